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
        /// What is weighed, measured or paid, counted more than once a person, or known to thousands only: tonnes, pounds, visits.
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

/// Sums of money by which a percentage says that pounds stand above and below its line.
const SUMS: [&str; 14] = [
    "council tax",
    "business rates",
    "domestic rates",
    "nndr",
    "rent",
    "debt",
    "income",
    "budget",
    "expenditure",
    "spend",
    "savings",
    "grant",
    "capital programme",
    "service charges",
];

/// What is done with them.
const PAID: [&str; 12] = [
    "collected",
    "collection",
    "spent",
    "spend",
    "expenditure",
    "recovered",
    "achieved",
    "delivered",
    "arrears",
    "received",
    "budget",
    "due",
];

/// What is counted even where money is about it.
const PEOPLE: [&str; 22] = [
    "people",
    "residents",
    "tenants",
    "tenancies",
    "households",
    "homes",
    "properties",
    "accounts",
    "claims",
    "applications",
    "invoices",
    "bills",
    "payments",
    "cases",
    "calls",
    "schemes",
    "projects",
    "services",
    "businesses",
    "suppliers",
    "contracts",
    "requests",
];

/// Whether a percentage is of pounds by its name, where no noun says what is counted.
fn is_of_pounds(indicator: &Indicator) -> bool {
    let named = if indicator.subject.is_empty() { &indicator.name } else { &indicator.subject };
    indicator.unit == Unit::Percent && indicator.noun.is_none() && says_pounds(named)
}

/// `council tax collected`, and not `council tax calls answered`.
fn says_pounds(name: &str) -> bool {
    let letters = name.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), " ");
    let text = format!(" {} ", letters.split_whitespace().collect::<Vec<_>>().join(" "));
    let has = |words: &[&str]| words.iter().any(|word| text.contains(&format!(" {word} ")));
    has(&SUMS) && has(&PAID) && !has(&PEOPLE)
}

impl CountedAs {
    /// What an indicator counts: by its noun, else by its name, and by what the catalogue's `measure` says.
    pub fn of_indicator(indicator: &Indicator) -> CountedAs {
        let named = match &indicator.noun {
            Some(noun) => noun.many.to_lowercase(),
            None => indicator.name.split_whitespace().take(2).collect::<Vec<_>>().join(" ").to_lowercase(),
        };
        let has = |is: fn(&str) -> bool| named.split_whitespace().any(is);
        let many = matches!(indicator.unit, Unit::Count | Unit::Rate);
        let is_in_own_unit = indicator.unit == Unit::Score && indicator.unit_words.word.is_some();
        let is_measured = has(is_measured) || unit_in_brackets(&indicator.name).is_some();
        match indicator.measure {
            _ if indicator.unit == Unit::Money || is_of_pounds(indicator) => CountedAs::Amount,
            _ if is_in_own_unit || is_measured => CountedAs::Amount,
            // 2.17 million is known to five thousand: no test of each event can be put to it.
            _ if indicator.unit_words.held_in.is_some() => CountedAs::Amount,
            _ if many && has(|word| REPEATED.contains(&word)) => CountedAs::Amount,
            MeasureKind::Stock => CountedAs::Stock,
            MeasureKind::Flow if !indicator.says_measure() => CountedAs::NotSaid,
            MeasureKind::Flow | MeasureKind::Cumulative | MeasureKind::Rolling => CountedAs::Events,
            // One who is followed up may do it again.
            MeasureKind::Cohort => CountedAs::NotSaid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::says_pounds;

    #[test]
    fn pounds_above_and_below_the_line_are_no_events() {
        for name in [
            "council tax collected",
            "FIN6 - Council tax collected (cumulative, %)",
            "business rates collected in year",
            "rent collected",
            "planned savings achieved",
            "the capital programme spent",
            "budget spent",
        ] {
            assert!(says_pounds(name), "{name}");
        }
        for name in [
            "council tax calls answered",
            "council tax bills sent on time",
            "invoices paid within 30 days",
            "tenants in arrears with their rent",
            "projects delivered within budget",
            "calls answered",
            "household waste recycled",
        ] {
            assert!(!says_pounds(name), "{name}");
        }
    }
}
