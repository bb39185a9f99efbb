//! Characters that a terminal obeys, or that turn a line round: in an officer's files they come from somebody else.

/// Whether a terminal would obey a character instead of showing it. A line end and a tab it may.
fn is_obeyed(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\t') || turns(sign)
}

/// Whether a character says in which direction letters run: what stands behind it can be shown as another word.
pub fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text as a terminal may have it: each character that it would obey is a sign instead, one for one, so that columns stay.
pub fn shown_as_signs(text: &str) -> String {
    text.chars().map(|sign| if is_obeyed(sign) { sign_of(sign) } else { sign }).collect()
}

/// `␛` for an escape; where there is no such sign, the one for what cannot be shown.
fn sign_of(sign: char) -> char {
    match u32::from(sign) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_given_nothing_to_obey() {
        let hostile = "a\u{1b}[31mb\u{9b}2Jc\u{202e}d\u{2066}e\u{7f}\rf\n\tg\u{200f}";
        assert_eq!(shown_as_signs(hostile), "a␛[31mb\u{fffd}2Jc\u{fffd}d\u{fffd}e␡␍f\n\tg\u{fffd}");
        assert_eq!(shown_as_signs("Ynys Môn – £5 ‘a’"), "Ynys Môn – £5 ‘a’");
    }
}
