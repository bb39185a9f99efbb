//! What has not moved, or no further than a tolerance: the same figure, the same count, the same when rounded.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::latest::held;
use super::ledger::Ledger;
use super::{Context, Reader};
use crate::claim::Claim;
use crate::facts::Facts;
use crate::facts::verdict::Method;
use crate::folder::number::{Printed, Sign};

impl Reader<'_> {
    pub(super) fn sameness(&self, claim: &Claim, facts: &Facts, context: &mut Context, ledger: &mut Ledger) {
        match claim {
            Claim::ChangeOf(share) => {
                let earlier = context.then.and_then(|period| facts.at(period)).and_then(|figure| figure.value);
                self.share_of_change(*share, earlier, facts, ledger);
            }
            Claim::ByTolerance(size) => {
                let own = self.methods.change.get(&facts.measure.label);
                let is_so = match (own, size) {
                    (Some(Method::Absolute(_) | Method::Relative(_)), None) => true,
                    (Some(Method::Absolute(least)), Some(size)) => *least == size.value && size.sign != Sign::Percent,
                    (Some(Method::Relative(least)), Some(size)) => *least == size.value && size.sign == Sign::Percent,
                    _ => false,
                };
                ledger.hold("tolerance", is_so, || format!("Appendix B has {own:?}"));
            }
            Claim::SameWhenRounded(then) => {
                let earlier = self.earlier(then, facts, context, ledger);
                let beside = facts.value().zip(earlier).and_then(|(now, then)| facts.beside(now, then));
                let is_so = beside.is_some_and(|(_, alike)| alike);
                ledger.hold("the same when rounded", is_so, || held(earlier));
            }
            Claim::SameCount => {
                let then = context.then.and_then(|period| facts.at(period)).and_then(|figure| figure.count);
                let now = facts.latest.and_then(|figure| figure.count);
                ledger.hold("count change", now.is_some() && now == then, || held(then));
            }
            Claim::Same { then } => {
                let earlier = self.earlier(then, facts, context, ledger);
                let stated = facts.latest.is_some_and(|figure| figure.says("same"));
                let is_so = stated || (earlier.is_some() && earlier == facts.value());
                ledger.hold("the same", is_so, || held(earlier));
            }
            Claim::SameFor(times) => {
                let same = facts.moved(Ordering::Equal);
                ledger.hold("run", same == *times, || format!("it has been the same {same} times"));
            }
            _ => {}
        }
    }

    /// A change in per cent of the earlier figure.
    pub(super) fn share_of_change(&self, share: Printed, then: Option<Decimal>, facts: &Facts, ledger: &mut Ledger) {
        let exact = facts.value().zip(then).filter(|(_, then)| !then.is_zero());
        let exact = exact.map(|(now, then)| (now - then).abs() * Decimal::ONE_HUNDRED / then.abs());
        ledger.hold("change in per cent", exact.is_some_and(|exact| share.is(exact)), || held(exact));
    }
}
