//! A temporary place with copies of folders in it, and the real binary run there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{copy, fixture, root};

/// A temporary place.
pub struct Desk {
    place: TempDir,
}

/// How a run ended.
pub struct Ended {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// The one and, behind it, the other.
    pub said: String,
}

/// The real binary.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_scrutineer"))
}

impl Desk {
    /// With copies of these fixtures, folders and files, each under its own name.
    pub fn of(names: &[&str]) -> Desk {
        let desk = Desk { place: tempfile::tempdir().expect("a temporary folder") };
        for name in names {
            let from = fixture(name);
            if from.is_dir() {
                copy(&from, &desk.at(name));
            } else {
                fs::copy(&from, desk.at(name)).expect("copied");
            }
        }
        desk
    }

    /// With a copy of this fixture, called `report`.
    pub fn report(name: &str) -> Desk {
        let desk = Desk::of(&[]);
        copy(&fixture(name), &desk.at("report"));
        desk
    }

    /// With the sound folder of `tests/faults/`, called `report`, and these files in it besides.
    pub fn sound(more: &[(&str, &str)]) -> Desk {
        let desk = Desk::of(&[]);
        for name in ["report.toml", "indicators.toml", "data/observations.csv"] {
            let text = fs::read_to_string(root().join("tests/faults/sound").join(name)).expect("the sound folder");
            desk.write(&format!("report/{name}"), &text);
        }
        for (name, text) in more {
            desk.write(&format!("report/{name}"), text);
        }
        desk
    }

    /// Where something stands in it.
    pub fn at(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// The program, to be run here.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.current_dir(self.place.path()).args(arguments);
        command
    }

    /// Runs the program, without colours.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.answer(arguments, "")
    }

    /// The same from within a folder.
    pub fn run_in(&self, folder: &str, arguments: &[&str]) -> Ended {
        ended(self.command(arguments).current_dir(self.at(folder)).env("NO_COLOR", "1"), "")
    }

    /// The same, with what a person types.
    pub fn answer(&self, arguments: &[&str], answers: &str) -> Ended {
        ended(self.command(arguments).env("NO_COLOR", "1"), answers)
    }

    /// The same in this environment, which alone decides about colours.
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Ended {
        ended(self.command(arguments).envs(environment.iter().copied()), "")
    }

    /// What a file of text holds.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.at(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Replaces the first place where a file holds some words.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} holds {from:?}");
        fs::write(self.at(file), text.replacen(from, to, 1)).expect("written");
    }

    /// Has a folder say everything that it holds.
    pub fn say_all(&self, dir: &str) {
        self.edit(&format!("{dir}/report.toml"), "length = \"normal\"", "length = \"full\"");
    }

    /// Rewords a rule of the made-up county's own and the example beneath it, in one go.
    pub fn reword(&self, dir: &str, words: &str) {
        let file = format!("{dir}/rules/house.rhai");
        let text = self.read(&file);
        let other = text.replace("less than the Council counts as a change", words);
        assert!(other != text, "the wording is there");
        fs::write(self.at(&file), other).expect("written");
    }

    /// Writes a file and the folders it stands in.
    pub fn write(&self, file: &str, text: &str) {
        self.put(file, text.as_bytes());
    }

    /// The same of a file that is no text.
    pub fn put(&self, file: &str, bytes: &[u8]) {
        let path = self.at(file);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
}

/// How a process has ended that ends by itself within a time; one that does not is stopped.
pub fn ended_within(child: &mut Child, time: Duration) -> Option<ExitStatus> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().expect("asked") {
            return Some(status);
        }
        if begun.elapsed() > time {
            let _ = child.kill();
            child.wait().expect("it has ended");
            return None;
        }
        sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

fn ended(command: &mut Command, answers: &str) -> Ended {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // Where it asks nothing it does not wait for answers.
    let _ = child.stdin.take().expect("piped").write_all(answers.as_bytes());
    let ended = child.wait_with_output().expect("it ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let (out, err) = (text(&ended.stdout), text(&ended.stderr));
    let said = [out.as_str(), err.as_str()].concat();
    assert!(!said.contains("panicked"), "{command:?}: {said}");
    Ended { code: ended.status.code().expect("it ends by itself"), out, err, said }
}
