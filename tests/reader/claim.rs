//! What a clause claims. A sentence of the report comes to a list of these, each about one figure.

use rust_decimal::Decimal;

use crate::folder::number::Printed;

/// `1,402 assessments`.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    pub size: Decimal,
    /// Out of how many, where that is said.
    pub of: Option<Decimal>,
    pub noun: String,
}

/// `quarter 2 (95.1%)`, `the previous figure of 86%`, `the quarterly average for 2018/19 (25)`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Then {
    pub period: String,
    pub value: Option<Printed>,
    pub average: bool,
}

/// `3.6 percentage points higher`: without a size only the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    pub size: Option<Printed>,
    /// `percentage points`, `points`, or nothing.
    pub unit: String,
    /// `higher`, `lower`, `more`, `fewer`.
    pub way: String,
}

/// What is said of a change as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    Improved,
    Worse,
    NoChange,
    TooSmall,
    Borderline,
    /// More than chance, and less than is reported.
    Immaterial,
}

/// How far a figure lies from its target: `0.8 percentage points below`, `£162,000 (0.9%) over`.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    pub size: Printed,
    pub unit: String,
    pub share: Option<Printed>,
    pub side: String,
}

/// Why there is no figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Absent {
    Hidden,
    NotAvailable,
    /// Its mark says what stands there: a word of `MARKS`.
    Marked(&'static str),
    InItsOwnWords,
    Stated(String),
}

/// `similar to England (84.5%)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    pub relation: String,
    pub name: usize,
    pub value: Option<Printed>,
    pub period: Option<String>,
    pub neighbours: Option<Decimal>,
}

/// A target as it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    pub name: usize,
    pub value: Option<Printed>,
    pub by: Option<String>,
    /// How far from it the figure is.
    pub apart: Option<Apart>,
}

/// A year's target, and what has come of the year until now.
#[derive(Debug, Clone, PartialEq)]
pub struct SoFar {
    /// Where it is said again.
    pub figure: Option<Printed>,
    pub aim: Aim,
    /// `on course`, `behind`, `met`, `missed`; empty where nothing is called so.
    pub state: String,
    /// By the profile.
    pub expected: Option<Printed>,
    /// Last year's share at the same date.
    pub share: Option<Printed>,
    /// What would be on course by it, and whether that is the most.
    pub enough: Option<Printed>,
    pub at_most: bool,
}

/// Where the area is said to be among the others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    pub quartile: Option<u8>,
    pub rank: Option<usize>,
    pub joint: bool,
    pub areas: Option<usize>,
    pub period: String,
    pub method: Option<String>,
    pub ties: Option<usize>,
    pub on_edge: bool,
    pub newer: bool,
    pub beyond: bool,
    /// The year before, and the quartile then.
    pub before: Option<(String, u8)>,
}

/// A movement between quartiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    In,
    Into,
    IntoByImproving,
    Up,
    Down,
    /// However it moved: nothing is said of it.
    Anyhow,
    Remains,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    Latest {
        value: Option<Printed>,
        count: Option<Count>,
        at: String,
        period: Option<String>,
        late: bool,
        word: String,
    },
    /// `0.18 offences per offender`.
    Per {
        noun: String,
        per: String,
    },
    Absent {
        why: Absent,
        period: Option<String>,
    },
    Share(Printed),
    Remained,
    Together {
        counts: Vec<Count>,
        period: String,
    },
    /// The figure of a whole year, of which what follows speaks.
    WholeYear {
        period: String,
        value: Printed,
    },
    CannotCompare,
    /// An earlier figure of any kind of period, with which nothing is compared.
    HeldAt {
        period: String,
        value: Printed,
    },
    /// How far it went, or a record, as the source's own words have it: `27%`, `lowest`.
    SourceSays(String),
    NewBasis,
    Change {
        amount: Amount,
        good: String,
        share: Option<Printed>,
        then: Then,
        slightly: bool,
    },
    /// `(by tolerance)`, `against a tolerance of 5%`
    ByTolerance(Option<Printed>),
    /// `a change of 9.8%`
    ChangeOf(Printed),
    /// The same as an earlier figure, to the printed decimals.
    SameWhenRounded(Then),
    /// `better than quarter 2`, without an amount.
    Good {
        good: String,
        then: Then,
    },
    /// `when the figure was 88.0% (1,331 assessments)`: of the period just named.
    Was {
        value: Printed,
        count: Option<Count>,
    },
    CountChange {
        size: Decimal,
        way: String,
        noun: String,
        only: bool,
    },
    SameCount,
    Verdict(Word),
    Reported(Word),
    ContinuesImproving,
    Same {
        then: Then,
    },
    SameFor(usize),
    Compared {
        then: Then,
        amount: Amount,
    },
    /// Beside the range of the figures before the latest.
    Usual {
        how: String,
        lower: Printed,
        upper: Printed,
        figures: usize,
    },
    /// Beside the range of earlier changes on a year before: `from 3.1 points lower to 4.2 points higher`.
    UsualChange {
        how: String,
        range: String,
    },
    LongMove {
        rising: bool,
        moved: usize,
        of: usize,
        from: Printed,
        period: String,
    },
    LongSide {
        figures: usize,
        side: String,
        of: usize,
        mean: Printed,
    },
    FiveYears(String),
    Best {
        best: bool,
        since: Option<String>,
        of: Option<usize>,
    },
    /// With the figure it began at, and its period, where they are said.
    Run {
        rising: bool,
        times: usize,
        from: Option<(Printed, String)>,
    },
    CountRun {
        noun: String,
        times: usize,
        from: Decimal,
        period: String,
    },
    CountSince {
        noun: String,
        from: Decimal,
        period: String,
    },
    QuarterOf(Printed),
    Standing(Standing),
    Given {
        movement: Movement,
        quartile: u8,
        of: String,
    },
    /// A rank that the source gives.
    GivenRank {
        rank: usize,
        of: Decimal,
    },
    Beside(Vec<Beside>),
    Target {
        state: String,
        aims: Vec<Aim>,
    },
    /// "Now meets": the figure before stood on the other side of the target.
    Turned(Vec<Aim>),
    /// A target and how far from it.
    Apart {
        apart: Apart,
        aim: Aim,
    },
    /// The figure of a whole year beside its target.
    OfYear {
        period: String,
        value: Printed,
    },
    /// So much of a year so far.
    SoFar(SoFar),
    /// What has come of the year, and how far that is from the year's target.
    ApartSoFar {
        apart: Apart,
        aim: Aim,
    },
    Family {
        movement: &'static str,
        quartile: u8,
        before: Option<u8>,
        of: usize,
    },
    Gap {
        amount: Amount,
        good: String,
        aim: Aim,
    },
    ShareOfTarget {
        share: Printed,
        aim: Aim,
    },
    Assured {
        state: &'static str,
        aim: usize,
        lower: Printed,
        upper: Printed,
    },
    Caution(&'static str),
    Totals(Vec<(String, Decimal)>),
    /// The closing sentence: the report's period and its months.
    Covers {
        period: String,
        months: String,
    },
}

impl Claim {
    /// What it is counted as.
    pub fn topic(&self) -> &'static str {
        match self {
            Claim::Latest { .. } | Claim::Per { .. } | Claim::Together { .. } | Claim::Remained | Claim::Share(_) => {
                "latest"
            }
            Claim::Absent { .. } => "absent",
            Claim::Target { .. }
            | Claim::Turned(_)
            | Claim::Apart { .. }
            | Claim::SoFar(_)
            | Claim::ApartSoFar { .. }
            | Claim::OfYear { .. }
            | Claim::Gap { .. }
            | Claim::ShareOfTarget { .. } => "target",
            Claim::Standing(_) | Claim::Given { .. } | Claim::GivenRank { .. } | Claim::Family { .. } => "position",
            Claim::Beside(_) => "comparison",
            Claim::Usual { .. } | Claim::UsualChange { .. } | Claim::LongMove { .. } | Claim::LongSide { .. } => {
                "range"
            }
            Claim::NewBasis | Claim::CannotCompare => "break",
            Claim::Caution(_) => "caution",
            Claim::Totals(_) | Claim::Covers { .. } => "totals",
            Claim::Compared { .. } | Claim::HeldAt { .. } => "history",
            Claim::Best { .. } | Claim::Run { .. } | Claim::CountRun { .. } | Claim::FiveYears(_) => "run",
            Claim::Assured { .. } => "assurance",
            _ => "change",
        }
    }
}
