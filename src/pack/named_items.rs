//! Where texts of a pack name an item of its agenda by its number, such as "see item 4": who moves an item looks at them.

use std::ops::Range;
use std::path::Path;

use crate::diagnostic::Place;
use crate::draft::lint::counted;
use crate::folder::edit::{FileText, read_agenda};
use crate::folder::{bytes_of, packs_in, word_files};

use super::PackPlan;

/// Words that name items by their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedItems {
    /// Where they stand, with their line.
    pub at: Place,
    /// The numbers that they name.
    pub numbers: Vec<u32>,
}

/// All in the file of a pack, in the texts and the reports that it names, and in the supplements to it with theirs.
pub fn named_items(file: &Path) -> Vec<NamedItems> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut found = in_pack(folder, &name);
    for supplement in packs_in(folder).into_iter().filter(|one| one.supplement_to.as_ref() == Some(&name)) {
        found.extend(meant_by(folder, &supplement.name));
        found.extend(in_pack(folder, &supplement.name));
    }
    found.sort_by(|one, other| one.at.cmp(&other.at));
    found.dedup();
    found
}

/// Those of the file of a pack, and of what it names within its bounds.
fn in_pack(folder: &Path, name: &str) -> Vec<NamedItems> {
    let mut found = in_file(folder, name, name);
    let Some(plan) = PackPlan::open(&folder.join(name)).0 else { return found };
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    for path in &plan.named {
        let from = path
            .strip_prefix(&whole)
            .or_else(|_| path.strip_prefix(folder))
            .unwrap_or(path)
            .to_string_lossy()
            .replace('\\', "/");
        if path.is_dir() {
            word_files(path).iter().for_each(|file| found.extend(in_file(path, file, &format!("{from}/{file}"))));
        } else if [".md", ".txt"].iter().any(|ending| from.to_lowercase().ends_with(ending)) {
            found.extend(in_file(folder, &from, &from));
        }
    }
    found
}

/// What a supplement means by its own numbers: the items of the agenda.
fn meant_by(folder: &Path, name: &str) -> Vec<NamedItems> {
    let text = bytes_of(folder, name).ok().and_then(|bytes| FileText::of(&bytes, name).ok());
    let Some(text) = text else { return Vec::new() };
    let items = read_agenda(&text).unwrap_or_default().into_iter();
    items
        .filter_map(|item| {
            let number = item.says("number")?.parse().ok()?;
            let mut lines = text.read().lines().enumerate().skip(item.line - 1);
            let (nth, line) = lines.find(|(_, line)| line.trim_start().starts_with("number"))?;
            Some(NamedItems { at: Place::line(name, nth + 1, line), numbers: vec![number] })
        })
        .collect()
}

/// Those of a file. `shown`: as its name is told.
fn in_file(folder: &Path, name: &str, shown: &str) -> Vec<NamedItems> {
    let text = bytes_of(folder, name).ok().and_then(|bytes| FileText::of(&bytes, name).ok());
    text.map_or_else(Vec::new, |text| in_text(text.read(), shown))
}

fn in_text(text: &str, shown: &str) -> Vec<NamedItems> {
    // A hash begins a heading in a text, and a note in every other file.
    let note = if shown.ends_with(".rhai") { "//" } else { "#" };
    let is_plain = [".md", ".txt"].iter().any(|ending| shown.to_lowercase().ends_with(ending));
    let is_note = |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        !is_plain && text[line..].trim_start_matches([' ', '\t']).starts_with(note)
    };
    let found = named_in(text).into_iter().filter(|(at, _)| !is_note(at.start));
    found.map(|(at, numbers)| NamedItems { at: Place::of_bytes(shown, text, at), numbers }).collect()
}

/// Each stretch of a text that names items, with their numbers: "item 4", "Items 4, 5 and 7", "items four to six".
fn named_in(text: &str) -> Vec<(Range<usize>, Vec<u32>)> {
    let mut found = Vec::new();
    // As long as the text: a place in the one is the place in the other.
    let lower = text.to_ascii_lowercase();
    for (start, _) in lower.match_indices("item") {
        let is_free = !text[..start].ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '['));
        let behind = &lower[start + "item".len()..];
        let rest = behind.strip_prefix('s').unwrap_or(behind);
        let rest = ["number", "no.", "no"].iter().find_map(|word| blank(rest)?.strip_prefix(word)).unwrap_or(rest);
        if let Some((numbers, end)) = blank(rest).filter(|_| is_free).and_then(numbers) {
            let end = lower.len() - end.len();
            found.push((start..end, numbers));
        }
    }
    found
}

/// What is behind blanks; none where there is no blank.
fn blank(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    (rest.len() < text.len()).then_some(rest)
}

/// Numbers that begin a text, and what is behind them.
fn numbers(text: &str) -> Option<(Vec<u32>, &str)> {
    let (first, mut rest) = number(text)?;
    let mut all = vec![first];
    loop {
        let plain = rest.trim_start();
        let joined = |word: &str| plain.strip_prefix(word).and_then(|rest| number(rest.trim_start()));
        let to = ["to ", "-", "\u{2013}"].into_iter().find_map(joined);
        if let Some((last, behind)) = to.filter(|(last, _)| *last > first && *last - first < 100) {
            all.extend(all.last().copied().unwrap_or(first) + 1..=last);
            rest = behind;
        } else if let Some((next, behind)) = [", and ", ", ", "and ", "or ", "& "].into_iter().find_map(joined) {
            all.push(next);
            rest = behind;
        } else {
            return Some((all, rest));
        }
    }
}

/// A number of an item, in figures or in words.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-').unwrap_or(text.len());
    let digits = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        let behind = &text[digits..];
        let is_other = behind.starts_with('%') || behind.starts_with(char::is_alphabetic);
        return text[..digits].parse().ok().filter(|number| !is_other && *number > 0).map(|number| (number, behind));
    }
    let word = counted(&text[..end]).and_then(|number| u32::try_from(number).ok()).filter(|number| *number > 0)?;
    Some((word, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_named_in_many_ways() {
        let named = |text: &str| named_in(text).into_iter().flat_map(|(_, numbers)| numbers).collect::<Vec<_>>();
        for (text, numbers) in [
            ("See item 4.", vec![4]),
            ("see Agenda Item No. 4, and", vec![4]),
            ("ITEM NUMBER 12", vec![12]),
            ("items 4, 5 and 7 were", vec![4, 5, 7]),
            ("items 4 to 6", vec![4, 5, 6]),
            ("items 4\u{2013}6 or 9", vec![4, 5, 6, 9]),
            ("as item four says", vec![4]),
            ("(item\n4)", vec![4]),
            ("item 4.2 and item 4(a)", vec![4, 4]),
            ("items\u{a0}two and three", vec![2, 3]),
        ] {
            assert_eq!(named(text), numbers, "{text}");
        }
        for text in [
            "[[item]]\nnumber = 4",
            "4 items",
            "items of 4",
            "item 40%",
            "an item",
            "itemised 4",
            "menu-item 4",
            "item 4th",
        ] {
            assert_eq!(named(text), Vec::<u32>::new(), "{text}");
        }
    }

    #[test]
    fn notes_are_no_words_and_a_place_is_told() {
        let found = in_text("# item 2\ntext = \"See item 3.\"\n", "march.toml");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].at.line, found[0].at.column, found[0].at.width), (2, 13, 6));
        assert_eq!(in_text("# Item 2", "minutes.md").len(), 1);
        assert!(in_text("  // item 2", "r/rules/house.rhai").is_empty());
    }
}
