//! What the rules about attention ask beside the verdicts.

use crate::figures::measure::{Observation, Polarity};

use super::super::indicator_context::IndicatorFacts;
use super::super::value::number_of;
use super::super::word::Word;

/// Counts, never missing.
pub const ATTENTION: &[Word] = &[
    Word::of_figure("better_for", "how many times running the figure has got better", |i| {
        number_of(i.better_for()).into()
    }),
    Word::of_figure(
        "missing_for",
        "how many periods running, up to the latest, have no figure; one whose mark says what stands in its place, such as one that is held back, is none of them",
        |i| number_of(missing_for(i)).into(),
    ),
];

impl IndicatorFacts {
    /// How many times running the figure has got better, up to the latest.
    pub fn better_for(&self) -> usize {
        match self.decided.polarity_of(&self.finding.indicator) {
            Polarity::Higher => self.finding.runs.rises,
            Polarity::Lower => self.finding.runs.falls,
            Polarity::Between(..) | Polarity::None => 0,
        }
    }
}

fn missing_for(i: &IndicatorFacts) -> usize {
    let Some(latest) = i.latest() else { return 0 };
    let style = latest.period.style();
    let mut held: Vec<&Observation> = i.finding.indicator.observations.iter().collect();
    held.retain(|held| held.period.style() == style && held.period.end() <= latest.period.end());
    held.sort_by_key(|held| std::cmp::Reverse(held.period));
    held.iter().take_while(|held| held.is_to_come()).count()
}
