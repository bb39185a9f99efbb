//! The approved text of a period: a snapshot as four snapshot files, and back.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Period;

use super::content::{Snapshot, place_of};
use super::sealed::{self, Damage};
use super::{book_form, listing, text_form};

/// The files of one period, the most telling first.
const FILES: [&str; 4] = ["text.snap", "decisions.snap", "findings.snap", "rules.snap"];

/// A snapshot as the files it is approved by, named from the report folder: `expected/2019-20-q3/text.snap`.
pub fn files(snapshot: &Snapshot, period: Period) -> Vec<(String, String)> {
    let contents = [
        text_form::write(&snapshot.passages),
        listing::write(&snapshot.decisions),
        listing::write(&snapshot.findings),
        book_form::write(&snapshot.rules),
    ];
    let about = [
        "What is printed: each sentence with its rule, the place of the rule and the figures it read",
        "What the rules decided",
        "What is held of each indicator",
        "The rules in force",
    ];
    let place = place_of(period);
    let files = FILES.iter().zip(about).zip(contents).map(|((name, about), contents)| {
        let name = format!("{place}/{name}");
        let text = sealed::write(&name, &format!("{about}, {}", snapshot.period), &contents);
        (name, text)
    });
    files.collect()
}

/// Files with who approved them, which stands in the first.
pub fn signed(mut files: Vec<(String, String)>, by: &str) -> Vec<(String, String)> {
    if let Some((name, text)) = files.first_mut() {
        *text = sealed::signed(name, text, by);
    }
    files
}

/// Who approved these files last, where that was said.
pub fn signed_by(files: &[(String, String)]) -> Option<String> {
    files.iter().find(|(name, _)| name.ends_with(FILES[0])).and_then(|(_, text)| sealed::signed_by(text))
}

/// The snapshot that files hold; `None` where there are none at all.
///
/// # Errors
/// `snapshot-damaged` for each file that is missing beside others, was edited by hand, or cannot be read.
pub fn read(files: &[(String, String)], period: Period) -> Result<Option<Snapshot>, Vec<Diagnostic>> {
    if files.is_empty() {
        return Ok(None);
    }
    let mut faults = Vec::new();
    let place = place_of(period);
    let mut snapshot = Snapshot {
        period: period.in_full(),
        findings: Vec::new(),
        decisions: Vec::new(),
        passages: Vec::new(),
        rules: Vec::new(),
    };
    for name in FILES {
        let full = format!("{place}/{name}");
        let Some((_, text)) = files.iter().find(|(found, _)| *found == full) else {
            faults.push(damaged(&full, &place, "is missing"));
            continue;
        };
        let contents = match sealed::read(&full, text) {
            Ok(contents) => contents,
            Err(damage) => {
                faults.push(damaged(&full, &place, said(damage)));
                continue;
            }
        };
        let read = match name {
            "text.snap" => text_form::read(&contents).map(|passages| snapshot.passages = passages),
            "decisions.snap" => listing::read(&contents).map(|entries| snapshot.decisions = entries),
            "findings.snap" => listing::read(&contents).map(|entries| snapshot.findings = entries),
            _ => book_form::read(&contents).map(|rules| snapshot.rules = rules),
        };
        if let Err(line) = read {
            let text = contents.lines().nth(line - 1).unwrap_or("").to_owned();
            // Lines of the file, its own header included.
            let header = text_before(text_of(files, &full), &contents);
            let fault = damaged(&full, &place, "has a line that this program does not write");
            faults.push(fault.at(Place::line(&full, header + line, text)));
        }
    }
    if faults.is_empty() { Ok(Some(snapshot)) } else { Err(faults) }
}

fn text_of<'a>(files: &'a [(String, String)], name: &str) -> &'a str {
    files.iter().find(|(found, _)| found == name).map_or("", |(_, text)| text)
}

/// How many lines come before the contents.
fn text_before(text: &str, contents: &str) -> usize {
    text.lines().count().saturating_sub(contents.lines().count())
}

fn said(damage: Damage) -> &'static str {
    match damage {
        Damage::Conflict => "has an unresolved merge conflict",
        Damage::NoHeader => "does not start like an approved text",
        Damage::Edited => {
            "has changed since it was approved: it was edited by hand, cut short or replaced by another file"
        }
    }
}

fn damaged(file: &str, place: &str, why: &str) -> Diagnostic {
    Diagnostic::error(Code::SnapshotDamaged, format!("`{file}` {why}")).at(Place::file(file)).help(format!(
        "restore the file from a backup or from git; or delete the folder `{place}` and approve the text again with \
         `scrutineer test --accept`"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_cannot_be_read_is_named() {
        let period = Period::quarter(2024, 3).expect("a quarter");
        let empty = Snapshot {
            period: period.in_full(),
            findings: Vec::new(),
            decisions: Vec::new(),
            passages: Vec::new(),
            rules: Vec::new(),
        };
        let mut held = files(&empty, period);
        let (name, text) = &mut held[1];
        *text = sealed::write(name, "What the rules decided", "not an entry\nnor is this");
        let errors = read(&held, period).expect_err("it cannot be read");
        let at = errors[0].at.as_ref().expect("a place");
        assert_eq!(held[1].1.lines().nth(at.line - 1), Some("not an entry"), "{at:?}");
    }
}
