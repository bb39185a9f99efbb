//! Whether figures look as if they counted since April, as council tax collected does: they rise through each year and begin anew;
//! whether they surely do, and whether they cannot.

use std::collections::BTreeMap;

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

/// Whether they may, and a target that none of them says a period of is one of the year: each step within a year is about what the
/// time between comes to, each April begins anew, and a year at that pace comes to about the target. Too few figures may do so by
/// chance: it is asked, and not known.
fn may_be_since_april(figures: &[(Period, Decimal)], target: Decimal) -> bool {
    let tenths = |value: Decimal, of: Decimal, [least, most]: [i64; 2]| {
        value >= of * Decimal::new(least, 1) && value <= of * Decimal::new(most, 1)
    };
    let over = |of: Period| Decimal::from(of.end() - of.financial_year_of() * 12 - 3);
    let steps = in_time(figures);
    let is_steady = |[before, after]: &[(Period, Decimal); 2]| {
        if is_april(before.0, after.0) {
            return after.1 * Decimal::TWO < before.1;
        }
        let pace = (over(after.0) - over(before.0)) * before.1;
        before.1 > Decimal::ZERO && tenths((after.1 - before.1) * over(before.0), pace, [7, 13])
    };
    let latest = steps.last().map(|[_, after]| after.0.financial_year_of());
    let within: Vec<_> = steps.iter().filter(|[before, _]| Some(before.0.financial_year_of()) == latest).collect();
    let is_of_year = |(of, figure): (Period, Decimal)| tenths(figure * Decimal::from(12), target * over(of), [8, 13]);
    let is_far = |(_, figure): (Period, Decimal)| figure * Decimal::TWO < target;
    steps.iter().all(is_steady)
        && within.first().is_some_and(|step| is_far(step[0]))
        && within.iter().all(|step| step.iter().all(|one| is_of_year(*one)))
}

/// Whether they may, where no target shows it: each step within a year is about what the time between comes to, and each April begins
/// anew at about the share of the year that it is.
fn rise_as_if_since_april(figures: &[(Period, Decimal)]) -> bool {
    let over = |of: Period| Decimal::from(of.end() - of.financial_year_of() * 12 - 3);
    let steps = in_time(figures);
    let is_so = |[before, after]: &[(Period, Decimal); 2]| {
        // As much a month as before, within three tenths of it.
        let at_that_pace = before.1 * over(after.0);
        let came = after.1 * over(before.0);
        let apart = if is_april(before.0, after.0) { at_that_pace } else { at_that_pace - before.1 * over(before.0) };
        before.1 > Decimal::ZERO && (came - at_that_pace).abs() * Decimal::TEN <= apart * Decimal::from(3)
    };
    !steps.is_empty() && steps.iter().all(is_so)
}

/// The only figure of a part of a year and that of the whole year before, where it is about as much of that as has come of its own:
/// 6.9 by the end of quarter 2, after 14.1. From then on what grows and what has fallen look alike.
fn as_part_of_a_year(figures: &[(Period, Decimal)]) -> Option<(Decimal, Decimal)> {
    const UP_TO: i32 = 6;
    let dated = || figures.iter().filter(|(period, _)| period.is_dated());
    let mut parts = dated().filter(|(period, _)| period.months() < 12);
    let (of, own) = *parts.next().filter(|_| parts.next().is_none())?;
    let begins = of.financial_year_of() * 12 + 3;
    let is_the_year_before = |period: &Period| period.months() == 12 && period.end() == begins;
    let (_, year) = *dated().find(|(period, _)| is_the_year_before(period))?;
    let come = of.end() - begins;
    let as_much = year * Decimal::from(come);
    let twelfths = own * Decimal::from(12);
    let is_about =
        twelfths * Decimal::TEN >= as_much * Decimal::from(6) && twelfths * Decimal::TEN <= as_much * Decimal::from(13);
    (come <= UP_TO && year > Decimal::ZERO && is_about).then_some((own, year))
}

/// Why figures of which nobody says what they cover may count since April.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MayCount {
    /// They rise through each year and begin anew.
    pub seems: bool,
    /// The only one is about as much of the year before as has come of its own.
    pub is_part: bool,
    /// The target that is held against each of them seems to be the year's.
    pub is_target_of_year: bool,
}

/// Whether they may, and why: the one answer for who takes a file in and for who builds a report of it. `aim`: the target that holds for
/// each of them; `adds_up`: they are so much of something, and the more the longer a period is; `may_be_part`: one may be what has come of
/// a year so far, which is so of what fills up through it.
pub fn may_count(
    all: &[(Period, Decimal)],
    aim: Option<Decimal>,
    (adds_up, may_be_part): (bool, bool),
) -> Option<MayCount> {
    let figures: Vec<(Period, Decimal)> = all.iter().filter(|(period, _)| period.months() < 12).copied().collect();
    let seems = seems_since_april(&figures);
    let part = as_part_of_a_year(all).filter(|_| may_be_part);
    let is_nearer_to_the_year = |aim: Decimal| part.is_some_and(|(own, year)| (aim - year).abs() < (aim - own).abs());
    let is_target_of_year =
        aim.is_some_and(|aim| seems || adds_up && may_be_since_april(&figures, aim) || is_nearer_to_the_year(aim));
    // What is about as large as a target that holds for each of them is of its own period, as the target is.
    let is_about = |aim: Decimal, figure: Decimal| {
        figure * Decimal::TEN >= aim * Decimal::from(6) && figure * Decimal::TEN <= aim * Decimal::from(16)
    };
    // So is what is about as large as it in the first quarter of a year already.
    let is_first = |period: &Period| period.months() == 3 && period.quarter_number() == Some(1);
    let is_of_each = aim.is_some_and(|aim| {
        let about = |(_, figure): &(Period, Decimal)| is_about(aim, *figure);
        figures.iter().all(about) || figures.iter().any(|held| is_first(&held.0) && about(held))
    });
    let is_part = part.is_some() && aim.is_none_or(is_nearer_to_the_year);
    let may = adds_up && !is_of_each && rise_as_if_since_april(&figures) || is_part;
    (seems || may || is_target_of_year).then_some(MayCount { seems, is_part, is_target_of_year })
}

/// Whether they cannot: one is below the one before it in the same year, or a year begins as high as the last one ended.
pub fn cannot_be_since_april(figures: &[(Period, Decimal)]) -> bool {
    in_time(figures).iter().any(|[before, after]| {
        let begins_anew = is_april(before.0, after.0);
        if begins_anew { after.1 >= before.1 && !before.1.is_zero() } else { after.1 < before.1 }
    })
}

/// Whether they are about the percentage of the year that is over and rise with it, as what is collected or spent through it is: 29,
/// 56, 83, 97.
pub fn is_share_of_year(figures: &[(Period, Decimal)]) -> bool {
    let mut years: BTreeMap<i32, Vec<(i32, Decimal)>> = BTreeMap::new();
    for (period, figure) in figures.iter().filter(|(period, _)| period.is_dated() && period.months() < 12) {
        let months = period.end() - period.financial_year_of() * 12 - 3;
        years.entry(period.financial_year_of()).or_default().push((months, *figure));
    }
    let tenths_of_it = |months: i32| Decimal::from(months * 10) / Decimal::from(12);
    let is_near = |(months, figure): &(i32, Decimal)| {
        let tenth = tenths_of_it(*months);
        *figure >= tenth * Decimal::from(6) && *figure <= tenth * Decimal::from(14)
    };
    // At least half as much as what is over of the year between the first and the last.
    let rises = |year: &Vec<(i32, Decimal)>| {
        let (first, last) = (year.iter().min_by_key(|one| one.0), year.iter().max_by_key(|one| one.0));
        let (Some(first), Some(last)) = (first, last) else { return false };
        last.1 - first.1 >= tenths_of_it(last.0 - first.0) * Decimal::from(5)
    };
    let is_part = years.values().flatten().any(|(months, _)| *months < 12);
    is_part && years.values().all(|year| year.iter().all(is_near) && rises(year))
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
    use crate::figures::measure::{YearKind, period_named, read_period};

    fn seems(from: i32, figures: &[&str]) -> bool {
        let figures = figures.iter().zip(from..).map(|(figure, nth)| {
            let text = format!("quarter {} {}/{:02}", nth % 4 + 1, nth / 4, (nth / 4 + 1) % 100);
            (read_period(&text, YearKind::Financial).expect("a period").0, figure.parse().expect("a number"))
        });
        seems_since_april(&figures.collect::<Vec<_>>())
    }

    #[test]
    fn two_quarters_and_a_target_of_the_year() {
        let may = |from: i32, figures: &[&str], target: i64| {
            let dated = figures.iter().zip(from..).map(|(figure, nth)| {
                let text = format!("quarter {} {}/{:02}", nth % 4 + 1, nth / 4, (nth / 4 + 1) % 100);
                (period_named(&text).expect("a period"), figure.parse().expect("a number"))
            });
            may_be_since_april(&dated.collect::<Vec<_>>(), Decimal::from(target))
        };
        let first = 2025 * 4;
        assert!(may(first, &["140.2", "279.3"], 530) && may(first - 3, &["268", "402", "549", "140", "279"], 530));
        assert!(!may(first, &["140", "150"], 145) && !may(first, &["140", "150"], 560), "of each quarter");
        assert!(!may(first, &["140", "279"], 280) && !may(first, &["140", "279"], 2000), "no pace of the target");
        assert!(!may(first + 3, &["549", "140"], 530) && !may(first, &["140"], 530), "no step within a year");
    }

    #[test]
    fn percentages_of_what_is_due_in_a_year() {
        let is_share = |figures: &[&str]| {
            let figures = figures.iter().zip(1..).map(|(figure, nth)| {
                let period = read_period(&format!("quarter {nth} 2025/26"), YearKind::Financial).expect("a period").0;
                (period, figure.parse().expect("a number"))
            });
            is_share_of_year(&figures.collect::<Vec<_>>())
        };
        assert!(is_share(&["29.1", "56.1", "83.0", "97.2"]) && is_share(&["27.5"]));
        assert!(!is_share(&["97.1", "97.4"]) && !is_share(&["28", "31"]) && !is_share(&["45", "48"]) && !is_share(&[]));
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
