//! `check`, `build` and `pack` say the same of a folder: the same codes, and with `--strict` the same exit code.

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::desk::{Desk, copy, root};

/// What a pack says of its own.
const OF_THE_PACK: [&str; 4] = ["paper-faulty", "other-meeting", "holidays-unknown", "layout-left-out"];

/// Found by reading the layout, which a pack does not use.
const OF_THE_LAYOUT: [&str; 2] = ["layout-error", "layout-too-long"];

/// Rules with which nothing is wrong but a warning.
fn rules_with_warnings() -> Vec<String> {
    let silent = ["percent", "count", "rate", "score", "money"].iter().flat_map(|unit| {
        ["latest", "trend", "caution"].map(|topic| {
            format!("rule(\"own\").about(\"{topic}\").when(|i| i.unit is \"{unit}\" and i.theme is \"none such\").say(|i| `This is of ${{i.name}}.`);")
        })
    });
    let hidden = ["latest", "change", "target", "caution", "trend"].iter().map(|topic| {
        format!(
            "rule(\"always\").about(\"{topic}\").say(|i| `${{i.subject}} is counted.`);\n\
             rule(\"never\").about(\"{topic}\").say(|i| `This is not reached.`);"
        )
    });
    silent.chain(hidden).collect()
}

fn codes(said: &str) -> BTreeSet<String> {
    let starts = ["error[", "warning["];
    let code = |line: &str| {
        let rest = starts.iter().find_map(|start| line.strip_prefix(start))?;
        Some(rest.split(']').next()?.to_owned())
    };
    said.lines().filter_map(code).collect()
}

/// Where the three verbs do not agree on the report in `report/`.
fn disagreement(place: &Desk) -> Option<String> {
    let pack = "committee = \"Performance and Scrutiny Committee\"\ndate = 2025-03-11\ntime = \"2.00 pm\"\n\
                place = \"County Hall\"\nmembership = [\"Councillor A (Chair)\"]\n\
                contact = { title = \"Democratic Services Officer\", email = \"democracy@council.example\" }\n\n\
                [[item]]\nnumber = 1\nreport = \"report\"\n";
    place.write("march.toml", pack);
    let check = place.run(&["check", "report", "--strict"]);
    let build = place.run(&["build", "report", "--strict"]);
    let pack = place.run(&["pack", "march.toml", "--strict"]);
    let (checked, built, packed) = (codes(&check.said), codes(&build.said), codes(&pack.said));
    if (check.code, &checked) != (build.code, &built) {
        return Some(format!("check {} {checked:?}, build {} {built:?}", check.code, build.code));
    }
    let of_report: BTreeSet<String> = packed.into_iter().filter(|code| !OF_THE_PACK.contains(&code.as_str())).collect();
    let without_layout: BTreeSet<String> =
        checked.into_iter().filter(|code| !OF_THE_LAYOUT.contains(&code.as_str())).collect();
    if of_report != without_layout || (!without_layout.is_empty() && check.code != pack.code) {
        return Some(format!("check {} {without_layout:?}, pack {} {of_report:?}", check.code, pack.code));
    }
    None
}

#[test]
fn every_verb_says_the_same_and_is_as_strict() {
    let mut cases: Vec<(String, Option<String>)> = fs::read_dir(root().join("tests/faults"))
        .expect("tests/faults")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir() && !entry.path().join("pack.toml").exists())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), None))
        .collect();
    cases.sort();
    cases.extend(rules_with_warnings().into_iter().map(|rules| ("sound".to_owned(), Some(rules))));
    assert!(cases.len() > 150);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut wrong = Vec::new();
        while let Some((name, rules)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let place = Desk::of(&[]);
            let dir = root().join("tests/faults").join(name);
            let is_whole = ["report.toml", "indicators.toml"].iter().all(|file| dir.join(file).exists());
            if !is_whole {
                copy(&root().join("tests/faults/sound"), &place.at("report"));
            }
            copy(&dir, &place.at("report"));
            if let Some(rules) = rules {
                place.write("report/rules/house.rhai", rules);
                let told = place.run(&["check", "report"]);
                assert!(told.code == 0 && told.out.contains("warning["), "{rules}: {}", told.out);
            }
            let rules = rules.clone().unwrap_or_default();
            wrong.extend(disagreement(&place).map(|told| format!("{name} {rules}: {told}")));
        }
        wrong
    };
    let wrong: Vec<String> = thread::scope(|scope| {
        let beside = scope.spawn(work);
        let mut wrong = work();
        wrong.extend(beside.join().expect("it ends"));
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
