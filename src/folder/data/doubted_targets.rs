//! Targets of which nobody but the officer knows what they are of, a quarter or the year: until that is said they are held against no
//! figure, and are not printed.

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, Target};
use crate::folder::settings::accept::Accept;
use crate::folder::text::diagnostics::Diagnostics;

/// Takes them out of the indicators, but for what is accepted as it is.
pub fn leave_out_doubted(told: &Diagnostics, accepts: &[Accept], indicators: &mut [Indicator]) {
    let mut out = |told: &Diagnostic| {
        let is_target = told.code == Code::TargetIncomparable && !told.is_error();
        let Some(doubted) = told.doubted.as_ref().filter(|_| is_target) else { return };
        if accepts.iter().any(|accept| accept.is_of(told, doubted) && accept.is_figure(doubted)) {
            return;
        }
        let is_its = |indicator: &&mut Indicator| indicator.id == doubted.indicator;
        for indicator in indicators.iter_mut().filter(is_its) {
            // One that is doubted beside a figure stands beside the others of the measure too.
            let is_beside = |target: &Target| {
                let is_of_part = target.by.is_none_or(|by| by.months() < 12);
                let figure = target.value.map(|figure| figure.normalize().to_string());
                !doubted.period.is_empty() && is_of_part && figure.as_ref() == Some(&doubted.figure)
            };
            indicator.targets.retain(|target| Some(&target.from) != told.at.as_ref() && !is_beside(target));
        }
    };
    told.each(|told| out(told));
}
