//! What the figures say: pure, checked arithmetic over exact decimals. Facts only; judging is for the rules.

mod also_said;
mod beside_all;
mod change;
mod comparison;
mod earlier_points;
mod given_quartile;
mod held_before;
mod length;
mod likeness;
mod long_run;
mod national;
mod one_indicator;
mod over_time;
mod printed;
mod quartile;
mod quartile_found;
mod quartile_method;
mod revised;
mod run;
mod series;
mod significance;
mod span;
mod target;
mod timely;
mod usual_range;

pub use change::{Change, Earlier};
pub use comparison::Comparison;
pub(crate) use comparison::is_of_unknown_length;
pub use given_quartile::InFamily;
pub use national::{Position, all_positions, positions};
pub use one_indicator::Finding;
pub use over_time::{OverTime, RebaseDoubt};
pub use quartile::Field;
pub use quartile_found::{Movement, Over, QuartileFound, RankBasis};
pub use quartile_method::Method;
pub use revised::Revised;
pub use significance::{
    Asks, Counted, Evidence, Judge, Judging, Other, Outcome, Pair, Similarity, SimilarityTest, Smallest, Test,
    Tolerance, UntestedReason,
};
pub use target::{Expected, Judged, TargetFound, TargetTime, basis as target_basis};
pub use usual_range::{AT_MOST_ONE_IN, NoUsualRange, ONE_IN, RangeOf, UsualRange, UsualStanding};
