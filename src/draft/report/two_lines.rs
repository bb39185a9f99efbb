//! A row of the dashboard set in two lines, and what has no room in them.

use crate::figures::measure::{Observation, Polarity, Style};
use crate::figures::prose::{capital, figure_alone};
use crate::rules::IndicatorContext;

use super::dashboard::joined;
use super::period_cell::brief;
use super::row_travel::Told;
use super::target_cell::target_lines;
use super::{Further, Lines, OtherArea, Outcome, Row, RowLines, VariationIcon, Way};

/// A line is drawn from so many figures on.
const ENOUGH_FOR_A_LINE: usize = 5;

/// Whether a row draws a line.
pub fn draws_a_line(row: &Row) -> bool {
    row.history.as_ref().is_some_and(|history| history.points.iter().flatten().count() >= ENOUGH_FOR_A_LINE)
}

/// The lines of a row whose cells are made. Its place on the page for members is not known yet.
pub fn two_lines(subject: &IndicatorContext, row: &Row, told: &Told) -> RowLines {
    let indicator = &subject.finding.indicator;
    let (target, bullet, from_target) = target_lines(subject, &row.target, &row.rating);
    let (quartile, rank) = quartile(row);
    let (years, past) = years(subject, row);
    let forecast = joined(&[&row.forecast.text, &row.forecast.second], " ");
    let forecast = if forecast.is_empty() { forecast } else { format!("forecast {forecast}") };
    RowLines {
        for_members: false,
        name: if indicator.short.is_empty() { row.name.clone() } else { indicator.short.clone() },
        better: better(subject),
        now: now(subject, row),
        change: change(row, told, &other_period(subject)),
        target,
        bullet,
        others: others(&row.others),
        quartile,
        years,
        further: Further {
            target: joined(&[&from_target, &forecast], "; "),
            others: every_other(&row.others),
            rank,
            past,
        },
    }
}

fn better(subject: &IndicatorContext) -> String {
    let indicator = &subject.finding.indicator;
    match subject.decided.polarity_of(indicator) {
        Polarity::Higher => "higher".into(),
        Polarity::Lower => "lower".into(),
        Polarity::Between(low, high) => {
            format!("{} to {}", figure_alone(indicator, low), figure_alone(indicator, high))
        }
        Polarity::None => "neither".into(),
    }
}

/// A cell that only says that nothing is there or can be is left empty: its row says why.
fn held(text: &str) -> &str {
    if matches!(text, "[x]" | "[z]") { "" } else { text }
}

fn now(subject: &IndicatorContext, row: &Row) -> Lines {
    let finding = &subject.finding;
    let covers = |latest: &Observation| finding.indicator.covers(latest.period);
    let other = subject.latest().map(covers).filter(|period| *period != finding.report);
    let period = other.map_or_else(String::new, |period| brief(period, finding.report));
    let count = if row.count.text == row.latest.text { "" } else { held(&row.count.text) };
    Lines {
        first: row.latest.text.clone(),
        beside: joined(&[&row.latest.mark, &period], " "),
        under: joined(&[&row.latest.second, &joined(&[count, &row.count.mark], " ")], ", "),
    }
}

/// `Improved`, `by tolerance`, `up 3.6 points from 88.0%`; the earlier figure's period behind it, where it is to be named.
fn change(row: &Row, told: &Told, period: &str) -> Lines {
    let (travel, before) = (&row.travel, &row.previous);
    let rounded = if travel.after_rounding { "after rounding" } else { "" };
    let stated = if travel.stated { "as stated" } else { "" };
    // Beside a verdict, the column before it has said that neither way is better.
    let is_said = |part: &&str| *part == "for information" && travel.outcome != Outcome::None;
    let behind: Vec<&str> = told.behind.iter().map(String::as_str).filter(|part| !is_said(part)).collect();
    let earlier = joined(&[held(&before.text), &before.mark], " ");
    let from = match (travel.way, told.moved.as_str()) {
        _ if held(&before.text).is_empty() => told.moved.clone(),
        (Way::Up | Way::Down, moved) if !moved.is_empty() => format!("{moved} from {earlier}"),
        (Way::Level, "the same") => joined(&["the same as before", &before.mark], " "),
        (Way::Level, moved) => joined(&[moved, &before.mark], " "),
        (_, moved) => joined(&[moved, &format!("was {earlier}")], ", "),
    };
    let named = if from.is_empty() || period.is_empty() { String::new() } else { format!("({period})") };
    let is_figure = !held(&before.text).is_empty();
    Lines {
        first: travel.word.clone(),
        beside: joined(&[&behind.join(", "), rounded, stated], ", "),
        under: if is_figure { joined(&[&from, &named], " ") } else { from },
    }
}

/// The period of the earlier figure, where it is not the one before that of the latest; of figures that count since April, not the
/// same months a year before.
fn other_period(subject: &IndicatorContext) -> String {
    let (finding, Some(latest), Some(earlier)) = (&subject.finding, subject.latest(), subject.baseline()) else {
        return String::new();
    };
    let covers = |period| finding.indicator.covers(period);
    let (now, then) = (covers(latest.period), covers(earlier.observation.period));
    let follows = match now.style() {
        Style::YearToDate => then == now.year_before(),
        style => then.style() == style && then.end() == now.begin(),
    };
    if earlier.average {
        format!("average for {}", then.in_full())
    } else if !then.is_dated() {
        "before".into()
    } else if follows {
        String::new()
    } else {
        brief(then, finding.report)
    }
}

/// The first of several: `Better`, `and 2 more`, `neighbours 86.9%`.
fn others(others: &[OtherArea]) -> Lines {
    let Some((first, rest)) = others.split_first() else { return Lines::default() };
    Lines {
        first: capital(&first.relation),
        beside: if rest.is_empty() { String::new() } else { format!("({} more)", rest.len()) },
        under: joined(&[&joined(&[&first.name, &first.figure], " "), &first.year], ", "),
    }
}

fn every_other(others: &[OtherArea]) -> String {
    if others.len() < 2 {
        return String::new();
    }
    let one = |other: &OtherArea| {
        let (figure, stands) = other.dated();
        let figure = joined(&[&other.name, &figure], " ");
        if stands.is_empty() { figure } else { format!("{figure} ({stands})") }
    };
    others.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The drawing shows the quartile before: it is in words where it is not known, or of a year that only words can name.
fn quartile(row: &Row) -> (Lines, String) {
    let Some(quartile) = &row.quartile else { return Default::default() };
    let is_drawn = quartile.before.is_some();
    let beside = if is_drawn { String::new() } else { quartile.movement.clone() };
    let named = if quartile.movement.contains(" in ") { quartile.movement.as_str() } else { "" };
    let rank = joined(&[named, &quartile.detail], "; ");
    (Lines { first: quartile.word.clone(), beside, under: String::new() }, rank)
}

/// How the figure stands to its usual range; else what it has been doing, or why nobody can tell.
fn years(subject: &IndicatorContext, row: &Row) -> (Lines, String) {
    let line = |first: &str, beside: &str, under: &str| Lines {
        first: first.into(),
        beside: beside.into(),
        under: under.into(),
    };
    let earlier = match &row.history {
        Some(history) if !draws_a_line(row) && history.points.len() > 2 => {
            format!("earlier figures: {}", history.in_figures)
        }
        _ => String::new(),
    };
    let over_time = subject.over_time();
    let (lines, found) = match (&row.variation, over_time.long_move, &over_time.usual) {
        (Some(variation), ..) => (
            match variation.icon {
                VariationIcon::BetterRising | VariationIcon::BetterFalling => line("better", "", "than usual"),
                VariationIcon::WorseRising | VariationIcon::WorseFalling => line("worse", "", "than usual"),
                VariationIcon::NeitherRising | VariationIcon::NeitherFalling => line("outside", "", "usual range"),
                VariationIcon::Common => line("", "as usual", ""),
            },
            joined(
                &[
                    &variation.detail,
                    &variation.assurance.as_ref().map_or(String::new(), |found| found.word.to_lowercase()),
                ],
                "; ",
            ),
        ),
        (None, Some(run), _) if !row.no_variation.starts_with('[') => {
            (line("", if run.up { "long rise" } else { "long fall" }, ""), row.no_variation.clone())
        }
        (None, _, Err(none)) if !over_time.points.is_empty() => {
            (line("", "not tested:", none.in_two_words()), String::new())
        }
        _ => (Lines::default(), String::new()),
    };
    (lines, joined(&[&found, &earlier], "; "))
}
