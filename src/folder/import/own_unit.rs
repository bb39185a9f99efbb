//! The unit that a file gives a measure where the program has none of that kind: kilograms, tCO2e, FTE. It is said behind the
//! figure as the file says it.

use rust_decimal::Decimal;

use crate::figures::measure::{
    HeldIn, Noun, Unit, UnitWords, as_words, is_measured, is_measured_unit, unit_in_brackets,
};
use crate::folder::catalogue::kind_in_name::goes_on;
use crate::folder::recognise::FoundMeasure;
use crate::folder::table::columns::plain;
use crate::folder::words::number::read_number;
use crate::folder::words::unit_named;
use crate::folder::words::unit_reader::unit_in_words;

/// Words of a column of units that say nothing of what is measured.
const SAYS_NOTHING: [&str; 24] = [
    "-",
    "n/a",
    "na",
    "numeric",
    "numerical",
    "integer",
    "decimal",
    "figure",
    "figures",
    "value",
    "values",
    "average",
    "mean",
    "sum",
    "other",
    "various",
    "text",
    "quantity",
    "qty",
    "nr",
    "nos",
    "each",
    "units",
    "whole number",
];

/// What puts in an order and counts nothing.
const PLACES: [&str; 6] = ["rank", "ranking", "position", "grade", "level", "band"];

/// Whether a name says a place among others: the rank of a council is no number of anything.
pub fn is_rank(written: &str) -> bool {
    ends_in(&plain(written), &["rank", "ranking", "quartile", "quintile", "decile"])
}

/// Words by which a name is of something measured, and no number of anything, however whole its figures are.
const MEASURED: [&str; 14] = [
    "score",
    "scores",
    "index",
    "indices",
    "ratio",
    "expectancy",
    "rate",
    "rating",
    "ratings",
    "occupancy",
    "turnover",
    "variance",
    "gap",
    "average",
];

/// Whether a name says a score, an average, a ratio: nothing that happened so many times. "Number of rate payers" is a number, and so
/// are "score cards issued".
pub fn is_no_number_of(written: &str) -> bool {
    let is_counted = matches!(unit_named::by_name(written), Some((Unit::Count, _)));
    let small = written.to_lowercase();
    let begins = ["average ", "avg ", "avg. ", "ave. ", "mean ", "median "].iter().any(|word| small.starts_with(word));
    !is_counted && (begins || small.ends_with("satisfaction") || ends_in(&small, &MEASURED))
}

/// Whether every cell shows pounds: a column that says "%" or "Number" beside them is the one that is wrong, and that is told.
pub fn is_in_pounds(found: &FoundMeasure) -> bool {
    let of_column = unit_in_words(&found.unit).filter(|(_, words)| words.held_in.is_none());
    of_column.is_some_and(|(unit, _)| unit != Unit::Money) && shown(found) == Some(Unit::Money)
}

/// The unit whose sign every figure has.
pub fn shown(found: &FoundMeasure) -> Option<Unit> {
    let numbers = || found.figures.iter().filter_map(|text| read_number(text).ok());
    numbers().next()?;
    if numbers().all(|number| number.percent) {
        return Some(Unit::Percent);
    }
    numbers().all(|number| number.pounds).then_some(Unit::Money)
}

/// What is said where nothing says the unit of a measure and its figures, with its targets, may be shares of one, as a spreadsheet keeps
/// percentages that have no format: all lie between nothing and one, and most have more than one decimal.
pub fn may_be_shares(found: &FoundMeasure) -> Option<String> {
    let read = |texts: &[String]| -> Option<Vec<Decimal>> {
        texts.iter().map(|text| read_number(text).ok().map(|number| number.value)).collect()
    };
    let (figures, targets) = (read(&found.figures)?, read(&found.targets)?);
    let within = |value: &Decimal| *value >= Decimal::ZERO && *value <= Decimal::ONE;
    let is_fine = figures.iter().filter(|value| value.normalize().scale() > 1).count() * 2 > figures.len();
    let last = figures.last().filter(|_| is_fine && figures.iter().chain(&targets).all(within))?;
    let percent = last.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    Some(format!(
        "the figures of \u{201c}{}\u{201d} lie between 0 and 1, and nothing says their unit: if they are percentages, format their cells as \
         percentages in the file ({} is then {percent}%), and write unit = \"percent\" in indicators.toml",
        found.written,
        last.normalize()
    ))
}

/// Whether one of these words is what a name is about: its last word, or one that goes on with what it is of.
fn ends_in(small: &str, known: &[&str]) -> bool {
    let words: Vec<&str> = small.split_whitespace().collect();
    words.iter().enumerate().any(|(at, word)| known.contains(word) && goes_on(words.get(at + 1).copied()))
}

/// What is weighed or measured, by the column of units, the brackets of the name or its first word.
pub fn measured(found: &FoundMeasure) -> Option<(Unit, UnitWords)> {
    let first = || found.written.split_once(" of ").map(|(first, _)| first.trim()).filter(|first| is_measured(first));
    let said = Some(found.unit.trim()).filter(|unit| is_measured_unit(unit));
    let said = said.or_else(|| unit_in_brackets(&found.written)).or_else(first)?;
    // A time has a unit of its own.
    unit_in_words(said).is_none().then(|| in_words(said))
}

/// What is held in thousands or millions, by the column of units or the brackets of the name: `kWh (000)`, `000 tonnes`,
/// `Number (000s)`. The size of what is measured is a part of its word: 118 thousand kWh.
pub fn in_thousands(found: &FoundMeasure) -> Option<(Unit, UnitWords)> {
    let brackets = found.written.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inner, _)| inner);
    let (size, rest) = std::iter::once(found.unit.as_str()).chain(brackets).find_map(sized)?;
    let held_in = |unit| Some((unit, UnitWords { held_in: Some(size), ..UnitWords::default() }));
    match unit_in_words(&rest) {
        Some((Unit::Money, _)) => held_in(Unit::Money),
        Some((Unit::Count, _)) => held_in(Unit::Count),
        Some((Unit::Percent | Unit::Rate | Unit::Score, _)) => None,
        Some((Unit::Time, _)) => Some(large(size, &rest)),
        None if is_measured_unit(&rest) => Some(large(size, &rest)),
        None => held_in(Unit::Count),
    }
}

/// A size and what it is of, where a text has both.
pub fn sized(text: &str) -> Option<(HeldIn, String)> {
    let words: Vec<&str> = text.split([' ', '(', ')']).filter(|word| !word.is_empty()).collect();
    let size = |word: &str| match word.trim_start_matches(['\'', '\u{2019}', 'x']).to_lowercase().as_str() {
        "000" | "000s" | "thousand" | "thousands" => Some(HeldIn::Thousands),
        "million" | "millions" | "000,000" => Some(HeldIn::Millions),
        _ => None,
    };
    let found = words.iter().find_map(|word| size(word))?;
    let rest: Vec<&str> =
        words.iter().copied().filter(|word| size(word).is_none() && !["in", "of"].contains(word)).collect();
    (!rest.is_empty() && !rest.contains(&"per")).then(|| (found, rest.join(" ")))
}

/// `thousand tonnes`, one and many.
fn large(size: HeldIn, unit: &str) -> (Unit, UnitWords) {
    let size = if size == HeldIn::Thousands { "thousand" } else { "million" };
    let many = format!("{size} {}", as_words(unit).many);
    (Unit::Score, UnitWords { word: Some(Noun { one: many.clone(), many }), ..UnitWords::default() })
}

/// Any other text of a column of units, where it is not what is counted: "Households" of "Households in temporary accommodation".
pub fn as_written(found: &FoundMeasure, is_whole: bool) -> Option<(Unit, UnitWords)> {
    let unit = found.unit.split('(').next().unwrap_or_default().trim();
    let small = plain(unit);
    let first = small.split(' ').next().unwrap_or_default();
    if unit.is_empty() || SAYS_NOTHING.contains(&small.as_str()) || unit_in_words(first).is_some() {
        return None;
    }
    if PLACES.contains(&small.as_str()) {
        return Some((Unit::Score, UnitWords::default()));
    }
    let stem = small.strip_suffix('s').unwrap_or(&small);
    let is_counted = is_whole && plain(&found.written).contains(stem);
    (!is_counted).then(|| in_words(unit))
}

fn in_words(unit: &str) -> (Unit, UnitWords) {
    (Unit::Score, UnitWords { word: Some(as_words(unit)), ..UnitWords::default() })
}
