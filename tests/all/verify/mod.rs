//! `verify`: the real binary, with PDFs that were left alone, whose folder has changed, and that another program altered.

mod altered;

use std::fs;

use lopdf::Document;

use crate::desk::{Desk, Ended};
use altered::{altered, attach, reattach, rewrite, write_over};

const SEED: &str = "leicestershire-2019-20-q3";

/// A temporary place with a copy of a fixture, called `report`, and its PDF, called `report.pdf`.
fn built(fixture: &str) -> Desk {
    let place = Desk::report(fixture);
    let ended = place.run(&["build", "report", "-o", "report.pdf"]);
    assert_eq!(ended.code, 0, "{}", ended.said);
    place
}

fn verify(place: &Desk) -> (String, i32) {
    let Ended { said, code, .. } = place.run(&["verify", "report.pdf", "report"]);
    (said, code)
}

/// That all of these words are said, and that it is a difference.
fn differs(place: &Desk, words: &[&str]) -> String {
    let (said, code) = verify(place);
    assert_eq!(code, 1, "{said}");
    for words in words {
        assert!(said.contains(words), "{words:?} is not said:\n{said}");
    }
    said
}

#[test]
fn what_was_left_alone_is_true() {
    for fixture in [SEED, "anyshire"] {
        let (said, code) = verify(&built(fixture));
        assert_eq!(code, 0, "{said}");
        assert!(said.starts_with("The same: report.pdf is what this folder gives, byte for byte.\n"), "{said}");
        assert!(said.contains("typeset again by the version that made it"), "{said}");
    }
}

#[test]
fn a_figure_edited_in_the_folder_is_named_with_its_sentences() {
    let place = built(SEED);
    place.edit("report/data/observations.csv", "quarter 3 2019/20,86.2,540", "quarter 3 2019/20,87.2,546");
    let said = differs(
        &place,
        &[
            "Different: report.pdf is not what this folder gives.",
            "The folder has changed since it was made.",
            "Files of the folder that have changed since\n  data/observations.csv\n",
            "Figures\n  `health_assessment` (",
            "value was 86.2, is 87.2; count was 540, is 546; change was -1.8, is -0.8",
            "  15.1\n    was: The percentage of children in care who have had an annual health assessment within the last 12 months was 86.2% (540 young people)",
            "is:  The percentage of children in care who have had an annual health assessment within the last 12 months was 87.2% (546 young people)",
            "by \"the figure\", rules/3-latest.rhai:",
            "  15.2\n    was: This is slightly lower",
            // A line more or less moves others over the end of a page: the dashboard's is among the pages named.
            "Elsewhere on the pages\n",
            "\n  page 8\n    has:  ",
            "86.2% 540 young people",
        ],
    );
    assert!(!said.contains("altered"), "{said}");
    assert_eq!(said.matches("    was: ").count(), 2, "no other sentence: {said}");
    assert_eq!(said.matches("\n  `").count(), 1, "no other figure: {said}");
}

#[test]
fn pages_altered_by_another_program_are_named() {
    let place = built(SEED);
    altered(&place, |document| rewrite(document, "93%", "39%"));
    let said = differs(
        &place,
        &[
            "Its pages were altered: its attachments are what the folder gives.",
            "  7.1\n    its record: The percentage of child protection cases reviewed within timescales was 93% in quarter 3.",
            "has:               cases reviewed within timescales was 39% in quarter 3. This is",
            "the folder gives:  cases reviewed within timescales was 93% in quarter 3. This is",
        ],
    );
    assert!(!said.contains("Figures\n") && !said.contains("Sentences\n"), "{said}");
    assert_eq!(said.matches("\n  page ").count(), 1, "{said}");
}

#[test]
fn a_figure_of_the_dashboard_altered_on_the_page_is_named() {
    let place = built(SEED);
    altered(&place, |document| rewrite(document, "1.8\u{a0}points", "8.1\u{a0}points"));
    differs(&place, &["Its pages were altered", "Pages\n  page 8\n", "down 8.1 points", "down 1.8 points"]);
}

#[test]
fn pages_altered_of_a_folder_that_has_moved_too() {
    let place = built(SEED);
    altered(&place, |document| rewrite(document, "93%", "39%"));
    place.edit("report/data/observations.csv", "quarter 3 2019/20,86.2,540", "quarter 3 2019/20,87.2,546");
    differs(
        &place,
        &[
            "The folder has changed since it was made.",
            "Its pages and its own record do not agree: one of the two was altered.",
            "value was 86.2, is 87.2",
            "  7.1\n    its record: The percentage of child protection cases",
            "was 39% in quarter 3.",
        ],
    );
}

#[test]
fn attachments_altered_and_pages_untouched() {
    let place = built(SEED);
    altered(&place, |document| reattach(document, ",86.2,540,", ",96.2,540,"));
    differs(
        &place,
        &[
            "Its attachments were altered: its pages are what the folder gives.",
            "`health_assessment` (",
            "value was 96.2, is 86.2",
        ],
    );
    let place = built(SEED);
    altered(&place, |document| reattach(document, "within timescales was 93%", "within timescales was 99%"));
    differs(
        &place,
        &[
            "Its attachments were altered: its pages are what the folder gives.",
            "was: The percentage of child protection cases reviewed within timescales was 99% in quarter 3.",
            "its record: The percentage of child protection cases reviewed within timescales was 99% in quarter 3.",
        ],
    );
    let place = built(SEED);
    altered(&place, |document| reattach(document, "\"the figure\"", "\"a figure\""));
    differs(&place, &["Its attachments were altered", "was made:", "by \"a figure\"", "is made:"]);
    let place = built(SEED);
    altered(&place, |document| reattach(document, "\"schema\"", "schema"));
    differs(&place, &["record.json cannot be read", "does not say which version made it"]);
}

#[test]
fn a_file_attached_by_another_program_is_named() {
    let place = built(SEED);
    altered(&place, |document| attach(document, "notes.txt", b"More."));
    differs(&place, &["Its attachments were altered", "Attachments\n  notes.txt was added\n"]);
}

#[test]
fn pages_and_attachments_altered_alike_are_told_by_the_seals() {
    let place = built(SEED);
    altered(&place, |document| {
        rewrite(document, "93%", "39%");
        reattach(document, "within timescales was 93%", "within timescales was 39%");
    });
    differs(
        &place,
        &[
            "Its pages and its attachments were altered: the folder has not changed since it was made.",
            "was: The percentage of child protection cases reviewed within timescales was 39% in quarter 3.",
        ],
    );
}

#[test]
fn saved_again_without_a_word_changed() {
    let place = built(SEED);
    altered(&place, |document| document.compress());
    differs(
        &place,
        &["The words, figures and sentences are the same, but the file is not: it was saved again by another program"],
    );
}

#[test]
fn a_file_changed_without_changing_a_word() {
    let place = built(SEED);
    place.edit("report/report.toml", "\n", "\n# Only a note\n");
    let said =
        differs(&place, &["The folder has changed since it was made, but no words have changed.", "  report.toml\n"]);
    assert!(!said.contains("altered"), "{said}");
}

#[test]
fn another_secret_leaves_unsaid_which_files_changed() {
    let place = built(SEED);
    place.write("report/secret.key", &"5e".repeat(32));
    differs(&place, &["are the same, but the file is not: the folder has a different secret"]);
    place.edit("report/data/observations.csv", "quarter 3 2019/20,86.2,540", "quarter 3 2019/20,87.2,546");
    differs(
        &place,
        &["It is not known whether the folder has changed: the folder has a different secret", "was 86.2, is 87.2"],
    );
    fs::remove_file(place.at("report/secret.key")).expect("removed");
    differs(&place, &["It is not known whether the folder has changed: the folder has no secret any more"]);
}

#[test]
fn of_another_version_the_words_are_compared() {
    let version = format!("\"program\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let older = |document: &mut Document| reattach(document, &version, "\"program\": \"0.0.9\"");
    let place = built(SEED);
    altered(&place, older);
    let (said, code) = verify(&place);
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("The same words: the pages of report.pdf say what this folder gives."), "{said}");
    for words in ["made by version 0.0.9", "the words of its 10 pages were compared, but not its bytes"] {
        assert!(said.contains(words), "{said}");
    }
    // Words altered, and words written over the page in a font that the file does not hold.
    altered(&place, |document| rewrite(document, "93%", "39%"));
    differs(
        &place,
        &[
            "made by version 0.0.9",
            "Its pages were altered, or this version typesets different words",
            "was 39% in quarter 3",
        ],
    );
    let place = built(SEED);
    altered(&place, older);
    altered(&place, |document| write_over(document, "99 per cent"));
    differs(&place, &["made by version 0.0.9", "99 per cent"]);
    // A figure that has moved since.
    let place = built(SEED);
    altered(&place, older);
    place.edit("report/data/observations.csv", "quarter 3 2019/20,86.2,540", "quarter 3 2019/20,87.2,546");
    differs(&place, &["The folder has changed since it was made.", "value was 86.2, is 87.2", "  15.1\n    was: "]);
}

#[test]
fn a_pdf_that_is_not_ours_is_named() {
    let place = built(SEED);
    assert_eq!(place.run(&["build", "report", "--format", "proof", "-o", "report.pdf"]).code, 0);
    differs(&place, &["error[not-ours]: `report.pdf` has no record inside"]);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let place = built(SEED);
    let path = place.at("report.pdf");
    let sound = fs::read(&path).expect("the PDF");
    for (bytes, why) in [
        (b"Dear Sir or Madam".to_vec(), "cannot be read: it is not a PDF"),
        (Vec::new(), "cannot be read: it is not a PDF"),
        (b"%PDF-1.7\n".to_vec(), "cannot be read: it is damaged, or its end is missing"),
        (sound[..sound.len() / 8].to_vec(), "cannot be read: it is damaged, or its end is missing"),
        (include_bytes!("../../verify/locked.pdf").to_vec(), "cannot be read: it is locked with a password"),
    ] {
        fs::write(&path, bytes).expect("written");
        differs(&place, &["error[unreadable-file]", why]);
    }
    fs::remove_file(&path).expect("removed");
    differs(&place, &["error[missing-file]: there is no file `report.pdf`"]);
    assert_eq!(place.run(&["verify", "report.pdf"]).code, 2, "wrong usage");
    fs::write(&path, sound).expect("written");
    place.edit("report/data/observations.csv", "86.2,540", "eighty,540");
    differs(&place, &["error[not-a-number]"]);
}

/// Bytes spoilt one after another: a message, an exit code, and never more.
#[test]
fn a_spoilt_file_is_no_panic() {
    let place = built(SEED);
    let path = place.at("report.pdf");
    let sound = fs::read(&path).expect("the PDF");
    // The same places on every run.
    let mut at = 1_usize;
    for round in 0..24 {
        let mut bytes = sound.clone();
        for _ in 0..=round * 8 {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let place = (at >> 16) % bytes.len();
            bytes[place] = (at >> 8) as u8;
        }
        fs::write(&path, &bytes).expect("written");
        let (said, code) = verify(&place);
        assert_eq!(code, 1, "round {round}: {said}");
        assert!(said.contains("Different") || said.contains("error["), "round {round}: {said}");
    }
}

#[test]
fn what_a_pdf_says_does_nothing_to_a_terminal() {
    let place = built(SEED);
    altered(&place, |document| {
        reattach(document, "within timescales was 93%", "within \\u001b[31mtimescales\\u0007 was 93%")
    });
    let said = differs(&place, &["timescales"]);
    assert!(!said.contains('\u{1b}') && !said.contains('\u{7}'), "{said:?}");
}

/// A layout of the folder's own that has come to fill more pages than are read of a PDF from elsewhere.
#[test]
fn a_folder_may_give_any_number_of_pages() {
    let place = built(SEED);
    let layout = "#set document(title: \"Long\", date: datetime(year: 2020, month: 3, day: 4))\n\
                  #set text(lang: \"en\", region: \"GB\")\n= Long\n#for _ in range(2000) { pagebreak() }\nEnd\n";
    place.write("report/layouts/long.typ", layout);
    place.edit("report/report.toml", "title =", "layout = \"layouts/long.typ\"\ntitle =");
    differs(&place, &["Different: report.pdf is not what this folder gives."]);
    assert_eq!(place.run(&["build", "report", "-o", "report.pdf"]).code, 0);
    differs(&place, &["cannot be read: it has 2,001 pages, and no more than 2,000 are read"]);
}
