//! Whether the name of a measure reads well in a sentence: scorecards begin it with its unit, capitalise it and end it with a stop.

use crate::diagnostic::{Code, Place};
use crate::figures::measure::{Indicator, Noun, Unit, as_words, is_measured_unit, unit_in_brackets};
use crate::figures::prose::capital;

use super::diagnostics::Diagnostics;
use super::unit_reader::unit_in_words;

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
    let measure = if indicator.measure_word.is_empty() { indicator.unit.noun() } else { &indicator.measure_word };
    let reads = |why: &str| format!("this name reads \"the {measure} of {}\" in a sentence: it {why}", indicator.name);
    if let Some(subject) = as_share(&indicator.name) {
        let help = format!("write the whole subject of its sentences: subject = \"{subject}\"");
        faults.warning(Code::NameReads, place, reads("says itself that it is a percentage"), help);
        return;
    }
    let Some((why, better)) = unreadable(&indicator.name, indicator.unit) else { return };
    let message = reads(why);
    let help = match better {
        Some(name) => format!("write name = \"{name}\"{}", unit_of(indicator)),
        None => format!("write it as it reads after \"the {measure} of\", or the whole as `subject`"),
    };
    faults.warning(Code::NameReads, place, message, help);
}

/// What else to write where the brackets of a name hold a unit that the measure does not have.
fn unit_of(indicator: &Indicator) -> String {
    let inner =
        indicator.name.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| inner.trim());
    let times = ["days", "hours", "weeks", "working days", "minutes"];
    match inner.map(str::to_lowercase).filter(|inner| times.contains(&inner.as_str())) {
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

/// The whole subject of a sentence, where a name says of what it is a percentage: `Rent arrears as a percentage of rent due` for
/// "Rent arrears as % of rent due".
pub fn as_share(name: &str) -> Option<String> {
    const SHARES: [(&str, &str); 9] = [
        (" as a % of ", "percentage"),
        (" as % of ", "percentage"),
        (" as a percentage of ", "percentage"),
        (" as percentage of ", "percentage"),
        (" as a per cent of ", "percentage"),
        (" as a percent of ", "percentage"),
        (" as a proportion of ", "proportion"),
        (" as proportion of ", "proportion"),
        (" as a share of ", "share"),
    ];
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    // Of these letters every one is as long when it is small.
    let lower = name.to_ascii_lowercase();
    let found = SHARES.iter().find_map(|(share, word)| Some((lower.find(share)?, share.len(), *word)));
    let (at, long, word) = found?;
    let (part, whole) = (name[..at].trim(), name[at + long..].trim().trim_end_matches('.'));
    let part =
        without_measure(part, Unit::Percent).or_else(|| without_measure(part, Unit::Count)).unwrap_or(part.into());
    let whole = whole.trim_end_matches("(%)").trim_end();
    Some(format!("{} as a {word} of {}", capital(&part), small(whole)))
}

/// With a small letter at its beginning, unless that is an acronym's.
fn small(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => words.to_owned(),
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
    if name.contains(": ") {
        return Some((why.unwrap_or("has a colon in it"), None));
    }
    why.map(|why| (why, Some(name).filter(|name| !name.is_empty())))
}

/// The name without the words that say again what is measured.
pub fn without_measure(name: &str, unit: Unit) -> Option<String> {
    let starts: &[&str] = match unit {
        Unit::Percent => {
            &["% of ", "percentage of ", "per cent of ", "percent of ", "proportion of ", "the percentage of ", "%"]
        }
        Unit::Count => &["number of ", "no. of ", "no of ", "total number of ", "count of ", "the number of "],
        Unit::Rate => &["rate of ", "number of ", "no. of ", "the rate of "],
        Unit::Score | Unit::Money | Unit::Time => &["% of ", "number of "],
    };
    let lower = name.to_lowercase();
    let start = starts.iter().find(|start| lower.starts_with(**start))?;
    // Small letters of some languages are longer; those of these words are not.
    name.get(start.len()..).map(|rest| rest.trim().to_owned()).filter(|rest| !rest.is_empty())
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
    let is_size = |text: &str| unit_in_words(text).is_some_and(|(_, words)| words.held_in.is_some());
    let is_unit = |text: &&str| {
        let lower = text.trim().to_lowercase();
        UNITS.contains(&lower.as_str()) || is_size(&lower) || is_measured_unit(text)
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
        assert_eq!(unreadable("Sickness: days lost", Unit::Rate), Some(("has a capital that is no name's", None)));
    }

    #[test]
    fn a_name_that_says_of_what_it_is_a_percentage_is_a_subject() {
        for (name, expected) in [
            ("Rent arrears as % of rent due", "Rent arrears as a percentage of rent due"),
            ("Council tax collected as a % of Amount Due.", "Council tax collected as a percentage of amount Due"),
            (
                "Number of agency staff as a proportion of the workforce",
                "Agency staff as a proportion of the workforce",
            ),
            ("% of EHC plans as a percentage of SEN pupils (%)", "EHC plans as a percentage of SEN pupils"),
        ] {
            assert_eq!(as_share(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(as_share("invoices paid within 30 days"), None);
        assert_eq!(as_share("staff who describe themselves as disabled"), None);
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
