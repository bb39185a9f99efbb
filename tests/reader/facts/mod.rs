//! What the folder says of one measure at the report's period. Everything is worked out here again, by other code than
//! the program's.

pub mod chance;
pub mod chart;
pub mod place;
pub mod runs;
pub mod verdict;

use rust_decimal::Decimal;

use crate::folder::Folder;
use crate::folder::measure::{Benchmark, Figure, Kind, Measure, Unit};
use crate::folder::number::{Printed, Sign, rounded};
use crate::folder::period::{Period, Style};

/// A measure beside its figures of one kind of period, up to the report's.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub folder: &'a Folder,
    pub measure: &'a Measure,
    /// Oldest first, all written in the latest one's way.
    pub held: Vec<&'a Figure>,
    pub latest: Option<&'a Figure>,
    /// Whole years kept beside the quarters.
    pub years: Vec<&'a Figure>,
    pub undated: Option<&'a Figure>,
}

impl<'a> Facts<'a> {
    pub fn of(folder: &'a Folder, measure: &'a Measure) -> Facts<'a> {
        let up_to_now = || measure.own.iter().filter(|figure| figure.period.end <= folder.period.end);
        let beside = |figure: &&Figure| measure.step < 12 && figure.period.is_year();
        let dated = || up_to_now().filter(|figure| figure.period.is_dated());
        let style = dated().rfind(|figure| !beside(figure)).map(|figure| figure.period.style);
        let held: Vec<&Figure> = dated().filter(|figure| Some(figure.period.style) == style).collect();
        Facts {
            latest: held.last().copied(),
            years: dated().filter(beside).collect(),
            undated: up_to_now().find(|figure| !figure.period.is_dated()),
            folder,
            measure,
            held,
        }
    }

    pub fn value(&self) -> Option<Decimal> {
        self.latest?.value
    }

    /// The figure of a period, as it is said: of the same kind as the latest, or a whole year.
    pub fn at(&self, period: Period) -> Option<&'a Figure> {
        // "The end of March" is the end of quarter 4.
        let month =
            |own: Period| period.style == Style::Month && self.measure.kind == Kind::Stock && own.end == period.end;
        let same =
            |figure: &&&Figure| figure.period == period || self.covers(figure.period) == period || month(figure.period);
        self.held.iter().chain(&self.years).find(same).copied().or(self.undated.filter(|_| !period.is_dated()))
    }

    /// A period as its figures cover it: the year ending with it, the months since April.
    pub fn covers(&self, period: Period) -> Period {
        match (self.measure.kind, period.style) {
            (Kind::Rolling, Style::Quarter | Style::Month) => Period { style: Style::Rolling, months: 12, ..period },
            (Kind::Cumulative, Style::Quarter | Style::Month) => {
                Period { style: Style::ToDate, months: (period.end - 4).rem_euclid(12) + 1, ..period }
            }
            _ => period,
        }
    }

    /// Months from one comparable figure to the next.
    pub fn step(&self) -> i32 {
        if self.measure.kind == Kind::Cumulative { self.measure.step.max(12) } else { self.measure.step }
    }

    /// The figures that may be in one series with the latest: of the same months where it counts since April.
    pub fn alike(&self) -> Vec<&'a Figure> {
        let end = self.latest.map_or(0, |latest| latest.period.end);
        let to_date = self.latest.is_some_and(|latest| latest.period.style == Style::ToDate);
        let since_april = to_date || self.measure.kind == Kind::Cumulative;
        let fits = |figure: &&&Figure| !since_april || (end - figure.period.end) % 12 == 0;
        self.held.iter().filter(fits).copied().collect()
    }

    /// The last figure before the latest that is like it: with a value, and no break since.
    pub fn like_before(&self) -> Option<&'a Figure> {
        let latest = self.latest?;
        let year_ago = latest.period.end - 12;
        let before = |figure: &&&Figure| {
            let earlier = if self.measure.compare == "last year" {
                figure.period.end == year_ago
            } else {
                figure.period.end < latest.period.end
            };
            earlier && figure.value.is_some()
        };
        self.alike().iter().rev().find(before).copied().filter(|figure| !self.broken_since(figure.period))
    }

    pub fn broken_since(&self, period: Period) -> bool {
        self.held.iter().any(|figure| figure.is_break() && figure.period.end > period.end)
    }

    /// So many steps before the latest.
    pub fn back(&self, steps: usize) -> Option<&'a Figure> {
        self.at(self.latest?.period.before(self.step() * steps as i32))
    }

    /// How many of the other's figures have come since its own.
    pub fn count(&self, figure: &Figure) -> Option<Decimal> {
        if self.measure.unit == Unit::Count { figure.value } else { figure.count }
    }

    /// The latest row of each comparator up to the report's period.
    pub fn comparators(&self) -> Vec<&'a Benchmark> {
        let mut found: Vec<&Benchmark> = Vec::new();
        let up_to_now = |row: &&Benchmark| !row.name.is_empty() && row.period.end <= self.folder.period.end;
        for row in self.measure.benchmarks.iter().filter(up_to_now) {
            match found.iter_mut().find(|held| held.name == row.name) {
                Some(held) if held.period.end <= row.period.end => *held = row,
                Some(_) => {}
                None => found.push(row),
            }
        }
        found
    }

    /// The figure of a whole year: its own row, what counts up to its end, or the sum of its parts.
    pub fn of_year(&self, year: Period) -> Option<Decimal> {
        let own = self.years.iter().find(|figure| figure.period == year).and_then(|figure| figure.value);
        own.or_else(|| self.sum_of(year.end - year.months, year.end))
    }

    /// So much since the year of the latest figure began.
    pub fn so_far(&self) -> Option<Decimal> {
        let end = self.latest?.period.end;
        let begun = year_began(end);
        self.sum_of(begun, end)
    }

    /// How much of the year before had come a year ago.
    pub fn share_a_year_before(&self) -> Option<Decimal> {
        let end = self.latest?.period.end - 12;
        let begun = year_began(end);
        let own = self.years.iter().find(|figure| figure.period.end == begun + 12).and_then(|figure| figure.value);
        let whole = own.or_else(|| self.sum_of(begun, begun + 12)).filter(|whole| !whole.is_zero())?;
        Some(self.sum_of(begun, end)? / whole)
    }

    fn sum_of(&self, begun: i32, end: i32) -> Option<Decimal> {
        let inside = self.held.iter().filter(|figure| figure.period.end > begun && figure.period.end <= end);
        if self.measure.kind == Kind::Cumulative {
            return inside.max_by_key(|figure| figure.period.end)?.value;
        }
        if !self.measure.adds_up {
            return None;
        }
        let parts: Vec<&&Figure> = inside.collect();
        let months: i32 = parts.iter().map(|figure| figure.period.months).sum();
        if months == end - begun { parts.iter().map(|figure| figure.value).sum() } else { None }
    }

    /// Whether the latest figure is of an earlier period than the catalogue allows, and no year that goes on has one.
    pub fn is_late(&self) -> bool {
        let report = self.folder.period;
        let Some(latest) = self.latest else { return false };
        let goes_on = |figure: &Figure| {
            let of = figure.period;
            of.months == 12 && of.end > report.end && of.end - 12 < report.end && figure.value.is_some()
        };
        let newer = self.measure.step == 12 && self.measure.own.iter().any(goes_on);
        (report.end - latest.period.end).abs() / self.measure.step > self.measure.lag && !newer
    }

    /// Whether the latest figure is of an earlier period than the report, and none is held of a later one.
    pub fn is_in_arrears(&self) -> bool {
        let Some(latest) = self.latest.map(|latest| self.covers(latest.period)) else { return false };
        let is_later = |held: &Figure| held.value.is_some() && held.period.end > latest.end;
        (self.folder.period.end - latest.end) / self.measure.step > 0 && !self.measure.own.iter().any(is_later)
    }

    pub fn sign(&self) -> Sign {
        match self.measure.unit {
            Unit::Percent => Sign::Percent,
            Unit::Money => Sign::Pounds,
            _ => Sign::Plain,
        }
    }

    /// With how many decimals two figures stand beside each other, and whether they are still alike then: one decimal more,
    /// as often as it takes, until both the figures and what lies between them show, or neither.
    pub fn beside(&self, now: Decimal, then: Decimal) -> Option<(u32, bool)> {
        let least = self.measure.decimals?;
        let most = now.scale().max(then.scale()).max(least);
        (least..=most).find_map(|decimals| {
            let figures = rounded(now, decimals) != rounded(then, decimals);
            let between = !rounded((now - then).abs(), decimals).is_zero();
            (figures == between).then_some((decimals, !figures && now != then))
        })
    }

    /// Whether a printed figure is this exact one, in the measure's unit and with its decimals.
    pub fn prints(&self, printed: Printed, exact: Decimal) -> bool {
        let decimals = match (self.measure.decimals, self.measure.unit) {
            (Some(decimals), _) => decimals,
            (None, Unit::Count) if exact.fract().is_zero() => 0,
            (None, Unit::Money) if exact.scale() == 1 => 2,
            (None, _) => exact.scale(),
        };
        // One decimal more, as often as it takes, where two unlike figures would print alike.
        let fits = printed.decimals() >= decimals && printed.decimals() <= decimals.max(exact.scale());
        printed.sign == self.sign() && fits && printed.is(exact)
    }
}

/// The April before a month.
fn year_began(end: i32) -> i32 {
    end - 1 - (end - 4).rem_euclid(12)
}

/// The facts of every measure, in the order of the catalogue.
pub fn all(folder: &Folder) -> Vec<Facts<'_>> {
    folder.measures.iter().map(|measure| Facts::of(folder, measure)).collect()
}
