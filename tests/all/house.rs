//! The three laws of the house, read off the source as text: downhill, foreign words in one room, small rooms.

use crate::desk::{files, root, utf8};

/// The rooms, downhill: each uses only those before it. Rooms within a room stand in its place.
const ROOMS: &[&str] = &[
    "diagnostic",
    "figures/measure",
    "figures/method",
    "figures/disclosure",
    "figures/finding",
    "figures/prose",
    "figures/csv_text",
    "figures",
    "rules",
    "folder/text",
    "folder/words",
    "folder/disk",
    "folder/table",
    "folder/look",
    "folder/catalogue",
    "folder/national",
    "folder/rows",
    "folder/sources",
    "folder/recognise",
    "folder/public",
    "folder/settings",
    "folder/own_words",
    "folder/edit",
    "folder/checks",
    "folder/data",
    "folder",
    "folder/import",
    "draft/narrative",
    "draft/report",
    "draft/lint",
    "draft/snapshot",
    "draft/glyphs",
    "draft",
    "page",
    "review/explain",
    "review/diff",
    "review/coverage",
    "review/record",
    "review",
    "pack/document",
    "pack/page",
    "pack",
    "watch",
    "lib",
    "main",
    "cli",
];

/// So many names at the top of `src/` tell the story, besides `lib.rs` and `main.rs`.
const AT_THE_TOP: usize = 10;

/// A foreign word, and where it may stand.
const FOREIGN: &[(&str, &[&str])] = &[
    ("rhai::", &["rules/"]),
    // `page/mod.rs` and the pack say `typst::` of the room of that name.
    ("typst::", &["page/typst", "page/mod.rs", "pack/page/pdf.rs", "review/diff/slip.rs"]),
    ("typst_layout::", &["page/typst"]),
    ("typst_pdf::", &["page/typst"]),
    ("comemo::", &["page/typst"]),
    ("rayon::", &["page/typst"]),
    ("wait_timeout::", &["page/child_process.rs"]),
    ("rlimit::", &["page/child_process.rs"]),
    ("std::process::Command", &["page/child_process.rs", "review/diff/git.rs"]),
    ("process::{Command", &["page/child_process.rs", "review/diff/git.rs"]),
    ("genpdfi::", &["page/proof"]),
    ("docx_rs::", &["page/docx/", "pack/page/docx.rs"]),
    ("statrs::", &["figures/method/"]),
    ("notify::", &["watch/"]),
    ("httparse::", &["watch/request.rs"]),
    ("std::net::", &["watch/server.rs"]),
    ("open::that", &["cli/opened.rs"]),
    ("roxmltree::", &["folder/look/svg.rs", "page/docx/order.rs"]),
    ("resvg::", &["folder/look/svg.rs", "page/docx/picture.rs", "pack/foreign/canvas.rs"]),
    ("maud::", &["page/html", "pack/page/", "review/diff/html.rs"]),
    ("percent_encoding::", &["page/html", "pack/page/leaf.rs", "watch/request.rs"]),
    ("harper_core::", &["draft/lint/grammar.rs"]),
    ("similar::", &["figures/prose/wording.rs", "review/diff/", "review/record/verify/"]),
    ("sha2::", &["draft/snapshot/", "folder/"]),
    ("clap::", &["cli/"]),
    ("clap_complete::", &["cli/manual.rs"]),
    ("clap_mangen::", &["cli/manual.rs"]),
    ("glob::", &["cli/batch/"]),
    ("quick_junit::", &["cli/test/junit.rs", "cli/batch/summary.rs"]),
    ("annotate_snippets::", &["cli/print.rs"]),
    ("anstyle_query::", &["cli/print.rs"]),
    ("println!", &["cli/"]),
    ("print!", &["cli/"]),
    ("eprintln!", &["cli/"]),
    ("eprint!", &["cli/"]),
    ("dbg!", &[]),
    ("todo!", &[]),
    ("csv::", &["figures/csv_text.rs", "folder/"]),
    ("flate2::", &["folder/"]),
    ("calamine::", &["folder/table/workbook/", "folder/words/day_number.rs"]),
    ("zip::", &["folder/", "page/xlsx/finish.rs"]),
    ("rust_xlsxwriter::", &["page/xlsx/write.rs", "folder/tests_"]),
    ("quick_xml::", &["folder/table/workbook/xml.rs"]),
    ("toml::", &["folder/", "pack/reader.rs", "pack/items.rs"]),
    ("encoding_rs::", &["folder/"]),
    ("tar::", &["folder/disk/tar_files.rs"]),
    ("tempfile::", &["folder/"]),
    ("std::fs", &["folder/"]),
    ("hmac::", &["folder/"]),
    ("getrandom::", &["cli/secret.rs"]),
    ("hayro_interpret::", &["review/record/pdf", "pack/foreign/"]),
    ("hayro_svg::", &["pack/foreign/"]),
    ("hayro::", &["pack/foreign/convert.rs"]),
    ("base64::", &["folder/look/svg.rs", "pack/foreign/convert.rs", "page/html"]),
    ("ttf_parser::", &["folder/look/"]),
    ("image::", &["folder/look/"]),
    ("kurbo::", &["review/record/pdf", "pack/foreign/"]),
    ("SystemTime", &["folder/disk/history/clock.rs"]),
    ("rand::", &[]),
];

pub const LONGEST_FILE: usize = 400;
pub const LONGEST_FUNCTION: usize = 60;

/// A file of the program, without its comments and its tests.
struct Source {
    /// From `src/`, with `/`.
    name: String,
    whole: String,
    lines: Vec<String>,
}

impl Source {
    /// `page` of `page/typst/mod.rs`, `draft/report` of `draft/report/block.rs`, `draft` of `draft/mod.rs`.
    fn room(&self) -> String {
        let parts: Vec<&str> = self.name.trim_end_matches(".rs").split('/').collect();
        room(&parts)
    }

    /// How deep the module lies: 1 for `draft.rs` and `page/mod.rs`, 2 for `page/text.rs`.
    fn depth(&self) -> usize {
        self.name.split('/').count() - usize::from(self.name.ends_with("/mod.rs"))
    }
}

/// The innermost room on the list that a path leads to.
fn room(parts: &[&str]) -> String {
    let within = parts.iter().take(2).copied().collect::<Vec<_>>().join("/");
    if ROOMS.contains(&within.as_str()) { within } else { parts[0].to_owned() }
}

/// Every file of the program by its name from `src/`, with its text.
pub fn program() -> Vec<(String, String)> {
    let all = files(&root().join("src")).into_iter().filter(|(name, _)| name.ends_with(".rs"));
    all.map(|(name, bytes)| (name, utf8(bytes))).collect()
}

fn sources() -> Vec<Source> {
    let read = |(name, whole): (String, String)| Source { lines: own_lines(&whole), name, whole };
    let found: Vec<Source> = program().into_iter().filter(|(name, _)| !is_test(name)).map(read).collect();
    assert!(found.len() > 30, "only {} source files were found", found.len());
    found
}

fn is_test(name: &str) -> bool {
    name.ends_with("/tests.rs") || name.contains("/tests/") || name.ends_with("_tests.rs")
}

/// The lines before the tests, comments left empty.
pub fn own_lines(whole: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in whole.lines() {
        if line == "mod tests {" && lines.last().is_some_and(|before| before == "#[cfg(test)]") {
            lines.pop();
            break;
        }
        lines.push(if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() });
    }
    lines
}

/// Every place where a word stands as a word of its own.
fn words<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let free = move |at: &usize| !line[..*at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
    line.match_indices(word).map(|(at, _)| at).filter(free)
}

/// The names a line takes from the root of the crate, by `crate::` or by as many `super::`.
fn from_root(source: &Source, line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for start in [String::from("crate::"), "super::".repeat(source.depth())] {
        for at in words(line, &start).filter(|at| !line[..*at].ends_with("super::")) {
            let rest = &line[at + start.len()..];
            let path: String =
                rest.chars().take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':')).collect();
            let parts: Vec<&str> = path.split("::").collect();
            names.push(if parts[0].is_empty() { rest.to_owned() } else { room(&parts) });
        }
    }
    names
}

pub fn report(law: &str, broken: Vec<String>) {
    assert!(broken.is_empty(), "{law}:\n{}", broken.join("\n"));
}

#[test]
fn every_room_is_on_the_list() {
    let strange =
        sources().into_iter().filter(|source| !ROOMS.contains(&source.room().as_str())).map(|source| source.name);
    report("A room that ROOMS does not place", strange.collect());
}

#[test]
fn the_top_of_the_house_tells_its_story() {
    let mut names: Vec<String> =
        sources().iter().filter_map(|source| Some(source.name.split_once('/')?.0.to_owned())).collect();
    names.dedup();
    assert!(names.len() <= AT_THE_TOP, "{names:?}");
    let loose = sources().into_iter().filter(|source| !source.name.contains('/')).map(|source| source.name);
    assert_eq!(loose.collect::<Vec<_>>(), ["lib.rs", "main.rs"]);
}

#[test]
fn downhill() {
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.name != "lib.rs" && source.name != "main.rs") {
        for (nth, line) in source.lines.iter().enumerate() {
            for name in from_root(source, line) {
                let downhill = place(&name).is_some_and(|other| place(&source.room()).is_some_and(|own| other <= own));
                if !downhill {
                    broken.push(format!("src/{}:{}: uses `{name}`", source.name, nth + 1));
                }
            }
        }
    }
    report("A module uses only modules above it", broken);
}

#[test]
fn the_verbs_use_only_the_public_face() {
    let inside = |source: &Source| source.lines.iter().any(|line| words(line, "crate::").next().is_some());
    let broken = sources().into_iter().filter(|source| source.room() == "cli" && inside(source));
    report("cli/ reaches into the program", broken.map(|source| source.name).collect());
}

#[test]
fn foreign_words_live_in_one_room() {
    let mut broken = Vec::new();
    for source in sources() {
        for (nth, line) in source.lines.iter().enumerate() {
            for (word, rooms) in FOREIGN {
                let allowed = rooms.iter().any(|room| source.name.starts_with(room));
                if !allowed && words(line, word).next().is_some() {
                    broken.push(format!("src/{}:{}: `{word}`", source.name, nth + 1));
                }
            }
        }
    }
    report("A foreign word outside its room", broken);
}

#[test]
fn a_file_opens_with_what_it_is() {
    let broken = sources().into_iter().filter(|source| !source.whole.starts_with("//! "));
    report("A file does not open with `//!`", broken.map(|source| source.name).collect());
}

#[test]
fn rooms_are_small() {
    let mut broken = Vec::new();
    for source in sources() {
        if source.lines.len() > LONGEST_FILE {
            broken.push(format!("src/{}: {} lines", source.name, source.lines.len()));
        }
        for (first, length) in functions(&source.lines).into_iter().filter(|(_, length)| *length > LONGEST_FUNCTION) {
            broken.push(format!("src/{}:{}: a function of {length} lines", source.name, first + 1));
        }
    }
    report("A file or a function is too long", broken);
}

/// Where each function begins and how many lines it has, by the indentation that rustfmt keeps.
pub fn functions(lines: &[String]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let begins = words(line, "fn ").any(|at| {
            line[indent..at]
                .split_whitespace()
                .all(|word| word.starts_with("pub") || word == "const" || word == "unsafe" || word.starts_with("in "))
        });
        if !begins || line.ends_with('}') || line.ends_with(';') {
            continue;
        }
        let end = format!("{}}}", &line[..indent]);
        if let Some(length) = lines[first..].iter().position(|later| *later == end) {
            found.push((first, length + 1));
        }
    }
    found
}

#[test]
fn no_drawers() {
    let drawers = ["utils", "util", "helpers", "helper", "common", "manager", "misc"];
    let is_drawer =
        |source: &Source| source.name.split('/').any(|part| drawers.contains(&part.trim_end_matches(".rs")));
    report("A file is named after nothing", sources().into_iter().filter(is_drawer).map(|found| found.name).collect());
}

/// Typst compiles a pattern wherever it meets one: within a function, at every call.
#[test]
fn a_layout_makes_its_patterns_once() {
    let root = root().join("layouts");
    let mut broken = Vec::new();
    for entry in std::fs::read_dir(&root).expect("the layouts") {
        let path = entry.expect("an entry of it").path();
        if path.extension().is_none_or(|extension| extension != "typ") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a layout is text");
        for (nth, line) in text.lines().enumerate() {
            let at_top =
                line.strip_prefix("#let ").is_some_and(|rest| rest.contains(" = regex(") && !rest.contains("=>"));
            if words(line, "regex(").next().is_some() && !at_top {
                broken.push(format!("{}:{}: {}", path.display(), nth + 1, line.trim()));
            }
        }
    }
    report("A pattern is made within a function", broken);
}

/// Quotation marks round a cell that holds some: written by hand, a rule of CSV is forgotten sooner or later.
#[test]
fn csv_is_written_in_one_place() {
    let mut broken = Vec::new();
    for source in
        sources().iter().filter(|source| source.name != "figures/csv_text.rs" && !source.name.contains("/tests"))
    {
        for (nth, line) in source.lines.iter().enumerate() {
            let doubled = line.contains(r#"replace('"', "\"\"")"#) || line.contains(r#"format!("\"{}\"", cell"#);
            if doubled || words(line, "csv::Writer").next().is_some() {
                broken.push(format!("src/{}:{}: {}", source.name, nth + 1, line.trim()));
            }
        }
    }
    report("CSV is written elsewhere than in csv_text.rs", broken);
}
