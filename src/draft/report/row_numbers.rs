//! A row's figures as numbers, taken where its words are: of the same protected finding, with the same decimals.

use crate::figures::finding::Earlier;
use crate::figures::measure::{Indicator, Noun, Observation, Unit, is_neighbours};
use crate::figures::prose::number;
use crate::rules::IndicatorContext;

use super::period_cell::heading;
use super::{HistoryFigure, RowFigures};

/// The figures of an indicator's row, with those of the latest one's kind of period.
pub fn row_figures(subject: &IndicatorContext, like_latest: &[&Observation]) -> RowFigures {
    let finding = &subject.finding;
    let indicator = &finding.indicator;
    let printed = |value, decimals| number(value, indicator.unit, &indicator.unit_words, decimals);
    let alone = |value| printed(value, indicator.decimals_for(value));
    let latest = subject.latest();
    // The figure of a count is the count.
    let is_count = indicator.unit == Unit::Count;
    let baseline = subject.baseline();
    let beside = |earlier: &Earlier| finding.beside_latest(earlier).map(|beside| beside.decimals);
    let change = |earlier: &Earlier| Some(printed(earlier.change.as_ref()?.units, beside(earlier)));
    let neighbours = finding.comparisons.iter().find(|comparison| is_neighbours(&comparison.benchmark.comparator));
    RowFigures {
        unit: unit_in_words(indicator),
        latest: latest.and_then(|latest| Some(printed(latest.value?, finding.latest_decimals()))),
        count: latest.filter(|_| !is_count).and_then(|latest| latest.numerator).map(|count| count.normalize()),
        out_of: latest.filter(|_| !is_count).and_then(|latest| latest.denominator).map(|count| count.normalize()),
        compared_with: baseline.map(compared_with).unwrap_or_default(),
        earlier: baseline.and_then(|earlier| Some(printed(earlier.value?, finding.decimals_of(earlier)))),
        change: baseline.and_then(change),
        neighbours: neighbours.and_then(|comparison| {
            Some(printed(comparison.benchmark.value?, subject.decimals_of_comparator(comparison)))
        }),
        targets: finding
            .targets
            .iter()
            .map(|found| {
                let aim = found.target.value.filter(|_| found.target.words.is_empty());
                let aim = aim.map(|aim| printed(aim, finding.decimals_of_target(aim)));
                (aim, found.target.forecast.map(alone))
            })
            .collect(),
        history: like_latest.iter().map(|one| of_history(indicator, one)).collect(),
    }
}

/// What a figure of an indicator is a figure of, at the head of a column or in a cell of its own.
fn unit_in_words(indicator: &Indicator) -> String {
    let many = |noun: &Option<Noun>, otherwise: &str| {
        noun.as_ref().map_or_else(|| otherwise.to_owned(), |noun| noun.many.clone())
    };
    match indicator.unit {
        Unit::Percent => "%".into(),
        Unit::Money => "£".into(),
        Unit::Count => many(&indicator.noun, "number"),
        Unit::Rate if indicator.unit_words.per.is_empty() => "rate".into(),
        Unit::Rate => format!("per {}", indicator.unit_words.per),
        Unit::Score => many(&indicator.unit_words.word, "score"),
        Unit::Time => many(&indicator.unit_words.word, "time"),
    }
}

fn compared_with(earlier: &Earlier) -> String {
    let period = earlier.observation.period;
    match (earlier.average, period.is_dated()) {
        (true, _) => format!("Average for {}", period.in_full()),
        (false, true) => heading(period),
        (false, false) => "Before".into(),
    }
}

fn of_history(indicator: &Indicator, held: &Observation) -> HistoryFigure {
    let printed = |value| number(value, indicator.unit, &indicator.unit_words, indicator.decimals_for(value));
    let missing = held.missing.map_or("[x]", |why| why.mark());
    HistoryFigure {
        period: heading(indicator.covers(held.period)),
        figure: held.value.map(printed),
        mark: if held.value.is_some() { held.marks() } else { format!("{missing}{}", held.marks()) },
    }
}
