//! What is measured: indicators, the figures held of them, and what they are measured against.
//!
//! Plain data with the field's own names. A missing, suppressed or provisional figure is a value of its
//! own kind and never a zero.

mod area;
mod comparator;
mod comparing;
mod counted_time;
mod decimals;
mod family;
mod given_rank;
mod indicator;
mod last_report;
mod limits;
mod measured;
mod national;
mod noun;
mod observation;
mod own_verdict;
mod period;
mod period_advice;
mod period_label;
#[cfg(test)]
mod period_label_tests;
mod period_parts;
mod period_shapes;
mod period_stretch;
mod period_tokens;
mod polarity;
mod reorganised;
mod since_april;
mod source_says;
mod stated;
mod stated_change;
mod stated_record;
mod stated_words;
mod target;
mod target_words;
mod term;
mod unit;
mod unit_words;

pub use area::{
    AreaKind, area_kind, is_neighbours, known_as, nation_of_code, of_statistical_code, plain_name, spoken_area,
};
pub use comparator::{Benchmark, Computed, DatedBy, Spread, is_of_whole};
pub use comparing::{AlsoSay, CompareWith, Comparing};
pub(crate) use counted_time::counts_time_of;
pub use decimals::Beside;
pub use family::nation_named;
pub use given_rank::GivenRank;
pub(crate) use indicator::is_of_so_much;
pub use indicator::{AsAt, Frequency, Indicator, Linked, MeasureKind, MeasureSaid, Peers, YearKind};
pub use last_report::{ComparedThen, LastReport, News};
pub use limits::{Limits, NoLimits};
pub(crate) use measured::{as_words, is_amount, is_measured, is_measured_unit, unit_in_brackets};
pub use national::{Area, AreaThen, Counts, National, NationalCell, NationalMeasure, NationalYear, as_shown, mean};
pub use noun::Noun;
pub use observation::{Observation, ReleaseStatus, Why};
pub use own_verdict::{OwnVerdict, SaidBeside};
pub use period::{MONTHS, Period, Style};
pub(crate) use period_label::{
    Suffix, almost_period, is_open_to_date, period_named, read_open_to_date, read_period, read_period_cell,
    year_of_open_to_date,
};
pub(crate) use period_tokens::month_number;
pub use polarity::Polarity;
pub use reorganised::{boundary_since, existed_throughout, is_before_boundary, is_within_boundary};
pub(crate) use since_april::{
    MayCount, cannot_be_since_april, is_share_of_year, may_count, seems_since_april, surely_since_april,
};
pub use source_says::SourceSays;
pub use stated::Stated;
pub use stated_change::StatedChange;
pub use stated_record::StatedRecord;
pub use target::{Amber, Basis, Reached, Target};
pub(crate) use target_words::{NO_TARGET, TargetRead, read_amber, read_target, says_no_target};
pub use term::Term;
pub use unit::Unit;
pub use unit_words::{HeldIn, TwoParts, UnitWords, says_per};
