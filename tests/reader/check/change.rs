//! How the figure moved: the earlier figure and its period, the amount, its unit and way, and whether it is good.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::latest::held;
use super::ledger::Ledger;
use super::{Context, Reader};
use crate::claim::{Amount, Claim, Count, Then, Word};
use crate::facts::Facts;
use crate::facts::verdict::Verdict;
use crate::folder::measure::{Figure, Kind, Unit};
use crate::folder::number::{Printed, rounded};
use crate::grammar::Clause;

impl Reader<'_> {
    pub(super) fn change(&self, claim: &Claim, facts: &Facts, context: &mut Context, ledger: &mut Ledger) {
        match claim {
            Claim::Change { amount, good, share, then, .. } => {
                let earlier = self.earlier(then, facts, context, ledger);
                self.amount(amount, earlier, facts, ledger);
                self.goodness(good, earlier, facts, ledger);
                if let Some(share) = share {
                    self.share_of_change(*share, earlier, facts, ledger);
                }
            }
            Claim::Good { good, then } => {
                let earlier = self.earlier(then, facts, context, ledger);
                self.goodness(good, earlier, facts, ledger);
            }
            Claim::Compared { then, amount } => {
                let earlier = self.earlier(then, facts, context, ledger);
                self.amount(amount, earlier, facts, ledger);
            }
            Claim::Was { value, count } => self.was(*value, count.as_ref(), facts, context, ledger),
            Claim::CountChange { size, way, noun, only } => {
                self.people(*size, way, noun, *only, facts, context, ledger);
            }
            Claim::QuarterOf(value) => {
                let year = facts.years.iter().rev().find_map(|figure| figure.value);
                ledger.hold("comparison value", year.is_some_and(|held| facts.prints(*value, held)), || held(year));
            }
            Claim::WholeYear { period, value } => self.whole_year(period, *value, facts, context, ledger),
            Claim::HeldAt { period, value } => {
                let figure = self.period(period).and_then(|period| facts.at(period));
                let known = figure.and_then(|figure| figure.value);
                let is_so = known.is_some_and(|held| facts.prints(*value, held));
                ledger.hold("comparison value", is_so, || held(known));
            }
            Claim::SourceSays(word) => {
                let says = |figure: &Figure| figure.stated.iter().any(|stated| stated.contains(word.as_str()));
                ledger.hold("stated", facts.latest.is_some_and(says), || {
                    format!("the source says {:?}", facts.latest.map(|figure| &figure.stated))
                });
            }
            Claim::NewBasis => {
                let is_so = facts.latest.is_some_and(Figure::is_break);
                ledger.hold("break", is_so, || "no break in the series is marked".into());
            }
            Claim::Reported(word) => self.reported(*word, facts, ledger),
            Claim::ContinuesImproving => {
                let then = context.then.and_then(|period| facts.at(period));
                let is_so = then.is_some_and(|figure| figure.says("improved") || figure.says("better"));
                ledger.hold("stated", is_so, || "the source does not say so of that period".into());
            }
            _ => self.sameness(claim, facts, context, ledger),
        }
    }

    /// The earlier figure that is named: there is one, it prints so, and it may be compared.
    pub(super) fn earlier(
        &self,
        then: &Then,
        facts: &Facts,
        context: &mut Context,
        ledger: &mut Ledger,
    ) -> Option<Decimal> {
        if then.average {
            let year = facts.years.iter().rev().find(|figure| self.period(&then.period) == Some(figure.period));
            let quarter = year.and_then(|figure| Some(figure.value? / Decimal::from(4)));
            ledger.hold("comparison period", quarter.is_some(), || "the folder has no such year".into());
            let is_so = quarter.zip(then.value).is_some_and(|(held, said)| said.is(held));
            ledger.hold("comparison value", is_so, || held(quarter));
            return quarter;
        }
        let period = self.period(&then.period);
        context.then = period;
        let figure = period.and_then(|period| facts.at(period));
        let is_earlier =
            figure.is_some_and(|figure| facts.latest.is_none_or(|latest| figure.period.end < latest.period.end));
        let by_words = facts.latest.is_some_and(|latest| !latest.stated.is_empty()) && then.value.is_none();
        ledger.hold("comparison period", is_earlier || by_words, || {
            format!("the folder has no figure of {}", then.period)
        });
        let figure = figure?;
        if let Some(value) = then.value {
            let is_so = figure.value.is_some_and(|held| facts.prints(value, held));
            ledger.hold("comparison value", is_so, || held(figure.value));
        }
        self.comparable(figure, facts, ledger);
        figure.value
    }

    /// Like with like: no break between, and the same length of time where the figure grows through it.
    fn comparable(&self, figure: &Figure, facts: &Facts, ledger: &mut Ledger) {
        let Some(latest) = facts.latest else { return };
        ledger.hold("comparability", !facts.broken_since(figure.period), || "a new series began since".into());
        let grows = matches!(facts.measure.unit, Unit::Count | Unit::Rate | Unit::Money)
            && matches!(facts.measure.kind, Kind::Flow | Kind::Cumulative | Kind::Cohort);
        let alike = !grows || !figure.period.is_dated() || figure.period.months == latest.period.months;
        let months = facts.measure.kind != Kind::Cumulative
            || !figure.period.is_dated()
            || (latest.period.end - figure.period.end) % 12 == 0;
        ledger.hold("comparability", alike && months, || "the two cover different lengths of time".into());
    }

    fn amount(&self, amount: &Amount, then: Option<Decimal>, facts: &Facts, ledger: &mut Ledger) {
        let way = facts.value().zip(then).map(|(now, then)| now.cmp(&then));
        let stated = |words: &[&str]| {
            let says = |word: &&str| facts.latest.is_some_and(|figure| figure.says(word));
            words.iter().any(says)
        };
        let is_so = match (amount.way.as_str(), way) {
            ("higher" | "more" | "longer", Some(way)) => way == Ordering::Greater,
            ("lower" | "fewer" | "less" | "shorter", Some(way)) => way == Ordering::Less,
            ("higher" | "more" | "longer", None) => stated(&["higher", "slightly higher"]),
            _ => stated(&["lower", "slightly lower"]),
        };
        ledger.hold("direction", is_so, || format!("{}, and now {}", held(then), held(facts.value())));
        let Some(size) = amount.size else { return };
        let words: &[&str] = match facts.measure.unit {
            Unit::Count => &["more", "fewer"],
            Unit::Money => &["more", "less", "higher", "lower"],
            Unit::Time if facts.measure.name.contains("lost") => &["more", "fewer"],
            Unit::Time => &["longer", "shorter", "more", "fewer"],
            _ => &["higher", "lower"],
        };
        let fits = words.contains(&amount.way.as_str());
        ledger.hold("direction word", fits, || format!("of such a measure one says {words:?}"));
        let exact = facts.value().zip(then).map(|(now, then)| (now - then).abs());
        self.size(size, &amount.unit, exact, facts, ledger);
        // "47, one point lower than 47": rounded so far, the two figures are no longer apart.
        let pair = facts.value().zip(then).filter(|_| facts.measure.decimals.is_some());
        let alike = pair.is_some_and(|(now, then)| rounded(now, size.decimals()) == rounded(then, size.decimals()));
        ledger.hold("apart as printed", !alike, || "the two figures print alike".into());
    }

    /// How much: as it prints, in the measure's unit, and not nothing.
    pub(super) fn size(&self, size: Printed, unit: &str, exact: Option<Decimal>, facts: &Facts, ledger: &mut Ledger) {
        let is_so = exact.is_some_and(|exact| size.is(exact) && fine_enough(size, exact));
        ledger.hold("change amount", is_so, || format!("it is {exact:?}"));
        ledger.hold("change of nothing", !size.value.is_zero(), || "a change that prints as nothing is none".into());
        let sign = if facts.measure.unit == Unit::Percent { crate::folder::number::Sign::Plain } else { facts.sign() };
        let wanted = match facts.measure.unit {
            Unit::Percent if size.value == Decimal::ONE => "percentage point",
            Unit::Percent => "percentage points",
            Unit::Score if size.value == Decimal::ONE => "point",
            Unit::Score => "points",
            Unit::Time => facts.measure.time_word(size.value),
            _ => "",
        };
        ledger.hold("unit", unit == wanted && size.sign == sign, || format!("its unit is `{wanted}`"));
    }

    /// Whether "(better)" is: nothing is claimed where it is not said.
    pub(super) fn goodness(&self, good: &str, then: Option<Decimal>, facts: &Facts, ledger: &mut Ledger) {
        if good.is_empty() {
            return;
        }
        let better = match facts.value().zip(then).and_then(|(now, then)| facts.measure.better(now, then)) {
            Some(better) => Some(better),
            None => facts.stated().map(|verdict| match verdict {
                Verdict::Improved => Ordering::Greater,
                Verdict::Worse => Ordering::Less,
                _ => Ordering::Equal,
            }),
        };
        let wanted = if good == "better" { Ordering::Greater } else { Ordering::Less };
        ledger.hold("goodness", better == Some(wanted), || format!("good is {:?}", facts.measure.good));
    }

    fn was(&self, value: Printed, count: Option<&Count>, facts: &Facts, context: &Context, ledger: &mut Ledger) {
        let figure = context.then.and_then(|period| facts.at(period));
        let is_so = figure.and_then(|figure| figure.value).is_some_and(|held| facts.prints(value, held));
        ledger.hold("comparison value", is_so, || held(figure.and_then(|figure| figure.value)));
        if let Some(count) = count {
            let known = figure.and_then(|figure| figure.count);
            ledger.hold("count", known == Some(count.size), || held(known));
            self.whole(count, figure, facts, ledger);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn people(
        &self,
        size: Decimal,
        way: &str,
        noun: &str,
        only: bool,
        facts: &Facts,
        context: &Context,
        ledger: &mut Ledger,
    ) {
        let then = context.then.and_then(|period| facts.at(period)).and_then(|figure| figure.count);
        let by = facts.latest.and_then(|figure| figure.count).zip(then).map(|(now, then)| now - then);
        ledger.hold("count change", by.is_some_and(|by| by.abs() == size), || held(by));
        let more = way == "more";
        ledger.hold("direction", by.is_some_and(|by| more == by.is_sign_positive()), || held(by));
        ledger.hold("few", !only || size < Decimal::from(5), || "that is not only a few".into());
        self.noun(size, noun, facts, ledger);
    }

    fn whole_year(&self, period: &str, value: Printed, facts: &Facts, context: &mut Context, ledger: &mut Ledger) {
        let period = self.period(period);
        let year = facts.years.iter().find(|figure| Some(figure.period) == period);
        ledger.hold("comparison period", year.is_some(), || "the folder has no such year".into());
        let known = year.and_then(|figure| figure.value);
        ledger.hold("comparison value", known.is_some_and(|held| facts.prints(value, held)), || held(known));
        // What follows is said of that year's figure, unless it names another.
        context.year = period;
    }

    fn reported(&self, word: Word, facts: &Facts, ledger: &mut Ledger) {
        let wanted = match word {
            Word::Improved => Verdict::Improved,
            Word::Worse => Verdict::Worse,
            _ => Verdict::NoChange,
        };
        ledger.hold("stated", facts.stated() == Some(wanted), || {
            format!("the source says {:?}", facts.latest.map(|figure| &figure.stated))
        });
    }

    /// The verdict of a sentence as a whole: what its words say, and what they leave out.
    pub(super) fn sentence_of_a_change(&self, clauses: &[Clause], last: &[usize], ledger: &mut Ledger) {
        let claims = || clauses.iter().flat_map(|clause| &clause.claims);
        let then = claims().find_map(|claim| match claim {
            Claim::SameWhenRounded(then) => Some((then, "")),
            Claim::Change { then, good, .. } | Claim::Good { then, good } => Some((then, good.as_str())),
            _ => None,
        });
        let same = claims().any(|claim| matches!(claim, Claim::SameWhenRounded(_)));
        let Some((then, good)) = then.filter(|(then, _)| !then.average) else { return };
        let said = claims().find_map(|claim| match claim {
            Claim::Verdict(word) if *word != Word::Borderline => Some(*word),
            Claim::Change { slightly: true, .. } => Some(Word::NoChange),
            _ => None,
        });
        for facts in last.iter().map(|at| &self.facts[*at]) {
            let Some(figure) = self.period(&then.period).and_then(|period| facts.at(period)) else { continue };
            let verdict = facts.verdict(self.methods.change.get(&facts.measure.label), figure);
            let is_so = match said {
                Some(Word::NoChange) => matches!(verdict, Verdict::NoChange | Verdict::Either),
                Some(Word::TooSmall) => verdict == Verdict::TooSmall,
                Some(_) => true,
                None if good == "better" => matches!(verdict, Verdict::Improved | Verdict::Either | Verdict::Unjudged),
                None if good == "worse" => matches!(verdict, Verdict::Worse | Verdict::Either | Verdict::Unjudged),
                None if same => matches!(verdict, Verdict::NoChange | Verdict::Either | Verdict::Unjudged),
                None => self.may_go_without(verdict, facts),
            };
            ledger.hold("verdict", is_so, || format!("by the method of Appendix B it is {verdict:?}"));
        }
    }

    /// Where neither goodness nor a verdict is said, there is none.
    fn may_go_without(&self, verdict: Verdict, facts: &Facts) -> bool {
        matches!(verdict, Verdict::Unjudged | Verdict::Either)
            || facts.measure.good == crate::folder::measure::Good::Neither && verdict != Verdict::NoChange
            || facts.latest.is_some_and(|figure| !figure.stated.is_empty())
    }
}

/// No decimal is left out that is no zero, but for rounding to the figure's own decimals.
fn fine_enough(size: Printed, exact: Decimal) -> bool {
    size.value == exact || size.value == rounded(exact, size.decimals())
}
