//! Reading what the figures of an indicator are figures of: `unit`, and the words and the size that belong to it.

use toml::de::DeValue;

use crate::figures::measure::{HeldIn, Noun, Unit, UnitWords};

use super::entry::{Entry, kind};

/// Words that officers write for a unit of time.
const TIMES: [&str; 7] = ["day", "week", "month", "year", "hour", "minute", "second"];

/// Words that officers write for the other units, in small letters.
const WORDS: [(Unit, &[&str]); 5] = [
    (Unit::Percent, &["%", "percentage", "per cent", "pct", "% of", "perc"]),
    (Unit::Count, &["number", "numbers", "no", "no.", "num", "#", "total", "volume"]),
    (Unit::Rate, &["ratio"]),
    (Unit::Score, &["scale", "index", "points"]),
    (Unit::Money, &["£", "gbp", "pounds", "pound", "currency", "cost", "£s"]),
];

/// Words for money that is held in thousands or millions.
const LARGE: [(&str, HeldIn); 8] = [
    ("£000", HeldIn::Thousands),
    ("£000s", HeldIn::Thousands),
    ("£'000", HeldIn::Thousands),
    ("£k", HeldIn::Thousands),
    ("£ thousand", HeldIn::Thousands),
    ("£m", HeldIn::Millions),
    ("£ million", HeldIn::Millions),
    ("£mn", HeldIn::Millions),
];

/// The unit with its words. The unit is `None` where it is missing or none that there is.
pub fn read_unit(entry: &Entry) -> (Option<Unit>, UnitWords) {
    let units: Vec<(&str, Unit)> = Unit::ALL.iter().map(|unit| (unit.as_str(), *unit)).collect();
    let Some(written) = entry.get("unit") else {
        let help = "add one of unit = \"percent\", \"count\", \"rate\", \"score\", \"money\" or \"time\"";
        entry.lacks("unit", help);
        return (None, words(entry, None));
    };
    let plain = written.get_ref().as_str().map(|text| text.trim().to_lowercase()).unwrap_or_default();
    if let Some((one, many)) = time_in(&plain) {
        let words = words_of_time(entry, one, many);
        return (Some(Unit::Time), words);
    }
    if let Some((_, held_in)) = LARGE.iter().find(|(word, _)| *word == plain) {
        let words = words(entry, Some(Unit::Money));
        if words.held_in.is_some_and(|given| given != *held_in) {
            entry.wrong(written, format!("`{plain}` and `held_in` are of another size"), "remove one of them");
        }
        return (Some(Unit::Money), UnitWords { held_in: Some(*held_in), ..words });
    }
    if let Some(per) =
        plain.strip_prefix("per ").or_else(|| plain.strip_prefix("rate per ")).filter(|per| *per != "cent")
    {
        let words = words(entry, Some(Unit::Rate));
        let per = if words.per.is_empty() { per.to_owned() } else { words.per };
        return (Some(Unit::Rate), UnitWords { per, ..words });
    }
    let named = Unit::ALL.into_iter().find(|unit| unit.as_str() == plain);
    let known = WORDS.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(unit, _)| *unit);
    let unit = named.or(known).or_else(|| entry.word("unit", &units));
    (unit, words(entry, unit))
}

/// `days`, `working days`, `average days`: the word one and many, where a unit of time is meant.
fn time_in(text: &str) -> Option<(String, String)> {
    let last = text.rsplit(' ').next()?;
    let time = TIMES.into_iter().find(|time| last.strip_suffix('s').unwrap_or(last) == *time)?;
    let before = if text.ends_with("working days") { "working " } else { "" };
    Some((format!("{before}{time}"), format!("{before}{time}s")))
}

/// The words of a unit that is named by what its time is counted in; those of the catalogue's own `word` where it has one.
fn words_of_time(entry: &Entry, one: String, many: String) -> UnitWords {
    let given = read_noun(entry, "word", "[\"day\", \"days\"]");
    let word = given.or(Some(Noun { one, many }));
    UnitWords { word, per: per(entry, Some(Unit::Time)), held_in: held_in(entry, Some(Unit::Time)) }
}

fn words(entry: &Entry, unit: Option<Unit>) -> UnitWords {
    UnitWords { word: word(entry, unit), per: per(entry, unit), held_in: held_in(entry, unit) }
}

/// One and many: `word = ["day", "days"]`, `noun = ["child", "children"]`.
pub fn read_noun(entry: &Entry, key: &'static str, example: &str) -> Option<Noun> {
    let value = entry.get(key)?;
    let help = format!("write one and many: {key} = {example}");
    let DeValue::Array(list) = value.get_ref() else {
        entry.wrong(value, format!("`{key}` should be a list of two words, not {}", kind(value.get_ref())), help);
        return None;
    };
    let words: Vec<&str> = list.iter().filter_map(|word| word.get_ref().as_str()).collect();
    match words[..] {
        [one, many] if list.len() == 2 && !one.trim().is_empty() && !many.trim().is_empty() => {
            Some(Noun { one: one.to_owned(), many: many.to_owned() })
        }
        _ => {
            entry.wrong(value, format!("`{key}` should be a list of two words"), help);
            None
        }
    }
}

/// Says that a key does not belong to the unit.
fn unfit(entry: &Entry, key: &'static str, of: &str, unit: Unit, help: &str) {
    if let Some(value) = entry.get(key) {
        entry.wrong(value, format!("`{key}` is for {of}, but the unit is `{}`", unit.as_str()), help);
    }
}

fn word(entry: &Entry, unit: Option<Unit>) -> Option<Noun> {
    match (unit, entry.get("word")) {
        (Some(Unit::Time), None) => {
            entry.lacks("word", "add what the time is counted in, one and many: word = [\"day\", \"days\"]");
            None
        }
        (Some(unit), Some(_)) if !matches!(unit, Unit::Time | Unit::Score) => {
            let help = "remove the line, or write unit = \"time\", or \"score\" for kilograms, miles or the like; what is counted is the `noun`";
            unfit(entry, "word", "a length of time, or a score in units of its own", unit, help);
            None
        }
        _ => read_noun(entry, "word", "[\"day\", \"days\"]"),
    }
}

fn per(entry: &Entry, unit: Option<Unit>) -> String {
    let Some(value) = entry.get("per") else { return String::new() };
    if let Some(unit) = unit.filter(|unit| *unit != Unit::Rate) {
        unfit(entry, "per", "a rate", unit, "remove the line, or write unit = \"rate\"");
        return String::new();
    }
    let per = entry.text("per");
    let help = "write what follows the word \"per\": per = \"10,000 children\"";
    if value.get_ref().as_str().is_some_and(|text| text.trim().is_empty()) {
        entry.wrong(value, "`per` is empty", help);
    } else if per.trim().to_lowercase().starts_with("per ") {
        entry.wrong(value, format!("`{}` would be printed as \"per {}\"", per.trim(), per.trim()), help);
    }
    per.trim().to_owned()
}

fn held_in(entry: &Entry, unit: Option<Unit>) -> Option<HeldIn> {
    let value = entry.get("held_in")?;
    if let Some(unit) = unit.filter(|unit| !HeldIn::suits(*unit)) {
        unfit(entry, "held_in", "money and counts", unit, "remove the line, or correct the unit");
        return None;
    }
    if entry.get("national").is_some() {
        let help = "write the figures of the council in full, as the national table has them, and remove the line";
        entry.wrong(value, "`held_in` cannot be used with `national`, whose table has its own figures", help);
        return None;
    }
    entry.word("held_in", &HeldIn::ALL)
}
