//! Scrutineer.

mod diagnostic;
mod error;
mod finding;
mod measure;
mod prose;
mod report;
pub use diagnostic::{Code, Diagnostic, Place, Severity, Warned};
pub use error::Error;
pub use report::Report;
