//! 2,000 edits drawn by lot, of files as ugly as officers' files are: nothing changes but what was to.

use crate::folder::text::source::with_line_ends;

use super::entries::WrittenEntry;
use super::*;

/// A generator of its own (Steele, Lea and Flood 2014), by its seed.
pub(super) struct Lot(pub(super) u64);

impl Lot {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    pub(super) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const WORDS: [&str; 10] = [
    "Vacancies have been filled",
    "the clerk said \"wait\", twice",
    "it\u{2019}s in the Council\u{2019}s plan",
    "C:\\folder\\new",
    "a = b # not a comment, [[comment]] neither",
    "{ braces }, [brackets]; and a comma,",
    "caf\u{e9} \u{2013} \u{a3}5",
    "'single' quotes",
    "x",
    "   spaces   within   ",
];

const NOTES: [&str; 6] =
    ["# a note", "#", "   # indented, with \"quotes\"", "# text = \"not a key\"", "# [[comment]]", "#\ttab, caf\u{e9}"];

/// A text in one of TOML's quotation marks.
fn in_marks(lot: &mut Lot, text: &str) -> String {
    let plain = text.replace('\\', "\\\\").replace('"', "\\\"");
    match lot.below(5) {
        0 if !text.contains('\'') => format!("'{text}'"),
        1 if !text.ends_with('\'') => format!("'''{text}'''"),
        2 => format!("\"\"\"{plain}\"\"\""),
        3 => format!("\"\"\"\n{}\"\"\"", plain.replacen(' ', " \\\n   ", 1)),
        _ => format!("\"{plain}\""),
    }
}

fn some_keys(lot: &mut Lot, kind: EntryKind, braces: bool) -> Vec<String> {
    let mut pairs = Vec::new();
    for key in kind.keys() {
        if *key != "text" && lot.below(3) == 0 {
            continue;
        }
        let value = match *key {
            "facts" if !braces && lot.below(2) == 0 => "[\n  \"0 to 13\", # a scale\n  'second',\n]".to_owned(),
            "facts" => "[\"0 to 13\", 'second']".to_owned(),
            "by" => lot.one(&["2025-06-30", "\"2025-06-30\"", "'soon'"]).to_owned(),
            "paragraph" => lot.one(&["5", "\"3.2\""]).to_owned(),
            _ => {
                let text = lot.one(&WORDS);
                let marked = in_marks(lot, text);
                if braces && marked.contains('\n') { "\"in one line\"".to_owned() } else { marked }
            }
        };
        pairs.push(format!("{key}{}{value}", lot.one(&[" = ", "=", "   =  "])));
    }
    // Officers have their own order.
    for at in (1..pairs.len()).rev() {
        pairs.swap(at, lot.below(at + 1));
    }
    pairs
}

fn noise(lot: &mut Lot) -> String {
    (0..lot.below(3)).map(|_| format!("{}\n", if lot.below(2) == 0 { "" } else { lot.one(&NOTES) })).collect()
}

/// A file with entries under headings, or some of them in one list.
fn ugly(lot: &mut Lot) -> String {
    let mut text = noise(lot);
    let in_list = (lot.below(4) == 0).then(|| EntryKind::ALL[lot.below(3)]);
    if let Some(kind) = in_list {
        let entries: Vec<String> =
            (0..lot.below(4)).map(|_| format!("{{ {} }}", some_keys(lot, kind, true).join(", "))).collect();
        let (parted, end) = lot.one(&[", |", ",\n  |\n", ", # why, then\n |,\n"]).split_once('|').expect("two parts");
        let end = if entries.is_empty() { "" } else { end };
        text.push_str(&format!("{} = [{}{end}]\n{}", kind.as_str(), entries.join(parted), noise(lot)));
    }
    for _ in 0..lot.below(6) {
        let kind = EntryKind::ALL[lot.below(3)];
        if in_list == Some(kind) {
            continue;
        }
        let indent = lot.one(&["", "", "  ", "\t"]);
        text.push_str(&format!("{indent}[[{}]]{}\n", kind.as_str(), lot.one(&["", " ", "  # head"])));
        for pair in some_keys(lot, kind, false) {
            text.push_str(&format!("{indent}{pair}{}\n", lot.one(&["", "", " # behind", "   "])));
            text.push_str(lot.one(&["", "", "", "# between\n", "\n"]));
        }
        text.push_str(&noise(lot));
    }
    if lot.below(3) == 0 { text.trim_end_matches('\n').to_owned() } else { text }
}

/// The bytes as some program would have saved them.
pub(super) fn saved(lot: &mut Lot, text: &str) -> Vec<u8> {
    let text = match lot.below(4) {
        0 => text.replace('\n', "\r\n"),
        1 if lot.below(4) == 0 => text.replace('\n', "\r"),
        2 => {
            let mut mixed = String::new();
            text.split_inclusive('\n').for_each(|line| {
                let crlf = lot.below(2) == 0;
                mixed.push_str(&if crlf { line.replace('\n', "\r\n") } else { line.to_owned() });
            });
            mixed
        }
        _ => text.to_owned(),
    };
    match lot.below(6) {
        0 => format!("\u{feff}{text}").into_bytes(),
        1 => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        _ => text.into_bytes(),
    }
}

/// What every entry says, apart from where it stands.
type Said = Vec<(EntryKind, Vec<(String, EntryValue)>)>;

fn said(text: &FileText) -> Said {
    let entries = read_entries(text).expect("TOML");
    let keys = |entry: WrittenEntry| entry.keys.all.into_iter().map(|key| (key.name, key.value)).collect();
    entries.into_iter().map(|entry| (entry.kind, keys(entry))).collect()
}

/// Every comment, in order: what stands behind the first `#` of a line that is in no text.
fn notes(text: &FileText) -> Vec<String> {
    let entries = read_entries(text).expect("TOML");
    let texts: Vec<std::ops::Range<usize>> =
        entries.iter().flat_map(|entry| entry.keys.all.iter().map(|key| key.held.clone())).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    let read = text.read();
    while let Some(mark) = read[at..].find('#').map(|mark| at + mark) {
        if let Some(within) = texts.iter().find(|range| range.contains(&mark)) {
            at = within.end;
            continue;
        }
        let end = text.line_end_at(mark);
        found.push(read[mark..end].trim_end().to_owned());
        at = end;
    }
    found
}

fn some_value(lot: &mut Lot, key: &str) -> EntryValue {
    match key {
        "facts" => EntryValue::Texts(vec!["a \"fact\"".into(), lot.one(&WORDS).into()]),
        "by" => EntryValue::typed(key, lot.one(&["2026-01-31", "in spring"])),
        _ => EntryValue::typed(key, lot.one(&WORDS)),
    }
}

/// One edit, and what the file must say after it.
fn edited(lot: &mut Lot, text: &FileText, mut expected: Said) -> (Result<FileText, Unmade>, Said, String) {
    let which = lot.below(expected.len());
    let numbered = |expected: &Said, which: usize| {
        let kind = expected[which].0;
        (kind, expected[..which].iter().filter(|one| one.0 == kind).count())
    };
    match lot.below(4) {
        0 if !expected.is_empty() => {
            let (kind, nth) = numbered(&expected, which);
            expected.remove(which);
            (remove_entry(text, kind, nth), expected, format!("remove {kind:?} {nth}"))
        }
        1 | 2 if !expected.is_empty() => {
            let (kind, nth) = numbered(&expected, which);
            let key = kind.keys()[lot.below(kind.keys().len())];
            let value = (key == "text" || lot.below(4) > 0).then(|| some_value(lot, key));
            let keys = &mut expected[which].1;
            match (&value, keys.iter_mut().find(|(name, _)| name == key)) {
                (Some(value), Some(there)) if !value.says_the_same(&there.1) => there.1 = value.clone(),
                (Some(_), Some(_)) => {}
                (Some(value), None) => keys.push((key.to_owned(), value.clone())),
                (None, _) => keys.retain(|(name, _)| name != key),
            }
            let what = format!("{key} of {kind:?} {nth}: {value:?}");
            (change_entry(text, kind, nth, &[(key, value)]), expected, what)
        }
        _ => {
            let kind = EntryKind::ALL[lot.below(3)];
            let keys: Vec<(&str, EntryValue)> = kind.keys().iter().map(|key| (*key, some_value(lot, key))).collect();
            // Each kind stands together in what is read.
            let at = EntryKind::ALL.iter().take_while(|one| **one != kind).count() + 1;
            let before = &EntryKind::ALL[..at];
            let at = expected.iter().filter(|one| before.contains(&one.0)).count();
            expected.insert(at, (kind, keys.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()));
            (add_entry(text, kind, &keys), expected, format!("add {kind:?}"))
        }
    }
}

#[test]
fn an_edit_changes_only_what_it_is_about() {
    let mut made = 0;
    for seed in 0..2_600 {
        let mut lot = Lot(seed);
        let before = ugly(&mut lot);
        let bytes = saved(&mut lot, &before);
        let text = FileText::of(&bytes, "commentary.toml").expect("text");
        assert_eq!(text.bytes().as_deref(), Ok(&bytes[..]), "seed {seed}: as it was, unedited");
        if toml::de::DeTable::parse(&with_line_ends(before.clone())).is_err() {
            continue;
        }
        let (after, expected, what) = edited(&mut lot, &text, said(&text));
        let told = || format!("seed {seed}, {what}:\n{before}\n---\n");
        let after = after.unwrap_or_else(|unmade| panic!("{}{unmade:?}", told()));
        let Ok(written) = after.bytes() else {
            continue;
        };
        let again = FileText::of(&written, "commentary.toml").expect("text");
        assert_eq!(again.read(), after.read(), "{}", told());
        let told = || format!("{}{}", told(), after.read());
        assert!(read_entries(&after).is_ok(), "{}", told());
        assert_eq!(said(&after), expected, "{}", told());
        assert_eq!(notes(&after), notes(&text), "{}", told());
        if !after.read().is_empty() && text.read().contains('\n') {
            let strange = |text: &FileText| text.bytes().map(|bytes| bytes.iter().filter(|b| **b == b'\r').count());
            let has = strange(&text).expect("encoded") > 0;
            assert!(has || strange(&after) == Ok(0), "{}", told());
        }
        made += 1;
    }
    assert!(made >= 2_000, "only {made} edits were made");
}

#[test]
fn what_is_said_already_is_not_written_again() {
    let written = "[[comment]]\r\nindicator='calls'\r\ntext = \"\"\"\r\n  One\\u0020two\r\n  three.\"\"\" # why\r\n";
    let text = FileText::of(written.as_bytes(), "commentary.toml").expect("text");
    let same = [("text", Some(EntryValue::typed("text", "One two three."))), ("period", None)];
    let again = change_entry(&text, EntryKind::Comment, 0, &same).expect("made");
    assert_eq!(again.bytes().as_deref(), Ok(written.as_bytes()));
    let other =
        [("text", Some(EntryValue::typed("text", "Four."))), ("indicator", Some(EntryValue::Text("bins".into())))];
    let changed = change_entry(&text, EntryKind::Comment, 0, &other).expect("made");
    assert_eq!(changed.read(), "[[comment]]\r\nindicator='bins'\r\ntext = \"\"\"Four.\"\"\" # why\r\n");
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone() {
    let text = FileText::of(b"[[comment]]\ntext = \"\n", "commentary.toml").expect("text");
    let why = add_entry(&text, EntryKind::Comment, &[]).expect_err("an error in it").why;
    assert_eq!(why, "the file has an error, so that nothing can be written into it");
    let text = FileText::of(b"comment = 5\n", "commentary.toml").expect("text");
    assert!(add_entry(&text, EntryKind::Comment, &[]).expect_err("no list").why.contains("not a list of entries"));
}

/// A case goes with its own lines and nothing else, however it is written; of two with one name the one in the line that is meant.
#[test]
fn a_case_is_taken_out_alone() {
    let written = "# ours\r\n\r\n[[case]]\r\nname = \"a\"   # first\r\nfigures = { value = 1 }\r\ntopic = \"change\"\r\nsilent = true\r\n\r\n# of b\r\n[[case]]\r\nname = 'b'\r\nsays = [\r\n  \"one\",\r\n  \"two\",\r\n]\r\n\r\n[[case]]\r\nname = \"a\"\r\ntopic = \"latest\"\r\n";
    let text = FileText::of(written.as_bytes(), "cases/kept.toml").expect("text");
    let without_b = remove_case(&text, "b", 10).expect("it is there");
    assert_eq!(
        without_b.read(),
        // What stood over it stays, and does not become a note on the next.
        written.replace("[[case]]\r\nname = 'b'\r\nsays = [\r\n  \"one\",\r\n  \"two\",\r\n]\r\n", "")
    );
    let last = remove_case(&text, "a", 17).expect("it is there");
    assert!(last.read().contains("silent = true") && !last.read().contains("latest"), "{}", last.read());
    let first = remove_case(&text, "a", 3).expect("it is there");
    assert!(
        first.read().contains("# ours") && first.read().contains("# first") && !first.read().contains("silent"),
        "{}",
        first.read()
    );
    assert_eq!(remove_case(&text, "a", 4).map(|after| after.read().to_owned()), Ok(first.read().to_owned()));
    assert!(remove_case(&text, "a", 8).is_err(), "neither stands there");
    assert!(remove_case(&text, "c", 3).is_err());
    for (written, left) in [
        ("case = [{ name = \"a\", topic = \"change\" }, { name = \"b\" }]\n", "case = [ { name = \"b\" }]\n"),
        ("[[case]]\nname = \"a\"\n\n[[case]]\nname = \"b\"\n", "[[case]]\nname = \"b\"\n"),
    ] {
        let text = FileText::of(written.as_bytes(), "cases/kept.toml").expect("text");
        assert_eq!(remove_case(&text, "a", 1).map(|after| after.read().to_owned()), Ok(left.to_owned()));
    }
    // Figures below a heading of their own go with it, or nothing does.
    let below = "[[case]]\nname = \"a\"\n[case.figures]\nvalue = 1\n\n[[case]]\nname = \"b\"\n";
    let text = FileText::of(below.as_bytes(), "cases/kept.toml").expect("text");
    if let Ok(after) = remove_case(&text, "a", 1) {
        assert_eq!(after.read(), "[[case]]\nname = \"b\"\n");
    }
}
