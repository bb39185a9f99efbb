//! Whether a national measure can be what the catalogue's indicator is: its unit, its span of time, which way is good.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{
    Frequency, Indicator, MeasureKind, National, NationalCell, NationalMeasure, NationalYear, Polarity, Unit, as_shown,
};

/// What is to be said of an indicator and the measure it is linked to.
pub fn doubts(indicator: &Indicator, measure: &NationalMeasure, national: &National) -> Vec<Diagnostic> {
    let found = [
        another_unit(indicator, measure),
        no_percentages(indicator, measure, national),
        below_zero(indicator, measure, national),
        part_of_a_year(indicator, measure),
        another_way(indicator, measure),
    ];
    found.into_iter().flatten().collect()
}

fn linked_at(indicator: &Indicator) -> Place {
    indicator.national.measure.as_ref().map_or_else(|| indicator.from.clone(), |(_, place)| place.clone())
}

fn doubt(indicator: &Indicator, message: String, help: &str) -> Option<Diagnostic> {
    Some(Diagnostic::warning(Code::UnitMismatch, message).at(linked_at(indicator)).help(help))
}

const LINK: &str = "check that it is the right measure, or correct `unit` in indicators.toml";

/// The list of measures says what its figures are.
fn another_unit(indicator: &Indicator, measure: &NationalMeasure) -> Option<Diagnostic> {
    let label = measure.unit_label.to_lowercase();
    let starts = |heads: &[&str]| heads.iter().any(|head| label.starts_with(head));
    let unit = if starts(&["%", "percent", "per cent", "proportion"]) {
        Unit::Percent
    } else if starts(&["rate"]) || label.contains(" per 1") {
        Unit::Rate
    } else if starts(&["number", "count", "entries"]) {
        Unit::Count
    } else if starts(&["spend", "unit cost", "£", "cost"]) {
        Unit::Money
    } else if label.contains("score") {
        Unit::Score
    } else if starts(&["days", "weeks", "months", "hours", "minutes", "average days", "average weeks"]) {
        Unit::Time
    } else {
        return None;
    };
    if unit == indicator.unit {
        return None;
    }
    let message = format!(
        "`{}` is a {}, but the national measure `{}` is in `{}`",
        indicator.id,
        indicator.unit.noun(),
        measure.code,
        measure.unit_label
    );
    doubt(indicator, message, LINK)
}

fn latest(measure: &NationalMeasure) -> Option<&NationalYear> {
    measure.years.iter().rfind(|year| year.cells.iter().any(|cell| cell.value.is_some()))
}

/// Figures far above a hundred, or all of them shares of one.
fn no_percentages(indicator: &Indicator, measure: &NationalMeasure, national: &National) -> Option<Diagnostic> {
    if indicator.unit != Unit::Percent {
        return None;
    }
    let year = latest(measure)?;
    let cells = year.cells.iter().filter(|cell| national.is_authority(cell));
    let values: Vec<Decimal> = cells.filter_map(|cell| cell.value).collect();
    let high = *values.iter().max()?;
    if high > Decimal::from(150) {
        let message = format!(
            "`{}` is a percentage, but the national measure `{}` is as high as {} in {}",
            indicator.id,
            measure.code,
            as_shown(high),
            year.label
        );
        return doubt(indicator, message, LINK);
    }
    let own = indicator.observations.iter().rev().find_map(|held| held.value)?;
    let shares = high <= Decimal::ONE && high > Decimal::ZERO && own > Decimal::from(10);
    let message = format!(
        "`{}` is {own}%, but no area in the national measure `{}` is above {} in {}",
        indicator.id,
        measure.code,
        as_shown(high),
        year.label
    );
    shares.then(|| doubt(indicator, message, "if the table has 0.94 for 94%, multiply its figures by 100"))?
}

/// A share cannot be negative; a change or a difference can.
fn below_zero(indicator: &Indicator, measure: &NationalMeasure, national: &National) -> Option<Diagnostic> {
    if !matches!(indicator.unit, Unit::Percent | Unit::Count | Unit::Rate) {
        return None;
    }
    let negative = |cell: &&NationalCell| cell.value.is_some_and(|value| value < Decimal::ZERO);
    let (year, first) = measure.years.iter().find_map(|year| Some((year, year.cells.iter().find(negative)?)))?;
    let rows: usize = measure.years.iter().map(|year| year.cells.iter().filter(negative).count()).sum();
    let more = if rows > 1 { format!(", and {rows} of its figures are below zero") } else { String::new() };
    let message = format!(
        "`{}` is a {}, but the national measure `{}` is {} for {} in {}{more}",
        indicator.id,
        indicator.unit.noun(),
        measure.code,
        as_shown(first.value?),
        national.areas.get(first.area as usize)?.name,
        year.label
    );
    let help =
        "if it is a change or a difference, give the indicator the unit \"score\"; otherwise correct the figures";
    let at = Place::line(&national.file, first.line as usize, "");
    Some(Diagnostic::warning(Code::UnitMismatch, message).at(at).also(linked_at(indicator), "linked here").help(help))
}

/// What is counted in a quarter is not what is counted in a year.
fn part_of_a_year(indicator: &Indicator, measure: &NationalMeasure) -> Option<Diagnostic> {
    let adds_up = match indicator.measure {
        MeasureKind::Flow => indicator.unit == Unit::Count,
        MeasureKind::Cumulative => matches!(indicator.unit, Unit::Count | Unit::Money),
        _ => false,
    };
    let year = latest(measure).filter(|year| year.period.months() >= 12)?;
    if !adds_up || indicator.frequency == Frequency::Annual {
        return None;
    }
    let message = format!(
        "`{}` counts part of a year, but the national measure `{}` counts the whole of {}",
        indicator.id, measure.code, year.label
    );
    doubt(indicator, message, "link a rate or a percentage, or set `measure` to a stock or a rolling year")
}

/// The catalogue and the list of measures disagree about which way is good.
fn another_way(indicator: &Indicator, measure: &NationalMeasure) -> Option<Diagnostic> {
    let (ours, theirs) = match (indicator.good, measure.polarity) {
        (Polarity::Higher, Polarity::Lower) => ("high", "low"),
        (Polarity::Lower, Polarity::Higher) => ("low", "high"),
        _ => return None,
    };
    let message = format!(
        "{ours} is good for `{}`, but {theirs} is good for the national measure `{}`",
        indicator.id, measure.code
    );
    Some(
        Diagnostic::warning(Code::WrongValue, message)
            .at(linked_at(indicator))
            .help("ranks and quartiles use `good` from the catalogue: correct it there, or link another measure"),
    )
}
