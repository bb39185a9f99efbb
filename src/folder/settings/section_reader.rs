//! Reading the sections of `report.toml` with their paragraphs, and the header above them.

use toml::de::DeValue;

use crate::diagnostic::{Code, Place};
use crate::figures::prose::{TextPart, out_of_turn, text_parts};
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::entry::{Entry, Placed};
use crate::folder::text::nearest::{listed, nearest};
use crate::folder::text::source::Source;

use super::plan::{BRACES, Choice, Contains, ParagraphPlan, SectionPlan};
use super::table_plan::read_table;

/// More sections than any committee reads.
const SECTIONS: usize = 500;

/// The sections in reading order.
pub fn read_sections(root: &Entry, source: &Source) -> Vec<SectionPlan> {
    let help = "add a [[section]] with a heading and paragraphs = [{ indicators = [\"...\"] }]";
    root.must("section", "a list of tables", help);
    let entries = root.tables("section");
    if entries.len() > SECTIONS {
        let message = format!("there are {} sections, and a report may have {SECTIONS} at most", entries.len());
        root.faults().error(Code::TooLarge, root.at().clone(), message, "check that it is the right file");
        return Vec::new();
    }
    let mut sections = Vec::new();
    for entry in entries {
        let level = read_level(&entry, sections.is_empty());
        let heading = entry.needed("heading", "Overview");
        let section = SectionPlan {
            heading: braced(root.faults(), source, heading).unwrap_or_default(),
            level,
            numbered: entry.flag("numbered").unwrap_or(true),
            paragraphs: entry
                .tables("paragraphs")
                .into_iter()
                .filter_map(|entry| read_paragraph(entry, source))
                .collect(),
            items: entry
                .texts("items")
                .into_iter()
                .filter_map(|item| braced(root.faults(), source, Some(item)))
                .collect(),
            contains: entry.word("contains", &[("officers", Contains::Officers), ("appendices", Contains::Appendices)]),
            from: entry.at().clone(),
        };
        entry.finish("a section");
        sections.push(section);
    }
    sections
}

/// 1 or 2, and the first section's is 1, so that no heading's level is skipped.
fn read_level(entry: &Entry, first: bool) -> u8 {
    let Some(value) = entry.value("level", "`1` or `2`") else { return 1 };
    match value.get_ref() {
        DeValue::Integer(level) if level.as_str() == "1" => 1,
        DeValue::Integer(level) if level.as_str() == "2" => {
            if first {
                entry.wrong(value, "the first section cannot be a subsection", "give the first section level = 1");
            }
            2
        }
        _ => {
            entry.wrong(value, "`level` is 1 for a section or 2 for a subsection", "write level = 1 or level = 2");
            1
        }
    }
}

const KINDS: [&str; 6] = ["text", "overview", "conclusion", "indicators", "choose", "table"];

fn read_paragraph(entry: Entry, source: &Source) -> Option<ParagraphPlan> {
    let from = entry.at().clone();
    let given: Vec<&str> = entry.entries().map(|(name, _, _)| name).filter(|name| KINDS.contains(name)).collect();
    if let [_, _, ..] = given[..] {
        let message =
            format!("a paragraph can have only one kind of content, and this one has {}", given.join(" and "));
        entry.faults().error(Code::WrongValue, from, message, "split it into separate paragraphs, each in { }");
        return None;
    }
    let plan = match given.first().copied() {
        Some("text") => {
            let text = entry.needed("text", "Fixed words, {period}.");
            let facts = entry.texts("facts").into_iter().map(|(fact, _)| fact).collect();
            let text = text.filter(|text| is_one_paragraph(&entry, text));
            braced(entry.faults(), source, text).map(|text| ParagraphPlan::Text { text, facts, from })
        }
        Some("overview") => {
            entry.needed("overview", "change").map(|(word, from)| ParagraphPlan::Overview { word, from })
        }
        Some("conclusion") => {
            entry.needed("conclusion", "closing").map(|(word, from)| ParagraphPlan::Conclusion { word, from })
        }
        Some("table") => {
            let title = braced(entry.faults(), source, entry.placed("title")).unwrap_or_default();
            read_table(&entry, title).map(ParagraphPlan::Table)
        }
        Some("choose") => entry.word("choose", &Choice::WORDS).map(|by| ParagraphPlan::Chosen { by, from }),
        Some(_) => {
            let ids = entry.texts("indicators");
            if ids.is_empty() && entry.get("indicators").is_some_and(|value| value.get_ref().as_array().is_some()) {
                entry.faults().error(
                    Code::WrongValue,
                    from.clone(),
                    "this paragraph has no indicator",
                    "give at least one: { indicators = [\"...\"] }",
                );
            }
            (!ids.is_empty()).then_some(ParagraphPlan::Indicators { ids, from })
        }
        None => {
            // An unknown key of the paragraph is the likelier slip: `finish` below names it with the nearest kind.
            if entry.entries().next().is_none() {
                entry.lacks("text", format!("a paragraph needs one of {}", listed(&KINDS)));
            }
            None
        }
    };
    for kind in KINDS {
        let _known = entry.get(kind);
    }
    entry.finish("a paragraph");
    plan
}

/// A paragraph is words, a list below them, or both.
fn is_one_paragraph(entry: &Entry, (text, place): &Placed) -> bool {
    let told = |at: Place, message: String, help: &str| entry.faults().error(Code::WrongValue, at, message, help);
    if let Some((is, wanted)) = out_of_turn(text) {
        let help = "number the lines of a list (1), (2), (3) in order, all of them in one text";
        told(place.at_words(&is), format!("this list has {is} where {wanted} should stand"), help);
        return false;
    }
    match text_parts(text)[..] {
        [TextPart::Words(_)] | [TextPart::List { .. }] | [TextPart::Words(_), TextPart::List { .. }] => true,
        [TextPart::Heading { .. }, ..] => {
            let help = "give the words to the `heading` of a section, or remove the #";
            told(place.clone(), "a paragraph has no heading of its own".into(), help);
            false
        }
        _ => {
            let help = "a paragraph is words, then one list: put what comes behind into another { text = \"...\" }";
            told(place.clone(), "this text is more than one paragraph".into(), help);
            false
        }
    }
}

/// `[header]`: what stands under the title, in the officer's order.
pub fn read_header(root: &Entry, source: &Source) -> Vec<(String, String)> {
    let Some(table) = root.table("header") else { return Vec::new() };
    let mut found: Vec<(Place, String, String)> = Vec::new();
    for (name, at, value) in table.entries() {
        let text = match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() && !name.trim().is_empty() => text.trim().to_owned(),
            _ => {
                let help = "write each as name and text: \"Wards affected\" = \"All\"";
                table.wrong(value, format!("`{name}` in [header] should be text that says something"), help);
                continue;
            }
        };
        let text = braced(root.faults(), source, Some((text, table.place(value.span()))));
        found.extend(text.map(|text| (at, name.trim().to_owned(), text)));
    }
    found.sort_by_key(|(at, ..)| (at.line, at.column));
    found.into_iter().map(|(_, name, text)| (name, text)).collect()
}

/// A text whose braces hold known words only.
pub fn braced(faults: &Diagnostics, source: &Source, placed: Option<Placed>) -> Option<String> {
    let (text, place) = placed?;
    let mut rest = text.as_str();
    while let Some(open) = rest.find(['{', '}']) {
        let after = &rest[open + 1..];
        let closed = rest[open..].starts_with('{').then(|| after.find(['{', '}'])).flatten();
        let Some(close) = closed.filter(|close| after[*close..].starts_with('}')) else {
            let help = "write braces in pairs around a word such as {period}";
            faults.error(Code::WrongValue, place, "a brace is missing its partner", help);
            return Some(text);
        };
        let word = &after[..close];
        if !BRACES.contains(&word) {
            let near = nearest(word, BRACES).map(|near| format!("did you mean {{{near}}}? ")).unwrap_or_default();
            let at = pointed(source, &place, &format!("{{{word}}}"));
            let known: Vec<String> = BRACES.iter().map(|word| format!("{{{word}}}")).collect();
            let help = format!("{near}It can be {}", known.join(", "));
            faults.error(Code::WrongValue, at, format!("`{{{word}}}` is not a word that can go in braces"), help);
        }
        rest = &after[close + 1..];
    }
    Some(text)
}

/// The first stretch like this from the given place on; the place itself where there is none.
fn pointed(source: &Source, place: &Place, stretch: &str) -> Place {
    let mut start = 0;
    for _ in 1..place.line {
        start = source.text[start..].find('\n').map_or(source.text.len(), |at| start + at + 1);
    }
    let skipped: usize = source.text[start..].chars().take(place.column.saturating_sub(1)).map(char::len_utf8).sum();
    match source.text[start + skipped..].find(stretch) {
        Some(at) => {
            let from = start + skipped + at;
            source.place(from..from + stretch.len())
        }
        None => place.clone(),
    }
}
