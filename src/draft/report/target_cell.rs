//! The cell of the targets: the figure and how the measure stands to it, or each of several in turn.

use crate::figures::finding::{TargetFound, TargetTime};
use crate::figures::measure::Period;
use crate::figures::prose::{capital, figure, figure_alone};
use crate::rules::{IndicatorContext, TargetState, apart, expected_printed};

use super::{Cell, RowTarget};

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
        [(found, state)] => one(subject, found, *state),
        several => {
            let each: Vec<String> =
                several.iter().map(|(found, state)| format!("{} {}", short(*state), aim(subject, found))).collect();
            Cell::plain(capital(&each.join(", ")))
        }
    }
}

fn one(subject: &IndicatorContext, found: &TargetFound, state: TargetState) -> Cell {
    let so_far = found.judged.filter(|judged| found.time == TargetTime::SoFar || !judged.is_latest);
    let of_year = so_far.map(|judged| {
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
    let word = match state {
        TargetState::Unknown | TargetState::NoPolarity => None,
        state => Some(state.as_str().to_owned()),
    };
    Cell {
        text: aim(subject, found),
        mark: String::new(),
        second: [word, gap, of_year].into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
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
