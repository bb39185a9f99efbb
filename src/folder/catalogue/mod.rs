//! The catalogue of measures, `indicators.toml`: what each is, and whether its name reads well.

pub mod catalogue_targets;
pub mod comparing;
pub mod good_reader;
pub mod indicators;
pub mod kind_in_name;
pub mod name_reads;
pub mod since_april;
