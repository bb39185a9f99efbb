//! What the program itself writes into a report folder and can write again: editions of the report, `build/`, texts that
//! nobody has approved yet, the steps of what was saved, a file that it has not finished.
//!
//! By its name alone a file is known as made only where it cannot be an officer's own. A PDF, a page or a Word file at the
//! top is taken for an edition whatever it is called, as `-o` calls one anything and no reader of the folder reads these.
//! Text and JSON are an edition only under the name that `build` gives them: an officer keeps notes as text. Not in the list,
//! and never to be: what the program does not write (an officer's README.md, a clerk's minutes.md, figures, rules,
//! layouts) and what it writes for the folder to keep (the secret, the approved texts in `expected/`). What `report.toml`
//! names is the officer's own under any name.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::folder::text::source::Source;

use super::files::plain_name;
use super::history::HISTORY;
use super::unfinished::UNFINISHED;

/// The endings of editions that may have any name.
const OF_ANY_NAME: [&str; 3] = [".pdf", ".html", ".docx"];

/// The endings of editions that have the name of the folder.
const OF_ITS_NAME: [&str; 3] = [".txt", ".json", ".xlsx"];

/// How the names of texts end that differ from the approved ones, as `insta` has it.
const UNAPPROVED: &str = ".snap.new";

/// What in a report folder is made by the program.
#[derive(Debug, Clone)]
pub struct Made {
    /// What the folder is called, in small letters.
    folder: String,
    /// The files that `report.toml` names.
    named: Vec<String>,
}

impl Made {
    /// In a folder as it is now, by its real path.
    pub fn in_folder(folder: &Path) -> Made {
        let report = Source::read(&folder.join("report.toml"), "report.toml");
        Made::by(folder, report.as_ref().map_or("", |report| &report.text))
    }

    /// In a folder with this `report.toml`, which may have errors: what can be read of it counts.
    pub fn by(folder: &Path, report: &str) -> Made {
        let mut texts = Vec::new();
        let (table, _) = DeTable::parse_recoverable(report);
        table.get_ref().values().for_each(|value| gather(value.get_ref(), &mut texts));
        let named = texts.iter().filter_map(|text| plain_name(&text.trim().replace('\\', "/"))).collect();
        Made { folder: folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase(), named }
    }

    /// Whether the program makes what has this name, given from the folder.
    pub fn is_made(&self, inside: &Path) -> bool {
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        match parts.as_slice() {
            [first, ..] if first == "build" || first == HISTORY => true,
            [.., last] if last.starts_with(UNFINISHED) || last.ends_with(UNAPPROVED) => true,
            [name] => self.is_edition(&name.to_lowercase()) && !self.named.iter().any(|named| named == name),
            _ => false,
        }
    }

    fn is_edition(&self, name: &str) -> bool {
        let of_its_name = || OF_ITS_NAME.iter().any(|ending| name.strip_suffix(ending) == Some(&self.folder));
        OF_ANY_NAME.iter().any(|ending| name.ends_with(ending)) || of_its_name()
    }
}

/// Every text in a value: whichever key names a file.
fn gather(value: &DeValue, texts: &mut Vec<String>) {
    match value {
        DeValue::String(text) => texts.push(text.to_string()),
        DeValue::Array(list) => list.iter().for_each(|value| gather(value.get_ref(), texts)),
        DeValue::Table(table) => table.values().for_each(|value| gather(value.get_ref(), texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_writes_is_made_and_an_officers_own_is_not() {
        let made = Made::by(Path::new("/council/Quarter-3"), "");
        for name in [
            "Quarter-3.pdf",
            "quarter-3.HTML",
            "Quarter-3.docx",
            "Quarter-3.txt",
            "Quarter-3.json",
            "Quarter-3.xlsx",
            "Quarter-3-proof.pdf",
            "march.pdf",
            "build",
            "build/record.json",
            ".scrutineer",
            ".scrutineer/steps.json",
            "data/.scrutineer-a1b2c3",
            "expected/2024-25-q3/text.snap.new",
        ] {
            assert!(made.is_made(Path::new(name)), "{name}");
        }
        for name in [
            "README.md",
            "minutes.md",
            "notes.txt",
            "peers.json",
            "scorecard.xlsx",
            "data/quarter-3.xlsx",
            "report.toml.txt",
            "report.toml",
            "secret.key",
            "data/observations.csv",
            "data/Quarter-3.txt",
            "layouts/example.json",
            "expected/2024-25-q3/text.snap",
        ] {
            assert!(!made.is_made(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn what_the_report_names_is_the_officers_under_any_name() {
        let report = "assets = [\"map.pdf\", './quarter-3.json']\n[look]\ncrest = 'quarter-3.txt'\ntitle = \n";
        let made = Made::by(Path::new("/council/quarter-3"), report);
        for name in ["map.pdf", "quarter-3.json", "quarter-3.txt"] {
            assert!(!made.is_made(Path::new(name)), "{name}");
        }
        assert!(made.is_made(Path::new("quarter-3.pdf")));
    }
}
