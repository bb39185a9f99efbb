//! How each measure is judged and compared: read off the report's own Appendix B.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::edition::Edition;
use crate::facts::verdict::{Floor, Method};

/// When another's figure is similar.
#[derive(Debug, Clone, PartialEq)]
pub enum Closeness {
    /// Within the interval of the figure at 95%.
    Interval,
    /// Within the limits that the table gives with the figure.
    Limits,
    Absolute(Decimal),
    /// So much per cent of the other.
    Relative(Decimal),
}

/// The methods of a report by the labels of its measures.
#[derive(Debug, Default)]
pub struct Methods {
    pub change: HashMap<String, Method>,
    pub closeness: HashMap<String, Closeness>,
    /// Measures whose small numbers are hidden.
    pub hidden: Vec<String>,
}

impl Methods {
    pub fn of(edition: &Edition) -> Methods {
        let mut methods = Methods::default();
        for method in &edition.methods {
            for (label, setting) in &method.measures {
                match method.name.as_str() {
                    "Test of two proportions" => {
                        methods.change.insert(label.clone(), Method::Proportions(floor(setting)));
                    }
                    "Test of two rates" | "Test of two counts" | "Exact test of two counts" => {
                        methods.change.insert(label.clone(), Method::Events(floor(setting)));
                    }
                    "Tolerance for a change" | "Tolerance in place of a test" => {
                        methods.change.insert(label.clone(), tolerance(setting));
                    }
                    "Confidence limits given with the figures" => {
                        methods.change.insert(label.clone(), Method::Limits);
                    }
                    "Stated by the source" => {
                        methods.change.insert(label.clone(), Method::Stated);
                    }
                    "Comparison by an interval" => {
                        methods.closeness.insert(label.clone(), Closeness::Interval);
                    }
                    "Comparison by given limits" => {
                        methods.closeness.insert(label.clone(), Closeness::Limits);
                    }
                    "Tolerance for a comparison" => {
                        methods.closeness.insert(label.clone(), closeness(setting));
                    }
                    "Small numbers" => methods.hidden.push(label.clone()),
                    _ => {}
                }
            }
        }
        methods
    }
}

/// `95% confidence, and a change of at least 1.0 percentage point`
fn floor(setting: &str) -> Option<Floor> {
    let least = setting.split_once("at least ")?.1;
    let size = first_number(least)?;
    Some(if least.contains('%') { Floor::Relative(size) } else { Floor::Absolute(size) })
}

/// `0.5 points`, `1.5 percentage points`, `3% of the earlier figure`, `any change at all`
fn tolerance(setting: &str) -> Method {
    match first_number(setting) {
        Some(size) if setting.contains('%') => Method::Relative(size),
        Some(size) => Method::Absolute(size),
        None => Method::Absolute(Decimal::ZERO),
    }
}

fn closeness(setting: &str) -> Closeness {
    match first_number(setting) {
        Some(size) if setting.contains('%') => Closeness::Relative(size),
        size => Closeness::Absolute(size.unwrap_or_default()),
    }
}

fn first_number(text: &str) -> Option<Decimal> {
    let begin = text.find(|letter: char| letter.is_ascii_digit())?;
    let figures: String =
        text[begin..].chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    figures.trim_end_matches('.').parse().ok()
}
