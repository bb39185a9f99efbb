//! A council's own look, in both shipped looks: the same words in the same order, its crest with words for those who
//! listen, its font, and nothing that it does not name.

#[cfg(feature = "pdf")]
use scrutineer::publish;
#[cfg(feature = "pdf")]
use scrutineer::report::Block;
use scrutineer::report::Report;
use scrutineer::{Format, Layout};
use serde_json::{Value, json};

use crate::desk::{changed, published, spaced, utf8};

const CREST: &[u8] = include_bytes!("../../fixtures/anyshire/assets/crest.svg");
const ALTERNATIVE: &str = "The crest of Anyshire: “sun & hills”";

/// The example in this look.
fn example(look: Value) -> Report {
    changed(|json| json["look"] = look)
}

/// Everything a look can have.
fn whole(style: &str) -> Value {
    json!({
        "style": style,
        "colour": "#5b2a6e",
        "accent": "#0f7c7c",
        "crest": { "file": "assets/crest.svg", "alternative": ALTERNATIVE },
        "font": { "family": "Anyshire Test", "regular": "assets/Regular.ttf", "bold": "assets/Bold.ttf" },
    })
}

/// The shipped layout with what the look names.
fn layout() -> Layout {
    let font = |bytes: &'static [u8]| bytes.to_vec();
    let assets = vec![
        ("assets/crest.svg".to_owned(), CREST.to_vec()),
        (
            "assets/Regular.ttf".to_owned(),
            font(include_bytes!("../faults/missing-glyph-own-font/assets/Council-Regular.ttf")),
        ),
        (
            "assets/Bold.ttf".to_owned(),
            font(include_bytes!("../faults/missing-glyph-own-font/assets/Council-Bold.ttf")),
        ),
    ];
    Layout { assets, ..Layout::shipped() }
}

fn html(look: Value) -> String {
    utf8(published(&example(look), Format::Html, &layout()))
}

/// What a page says: its text without marks and styles.
fn said(page: &str) -> String {
    let body = page.split_once("<body").expect("a body").1;
    let said: String = body.split('<').filter_map(|part| part.split_once('>')).map(|(_, said)| said).collect();
    spaced(&said)
}

#[test]
fn the_plain_look_is_the_page_without_one() {
    assert_eq!(html(json!({})), html(json!({ "style": "committee" })));
    assert!(!html(json!({})).contains("class=\"crest\""));
}

#[test]
fn both_web_looks_say_the_same() {
    let plain = said(&html(json!({})));
    assert!(plain.contains("Appendix A"));
    assert_eq!(said(&html(whole("committee"))), plain, "only the look differs");
    let briefing = said(&html(whole("briefing")));
    for sentence in example(whole("briefing")).sentences() {
        let words = spaced(&sentence.text);
        assert!(plain.contains(&words) && briefing.contains(&words), "{words}");
    }
}

#[test]
fn a_web_page_carries_crest_colours_and_the_name_of_the_font() {
    let page = html(whole("briefing"));
    assert!(page.contains("alt=\"The crest of Anyshire: “sun &amp; hills”\""));
    assert!(page.contains("src=\"data:image/svg+xml;base64,"));
    assert!(
        page.contains("--deep: #5b2a6e;") && page.contains("--accent: #0f7c7c;") && page.contains("--band: #5b2a6e;")
    );
    assert!(page.contains("font-family: \"Anyshire Test\", \"Noto Sans\""));
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing is fetched");
}

#[cfg(feature = "pdf")]
mod as_pdf {
    use lopdf::{Document, Object};

    use super::*;
    use crate::desk::decoded;

    fn pdf(look: Value) -> Vec<u8> {
        published(&example(look), Format::Pdf, &layout())
    }

    fn document(look: Value) -> Document {
        Document::load_mem(&pdf(look)).expect("a PDF")
    }

    /// What stands under a key anywhere in a document, as text.
    fn under(document: &Document, key: &[u8]) -> Vec<String> {
        let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
        let found = dictionaries.filter_map(|dictionary| dictionary.get(key).ok());
        found
            .filter_map(|object| match object {
                Object::String(bytes, _) => Some(decoded(bytes)),
                Object::Name(name) => Some(String::from_utf8_lossy(name).into_owned()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_plain_look_is_the_pdf_without_one() {
        assert_eq!(pdf(json!({})), pdf(json!({ "style": "committee", "colour": "#123f5e" })));
    }

    /// How many paragraphs are about one measure.
    fn heads(report: &Report) -> usize {
        let is_headed = |block: &&Block| matches!(block, Block::Paragraph { head: Some(_), .. });
        report.sections.iter().flat_map(|section| &section.blocks).filter(is_headed).count()
    }

    /// Bookmarks and the words of the crest are the same in both looks, and the crest is the only picture more.
    #[test]
    fn both_looks_have_the_same_headings_and_the_crest_is_heard() {
        let plain = document(json!({}));
        for style in ["committee", "briefing"] {
            let made = document(whole(style));
            let titles = |document: &Document| {
                let mut titles = under(document, b"Title");
                titles.sort();
                titles
            };
            // Over a measure there is a heading more.
            let (own, others) = (titles(&made), titles(&plain));
            assert!(others.iter().all(|title| own.contains(title)), "{style}");
            let heads = if style == "briefing" { heads(&example(whole(style))) } else { 0 };
            assert_eq!(own.len(), others.len() + heads, "{style}: {own:?}");
            let mut heard = under(&made, b"Alt");
            assert!(heard.contains(&ALTERNATIVE.to_owned()), "{style}: {heard:?}");
            heard.retain(|words| words != ALTERNATIVE);
            let (mut heard, mut before) = (heard, under(&plain, b"Alt"));
            heard.sort();
            before.sort();
            assert_eq!(heard, before, "{style}");
        }
    }

    #[test]
    fn every_word_is_set_in_the_councils_font() {
        for style in ["committee", "briefing"] {
            let mut fonts = under(&document(whole(style)), b"BaseFont");
            fonts.sort();
            fonts.dedup();
            assert!(!fonts.is_empty() && fonts.iter().all(|font| font.contains("AnyshireTest")), "{fonts:?}");
            assert!(fonts.iter().any(|font| font.contains("Bold")), "{fonts:?}");
        }
    }

    #[test]
    fn the_same_look_gives_the_same_bytes() {
        assert_eq!(pdf(whole("briefing")), pdf(whole("briefing")));
    }

    /// A crest that is not among the assets is not looked for on the disk, and what an SVG points at is not either.
    #[test]
    fn a_layout_reads_no_more_than_is_named() {
        let told = |layout: &Layout, file: &str| {
            let look = json!({ "style": "briefing", "crest": { "file": file, "alternative": "Crest" } });
            let made = publish(&example(look), Format::Pdf, layout);
            made.expect_err("it is refused").into_diagnostics().remove(0).message
        };
        for file in ["assets/none.svg", "/etc/passwd", "layouts/none.svg"] {
            let message = told(&Layout::shipped(), file);
            assert!(message.contains("can use only `layouts/` and the assets"), "{file}: {message}");
        }
        let secret = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/first-page.png");
        for address in [secret, "../docs/first-page.png", "docs/first-page.png"] {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='{address}' width='9' height='9'/></svg>"
            );
            let layout = Layout { assets: vec![("assets/a.svg".into(), svg.into_bytes())], ..Layout::shipped() };
            let message = told(&layout, "assets/a.svg");
            assert!(message.contains("linked image"), "{address}: {message}");
        }
    }
}
