//! A text of the folder as an officer saved it: its encoding, its lines, the keys of TOML with their places, and the one basket for all that is wrong.

pub mod argument;
pub mod asked;
pub mod conflict;
pub mod diagnostics;
pub mod encoding;
pub mod entry;
pub mod in_use;
pub mod limits;
pub mod named;
pub mod nearest;
pub mod one_cause;
pub mod source;
pub mod syntax;
pub mod toml_text;
pub mod unprintable;
