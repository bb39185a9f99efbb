//! What the tests stand on holds: a copy, an edit, a run, and what is read out of a file.

use std::fs;

use super::{Desk, copy, decoded, files, holds, spaced};

#[test]
fn a_copy_leaves_out_what_was_built_and_lies_over_what_is_there() {
    let place = Desk::of(&[]);
    for (name, text) in [("from/a/b.txt", "new"), ("from/build/record.json", "built"), ("to/a/b.txt", "old")] {
        place.write(name, text);
    }
    copy(&place.at("from"), &place.at("to"));
    let held = files(&place.at("to"));
    assert_eq!(held.keys().collect::<Vec<_>>(), ["a/b.txt"]);
    assert_eq!(held["a/b.txt"], b"new");
}

#[test]
fn an_edit_is_of_the_first_place_and_of_words_that_are_there() {
    let place = Desk::of(&[]);
    place.write("a.txt", "one two one");
    place.edit("a.txt", "one", "three");
    assert_eq!(place.read("a.txt"), "three two one");
    let refused = std::panic::catch_unwind(|| place.edit("a.txt", "four", "five"));
    assert!(refused.is_err(), "an edit that edits nothing proves nothing");
    assert_eq!(place.read("a.txt"), "three two one");
}

#[test]
fn a_run_tells_its_two_outputs_apart_and_works_where_it_stands() {
    let place = Desk::sound(&[("note.txt", "beside")]);
    let checked = place.run_in("report", &["check", "."]);
    assert_eq!(checked.code, 0, "{}", checked.said);
    assert_eq!(checked.said, [checked.out.as_str(), checked.err.as_str()].concat());
    let refused = place.run(&["build", "nowhere"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(!refused.err.is_empty() && refused.said == refused.err);
    assert_eq!(fs::read_to_string(place.at("report/note.txt")).expect("a file besides"), "beside");
}

#[test]
fn strings_are_read_as_they_are_written() {
    assert_eq!(decoded(b"\xfe\xff\x00\xa3\x20\x13"), "£–");
    assert_eq!(decoded(b"plain"), "plain");
    assert!(holds(b"a part of it", "part") && !holds(b"a part", "parts of more"));
    assert_eq!(spaced(" 8.1\u{a0}points\n more "), "8.1 points more");
}
