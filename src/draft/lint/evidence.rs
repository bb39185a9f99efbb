//! Whether a claim whose subject is in no known words is about the figure all the same.

use super::amount::{Amount, Exactly, Measured};
use super::claim::Claim;
use super::mention::Other;
use super::reading::Reading;
use rust_decimal::Decimal;

impl Reading<'_> {
    /// Whether a claim in a clause of unknown subject is about the figure all the same: the figure itself stands in it, or
    /// what it is set beside has its own figure with it.
    pub fn evident(&self, claim: &Claim) -> bool {
        // "Demand rose, so that only 77% were answered": the figure is of the next clause.
        let parts = ["so", "that", "because", "as", "while", "which", ";"];
        let ends = |nth: &usize| self.statement.word(*nth, &parts) && !self.own[*nth];
        let end = (claim.at..claim.end).find(ends).unwrap_or(claim.end);
        let from = self.clause(claim.at).from.max(claim.at.saturating_sub(6));
        let latest = self.about.latest().and_then(|latest| latest.value);
        if claim.to.is_some() && claim.to == latest || self.has_latest(from, end) {
            return true;
        }
        if claim.amount.as_ref().is_some_and(|amount| self.held(amount)) {
            return true;
        }
        self.named.iter().any(|one| {
            let here = one.from > claim.at && one.from < claim.end && claim.others.contains(&one.other);
            here && self.quoted(one.to, claim.end, one.other)
        })
    }

    /// Whether the figure changed by as much since any time, in digits that are not met by chance.
    fn held(&self, amount: &Amount) -> bool {
        let telling = amount.exactly == Exactly::Digits
            && (amount.step != rust_decimal::Decimal::ONE || amount.value >= Decimal::TEN);
        let Some(latest) = self.about.latest().filter(|_| telling) else { return false };
        let mut changes = self.about.up_to_now().filter_map(|held| {
            let pair = match amount.measured {
                Measured::Own => latest.value.zip(held.value),
                Measured::Count => self.about.count_of(latest).zip(self.about.count_of(held)),
                Measured::PerCent => None,
            };
            pair.and_then(|(now, then)| now.checked_sub(then))
        });
        changes.any(|change| amount.fits(change, change))
    }

    /// Whether the figure of what is named stands behind it: "England (84.5%)".
    fn quoted(&self, from: usize, end: usize, other: Other) -> bool {
        let Some(value) = self.about.beside(other).and_then(|beside| beside.value) else { return false };
        (from..end.min(from + 4)).any(|nth| {
            let token = &self.statement.tokens[nth];
            self.of_unit(nth)
                && super::typed::is(token, value)
                && (token.percent || token.pounds || token.is_measured() || value > 20.into())
        })
    }
}
