//! How settled a figure is and why there is none: words of the column `status`, and marks in a cell of figures.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::{MONTHS, ReleaseStatus, Why};

use super::number::{NoNumber, Number, read_number};
use super::two_limits::with_limits;
use super::worded::with_base;

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

const WORDS: [(&str, &str, Mark); 16] = [
    ("final", "final", Mark::Status(ReleaseStatus::FINAL)),
    ("provisional", "p", Mark::Status(ReleaseStatus::PROVISIONAL)),
    ("revised", "r", Mark::Status(ReleaseStatus::REVISED)),
    ("estimated", "e", Mark::Status(ReleaseStatus::ESTIMATED)),
    ("suppressed", "c", Mark::Missing(Why::Suppressed)),
    ("withheld", "*", Mark::Missing(Why::Withheld)),
    ("not available", "x", Mark::Missing(Why::NotAvailable)),
    ("not applicable", "z", Mark::Missing(Why::NotApplicable)),
    ("break in series", "b", Mark::Break),
    ("low", "low", Mark::Missing(Why::Low)),
    // The department's own letter for it.
    ("low", "k", Mark::Missing(Why::Low)),
    ("none recorded", "w", Mark::Missing(Why::NoneRecorded)),
    ("unreliable", "u", Mark::Missing(Why::Unreliable)),
    ("provisional", "prov", Mark::Status(ReleaseStatus::PROVISIONAL)),
    ("revised", "rev", Mark::Status(ReleaseStatus::REVISED)),
    ("estimated", "est", Mark::Status(ReleaseStatus::ESTIMATED)),
];

impl Mark {
    /// The words a status may be.
    pub const STATUS: [&str; 12] = [
        "final",
        "provisional",
        "revised",
        "estimated",
        "suppressed",
        "withheld",
        "not available",
        "not applicable",
        "break in series",
        "low",
        "none recorded",
        "unreliable",
    ];

    /// As it is written in full.
    pub fn in_words(self) -> &'static str {
        WORDS.iter().find(|(_, _, mark)| *mark == self).map_or("", |(words, ..)| words)
    }

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
    /// The number as it is shown, if there is one.
    pub number: Option<Number>,
    /// The number at full value, where a cell of a workbook holds more than it shows.
    pub full: Option<Decimal>,
    /// What is beside it or in its place.
    pub marks: Vec<Mark>,
    /// How many it is of, where the cell says so.
    pub base: Option<Decimal>,
    /// Its confidence limits, where the cell says so.
    pub limits: Option<[Decimal; 2]>,
}

/// Reads `93`, `93.1 [p]`, `93.1 (95% CI 91.0 to 94.8)`, `12[r]`, `12 (p)`, `12 [note 1]`, `85% (n=120)`, `[x]`, `-`, `..`, `n/a`.
///
/// # Errors
/// Why it is neither a number nor a mark.
pub fn read_figure(text: &str) -> Result<Figure, NoNumber> {
    let (text, limits) = with_limits(text).map_or((text, None), |(rest, limits)| (rest, Some(limits)));
    let (rest, base) = with_base(text).map_or((text.trim(), None), |(rest, base)| (rest, Some(base)));
    let (rest, mut marks) = without_marks(rest);
    if rest.is_empty() && !marks.is_empty() {
        return Ok(Figure { marks, ..Figure::default() });
    }
    if let Some(why) = sign(rest).or_else(|| in_full(rest)) {
        marks.push(Mark::Missing(why));
        return Ok(Figure { marks, ..Figure::default() });
    }
    let number = read_number(rest)?;
    if marks.contains(&Mark::Missing(Why::Unreliable)) {
        return Err(NoNumber {
            code: Code::NotANumber,
            message: format!("`{}` is a figure that its source calls unreliable", text.trim()),
            help: "write [u] alone if it should not be reported, or the figure alone and why it is uncertain in `note`"
                .into(),
        });
    }
    Ok(Figure { number: Some(number), marks, base, limits, ..Figure::default() })
}

/// A cell without the marks and notes behind what it holds, and the marks.
pub fn without_marks(cell: &str) -> (&str, Vec<Mark>) {
    let mut rest = without_raised(cell.trim());
    let mut marks = Vec::new();
    while let Some((before, mark)) = last_in_brackets(rest) {
        match mark {
            Some(mark) => marks.insert(0, mark),
            // A note of the source says nothing of how settled a figure is.
            None if before.is_empty() => break,
            None => {}
        }
        rest = before;
    }
    (rest, marks)
}

/// A figure without a raised number behind it, which is a note of the source.
pub fn without_raised(cell: &str) -> &str {
    // Almost every cell ends with a letter or a digit of every day.
    if cell.is_ascii() || cell.starts_with(is_raised) { cell } else { cell.trim_end_matches(is_raised).trim_end() }
}

/// The raised digits of footnotes.
fn is_raised(letter: char) -> bool {
    matches!(letter, '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

/// Why there is no figure, in words that can mean nothing else: "Not available", "Data suppressed", "Awaiting data".
pub fn in_full(text: &str) -> Option<Why> {
    const LONGEST: usize = 40;
    // "n/a - Nov 2026"
    let lower = || text.to_lowercase();
    let goes_on = |rest: &str| rest.trim_start().starts_with(['-', '\u{2013}', '\u{2014}', '(', ',', ':', ';']);
    if text.starts_with(['n', 'N', 't', 'T'])
        && ["n/a", "tbc", "tba"].iter().any(|head| lower().strip_prefix(head).is_some_and(goes_on))
    {
        return Some(Why::NotAvailable);
    }
    if text.starts_with(|letter: char| letter.is_ascii_alphabetic()) && is_to_come(&lower()) {
        return Some(Why::NotAvailable);
    }
    // A cell of figures has digits, and almost every cell is one.
    if text.len() > LONGEST || text.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let text = text.to_lowercase().replace('_', " ");
    let begins = |words: &str| text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if ["suppressed", "data suppressed", "figure suppressed", "value suppressed"].into_iter().any(begins) {
        return Some(Why::Suppressed);
    }
    if ["not applicable", "not relevant"].into_iter().any(begins) {
        return Some(Why::NotApplicable);
    }
    NOT_THERE.into_iter().any(begins).then_some(Why::NotAvailable)
}

/// Whether it says when there will be a figure, and nothing else: "Available November 2026", "Annual figure due Jan 26".
fn is_to_come(text: &str) -> bool {
    const COMES: [&str; 6] = ["available", "due", "expected", "published", "awaited", "reported"];
    const BESIDE: [&str; 25] = [
        "in", "from", "by", "on", "at", "the", "end", "of", "until", "early", "late", "mid", "spring", "summer",
        "autumn", "winter", "quarter", "year", "month", "data", "figure", "next", "annual", "to", "be",
    ];
    let words = || text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_month = |word: &str| word.len() > 2 && MONTHS.iter().any(|month| month.to_lowercase().starts_with(word));
    let is_time = |word: &str| {
        let digits = word.trim_start_matches('q');
        is_month(word) || (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_known = |word: &str| COMES.contains(&word) || BESIDE.contains(&word) || is_time(word);
    let is_figure = text.contains(['%', '\u{a3}']);
    !is_figure && words().any(|word| COMES.contains(&word)) && words().any(is_time) && words().all(is_known)
}

/// Words that say nothing but that there is no figure, or none yet.
const NOT_THERE: [&str; 22] = [
    "not available",
    "not due",
    "not yet",
    "not reported",
    "not collected",
    "not recorded",
    "not measured",
    "not known",
    "awaiting",
    "awaited",
    "pending",
    "to follow",
    "to be confirmed",
    "unavailable",
    "no data",
    "no figure",
    "data not",
    "data awaited",
    "data to follow",
    "data unavailable",
    "data lag",
    "data lagged",
];

/// What a sign without brackets most often says in the place of a figure. It is a guess: in other tables it says another thing.
pub fn sign(text: &str) -> Option<Why> {
    match text.to_lowercase().as_str() {
        "x" | "-" | "\u{2013}" | "\u{2014}" | ".." | "..." | ":" | "n/a" | "na" => Some(Why::NotAvailable),
        "c" => Some(Why::Suppressed),
        // Small numbers to some councils, a note or figures that are not checked yet to others.
        "*" => Some(Why::Withheld),
        "z" => Some(Why::NotApplicable),
        "low" | "k" => Some(Why::Low),
        _ => None,
    }
}

/// The last brackets of a cell, with what they say: a mark in square ones or, behind a figure, in round ones; `None` within for
/// a note of the source.
fn last_in_brackets(cell: &str) -> Option<(&str, Option<Mark>)> {
    let (before, inner) = match cell.strip_suffix(']') {
        Some(body) => body.rsplit_once('[')?,
        // "(5)" alone is below zero, and "12 (5)" may be a figure and its count.
        None => cell.strip_suffix(')')?.rsplit_once('(').filter(|(before, _)| !before.trim().is_empty())?,
    };
    let (before, square) = (before.trim_end(), cell.ends_with(']'));
    // Behind a figure a capital may be a colour: Red, Amber or Green.
    if !square && is_colour(inner) {
        return None;
    }
    let note = inner.trim().to_lowercase();
    if note.starts_with("note") || (square && note.parse::<u8>().is_ok()) {
        return Some((before, None));
    }
    Mark::read(inner).map(|mark| (before, Some(mark)))
}

/// Whether brackets hold the first letter of a colour, as scorecards have it.
pub fn is_colour(inner: &str) -> bool {
    ["R", "A", "G"].contains(&inner.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_with_its_marks() {
        let read = |text| read_figure(text).map(|figure| (figure.number.map(|n| n.value.to_string()), figure.marks));
        let provisional = Mark::Status(ReleaseStatus::PROVISIONAL);
        assert_eq!(read("93.1 [p]"), Ok((Some("93.1".into()), vec![provisional])));
        assert_eq!(read("12[p][b]"), Ok((Some("12".into()), vec![provisional, Mark::Break])));
        assert_eq!(read("[c]"), Ok((None, vec![Mark::Missing(Why::Suppressed)])));
        assert_eq!(read(".."), Ok((None, vec![Mark::Missing(Why::NotAvailable)])));
        assert!(read("12 [q]").is_err());
        for raised in ["91.2\u{b9}", "91.2 \u{b2}", "91.2%\u{b3}", "91.2 [p]\u{b9}"] {
            assert_eq!(read(raised).map(|(number, _)| number), Ok(Some("91.2".into())), "{raised}");
        }
        assert_eq!(read("93.1 (p)"), Ok((Some("93.1".into()), vec![provisional])));
        assert_eq!(read("93.1 (prov)"), Ok((Some("93.1".into()), vec![provisional])));
        assert_eq!(read_figure("85% (n=120)").map(|figure| figure.base), Ok(Some(Decimal::from(120))));
        assert_eq!(read("1,204 [note 2]"), Ok((Some("1204".into()), vec![])));
        assert_eq!(read("(42)"), Ok((Some("-42".into()), vec![])));
        assert!(read("[note 2]").is_err());
        assert!(read("120 (R)").is_err(), "Red, or revised");
        assert_eq!(read("120 (r)").map(|(_, marks)| marks.len()), Ok(1));
        assert!(read("12 (5)").is_err(), "a count in brackets is not dropped");
    }

    #[test]
    fn the_shorthand_of_official_statistics() {
        let why = |text| read_figure(text).map(|figure| (figure.number, figure.marks));
        for (text, meaning) in [
            ("[x]", Why::NotAvailable),
            ("[c]", Why::Suppressed),
            ("[z]", Why::NotApplicable),
            ("[low]", Why::Low),
            ("[k]", Why::Low),
            ("low", Why::Low),
            ("[w]", Why::NoneRecorded),
            ("[u]", Why::Unreliable),
        ] {
            assert_eq!(why(text), Ok((None, vec![Mark::Missing(meaning)])), "{text}");
        }
        assert!(read_figure("12.1 [u]").is_err(), "a figure is not printed as if it were sure");
    }

    #[test]
    fn words_say_when_there_will_be_a_figure() {
        for text in [
            "Available November 2026",
            "Due Q3 2026/27",
            "Expected in Mar 2027",
            "N/A \u{2013} survey every two years",
            "Annual figure due Jan 26",
        ] {
            assert_eq!(in_full(text), Some(Why::NotAvailable), "{text}");
        }
        for text in ["Available homes 12", "Due", "Next to 40 homes", "Expected 90% by March"] {
            assert_eq!(in_full(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_that_can_mean_two_things_is_told_and_is_never_zero() {
        for text in ["~", "TBC", "<5", "#N/A", "#DIV/0!", "93.1*", "93.1p", "[f]", "12 [f]", "nil", "none"] {
            assert!(read_figure(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_status_is_parted() {
        let read = |text| parted(text).map(Mark::read).collect::<Vec<_>>();
        assert_eq!(
            read("provisional; break in series"),
            [Some(Mark::Status(ReleaseStatus::PROVISIONAL)), Some(Mark::Break)]
        );
        assert_eq!(read("[r][b]"), [Some(Mark::Status(ReleaseStatus::REVISED)), Some(Mark::Break)]);
        assert_eq!(read("Not Available"), [Some(Mark::Missing(Why::NotAvailable))]);
        assert_eq!(read("provisonal"), [None]);
    }
}
