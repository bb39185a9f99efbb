//! What must not part at the end of a line: `quarter 3`, `Key Stage 2`, `2.00 pm`, `12 months`, `8.0 percentage points`. The words of a
//! report reach a layout with such spaces already unbreakable, so that no layout looks for them.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use crate::figures::measure::MONTHS;

/// What a number or a letter belongs to that follows it.
const NAMED: &[&str] = &["quarter", "stage", "year", "table", "appendix", "paragraph", "figure"];

/// What belongs to a number before it, beside the months.
const COUNTED: &[&str] = &[
    "am", "pm", "point", "points", "month", "months", "year", "years", "week", "weeks", "day", "days", "hour", "hours",
    "million", "billion",
];

/// What does so in two words.
const COUNTED_IN_TWO: &[(&str, &str)] = &[("percentage", "point"), ("percentage", "points"), ("per", "cent")];

/// The keys whose text is not set in lines: it is heard, drawn or attached.
const AS_IT_IS: &[&str] = &["alt", "svg", "figures_csv", "record_json"];

/// Writes JSON whose texts have the spaces unbreakable at which they must not part.
#[derive(Default)]
pub(super) struct Together {
    /// The key of what is being written, and whether it is the key itself.
    key: String,
    in_key: bool,
}

impl Formatter for Together {
    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.in_key = true;
        self.key.clear();
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if self.in_key {
            self.key.push_str(fragment);
        }
        // Most texts are a single word: a name or a kind.
        if self.in_key || !fragment.contains(' ') || AS_IT_IS.contains(&self.key.as_str()) {
            return writer.write_all(fragment.as_bytes());
        }
        let pieces: Vec<&str> = fragment.split(' ').collect();
        for (nth, piece) in pieces.iter().enumerate() {
            if nth > 0 {
                writer.write_all(if belong(&pieces, nth) { "\u{a0}" } else { " " }.as_bytes())?;
            }
            writer.write_all(piece.as_bytes())?;
        }
        Ok(())
    }
}

/// Whether a piece belongs to the one before it.
fn belong(pieces: &[&str], nth: usize) -> bool {
    let (before, piece) = (pieces[nth - 1], pieces[nth]);
    let named = || {
        let (name, letter) = (last_word(before), first_word(piece));
        let is_capital = letter.len() == 1 && letter.starts_with(|sign: char| sign.is_ascii_uppercase());
        (starts_with_digit(piece) || is_capital)
            && NAMED.iter().any(|one| one.eq_ignore_ascii_case(name) && one[1..] == name[1..])
    };
    let two = |first: &str, second: &str| COUNTED_IN_TWO.contains(&(first, first_word(second)));
    let counted = || {
        let next = pieces.get(nth + 1);
        is_counted(first_word(piece)) || next.is_some_and(|next| two(piece, next))
    };
    let of_two = || nth > 1 && ends_with_digit(pieces[nth - 2]) && two(before, piece);
    let key_stage = || {
        let next = pieces.get(nth + 1);
        piece == "Stage" && last_word(before) == "Key" && next.is_some_and(|next| starts_with_digit(next))
    };
    (ends_with_digit(before) && counted()) || named() || of_two() || key_stage()
}

fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word) || MONTHS.contains(&word)
}

fn starts_with_digit(piece: &str) -> bool {
    piece.starts_with(|sign: char| sign.is_ascii_digit())
}

fn ends_with_digit(piece: &str) -> bool {
    piece.ends_with(|sign: char| sign.is_ascii_digit())
}

fn first_word(piece: &str) -> &str {
    piece.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or(piece)
}

fn last_word(piece: &str) -> &str {
    piece.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or(piece)
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, json};

    use super::Together;

    fn written(value: &serde_json::Value) -> String {
        let mut bytes = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut bytes, Together::default())).expect("it can be written");
        String::from_utf8(bytes).expect("it is text")
    }

    #[test]
    fn what_belongs_to_a_number_stays_with_it() {
        for (words, set) in [
            ("In quarter 3 2024/25", "In quarter~3 2024/25"),
            ("Key Stage 2 results", "Key~Stage~2 results"),
            ("at 2.00 pm (item 4)", "at 2.00~pm (item 4)"),
            ("up 8.0 percentage points.", "up 8.0~percentage~points."),
            ("(91.6 per cent)", "(91.6~per~cent)"),
            ("within 45 working days, 12 months", "within 45 working days, 12~months"),
            ("30 June 2025", "30~June 2025"),
            ("See Appendix A, Table 1", "See Appendix~A, Table~1"),
            ("Appendix And a Figure Of", "Appendix And a Figure Of"),
            ("a \"quarter 1\" and a\nyear 2", "a \\\"quarter~1\\\" and a\\nyear~2"),
            ("QUARTER 3", "QUARTER 3"),
            ("the year  3", "the year  3"),
            ("é 3 dayséé", "é 3 dayséé"),
            ("", ""),
        ] {
            assert_eq!(written(&json!(words)), format!("\"{}\"", set.replace('~', "\u{a0}")));
        }
    }

    #[test]
    fn what_is_heard_or_attached_is_as_it_is() {
        let report = json!({ "alt": "in 5 years", "other": ["in 5 years", { "svg": "5 days" }], "quarter 3": 1 });
        let whole = "{\"alt\":\"in 5 years\",\"other\":[\"in 5~years\",{\"svg\":\"5 days\"}],\"quarter 3\":1}";
        assert_eq!(written(&report), whole.replace('~', "\u{a0}"));
    }
}
