//! The names of the methods, as the method page has them.

pub(super) const TWO_PROPORTIONS: &str = "Test of two proportions";
pub(super) const OVERLAP: &str = "Intervals that overlap";
pub(super) const TWO_COUNTS: &str = "Exact test of two counts";
pub(super) const LIMITS: &str = "Confidence limits given with the figures";
pub(super) const PRIOR: &str = "Earlier figure against an interval";
pub(super) const TOLERANCE: &str = "Tolerance for a change";
pub(super) const IN_PLACE: &str = "Tolerance in place of a test";
pub(super) const STATED: &str = "Stated by the source";
pub(super) const INTERVAL: &str = "Comparison by an interval";
pub(super) const BY_LIMITS: &str = "Comparison by given limits";
pub(super) const FUNNEL: &str = "Comparison within a funnel";
pub(super) const ALL_AREAS: &str = "Funnel of all areas";
pub(super) const CLOSE: &str = "Tolerance for a comparison";
pub(super) const NEIGHBOURS: &str = "Average of the neighbours";
pub(super) const BY_RANK: &str = "Quartiles by rank";
pub(super) const BY_CUTS: &str = "Quartiles by cut points";
pub(super) const DISCLOSURE: &str = "Small numbers";
pub(super) const USUAL_RANGE: &str = "Usual range";
pub(super) const TREND: &str = "Recent trend";
