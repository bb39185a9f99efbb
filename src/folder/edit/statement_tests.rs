//! 2,000 edits of rule files drawn by lot, as ugly as officers' files are: no byte changes but those of the statement.

use super::tests::{Lot, saved};
use super::*;

/// Statements as they are written, each with what a careless reader of them would fall for.
const STATEMENTS: [&str; 12] = [
    "replace(\"slightly\").say(|i| `This is ${i.change} than ${i.previous}.`);",
    "rule(\"a;b\")\n  .about(\"change\") // rule(\"not this\").say(`x`);\n  .when(|i| { let x = 1; x > 0 })\n  .say(|i| `x; } ) ] ${i.noun(2)} // no note`);",
    "rule(\"braces\")\n    .say(|i| `{ ${ if i.change < 0 { \"}\" } else { `)` } } ;`)\n    /* a note; with ) and \" */\n    .alone();",
    "replace(\"say\").say(\"the clerk said \\\"wait\\\"; twice\")\n  .example(#{ say: 1, value: 2 }, \"wait\");",
    "remove(\"changed\");",
    "set_number(\"tolerance in points\", 1);",
    "rule(\"caf\u{e9}\")\n\n  .say(|i| `\u{a3}5 \u{2013} ${i.change}`);",
    "replace(\"slightly\").say(|i| `Another.`).example(#{ value: 95.7 }, \"Another\") ;",
    "topic(\"ours\").after(\"target\");",
    "replace(\"tabs\")\n\t.say(|i| `\ttabs\t`);",
    "rule(\"two on a line\").say(`x`); remove(\"y\");",
    "replace(\"long\").say(|i| `\n  over\n  lines\n`);",
];

const NOTES: [&str; 7] = [
    "// a note",
    "//",
    "   // indented; with \"quotes",
    "// replace(\"slightly\").say(`not this`);",
    "/* over\n   lines; ( */",
    "\t// tab, caf\u{e9}",
    "",
];

fn ugly(lot: &mut Lot) -> String {
    let noise = |lot: &mut Lot| -> String { (0..lot.below(3)).map(|_| format!("{}\n", lot.one(&NOTES))).collect() };
    let mut text = noise(lot);
    for _ in 0..lot.below(6) {
        let indent = lot.one(&["", "", "  "]);
        text.push_str(&format!("{indent}{}{}\n", lot.one(&STATEMENTS), lot.one(&["", "", " // behind", "  "])));
        text.push_str(&noise(lot));
    }
    match lot.below(6) {
        0 => text.trim_end_matches('\n').to_owned(),
        1 => text.trim_end().trim_end_matches(';').to_owned(),
        _ => text,
    }
}

fn texts(text: &FileText) -> Vec<String> {
    read_statements(text).into_iter().map(|statement| statement.text).collect()
}

/// A statement without its semicolon.
fn bare(text: &str) -> &str {
    text.trim_end().trim_end_matches(';').trim_end()
}

#[test]
fn an_edit_changes_only_its_statement() {
    let (mut made, mut replaced) = (0, 0);
    for seed in 0..2_600 {
        let mut lot = Lot(seed);
        let before = ugly(&mut lot);
        let bytes = saved(&mut lot, &before);
        let text = FileText::of(&bytes, "rules/house.rhai").expect("text");
        let stood = texts(&text);
        let is = STATEMENTS[lot.below(10)];
        let nth = lot.below(stood.len());
        let what = lot.below(4);
        let told = || format!("seed {seed}, {what} of {nth} by {is}:\n{before}\n---\n");
        let (after, expected) = if stood.is_empty() || what == 0 {
            let expected = [stood.clone(), vec![is.to_owned()]].concat();
            (add_statement(&text, is), expected)
        } else {
            let put: &[&str] = if what == 1 { &[] } else { &[is] };
            // Of two that are written alike it is the first.
            let nth = stood.iter().position(|one| *one == stood[nth]).expect("it is there");
            let mut expected = stood.clone();
            expected.splice(nth..=nth, put.iter().map(|text| (*text).to_owned()));
            (
                replace_statement(&text, &stood[nth], &put.concat()).unwrap_or_else(|why| panic!("{}{why:?}", told())),
                expected,
            )
        };
        let Ok(written) = after.text.bytes() else { continue };
        let again = FileText::of(&written, "rules/house.rhai").expect("text");
        let told = || format!("{}{}", told(), again.read());
        assert_eq!(again.read(), after.text.read(), "{}", told());
        // The one before it may have got the semicolon that it lacked.
        let found = texts(&again);
        assert_eq!(
            found.iter().map(|one| bare(one)).collect::<Vec<_>>(),
            expected.iter().map(|one| bare(one)).collect::<Vec<_>>(),
            "{}",
            told()
        );
        assert!(after.alone, "{}", told());
        if what != 1 {
            let begins =
                read_statements(&again).iter().any(|one| one.begins == after.from.0 && bare(&one.text) == bare(is));
            assert!(begins, "{:?} {}", after.from, told());
        }
        if what > 1 && !stood.is_empty() {
            untouched(&text, &again, &stood, is, &told);
            replaced += 1;
        }
        made += 1;
    }
    assert!(made >= 2_000 && replaced >= 500, "only {made} edits were made, {replaced} of them in place");
}

/// What stands before the statement that was replaced, and behind it, is as it was in every byte.
fn untouched(text: &FileText, again: &FileText, stood: &[String], is: &str, told: &dyn Fn() -> String) {
    let (old, new) = (text.read(), again.read());
    let before = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
    let behind = old.bytes().rev().zip(new.bytes().rev()).take_while(|(one, other)| one == other).count();
    let gone = old.len().saturating_sub(before + behind);
    let longest = stood.iter().map(|one| one.len() + one.matches('\n').count()).max().unwrap_or(0);
    assert!(gone <= longest, "{gone} bytes are gone: {}", told());
    let come = new.len().saturating_sub(before + behind);
    assert!(come <= is.len() + is.matches('\n').count(), "{come} bytes have come: {}", told());
}

#[test]
fn only_what_differs_is_written() {
    let written = "\u{feff}// ours\r\nreplace(\"a\")\r\n  .say(|i| `One; {two}`) // why\n  .alone();\r\n// end";
    let text = FileText::of(written.as_bytes(), "rules/house.rhai").expect("text");
    let was = "replace(\"a\")\n  .say(|i| `One; {two}`) // why\n  .alone();";
    assert_eq!(words_of(&text, "a").map(|found| (found.text, found.begins, found.ends)), Some((was.to_owned(), 2, 4)));
    let same = replace_statement(&text, was, &was.replace('\n', "\r\n")).expect("there");
    assert_eq!(same.text.bytes().as_deref(), Ok(written.as_bytes()));
    let other = replace_statement(&text, was, &was.replace("One", "One\n  more")).expect("there");
    let expected = written.replace("One", "One\r\n  more");
    assert_eq!((other.text.bytes().as_deref(), other.from), (Ok(expected.as_bytes()), (2, 1)));
    assert!(replace_statement(&text, "replace(\"a\").alone();", "").is_err());
}

#[test]
fn what_takes_in_the_next_rule_is_known() {
    let text = FileText::of(b"replace(\"a\").say(`x`); remove(\"b\");\n/* c */\nremove(\"d\");\n", "rules/x.rhai")
        .expect("text");
    for is in ["replace(\"a\").say(`x", "replace(\"a\").say(`x`) // no end", "replace(\"a\").say(`x`); /*"] {
        let edited = replace_statement(&text, "replace(\"a\").say(`x`);", is).expect("there");
        assert!(!edited.alone, "{is}: {}", edited.text.read());
    }
    let mended =
        FileText::of(b"replace(\"a\").say(`x; remove(\"b\");\nremove(\"d\");\n", "rules/x.rhai").expect("text");
    let was = read_statements(&mended)[0].text.clone();
    assert!(replace_statement(&mended, &was, "replace(\"a\").say(`x`);").expect("there").alone);
}

#[test]
fn a_rule_is_taken_out_with_its_lines() {
    let text =
        FileText::of(b"// a\n\nremove(\"x\");\n\nreplace(\"a\")\n  .say(`x`);\n\nremove(\"y\");\n", "rules/x.rhai")
            .expect("text");
    let out = replace_statement(&text, "replace(\"a\")\n  .say(`x`);", " ").expect("there");
    assert_eq!(out.text.read(), "// a\n\nremove(\"x\");\n\nremove(\"y\");\n");
    let first = add_statement(&FileText::none(), "remove(\"x\");\n");
    assert_eq!((first.text.read(), first.from), ("remove(\"x\");\n", (1, 1)));
    let behind = add_statement(&FileText::of(b"remove(\"x\")", "rules/x.rhai").expect("text"), "remove(\"y\");");
    assert_eq!((behind.text.read(), behind.from), ("remove(\"x\");\n\nremove(\"y\");\n", (3, 1)));
}
