//! One indicator's row of the dashboard, from the same decisions as its sentences.

use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::draft::narrative::Indicated;
use crate::figures::finding::{
    Comparison, Finding, InFamily, Movement, Over, QuartileFound, RangeOf, RankBasis, UsualStanding,
};
use crate::figures::measure::{Indicator, Observation, Period, Polarity, Style, Unit, Why, is_neighbours, says_per};
use crate::figures::prose::{as_clock, capital, figure, figure_alone, grouped, ordinal};
use crate::rules::{ComparedAs, IndicatorContext, PrintedWords, Scene, calculated_as_printed};

use super::dashboard::joined;
use super::heard::{Drawing, heard};
use super::period_cell::{brief, heading, year};
use super::row_numbers::row_figures;
use super::row_travel::travel;
use super::target_cell::{forecast, row_targets, target};
use super::two_lines::two_lines;
use super::{Cell, History, Kind, OtherArea, Quartile, Row, RowLines, UsualBand, Variation};

/// The quartiles in words, the best first.
pub const QUARTILES: [&str; 4] = ["Top", "Second", "Third", "Fourth"];

/// The row of an indicator.
pub fn row(indicated: &Indicated, area: &str, words: &Arc<PrintedWords>) -> Row {
    let scene = Scene { area: area.to_owned(), follows: None, words: words.clone(), ..Scene::default() };
    let subject = IndicatorContext::new(indicated.finding.clone(), indicated.decided.clone(), scene);
    let finding = &indicated.finding;
    let indicator = &finding.indicator;
    let polarity = indicated.decided.polarity_of(indicator);
    let placed = quartiles(&subject);
    let variation = Variation::of(&subject);
    let others = others(&subject);
    let (travel, told) = travel(&subject);
    let mut row = Row {
        id: indicator.id.clone(),
        number: None,
        label: String::new(),
        name: if indicator.code.is_empty() {
            indicator.label.clone()
        } else {
            format!("{} {}", indicator.code, indicator.label)
        },
        polarity: polarity_in_words(polarity, indicator),
        period: period(&subject),
        latest: latest(&subject),
        count: count(&subject),
        previous: previous(&subject),
        travel,
        neighbours: neighbours(&others),
        others,
        no_quartile: match (&placed, polarity) {
            (Some(_), _) => "",
            (None, Polarity::None) => "[z]",
            (None, _) => "[x]",
        }
        .into(),
        quartile: placed,
        target: target(&subject),
        forecast: forecast(&subject),
        targets: row_targets(&subject),
        no_variation: variation.as_ref().err().cloned().unwrap_or_default(),
        variation: variation.ok(),
        history: history(&subject),
        figures: Some(Box::new(row_figures(&subject, &like_latest(&subject)))),
        headline: subject.headline().as_str().into(),
        rating: indicated.decided.rating.as_ref().map_or_else(Cell::default, |rating| Cell {
            text: capital(&rating.word),
            mark: String::new(),
            second: rating.reason.clone(),
        }),
        lines: RowLines::default(),
    };
    row.lines = two_lines(&subject, &row, &told);
    row
}

pub fn polarity_in_words(polarity: Polarity, indicator: &Indicator) -> String {
    match polarity {
        Polarity::Higher => "Higher is better".into(),
        Polarity::Lower => "Lower is better".into(),
        Polarity::Between(low, high) => {
            format!("Best between {} and {}", figure_alone(indicator, low), figure_alone(indicator, high))
        }
        Polarity::None => "For information".into(),
    }
}

/// The same within a sentence: `higher is better.`.
pub fn lowered_polarity(polarity: Polarity, indicator: &Indicator) -> String {
    let words = polarity_in_words(polarity, indicator);
    let mut letters = words.chars();
    letters.next().map(|first| format!("{}{}.", first.to_lowercase(), letters.as_str())).unwrap_or_default()
}

fn period(subject: &IndicatorContext) -> Cell {
    match subject.latest() {
        Some(latest) => Cell {
            text: heading(subject.finding.indicator.covers(latest.period)),
            mark: String::new(),
            second: if subject.finding.in_arrears() { "(latest)".into() } else { String::new() },
        },
        None => Cell::plain("[x]"),
    }
}

fn latest(subject: &IndicatorContext) -> Cell {
    match subject.latest() {
        Some(latest) => Cell {
            text: match (latest.value, latest.missing) {
                (Some(held), _) => figure(&subject.finding.indicator, held, subject.finding.latest_decimals()),
                (None, Some(why)) => why.mark().into(),
                (None, None) => "[x]".into(),
            },
            mark: latest.marks(),
            second: latest.value.map_or_else(String::new, |_| per(&subject.finding.indicator)),
        },
        None => Cell::plain("[x]"),
    }
}

/// What a rate is per, where its name does not say it: `per 10,000 children`.
fn per(indicator: &Indicator) -> String {
    let per = &indicator.unit_words.per;
    if per.is_empty() || says_per(&indicator.label, per) { String::new() } else { format!("per {per}") }
}

fn count(subject: &IndicatorContext) -> Cell {
    let indicator = &subject.finding.indicator;
    if indicator.unit == Unit::Count {
        return Cell::plain("[z]");
    }
    let Some(latest) = subject.latest() else { return Cell::plain("[x]") };
    match (latest.numerator, &indicator.noun, latest.missing) {
        (Some(count), Some(noun), _) => Cell::plain(format!(
            "{} {}",
            grouped(count.normalize()),
            if count == Decimal::ONE { &noun.one } else { &noun.many }
        )),
        (Some(count), None, _) => Cell::plain(grouped(count.normalize())),
        (None, _, Some(why)) => Cell::plain(why.mark()),
        (None, ..) if matches!(indicator.unit, Unit::Score | Unit::Money | Unit::Time) => Cell::plain("[z]"),
        (None, ..) => Cell::plain("[x]"),
    }
}

fn previous(subject: &IndicatorContext) -> Cell {
    let Some(earlier) = subject.baseline() else { return Cell::plain("[x]") };
    let indicator = &subject.finding.indicator;
    let period = earlier.observation.period;
    let named = if earlier.average {
        format!("average for {}", period.in_full())
    } else if !period.is_dated() {
        "before".into()
    } else if period.style() == Style::Quarter {
        capital(&period.beside(subject.finding.report))
    } else {
        heading(period)
    };
    Cell {
        text: match (earlier.value, earlier.observation.missing) {
            (Some(held), _) => figure(indicator, held, subject.finding.decimals_of(earlier)),
            (None, Some(why)) => why.mark().into(),
            (None, None) => "[x]".into(),
        },
        mark: earlier.observation.marks(),
        second: named,
    }
}

/// What of other areas a row shows first: the neighbours' average, else the first that there is something of.
pub fn shown_comparison(finding: &Finding) -> Option<&Comparison> {
    let mut known = finding.comparisons.iter().filter(|one| is_known(one));
    let neighbours = known.clone().find(|one| is_neighbours(&one.benchmark.comparator));
    neighbours.or_else(|| known.next())
}

/// Whether a comparator has a figure, or words.
fn is_known(one: &Comparison) -> bool {
    one.benchmark.value.is_some() || !one.benchmark.stated.is_empty()
}

/// Every other area that something is known of: the one that a row shows first, then in the order of the table.
fn others(subject: &IndicatorContext) -> Vec<OtherArea> {
    let Some(first) = shown_comparison(&subject.finding) else { return Vec::new() };
    let rest = subject.finding.comparisons.iter().filter(|one| is_known(one) && !std::ptr::eq(*one, first));
    let other = |one: &Comparison, name: &str| OtherArea {
        name: name.to_owned(),
        figure: one.benchmark.value.map_or_else(String::new, |value| {
            figure(&subject.finding.indicator, value, subject.decimals_of_comparator(one))
        }),
        relation: subject.relation(one).map_or("", ComparedAs::as_str).into(),
        when: subject.comparator_period(one).unwrap_or_default(),
        year: if one.other_period { brief(one.benchmark.period, subject.finding.report) } else { String::new() },
    };
    let name = if is_neighbours(&first.benchmark.comparator) { "neighbours" } else { &first.benchmark.comparator };
    std::iter::once(other(first, name)).chain(rest.map(|one| other(one, &one.benchmark.comparator))).collect()
}

/// The figure of the first of them, and in `second` how the area stands to it; of others than the neighbours their name stands
/// before that.
fn neighbours(others: &[OtherArea]) -> Cell {
    let Some(first) = others.first() else { return Cell::plain("[x]") };
    let (figure, stands) = first.dated();
    Cell {
        text: if figure.is_empty() { "[x]".into() } else { figure },
        mark: String::new(),
        second: if is_neighbours(&first.name) { stands } else { joined(&[&first.name, &stands], ", ") },
    }
}

/// The nation's quartile, with those among families of councils after it; without it, the first of these.
fn quartiles(subject: &IndicatorContext) -> Option<Quartile> {
    let report = subject.finding.report;
    let families = subject.finding.in_families();
    let when = |found: &QuartileFound| {
        if found.other_period { format!(" for {}", found.period.beside(report)) } else { String::new() }
    };
    let among = |one: &InFamily| {
        format!("{} among {}{}", quartile_name(one.found.now).to_lowercase(), one.family, when(&one.found))
    };
    let (mut placed, first, rest) = match (subject.quartile(), families.split_first()) {
        (Some(found), _) => (quartile_words(found, report), when(found).trim_start().to_owned(), &families[..]),
        (None, Some((one, rest))) => {
            (quartile_words(&one.found, report), format!("among {}{}", one.family, when(&one.found)), rest)
        }
        (None, None) => return None,
    };
    let details = [placed.detail.clone(), first].into_iter().chain(rest.iter().map(among));
    placed.detail = details.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    Some(placed)
}

fn quartile_name(quartile: u8) -> &'static str {
    QUARTILES[usize::from(quartile.clamp(1, 4)) - 1]
}

fn quartile_words(found: &QuartileFound, report: Period) -> Quartile {
    Quartile {
        now: found.now,
        before: found.before,
        word: quartile_name(found.now).into(),
        movement: movement(found, report),
        detail: found.standing.map_or_else(String::new, |standing| standing_words(standing, found.period, report)),
    }
}

/// Where two national years are compared, the earlier one is named: the others moved too.
fn movement(found: &QuartileFound, report: Period) -> String {
    let name = |quartile: u8| quartile_name(quartile).to_lowercase();
    match (found.moved, found.before, found.over) {
        (Some(Movement::Same), _, Some(Over::NationalYears(year))) => format!("as in {}", year.beside(report)),
        (Some(Movement::Same), ..) => "as before".into(),
        (Some(_), Some(before), Some(Over::NationalYears(year))) => {
            format!("was {} in {}", name(before), year.beside(report))
        }
        (Some(_), Some(before), _) => format!("was {}", name(before)),
        (Some(Movement::Up), None, _) => "moved up".into(),
        (Some(Movement::Down), None, _) => "moved down".into(),
        (None, ..) => String::new(),
    }
}

fn standing_words(standing: RankBasis, period: Period, report: Period) -> String {
    let joint = if standing.ties > 0 { "joint " } else { "" };
    let place = format!("{joint}{} of {} for {}", ordinal(standing.rank.into()), standing.areas, period.beside(report));
    let place = if standing.outside { format!("{} for {}", standing.areas, period.beside(report)) } else { place };
    let place = if standing.newer && !standing.outside { format!("would be {place}") } else { place };
    let edge = if standing.on_boundary { ", on the boundary" } else { "" };
    let beyond = if standing.outside { " areas: beyond them all" } else { "" };
    format!("{place}{edge}{beyond}").replace("the ", "")
}

/// The figures of the latest one's kind of period, for those who calculate with them. Nothing where there are not two.
fn like_latest(subject: &IndicatorContext) -> Vec<&Observation> {
    let Some(latest) = subject.latest() else { return Vec::new() };
    let until = subject.finding.report.end();
    let like = |held: &&Observation| held.period.style() == latest.period.style() && held.period.end() <= until;
    let mut held: Vec<&Observation> = subject.finding.indicator.observations.iter().filter(like).collect();
    held.sort_by_key(|observation| observation.period);
    if held.iter().filter(|held| held.value.is_some()).count() < 2 { Vec::new() } else { held }
}

fn history(subject: &IndicatorContext) -> Option<History> {
    history_since(subject, i32::MIN)
}

/// What the line is drawn through: the series that the sentences compare in, with a gap where a period has no figure and a
/// break where a new series begins, from the periods on that end in this month. Nothing where there are not two figures.
pub fn history_since(subject: &IndicatorContext, since: i32) -> Option<History> {
    let indicator = &subject.finding.indicator;
    let over_time = subject.over_time();
    let drawn: Vec<Period> = over_time.points.iter().map(|point| point.0).filter(|one| one.end() >= since).collect();
    let [first, .., last] = drawn[..] else { return None };
    let mut periods = over_time.periods();
    periods.retain(|(period, _)| period.end() >= since);
    let starts = |nth: &Option<usize>| nth.is_some_and(|nth| nth > 0 && over_time.starts.contains(&nth));
    let begins = |one: &&Observation| one.break_in_series && one.period > first && one.period <= last;
    let target = subject.finding.target_line();
    Some(History {
        points: periods.iter().map(|(_, nth)| indicator.as_printed(over_time.points[(*nth)?].1).to_f64()).collect(),
        breaks: periods.iter().enumerate().filter(|(_, (_, nth))| starts(nth)).map(|(at, _)| at).collect(),
        target: target.and_then(|aim| indicator.as_printed(aim).to_f64()),
        caption: if first.style().is_year() { format!("{} to {}", year(first), year(last)) } else { String::new() },
        usual: band(subject, &periods),
        last: last_kind(subject),
        alt: heard(subject, Drawing::Sparkline { target }, since),
        in_figures: in_figures(subject, &periods),
        why_parted: indicator.observations.iter().filter(|one| begins(one)).map(|one| one.note.clone()).collect(),
    })
}

/// The usual range among these periods.
fn band(subject: &IndicatorContext, periods: &[(Period, Option<usize>)]) -> Option<UsualBand> {
    let indicator = &subject.finding.indicator;
    let usual = subject.over_time().usual.as_ref().ok().filter(|usual| usual.of == RangeOf::Figures)?;
    Some(UsualBand {
        // What is not drawn of it lies before the first point.
        from: periods.iter().position(|(_, nth)| *nth == Some(usual.places.0)).unwrap_or(0),
        lower: calculated_as_printed(indicator, usual.lower).to_f64()?,
        upper: calculated_as_printed(indicator, usual.upper).to_f64()?,
    })
}

/// What the last point is beside the usual range.
fn last_kind(subject: &IndicatorContext) -> Kind {
    let polarity = subject.decided.polarity_of(&subject.finding.indicator);
    let usual = subject.over_time().usual.as_ref().ok().filter(|usual| usual.of == RangeOf::Figures);
    usual.map_or(Kind::Unjudged, |usual| match usual.standing(polarity) {
        UsualStanding::Better => Kind::Better,
        UsualStanding::Worse => Kind::Worse,
        UsualStanding::Outside => Kind::Neither,
        UsualStanding::Within => Kind::Common,
    })
}

/// A figure with the zeros at its end that the measure is printed with: 48.0, 163.80 of pounds.
fn with_zeros(indicator: &Indicator, figure: Decimal) -> String {
    let has_pence = indicator.unit == Unit::Money && !figure.fract().is_zero();
    let least = indicator.decimals.unwrap_or(if has_pence { 2 } else { 0 });
    format!("{figure:.*}", figure.scale().max(least) as usize)
}

/// `1.32 0.9 [x] / 1.13 (quarter 2 2016/17 to quarter 1 2017/18)`: without their unit, `/` before a new series, and where there is none
/// the mark that stands in its place. Thousands are written out and millions said, as in every other cell of the row.
fn in_figures(subject: &IndicatorContext, periods: &[(Period, Option<usize>)]) -> String {
    let (indicator, over_time) = (&subject.finding.indicator, subject.over_time());
    let shown = |value: Decimal| match indicator.unit_words.held_in {
        Some(_) => figure_alone(indicator, value),
        None if indicator.unit_words.two_parts.is_some() => as_clock(indicator.as_printed(value)),
        None => with_zeros(indicator, indicator.as_printed(value).normalize()),
    };
    let absent = |period: &Period| {
        let held = indicator.observations.iter().find(|one| one.period == *period);
        held.and_then(|one| one.missing).unwrap_or(Why::NotAvailable)
    };
    let said = |(period, nth): &(Period, Option<usize>)| {
        let Some(nth) = *nth else { return absent(period).mark().to_owned() };
        let figure = shown(over_time.points[nth].1);
        if nth > 0 && over_time.starts.contains(&nth) { format!("/ {figure}") } else { figure }
    };
    let figures: Vec<String> = periods.iter().map(said).collect();
    // Of what counts since the year began it is said until when: two stretches of months would read as one.
    let named = |(period, _): &(Period, Option<usize>)| match indicator.covers(*period) {
        since_april if since_april.style() == Style::YearToDate => since_april.ends_in(),
        period => period.in_full().replace("the ", ""),
    };
    match (periods.first(), periods.last()) {
        (Some(first), Some(last)) => format!("{} ({} to {})", figures.join(" "), named(first), named(last)),
        _ => String::new(),
    }
}
