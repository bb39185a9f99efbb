//! `verify`: the real binary, with PDFs that were left alone, whose folder has changed, and that another program altered.
#![cfg(all(feature = "pdf", feature = "proof"))]

#[allow(dead_code, reason = "each test uses some of it")]
mod desk;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId, StringFormat, dictionary};
use tempfile::TempDir;

use desk::copy;

const SEED: &str = "leicestershire-2019-20-q3";

/// A temporary place with a copy of a fixture, called `report`, and its PDF, called `report.pdf`.
fn built(fixture: &str) -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(fixture);
    copy(&from, &place.path().join("report"));
    let (said, code) = scrutineer(&place, &["build", "report", "-o", "report.pdf"]);
    assert_eq!(code, 0, "{said}");
    place
}

fn scrutineer(place: &TempDir, arguments: &[&str]) -> (String, i32) {
    let ended = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(place.path())
        .args(arguments)
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&[ended.stdout, ended.stderr].concat()).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    (said, ended.status.code().expect("it ends by itself"))
}

fn verify(place: &TempDir) -> (String, i32) {
    scrutineer(place, &["verify", "report.pdf", "report"])
}

/// That all of these words are said, and that it is a difference.
fn differs(place: &TempDir, words: &[&str]) -> String {
    let (said, code) = verify(place);
    assert_eq!(code, 1, "{said}");
    for words in words {
        assert!(said.contains(words), "{words:?} is not said:\n{said}");
    }
    said
}

fn change(place: &TempDir, file: &str, from: &str, to: &str) {
    let path = place.path().join("report").join(file);
    let text = fs::read_to_string(&path).expect("a file of text");
    assert!(text.contains(from), "{file} holds {from:?}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

/// Lets another program open the PDF, do something to it, and save it.
fn altered(place: &TempDir, alter: impl FnOnce(&mut Document)) {
    let path = place.path().join("report.pdf");
    let mut document = Document::load(&path).expect("another program can read it");
    alter(&mut document);
    document.save(&path).expect("written");
}

/// The letters of each font of a page, by their codes.
fn letters(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<[u8; 2], char>> {
    let mut fonts = BTreeMap::new();
    for (name, font) in document.get_page_fonts(page) {
        let id = font.get(b"ToUnicode").and_then(Object::as_reference).expect("a table of letters");
        let stream = document.get_object(id).and_then(Object::as_stream).expect("a stream");
        let table = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let hex = |word: &str| u32::from_str_radix(word.trim_matches(['<', '>']), 16).ok();
        let pair = |line: &str| {
            let (code, letter) = line.split_once(' ')?;
            let code = u16::try_from(hex(code)?).ok()?.to_be_bytes();
            Some((code, char::from_u32(hex(letter)?)?))
        };
        fonts.insert(name, String::from_utf8_lossy(&table).lines().filter_map(pair).collect());
    }
    fonts
}

/// Rewrites the first text that is shown with these words in it, on whichever page; as many letters as there were.
fn rewrite(document: &mut Document, from: &str, to: &str) {
    assert_eq!(from.chars().count(), to.chars().count());
    for page in document.get_pages().into_values().collect::<Vec<_>>() {
        let fonts = letters(document, page);
        let mut content = Content::decode(&document.get_page_content(page).expect("content")).expect("operators");
        let mut font = Vec::new();
        for operation in &mut content.operations {
            let shown: &mut [Object] = match (operation.operator.as_str(), operation.operands.as_mut_slice()) {
                ("Tf", [Object::Name(name), ..]) => {
                    font.clone_from(name);
                    continue;
                }
                ("TJ", [Object::Array(parts)]) => parts,
                ("Tj", operands) => operands,
                _ => continue,
            };
            if shown.iter_mut().any(|part| respell(part, &fonts[&font], from, to)) {
                let changed = content.encode().expect("encoded");
                return document.change_page_content(page, changed).expect("changed");
            }
        }
    }
    panic!("no page shows {from:?} in one piece");
}

fn respell(shown: &mut Object, font: &BTreeMap<[u8; 2], char>, from: &str, to: &str) -> bool {
    let Object::String(bytes, _) = &*shown else { return false };
    let text: Vec<char> = bytes.chunks_exact(2).map(|code| font.get(code).copied().unwrap_or('\u{fffd}')).collect();
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let Some(at) = text.windows(from.len()).position(|window| window == from) else { return false };
    let mut bytes = bytes.clone();
    for (nth, letter) in to.iter().enumerate() {
        let code = font.iter().find(|(_, known)| *known == letter).map(|(code, _)| *code);
        bytes[(at + nth) * 2..][..2].copy_from_slice(&code.expect("a letter that this font has"));
    }
    *shown = Object::String(bytes, StringFormat::Hexadecimal);
    true
}

/// Rewrites what is attached and holds these words.
fn reattach(document: &mut Document, from: &str, to: &str) {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"EmbeddedFile") {
            let text = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            let text = String::from_utf8(text).expect("text");
            if text.contains(from) {
                stream.set_plain_content(text.replacen(from, to, 1).into_bytes());
                return;
            }
        }
    }
    panic!("nothing is attached that holds {from:?}");
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
    change(&place, "data/observations.csv", "quarter 3 2019/20,86.2,540", "quarter 3 2019/20,87.2,546");
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
            "\n  page 9\n    has:               is better Quarter 3 2019/20 86.2% 540 young people",
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
            "Its pages were altered: what is attached to them is what the folder gives.",
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
    differs(&place, &["Its pages were altered", "Pages\n  page 9\n", "down 8.1 points", "down 1.8 points"]);
}

#[test]
fn pages_altered_of_a_folder_that_has_moved_too() {
    let place = built(SEED);
    altered(&place, |document| rewrite(document, "93%", "39%"));
    change(&place, "data/observations.csv", "quarter 3 2019/20,86.2,540", "quarter 3 2019/20,87.2,546");
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
            "What is attached to it was altered: its pages are what the folder gives.",
            "`health_assessment` (",
            "value was 96.2, is 86.2",
        ],
    );
    let place = built(SEED);
    altered(&place, |document| reattach(document, "within timescales was 93%", "within timescales was 99%"));
    differs(
        &place,
        &[
            "What is attached to it was altered: its pages are what the folder gives.",
            "was: The percentage of child protection cases reviewed within timescales was 99% in quarter 3.",
            "its record: The percentage of child protection cases reviewed within timescales was 99% in quarter 3.",
        ],
    );
    let place = built(SEED);
    altered(&place, |document| reattach(document, "\"the figure\"", "\"a figure\""));
    differs(&place, &["What is attached to it was altered", "was made:", "by \"a figure\"", "is made:"]);
    let place = built(SEED);
    altered(&place, |document| reattach(document, "\"schema\"", "schema"));
    differs(&place, &["record.json is no record that can be read", "does not say which version made it"]);
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
            "It was altered, its pages and what is attached to them: the folder is the one it was made from.",
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
        &["The words, figures and sentences are the same, and the file is not: it was saved again by another program"],
    );
}

#[test]
fn a_file_changed_without_changing_a_word() {
    let place = built(SEED);
    change(&place, "report.toml", "\n", "\n# Only a note\n");
    let said =
        differs(&place, &["The folder has changed since it was made, without changing a word.", "  report.toml\n"]);
    assert!(!said.contains("altered"), "{said}");
}

#[test]
fn another_secret_leaves_unsaid_which_files_changed() {
    let place = built(SEED);
    fs::write(place.path().join("report/secret.key"), "5e".repeat(32)).expect("written");
    differs(&place, &["are the same, and the file is not: the folder's secret is another"]);
    change(&place, "data/observations.csv", "quarter 3 2019/20,86.2,540", "quarter 3 2019/20,87.2,546");
    differs(
        &place,
        &["Whether the folder has changed cannot be said: the folder's secret is another", "was 86.2, is 87.2"],
    );
    fs::remove_file(place.path().join("report/secret.key")).expect("removed");
    differs(&place, &["Whether the folder has changed cannot be said: the folder has lost its secret"]);
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
    for words in ["made by version 0.0.9", "the words of its 13 pages were compared, and not its bytes"] {
        assert!(said.contains(words), "{said}");
    }
    // Words altered, and words written over the page in a font that the file does not hold.
    altered(&place, |document| rewrite(document, "93%", "39%"));
    differs(
        &place,
        &[
            "made by version 0.0.9",
            "Its pages were altered, or this version typesets other words",
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
    change(&place, "data/observations.csv", "quarter 3 2019/20,86.2,540", "quarter 3 2019/20,87.2,546");
    differs(&place, &["The folder has changed since it was made.", "value was 86.2, is 87.2", "  15.1\n    was: "]);
}

/// Shows words on the first page in Helvetica, which every reader is to have.
fn write_over(document: &mut Document, words: &str) {
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let page = *document.get_pages().values().next().expect("a page");
    let resources = document.get_or_create_resources(page).and_then(Object::as_dict_mut).expect("resources");
    let fonts = match resources.get(b"Font").cloned() {
        Ok(Object::Reference(id)) => document.get_object_mut(id).and_then(Object::as_dict_mut).expect("fonts"),
        _ => resources.get_mut(b"Font").and_then(Object::as_dict_mut).expect("fonts"),
    };
    fonts.set("Helv", font);
    let mut content = document.get_page_content(page).expect("content");
    content.extend(format!("\nBT /Helv 12 Tf 1 0 0 1 90 90 Tm ({words}) Tj ET\n").bytes());
    document.change_page_content(page, content).expect("changed");
}

#[test]
fn a_pdf_that_is_not_ours_is_named() {
    let place = built(SEED);
    assert_eq!(scrutineer(&place, &["build", "report", "--format", "proof", "-o", "report.pdf"]).1, 0);
    differs(&place, &["fault[not-ours]: `report.pdf` has no record inside"]);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let place = built(SEED);
    let path = place.path().join("report.pdf");
    let sound = fs::read(&path).expect("the PDF");
    for (bytes, why) in [
        (b"Dear Sir or Madam".to_vec(), "cannot be read: it is not a PDF"),
        (Vec::new(), "cannot be read: it is not a PDF"),
        (b"%PDF-1.7\n".to_vec(), "cannot be read: it is damaged, or its end is missing"),
        (sound[..sound.len() / 8].to_vec(), "cannot be read: it is damaged, or its end is missing"),
        (include_bytes!("verify/locked.pdf").to_vec(), "cannot be read: it is locked with a password"),
    ] {
        fs::write(&path, bytes).expect("written");
        differs(&place, &["fault[unreadable-file]", why]);
    }
    fs::remove_file(&path).expect("removed");
    differs(&place, &["fault[missing-file]: the file `report.pdf` is not there"]);
    assert_eq!(scrutineer(&place, &["verify", "report.pdf"]).1, 2, "wrong usage");
    fs::write(&path, sound).expect("written");
    change(&place, "data/observations.csv", "86.2,540", "eighty,540");
    differs(&place, &["fault[not-a-number]"]);
}

/// A layout of the folder's own that has come to fill more pages than are read of a PDF from elsewhere.
#[test]
fn a_folder_may_give_any_number_of_pages() {
    let place = built(SEED);
    let layout = "#set document(title: \"Long\", date: datetime(year: 2020, month: 3, day: 4))\n\
                  #set text(lang: \"en\", region: \"GB\")\n= Long\n#for _ in range(2000) { pagebreak() }\nEnd\n";
    fs::create_dir_all(place.path().join("report/layouts")).expect("a folder");
    fs::write(place.path().join("report/layouts/long.typ"), layout).expect("written");
    change(&place, "report.toml", "title =", "layout = \"layouts/long.typ\"\ntitle =");
    differs(&place, &["Different: report.pdf is not what this folder gives."]);
    assert_eq!(scrutineer(&place, &["build", "report", "-o", "report.pdf"]).1, 0);
    differs(&place, &["cannot be read: it has 2,001 pages, and no more than 2,000 are read"]);
}

/// Bytes spoilt one after another: a message, an exit code, and never more.
#[test]
fn a_spoilt_file_is_no_panic() {
    let place = built(SEED);
    let path = place.path().join("report.pdf");
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
        assert!(said.contains("Different") || said.contains("fault["), "round {round}: {said}");
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
