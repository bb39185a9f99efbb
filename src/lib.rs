//! Scrutineer.

mod diagnostic;
mod error;
mod measure;
mod report;
pub use diagnostic::{Code, Diagnostic, Place, Severity, Warned};
pub use error::Error;
pub use report::Report;
