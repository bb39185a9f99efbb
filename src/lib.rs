//! Scrutineer.
#![allow(dead_code)]

mod diagnostic;
mod error;
mod folder;
mod measure;
mod report;
pub use diagnostic::{Code, Diagnostic, Place, Severity, Warned};
pub use error::Error;
pub use report::Report;
