//! With how many decimals a figure is printed, alone and beside another. Figures are judged at full value: what is
//! printed must not contradict it.

use rust_decimal::Decimal;

use super::{Amber, Benchmark, Indicator, Polarity, Target, Unit};

/// How two unlike figures are printed beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The decimals of both, and of their difference.
    pub decimals: u32,
    /// They differ, and as printed they do not.
    pub alike: bool,
}

impl Indicator {
    /// How many decimals a figure of this indicator is printed with; none: as it was written. One more, as often as it
    /// takes, where rounding would make a missed target look met or close, something look like nothing, or a part like all.
    pub fn decimals_for(&self, value: Decimal) -> Option<u32> {
        let least = self.shown(value)?;
        // At its own scale a figure is not rounded at all.
        self.steps(least, self.scale_of(value)).find(|decimals| {
            let printed = self.unit_words.rounded(value, *decimals);
            !self.looks_met(value, printed) && !self.looks_whole(value, printed)
        })
    }

    /// The decimals that the catalogue gives or, where it gives none, those of the cell that shows fewer than it holds.
    fn shown(&self, value: Decimal) -> Option<u32> {
        let of_cell = || {
            let same = self.observations.iter().filter(|held| held.shown.is_some() && held.value == Some(value));
            same.filter_map(|held| held.shown).max()
        };
        self.decimals.or_else(of_cell)
    }

    /// With how many decimals a figure is written: as its cell shows it.
    pub fn decimals_written(&self, value: Decimal) -> u32 {
        self.shown(value).unwrap_or_else(|| self.scale_of(value))
    }

    /// A figure as it is printed: what leaves the folder holds no digit more. A share with many digits would tell how many
    /// of how many.
    pub fn as_printed(&self, value: Decimal) -> Decimal {
        self.decimals_for(value).map_or(value, |decimals| self.unit_words.rounded(value, decimals))
    }

    /// The decimals from the fewest to the most that a figure may be printed with. Pounds have pence: two decimals or none,
    /// since £1,752.15 to one decimal would be printed as £1,752.20.
    fn steps(&self, least: u32, most: u32) -> impl Iterator<Item = u32> + use<> {
        let pence = self.unit == Unit::Money && self.unit_words.held_in.is_none();
        (least..=most.max(least)).map(move |decimals| if pence && decimals == 1 { 2 } else { decimals })
    }

    fn looks_met(&self, value: Decimal, printed: Decimal) -> bool {
        let close = |target: &Target| match target.amber {
            Some(Amber::Figure(worst)) => Some(worst),
            _ => None,
        };
        let mut aims = self.targets.iter().flat_map(|target| [target.value, close(target)]).flatten();
        aims.any(|aim| match self.good {
            Polarity::Higher => value < aim && printed >= aim,
            Polarity::Lower => value > aim && printed <= aim,
            Polarity::Between(..) | Polarity::None => false,
        })
    }

    /// Nothing is printed as nothing, and all as all: no other figure is.
    fn looks_whole(&self, value: Decimal, printed: Decimal) -> bool {
        let all = self.unit == Unit::Percent && printed == Decimal::ONE_HUNDRED;
        value != printed && (printed.is_zero() || all)
    }

    /// How many decimals a figure has as the tables hold it.
    fn scale_of(&self, value: Decimal) -> u32 {
        self.unit_words.as_held(value).scale()
    }

    /// How many decimals a comparator's figure is printed with: one more, as often as it takes, where it would be
    /// printed like the latest figure and is another.
    pub fn decimals_beside(&self, other: &Benchmark, value: Decimal, latest: Option<Decimal>) -> Option<u32> {
        let least = self.decimals_for(value).or(other.shown).or(other.computed.map(|computed| computed.decimals))?;
        let most = self.scale_of(value).max(latest.map_or(0, |latest| self.scale_of(latest))).max(least);
        let is_rounded = latest.is_some_and(|latest| self.decimals_for(latest).is_some());
        let misleads = |decimals: u32| {
            let of = |figure| self.unit_words.rounded(figure, decimals);
            let alike = |latest| of(value) == if is_rounded { of(latest) } else { latest };
            self.looks_whole(value, of(value)) || latest.is_some_and(|latest| latest != value && alike(latest))
        };
        self.steps(least, most).find(|decimals| !misleads(*decimals)).or(Some(most))
    }

    /// How many decimals a figure is printed with beside a comparator's that is another: never more than its table gives it.
    pub fn told_apart(&self, now: Decimal, other: Decimal) -> Option<u32> {
        let least = self.decimals_for(now)?;
        let most = self.scale_of(now).max(least);
        let apart =
            |decimals: &u32| self.unit_words.rounded(now, *decimals) != self.unit_words.rounded(other, *decimals);
        if now == other { Some(least) } else { self.steps(least, most).find(apart).or(Some(most)) }
    }

    /// How many decimals it takes to print what lies between two unlike figures as something.
    pub fn decimals_between(&self, now: Decimal, other: Decimal) -> u32 {
        let most = self.scale_of(now).max(self.scale_of(other));
        let least = self.decimals_written(now).max(self.decimals_written(other));
        let apart = now.checked_sub(other).unwrap_or(now);
        let shows = |decimals: &u32| apart.is_zero() || !self.unit_words.rounded(apart, *decimals).is_zero();
        self.steps(least, most).find(shows).unwrap_or(most)
    }

    /// How two figures of different periods are printed beside each other, and what lies between them. Two that differ
    /// are printed so that this shows, or their difference is nothing as printed too: then they are alike.
    pub fn beside(&self, now: Decimal, then: Decimal) -> Beside {
        let most = self.scale_of(now).max(self.scale_of(then));
        let least = self.decimals_for(now).max(self.decimals_for(then));
        let Some(least) = least else { return Beside { decimals: most, alike: false } };
        if now == then {
            return Beside { decimals: least, alike: false };
        }
        let apart = now.checked_sub(then).unwrap_or(now).abs();
        let shown = |decimals: u32| {
            let of = |figure| self.unit_words.rounded(figure, decimals);
            (of(now) != of(then), !of(apart).is_zero())
        };
        let found = self.steps(least, most).find_map(|decimals| match shown(decimals) {
            (true, true) => Some(Beside { decimals, alike: false }),
            (false, false) => Some(Beside { decimals, alike: true }),
            _ => None,
        });
        found.unwrap_or(Beside { decimals: most.max(least), alike: false })
    }
}
