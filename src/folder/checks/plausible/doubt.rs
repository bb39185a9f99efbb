//! A finding that an officer may accept: what is told, and of which figure.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::figures::measure::{Indicator, Observation, Period};

/// What is doubted, and where it is.
pub struct Doubt<'a> {
    code: Code,
    severity: Severity,
    indicator: &'a Indicator,
    /// None for a target without a date.
    period: Option<Period>,
    /// None where it is the figure that is missing.
    figure: Option<Decimal>,
    at: &'a Place,
}

impl<'a> Doubt<'a> {
    /// A warning of a figure of an indicator.
    pub fn of(
        code: Code,
        indicator: &'a Indicator,
        (period, figure): (Option<Period>, Option<Decimal>),
        at: &'a Place,
    ) -> Doubt<'a> {
        Doubt { code, severity: Severity::Warning, indicator, period, figure, at }
    }

    /// A warning of what stands in a row of the area itself.
    pub fn of_row(code: Code, indicator: &'a Indicator, held: &'a Observation, figure: Decimal) -> Doubt<'a> {
        Doubt::of(code, indicator, (Some(held.period), Some(figure)), &held.from)
    }

    /// An error instead, where something else says so too.
    pub fn or_error(self, witnessed: bool) -> Doubt<'a> {
        Doubt { severity: if witnessed { Severity::Error } else { self.severity }, ..self }
    }

    /// The diagnostic, with what to write where the figure is right.
    pub fn told(self, message: String, help: &str) -> Diagnostic {
        let told = match self.severity {
            Severity::Error => Diagnostic::error(self.code, message),
            Severity::Warning => Diagnostic::warning(self.code, message),
        };
        told.at(self.at.clone()).help(help).doubting(self.indicator.doubted(self.period, self.figure))
    }
}
