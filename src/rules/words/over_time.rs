//! How the figure moved over time: usual range, assurance, long runs, recent trend, slope.

use std::cmp::Ordering;

use rhai::Dynamic;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::figures::finding::{RangeOf, UsualRange, UsualStanding};
use crate::figures::measure::{Indicator, Unit};
use crate::figures::method::control_chart::Assurance;
use crate::figures::prose::{difference, difference_in_figures, figure, rounded, span, words};

use super::super::indicator_context::IndicatorFacts;
use super::super::value::{Value, number_of};
use super::super::word::{Answer, Word};
use super::names::{in_period, steps_word};
use super::{missing, text};

const VARIATIONS: &[&str] =
    &["better than its usual range", "worse than its usual range", "outside its usual range", "within its usual range"];
const OF: &[&str] = &["figures", "changes on a year before"];
const SIDES: &[&str] = &["above", "below"];
const WAYS: &[&str] = &["risen", "fallen"];
const ASSURANCES: &[&str] = &["usually meets target", "usually misses target", "could go either way"];

/// How the latest figure compares with its usual range, in the words of the dashboard too.
fn variation_word(standing: UsualStanding) -> &'static str {
    VARIATIONS[match standing {
        UsualStanding::Better => 0,
        UsualStanding::Worse => 1,
        UsualStanding::Outside => 2,
        UsualStanding::Within => 3,
    }]
}

/// Reads the usual range where there is one.
fn of_range(i: &IndicatorFacts, read: impl Fn(&UsualRange) -> Option<Dynamic>) -> Answer {
    match &i.over_time().usual {
        Ok(usual) => read(usual).unwrap_or_else(|| missing("not given")).into(),
        Err(none) => missing(none.as_str()).into(),
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
    let scale = |value: Decimal| indicator.unit_words.as_held(indicator.as_printed(value)).normalize().scale();
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

fn range(i: &IndicatorFacts, usual: &UsualRange) -> Dynamic {
    let (indicator, latest) = (&i.finding.indicator, i.latest().and_then(|latest| latest.value));
    let print = |figure: Decimal| match usual.of {
        RangeOf::Figures => apart(indicator, figure, latest),
        RangeOf::YearlyChanges => signed_change(indicator, figure, usual.latest),
    };
    let shown = |figure: Decimal| Dynamic::from(Value::figure(figure, print(figure)));
    let (lower, upper) = (print(usual.lower), print(usual.upper));
    let lower = match usual.of {
        RangeOf::Figures => lower.as_str(),
        RangeOf::YearlyChanges => lower.trim_end_matches(" points").trim_end_matches(" point"),
    };
    let parts = vec![("lower", shown(usual.lower)), ("upper", shown(usual.upper)), ("mean", shown(usual.mean))];
    Value::words(span(indicator, lower, &upper)).with(parts).into()
}

/// A limit of changes, signed: `−3.1 points`, `+4.2 days`; one decimal more, as often as it takes, where it would look like
/// the change itself.
fn signed_change(indicator: &Indicator, by: Decimal, latest: Decimal) -> String {
    let least = calculated_decimals(indicator);
    let shown = |figure: Decimal, decimals: u32| indicator.unit_words.rounded(figure, decimals);
    let apart = |decimals: &u32| by == latest || shown(by, *decimals) != shown(latest, *decimals);
    let decimals = (least..=least + 3).find(apart).unwrap_or(least + 3);
    let sign = match shown(by, decimals).cmp(&Decimal::ZERO) {
        Ordering::Less => "\u{2212}",
        Ordering::Equal => "",
        Ordering::Greater => "+",
    };
    format!("{sign}{}", difference_in_figures(indicator, by, decimals))
}

fn long_move(i: &IndicatorFacts) -> Answer {
    let Some(run) = i.over_time().long_move else { return missing("no long rise or fall").into() };
    let (indicator, way) = (&i.finding.indicator, WAYS[usize::from(!run.up)]);
    let steps = Decimal::from(run.steps);
    let shown = format!("{way} in {} of {} {}", words(run.moved.into()), words(steps), steps_word(indicator));
    Value::words(shown)
        .with(vec![
            ("way", Value::choice(way, WAYS).into()),
            ("moved", number_of(run.moved)),
            ("steps", number_of(run.steps)),
            ("value", super::figures::value(indicator, run.from.1).into()),
            ("in_period", text(in_period(indicator, run.from.0, i.finding.report))),
        ])
        .into()
}

fn long_side(i: &IndicatorFacts) -> Answer {
    let Some(run) = i.over_time().long_side else { return missing("no long run on one side of its average").into() };
    let mean = Value::figure(run.mean, apart(&i.finding.indicator, run.mean, i.latest().and_then(|held| held.value)));
    let side = SIDES[usize::from(!run.above)];
    Value::choice(side, SIDES)
        .with(vec![("figures", number_of(run.figures)), ("of", number_of(run.of)), ("mean", mean.into())])
        .into()
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
    let step = steps_word(indicator).trim_end_matches('s');
    Value::figure(slope, format!("{size} a {step}"))
        .with(vec![
            ("real", real.into()),
            ("p", p.map_or_else(|| missing("two points"), |p| Value::figure(p, rounded(p, 3).to_string()).into())),
            ("direction", super::earlier::direction_word(Some(slope.cmp(&Decimal::ZERO)), indicator).into()),
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
        "has_usual_range",
        "whether the figure has a usual range: it needs 13 comparable figures before the latest that keep to one level",
        |i| i.over_time().usual.is_ok().into(),
    ),
    Word::of_figure("no_usual_range", "why there is no usual range; empty if there is one", |i| {
        text(i.over_time().usual.as_ref().err().map_or("", |none| none.as_str())).into()
    }),
    Word::of_figure("variation", "how the latest figure compares with its usual range", |i| {
        let polarity = i.decided.polarity_of(&i.finding.indicator);
        of_range(i, |usual| Some(Value::choice(variation_word(usual.standing(polarity)), VARIATIONS).into()))
    })
    .one_of(VARIATIONS),
    Word::of_figure("usual_side", "on which side of its usual range the latest figure lies", |i| {
        of_range(i, |usual| {
            usual.position.is_ne().then(|| Value::choice(SIDES[usize::from(usual.position.is_lt())], SIDES).into())
        })
    })
    .one_of(SIDES),
    Word::of_figure("usual_range", "the range that the figure usually lies in: `14.2% to 21.0%`", |i| {
        of_range(i, |usual| Some(range(i, usual)))
    })
    .parts(&["lower", "upper", "mean"]),
    Word::of_figure("usual_range_of", "what the usual range is a range of: changes, if the figure has a season", |i| {
        of_range(i, |usual| Some(Value::choice(OF[usize::from(usual.of == RangeOf::YearlyChanges)], OF).into()))
    })
    .one_of(OF),
    Word::of_figure("usual_figures", "how many earlier figures the usual range is from", |i| {
        of_range(i, |usual| Some(number_of(usual.figures)))
    }),
    Word::of_figure("usual_from", "the first of them: `in quarter 1 2015/16`", |i| {
        of_range(i, |usual| {
            let (period, _) = i.over_time().points.get(usual.places.0)?;
            Some(text(in_period(&i.finding.indicator, *period, i.finding.report)))
        })
    }),
    Word::of_figure("long_move", "a long rise or fall that still lasts: `risen in 16 of 19 quarters`", long_move)
        .parts(&["way", "moved", "steps", "value", "in_period"]),
    Word::of_figure("long_side", "the side of its average on which the figure has been for seven or more", long_side)
        .one_of(SIDES)
        .parts(&["figures", "of", "mean"]),
    Word::of_figure("has_season", "whether its quarters or months differ from each other, year after year", |i| {
        i.over_time().has_season().into()
    }),
    Word::of_figure(
        "assurance",
        "whether the usual range meets the target that decides always, never or sometimes",
        |i| {
            let polarity = i.decided.polarity_of(&i.finding.indicator);
            of_range(i, |usual| {
                let target = i.deciding_target()?.0.line()?;
                let at = match usual.assurance(polarity, target)? {
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
