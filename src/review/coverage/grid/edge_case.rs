//! An edge case: made-up figures with one level of everything that can be peculiar about a figure.

use rust_decimal::Decimal;

use crate::figures::measure::{Polarity, Stated, Unit};
use crate::rules::{Figures, Given};

use super::covering_array;
use super::series::{self, SeriesShape};
use super::words::dressed;

/// How many levels each column has, in the order of [`EdgeCase`].
const LEVELS: [usize; 17] = [
    Unit::ALL.len(),
    GOOD.len(),
    Extent::ALL.len(),
    STATE.len(),
    Move::ALL.len(),
    Backing::ALL.len(),
    3,
    5,
    2,
    super::words::STATED.len(),
    super::others::QUARTILES,
    super::others::COMPARATORS,
    super::others::TARGETS,
    SeriesShape::ALL.len(),
    super::words::WORDS,
    super::words::FOLLOWS,
    3,
];

/// Every edge case: any three peculiarities together, and the four that a change hangs on (unit, direction of the good, size,
/// movement) in every way there is, over one course of earlier figures after the other and nothing else peculiar.
pub fn rows() -> impl Iterator<Item = Vec<usize>> {
    let cores = LEVELS[0] * LEVELS[1] * LEVELS[2] * LEVELS[4];
    let core = (0..cores).map(|nth| {
        let mut row = vec![0; LEVELS.len()];
        let mut left = nth;
        for column in [0, 1, 2, 4] {
            row[column] = left % LEVELS[column];
            left /= LEVELS[column];
        }
        // Without a period before, a count may be set beside a whole year.
        let years = [SeriesShape::Annual, SeriesShape::SmallYear, SeriesShape::LargeYear];
        let year = SeriesShape::ALL.iter().position(|shape| *shape == years[nth % years.len()]).unwrap_or(0);
        let rotated = (nth + nth / LEVELS[13]) % LEVELS[13];
        row[13] = if Move::ALL[row[4]] == Move::Nothing { year } else { rotated };
        row
    });
    covering_array::rows(&LEVELS).chain(core)
}

/// A row of the covering array, level by level.
pub struct EdgeCase {
    /// The unit.
    pub unit: Unit,
    good: &'static str,
    size: Extent,
    state: &'static str,
    /// How it moved since the period before.
    pub moved: Move,
    counts: Backing,
    /// Monthly, quarterly, annual.
    pub frequency: usize,
    /// Flow, stock, cumulative, rolling, cohort.
    pub measure: usize,
    late: bool,
    stated: &'static str,
    quartile: usize,
    comparators: usize,
    target: usize,
    /// What comes before the two latest figures.
    pub shape: SeriesShape,
    words: usize,
    follows: usize,
    as_at: usize,
}

const GOOD: [&str; 4] = ["high", "low", "none", "between"];
/// The level of a figure that comes once a year.
const ANNUAL: usize = 2;

/// The level of a figure that counts since the year began.
const CUMULATIVE: usize = 2;

/// What `good = { between = ... }` is.
const BEST: (i64, i64) = (2, 50);

/// The states a figure can be in; those that begin with `no ` have none.
const STATE: [&str; 12] = [
    "",
    "provisional",
    "revised",
    "estimated",
    "break in series",
    "no suppressed",
    "no not available",
    "no why",
    "no stated higher",
    "no stated improved",
    "no stated same",
    "no stated far",
];

/// How large the latest figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// None at all.
    Zero,
    /// A single one.
    One,
    /// Few, and of few.
    Few,
    /// The usual.
    Usual,
    /// Thousands, or nearly all.
    Large,
    /// All of them.
    Whole,
    /// Such that a change well up is at the border of what a test shows.
    Border,
}

impl Extent {
    const ALL: [Extent; 7] =
        [Extent::Zero, Extent::One, Extent::Few, Extent::Usual, Extent::Large, Extent::Whole, Extent::Border];

    /// How many of how many.
    fn counted(self) -> (i64, i64) {
        match self {
            Extent::Zero => (0, 184),
            Extent::One => (1, 184),
            Extent::Few => (3, 6),
            Extent::Usual => (469, 626),
            Extent::Large => (18_412, 20_000),
            Extent::Whole => (184, 184),
            Extent::Border => (25, 100),
        }
    }
}

/// How the figure moved since the period before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// No earlier figure.
    Nothing,
    /// Not at all.
    Same,
    /// A little up.
    SlightlyUp,
    /// A little down.
    SlightlyDown,
    /// Well up.
    Up,
    /// Well down.
    Down,
    /// From an earlier figure without a date.
    Undated,
    /// From a period whose figure is missing.
    Missing,
    /// Up from zero.
    FromNought,
}

impl Move {
    const ALL: [Move; 9] = [
        Move::Up,
        Move::Down,
        Move::SlightlyUp,
        Move::SlightlyDown,
        Move::Same,
        Move::Nothing,
        Move::Undated,
        Move::Missing,
        Move::FromNought,
    ];
}

/// Which counts are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backing {
    /// Of both figures.
    Both,
    /// None.
    None,
    /// Of the latest only.
    Latest,
    /// Of both, and of a whole that changed so that the count goes the other way.
    Opposite,
    /// Numerators without denominators.
    Numerators,
}

impl Backing {
    const ALL: [Backing; 5] = [Backing::Both, Backing::None, Backing::Latest, Backing::Opposite, Backing::Numerators];
}

impl EdgeCase {
    /// Reads a row of the covering array.
    pub fn of(row: &[usize]) -> EdgeCase {
        EdgeCase {
            unit: Unit::ALL[row[0]],
            good: GOOD[row[1]],
            size: Extent::ALL[row[2]],
            state: STATE[row[3]],
            moved: Move::ALL[row[4]],
            counts: Backing::ALL[row[5]],
            frequency: row[6],
            measure: row[7],
            late: row[8] == 1,
            stated: super::words::STATED[row[9]],
            quartile: row[10],
            comparators: row[11],
            target: row[12],
            shape: SeriesShape::ALL[row[13]],
            words: row[14],
            follows: row[15],
            as_at: row[16],
        }
    }

    /// Which way is good.
    pub fn polarity(&self) -> Polarity {
        match self.good {
            "high" => Polarity::Higher,
            "low" => Polarity::Lower,
            "none" => Polarity::None,
            _ => Polarity::Between(BEST.0.into(), BEST.1.into()),
        }
    }

    /// The figures of the paragraph: the one that is asked of, and where it follows another, that one first.
    pub fn figures(&self) -> Vec<Figures> {
        let mut own = Figures::default();
        self.catalogue(&mut own);
        self.values(&mut own);
        super::others::beside(&mut own, self.latest(), self.polarity(), self.levels_of_others(), self.unit);
        dressed(own, self.words, self.follows, self.unit)
    }

    fn levels_of_others(&self) -> super::others::Levels {
        super::others::Levels {
            quartile: self.quartile,
            comparators: self.comparators,
            target: self.target,
            frequency: self.frequency,
        }
    }

    fn catalogue(&self, own: &mut Figures) {
        own.put("unit", self.unit.as_str());
        if self.unit == Unit::Time {
            own.put("word", Given::List(vec!["day".into(), "days".into()]));
        }
        match self.polarity() {
            Polarity::Between(low, high) => own.put("best_between", vec![low, high]),
            _ => own.put("good", self.good),
        }
        own.put("frequency", ["quarterly", "monthly", "annual"][self.frequency]);
        own.put("measure", ["flow", "stock", "cumulative", "rolling", "cohort"][self.measure]);
        own.put("as_at", ["period", "month", "day"][self.as_at]);
        own.put("period", ["quarter 3 2019/20", "December 2019", "2018/19"][self.frequency]);
        if self.late {
            own.put("lag", Decimal::ONE);
        }
    }

    /// The latest figure; `None` if there is none.
    fn latest(&self) -> Option<Decimal> {
        (!self.state.starts_with("no ")).then(|| self.figure(self.size.counted()))
    }

    /// A figure of the unit from so many of so many.
    fn figure(&self, (count, of): (i64, i64)) -> Decimal {
        let (count, of) = (Decimal::from(count), Decimal::from(of));
        match self.unit {
            Unit::Percent => (count * Decimal::ONE_HUNDRED / of).round_dp(1).normalize(),
            Unit::Rate => (count * Decimal::from(1000) / of).round_dp(1).normalize(),
            Unit::Count => count,
            Unit::Score => (count / Decimal::TEN).normalize(),
            Unit::Money => (count * Decimal::new(15, 1)).normalize(),
            Unit::Time => (count / Decimal::from(4)).round_dp(1).normalize(),
        }
    }

    /// So many of so many in the period before.
    fn before(&self) -> Option<(i64, i64)> {
        let (count, of) = self.size.counted();
        let share = |per_mille: i64| (count + (count * per_mille / 1000).clamp(-count, of - count), of);
        let step = |by: i64| ((count + by).clamp(0, of), of);
        let (then, whole) = match self.moved {
            Move::Nothing | Move::Missing => return None,
            Move::Same | Move::Undated => (count, of),
            Move::FromNought => (0, of),
            Move::SlightlyUp => step(-1),
            Move::SlightlyDown => step(1),
            Move::Up if self.size == Extent::Whole => (of * 7 / 10, of),
            Move::Up if self.size == Extent::Border => (14, of),
            Move::Up => share(-400),
            Move::Down if count < 10 => ((count + 9).min(of), of),
            Move::Down => share(250),
        };
        if self.counts != Backing::Opposite {
            return Some((then, whole));
        }
        // A whole so much larger or smaller that more people are a smaller share.
        let factor = |count: i64| if then < self.size.counted().0 { count * 2 } else { count / 2 };
        Some((factor(then).max(i64::from(then > 0)), factor(whole).max(1)))
    }

    fn values(&self, own: &mut Figures) {
        match self.latest() {
            Some(value) => own.put("value", value),
            None => self.absent(own),
        }
        // The report before had this figure too, or another of the same period.
        if let Some(value) = self.latest().filter(|_| self.quartile < 2) {
            own.put("last_report", if self.quartile == 0 { value } else { value + Decimal::ONE });
        }
        let counted = matches!(self.unit, Unit::Percent | Unit::Rate) && self.counts != Backing::None;
        let whole = self.counts != Backing::Numerators;
        let mut put = |key: &'static str, of: &'static str, (count, all): (i64, i64)| {
            own.put(key, Decimal::from(count));
            if whole {
                own.put(of, Decimal::from(all));
            }
        };
        let before = self.before();
        if counted && self.latest().is_some() {
            put("count", "of", self.size.counted());
        }
        if let Some(before) = before.filter(|_| counted && self.counts != Backing::Latest) {
            put("previous_count", "previous_of", before);
        }
        if let Some(before) = before {
            own.put("previous", self.figure(before));
            if self.quartile == 2 {
                own.put("previous_in_last_report", self.figure(before) + Decimal::ONE);
            }
        }
        match self.moved {
            Move::Undated => own.put("before", "previous"),
            Move::Missing if self.stated == "verdict" => own.put("previous_stated", "improved"),
            Move::Missing => own.put("before", ["quarter 2 2019/20", "November 2019", "2017/18"][self.frequency]),
            _ => {}
        }
        if let Some(value) = self.latest() {
            if ["provisional", "revised", "estimated", "break in series"].contains(&self.state) {
                own.put("status", self.state);
            }
            self.put_stated(own, value, before.map(|before| self.figure(before)));
            let shape = self.shape.of(self.frequency == ANNUAL, self.measure == CUMULATIVE);
            series::put(own, shape, value, before.map(|before| self.figure(before)), self.unit);
        }
    }

    fn absent(&self, own: &mut Figures) {
        match self.state {
            "no why" => own.put("why_missing", "had not been published at the time of writing"),
            "no stated higher" => own.put("stated", "higher"),
            "no stated improved" => own.put("stated", "improved"),
            "no stated same" => own.put("stated", "same"),
            "no stated far" => own.put("stated", super::words::far(self.unit, "").as_str()),
            _ => own.put("status", self.state.trim_start_matches("no ")),
        }
        // The source may count them and give no percentage.
        if self.counts == Backing::Numerators && matches!(self.unit, Unit::Percent | Unit::Rate) {
            own.put("count", Decimal::from(self.size.counted().0));
        }
    }

    /// What the source says beside its figures is what they say.
    fn put_stated(&self, own: &mut Figures, now: Decimal, then: Option<Decimal>) {
        let source = super::words::of_source(own, self.stated, self.unit, then);
        let Some(then) = then.filter(|_| !source) else {
            // A word of the source on what it compares itself with.
            let alone = self.shape == SeriesShape::Nothing || self.moved == Move::Missing;
            if self.stated == "verdict" && alone && self.measure != CUMULATIVE {
                own.put("stated", ["improved", "declined"][self.words % 2]);
            }
            return;
        };
        let way = now.cmp(&then);
        let better = self.polarity().compare(now, then);
        let word = match (self.stated, way, better) {
            ("verdict", _, Some(std::cmp::Ordering::Less)) => Stated::Improved,
            ("verdict", _, Some(std::cmp::Ordering::Greater)) => Stated::Declined,
            ("slightly", std::cmp::Ordering::Greater, _) => Stated::SlightlyHigher,
            ("slightly", std::cmp::Ordering::Less, _) => Stated::SlightlyLower,
            ("direction", std::cmp::Ordering::Greater, _) => Stated::Higher,
            ("direction", std::cmp::Ordering::Less, _) => Stated::Lower,
            ("direction" | "slightly", std::cmp::Ordering::Equal, _) => Stated::Same,
            ("no change", ..) => Stated::NoSignificantChange,
            _ => return,
        };
        own.put("stated", word.as_str());
    }
}
