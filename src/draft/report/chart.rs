//! A chart of one indicator over time: its points, what is expected of them, and the words around them.
//!
//! Everything that is printed is words here: a layout places them and calculates nothing.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::figures::measure::{Indicator, Unit, UnitWords};
use crate::figures::prose::{Sentence, capital, print};

/// The figures over time, with the usual range of the latest where there is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Chart {
    /// The indicator's id.
    pub id: String,
    /// 1 for `Figure 1`: charts are numbered through the whole report.
    pub number: u32,
    /// What it shows, in bold and without a full stop: what the rules of the topic `finding` say; where they say nothing, the
    /// measure's name, and no rule behind it.
    pub title: Sentence,
    /// The line below: the name, the unit, which way is better and where the scale starts, as sentences.
    pub under: String,
    /// One a period, oldest first, evenly spaced.
    pub points: Vec<ChartPoint>,
    /// The usual range from the first figure that it is from to the latest; before, nothing. No line is drawn from one stretch into the next.
    pub stretches: Vec<Stretch>,
    /// Drawn across the whole chart.
    pub target: Option<f64>,
    /// What the lines are called at their right end.
    pub labels: LineLabels,
    /// The latest figure, and what is unusual about it.
    pub notes: Vec<Note>,
    /// The years under the points; where there are none, the points' own labels are there.
    pub years: Vec<Bracket>,
    /// The upright axis.
    pub scale: Scale,
    /// Where the last run begins, of three rises or falls or more: from there to the latest figure the line is stronger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<usize>,
    /// What the chart shows, in sentences for those who listen. Never empty: without it there is no PDF/UA.
    pub alt: String,
}

impl Chart {
    /// The caption: `Figure 1: The percentage has improved. Assessments completed in time; per cent, higher is better.`.
    pub fn caption(&self) -> String {
        captioned(self.number, &self.title, &self.under)
    }

    /// The line below the title: `Figure 1: Assessments completed in time; per cent, higher is better.`.
    pub fn below(&self) -> String {
        format!("Figure {}: {}", self.number, self.under)
    }
}

/// The caption of a drawing on one line.
pub(super) fn captioned(number: u32, title: &Sentence, under: &str) -> String {
    format!("Figure {number}: {}. {under}", title.text)
}

/// The title that the rules gave a drawing, and the line below it, which names the measure where the title does not. `rest`:
/// which way is better and what else is to be known of the drawing.
pub(super) fn titled(title: Option<&Sentence>, indicator: &Indicator, rest: &str) -> (Sentence, String) {
    let unit = indicator.unit_in_words();
    match title {
        Some(title) => (title.clone(), format!("{}; {unit}, {rest}", indicator.label)),
        None => {
            let name = Sentence { address: String::new(), text: indicator.label.clone(), because: Vec::new() };
            (name, format!("{}, {rest}", capital(&unit)))
        }
    }
}

/// One period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ChartPoint {
    /// The period: `Quarter 3 2019/20`.
    pub label: String,
    /// `None` where there is no figure, or none that may be shown: the line is not drawn across it.
    pub value: Option<f64>,
    /// What it is drawn as.
    pub kind: Kind,
}

/// What a point is drawn as. The latest figure has the shape of its verdict; an earlier one has none, unless it is unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// A ring: within the usual range.
    Common,
    /// A filled disc: better than usual, else improved.
    Better,
    /// A filled diamond: worse than usual, else got worse.
    Worse,
    /// A filled square: outside the usual range, and neither side is better.
    Neither,
    /// A small dot: an earlier figure outside the range that it helped to make.
    Unusual,
    /// A small dot: nothing judges it.
    Unjudged,
}

/// Points with the same lines, by their positions in [`Chart::points`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Stretch {
    /// The first point.
    pub from: usize,
    /// The last point.
    pub to: usize,
    /// A thin line.
    pub mean: Option<f64>,
    /// The lower edge of a band.
    pub lower: Option<f64>,
    /// Its upper edge.
    pub upper: Option<f64>,
}

/// The names at the right end, with their figures. Empty where there is no such line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LineLabels {
    /// `Usual range 75.8% to 85.6%, mean 80.7%`, beside the mean.
    pub usual: String,
    /// `Target 85%`
    pub target: String,
}

/// Words that are on the chart and lead to a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Note {
    /// The point's position.
    pub at: usize,
    /// `91.6%, above its usual range`
    pub text: String,
}

/// A year and the points that lie in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Bracket {
    /// The first point.
    pub from: usize,
    /// The last point.
    pub to: usize,
    /// `2019/20`
    pub label: String,
}

/// The upright axis.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Scale {
    /// From the foot to the top, evenly spaced; the first is the foot and the last the top.
    pub ticks: Vec<Tick>,
}

/// One mark of the axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Tick {
    /// Where it is.
    pub at: f64,
    /// `85%`
    pub label: String,
}

/// No scale has more steps than this.
const MOST_STEPS: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

impl Scale {
    /// A scale that holds every figure a chart draws: round steps, and from zero where that costs less than half the height.
    pub(crate) fn over(figures: &[Decimal], unit: Unit, words: &UnitWords) -> Scale {
        let (Some(lowest), Some(highest)) = (figures.iter().min(), figures.iter().max()) else {
            return Scale::default();
        };
        let (low, high) = with_zero(*lowest, *highest);
        let whole = |step: &Decimal| unit != Unit::Count || step.fract().is_zero();
        steps()
            .filter(whole)
            .find_map(|step| ticks(low, high, step, unit, words))
            .map_or_else(Scale::default, |ticks| Scale { ticks })
    }

    /// `The scale starts at 70%.`; empty where it starts at zero, or ends there.
    pub fn note(&self) -> String {
        match (self.ticks.first(), self.ticks.last()) {
            (Some(foot), Some(top)) if foot.at > 0.0 || top.at < 0.0 => format!("The scale starts at {}.", foot.label),
            (Some(foot), Some(_)) if foot.at < 0.0 => format!("The scale starts below zero, at {}.", foot.label),
            _ => String::new(),
        }
    }
}

/// The ends of the scale before they are rounded: with zero where that costs little, and never the same.
fn with_zero(lowest: Decimal, highest: Decimal) -> (Decimal, Decimal) {
    // Where the figure never changes nothing is lost by showing how far it is from zero.
    if lowest == highest {
        let beside = if lowest.is_zero() { Decimal::ONE } else { Decimal::ZERO };
        return (lowest.min(beside), highest.max(beside));
    }
    let half = |figure: Decimal| figure / Decimal::TWO;
    if lowest > Decimal::ZERO && lowest <= half(highest) {
        (Decimal::ZERO, highest)
    } else if highest < Decimal::ZERO && highest >= half(lowest) {
        (lowest, Decimal::ZERO)
    } else {
        (lowest, highest)
    }
}

/// 1, 2 and 5 of every power of ten that a figure can need, smallest first.
fn steps() -> impl Iterator<Item = Decimal> {
    let below = (1..=9).rev().flat_map(|power| [1, 2, 5].map(|first| Decimal::new(first, power)));
    let above =
        (0..=28).flat_map(|power| [1, 2, 5].map(|first| Decimal::from_i128_with_scale(first * 10_i128.pow(power), 0)));
    below.chain(above)
}

/// The marks of a scale of this step; `None` where there would be too many.
fn ticks(low: Decimal, high: Decimal, step: Decimal, unit: Unit, words: &UnitWords) -> Option<Vec<Tick>> {
    let foot = low.checked_div(step)?.floor();
    let count = high.checked_div(step)?.ceil().checked_sub(foot)?;
    if count > MOST_STEPS {
        return None;
    }
    (0..=count.to_u32()?)
        .map(|nth| {
            let at = foot.checked_add(nth.into())?.checked_mul(step)?;
            Some(Tick { at: at.to_f64()?, label: print(at, unit, words, Some(words.decimals_of_step(step))) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(figures: &[&str], unit: Unit) -> String {
        let figures: Vec<Decimal> = figures.iter().map(|figure| figure.parse().expect("a number")).collect();
        Scale::over(&figures, unit, &UnitWords::default())
            .ticks
            .into_iter()
            .map(|tick| tick.label)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn a_scale_has_round_steps_and_holds_every_figure() {
        assert_eq!(scale(&["74.1", "87.6"], Unit::Percent), "70% 75% 80% 85% 90%");
        assert_eq!(scale(&["93.0", "93.9"], Unit::Percent), "93.0% 93.2% 93.4% 93.6% 93.8% 94.0%");
        assert_eq!(scale(&["1175", "1240"], Unit::Money), "£1,160 £1,180 £1,200 £1,220 £1,240");
        assert_eq!(scale(&["-3.2", "4"], Unit::Score), "\u{2212}4 \u{2212}2 0 2 4");
    }

    #[test]
    fn a_scale_starts_at_zero_where_that_costs_little() {
        assert_eq!(scale(&["15.2", "41"], Unit::Percent), "0% 10% 20% 30% 40% 50%");
        assert_eq!(scale(&["3", "4"], Unit::Count), "3 4");
        assert_eq!(scale(&["2", "4"], Unit::Count), "0 1 2 3 4");
        assert_eq!(scale(&["-4", "-2"], Unit::Score), "\u{2212}4 \u{2212}3 \u{2212}2 \u{2212}1 0");
    }

    #[test]
    fn a_figure_that_never_changes_has_a_scale() {
        assert_eq!(scale(&["100", "100.0"], Unit::Percent), "0% 20% 40% 60% 80% 100%");
        assert_eq!(scale(&["0"], Unit::Count), "0 1");
        assert_eq!(scale(&[], Unit::Count), "");
    }

    #[test]
    fn figures_of_any_size_have_a_scale_or_none() {
        assert_eq!(scale(&["0.0000001", "0.0000002"], Unit::Rate).split(' ').count(), 5);
        let huge = (Decimal::MAX / Decimal::TWO).to_string();
        assert_eq!(scale(&["0", &huge], Unit::Count).split(' ').count(), 5);
        assert_eq!(Scale::over(&[Decimal::MIN, Decimal::MAX], Unit::Score, &UnitWords::default()), Scale::default());
    }

    #[test]
    fn where_a_scale_starts_is_said_unless_it_is_zero() {
        let plain = UnitWords::default();
        let note = |low: i64, high: i64| Scale::over(&[low.into(), high.into()], Unit::Percent, &plain).note();
        assert_eq!(note(74, 88), "The scale starts at 70%.");
        assert_eq!(note(0, 88), "");
        assert_eq!(note(-3, 8), "The scale starts below zero, at \u{2212}4%.");
    }
}
