//! Reading what the figures of an indicator are figures of: `unit`, and the words and the size that belong to it.

use toml::de::DeValue;

use crate::figures::measure::{HeldIn, Noun, Unit, UnitWords};
use crate::folder::text::entry::{Entry, in_quotes, kind};

use super::clock_words::clock_in_words;

/// Words that officers write for a unit of time.
const TIMES: [&str; 7] = ["day", "week", "month", "year", "hour", "minute", "second"];

/// The same cut short.
const SHORT: [(&str, &str); 5] =
    [("wk", "week"), ("mth", "month"), ("hr", "hour"), ("min", "minute"), ("sec", "second")];

/// Words that officers write for the other units, in small letters.
const WORDS: [(Unit, &[&str]); 5] = [
    (Unit::Percent, &["%", "percentage", "per cent", "pct", "% of", "perc"]),
    (Unit::Count, &["number", "numbers", "no", "no.", "num", "#", "total", "volume"]),
    (Unit::Rate, &["ratio"]),
    (Unit::Score, &["scale", "index", "points"]),
    (Unit::Money, &["£", "gbp", "pounds", "pound", "currency", "cost", "£s"]),
];

/// Words for money and for counts that are held in thousands or millions, without the sign of the pound.
const LARGE: [(&str, HeldIn); 8] = [
    ("000", HeldIn::Thousands),
    ("000s", HeldIn::Thousands),
    ("'000", HeldIn::Thousands),
    ("'000s", HeldIn::Thousands),
    ("thousand", HeldIn::Thousands),
    ("thousands", HeldIn::Thousands),
    ("million", HeldIn::Millions),
    ("millions", HeldIn::Millions),
];

/// The same in a letter, of money alone: `m` is a metre too.
const LETTERS: [(&str, HeldIn); 3] = [("k", HeldIn::Thousands), ("m", HeldIn::Millions), ("mn", HeldIn::Millions)];

/// The unit with its words. The unit is `None` where it is missing or none that there is.
pub fn read_unit(entry: &Entry) -> (Option<Unit>, UnitWords) {
    let units: Vec<(&str, Unit)> = Unit::ALL.iter().map(|unit| (unit.as_str(), *unit)).collect();
    let help = "add one of unit = \"percent\", \"count\", \"rate\", \"score\", \"money\" or \"time\"";
    let Some(written) = entry.must("unit", &in_quotes(&units), help) else { return (None, words(entry, None)) };
    let plain = written.get_ref().as_str().map(|text| text.trim().to_lowercase()).unwrap_or_default();
    let Some((unit, said)) = unit_in_words(&plain) else {
        let unit = entry.word("unit", &units);
        return (unit, words(entry, unit));
    };
    if said.two_parts.is_some() {
        unfit_word(entry, &plain);
        return (Some(unit), said);
    }
    let given = match said.word {
        Some(_) => words_with(entry, Some(unit), read_noun(entry, "word", "[\"day\", \"days\"]")),
        None => words(entry, Some(unit)),
    };
    if said.held_in.is_some() && given.held_in.is_some_and(|given| said.held_in != Some(given)) {
        entry.wrong(written, format!("`{plain}` and `held_in` are of another size"), "remove one of them");
    }
    // What the catalogue says in a key of its own comes first.
    let per = if given.per.is_empty() { said.per } else { given.per };
    let held_in = said.held_in.or(given.held_in);
    (Some(unit), UnitWords { word: given.word.or(said.word), per, held_in, two_parts: None })
}

/// A time that is written in two parts is counted in the smaller of them.
fn unfit_word(entry: &Entry, unit: &str) {
    if let Some(value) = entry.get("word") {
        entry.wrong(value, format!("`{unit}` says itself what its time is counted in"), "remove the line `word`");
    }
}

/// What officers' words say of a unit, with the words of its own that are in them: `%`, `working days`, `mm:ss`, `£m`, `per 10,000
/// children`. `None` where they are none of a unit.
pub fn unit_in_words(text: &str) -> Option<(Unit, UnitWords)> {
    let plain = text.trim().to_lowercase().replace('\u{2019}', "'");
    if let Some(words) = clock_in_words(&plain) {
        return Some((Unit::Time, words));
    }
    if let Some((one, many)) = time_in(&plain) {
        return Some((Unit::Time, UnitWords { word: Some(Noun { one, many }), ..UnitWords::default() }));
    }
    if let Some((unit, held_in)) = large(&plain) {
        return Some((unit, UnitWords { held_in: Some(held_in), ..UnitWords::default() }));
    }
    let per = plain.strip_prefix("per ").or_else(|| plain.strip_prefix("rate per "));
    if let Some(per) = per.filter(|per| *per != "cent") {
        return Some((Unit::Rate, UnitWords { per: per.to_owned(), ..UnitWords::default() }));
    }
    let named = Unit::ALL.into_iter().find(|unit| unit.as_str() == plain);
    let known = || WORDS.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(unit, _)| *unit);
    Some((named.or_else(known)?, UnitWords::default()))
}

/// `£m`, `£000s`, `000s`, `(thousands)`: in what money or a count is held.
fn large(text: &str) -> Option<(Unit, HeldIn)> {
    let text = text.replace('\u{2019}', "'");
    let bare = text.strip_prefix('£').map(str::trim_start);
    let held =
        |words: &[(&str, HeldIn)], said: &str| words.iter().find(|(word, _)| *word == said).map(|(_, held)| *held);
    match bare {
        Some(said) => Some((Unit::Money, held(&LARGE, said).or_else(|| held(&LETTERS, said))?)),
        None => Some((Unit::Count, held(&LARGE, text.strip_prefix("in ").unwrap_or(&text))?)),
    }
}

/// `days`, `working days`, `average days`: the word one and many, where a unit of time is meant.
fn time_in(text: &str) -> Option<(String, String)> {
    // "rolling 12 months", "within 30 days" say how long something goes on, and "£ per week" of what a time is: no unit.
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    let is_other = |sign: char| sign.is_ascii_digit() || ['%', '£', '/'].contains(&sign);
    if before.contains(is_other) {
        return None;
    }
    let time_of = |word: &str| {
        let one = word.strip_suffix('s').unwrap_or(word).trim_end_matches('.');
        let one = SHORT.iter().find(|(short, _)| *short == one).map_or(one, |(_, one)| one);
        TIMES.into_iter().find(|time| one == *time)
    };
    let time = time_of(last)?;
    // "Days, average per day" are days, and "hours per week" hours.
    let is_of_each = before.split(' ').any(|word| word == "per");
    let time = if is_of_each { before.split([' ', ',']).next().and_then(time_of)? } else { time };
    let before = if text.ends_with("working days") { "working " } else { "" };
    Some((format!("{before}{time}"), format!("{before}{time}s")))
}

fn words(entry: &Entry, unit: Option<Unit>) -> UnitWords {
    words_with(entry, unit, word(entry, unit))
}

/// The same of a unit that is named by what its time is counted in, and needs no `word`.
fn words_with(entry: &Entry, unit: Option<Unit>, word: Option<Noun>) -> UnitWords {
    UnitWords { word, per: per(entry, unit), held_in: held_in(entry, unit), two_parts: None }
}

/// One and many: `word = ["day", "days"]`, `noun = ["child", "children"]`.
pub fn read_noun(entry: &Entry, key: &'static str, example: &str) -> Option<Noun> {
    let value = entry.value(key, "a list of two words, one and many")?;
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
    let Some(value) = entry.value("per", "text") else { return String::new() };
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
    let value = entry.value("held_in", &in_quotes(&HeldIn::ALL))?;
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
