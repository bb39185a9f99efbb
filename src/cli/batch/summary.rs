//! `batch --summary`: what came of all parts of a batch, as a table, a page and a file for a build server.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use quick_junit::{Report, TestSuite};
use scrutineer::{Code, Diagnostic, Error};

use super::super::print;
use super::super::test::junit::case;
use super::items::matching;
use super::results::{Done, read};

/// Sums up files of results; 1 where a report failed.
pub fn run(files: &[String], out: &Path) -> Result<ExitCode, Error> {
    let mut last: BTreeMap<String, Done> = BTreeMap::new();
    for pattern in files {
        for file in fitting(pattern)? {
            last.extend(read(&file)?.into_iter().map(|done| (done.item.clone(), done)));
        }
    }
    let mut all: Vec<Done> = last.into_values().collect();
    // The worst first; of like ones in name order, in which they are.
    all.sort_by_key(|done| (std::cmp::Reverse(done.errors), std::cmp::Reverse(done.warnings)));
    scrutineer::batch::make_folder(out)?;
    let force = true;
    scrutineer::batch::save_output(&out.join("junit.xml"), junit(&all).as_bytes(), None, force)?;
    scrutineer::batch::save_output(
        &out.join("index.html"),
        scrutineer::batch::batch_index(&lines(&all)).as_bytes(),
        None,
        force,
    )?;
    print::out(table(&all));
    print::say(&format!("Written: {} and {}", out.join("index.html").display(), out.join("junit.xml").display()));
    Ok(if all.iter().any(Done::failed) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn fitting(pattern: &str) -> Result<Vec<std::path::PathBuf>, Error> {
    if Path::new(pattern).exists() {
        return Ok(vec![pattern.into()]);
    }
    let found = matching(pattern).unwrap_or_default();
    if found.is_empty() {
        let help = "give the files that batch has written, such as out/results*.jsonl";
        return Err(Diagnostic::error(Code::MissingFile, format!("there is no file `{pattern}`")).help(help).into());
    }
    Ok(found)
}

fn table(all: &[Done]) -> String {
    let widest = all.iter().map(|done| done.item.chars().count()).max().unwrap_or(0).max("report".len());
    let mut text = format!("{:<widest$}  errors  warnings  seconds  files\n", "report");
    for done in all {
        let files: Vec<&str> = done.outputs.iter().map(|output| output.file.as_str()).collect();
        let seconds = done.milliseconds as f64 / 1000.0;
        text.push_str(&format!(
            "{:<widest$}  {:>6}  {:>8}  {seconds:>7.1}  {}\n",
            done.item,
            done.errors,
            done.warnings,
            files.join(", ")
        ));
    }
    let failed = all.iter().filter(|done| done.failed()).count();
    text.push_str(&format!("\n{} reports, {failed} failed\n", all.len()));
    text
}

/// As a build server reads it: a case a report.
fn junit(all: &[Done]) -> String {
    let mut report = Report::new("scrutineer batch");
    let mut suite = TestSuite::new("reports");
    for done in all {
        suite.add_test_case(case(&done.item, done.failed().then(|| done.told.clone())));
    }
    report.add_test_suite(suite);
    report.to_string().expect("text is written into memory")
}

/// The rows of the page.
fn lines(all: &[Done]) -> Vec<scrutineer::batch::IndexLine> {
    let line = |done: &Done| scrutineer::batch::IndexLine {
        name: done.item.clone(),
        files: done.outputs.iter().map(|output| (output.format.clone(), output.file.clone())).collect(),
        errors: done.errors,
        warnings: done.warnings,
        told: done.told.clone(),
    };
    all.iter().map(line).collect()
}
