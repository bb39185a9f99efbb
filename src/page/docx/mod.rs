//! The Word edition: a report or a pack for colleagues to comment in, with the styles, the numbering and the tables of Word itself.

mod body;
mod counted;
mod dashboard;
mod finish;
mod furniture;
mod methods;
mod numbering;
mod order;
mod pack;
mod part;
mod picture;
mod report;
mod stretch;
mod styles;
mod table;
mod words;

pub(crate) use pack::pack;
pub(crate) use report::docx;
