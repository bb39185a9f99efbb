//! What is wrong with the bytes of a table that is never held as a whole: two encodings, characters that no page can show.

use csv::ByteRecord;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::is_unprintable;
use crate::folder::text::encoding::MIXED;
use crate::folder::text::unprintable::of_sign;

/// The first of each kind, and how many rows have one.
#[derive(Debug, Default)]
pub struct Oddities {
    /// The columns that are looked at; none: all.
    columns: Option<Vec<usize>>,
    has_utf8: bool,
    other: Option<Place>,
    unprintable: Option<(char, Place, usize)>,
}

impl Oddities {
    /// Looks only at these columns, which are read: what stands in the others is printed nowhere.
    pub fn only(&mut self, columns: Vec<usize>) {
        self.columns = Some(columns);
    }

    /// Looks at a row.
    pub fn look(&mut self, row: &ByteRecord, place: impl Fn() -> Place) {
        // Every byte without stopping at the first: many are looked at in one step, and nearly every row is plain.
        let is_odd = |byte: u8| !matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
        if !row.as_slice().iter().fold(false, |odd, byte| odd | is_odd(*byte)) {
            return;
        }
        for (at, cell) in row.iter().enumerate() {
            if self.columns.as_ref().is_some_and(|read| !read.contains(&at)) {
                continue;
            }
            match std::str::from_utf8(cell) {
                Ok(text) => {
                    self.has_utf8 |= !text.is_ascii();
                    self.look_for_signs(text, &place);
                }
                Err(_) => drop(self.other.get_or_insert_with(&place)),
            }
        }
    }

    fn look_for_signs(&mut self, text: &str, place: &impl Fn() -> Place) {
        if let Some(sign) = text.chars().find(|sign| is_unprintable(*sign)) {
            self.unprintable.get_or_insert_with(|| (sign, place(), 0)).2 += 1;
        }
    }

    /// What is to be told of them.
    pub fn told(&mut self) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        if let Some(place) = self.other.take().filter(|_| self.has_utf8) {
            let help = "get the table again, or type the characters on this line again and save the file as UTF-8";
            told.push(Diagnostic::error(Code::UnreadableFile, MIXED).at(place).help(help));
        }
        if let Some((sign, place, rows)) = self.unprintable.take() {
            let more = if rows > 1 { format!(", in {rows} cells") } else { String::new() };
            told.push(of_sign(sign, &more).at(place));
        }
        told
    }
}
