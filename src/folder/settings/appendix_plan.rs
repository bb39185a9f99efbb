//! `[[appendix]]` of `report.toml`: an appendix of the officer's own that the list names, the words of a file, or one that the
//! program writes.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::{grouped, out_of_turn};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::text::entry::Entry;
use crate::folder::text::named::{NamedFile, file};
use crate::folder::text::source::Source;
use crate::folder::text::unprintable::unprintable;

/// The letters of an appendix: some forty pages.
const LETTERS: usize = 100_000;

/// What the program can write behind the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppendixContent {
    /// What the measures mean.
    Glossary,
    /// A small drawing of each measure's last five years.
    FiveYears,
}

impl AppendixContent {
    /// Each as `report.toml` asks for it.
    const WORDS: [(&str, AppendixContent); 2] =
        [("glossary", AppendixContent::Glossary), ("five-years", AppendixContent::FiveYears)];

    /// What it is called where its entry gives no title.
    pub fn title(self) -> &'static str {
        match self {
            AppendixContent::Glossary => "What the measures mean",
            AppendixContent::FiveYears => "Five years of each measure",
        }
    }
}

/// An appendix behind the dashboard.
#[derive(Debug, Clone, PartialEq)]
pub struct AppendixPlan {
    /// Its title.
    pub title: String,
    /// What the program writes in it; `None` of one that lies elsewhere.
    pub contains: Option<AppendixContent>,
    /// The file that has its words, and these once they are read.
    pub file: Option<(NamedFile, String)>,
    /// Where it is asked for.
    pub from: Place,
}

impl AppendixPlan {
    /// One of the officer's own, for tests.
    #[cfg(test)]
    pub fn titled(title: &str) -> AppendixPlan {
        AppendixPlan { title: title.to_owned(), contains: None, file: None, from: Place::file("report.toml") }
    }
}

/// An entry: its title must be there where the program does not know one.
pub fn read_appendix(entry: Entry) -> Option<AppendixPlan> {
    let contains = entry.word("contains", &AppendixContent::WORDS);
    let title = match (entry.text("title"), contains) {
        (title, _) if !title.trim().is_empty() => Some(title),
        (_, Some(content)) => Some(content.title().to_owned()),
        (_, None) => {
            entry.lacks("title", "add a line like title = \"Statistical neighbours\"");
            None
        }
    };
    let file = entry.placed("file").map(|placed| (file(placed), String::new()));
    if let (Some(_), Some((named, _))) = (contains, &file) {
        let help = "keep `contains`, or keep `title` and `file`";
        entry.faults().error(Code::WrongValue, named.from.clone(), "this appendix has both a content and a file", help);
    }
    // Of what the program writes no file is read.
    let file = file.filter(|_| contains.is_none());
    let from = entry.at().clone();
    entry.finish("an appendix");
    Some(AppendixPlan { title: title?, contains, file, from })
}

/// Appendices in their order; of two that the program would write the same in, the second is an error.
pub fn read_appendices(root: &Entry) -> Vec<AppendixPlan> {
    let plans: Vec<AppendixPlan> = root.tables("appendix").into_iter().filter_map(read_appendix).collect();
    for (word, content) in AppendixContent::WORDS {
        if let Some(plan) = plans.iter().filter(|plan| plan.contains == Some(content)).nth(1) {
            let what = if content == AppendixContent::Glossary { "the glossary" } else { word };
            let message = format!("two appendices contain {what}");
            root.faults().error(Code::WrongValue, plan.from.clone(), message, "remove one of them");
        }
    }
    plans
}

/// Reads the words of the appendices that a file has.
pub fn read_appendix_files(from: FolderReading, plans: &mut [AppendixPlan]) {
    for (named, words) in plans.iter_mut().filter_map(|plan| plan.file.as_mut()) {
        match read_words(from, named) {
            Ok(source) => {
                unprintable(&source).into_iter().for_each(|told| from.faults.add(told));
                *words = source.text;
            }
            // Where a line of the text is meant it is shown; else where the text is named.
            Err(told) if told.at.as_ref().is_some_and(|at| at.line > 0) => from.faults.add(told),
            Err(told) => from.faults.add(told.at(named.from.clone())),
        }
    }
}

fn read_words(from: FolderReading, named: &NamedFile) -> Result<Source, Diagnostic> {
    let NamedFile { path, .. } = named;
    let told = |code, message: String, help: &str| Err(Diagnostic::error(code, message).help(help));
    let lower = path.to_lowercase();
    if ![".txt", ".md"].iter().any(|ending| lower.ends_with(ending)) {
        let help = "save its words as a text file that ends in .txt or .md; an appendix that lies elsewhere has only a `title`";
        return told(Code::WrongValue, format!("`{path}` is not a text: its name does not end in .txt or .md"), help);
    }
    let source = Source::from_bytes(&from.bytes(named)?, path)?;
    let letters = source.text.chars().count();
    if letters > LETTERS {
        let [letters, most] = [letters, LETTERS].map(|number| grouped(number.into()));
        let message = format!("`{path}` has {letters} letters, and an appendix may have {most} at most");
        return told(Code::TooLarge, message, "shorten it, or part it into several appendices");
    }
    if source.text.trim().is_empty() {
        let help = "write the appendix in it, with a blank line between paragraphs";
        return told(Code::WrongValue, format!("`{path}` is empty"), help);
    }
    if let Some((is, wanted)) = out_of_turn(&source.text) {
        let at = source.text.find(&is).map_or_else(|| Place::file(path), |at| source.place(at..at + is.len()));
        let message = format!("this list has {is} where {wanted} should stand");
        return Err(Diagnostic::error(Code::WrongValue, message)
            .at(at)
            .help("number the lines of a list (1), (2), (3) in order"));
    }
    Ok(source)
}
