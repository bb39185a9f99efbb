//! A rebuild in `watch` after one word of a rule was edited, beside a cold build of the same folder, as ratios of one run.
//!
//! `cargo bench --bench watch` edits a rule of a copy of `fixtures/anyshire` again and again. By turns the whole program
//! builds the folder (`scrutineer build`, which also writes the record and syncs the file), the same steps are done from
//! nothing in this process, and they are done as `watch` does them, taking over what the edit did not touch: to the web
//! edition, and to the PDF. The program's build is 1; medians of the rounds are printed. Then a process of its own rebuilds
//! 200 times, web edition and PDF, and its memory after 200 is set beside that after 20. Nothing fails: what a machine
//! makes of it is for a person to judge.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use scrutineer::watch::Drafted;
use scrutineer::{Format, publish};

const PROGRAM: &str = env!("CARGO_BIN_EXE_scrutineer");
const FIXTURE: &str = "fixtures/anyshire";
const RULES: &str = "rules/house.rhai";
/// What is edited: a word of the wording, and of the example that proves it.
const WORD: &str = "counts as a change";
const ROUNDS: usize = 15;
const REBUILDS: usize = 200;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(at) = words.iter().position(|word| word == "--child") {
        return rebuilds(Path::new(&words[at + 1]));
    }
    let desk = tempfile::tempdir().expect("a temporary folder");
    let dir = desk.path().join("report");
    copy(Path::new(FIXTURE), &dir);
    speed(desk.path(), &dir);
    memory(&dir);
}

fn speed(desk: &Path, dir: &Path) {
    let edit = Edit::of(dir);
    let mut drafted = Drafted::again(dir, None);
    pages(&drafted, true);
    let mut rows: [(&str, Vec<f64>); 5] = [
        ("web edition: the program, cold", Vec::new()),
        ("web edition: the steps from nothing", Vec::new()),
        ("web edition: rebuilt in watch", Vec::new()),
        ("PDF: the program, cold", Vec::new()),
        ("web edition and PDF: rebuilt in watch", Vec::new()),
    ];
    for round in 0..=ROUNDS {
        let mut times = Vec::new();
        edit.make(dir, round * 2);
        times.push(timed(|| built(dir, desk, "html")));
        times.push(timed(|| pages(&Drafted::again(dir, None), false)));
        times.push(timed(|| {
            drafted = Drafted::again(dir, Some(std::mem::replace(&mut drafted, Drafted::nothing())));
            pages(&drafted, false);
        }));
        assert!(!drafted.changed.is_empty(), "the edit changed a sentence");
        edit.make(dir, round * 2 + 1);
        times.push(timed(|| built(dir, desk, "pdf")));
        times.push(timed(|| {
            drafted = Drafted::again(dir, Some(std::mem::replace(&mut drafted, Drafted::nothing())));
            pages(&drafted, true);
        }));
        // The first round warms the disk.
        if round > 0 {
            rows.iter_mut().zip(times).for_each(|((_, row), time)| row.push(time));
        }
    }
    println!("one word of a rule edited; median of {ROUNDS} rounds by turns");
    println!("{:<42} {:>8} {:>7}", "", "ms", "ratio");
    for (nth, (words, times)) in rows.iter().enumerate() {
        let cold = median(&rows[if nth < 3 { 0 } else { 3 }].1);
        println!("{words:<42} {:>8.1} {:>7.2}", median(times) * 1000.0, median(times) / cold);
    }
}

/// Has a process of its own rebuild, and prints what it held.
fn memory(dir: &Path) {
    let program = std::env::current_exe().expect("this program");
    let run = Command::new(program).arg("--child").arg(dir).output().expect("it starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    print!("{}", String::from_utf8_lossy(&run.stdout));
}

fn rebuilds(dir: &Path) {
    let edit = Edit::of(dir);
    let mut drafted = Drafted::again(dir, None);
    let mut after_20 = 0;
    for nth in 1..=REBUILDS {
        edit.make(dir, nth);
        drafted = Drafted::again(dir, Some(drafted));
        pages(&drafted, true);
        if nth == 20 {
            after_20 = held();
        }
    }
    let (before, after) = (after_20 as f64, held() as f64);
    println!(
        "memory after 20 rebuilds {:.1} MiB, after {REBUILDS} {:.1} MiB: ratio {:.2}",
        before / 1024.0,
        after / 1024.0,
        after / before
    );
}

/// What `watch` makes of a draft.
fn pages(drafted: &Drafted, with_pdf: bool) {
    assert!(drafted.current, "{:?}", drafted.diagnostics);
    let report = drafted.report.as_ref().expect("a draft without faults is a report");
    assert!(!publish(report, Format::Html, &drafted.layout).expect("a web edition").value.is_empty());
    if with_pdf {
        assert!(!publish(report, Format::Pdf, &drafted.layout).expect("a PDF").value.is_empty());
    }
}

/// The whole program, from its start to the file on the disk.
fn built(dir: &Path, desk: &Path, format: &str) {
    let target = desk.join("report.out");
    let run = Command::new(PROGRAM).arg("build").arg(dir).args(["--format", format, "-o"]).arg(target).output();
    assert!(run.is_ok_and(|run| run.status.success()), "the folder has no fault");
}

/// An edit of one word.
struct Edit(String);

impl Edit {
    fn of(dir: &Path) -> Edit {
        let text = fs::read_to_string(Path::new(FIXTURE).join(RULES)).expect("the rules of the fixture");
        assert!(text.contains(WORD) && dir.join(RULES).exists(), "the word that is edited");
        Edit(text)
    }

    fn make(&self, dir: &Path, nth: usize) {
        let word = WORD.replace("counts", &format!("counted{}", "ABCDEFGHIJ".chars().nth(nth % 10).expect("of ten")));
        fs::write(dir.join(RULES), self.0.replace(WORD, &word)).expect("a temporary folder can be written");
    }
}

fn timed(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

fn median(seconds: &[f64]) -> f64 {
    let mut sorted = seconds.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// The memory this process has now, in KiB; 0 where the system does not say.
fn held() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the fixture") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("copied");
        }
    }
}
