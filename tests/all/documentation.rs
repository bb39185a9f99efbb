//! The README and the pages of `docs/` are true: what they show is what comes out, and what they type can be typed.

use std::fs;

use crate::desk::{Desk, root};

/// A page of the repository.
fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}")).replace("\r\n", "\n")
}

/// What stands in a fenced block of a page.
fn block(page: &str, kind: &str, nth: usize) -> String {
    let after = page.split(&format!("```{kind}\n")).nth(nth + 1).expect("a block of this kind");
    after.split("```").next().expect("it ends").to_owned()
}

#[test]
fn the_readme_is_true() {
    let readme = page("README.md");

    let commands = block(&readme, "sh", 0);
    assert_eq!(commands.lines().last(), page(".ci/run").lines().last(), "the checks end with the second command");

    let told = page("tests/snapshots/faults/percentage-mismatch.snap");
    assert!(
        told.trim_end().ends_with(block(&readme, "text", 0).trim_end()),
        "the error it shows is the one that is printed"
    );

    let place = Desk::of(&["anyshire"]);
    let text = |place: &Desk| place.run(&["build", "anyshire", "--format", "text", "-o", "-"]);
    let before = text(&place);
    let house = place.read("anyshire/rules/house.rhai");
    let with = |rules: &str| place.write("anyshire/rules/house.rhai", &format!("{house}\n{rules}"));
    with(&block(&readme, "rhai", 0));
    let after = text(&place);
    assert_eq!((before.code, after.code), (0, 0), "{}{}", before.err, after.err);
    assert_ne!(before.out, after.out, "its one line changes a wording");

    // Other tests in one line, each by itself; a rule for some indicators only; and small numbers hidden.
    let judging = page("docs/judging.md");
    let lines = block(&judging, "rhai", 0);
    let whole = [block(&judging, "rhai", 1), block(&judging, "rhai", 2)];
    for rules in lines.lines().map(str::to_owned).chain(whole) {
        with(&rules);
        let judged = text(&place);
        assert_eq!(judged.code, 0, "{rules}\n{}", judged.err);
    }
}

/// What decides what a change is judged against can be copied into a folder as it stands, above its first table.
#[test]
fn what_the_documentation_compares_with_is_read() {
    let compare = block(&page("docs/judging.md"), "toml", 2);
    assert!(compare.starts_with("compare = "), "{compare}");
    let place = Desk::of(&["anyshire"]);
    let report = place.read("anyshire/report.toml").replace("length = \"normal\"", "length = \"full\"");
    place.write("anyshire/report.toml", &format!("{compare}{report}"));
    let ended = place.run(&["build", "anyshire", "--format", "text", "-o", "-"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("Compared with its peak"), "{}", ended.out);
}

/// The look that the documentation shows can be copied into a folder as it stands.
#[test]
fn the_look_of_the_documentation_is_one() {
    let look = block(&page("docs/look.md"), "toml", 0);
    let place = Desk::of(&["anyshire"]);
    for cut in ["Council-Regular.ttf", "Council-Bold.ttf"] {
        let font = root().join("tests/faults/missing-glyph-own-font/assets").join(cut);
        fs::copy(font, place.at("anyshire/assets").join(cut)).expect("copied");
    }
    let report = place.read("anyshire/report.toml");
    let without = report.split("[look]").next().expect("it begins");
    place.write("anyshire/report.toml", &format!("{without}{look}"));
    let ended = place.run(&["check", "anyshire"]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let page = place.run(&["build", "anyshire", "--format", "html", "-o", "-"]);
    assert!(page.out.contains("--band: #1d4f42;") && page.out.contains("class=\"crest\""), "{}", page.err);
}

/// Every verb that a page of the documentation types is one, and every option it gives is known to it.
#[test]
fn the_documentation_types_what_there_is() {
    let place = Desk::of(&[]);
    let pages = [
        "README.md",
        "docs/figures.md",
        "docs/judging.md",
        "docs/wording.md",
        "docs/approving.md",
        "docs/pack.md",
        "docs/look.md",
        "docs/workbook.md",
        "docs/batch.md",
        "docs/for-it.md",
        "docs/dependencies.md",
        "docs/reference.md",
    ];
    let mut typed = 0;
    for name in pages {
        let text = page(name);
        for line in text.lines().filter_map(|line| line.strip_prefix("scrutineer ")) {
            let line = line.split(" # ").next().expect("a command").trim();
            let words: Vec<&str> = line.split(' ').collect();
            let help = place.run(&[words[0], "--help"]);
            assert_eq!(help.code, 0, "{name}: `{}` is no verb", words[0]);
            for option in words.iter().filter(|word| word.starts_with("--")) {
                assert!(help.out.contains(option), "{name}: `{line}`: there is no {option}");
            }
            typed += 1;
        }
        // A link leads to a page that is there.
        for link in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let beside = root().join(name).parent().expect("a page stands in a folder").join(link);
            assert!(link.is_empty() || link.starts_with("http") || beside.exists(), "{name}: {link}");
        }
    }
    assert!(typed > 15, "only {typed} commands were found");
}
