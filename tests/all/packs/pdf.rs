//! A pack as the PDF that is published, taken apart by another program and by the program's own reader.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use lopdf::{Dictionary, Document, Object, dictionary};
use scrutineer::Format;
use scrutineer::pack::{Pack, assemble};
use scrutineer::report::Part;

use super::{EXEMPT, edited, exempt_report, pack, pack_of, plan, published};
use crate::desk::{Desk, decoded, fixture, holds, program, snapshots};

fn pdf(pack: &Pack) -> Vec<u8> {
    published(pack, Format::Pdf)
}

/// What can be got out of a PDF: words of pages, attachments, bookmarks, and everything else as raw text.
pub struct Got {
    /// The words of each.
    pub pages: Vec<String>,
    attached: BTreeMap<String, String>,
    /// Two spaces a level.
    pub bookmarks: Vec<String>,
    /// Everything else as text.
    pub raw: String,
}

impl Got {
    /// Takes a PDF apart.
    pub fn out_of(pdf: &[u8]) -> Got {
        let read = read(pdf);
        let document = Document::load_mem(pdf).expect("a PDF");
        let text = |bytes: &serde_json::Value| {
            let bytes: Vec<u8> = serde_json::from_value(bytes.clone()).expect("bytes");
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let attached = read["attached"].as_object().expect("attachments").iter();
        Got {
            pages: read["pages"].as_array().expect("pages").iter().map(|page| words(&page["words"])).collect(),
            attached: attached.map(|(name, bytes)| (name.clone(), text(bytes))).collect(),
            bookmarks: bookmarks(&document),
            raw: document.objects.values().map(raw).collect(),
        }
    }

    /// All of it, every kind of space alike.
    fn everything(&self) -> String {
        let attached = self.attached.iter().map(|(name, text)| format!("{name}\n{text}"));
        let all: Vec<String> = self.pages.iter().cloned().chain(attached).collect();
        [all.join("\n"), self.bookmarks.join("\n"), self.raw.clone()].join("\n").replace('\u{a0}', " ")
    }
}

fn words(value: &serde_json::Value) -> String {
    value.as_str().expect("text").replace('\u{a0}', " ")
}

/// The program's own reader of PDFs.
pub fn read(pdf: &[u8]) -> serde_json::Value {
    let mut child = Command::new(program())
        .arg(scrutineer::child::READ_ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A question is its length and its bytes, and the pipe stays open until it is answered.
    let mut question = child.stdin.take().expect("piped");
    question.write_all(&(pdf.len() as u64).to_be_bytes()).and_then(|()| question.write_all(pdf)).expect("it reads");
    let said = child.wait_with_output().expect("it ends").stdout;
    drop(question);
    serde_json::from_slice::<serde_json::Value>(&said).expect("JSON")["Ok"].clone()
}

/// Every text string and every stream of an object.
fn raw(object: &Object) -> String {
    let all = |dictionary: &Dictionary| {
        dictionary.iter().map(|(name, value)| format!("{} {}\n", String::from_utf8_lossy(name), raw(value))).collect()
    };
    match object {
        Object::String(bytes, _) => decoded(bytes),
        Object::Name(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Object::Array(list) => list.iter().map(|one| raw(one) + "\n").collect(),
        Object::Dictionary(dictionary) => all(dictionary),
        Object::Stream(stream) => {
            let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            all(&stream.dict) + &*String::from_utf8_lossy(&bytes)
        }
        _ => String::new(),
    }
}

/// The tree of bookmarks, two spaces a level.
fn bookmarks(document: &Document) -> Vec<String> {
    fn walk(document: &Document, first: Option<Object>, depth: usize, found: &mut Vec<String>) {
        let mut next = first;
        while let Some(Object::Reference(id)) = next {
            let one = document.get_dictionary(id).expect("a bookmark");
            let title = one.get(b"Title").and_then(Object::as_str).expect("a title");
            found.push(format!("{}{}", "  ".repeat(depth), decoded(title).replace('\u{a0}', " ")));
            walk(document, one.get(b"First").ok().cloned(), depth + 1, found);
            next = one.get(b"Next").ok().cloned();
        }
    }
    let catalogue = document.catalog().expect("a catalogue");
    let outlines = catalogue.get(b"Outlines").and_then(Object::as_reference).expect("bookmarks");
    let first = document.get_dictionary(outlines).expect("a tree").get(b"First").ok().cloned();
    let mut found = Vec::new();
    walk(document, first, 0, &mut found);
    found
}

/// Where each page of the agenda says an item begins.
fn first_page(got: &Got, item: u32) -> usize {
    let divider = format!("Agenda Item {item} ");
    1 + got.pages.iter().position(|page| page.contains(&divider) && !page.contains(" Title Pages ")).expect("a divider")
}

#[test]
fn the_agenda_gives_the_pages_on_which_the_papers_stand() {
    let got = Got::out_of(&pdf(&pack(Part::B)));
    let agenda = got.pages.iter().find(|page| page.contains(" Title Pages ")).expect("the agenda");
    for (item, next) in [(1, 3), (3, 4), (4, 5), (5, 7)] {
        let (first, last) = (first_page(&got, item), first_page(&got, next) - 1);
        let said = if first == last { format!(" {first} ") } else { format!(" {first} to {last} ") };
        assert!(agenda.contains(&said), "item {item}: {said} in {agenda}");
    }
    for (nth, page) in got.pages.iter().enumerate() {
        assert!(
            page.ends_with(&format!("Page {}", nth + 1)) || page.contains(&format!(" Page {} ", nth + 1)),
            "{page}"
        );
    }
}

#[test]
fn the_bookmarks_are_items_with_sections_and_appendices() {
    let _kept = snapshots(module_path!());
    insta::assert_snapshot!("pack_bookmarks", Got::out_of(&pdf(&pack(Part::B))).bookmarks.join("\n"));
}

#[test]
fn paragraphs_are_numbered_by_section_where_the_house_does() {
    let (_place, file) = edited(|toml| format!("numbering = \"hierarchical\"\n{toml}"));
    let got = Got::out_of(&pdf(&pack_of(&file, Part::B)));
    let text = got.pages.join(" ");
    for words in [
        "1 Purpose of the report 1.1 The purpose of this report",
        "3.2 Quartile positions are added",
        // A subsection has no number, and its paragraphs run on.
        "Primary school outcomes – SEN and FSM 10.3 More detailed",
        "Background papers • Strategic Plan",
        // The next paper begins again.
        "1 Purpose of the report 1.1 This report presents the Committee",
        "Report of: Chief Executive and the Director of Children and Family Services",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(got.bookmarks.contains(&"  5 Children at most risk are kept safe and protected from harm".to_owned()));
}

#[test]
fn each_reports_figures_and_record_are_inside_under_names_of_their_own() {
    let pack = pack(Part::A);
    let got = Got::out_of(&pdf(&pack));
    let names: Vec<&str> = got.attached.keys().map(String::as_str).collect();
    assert_eq!(names, ["item-3-figures.csv", "item-3-record.json", "item-4-figures.csv", "item-4-record.json"]);
    let json = serde_json::to_value(&pack).expect("plain data");
    assert_eq!(got.attached["item-3-figures.csv"], json["items"][2]["paper"]["report"]["figures_csv"]);
    assert_eq!(got.attached["item-4-record.json"], json["items"][3]["paper"]["report"]["record_json"]);
}

#[test]
fn part_a_holds_no_exempt_word() {
    let (public, private) = [Part::A, Part::B].map(|part| Got::out_of(&pdf(&pack(part)))).into();
    let (public_words, private_words) = (public.everything(), private.everything());
    for words in EXEMPT {
        assert!(!public_words.contains(words), "{words}");
        assert!(private_words.contains(words), "{words} is not even found in Part B");
    }
    assert!(public_words.contains("Exempt under paragraph 3 of Part 1 of Schedule 12A"));
    assert!(public.bookmarks.iter().all(|title| !title.contains("Item 7")));
    assert!(private.bookmarks.iter().any(|title| title.contains("Item 7")));
    assert_eq!(private.pages.iter().filter(|page| !page.contains("Part B: not for publication")).count(), 0);
    assert_eq!(public.pages.iter().filter(|page| page.contains("not for publication")).count(), 0);
}

/// A whole report that is exempt: its figures, record, charts and alternative texts stay out too.
#[test]
fn an_exempt_report_leaves_nothing_in_part_a() {
    let (_place, file) = exempt_report();
    let (public, private) = [Part::A, Part::B].map(|part| Got::out_of(&pdf(&pack_of(&file, part))).everything()).into();
    for words in ["Anyshire", "item-4", "anyshire", "Casualty"] {
        assert!(!public.contains(words), "{words}");
        assert!(private.contains(words) || words == "anyshire", "{words}");
    }
    assert!(public.contains("Exempt under paragraphs 1 and 2 of Part 1 of Schedule 12A"));
}

#[test]
fn a_page_from_elsewhere_holds_its_own_words() {
    let got = Got::out_of(&pdf(&pack(Part::A)));
    let everything = got.everything();
    assert!(everything.contains("They looked at how agencies share what they know of children who go missing"));
    assert!(everything.contains("November 8 Health assessments January 11"));
    assert!(got.pages.iter().any(|page| page.contains("Agenda Item 5, page 2 of 2")));
}

/// A PDF of so many pages, on each of them a grey square.
fn squares(pages: usize) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let drawn = lopdf::Stream::new(Dictionary::new(), b"0.5 g 100 100 200 200 re f".to_vec());
    let drawn = document.add_object(drawn);
    let page = dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => drawn,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    let kids: Vec<Object> = (0..pages).map(|_| document.add_object(page.clone()).into()).collect();
    let count = i64::try_from(pages).expect("few");
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalogue);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("written");
    bytes
}

/// A pack whose only paper is this PDF.
fn pack_with(bytes: &[u8]) -> Result<scrutineer::Warned<Pack>, scrutineer::Error> {
    let place = Desk::of(&["pack-2020-03.toml"]);
    let toml = place.read("pack-2020-03.toml");
    let (before, _) = toml.split_once("[[item]]").expect("an item");
    place.write("pack.toml", &format!("{before}[[item]]\nnumber = 1\ntitle = \"A paper\"\npdf = \"paper.pdf\"\n"));
    std::fs::write(place.at("paper.pdf"), bytes).expect("written");
    assemble(&plan(&place.at("pack.toml")), Part::A, program())
}

#[test]
fn a_page_without_words_is_named_and_given_none() {
    let made = pack_with(&squares(2)).expect("a pack");
    let told: Vec<&str> = made.warnings.iter().map(|told| told.message.as_str()).collect();
    let named = |page| format!("page {page} of `paper.pdf`, item 1, has no text for screen readers");
    assert_eq!(told, [named(1), named(2)]);
    let got = Got::out_of(&pdf(&made.value));
    let said = got.pages.iter().filter(|page| page.contains("A page without words that can be read out")).count();
    assert_eq!(said, 2);
}

#[test]
fn a_pdf_that_cannot_be_a_paper_is_told_why() {
    let why = |bytes: &[u8]| {
        let told = pack_with(bytes).expect_err("refused").into_diagnostics();
        assert_eq!((told.len(), told[0].code), (1, scrutineer::Code::ForeignPdf));
        told[0].message.clone()
    };
    let sound = std::fs::read(fixture("pack-2020-03/partners.pdf")).expect("the fixture");
    assert!(why(&squares(500)).ends_with("it has 500 pages, and the limit for one file in a pack is 100"));
    assert!(why(b"Dear all").ends_with("it is not a PDF"));
    assert!(why(b"%PDF-1.7\n%%EOF").ends_with("it is damaged, or its end is missing"));
    let Some(locked) = locked(&sound) else { return };
    assert!(why(&locked).ends_with("it is locked with a password"));
}

/// The same with a password, by a program that may not be there.
fn locked(bytes: &[u8]) -> Option<Vec<u8>> {
    let place = tempfile::tempdir().expect("a temporary folder");
    let (open, locked) = (place.path().join("open.pdf"), place.path().join("locked.pdf"));
    std::fs::write(&open, bytes).expect("written");
    let asked =
        Command::new("qpdf").args(["--encrypt", "secret", "owner", "256", "--"]).args([&open, &locked]).status();
    match asked {
        Ok(ended) if ended.success() => Some(std::fs::read(&locked).expect("written")),
        _ => {
            println!("skipped: there is no `qpdf` here");
            None
        }
    }
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    assert!(pdf(&pack(Part::A)) == pdf(&pack(Part::A)));
    let bytes = pdf(&pack(Part::A));
    for words in ["pdfuaid:part", "pdfaid:part>3", "pdfaid:conformance>A"] {
        assert!(holds(&bytes, words), "{words}");
    }
}
