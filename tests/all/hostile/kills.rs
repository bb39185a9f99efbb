//! Runs that are ended at a random moment: each file is as it was, or as it was to be, or not there; and what is left behind the
//! next run clears away. Seeded; `.ci/long` ends 60 runs of each verb.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::recipe::Base;
use crate::desk::{Desk, Seeded, copy, files, fixture};

/// A verb that is ended.
struct Verb {
    name: &'static str,
    arguments: &'static [&'static str],
    /// The folder that another version of it is made of.
    folder: &'static str,
    /// What is made, or begins the names of what is.
    makes: &'static [&'static str],
    /// Whether all of it is there, or none; else file by file.
    is_together: bool,
    lay_out: fn(&Desk),
}

const VERBS: [Verb; 5] = [
    Verb {
        name: "build",
        arguments: &["build", "anyshire"],
        folder: "anyshire",
        makes: &["anyshire/anyshire.pdf", "anyshire/build"],
        is_together: false,
        lay_out: anyshire,
    },
    Verb {
        name: "pack",
        arguments: &["pack", "meeting/pack.toml"],
        folder: "meeting/sound",
        makes: &["meeting/pack.pdf", "meeting/build"],
        is_together: false,
        lay_out: |desk| Base::Pack.lay_out(desk),
    },
    Verb {
        name: "test --accept",
        arguments: &["test", "--accept", "anyshire"],
        folder: "anyshire",
        makes: &["anyshire/expected"],
        is_together: true,
        lay_out: anyshire,
    },
    Verb {
        name: "roll",
        arguments: &["roll", "anyshire", "quarter 4 2024/25"],
        folder: "anyshire",
        makes: &["anyshire-2024-25-q4"],
        is_together: true,
        lay_out: anyshire,
    },
    Verb { name: "new", arguments: &["new", "mine"], folder: "", makes: &["mine"], is_together: true, lay_out: |_| {} },
];

fn anyshire(desk: &Desk) {
    copy(&fixture("anyshire"), &desk.at("anyshire"));
    // The cases hold the wording that is changed here.
    fs::remove_dir_all(desk.at("anyshire/cases")).expect("removed");
}

/// What comes of some runs that were ended: how many had made nothing yet, all of it, or some of the files.
#[derive(Default)]
struct Counts {
    nothing: usize,
    all: usize,
    some: usize,
    left: usize,
}

type Files = BTreeMap<String, Vec<u8>>;

impl Verb {
    /// Whether a file is one that is made, by its name.
    fn is_made(&self, name: &str) -> bool {
        self.makes.iter().any(|made| name.starts_with(made))
    }

    /// Whether a folder is made that was not there.
    fn makes_a_folder(&self) -> bool {
        matches!(self.name, "roll" | "new")
    }

    /// The files that are made, without what is unfinished. A secret is another each time, and goes by its length.
    fn made(&self, desk: &Desk) -> Files {
        let mut found: Files = files(&desk.at("")).into_iter().filter(|(name, _)| self.is_made(name)).collect();
        found.retain(|name, _| !name.contains(".scrutineer-") && !name.ends_with("made.json"));
        found.iter_mut().filter(|(name, _)| name.ends_with("secret.key")).for_each(|(_, key)| key.fill(b'k'));
        found
    }

    /// Another version of what it is made of, so that each file comes out in another way.
    fn reword(&self, desk: &Desk, nth: usize) {
        if self.folder.is_empty() {
            return;
        }
        let report = format!("{}/report.toml", self.folder);
        let text = desk.read(&report);
        let title = text.lines().find(|line| line.starts_with("title = ")).expect("a title").to_owned();
        desk.edit(&report, &title, &format!("title = \"Report {nth}\""));
        let turn = |file: String, words: [&str; 2]| {
            let text = desk.read(&file);
            desk.write(&file, &text.replace(words[nth % 2], words[(nth + 1) % 2]));
        };
        turn(format!("{}/indicators.toml", self.folder), ["children looked after", "children in care"]);
        if self.folder == "anyshire" {
            turn(
                "anyshire/rules/house.rhai".into(),
                ["less than the Council minds", "less than the Council counts as a change"],
            );
        }
    }

    fn run(&self, desk: &Desk) {
        let ended = desk.run(self.arguments);
        assert_eq!(ended.code, 0, "{}: {}", self.name, ended.said);
    }

    /// Where a folder is made, the one before goes.
    fn clear(&self, desk: &Desk) {
        if self.makes_a_folder() {
            let _ = fs::remove_dir_all(desk.at(self.makes[0]));
        }
    }

    /// Runs it so many times and ends each at some moment of the time that a whole run takes.
    fn end(&self, runs: usize, seed: u64) -> Counts {
        let (desk, mut seeded, mut counts) = (Desk::of(&[]), Seeded(seed), Counts::default());
        (self.lay_out)(&desk);
        let wholes: Vec<Files> = (0..2)
            .map(|nth| {
                self.clear(&desk);
                self.reword(&desk, nth);
                self.run(&desk);
                self.made(&desk)
            })
            .collect();
        assert!(wholes[0] != wholes[1] || self.makes_a_folder(), "{}: two versions", self.name);
        // How long it takes where there is something to write.
        self.clear(&desk);
        self.reword(&desk, 0);
        let begun = Instant::now();
        self.run(&desk);
        let whole = begun.elapsed();
        self.clear(&desk);
        self.reword(&desk, 1);
        self.run(&desk);
        for nth in 0..runs {
            // What stands there is of the other version.
            self.clear(&desk);
            self.reword(&desk, nth % 2);
            let own = files(&desk.at(""));
            // At any moment; every second pair late, when it writes.
            let late = nth % 4 > 1;
            let moment = if late { 0.85 + 0.25 * seeded.share() } else { 1.1 * seeded.share() };
            self.end_one(&desk, whole.mul_f64(moment));
            let stands = self.made(&desk);
            let old = if self.makes_a_folder() { &Files::new() } else { &wholes[(nth + 1) % 2] };
            let new = &wholes[nth % 2];
            for (name, bytes) in &stands {
                let is_whole = [old, new].iter().any(|whole| whole.get(name) == Some(bytes));
                assert!(is_whole, "{}, run {nth}: `{name}` is half of something", self.name);
            }
            self.keeps(&own, &desk, nth);
            match () {
                () if stands == *old => counts.nothing += 1,
                () if stands == *new => counts.all += 1,
                () => counts.some += 1,
            }
            counts.left += usize::from(left_behind(&desk) > 0);
            assert!(!self.is_together || stands == *old || stands == *new || self.is_waiting(&desk), "{}", self.name);
            // Whatever is there, the next run ends what this one began and clears away what it left.
            self.clear_whole(&desk, new);
            self.run(&desk);
            assert_eq!(self.made(&desk), *new, "{}, run {nth}: the next run makes all of it", self.name);
            assert_eq!(left_behind(&desk), 0, "{}, run {nth}: something is left", self.name);
        }
        counts
    }

    /// Approved texts that are whole and not all in their places: the next run puts them there.
    fn is_waiting(&self, desk: &Desk) -> bool {
        desk.at(self.folder).join(".scrutineer-approved").is_dir()
    }

    /// A folder that was made whole is not made again over itself.
    fn clear_whole(&self, desk: &Desk, new: &Files) {
        if self.made(desk) == *new {
            self.clear(desk);
        }
    }

    fn end_one(&self, desk: &Desk, after: Duration) {
        let mut child = desk
            .command(self.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        sleep(after);
        child.kill().expect("ended");
        child.wait().expect("it has ended");
    }

    /// What an officer wrote is there, byte for byte.
    fn keeps(&self, own: &Files, desk: &Desk, nth: usize) {
        let now = files(&desk.at(""));
        for (name, bytes) in own.iter().filter(|(name, _)| !self.is_made(name)) {
            assert!(now.get(name) == Some(bytes), "{}, run {nth}: `{name}` is lost or changed", self.name);
        }
    }
}

/// How many things of a run that was ended lie anywhere.
fn left_behind(desk: &Desk) -> usize {
    let mut places = vec![desk.at("")];
    let mut count = 0;
    while let Some(place) = places.pop() {
        for entry in fs::read_dir(place).expect("a folder").map(|entry| entry.expect("an entry")) {
            count += usize::from(entry.file_name().to_string_lossy().starts_with(".scrutineer-"));
            if entry.file_type().expect("known").is_dir() {
                places.push(entry.path());
            }
        }
    }
    count
}

#[test]
fn a_run_that_is_ended_leaves_nothing_half_written() {
    for (nth, verb) in VERBS.iter().enumerate() {
        verb.end(5, nth as u64);
    }
}

#[test]
#[ignore = "named in .ci/long"]
fn three_hundred_runs_are_ended() {
    for (nth, verb) in VERBS.iter().enumerate() {
        let Counts { nothing, all, some, left } = verb.end(60, 1000 + nth as u64);
        println!("{}: 60 ended; {nothing} had made nothing, {all} all, {some} some; {left} left something", verb.name);
    }
}
