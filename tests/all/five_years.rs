//! Five years of each measure: an appendix of every edition, where it is asked for.

use scrutineer::Format;

use crate::desk::{Desk, parts_of_word, utf8};
use crate::packs::pdf::Got;

const ASKED: &str = "[[appendix]]\ncontains = \"glossary\"\n\n[[appendix]]\ncontains = \"five-years\"\n";

/// The sound folder with these appendices.
fn desk(appendices: &str) -> Desk {
    let desk = Desk::sound(&[]);
    let report = desk.read("report/report.toml");
    desk.write("report/report.toml", &format!("{report}\n{appendices}"));
    desk
}

/// What is printed in a format.
fn said(desk: &Desk, format: Format) -> String {
    let name = format!("x.{}", format.name());
    let made = desk.run(&["build", "report", "--format", format.name(), "-o", &name, "--force", "--quiet"]);
    assert_eq!(made.code, 0, "{}", made.said);
    let bytes = std::fs::read(desk.at(&name)).expect("a file");
    match format {
        Format::Docx => parts_of_word(&bytes).into_iter().map(|(_, text)| text).collect(),
        Format::Pdf => Got::out_of(&bytes).pages.join(" ").replace('\u{a0}', " "),
        _ => utf8(bytes),
    }
}

#[test]
fn every_edition_has_the_five_years_that_are_asked_for() {
    let desk = desk(ASKED);
    for format in [Format::Text, Format::Pdf, Format::Docx, Format::Html, Format::Json] {
        let said = said(&desk, format).to_lowercase();
        assert!(said.contains("five years of each measure"), "{}: {said}", format.name());
    }
    let pdf = Got::out_of(&std::fs::read(desk.at("x.pdf")).expect("a PDF"));
    assert!(pdf.bookmarks.iter().any(|mark| mark.ends_with(": five years of each measure")), "{:?}", pdf.bookmarks);
}

#[test]
fn nobody_has_them_who_does_not_ask() {
    let desk = desk("");
    for format in [Format::Text, Format::Pdf, Format::Docx, Format::Html, Format::Json] {
        assert!(!said(&desk, format).to_lowercase().contains("five years of each measure"), "{}", format.name());
    }
}

#[test]
fn asked_for_twice_it_is_an_error() {
    let twice = "[[appendix]]\ncontains = \"five-years\"\n\n[[appendix]]\ncontains = \"five-years\"\n";
    let told = desk(twice).run(&["check", "report"]);
    assert!(told.code != 0 && told.said.contains("two appendices contain five-years"), "{}", told.said);
}
