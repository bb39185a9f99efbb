//! A folder in memory says what the same folder says on the disk: report, warnings and errors.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use scrutineer::{Diagnostic, Folder, Format, draft, layout, publish};

use crate::desk::{Desk, copy, files, fixture, root};

/// Everything that comes of a folder: what is said of it, and its report as data and as text.
fn all_of((folder, told): (Option<Folder>, Vec<Diagnostic>)) -> (Vec<Diagnostic>, Vec<Vec<u8>>) {
    let Some(folder) = folder else { return (told, Vec::new()) };
    let draft = draft(&folder).after(told);
    let page = |format| publish(&draft.report, format, &layout(&folder)).expect("a page of words").value;
    (draft.diagnostics, vec![page(Format::Json), page(Format::Text), page(Format::Html)])
}

/// A folder's files by their names, with those beside it.
fn held(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut held = files(dir);
    for (name, bytes) in files(dir.parent().expect("a folder above it")) {
        if name.ends_with(".rhai") {
            held.insert(format!("../{name}"), bytes);
        }
    }
    held
}

fn is_the_same(dir: &Path, files: BTreeMap<String, Vec<u8>>) {
    let (on_disk, in_memory) = (all_of(Folder::open(dir)), all_of(Folder::from_files(files)));
    assert_eq!(in_memory.0, on_disk.0, "{}", dir.display());
    assert!(in_memory.1 == on_disk.1, "{}: the reports differ", dir.display());
}

#[test]
fn both_fixtures_say_the_same_from_memory() {
    for name in ["anyshire", "leicestershire-2019-20-q3"] {
        let dir = fixture(name);
        assert!(all_of(Folder::open(&dir)).1.len() == 3, "{name} is a report");
        is_the_same(&dir, files(&dir));
    }
}

#[test]
fn every_broken_folder_says_the_same_from_memory() {
    let mut compared = 0;
    for entry in fs::read_dir(root().join("tests/faults")).expect("the broken folders") {
        let case = entry.expect("an entry").path();
        // A folder in memory has no name by which another could be known to be itself.
        let names_itself = case.ends_with("wrong-value-store");
        if !case.is_dir() || case.join("pack.toml").exists() || names_itself {
            continue;
        }
        let place = Desk::of(&[]);
        let dir = place.at("report");
        if !["report.toml", "indicators.toml"].iter().all(|name| case.join(name).exists()) {
            copy(&root().join("tests/faults/sound"), &dir);
        }
        copy(&case, &dir);
        is_the_same(&dir, files(&dir));
        compared += 1;
    }
    assert!(compared > 100, "only {compared} folders were compared");
}

#[test]
fn the_rules_of_the_council_lie_beside_the_folder() {
    let place = Desk::report("anyshire");
    place.write("council/house.rhai", "remove(\"slightly\");");
    let plan = place.read("report/report.toml");
    for rules in [
        "../council",
        "../council/",
        "./../council",
        "../nowhere",
        "../../far",
        "/etc",
        "C:/x",
        "../council/house.rhai",
    ] {
        place.write("report/report.toml", &format!("rules = [\"{rules}\"]\n{plan}"));
        is_the_same(&place.at("report"), held(&place.at("report")));
    }
}

#[test]
fn what_an_officers_file_names_stays_within_the_folder() {
    let place = Desk::report("anyshire");
    place.write("crest.svg", "<svg/>");
    let plan = place.read("report/report.toml");
    for asset in
        ["../crest.svg", "../../crest.svg", "../none.svg", "/etc/passwd", "assets", "data/../none.svg", ".", ""]
    {
        place.write("report/report.toml", &format!("assets = [\"{asset}\"]\n{plan}"));
        let mut held = held(&place.at("report"));
        held.insert("../crest.svg".into(), b"<svg/>".to_vec());
        is_the_same(&place.at("report"), held);
    }
}

#[test]
fn a_name_that_leads_out_is_refused() {
    for name in ["../../far.rhai", "/etc/passwd", "", ".", "..", "data/../../../x"] {
        let (folder, told) = Folder::from_files([(name, "")]);
        assert!(folder.is_none(), "{name:?}");
        let said: Vec<&str> = told.iter().map(|told| told.code.as_str()).collect();
        assert_eq!(said, ["outside-folder"], "{name:?}");
    }
    let (_, told) = Folder::from_files([("./data/a.csv", ""), ("data/b/../a.csv", "")]);
    assert!(told.iter().all(|told| told.code.as_str() == "missing-file"), "{told:?}");
}

/// Names that are ordinary where the path of a file is written with `/`, as git writes it.
#[cfg(unix)]
#[test]
fn a_name_is_taken_as_it_is() {
    let place = Desk::report("anyshire");
    let dir = place.at("report");
    let mut held = held(&dir);
    for name in ["data\\observations.csv", "Q: notes.txt"] {
        place.write(&format!("report/{name}"), "another");
        held.insert(name.into(), b"another".to_vec());
    }
    is_the_same(&dir, held);
}

#[test]
fn a_file_in_memory_may_be_no_larger_than_on_the_disk() {
    let place = Desk::report("anyshire");
    let mut large = vec![b' '; 64 * 1024 * 1024 + 1];
    large.extend_from_slice(b"\n");
    fs::write(place.at("report/commentary.toml"), &large).expect("written");
    let dir = place.at("report");
    let (_, told) = Folder::from_files(files(&dir));
    assert_eq!(told, Folder::open(&dir).1);
    assert!(told.iter().any(|told| told.message.contains("it is larger than 64 MiB")), "{told:?}");
}
