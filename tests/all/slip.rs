//! A correction after publication: the version in every edition, and the slip that says what should be read for what.

use crate::desk::Desk;
use crate::packs::pdf::Got;

/// The made-up county as it was approved, with a figure and a comment put right.
fn corrected() -> Desk {
    let desk = Desk::of(&["anyshire"]);
    desk.edit("anyshire/data/observations.csv", "2024/25,91.6,1402,1531", "2024/25,91.2,1396,1531");
    desk.edit("anyshire/commentary.toml", "clinics have added sessions", "clinics have added evening sessions");
    desk.edit("anyshire/report.toml", "title = ", "version = \"2\"\nversion_date = 2025-03-13\ntitle = ");
    desk
}

fn slip(desk: &Desk) -> (Got, String) {
    let made = desk.run(&["diff", "anyshire@approved", "anyshire", "--format", "slip"]);
    assert_eq!((made.code, made.said.as_str()), (0, "Written: correction.pdf\n"));
    let pdf = std::fs::read(desk.at("correction.pdf")).expect("a PDF");
    let got = Got::out_of(&pdf);
    assert_eq!(got.pages.len(), 1, "a slip is one page");
    let page = got.pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(got.raw.contains("StructTreeRoot"), "it is tagged");
    (got, page)
}

#[test]
fn a_slip_says_what_should_be_read_for_what() {
    let (_, page) = slip(&corrected());
    for words in [
        "Correction to a published report",
        "The corrected report is version 2, 13 March 2025.",
        "“added sessions” should read “added evening sessions”",
        "latest figure: “91.6%",
        "should read",
        "91.2%",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let (figures, words) =
        (page.find("Corrected figures").expect("figures"), page.find("Corrected words").expect("words"));
    assert!(figures < words);
}

#[test]
fn what_does_not_make_a_slip_is_told() {
    let desk = Desk::of(&["anyshire"]);
    let same = desk.run(&["diff", "anyshire@approved", "anyshire", "--format", "slip"]);
    assert_eq!(same.code, 1);
    assert!(same.said.contains("error[nothing-to-correct]: nothing reads differently"), "{}", same.said);
    let other = desk.run(&["diff", "anyshire@quarter 2 2024/25", "anyshire", "--format", "slip"]);
    assert_eq!(other.code, 1);
    assert!(other.said.contains("a slip is one page, and"), "{}", other.said);
    assert!(!desk.at("correction.pdf").exists());
}

#[test]
fn every_edition_has_the_version() {
    let desk = corrected();
    for format in ["text", "html", "json", "docx", "pdf"] {
        let name = format!("x.{format}");
        let made = desk.run(&["build", "anyshire", "--format", format, "-o", &name, "--quiet"]);
        assert_eq!(made.code, 0, "{}", made.said);
        let bytes = std::fs::read(desk.at(&name)).expect("a file");
        let said = match format {
            "docx" => crate::desk::parts_of_word(&bytes).into_iter().map(|(_, text)| text).collect(),
            "pdf" => Got::out_of(&bytes).pages.join(" ").replace('\u{a0}', " "),
            _ => String::from_utf8(bytes).expect("text"),
        };
        assert!(said.contains("Version 2, 13 March 2025"), "{format}");
    }
}
