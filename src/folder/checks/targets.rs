//! Targets that cannot be held against the figures, that contradict each other, or that say what cannot be.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::finding::target_basis;
use crate::figures::measure::{Amber, Basis, Indicator, MeasureKind, Period, Polarity, Style, Target, Unit};
use crate::folder::text::diagnostics::Diagnostics;

/// Checks the targets of an indicator, in a report on this period.
pub fn check(indicator: &Indicator, report: Period, faults: &Diagnostics) {
    twice(indicator, faults);
    of_a_year(indicator, faults);
    for target in &indicator.targets {
        amber(indicator, target, faults);
        forecast(indicator, target, report, faults);
        comparable(indicator, target, faults);
    }
}

/// What its figures are of; `None` where it has none.
fn figure(indicator: &Indicator) -> Option<Period> {
    let own = || indicator.observations.iter().rev().filter(|held| !indicator.is_to_date_beside(held));
    let dated = || own().map(|held| held.period).filter(|period| period.is_dated());
    // A table may hold the year beside its quarters.
    let within = dated().find(|period| !period.style().is_year());
    within.filter(|_| indicator.frequency.months() < 12).or_else(|| dated().next())
}

fn twice(indicator: &Indicator, faults: &Diagnostics) {
    let key =
        |target: &Target| (target.by, target_basis(indicator, target, figure(indicator)), target.name.to_lowercase());
    for (nth, target) in indicator.targets.iter().enumerate() {
        let Some(first) = indicator.targets[..nth].iter().find(|other| key(other) == key(target)) else { continue };
        let by = target.by.map_or_else(String::new, |by| format!(" for {}", by.in_full()));
        let same = (first.value, &first.words, first.amber) == (target.value, &target.words, target.amber);
        let help = match (same, target.by) {
            (true, _) => "remove one of them",
            (false, Some(_)) => "remove the one that is wrong, or give each a `name`",
            (false, None) => {
                "remove the one that is wrong, give each a `name`, or say in its heading of which year it is: \"Target 2025/26\""
            }
        };
        faults.add(
            Diagnostic::error(
                Code::TargetTwice,
                format!("`{}` has two targets{by} called \u{201c}{}\u{201d}", indicator.id, target.name),
            )
            .at(target.from.clone())
            .also(first.from.clone(), "the first")
            .help(help),
        );
    }
}

/// With fewer figures nobody can say what is usual.
const ENOUGH: usize = 3;

/// A target without a period that all figures of part of a year are far below, and that about a year of them would reach: it would
/// be held against each of them.
fn of_a_year(indicator: &Indicator, faults: &Diagnostics) {
    let parts = Decimal::from(12 / indicator.frequency.months().clamp(1, 12));
    let is_sum = matches!(indicator.unit, Unit::Count | Unit::Money) && indicator.measure == MeasureKind::Flow;
    let months = indicator.frequency.months();
    let own = indicator.observations.iter().filter(|held| held.period.months() == months);
    let figures: Vec<Decimal> = own.filter_map(|held| held.value).collect();
    let Some(most) = figures.iter().max().filter(|_| is_sum && months < 12 && figures.len() >= ENOUGH) else { return };
    let sum: Decimal = figures.iter().sum();
    let year = sum / Decimal::from(figures.len()) * parts;
    let undated = indicator.targets.iter().filter(|target| target.by.is_none() && target.basis.is_none());
    for target in undated {
        let Some(aim) = target.value else { continue };
        let is_near = aim >= year * Decimal::new(6, 1) && aim <= year * Decimal::new(16, 1);
        if *most * Decimal::TWO > aim || !is_near || *most <= Decimal::ZERO {
            continue;
        }
        let message = format!(
            "the target {} of `{}` has no period, and it is about what a year of its figures adds up to: it is held against none of them until \
             it says of what it is",
            aim.normalize(),
            indicator.id
        );
        let help = "if it is of a year, say so in its heading (\"Annual target\", \"Target 2025/26\") or give it in data/targets.csv with \
                    its year";
        let told = Diagnostic::warning(Code::TargetIncomparable, message).at(target.from.clone()).help(help);
        faults.add(told.doubting(indicator.doubted(None, Some(aim))));
    }
}

fn amber(indicator: &Indicator, target: &Target, faults: &Diagnostics) {
    let Some(amber) = target.amber else { return };
    let tell = |message: String, help: &str| {
        faults.error(Code::AmberWrongSide, target.from.clone(), message, help);
    };
    let polarity = target.polarity(indicator.good);
    let Some(aim) = target.value else {
        tell(
            format!("the target of `{}` is in words, so no figure is close to it", indicator.id),
            "remove the amber, or give the target as a number",
        );
        return;
    };
    if polarity == Polarity::None {
        tell(
            format!("`{}` is for information, so no figure is close to its target", indicator.id),
            "remove the amber, or say in indicators.toml whether high or low is good",
        );
        return;
    }
    let Amber::Figure(worst) = amber else { return };
    let (wrong, side) = match polarity {
        Polarity::Higher => (worst >= aim, "below"),
        Polarity::Lower => (worst <= aim, "above"),
        Polarity::Between(low, high) => ((low..=high).contains(&worst), "outside"),
        Polarity::None => (false, ""),
    };
    if wrong {
        let good = match polarity {
            Polarity::Higher => "high is good",
            Polarity::Lower => "low is good",
            _ => "it is best within a range",
        };
        let range = if side == "outside" { "that range" } else { "the target" };
        tell(
            format!("the amber {worst} is no worse than the target {aim} of `{}`: {good}", indicator.id),
            &format!("amber is the worst figure that is still close: it lies {side} {range}"),
        );
    }
}

fn forecast(indicator: &Indicator, target: &Target, report: Period, faults: &Diagnostics) {
    let over = target.by.filter(|by| target.forecast.is_some() && by.end() <= report.end());
    if let Some(by) = over {
        let message = format!("`{}` has a forecast for {}, which is over", indicator.id, by.in_full());
        let help = "remove the forecast: the figure itself is known, or should be";
        faults.warning(Code::ForecastOver, target.from.clone(), message, help);
    }
}

/// Whether any figure of the measure could ever be held against the target.
fn comparable(indicator: &Indicator, target: &Target, faults: &Diagnostics) {
    let (Some(by), Some(figure), Some(_)) = (target.by, figure(indicator), target.value) else { return };
    let Some(why) = incomparable(indicator, target, by, figure) else { return };
    let message =
        format!("the target of `{}` for {} cannot be held against its figures: {why}", indicator.id, by.in_full());
    let help = format!("give a target for {}, or for a period of the same kind", figure.in_full());
    faults.error(Code::TargetIncomparable, target.from.clone(), message, help);
}

fn incomparable(indicator: &Indicator, target: &Target, by: Period, figure: Period) -> Option<String> {
    let basis = target_basis(indicator, target, Some(figure));
    let flow = indicator.measure == MeasureKind::Flow;
    let adds = matches!(indicator.unit, Unit::Count | Unit::Money);
    let year = figure.months() >= 12 && figure.style() != Style::RollingYear;
    let step =
        if year { 12 } else { indicator.frequency.months().max(if figure.style() == Style::Quarter { 3 } else { 1 }) };
    let of = steps(figure);
    // Every figure ends so many months after another: one of them must end within the target's period.
    let reached = (by.begin() + 1..=by.end()).any(|end| (end - figure.end()).rem_euclid(step) == 0);
    if !reached {
        return Some(format!("they are of {of}, and none ends within that period"));
    }
    if year && by.months() >= 12 && (by.end() - figure.end()).rem_euclid(12) != 0 {
        return Some(format!("they are of another kind of year, such as {}", figure.in_full()));
    }
    if indicator.measure == MeasureKind::Cumulative && by.months() == 12 && by.begin().rem_euclid(12) != 3 {
        return Some("they count from April, and that year begins in another month".to_owned());
    }
    if basis == Basis::Period && by.months() > figure.months() && flow && adds {
        return Some(format!("they are of {of}, and basis = \"period\" holds each of them against the whole"));
    }
    let to_date = figure.style() == Style::YearToDate;
    if basis == Basis::YearToDate && flow && !adds && !to_date {
        return Some(format!("nobody can add up a {} to the year to date", indicator.unit.noun()));
    }
    let parts = (by.begin() - figure.begin()).rem_euclid(figure.months()) == 0;
    if basis == Basis::Year && flow && adds && !year && !parts {
        return Some(format!("that period is not made up of {of}"));
    }
    None
}

fn steps(figure: Period) -> &'static str {
    match figure.style() {
        Style::Month => "months",
        Style::Quarter => "quarters",
        Style::YearToDate => "the year to date",
        Style::RollingYear => "twelve months",
        Style::CalendarYears | Style::FinancialYears => "several years",
        Style::Months => "so many months",
        Style::Term => "terms",
        Style::FinancialYear | Style::AcademicYear | Style::CalendarYear | Style::Undated => "years",
    }
}
