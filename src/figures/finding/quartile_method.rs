//! How a quartile is computed, as a report folder may choose.

/// How a quartile is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// By rank, ties sharing the best: `(k+1) - ceil((n+1-rank)·k/n)` in integers, as the public health
    /// package `phe_quantile` does.
    #[default]
    Rank,
    /// By the department's cut points: type-7 quantiles, a value on a cut going to the band below it.
    Lait,
}
