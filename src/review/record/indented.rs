//! JSON as a person reads it, written for a file that has a hundred thousand lines: the space before a line is one piece.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// What comes before a value on a line of its own; one that lies deeper is indented no further.
const LINE: &[u8] = b",\n                                                                ";

/// Writes each entry of a list or map on a line of its own, two spaces deeper than what it is in.
#[derive(Default)]
pub(super) struct Indented {
    depth: usize,
    is_empty: bool,
}

impl Indented {
    fn line<W: ?Sized + Write>(&self, writer: &mut W, is_first: bool) -> io::Result<()> {
        let end = LINE.len().min(2 + 2 * self.depth);
        writer.write_all(&LINE[usize::from(is_first)..end])
    }

    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.is_empty = true;
        writer.write_all(bracket)
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if !self.is_empty {
            self.line(writer, true)?;
        }
        self.is_empty = false;
        writer.write_all(bracket)
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_empty = false;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_empty = false;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, json};

    use super::Indented;

    #[test]
    fn it_is_written_as_serde_json_writes_it_for_people() {
        let value = json!({ "a": [1, "two", null, [], {}], "b": { "c": { "d": [[true], { "e": "\"\n" }] } }, "f": [] });
        let mut bytes = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut bytes, Indented::default())).expect("it can be written");
        assert_eq!(String::from_utf8(bytes).expect("text"), serde_json::to_string_pretty(&value).expect("text"));
    }
}
