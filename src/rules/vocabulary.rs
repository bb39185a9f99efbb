//! Every word a rule may read, in one list: what `scrutineer words` prints and what "did you mean" searches.

use super::word::{Group, Word};
use super::words;

/// The words of `i` in their groups, in the order of the list.
const GROUPS: &[Group] = &[
    Group { name: "names", words: words::NAMES },
    Group { name: "figures", words: words::FIGURES },
    Group { name: "earlier", words: words::EARLIER },
    Group { name: "stated", words: words::STATED },
    Group { name: "verdict", words: words::VERDICT },
    Group { name: "evidence", words: words::EVIDENCE },
    Group { name: "over time", words: words::OVER_TIME },
    Group { name: "others", words: words::OTHERS },
    Group { name: "targets", words: words::TARGETS },
    Group { name: "state of the figure", words: words::STATE },
    Group { name: "attention", words: words::ATTENTION },
    Group { name: "news", words: words::NEWS },
];

/// The words of `i`, in the order of the list.
pub fn vocabulary() -> impl Iterator<Item = &'static Word> {
    GROUPS.iter().flat_map(|group| group.words)
}

/// The word that this names; `None` where it names none.
pub fn word_named(name: &str) -> Option<&'static Word> {
    vocabulary().find(|word| word.name == name)
}

/// Every name that may follow a dot after `i`, `all` or `r`, or after a word with parts.
pub fn known_after_dot(name: &str) -> bool {
    vocabulary().any(|word| word.name == name || word.parts.contains(&name))
        || words::FUNCTIONS.iter().any(|function| function.name() == name)
        || words::TOGETHER.iter().chain(words::WHOLE).any(|(word, _)| *word == name)
}

/// A longer name is a slip of another kind, and comparing it takes long.
const LONGEST_NAME: usize = 64;

/// In how many letters two names differ; none where one is so long that it is a slip of another kind.
pub fn slips(one: &str, other: &str) -> Option<usize> {
    (one.len().max(other.len()) <= LONGEST_NAME).then(|| strsim::damerau_levenshtein(one, other))
}

/// The nearest of some names, if one is near enough to have been meant.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = wrong.to_lowercase();
    names
        .into_iter()
        .filter_map(|name| Some((slips(&lower, &name.to_lowercase())?, name)))
        .filter(|(distance, name)| {
            // Of few letters two others are another word.
            let letters = name.chars().count().min(wrong.chars().count());
            *distance <= if letters < 5 { 1 } else { letters / 3 + 1 }
        })
        .min()
        .map(|(_, name)| name)
}

/// So many words are still read as a list beside the one that was meant.
const SHORT_LIST: usize = 12;

/// Words of rules that have another name now, and what else is to be known of it.
const RENAMED: &[(&str, &str, &str)] = &[
    ("no significant change", "no clear change", ". What is printed for it is in [words] of report.toml"),
    ("nearly met", "close to target", ""),
    ("not yet due", "not due", ""),
    ("not met", "missed", ""),
];

/// "did you mean", or the whole list.
pub fn one_of(wrong: &str, names: &[&str]) -> String {
    if let Some((_, new, more)) = RENAMED.iter().find(|(old, new, _)| *old == wrong && names.contains(new)) {
        return format!("it is called \"{new}\" now: write that here{more}");
    }
    match nearest(wrong, names.iter().copied()) {
        Some(name) if names.len() > SHORT_LIST => format!("did you mean \"{name}\"?"),
        Some(name) => format!("did you mean \"{name}\"? It can be: {}", names.join(", ")),
        None => format!("it can be: {}", names.join(", ")),
    }
}

/// The list as `scrutineer words` prints it.
pub fn listed() -> String {
    let mut text = String::from("After `i.` in a rule about one indicator:\n");
    for group in GROUPS {
        text.push_str(&format!("\n{}\n", group.name));
        for word in group.words {
            text.push_str(&format!("  {:<18} {}\n", word.name, word.meaning));
            if !word.one_of.is_empty() {
                text.push_str(&format!("  {:<18} one of: {}\n", "", word.one_of.join(", ")));
            }
            if !word.parts.is_empty() {
                text.push_str(&format!("  {:<18} with .{}\n", "", word.parts.join(" .")));
            }
        }
    }
    for (on, title) in [
        ("i", "After `i.`, with brackets"),
        ("all", "After `all.` in a rule about `together`"),
        ("r", "After `r.` in a rule about `lead`, `overview` or `conclusion`"),
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
    let of_one = |group: &Group, word: &Word| {
        serde_json::json!({
            "word": word.name,
            "on": "i",
            "group": group.name,
            "meaning": word.meaning,
            "one_of": word.one_of,
            "parts": word.parts,
        })
    };
    let words: Vec<serde_json::Value> =
        GROUPS.iter().flat_map(|group| group.words.iter().map(move |word| of_one(group, word))).collect();
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
