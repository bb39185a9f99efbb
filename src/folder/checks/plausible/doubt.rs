//! A finding that an officer may accept: what is told, and of which figure.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Doubted, Place, Severity};
use crate::figures::measure::{Indicator, Period};

/// What is doubted, and where it is.
pub struct Doubt<'a> {
    /// Which finding it is.
    pub code: Code,
    /// An error only where something else says so too.
    pub severity: Severity,
    /// Whose figure.
    pub indicator: &'a Indicator,
    /// Of which period; none for a target without a date.
    pub period: Option<Period>,
    /// The figure; none for one that is missing.
    pub figure: Option<Decimal>,
    /// Where it stands.
    pub at: &'a Place,
}

impl Doubt<'_> {
    /// The diagnostic, with what to write where the figure is right.
    pub fn told(self, message: String, help: &str) -> Diagnostic {
        let told = match self.severity {
            Severity::Error => Diagnostic::error(self.code, message),
            Severity::Warning => Diagnostic::warning(self.code, message),
        };
        let doubted = Doubted {
            indicator: self.indicator.id.clone(),
            period: self.period.map_or_else(String::new, Period::in_full),
            figure: self.figure.map_or_else(String::new, |figure| figure.normalize().to_string()),
        };
        told.at(self.at.clone()).help(help).doubting(doubted)
    }
}
