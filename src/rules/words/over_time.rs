//! How the figure moved over time: control chart, assurance, recent trend, slope.

use rhai::Dynamic;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::figures::finding::OverTime;
use crate::figures::measure::{Indicator, Unit};
use crate::figures::method::control_chart::{Assurance, Chart, Point, Special, Variation};
use crate::figures::prose::{difference, figure, rounded, span};

use super::super::indicator_context::IndicatorFacts;
use super::super::value::{Value, number_of};
use super::super::word::{Answer, Word};
use super::names::{in_period, period_name};
use super::{missing, text};

const VARIATIONS: &[&str] = &["unusual, better", "unusual, worse", "unusual", "as expected"];
const CAUSES: &[&str] = &["outside the limits", "trend", "two of three", "shift", "none"];
const SIDES: &[&str] = &["above", "below"];
const ASSURANCES: &[&str] = &["usually meets target", "usually misses target", "could go either way"];

/// What the last figure's variation is called, as in the dashboard; unusual where neither way is good.
fn variation_word(variation: Variation) -> &'static str {
    VARIATIONS[match variation {
        Variation::ImprovementHigh | Variation::ImprovementLow => 0,
        Variation::ConcernHigh | Variation::ConcernLow => 1,
        Variation::NeutralHigh | Variation::NeutralLow => 2,
        Variation::CommonCause => 3,
    }]
}

/// Reads the chart where a report may use it.
fn of_chart(i: &IndicatorFacts, read: impl Fn(&OverTime, &Chart) -> Option<Dynamic>) -> Answer {
    let over_time = i.over_time();
    match (over_time.usable(), over_time.refused) {
        (Some(chart), _) => read(over_time, chart).unwrap_or_else(|| missing("not given")).into(),
        (None, refused) => missing(refused.unwrap_or("no chart")).into(),
    }
}

/// A limit within what a figure of the unit can be: no percentage is below zero, no count either.
pub fn possible(unit: Unit, figure: Decimal) -> Decimal {
    match unit {
        Unit::Percent => figure.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED),
        Unit::Count | Unit::Rate | Unit::Time => figure.max(Decimal::ZERO),
        Unit::Score | Unit::Money => figure,
    }
}

/// A calculated figure of the indicator: with the decimals of its figures and one more, within what its unit can be.
pub fn calculated(indicator: &Indicator, value: Decimal) -> String {
    figure(indicator, possible(indicator.unit, value), Some(calculated_decimals(indicator)))
}

/// The same as a number: what leaves the folder holds no digit more.
pub fn calculated_as_printed(indicator: &Indicator, value: Decimal) -> Decimal {
    indicator.unit_words.rounded(possible(indicator.unit, value), calculated_decimals(indicator))
}

/// With how many decimals a calculated figure is printed.
fn calculated_decimals(indicator: &Indicator) -> u32 {
    let scale = |value: Decimal| indicator.unit_words.as_held(value).normalize().scale();
    let least = indicator.observations.iter().filter_map(|held| held.value).map(scale).max();
    let decimals = indicator.decimals.or(least).unwrap_or(0).min(3);
    // A mean of whole numbers is finer than they are, but no child is a tenth.
    let finer = matches!(indicator.unit, Unit::Percent | Unit::Rate | Unit::Score | Unit::Time);
    if finer { decimals.max(1) } else { decimals }
}

/// The same beside the latest figure: one decimal more, as often as it takes, where both would be printed alike.
fn apart(indicator: &Indicator, value: Decimal, latest: Option<Decimal>) -> String {
    let within = possible(indicator.unit, value);
    let printed = calculated(indicator, value);
    let same =
        |text: &str| latest.is_some_and(|own| own != within && figure(indicator, own, decimals_of(text)) == text);
    let more = |decimals: u32| figure(indicator, within, Some(decimals));
    let from = decimals_of(&printed).unwrap_or(0);
    std::iter::once(printed)
        .chain((from + 1..=from + 3).map(more))
        .find(|text| !same(text))
        .unwrap_or_else(|| more(from + 3))
}

/// How many decimals a printed figure has.
fn decimals_of(printed: &str) -> Option<u32> {
    let tail = printed.split_once('.').map_or("", |(_, tail)| tail);
    u32::try_from(tail.chars().filter(char::is_ascii_digit).count()).ok()
}

/// How many of the last figures stand out together, on one side of the mean or outside the limits; of a rise or a fall
/// how many steps it has, one fewer than its figures.
fn stretch(chart: &Chart) -> Option<usize> {
    let last = chart.points.last()?;
    let group: Vec<&Point> = chart.points.iter().rev().take_while(|point| point.group == last.group).collect();
    let up = last.special.upwards()?;
    Some(match last.special {
        Special::ShiftAbove | Special::ShiftBelow => group.iter().take_while(|point| point.side == last.side).count(),
        Special::TrendRising | Special::TrendFalling => {
            let goes_on =
                |pair: &&[&Point]| if up { pair[0].value > pair[1].value } else { pair[0].value < pair[1].value };
            group.windows(2).take_while(goes_on).count()
        }
        special => group.iter().take_while(|point| point.special == special).count(),
    })
}

fn range(i: &IndicatorFacts, chart: &Chart) -> Option<Dynamic> {
    let group = chart.groups.last()?;
    let (limits, indicator) = (group.limits?, &i.finding.indicator);
    let latest = i.latest().and_then(|latest| latest.value);
    let print = |figure: Decimal| apart(indicator, figure, latest);
    let shown = |figure: Decimal| Dynamic::from(Value::figure(figure, print(figure)));
    let words = span(indicator, &print(limits.lower), &print(limits.upper));
    Some(
        Value::words(words)
            .with(vec![("lower", shown(limits.lower)), ("upper", shown(limits.upper)), ("mean", shown(group.mean))])
            .into(),
    )
}

fn slope(i: &IndicatorFacts) -> Answer {
    let indicator = &i.finding.indicator;
    let Some(line) = i.over_time().line else { return missing("fewer than three comparable figures").into() };
    let Some(slope) = Decimal::from_f64(line.slope).map(|slope| slope.round_dp(9)) else {
        return missing("not a number").into();
    };
    let shows = |decimals: &u32| slope.is_zero() || !indicator.unit_words.rounded(slope, *decimals).is_zero();
    let decimals = (1..=6).find(shows).unwrap_or(6);
    let size = difference(indicator, slope, decimals);
    let p = line.p.and_then(Decimal::from_f64).map(|p| p.round_dp(9));
    let real = p.is_some_and(|p| p < Decimal::new(5, 2));
    let step = indicator.frequency.steps().trim_end_matches('s');
    let step = if indicator.measure == crate::figures::measure::MeasureKind::Cumulative { "year" } else { step };
    Value::figure(slope, format!("{size} a {step}"))
        .with(vec![
            ("real", real.into()),
            ("p", p.map_or_else(|| missing("two points"), |p| Value::figure(p, rounded(p, 3).to_string()).into())),
            ("direction", super::earlier::direction_word(Some(slope.cmp(&Decimal::ZERO)), indicator.unit).into()),
        ])
        .into()
}

fn recent(i: &IndicatorFacts) -> Answer {
    use crate::figures::measure::Polarity;
    let good = match i.decided.polarity_of(&i.finding.indicator) {
        Polarity::Higher => Some(true),
        Polarity::Lower => Some(false),
        _ => None,
    };
    match i.over_time().recent {
        Some(trend) => text(trend.direction.in_words(good).to_lowercase()).into(),
        None => missing("the recent trend needs five whole years in one series, with their counts").into(),
    }
}

/// Over time.
pub const OVER_TIME: &[Word] = &[
    Word::of_figure(
        "has_chart",
        "whether a control chart can be used: it needs 13 comparable figures and some variation",
        |i| i.over_time().usable().is_some().into(),
    ),
    Word::of_figure("chart_refused", "why a control chart cannot be used; empty if it can", |i| {
        text(i.over_time().refused.unwrap_or("")).into()
    }),
    Word::of_figure("variation", "how the latest figure compares with its control chart", |i| {
        of_chart(i, |_, chart| Some(Value::choice(variation_word(chart.variation()), VARIATIONS).into()))
    })
    .one_of(VARIATIONS),
    Word::of_figure("special_cause", "why the latest figure stands out", |i| {
        of_chart(i, |_, chart| {
            let word = match chart.points.last()?.special {
                Special::AboveLimit | Special::BelowLimit => CAUSES[0],
                Special::TrendRising | Special::TrendFalling => CAUSES[1],
                Special::TwoOfThreeAbove | Special::TwoOfThreeBelow => CAUSES[2],
                Special::ShiftAbove | Special::ShiftBelow => CAUSES[3],
                Special::Common => CAUSES[4],
            };
            Some(Value::choice(word, CAUSES).into())
        })
    })
    .one_of(CAUSES),
    Word::of_figure("special_side", "on which side of the mean, or which way the trend goes", |i| {
        of_chart(i, |_, chart| {
            let up = chart.points.last()?.special.upwards()?;
            Some(Value::choice(if up { SIDES[0] } else { SIDES[1] }, SIDES).into())
        })
    })
    .one_of(SIDES),
    Word::of_figure(
        "special_for",
        "how many figures in a row stand out in the same way; how many times running it has risen or fallen",
        |i| of_chart(i, |_, chart| stretch(chart).map(number_of)),
    ),
    Word::of_figure("special_since", "when this started: `quarter 1 2018/19`", |i| {
        of_chart(i, |over_time, chart| {
            let rising = matches!(chart.points.last()?.special, Special::TrendRising | Special::TrendFalling);
            let points = stretch(chart)? + usize::from(rising);
            let (period, _) = over_time.points.get(over_time.points.len().checked_sub(points)?)?;
            Some(text(period_name(&i.finding.indicator, *period, i.finding.report)))
        })
    }),
    Word::of_figure("expected_range", "the limits of the control chart: `14.2% to 21.0%`", |i| {
        of_chart(i, |_, chart| range(i, chart))
    })
    .parts(&["lower", "upper", "mean"]),
    Word::of_figure("chart_points", "how many figures the limits are based on", |i| {
        of_chart(i, |_, chart| chart.groups.last().map(|group| number_of(group.points)))
    }),
    Word::of_figure("chart_from", "the first of them: `in quarter 1 2015/16`", |i| {
        of_chart(i, |over_time, chart| {
            let (period, _) = over_time.points.get(chart.groups.last()?.from)?;
            Some(text(in_period(&i.finding.indicator, *period, i.finding.report)))
        })
    }),
    Word::of_figure(
        "assurance",
        "whether the expected range meets the target that decides always, never or sometimes",
        |i| {
            of_chart(i, |_, chart| {
                let target = i.deciding_target()?.0.line()?;
                let at = match chart.assurance(target)? {
                    Assurance::Pass => 0,
                    Assurance::Fail => 1,
                    Assurance::Inconsistent => 2,
                };
                Some(Value::choice(ASSURANCES[at], ASSURANCES).into())
            })
        },
    )
    .one_of(ASSURANCES),
    Word::of_figure(
        "recent_trend",
        "Fingertips' recent trend over five years: `increasing and getting better`, `no clear change`",
        recent,
    ),
    Word::of_figure(
        "slope",
        "the slope of the straight line through the figures: `0.4 percentage points a quarter`",
        slope,
    )
    .parts(&["p", "real", "direction"]),
];
