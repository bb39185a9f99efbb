//! What the tests of the verbs share: a temporary place with copies of folders in it, and the real binary run there.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A temporary place.
pub struct Desk {
    place: TempDir,
}

/// How a run ended.
pub struct Ended {
    /// The exit code.
    pub code: i32,
    /// Standard output and, behind it, standard error.
    pub out: String,
}

impl Desk {
    /// With copies of these fixtures, each under its own name.
    pub fn of(names: &[&str]) -> Desk {
        let place = tempfile::tempdir().expect("a temporary folder");
        for name in names {
            copy(&fixture(name), &place.path().join(name));
        }
        Desk { place }
    }

    /// Where something stands in it.
    pub fn at(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Runs the program, without colours.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.answer(arguments, "")
    }

    /// The same, with what a person types.
    pub fn answer(&self, arguments: &[&str], answers: &str) -> Ended {
        let mut child = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
            .current_dir(self.place.path())
            .args(arguments)
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // Where it asks nothing it does not wait for answers.
        let _ = child.stdin.take().expect("piped").write_all(answers.as_bytes());
        let ended = child.wait_with_output().expect("it ends");
        let out = String::from_utf8_lossy(&[ended.stdout, ended.stderr].concat()).replace("\r\n", "\n");
        assert!(!out.contains("panicked"), "{arguments:?}: {out}");
        Ended { code: ended.status.code().expect("it ends by itself"), out }
    }

    /// Replaces the first place where a file holds some words.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.at(file);
        let text = fs::read_to_string(&path).expect("a file of text");
        assert!(text.contains(from), "{file} holds {from:?}");
        fs::write(path, text.replacen(from, to, 1)).expect("written");
    }

    /// Writes a file and the folders it stands in.
    pub fn write(&self, file: &str, text: &str) {
        let path = self.at(file);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
}

/// A folder of `fixtures/`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// Copies a folder, but for what `build` left in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() && !path.ends_with("build") {
            copy(&path, &target);
        } else if path.is_file() {
            fs::copy(&path, target).expect("copied");
        }
    }
}

/// Every file below a folder with what it holds, to see that none was touched.
pub fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![dir.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                left.push(path);
            } else {
                found.insert(path.clone(), fs::read(&path).expect("a file"));
            }
        }
    }
    found
}
