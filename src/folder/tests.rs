//! Whole folders, written into a temporary place and read back.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Period, ReleaseStatus, Stated, Why};

use super::Folder;

pub const REPORT: &str = r#"title = "{Period} performance report"
committee = "Children and Families Overview and Scrutiny Committee"
date = 2020-03-03
area = "Anyshire"
period = "quarter 3 2019/20"

[[section]]
heading = "Overview"
paragraphs = [{ indicators = ["reviews", "custody"] }]
"#;

pub const CATALOGUE: &str = r#"[reviews]
name = "child protection reviews within timescales"
unit = "percent"
good = "high"

[custody]
name = "young people sentenced to custody"
unit = "count"
good = "low"
"#;

pub const FIGURES: &str = "indicator,period,value,numerator,denominator,status,stated,note
reviews,quarter 2 2019/20,95.1,,,,,
reviews,quarter 3 2019/20,93.0,93,100,,,
custody,quarter 3 2019/20,1,,,,,
";

/// A folder on disk of the tiny valid one, with some files changed or added.
pub fn folder_of(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base: [(&str, &[u8]); 3] = [
        ("report.toml", REPORT.as_bytes()),
        ("indicators.toml", CATALOGUE.as_bytes()),
        ("data/observations.csv", FIGURES.as_bytes()),
    ];
    for (name, bytes) in base.iter().chain(files) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("within the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

pub fn open(files: &[(&str, &[u8])]) -> (Option<Folder>, Vec<Diagnostic>) {
    Folder::open(folder_of(files).path())
}

/// What is said of a folder in which the tables of figures end in these lines.
fn said_of(lines: &str) -> Vec<String> {
    said(&open(&[("data/observations.csv", format!("{FIGURES}{lines}\n").as_bytes())]).1)
}

pub fn said(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|one| {
            format!(
                "{} {}: {}",
                one.code,
                one.at.as_ref().map_or_else(String::new, |at| format!("{at}:{}", at.column)),
                one.message
            )
        })
        .collect()
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|one| one.code).collect()
}

#[test]
fn the_tiny_folder_is_clean() {
    let (folder, diagnostics) = open(&[]);
    assert_eq!(said(&diagnostics), [""; 0]);
    let folder = folder.expect("a folder");
    let [reviews, custody] = folder.indicators() else { panic!("two indicators") };
    assert_eq!(reviews.observations.len(), 2);
    assert_eq!(reviews.observations[1].value.map(|value| value.to_string()).as_deref(), Some("93.0"));
    assert_eq!(reviews.label, "Child protection reviews within timescales");
    assert_eq!(custody.observations[0].numerator, custody.observations[0].value);
    assert_eq!(Some(folder.plan().period), Period::quarter(2019, 3));
    assert_eq!(folder.plan().date.to_string(), "3 March 2020");
}

#[test]
fn csv_as_spreadsheets_write_it() {
    let clean = |bytes: &[u8]| {
        let (folder, diagnostics) = open(&[("data/observations.csv", bytes)]);
        assert_eq!(said(&diagnostics), [""; 0]);
        let folder = folder.expect("a folder");
        let values = folder.indicators().iter().flat_map(|one| &one.observations);
        let values: Vec<String> =
            values.map(|one| one.value.map_or_else(String::new, |value| value.to_string())).collect();
        assert_eq!(values, ["95.1", "93.0", "1"]);
        folder
    };
    clean(format!("\u{feff}{FIGURES}").as_bytes());
    clean(FIGURES.replace('\n', "\r\n").as_bytes());
    clean(FIGURES.replace('\n', "\r").as_bytes());
    clean(FIGURES.replace(',', ";").as_bytes());
    clean(FIGURES.replace(',', "\t").as_bytes());
    clean(FIGURES.replace("indicator,period,value", " Indicator ,PERIOD,Value").as_bytes());
    clean(FIGURES.replace('\n', ",,,\n,,,,,,,,\n\n").as_bytes());
    clean(FIGURES.replace("95.1", "\"95.1%\"").as_bytes());
    let utf16: Vec<u8> = format!("\u{feff}{FIGURES}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    clean(&utf16);
    let folder = clean(FIGURES.replace("1,,,,,\n", "1,,,,,Caf\u{e9} \u{2013} note\n").as_bytes());
    assert_eq!(folder.indicators()[1].observations[0].note, "Café – note");
    let windows =
        FIGURES.replace("custody,quarter 3 2019/20,1,,,,,", "custody,quarter 3 2019/20,1,,,,,£").replace('£', "@");
    let windows: Vec<u8> = windows.bytes().map(|byte| if byte == b'@' { 0xA3 } else { byte }).collect();
    assert_eq!(clean(&windows).indicators()[1].observations[0].note, "£");
}

#[test]
fn lines_stay_those_of_the_file() {
    let lines = "reviews,quarter 1 2019/20,90,,,,,\"two\nlines\"\n\nreviews,quarter 4 2018/19, 9O.5,,,,,";
    assert_eq!(said_of(lines), ["not-a-number data/observations.csv:8:28: `9O.5` is not a number"]);
}

#[test]
fn statuses_and_marks() {
    let lines = "custody,Q4 2018/19,[c],,,,,
custody,Q1 2019/20,..,,,,,
custody,Q2 2019/20 (prov),2,,,break in series,,
reviews,Q1 2019/20,94.0 [r],,,,,
reviews,Q4 2018/19,,,,,slightly higher; improved,not collected";
    let (folder, diagnostics) = open(&[("data/observations.csv", format!("{FIGURES}{lines}\n").as_bytes())]);
    assert_eq!(
        said(&diagnostics),
        ["mark-meaning data/observations.csv:6:20: `..` is taken for \u{201c}not available\u{201d}"]
    );
    let folder = folder.expect("a folder");
    let custody = &folder.indicators()[1].observations;
    assert_eq!(custody[0].missing, Some(Why::Suppressed));
    assert_eq!(custody[1].missing, Some(Why::NotAvailable));
    assert_eq!((custody[2].standing, custody[2].break_in_series), (ReleaseStatus::PROVISIONAL, true));
    let reviews = &folder.indicators()[0].observations;
    assert_eq!(reviews[0].missing, Some(Why::NotAvailable));
    assert_eq!(reviews[0].stated, [Stated::SlightlyHigher, Stated::Improved]);
    assert_eq!(reviews[1].standing, ReleaseStatus::REVISED);
}

#[test]
fn many_faults_in_one_run() {
    let report = REPORT.replace("committee", "commitee").replace("2020-03-03", "\"30 February 2020\"");
    let lines = "review,Q1 2019/20,90,,,,,\nreviews,Q9 2019/20,90,,,,,\nreviews,Q1 2019/20,1,,2,3,,,4";
    let figures = format!("{FIGURES}{lines}\n");
    let (folder, diagnostics) =
        open(&[("report.toml", report.as_bytes()), ("data/observations.csv", figures.as_bytes())]);
    assert!(folder.is_none());
    assert_eq!(
        codes(&diagnostics),
        [
            Code::MissingKey,
            Code::WrongValue,
            Code::UnknownKey,
            Code::BrokenTable,
            Code::UnreadablePeriod,
            Code::UnknownIndicator,
        ],
        "{:#?}",
        said(&diagnostics)
    );
}

#[test]
fn broken_toml_is_said_in_plain_english() {
    let told = |report: &str| {
        let (_, diagnostics) = open(&[("report.toml", report.as_bytes())]);
        let one = diagnostics.first().expect("a fault");
        format!("{} {}: {}", one.code, one.at.as_ref().map_or(0, |at| at.line), one.message)
    };
    assert_eq!(told(&REPORT.replace("\"Anyshire\"", "\"Anyshire")), "toml-syntax 4: a quotation mark is missing");
    assert_eq!(told(&REPORT.replace("\"Anyshire\"", "Anyshire")), "toml-syntax 4: text must be in quotation marks");
    assert_eq!(told(&REPORT.replace("\"Anyshire\"", "“Anyshire”")), "toml-syntax 4: these are curly quotation marks");
    assert_eq!(told(&REPORT.replace("}]", "}")), "toml-syntax 9: this list is not complete");
    assert_eq!(told(&REPORT.replace("[[section]]", "[[section]")), "toml-syntax 7: this heading is not complete");
    assert_eq!(told(&format!("area = \"x\"\n{REPORT}")), "toml-syntax 5: this name is used twice");
    assert_eq!(told(&REPORT.replace("2020-03-03", "2020-13-03")), "toml-syntax 3: this is not a date");
    assert_eq!(told(&REPORT.replace("2020-03-03", "")), "toml-syntax 3: there is nothing after the equals sign");
}

#[test]
fn a_language_is_a_tag() {
    let told = |language: &str| {
        let report = REPORT.replacen("area =", &format!("language = \"{language}\"\narea ="), 1);
        said(&open(&[("report.toml", report.as_bytes())]).1)
    };
    assert!(["en-GB", "cy", "en"].iter().all(|language| told(language).is_empty()));
    for language in ["British English", "EN", "en_GB", ""] {
        assert!(told(language)[0].contains("is not the tag of a language"), "{language}: {:?}", told(language));
    }
}

#[test]
fn nothing_is_a_folder() {
    let (folder, diagnostics) = Folder::open(Path::new("/no/such/folder"));
    assert!(folder.is_none());
    assert_eq!(codes(&diagnostics), [Code::MissingFile]);
    let empty = tempfile::tempdir().expect("a temporary folder");
    let (_, diagnostics) = Folder::open(empty.path());
    assert_eq!(codes(&diagnostics), [Code::MissingFile, Code::MissingFile]);
}

/// Codes of this room that no folder of text files can show by itself.
const NOT_A_FOLDER: [Code; 2] = [Code::CannotWrite, Code::DiffersFromStore];

/// Every broken folder shows the error it is named after, and nothing else.
#[test]
fn each_broken_folder_shows_its_one_fault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let ours = Code::ALL.iter().filter(|code| **code < Code::RuleSyntax && !NOT_A_FOLDER.contains(code));
    for code in ours {
        let (_, diagnostics) = Folder::open(&root.join(code.as_str()));
        assert_eq!(codes(&diagnostics), [*code], "{code}: {:#?}", said(&diagnostics));
        let one = &diagnostics[0];
        assert!(one.at.is_some() && one.help.is_some(), "{code}: where, and what to do about it");
    }
}

#[test]
fn the_folders_of_the_repository_have_no_faults() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for name in ["anyshire", "leicestershire-2019-20-q3"] {
        let (folder, diagnostics) = Folder::open(&root.join(name));
        assert!(folder.is_some() && !diagnostics.iter().any(Diagnostic::is_error), "{:#?}", said(&diagnostics));
    }
}
