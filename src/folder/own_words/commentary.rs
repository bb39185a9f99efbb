//! Reading `commentary.toml`: the officer's own sentences, beside the rules' and instead of them.

use toml::de::DeValue;

use crate::diagnostic::{Code, Place};
use crate::figures::measure::{Period, YearKind, read_period};
use crate::folder::own_words::overrides::{Override, Overruled};

use super::actions::{Action, read_action};
pub use super::comment::Comment;
use super::comment::in_one_line;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::entry::Entry;
use crate::folder::text::source::Source;
use crate::folder::text::syntax;

/// Everything of the file.
#[derive(Debug, Clone, Default)]
pub struct Commentary {
    /// `[[comment]]`.
    pub comments: Vec<Comment>,
    /// `[[override]]`.
    pub overrides: Vec<Override>,
    /// `[[action]]`.
    pub actions: Vec<Action>,
}

/// Reads the commentary. Empty where it is not TOML at all.
pub fn read_commentary(source: &Source, faults: &Diagnostics) -> Commentary {
    let Some(table) = syntax::parse(source, faults) else { return Commentary::default() };
    let root = Entry::root(source, faults, &table);
    let comments = root.tables("comment").into_iter().filter_map(read_comment).collect();
    let overrides = root.tables("override").into_iter().filter_map(read_override).collect();
    let actions = root.tables("action").into_iter().filter_map(read_action).collect();
    root.finish("commentary.toml");
    Commentary { comments, overrides, actions }
}

fn read_comment(entry: Entry) -> Option<Comment> {
    let indicator = entry.needed("indicator", "cp_reviews");
    let text = entry.needed("text", "Work continues with partners.");
    let period = read_bound(&entry);
    let before = entry.word("place", &[("before", true), ("after", false)]).unwrap_or(false);
    let facts = entry.texts("facts").into_iter().map(|(fact, _)| fact).collect();
    entry.finish("a comment");
    let ((indicator, indicator_from), (text, from)) = (indicator?, text?);
    Some(Comment { indicator, period, before, text: in_one_line(&text), facts, from, indicator_from })
}

fn read_override(entry: Entry) -> Option<Override> {
    let of = read_overruled(&entry);
    let text = entry.needed("text", "The figure includes 12 reviews moved to January.");
    let why = entry.needed("why", "The rule cannot know that reviews were moved");
    let who = entry.needed("who", "Head of Safeguarding");
    let period = read_bound(&entry);
    let pinned = entry.placed("pinned");
    let facts = entry.texts("facts").into_iter().map(|(fact, _)| fact).collect();
    entry.finish("an override");
    let ((of, of_from, part_from), (text, from)) = (of?, text?);
    Some(Override {
        of,
        text: in_one_line(&text),
        why: in_one_line(&why?.0),
        who: in_one_line(&who?.0),
        period,
        pinned,
        facts,
        from,
        of_from,
        part_from,
    })
}

/// Which sentence: an indicator and a topic, or a paragraph and, where it has several sentences, a rule.
fn read_overruled(entry: &Entry) -> Option<(Overruled, Place, Place)> {
    let paragraph = entry.get("paragraph").map(|value| entry.place(value.span()));
    match (entry.get("indicator").is_some(), paragraph) {
        (true, Some(place)) => {
            let help = "keep `indicator` and `topic`, or keep `paragraph` for a paragraph about the whole report";
            entry.faults().error(Code::WrongValue, place, "this has both an indicator and a paragraph", help);
            None
        }
        (false, Some(place)) => {
            let paragraph = read_cited(entry)?;
            let (rule, part) = entry.placed("rule").map_or((None, place.clone()), |(rule, part)| (Some(rule), part));
            Some((Overruled::In { paragraph, rule }, place, part))
        }
        (_, None) => {
            let indicator = entry.needed("indicator", "cp_reviews");
            let topic = entry.needed("topic", "change");
            let ((indicator, place), (topic, part)) = (indicator?, topic?);
            Some((Overruled::Of { indicator, topic: topic.trim().to_owned() }, place, part))
        }
    }
}

/// `paragraph = 5`; `paragraph = "3.2"` where paragraphs are numbered by section.
fn read_cited(entry: &Entry) -> Option<String> {
    let value = entry.value("paragraph", "a whole number from 0 to 10000, or text")?;
    match value.get_ref() {
        DeValue::String(_) => entry.placed("paragraph").map(|(text, _)| text.trim().trim_end_matches('.').to_owned()),
        _ => entry.whole("paragraph", 10_000).map(|number| number.to_string()),
    }
}

/// The period for which an entry holds; `None` where it holds for every one.
fn read_bound(entry: &Entry) -> Option<Period> {
    let (label, place) = entry.placed("period")?;
    match read_period(&label, YearKind::Financial) {
        Ok((period, _)) => Some(period),
        Err(help) => {
            let message = format!("`{label}` is not a period");
            entry.faults().error(Code::UnreadablePeriod, place, message, help);
            None
        }
    }
}
