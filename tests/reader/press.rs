//! The program, as anybody runs it: a folder goes in, an edition comes out.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The edition of a folder in a format; what the program said instead, where it made none.
pub fn print(folder: &Path, format: &str) -> Result<String, String> {
    let out = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .args(["build", "--quiet", "--format", format, "-o", "-"])
        .arg(folder)
        .output()
        .expect("the program runs");
    if out.status.success() {
        Ok(String::from_utf8(out.stdout).expect("text"))
    } else {
        Err(String::from_utf8_lossy(&out.stderr).into_owned())
    }
}

/// What the prose checks of `scrutineer check` say of a folder's sentences.
pub fn of_prose(folder: &Path) -> Vec<String> {
    let out = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .args(["check", "--format", "json"])
        .arg(folder)
        .output()
        .expect("the program runs");
    let told: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let all = told.as_array().or(told["diagnostics"].as_array()).expect("what is told").iter();
    let prose = all.filter(|one| one["code"].as_str().is_some_and(|code| code.starts_with("prose-")));
    prose.map(|one| format!("{}: {}", one["code"], one["message"])).collect()
}

/// The rules behind a sentence, from the JSON edition: for a sentence that cannot be read.
pub fn rules_of(folder: &Path, sentence: &str) -> String {
    let Ok(text) = print(folder, "json") else { return String::new() };
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let blocks =
        report["sections"].as_array().into_iter().flatten().flat_map(|section| section["blocks"].as_array()).flatten();
    let sentences = blocks.flat_map(|block| block["sentences"].as_array()).flatten();
    let said = sentences.filter(|own| own["text"].as_str() == Some(sentence));
    let rules = said.flat_map(|own| own["because"].as_array()).flatten();
    let named = rules.map(|rule| format!("rule {} at {}", rule["rule"], rule["at"]));
    named.collect::<Vec<_>>().join("; ")
}

/// A folder of the project.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}
