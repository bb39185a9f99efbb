//! A measure of a file as an entry of the catalogue: a name that reads well, its unit, its direction.

use std::fmt::Write as _;

use crate::figures::measure::{HeldIn, YearKind, read_period};
use crate::folder::columns::plain;
use crate::folder::number::{read_number, read_sized};

use super::measures::FoundMeasure;
use super::text::quoted;

/// An entry that is to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// The id in the catalogue.
    pub id: String,
    /// As the file writes it.
    pub written: String,
    /// The name that reads well after "The percentage of".
    pub name: String,
    /// The section it belongs to. May be empty.
    pub section: String,
    /// The unit, with its words as they are written in the catalogue.
    pub unit: String,
    /// `high`, `low` or `none`; `None` where the file does not say it.
    pub good: Option<&'static str>,
    /// `monthly`, `quarterly` or `annual`, where the periods say it.
    pub frequency: Option<&'static str>,
    code: String,
}

impl NewEntry {
    /// Of a measure of a file. `taken`: ids that there are already.
    pub(super) fn of(found: &FoundMeasure, taken: &[String]) -> NewEntry {
        let (unit, is_percent) = unit(found);
        NewEntry {
            id: id(&found.written, taken),
            written: found.written.clone(),
            name: name(&found.written, is_percent),
            section: found.section.clone(),
            unit,
            good: found.good,
            frequency: frequency(&found.periods),
            code: found.code.clone(),
        }
    }

    /// As it stands in `indicators.toml`.
    pub fn text(&self) -> String {
        let mut text = format!("[{}]\nname = {}\n", self.id, quoted(&self.name));
        if plain(&self.name) != plain(&self.written) {
            let _ = writeln!(text, "called = [{}]", quoted(&self.written));
        }
        if !self.code.is_empty() {
            let _ = writeln!(text, "code = {}", quoted(&self.code));
        }
        let _ = writeln!(text, "unit = {}", self.unit);
        let _ = match self.good {
            Some(good) => writeln!(text, "good = {}", quoted(good)),
            None => writeln!(
                text,
                "good = \"none\"   # the file does not say which direction is good: \"high\", \"low\" or \"none\""
            ),
        };
        if let Some(frequency) = self.frequency {
            let _ = writeln!(text, "frequency = {}", quoted(frequency));
        }
        text
    }
}

/// The unit as it is written in the catalogue, and whether it is a percentage.
fn unit(found: &FoundMeasure) -> (String, bool) {
    let lower = format!("{} {}", found.unit, found.written).to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric() && letter != '%' && letter != '£').collect();
    let is_shown = |sign: fn(&crate::folder::number::Number) -> bool| {
        let mut numbers = found.figures.iter().filter_map(|text| read_number(text).ok()).peekable();
        numbers.peek().is_some() && numbers.all(|number| sign(&number))
    };
    let per = lower.split("per ").skip(1).find_map(per);
    if is_shown(|number| number.percent)
        || ["percent", "percentage"].contains(&found.unit.to_lowercase().as_str())
        || found.unit.trim() == "%"
    {
        return (quoted("percent"), true);
    }
    for (sign, size) in [("£m", "millions"), ("£million", "millions"), ("£k", "thousands"), ("£000", "thousands")] {
        let is_said = found.unit.trim().eq_ignore_ascii_case(sign) || found.written.contains(&format!("({sign})"));
        if is_said {
            return (format!("\"money\"\nheld_in = {}", quoted(size)), false);
        }
    }
    let sizes: Vec<_> = found.figures.iter().filter_map(|text| read_sized(text)).collect();
    if let [(_, size), ..] = sizes.as_slice()
        && sizes.len() == found.figures.len()
        && sizes.iter().all(|(_, other)| other == size)
    {
        let word = HeldIn::ALL.iter().find(|(_, known)| known == size).map_or("", |(word, _)| word);
        let unit = if sizes.iter().all(|(number, _)| number.pounds) { "money" } else { "count" };
        return (format!("{}\nheld_in = {}", quoted(unit), quoted(word)), false);
    }
    if is_shown(|number| number.pounds) || found.unit.trim() == "£" {
        return (quoted("money"), false);
    }
    if let Some(per) = per {
        // A name that says it already is enough.
        let is_said = found.written.to_lowercase().contains("per ");
        let unit = if is_said { quoted("rate") } else { format!("\"rate\"\nper = {}", quoted(&per)) };
        return (unit, false);
    }
    if lower.contains('%') || words.contains(&"percentage") || words.contains(&"proportion") {
        return (quoted("percent"), true);
    }
    for (one, many) in
        [("working day", "working days"), ("day", "days"), ("hour", "hours"), ("minute", "minutes"), ("week", "weeks")]
    {
        let is_said = plain(&found.unit) == many || (!lower.contains("within") && begins_with_time(&lower, many));
        if is_said {
            return (format!("\"time\"\nword = [{}, {}]", quoted(one), quoted(many)), false);
        }
    }
    let whole =
        found.figures.iter().filter_map(|text| read_number(text).ok()).all(|number| number.value.fract().is_zero());
    (quoted(if whole && !found.figures.is_empty() { "count" } else { "score" }), false)
}

/// "days per FTE", "average days to let", "(days)": what is measured is the time itself.
fn begins_with_time(lower: &str, many: &str) -> bool {
    let text = lower.trim();
    [
        format!("{many} "),
        format!("average {many}"),
        format!("({many})"),
        format!("average number of {many}"),
        format!(": {many}"),
    ]
    .iter()
    .any(|start| text.starts_with(start.as_str()) || (start.starts_with(['(', ':']) && text.contains(start.as_str())))
}

/// "1,000 residents" of "per 1,000 residents (aged 10)".
fn per(rest: &str) -> Option<String> {
    let size = rest.split_whitespace().next()?.trim_matches(['(', ')', '.', ':']);
    let is_size =
        size.len() > 2 && size.chars().all(|letter| letter.is_ascii_digit() || letter == ',') && size.ends_with("00");
    let word = rest.split_whitespace().nth(1).filter(|word| word.chars().all(char::is_alphabetic));
    is_size.then(|| word.map_or_else(|| size.to_owned(), |word| format!("{size} {word}")))
}

/// A name that reads well after "The percentage of": without that itself, without a unit in brackets, with a small letter.
fn name(written: &str, is_percent: bool) -> String {
    let mut name = written.split_whitespace().collect::<Vec<_>>().join(" ");
    for ending in ["(%)", "(days)", "(£)", "(£m)", "(£k)", "(£000)", "(number)", "."] {
        name = name.strip_suffix(ending).unwrap_or(&name).trim_end().to_owned();
    }
    let lower = name.to_lowercase();
    for start in [
        "the percentage of ",
        "percentage of ",
        "% of ",
        "% ",
        "proportion of ",
        "the number of ",
        "number of ",
        "no. of ",
    ] {
        let is_of_unit = is_percent || !start.contains('%') && !start.contains("perc") && !start.contains("prop");
        if is_of_unit && lower.starts_with(start) {
            name = name[start.len()..].to_owned();
            break;
        }
    }
    let first = name.split(' ').next().unwrap_or_default();
    let is_acronym = first.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let mut letters = name.chars();
    match letters.next() {
        Some(letter) if !is_acronym => letter.to_lowercase().chain(letters).collect(),
        _ => name,
    }
}

/// A short id of the first words.
fn id(written: &str, taken: &[String]) -> String {
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

/// How often a figure comes, by how far its periods lie apart.
fn frequency(periods: &[String]) -> Option<&'static str> {
    let mut read: Vec<_> =
        periods.iter().filter_map(|text| Some(read_period(text, YearKind::Financial).ok()?.0)).collect();
    read.sort_unstable();
    read.dedup();
    let shortest = read.iter().map(|period| period.months()).min()?;
    let apart = read.windows(2).map(|two| two[1].end() - two[0].end()).filter(|months| *months > 0).min();
    match (shortest, apart) {
        (1, Some(3)) => Some("quarterly"),
        (1, _) => Some("monthly"),
        (3, _) => Some("quarterly"),
        (12, _) => Some("annual"),
        _ => None,
    }
}
