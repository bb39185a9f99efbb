//! The page: its parts, each a table of keys below a comment that says which table of which file it is of.

use std::ops::Range;

use crate::folder::reading_toml::{AskedOf, Key};

/// What the comment above a part begins with: `<!-- keys: a section; report.toml; section -->`.
const MARK: &str = "<!-- keys: ";

/// The page.
#[derive(Debug)]
pub struct Page {
    lines: Vec<String>,
    /// In the order of the page.
    pub parts: Vec<KeyTable>,
}

/// A table of keys.
#[derive(Debug)]
pub struct KeyTable {
    /// What errors call the table: `a section`.
    pub what: String,
    /// The file that it stands in.
    pub file: String,
    /// The keys that lead to it.
    pub path: Vec<String>,
    /// Whole examples of it.
    pub blocks: Vec<String>,
    /// Its keys.
    pub rows: Vec<Row>,
    /// Which lines of the page they are.
    at: Range<usize>,
}

/// A key.
#[derive(Debug)]
pub struct Row {
    /// Its name.
    pub key: String,
    values: String,
    meaning: String,
    /// As it stands on the page; see [`Row::lines`].
    example: String,
}

impl Row {
    fn read(line: &str) -> Row {
        let mut cells = line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
        let mut cell = || cells.next().unwrap_or_default();
        Row { key: cell().trim_matches('`').to_owned(), values: cell(), meaning: cell(), example: cell() }
    }

    /// The lines of the example: what stands in backticks.
    pub fn lines(&self) -> Vec<&str> {
        self.example.split('`').skip(1).step_by(2).collect()
    }

    fn of(key: &Key, known: Option<&Row>) -> String {
        let kept = |of: fn(&Row) -> &str| known.map_or("", of);
        let values = values(key);
        format!("| `{}` | {values} | {} | {} |", key.name, kept(|row| &row.meaning), kept(|row| &row.example))
    }
}

/// What a key may hold, as the page has it.
fn values(key: &Key) -> String {
    let holds = key.holds.replace('|', "\\|");
    if key.needed { format!("{holds} (needed)") } else { holds }
}

impl KeyTable {
    fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    fn faults(&self, asked: &AskedOf) -> Vec<String> {
        let what = &self.what;
        let mut faults = Vec::new();
        for key in &asked.keys {
            let name = key.name;
            match self.row(name) {
                _ if key.holds.is_empty() => {
                    faults.push(format!("{what}: no reader says what `{name}` may hold: ask for it by `Entry::value`"));
                }
                None => faults.push(format!("{what}: the key `{name}` is not on the page")),
                Some(row) if row.values != values(key) => {
                    faults.push(format!("{what}: `{name}` is {}, and the page has {}", values(key), row.values));
                }
                Some(row) if row.meaning.is_empty() => faults.push(format!("{what}: `{name}` has no meaning")),
                Some(row) if row.lines().is_empty() => faults.push(format!("{what}: `{name}` has no example")),
                Some(_) => {}
            }
        }
        let is_known = |row: &&Row| asked.keys.iter().any(|key| key.name == row.key);
        for row in self.rows.iter().filter(|row| !is_known(row)) {
            faults.push(format!("{what}: the program does not read the key `{}`", row.key));
        }
        faults
    }
}

impl Page {
    /// Reads its parts.
    pub fn read(text: &str) -> Page {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let marks = lines.iter().enumerate().filter(|(_, line)| line.starts_with(MARK)).map(|(at, _)| at);
        let parts = marks.map(|at| part(&lines, at)).collect();
        Page { lines, parts }
    }

    /// The page with its tables as they are written from the keys.
    pub fn with_keys(&self, asked: &[AskedOf]) -> String {
        let mut lines = self.lines.clone();
        for part in self.parts.iter().rev() {
            if let Some(asked) = asked.iter().find(|asked| asked.what == part.what) {
                lines.splice(part.at.clone(), asked.keys.iter().map(|key| Row::of(key, part.row(key.name))));
            }
        }
        lines.join("\n") + "\n"
    }

    /// What it lacks, and what it has too much.
    pub fn faults(&self, asked: &[AskedOf]) -> Vec<String> {
        let mut faults = Vec::new();
        for asked in asked {
            match self.parts.iter().find(|part| part.what == asked.what) {
                Some(part) => faults.extend(part.faults(asked)),
                None => faults.push(format!(
                    "there is no table for {0}: add a heading, {MARK}{0}; FILE; KEYS THAT LEAD TO IT -->, a short \
                     example in a block, and a table with the headings | key | values | meaning | example |",
                    asked.what
                )),
            }
        }
        let is_known = |part: &&KeyTable| asked.iter().any(|asked| asked.what == part.what);
        for part in self.parts.iter().filter(|part| !is_known(part)) {
            faults.push(format!("the program reads no table that it calls {}", part.what));
        }
        faults
    }
}

/// The part below a comment.
fn part(lines: &[String], at: usize) -> KeyTable {
    let named = lines[at].trim_start_matches(MARK).trim_end_matches("-->").trim();
    let mut words = named.split(';').map(str::trim);
    let mut word = || words.next().unwrap_or_default().to_owned();
    let (what, file, path) = (word(), word(), word());
    let table = lines[at..].iter().position(|line| line.starts_with("| ")).expect("a table below each comment") + at;
    let rows = table + 2;
    let end = lines[rows..].iter().position(|line| !line.starts_with("| ")).map_or(lines.len(), |found| rows + found);
    let above = lines[at..table].join("\n");
    let blocks = above.split("```").skip(1).step_by(2);
    let block = |text: &str| text.split_once('\n').map_or_else(String::new, |(_, block)| block.to_owned());
    KeyTable {
        what,
        file,
        path: path.split('.').filter(|key| !key.is_empty()).map(str::to_owned).collect(),
        blocks: blocks.map(block).collect(),
        rows: lines[rows..end].iter().map(|line| Row::read(line)).collect(),
        at: rows..end,
    }
}
