//! A measure of a file as an entry of the catalogue: a name that reads well, its unit, its direction.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::figures::measure::{HeldIn, Unit, UnitWords};
use crate::folder::catalogue::kind_in_name::{says_a_change, says_an_age};
use crate::folder::recognise::{FoundMeasure, good_in_name};
use crate::folder::table::cell::ClockShows;
use crate::folder::text::toml_text::{list, quoted};
use crate::folder::words::clock_words::without_clock;
use crate::folder::words::number::{read_number, read_sized};
use crate::folder::words::unit_named;
use crate::folder::words::unit_reader::unit_in_words;

use super::by_target;
use super::decimals::decimals;
use super::frequency::frequency;
use super::kind::{KnownKind, is_open, kind, without_its_end};
use super::naming::{behind_dash, coded, id, name};
use super::own_unit;
use super::tolerance::{Tolerance, tolerance};
use super::unit_alone::{in_round_brackets, with_unit_alone};

/// An entry that is to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// The id in the catalogue.
    pub id: String,
    /// As the file writes it.
    pub written: String,
    /// Other names of it in the file, that come out the same.
    pub(super) also: Vec<String>,
    /// The name that reads well after "The percentage of".
    pub name: String,
    /// The section it belongs to. May be empty.
    pub section: String,
    /// The lines of the unit and its words, as they stand in the catalogue.
    pub unit: String,
    /// `high`, `low` or `none`; `None` where the file does not say it.
    pub good: Option<&'static str>,
    /// What says it, where no column does.
    pub good_by: Option<String>,
    /// The range that is to be reached, where its target is one, and as it would stand behind `good`.
    pub(super) range: Option<(String, String)>,
    /// `monthly`, `quarterly` or `annual`, where the periods say it.
    pub frequency: Option<&'static str>,
    /// How many periods its figures are taken to be late, always.
    pub lag: u32,
    pub(super) code: String,
    pub(super) of_unit: (Unit, UnitWords),
    pub(super) decimals: Option<u32>,
    /// What a figure covers, where that is certain.
    pub kind: Option<KnownKind>,
    /// It is not, and the figures may add up to a year.
    pub is_kind_open: bool,
    /// Nothing says its unit.
    pub is_unit_open: bool,
    /// It is how things stood at the end of the last month of its period.
    pub(super) is_as_at_month: bool,
    /// How far from its target is still close.
    pub(super) tolerance: Option<Tolerance>,
    /// Measures of the catalogue that stand under the same heading of the file.
    pub(super) beside: Vec<String>,
    /// What a bare year of its is, where a list says it.
    pub(super) year: Option<&'static str>,
    /// Why quartiles of it mean nothing, where they do not.
    pub(super) no_quartile: Option<&'static str>,
}

impl NewEntry {
    /// The word of its unit in the catalogue.
    pub(super) fn unit_word(&self) -> &str {
        self.unit.split('"').nth(1).unwrap_or_default()
    }

    /// Its code. May be empty.
    pub(super) fn code(&self) -> &str {
        &self.code
    }

    /// With what a list of measures says.
    pub(super) fn with_list(mut self, year: Option<&'static str>, no_quartile: bool, is_at_end: bool) -> NewEntry {
        if is_at_end {
            let why = "the list of measures says that its figures are of the end of a month";
            (self.kind, self.is_kind_open) = (Some(KnownKind { word: "stock", why, by_figures: false }), false);
            self.is_as_at_month = true;
        }
        self.year = year;
        if no_quartile {
            self.no_quartile = Some("the list of measures says that quartiles of it mean nothing");
        }
        self
    }

    /// With so many decimals.
    pub(super) fn with_decimals(mut self, decimals: Option<u32>) -> NewEntry {
        self.decimals = decimals;
        self
    }

    /// With how many periods its figures are always late.
    pub(super) fn with_lag(mut self, lag: u32) -> NewEntry {
        self.lag = lag;
        self
    }

    /// Of a measure of a file. `taken`: ids that there are already.
    pub(super) fn of(found: &FoundMeasure, taken: &[String]) -> NewEntry {
        if !found.alone.is_empty() {
            // What is told of it by its name is told by that alone: "Children's services" are no services that are counted.
            let alone = FoundMeasure { written: found.alone.clone(), alone: String::new(), ..found.clone() };
            let (id, written) = (id(&found.written, taken), found.written.clone());
            return NewEntry { id, written, ..NewEntry::of(&alone, taken) };
        }
        let unit = unit(&with_unit_alone(found));
        let words = in_round_brackets(if found.words.is_empty() { &found.written } else { &found.words });
        let (words, good_in_name) =
            good_in_name(&words).map_or_else(|| (words.clone(), None), |(words, way)| (words, Some(way)));
        let (code, words) = match coded(&words) {
            Some((code, name)) => (if found.code.is_empty() { code.to_owned() } else { found.code.clone() }, name),
            None => (found.code.clone(), words.as_str()),
        };
        let said = found.good.or(good_in_name);
        let by_target = by_target::direction(found).filter(|_| said.is_none());
        let good = said.or(by_target.as_ref().map(|(good, _)| *good));
        let (kind, frequency) = (kind(found, &unit), found.frequency.or_else(|| frequency(&found.periods)));
        NewEntry {
            id: id(&found.written, taken),
            written: found.written.clone(),
            also: Vec::new(),
            name: with_part(without_its_end(name(words, &unit), kind), &found.part),
            section: found.section.clone(),
            unit: unit_text(&unit, &found.written),
            good,
            tolerance: tolerance(found, &unit, good),
            good_by: by_target.map(|(_, why)| why),
            range: by_target::range(found)
                .map(|(text, [low, high])| (text, format!("{{ between = [{low}, {high}] }}"))),
            frequency,
            code,
            decimals: decimals(found, unit.0).filter(|_| unit.1.held_in.is_none()),
            is_kind_open: is_open(kind, found, &unit, frequency),
            kind,
            is_unit_open: found.unit.trim().is_empty() && unit == (Unit::Score, UnitWords::default()),
            is_as_at_month: false,
            lag: 0,
            beside: Vec::new(),
            year: None,
            no_quartile: own_unit::is_rank(&found.written).then_some("it is a place among areas itself"),
            of_unit: unit,
        }
    }
}

/// A name with what tells it from the others that are called so.
fn with_part(name: String, part: &str) -> String {
    if part.is_empty() { name } else { format!("{name} ({part})") }
}

/// Units of time, by which a name is known to measure a time.
const TIMES: [&str; 6] = ["working days", "days", "hours", "minutes", "seconds", "weeks"];

/// The unit of a measure. Where its name says another than its cells or its column, the name is of this measure alone.
fn unit(found: &FoundMeasure) -> (Unit, UnitWords) {
    let by_file = match unit_of_file(found) {
        (Unit::Time, words) if says_an_age(&found.written) => (Unit::Score, words),
        said => said,
    };
    let said = match unit_named::by_name(&found.written) {
        Some(said) if unit_named::disagree(said.0, &by_file.0, &found.written) => said,
        _ => by_file,
    };
    match said {
        (Unit::Count, UnitWords { held_in: None, .. }) if is_a_difference(found) => (Unit::Score, UnitWords::default()),
        said => said,
    }
}

/// Whether figures below zero are what they say, of a net score or a difference: where the name says it, or half of them are. One alone
/// among others is a slip, and is told.
fn is_a_difference(found: &FoundMeasure) -> bool {
    let is_below = |text: &&String| read_number(text).is_ok_and(|number| number.value < Decimal::ZERO);
    let below = found.figures.iter().filter(is_below).count();
    let is_net = found.written.to_lowercase().split(' ').any(|word| ["net", "balance"].contains(&word));
    below > 0 && (is_net || says_a_change(&found.written) || below * 2 >= found.figures.len())
}

/// The unit that the file says: by the sign in every figure, by its column, in the brackets of the name, by its words.
fn unit_of_file(found: &FoundMeasure) -> (Unit, UnitWords) {
    if let Some(said) = time_unit(found) {
        return said;
    }
    let plain = |unit| (unit, UnitWords::default());
    let numbers = || found.figures.iter().filter_map(|text| read_number(text).ok());
    let shown = own_unit::shown(found);
    if shown == Some(Unit::Percent) {
        return plain(Unit::Percent);
    }
    if let Some(said) = own_unit::in_thousands(found) {
        return said;
    }
    if own_unit::is_in_pounds(found) {
        return plain(Unit::Money);
    }
    let in_brackets =
        || found.written.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| inner);
    let in_brackets = || in_brackets().or_else(|| Some(behind_dash(&found.written)?.1));
    // Whether a number is whole is seen in the figures.
    let said = |text: &str| unit_in_words(text).filter(|(unit, words)| *unit != Unit::Count || words.held_in.is_some());
    let in_brackets = || in_brackets().filter(|inner| !unit_named::is_stretch(inner));
    if let Some((unit, words)) = said(&found.unit).or_else(|| said(in_brackets()?)).or_else(|| sized(found)) {
        // "£ spent (000s)"
        let begins = found.written.trim_start().starts_with('£');
        let is_money = unit == Unit::Count && (begins || shown == Some(Unit::Money));
        return (if is_money { Unit::Money } else { unit }, words);
    }
    if shown == Some(Unit::Money) || [&found.unit, &found.written].iter().any(|text| text.trim_start().starts_with('£'))
    {
        return plain(Unit::Money);
    }
    let lower = format!("{} {}", found.unit, found.written).to_lowercase();
    if let Some(said) = own_unit::measured(found) {
        return said;
    }
    if let Some(per) = lower.split("per ").skip(1).find_map(per) {
        return (Unit::Rate, UnitWords { per, ..UnitWords::default() });
    }
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    if lower.contains('%') || words.any(|word| ["percentage", "proportion"].contains(&word)) {
        return plain(Unit::Percent);
    }
    let time = TIMES.into_iter().filter(|_| !lower.contains("within")).find(|many| begins_with_time(&lower, many));
    if let Some(said) = time.and_then(unit_in_words) {
        return said;
    }
    let is_whole = numbers().all(|number| number.value.fract().is_zero()) && !found.figures.is_empty();
    // A rank is told as a rate without counts is: higher or lower, and no number of anything that a test could be made of.
    let by_figures = match is_whole {
        true if own_unit::is_rank(&found.written) => Unit::Rate,
        true if own_unit::is_no_number_of(&found.written) => Unit::Score,
        true => Unit::Count,
        false => Unit::Score,
    };
    own_unit::as_written(found, is_whole).unwrap_or_else(|| plain(by_figures))
}

/// Of figures that are all times: the unit of time that the file says, or else the largest that none of them is a small part of.
fn time_unit(found: &FoundMeasure) -> Option<(Unit, UnitWords)> {
    let (first, rest) = found.times.split_first().filter(|_| found.figures.is_empty())?;
    let in_brackets = found.written.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| inner);
    if let Some((_, words)) = without_clock(&found.written).filter(|(_, words)| words.two_parts.is_some()) {
        return Some((Unit::Time, words));
    }
    let said = [Some(found.unit.as_str()), in_brackets].into_iter().flatten();
    // Of hours, minutes and seconds any of them may suit.
    let mut said = said.filter(|text| text.matches(':').count() < 2).filter_map(unit_in_words);
    if let Some(said) = said.rfind(|(unit, _)| *unit == Unit::Time) {
        return Some(said);
    }
    let lower = found.written.to_lowercase();
    let named =
        TIMES.into_iter().find(|many| lower.split(|letter: char| !letter.is_alphabetic()).any(|word| word == *many));
    let shortest = rest.iter().map(|time| time.seconds).fold(first.seconds, Ord::min);
    let longest = rest.iter().map(|time| time.seconds).fold(first.seconds, Ord::max);
    let shows = |shows: ClockShows| found.times.iter().any(|time| time.shows == shows);
    let by_hours = shows(ClockShows::HoursAndMinutes);
    let is_whole = |size: u32| found.times.iter().all(|time| (time.seconds % Decimal::from(size)).is_zero());
    // A target that is a number says itself of what.
    let in_parts = found.targets.iter().all(|target| read_number(target).is_err());
    let by_size = match (shortest, longest) {
        _ if shows(ClockShows::Days) => "days",
        _ if by_hours && in_parts && is_whole(60) && !is_whole(3_600) => "hh:mm",
        (shortest, _) if by_hours || shortest >= Decimal::from(3_600) => "hours",
        (_, longest) if longest < Decimal::from(60) => "seconds",
        _ if in_parts && is_whole(1) && !is_whole(60) => "mm:ss",
        _ => "minutes",
    };
    unit_in_words(named.filter(|_| !lower.contains("within")).unwrap_or(by_size))
}

/// All figures have the same size behind them: `£2.0m`.
fn sized(found: &FoundMeasure) -> Option<(Unit, UnitWords)> {
    let sizes: Option<Vec<_>> = found.figures.iter().map(|text| read_sized(text)).collect();
    let sizes = sizes?;
    let (_, size) = *sizes.first().filter(|(_, size)| sizes.iter().all(|(_, other)| other == size))?;
    let unit = if sizes.iter().all(|(number, _)| number.pounds) { Unit::Money } else { Unit::Count };
    Some((unit, UnitWords { held_in: Some(size), ..UnitWords::default() }))
}

/// A unit as it is written in the catalogue. What the name of a rate says it is per need not be written again.
fn unit_text((unit, words): &(Unit, UnitWords), written: &str) -> String {
    if let Some(parts) = words.two_parts {
        return format!("unit = {}\n", quoted(parts.as_str()));
    }
    let mut text = format!("unit = {}\n", quoted(unit.as_str()));
    if let Some(word) = &words.word {
        let _ = writeln!(text, "word = {}", list([word.one.as_str(), word.many.as_str()]));
    }
    if !words.per.is_empty() && !written.to_lowercase().contains("per ") {
        let _ = writeln!(text, "per = {}", quoted(&words.per));
    }
    if let Some((word, _)) = HeldIn::ALL.iter().find(|(_, size)| words.held_in == Some(*size)) {
        let _ = writeln!(text, "held_in = {}", quoted(word));
    }
    text
}

/// "days per FTE", "average days to let", "(days)", "days lost": what is measured is the time itself.
fn begins_with_time(lower: &str, many: &str) -> bool {
    let text = lower.trim().replace("avg.", "average").replace("avg ", "average ").replace("no. of", "number of");
    // "Sickness days lost per FTE", "Sickness days per FTE"
    if text.contains(&format!(" {many} lost")) || text.contains(&format!(" {many} per ")) {
        return true;
    }
    [
        format!("{many} "),
        format!("average {many}"),
        format!("({many})"),
        format!("average number of {many}"),
        format!(": {many}"),
        format!(", {many} "),
    ]
    .iter()
    .any(|start| {
        text.starts_with(start.as_str()) || (start.starts_with(['(', ':', ',']) && text.contains(start.as_str()))
    })
}

/// "1,000 residents" of "per 1,000 residents (aged 10)".
fn per(rest: &str) -> Option<String> {
    let size = rest.split_whitespace().next()?.trim_matches(['(', ')', '.', ':']);
    let is_size =
        size.len() > 2 && size.chars().all(|letter| letter.is_ascii_digit() || letter == ',') && size.ends_with("00");
    let word = rest.split_whitespace().nth(1).filter(|word| word.chars().all(char::is_alphabetic));
    is_size.then(|| word.map_or_else(|| size.to_owned(), |word| format!("{size} {word}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::table::cell::Clock;

    /// The unit and the name of a measure that is written so, with what its column says and its figures.
    fn entry(written: &str, unit: &str, figures: &[&str]) -> String {
        let figures = figures.iter().map(|figure| (*figure).to_owned()).collect();
        let found = FoundMeasure { written: written.into(), unit: unit.into(), figures, ..FoundMeasure::default() };
        let new = NewEntry::of(&found, &[]);
        format!("{}: {}", new.name, new.unit.trim_end().replace('\n', ", "))
    }

    #[test]
    fn a_code_in_front_of_a_name_and_the_capitals_of_a_name() {
        for (written, code, name) in [
            ("BEN2 - Time to process new claims", "BEN2", "time to process new claims"),
            ("NI 192: Household waste recycled", "NI 192", "household waste recycled"),
            ("CSC5 \u{2013} Calls abandoned", "CSC5", "calls abandoned"),
            ("COVID-19 deaths in homes", "", "COVID-19 deaths in homes"),
            ("Sickness: days lost", "", "sickness (days lost)"),
            ("Children hurt on the roads - rate", "", "children hurt on the roads"),
            ("New EHC plans issued in time", "", "new EHC plans issued in time"),
            ("Average Attainment 8 score", "", "average Attainment 8 score"),
            ("Education, Health and Care Plans issued in time", "", "Education, Health and Care Plans issued in time"),
        ] {
            let found = FoundMeasure { written: written.into(), ..FoundMeasure::default() };
            let new = NewEntry::of(&found, &[]);
            assert_eq!((new.code.as_str(), new.name.as_str()), (code, name), "{written}");
        }
    }

    #[test]
    fn the_unit_of_times_is_what_the_file_says_or_else_what_suits_them() {
        let of = |written: &str, unit: &str, seconds: &[u32], shows: ClockShows| {
            let times = seconds.iter().map(|seconds| Clock { seconds: (*seconds).into(), shows }).collect();
            let found = FoundMeasure { written: written.into(), unit: unit.into(), times, ..FoundMeasure::default() };
            NewEntry::of(&found, &[]).unit.trim_end().replace('\n', ", ")
        };
        let word = |one: &str| format!("unit = \"time\", word = [\"{one}\", \"{one}s\"]");
        for (written, unit, seconds, shows, expected) in [
            ("Average wait", "", &[180, 240][..], ClockShows::Seconds, "minute"),
            ("Average wait", "", &[31, 45], ClockShows::Seconds, "second"),
            ("Time on site", "", &[4_000, 7_200], ClockShows::Seconds, "hour"),
            ("Time on site", "", &[4_000, 1_200], ClockShows::HoursAndMinutes, "hour"),
            ("Average wait (secs)", "", &[185, 200], ClockShows::Seconds, "second"),
            ("Average wait", "mins", &[31, 45], ClockShows::Seconds, "minute"),
            ("Days to let a home", "", &[172_800], ClockShows::HoursAndMinutes, "day"),
        ] {
            assert_eq!(of(written, unit, seconds, shows), word(expected), "{written} {unit} {seconds:?}");
        }
        for (written, unit, seconds, shows, expected) in [
            ("Average wait", "", &[185, 200][..], ClockShows::Seconds, "mm:ss"),
            ("Average wait", "", &[185, 3_900], ClockShows::Seconds, "mm:ss"),
            ("Average wait", "mm:ss", &[31, 45], ClockShows::Seconds, "mm:ss"),
            ("Average wait (m:ss)", "", &[180, 240], ClockShows::Seconds, "mm:ss"),
            ("Time on site", "", &[3_600, 4_500], ClockShows::HoursAndMinutes, "hh:mm"),
            ("Time on site", "hh:mm", &[3_600, 7_200], ClockShows::HoursAndMinutes, "hh:mm"),
            ("Time on site (h:mm:ss)", "", &[305, 415], ClockShows::Seconds, "mm:ss"),
        ] {
            assert_eq!(of(written, unit, seconds, shows), format!("unit = \"{expected}\""), "{written} {unit}");
        }
    }

    #[test]
    fn the_unit_and_the_name_of_a_measure() {
        for (written, unit, figures, expected) in [
            ("Calls answered", "", &["90.1%", "92%"][..], "calls answered: unit = \"percent\""),
            (
                "Proportion of offenders (15 year olds) (%)",
                "",
                &["31.4"],
                "offenders (15 year olds): unit = \"percent\"",
            ),
            ("Reoffending rate (%)", "", &["31.4"], "reoffending rate: unit = \"percent\""),
            ("% of pupils at the standard", "", &["58.3"], "pupils at the standard: unit = \"percent\""),
            ("Percentage of EHC plans on time", "", &["61"], "EHC plans on time: unit = \"percent\""),
            ("Grant per job created", "", &["£3,405"], "grant per job created: unit = \"money\""),
            ("Forecast variance (£m)", "", &["2.1"], "forecast variance: unit = \"money\", held_in = \"millions\""),
            ("Savings", "", &["£2.0m", "£4.1m"], "savings: unit = \"money\", held_in = \"millions\""),
            ("Library visits (000s)", "", &["162.3"], "library visits: unit = \"count\", held_in = \"thousands\""),
            ("Spend ('000s)", "", &["£162.3"], "spend: unit = \"money\", held_in = \"thousands\""),
            (
                "Average re-let time",
                "Days",
                &["31"],
                "average re-let time: unit = \"time\", word = [\"day\", \"days\"]",
            ),
            (
                "Sickness: days per FTE",
                "",
                &["2.5"],
                "sickness (days per FTE): unit = \"time\", word = [\"day\", \"days\"]",
            ),
            ("Emails answered in 2 working days", "", &["0.8"], "emails answered in 2 working days: unit = \"score\""),
            (
                "Sickness, days per employee (rolling year)",
                "",
                &["8.9"],
                "sickness, days per employee (rolling year): unit = \"time\", word = [\"day\", \"days\"]",
            ),
            (
                "Time in care (months)",
                "",
                &["8.9"],
                "time in care (months): unit = \"time\", word = [\"month\", \"months\"]",
            ),
            ("Admissions (per 100,000)", "", &["138.4"], "admissions (per 100,000): unit = \"rate\""),
            ("Children in need", "Rate per 10,000", &["312.4"], "children in need: unit = \"rate\", per = \"10,000\""),
            (
                "People killed or seriously injured",
                "No.",
                &["41"],
                "people killed or seriously injured: unit = \"count\"",
            ),
            ("Waste per household", "kg", &["118.4"], "waste per household: unit = \"score\", word = [\"kg\", \"kg\"]"),
            ("Residual waste (kg)", "", &["118"], "residual waste: unit = \"score\", word = [\"kg\", \"kg\"]"),
            (
                "Carbon emissions",
                "tCO2e",
                &["1180"],
                "carbon emissions: unit = \"score\", word = [\"tCO2e\", \"tCO2e\"]",
            ),
            (
                "Kilometres of road resurfaced",
                "",
                &["40.9", "15"],
                "road resurfaced: unit = \"score\", word = [\"kilometre\", \"kilometres\"]",
            ),
            ("Apprentices in post", "FTE", &["37"], "apprentices in post: unit = \"score\", word = [\"FTE\", \"FTE\"]"),
            ("Households in hotels", "Households", &["37"], "households in hotels: unit = \"count\""),
            ("League table", "Rank", &["37"], "league table: unit = \"score\""),
            ("Energy", "kWh (000)", &["118"], "energy: unit = \"score\", word = [\"thousand kWh\", \"thousand kWh\"]"),
            (
                "Emissions (thousand tonnes)",
                "",
                &["11"],
                "emissions: unit = \"score\", word = [\"thousand tonnes\", \"thousand tonnes\"]",
            ),
            (
                "Waste",
                "000 tonnes",
                &["2.4"],
                "waste: unit = \"score\", word = [\"thousand tonnes\", \"thousand tonnes\"]",
            ),
            ("Visits", "Number (000s)", &["49.1"], "visits: unit = \"count\", held_in = \"thousands\""),
            ("Spend", "£ (thousands)", &["49.1"], "spend: unit = \"money\", held_in = \"thousands\""),
            ("Library visits (000 visits)", "", &["49.1"], "library visits: unit = \"count\", held_in = \"thousands\""),
            ("Crimes", "per 1,000", &["49.1"], "crimes: unit = \"rate\", per = \"1,000\""),
            (
                "Average days to re-let (days)",
                "",
                &["84.0%"],
                "average days to re-let: unit = \"time\", word = [\"day\", \"days\"]",
            ),
            ("Number of homes built", "", &["44%"], "homes built: unit = \"count\""),
            ("Life expectancy at birth", "", &["79"], "life expectancy at birth: unit = \"score\""),
            ("Customer satisfaction score", "", &["61", "70"], "customer satisfaction score: unit = \"score\""),
            ("Employment rate", "", &["70"], "employment rate: unit = \"score\""),
            ("Average household size", "", &["2"], "average household size: unit = \"score\""),
            ("Net balance of moves", "", &["-12", "4"], "net balance of moves: unit = \"score\""),
            ("Rate relief awards", "", &["70"], "rate relief awards: unit = \"count\""),
            ("Score cards issued", "", &["70"], "score cards issued: unit = \"count\""),
            (
                "£ spent on agency staff (000s)",
                "",
                &["455"],
                "amount spent on agency staff: unit = \"money\", held_in = \"thousands\"",
            ),
            ("Number of rate payers", "", &["70"], "rate payers: unit = \"count\""),
            ("Library visits", "", &["70"], "library visits: unit = \"count\""),
            ("%age of invoices paid in time", "", &["91"], "invoices paid in time: unit = \"percent\""),
            ("# of complaints", "", &["91"], "complaints: unit = \"count\""),
            ("Staff turnover %", "", &["9.1"], "staff turnover: unit = \"percent\""),
            ("£ spent on agency staff", "", &["9100"], "amount spent on agency staff: unit = \"money\""),
            (
                "Avg. no. of days to decide",
                "",
                &["9.1"],
                "average number of days to decide: unit = \"time\", word = [\"day\", \"days\"]",
            ),
            ("Sickness days per FTE", "", &["9"], "sickness days per FTE: unit = \"time\", word = [\"day\", \"days\"]"),
            ("Number of homes built", "%", &["44"], "homes built: unit = \"count\""),
            ("Calls answered (%)", "£", &["84"], "calls answered: unit = \"percent\""),
            ("Employment rate 16-64", "", &["0.742", "0.351"], "employment rate 16-64: unit = \"score\""),
            ("Investment", "£m", &["0.81", "0.93"], "investment: unit = \"money\", held_in = \"millions\""),
            (
                "Cycle lanes built",
                "km",
                &["0.81", "0.93"],
                "cycle lanes built: unit = \"score\", word = [\"km\", \"km\"]",
            ),
            ("Agency staff", "%", &["£1200", "£1300"], "agency staff: unit = \"money\""),
            ("Percentage of calls answered", "Days", &["84"], "calls answered: unit = \"percent\""),
            ("Number of days lost", "Days", &["84"], "days lost: unit = \"time\", word = [\"day\", \"days\"]"),
            ("Number of loans", "000s", &["322"], "loans: unit = \"count\", held_in = \"thousands\""),
            ("Visits (thousands)", "", &["470.2"], "visits: unit = \"count\", held_in = \"thousands\""),
            ("Debt over 90 days", "£'000s", &["47"], "debt over 90 days: unit = \"money\", held_in = \"thousands\""),
        ] {
            assert_eq!(entry(written, unit, figures), expected, "{written}");
        }
    }
}
