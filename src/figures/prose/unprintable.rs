//! Characters that no page can show: what Word and Excel keep to themselves, and what a conversion leaves behind.

use crate::diagnostic::turns;

/// Whether a character cannot be printed. A line end and a tab can.
pub fn is_unprintable(sign: char) -> bool {
    match sign {
        '\n' | '\r' | '\t' => false,
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffd}' | '\u{fffe}'
        | '\u{ffff}' => true,
        _ if turns(sign) => true,
        _ => sign.is_control(),
    }
}

/// A character by its number, as it is looked up: `U+001E`.
pub fn numbered(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}

/// What to do about a character that cannot be printed.
pub fn instead(sign: char) -> &'static str {
    match sign {
        '\u{1e}' => "Word writes it for a hyphen at which no line may end: type an ordinary hyphen instead",
        '\u{1f}' => "Word writes it for a hyphen at which a line may end: remove it",
        '\u{b}' | '\u{c}' => "Word writes it for the end of a line or page: remove it",
        '\u{2028}' | '\u{2029}' | '\u{85}' => {
            "it ends a line or a paragraph on a web page: type a space instead, or begin a new line"
        }
        '\u{7}' => "Word writes it for the end of a cell: remove it",
        '\u{fffd}' => "a letter was lost here when the file was converted: type it again",
        sign if turns(sign) => {
            "it turns the letters behind it round, so that other words are read than are there: remove it"
        }
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {
            "it cannot be seen, and came with words that were copied: type the words on this line again"
        }
        _ => "remove it, or type the words on this line again",
    }
}
