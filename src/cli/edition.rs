//! `--format`: what a report or a pack is written as.

use scrutineer::Format;

/// One of the editions.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Edition {
    /// Accessible PDF
    Pdf,
    /// Web edition: one accessible file
    Html,
    /// Word edition, for colleagues to comment on
    Docx,
    /// Plain text, one paragraph a line
    Text,
    /// The whole report as data, for other programs
    Json,
    /// Sign-off copy, with the rule and figures under each sentence
    Proof,
}

impl Edition {
    /// As the library knows it.
    pub fn format(self) -> Format {
        match self {
            Edition::Pdf => Format::Pdf,
            Edition::Html => Format::Html,
            Edition::Docx => Format::Docx,
            Edition::Text => Format::Text,
            Edition::Json => Format::Json,
            Edition::Proof => Format::Proof,
        }
    }

    /// `quarter-3.pdf`, `quarter-3-proof.pdf`.
    pub fn file_name(self, stem: &str) -> String {
        let proof = if self == Edition::Proof { "-proof" } else { "" };
        format!("{stem}{proof}.{}", self.format().extension())
    }
}
