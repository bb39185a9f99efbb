//! The Word edition: a report or a pack for colleagues to comment in, with the styles, the numbering and the tables of Word itself.

pub(crate) mod body;
pub(crate) mod counted;
mod dashboard;
pub(crate) mod finish;
mod five_years;
pub(crate) mod furniture;
mod glossary;
mod measure;
mod methods;
mod numbering;
mod order;
pub(crate) mod part;
mod picture;
pub(crate) mod report;
pub(crate) mod stretch;
pub(crate) mod styles;
mod summary;
pub(crate) mod table;
pub(crate) mod words;

pub(crate) use report::docx;
