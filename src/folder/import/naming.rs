//! What a measure of a file is called in the catalogue: a name that reads well, the code that stands before it, an id.

use crate::figures::measure::{Unit, UnitWords};
use crate::folder::catalogue::kind_in_name::without_measure;
use crate::folder::catalogue::name_reads::{in_brackets, is_short_time, without_unit};

use super::in_full::in_full;
use super::own_unit;

/// A name that reads well after "The percentage of": without that itself, without a unit in brackets, with a small letter.
pub fn name(written: &str, (unit, words): &(Unit, UnitWords)) -> String {
    let name = spoken(written);
    // "Kilometres of road resurfaced": the unit stands behind the figure.
    let of_what = name.split_once(" of ").filter(|(first, _)| *unit == Unit::Score && words.is_in(first));
    let name = of_what.map_or(name.as_str(), |(_, rest)| rest).to_owned();
    let name = without_measure(&name, *unit).unwrap_or(name);
    let name = behind_dash(&name).map_or(name.clone(), |(before, _)| before.to_owned());
    let name = without_unit(&name).or_else(|| without_size(&name)).unwrap_or(name);
    let name = name.trim_end_matches('.').trim_end();
    let kind = [" - rate", " - number", " - percentage", " - %", " %"].iter().find_map(|kind| name.strip_suffix(kind));
    let name = kind.unwrap_or(name).trim_end().to_owned();
    let name = in_brackets(&name, *unit).unwrap_or(name);
    // "Council tax collected (cumulative %)": the sign is said before the name.
    let name = if *unit == Unit::Percent { name.replace(" %)", ")") } else { name };
    let mut parts = name.split(' ');
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    // "Education, Health and Care Plans" is the name of something; "Council Tax" is too.
    let is_all_capitals = |word: &str| word.len() > 1 && !word.chars().any(char::is_lowercase);
    let is_name = second.chars().next().is_some_and(char::is_uppercase)
        && !is_all_capitals(second)
        && !["New", "Average"].contains(&first);
    let is_acronym = is_name || first.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let mut letters = name.chars();
    match letters.next() {
        Some(letter) if !is_acronym => letter.to_lowercase().chain(letters).collect(),
        _ => name,
    }
}

/// The words of a name with one blank between them, and without abbreviations that nobody says.
fn spoken(written: &str) -> String {
    written.split_whitespace().enumerate().map(|(nth, word)| in_full(word, nth == 0)).collect::<Vec<_>>().join(" ")
}

/// A name and the unit of time that stands behind a dash at its end: "Average wait - weeks".
pub fn behind_dash(written: &str) -> Option<(&str, &str)> {
    let parts = |dash: &str| written.rsplit_once(dash);
    let (before, unit) = parts(" - ").or_else(|| parts(" \u{2013} ")).or_else(|| parts(" \u{2014} "))?;
    let is_time = is_short_time(&unit.trim().to_lowercase());
    (is_time && !before.trim().is_empty()).then(|| (before.trim(), unit.trim()))
}

/// A name without brackets that hold a size and a unit: `Emissions (thousand tonnes)`.
fn without_size(name: &str) -> Option<String> {
    let (before, rest) = name.split_once('(')?;
    let (inner, after) = rest.split_once(')')?;
    own_unit::sized(inner).map(|_| format!("{} {}", before.trim(), after.trim()).trim().to_owned())
}

/// A code in front of a name: `BEN2 - Time to process claims`, `NI 192: Waste recycled`, `PI 3.2 % of bins collected`.
pub fn coded(written: &str) -> Option<(&str, &str)> {
    parted(written).or_else(|| followed(written))
}

/// A code with a sign behind it.
fn parted(written: &str) -> Option<(&str, &str)> {
    let (at, sign) = written.match_indices([':', '-', '\u{2013}', '\u{2014}']).next()?;
    let (code, name) = (written[..at].trim(), written[at + sign.len()..].trim());
    // "COVID-19 deaths" and "A2-level results" are names.
    let is_apart = sign == ":" || written[..at].ends_with(' ');
    (is_code(code) && is_apart && name.contains(' ')).then_some((code, name))
}

/// A code with a blank behind it, where its letters are those of codes or the name begins with what is counted: "COVID 19 deaths" and
/// "KS 2 reading" are names.
fn followed(written: &str) -> Option<(&str, &str)> {
    const LETTERS: [&str; 10] = ["PI", "KPI", "LPI", "BVPI", "BV", "NI", "LI", "CPI", "SPI", "KPM"];
    const BEGIN: [&str; 9] = ["%", "\u{a3}", "no.", "number", "percentage", "proportion", "average", "total", "avg"];
    let blanks = written.match_indices(' ').map(|(at, _)| (written[..at].trim(), written[at..].trim()));
    // "PI 3.2" before "PI".
    let (code, name) = blanks.take(2).filter(|(code, _)| is_code(code)).last()?;
    let letters: String = code.chars().take_while(char::is_ascii_uppercase).collect();
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    let begins = BEGIN.contains(&first.as_str()) || first.starts_with(['%', '\u{a3}']);
    ((LETTERS.contains(&letters.as_str()) || begins) && name.contains(' ')).then_some((code, name))
}

/// `BEN2`, `NI 192`, `PI 3.2`
fn is_code(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let rest = text[letters..].trim_start();
    (1..=5).contains(&letters)
        && rest.starts_with(|first: char| first.is_ascii_digit())
        && rest.len() <= 5
        && rest.chars().all(|letter| letter.is_ascii_digit() || letter == '.' || letter.is_ascii_lowercase())
}

/// A short id of the first words.
pub fn id(written: &str, taken: &[String]) -> String {
    const LONGEST: usize = 40;
    let lower = written.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.filter(|word| !["of", "the", "a", "an", "in", "and", "for", "to"].contains(word));
    let mut id = String::new();
    for word in words {
        let is_full = id.len() + word.len() >= LONGEST;
        if is_full && !id.is_empty() {
            break;
        }
        id = if id.is_empty() { word.chars().take(LONGEST).collect() } else { format!("{id}_{word}") };
    }
    if id.is_empty() {
        "measure".clone_into(&mut id);
    }
    let is_taken = |id: &String| taken.contains(id);
    let numbered = (2..).map(|nth| format!("{id}_{nth}"));
    std::iter::once(id.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(id)
}
