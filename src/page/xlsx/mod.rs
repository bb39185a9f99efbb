//! The workbook: the figures that a report prints, as the government's guidance wants them published ("Releasing statistics in
//! spreadsheets", Analysis Function): a cover, a list of contents, what the marks mean, and one table a sheet.

mod finish;
mod notes;
mod sheet;
mod tables;
mod write;

pub(crate) use write::xlsx;
