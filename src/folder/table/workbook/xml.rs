//! The parts of a workbook, which are XML in an archive, read piece by piece and never as a whole.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{BufReader, Cursor, Error, ErrorKind, Read};
use std::rc::Rc;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use crate::folder::table::worksheet_rows::PIECE;

/// The archive that a workbook is.
pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What is read of XML.
pub enum Piece<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element ends, by its name with its prefix.
    Close(&'a str),
    /// Text.
    Text(&'a str),
}

/// The beginning of an element.
pub struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// Its name, with its prefix.
    pub fn name(&self) -> &str {
        self.0.name().into_inner()
    }

    /// Its name without a prefix.
    pub fn local(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name.
    pub fn get(&self, name: &str) -> Option<String> {
        self.find(|key| key == name)
    }

    /// An attribute as it is written, where it can only be a name or a number.
    pub fn written(&self, name: &str) -> Option<&str> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.into_inner() == name)?;
        match found.value {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }

    /// An attribute by the end of its name, whatever prefix it has.
    pub fn get_prefixed(&self, local: &str) -> Option<String> {
        self.find(|key| key.rsplit_once(':').is_some_and(|(_, name)| name == local))
    }

    /// An attribute as a whole number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an attribute is true.
    pub fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|text| matches!(text.as_str(), "1" | "true" | "on"))
    }

    fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| is_it(attribute.key.into_inner()))?;
        Some(
            found
                .normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| found.value.to_string(), |text| text.into()),
        )
    }
}

/// Why a part cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoXml {
    /// It is not there, or is no XML.
    Broken,
    /// A piece of it has more bytes than [`PIECE`].
    TooLong,
}

/// Reads one part to its end.
pub fn each_piece(archive: &mut Archive, name: &str, mut read: impl FnMut(Piece)) -> Result<(), NoXml> {
    let part = archive.by_name(name).map_err(|_| NoXml::Broken)?;
    pieces(part, &mut read)
}

/// Stops with an error where a piece has more bytes than [`PIECE`]: it is held as a whole.
struct Limited<R> {
    inner: R,
    /// The bytes since the piece began.
    piece: Rc<Cell<u64>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, Error> {
        let read = self.inner.read(into)?;
        self.piece.set(self.piece.get() + read as u64);
        if self.piece.get() > PIECE { Err(ErrorKind::FileTooLarge.into()) } else { Ok(read) }
    }
}

fn pieces(part: impl Read, read: &mut impl FnMut(Piece)) -> Result<(), NoXml> {
    let piece = Rc::new(Cell::new(0));
    let mut reader = Reader::from_reader(BufReader::new(Limited { inner: part, piece: piece.clone() }));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        piece.set(0);
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|_| if piece.get() > PIECE { NoXml::TooLong } else { NoXml::Broken })? {
            Event::Start(element) => read(Piece::Open(Element(&element))),
            Event::End(element) => read(Piece::Close(element.name().into_inner())),
            Event::Text(text) => read(Piece::Text(&text.xml10_content())),
            Event::CData(text) => read(Piece::Text(&text.xml10_content())),
            Event::GeneralRef(of) => {
                if let Some(sign) = sign(&of) {
                    read(Piece::Text(sign.encode_utf8(&mut [0; 4])));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The character that `&amp;` or `&#163;` stands for.
fn sign(of: &BytesRef) -> Option<char> {
    if let Ok(Some(sign)) = of.resolve_char_ref() {
        return Some(sign);
    }
    match &**of {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
