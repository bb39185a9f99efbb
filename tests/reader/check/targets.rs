//! Targets: which one, whether it is met, by how much it is not, and whether it is of the figure's own time.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::latest::held;
use super::ledger::Ledger;
use super::{Context, Reader};
use crate::claim::{Aim, Amount, Apart, Claim};
use crate::facts::Facts;
use crate::facts::chart::Range;
use crate::folder::measure::{Good, Kind, Target, Unit};
use crate::folder::number::{Sign, rounded};
use crate::folder::period::Period;

impl Reader<'_> {
    pub(super) fn targets(&self, claim: &Claim, facts: &Facts, context: &mut Context, ledger: &mut Ledger) {
        match claim {
            Claim::Target { state, aims } => {
                for aim in aims {
                    let Some(target) = self.aim(aim, facts, ledger) else { continue };
                    self.state(state, target, facts, context, ledger);
                }
            }
            Claim::Apart { apart, aim } => self.apart(apart, aim, facts, context, ledger),
            Claim::OfYear { period, value } => {
                context.year = self.period(period);
                let own = context.year.and_then(|year| facts.of_year(year));
                ledger.hold("figure of the year", own.is_some_and(|held| facts.prints(*value, held)), || held(own));
            }
            Claim::SoFar(value) => {
                let own = facts.so_far();
                ledger.hold("so far", own.is_some_and(|held| facts.prints(*value, held)), || held(own));
            }
            Claim::Gap { amount, good, aim } => self.gap(amount, good, aim, facts, context, ledger),
            Claim::ShareOfTarget { share, aim } => {
                let Some(target) = self.aim(aim, facts, ledger) else { return };
                let exact = facts.value().zip(target.value).map(|(now, aim)| now * Decimal::ONE_HUNDRED / aim);
                let is_so = exact.is_some_and(|exact| rounded(exact, share.decimals()) == share.value);
                ledger.hold("share of target", is_so, || held(exact));
                self.same_time(target, facts, ledger);
            }
            Claim::Assured { state, aim, lower, upper } => {
                self.limits(*lower, *upper, facts, ledger);
                let target = self.named(*aim, facts).find_map(|target| target.value);
                let is_so = target.is_some_and(|target| self.is_assured(state, target, facts));
                ledger.hold("assurance", is_so, || format!("{:?}, target {target:?}", facts.range()));
            }
            Claim::Caution(word) => {
                let is_so = facts.latest.is_some_and(|figure| figure.status.contains(word));
                ledger.hold("caution", is_so, || "its row does not say so".into());
            }
            _ => {}
        }
    }

    fn named<'f>(&self, name: usize, facts: &Facts<'f>) -> impl Iterator<Item = &'f Target> {
        let name = self.names.targets.get(name).cloned().unwrap_or_default();
        facts.measure.targets.iter().filter(move |target| target.name == name)
    }

    /// The target that is meant: by its name, its value and its period.
    fn aim<'f>(&self, aim: &Aim, facts: &Facts<'f>, ledger: &mut Ledger) -> Option<&'f Target> {
        let by = aim.by.as_ref().map(|by| self.period(by));
        let fits = |target: &&Target| {
            let value = match (aim.value, target.value) {
                (Some(said), Some(held)) => said.sign == facts.sign() && said.is(held),
                (None, None) => true,
                _ => false,
            };
            value && by.is_none_or(|by| by == target.by) && (by.is_some() || target.by.is_none())
        };
        let found = self.named(aim.name, facts).find(fits);
        ledger.hold("target", found.is_some(), || format!("its targets are {:?}", facts.measure.targets));
        found
    }

    fn state(&self, state: &str, target: &Target, facts: &Facts, context: &Context, ledger: &mut Ledger) {
        let now = match context.year {
            Some(year) => facts.of_year(year).or_else(|| facts.at(year)?.value),
            None => facts.value(),
        };
        let met = now.zip(target.value).and_then(|(now, aim)| met(now, aim, facts));
        let is_so = match state {
            "met" => met == Some(true),
            "missed" => met == Some(false) && due(target, self.folder.period),
            // What counts until the year ends keeps to a ceiling only at the end of it.
            "close to" => met == Some(false),
            "stated" | "not judged against" | "on course for" | "behind for" => true,
            "cannot be set beside" => met.is_none(),
            "not due" => !due(target, self.folder.period) && (met != Some(true) || growing(facts)),
            "just short" => met == Some(false) && short(now, target.value, facts),
            "same" => now.is_some() && now == target.value,
            _ => met.is_none(),
        };
        ledger.hold("target state", is_so, || {
            format!("the figure is {now:?}, the target {:?} by {:?}", target.value, target.by)
        });
        self.same_time(target, facts, ledger);
    }

    /// A target of a year is none of a quarter's count, and one of the past is history.
    pub(super) fn same_time(&self, target: &Target, facts: &Facts, ledger: &mut Ledger) {
        let (Some(by), Some(latest)) = (target.by, facts.latest) else { return };
        let grows = matches!(facts.measure.unit, Unit::Count | Unit::Money) && facts.measure.kind == Kind::Flow;
        let alike = !grows || by.months == facts.covers(latest.period).months;
        ledger.hold("target of another time", alike, || "a whole year's target is none of part of a year".into());
        let history = by.end < latest.period.end;
        ledger.hold("target of another time", !history, || "it is over: a target of the past is history".into());
    }

    fn gap(&self, amount: &Amount, good: &str, aim: &Aim, facts: &Facts, context: &Context, ledger: &mut Ledger) {
        let Some(target) = self.aim(aim, facts, ledger) else { return };
        let gap = facts.value().zip(target.value).map(|(now, aim)| now - aim);
        let more = ["higher", "more", "longer"].contains(&amount.way.as_str());
        ledger.hold("direction", gap.is_some_and(|gap| more == gap.is_sign_positive() && !gap.is_zero()), || held(gap));
        if let Some(size) = amount.size {
            self.size(size, &amount.unit, gap.map(|gap| gap.abs()), facts, ledger);
        }
        self.goodness(good, target.value, facts, ledger);
        if good == "worse" {
            self.state("missed", target, facts, context, ledger);
        } else {
            self.same_time(target, facts, ledger);
        }
    }

    /// How far from a target: the size, the share of it, and the side.
    fn apart(&self, apart: &Apart, aim: &Aim, facts: &Facts, context: &Context, ledger: &mut Ledger) {
        let Some(target) = self.aim(aim, facts, ledger) else { return };
        let now = match context.year {
            Some(year) => facts.of_year(year).or_else(|| facts.at(year)?.value),
            None => facts.value(),
        };
        let gap = now.zip(target.value).map(|(now, aim)| now - aim);
        let over = ["above", "over"].contains(&apart.side.as_str());
        ledger.hold("direction", gap.is_some_and(|gap| over == gap.is_sign_positive() && !gap.is_zero()), || held(gap));
        let is_so = gap.is_some_and(|gap| apart.size.is(gap.abs()));
        ledger.hold("gap", is_so && !apart.size.value.is_zero(), || held(gap));
        let plain = if facts.measure.unit == Unit::Percent { Sign::Plain } else { facts.sign() };
        ledger.hold("unit", apart.size.sign == plain, || "its unit is another".into());
        if let (Some(share), Some(aim)) = (apart.share, target.value) {
            let exact = gap.map(|gap| gap.abs() * Decimal::ONE_HUNDRED / aim);
            ledger.hold("share of target", exact.is_some_and(|exact| share.is(exact)), || held(exact));
        }
    }

    /// Whether a target lies beyond the whole range, within it, or short of it.
    fn is_assured(&self, state: &str, target: Decimal, facts: &Facts) -> bool {
        let Some(target) = target.to_f64() else { return false };
        let (over, under) = match facts.measure.good {
            Good::High => ("never", "always"),
            Good::Low => ("always", "never"),
            _ => return false,
        };
        let stands = |range: Range| match target {
            target if target > range.upper => over,
            target if target < range.lower => under,
            _ => "either",
        };
        facts.usual().into_iter().chain(facts.range()).any(|range| stands(range) == state)
    }
}

/// Whether a figure is as good as its target; none where neither way is good.
pub(super) fn met(now: Decimal, aim: Decimal, facts: &Facts) -> Option<bool> {
    match facts.measure.good {
        Good::High => Some(now >= aim),
        Good::Low => Some(now <= aim),
        Good::Between(low, high) => Some((low..=high).contains(&now)),
        Good::Neither => None,
    }
}

/// A count that grows until the year ends, and should stay low.
fn growing(facts: &Facts) -> bool {
    facts.measure.kind == Kind::Cumulative && facts.measure.good == Good::Low
}

pub(super) fn due(target: &Target, report: Period) -> bool {
    target.by.is_none_or(|by| by.end <= report.end)
}

/// Below what it should reach: over it is not short of it.
fn short(now: Option<Decimal>, aim: Option<Decimal>, facts: &Facts) -> bool {
    facts.measure.good == Good::High && now.zip(aim).is_some_and(|(now, aim)| now < aim)
}
