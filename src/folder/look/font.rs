//! A font file: what it is called, what it may be used for, and which characters it can draw.

use ttf_parser::{Face as Parsed, Permissions, name_id};

/// A font that can be used.
pub struct Face<'a> {
    parsed: Parsed<'a>,
    family: String,
}

/// Why a file cannot be used as a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// It is not a font.
    NoFont,
    /// A font packed for web pages.
    ForTheWeb,
    /// Several fonts in one file.
    Collection,
    /// One font that can take any weight.
    Variable,
    /// It has no name of its own.
    Nameless,
    /// It may not be embedded.
    Restricted,
    /// It cannot draw what every report has, such as this.
    Lacks(char),
}

/// What every report has in it.
const NEEDED: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;()[]/%£-–’•";

impl<'a> Face<'a> {
    /// Reads a font.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn read(bytes: &'a [u8]) -> Result<Face<'a>, Unusable> {
        match bytes {
            [b'w', b'O', b'F', b'F' | b'2', ..] => return Err(Unusable::ForTheWeb),
            [b't', b't', b'c', b'f', ..] => return Err(Unusable::Collection),
            _ => {}
        }
        let parsed = Parsed::parse(bytes, 0).map_err(|_| Unusable::NoFont)?;
        if parsed.is_variable() {
            return Err(Unusable::Variable);
        }
        if parsed.permissions() == Some(Permissions::Restricted) {
            return Err(Unusable::Restricted);
        }
        let family = [name_id::TYPOGRAPHIC_FAMILY, name_id::FAMILY].into_iter().find_map(|id| name(&parsed, id));
        let face = Face { parsed, family: family.ok_or(Unusable::Nameless)? };
        match NEEDED.chars().find(|sign| !face.draws(*sign)) {
            Some(sign) => Err(Unusable::Lacks(sign)),
            None => Ok(face),
        }
    }

    /// What it calls itself: `Noto Sans`.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Whether it can draw a character. Spaces of every width are one to it, and what is never drawn needs no drawing.
    pub fn draws(&self, sign: char) -> bool {
        let held = |sign: char| self.parsed.glyph_index(sign).is_some_and(|glyph| glyph.0 != 0);
        match sign {
            _ if sign.is_control() || is_unseen(sign) => true,
            _ if sign.is_whitespace() => held(' '),
            // What is typeset takes the hyphen where there is no no-break hyphen.
            '\u{2011}' => held(sign) || held('\u{2010}'),
            _ => held(sign),
        }
    }
}

/// Signs that only say how others are to be, and accents, which are put together with their letter.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}')
}

fn name(parsed: &Parsed, id: u16) -> Option<String> {
    let mut named = parsed.names().into_iter().filter(|name| name.name_id == id).filter_map(|name| name.to_string());
    named.find(|name| !name.trim().is_empty() && !name.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Noto Sans cut down to the letters of western Europe.
    const FONT: &[u8] = include_bytes!("../../../tests/faults/missing-glyph-own-font/assets/Council-Regular.ttf");

    fn why(bytes: &[u8]) -> Option<Unusable> {
        Face::read(bytes).err()
    }

    #[test]
    fn a_font_says_what_it_is_called_and_what_it_draws() {
        let face = Face::read(FONT).expect("a font");
        assert_eq!(face.family(), "Anyshire Test");
        for sign in ['a', '£', 'ë', '\u{a0}', '\u{202f}', '\n', '\u{ad}', '\u{301}'] {
            assert!(face.draws(sign), "{sign:?}");
        }
        for sign in ['ŵ', '✓', '☕', '\u{2011}'] {
            assert!(!face.draws(sign), "{sign:?}");
        }
    }

    #[test]
    fn what_is_no_font_is_told_apart() {
        assert_eq!(why(b""), Some(Unusable::NoFont));
        assert_eq!(why(b"The font is on the shared drive."), Some(Unusable::NoFont));
        assert_eq!(why(b"wOFF\0\x01\0\0"), Some(Unusable::ForTheWeb));
        assert_eq!(why(b"ttcf\0\x01\0\0"), Some(Unusable::Collection));
        assert_eq!(why(&FONT[..200]), Some(Unusable::NoFont));
    }

    /// `fsType` of the table `OS/2`: 2 is a licence that forbids embedding.
    #[test]
    fn a_font_that_may_not_be_embedded_is_refused() {
        let mut bytes = FONT.to_vec();
        let record = bytes.windows(4).position(|tag| tag == b"OS/2").expect("it has the table");
        let offset = u32::from_be_bytes(bytes[record + 8..record + 12].try_into().expect("four bytes")) as usize;
        bytes[offset + 8..offset + 10].copy_from_slice(&[0, 2]);
        assert_eq!(why(&bytes), Some(Unusable::Restricted));
    }

    proptest! {
        /// Whatever is damaged: it is read or refused, and nothing falls over.
        #[test]
        fn a_damaged_font_is_harmless(at in 0..FONT.len(), byte: u8, length in 0..FONT.len()) {
            let mut bytes = FONT.to_vec();
            bytes[at] = byte;
            let _either = Face::read(&bytes).map(|face| face.draws('ŵ'));
            let _cut = why(&bytes[..length]);
        }
    }
}
