//! Names that say themselves what is measured: a "household recycling rate" is one already, and no percentage of one. Such a name is the
//! whole subject of its sentences.

use crate::figures::measure::{Unit, UnitWords};
use crate::figures::prose::capital;

/// The nouns by which a name is what is measured, of each unit.
fn nouns(unit: Unit) -> &'static [&'static str] {
    match unit {
        Unit::Percent => {
            &["rate", "ratio", "percentage", "proportion", "share", "change", "turnover", "gap", "occupancy"]
        }
        Unit::Rate => &["rate", "ratio", "rank", "ranking", "quartile", "quintile", "decile"],
        Unit::Score => &[
            "score",
            "index",
            "rating",
            "ratio",
            "rank",
            "ranking",
            "position",
            "quartile",
            "grade",
            "rate",
            "gap",
            "balance",
            "variance",
            "turnover",
            "occupancy",
            "satisfaction",
            "size",
        ],
        Unit::Money => &["cost", "price", "value", "amount", "bill"],
        Unit::Time => &["time", "duration", "wait"],
        Unit::Count => &["number"],
    }
}

/// What may follow that noun: what it is of.
const BEHIND: [&str; 15] =
    ["of", "per", "for", "in", "among", "at", "by", "to", "on", "as", "from", "spent", "paid", "owed", "raised"];

/// Whether a noun goes on with what it is of, or a name ends with it.
pub fn goes_on(next: Option<&str>) -> bool {
    // "Employment rate 16-64"
    let is_of_ages = |next: &str| next.starts_with(|first: char| first.is_ascii_digit());
    next.is_none_or(|next| next.starts_with('(') || is_of_ages(next) || BEHIND.contains(&next))
}

/// Words before a noun by which it is not what the name is about: "children with a low attendance rate".
const BEFORE: [&str; 30] = [
    "with", "who", "whose", "in", "of", "at", "by", "for", "from", "to", "on", "a", "an", "the", "above", "below",
    "under", "over", "than", "where", "that", "which", "having", "per", "within", "against", "their", "its", "and",
    "or",
];

/// The whole subject of a sentence, where a name would be said to be of what it is: `The household recycling rate`, `Rent arrears as a
/// percentage of rent due`, `Sickness absence per employee` of "sickness absence, days per employee".
pub fn own_subject(name: &str, (unit, words): &(Unit, UnitWords)) -> Option<String> {
    if says_an_age(name) {
        return Some(capital(name));
    }
    as_share(name).or_else(|| counted_behind(name, *unit, words)).or_else(|| named_kind(name, *unit, words))
}

/// Whether it is of how much something has changed or differs, which may be below zero.
pub fn says_a_change(name: &str) -> bool {
    const WORDS: [&str; 11] = [
        "change",
        "variance",
        "difference",
        "growth",
        "increase",
        "decrease",
        "gap",
        "surplus",
        "deficit",
        "movement",
        "net",
    ];
    let small = name.to_lowercase();
    small.split(|letter: char| !letter.is_alphabetic()).any(|word| WORDS.contains(&word))
}

/// Whether it is of an average, a time that something takes, or so many pounds for each of something: however often one rises through a
/// year, it is never what has come of it so far.
pub fn never_adds_up(name: &str, unit: Unit, counts_time: bool) -> bool {
    let small = name.to_lowercase();
    let has = |known: &[&str]| small.split(|letter: char| !letter.is_alphabetic()).any(|word| known.contains(&word));
    // "Average days lost per employee" are days that are lost, and add up.
    let adds_up = unit == Unit::Time && counts_time;
    has(&["average", "avg", "ave", "mean", "median"]) && !adds_up
        || match unit {
            Unit::Time => !counts_time,
            Unit::Money => has(&["per"]),
            _ => false,
        }
}

/// Whether a name is of what fills up through a year: "council tax collected", "savings delivered", "staff turnover". A vacancy rate and
/// the homes that stand empty are as they are on a day.
pub fn fills_up(name: &str) -> bool {
    const WORDS: [&str; 20] = [
        "turnover",
        "offending",
        "reoffending",
        "collected",
        "collection",
        "recovered",
        "spent",
        "spend",
        "drawn",
        "delivered",
        "programme",
        "plan",
        "savings",
        "budget",
        "lost",
        "tonnes",
        "kg",
        "inspected",
        "surveyed",
        "planted",
    ];
    let small = name.to_lowercase();
    // "Audit plan completed" is of the year's plan, and "calls answered" of the calls that came.
    let is_of_plan = ["plan completed", "plan delivered"].iter().any(|words| small.contains(words));
    let has = small.split(|letter: char| !letter.is_alphabetic()).any(|word| WORDS.contains(&word));
    has && (is_of_plan || !is_part_of_a_whole(name))
}

/// Whether a percentage of this name is a part of what there was, and so never above a hundred: "calls answered", "claims decided within
/// 20 days", "children who ...". Of what was planned more can be done.
pub fn is_part_of_a_whole(name: &str) -> bool {
    const PART: [&str; 13] = [
        "answered",
        "completed",
        "processed",
        "resolved",
        "acknowledged",
        "determined",
        "decided",
        "abandoned",
        "within",
        "that",
        "who",
        "whose",
        "which",
    ];
    const MAY_EXCEED: [&str; 19] = [
        "target",
        "targets",
        "budget",
        "budgets",
        "budgeted",
        "planned",
        "profile",
        "profiled",
        "forecast",
        "expected",
        "programme",
        "programmed",
        "scheduled",
        "capacity",
        "occupancy",
        "compared",
        "against",
        "rate",
        "ratio",
    ];
    let small = name.to_lowercase();
    let words: Vec<&str> = small.split(|letter: char| !letter.is_alphabetic()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let is_in_time = small.contains("on time") || small.contains("in time");
    (is_in_time || has(&PART)) && !has(&MAY_EXCEED) && !says_a_change(name)
}

/// Whether it is of how old people are or become: years of age are higher and lower, and take no time.
pub fn says_an_age(name: &str) -> bool {
    let small = name.to_lowercase();
    small.contains("life expectancy")
        || ["average age", "mean age", "median age"].iter().any(|age| small.starts_with(age))
}

/// The whole subject of a sentence, where a name says of what it is a percentage: `Rent arrears as a percentage of rent due` for
/// "Rent arrears as % of rent due".
pub fn as_share(name: &str) -> Option<String> {
    const SHARES: [(&str, &str); 11] = [
        (" (% of ", "percentage"),
        (" (as % of ", "percentage"),
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
    let whole = if whole.contains('(') { whole } else { whole.trim_end_matches(')') };
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

/// The name without the words that say again what is measured.
pub fn without_measure(name: &str, unit: Unit) -> Option<String> {
    let starts: &[&str] = match unit {
        Unit::Percent => &[
            "% of ",
            "%age of ",
            "% age of ",
            "percentage of ",
            "per cent of ",
            "percent of ",
            "pct of ",
            "proportion of ",
            "the percentage of ",
            "%",
        ],
        Unit::Count => &[
            "number of ",
            "no. of ",
            "no of ",
            "nr of ",
            "# of ",
            "total number of ",
            "count of ",
            "the number of ",
            "#",
        ],
        Unit::Rate => &["rate of ", "number of ", "no. of ", "the rate of "],
        Unit::Score | Unit::Money | Unit::Time => &["% of ", "number of "],
    };
    let lower = name.to_lowercase();
    let start = starts.iter().find(|start| lower.starts_with(**start))?;
    // Small letters of some languages are longer; those of these words are not.
    name.get(start.len()..).map(|rest| rest.trim().to_owned()).filter(|rest| !rest.is_empty())
}

/// "Sickness absence, days per FTE": what it is counted in stands behind its figure.
fn counted_behind(name: &str, unit: Unit, words: &UnitWords) -> Option<String> {
    let many = &words.word.as_ref().filter(|_| unit == Unit::Time)?.many;
    let (before, rest) = name.split_once(&format!(", {many} per "))?;
    (!before.contains([',', ':', '('])).then(|| format!("{} per {rest}", capital(before)))
}

fn named_kind(name: &str, unit: Unit, words: &UnitWords) -> Option<String> {
    // What is weighed or measured is an amount of it, and "average wait" a time already.
    let has_word = words.word.is_some();
    let small = name.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    let is_bare = |word: &str| word.chars().all(|letter| letter.is_alphanumeric() || "-'\u{2019}/".contains(letter));
    // "Number of homes" is a number of them, and says it twice.
    let says_twice = |at: usize| unit == Unit::Count && words.get(at + 1) == Some(&"of");
    let goes_on = |at: usize| goes_on(words.get(at + 1).copied()) && !says_twice(at);
    // "Average household size" is what is measured, whatever it is of.
    let is_average = ["average", "mean", "median"].contains(words.first()?) && !words.contains(&"time");
    if unit == Unit::Score && !has_word && is_average {
        return Some(format!("The {name}"));
    }
    let at = words.iter().position(|word| nouns(unit).contains(word)).filter(|at| goes_on(*at))?;
    let may_be_of = unit == Unit::Score;
    // "Under 18 conception rate"
    let is_age = |nth: usize| words[nth + 1].bytes().all(|byte| byte.is_ascii_digit());
    let is_of_it = |(nth, word): (usize, &&str)| {
        let is_within = match *word {
            "of" => may_be_of,
            "under" | "over" => is_age(nth),
            word => !BEFORE.contains(&word),
        };
        is_bare(word) && is_within
    };
    let is_timed = unit == Unit::Time && (at == 0 || ["average", "mean", "median"].contains(&words[0]));
    let is_measured = has_word && unit != Unit::Time;
    (!is_timed && !is_measured && words[..at].iter().enumerate().all(is_of_it)).then(|| format!("The {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::words::unit_reader::unit_in_words;

    #[test]
    fn a_name_that_is_what_is_measured_is_the_subject() {
        let plain = |unit| (unit, UnitWords::default());
        let days = unit_in_words("days").expect("a unit of time");
        for (name, unit, expected) in [
            ("household recycling rate", plain(Unit::Percent), Some("The household recycling rate")),
            (
                "council tax collection rate (in year)",
                plain(Unit::Percent),
                Some("The council tax collection rate (in year)"),
            ),
            ("crime rate per 1,000 people", plain(Unit::Rate), Some("The crime rate per 1,000 people")),
            (
                "quality of life score (survey, out of 24)",
                plain(Unit::Score),
                Some("The quality of life score (survey, out of 24)"),
            ),
            ("rank for recycling (of 16)", plain(Unit::Rate), Some("The rank for recycling (of 16)")),
            ("net cost of service per resident", plain(Unit::Money), Some("The net cost of service per resident")),
            ("answer time", days.clone(), Some("The answer time")),
            ("under 18 conception rate", plain(Unit::Rate), Some("The under 18 conception rate")),
            ("staff under a high vacancy rate", plain(Unit::Percent), None),
            ("life expectancy at birth (male)", plain(Unit::Score), Some("Life expectancy at birth (male)")),
            ("sickness absence, days per employee", days.clone(), Some("Sickness absence per employee")),
            ("pupils at schools with a low attendance rate", plain(Unit::Percent), None),
            ("calls answered", plain(Unit::Percent), None),
            ("rate payers who pay online", plain(Unit::Percent), None),
            ("average time to decide", days, None),
            ("homes at low cost", plain(Unit::Count), None),
            ("average household size", plain(Unit::Score), Some("The average household size")),
            ("pay gap", plain(Unit::Score), Some("The pay gap")),
            ("staff turnover", plain(Unit::Percent), Some("The staff turnover")),
            ("change in footfall", plain(Unit::Percent), Some("The change in footfall")),
            ("amount spent on agency staff", plain(Unit::Money), Some("The amount spent on agency staff")),
            ("number on the housing register", plain(Unit::Count), Some("The number on the housing register")),
            ("number of homes", plain(Unit::Count), None),
        ] {
            assert_eq!(own_subject(name, &unit).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_name_that_says_of_what_it_is_a_percentage_is_a_subject() {
        for (name, expected) in [
            ("Rent arrears as % of rent due", "Rent arrears as a percentage of rent due"),
            ("Direct payments (% of clients)", "Direct payments as a percentage of clients"),
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
}
