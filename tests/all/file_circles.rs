//! No two files of the program use each other, by whatever way round: who reads one need not hold the other in mind.
//!
//! An import is followed to the file that defines what it names, through whatever a `mod.rs` passes on.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::{own_lines, program};

/// A module by its names from the root of the crate.
type Module = Vec<String>;

/// The modules of the program with their text, without comments and tests.
struct House {
    files: BTreeMap<Module, String>,
    /// What a module passes on under which name, as a path from the root.
    passed_on: BTreeMap<Module, BTreeMap<String, Vec<String>>>,
}

impl House {
    fn read() -> House {
        let is_left_out = |name: &str| {
            let file = name.rsplit('/').next().unwrap_or(name);
            name.starts_with("cli/") || file == "main.rs" || file.starts_with("tests") || file == "once.rs"
        };
        let mut files = BTreeMap::new();
        for (name, text) in program().into_iter().filter(|(name, _)| !is_left_out(name)) {
            let mut module: Module = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            if module.last().is_some_and(|last| last == "mod" || last == "lib") {
                module.pop();
            }
            files.insert(module, own_lines(&text).join("\n"));
        }
        let mut house = House { files, passed_on: BTreeMap::new() };
        let passed: Vec<(Module, String, Vec<String>)> = house
            .files
            .iter()
            .flat_map(|(module, text)| imports(text).into_iter().map(move |import| (module, import)))
            .filter(|(_, (public, _))| *public)
            .filter_map(|(module, (_, path))| {
                let name = path.rsplit("::").next()?.rsplit(" as ").next()?.trim().to_owned();
                Some((module.clone(), name, house.path_from_root(module, &path)?))
            })
            .collect();
        for (module, name, path) in passed {
            house.passed_on.entry(module).or_default().insert(name, path);
        }
        house
    }

    /// A path as it is written in a module, from the root of the crate; none where it leads out of it.
    fn path_from_root(&self, module: &Module, path: &str) -> Option<Vec<String>> {
        let path = path.split(" as ").next().unwrap_or(path);
        let mut parts: Vec<String> = path.split("::").map(|part| part.trim().to_owned()).collect();
        let mut place = module.clone();
        if parts[0] == "crate" {
            return Some(parts.split_off(1));
        }
        let relative = parts[0] == "super" || parts[0] == "self";
        while parts.first().is_some_and(|part| part == "super" || part == "self") {
            if parts.remove(0) == "super" {
                place.pop();
            }
        }
        let within = [place.clone(), parts.iter().take(1).cloned().collect()].concat();
        (relative || self.files.contains_key(&within)).then(|| [place, parts].concat())
    }

    /// The module that defines what a path names.
    fn defining(&self, path: &[String], steps: usize) -> Option<Module> {
        let module =
            (0..=path.len()).rev().map(|length| path[..length].to_vec()).find(|at| self.files.contains_key(at))?;
        let passed = self.passed_on.get(&module).zip(path.get(module.len())).and_then(|(names, name)| names.get(name));
        match passed.filter(|_| steps < 8) {
            Some(to) => self.defining(&[to.as_slice(), &path[module.len() + 1..]].concat(), steps + 1),
            None => Some(module),
        }
    }

    /// The modules that each uses, besides what it only passes on.
    fn uses(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let mut found: BTreeMap<&Module, BTreeSet<Module>> = BTreeMap::new();
        for (module, text) in self.files.iter().filter(|(module, _)| !module.is_empty()) {
            let named = imports(text).into_iter().filter(|(public, _)| !public).map(|(_, path)| path);
            let paths: Vec<String> = named.chain(paths_in(text)).collect();
            let used = paths.iter().filter_map(|path| self.defining(&self.path_from_root(module, path)?, 0));
            found.insert(module, used.filter(|used| used != module && !used.is_empty()).collect());
        }
        found
    }
}

/// Every path that is imported, and whether it is passed on.
fn imports(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let line_start = text[..at].rfind('\n').map_or(0, |line| line + 1);
        let before = text[line_start..at].trim();
        if !(before.is_empty() || before.starts_with("pub")) {
            continue;
        }
        let Some(end) = text[at..].find(';') else { continue };
        let tree: String = text[at + 4..at + end].split_whitespace().collect::<Vec<_>>().join(" ");
        found.extend(spread("", &tree).into_iter().map(|path| (!before.is_empty(), path)));
    }
    found
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn spread(before: &str, tree: &str) -> Vec<String> {
    let Some((head, rest)) = tree.split_once('{') else { return vec![format!("{before}{}", tree.trim())] };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, letter) in inner.char_indices().chain([(inner.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = inner[from..at].trim();
                if !part.is_empty() {
                    found.extend(spread(&format!("{before}{}", head.trim()), part));
                }
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// Paths that stand outside imports: `crate::prose::list`, `super::part`, `chart::line`.
fn paths_in(text: &str) -> Vec<String> {
    let is_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let is_import = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("use ") || line.starts_with("pub") && line.contains(" use ")
    };
    let outside = text.lines().filter(|line| !is_import(line));
    let words = outside.flat_map(|line| line.split(move |letter: char| !is_path(letter)));
    words
        .filter(|word| word.contains("::") && word.starts_with(|first: char| first.is_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_two_files_use_each_other() {
    let house = House::read();
    let uses = house.uses();
    assert!(uses.len() > 200, "only {} files were read", uses.len());
    let reached = |from: &Module| -> BTreeSet<Module> {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(module) = next.pop() {
            for used in uses.get(&module).into_iter().flatten() {
                if seen.insert(used.clone()) {
                    next.push(used.clone());
                }
            }
        }
        seen
    };
    let all: BTreeMap<&Module, BTreeSet<Module>> = uses.keys().map(|module| (*module, reached(module))).collect();
    let mut circles = BTreeSet::new();
    for (module, reach) in all.iter().filter(|(module, reach)| reach.contains(**module)) {
        let circle: BTreeSet<String> = reach
            .iter()
            .filter(|other| all.get(other).is_some_and(|back| back.contains(*module)))
            .map(|other| other.join("/"))
            .collect();
        circles.insert(circle);
    }
    assert!(circles.is_empty(), "{} circles: {circles:#?}", circles.len());
}
