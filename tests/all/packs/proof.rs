//! The sign-off copy of a pack: what changed since it was approved, and a box for each item.

use std::path::Path;

use scrutineer::Warned;
use scrutineer::pack::{publish_sign_off, sign_off};
use scrutineer::report::Part;

use super::pdf::read;
use super::{EXEMPT, edited, plan};
use crate::desk::{fixture, program};

fn made(file: &Path, part: Part) -> Result<Vec<u8>, scrutineer::Error> {
    let Warned { value, .. } = sign_off(&plan(file), part, program())?;
    publish_sign_off(&value).map(|made| made.value)
}

fn proof(file: &Path, part: Part) -> Vec<u8> {
    made(file, part).unwrap_or_else(|error| panic!("{error}"))
}

/// The words of its pages, every kind of space alike.
fn words(pdf: &[u8]) -> String {
    let read = read(pdf);
    let pages = read["pages"].as_array().expect("pages").iter();
    let words: Vec<&str> = pages.map(|page| page["words"].as_str().expect("text")).collect();
    words.join("\n").replace('\u{a0}', " ")
}

#[test]
fn what_changed_since_it_was_approved_is_marked_with_where_it_comes_from() {
    let (place, file) = edited(str::to_owned);
    place.edit("anyshire/data/observations.csv", "2024/25,91.6,1402,1531", "2024/25,91.2,1396,1531");
    let words = words(&proof(&file, Part::B));
    assert!(words.contains("Compared with the text approved for quarter 3 2019/20: it reads as approved."));
    assert!(words.contains("Compared with the text approved for quarter 3 2024/25: "));
    let changed = "91.6% (1,402 91.2% (1,396";
    let (_, behind) = words.split_once(changed).expect("both figures stand in the sentence");
    let at = behind.find("changed since it was approved Figures changed").expect("a note");
    assert!(at < 400, "{}", &behind[..at]);
    assert!(behind[at..].contains("quarter 3 2024/25: 91.6; 1402 of 1531 → 91.2; 1396 of 1531"));
    // A row of the dashboard is no sentence, and is told all the same.
    let (_, rest) = words.split_once("What else changed since it was approved").expect("the rest");
    assert!(rest.contains("Performance dashboard, Quarter 3 2024/25: Children are safe and well"));
}

#[test]
fn where_nothing_is_approved_the_item_says_so() {
    let (place, file) = edited(str::to_owned);
    std::fs::remove_dir_all(place.at("leicestershire-2019-20-q3/expected")).expect("it is there");
    let words = words(&proof(&file, Part::A));
    assert!(words.contains("No text has been approved for quarter 3 2019/20, so no changes are marked."));
    assert!(!words.contains("changed since it was approved Figures"));
}

#[test]
fn what_was_approved_and_is_damaged_is_a_fault_of_its_folder() {
    let (place, file) = edited(str::to_owned);
    place.write("anyshire/expected/2024-25-q3/text.snap", "text");
    let told = made(&file, Part::A).expect_err("a fault").into_diagnostics();
    assert_eq!(told[0].code, scrutineer::Code::SnapshotDamaged);
    assert!(told[0].at.as_ref().is_some_and(|at| at.file.starts_with("anyshire/expected/")), "{told:?}");
}

#[test]
fn every_item_has_a_box_in_which_it_is_signed_off_and_no_exempt_word_is_in_part_a() {
    let file = fixture("pack-2020-03.toml");
    let [public, private] = [Part::A, Part::B].map(|part| words(&proof(&file, part)));
    assert_eq!([&public, &private].map(|words| words.matches("Signed off by").count()), [4, 5]);
    for words in EXEMPT {
        assert!(!public.contains(words) && private.contains(words), "{words}");
    }
    for item in
        ["Agenda Item 1: Minutes of the meeting", "Agenda Item 7: Bids for the residential placements framework"]
    {
        assert!(private.contains(item), "{item}");
    }
    assert!(private.contains("Proof (Part B, not for publication)") && !public.contains("Part B, not for"));
}

#[test]
fn by_section_the_number_is_that_of_the_pack() {
    let (_place, file) = edited(|toml| format!("numbering = \"hierarchical\"\n{toml}"));
    let words = words(&proof(&file, Part::A));
    assert!(words.contains("Paragraphs are numbered here as in the pack"));
    assert!(words.contains("3.2 Quartile positions are added"));
}

#[test]
fn the_same_pack_gives_the_same_proof() {
    let file = fixture("pack-2020-03.toml");
    assert!(proof(&file, Part::B) == proof(&file, Part::B));
}
