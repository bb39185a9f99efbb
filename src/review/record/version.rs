//! The version of the program, as the records have it.

/// The version of the program that writes and verifies.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");
