//! From bytes to text and back: the encodings that spreadsheets and editors write, and where a file is in none of them.

use std::io::Read;

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diagnostic::{Code, Diagnostic, Place};

/// What is said of a line that is not UTF-8, in a file that is.
pub const MIXED: &str = "this line is not in the encoding of the rest of the file, which is UTF-8";

/// Why bytes are not text.
#[derive(Debug, PartialEq, Eq)]
pub enum NoText {
    /// They are something else altogether.
    Binary,
    /// Every other byte is zero: UTF-16 without the mark at its beginning.
    Unmarked,
    /// They are UTF-8 but for a byte here.
    Mixed(usize),
    /// This byte is a character in no encoding that is known here.
    NoCharacter(usize),
    /// Half of a character of UTF-16 is missing.
    Damaged,
}

/// The text of bytes: UTF-8 or UTF-16 by its mark, else UTF-8, else the Windows code page of western Europe.
///
/// # Errors
/// Why the bytes are not text. A file that is UTF-8 in one place and not in another is none: whichever was taken, words of it
/// would be printed wrong.
pub fn decode(bytes: &[u8]) -> Result<String, NoText> {
    let (text, broken) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            let text = std::str::from_utf8(rest).map_err(|error| NoText::Mixed(3 + error.valid_up_to()))?;
            (text.into(), false)
        }
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest),
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), false),
            Err(_) if is_binary(bytes) => return Err(without_mark(bytes)),
            Err(_) => (of_windows(bytes)?.into(), false),
        },
    };
    match broken {
        _ if is_binary(text.as_bytes()) => Err(without_mark(text.as_bytes())),
        true => Err(NoText::Damaged),
        false => Ok(text.into_owned()),
    }
}

/// UTF-16 as UTF-8, piece by piece: of a table that is never held as a whole. What is no character becomes the sign of that.
pub struct FromUtf16 {
    inner: Box<dyn Read>,
    decoder: Decoder,
    bytes: Vec<u8>,
    text: String,
    /// How much of the text was given.
    given: usize,
    is_over: bool,
}

impl FromUtf16 {
    /// Of bytes that begin with the mark of UTF-16.
    pub fn of(inner: Box<dyn Read>) -> FromUtf16 {
        let decoder = UTF_16LE.new_decoder();
        FromUtf16 { inner, decoder, bytes: vec![0; 1 << 14], text: String::new(), given: 0, is_over: false }
    }
}

impl Read for FromUtf16 {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        while self.given == self.text.len() && !self.is_over {
            let read = self.inner.read(&mut self.bytes)?;
            self.is_over = read == 0;
            (self.given, self.text) = (0, String::new());
            self.text.reserve(self.decoder.max_utf8_buffer_length(read).unwrap_or(read * 4));
            let _ = self.decoder.decode_to_string(&self.bytes[..read], &mut self.text, self.is_over);
        }
        let many = into.len().min(self.text.len() - self.given);
        into[..many].copy_from_slice(&self.text.as_bytes()[self.given..self.given + many]);
        self.given += many;
        Ok(many)
    }
}

/// The encoding of a file that is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without the mark at its beginning.
    Utf8 { marked: bool },
    /// UTF-16, the lower byte first or the upper one.
    Utf16 { lower_first: bool },
    /// The Windows code page of western Europe.
    Windows,
}

impl Encoding {
    /// Of bytes that [`decode`] makes a text of.
    pub fn of(bytes: &[u8]) -> Encoding {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => Encoding::Utf8 { marked: true },
            [0xFF, 0xFE, ..] => Encoding::Utf16 { lower_first: true },
            [0xFE, 0xFF, ..] => Encoding::Utf16 { lower_first: false },
            _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8 { marked: false },
            _ => Encoding::Windows,
        }
    }
}

/// The bytes of a text: of what [`decode`] made, the same again.
///
/// # Errors
/// The first character that the encoding does not have.
pub fn encode(text: &str, encoding: Encoding) -> Result<Vec<u8>, char> {
    Ok(match encoding {
        Encoding::Utf8 { marked: false } => text.as_bytes().to_vec(),
        Encoding::Utf8 { marked: true } => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Utf16 { lower_first } => {
            let bytes = |unit: u16| if lower_first { unit.to_le_bytes() } else { unit.to_be_bytes() };
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
        }
        Encoding::Windows => {
            let mut bytes = Vec::with_capacity(text.len());
            for sign in text.chars() {
                let mut held = [0; 4];
                let (coded, _, lacks) = WINDOWS_1252.encode(sign.encode_utf8(&mut held));
                if lacks {
                    return Err(sign);
                }
                bytes.extend_from_slice(&coded);
            }
            bytes
        }
    })
}

/// The text of bytes that are not UTF-8.
fn of_windows(bytes: &[u8]) -> Result<String, NoText> {
    let (mut at, mut first_odd, mut has_utf8) = (0, None, false);
    for chunk in bytes.utf8_chunks() {
        has_utf8 |= !chunk.valid().is_ascii();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first_odd.get_or_insert(at);
        }
        at += chunk.invalid().len();
    }
    if let Some(odd) = first_odd.filter(|_| has_utf8) {
        return Err(NoText::Mixed(odd));
    }
    // The five bytes that the code page leaves empty.
    match bytes.iter().position(|byte| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)) {
        Some(at) => Err(NoText::NoCharacter(at)),
        None => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

/// More of it is zero than any text has by a slip.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    head.iter().filter(|byte| **byte == 0).count() * 20 > head.len()
}

fn without_mark(bytes: &[u8]) -> NoText {
    let head = &bytes[..bytes.len().min(2048) & !1];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count() * 2;
    let mostly = |from: usize| zeros(from) * 10 > head.len() * 8 && zeros(1 - from) * 10 < head.len();
    if head.len() >= 16 && (mostly(0) || mostly(1)) { NoText::Unmarked } else { NoText::Binary }
}

impl NoText {
    /// As it is told of a file of these bytes.
    pub fn told(&self, bytes: &[u8], name: &str) -> Diagnostic {
        const AS_UTF8: &str = "save it as text, with the encoding UTF-8";
        let of_file = |why: &str| {
            Diagnostic::error(Code::UnreadableFile, format!("`{name}` cannot be read: {why}"))
                .at(Place::file(name))
                .help(AS_UTF8)
        };
        let of_line = |at: usize, message: String, help: String| {
            let place = place_of_byte(bytes, name, at);
            Diagnostic::error(Code::UnreadableFile, message).at(place).help(help)
        };
        match self {
            NoText::Binary => of_file("it is not a text file"),
            NoText::Unmarked => of_file("it is UTF-16 without the mark by which that is known"),
            NoText::Damaged => of_file("it is UTF-16 and damaged"),
            NoText::Mixed(at) => {
                let meant = WINDOWS_1252.decode_without_bom_handling(&bytes[*at..=*at]).0;
                let help = match meant.chars().next().filter(|sign| !sign.is_control()) {
                    Some(meant) => {
                        format!("type the character here again (is it `{meant}`?), and save the file as UTF-8")
                    }
                    None => "type the character here again, and save the file as UTF-8".to_owned(),
                };
                of_line(*at, MIXED.to_owned(), help)
            }
            NoText::NoCharacter(at) => {
                let message = format!("this line has a byte that is no character (0x{:02X})", bytes[*at]);
                of_line(*at, message, "type the character here again, and save the file as UTF-8".to_owned())
            }
        }
    }
}

/// Where a byte is that belongs to no character.
fn place_of_byte(bytes: &[u8], name: &str, at: usize) -> Place {
    let mut text = String::from_utf8_lossy(&bytes[..at]).trim_start_matches('\u{feff}').to_owned();
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    let rest = &bytes[at + 1..];
    let line = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(rest, |end| &rest[..end]);
    text.push_str(&String::from_utf8_lossy(line));
    Place::of_bytes(name, &text, start..start + char::REPLACEMENT_CHARACTER.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_a_spreadsheet_writes() {
        let utf16: Vec<u8> = "£5".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&[&[0xFF, 0xFE], &utf16[..]].concat()).as_deref(), Ok("£5"));
        assert_eq!(decode("\u{feff}£5".as_bytes()).as_deref(), Ok("£5"));
        assert_eq!(decode("£5".as_bytes()).as_deref(), Ok("£5"));
        assert_eq!(decode(b"\xA35 \x96 6").as_deref(), Ok("£5 – 6"));
    }

    #[test]
    fn utf_16_is_read_piece_by_piece() {
        let text = "a,£5,\u{1f600}\n".repeat(5_000);
        for bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let whole: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect();
            let mut read = String::new();
            FromUtf16::of(Box::new(std::io::Cursor::new(whole))).read_to_string(&mut read).expect("read");
            assert!(read == text, "{} of {}", read.len(), text.len());
        }
    }

    #[test]
    fn what_was_read_is_written_again_as_it_was() {
        let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
        };
        for bytes in [
            b"".to_vec(),
            "\u{feff}£5\r\n".into(),
            "£5\r".into(),
            utf16("£5 \u{1f600}\n", u16::to_le_bytes),
            utf16("£5", u16::to_be_bytes),
            b"\xA35 \x96 6".to_vec(),
        ] {
            let text = decode(&bytes).expect("text");
            assert_eq!(encode(&text, Encoding::of(&bytes)).as_deref(), Ok(&bytes[..]), "{text}");
        }
        assert_eq!(encode("£5 \u{2192}", Encoding::Windows), Err('\u{2192}'));
    }

    #[test]
    fn what_is_in_two_encodings_or_in_none_is_told_where_it_is() {
        let mixed = b"a\nthe Council\xe2\x80\x99s \xA35\nb";
        assert_eq!(decode(mixed), Err(NoText::Mixed(18)));
        let told = NoText::Mixed(18).told(mixed, "x.toml");
        let place = told.at.expect("a place");
        assert_eq!((place.line, place.column, place.text.as_str()), (2, 15, "the Council’s \u{fffd}5"));
        assert!(told.help.is_some_and(|help| help.contains("`£`")));
        assert_eq!(decode(b"\xEF\xBB\xBFa\xA3"), Err(NoText::Mixed(4)));
        assert_eq!(decode(b"a\x81"), Err(NoText::NoCharacter(1)));
        assert_eq!(decode(b"a\0b"), Err(NoText::Binary));
        let utf16: Vec<u8> = "a = 5 # five".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16), Err(NoText::Unmarked));
        assert_eq!(decode(&[0xFF, 0xFE, b'a', 0, 0, 0xD8]), Err(NoText::Damaged));
    }
}
