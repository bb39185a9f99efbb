//! A row's figures as numbers, taken where its words are: of the same protected finding, with the same decimals.

use crate::figures::finding::{Comparison, Earlier, TargetFound};
use crate::figures::measure::{Indicator, Noun, Observation, Unit, is_neighbours};
use crate::figures::prose::{capital, number};
use crate::rules::{ComparedAs, IndicatorContext};

use super::period_cell::heading;
use super::{ComparatorFigure, HistoryFigure, RowFigures, TargetFigures};

/// The figures of an indicator's row, with those of the latest one's kind of period.
pub fn row_figures(subject: &IndicatorContext, like_latest: &[&Observation]) -> RowFigures {
    let finding = &subject.finding;
    let indicator = &finding.indicator;
    let printed = |value, decimals| number(value, indicator.unit, &indicator.unit_words, decimals);
    let latest = subject.latest();
    // The figure of a count is the count.
    let is_count = indicator.unit == Unit::Count;
    let baseline = subject.baseline();
    let beside = |earlier: &Earlier| finding.beside_latest(earlier).map(|beside| beside.decimals);
    let change = |earlier: &Earlier| Some(printed(earlier.change.as_ref()?.units, beside(earlier)));
    RowFigures {
        unit: unit_in_words(indicator),
        latest: latest.and_then(|latest| Some(printed(latest.value?, finding.latest_decimals()))),
        count: latest.filter(|_| !is_count).and_then(|latest| latest.numerator).map(|count| count.normalize()),
        out_of: latest.filter(|_| !is_count).and_then(|latest| latest.denominator).map(|count| count.normalize()),
        compared_with: baseline.map(compared_with).unwrap_or_default(),
        earlier: baseline.and_then(|earlier| Some(printed(earlier.value?, finding.decimals_of(earlier)))),
        change: baseline.and_then(change),
        comparators: finding.comparisons.iter().filter_map(|one| comparator(subject, one)).collect(),
        targets: finding.targets.iter().map(|found| target(subject, found)).collect(),
        history: like_latest.iter().map(|one| of_history(indicator, one)).collect(),
    }
}

/// The figures of a target, each as it is printed.
fn target(subject: &IndicatorContext, found: &TargetFound) -> TargetFigures {
    let (finding, indicator) = (&subject.finding, &subject.finding.indicator);
    let printed = |value, decimals| number(value, indicator.unit, &indicator.unit_words, decimals);
    let alone = |value| printed(value, indicator.decimals_for(value));
    let aim = found.target.value;
    let judged = found.judged.filter(|_| aim.is_some());
    let between = |value| Some(indicator.decimals_between(value, aim?));
    TargetFigures {
        aim: aim.map(|aim| printed(aim, finding.decimals_of_target(aim))),
        is_in_words: !found.target.words.is_empty(),
        held: judged.map(|judged| {
            if judged.is_latest { printed(judged.value, finding.latest_decimals()) } else { alone(judged.value) }
        }),
        period: judged.map_or_else(String::new, |judged| heading(indicator.covers(judged.period))),
        gap: judged.and_then(|judged| Some(printed(found.gap?, between(judged.value)))),
        forecast: found.target.forecast.map(alone),
    }
}

/// Another area's figure, or words about it; none where there is neither.
fn comparator(subject: &IndicatorContext, comparison: &Comparison) -> Option<ComparatorFigure> {
    let (indicator, benchmark) = (&subject.finding.indicator, &comparison.benchmark);
    let printed = |value| {
        let decimals = subject.decimals_of_comparator(comparison);
        number(value, indicator.unit, &indicator.unit_words, decimals)
    };
    let relation = subject.relation(comparison).map_or("", ComparedAs::as_str);
    (benchmark.value.is_some() || !relation.is_empty()).then(|| ComparatorFigure {
        name: capital(benchmark.comparator.strip_prefix("the ").unwrap_or(&benchmark.comparator)),
        is_neighbours: is_neighbours(&benchmark.comparator),
        period: heading(indicator.covers(benchmark.period)),
        figure: benchmark.value.map(printed),
        relation: relation.into(),
    })
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
