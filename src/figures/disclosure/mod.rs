//! Disclosure control: figures that could point to a person are taken out of the data before anything is said.
//!
//! What is said, drawn, attached and listed afterwards is made from what is left, so nothing of it can give a hidden
//! figure back by itself; [`protect`] sees to it that what is left cannot either. A count of zero is a true zero and
//! is printed. "Hidden" means that at least two counts under the threshold agree with everything printed. For totals with
//! their parts, totals of totals, a year with its quarters and percentages of a whole that is given it means more, without
//! rounding: at least two would have been printed just so, marks included (`tests_same_output`); of a small total that is
//! hidden with all its parts, the other may be large. It does not mean that for tables with two margins, growth since April
//! and rounded counts: who tries every such table on this program can tell some small counts from what else was hidden.

mod bounds;
mod growth;
mod policy;
mod primary;
mod protect;
mod relation;
mod rounding;
mod secondary;
mod sums;
#[cfg(test)]
mod tests_exhaustive;
#[cfg(test)]
mod tests_same_output;
mod words;

pub use policy::{Hidden, Policy, Reason};
pub use primary::is_hidden;
pub use protect::protect;
