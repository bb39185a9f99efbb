//! Every recipe of `tests/hostile/`, run through the real program: it ends in time and by itself, says what is wrong in its own
//! words with the place and what to do, and leaves every file as it was.
//!
//! `HOSTILE=name` runs those alone whose name has this in it, and `HOSTILE_SHOW=1` prints what each says. `HOSTILE_SECONDS` sets the
//! time that a run may take.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::recipe::Recipe;
use crate::desk::{Desk, ended_within, files, program, root, utf8};
use crate::faults::library_words;

/// As the issue of a hang is judged in an optimised program by itself; the plain tests run many beside each other.
fn deadline() -> Duration {
    let seconds = std::env::var("HOSTILE_SECONDS").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(60))
}

/// What stands under each name of a place: a kind, and what it holds.
fn stands(place: &Path) -> BTreeMap<String, (&'static str, u64)> {
    let mut found = BTreeMap::new();
    let mut left = vec![place.to_owned()];
    while let Some(next) = left.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            let about = fs::symlink_metadata(&path).expect("there");
            let mut hash = DefaultHasher::new();
            let kind = match about.file_type() {
                kind if kind.is_dir() => {
                    left.push(path.clone());
                    "folder"
                }
                kind if kind.is_symlink() => {
                    fs::read_link(&path).expect("a link").hash(&mut hash);
                    "link"
                }
                kind if kind.is_file() => {
                    about.len().hash(&mut hash);
                    // Hundreds of megabytes are known by their length.
                    if about.len() < 100 << 20 {
                        fs::read(&path).unwrap_or_default().hash(&mut hash);
                    }
                    "file"
                }
                _ => "neither file nor folder",
            };
            let name = path.strip_prefix(place).expect("below it").to_string_lossy().into_owned();
            found.insert(name, (kind, hash.finish()));
        }
    }
    found
}

/// The words of a command line; a double quotation mark holds some together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (nth, part) in line.split('"').enumerate() {
        match nth % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// How a run ended: its code (none where the system ended it), what it said, how long it took.
struct Ran {
    code: Option<i32>,
    said: String,
    took: Duration,
}

fn run(desk: &Desk, recipe: &Recipe, line: &str) -> Ran {
    let said = tempfile::NamedTempFile::new().expect("a temporary file");
    let open = || File::options().append(true).open(said.path()).expect("there");
    let mut command = bounded(recipe);
    let out = recipe.out.as_ref().map(|name| File::options().write(true).open(name).expect("there"));
    command.args(words(line)).current_dir(desk.at("")).env("NO_COLOR", "1").stdin(Stdio::null());
    let mut child = command.stdout(out.unwrap_or_else(open)).stderr(open()).spawn().expect("the program starts");
    let begun = Instant::now();
    let status = ended_within(&mut child, deadline()).unwrap_or_else(|| panic!("{line}: it does not end"));
    let took = begun.elapsed();
    let said = String::from_utf8_lossy(&fs::read(said.path()).expect("there")).replace("\r\n", "\n");
    Ran { code: status.code(), said, took }
}

/// The program, with what the recipe lets it have.
fn bounded(recipe: &Recipe) -> Command {
    // A file that grows beyond its limit is an error, and no signal that ends the program.
    let mut words = vec!["-c".to_owned(), "trap '' XFSZ; exec \"$@\"".to_owned(), "sh".to_owned()];
    let is_root = || Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if recipe.nobody && is_root() {
        let as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        words.extend(as_nobody.map(str::to_owned));
    }
    let limits = [("as", recipe.memory.map(|mib| mib << 20)), ("fsize", recipe.file_size), ("nproc", recipe.threads)];
    let limits: Vec<String> = limits.iter().filter_map(|(name, most)| Some(format!("--{name}={}", (*most)?))).collect();
    if !limits.is_empty() {
        words.push("prlimit".to_owned());
        words.extend(limits);
    }
    if words.len() == 3 {
        return Command::new(the_program());
    }
    let mut command = Command::new("sh");
    command.args(words).arg(the_program());
    command
}

/// `HOSTILE_PROGRAM` is another build of it: an optimised one.
fn the_program() -> std::path::PathBuf {
    std::env::var_os("HOSTILE_PROGRAM").map_or_else(|| program().to_owned(), Into::into)
}

/// What is wrong with what a run said, whatever it was given.
fn amiss(said: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for never in ["panicked", "fault of the program", "os error", "stack overflow", "memory allocation"] {
        if said.contains(never) {
            wrong.push(format!("it says {never:?}"));
        }
    }
    wrong.extend(library_words(said));
    for told in said.split("\n\n").filter(|block| block.starts_with("error[")) {
        let has_place = told.contains("-->") || told.lines().next().is_some_and(|line| line.contains('`'));
        if !has_place || !told.contains("help: ") {
            wrong.push(format!("an error without its place or without what to do:\n{told}"));
        }
    }
    wrong
}

/// What is wrong with how the program takes a recipe; and the longest that it took.
fn tried(name: &str, text: &str) -> (Vec<String>, Duration) {
    let recipe: Recipe = toml::from_str(text).unwrap_or_else(|error| panic!("{error}"));
    let desk = recipe.laid_out();
    for line in &recipe.before {
        let words = words(line);
        let ended = desk.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(ended.code, 0, "{line}: {}", ended.said);
    }
    recipe.spoil(&desk);
    if recipe.nobody {
        let _ = Command::new("chown").args(["-R", "65534:65534"]).arg(desk.at("")).stderr(Stdio::null()).status();
    }
    let before = stands(&desk.at(""));
    let (mut wrong, mut longest) = (Vec::new(), Duration::ZERO);
    for line in &recipe.run {
        let ran = run(&desk, &recipe, line);
        longest = longest.max(ran.took);
        if std::env::var_os("HOSTILE_SHOW").is_some() {
            println!("$ {name}: {line}\n{:.6000}\n-> {:?} in {:?}\n", ran.said, ran.code, ran.took);
        }
        if ran.code != Some(recipe.code) {
            wrong.push(format!("{line}: it ends with {:?}:\n{:.2000}", ran.code, ran.said));
        }
        let lacks = recipe.says.iter().filter(|words| !ran.said.contains(words.as_str()));
        wrong.extend(lacks.map(|words| format!("{line}: it does not say {words:?}:\n{:.2000}", ran.said)));
        let has = recipe.never.iter().filter(|words| ran.said.contains(words.as_str()));
        wrong.extend(has.map(|words| format!("{line}: it says {words:?}:\n{:.2000}", ran.said)));
        wrong.extend(amiss(&ran.said).into_iter().map(|wrong| format!("{line}: {wrong}")));
    }
    wrong.extend(lost_or_left(&before, &stands(&desk.at("")), &recipe));
    (wrong, longest)
}

/// Whatever stood there stands there; what is new is what the recipe says that the verbs make.
fn lost_or_left(
    before: &BTreeMap<String, (&'static str, u64)>,
    after: &BTreeMap<String, (&'static str, u64)>,
    recipe: &Recipe,
) -> Vec<String> {
    let may_change = |name: &String| {
        recipe
            .makes
            .iter()
            .any(|made| name.strip_prefix(made).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    let lost = before.iter().filter(|(name, held)| after.get(*name) != Some(held) && !may_change(name));
    let left =
        after.keys().filter(|name| !before.contains_key(*name) && (!may_change(name) || name.contains(".scrutineer-")));
    lost.map(|(name, _)| format!("`{name}` is lost or changed"))
        .chain(left.map(|name| format!("`{name}` is left behind")))
        .collect()
}

#[test]
fn every_hostile_input_is_told_and_harms_nothing() {
    let only = std::env::var("HOSTILE").unwrap_or_default();
    let recipes: Vec<(String, String)> = files(&root().join("tests/hostile"))
        .into_iter()
        .filter(|(name, _)| name.ends_with(".toml") && name.contains(&only))
        .map(|(name, bytes)| (name, utf8(bytes)))
        .collect();
    assert!(recipes.len() >= 200 || !only.is_empty(), "only {} recipes were found", recipes.len());
    let (next, wrong, longest) =
        (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new((Duration::ZERO, String::new())));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some((name, text)) = recipes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (found, took) = catch_unwind(AssertUnwindSafe(|| tried(name, text)))
                        .unwrap_or_else(|_| (vec!["it cannot be tried: see above".to_owned()], Duration::ZERO));
                    let mut slowest = longest.lock().expect("held by none");
                    *slowest = slowest.clone().max((took, name.clone()));
                    wrong.lock().expect("held by none").extend(found.into_iter().map(|one| format!("{name}: {one}")));
                }
            });
        }
    });
    let (took, name) = longest.into_inner().expect("held by none");
    println!("{} recipes; the longest run took {took:?}: {name}", recipes.len());
    let wrong = wrong.into_inner().expect("held by none");
    assert!(wrong.is_empty(), "{} wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
