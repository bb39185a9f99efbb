//! What is said of an item that comes late: that the chair will be asked to agree to it, or that its paper was to follow.
//!
//! The chair decides at the meeting, and what is decided is in the minutes: nothing here says that it was agreed.

use super::notice::{clear_days, long, notice_given};
use super::{ItemPlan, PackPlan};
use crate::figures::prose::words;

/// The sentences under an item's title. Of an item that Part A withholds the reason is not given, as it may say what is exempt.
pub fn notes(plan: &PackPlan, item: &ItemPlan, is_withheld: bool) -> Vec<String> {
    let urgent = (!item.urgent.is_empty()).then(|| urgent(plan, (!is_withheld).then_some(&item.urgent)));
    followed(plan, item).into_iter().chain(urgent).collect()
}

fn urgent(plan: &PackPlan, reason: Option<&String>) -> String {
    let because = reason.map_or_else(String::new, |reason| format!(" because {reason}"));
    format!(
        "The Chair will be asked to agree, under section {} of the Local Government Act 1972, that this item be considered as a \
         matter of urgency{because}; the reason will be recorded in the minutes.",
        plan.law.urgency()
    )
}

fn followed(plan: &PackPlan, item: &ItemPlan) -> Option<String> {
    let published = plan.supplement.as_ref()?.published;
    let (days, section) = plan.law.notice();
    let when = format!(
        "This item was on the agenda, and its paper was to follow. The paper was published on {}, {}.",
        long(published),
        notice_given(published, plan.date)
    );
    let shorter = format!(
        " That is shorter notice than the {} clear working days of section {section} of the Local Government Act 1972.",
        words(days.into())
    );
    let is_shorter = clear_days(published, plan.date) < days;
    item.followed.then(|| if is_shorter { when + shorter.as_str() } else { when })
}
