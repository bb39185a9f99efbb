//! `[prose]` of `report.toml`: which prose checks a report does without, and the acronyms its readers know.

use crate::diagnostic::Code;
use crate::folder::text::entry::Entry;
use crate::folder::text::nearest::{listed, nearest};

/// What a report wants of the checks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Checks that are not wanted.
    pub off: Vec<Code>,
    /// Acronyms that every reader knows.
    pub known: Vec<String>,
}

/// Reads the table; every check is wanted where there is none.
pub fn read_prose(root: &Entry) -> Settings {
    let Some(entry) = root.table("prose") else { return Settings::default() };
    let off = entry.texts("off").into_iter().filter_map(|(word, place)| {
        let found = Code::of_prose().find(|code| code.as_str() == word.trim() || short(*code) == word.trim());
        if found.is_none() {
            let (message, help) = unknown(word.trim());
            entry.faults().error(Code::WrongValue, place, message, help);
        }
        found
    });
    let settings =
        Settings { off: off.collect(), known: entry.texts("known").into_iter().map(|(word, _)| word).collect() };
    entry.finish("[prose]");
    settings
}

/// What is wrong with a word that names no prose check, and what to do about it.
fn unknown(word: &str) -> (String, String) {
    let short: Vec<&str> = Code::of_prose().map(short).collect();
    if let Some(code) = Code::renamed(word) {
        let help = format!("remove it: only prose checks can be switched off, which are {}", listed(&short));
        return (format!("`{word}` is now called `{code}`"), help);
    }
    let help = match nearest(word.trim_start_matches("prose-"), short.iter().copied()) {
        Some(near) => format!("did you mean `prose-{near}`?"),
        None => format!("the checks are {}", listed(&short)),
    };
    (format!("there is no prose check `{word}`"), help)
}

/// `points` of `prose-points`.
fn short(code: Code) -> &'static str {
    code.as_str().trim_start_matches("prose-")
}
