//! A page of a finished PDF, as its words.

use serde::{Deserialize, Serialize};

/// The words of a page, in the order in which they are drawn; a space between two and no other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PdfPage {
    /// All of them.
    pub words: String,
    /// Without what is marked as no part of the text: the footer.
    pub body: String,
}
