//! Items moved in pack files as ugly as officers' files are: each goes with its comments, and no byte of anything else changes.

use super::tests::{Lot, saved};
use super::*;

const NOTES: [&str; 4] = ["# a note", "#", "   # indented, with \"quotes\" and [[item]]", "# number = 9"];

/// The keys of an item in some order, with its number among them or without.
fn keys(lot: &mut Lot, nth: usize, braces: bool) -> Vec<String> {
    let title = lot.one(&[
        "\"Minutes, of the [[item]] before\"",
        "'Bids # not a comment'",
        "'''it\u{2019}s'''",
        "\"\"\"a \"word\" \"\"\"",
    ]);
    let mut pairs =
        vec![format!("title{}{title}", lot.one(&[" = ", "=", "   =  "])), format!("report = \"folder-{nth}\"")];
    if lot.below(8) > 0 {
        pairs.push(format!("number = {}", lot.below(90) + nth * 100));
    }
    match lot.below(5) {
        0 if !braces => pairs.push("exempt = [\n  1, # the first\n  3,\n]".to_owned()),
        1 if !braces => pairs.push("text = \"\"\"\nOne.\n\n# no comment\n[[item]]\n\"\"\"".to_owned()),
        2 => pairs.push("more.of = { a = 1 }".to_owned()),
        _ => {}
    }
    for at in (1..pairs.len()).rev() {
        pairs.swap(at, lot.below(at + 1));
    }
    pairs
}

/// The file, and of each item the comments that go with it.
fn ugly(lot: &mut Lot) -> (String, Vec<Vec<String>>) {
    let mut text = "# ours\n\ncommittee = 'A # B'\n".to_owned();
    let mut own = Vec::new();
    let count = lot.below(5) + 1;
    if lot.below(5) == 0 {
        let items: Vec<String> = (0..count).map(|nth| format!("{{ {} }}", keys(lot, nth, true).join(", "))).collect();
        text.push_str(&format!("item = [{}]\n", items.join(lot.one(&[", ", ",\n  "]))));
        return (text, vec![Vec::new(); count]);
    }
    for nth in 0..count {
        let mut notes = Vec::new();
        let mut note = |lot: &mut Lot, text: &mut String, place: &str| {
            let words = format!("{} {place}{nth}", lot.one(&NOTES));
            text.push_str(&format!("{words}\n"));
            notes.push(words.trim().to_owned());
        };
        text.push_str(lot.one(&["\n", "\n\n", "\n# stays\n\n"]));
        (0..lot.below(3)).for_each(|_| note(lot, &mut text, "over"));
        let indent = lot.one(&["", "", "  ", "\t"]);
        text.push_str(&format!("{indent}[[item]]{}\n", lot.one(&["", " "])));
        for pair in keys(lot, nth, false) {
            text.push_str(&format!("{indent}{pair}{}\n", lot.one(&["", "   "])));
            if lot.below(4) == 0 {
                note(lot, &mut text, "between");
            }
        }
        (0..lot.below(2)).for_each(|_| note(lot, &mut text, "below"));
        own.push(notes);
        if nth + 1 < count && lot.below(5) == 0 {
            text.push_str(&format!("\n# stays\n[contact-{nth}]\ntitle = 'x'\n"));
        }
    }
    if lot.below(3) == 0 {
        text = text.trim_end_matches('\n').to_owned()
    } else {
        text.push_str("\n# the end\n")
    }
    (text, own)
}

/// What an item says but its number, by its folder; and all numbers, in order.
fn said(text: &FileText) -> (Vec<Option<String>>, Vec<Option<String>>) {
    let items = read_agenda(text).expect("TOML");
    (items.iter().map(|item| item.says("report")).collect(), items.iter().map(|item| item.says("number")).collect())
}

/// The comments of an item, in the order in which they stand.
fn notes_of(text: &FileText, folder: usize) -> Vec<String> {
    let ends = ["over", "between", "below"].map(|place| format!("{place}{folder}"));
    let own = |line: &&str| line.starts_with('#') && ends.iter().any(|end| line.ends_with(end));
    text.read().lines().map(str::trim).filter(own).map(str::to_owned).collect()
}

#[test]
fn an_item_goes_with_its_comments_and_nothing_else_changes() {
    let mut made = 0;
    for seed in 0..1_500 {
        let mut lot = Lot(seed);
        let (before, own) = ugly(&mut lot);
        let bytes = saved(&mut lot, &before);
        let text = FileText::of(&bytes, "march.toml").expect("text");
        let Ok(items) = read_agenda(&text) else { continue };
        let (from, to) = (lot.below(items.len()), lot.below(items.len()));
        let numbers = if lot.below(4) == 0 { Numbers::OfItems } else { Numbers::OfPlaces };
        let told = || format!("seed {seed}, {from} to {to}, {numbers:?}:\n{before}\n---\n");
        let after = move_item(&text, from, to, numbers).unwrap_or_else(|unmade| panic!("{}{unmade:?}", told()));
        let told = || format!("{}{}", told(), after.read());
        let ((folders, were), (folders_now, are)) = (said(&text), said(&after));
        let moved = |mut all: Vec<Option<String>>| {
            let one = all.remove(from);
            all.insert(to, one);
            all
        };
        assert_eq!(folders_now, moved(folders), "{}", told());
        let all_have_numbers = were.iter().all(Option::is_some);
        if numbers == Numbers::OfItems || all_have_numbers {
            let expected = if numbers == Numbers::OfItems { moved(were) } else { were };
            assert_eq!(are, expected, "{}", told());
        }
        let sorted = |text: &FileText| {
            let mut bytes = text.bytes().expect("encoded");
            bytes.sort_unstable();
            bytes
        };
        assert_eq!(sorted(&after), sorted(&text), "the same bytes in another order: {}", told());
        for (nth, notes) in own.iter().enumerate() {
            assert_eq!(&notes_of(&after, nth), notes, "{}", told());
        }
        for (item, said) in read_agenda(&after).expect("TOML").iter().zip(&folders_now) {
            let nth =
                said.as_deref().and_then(|name| name.strip_prefix("folder-")?.parse::<usize>().ok()).expect("a folder");
            let next = read_agenda(&after).expect("TOML").iter().map(|one| one.line).find(|line| *line > item.line);
            for note in own.get(nth).into_iter().flatten().filter(|note| note.contains("between")) {
                let line = after.read().lines().position(|line| line.trim() == note).expect("the note") + 1;
                assert!(line > item.line && next.is_none_or(|next| line < next), "{note}: {}", told());
            }
        }
        // There and back again.
        let back = move_item(&after, to, from, numbers).expect("made");
        assert_eq!(back.bytes(), text.bytes(), "{}", told());
        made += 1;
    }
    assert!(made >= 1_400, "only {made} items were moved");
}

#[test]
fn what_an_officer_wrote_moves_as_they_would_move_it() {
    let before = "committee = \"A\"\r\n\r\n# Minutes come first.\r\n[[item]]\r\nnumber = 1   # always\r\ntitle = 'Minutes'\r\n# still of the minutes\r\n\r\n# -- reports --\r\n\r\n[[item]]\r\nreport = \"q3\"\r\nnumber = 4\r\n";
    let text = FileText::of(before.as_bytes(), "march.toml").expect("text");
    let expected = "committee = \"A\"\r\n\r\n[[item]]\r\nreport = \"q3\"\r\nnumber = 1\r\n\r\n# -- reports --\r\n\r\n# Minutes come first.\r\n[[item]]\r\nnumber = 4   # always\r\ntitle = 'Minutes'\r\n# still of the minutes\r\n";
    assert_eq!(move_item(&text, 1, 0, Numbers::OfPlaces).map(|after| after.read().to_owned()), Ok(expected.to_owned()));
    assert_eq!(move_item(&text, 0, 1, Numbers::OfPlaces).map(|after| after.read().to_owned()), Ok(expected.to_owned()));
    let with_them = expected
        .replace("number = 1\r", "number = 9\r")
        .replace("number = 4 ", "number = 1 ")
        .replace("number = 9", "number = 4");
    assert_eq!(move_item(&text, 0, 1, Numbers::OfItems).map(|after| after.read().to_owned()), Ok(with_them));
    assert!(move_item(&text, 0, 2, Numbers::OfPlaces).is_err());
}

/// Whose comments in a list are nobody knows, and a broken file is left alone.
#[test]
fn what_cannot_be_moved_by_itself_is_left() {
    for written in ["item = [{ number = 1 }, # one\n { number = 2 } # two\n]\n", "[[item]]\nnumber = \n", "item = 5\n"]
    {
        let text = FileText::of(written.as_bytes(), "march.toml").expect("text");
        assert!(move_item(&text, 0, 1, Numbers::OfPlaces).is_err(), "{written}");
    }
}
