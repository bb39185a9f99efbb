//! `[[appendix]]` of `report.toml`: an appendix of the officer's own that the list names, or one that the program writes.

use crate::diagnostic::{Code, Place};

use super::entry::Entry;

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
    /// Where it is asked for.
    pub from: Place,
}

impl AppendixPlan {
    /// One of the officer's own, for tests.
    #[cfg(test)]
    pub fn titled(title: &str) -> AppendixPlan {
        AppendixPlan { title: title.to_owned(), contains: None, from: Place::file("report.toml") }
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
    let from = entry.at().clone();
    entry.finish("an appendix");
    Some(AppendixPlan { title: title?, contains, from })
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
