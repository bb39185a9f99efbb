//! One figure of one indicator in one area and period, as the table holds it.

use rust_decimal::Decimal;

use crate::diagnostic::Place;

use super::{Limits, Period, Stated, StatedChange, StatedRecord};

/// How settled a figure is: final, unless one or several of these are said of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReleaseStatus {
    /// It may change: `[p]`.
    pub provisional: bool,
    /// It has changed since it was last reported: `[r]`.
    pub revised: bool,
    /// It was estimated: `[e]`.
    pub estimated: bool,
}

impl ReleaseStatus {
    /// It will not change.
    pub const FINAL: ReleaseStatus = ReleaseStatus { provisional: false, revised: false, estimated: false };
    /// It may change.
    pub const PROVISIONAL: ReleaseStatus = ReleaseStatus { provisional: true, ..ReleaseStatus::FINAL };
    /// It has changed.
    pub const REVISED: ReleaseStatus = ReleaseStatus { revised: true, ..ReleaseStatus::FINAL };
    /// It was estimated.
    pub const ESTIMATED: ReleaseStatus = ReleaseStatus { estimated: true, ..ReleaseStatus::FINAL };

    /// What both say of one figure.
    pub fn and(self, other: ReleaseStatus) -> ReleaseStatus {
        ReleaseStatus {
            provisional: self.provisional || other.provisional,
            revised: self.revised || other.revised,
            estimated: self.estimated || other.estimated,
        }
    }

    /// Each that is said, as a table says it in words and as its mark.
    pub fn said(self) -> impl Iterator<Item = [&'static str; 2]> {
        let each = [
            (self.provisional, ["provisional", "[p]"]),
            (self.revised, ["revised", "[r]"]),
            (self.estimated, ["estimated", "[e]"]),
        ];
        each.into_iter().filter_map(|(is, said)| is.then_some(said))
    }
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Not available: `[x]`.
    NotAvailable,
    /// Held back because it could point to a person: `[c]`.
    Suppressed,
    /// Not given by the source, by a sign that has many meanings: `*`. It may be a small number and is protected as one; nobody says so.
    Withheld,
    /// No such figure can be: `[z]`.
    NotApplicable,
    /// Above zero, and rounds to it: `[low]`.
    Low,
    /// A survey recorded none: `[w]`.
    NoneRecorded,
    /// Too unreliable to be given: `[u]`.
    Unreliable,
}

impl Why {
    /// All of them.
    pub const ALL: [Why; 7] = [
        Why::NotAvailable,
        Why::Suppressed,
        Why::Withheld,
        Why::NotApplicable,
        Why::Low,
        Why::NoneRecorded,
        Why::Unreliable,
    ];

    /// As a table says it in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Why::NotAvailable => "not available",
            Why::Suppressed => "suppressed",
            Why::Withheld => "withheld",
            Why::NotApplicable => "not applicable",
            Why::Low => "low",
            Why::NoneRecorded => "none recorded",
            Why::Unreliable => "unreliable",
        }
    }

    /// Whether the mark says what stands in the place of the figure, and not only that there is none. One that was withheld for a
    /// reason that nobody knows is only not there.
    pub fn is_an_answer(self) -> bool {
        !matches!(self, Why::NotAvailable | Why::Withheld)
    }

    /// The official shorthand.
    pub fn mark(self) -> &'static str {
        match self {
            Why::NotAvailable | Why::Withheld => "[x]",
            Why::Suppressed => "[c]",
            Why::NotApplicable => "[z]",
            Why::Low => "[low]",
            Why::NoneRecorded => "[w]",
            Why::Unreliable => "[u]",
        }
    }
}

/// A figure, or the reason why there is none, and what the source says of it in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// When.
    pub period: Period,
    /// The figure as written; `None` where it is missing or only stated.
    pub value: Option<Decimal>,
    /// With how many decimals its cell shows it, where the cell holds more; none: as many as are written.
    pub shown: Option<u32>,
    /// The count above the line.
    pub numerator: Option<Decimal>,
    /// The count below the line.
    pub denominator: Option<Decimal>,
    /// The confidence limits that the source gives with the figure.
    pub limits: Option<Limits>,
    /// How settled it is.
    pub standing: ReleaseStatus,
    /// Why `value` is none. Always given where it is.
    pub missing: Option<Why>,
    /// A new series begins here: nothing before it may be compared.
    pub break_in_series: bool,
    /// What the source says in words, against the baseline.
    pub stated: Vec<Stated>,
    /// How far the figure moved, where the source says that and gives no earlier figure. Its direction is in `stated`.
    pub stated_change: Option<StatedChange>,
    /// A record that the source states.
    pub stated_record: Option<StatedRecord>,
    /// The reason, in the officer's words. May be empty.
    pub note: String,
    /// The row it came from.
    pub from: Place,
}

impl Observation {
    /// `[p]`, `[r]`, `[e]`, `[b]`, run together as the table shows them.
    pub fn marks(&self) -> String {
        let broken = self.break_in_series.then_some("[b]");
        self.standing.said().map(|[_, mark]| mark).chain(broken).collect()
    }

    /// Whether it is still to come: neither a figure nor words nor a mark that says what stands in its place.
    pub fn is_to_come(&self) -> bool {
        self.value.is_none() && self.stated.is_empty() && !self.missing.is_some_and(Why::is_an_answer)
    }

    /// The count a sentence gives: the numerator.
    pub fn count(&self) -> Option<Decimal> {
        self.numerator
    }
}
