//! Totals: every measure counted once, by the verdict that its figures bear out.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Reader;
use super::ledger::Ledger;
use crate::facts::Facts;
use crate::facts::verdict::Verdict;
use crate::folder::measure::{Figure, Good, Unit};
use crate::folder::period::{Period, Style};

impl Reader<'_> {
    /// How many measures there are of each kind, by this reader's own reckoning.
    pub(super) fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut add = |name: &str| *counts.entry(name.to_owned()).or_default() += 1;
        for facts in self.facts.iter().filter(|facts| !facts.measure.supporting) {
            match self.tallied(facts) {
                "information" => {
                    add("information");
                    match facts.latest {
                        None => add("information: no figure"),
                        Some(latest) if latest.value.is_none() && facts.stated().is_none() => {
                            add(if self.is_held_back(latest, facts) {
                                "information: held back"
                            } else if latest.mark().is_some() {
                                "information: no figure"
                            } else {
                                "information: not available"
                            });
                        }
                        Some(_) => {}
                    }
                }
                name if name.starts_with("not judged") => {
                    add(name);
                    add("not judged");
                    add("measures");
                }
                name => {
                    add(name);
                    add("measures");
                    add("verdicts");
                }
            }
            if let Some(quartile) = self.quartile(facts) {
                add(["top", "second", "third", "fourth"][usize::from(quartile.clamp(1, 4)) - 1]);
                add("benchmarked");
            }
        }
        counts
    }

    /// What a measure is counted as.
    pub(super) fn tallied(&self, facts: &Facts) -> &'static str {
        if facts.measure.good == Good::Neither {
            return "information";
        }
        let Some(latest) = facts.latest else { return "not judged: no figure" };
        if let (None, Some(stated)) = (facts.value(), facts.stated()) {
            return tally_of(stated);
        }
        if facts.stated().is_some_and(|verdict| verdict != Verdict::Unjudged) {
            return tally_of(facts.stated().unwrap_or(Verdict::Unjudged));
        }
        if latest.value.is_none() || self.is_hidden(latest, facts) {
            return if self.is_held_back(latest, facts) {
                "not judged: held back"
            } else if latest.mark().is_some() {
                "not judged: no figure"
            } else {
                "not judged: not available"
            };
        }
        if facts.is_late() {
            return "not judged: no new figure";
        }
        if latest.is_break() {
            return "not judged: new measure";
        }
        let Some(then) = self.baseline(facts) else { return "not judged: no earlier figure" };
        match facts.verdict(self.methods.change.get(&facts.measure.label), &then) {
            Verdict::Unjudged => self.why_unjudged(facts, &then),
            Verdict::TooSmall => "not judged: too small",
            verdict => tally_of(verdict),
        }
    }

    fn why_unjudged(&self, facts: &Facts, then: &Figure) -> &'static str {
        let now = facts.value().unwrap_or_default();
        let as_near = matches!(facts.measure.good, Good::Between(..));
        let as_near =
            as_near && facts.measure.better(now, then.value.unwrap_or_default()) == Some(std::cmp::Ordering::Equal);
        if facts.shares_months() {
            "not judged: overlapping"
        } else if as_near && self.methods.change.contains_key(&facts.measure.label) {
            "not judged: as near"
        } else {
            "not judged: no counts"
        }
    }

    /// Whether the report hides this figure because so few are counted.
    pub(super) fn is_hidden(&self, figure: &Figure, facts: &Facts) -> bool {
        let count = if facts.measure.unit == Unit::Count { figure.value } else { figure.count };
        let few = count.is_some_and(|count| count >= Decimal::ONE && count < Decimal::from(5));
        few && self.methods.hidden.contains(&facts.measure.label)
    }

    /// The figure that judges: the like one before, else the quarter of a year.
    fn baseline(&self, facts: &Facts) -> Option<Figure> {
        if let Some(figure) = facts.like_before().filter(|figure| !self.is_hidden(figure, facts)) {
            return Some(figure.clone());
        }
        if let Some(undated) = facts.undated {
            return Some(undated.clone());
        }
        let year = facts.years.iter().rev().find(|figure| figure.value.is_some())?;
        if facts.measure.unit != Unit::Count {
            return None;
        }
        let quarter = year.value? / Decimal::from(4);
        Some(Figure { value: Some(quarter), ..(*year).clone() })
    }

    fn is_held_back(&self, latest: &Figure, facts: &Facts) -> bool {
        latest.status.contains("suppressed") || self.is_hidden(latest, facts)
    }

    fn quartile(&self, facts: &Facts) -> Option<u8> {
        // What is held back has none: it would say something of the figure.
        let hidden = |latest| facts.value().is_none() && self.is_held_back(latest, facts);
        if facts.measure.no_quartile || facts.latest.is_none_or(hidden) {
            return None;
        }
        let up_to_now = facts.measure.benchmarks.iter().filter(|row| row.period.end <= self.folder.period.end);
        let given = up_to_now.filter(|row| row.quartile.is_some()).max_by_key(|row| row.period.end);
        given.and_then(|row| row.quartile).or_else(|| facts.place().map(|place| place.quartile))
    }

    pub(super) fn totals(&self, said: &[(String, Decimal)], ledger: &mut Ledger) {
        let counts = self.counts();
        for (name, size) in said.iter().filter(|(name, _)| !name.starts_with("by ")) {
            let own = counts.get(name).copied().unwrap_or(0);
            ledger.hold("total", Decimal::from(own) == *size, || format!("{name}: {own} by this reader's count"));
        }
    }

    /// The sums of the table of totals.
    pub(super) fn totals_table(&self, ledger: &mut Ledger) {
        let (caption, rows) = &self.edition.totals;
        let [heads, rows @ .., all] = rows.as_slice() else { return };
        let number = |cell: &String| crate::folder::number::number(cell);
        for (column, head) in heads.iter().enumerate().skip(1) {
            ledger.at("the table of totals", &format!("{caption}: {head}"));
            let sum: Option<Decimal> = rows.iter().map(|row| row.get(column).and_then(number)).sum();
            ledger.hold("sum", sum == all.get(column).and_then(number), || format!("the rows come to {sum:?}"));
        }
        let counts = self.counts();
        for (head, name) in [
            ("Improved", "improved"),
            ("Declined", "worse"),
            ("Not judged", "not judged"),
            ("For information", "information"),
        ] {
            let Some(column) = heads.iter().position(|own| own == head) else { continue };
            let said = all.get(column).and_then(number);
            let own = Decimal::from(counts.get(name).copied().unwrap_or(0));
            ledger.at("the table of totals", &format!("{head}: {said:?}"));
            ledger.hold("total", said == Some(own), || format!("{own} by this reader's count"));
        }
    }

    /// The period of the closing sentence, and its months.
    pub(super) fn covers(&self, period: &str, months: &str, ledger: &mut Ledger) {
        let own = self.folder.period;
        let said = Period::printed(period, own, Style::Financial);
        ledger.hold("period", said == Some(own), || format!("the report is of {own:?}"));
        let covered = Period::read(months, Style::Financial);
        let is_so = covered.is_some_and(|covered| covered.end == own.end && covered.months == own.months);
        ledger.hold("months", is_so, || format!("the report is of {own:?}"));
    }
}

fn tally_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Improved => "improved",
        Verdict::Worse => "worse",
        Verdict::NoChange | Verdict::Either => "no change",
        Verdict::Unjudged => "not judged: best within a range",
        Verdict::TooSmall => "not judged: too small",
    }
}
