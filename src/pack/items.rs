//! Reading the items of a pack file: number, title, why they are exempt or urgent, and their paper.

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::out_of_turn;
use crate::folder::reading_toml::{Entry, Source, listed, unprintable};

use super::around::Around;
use super::plan::{ItemPlan, Law, PaperPlan};

/// No agenda has more.
const MOST_ITEMS: u32 = 999;

/// More items than any meeting gets through.
const ITEMS: usize = 200;

/// An item with where its number is.
type Numbered = (ItemPlan, Place);

/// Where the items of a file stand.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Where its paths lead.
    pub around: &'a Around,
    /// The law that the meeting is called under.
    pub law: Law,
    /// Of a supplement, the file of the agenda with its items.
    pub agenda: Option<(&'a str, &'a [ItemPlan])>,
}

/// The items of a pack file in order, with every error they have.
pub fn read_items(root: &Entry, reading: Reading) -> Vec<ItemPlan> {
    root.must("item", "a list of tables", "add an [[item]] with number, title and text for each item of the agenda");
    let entries = root.tables("item");
    if entries.len() > ITEMS {
        let message = format!("there are {} items, and an agenda may have {ITEMS} at most", entries.len());
        let help = "check that it is the right file, or make two packs of it";
        root.faults().error(Code::TooLarge, root.at().clone(), message, help);
        return Vec::new();
    }
    let items: Vec<Numbered> = entries.into_iter().filter_map(|entry| read_item(entry, reading)).collect();
    for (nth, (item, from)) in items.iter().enumerate() {
        if let Some((_, first)) = items[..nth].iter().find(|(other, _)| other.number == item.number) {
            let message = format!("two items have the number {}", item.number);
            let told = Diagnostic::error(Code::ItemTwice, message).at(from.clone());
            root.faults().add(
                told.also(first.clone(), "the first")
                    .help("give each item its own number, as members cite items by number"),
            );
        }
        let public = items[nth..].iter().find(|(other, _)| other.exempt.is_empty() && !item.exempt.is_empty());
        if let Some((public, _)) = public {
            let message =
                format!("item {} is exempt but comes before item {}, which is public", item.number, public.number);
            let help = "put exempt items last, so that both packs have the same page numbers";
            root.faults().error(Code::WrongValue, from.clone(), message, help);
        }
    }
    items.into_iter().map(|(item, _)| item).collect()
}

fn read_item(entry: Entry, reading: Reading) -> Option<Numbered> {
    let number = read_number(&entry);
    let exempt = read_exempt(&entry, reading.law);
    let public_title = entry.text("public_title").trim().to_owned();
    let urgent = read_urgent(&entry);
    let followed = number.as_ref().and_then(|(number, from)| followed(&entry, *number, from, reading));
    if exempt.is_empty()
        && followed.is_none()
        && let Some(value) = entry.get("public_title")
    {
        entry.wrong(value, "`public_title` is for an exempt item", "remove the line: the public pack prints `title`");
    }
    let paper = read_paper(&entry, reading.around);
    let title = if entry.get("report").is_some() || followed.is_some() {
        entry.text("title")
    } else {
        entry.needed("title", "Declarations of interest").map_or_else(String::new, |(text, _)| text)
    };
    entry.finish("an item");
    let ((number, from), paper) = (number?, paper?);
    let own = ItemPlan { number, title: title.trim().to_owned(), public_title, exempt, urgent, followed: false, paper };
    Some((followed.map_or_else(|| own.clone(), |first| of_agenda(&own, first)), from))
}

/// An item of a supplement whose title and reasons for being exempt are those of the agenda.
fn of_agenda(own: &ItemPlan, first: &ItemPlan) -> ItemPlan {
    ItemPlan { urgent: own.urgent.clone(), followed: true, paper: own.paper.clone(), ..first.clone() }
}

/// What the agenda has of an item of a supplement; `None` where it was not on it.
fn followed<'a>(entry: &Entry, number: u32, from: &Place, reading: Reading<'a>) -> Option<&'a ItemPlan> {
    let (agenda, items) = reading.agenda?;
    let fault = |message: String, help: &str| entry.faults().error(Code::WrongValue, from.clone(), message, help);
    if let Some((kind, _, value)) = entry.entries().find(|(name, _, _)| ["to_follow", "agenda_only"].contains(name)) {
        entry.wrong(value, format!("`{kind}` is for the agenda: an item of a supplement has its paper"), PAPERS);
    }
    let Some(first) = items.iter().find(|item| item.number == number) else {
        if !entry.entries().any(|(name, _, _)| name == "urgent") {
            fault(
                format!("item {number} is not on the agenda in `{agenda}`"),
                "give the number of an item that was to follow, or say why the item cannot wait: urgent = \"...\"",
            );
        }
        return None;
    };
    if !matches!(first.paper, PaperPlan::ToFollow) {
        fault(
            format!("the agenda in `{agenda}` does not say that the paper for item {number} is to follow"),
            "a supplement has papers that were to follow and urgent items: give another item a new number, or make the pack again",
        );
    }
    let taken = ["title", "public_title", "part", "exempt"];
    for (name, _, value) in entry.entries().filter(|(name, _, _)| taken.contains(name)) {
        let message = format!("item {number} has its `{name}` from the agenda in `{agenda}`");
        entry.wrong(value, message, "remove the line");
    }
    Some(first)
}

/// Which keys give a paper.
const PAPERS: &str = "give it by text, text_file, report or pdf";

/// The reason for urgency as it follows "because"; empty where there is none.
fn read_urgent(entry: &Entry) -> String {
    let Some((text, from)) = entry.placed("urgent") else { return String::new() };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = words.trim_end_matches('.');
    let reason = reason.strip_prefix("because ").or_else(|| reason.strip_prefix("Because ")).unwrap_or(reason);
    let example = "write what comes after \"because\": urgent = \"the contract ends before the next meeting\"";
    let is_several = reason.split(". ").skip(1).any(|next| next.starts_with(char::is_uppercase));
    if reason.is_empty() || is_several {
        let what = if reason.is_empty() { "`urgent` is empty" } else { "`urgent` is more than one sentence" };
        entry.faults().error(Code::WrongValue, from, what.to_owned(), example);
        return String::new();
    }
    within_a_sentence(reason)
}

/// Words that have a capital only where they begin a sentence.
const OPENING: [&str; 16] = [
    "The", "A", "An", "It", "Its", "This", "That", "These", "Those", "There", "They", "Their", "We", "Our", "No", "If",
];

/// `The contract ends` as it is within a sentence.
fn within_a_sentence(words: &str) -> String {
    match words.split_once(' ') {
        Some((first, rest)) if OPENING.contains(&first) => format!("{} {rest}", first.to_lowercase()),
        _ => words.to_owned(),
    }
}

fn read_number(entry: &Entry) -> Option<(u32, Place)> {
    let help = "add the number by which members cite the item: number = 9";
    let value = entry.must("number", &format!("a whole number from 1 to {MOST_ITEMS}"), help)?;
    let number = entry.whole("number", MOST_ITEMS)?;
    if number == 0 {
        entry.wrong(value, "an agenda starts with item 1", "write it like this: number = 1");
        return None;
    }
    Some((number, entry.place(value.span())))
}

/// The paragraphs of Schedule 12A; none for a public item. `part = "B"` and `exempt` go together.
fn read_exempt(entry: &Entry, law: Law) -> Vec<u32> {
    let private = entry.word("part", &[("A", false), ("B", true)]);
    let (least, most) = law.paragraphs();
    let named = format!("a paragraph of Schedule 12A, {least} to {most} in {}: exempt = {}", law.nation(), least + 2);
    match (private, entry.value("exempt", "a number, or a list of numbers")) {
        (Some(true), None) => {
            entry.lacks("exempt", format!("an item in Part B needs the reason why it is exempt: give {named}"));
            Vec::new()
        }
        (Some(true), Some(value)) => paragraphs(value, law).unwrap_or_else(|| {
            let message = format!("`exempt` is not a paragraph of Schedule 12A for {}", law.nation());
            entry.wrong(value, message, format!("give {named}; if there are two, exempt = [{least}, {}]", least + 1));
            Vec::new()
        }),
        (_, Some(value)) => {
            entry.wrong(value, "this item is exempt but not in Part B", "add part = \"B\", or remove `exempt`");
            Vec::new()
        }
        (_, None) => Vec::new(),
    }
}

/// One number or a list of them, in order and each once.
fn paragraphs(value: &Spanned<DeValue>, law: Law) -> Option<Vec<u32>> {
    let (least, most) = law.paragraphs();
    let one = |value: &DeValue| match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse::<u32>().ok(),
        _ => None,
    };
    let mut found: Vec<u32> = match value.get_ref() {
        DeValue::Array(list) => list.iter().map(|value| one(value.get_ref())).collect::<Option<_>>()?,
        value => vec![one(value)?],
    };
    found.sort_unstable();
    found.dedup();
    (!found.is_empty() && found.iter().all(|number| (least..=most).contains(number))).then_some(found)
}

/// What an item says beside its paper.
const BESIDE: [&str; 6] = ["number", "title", "public_title", "part", "exempt", "urgent"];

const KINDS: [&str; 6] = ["text", "text_file", "report", "pdf", "agenda_only", "to_follow"];

fn read_paper(entry: &Entry, around: &Around) -> Option<PaperPlan> {
    let given: Vec<&str> = KINDS.into_iter().filter(|kind| entry.get(kind).is_some()).collect();
    match given[..] {
        ["text"] => {
            let (text, from) = entry.needed("text", "To receive any apologies.")?;
            in_turn(entry, &text, from).then_some(PaperPlan::Text(text))
        }
        ["text_file"] => read_text_file(entry, around),
        ["report"] => read_report(entry, around),
        ["pdf"] => read_pdf(entry, around),
        ["agenda_only"] => (entry.flag("agenda_only")?).then_some(PaperPlan::AgendaOnly),
        ["to_follow"] => (entry.flag("to_follow")?).then_some(PaperPlan::ToFollow),
        [] => {
            // An unknown key is the likelier slip: `finish` names it with the nearest kind.
            let known = |name: &str| KINDS.contains(&name) || BESIDE.contains(&name);
            if entry.entries().any(|(name, _, _)| !known(name)) {
                return None;
            }
            entry.lacks("text", format!("an item needs {}; use agenda_only = true if it has no paper, to_follow = true if the paper comes later", listed(&KINDS)));
            None
        }
        _ => {
            let message = format!("an item can have only one paper, and this one has {}", given.join(" and "));
            let help = "split it into separate items, or join the texts";
            entry.faults().error(Code::WrongValue, entry.at().clone(), message, help);
            None
        }
    }
}

/// Whether the lists with numbers of a text are numbered in order.
fn in_turn(entry: &Entry, text: &str, from: Place) -> bool {
    let Some((is, wanted)) = out_of_turn(text) else { return true };
    let message = format!("a list of this text has {is} where {wanted} should stand");
    entry.faults().error(Code::WrongValue, from, message, "number the lines of a list (1), (2), (3) in order");
    false
}

fn read_text_file(entry: &Entry, around: &Around) -> Option<PaperPlan> {
    let named = entry.needed("text_file", "2020-03/minutes.md")?;
    let path = around.find(entry, "file", &named)?;
    if let Some(fault) = around.no_text(&path, named.0.trim()) {
        entry.faults().add(fault.at(named.1));
        return None;
    }
    match Source::read(&path, named.0.trim()) {
        Ok(source) if source.text.trim().is_empty() => {
            let help = "write the paper in it, with a blank line between paragraphs, or use agenda_only = true";
            entry.faults().error(Code::WrongValue, named.1, format!("`{}` is empty", named.0), help);
            None
        }
        Ok(source) => {
            unprintable(&source).into_iter().for_each(|fault| entry.faults().add(fault));
            in_turn(entry, &source.text, named.1).then_some(PaperPlan::Text(source.text))
        }
        Err(fault) => {
            // Where a line of the text is meant it is shown; else where the text is named.
            let is_of_line = fault.at.as_ref().is_some_and(|at| at.line > 0);
            entry.faults().add(if is_of_line { fault } else { fault.at(named.1) });
            None
        }
    }
}

fn read_pdf(entry: &Entry, around: &Around) -> Option<PaperPlan> {
    let named = entry.needed("pdf", "2020-03/partners.pdf")?;
    let path = around.find(entry, "file", &named)?;
    let (name, from) = named;
    if path.is_dir() {
        let message = format!("`{name}` is a folder, and `pdf` must be a file");
        entry.faults().error(
            Code::WrongValue,
            from,
            message,
            "give the path of the PDF; for a report folder use `report`",
        );
        return None;
    }
    Some(PaperPlan::Pdf { name: name.trim().replace('\\', "/"), path, from })
}

fn read_report(entry: &Entry, around: &Around) -> Option<PaperPlan> {
    let named = entry.needed("report", "performance-2020-q3")?;
    let path = around.find(entry, "folder", &named)?;
    let (name, from) = named;
    if !path.is_dir() {
        let message = format!("`{name}` is a file, and `report` must be a folder");
        entry.faults().error(Code::WrongValue, from, message, "give the folder that has report.toml");
        return None;
    }
    Some(PaperPlan::Report { name: name.trim().trim_end_matches('/').replace('\\', "/"), path, from })
}
