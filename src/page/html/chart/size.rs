//! The two sizes in which a chart is drawn.

/// One of the two sizes in which a chart is drawn, in the units of its own `viewBox`.
pub(super) struct Size {
    /// The class by which the style sheet shows one of the two.
    pub class: &'static str,
    /// From edge to edge.
    pub width: f64,
    /// From the top of the scale to its foot.
    pub height: f64,
    /// The size of letters.
    pub letter: f64,
    /// Whether the lines have their names at the right end; else the legend names them.
    pub named: bool,
}

impl Size {
    /// For a column of text.
    pub(super) const WIDE: Size = Size { class: "wide", width: 720.0, height: 200.0, letter: 14.0, named: true };
    /// For a telephone, or a page enlarged four times.
    pub(super) const NARROW: Size = Size { class: "narrow", width: 340.0, height: 180.0, letter: 15.0, named: false };
}
