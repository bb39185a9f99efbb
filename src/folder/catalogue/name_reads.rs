//! Whether the name of a measure reads well in a sentence: scorecards begin it with its unit, capitalise it and end it with a stop.

use crate::diagnostic::{Code, Place};
use crate::figures::measure::{Indicator, Noun, Unit, as_words, is_measured_unit, unit_in_brackets};
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::words::clock_words::{clock_in_words, without_clock};
use crate::folder::words::unit_reader::unit_in_words;

use super::kind_in_name::{as_share, own_subject, without_measure};

/// Words of a name that are no one's, however they are written.
const COMMON: [&str; 40] = [
    "number",
    "percentage",
    "proportion",
    "average",
    "total",
    "rate",
    "time",
    "days",
    "people",
    "children",
    "young",
    "adults",
    "households",
    "calls",
    "reports",
    "complaints",
    "visits",
    "sickness",
    "staff",
    "homes",
    "houses",
    "applications",
    "invoices",
    "audits",
    "incidents",
    "crimes",
    "residents",
    "pupils",
    "missed",
    "completed",
    "working",
    "bins",
    "collections",
    "reviews",
    "assessments",
    "plans",
    "planning",
    "cost",
    "waste",
    "requests",
];

/// Warns of a name that does not read well, with the one that would. A measure with a `subject` is named by that.
pub fn check_name(indicator: &Indicator, place: Place, faults: &Diagnostics) {
    if !indicator.subject.is_empty() {
        return;
    }
    let reads = |why: &str| format!("this name reads \"the {}\" in a sentence: it {why}", indicator.measured());
    let own = own_subject(&indicator.name, &(indicator.unit, indicator.unit_words.clone()));
    if let Some(subject) = own.filter(|_| indicator.measure_word.is_empty()) {
        let help = format!("write the whole subject of its sentences: subject = \"{subject}\"");
        let why = if as_share(&indicator.name).is_some() { "that it is a percentage" } else { "what is measured" };
        faults.warning(Code::NameReads, place, reads(&format!("says itself {why}")), help);
        return;
    }
    let Some((why, better)) = unreadable(&indicator.name, indicator.unit) else { return };
    let message = reads(why);
    let help = match better {
        Some(name) => format!("write name = \"{name}\"{}", unit_of(indicator)),
        None => {
            format!("write it as it reads after \"the {} of\", or the whole as `subject`", indicator.measure_noun())
        }
    };
    faults.warning(Code::NameReads, place, message, help);
}

/// What else to write where the brackets of a name hold a unit that the measure does not have.
fn unit_of(indicator: &Indicator) -> String {
    let inner =
        indicator.name.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| inner.trim());
    let times = ["days", "hours", "weeks", "working days", "minutes"];
    let is_time = |inner: &String| times.contains(&inner.as_str()) || clock_in_words(inner).is_some();
    match inner.map(str::to_lowercase).filter(is_time) {
        Some(time) if indicator.unit != Unit::Time => return format!(" and unit = \"{time}\""),
        _ => {}
    }
    match unit_in_brackets(&indicator.name).filter(|_| indicator.unit_words.word.is_none()) {
        Some(measured) => {
            let Noun { one, many } = as_words(measured);
            format!(", unit = \"score\" and word = [\"{one}\", \"{many}\"]")
        }
        None => String::new(),
    }
}

/// What is wrong with a name first, and the name without all of it.
fn unreadable(name: &str, unit: Unit) -> Option<(&'static str, Option<String>)> {
    let mut name = name.trim().to_owned();
    let mut why: Option<&'static str> = None;
    if let Some(rest) = without_measure(&name, unit) {
        why.get_or_insert("begins with its unit");
        name = rest;
    }
    // "proportion 16-24 are claimants"
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    if unit == Unit::Percent && ["proportion", "percentage", "percent"].contains(&first.as_str()) {
        return Some(("begins with its unit", None));
    }
    if let Some(rest) = without_unit(&name) {
        why.get_or_insert("repeats its unit in brackets");
        name = rest;
    }
    if name.ends_with('.') && !name.ends_with("etc.") {
        why.get_or_insert("ends with a full stop");
        name = name.trim_end_matches('.').trim_end().to_owned();
    }
    if let Some(rest) = without_capitals(&name) {
        why.get_or_insert("has a capital that is no name's");
        name = rest;
    }
    if let Some(rest) = in_brackets(&name, unit) {
        why.get_or_insert(if name.contains(": ") { "has a colon in it" } else { "has a dash in it" });
        name = rest;
    } else if name.contains(": ") {
        return Some((why.unwrap_or("has a colon in it"), None));
    }
    why.map(|why| (why, Some(name).filter(|name| !name.is_empty())))
}

/// The name without its unit in brackets: `Average time (days) to let a home`.
pub fn without_unit(name: &str) -> Option<String> {
    const UNITS: [&str; 22] = [
        "%",
        "£",
        "days",
        "number",
        "no.",
        "no",
        "rate",
        "hours",
        "weeks",
        "working days",
        "£000",
        "£m",
        "£k",
        "percentage",
        "minutes",
        "count",
        "000",
        "000s",
        "thousand",
        "thousands",
        "million",
        "millions",
    ];
    if let Some((name, _)) = without_clock(name) {
        return Some(name);
    }
    let is_size = |text: &str| unit_in_words(text).is_some_and(|(_, words)| words.held_in.is_some());
    let is_unit = |text: &&str| {
        let lower = text.trim().to_lowercase();
        UNITS.contains(&lower.as_str()) || is_size(&lower) || is_measured_unit(text) || is_short_time(&lower)
    };
    name.match_indices('(').find_map(|(at, _)| {
        let (before, rest) = (&name[..at], &name[at + 1..]);
        let (inner, after) = rest.split_once(')')?;
        let without = |inner: &str| format!("{} {}", before.trim(), format!("{inner}{after}").trim()).trim().to_owned();
        if is_unit(&inner) {
            return Some(without(""));
        }
        // "(cumulative, %)"
        let (left, units): (Vec<&str>, Vec<&str>) = inner.split(", ").map(str::trim).partition(|part| !is_unit(part));
        (!units.is_empty()).then(|| without(&format!("({})", left.join(", "))))
    })
}

/// A name of two parts with the second in brackets, as it reads in a sentence: "planning (major applications in time)" for "planning -
/// major applications in time". One that has brackets already, or more than one such sign, is left as it is.
pub fn in_brackets(name: &str, unit: Unit) -> Option<String> {
    const SIGNS: [&str; 4] = [" - ", " \u{2013} ", " \u{2014} ", ": "];
    let mut signs = SIGNS.iter().flat_map(|sign| name.match_indices(sign));
    let (at, sign) = signs.next().filter(|_| !name.contains(['(', ')']))?;
    let (first, second) = (name[..at].trim(), name[at + sign.len()..].trim());
    // "16 - 24" is one of ages, and "A: " no name of anything.
    let is_digit = |letter: char| letter.is_ascii_digit();
    let is_name = |part: &str| part.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    let is_range = first.ends_with(is_digit) && second.starts_with(is_digit);
    if signs.next().is_some() || is_range || !is_name(first) || !is_name(second) {
        return None;
    }
    let second = small(second);
    match without_time(&second).filter(|_| unit == Unit::Time) {
        Some(("", "")) => Some(first.to_owned()),
        Some((average, "")) => Some(format!("{first} ({average})")),
        Some((average, rest)) if rest.starts_with("to ") => {
            Some(format!("{} ({})", format!("{average} time {rest}").trim_start(), small(first)))
        }
        _ => Some(format!("{first} ({second})")),
    }
}

/// What is an average of a time, without the unit that its figures have: "days to process claims" is a time to process claims.
fn without_time(text: &str) -> Option<(&'static str, &str)> {
    let (average, text) = ["average ", "avg ", "mean "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map_or(("", text), |rest| ("average", rest));
    let text = text.strip_prefix("working ").unwrap_or(text);
    let (unit, rest) = text.split_once(' ').unwrap_or((text, ""));
    (is_short_time(unit) || unit.trim_end_matches('s') == "month").then_some((average, rest))
}

/// The same with a small letter where its capital is that of a beginning: its first word is a common one, or another in small letters
/// comes behind it. "Wales" alone is a name.
fn small(text: &str) -> String {
    let mut words = text.split(' ');
    let (word, next) = (words.next().unwrap_or_default(), words.next());
    let small = word.to_lowercase();
    let is_capital = word.chars().skip(1).all(char::is_lowercase);
    let is_begun = COMMON.contains(&small.as_str()) || next.is_some_and(|next| next.starts_with(char::is_lowercase));
    if is_capital && is_begun { text.replacen(word, &small, 1) } else { text.to_owned() }
}

/// `wks`, `mins.`, `hrs`: a time cut short. "(year)" and "(12 months)" say how long a figure covers.
pub fn is_short_time(text: &str) -> bool {
    let one = text.trim_end_matches('.').trim_end_matches('s');
    ["wk", "week", "day", "hr", "hour", "min", "minute", "sec", "second"].contains(&one)
}

/// The name in small letters where its capitals are those of a title or of a beginning, not of a name.
fn without_capitals(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.as_str().chars().any(char::is_alphabetic)
            && letters.all(|letter| !letter.is_uppercase())
    };
    let long = |word: &&&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 3;
    let all_capitals = words.len() > 1 && words.iter().filter(long).all(|word| is_capital(word));
    let is_common = |word: &str| {
        let word = word.to_lowercase();
        let word = word.trim_matches(|letter: char| !letter.is_alphabetic());
        let ending = ["s", "ing", "ed"].iter().any(|ending| word.ends_with(ending)) && word != "ofsted";
        COMMON.contains(&word) || (all_capitals && ending)
    };
    // "Young Carers' Strategy" and "Ofsted inspections" have names in them: their capitals stay.
    let title = words.iter().filter(|word| is_capital(word)).all(|word| is_common(word));
    let lower = |word: &&str| if is_capital(word) { word.to_lowercase() } else { (*word).to_owned() };
    let plain: Vec<String> = words.iter().map(lower).collect();
    (title && plain != words).then(|| plain.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn better(name: &str, unit: Unit) -> Option<String> {
        unreadable(name, unit).and_then(|(_, better)| better)
    }

    #[test]
    fn the_name_that_reads_well_is_offered() {
        for (name, unit, expected) in [
            ("% of graffiti removed in time", Unit::Percent, "graffiti removed in time"),
            ("Percentage of Invoices Completed", Unit::Percent, "invoices completed"),
            ("Number of Missed Collections per 100,000 homes.", Unit::Rate, "missed collections per 100,000 homes"),
            ("Average time (days) to answer", Unit::Score, "average time to answer"),
            ("Number of Potholes Repaired", Unit::Count, "potholes repaired"),
            ("complaints upheld.", Unit::Count, "complaints upheld"),
            ("tax collected (cumulative, %)", Unit::Percent, "tax collected (cumulative)"),
            ("waste of a household (kg)", Unit::Count, "waste of a household"),
        ] {
            assert_eq!(better(name, unit).as_deref(), Some(expected), "{name}");
        }
        for (name, expected) in [
            ("Sickness: days lost", Some("sickness (days lost)")),
            ("planning - major applications in time", Some("planning (major applications in time)")),
            ("housing benefit \u{2013} Days to process claims", Some("housing benefit (days to process claims)")),
            ("pupils at Key Stage 2 - Wales", Some("pupils at Key Stage 2 (Wales)")),
            ("people aged 16 - 24 out of work", None),
            ("homes let - council - new", None),
            ("rent (garages) - arrears", None),
        ] {
            assert_eq!(better(name, Unit::Rate).as_deref(), expected, "{name}");
        }
        for (name, expected) in [
            ("Housing benefit - days to process new claims", "time to process new claims (housing benefit)"),
            ("disabled facilities grants: average weeks", "disabled facilities grants (average)"),
            ("re-let of homes - average working days to let", "average time to let (re-let of homes)"),
            ("sickness: days lost", "sickness (days lost)"),
        ] {
            assert_eq!(better(name, Unit::Time).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn what_reads_well_is_silent() {
        for (name, unit) in [
            ("invoices paid within 30 days", Unit::Percent),
            ("Ofsted inspections", Unit::Count),
            ("visits to Wales", Unit::Count),
            ("Young Carers' Strategy actions completed", Unit::Percent),
            ("children on the Strengths and Difficulties Questionnaire", Unit::Score),
            ("pupils aged 16 at Attainment 8", Unit::Score),
            ("families (PBR)", Unit::Count),
            ("eligible 2 year olds taking up the offer", Unit::Percent),
        ] {
            assert_eq!(unreadable(name, unit), None, "{name}");
        }
    }
}
