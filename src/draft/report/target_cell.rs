//! The cell of the targets: the figure and how the measure stands to it, or each of several in turn.

use rust_decimal::prelude::ToPrimitive;

use crate::figures::finding::{TargetFound, TargetTime};
use crate::figures::measure::Period;
use crate::figures::prose::{capital, figure, figure_alone};
use crate::rules::{IndicatorContext, TargetState, apart, expected_printed};

use super::dashboard::joined;
use super::{Bullet, Cell, Lines, RowTarget};

/// The cell: `85%`, and under it `close to target, 0.8 percentage points below`; of several `Met 95%, missed 98%`.
pub fn target(subject: &IndicatorContext) -> Cell {
    let targets = subject.finding.targets.iter().map(|found| (found, subject.target_state(found)));
    let due: Vec<(&TargetFound, TargetState)> =
        targets.clone().filter(|(found, _)| found.time != TargetTime::Later).collect();
    match due.as_slice() {
        [] => match targets.clone().next() {
            Some((found, state)) => one(subject, found, state),
            None => Cell::plain("[z]"),
        },
        [(found, state)] => {
            let cell = one(subject, found, *state);
            Cell { second: joined(&[&cell.second, &not_due(subject)], ", "), ..cell }
        }
        several => {
            let each = several.iter().map(|(found, state)| format!("{} {}", short(*state), aim(subject, found)));
            let each: Vec<String> = each.chain(Some(not_due(subject)).filter(|later| !later.is_empty())).collect();
            Cell::plain(capital(&each.join(", ")))
        }
    }
}

/// Beside targets that are due those of a later time: `not due 99%`. May be empty.
fn not_due(subject: &IndicatorContext) -> String {
    let later = subject.finding.targets.iter().filter(|found| found.time == TargetTime::Later);
    let aims: Vec<String> = later.map(|found| aim(subject, found)).collect();
    if aims.is_empty() { String::new() } else { format!("not due {}", aims.join(", ")) }
}

fn one(subject: &IndicatorContext, found: &TargetFound, state: TargetState) -> Cell {
    let said = Said::of(subject, found, state);
    Cell {
        text: aim(subject, found),
        mark: String::new(),
        second: joined(&[said.state, &said.gap, &said.so_far], ", "),
    }
}

/// What is said of one target beside its figure. Each may be empty.
struct Said {
    state: &'static str,
    gap: String,
    so_far: String,
}

impl Said {
    fn of(subject: &IndicatorContext, found: &TargetFound, state: TargetState) -> Said {
        let so_far = found.judged.filter(|judged| found.time == TargetTime::SoFar || !judged.is_latest);
        let so_far = so_far.map(|judged| {
            let shown = figure_alone(&subject.finding.indicator, judged.value);
            match found.time {
                TargetTime::SoFar => format!("{shown} so far"),
                _ => format!("{shown} in {}", judged.period.beside(subject.finding.report)),
            }
        });
        let gap = match state {
            TargetState::Missed | TargetState::Close => {
                apart(&subject.finding.indicator, found).map(|gap| gap.replace("percentage point", "point"))
            }
            _ => None,
        };
        let state = match state {
            TargetState::Unknown | TargetState::NoPolarity => "",
            state => state.as_str(),
        };
        Said { state, gap: gap.unwrap_or_default(), so_far: so_far.unwrap_or_default() }
    }
}

/// The same in two lines, `rating` being the council's own word and its reason, and what there is no room for: of several targets
/// each with its state.
pub fn target_lines(subject: &IndicatorContext, cell: &Cell, rating: &Cell) -> (Lines, Option<Bullet>, String) {
    let Some((found, state)) = subject.deciding_target() else {
        let rated = Lines { first: rating.text.clone(), under: rating.second.clone(), ..Lines::default() };
        return (rated, None, String::new());
    };
    let due = subject.finding.targets.iter().filter(|found| found.time != TargetTime::Later).count();
    let later = if due == 1 { not_due(subject) } else { String::new() };
    let said = Said::of(subject, found, state);
    let reason = if rating.second == said.state { "" } else { &rating.second };
    // Behind the council's own word the state is not the first.
    let lines = |first: &str, rest: &str| match (rating.text.as_str(), first) {
        ("", "") => Lines { first: rest.to_owned(), ..Lines::default() },
        ("", first) => Lines { first: capital(first), beside: rest.to_owned(), ..Lines::default() },
        (rated, first) => Lines { first: rated.to_owned(), beside: joined(&[first, rest], " "), ..Lines::default() },
    };
    match state {
        _ if due > 1 => (lines("", &cell.text), None, joined(&[&said.gap, reason], ", ")),
        TargetState::NotDue if cell.text == "[x]" => (Lines::default(), None, "not due, without a figure".into()),
        TargetState::NotDue => {
            let beside = joined(&[&format!("not due {}", cell.text), &said.so_far], ", ");
            (Lines { beside, ..Lines::default() }, None, reason.to_owned())
        }
        state => {
            let word = if state == TargetState::Close { "close" } else { said.state };
            match bullet(subject, found, state) {
                Some(drawn) => {
                    let rest = joined(&[&said.gap, &said.so_far, reason, &later], ", ");
                    (lines(word, &cell.text), Some(drawn), rest)
                }
                // What has come so far of a year is beside nothing that could be drawn.
                None => {
                    let rest = joined(&[&cell.text, &said.gap, &said.so_far], ", ");
                    (lines(word, &rest), None, joined(&[reason, &later], ", "))
                }
            }
        }
    }
}

/// Where the figure is that is held against a target of its own period: to the left of one it falls short of.
fn bullet(subject: &IndicatorContext, found: &TargetFound, state: TargetState) -> Option<Bullet> {
    let (shape, side) = match state {
        TargetState::Met => ("improved", 1.0),
        TargetState::Close => ("steady", -1.0),
        TargetState::Missed => ("declined", -1.0),
        _ => return None,
    };
    let judged = found.judged.filter(|judged| judged.is_latest && found.time == TargetTime::InForce)?;
    let (own, aim) = (judged.value.to_f64()?, found.target.value?.to_f64()?);
    let points = || subject.over_time().points.iter().filter_map(|(_, value)| value.to_f64()).chain([own, aim]);
    let reach = points().fold(f64::MIN, f64::max) - points().fold(f64::MAX, f64::min);
    let share = if reach > 0.0 { (own - aim).abs() / reach } else { 0.0 };
    // In hundredths: more than a drawing of 26 mm can show.
    Some(Bullet { shape: shape.into(), at: side * (share * 100.0).round() / 100.0 })
}

/// What the service expects of the target that decides, else of the first that has a forecast.
pub fn forecast(subject: &IndicatorContext) -> Cell {
    let deciding = subject.deciding_target().map(|(found, _)| found);
    let held = |found: &&TargetFound| found.target.forecast.is_some();
    let found = deciding.filter(held).or_else(|| subject.finding.targets.iter().find(held));
    let Some((expected, found)) = found.and_then(|found| Some((found.target.forecast?, found))) else {
        return Cell::default();
    };
    let by = found.target.by.map_or_else(String::new, |by| format!("for {}", by.beside(subject.finding.report)));
    Cell { text: figure_alone(&subject.finding.indicator, expected), mark: String::new(), second: by }
}

/// Every target of the measure, for other programs.
pub fn row_targets(subject: &IndicatorContext) -> Vec<RowTarget> {
    let indicator = &subject.finding.indicator;
    let report = subject.finding.report;
    let one = |found: &TargetFound| RowTarget {
        name: found.target.name.clone(),
        period: found.target.by.map_or_else(String::new, Period::in_full),
        basis: found.basis.as_str().to_owned(),
        target: aim(subject, found),
        state: subject.target_state(found).as_str().to_owned(),
        gap: found.judged.and_then(|_| apart(indicator, found)).unwrap_or_default(),
        figure: found.judged.map_or_else(String::new, |judged| {
            format!("{} for {}", figure_alone(indicator, judged.value), judged.period.beside(report))
        }),
        expected: expected_printed(indicator, found).unwrap_or_default(),
        forecast: found.target.forecast.map_or_else(String::new, |figure| figure_alone(indicator, figure)),
    };
    subject.finding.targets.iter().map(one).collect()
}

/// The figure of a target, or its words.
fn aim(subject: &IndicatorContext, found: &TargetFound) -> String {
    let indicator = &subject.finding.indicator;
    match (found.target.value, found.target.words.as_str()) {
        (Some(aim), "") => figure(indicator, aim, subject.finding.decimals_of_target(aim)),
        (_, "") => "[x]".into(),
        // "≥ 450" of thousands is not what is meant, and a sign is no word.
        (Some(aim), words) if indicator.unit_words.held_in.is_some() || !words.starts_with(char::is_alphabetic) => {
            format!(
                "{}{}",
                found.target.reached.before(indicator.unit),
                figure(indicator, aim, subject.finding.decimals_of_target(aim))
            )
        }
        (_, words) => words.to_owned(),
    }
}

/// A state before the figure of one of several targets.
fn short(state: TargetState) -> &'static str {
    match state {
        TargetState::Close => "close to",
        TargetState::OnCourse => "on course for",
        TargetState::Behind => "behind",
        TargetState::NotDue => "not due:",
        TargetState::Stated => "stated:",
        TargetState::NoPolarity | TargetState::Unknown => "",
        TargetState::Met | TargetState::Missed => state.as_str(),
    }
}
