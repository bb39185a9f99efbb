//! An item of a pack's agenda moved, as a page sends it.

use serde::Deserialize;
use serde_json::json;

use crate::folder::edit::{Numbers, WrittenItem, move_item, read_agenda, top_keys};
use crate::folder::history::Version;
use crate::pack::{NamedItems, named_items};

use super::in_steps::InSteps;
use super::open_pack::{OpenPack, is_exempt};
use super::refusal::{Refusal, UNFIT, read_sent, unfit, while_overtaken, wrong};
use super::work::Written;

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// The items in the order in which the page has them.
    was: Vec<String>,
    /// Which of them goes.
    item: String,
    /// In whose place, counted from 0.
    to: usize,
    /// What was told of texts that would name another item by its number: it is moved all the same.
    #[serde(default)]
    seen: Vec<String>,
}

/// Moves an item, and says what was done.
///
/// # Errors
/// The agenda has become another; the item would stand where none of its kind may; texts would name another item by its number, and
/// that was not told yet; or the file cannot be written.
pub fn moved(pack: &OpenPack, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let name = pack.name();
    let Written { text, .. } = pack.written().map_err(wrong)?;
    let items = read_agenda(&text).map_err(unfit)?;
    let item = items.iter().find(|item| item.id == sent.item);
    let what = format!("Item moved: {}", item.map_or_else(|| name.clone(), called));
    while_overtaken(pack, &what, || {
        let Written { hash, text } = pack.written().map_err(wrong)?;
        let items = read_agenda(&text).map_err(unfit)?;
        let from = items.iter().position(|item| item.id == sent.item);
        let is_same = items.iter().map(|item| &item.id).eq(&sent.was);
        let Some(from) = from.filter(|_| is_same) else {
            let said = format!("{name} has been changed since this page was read");
            let (named, now) = pack.as_written();
            return Err(("409 Conflict", json!({ "overtaken": name, "said": said, named: now })));
        };
        exempt_stays_last(&items, from, sent.to)?;
        let [supplement_to] = top_keys(&text, ["supplement_to"]).map_err(unfit)?;
        let numbers = if supplement_to.is_some() { Numbers::OfItems } else { Numbers::OfPlaces };
        let after = move_item(&text, from, sent.to, numbers).map_err(unfit)?;
        names_are_seen(pack, (&items, &read_agenda(&after).map_err(unfit)?), &sent.seen)?;
        Ok(vec![Version { name: name.clone(), from: hash, to: Some(after.bytes().map_err(unfit)?) }])
    })?;
    Ok(what)
}

/// Refuses to give an item another number while a text names it by the one that it has, unless that was told already: nothing is
/// rewritten.
fn names_are_seen(
    pack: &OpenPack,
    (before, after): (&[WrittenItem], &[WrittenItem]),
    seen: &[String],
) -> Result<(), Refusal> {
    let number = |item: &WrittenItem| item.says("number").and_then(|number| number.trim().parse::<u32>().ok());
    let holder = |all: &'_ [WrittenItem], wanted: u32| all.iter().position(|item| number(item) == Some(wanted));
    let mut told = Vec::new();
    for NamedItems { at, numbers } in named_items(&pack.file) {
        for wanted in numbers {
            let Some(was) = holder(before, wanted).map(|nth| &before[nth]) else { continue };
            let is = holder(after, wanted).map(|nth| &after[nth]);
            if is.is_some_and(|is| is.id == was.id) {
                continue;
            }
            let becomes = after.iter().find(|item| item.id == was.id).and_then(number);
            let now = is.map_or_else(|| "no item".to_owned(), called);
            let then =
                becomes.map_or_else(String::new, |number| format!(", and {} would be item {number}", called(was)));
            told.push(json!({
                "place": at.to_string(),
                "text": at.text.trim(),
                "said": format!("Item {wanted} is {} and would be {now}{then}", called(was)),
                "key": format!("{at} {} {wanted} {}", at.text, becomes.unwrap_or_default()),
            }));
        }
    }
    if told.iter().all(|one| one["key"].as_str().is_some_and(|key| seen.iter().any(|seen| seen == key))) {
        return Ok(());
    }
    let said = match told.len() {
        1 => "a text names an item by a number that would be another’s".to_owned(),
        more => format!("{more} texts name items by numbers that would be others’"),
    };
    Err(("409 Conflict", json!({ "said": said, "help": "look at them first", "named": told })))
}

/// What an item is called, in the list of what was saved.
fn called(item: &WrittenItem) -> String {
    let names = ["title", "report"].into_iter().find_map(|key| item.says(key).filter(|held| !held.trim().is_empty()));
    let name = names.or_else(|| Some(format!("number {}", item.says("number")?))).unwrap_or_default();
    let words: Vec<&str> = name.split_whitespace().collect();
    format!("“{}”", words.join(" "))
}

/// Refuses to put an exempt item before a public one, or a public one behind an exempt one: no pack would be made of that. What
/// stands so already may be put right one by one.
fn exempt_stays_last(items: &[WrittenItem], from: usize, to: usize) -> Result<(), Refusal> {
    let mut kinds: Vec<bool> = items.iter().map(is_exempt).collect();
    let before = out_of_turn(&kinds);
    if from < kinds.len() && to < kinds.len() {
        let one = kinds.remove(from);
        kinds.insert(to, one);
    }
    if out_of_turn(&kinds) <= before {
        return Ok(());
    }
    let said = "exempt items come last on the agenda, so that both packs have the same page numbers";
    Err((UNFIT, json!({ "said": said, "help": "move it among those of its kind" })))
}

/// How many pairs there are of an exempt item and a public one behind it.
fn out_of_turn(exempt: &[bool]) -> usize {
    let public_behind = |at: usize| exempt[at..].iter().filter(|is_exempt| !**is_exempt).count();
    exempt.iter().enumerate().filter(|(_, is_exempt)| **is_exempt).map(|(at, _)| public_behind(at)).sum()
}
