//! `report.toml`: what a report is called, what each paragraph is about, and how it looks.

pub mod accept;
pub mod appendix_plan;
pub mod chosen;
pub mod council;
pub mod judging_reader;
pub mod length;
pub mod look_plan;
pub mod look_reader;
pub mod plan;
pub mod plan_reader;
pub mod prose_settings;
pub mod report_version;
pub mod section_reader;
pub mod store;
pub mod table_plan;
pub mod unnamed;
pub mod words_reader;
