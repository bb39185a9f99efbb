//! A pack as a page of the web edition.

use scrutineer::Format;
use scrutineer::pack::Pack;
use scrutineer::report::Part;

use super::{edited, pack, pack_of, published};
use crate::desk::utf8;

fn page(pack: &Pack) -> String {
    utf8(published(pack, Format::Html))
}

/// The words of a page, without its tags.
fn words(page: &str) -> String {
    let (_, body) = page.split_once("<body").expect("a body");
    let text: Vec<&str> = body.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
    let text = text.concat().replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    page.split(&begin).skip(1).map(|rest| rest.split('"').next().expect("an end")).collect()
}

#[test]
fn every_line_of_the_agenda_leads_to_its_paper() {
    let page = page(&pack(Part::B));
    let (_, agenda) = page.split_once("<table class=\"agenda\">").expect("an agenda");
    let (agenda, papers) = agenda.split_once("<section class=\"item\"").expect("a paper");
    let links: Vec<&str> = values(agenda, "href");
    assert_eq!(links, ["#item-1", "#item-3", "#item-4", "#item-5", "#item-7"]);
    let headings = papers.split("<h2 id=\"").skip(1).map(|rest| rest.split('"').next().expect("an end"));
    assert_eq!(headings.map(|id| format!("#{id}")).collect::<Vec<_>>(), links);
    let mut ids = values(&page, "id");
    let leads = |link: &&str| link.strip_prefix('#').is_none_or(|id| ids.contains(&id));
    assert_eq!(values(&page, "href").into_iter().find(|link| !leads(link)), None);
    ids.sort_unstable();
    assert!(ids.windows(2).all(|two| two[0] != two[1]), "an id stands twice");
}

#[test]
fn headings_go_down_by_one() {
    let page = page(&pack(Part::B));
    let levels: Vec<u32> = page
        .match_indices("<h")
        .filter_map(|(at, _)| {
            page[at + 2..].chars().next()?.to_digit(10).filter(|_| page[at + 3..].starts_with(['>', ' ']))
        })
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.len() > 60 && levels[0] == 1);
    assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
}

#[test]
fn paragraphs_bear_the_labels_of_the_house() {
    let (_place, file) = edited(|toml| format!("numbering = \"hierarchical\"\n{toml}"));
    let page = words(&page(&pack_of(&file, Part::A)));
    for label in ["1 Purpose of the report1.1 The purpose of this report", "3.2 Quartile positions are added"] {
        assert!(page.contains(label), "{label}");
    }
    assert!(words(&self::page(&pack(Part::A))).contains("4. Quartile positions are added"));
}

#[test]
fn a_page_from_elsewhere_is_a_picture_with_its_words() {
    let page = page(&pack(Part::A));
    let pictures: Vec<&str> = page.split("<img ").skip(1).map(|rest| rest.split('>').next().expect("an end")).collect();
    assert_eq!(pictures.len(), 2);
    for (picture, said) in pictures.iter().zip(["how agencies share what they know", "November 8 Health assessments"]) {
        assert!(picture.starts_with("src=\"data:image/svg+xml,%3Csvg"), "{}", &picture[..60]);
        assert!(picture.split_once(" alt=\"").is_some_and(|(_, alt)| alt.contains(said)), "{said}");
        assert_eq!(words(&page).matches(said).count(), 1, "{said}");
    }
}

#[test]
fn the_private_pack_says_so_on_the_page_and_in_print() {
    let [public, private] = [Part::A, Part::B].map(|part| page(&pack(part)));
    for mark in [
        "<p class=\"private\"><strong>Part B: not for publication</strong>",
        "@top-right { content: \"Part B: not for publication\"",
    ] {
        assert!(private.contains(mark) && !public.contains(mark), "{mark}");
    }
    assert!(private.contains("This paper contains exempt information under paragraph 3"));
    assert!(public.contains("Exempt under paragraph 3 of Part 1") && !public.contains("not for publication"));
}
