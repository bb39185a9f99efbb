//! What a figure counts, which decides how a change of it may be judged.

use crate::figures::measure::{Indicator, MeasureKind, Unit};

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

/// What is weighed, measured or paid, and no count of anything.
const MEASURED: [&str; 31] = [
    "tonne",
    "tonnes",
    "ton",
    "tons",
    "kilogram",
    "kilograms",
    "kg",
    "litre",
    "litres",
    "gallon",
    "gallons",
    "mile",
    "miles",
    "kilometre",
    "kilometres",
    "metre",
    "metres",
    "hectare",
    "hectares",
    "hour",
    "hours",
    "minute",
    "minutes",
    "day",
    "days",
    "night",
    "nights",
    "week",
    "weeks",
    "pound",
    "pounds",
];

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

impl CountedAs {
    /// What an indicator counts: by its noun, else by how its name begins, and by what the catalogue's `measure` says.
    pub fn of_indicator(indicator: &Indicator) -> CountedAs {
        let named = match &indicator.noun {
            Some(noun) => noun.many.to_lowercase(),
            None => indicator.name.split_whitespace().take(2).collect::<Vec<_>>().join(" ").to_lowercase(),
        };
        let is = |words: &[&str]| named.split_whitespace().any(|word| words.contains(&word));
        let many = matches!(indicator.unit, Unit::Count | Unit::Rate);
        match indicator.measure {
            _ if indicator.unit == Unit::Money || is(&MEASURED) || many && is(&REPEATED) => CountedAs::Amount,
            MeasureKind::Stock => CountedAs::Stock,
            MeasureKind::Flow if !indicator.measure_given => CountedAs::NotSaid,
            MeasureKind::Flow | MeasureKind::Cumulative | MeasureKind::Rolling => CountedAs::Events,
            // One who is followed up may do it again.
            MeasureKind::Cohort => CountedAs::NotSaid,
        }
    }
}
