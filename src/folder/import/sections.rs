//! The sections of `report.toml` in which new measures are reported: the one that has their heading or the measures beside them, or
//! else a new one at the end.

use std::fmt::Write as _;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::folder::table::columns::plain;
use crate::folder::text::toml_text::quoted;

use super::entry::NewEntry;

/// A section for each heading that measures stand under, in the order of the file.
pub fn sections<'a>(new: impl IntoIterator<Item = &'a NewEntry>, without: &str) -> String {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for entry in new {
        let heading = if entry.section.is_empty() { without } else { entry.section.as_str() };
        match sections.iter_mut().find(|(held, _)| *held == heading) {
            Some((_, ids)) => ids.push(&entry.id),
            None => sections.push((heading, vec![&entry.id])),
        }
    }
    let mut text = String::new();
    for (heading, ids) in sections {
        let _ = write!(text, "\n[[section]]\nheading = {}\nparagraphs = [\n", quoted(heading));
        for id in ids {
            let _ = writeln!(text, "  {},", paragraph(id));
        }
        text.push_str("]\n");
    }
    text
}

fn paragraph(id: &str) -> String {
    format!("{{ indicators = [{}] }}", quoted(id))
}

/// `report.toml` with each new measure that has a section there at the end of it, every other byte as it was; and the measures that
/// have none.
pub fn joined<'a>(report: &str, new: &'a [NewEntry]) -> (String, Vec<&'a NewEntry>) {
    let (mut text, mut left) = (report.to_owned(), Vec::new());
    for entry in new {
        // Its entry was taken out of the catalogue, and its paragraph was not.
        if is_listed(&text, &entry.id) {
            continue;
        }
        match with_paragraph(&text, entry).filter(|text| DeTable::parse(text).is_ok()) {
            Some(with) => text = with,
            None => left.push(entry),
        }
    }
    (text, left)
}

/// Whether a section of the report has a paragraph of this measure.
fn is_listed(text: &str, id: &str) -> bool {
    let Ok(table) = DeTable::parse(text) else { return false };
    let sections = array(table.get_ref(), "section").into_iter().flatten();
    let paragraphs = sections.filter_map(|section| array(section.get_ref().as_table()?, "paragraphs"));
    let ids = [id.to_owned()];
    paragraphs.into_iter().any(|list| names_any(list, &ids))
}

fn with_paragraph(text: &str, entry: &NewEntry) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let sections = array(table.get_ref(), "section")?;
    let sections: Vec<&DeTable> = sections.iter().filter_map(|section| section.get_ref().as_table()).collect();
    let is_headed = |section: &&&DeTable| {
        let heading = value(section, "heading").and_then(|heading| heading.get_ref().as_str());
        !entry.section.is_empty() && heading.is_some_and(|heading| plain(heading) == plain(&entry.section))
    };
    let has_beside =
        |section: &&&DeTable| array(section, "paragraphs").is_some_and(|list| names_any(list, &entry.beside));
    let section = sections.iter().find(is_headed).or_else(|| sections.iter().rfind(has_beside))?;
    let (list, items) = (value(section, "paragraphs")?, array(section, "paragraphs")?);
    let (start, end) = (list.span().start, list.span().end);
    // Paragraphs that are tables of their own, `[[section.paragraphs]]`, are no list in brackets.
    let is_list = text[..start].trim_end().ends_with('=') && text[start..end].ends_with(']');
    is_list.then(|| inserted(text, start..end, items.last().map(|item| item.span().end), &entry.id))
}

/// Whether a paragraph of a section is about one of these.
fn names_any(paragraphs: &[Spanned<DeValue>], ids: &[String]) -> bool {
    let of = paragraphs.iter().filter_map(|one| array(one.get_ref().as_table()?, "indicators")).flatten();
    of.filter_map(|id| id.get_ref().as_str()).any(|named| ids.iter().any(|id| id == named))
}

fn value<'a>(table: &'a DeTable<'a>, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
    table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
}

fn array<'a>(table: &'a DeTable<'a>, key: &str) -> Option<&'a [Spanned<DeValue<'a>>]> {
    value(table, key)?.get_ref().as_array().map(|list| &**list)
}

/// A paragraph put at the end of a list, on a line of its own where the list has several. `last`: the end of its last item.
fn inserted(text: &str, list: std::ops::Range<usize>, last: Option<usize>, id: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (from, close) = (last.unwrap_or(list.start + 1), list.end - 1);
    let behind = &text[from..close];
    let has_comma = behind.lines().any(|line| line.split('#').next().is_some_and(|code| code.contains(',')));
    let comma = if last.is_some() && !has_comma { "," } else { "" };
    let paragraph = paragraph(id);
    match behind.rfind('\n') {
        Some(at) => {
            let line = from + at + 1;
            let begins = text[..from].rfind('\n').map_or(0, |at| at + 1);
            let indent: String = text[begins..].chars().take_while(|letter| matches!(letter, ' ' | '\t')).collect();
            let indent = if last.is_some() && !indent.is_empty() { indent } else { "  ".to_owned() };
            format!("{}{comma}{}{indent}{paragraph},{end}{}", &text[..from], &text[from..line], &text[line..])
        }
        None => {
            let blank = if last.is_some() { " " } else { "" };
            format!("{}{comma}{}{blank}{paragraph}{}", &text[..from], behind.trim_end(), &text[close..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::recognise::FoundMeasure;

    fn new(written: &str, section: &str, beside: &[&str]) -> NewEntry {
        let found = FoundMeasure { written: written.into(), section: section.into(), ..FoundMeasure::default() };
        let mut new = NewEntry::of(&found, &[]);
        new.beside = beside.iter().map(|id| (*id).to_owned()).collect();
        new
    }

    #[test]
    fn a_new_measure_joins_its_heading_and_every_other_byte_stays() {
        for (list, expected) in [
            ("[{ indicators = [\"a\"] }]", "[{ indicators = [\"a\"] }, { indicators = [\"b\"] }]"),
            ("[{ indicators = [\"a\"] }, ]", "[{ indicators = [\"a\"] }, { indicators = [\"b\"] }]"),
            ("[]", "[{ indicators = [\"b\"] }]"),
            (
                "[\n    { indicators = [\"a\"] },   # ours, for now\n    # , more\n]",
                "[\n    { indicators = [\"a\"] },   # ours, for now\n    # , more\n    { indicators = [\"b\"] },\n]",
            ),
            (
                "[\n  { indicators = [\"a\"] }   # one, two\n]",
                "[\n  { indicators = [\"a\"] },   # one, two\n  { indicators = [\"b\"] },\n]",
            ),
            (
                "[\r\n\t{ indicators = [\"a\"] }\r\n]",
                "[\r\n\t{ indicators = [\"a\"] },\r\n\t{ indicators = [\"b\"] },\r\n]",
            ),
        ] {
            let around = |list: &str| {
                format!(
                    "title = \"x\" # ours\n[[section]]\nheading = \"Schools  and care\"\nparagraphs = {list}\n\n[[section]]\nheading = \"Roads\"\n"
                )
            };
            let new = [new("b", "Schools and Care", &[])];
            let (text, left) = joined(&around(list), &new);
            assert_eq!((text, left.len()), (around(expected), 0));
        }
    }

    #[test]
    fn under_another_name_it_joins_the_measures_beside_it() {
        let report = "[[section]]\nheading = \"Ours\"\nparagraphs = [{ indicators = [\"a\"] }]\n";
        let joins = |entry: NewEntry| joined(report, &[entry]).0 != report;
        assert!(joins(new("b", "Schools", &["a"])));
        assert!(!joins(new("b", "Schools", &["c"])));
        let tables = "[[section]]\nheading = \"Ours\"\n[[section.paragraphs]]\nindicators = [\"a\"]\n";
        let entries = [new("b", "Ours", &["a"])];
        let (text, left) = joined(tables, &entries);
        assert_eq!((text.as_str(), left.len()), (tables, 1));
    }
}
