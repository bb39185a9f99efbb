//! What no single cell shows: figures that disagree, ids that do not match, numbers typed twice.

pub mod percentage;

use crate::folder::commentary::Comment;
use crate::folder::faults::Faults;
use crate::folder::plan::Plan;
use crate::folder::tables::Rows;
use crate::measure::Indicator;

/// Checks the rows of all tables against each other.
pub fn rows(_rows: &Rows, _plan: Option<&Plan>, _catalogue: &[Indicator], _faults: &Faults) {}

/// Checks the files against each other.
pub fn folder(_plan: &Plan, _indicators: &[Indicator], _comments: &[Comment], _faults: &Faults) {}
