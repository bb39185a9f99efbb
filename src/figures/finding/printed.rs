//! With how many decimals the latest figure and those beside it are printed: as many as it takes to tell unlike figures
//! apart.

use rust_decimal::Decimal;

use crate::figures::measure::Beside;

use super::{Earlier, Finding};

impl Finding {
    /// The decimals of the latest figure; none: as it was written.
    pub fn latest_decimals(&self) -> Option<u32> {
        let now = self.latest.as_ref()?.value?;
        let least = self.indicator.decimals_for(now)?;
        let earlier = [&self.previous, &self.last_year, &self.year_average].into_iter().flatten();
        let earlier = earlier.filter_map(|earlier| Some(self.beside_latest(earlier)?.decimals));
        let others = self.comparisons.iter().filter(|comparison| comparison.gap.is_some());
        let others = others.filter_map(|comparison| self.indicator.told_apart(now, comparison.benchmark.value?));
        earlier.chain(others).chain([least]).max()
    }

    /// The latest figure as it is printed.
    pub fn latest_printed(&self) -> Option<Decimal> {
        let now = self.latest.as_ref()?.value?;
        Some(self.latest_decimals().map_or(now, |decimals| self.indicator.unit_words.rounded(now, decimals)))
    }

    /// An earlier figure as it is printed, and what lies between it and the latest.
    pub fn earlier_printed(&self, earlier: &Earlier) -> (Option<Decimal>, Option<Decimal>) {
        let words = &self.indicator.unit_words;
        let figure =
            |figure, decimals: Option<u32>| decimals.map_or(figure, |decimals| words.rounded(figure, decimals));
        let value = earlier.value.map(|value| figure(value, self.decimals_of(earlier)));
        let between = self.beside_latest(earlier).map(|beside| beside.decimals);
        (value, earlier.change.map(|change| figure(change.units, between)))
    }

    /// The decimals of an earlier figure beside the latest; none: as it was written.
    pub fn decimals_of(&self, earlier: &Earlier) -> Option<u32> {
        let least = self.indicator.decimals_for(earlier.value?)?;
        Some(least.max(self.beside_latest(earlier).map_or(0, |beside| beside.decimals)))
    }

    /// How the latest figure and an earlier one are printed beside each other. None where either is missing.
    pub fn beside_latest(&self, earlier: &Earlier) -> Option<Beside> {
        Some(self.indicator.beside(self.latest.as_ref()?.value?, earlier.value?))
    }

    /// Whether the latest figure differs from an earlier one by so little that as printed it does not.
    pub fn prints_alike(&self, earlier: &Earlier) -> bool {
        self.beside_latest(earlier).is_some_and(|beside| beside.alike)
    }

    /// The decimals of a target: one more, as often as it takes, where it would be printed like the latest figure and is
    /// another; none: as it was written.
    pub fn decimals_of_target(&self, aim: Decimal) -> Option<u32> {
        let least = self.indicator.decimals_for(aim)?;
        let Some(now) = self.latest.as_ref().and_then(|latest| latest.value) else { return Some(least) };
        let words = &self.indicator.unit_words;
        let printed = self.latest_decimals().map_or(now, |decimals| words.rounded(now, decimals));
        let most = words.as_held(aim).scale().max(least);
        let apart = |decimals: &u32| now == aim || words.rounded(aim, *decimals) != printed;
        (least..=most).find(apart).or(Some(most))
    }
}
