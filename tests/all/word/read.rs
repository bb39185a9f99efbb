//! The Word edition as a reader finds it: its paragraphs, numbers and pictures, beside those of the report.

use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use scrutineer::report::Report;
use scrutineer::{Format, Layout};
use serde_json::Value;

use crate::desk::{parts_of_word, published};

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub fn word(report: &Report) -> Vec<u8> {
    published(report, Format::Docx, &Layout::shipped())
}

/// One part of the file.
pub fn part(report: &Report, name: &str) -> String {
    let parts = parts_of_word(&word(report));
    parts.into_iter().find(|(held, _)| held == name).unwrap_or_else(|| panic!("no {name}")).1
}

pub fn named<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |node| node.has_tag_name((W, name)))
}

pub fn val<'a>(node: Node<'a, 'a>, name: &'static str) -> Option<&'a str> {
    named(node, name).next().and_then(|found| found.attribute((W, "val")))
}

/// A paragraph as a reader finds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub style: String,
    /// Its list, where it stands in one.
    pub list: Option<String>,
    pub words: String,
    pub in_table: bool,
}

/// A picture is heard by its alternative text.
pub fn said(node: Node) -> Said {
    let heard = |node: Node| match node.tag_name().name() {
        "t" => node.text().map(str::to_owned),
        "docPr" => {
            let decorative = node.descendants().any(|under| under.tag_name().name() == "decorative");
            assert!(node.attribute("descr").is_some() != decorative, "a picture is heard, or only repeats what is");
            node.attribute("descr").map(str::to_owned)
        }
        _ => None,
    };
    Said {
        style: val(node, "pStyle").unwrap_or_default().to_owned(),
        list: val(node, "numId").map(str::to_owned),
        words: node.descendants().filter_map(heard).collect::<String>().trim().to_owned(),
        in_table: node.ancestors().any(|above| above.has_tag_name((W, "tbl"))),
    }
}

pub fn paragraphs(report: &Report) -> Vec<Said> {
    let xml = part(report, "word/document.xml");
    let document = Document::parse(&xml).expect("well formed");
    named(document.root(), "p").map(said).collect()
}

/// What the numbering of Word makes of the paragraphs of these lists: their numbers.
pub fn counted(report: &Report) -> Vec<u64> {
    let xml = part(report, "word/numbering.xml");
    let document = Document::parse(&xml).expect("well formed");
    let mut next: Vec<(String, u64)> = named(document.root(), "num")
        .filter_map(|list| {
            let start = val(list, "startOverride")?.parse().expect("a number");
            Some((list.attribute((W, "numId")).expect("an id").to_owned(), start))
        })
        .collect();
    let lists = paragraphs(report).into_iter().filter_map(|said| said.list);
    lists
        .filter_map(|list| {
            let (_, number) = next.iter_mut().find(|(id, _)| *id == list)?;
            *number += 1;
            Some(*number - 1)
        })
        .collect()
}

/// Every paragraph of the report: its number and its words.
pub fn wanted(report: &Report) -> Vec<(Option<u64>, String)> {
    let json = serde_json::to_value(report).expect("a report");
    let blocks = json["sections"].as_array().expect("a list").iter().flat_map(|section| {
        section["blocks"].as_array().expect("a list").iter().filter(|block| block["kind"] == "paragraph")
    });
    blocks
        .map(|block| {
            let sentences = block["sentences"].as_array().expect("a list").iter();
            let words: Vec<&str> = sentences.map(|sentence| sentence["text"].as_str().expect("text")).collect();
            (block["number"].as_u64(), words.join(" "))
        })
        .collect()
}

/// The pictures in the file, each once, by their names.
pub fn drawings(report: &Report) -> Vec<Vec<u8>> {
    let mut file = zip::ZipArchive::new(Cursor::new(word(report))).expect("a zip file");
    let mut names: Vec<String> = file.file_names().filter(|name| name.ends_with(".png")).map(str::to_owned).collect();
    names.sort();
    let read = |name: &String| {
        let mut png = Vec::new();
        file.by_name(name).expect("an entry").read_to_end(&mut png).expect("read");
        png
    };
    names.iter().map(read).collect()
}

/// The alternative texts of charts with a figure, of histories and of five years, in reading order.
pub fn gather(json: &Value, wanted: &mut Vec<String>) {
    let blocks = json["sections"].as_array().expect("a list").iter().flat_map(|section| section["blocks"].as_array());
    let drawings = blocks.flatten().filter_map(|block| match block["kind"].as_str() {
        Some(kind @ ("chart" | "strip")) => Some(&block[kind]),
        _ => None,
    });
    let drawn = |drawing: &&Value| {
        let Some(points) = drawing["points"].as_array() else { return true };
        points.iter().any(|point| !point["value"].is_null())
    };
    let alternative = |drawn: &Value| drawn["alt"].as_str().expect("text").to_owned();
    let first = [&json["summary"]["attention"]["rows"], &json["summary"]["improved"]["cards"]];
    let first = first.into_iter().filter_map(Value::as_array).flatten().map(|row| &row["history"]);
    wanted.extend(first.filter(|history| !history.is_null()).map(alternative));
    wanted.extend(drawings.filter(drawn).map(alternative));
    let rows =
        json["dashboard"]["groups"].as_array().expect("a list").iter().flat_map(|group| group["rows"].as_array());
    wanted.extend(rows.flatten().map(|row| &row["history"]).filter(|history| !history.is_null()).map(alternative));
    let years = json["five_years"]["cells"].as_array().into_iter().flatten().map(|cell| &cell["history"]);
    wanted.extend(years.map(alternative));
}
