//! Figures that may count since April, where nobody has said what they cover: one beside that of the quarter before would make a rise
//! of what only went on, and a target that looks like the year's would be held against each of them as that of a quarter.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Indicator, MayCount, MeasureSaid, Period, Target};
use crate::folder::catalogue::since_april::may_count_since_april;
use crate::folder::settings::accept::Accept;
use crate::folder::text::diagnostics::Diagnostics;

/// Why it is thought that they may.
struct SoFar<'a> {
    figures: Vec<(Period, Decimal)>,
    why: MayCount,
    /// The target that seems to be the year's.
    of_year: Option<(&'a Target, Decimal)>,
}

/// None: the catalogue says what they cover, or they do not look so.
fn so_far(indicator: &Indicator) -> Option<SoFar<'_>> {
    if indicator.says_measure() {
        return None;
    }
    let held = indicator.observations.iter();
    let figures: Vec<(Period, Decimal)> = held.filter_map(|held| Some((held.period, held.value?))).collect();
    let aim = flat_target(indicator);
    let measure = (&*indicator.name, indicator.unit, &indicator.unit_words);
    let why = may_count_since_april(measure, indicator.counts_time(), &figures, aim.map(|(_, aim)| aim))?;
    Some(SoFar { figures, why, of_year: aim.filter(|_| why.is_target_of_year) })
}

/// Marks the measures whose figures are like those of the same time of other years only, but for those of which a target is accepted
/// as that of each figure.
pub fn mark(indicators: &mut [Indicator], accepts: &[Accept]) {
    for indicator in indicators {
        let is_its = |accept: &Accept| accept.finding == Code::TargetIncomparable && accept.indicator == indicator.id;
        let is_settled = |found: &SoFar| !found.why.seems && found.of_year.is_some() && accepts.iter().any(is_its);
        if so_far(indicator).is_some_and(|found| !is_settled(&found)) {
            indicator.measure_said = MeasureSaid::MayBeCumulative;
        }
    }
}

/// Says that none is compared with the period before it, and that the target is held against none.
pub fn check(indicator: &Indicator, faults: &Diagnostics) {
    let Some(SoFar { figures, why, of_year }) = so_far(indicator) else { return };
    if why.seems || of_year.is_none() {
        let looks = if why.seems {
            "seems to count since April: it rises through each year and begins anew"
        } else if why.is_part {
            "may count since April: it is about as much of the year before as has come of this one"
        } else {
            "may count since April: it goes on as what is added up through a year does"
        };
        let message = format!(
            "`{}` {looks}; until it is said, it is compared only with the same time of other years",
            indicator.id
        );
        let help = "write `measure = \"cumulative\"` for it in indicators.toml if it counts since April; or `measure = \"flow\"` if each \
                    figure is of its own period alone";
        faults.add(Diagnostic::warning(Code::CumulativeLikely, message).at(indicator.from.clone()).help(help));
    }
    let Some((target, aim)) = of_year else { return };
    let message = format!(
        "the figures of `{}` seem to count since April, and its target {} to be of the whole year: it is held against none of them, and \
         none is compared with the period before it, until it is said what they count",
        indicator.id,
        aim.normalize()
    );
    let help = "write `measure = \"cumulative\"` for it in indicators.toml; or `measure = \"flow\"` if each figure, and the target, is of \
                its own period alone";
    let told = Diagnostic::warning(Code::TargetIncomparable, message).at(target.from.clone()).help(help);
    let of = figures.iter().map(|(period, _)| *period).max_by_key(|period| period.end());
    faults.add(told.doubting(indicator.doubted(of, Some(aim))));
}

/// The target of each of the figures, where it is the same through a year.
fn flat_target(indicator: &Indicator) -> Option<(&Target, Decimal)> {
    let is_of_part = |by: Period| by.is_dated() && by.months() < 12;
    let of_parts = indicator.targets.iter().filter(|target| target.basis.is_none() && target.by.is_none_or(is_of_part));
    let of_parts: Vec<&Target> = of_parts.filter(|target| target.value.is_some()).collect();
    let latest = of_parts.iter().max_by_key(|target| target.by.map(Period::end))?;
    let aim = latest.value.filter(|aim| is_flat(&of_parts, latest, *aim))?;
    Some((latest, aim))
}

/// Whether the targets of a year are all the same: those of quarters grow with them.
fn is_flat(targets: &[&Target], latest: &Target, aim: Decimal) -> bool {
    let year = |target: &Target| target.by.map(Period::financial_year_of);
    let same = targets.iter().filter(|target| year(target) == year(latest));
    let mut dated = same.clone().filter(|target| target.by.is_some());
    let is_each = latest.by.is_none() || dated.by_ref().nth(1).is_some();
    is_each && same.into_iter().all(|target| target.value == Some(aim))
}
