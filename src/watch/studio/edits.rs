//! What the pages of the studio write: entries of `commentary.toml`, each edit a step that can be taken back.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::draft::Draft;
use crate::figures::prose::{Provenance, Sentence};
use crate::folder::Overruled;
use crate::folder::edit::{
    EntryKind, EntryValue, FileText, Unmade, WrittenEntry, add_entry, change_entry, read_entries, remove_entry,
};
use crate::folder::history::Version;
use crate::review::unsaved::{BeforeEdit, Tried, UnsavedFigures};

use super::figures::{fault, named};
use super::in_page::in_page;
use super::refusal::{Refusal, UNFIT, first_wrong, not_saved, overtaken, read_sent, unfit, wrong};
use super::tried::comes_to;
use super::work::{Work, Written};

/// An edit as a page sends it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The SHA-256 of the file that the page has seen; none where there was no file.
    from: Option<String>,
    /// `comment`
    kind: String,
    /// Which of its kind; a new one where this is not given.
    nth: Option<usize>,
    /// Whether it is to go.
    #[serde(default)]
    remove: bool,
    /// Its keys; one without a value is taken out.
    #[serde(default)]
    keys: Map<String, Value>,
    /// The sentence that an override stands in for: its figures are pinned.
    of: Option<Of>,
}

/// What one rule says in a sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// `6.2`
    sentence: String,
    /// Which of the rules that made it.
    because: usize,
    /// As the page has it: it is not pinned where it has become another.
    text: String,
}

/// Makes an edit, and says what was done.
///
/// # Errors
/// Where it is not one, the file has become another, or it cannot be saved.
pub fn edit(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let (asked, bytes, what) = edited(work, body)?;
    let version = Version { name: EntryKind::FILE.to_owned(), from: asked.from, to: Some(bytes) };
    work.history.save(&what, &[version]).map_err(|unsaved| not_saved(work, unsaved))?;
    Ok(what)
}

/// What is asked, the file with it, and what is done by that.
fn edited(work: &Work, body: &[u8]) -> Result<(Asked, Vec<u8>, String), Refusal> {
    let asked: Asked = read_sent(body)?;
    let kind = EntryKind::named(&asked.kind);
    let kind = kind.ok_or_else(|| (UNFIT, json!({ "said": "there is no such kind of entry" })))?;
    let Written { hash, text } = work.written(EntryKind::FILE).map_err(wrong)?;
    if hash != asked.from {
        return Err(overtaken(work, EntryKind::FILE));
    }
    let (after, what) = made(work, kind, &asked, &text).map_err(unfit)?;
    let bytes = after.bytes().map_err(unfit)?;
    Ok((asked, bytes, what))
}

/// What an edit would change, before it is saved, and what is to be looked at in it: the checks are those that "To mend" lists.
///
/// # Errors
/// As [`edit`].
pub fn tried(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let (asked, bytes, _) = edited(work, body)?;
    let lines = lines_of(&asked, &bytes);
    let unsaved = UnsavedFigures::of([(EntryKind::FILE.to_owned(), bytes, lines)]);
    let unsaved = unsaved.map_err(first_wrong)?;
    let (draft, told) = work.told.before();
    let tried = {
        let mut trying = work.trying.lock().unwrap_or_else(PoisonError::into_inner);
        trying.tried_figures(&unsaved, BeforeEdit { draft: draft.as_deref(), told: &told })
    };
    // The words are the edit: whatever is wrong with them, they bring.
    let brings = [&tried.wrong[..], &tried.brings].concat();
    Ok(comes_to(&Tried { wrong: Vec::new(), brings, ..tried }, |told| fault(&in_page(told))))
}

/// Where the entry stands once it is edited: what is told of these lines is of it, whether or not it was told before.
fn lines_of(asked: &Asked, bytes: &[u8]) -> BTreeSet<usize> {
    let entries = FileText::of(bytes, EntryKind::FILE).ok().and_then(|text| read_entries(&text).ok());
    let of_kind = |entry: &WrittenEntry| entry.kind.as_str() == asked.kind;
    let mut entries = entries.unwrap_or_default().into_iter().filter(of_kind);
    let entry = match asked.nth {
        Some(nth) => entries.nth(nth),
        None => entries.next_back(),
    };
    entry.map_or_else(BTreeSet::new, |entry| (entry.begins..=entry.ends).collect())
}

/// The file after an edit, and what was done.
fn made(work: &Work, kind: EntryKind, asked: &Asked, text: &FileText) -> Result<(FileText, String), Unmade> {
    let mut changes = changes(kind, &asked.keys)?;
    if let Some(of) = &asked.of {
        let draft = work.told.draft().ok_or_else(|| unmade("there is no report yet"))?;
        changes.extend(pinned(&draft, of, asked.nth.is_none())?);
    }
    let title = title(kind);
    match asked.nth {
        Some(nth) => {
            let about = about(work, &read_entries(text)?, kind, nth);
            if asked.remove {
                return Ok((remove_entry(text, kind, nth)?, format!("{title} taken out{about}")));
            }
            Ok((change_entry(text, kind, nth, &changes)?, format!("{title} changed{about}")))
        }
        None => {
            let place = |key: &str| kind.keys().iter().position(|own| *own == key);
            changes.sort_by_key(|(key, _)| place(key));
            let keys: Vec<(&str, EntryValue)> =
                changes.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
            let after = add_entry(text, kind, &keys)?;
            let entries = read_entries(&after)?;
            let last = entries.iter().filter(|entry| entry.kind == kind).count();
            let about = about(work, &entries, kind, last.saturating_sub(1));
            Ok((after, format!("{title} added{about}")))
        }
    }
}

/// What an entry is about, behind what was done with it: ` on “Calls answered”`, ` on paragraph 5`.
fn about(work: &Work, entries: &[WrittenEntry], kind: EntryKind, nth: usize) -> String {
    let entry = entries.iter().find(|entry| entry.kind == kind && entry.nth == nth);
    let held = |key: &str| match &entry?.keys.key(key)?.value {
        EntryValue::Text(text) | EntryValue::Plain(text) => Some(text.as_str()),
        EntryValue::Texts(_) => None,
    };
    let indicator = held("indicator").map(|id| format!(" on {}", named(work, id)));
    let about = indicator.or_else(|| held("paragraph").map(|number| format!(" on paragraph {number}")));
    about.unwrap_or_default()
}

fn title(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Comment => "Comment",
        EntryKind::Action => "Action",
        EntryKind::Override => "Override",
    }
}

fn unmade(why: &str) -> Unmade {
    Unmade::because(why, "look at the page again")
}

/// A key and what it is to hold; none where it is to be taken out.
type KeyChange = (&'static str, Option<EntryValue>);

/// The keys that were typed: only those of the kind, and a blank one is none.
fn changes(kind: EntryKind, keys: &Map<String, Value>) -> Result<Vec<KeyChange>, Unmade> {
    let mut changes = Vec::new();
    for (key, value) in keys {
        let key = kind.keys().iter().find(|own| *own == key);
        let key = key.ok_or_else(|| unmade("an entry of this kind has no such key"))?;
        let value = match value {
            Value::Null => None,
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(EntryValue::typed(key, text)),
            Value::Array(list) if list.is_empty() => None,
            Value::Array(list) => {
                let texts: Option<Vec<String>> = list.iter().map(|one| one.as_str().map(str::to_owned)).collect();
                Some(EntryValue::Texts(texts.ok_or_else(|| unmade("this is not a list of texts"))?))
            }
            _ => return Err(unmade("this is not a text")),
        };
        changes.push((*key, value));
    }
    Ok(changes)
}

/// The sentence as the page has it.
fn sentence_of<'a>(draft: &'a Draft, of: &Of) -> Result<&'a Sentence, Unmade> {
    let same = |sentence: &&Sentence| sentence.address == of.sentence && sentence.text == of.text;
    let sentence = draft.report.sentences().find(same);
    sentence.ok_or_else(|| unmade("this sentence has become another since the page was read"))
}

/// What made a part of it.
///
/// # Errors
/// Where the sentence has become another.
pub fn because_of<'a>(draft: &'a Draft, of: &Of) -> Result<&'a Provenance, Unmade> {
    sentence_of(draft, of)?.because.get(of.because).ok_or_else(|| unmade("no rule made this part of the sentence"))
}

/// What pins an override to the figures of now; for a new one with what it stands in for.
fn pinned(draft: &Draft, of: &Of, is_new: bool) -> Result<Vec<KeyChange>, Unmade> {
    let sentence = sentence_of(draft, of)?;
    let found = draft.overruled(sentence, of.because);
    let (overruled, pin) = found.ok_or_else(|| unmade("no override can stand in for this sentence"))?;
    let text = |text: String| Some(EntryValue::Text(text));
    let mut changes = vec![("pinned", text(pin))];
    if is_new {
        changes.extend(match overruled {
            Overruled::Of { indicator, topic } => vec![("indicator", text(indicator)), ("topic", text(topic))],
            Overruled::In { paragraph, rule } => vec![("paragraph", text(paragraph)), ("rule", rule.and_then(text))],
        });
    }
    Ok(changes)
}
