//! Scrutineer.

mod diagnostic;
mod error;
mod finding;
mod folder;
mod measure;
mod page;
mod prose;
mod report;
mod rules;
pub use diagnostic::{Code, Diagnostic, Place, Severity, Warned};
pub use error::Error;
pub use report::Report;
pub use page::{Format, Layout, publish};
#[cfg(feature = "pdf")]
pub use page::{Bounds, TYPESET_ARGUMENT, serve_typesetting, typeset_in_child};
