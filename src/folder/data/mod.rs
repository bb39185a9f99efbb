//! The tables of `data/` as a whole: which files they are, whose rows they have, and what of several files is doubtful together.

pub mod as_found;
pub mod carried_over;
pub mod doubted_columns;
pub mod doubted_targets;
pub mod looks_back;
pub mod own_first;
pub mod quarter_ends;
pub mod tables;
pub mod undated_targets;
pub mod unnamed_sheets;
pub mod without_year;
