//! Whether figures look as if they counted since April, as council tax collected does: they rise through each year and begin anew;
//! whether they surely do, and whether they cannot.

use rust_decimal::Decimal;

use super::Period;

/// So many steps within years must rise.
const RISES: usize = 4;

/// Whether quarterly or monthly figures, none below zero, rise at every step within a financial year, and at every April fall to less than half.
/// Steps with a period missing between say nothing.
pub fn seems_since_april(figures: &[(Period, Decimal)]) -> bool {
    let mut figures: Vec<&(Period, Decimal)> =
        figures.iter().filter(|(period, _)| period.is_dated() && period.months() < 12).collect();
    figures.sort_by_key(|(period, _)| period.end());
    // A forecast may do so too; what is counted is never below zero.
    if figures.iter().any(|(_, figure)| figure.is_sign_negative()) {
        return false;
    }
    let mut rises = 0;
    let mut falls = 0;
    for pair in figures.windows(2) {
        let [(before, was), (after, is)] = pair else { continue };
        if after.months() != before.months() {
            return false;
        }
        if after.end() - before.end() != after.months() {
            continue;
        }
        if after.financial_year_of() == before.financial_year_of() {
            if is <= was {
                return false;
            }
            rises += 1;
        } else {
            if *is * Decimal::TWO >= *was {
                return false;
            }
            falls += 1;
        }
    }
    falls > 0 && rises >= RISES
}

/// Whether they do so beyond doubt, of figures that a season may also make rise through their years: two Aprils are among them, and
/// each step is at least half of what a period of its year comes to on average so far.
pub fn surely_since_april(figures: &[(Period, Decimal)]) -> bool {
    let steps = in_time(figures);
    let aprils = steps.iter().filter(|[before, after]| is_april(before.0, after.0)).count();
    let is_steady = |[before, after]: &[(Period, Decimal); 2]| {
        let april = after.0.financial_year_of() * 12 + 3;
        let periods = (after.0.end() - april) / after.0.months();
        (after.1 - before.1) * Decimal::TWO * Decimal::from(periods) >= after.1
    };
    let within = |step: &&[(Period, Decimal); 2]| !is_april(step[0].0, step[1].0);
    seems_since_april(figures) && aprils > 1 && steps.iter().filter(within).all(is_steady)
}

/// Whether they cannot: one is below the one before it in the same year, or a year begins as high as the last one ended.
pub fn cannot_be_since_april(figures: &[(Period, Decimal)]) -> bool {
    in_time(figures).iter().any(|[before, after]| {
        let begins_anew = is_april(before.0, after.0);
        if begins_anew { after.1 >= before.1 && !before.1.is_zero() } else { after.1 < before.1 }
    })
}

/// Whether a year begins between two periods.
fn is_april(before: Period, after: Period) -> bool {
    before.financial_year_of() != after.financial_year_of()
}

/// Each quarterly or monthly figure with the one of the period before it.
fn in_time(figures: &[(Period, Decimal)]) -> Vec<[(Period, Decimal); 2]> {
    let mut figures: Vec<(Period, Decimal)> =
        figures.iter().filter(|(period, _)| period.is_dated() && period.months() < 12).copied().collect();
    figures.sort_by_key(|(period, _)| period.end());
    let follows = |before: Period, after: Period| {
        before.months() == after.months() && after.end() - before.end() == after.months()
    };
    let pairs = figures.windows(2).map(|pair| [pair[0], pair[1]]);
    pairs.filter(|[before, after]| follows(before.0, after.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::measure::{YearKind, read_period};

    fn seems(from: i32, figures: &[&str]) -> bool {
        let figures = figures.iter().zip(from..).map(|(figure, nth)| {
            let text = format!("quarter {} {}/{:02}", nth % 4 + 1, nth / 4, (nth / 4 + 1) % 100);
            (read_period(&text, YearKind::Financial).expect("a period").0, figure.parse().expect("a number"))
        });
        seems_since_april(&figures.collect::<Vec<_>>())
    }

    #[test]
    fn figures_that_rise_through_each_year_and_begin_anew() {
        let first = 2023 * 4;
        assert!(seems(first, &["28.1", "55.9", "82.4", "97.0", "28.0", "56.2", "82.6"]));
        assert!(!seems(first, &["28.1", "55.9", "82.4", "97.0"]), "one year alone may simply rise");
        assert!(!seems(first, &["28.1", "55.9", "82.4", "97.0", "96.0", "97.2", "98.6"]), "it does not begin anew");
        assert!(!seems(first, &["28.1", "55.9", "54.4", "97.0", "28.0", "56.2", "82.6"]), "it fell within a year");
        assert!(!seems(first, &["-120", "-45", "80", "212", "35", "148"]), "a forecast");
        assert!(!seems(first + 2, &["82.4", "97.0", "28.0", "56.2"]), "two steps say little");
    }
}
