//! A pack as one Word file.

use roxmltree::{Document, Node};
use scrutineer::Format;
use scrutineer::pack::{Pack, publish_pack};
use scrutineer::report::Part;

use super::{edited, pack, pack_of, shipped};
use crate::desk::{office_text, parts_of_word};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn word(pack: &Pack) -> Vec<u8> {
    publish_pack(pack, Format::Docx, &shipped()).unwrap_or_else(|error| panic!("{error}")).value
}

fn document(pack: &Pack) -> String {
    let parts = parts_of_word(&word(pack));
    parts.into_iter().find(|(name, _)| name == "word/document.xml").expect("a document").1
}

fn words(node: Node) -> String {
    let text = node.descendants().filter(|node| node.has_tag_name((W, "t"))).filter_map(|node| node.text());
    text.collect::<String>().replace('\u{a0}', " ")
}

/// Style and words of every paragraph.
fn paragraphs(xml: &str) -> Vec<(String, String)> {
    let document = Document::parse(xml).expect("well formed");
    let all = document.descendants().filter(|node| node.has_tag_name((W, "p")));
    all.map(|node| {
        let style = node.descendants().find(|node| node.has_tag_name((W, "pStyle")));
        (style.and_then(|style| style.attribute((W, "val"))).unwrap_or_default().to_owned(), words(node))
    })
    .collect()
}

#[test]
fn items_are_headings_with_their_papers_one_level_deeper() {
    let paragraphs = paragraphs(&document(&pack(Part::B)));
    let of = |style: &str| -> Vec<&str> {
        paragraphs.iter().filter(|(own, _)| own == style).map(|(_, words)| words.as_str()).collect()
    };
    let items: Vec<&str> = of("Heading1").into_iter().filter(|words| words.starts_with("Agenda Item")).collect();
    let numbers: Vec<&str> = items.iter().filter_map(|words| words.split([' ', ':']).nth(2)).collect();
    assert_eq!(numbers, ["1", "3", "4", "5", "7"]);
    assert_eq!(of("Heading1").len(), items.len() + 3);
    assert!(of("Heading2").contains(&"Appendix A: Performance dashboard, Quarter 3 2019/20"));
    assert!(of("Heading3").contains(&"Early years") && of("Heading3").contains(&"Key"));
}

#[test]
fn every_sentence_of_a_report_stands_in_it() {
    let pack = pack(Part::A);
    let said = paragraphs(&document(&pack)).into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n");
    let json = serde_json::to_value(&pack).expect("plain data");
    let mut count = 0;
    for section in json["items"][3]["paper"]["report"]["sections"].as_array().expect("sections") {
        for block in section["blocks"].as_array().expect("blocks") {
            for sentence in block["sentences"].as_array().into_iter().flatten() {
                let text = sentence["text"].as_str().expect("text").replace('\u{a0}', " ");
                assert!(said.contains(&text), "{text}");
                count += 1;
            }
        }
    }
    assert!(count > 50);
}

#[test]
fn the_agenda_leads_to_the_items_and_each_begins_a_page() {
    let xml = document(&pack(Part::A));
    let document = Document::parse(&xml).expect("well formed");
    let named = |tag: &'static str, attribute: &'static str| -> Vec<String> {
        let found = document.descendants().filter(|node| node.has_tag_name((W, tag)));
        found.filter_map(|node| node.attribute((W, attribute)).map(str::to_owned)).collect()
    };
    let marks = named("bookmarkStart", "name");
    assert_eq!(marks, ["item_1", "item_3", "item_4", "item_5"]);
    assert_eq!(named("hyperlink", "anchor"), marks);
    // A section of Word's, or a break before the heading.
    let breaks = document.descendants().filter(|node| node.has_tag_name((W, "pageBreakBefore"))).count();
    let sections = document.descendants().filter(|node| node.has_tag_name((W, "sectPr"))).count();
    assert_eq!(
        (breaks, sections),
        (1 + 4, 5),
        "the agenda and every item with pages of its own; two reports part the pages in five"
    );
}

#[test]
fn the_word_edition_says_what_it_does_not_draw() {
    let made = publish_pack(&pack(Part::A), Format::Docx, &shipped()).expect("a file");
    let told: Vec<(&str, &str)> =
        made.warnings.iter().map(|told| (told.code.as_str(), told.message.as_str())).collect();
    let message = "the Word edition has only the words of the pages of `partners.pdf`, item 5";
    assert_eq!(told, [("drawing-left-out", message)]);
    let said = paragraphs(&document(&pack(Part::A)));
    assert!(said.iter().any(|(_, words)| words.contains("Its pages are drawn in the PDF and in the web edition")));
    assert!(said.iter().any(|(_, words)| words.contains("November 8 Health assessments January 11")));
}

/// What LibreOffice counts is what the labels say.
#[test]
fn word_counts_the_labels_of_the_house() {
    let (_place, file) = edited(|toml| format!("numbering = \"hierarchical\"\n{toml}"));
    let Some(text) = office_text(&word(&pack_of(&file, Part::A))) else { return };
    let text = text.replace(['\t', '\u{a0}'], " ");
    for words in [
        "1.1 Present: Councillors A",
        "2 Minutes of the previous meeting",
        "1.1 The purpose of this report",
        "3.2 Quartile positions are added",
        "10.3 More detailed national data",
        "1.1 This report presents the Committee",
    ] {
        assert!(text.contains(words), "{words}");
    }
}
