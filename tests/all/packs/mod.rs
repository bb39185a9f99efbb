//! The pack of `fixtures/pack-2020-03.toml`: what is in it, and that Part A holds nothing of an exempt paper.

mod page;
pub mod pdf;
#[cfg(feature = "proof")]
mod proof;
mod supplement;
mod word;

use std::path::{Path, PathBuf};

use scrutineer::pack::{Pack, PackPlan, assemble, publish_pack};
use scrutineer::report::Part;
use scrutineer::{Format, Layout};

use crate::desk::{Desk, as_text, fixture, opened, parts_of_word, program, snapshots, utf8};

/// Words that stand in exempt papers of the fixture and nowhere else, their title among them.
const EXEMPT: [&str; 7] = [
    "Quillfeather",
    "Oxbow",
    "Marlstone",
    "£4,385",
    "residential placements framework",
    "guaranteed occupancy",
    "Bids",
];

fn plan(file: &Path) -> PackPlan {
    let (plan, told) = PackPlan::open(file);
    assert!(told.is_empty(), "{told:?}");
    plan.expect("a plan without faults")
}

fn pack_of(file: &Path, part: Part) -> Pack {
    assemble(&plan(file), part, program()).unwrap_or_else(|error| panic!("{error}")).value
}

fn pack(part: Part) -> Pack {
    pack_of(&fixture("pack-2020-03.toml"), part)
}

/// The fixture with another `pack.toml`, in a folder of its own that goes with the first of the two.
fn edited(edit: impl Fn(&str) -> String) -> (Desk, PathBuf) {
    let place = Desk::of(&["pack-2020-03.toml", "anyshire", "leicestershire-2019-20-q3", "pack-2020-03"]);
    place.write("pack.toml", &edit(&place.read("pack-2020-03.toml")));
    let file = place.at("pack.toml");
    (place, file)
}

/// The fixture with the report of item 4 exempt.
fn exempt_report() -> (Desk, PathBuf) {
    edited(|toml| {
        let (open, exempt) = ("report = \"anyshire\"", "report = \"anyshire\"\npart = \"B\"\nexempt = [1, 2]");
        let (before, rest) = toml.split_once("[[item]]\nnumber = 5").expect("item 5");
        let (_, last) = rest.split_once("[[item]]\nnumber = 7").expect("item 7");
        format!("{}\n[[item]]\nnumber = 7{last}", before.replace(open, exempt))
    })
}

fn shipped() -> Layout {
    Layout { main: Layout::PACK.to_owned(), ..Layout::shipped() }
}

fn published(pack: &Pack, format: Format) -> Vec<u8> {
    let made = publish_pack(pack, format, &shipped()).unwrap_or_else(|error| panic!("{error}"));
    assert!(made.warnings.is_empty(), "{:?}", made.warnings);
    made.value
}

fn text(pack: &Pack) -> String {
    utf8(published(pack, Format::Text))
}

/// The text of a pack; of a long paper only how it begins, as the reports have snapshots of their own.
fn outline(pack: &Pack) -> String {
    const MOST: usize = 18;
    let text = text(pack);
    let papers = text.split("\nAgenda Item ").map(|paper| {
        let parts: Vec<&str> = paper.split("\n\n").collect();
        let more = parts.len().saturating_sub(MOST);
        let more = if more > 0 { format!("\n\n... and {more} more parts\n") } else { String::new() };
        parts[..parts.len().min(MOST)].join("\n\n") + more.as_str()
    });
    papers.collect::<Vec<_>>().join("\nAgenda Item ")
}

#[test]
fn the_agenda_and_its_papers_in_order() {
    let _kept = snapshots(module_path!());
    insta::assert_snapshot!("pack_part_a", outline(&pack(Part::A)));
    insta::assert_snapshot!("pack_part_b", outline(&pack(Part::B)));
}

#[test]
fn what_part_a_is_made_of_holds_no_exempt_word() {
    let (public, private) =
        [Part::A, Part::B].map(|part| serde_json::to_string(&pack(part)).expect("plain data")).into();
    for words in EXEMPT {
        assert!(!public.contains(words), "{words}");
        assert!(private.contains(words), "{words} proves nothing: it is in no exempt paper");
    }
}

#[test]
fn a_report_of_the_pack_says_what_it_says_by_itself() {
    let alone = as_text(&opened(&fixture("anyshire")));
    let (_, body) = alone.split_once("\n\nPurpose of the report\n\n").expect("a first heading");
    assert!(text(&pack(Part::A)).contains(body.trim_end()));
}

/// Every format but the PDF and the proof, which [`pdf`] and [`proof`] take apart, and the workbook, which a pack has not.
fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|format| !matches!(format, Format::Pdf | Format::Proof | Format::Xlsx))
}

#[test]
fn part_a_of_no_format_holds_an_exempt_word() {
    for format in formats() {
        let [public, private] = [Part::A, Part::B].map(|part| everything(&pack(part), format));
        for words in EXEMPT {
            assert!(!public.contains(words), "{words} in {}", format.name());
            assert!(private.contains(words), "{words} is not even found in Part B as {}", format.name());
        }
    }
}

#[test]
fn an_exempt_report_leaves_nothing_in_part_a_of_any_format() {
    let (_place, file) = exempt_report();
    let [public, private] = [Part::A, Part::B].map(|part| pack_of(&file, part));
    for format in formats() {
        let [public, private] = [&public, &private].map(|pack| everything(pack, format));
        for words in ["Anyshire", "item-4", "item_4", "Casualty"] {
            assert!(!public.contains(words), "{words} in {}", format.name());
        }
        assert!(private.contains("Anyshire") && private.contains("Casualty"), "{}", format.name());
    }
}

/// All words of a pack in a format, its title and whatever else it says of itself included.
fn everything(pack: &Pack, format: Format) -> String {
    let bytes = publish_pack(pack, format, &shipped()).unwrap_or_else(|error| panic!("{error}")).value;
    match format {
        Format::Docx => parts_of_word(&bytes).into_iter().map(|(name, text)| format!("{name}\n{text}\n")).collect(),
        _ => utf8(bytes),
    }
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let (one, other) = (pack(Part::B), pack(Part::B));
    for format in formats() {
        let [one, other] = [&one, &other].map(|pack| publish_pack(pack, format, &shipped()).expect("a file").value);
        assert!(one == other, "{}", format.name());
    }
}
