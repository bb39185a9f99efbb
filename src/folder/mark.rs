//! How settled a figure is and why there is none: words of the column `status`, and marks in a cell of figures.

use crate::figures::measure::{ReleaseStatus, Why};

use super::number::{NoNumber, Number, read_number};

/// One thing a status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// How settled.
    Status(ReleaseStatus),
    /// Why there is no figure.
    Missing(Why),
    /// A new series begins here.
    Break,
}

const WORDS: [(&str, &str, Mark); 8] = [
    ("final", "final", Mark::Status(ReleaseStatus::Final)),
    ("provisional", "p", Mark::Status(ReleaseStatus::Provisional)),
    ("revised", "r", Mark::Status(ReleaseStatus::Revised)),
    ("estimated", "e", Mark::Status(ReleaseStatus::Estimated)),
    ("suppressed", "c", Mark::Missing(Why::Suppressed)),
    ("not available", "x", Mark::Missing(Why::NotAvailable)),
    ("not applicable", "z", Mark::Missing(Why::NotApplicable)),
    ("break in series", "b", Mark::Break),
];

impl Mark {
    /// The words a status may be.
    pub const STATUS: [&str; 8] = [
        "final",
        "provisional",
        "revised",
        "estimated",
        "suppressed",
        "not available",
        "not applicable",
        "break in series",
    ];

    /// As it is written in a cell.
    pub fn shorthand(self) -> String {
        let letter = WORDS.iter().find(|(_, _, mark)| *mark == self).map_or("", |(_, letter, _)| letter);
        format!("[{letter}]")
    }

    /// Reads one word of a status, or its shorthand with or without brackets.
    pub fn read(word: &str) -> Option<Mark> {
        let word = word.trim().to_lowercase().replace(['_', '-'], " ");
        let short = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(&word);
        let same = |(long, letter, _): &&(&str, &str, Mark)| *long == word || *letter == short;
        WORDS.iter().find(same).map(|(_, _, mark)| *mark)
    }
}

/// Parts a status at `;`, and `[p][r]` at the brackets.
pub fn parted(status: &str) -> impl Iterator<Item = &str> {
    status.split(';').flat_map(|part| part.split_inclusive(']')).map(str::trim).filter(|part| !part.is_empty())
}

/// What a cell of figures holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figure {
    /// The number, if there is one.
    pub number: Option<Number>,
    /// What is beside it or in its place.
    pub marks: Vec<Mark>,
}

/// Reads `93`, `93.1 [p]`, `12[r]`, `[x]`, `-`, `..`, `n/a`.
///
/// # Errors
/// Why it is neither a number nor a mark.
pub fn read_figure(text: &str) -> Result<Figure, NoNumber> {
    let mut rest = text.trim();
    let mut marks = Vec::new();
    while let Some((before, mark)) = rest.strip_suffix(']').and_then(|body| body.rsplit_once('[')) {
        match Mark::read(mark) {
            Some(mark) => marks.insert(0, mark),
            None => break,
        }
        rest = before.trim_end();
    }
    let instead = match rest.to_lowercase().as_str() {
        "" if !marks.is_empty() => return Ok(Figure { number: None, marks }),
        "x" | "-" | "\u{2013}" | "\u{2014}" | ".." | "..." | ":" | "n/a" | "na" | "not available" => {
            Some(Why::NotAvailable)
        }
        "c" | "*" | "suppressed" => Some(Why::Suppressed),
        "z" | "not applicable" => Some(Why::NotApplicable),
        _ => None,
    };
    if let Some(why) = instead {
        marks.push(Mark::Missing(why));
        return Ok(Figure { number: None, marks });
    }
    read_number(rest).map(|number| Figure { number: Some(number), marks })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_with_its_marks() {
        let read = |text| read_figure(text).map(|figure| (figure.number.map(|n| n.value.to_string()), figure.marks));
        let provisional = Mark::Status(ReleaseStatus::Provisional);
        assert_eq!(read("93.1 [p]"), Ok((Some("93.1".into()), vec![provisional])));
        assert_eq!(read("12[p][b]"), Ok((Some("12".into()), vec![provisional, Mark::Break])));
        assert_eq!(read("[c]"), Ok((None, vec![Mark::Missing(Why::Suppressed)])));
        assert_eq!(read(".."), Ok((None, vec![Mark::Missing(Why::NotAvailable)])));
        assert!(read("12 [q]").is_err());
    }

    #[test]
    fn a_status_is_parted() {
        let read = |text| parted(text).map(Mark::read).collect::<Vec<_>>();
        assert_eq!(
            read("provisional; break in series"),
            [Some(Mark::Status(ReleaseStatus::Provisional)), Some(Mark::Break)]
        );
        assert_eq!(read("[r][b]"), [Some(Mark::Status(ReleaseStatus::Revised)), Some(Mark::Break)]);
        assert_eq!(read("Not Available"), [Some(Mark::Missing(Why::NotAvailable))]);
        assert_eq!(read("provisonal"), [None]);
    }
}
