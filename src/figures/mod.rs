//! Figures and what is calculated from them: units and periods, published methods, exact findings, what may not be printed,
//! and how a figure reads in British English.

pub mod csv_text;
pub mod disclosure;
pub mod finding;
pub mod measure;
pub mod method;
pub mod prose;
