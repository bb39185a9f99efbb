//! `[words]` of `report.toml`: what is printed for a verdict.

use crate::diagnostic::Code;
use crate::folder::text::entry::Entry;
use crate::rules::PrintedWords;

/// Reads the table; the shipped words stand where there is none.
pub fn read_words(root: &Entry) -> PrintedWords {
    let mut words = PrintedWords::default();
    let Some(entry) = root.table("words") else { return words };
    for (key, held) in
        ["better", "no_change", "worse"].into_iter().zip([&mut words.better, &mut words.no_change, &mut words.worse])
    {
        if let Some(word) = read_word(&entry, key) {
            *held = word;
        }
    }
    let said = [&words.better, &words.no_change, &words.worse];
    if said.iter().enumerate().any(|(nth, word)| said[..nth].contains(word)) {
        let help = "give each verdict words of its own, so that a reader can tell one from another";
        entry.faults().error(Code::WrongValue, entry.at().clone(), "two verdicts have the same words", help);
    }
    entry.finish("[words]");
    words
}

/// One of the words, as it stands in the middle of a sentence.
fn read_word(entry: &Entry, key: &'static str) -> Option<String> {
    let (text, place) = entry.placed(key)?;
    let word = text.trim();
    let wrong = |what: &str, help: &str| {
        entry.faults().error(Code::WrongValue, place.clone(), format!("`{key}` {what}"), help);
        None
    };
    match word {
        "" => {
            wrong("is empty", "write the words to print, such as no_change = \"no clear change\", or remove the line")
        }
        _ if word.chars().count() > 40 || word.contains('\n') => {
            wrong("is too long for a cell", "use up to 40 characters on one line")
        }
        _ if word.starts_with(char::is_uppercase) || word.ends_with(['.', ',', ';', ':']) => wrong(
            "is not written as in the middle of a sentence",
            "write it without a capital or a full stop: the program adds them where they belong",
        ),
        _ if word.contains(['{', '}', '|', '`']) => wrong("has a sign that is not printed", "use plain words"),
        _ => Some(word.to_owned()),
    }
}
