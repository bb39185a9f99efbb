//! What no single cell shows: figures that disagree, ids that do not match, numbers typed twice.

mod brace;
mod computed;
mod families;
mod parts;
mod plausible;
mod repeats;
mod row_twice;
mod same_name;
mod so_far;
mod spoken;
mod stated;
mod targets;
mod twins;
mod typed_figure;

use crate::figures::measure::Indicator;
use crate::folder::own_words::overrides::Override;

pub use row_twice::all_but_one;
pub use so_far::mark as mark_what_may_count_since_april;

use crate::folder::own_words::commentary::Comment;
use crate::folder::rows::held_rows::Rows;
use crate::folder::settings::plan::Plan;
use crate::folder::text::diagnostics::Diagnostics;

/// Checks the rows of all tables against each other.
pub fn rows(rows: &Rows, plan: Option<&Plan>, catalogue: &[Indicator], faults: &Diagnostics) {
    repeats::check(rows, plan.map(|plan| plan.area.as_str()), catalogue, faults);
    if let Some(plan) = plan {
        plausible::names(rows, &plan.area, catalogue, faults);
    }
}

/// Checks what the national table is needed for: quartiles against each other, once it is known among whom they are, and
/// figures against those that are published.
pub fn with_the_nation(indicators: &[Indicator], faults: &Diagnostics) {
    for indicator in indicators {
        families::check(indicator, faults);
        plausible::against_published(indicator, faults);
    }
}

/// Checks `report.toml` and `commentary.toml` against the catalogue.
pub fn mentions(
    plan: &Plan,
    catalogue: &[Indicator],
    comments: &[Comment],
    overrides: &[Override],
    faults: &Diagnostics,
) {
    spoken::sections(plan, catalogue, faults);
    spoken::comments(plan, catalogue, comments, faults);
    spoken::overrides(catalogue, overrides, faults);
}

/// Checks the indicators with their figures in place. `rows_read`: whether every row could be read, as otherwise a
/// figure may be missing only because its row has an error of its own.
pub fn figures(
    plan: &Plan,
    indicators: &[Indicator],
    comments: &[Comment],
    overrides: &[Override],
    rows_read: bool,
    faults: &Diagnostics,
) {
    if rows_read && plan.period.is_dated() {
        spoken::figures(plan, indicators, faults);
        spoken::periods(plan, indicators, comments, faults);
    }
    let stored = plausible::StoredAsShares::of(indicators);
    for indicator in indicators {
        stated::check(indicator, faults);
        plausible::check(indicator, &stored, faults);
        targets::check(indicator, plan.period, faults);
        so_far::check(indicator, faults);
    }
    parts::check(indicators, faults);
    same_name::check(indicators, faults);
    row_twice::check(indicators, faults);
    brace::check(plan, comments, overrides, faults);
    typed_figure::comments(plan, indicators, comments, faults);
    typed_figure::overrides(plan, indicators, overrides, faults);
    typed_figure::texts(plan, indicators, faults);
}
