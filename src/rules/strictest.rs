//! The policy that holds where rules about disclosure are in doubt.

use crate::figures::disclosure::Policy;
use crate::figures::prose::Topic;

use super::book::RuleBook;
use super::decision::Decision;
use super::rule::{Action, ThenIt};

/// The threshold that holds where a rule is in doubt and the book names no stricter one.
const USUAL: u32 = 5;

impl RuleBook {
    /// The strictest policy that the book names, and one at least as strict as the usual threshold.
    pub fn strictest(&self) -> Policy {
        let mut strictest = Policy { fewer_than: Some(USUAL), round_to: None };
        for rule in self.about(&Topic::Disclosure) {
            if let Action::Then(_, ThenIt::Decision(Decision::Disclosure(policy))) = &rule.action {
                strictest.fewer_than = strictest.fewer_than.max(policy.fewer_than);
                strictest.round_to = strictest.round_to.max(policy.round_to);
            }
        }
        strictest.fewer_than = strictest.fewer_than.max(self.doubt().thresholds.iter().copied().max());
        strictest
    }
}
