//! The usual range, runs and records, worked out again from the figures.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::Reader;
use super::latest::held;
use super::ledger::Ledger;
use crate::claim::Claim;
use crate::facts::Facts;
use crate::facts::chart::Range;
use crate::folder::measure::{Good, Unit};
use crate::folder::number::Printed;

/// How the latest figure stands to its usual range: `better`, `worse`, `outside` or `within`.
pub(super) fn usual_word(range: Option<Range>, facts: &Facts) -> &'static str {
    match (facts.measure.good, range.map_or(0, |range| range.side())) {
        (_, 0) => "within",
        (Good::High, 1) | (Good::Low, -1) => "better",
        (Good::High, _) | (Good::Low, _) => "worse",
        _ => "outside",
    }
}

impl Reader<'_> {
    pub(super) fn range(&self, claim: &Claim, facts: &Facts, ledger: &mut Ledger) {
        match claim {
            Claim::Usual { how, lower, upper, figures } => {
                let range = facts.range().filter(|range| !range.changes);
                ledger.hold("usual range", range.is_some(), || "there is none: too few figures, or not steady".into());
                let Some(range) = range else { return };
                ledger.hold("number of figures", range.points == *figures, || {
                    format!("the range is of {}", range.points)
                });
                self.limits(*lower, *upper, facts, ledger);
                self.beside_usual(how, range, facts, ledger);
            }
            Claim::UsualChange { how, range } => {
                let own = facts.range().filter(|range| range.changes);
                ledger.hold("usual change", own.is_some(), || "there is no range of its changes".into());
                let Some(own) = own else { return };
                let ends = range
                    .split_once(" to ")
                    .and_then(|(lower, upper)| Some((end_of_change(lower)?, end_of_change(upper)?)));
                let fits = |(lower, upper): (Printed, Printed)| nearly(lower, own.lower) && nearly(upper, own.upper);
                ledger.hold("limits", ends.is_some_and(fits), || format!("{own:?}"));
                self.beside_usual(how, own, facts, ledger);
            }
            Claim::LongMove { rising, moved, of, from, period } => {
                self.long_move(*rising, (*moved, *of), *from, period, facts, ledger);
            }
            Claim::LongSide { figures, side, of, mean } => {
                let wanted = if side == "above" { 1 } else { -1 };
                let found = facts.one_side();
                ledger.hold("run", found.is_some_and(|(run, way, ..)| run == *figures && way == wanted), || {
                    format!("{found:?}")
                });
                ledger.hold("number of figures", found.is_some_and(|(.., all)| all == *of), || format!("{found:?}"));
                ledger
                    .hold("mean", found.is_some_and(|(_, _, exact, _)| nearly(*mean, exact)), || format!("{found:?}"));
            }
            Claim::Best { best, since, of } => self.record_of(*best, since.as_deref(), *of, facts, ledger),
            Claim::FiveYears(trend) => self.five_years(trend, facts, ledger),
            _ => self.runs(claim, facts, ledger),
        }
    }

    /// A long rise or fall, in so many of its steps, from a figure.
    fn long_move(
        &self,
        rising: bool,
        (moved, of): (usize, usize),
        from: Printed,
        period: &str,
        facts: &Facts,
        ledger: &mut Ledger,
    ) {
        let found = facts.long_move();
        let is_so = found == Some((if rising { 1 } else { -1 }, moved, of));
        ledger.hold("run", is_so, || format!("{found:?}"));
        let begun = facts.back(of);
        let said = self.period(period).and_then(|period| facts.at(period)).map(|figure| figure.period);
        ledger.hold("comparison period", said.is_some() && said == begun.map(|figure| figure.period), || {
            "it began elsewhere".into()
        });
        let value = begun.and_then(|figure| figure.value);
        ledger.hold("comparison value", value.is_some_and(|held| facts.prints(from, held)), || held(value));
    }

    /// `better`, `worse` than its usual range, or `outside` it.
    fn beside_usual(&self, how: &str, range: Range, facts: &Facts, ledger: &mut Ledger) {
        let is_so = how == usual_word(Some(range), facts);
        ledger.hold("usual range side", is_so, || format!("{range:?}, {}", held(facts.value())));
    }

    /// How often running a figure or its count has moved one way.
    fn runs(&self, claim: &Claim, facts: &Facts, ledger: &mut Ledger) {
        match claim {
            Claim::Run { rising, times, from } => {
                let steps = facts.moved(if *rising { Ordering::Greater } else { Ordering::Less });
                ledger.hold("run", steps == *times, || format!("it has moved so {steps} times running"));
                let Some((from, period)) = from else { return };
                let begun = facts.back(*times);
                let said = self.period(period).and_then(|period| facts.at(period));
                let same = said.is_some() && said.map(|figure| figure.period) == begun.map(|figure| figure.period);
                ledger.hold("comparison period", same, || "the run began elsewhere".into());
                let value = begun.and_then(|figure| figure.value);
                ledger.hold("comparison value", value.is_some_and(|held| facts.prints(*from, held)), || held(value));
            }
            Claim::CountRun { noun, times, from, period } => {
                let steps = facts.counts_moved(Ordering::Greater);
                ledger.hold("run", steps == *times, || format!("the count has risen {steps} times running"));
                let begun = facts.back(*times);
                let said = self.period(period).and_then(|period| facts.at(period)).map(|figure| figure.period);
                ledger.hold("comparison period", said.is_some() && said == begun.map(|figure| figure.period), || {
                    "the run began elsewhere".into()
                });
                let count = begun.and_then(|figure| facts.count(figure));
                ledger.hold("count", count == Some(*from), || held(count));
                self.noun(Decimal::TWO, noun, facts, ledger);
            }
            Claim::CountSince { noun, from, period } => {
                let figure = self.period(period).and_then(|period| facts.at(period));
                let then = figure.and_then(|figure| facts.count(figure));
                ledger.hold("count", then == Some(*from), || held(then));
                let now = facts.latest.and_then(|figure| facts.count(figure));
                ledger.hold("direction", now > then, || held(now));
                self.noun(Decimal::TWO, noun, facts, ledger);
            }
            _ => {}
        }
    }

    /// The printed ends of the range.
    pub(super) fn limits(&self, lower: Printed, upper: Printed, facts: &Facts, ledger: &mut Ledger) {
        let Some(range) = facts.range().filter(|range| !range.changes) else { return };
        // No percentage lies below nought or above a hundred, and no count below nought.
        let (least, most) = match facts.measure.unit {
            Unit::Percent => (0.0, 100.0),
            Unit::Count | Unit::Rate => (0.0, f64::MAX),
            _ => (f64::MIN, f64::MAX),
        };
        let fits = nearly(lower, range.lower.clamp(least, most)) && nearly(upper, range.upper.clamp(least, most));
        ledger.hold("limits", fits, || format!("{range:?}"));
        ledger.hold("unit", lower.sign == facts.sign() && upper.sign == facts.sign(), || {
            "they are in another unit".into()
        });
    }

    fn record_of(&self, best: bool, since: Option<&str>, of: Option<usize>, facts: &Facts, ledger: &mut Ledger) {
        let (beaten, other) = facts.record(if best { Ordering::Greater } else { Ordering::Less });
        match (since, of) {
            (Some(since), _) => {
                let said = self.period(since);
                let said = said.and_then(|period| facts.at(period)).map(|figure| figure.period);
                let is_so = other.is_some_and(|figure| said == Some(figure.period));
                ledger.hold("record", is_so, || {
                    format!("it beats {beaten} figures, back to {:?}", other.map(|figure| figure.period))
                });
            }
            (None, of) => {
                let since_a_gap = facts.beats_without_a_gap(if best { Ordering::Greater } else { Ordering::Less });
                let is_so = of.is_some_and(|of| beaten + 1 == of || since_a_gap + 1 == of);
                ledger.hold("record", is_so, || format!("it beats {beaten} figures"));
            }
        }
    }

    /// `increasing and getting better`
    fn five_years(&self, trend: &str, facts: &Facts, ledger: &mut Ledger) {
        let values: Vec<Decimal> = facts.alike().iter().rev().take(5).filter_map(|figure| figure.value).collect();
        let (Some(now), Some(then)) = (values.first(), values.last()) else {
            ledger.trouble("five years", "there are not five figures".into());
            return;
        };
        let rising = trend.starts_with("increasing");
        ledger.hold("direction", rising == (now > then), || format!("{then} to {now}"));
        let better = facts.measure.better(*now, *then);
        let is_so = match (trend.ends_with("getting better"), trend.ends_with("getting worse")) {
            (true, _) => better == Some(Ordering::Greater),
            (_, true) => better == Some(Ordering::Less),
            _ => better.is_none(),
        };
        ledger.hold("goodness", is_so, || format!("good is {:?}", facts.measure.good));
    }
}

/// A printed number and a double that prints so, but for the last hair.
pub(super) fn nearly(printed: Printed, exact: f64) -> bool {
    let Some(held) = printed.value.to_f64() else { return false };
    let half = 0.5 * 10f64.powi(-(printed.decimals() as i32));
    (held - exact).abs() <= half + 1e-9 && Decimal::from_f64(exact).is_some()
}

/// An end of a range of changes: `−3.1`, `+4.2 points`, `+£1,200`, `−12`.
fn end_of_change(text: &str) -> Option<Printed> {
    Printed::read(text.trim_start_matches('+').trim_end_matches(" points").trim_end_matches(" point"))
}
