//! The words of `i`, a file for each group, and the functions beside them.

mod attention;
mod earlier;
mod evidence;
mod figures;
mod functions;
mod names;
mod news;
mod others;
mod over_time;
mod state;
mod stated;
mod targets;
mod verdict;

pub use attention::ATTENTION;
pub use earlier::{EARLIER, ago as ago_of};
pub use evidence::EVIDENCE;
pub use figures::FIGURES;
pub use functions::{FUNCTIONS, TOGETHER, WHOLE};
pub use names::{NAMES, in_period, subject};
pub use news::NEWS;
pub use others::{MOVED, OTHERS, compared, in_families};
pub use over_time::{OVER_TIME, calculated, calculated_as_printed, possible};
pub use state::STATE;
pub use stated::STATED;
pub use targets::{TARGETS, apart, count_targets, expected_printed, targets};
pub use verdict::{VERDICT, printed};

use rhai::Dynamic;

use super::value::Value;

/// Text for a rule.
fn text(text: impl AsRef<str>) -> Dynamic {
    text.as_ref().into()
}

/// Something missing.
fn missing(why: &str) -> Dynamic {
    Value::missing(why).into()
}
