//! The usual range, runs and records, worked out again from the figures.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::Reader;
use super::latest::held;
use super::ledger::Ledger;
use crate::claim::Claim;
use crate::facts::Facts;
use crate::facts::chart::{Cause, Range};
use crate::folder::measure::{Good, Unit};
use crate::folder::number::Printed;

impl Reader<'_> {
    pub(super) fn range(&self, claim: &Claim, facts: &Facts, ledger: &mut Ledger) {
        match claim {
            Claim::Range { side, lower, upper, points } => {
                let range = facts.range();
                ledger.hold("usual range", range.is_some(), || {
                    "there is none: too few figures, or none that vary".into()
                });
                let Some(range) = range else { return };
                self.limits(*lower, *upper, facts, ledger);
                ledger
                    .hold("number of figures", range.points == *points, || format!("the range is of {}", range.points));
                let wanted = if side == "above" { 1 } else { -1 };
                let is_so = matches!(facts.cause(), Some((Cause::Outside, side, _)) if side == wanted);
                ledger.hold("usual range side", is_so, || format!("{:?}, {}", range, held(facts.value())));
            }
            Claim::Usual { how, lower, upper, figures } => {
                self.usual(how, *lower, *upper, *figures, facts, ledger);
            }
            Claim::UsualChange(how) => {
                ledger.hold("usual change", how != "outside" || facts.measure.good == Good::Neither, String::new);
            }
            Claim::LongMove { rising, moved, of, from, period } => {
                self.long_move(*rising, (*moved, *of), *from, period, facts, ledger);
            }
            Claim::LongSide { figures, side, of, mean } => {
                self.long_side(*figures, side, *of, *mean, facts, ledger);
            }
            Claim::TwoOfThree { end, lower, upper } => {
                self.limits(*lower, *upper, facts, ledger);
                let wanted = if end == "upper" { 1 } else { -1 };
                let is_so = matches!(facts.cause(), Some((Cause::TwoOfThree, side, _)) if side == wanted);
                ledger.hold("usual range side", is_so, || format!("{:?}", facts.cause()));
            }
            Claim::EachThanBefore { figures, way } => {
                let wanted = if way == "higher" { Ordering::Greater } else { Ordering::Less };
                let steps = facts.moved(wanted);
                // Of so many figures each was more than the one before: so many moves.
                ledger.hold("run", steps == *figures, || format!("it has moved so {steps} times running"));
            }
            Claim::OneSide { figures, side, mean } => self.one_side(*figures, side, *mean, facts, ledger),
            Claim::Unusual { good: Some(good) } => self.unusual(good, facts, ledger),
            Claim::Best { best, since, of } => self.record_of(*best, since.as_deref(), *of, facts, ledger),
            Claim::FiveYears(trend) => self.five_years(trend, facts, ledger),
            _ => self.runs(claim, facts, ledger),
        }
    }

    /// Beside the range of so many figures before the latest.
    fn usual(
        &self,
        how: &str,
        lower: Printed,
        upper: Printed,
        figures: Option<usize>,
        facts: &Facts,
        ledger: &mut Ledger,
    ) {
        let usual = facts.usual();
        ledger.hold("usual range", usual.is_some(), || "there is none: too few figures before it".into());
        let Some(usual) = usual else { return };
        ledger.hold("number of figures", figures == Some(usual.points), || format!("the range is of {}", usual.points));
        self.limits(lower, upper, facts, ledger);
        let side = facts.usual_side();
        let wanted = match (facts.measure.good, side) {
            (Good::High, 1) | (Good::Low, -1) => "better",
            (Good::High, -1) | (Good::Low, 1) => "worse",
            (_, 0) => "within",
            _ => "outside",
        };
        ledger.hold("usual range side", how == wanted, || format!("{usual:?}, {}", held(facts.value())));
    }

    fn long_move(
        &self,
        rising: bool,
        (moved, of): (usize, usize),
        from: Printed,
        period: &str,
        facts: &Facts,
        ledger: &mut Ledger,
    ) {
        let window = facts.window();
        let values: Vec<Decimal> = window.iter().filter_map(|figure| figure.value).collect();
        let wanted = if rising { Ordering::Greater } else { Ordering::Less };
        let own = values.windows(2).filter(|pair| pair[1].cmp(&pair[0]) == wanted).count();
        ledger.hold("run", own == moved && values.len() == of + 1, || {
            format!("{own} of {}", values.len().saturating_sub(1))
        });
        let begun = window.first().and_then(|figure| figure.value);
        ledger.hold("comparison value", begun.is_some_and(|held| facts.prints(from, held)), || held(begun));
        let said = self.period(period).and_then(|period| facts.at(period)).map(|figure| figure.period);
        ledger.hold("comparison period", said.is_some() && said == window.first().map(|figure| figure.period), || {
            "it began elsewhere".into()
        });
    }

    fn long_side(&self, figures: usize, side: &str, of: usize, mean: Printed, facts: &Facts, ledger: &mut Ledger) {
        let values: Vec<f64> = facts.window().iter().filter_map(|figure| figure.value?.to_f64()).collect();
        let own = values.iter().sum::<f64>() / values.len().max(1) as f64;
        let above = side == "above";
        let run =
            values.iter().rev().take_while(|value| (**value > own) == above && (**value - own).abs() > 1e-9).count();
        ledger.hold("run", run == figures, || format!("{run} figures"));
        ledger.hold("number of figures", values.len() == of, || format!("{} figures", values.len()));
        ledger.hold("mean", nearly(mean, own), || format!("{own}"));
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
        // The range of the figures before the latest, or the older one that had the latest in it.
        let ranges: Vec<Range> = facts.usual().into_iter().chain(facts.range()).collect();
        if ranges.is_empty() {
            return;
        }
        // No percentage lies below nought or above a hundred, and no count below nought.
        let (least, most) = match facts.measure.unit {
            Unit::Percent => (0.0, 100.0),
            Unit::Count | Unit::Rate => (0.0, f64::MAX),
            _ => (f64::MIN, f64::MAX),
        };
        let fits = |range: &Range| {
            nearly(lower, range.lower.clamp(least, most)) && nearly(upper, range.upper.clamp(least, most))
        };
        ledger.hold("limits", ranges.iter().any(fits), || format!("{ranges:?}"));
        ledger.hold("unit", lower.sign == facts.sign() && upper.sign == facts.sign(), || {
            "they are in another unit".into()
        });
    }

    fn one_side(&self, figures: usize, side: &str, mean: Printed, facts: &Facts, ledger: &mut Ledger) {
        let cause = facts.cause();
        let wanted = if side == "above" { 1 } else { -1 };
        let is_so = matches!(cause, Some((Cause::Shift, way, run)) if way == wanted && run == figures);
        ledger.hold("run", is_so, || format!("{cause:?}"));
        let range = facts.range();
        ledger.hold("mean", range.is_some_and(|range| nearly(mean, range.mean)), || format!("{range:?}"));
    }

    /// "in the better direction"
    fn unusual(&self, good: &str, facts: &Facts, ledger: &mut Ledger) {
        let up = facts.cause().map(|(_, side, _)| side > 0);
        let better = match facts.measure.good {
            Good::High => up,
            Good::Low => up.map(|up| !up),
            _ => None,
        };
        ledger.hold("goodness", better == Some(good == "better"), || {
            format!("{:?}, good is {:?}", facts.cause(), facts.measure.good)
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
