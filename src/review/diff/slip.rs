//! A correction slip: what a published report says and what it should say, on one page, for those who have it already.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Error, Warned};
use crate::draft::draft;
use crate::draft::report::Look;
#[cfg(feature = "pdf")]
use crate::page::Layout;
#[cfg(feature = "pdf")]
use crate::page::typst::{TypstInput, in_json, typeset_here};

use super::correction::{Correction, corrections};
use super::differences::{Cause, Changed, Differences, Read};
use super::version::Version;

/// One page of it; a report with more corrections is published anew.
const MOST_LETTERS: usize = 2_600;

/// Everything that is on a slip.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Slip {
    /// The committee that received the report.
    pub committee: String,
    /// The day of its meeting: `3 March 2020`.
    pub date: String,
    /// The same as `2020-03-03`.
    pub date_iso: String,
    /// A language tag.
    pub language: String,
    /// What the report is called.
    pub title: String,
    /// `Version 2, 13 March 2020`, where the corrected report has a version.
    pub version: String,
    /// What is corrected: first what follows from figures, then words.
    pub groups: Vec<SlipGroup>,
    /// The council's own look.
    pub look: Look,
}

/// Corrections of one cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SlipGroup {
    /// `Corrected figures`
    pub heading: String,
    /// In the order of the report.
    pub entries: Vec<SlipEntry>,
}

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SlipEntry {
    /// `Paragraph 8`
    pub place: String,
    /// `“third quartile” should read “top quartile”`
    pub words: String,
}

impl Slip {
    /// What a later version of a report corrects of an earlier one.
    ///
    /// # Errors
    /// Nothing reads differently; the corrections are more than a page holds.
    pub(super) fn of(later: &Version, differences: &Differences) -> Result<Slip, Error> {
        let of_figures = |cause: Cause| matches!(cause, Cause::Figures | Cause::FiguresAndRule);
        let read_differently = || differences.passages.iter().filter(|changed| changed.cause != Cause::Layout);
        let group = |heading: &str, figures: bool| {
            let changed = read_differently().filter(|changed| of_figures(changed.cause) == figures);
            SlipGroup { heading: heading.to_owned(), entries: changed.flat_map(entries).collect() }
        };
        let groups = [group("Corrected figures, and what follows from them", true), group("Corrected words", false)];
        let groups: Vec<SlipGroup> = groups.into_iter().filter(|group| !group.entries.is_empty()).collect();
        let letters = |entry: &SlipEntry| entry.place.chars().count() + entry.words.chars().count();
        let all: usize = groups.iter().flat_map(|group| &group.entries).map(letters).sum();
        if groups.is_empty() {
            return Err(refused(
                "nothing reads differently, so there is nothing to correct",
                "name the published version first and the corrected one second",
            ));
        }
        if all > MOST_LETTERS {
            let passages = read_differently().count();
            let message = format!("a slip is one page, and {passages} passages read differently");
            return Err(refused(
                &message,
                "publish the corrected report whole, with its `version`; `--format proof` shows every change",
            ));
        }
        let report = draft(&later.folder).sound()?.report;
        Ok(Slip {
            committee: report.committee,
            date: report.date,
            date_iso: report.date_iso,
            language: report.language,
            title: report.title,
            version: report.version,
            groups,
            look: report.look,
        })
    }
}

fn refused(message: &str, help: &str) -> Error {
    Error::one(Diagnostic::error(Code::NothingToCorrect, message).help(help))
}

/// What of a passage is to be corrected.
fn entries(changed: &Changed) -> Vec<SlipEntry> {
    let entry = |place: String, words: String| vec![SlipEntry { place, words }];
    match (&changed.was, &changed.is) {
        (Some(was), Some(is)) if was.row && is.row => row_entries(was, is),
        (Some(was), Some(is)) => {
            let said = corrections(&was.text, &is.text);
            said.iter().map(|one| SlipEntry { place: place(was), words: should_read(one) }).collect()
        }
        (Some(was), None) => entry(place(was), format!("“{}” is left out", was.text)),
        (None, Some(is)) => entry(place(is), format!("“{}” is added", is.text)),
        (None, None) => Vec::new(),
    }
}

fn should_read(one: &Correction) -> String {
    match (one.was.is_empty(), one.is.is_empty()) {
        (true, _) => format!("“{}” is added", one.is),
        (_, true) => format!("“{}” is left out", one.was),
        _ => format!("“{}” should read “{}”", one.was, one.is),
    }
}

/// `Paragraph 8`; of what has no number the heading it stands under.
fn place(read: &Read) -> String {
    match read.address.rsplit_once('.').map(|(paragraph, _)| paragraph) {
        _ if read.row => format!("Dashboard, {}", row(&read.text).0),
        Some(number) => format!("Paragraph {number}"),
        None => format!("Under “{}”", read.heading),
    }
}

/// The cells of a row as its text has them, and what a slip calls each.
const CELLS: [(&str, &str); 11] = [
    ("period", "period"),
    ("latest", "latest figure"),
    ("number", "number"),
    ("previous", "previous figure"),
    ("travel", "change"),
    ("neighbours", "other councils"),
    ("quartile", "quartile"),
    ("target", "target"),
    ("forecast", "forecast"),
    ("variation", "over time"),
    ("rating", "rating"),
];

/// Each cell of a row that reads differently.
fn row_entries(was: &Read, is: &Read) -> Vec<SlipEntry> {
    let (name, old) = row(&was.text);
    let (new_name, new) = row(&is.text);
    let held = |cells: &[&str], nth: usize| {
        let head = format!("{} ", CELLS[nth].0);
        cells.iter().find_map(|cell| cell.strip_prefix(&head)).map_or_else(String::new, str::to_owned)
    };
    let renamed = (name != new_name).then(|| SlipEntry {
        place: format!("Dashboard, {name}"),
        words: should_read(&Correction { was: name.to_owned(), is: new_name.to_owned() }),
    });
    let cells = (0..CELLS.len()).map(|nth| (nth, held(&old, nth), held(&new, nth))).filter(|(_, was, is)| was != is);
    let cells = cells.map(|(nth, was, is)| SlipEntry {
        place: format!("Dashboard, {name}, {}", CELLS[nth].1),
        words: should_read(&Correction { was, is }),
    });
    renamed.into_iter().chain(cells).collect()
}

/// The name of a row, with which way is good, and its cells.
fn row(text: &str) -> (&str, Vec<&str>) {
    let (name, rest) = text.split_once("): ").unwrap_or((text, ""));
    let starts: Vec<usize> = CELLS
        .iter()
        .scan(0, |from, (head, _)| {
            let begins = format!("{head} ");
            // A cell begins the row or follows a semicolon.
            let mut found = rest[*from..].match_indices(&begins).map(|(at, _)| *from + at);
            let at = found.find(|at| *at == 0 || rest[..*at].ends_with("; "));
            *from = at.map_or(*from, |at| at);
            Some(at)
        })
        .flatten()
        .collect();
    let ends = starts.iter().skip(1).map(|start| start - 2).chain([rest.len()]);
    let cells = starts.iter().zip(ends).map(|(start, end)| &rest[*start..end]).collect();
    (name.rsplit_once(" (").map_or(name, |(name, _)| name), cells)
}

/// What a later version of a report corrects of an earlier one, as a PDF that is typeset as a report is.
///
/// # Errors
/// Nothing reads differently; the corrections are more than a page holds; whatever Typst finds wrong.
#[cfg(feature = "pdf")]
pub fn correction_slip(later: &Version, differences: &Differences) -> Result<Warned<Vec<u8>>, Error> {
    let slip = Slip::of(later, differences)?;
    let layout = Layout { main: Layout::SLIP.to_owned(), assets: later.folder.assets().to_vec(), ..Layout::shipped() };
    let input = TypstInput {
        input: "slip",
        path: "/slip.json",
        text: in_json(&slip),
        look: Some(&slip.look),
        ident: format!("{}\n{}\n{}\ncorrection slip", slip.committee, slip.date_iso, slip.title),
        date_iso: &slip.date_iso,
    };
    typeset_here(&input, &layout)
}

/// This program was built without the PDF.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn correction_slip(later: &Version, differences: &Differences) -> Result<Warned<Vec<u8>>, Error> {
    Slip::of(later, differences)?;
    Err(crate::page::left_out("PDF", "pdf"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_taken_apart_cell_by_cell() {
        let text = "Calls (in time) (high is good): period Q3; latest 91.6%, of 500; previous 90%; travel better; rating Green";
        let (name, cells) = row(text);
        assert_eq!(name, "Calls (in time)");
        assert_eq!(cells, ["period Q3", "latest 91.6%, of 500", "previous 90%", "travel better", "rating Green"]);
    }

    #[test]
    fn what_is_quoted_says_what_to_do_with_it() {
        let said = |was: &str, is: &str| should_read(&Correction { was: was.into(), is: is.into() });
        assert_eq!(said("third quartile", "top quartile"), "“third quartile” should read “top quartile”");
        assert_eq!(said("", "[p]"), "“[p]” is added");
        assert_eq!(said("[p]", ""), "“[p]” is left out");
    }
}
