//! What a rule about a decision gives, and the functions that give it.

use rhai::{Dynamic, Engine, EvalAltResult, ImmutableString};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::disclosure::Policy;
use crate::figures::finding::{Asks, SimilarityTest, Test, Tolerance};
use crate::figures::measure::{Polarity, Unit};
use crate::figures::method::Level;
use crate::figures::prose::Topic;

use super::operators::{mistake, number, plain};
use super::verdict::{Baseline, Rating};

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// What a rule about a decision gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// For `polarity`.
    Polarity(Polarity),
    /// For `baseline`.
    Baseline(Baseline),
    /// For `significance`, and a tolerance for `closeness` too.
    Test(Test),
    /// For `closeness`.
    Closeness(SimilarityTest),
    /// For `rating`.
    Rating(Rating),
    /// For `attention`: the reason, and the words for page 1, which may be empty.
    Attention(String, String),
    /// For `disclosure`.
    Disclosure(Policy),
}

impl Decision {
    /// Whether it decides this topic.
    pub fn suits(&self, topic: &Topic) -> bool {
        match self {
            Decision::Polarity(_) => *topic == Topic::Polarity,
            Decision::Baseline(_) => *topic == Topic::Baseline,
            Decision::Test(_) if *topic == Topic::Significance => true,
            Decision::Test(_) | Decision::Closeness(_) => *topic == Topic::Closeness && self.closeness().is_some(),
            Decision::Rating(_) => *topic == Topic::Rating,
            Decision::Attention(..) => *topic == Topic::Attention,
            Decision::Disclosure(_) => *topic == Topic::Disclosure,
        }
    }

    /// In words, as an example or a case may expect it.
    pub fn in_words(&self, unit: Unit) -> String {
        match self {
            Decision::Polarity(Polarity::Higher) => "higher is better".into(),
            Decision::Polarity(Polarity::Lower) => "lower is better".into(),
            Decision::Polarity(Polarity::Between(low, high)) => format!("best between {low} and {high}"),
            Decision::Polarity(Polarity::None) => "neither is better".into(),
            Decision::Baseline(Baseline::PreviousPeriod) => "the period before".into(),
            Decision::Baseline(Baseline::SamePeriodLastYear) => "the same period last year".into(),
            Decision::Baseline(Baseline::AverageOfTheYear) => "the average of the year".into(),
            Decision::Baseline(Baseline::WholeYear) => "the whole year".into(),
            Decision::Test(test) => test.in_words(unit),
            Decision::Closeness(closeness) => closeness.in_words(unit),
            Decision::Rating(rating) => format!("{}: {}", rating.word, rating.reason),
            Decision::Attention(reason, _) => reason.clone(),
            Decision::Disclosure(policy) if *policy == Policy::default() => "all of it is printed".into(),
            Decision::Disclosure(policy) => policy.in_words(),
        }
    }

    /// The same as a decision about closeness, where it can be one: two samples are not a fixed figure.
    pub fn closeness(&self) -> Option<SimilarityTest> {
        match self {
            Decision::Closeness(closeness) => Some(*closeness),
            Decision::Test(Test { asks: Asks::Tolerance(tolerance), at_least: None, .. }) => {
                Some(SimilarityTest::Tolerance(*tolerance))
            }
            _ => None,
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
        if low <= high {
            Ok(Decision::Polarity(Polarity::Between(low, high)))
        } else {
            mistake("the range ends before it starts", "write the lower figure first: `best_between(10, 15)`")
        }
    });
    engine.register_fn("previous_period", || Decision::Baseline(Baseline::PreviousPeriod));
    engine.register_fn("same_period_last_year", || Decision::Baseline(Baseline::SamePeriodLastYear));
    engine.register_fn("average_of_the_year", || Decision::Baseline(Baseline::AverageOfTheYear));
    engine.register_fn("whole_year", || Decision::Baseline(Baseline::WholeYear));
    tolerances(engine);
    tests(engine);
    closeness(engine);
    disclosure(engine);
    engine.register_fn("attention", |reason: ImmutableString| Decision::Attention(reason.to_string(), String::new()));
    engine.register_fn("attention", |reason: ImmutableString, why: ImmutableString| {
        Decision::Attention(reason.to_string(), why.to_string())
    });
    engine.register_fn("rated", |word: ImmutableString, reason: Dynamic| {
        plain(&reason).map(|reason| Decision::Rating(Rating { word: word.to_string(), reason }))
    });
}

fn tolerances(engine: &mut Engine) {
    let plain = |tolerance| Decision::Test(Test::of(Asks::Tolerance(tolerance)));
    for (name, make) in [
        ("points", Tolerance::Points as fn(Decimal) -> Tolerance),
        ("relative", Tolerance::Relative),
        ("absolute", Tolerance::Absolute),
    ] {
        engine.register_fn(name, move |size: Dynamic| -> Outcome<Decision> {
            let size = number(&size)?;
            if size.is_sign_negative() && !size.is_zero() {
                mistake(
                    format!("a tolerance of {size} is below zero"),
                    format!("write a tolerance without a minus: `{name}({})`", size.abs()),
                )
            } else {
                Ok(plain(make(size)))
            }
        });
    }
    engine.register_fn("any_change", move || plain(Tolerance::AnyChange));
}

fn tests(engine: &mut Engine) {
    for (name, asks) in [
        ("proportions_differ", Asks::ProportionsDiffer as fn(Level) -> Asks),
        ("intervals_overlap", Asks::IntervalsOverlap),
        ("rates_differ", Asks::RatesDiffer),
        ("prior_outside_interval", Asks::PriorOutsideInterval),
    ] {
        engine.register_fn(name, move || Decision::Test(Test::of(asks(Level::P95))));
        engine.register_fn(name, move |per_cent: Dynamic| -> Outcome<Decision> {
            Ok(Decision::Test(Test::of(asks(level(&per_cent, name)?))))
        });
    }
    engine.register_fn("limits_differ", || Decision::Test(Test::of(Asks::LimitsDiffer(Level::P95))));
    engine.register_fn("and_at_least", |test: &mut Decision, floor: Decision| -> Outcome<Decision> {
        match (&*test, floor) {
            (
                Decision::Test(test),
                Decision::Test(Test { asks: Asks::Tolerance(floor), at_least: None, of_folder }),
            ) if test.level().is_some() => Ok(Decision::Test(Test { at_least: Some(floor), of_folder, ..*test })),
            _ => mistake(
                "`and_at_least` adds a tolerance to a test",
                "write `proportions_differ(95).and_at_least(points(1.0))`",
            ),
        }
    });
}

fn closeness(engine: &mut Engine) {
    engine.register_fn("within_limits", || Decision::Closeness(SimilarityTest::Limits));
    for (name, make) in [
        ("interval", SimilarityTest::Interval as fn(Level, Option<Level>) -> SimilarityTest),
        ("funnel", SimilarityTest::Funnel),
    ] {
        engine.register_fn(name, move |per_cent: Dynamic| -> Outcome<Decision> {
            Ok(Decision::Closeness(make(level(&per_cent, name)?, None)))
        });
        engine.register_fn(name, move |first: Dynamic, second: Dynamic| -> Outcome<Decision> {
            let (first, second) = (level(&first, name)?, level(&second, name)?);
            if first.share() < second.share() {
                Ok(Decision::Closeness(make(first, Some(second))))
            } else {
                mistake("the second level must be stricter than the first", format!("write `{name}(95, 99.8)`"))
            }
        });
    }
}

fn disclosure(engine: &mut Engine) {
    engine.register_fn("publish_all", || Decision::Disclosure(Policy::default()));
    engine.register_fn("fewer_than", |least: Dynamic| -> Outcome<Decision> {
        // Zero is printed, so below three a hidden count could only be one.
        let least = within(&least, 3, "a threshold", "write `fewer_than(5)`: counts of one to four are then hidden")?;
        Ok(Decision::Disclosure(Policy { fewer_than: Some(least), round_to: None }))
    });
    let base = |base: &Dynamic| within(base, 2, "a number to round to", "write `round_to(5)`");
    engine.register_fn("round_to", move |to: Dynamic| -> Outcome<Decision> {
        let base = base(&to)?;
        // A count that would be printed as zero reads as nobody: it is hidden.
        Ok(Decision::Disclosure(Policy { fewer_than: Some(base.div_ceil(2).max(3)), round_to: Some(base) }))
    });
    engine.register_fn("and_round_to", move |policy: &mut Decision, to: Dynamic| -> Outcome<Decision> {
        match &*policy {
            Decision::Disclosure(policy @ Policy { fewer_than: Some(least), .. }) => {
                let base = base(&to)?;
                match base.div_ceil(2) {
                    enough if enough > *least => mistake(
                        format!("counts of {least} to {} would be rounded to zero", enough - 1),
                        format!("write `fewer_than({enough}).and_round_to({base})`"),
                    ),
                    _ => Ok(Decision::Disclosure(Policy { round_to: Some(base), ..*policy })),
                }
            }
            _ => mistake("`and_round_to` needs a threshold before it", "write `fewer_than(5).and_round_to(5)`"),
        }
    });
}

/// A whole number from a least one to a hundred.
fn within(given: &Dynamic, least: u32, what: &str, help: &str) -> Outcome<u32> {
    let given = number(given)?;
    match given.to_u32().filter(|whole| given.fract().is_zero() && (least..=100).contains(whole)) {
        Some(whole) => Ok(whole),
        None => mistake(format!("{given} is not {what}: use a whole number from {least} to 100"), help),
    }
}

/// The level of a test: 95 or 99.8, the two that are published with it.
fn level(per_cent: &Dynamic, name: &str) -> Outcome<Level> {
    let per_cent = number(per_cent)?;
    match per_cent.normalize().to_string().as_str() {
        "95" => Ok(Level::P95),
        "99.8" => Ok(Level::P99_8),
        "0.95" => mistake("0.95 is not a level of confidence", format!("write `{name}(95)`")),
        _ => mistake(
            format!("{per_cent} is not an available level of confidence"),
            format!("write `{name}(95)`, or `{name}(99.8)` to be stricter"),
        ),
    }
}
