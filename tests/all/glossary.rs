//! What the measures mean: a glossary of the web edition, and an appendix where it is asked for.

use scrutineer::Format;

use crate::desk::{Desk, parts_of_word, utf8};
use crate::packs::pdf::Got;

const MEANS: &str = "How many calls are answered within two minutes. Long waits keep people from asking for help.";

/// The sound folder whose first measure says what it means.
fn desk(appendix: &str) -> Desk {
    let desk = Desk::sound(&[]);
    let catalogue = desk.read("report/indicators.toml");
    let (first, rest) = catalogue.split_once('\n').expect("a heading");
    desk.write("report/indicators.toml", &format!("{first}\nmeans = \"{MEANS}\"\n{rest}"));
    let report = desk.read("report/report.toml");
    desk.write("report/report.toml", &format!("{report}\n{appendix}"));
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
fn the_web_edition_has_a_glossary_by_itself() {
    let desk = desk("");
    let page = said(&desk, Format::Html);
    assert!(page.contains(&format!("<dd>{MEANS}</dd>")), "{page}");
    assert!(page.contains("<a href=\"#glossary\">What the measures mean</a>"));
    for format in [Format::Text, Format::Pdf, Format::Docx] {
        assert!(!said(&desk, format).contains("Long waits"), "{}", format.name());
    }
}

#[test]
fn every_edition_has_the_appendix_that_is_asked_for() {
    let desk = desk("[[appendix]]\ntitle = \"Terms of reference\"\n\n[[appendix]]\ncontains = \"glossary\"\n");
    for format in [Format::Text, Format::Pdf, Format::Docx, Format::Html] {
        let said = said(&desk, format);
        assert!(said.contains(": what the measures mean"), "{}: {said}", format.name());
        assert!(said.contains("Long waits"), "{}", format.name());
    }
    let pdf = Got::out_of(&std::fs::read(desk.at("x.pdf")).expect("a PDF"));
    assert!(pdf.bookmarks.iter().any(|mark| mark.ends_with(": what the measures mean")), "{:?}", pdf.bookmarks);
}

#[test]
fn an_appendix_without_a_measure_that_means_anything_is_left_out() {
    let desk = Desk::sound(&[]);
    let report = desk.read("report/report.toml");
    desk.write("report/report.toml", &format!("{report}\n[[appendix]]\ncontains = \"glossary\"\n"));
    let told = desk.run(&["check", "report"]);
    assert!(told.said.contains("no measure says what it means, so this appendix is left out"), "{}", told.said);
    assert!(!self::said(&desk, Format::Text).contains("hat the measures mean"));
}
