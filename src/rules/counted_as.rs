//! What a figure counts, which decides how a change of it may be judged.

use crate::figures::measure::{Indicator, MeasureKind, Unit, is_measured, unit_in_brackets};

use super::closed_words::closed_words;

closed_words! {
    /// What a figure counts.
    CountedAs {
        /// Each thing that happened in the period, once: admissions, collisions.
        Events = "separate events",
        /// How things stood on a day: mostly the same people as before.
        Stock = "stock",
        /// What is weighed, measured or paid, or counted more than once a person: tonnes, hours, pounds, visits.
        Amount = "amount",
        /// The catalogue does not say.
        NotSaid = "not said",
    }
}

/// What one person does many times, so that a few people move the number.
const REPEATED: [&str; 22] = [
    "visit",
    "visits",
    "attendance",
    "attendances",
    "loan",
    "loans",
    "issues",
    "journey",
    "journeys",
    "trip",
    "trips",
    "session",
    "sessions",
    "call",
    "calls",
    "contact",
    "contacts",
    "download",
    "downloads",
    "appointment",
    "appointments",
    "meals",
];

/// What a percentage is a share of where it is one of money.
const PAID: [&str; 12] = [
    "tax",
    "rent",
    "rates",
    "arrears",
    "debt",
    "income",
    "spend",
    "spending",
    "expenditure",
    "budget",
    "savings",
    "fees",
];

impl CountedAs {
    /// What an indicator counts: by its noun, else by how its name begins, and by what the catalogue's `measure` says.
    pub fn of_indicator(indicator: &Indicator) -> CountedAs {
        let named = match &indicator.noun {
            Some(noun) => noun.many.to_lowercase(),
            None => indicator.name.split_whitespace().take(2).collect::<Vec<_>>().join(" ").to_lowercase(),
        };
        let has = |is: fn(&str) -> bool| named.split_whitespace().any(is);
        let many = matches!(indicator.unit, Unit::Count | Unit::Rate);
        let is_paid =
            indicator.unit == Unit::Money || indicator.unit == Unit::Percent && has(|word| PAID.contains(&word));
        let is_in_own_unit = indicator.unit == Unit::Score && indicator.unit_words.word.is_some();
        let is_measured = has(is_measured) || unit_in_brackets(&indicator.name).is_some();
        match indicator.measure {
            _ if is_paid || is_in_own_unit || is_measured => CountedAs::Amount,
            _ if many && has(|word| REPEATED.contains(&word)) => CountedAs::Amount,
            MeasureKind::Stock => CountedAs::Stock,
            MeasureKind::Flow if !indicator.measure_given => CountedAs::NotSaid,
            MeasureKind::Flow | MeasureKind::Cumulative | MeasureKind::Rolling => CountedAs::Events,
            // One who is followed up may do it again.
            MeasureKind::Cohort => CountedAs::NotSaid,
        }
    }
}
