//! Figures that are not there: hidden, not available, or known in words only.

use super::Reader;
use super::ledger::Ledger;
use crate::claim::{Absent, Claim};
use crate::facts::Facts;
use crate::folder::measure::Good;

impl Reader<'_> {
    pub(super) fn absence(&self, claim: &Claim, facts: &Facts, ledger: &mut Ledger) {
        let Claim::Absent { why, period } = claim else { return };
        if let Some(period) = period {
            self.of_the_latest(period, "", facts, ledger);
        }
        let latest = facts.latest;
        let there = facts.value().is_some();
        match why {
            Absent::Hidden => {
                let suppressed = latest.is_some_and(|figure| figure.status.contains("suppressed"));
                let is_so = suppressed || self.methods.hidden.contains(&facts.measure.label);
                ledger.hold("held back", is_so, || "nothing in the folder hides it".into());
            }
            Absent::NotAvailable => {
                let mark = latest.and_then(|figure| figure.mark());
                let why =
                    || mark.map_or_else(|| super::latest::held(facts.value()), |mark| format!("it is marked {mark}"));
                ledger.hold("not available", !there && mark.is_none(), why);
            }
            Absent::Marked(mark) => {
                let is_so = !there && latest.and_then(|figure| figure.mark()) == Some(mark);
                ledger.hold("mark", is_so, || super::latest::held(facts.value()));
            }
            Absent::InItsOwnWords => {
                let is_so = !there && !facts.measure.why_missing.is_empty();
                ledger.hold("not available", is_so, || super::latest::held(facts.value()));
            }
            Absent::Stated(way) => {
                let says = |word: &String| {
                    let good = ["improved", "better"].contains(&word.as_str());
                    let bad = ["declined", "worse"].contains(&word.as_str());
                    let up = match facts.measure.good {
                        Good::High => good,
                        Good::Low => bad,
                        _ => false,
                    };
                    word.contains(way.as_str()) || (good || bad) && up == (way == "higher")
                };
                let is_so = !there && latest.is_some_and(|figure| figure.stated.iter().any(says));
                ledger.hold("direction", is_so, || "the source does not say so".into());
            }
        }
    }
}
