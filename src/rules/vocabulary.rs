//! Every word a rule may read, in one list: what `scrutineer words` prints and what "did you mean" searches.

use rhai::Dynamic;

use crate::diagnostic::Place;

use super::indicator_context::IndicatorFacts;
use super::words;

/// What reading a word gives, and the cell it came from.
pub struct Answer {
    /// The value a rule sees.
    pub value: Dynamic,
    /// The row of the data, where it is one.
    pub from: Option<Place>,
}

impl From<Dynamic> for Answer {
    fn from(value: Dynamic) -> Answer {
        Answer { value, from: None }
    }
}

/// A word that `i.` can be followed by.
pub struct Word {
    /// `value`
    pub name: &'static str,
    /// `figures`, as in the list an officer sees.
    pub group: &'static str,
    /// What it means and prints, in a line.
    pub meaning: &'static str,
    /// The only words it can be, where it is one of a closed list.
    pub closed: &'static [&'static str],
    /// Its parts, `i.previous.value`.
    pub parts: &'static [&'static str],
    /// What it is for a subject.
    pub read: fn(&IndicatorFacts) -> Answer,
}

/// A function or a method with arguments.
pub struct Function {
    /// `noun(n)` after `i.`, `said(n, one, many)` alone.
    pub signature: &'static str,
    /// `i`, `all`, `r` or nothing.
    pub on: &'static str,
    /// What it gives, in a line.
    pub meaning: &'static str,
}

impl Function {
    /// The name before the bracket.
    pub fn name(&self) -> &'static str {
        self.signature.split('(').next().unwrap_or(self.signature)
    }
}

/// The words of `i`, in the order of the list.
pub fn vocabulary() -> impl Iterator<Item = &'static Word> {
    [
        words::NAMES,
        words::FIGURES,
        words::EARLIER,
        words::VERDICTS,
        words::EVIDENCE,
        words::OVER_TIME,
        words::PLACES,
        words::OTHERS,
        words::STATES,
    ]
    .into_iter()
    .flatten()
}

/// Every name that may follow a dot after `i`, `all` or `r`, or after a word with parts.
pub fn known_after_dot(name: &str) -> bool {
    vocabulary().any(|word| word.name == name || word.parts.contains(&name))
        || words::FUNCTIONS.iter().any(|function| function.name() == name)
        || words::TOGETHER.iter().chain(words::WHOLE).any(|(word, _)| *word == name)
}

/// The nearest of some names, if one is near enough to have been meant.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wrong.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= (name.chars().count() / 3).max(1) + 1)
        .min()
        .map(|(_, name)| name)
}

/// So many words are still read as a list beside the one that was meant.
const SHORT_LIST: usize = 12;

/// "did you mean", or the whole list.
pub fn one_of(wrong: &str, names: &[&str]) -> String {
    match nearest(wrong, names.iter().copied()) {
        Some(name) if names.len() > SHORT_LIST => format!("did you mean \"{name}\"?"),
        Some(name) => format!("did you mean \"{name}\"? It can be: {}", names.join(", ")),
        None => format!("it can be: {}", names.join(", ")),
    }
}

/// The list as `scrutineer words` prints it.
pub fn listed() -> String {
    let mut text = String::from("After `i.` in a rule about one indicator:\n");
    let mut group = "";
    for word in vocabulary() {
        if word.group != group {
            group = word.group;
            text.push_str(&format!("\n{group}\n"));
        }
        text.push_str(&format!("  {:<18} {}\n", word.name, word.meaning));
        if !word.closed.is_empty() {
            text.push_str(&format!("  {:<18} one of: {}\n", "", word.closed.join(", ")));
        }
        if !word.parts.is_empty() {
            text.push_str(&format!("  {:<18} with .{}\n", "", word.parts.join(" .")));
        }
    }
    for (on, title) in [
        ("i", "After `i.`, with brackets"),
        ("all", "After `all.` in a rule about `together`"),
        ("r", "After `r.` in a rule about `overview` or `conclusion`"),
        ("", "On its own"),
        ("decide", "In `.then(...)`"),
        ("file", "At the start of a statement"),
        ("chain", "After `rule(...)`"),
    ] {
        text.push_str(&format!("\n{title}\n"));
        let plain = match on {
            "all" => words::TOGETHER,
            "r" => words::WHOLE,
            _ => &[],
        };
        for (name, meaning) in plain {
            text.push_str(&format!("  {name:<18} {meaning}\n"));
        }
        for function in words::FUNCTIONS.iter().filter(|function| function.on == on) {
            text.push_str(&format!("  {:<34} {}\n", function.signature, function.meaning));
        }
    }
    text
}

/// The same as data: the words of `i` by their groups, of `all` and `r`, and every function by where it is used.
pub fn listed_json() -> serde_json::Value {
    let words: Vec<serde_json::Value> = vocabulary()
        .map(|word| {
            serde_json::json!({
                "word": word.name,
                "on": "i",
                "group": word.group,
                "meaning": word.meaning,
                "one_of": word.closed,
                "parts": word.parts,
            })
        })
        .collect();
    let plain = |on: &str, list: &[(&str, &str)]| -> Vec<serde_json::Value> {
        list.iter().map(|(word, meaning)| serde_json::json!({ "word": word, "on": on, "meaning": meaning })).collect()
    };
    let of_several = [plain("all", words::TOGETHER), plain("r", words::WHOLE)].concat();
    let functions: Vec<serde_json::Value> = words::FUNCTIONS
        .iter()
        .map(|function| serde_json::json!({ "function": function.signature, "on": function.on, "meaning": function.meaning }))
        .collect();
    let words = [words, of_several].concat();
    serde_json::json!({ "schema": 1, "words": words, "functions": functions })
}

/// The same for editors, as Rhai definition files are written.
pub fn definitions() -> String {
    let mut text = String::from("module static;\n");
    for word in vocabulary() {
        text.push_str(&format!("\n/// {}\nfn get {}(i: Indicator) -> ?;\n", word.meaning, word.name));
    }
    for function in words::FUNCTIONS {
        text.push_str(&format!("\n/// {}\nfn {};\n", function.meaning, function.signature));
    }
    text
}
