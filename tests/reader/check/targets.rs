//! Targets: which one, whether it is met, by how much it is not, and whether it is of the figure's own time.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::latest::held;
use super::ledger::Ledger;
use super::{Context, Reader};
use crate::claim::{Aim, Amount, Apart, Claim, SoFar};
use crate::facts::Facts;
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
                    if let Some(apart) = &aim.apart {
                        self.apart(apart, target, self.judged(context, facts), facts, ledger);
                    }
                }
            }
            Claim::Turned(aims) => {
                for aim in aims {
                    let Some(target) = self.aim(aim, facts, ledger) else { continue };
                    let is_so = turned(target, facts);
                    ledger.hold("newly", is_so, || format!("the figure before it is {:?}", facts.like_before()));
                }
            }
            Claim::Apart { apart, aim } => {
                let Some(target) = self.aim(aim, facts, ledger) else { return };
                self.apart(apart, target, self.judged(context, facts), facts, ledger);
            }
            Claim::ApartSoFar { apart, aim } => {
                let Some(target) = self.aim_of_year(aim, facts, ledger) else { return };
                self.apart(apart, target, facts.so_far(), facts, ledger);
            }
            Claim::OfYear { period, value } => {
                context.year = self.period(period);
                let own = context.year.and_then(|year| facts.of_year(year));
                ledger.hold("figure of the year", own.is_some_and(|held| facts.prints(*value, held)), || held(own));
            }
            Claim::SoFar(said) => self.so_far(said, facts, ledger),
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

    /// The same where the sentence says "for the year" and not which.
    fn aim_of_year<'f>(&self, aim: &Aim, facts: &Facts<'f>, ledger: &mut Ledger) -> Option<&'f Target> {
        let fits = |target: &&Target| {
            let value = aim.value.zip(target.value).is_some_and(|(said, held)| said.is(held));
            value
                && target
                    .by
                    .is_some_and(|by| by.months == 12 && by.end > facts.latest.map_or(0, |own| own.period.end - 1))
        };
        let found = self.named(aim.name, facts).find(fits);
        ledger.hold("target", found.is_some(), || format!("its targets are {:?}", facts.measure.targets));
        found
    }

    /// What a target is held against: the figure of the year that was named, else the latest.
    fn judged(&self, context: &Context, facts: &Facts) -> Option<Decimal> {
        match context.year {
            Some(year) => facts.of_year(year).or_else(|| facts.at(year)?.value),
            None => facts.value(),
        }
    }

    /// A year's target while the year goes on: what has come of it, what should have, and what follows.
    fn so_far(&self, said: &SoFar, facts: &Facts, ledger: &mut Ledger) {
        let own = facts.so_far();
        if let Some(printed) = said.figure {
            ledger.hold("so far", own.is_some_and(|held| facts.prints(printed, held)), || held(own));
        }
        let Some(target) = self.aim_of_year(&said.aim, facts, ledger) else { return };
        let (Some(latest), Some(aim)) = (facts.latest, target.value) else { return };
        let now = latest.period.end;
        let share = facts.share_a_year_before();
        if let Some(printed) = said.share {
            let is_so = share.is_some_and(|share| printed.is(share * Decimal::ONE_HUNDRED));
            ledger.hold("share of last year", is_so, || held(share));
        }
        let profiled = |step: &&Target| step.basis == "year to date" && step.by.is_some_and(|by| by.end == now);
        let profile = facts.measure.targets.iter().find(profiled).and_then(|step| step.value);
        if let Some(printed) = said.expected {
            ledger.hold("profile", profile.is_some_and(|held| printed.is(held)), || held(profile));
        }
        // Whoever reads the page has the share and the figures as they are printed, and comes to the same.
        let by_share = said.share.zip(said.enough).map(|(share, enough)| {
            let worked_out = share.value * aim / Decimal::ONE_HUNDRED;
            ledger.hold("what is on course", enough.is(worked_out), || worked_out.to_string());
            let side = said.at_most == (facts.measure.good == Good::Low);
            ledger.hold("what is on course", side, || "the other side of it is".into());
            enough
        });
        let by_now = profile.or(by_share.map(|enough| enough.value)).or_else(|| share.map(|share| share * aim));
        let printed = own.map(|own| by_share.map_or(own, |enough| rounded(own, enough.decimals())));
        let on_course = printed.zip(by_now).and_then(|(own, by_now)| met(own, by_now, facts));
        let whole = own.and_then(|own| met(own, aim, facts));
        let is_so = match said.state.as_str() {
            "on course" => on_course == Some(true),
            "behind" => on_course == Some(false),
            "met" => whole == Some(true) && facts.measure.good == Good::High,
            "missed" => whole == Some(false) && facts.measure.good == Good::Low,
            "over" => whole == Some(facts.measure.good == Good::High),
            "under" => whole == Some(facts.measure.good == Good::Low),
            _ => on_course.is_none() || facts.measure.good == Good::Neither,
        };
        ledger.hold("target state", is_so, || format!("{own:?} of {aim}, by now {by_now:?}"));
    }

    fn state(&self, state: &str, target: &Target, facts: &Facts, context: &Context, ledger: &mut Ledger) {
        let now = self.judged(context, facts);
        let near = || close(now, target, facts);
        let met = now.zip(target.value).and_then(|(now, aim)| met(now, aim, facts));
        let is_so = match state {
            "not held" => target.by.is_some_and(|by| facts.of_year(by).or_else(|| facts.at(by)?.value).is_none()),
            "late" => facts.is_late(),
            "not added up" => target.by.is_some() && !facts.measure.adds_up && facts.measure.kind == Kind::Flow,
            "met" => met == Some(true),
            "missed" => met == Some(false) && due(target, self.folder.period) && !near(),
            "close to" => met == Some(false) && due(target, self.folder.period) && near(),
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
        // What is not due, or is a year that nobody knows, is held against nothing.
        if !["not held", "not due", "late", "not added up"].contains(&state) {
            self.same_time(target, facts, ledger);
        }
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
    fn apart(&self, apart: &Apart, target: &Target, now: Option<Decimal>, facts: &Facts, ledger: &mut Ledger) {
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
        let Some(range) = facts.range().filter(|range| !range.changes) else { return false };
        let stands = match target {
            target if target > range.upper => over,
            target if target < range.lower => under,
            _ => "either",
        };
        stands == state
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

/// Whether the figure before stood on the other side of a target, of what was to be reached then and of what is now.
fn turned(target: &Target, facts: &Facts) -> bool {
    let Some(before) = facts.like_before() else { return false };
    let of_then = |one: &&Target| {
        let months = |one: &Target| one.by.map(|by| by.months);
        let held = one.by.is_none_or(|by| before.period.end > by.end - by.months && before.period.end <= by.end);
        one.name == target.name && months(one) == months(target) && held
    };
    let side = |value: Option<Decimal>, aim: Option<Decimal>| met(value?, aim?, facts);
    let now = side(facts.value(), target.value);
    let then = facts.measure.targets.iter().find(of_then).map(|one| side(before.value, one.value));
    let same_aim = side(before.value, target.value);
    now.is_some() && same_aim.is_some_and(|held| Some(held) != now) && then.is_some_and(|held| held == same_aim)
}

/// A count that grows until the year ends, and should stay low.
fn growing(facts: &Facts) -> bool {
    facts.measure.kind == Kind::Cumulative && facts.measure.good == Good::Low
}

/// Whether a target is of the figure's own time.
pub(super) fn in_force(target: &Target, facts: &Facts) -> bool {
    let Some(latest) = facts.latest else { return false };
    target.by.is_none_or(|by| latest.period.end > by.end - by.months && latest.period.end <= by.end)
}

/// Whether a figure that misses its target is no worse than its amber.
pub(super) fn close(now: Option<Decimal>, target: &Target, facts: &Facts) -> bool {
    let (Some(now), Some(aim)) = (now, target.value) else { return false };
    let amber = target.amber.to_lowercase();
    let number = |text: &str| text.trim_end_matches('%').parse::<Decimal>().ok();
    match amber.strip_prefix("within ").map(|rest| rest.split(' ').next().unwrap_or_default()) {
        Some(most) if most.ends_with('%') => {
            number(most).is_some_and(|most| (now - aim).abs() * Decimal::ONE_HUNDRED <= aim.abs() * most)
        }
        Some(most) => number(most).is_some_and(|most| (now - aim).abs() <= most),
        None => number(&amber)
            .is_some_and(|worst| if facts.measure.good == Good::Low { now <= worst } else { now >= worst }),
    }
}

pub(super) fn due(target: &Target, report: Period) -> bool {
    target.by.is_none_or(|by| by.end <= report.end)
}

/// Below what it should reach: over it is not short of it.
fn short(now: Option<Decimal>, aim: Option<Decimal>, facts: &Facts) -> bool {
    facts.measure.good == Good::High && now.zip(aim).is_some_and(|(now, aim)| now < aim)
}
