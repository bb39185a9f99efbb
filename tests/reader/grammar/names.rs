//! Names stand in a sentence as tokens, so that an "and" within a name parts no clause: `⟦m3⟧` is the fourth measure of
//! the catalogue, `⟦c0⟧` a comparator, `⟦t1⟧` a target, `⟦a⟧` the area, `⟦same⟧` the council's word for no change.

use crate::folder::Folder;

/// Every name of a folder with its token, the longest first.
#[derive(Debug)]
pub struct Names {
    all: Vec<(String, String)>,
    pub comparators: Vec<String>,
    pub targets: Vec<String>,
}

impl Names {
    pub fn of(folder: &Folder) -> Names {
        let mut names = Names { all: Vec::new(), comparators: Vec::new(), targets: Vec::new() };
        for measure in &folder.measures {
            names.comparators.extend(measure.benchmarks.iter().map(|row| row.name.clone()));
            names.targets.extend(measure.targets.iter().map(|target| target.name.clone()));
        }
        for list in [&mut names.comparators, &mut names.targets] {
            list.sort();
            list.dedup();
            list.retain(|name| !name.is_empty());
        }
        for (at, measure) in folder.measures.iter().enumerate() {
            names.put(&measure.name, format!("⟦m{at}⟧"));
            names.put(&measure.subject, format!("⟦s{at}⟧"));
            names.put(&measure.done, format!("⟦d{at}⟧"));
            names.put(&measure.why_missing, format!("⟦w{at}⟧"));
            if !measure.share_of.is_empty() {
                names.put(&format!("% of the {}", measure.share_of), format!("% of the ⟦o{at}⟧"));
            }
            names.put(&measure.earlier_name, format!("⟦e{at}⟧"));
            names.put(&format!("equivalent {} figure", measure.variant), format!("equivalent ⟦v{at}⟧ figure"));
        }
        for (at, name) in names.comparators.clone().iter().enumerate() {
            names.put(name, format!("⟦c{at}⟧"));
        }
        for (at, name) in names.targets.clone().iter().enumerate() {
            names.put(&format!("the {name}"), format!("the ⟦t{at}⟧"));
            names.put(&format!("The {name}"), format!("The ⟦t{at}⟧"));
            names.put(&format!("of a {name}"), format!("of a ⟦t{at}⟧"));
            names.put(&format!("of an {name}"), format!("of a ⟦t{at}⟧"));
        }
        for (word, token) in folder.words.iter().zip(["⟦better⟧", "⟦same⟧", "⟦worse⟧"]) {
            names.put(word, token.into());
        }
        names.put(&folder.area, "⟦a⟧".into());
        names.all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        names
    }

    fn put(&mut self, name: &str, token: String) {
        if !name.is_empty() && !self.all.iter().any(|(known, _)| known == name) {
            self.all.push((name.to_owned(), token));
        }
    }

    /// With tokens for names.
    pub fn put_in(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, token) in &self.all {
            if text.contains(name.as_str()) {
                text = replaced(&text, name, token);
            }
        }
        text
    }

    /// With names for tokens, as an officer reads it.
    pub fn spelt(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, token) in &self.all {
            text = text.replace(token.as_str(), name);
        }
        text
    }
}

/// Where the name stands as words of its own.
fn replaced(text: &str, name: &str, token: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let free = |side: Option<char>| name.starts_with('%') || side.is_none_or(|letter| !letter.is_alphanumeric());
        let whole = free(rest[..at].chars().next_back()) && free(rest[at + name.len()..].chars().next());
        made.push_str(&rest[..at]);
        made.push_str(if whole { token } else { name });
        rest = &rest[at + name.len()..];
    }
    made.push_str(rest);
    made
}
