//! The sentences of a report are one list in every edition, however much is said.

use std::collections::BTreeSet;

use roxmltree::Document;
use scrutineer::report::Report;
use scrutineer::{Format, Layout, layout};
use serde_json::Value;

use crate::desk::{Desk, asked, drafted, opened, parts_of_word, published, spaced, utf8};

type Made = (Report, Layout);

const LENGTHS: [&str; 3] = ["short", "normal", "full"];

/// The report of a fixture at this length, and what its pages look like.
fn report(fixture: &str, length: &str) -> Made {
    let place = Desk::report(fixture);
    let plan = place.read("report/report.toml");
    let own = plan.lines().find(|line| line.starts_with("length = ")).expect("it says how much").to_owned();
    place.write("report/report.toml", &plan.replace(&own, &format!("length = \"{length}\"")));
    let folder = opened(&place.at("report"));
    (drafted(&folder), layout(&folder))
}

fn bytes((report, layout): &Made, format: Format) -> Vec<u8> {
    published(report, format, layout)
}

/// The words of each numbered paragraph, as the report as data has its sentences.
fn as_data(report: &Made) -> Vec<(u64, String)> {
    let json: Value = serde_json::from_slice(&bytes(report, Format::Json)).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let blocks = list(&json["sections"]).into_iter().flat_map(|section| list(&section["blocks"]));
    let paragraph = |block: Value| {
        let said: Vec<String> =
            list(&block["sentences"]).iter().map(|one| one["text"].as_str().expect("text").to_owned()).collect();
        Some((block["number"].as_u64()?, said.join(" ")))
    };
    blocks.filter_map(paragraph).collect()
}

/// The same as a page in the look `briefing` has them: what leads to what is being done is said under the head of its measure, whether
/// or not the sentence says it.
fn under_heads(report: &Made) -> Vec<(u64, String)> {
    let json: Value = serde_json::from_slice(&bytes(report, Format::Json)).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let briefing = json["look"]["style"] == "briefing";
    let blocks = list(&json["sections"]).into_iter().flat_map(|section| list(&section["blocks"]));
    let paragraph = |block: Value| {
        let doing = Some(&block["head"]["doing"]).filter(|doing| briefing && doing.is_object());
        let said = list(&block["sentences"]).into_iter().enumerate().map(|(nth, one)| {
            let text = one["text"].as_str().expect("text").to_owned();
            let lead = doing.filter(|doing| doing["from"] == nth).and_then(|doing| doing["lead"].as_str());
            match lead.filter(|lead| !text.starts_with(lead)) {
                Some(lead) => format!("{lead} {text}"),
                None => text,
            }
        });
        Some((block["number"].as_u64()?, said.collect::<Vec<_>>().join(" ")))
    };
    blocks.filter_map(paragraph).collect()
}

/// `7. The percentage ...` in the text edition, before its appendices.
fn as_text(report: &Made) -> Vec<(u64, String)> {
    let text = utf8(bytes(report, Format::Text));
    let body = text.split("\nAppendix A: Performance dashboard, ").next().unwrap_or_default();
    let numbered = |line: &str| {
        let (number, said) = line.split_once(". ")?;
        Some((number.parse().ok()?, said.to_owned()))
    };
    body.lines().filter_map(numbered).collect()
}

/// The words of each numbered paragraph of the web edition.
fn as_page(report: &Made) -> Vec<(u64, String)> {
    let page = utf8(bytes(report, Format::Html));
    let read = |inside: &str| spaced(&without_tags(inside));
    let numbered = |rest: &str| {
        let words = read(rest.split_once('>')?.1.split("</p>").next()?);
        let (number, said) = words.split_once(". ")?;
        Some((number.parse().ok()?, said.to_owned()))
    };
    let headed = |rest: &str| {
        let (head, mut under) = rest.split_once("</div>")?;
        let number = read(head.split_once("class=\"number\">")?.1.split("</span>").next()?);
        // The lines of other measures of the same paragraph.
        while let Some((_, more)) =
            under.strip_prefix("<div class=\"measure also\">").and_then(|line| line.split_once("</div>"))
        {
            under = more;
        }
        let mut said = Vec::new();
        while let Some((one, more)) = under.strip_prefix("<p class=\"beside\">").and_then(|own| own.split_once("</p>"))
        {
            said.push(read(one));
            under = more;
        }
        Some((number.strip_suffix('.')?.parse().ok()?, said.join(" ")))
    };
    let marked = page.replace("<p class=\"numbered\"", "\u{1}").replace("<div class=\"measure\">", "\u{1}\u{2}");
    let one = |part: &str| part.strip_prefix('\u{2}').map_or_else(|| numbered(part), headed);
    marked.split('\u{1}').skip(1).filter_map(one).collect()
}

fn without_tags(inside: &str) -> String {
    let mut plain = String::new();
    for (nth, part) in inside.split('<').enumerate() {
        plain.push_str(if nth == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
    }
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The words of each numbered paragraph of the Word edition.
fn as_word(report: &Made) -> Vec<String> {
    let parts = parts_of_word(&bytes(report, Format::Docx));
    let (_, xml) = parts.into_iter().find(|(name, _)| name == "word/document.xml").expect("a document");
    let document = Document::parse(&xml).expect("well formed");
    let named = |name: &'static str| document.descendants().filter(move |node| node.tag_name().name() == name);
    let words = |paragraph: roxmltree::Node| {
        let texts = paragraph.descendants().filter(|node| node.tag_name().name() == "t");
        spaced(&texts.filter_map(|node| node.text()).collect::<String>())
    };
    let mut numbered: Vec<String> = Vec::new();
    for paragraph in named("p") {
        let style = paragraph.descendants().find(|node| node.tag_name().name() == "pStyle");
        let style = style.and_then(|style| style.attributes().next()).map_or("", |held| held.value());
        let of_list = paragraph.descendants().any(|node| node.tag_name().name() == "numId");
        match (style, numbered.last_mut()) {
            ("BodyText", _) if of_list => numbered.push(words(paragraph)),
            // The number is in the head of the measure, the words are under it, or first the head of another.
            ("MeasureHead", Some(last)) if last.is_empty() => {}
            ("MeasureHead", _) => numbered.push(String::new()),
            ("BodyTextBeside", Some(last)) => *last = spaced(&format!("{last} {}", words(paragraph))),
            _ => {}
        }
    }
    numbered
}

/// Every sentence of the list stands in these words, in its order, and none that only a longer report has.
fn is_the_list(words: &str, list: &[(u64, String)], others: &BTreeSet<String>, whose: &str) {
    let mut from = 0;
    for (number, said) in list {
        let found = words[from..].find(&spaced(said));
        from += found.unwrap_or_else(|| panic!("{whose}: paragraph {number} does not say `{said}`")) + said.len();
    }
    for other in others {
        assert!(!words.contains(other.as_str()), "{whose} says `{other}` too");
    }
}

fn sentences((report, _): &Made) -> BTreeSet<String> {
    report.sentences().map(|sentence| spaced(&sentence.text)).collect()
}

#[test]
fn every_edition_has_the_same_sentences_at_every_length() {
    for fixture in ["anyshire", "leicestershire-2019-20-q3"] {
        let made = LENGTHS.map(|length| report(fixture, length));
        let all: BTreeSet<String> = made.iter().flat_map(sentences).collect();
        for (length, report) in LENGTHS.iter().zip(&made) {
            let whose = |edition: &str| format!("{fixture} at {length}, {edition}");
            let list = as_data(report);
            assert!(list.len() > 30, "{}", whose("as data"));
            assert_eq!(as_text(report), list, "{}", whose("as text"));
            let said: Vec<String> = list.iter().map(|(_, said)| spaced(said)).collect();
            let led: Vec<String> = under_heads(report).iter().map(|(_, said)| spaced(said)).collect();
            assert_eq!(as_word(report), led, "{}", whose("in Word"));
            let spoken: Vec<(u64, String)> =
                under_heads(report).iter().map(|(number, said)| (*number, spaced(said))).collect();
            assert_eq!(as_page(report), spoken, "{}", whose("on the web"));
            // None that only another length has may be left in what is typeset.
            let own = sentences(report);
            let whole: String = said.join(" ");
            let others: BTreeSet<String> =
                all.iter().filter(|one| !own.contains(*one) && !whole.contains(one.as_str())).cloned().collect();
            assert!(!others.is_empty(), "{}", whose("a list of its own"));
            if let Some(text) = asked("pdfinfo", &["-struct-text", "FILE"], &bytes(report, Format::Pdf)) {
                // The words of a line as they are; a block begins with a space of its own.
                let quoted = |line: &str| {
                    let words = line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
                    words.map_or_else(|| if line.ends_with("(block)") { " " } else { "" }.to_owned(), str::to_owned)
                };
                let text = spaced(&text.lines().map(quoted).collect::<String>());
                is_the_list(&text, &under_heads(report), &others, &whose("in the PDF"));
            }
            if let Some(text) = asked("pdftotext", &["-raw", "FILE", "-"], &bytes(report, Format::Proof)) {
                assert!(proof_says(&spaced(&text), &report.0), "{}", whose("in the proof"));
            }
        }
    }
}

/// Whether the words of every sentence stand in the proof in their order: numbers of lines stand between them.
fn proof_says(text: &str, report: &Report) -> bool {
    let mut from = 0;
    for sentence in report.sentences() {
        for word in spaced(&sentence.text).split(' ') {
            let Some(found) = text[from..].find(word) else { return false };
            from += found + word.len();
        }
    }
    true
}
