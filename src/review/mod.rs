//! What an officer looks at before a report is approved: why a sentence is there, what an edit changes, what the rules' examples
//! prove, and whether a finished PDF is what its folder gives.

pub mod coverage;
pub mod diff;
pub mod explain;
pub(crate) mod keep;
#[cfg(test)]
mod once;
pub mod record;
pub(crate) mod unsaved;
pub(crate) mod what_if;
