//! The code of a number format taken apart: its sections, and what is quoted, escaped or in brackets.

/// One piece of a section: what is quoted or escaped, what is in brackets, or a character.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Shown as it is.
    Literal(String),
    /// In square brackets.
    Bracketed(String),
    /// A character of the format's own.
    Sign(char),
}

/// The sections with their pieces.
pub fn split(code: &str) -> Vec<Vec<Piece>> {
    let mut sections = vec![Vec::new()];
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let piece = match letter {
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            '"' => Piece::Literal(letters.by_ref().take_while(|letter| *letter != '"').collect()),
            '[' => Piece::Bracketed(letters.by_ref().take_while(|letter| *letter != ']').collect()),
            '\\' => Piece::Literal(letters.next().into_iter().collect()),
            // As wide as the next character, or filled with it.
            '_' | '*' => {
                letters.next();
                continue;
            }
            sign => Piece::Sign(sign),
        };
        if let Some(section) = sections.last_mut() {
            section.push(piece);
        }
    }
    sections
}
