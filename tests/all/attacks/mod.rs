//! What was tried against the program and must come to nothing: a hidden count in any byte that is published, words under a
//! black box, another's file written over, a child that runs on when nobody waits for it.

#[cfg(all(feature = "pdf", feature = "proof"))]
mod every_surface;
#[cfg(feature = "pdf")]
mod hidden_words;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod left_alone;
mod limits;
mod sandbox;
mod signs;

/// A pack of one report, which lies beside it.
#[cfg(all(feature = "pdf", feature = "proof"))]
fn pack_of(report: &str) -> String {
    let head = include_str!("../../faults/hidden-words/pack.toml").split("[[item]]").next().unwrap_or_default();
    format!("{head}[[item]]\nnumber = 1\nreport = \"{report}\"\n")
}
