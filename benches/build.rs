//! The whole program beside plain Typst, as ratios of one run.
//!
//! `cargo bench --bench build [FOLDER]` builds a report folder (the Leicestershire fixture where none is named) with the
//! release program, and has the `typst` Python package compile the same finished layout and the same JSON to the same
//! standards. Typst is 1. Ratios are printed, and nothing fails: what a machine makes of them is for a person to judge.

use std::path::{Path, PathBuf};
use std::process::Command;

use scrutineer::Layout;

const PROGRAM: &str = env!("CARGO_BIN_EXE_scrutineer");
const MEASURE: &str = include_str!("measure.py");
const FIXTURE: &str = "fixtures/leicestershire-2019-20-q3";

fn main() {
    let named = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let folder = PathBuf::from(named.unwrap_or_else(|| FIXTURE.to_owned()));
    match compare(&folder) {
        Ok(said) => print!("{said}"),
        Err(reason) => println!("skipped: {reason}"),
    }
    stages(&folder);
}

/// Lays out what plain Typst needs and has both measured in turn.
fn compare(folder: &Path) -> Result<String, String> {
    let desk = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
    let at = |path: &str| desk.path().join(path);
    let write = |path: &str, bytes: &[u8]| {
        let file = at(path);
        std::fs::create_dir_all(file.parent().expect("inside the folder")).expect("a temporary folder can be written");
        std::fs::write(file, bytes).expect("a temporary folder can be written");
    };
    for (path, bytes) in Layout::shipped().files {
        write(&path, &bytes);
    }
    write("fonts/NotoSans-Regular.ttf", notosans::REGULAR_TTF);
    write("fonts/NotoSans-Bold.ttf", notosans::BOLD_TTF);
    write("measure.py", MEASURE.as_bytes());

    let json = at("report.json");
    let drafted = Command::new(PROGRAM).arg("build").arg(folder).args(["--format", "json", "-o"]).arg(&json).output();
    if !drafted.is_ok_and(|run| run.status.success()) || !json.exists() {
        return Err(format!("`scrutineer build {} --format json` did not succeed", folder.display()));
    }
    let measured = Command::new("python3").arg(at("measure.py")).arg(PROGRAM).arg(folder).arg(desk.path()).output();
    let measured = measured.map_err(|_| "there is no `python3` here".to_owned())?;
    if !measured.status.success() {
        let said = String::from_utf8_lossy(&measured.stderr);
        return Err(said.lines().last().unwrap_or("the measurement broke off").to_owned());
    }
    Ok(String::from_utf8_lossy(&measured.stdout).into_owned())
}

/// The share of each stage, from lines `stage<TAB>milliseconds` on the program's error stream.
fn stages(folder: &Path) {
    let Ok(desk) = tempfile::tempdir() else { return };
    let pdf = desk.path().join("report.pdf");
    let run = Command::new(PROGRAM).arg("build").arg(folder).args(["--timings", "-o"]).arg(pdf).output();
    let said = run.map(|run| String::from_utf8_lossy(&run.stderr).into_owned()).unwrap_or_default();
    let stages: Vec<(&str, f64)> = said
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(stage, milliseconds)| Some((stage, milliseconds.trim().parse().ok()?)))
        .collect();
    let whole: f64 = stages.iter().map(|(_, milliseconds)| milliseconds).sum();
    if whole <= 0.0 {
        println!("skipped: `scrutineer build --timings` names no stages");
        return;
    }
    println!("stage                  ms   share");
    for (stage, milliseconds) in stages {
        println!("{stage:<18} {milliseconds:>6.1}  {:>5.1}%", 100.0 * milliseconds / whole);
    }
}
