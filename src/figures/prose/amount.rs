//! The figures of an indicator in its unit, and what lies between two of them: no amount is printed without its unit.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::figures::measure::{Indicator, Unit};

use super::figure::{grouped, print, rounded, timed};
use super::number::words;

/// A figure of an indicator: `93%`, `23.4 days`, `£18.4 million`. `decimals`: exactly so many; none: as it was written.
pub fn figure(indicator: &Indicator, value: Decimal, decimals: Option<u32>) -> String {
    print(value, indicator.unit, &indicator.unit_words, decimals)
}

/// A figure that stands beside no other: with the decimals of its indicator, or of its table.
pub fn figure_alone(indicator: &Indicator, value: Decimal) -> String {
    figure(indicator, value, indicator.decimals_for(value))
}

/// The same with what a rate is per: `63.9 per 10,000 children`.
pub fn figure_in_full(indicator: &Indicator, value: Decimal, decimals: Option<u32>) -> String {
    let printed = figure(indicator, value, decimals);
    match indicator.per() {
        "" => printed,
        per => format!("{printed} per {per}"),
    }
}

/// Two ends of a range: `14.2% to 21.0%`, `12.1 to 14.9 days`.
pub fn span(indicator: &Indicator, lower: &str, upper: &str) -> String {
    let word = indicator.unit_words.word.as_ref().filter(|_| indicator.unit_words.two_parts.is_none());
    let bare = word.and_then(|word| {
        let bare = |word: &str| lower.strip_suffix(word).map(str::trim_end);
        bare(&word.many).or_else(|| bare(&word.one))
    });
    format!("{} to {upper}", bare.unwrap_or(lower))
}

/// How far two figures are apart, in a sentence: `2.1 percentage points`, `four days`, `£386,000`. Never signed.
pub fn difference(indicator: &Indicator, apart: Decimal, decimals: u32) -> String {
    match indicator.unit {
        Unit::Percent => points(rounded(apart.abs(), decimals), "percentage point"),
        // Before a sign a number is in figures: "2 kg".
        Unit::Time | Unit::Score
            if decimals == 0 && indicator.unit_words.word.as_ref().is_some_and(|word| word.one != word.many) =>
        {
            let size = rounded(apart.abs(), 0);
            timed(words(size), size, &indicator.unit_words)
        }
        _ => difference_in_figures(indicator, apart, decimals),
    }
}

/// The same in a cell: `2.1 points`, `4 days`, `£386,000`.
pub fn difference_in_figures(indicator: &Indicator, apart: Decimal, decimals: u32) -> String {
    let size = rounded(apart.abs(), decimals);
    match indicator.unit {
        Unit::Percent => points(size, "point"),
        Unit::Score if indicator.unit_words.word.is_none() => points(size, "point"),
        unit => print(apart.abs(), unit, &indicator.unit_words, Some(decimals)),
    }
}

/// How far a percentage moved: `2.1 percentage points`.
pub fn said_points(size: Decimal) -> String {
    points(size, "percentage point")
}

/// `2.1 percentage points`, `1.0 percentage point`.
fn points(size: Decimal, one: &str) -> String {
    format!("{} {one}{}", grouped(size), if size == Decimal::ONE { "" } else { "s" })
}

/// A change, signed: `2.1 percentage points lower`, `five more`, `four days longer`, `£1,200 less`, `the same`.
pub fn changed(indicator: &Indicator, by: Decimal, decimals: u32) -> String {
    let way = match (by.cmp(&Decimal::ZERO), indicator.unit) {
        (Ordering::Equal, _) => return "the same".to_owned(),
        (Ordering::Greater, Unit::Count | Unit::Money) => "more",
        (Ordering::Less, Unit::Count) => "fewer",
        (Ordering::Less, Unit::Money) => "less",
        (Ordering::Greater, Unit::Time) if indicator.counts_time() => "more",
        (Ordering::Less, Unit::Time) if indicator.counts_time() => "fewer",
        (way, _) => way_in_words(way, indicator),
    };
    let whole = indicator.unit == Unit::Count && indicator.unit_words.held_in.is_none();
    let size = if whole { words(by.abs()) } else { difference(indicator, by, decimals) };
    format!("{size} {way}")
}

/// Which way a figure went, without how far: `higher`, `lower`, and `longer`, `shorter` of how long something takes.
pub fn way_in_words(way: Ordering, indicator: &Indicator) -> &'static str {
    let is_long = indicator.unit == Unit::Time && !indicator.counts_time();
    match (way, is_long) {
        (Ordering::Equal, _) => "the same",
        (Ordering::Greater, true) => "longer",
        (Ordering::Less, true) => "shorter",
        (Ordering::Greater, _) => "higher",
        (Ordering::Less, _) => "lower",
    }
}

/// To what a figure with so many decimals is rounded, after "the same": `to one decimal`, `to the nearest day`.
pub fn rounded_to(indicator: &Indicator, decimals: u32) -> String {
    use crate::figures::measure::HeldIn::{Millions, Thousands};
    let word = indicator.unit_words.word.as_ref();
    let nearest = match (indicator.unit_words.held_in, decimals, indicator.unit, word) {
        (Some(Thousands), 0, ..) => "thousand",
        (Some(Thousands), 1, ..) => "hundred",
        (Some(Thousands), 2, ..) => "10",
        (Some(Millions), 0, ..) => "million",
        (None, 0, Unit::Money, _) | (Some(Thousands), 3, Unit::Money, _) => "pound",
        (None, 0, Unit::Time | Unit::Score, Some(word)) => &word.one,
        (None, 0, ..) | (Some(Thousands), 3, ..) => "whole number",
        (_, 1, ..) => return "to one decimal".to_owned(),
        _ => return format!("to {} decimals", words(decimals.into())),
    };
    format!("to the nearest {nearest}")
}
