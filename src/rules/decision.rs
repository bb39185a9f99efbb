//! What a rule about a decision gives, and the functions that give it.

use rhai::{Dynamic, Engine, EvalAltResult, ImmutableString};
use rust_decimal::Decimal;

use crate::finding::Test;
use crate::measure::Polarity;

use super::functions::plain;
use super::operators::{number, slip};
use super::verdict::{Baseline, Rating};

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// What a rule about a decision gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// For `polarity`.
    Polarity(Polarity),
    /// For `baseline`.
    Baseline(Baseline),
    /// For `significance` and `closeness`.
    Test(Test),
    /// For `rating`.
    Rating(Rating),
}

impl Decision {
    /// Whether it decides this topic.
    pub fn suits(&self, topic: &str) -> bool {
        match self {
            Decision::Polarity(_) => topic == "polarity",
            Decision::Baseline(_) => topic == "baseline",
            Decision::Test(_) => matches!(topic, "significance" | "closeness"),
            Decision::Rating(_) => topic == "rating",
        }
    }
}

/// Registers the functions of decisions.
pub fn register(engine: &mut Engine) {
    engine.register_type_with_name::<Decision>("decision");
    engine.register_fn("higher_is_better", || Decision::Polarity(Polarity::Higher));
    engine.register_fn("lower_is_better", || Decision::Polarity(Polarity::Lower));
    engine.register_fn("no_polarity", || Decision::Polarity(Polarity::None));
    engine.register_fn("best_between", |low: Dynamic, high: Dynamic| -> Outcome<Decision> {
        let (low, high) = (number(&low)?, number(&high)?);
        match low <= high {
            true => Ok(Decision::Polarity(Polarity::Between(low, high))),
            false => slip("the range ends before it begins", "write the lower figure first: `best_between(10, 15)`"),
        }
    });
    engine.register_fn("previous_period", || Decision::Baseline(Baseline::PreviousPeriod));
    engine.register_fn("same_period_last_year", || Decision::Baseline(Baseline::SamePeriodLastYear));
    engine.register_fn("average_of_the_year", || Decision::Baseline(Baseline::AverageOfTheYear));
    for (name, make) in
        [("points", Test::Points as fn(Decimal) -> Test), ("relative", Test::Relative), ("absolute", Test::Absolute)]
    {
        engine.register_fn(name, move |size: Dynamic| -> Outcome<Decision> {
            let size = number(&size)?;
            match size.is_sign_negative() && !size.is_zero() {
                true => slip(
                    format!("a tolerance of {size} is below nought"),
                    format!("a tolerance has no sign: `{name}({})`", size.abs()),
                ),
                false => Ok(Decision::Test(make(size))),
            }
        });
    }
    engine.register_fn("any_change", || Decision::Test(Test::AnyChange));
    engine.register_fn("rated", |word: ImmutableString, reason: Dynamic| {
        plain(&reason).map(|reason| Decision::Rating(Rating { word: word.to_string(), reason }))
    });
}
