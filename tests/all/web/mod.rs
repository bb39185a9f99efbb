//! The web edition as text: its structure, its words beside those of the text format, extremes, escaping, the same bytes.
//!
//! `.ci/check_web.mjs` holds the same pages against WCAG in a browser.

mod counted;
mod page;

use scrutineer::report::Report;
use scrutineer::{Format, Layout};
use serde_json::{Value, json};

use crate::desk::{changed, drafted, fixture, opened, reports, spaced, spoil, utf8};
use counted::Counted;
use page::{Page, Part};

fn published(report: &Report, format: Format) -> String {
    utf8(crate::desk::published(report, format, &Layout::shipped()))
}

fn html(report: &Report) -> String {
    published(report, Format::Html)
}

#[test]
fn headings_begin_at_one_and_skip_no_level() {
    for report in reports() {
        let page = Page::of(&html(&report));
        let headings = page.all(&["h1", "h2", "h3", "h4", "h5", "h6"]);
        let levels: Vec<u8> = headings.iter().map(|(name, ..)| name.as_bytes()[1] - b'0').collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert_eq!(levels[0], 1);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        assert!(headings.iter().all(|(.., text)| !text.is_empty()));
        let words: Vec<&str> = headings.iter().map(|(.., text)| text.as_str()).collect();
        let wanted = report_headings(&report);
        let mut behind = words.iter();
        assert!(wanted.iter().all(|heading| behind.any(|word| word == heading)), "{wanted:?} in {words:?}");
    }
}

/// The title, the sections and the outcomes, in order.
fn report_headings(report: &Report) -> Vec<String> {
    let json = serde_json::to_value(report).expect("a report");
    let heads = |value: &Value| -> Vec<String> {
        let parts = value.as_array().expect("a list").iter();
        parts.map(|part| part["heading"].as_str().expect("a heading").to_owned()).collect()
    };
    [vec![report.title.clone()], heads(&json["sections"]), heads(&json["dashboard"]["groups"])].concat()
}

#[test]
fn the_page_has_its_landmarks_and_says_what_it_is() {
    for report in reports() {
        let page = Page::of(&html(&report));
        for landmark in ["header", "nav", "main", "footer", "title"] {
            assert_eq!(page.all(&[landmark]).len(), 1, "{landmark}");
        }
        assert_eq!(page.all(&["html"])[0].1["lang"], "en-GB");
        assert_eq!(page.all(&["title"])[0].2, report.title);
        let described = page
            .all(&["meta"])
            .into_iter()
            .find(|(_, held, _)| held.get("name").is_some_and(|name| name == "description"));
        let description = &described.expect("a description").1["content"];
        assert!(description.contains(&report.period) && description.contains(&report.date), "{description}");
        let (_, first, words) = &page.all(&["a"])[0];
        assert_eq!((first["href"].as_str(), words.as_str()), ("#report", "Skip to the report"));
    }
}

#[test]
fn ids_are_single_and_every_link_inside_leads_to_one() {
    for report in reports() {
        let page = Page::of(&html(&report));
        let mut ids: Vec<&str> = Vec::new();
        let mut links: Vec<&str> = Vec::new();
        for part in &page.0 {
            let Part::Open(_, attributes) = part else { continue };
            ids.extend(attributes.get("id").map(String::as_str));
            links.extend(attributes.get("href").and_then(|href| href.strip_prefix('#')));
            links.extend(attributes.get("aria-labelledby").map(String::as_str));
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
        assert!(links.len() > 10);
        let nowhere: Vec<&&str> = links.iter().filter(|link| ids.binary_search(link).is_err()).collect();
        assert!(nowhere.is_empty(), "{nowhere:?}");
    }
}

#[test]
fn every_table_has_a_caption_and_heads_of_columns_and_rows() {
    for report in reports() {
        let page = Page::of(&html(&report));
        let tables = page.all(&["table"]).len();
        let captions = page.all(&["caption"]);
        assert!(tables > 0 && captions.len() == tables && captions.iter().all(|(.., text)| text.len() > 5));
        let scopes: Vec<&str> = page.all(&["th"]).iter().map(|(_, held, _)| held["scope"].as_str()).collect();
        let rows = report.dashboard_rows() + report.tests() + report.overview_rows() + report.first_rows();
        assert_eq!(scopes.iter().filter(|scope| **scope == "row").count(), rows);
        assert_eq!(page.all(&["tbody"]).len(), tables);
        for (at, part) in page.0.iter().enumerate() {
            let Part::Open(name, _) = part else { continue };
            if name != "tr" {
                continue;
            }
            let cells: Vec<&str> = page
                .inside(at)
                .iter()
                .filter_map(|part| match part {
                    Part::Open(name, _) if name == "th" || name == "td" => Some(name.as_str()),
                    _ => None,
                })
                .collect();
            assert!(cells[0] == "th" && cells.len() > 4, "{cells:?}");
        }
        for (_, held, text) in page.all(&["td"]) {
            let class = held.get("class").map_or("", String::as_str);
            assert!(!text.is_empty() || ["rating", "history"].contains(&class), "an empty cell: {held:?}");
        }
    }
}

#[test]
fn a_figure_that_is_not_shown_is_a_mark_in_its_cell() {
    let page = html(&drafted(&opened(&fixture("anyshire"))));
    let marked = "data-head=\"Latest\"><span class=\"mark\">[";
    assert_eq!(page.matches(marked).count(), 2, "one is held back, one is not available");
    assert!(!page.contains("data-head=\"Other areas\">["));
}

#[test]
fn each_paragraph_is_its_number_and_its_sentences_word_for_word_and_in_order() {
    for report in reports() {
        let page = Page::of(&html(&report));
        let wanted = report.paragraphs();
        assert!(wanted.len() > 5);
        let lines: Vec<String> =
            wanted.iter().map(|(number, sentences)| spaced(&format!("{number}. {}", sentences.join(" ")))).collect();
        assert_eq!(page.of_class("p", "numbered"), lines);
        let ids: Vec<String> = page.all(&["p"]).iter().filter_map(|(_, held, _)| held.get("id").cloned()).collect();
        assert_eq!(ids, wanted.iter().map(|(number, _)| format!("p{number}")).collect::<Vec<_>>());
        for (number, sentences) in wanted {
            for (nth, sentence) in sentences.iter().enumerate() {
                let id = format!("p{number}-{}", nth + 1);
                let found = page.all(&["span"]).into_iter().find(|(_, held, _)| held.get("id") == Some(&id));
                assert_eq!(found.expect("an address for every sentence").2, spaced(sentence));
            }
        }
    }
}

#[test]
fn it_says_what_the_text_says() {
    for report in reports() {
        let words = Page::of(&html(&report)).words().to_lowercase();
        let text = published(&report, Format::Text);
        let mut pieces = 0;
        // Five years of each measure are a list on the page, which has no heads.
        let heads = "Measure | Over time | Verdict | Usual range and target";
        for line in text.lines().filter(|line| !line.is_empty() && *line != heads) {
            let cells: Vec<&str> = line.split(" | ").collect();
            // The text lists the figures of the history; the page draws them and says them in a sentence.
            let drawn = usize::from(cells.len() > 7 && *cells.last().expect("a cell") != "History");
            for piece in cells[..cells.len() - drawn].iter().flat_map(|cell| cell.split(['(', ')'])) {
                let piece = piece.trim_start_matches("- ").trim_start_matches("[Chart] ");
                let pieces_of = if cells.len() > 7 { piece.split(", ").collect() } else { vec![piece] };
                for piece in pieces_of.into_iter().map(|piece| spaced(piece).to_lowercase()) {
                    let piece = piece.trim_matches([',', ';', ' ']);
                    assert!(
                        words.contains(&piece.replace("telephone ", "")) || is_office(piece, &words),
                        "{piece:?} of {line:?}"
                    );
                    pieces += 1;
                }
            }
        }
        assert!(pieces > 100);
        let json = serde_json::to_value(&report).expect("a report");
        for row in json["dashboard"]["groups"]
            .as_array()
            .expect("a list")
            .iter()
            .flat_map(|group| group["rows"].as_array().expect("a list"))
        {
            let Some(alt) = row["history"]["alt"].as_str() else { continue };
            assert!(words.contains(&spaced(alt).to_lowercase()), "{alt}");
        }
    }
}

/// A line of the contacts, which the text sets apart by commas and the page by lines.
fn is_office(line: &str, words: &str) -> bool {
    line.split(", ").all(|part| {
        let part = part.trim_start_matches("telephone ").trim_start_matches("email ");
        words.contains(part)
    })
}

#[test]
fn what_an_officer_writes_is_text() {
    let bad = "<script>alert(\"x\")</script> & <img src=x onerror=y>";
    let report = changed(|json| spoil(json, bad));
    let made = html(&report);
    assert!(!made.contains("<script") && !made.contains("<img"), "a tag got through");
    let page = Page::of(&made);
    assert_eq!(page.all(&["h1"])[0].2, bad);
    assert!(page.words().matches(bad).count() > 100);
}

#[test]
fn the_same_report_gives_the_same_bytes_and_fetches_nothing() {
    for report in reports() {
        let made = html(&report);
        assert_eq!(made, html(&report));
        for fetched in ["://", "<script", " src=", "url(", "@import", "<iframe", "<object", "srcset"] {
            assert!(!made.contains(fetched), "{fetched}");
        }
        for (_, held, _) in Page::of(&made).all(&["link"]) {
            assert_eq!(held["href"], "data:,");
        }
        assert!((20_000..400_000).contains(&made.len()), "{} bytes", made.len());
    }
}

#[test]
fn the_figures_come_back_as_they_were() {
    let csv = "indicator,note\nre-referrals,\"£1,240 – 5% & 'é' #3 <b> +\"\r\n";
    let report = changed(|json| json["figures_csv"] = json!(csv));
    let page = Page::of(&html(&report));
    let link = page.all(&["a"]).into_iter().find(|(_, held, _)| held.contains_key("download")).expect("a link");
    assert_eq!((link.1["download"].as_str(), link.2.as_str()), ("figures.csv", "Download the figures (CSV, 1 KB)"));
    let held = link.1["href"].strip_prefix("data:text/csv;charset=utf-8,").expect("the figures themselves");
    let mut bytes = Vec::new();
    let mut rest = held.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
            let digits = std::str::from_utf8(&digits).expect("ASCII");
            bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
        } else {
            assert!(byte.is_ascii_graphic(), "a browser would change {byte}");
            bytes.push(byte);
        }
    }
    assert_eq!(String::from_utf8(bytes).expect("UTF-8"), csv);
    let none = changed(|json| json["figures_csv"] = json!(""));
    assert!(!html(&none).contains("download="));
}

#[test]
fn contacts_and_appendices_are_links() {
    let report = changed(|json| {
        json["sections"] = json!([{"heading": "End", "level": 1, "blocks": [
            {"kind": "paragraph", "number": 1, "label": "1.", "sentences": [{"address": "1.1", "text": "See Appendix A, Appendix B, Appendix C and Appendix AB.", "because": []}]},
            {"kind": "officers", "officers": [
                {"title": "Head of Performance", "telephone": "0116 305 0000 (main)", "email": "office@example.gov.uk"},
                {"title": "Director", "telephone": "by the switchboard", "email": ""}]},
            {"kind": "appendices", "appendices": [{"letter": "A", "title": "Dashboard"}, {"letter": "C", "title": "Terms"}]}]}]);
    });
    let page = Page::of(&html(&report));
    let links: Vec<(String, String)> =
        page.all(&["a"]).into_iter().filter_map(|(_, held, words)| Some((held.get("href")?.clone(), words))).collect();
    let led =
        |href: &str| links.iter().filter(|(to, _)| to == href).map(|(_, words)| words.as_str()).collect::<Vec<_>>();
    assert_eq!(led("tel:01163050000"), ["0116 305 0000 (main)"]);
    assert_eq!(led("mailto:office@example.gov.uk"), ["office@example.gov.uk"]);
    assert!(links.iter().filter(|(to, _)| to.starts_with("tel:")).count() == 1);
    assert_eq!(led("#appendix-a")[1..], ["Appendix A", "Appendix A: Dashboard"]);
    assert_eq!(led("#appendix-b")[1..], ["Appendix B"]);
    assert!(page.words().contains("Appendix C: Terms"));
}

#[test]
fn extremes_are_a_page_too() {
    let long = "Pneumonoultramicroscopicsilicovolcanoconiosis–£é–diagnoses-made";
    assert!(long.chars().count() > 60);
    let empty = changed(|json| {
        for field in ["title", "committee", "date", "date_iso", "authors", "language", "figures_csv"] {
            json[field] = json!("");
        }
        json["sections"] = json!([]);
        json["dashboard"] = json!({"title": "", "key": [], "groups": []});
        json["method_page"]["methods"] = json!([]);
    });
    let page = Page::of(&html(&empty));
    assert_eq!(page.all(&["h1"])[0].2, "Performance report");
    assert!(page.words().contains("No indicator is in this report.") && page.all(&["table"]).is_empty());
    let named = changed(|json| json["dashboard"]["groups"][0]["rows"][0]["name"] = json!(long));
    assert!(Page::of(&html(&named)).words().contains(long));
    for values in [
        vec![],
        vec![None],
        vec![Some(0.0)],
        vec![Some(-1e15), Some(1e15)],
        (0..200).map(|nth| Some(f64::from(nth % 7))).collect(),
    ] {
        let made = html(&changed(|json| stretched(json, &values, long)));
        assert!(!made.contains("NaN") && !made.contains("inf\"") && !made.contains("inf "), "{values:?}");
        let drawn = values.iter().any(Option::is_some);
        assert_eq!(made.contains("There is no figure to draw."), !drawn);
        assert_eq!(Page::of(&made).all(&["figure"]).len(), 1);
    }
}

/// The only chart and the first row's history with these figures, and very long words round them.
fn stretched(json: &mut Value, values: &[Option<f64>], long: &str) {
    let points: Vec<Value> = values
        .iter()
        .map(|value| json!({"label": format!("{long} 2024/25"), "value": value, "kind": "neither"}))
        .collect();
    let last = values.len().saturating_sub(1);
    let notes = if values.is_empty() {
        json!([])
    } else {
        json!([{"at": 0, "text": long}, {"at": last, "text": "One two three four"}])
    };
    let chart = json!({
        "id": "one", "number": 1, "title": {"address": "", "text": long, "because": []}, "under": "", "points": points,
        "stretches": [], "target": 3.0, "notes": notes, "years": [], "scale": {"ticks": []}, "alt": "A chart.",
        "labels": {"usual": "", "target": format!("Target 3%, agreed by {long} for the whole of the year")},
    });
    json["sections"] = json!([{"heading": "Charts", "level": 1, "blocks": [{"kind": "chart", "chart": chart}]}]);
    json["dashboard"]["groups"][0]["rows"][0]["history"] =
        json!({"points": values, "breaks": [0, last], "target": 3.0, "caption": long, "alt": "A line."});
}
