//! The parts of a workbook, which are XML in an archive, read piece by piece and never as a whole.

use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

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

/// Reads one part to its end; `None` where it is not there or is no XML.
pub fn each_piece(archive: &mut Archive, name: &str, mut read: impl FnMut(Piece)) -> Option<()> {
    let part = archive.by_name(name).ok()?;
    pieces(part, &mut read)
}

fn pieces(part: impl Read, read: &mut impl FnMut(Piece)) -> Option<()> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) => read(Piece::Open(Element(&element))),
            Event::End(element) => read(Piece::Close(element.name().into_inner())),
            Event::Text(text) => read(Piece::Text(&text.xml10_content())),
            Event::CData(text) => read(Piece::Text(&text.xml10_content())),
            Event::GeneralRef(of) => {
                if let Some(sign) = sign(&of) {
                    read(Piece::Text(sign.encode_utf8(&mut [0; 4])));
                }
            }
            Event::Eof => return Some(()),
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
