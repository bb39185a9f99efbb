//! What a chart or a sparkline says to those who listen: the finding first, in the words of the sentences and from the same
//! decisions; then the figures of the latest series alone, and what of the drawing is not to be compared with them.

use rust_decimal::Decimal;

use crate::figures::finding::RangeOf;
use crate::figures::measure::{Indicator, Observation, Period, Unit};
use crate::figures::prose::{capital, figure, figure_alone, list, words};
use crate::rules::{IndicatorContext, calculated};

/// No alternative text has more words, unless the name of its measure leaves no other way.
const MOST_WORDS: usize = 60;

/// More empty periods than these are counted and not named.
const NAMED: usize = 3;

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub enum Drawing {
    /// With its mean, its limits, and this target.
    Chart {
        /// Where the line of the target is.
        target: Option<Decimal>,
    },
    /// The line of a row, with the target where that lies among the figures.
    Sparkline {
        /// Where it would be.
        target: Option<Decimal>,
    },
}

/// The alternative text of a drawing of this measure, from the periods on that end in this month.
pub fn heard(subject: &IndicatorContext, drawing: Drawing, since: i32) -> String {
    let latest = latest(subject, matches!(drawing, Drawing::Chart { .. }));
    let (start, gaps, apart) = (since_the_start(subject, since), gaps(subject, since), apart(subject, since));
    let target = target(subject, drawing, since);
    // What the figures need in order to be understood goes last: without them it qualifies nothing.
    let shorter = [
        [&latest, &start, &gaps, &apart, &target],
        [&latest, &start, &gaps, &apart, &None],
        [&latest, &None, &gaps, &apart, &None],
    ];
    let text = |parts: &[&Option<String>]| -> String {
        parts.iter().copied().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let fits = |text: &String| text.split_whitespace().count() <= MOST_WORDS;
    let texts = shorter.map(|parts| text(&parts));
    texts.iter().find(|text| fits(text)).unwrap_or(&texts[2]).clone()
}

fn spoken(text: &str) -> String {
    text.replace('%', " per cent")
}

/// A printed figure behind another one of its measure, without the sign or the word that it has in common with that.
pub fn bare(indicator: &Indicator, printed: &str) -> String {
    match indicator.unit {
        Unit::Percent => printed.replace('%', ""),
        Unit::Time if indicator.unit_words.two_parts.is_some() => printed.to_owned(),
        Unit::Time => printed.split(' ').next().unwrap_or(printed).to_owned(),
        Unit::Count | Unit::Rate | Unit::Score | Unit::Money => printed.to_owned(),
    }
}

/// `Calls answered: 77.4 per cent for quarter 3 2024/25, worse than its usual range of 83.3 to 88.6 per cent.`
fn latest(subject: &IndicatorContext, with_mean: bool) -> Option<String> {
    let indicator = &subject.finding.indicator;
    let named = |period: Period| indicator.covers(period).in_full();
    let row = subject.latest()?;
    let Some(value) = row.value else {
        let (period, held) = subject.over_time().points.last()?;
        let held = spoken(&figure_alone(indicator, *held));
        return Some(format!(
            "{}: no figure for {}. The last is {held}, for {}.",
            indicator.label,
            named(row.period),
            named(*period)
        ));
    };
    let value = spoken(&figure(indicator, value, subject.finding.latest_decimals()));
    Some(format!("{}: {value} for {}{}.", indicator.label, named(row.period), standing(subject, with_mean)))
}

/// How the latest figure stands to its usual range; without one, what it has been doing for long.
fn standing(subject: &IndicatorContext, with_mean: bool) -> String {
    let Ok(usual) = &subject.over_time().usual else {
        let moved = subject.printed("long_move");
        return moved.map(|moved| format!(", having {moved}")).unwrap_or_default();
    };
    let (Some(word), Some(range)) = (subject.printed("variation"), subject.printed("usual_range")) else {
        return String::new();
    };
    let range = match range.split_once("% to ") {
        Some((lower, upper)) => spoken(&format!("{lower} to {upper}")),
        None => spoken(&range),
    };
    match usual.of {
        RangeOf::Figures if with_mean => {
            let mean = bare(&subject.finding.indicator, &calculated(&subject.finding.indicator, usual.mean));
            format!(", {word} of {range} (mean {mean})")
        }
        RangeOf::Figures => format!(", {word} of {range}"),
        RangeOf::YearlyChanges => format!(", and its change on a year before is {word} of {range}"),
    }
}

/// `Twenty figures: the first, for quarter 4 2019/20, is 88.0 per cent, the lowest 77.1 and the highest 88.3.` Of the latest
/// series alone.
fn since_the_start(subject: &IndicatorContext, since: i32) -> Option<String> {
    let (indicator, over_time) = (&subject.finding.indicator, subject.over_time());
    let held = over_time.points.get(over_time.starts.last().copied().unwrap_or(0)..)?;
    let held = &held[held.partition_point(|(period, _)| period.end() < since)..];
    let ((begun, first), many) = (held.first()?, held.len());
    let begun = indicator.covers(*begun).in_full();
    let values = held.iter().map(|(_, value)| *value);
    let (lowest, highest) = (values.clone().min()?, values.max()?);
    let alone = |value: Decimal| figure_alone(indicator, value);
    let first = spoken(&alone(*first));
    Some(match many {
        1 => return None,
        2 => format!("The figure for {begun} was {first}."),
        _ if lowest == highest => {
            format!("All {} figures, from {begun} on, are {first}.", words(many.into()))
        }
        _ => format!(
            "{} figures: the first, for {begun}, is {first}, the lowest {} and the highest {}.",
            capital(&words(many.into())),
            bare(indicator, &alone(lowest)),
            bare(indicator, &alone(highest))
        ),
    })
}

/// The periods that are left empty, but for the latest, of which it has been said.
fn gaps(subject: &IndicatorContext, since: i32) -> Option<String> {
    let latest = subject.latest()?.period;
    let gaps = || subject.over_time().gaps.iter().filter(|gap| **gap != latest && gap.end() >= since);
    let named: Vec<String> = gaps().map(|gap| subject.finding.indicator.covers(*gap).in_full()).collect();
    match named.len() {
        0 => None,
        many if many > NAMED => Some(format!("{} periods have no figure.", capital(&words(many.into())))),
        _ => Some(format!("There is no figure for {}.", list(&named))),
    }
}

/// What comes before the latest series: how much, and whether it may be compared.
fn apart(subject: &IndicatorContext, since: i32) -> Option<String> {
    let over_time = subject.over_time();
    let start = over_time.starts.last().copied().filter(|start| *start > 0)?;
    let many = over_time.points.get(..start)?.iter().filter(|(period, _)| period.end() >= since).count();
    let (before, since) = (over_time.points[start - 1].0, over_time.points.get(start)?.0);
    let indicator = &subject.finding.indicator;
    let breaks = |row: &Observation| row.break_in_series && row.period > before && row.period <= since;
    let how = if indicator.observations.iter().any(breaks) { "not comparable" } else { "drawn apart" };
    let until = indicator.covers(before).in_full();
    Some(match many {
        0 => return None,
        1 => format!("The figure before, for {until}, is {how}."),
        _ => format!("{} earlier figures, up to {until}, are {how}.", capital(&words(many.into()))),
    })
}

/// Where the line of the target is, if it is drawn: a small drawing has no room for one beyond its figures.
fn target(subject: &IndicatorContext, drawing: Drawing, since: i32) -> Option<String> {
    let indicator = &subject.finding.indicator;
    let drawn = subject.over_time().points.iter().filter(|(period, _)| period.end() >= since);
    let held = drawn.map(|(_, value)| indicator.as_printed(*value));
    let target = match drawing {
        Drawing::Chart { target } => target,
        Drawing::Sparkline { target } => {
            let (lowest, highest) = (held.clone().min()?, held.max()?);
            let within = |aim: Decimal| aim >= lowest && aim <= highest;
            target.filter(|aim| within(indicator.as_printed(*aim)))
        }
    }?;
    Some(format!("The target line is at {}.", spoken(&figure_alone(indicator, target))))
}
