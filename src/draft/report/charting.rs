//! A chart of an indicator from its findings: points, limits, and the words around them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::draft::narrative::Indicated;
use crate::figures::finding::OverTime;
use crate::figures::measure::{Indicator, Period, Polarity, Style};
use crate::figures::method::control_chart::{Chart as ControlChart, Group, PointType, Special};
use crate::figures::prose::{capital, figure, list, words};
use crate::rules::{calculated, calculated_as_printed, possible};

use super::chart::{Bracket, Chart, ChartPoint, Kind, LineLabels, Note, Scale, Stretch};
use super::row::{heading, polarity_in_words, year};

/// A group with fewer points has no limits that a report may show.
const ENOUGH: usize = 13;

/// The chart of an indicator, without its number yet. None with fewer than two figures.
pub fn chart(indicated: &Indicated) -> Option<Chart> {
    let (finding, decided) = (&indicated.finding, &indicated.decided);
    let indicator = &finding.indicator;
    let polarity = decided.polarity_of(indicator);
    let over_time = finding.over_time(polarity);
    if over_time.points.len() < 2 {
        return None;
    }
    let drawn = Drawn::of(&over_time, indicator);
    let target = finding.target_line();
    let stretches = drawn.stretches();
    let scale = Scale::over(&drawn.figures(target), indicator.unit, &indicator.unit_words);
    Some(Chart {
        id: indicator.id.clone(),
        number: 0,
        title: indicator.label.clone(),
        finding: caption(indicator, polarity, &over_time),
        scale_note: scale.note(),
        points: drawn.points(),
        stretches,
        target: target.and_then(|target| indicator.as_printed(target).to_f64()),
        labels: labels(indicator, &over_time, target),
        notes: notes(&over_time, &drawn),
        years: drawn.years(),
        scale,
        alt: alternative(indicator, &over_time, target),
    })
}

/// The points with their gaps, and which groups have limits that may be shown.
struct Drawn<'a> {
    over_time: &'a OverTime,
    indicator: &'a Indicator,
    /// Every period of the series; the place of its point among those with a figure.
    periods: Vec<(Period, Option<usize>)>,
}

impl<'a> Drawn<'a> {
    fn of(over_time: &'a OverTime, indicator: &'a Indicator) -> Drawn<'a> {
        let valued = over_time.points.iter().enumerate().map(|(nth, (period, _))| (*period, Some(nth)));
        let mut periods: Vec<(Period, Option<usize>)> =
            valued.chain(over_time.gaps.iter().map(|period| (*period, None))).collect();
        periods.sort_by_key(|(period, _)| *period);
        Drawn { over_time, indicator, periods }
    }

    fn place(&self, nth: usize) -> usize {
        self.periods.iter().position(|(_, point)| *point == Some(nth)).unwrap_or(0)
    }

    fn points(&self) -> Vec<ChartPoint> {
        let kind = |nth: usize| {
            let Some(chart) = &self.over_time.chart else { return Kind::Unjudged };
            let Some(point) = chart.points.get(nth) else { return Kind::Unjudged };
            if shown(self.over_time, chart, point.group).is_none() {
                return Kind::Unjudged;
            }
            match point.point_type {
                PointType::Improvement => Kind::Better,
                PointType::Concern => Kind::Worse,
                PointType::NeutralHigh | PointType::NeutralLow => Kind::Neither,
                PointType::CommonCause => Kind::Common,
            }
        };
        self.periods
            .iter()
            .map(|(period, nth)| ChartPoint {
                label: heading(*period),
                value: nth.and_then(|nth| self.indicator.as_printed(self.over_time.points[nth].1).to_f64()),
                kind: nth.map_or(Kind::Unjudged, kind),
            })
            .collect()
    }

    fn stretches(&self) -> Vec<Stretch> {
        let Some(chart) = &self.over_time.chart else { return Vec::new() };
        let stretch = |(nth, group): (usize, &Group)| {
            let limits = shown(self.over_time, chart, nth).and_then(|group| group.limits);
            Stretch {
                from: self.place(group.from),
                to: self.place(group.from + group.points - 1),
                mean: limits.and_then(|_| calculated_as_printed(self.indicator, group.mean).to_f64()),
                lower: limits.and_then(|limits| calculated_as_printed(self.indicator, limits.lower).to_f64()),
                upper: limits.and_then(|limits| calculated_as_printed(self.indicator, limits.upper).to_f64()),
            }
        };
        chart.groups.iter().enumerate().map(stretch).collect()
    }

    /// Every figure that the scale must hold.
    fn figures(&self, target: Option<Decimal>) -> Vec<Decimal> {
        let mut figures: Vec<Decimal> = self.over_time.points.iter().map(|(_, value)| *value).collect();
        figures.extend(target);
        if let Some(chart) = &self.over_time.chart {
            let limits = (0..chart.groups.len()).filter_map(|nth| shown(self.over_time, chart, nth)?.limits);
            figures.extend(
                limits
                    .flat_map(|limits| [limits.lower, limits.upper].map(|limit| possible(self.indicator.unit, limit))),
            );
        }
        figures
    }

    /// The financial years over quarters and months.
    fn years(&self) -> Vec<Bracket> {
        let mut years: Vec<(i32, Bracket)> = Vec::new();
        for (at, (period, _)) in self.periods.iter().enumerate() {
            if !matches!(period.style(), Style::Quarter | Style::Month) {
                return Vec::new();
            }
            let begun = period.financial_year_of();
            match years.last_mut() {
                Some((known, bracket)) if *known == begun => bracket.to = at,
                _ => {
                    let label = format!("{begun}/{:02}", (begun + 1).rem_euclid(100));
                    years.push((begun, Bracket { from: at, to: at, label }));
                }
            }
        }
        years.into_iter().map(|(_, bracket)| bracket).collect()
    }
}

/// A group whose limits a report may show.
fn shown<'a>(over_time: &OverTime, chart: &'a ControlChart, nth: usize) -> Option<&'a Group> {
    let group = chart.groups.get(nth)?;
    let last = nth + 1 == chart.groups.len();
    let enough = group.points >= ENOUGH && group.moving_range.is_some_and(|range| !range.is_zero());
    (enough && (!last || over_time.refused.is_none())).then_some(group)
}

fn labels(indicator: &Indicator, over_time: &OverTime, target: Option<Decimal>) -> LineLabels {
    let limits =
        over_time.usable().and_then(|chart| chart.groups.last()).and_then(|group| Some((group.mean, group.limits?)));
    let label = |name: &str, figure: Option<Decimal>| {
        figure.map(|figure| format!("{name} {}", calculated(indicator, figure))).unwrap_or_default()
    };
    LineLabels {
        mean: label("Mean", limits.map(|(mean, _)| mean)),
        upper: label("Upper limit", limits.map(|(_, limits)| limits.upper)),
        lower: label("Lower limit", limits.map(|(_, limits)| limits.lower)),
        target: target.map(|aim| format!("Target {}", plain(indicator, aim))).unwrap_or_default(),
    }
}

fn plain(indicator: &Indicator, held: Decimal) -> String {
    figure(indicator, held, indicator.decimals_for(held))
}

/// The polarity, where the limits come from or why there are none.
fn caption(indicator: &Indicator, polarity: Polarity, over_time: &OverTime) -> String {
    let good = format!("{}.", polarity_in_words(polarity, indicator));
    let limits = match (over_time.usable().and_then(|chart| chart.groups.last()), over_time.refused) {
        (Some(group), _) => {
            let from = over_time.points.get(group.from).map(|(period, _)| *period);
            let since = from.map(|period| format!(" since {}", period.in_full())).unwrap_or_default();
            format!("Mean and limits come from {} figures{since}.", words(group.points.into()))
        }
        (None, Some(refused)) => match last_limits(over_time) {
            Some(until) => format!("Limits are drawn up to {}; since then there are none: {refused}.", until.in_full()),
            None => format!("No limits are drawn: {refused}."),
        },
        (None, None) => String::new(),
    };
    [good, limits].join(" ")
}

/// The last period of the last group whose limits are shown.
fn last_limits(over_time: &OverTime) -> Option<Period> {
    let chart = over_time.chart.as_ref()?;
    let group = (0..chart.groups.len()).rev().find_map(|nth| shown(over_time, chart, nth))?;
    over_time.points.get(group.from + group.points - 1).map(|(period, _)| *period)
}

/// A run of points that stand out in the same way.
struct Unusual {
    from: usize,
    to: usize,
    special: Special,
}

/// The unusual stretches of the groups whose limits are shown, oldest first.
fn unusual(over_time: &OverTime) -> Vec<Unusual> {
    let Some(chart) = &over_time.chart else { return Vec::new() };
    let mut found: Vec<Unusual> = Vec::new();
    for (nth, point) in chart.points.iter().enumerate() {
        if point.special == Special::Common || shown(over_time, chart, point.group).is_none() {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.to + 1 == nth && last.special == point.special => last.to = nth,
            _ => found.push(Unusual { from: nth, to: nth, special: point.special }),
        }
    }
    found
}

/// What is unusual about a stretch, in a few words.
fn what(unusual: &Unusual) -> String {
    let count = words((unusual.to - unusual.from + 1).into());
    let several = unusual.to > unusual.from;
    let said = |words: &str| if several { format!("{count} {words}") } else { words.to_owned() };
    match unusual.special {
        Special::AboveLimit => said("above the upper limit"),
        Special::BelowLimit => said("below the lower limit"),
        Special::TrendRising => "a long rise".into(),
        Special::TrendFalling => "a long fall".into(),
        Special::TwoOfThreeAbove => "two of three near the upper limit".into(),
        Special::TwoOfThreeBelow => "two of three near the lower limit".into(),
        Special::ShiftAbove => "a long run above the mean".into(),
        Special::ShiftBelow => "a long run below the mean".into(),
        Special::Common => String::new(),
    }
}

/// The two latest unusual stretches, each at its last point.
fn notes(over_time: &OverTime, drawn: &Drawn) -> Vec<Note> {
    let mut notes: Vec<Note> = unusual(over_time)
        .iter()
        .rev()
        .take(2)
        .map(|stretch| Note { at: drawn.place(stretch.to), text: capital(&what(stretch)) })
        .collect();
    notes.reverse();
    notes
}

/// What the chart shows, for those who listen: span, mean, limits, target, each unusual stretch, the last figure.
fn alternative(indicator: &Indicator, over_time: &OverTime, target: Option<Decimal>) -> String {
    let spoken = |text: String| text.replace('%', " per cent");
    let figure = |value: Decimal| spoken(plain(indicator, value));
    let (Some(first), Some(last)) = (over_time.points.first(), over_time.points.last()) else { return String::new() };
    let mut sentences = vec![format!(
        "{}: {} figures from {} to {}. The first was {} and the last {}.",
        indicator.label,
        words(over_time.points.len().into()),
        first.0.in_full(),
        last.0.in_full(),
        figure(first.1),
        figure(last.1)
    )];
    let group = over_time.usable().and_then(|chart| chart.groups.last());
    if let Some((group, limits)) = group.and_then(|group| Some((group, group.limits?))) {
        let calculate = |value: Decimal| spoken(calculated(indicator, value));
        sentences.push(format!(
            "The mean is {}, the limits are {} and {}.",
            calculate(group.mean),
            calculate(limits.lower),
            calculate(limits.upper)
        ));
    }
    if let Some(target) = target {
        sentences.push(format!("The target is {}.", figure(target)));
    }
    for stretch in unusual(over_time) {
        let (from, to) = (over_time.points[stretch.from], over_time.points[stretch.to]);
        sentences.push(if stretch.from == stretch.to {
            format!("{} ({}): {}.", capital(&from.0.in_full()), figure(from.1), what(&stretch))
        } else {
            format!(
                "{} ({}) to {} ({}): {}.",
                capital(&from.0.in_full()),
                figure(from.1),
                to.0.in_full(),
                figure(to.1),
                what(&stretch)
            )
        });
    }
    if !over_time.gaps.is_empty() {
        let gaps: Vec<String> = over_time.gaps.iter().map(|gap| year(*gap)).collect();
        sentences.push(format!("There is no figure for {}.", list(&gaps)));
    }
    sentences.join(" ")
}
