//! A chart of an indicator from its findings: points, limits, and the words around them.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::draft::narrative::Indicated;
use crate::figures::finding::{Finding, OverTime, RangeOf, UsualRange, UsualStanding};
use crate::figures::measure::{Indicator, Period, Polarity, Style};
use crate::figures::prose::{Sentence, capital, figure, figure_alone, words};
use crate::rules::{IndicatorContext, Scene, Verdict, calculated, calculated_as_printed, possible};

use super::chart::{Bracket, Chart, ChartPoint, Kind, LineLabels, Note, Scale, Stretch, titled};
use super::heard::{Drawing, heard};
use super::period_cell::heading;
use super::row::lowered_polarity;

/// So many steps one way are a run, as the sentences tell it.
const LEAST_RUN: usize = 3;

/// The chart of an indicator under the title that the rules gave it, without its number yet. None with fewer than two figures.
pub fn chart(indicated: &Indicated, title: Option<&Sentence>) -> Option<Chart> {
    let (finding, decided) = (&indicated.finding, &indicated.decided);
    let subject = IndicatorContext::new(finding.clone(), decided.clone(), Scene::default());
    let indicator = &finding.indicator;
    let polarity = decided.polarity_of(indicator);
    let over_time = finding.over_time();
    if over_time.points.len() < 2 {
        return None;
    }
    let drawn = Drawn::of(indicated, polarity);
    let target = finding.target_line();
    let stretches = drawn.stretches();
    let scale = Scale::over(&drawn.figures(target), indicator.unit, &indicator.unit_words);
    let rest = [lowered_polarity(polarity, indicator), usual_from(over_time), scale.note()];
    let rest = rest.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    let (title, under) = titled(title, indicator, &rest);
    Some(Chart {
        id: indicator.id.clone(),
        number: 0,
        title,
        under,
        points: drawn.points(),
        stretches,
        target: target.and_then(|target| indicator.as_printed(target).to_f64()),
        labels: labels(&subject, &drawn, target),
        notes: vec![note(&drawn)],
        years: drawn.years(),
        scale,
        run: drawn.run(),
        alt: heard(&subject, Drawing::Chart { target }, i32::MIN),
    })
}

/// The points with their gaps, and the usual range where it is one of the figures that are drawn.
struct Drawn<'a> {
    over_time: &'a OverTime,
    usual: Option<&'a UsualRange>,
    standing: Option<UsualStanding>,
    verdict: Verdict,
    /// How many times running it has risen or fallen.
    steps: usize,
    /// The latest figure as it is printed with the others.
    decimals: Option<u32>,
    indicator: &'a Indicator,
    /// Every period of the series; the place of its point among those with a figure.
    periods: Vec<(Period, Option<usize>)>,
}

impl<'a> Drawn<'a> {
    fn of(indicated: &'a Indicated, polarity: Polarity) -> Drawn<'a> {
        let finding = &indicated.finding;
        let (over_time, indicator) = (finding.over_time(), &*finding.indicator);
        let periods = over_time.periods();
        // A verdict without a figure is of none that is drawn.
        let is_held = finding.latest.as_ref().is_some_and(|latest| latest.value.is_some());
        let verdict = if is_held { indicated.decided.verdict() } else { Verdict::NotJudged };
        // A range of changes has no place among figures.
        let usual = over_time.usual.as_ref().ok().filter(|usual| usual.of == RangeOf::Figures);
        Drawn {
            over_time,
            usual,
            standing: usual.map(|usual| usual.standing(polarity)),
            verdict,
            steps: finding.runs.rises.max(finding.runs.falls),
            decimals: finding.latest_decimals(),
            indicator,
            periods,
        }
    }

    fn place(&self, nth: usize) -> usize {
        self.periods.iter().position(|(_, point)| *point == Some(nth)).unwrap_or(0)
    }

    fn last(&self) -> usize {
        self.over_time.points.len() - 1
    }

    /// The latest figure has the shape of its verdict; an earlier one is marked where it lay outside the range that it helped to make.
    fn kind(&self, nth: usize) -> Kind {
        let value = self.over_time.points[nth].1;
        if nth < self.last() {
            let asked = self.usual.filter(|usual| nth >= usual.places.0 && nth <= usual.places.1);
            return match asked {
                Some(usual) if value < usual.lower || value > usual.upper => Kind::Unusual,
                Some(_) => Kind::Common,
                None => Kind::Unjudged,
            };
        }
        match (self.standing, self.verdict) {
            (Some(UsualStanding::Better), _) => Kind::Better,
            (Some(UsualStanding::Worse), _) => Kind::Worse,
            (Some(UsualStanding::Outside), _) => Kind::Neither,
            (_, Verdict::Improved) => Kind::Better,
            (_, Verdict::Declined) => Kind::Worse,
            (Some(UsualStanding::Within), _) => Kind::Common,
            (None, _) => Kind::Unjudged,
        }
    }

    /// Where the last run begins, if its figures follow each other without a hole or a new series.
    fn run(&self) -> Option<usize> {
        let steps = Some(self.steps).filter(|steps| *steps >= LEAST_RUN)?;
        let first = self.last().checked_sub(steps)?;
        let is_one_series = self.over_time.starts.last().is_none_or(|start| *start <= first);
        let (from, to) = (self.place(first), self.place(self.last()));
        (is_one_series && to - from == steps).then_some(from)
    }

    fn points(&self) -> Vec<ChartPoint> {
        self.periods
            .iter()
            .map(|(period, nth)| ChartPoint {
                label: heading(*period),
                value: nth.and_then(|nth| self.indicator.as_printed(self.over_time.points[nth].1).to_f64()),
                kind: nth.map_or(Kind::Unjudged, |nth| self.kind(nth)),
            })
            .collect()
    }

    fn stretches(&self) -> Vec<Stretch> {
        let last = self.last();
        let plain = |from: usize, to: usize| Stretch {
            from: self.place(from),
            to: self.place(to),
            mean: None,
            lower: None,
            upper: None,
        };
        // A new series begins a stretch of its own, so that no line is drawn across.
        let ends = |upto: usize| {
            let mut starts: Vec<usize> = [0].into_iter().chain(self.over_time.starts.iter().copied()).collect();
            starts.retain(|start| *start < upto);
            starts.dedup();
            let ends: Vec<usize> = starts.iter().skip(1).copied().chain([upto]).collect();
            starts.into_iter().zip(ends).map(|(from, to)| plain(from, to - 1)).collect::<Vec<_>>()
        };
        let Some(usual) = self.usual else { return ends(last + 1) };
        let mut found = ends(usual.places.0);
        found.push(Stretch {
            mean: calculated_as_printed(self.indicator, usual.mean).to_f64(),
            lower: calculated_as_printed(self.indicator, usual.lower).to_f64(),
            upper: calculated_as_printed(self.indicator, usual.upper).to_f64(),
            ..plain(usual.places.0, last)
        });
        found
    }

    /// Every figure that the scale must hold.
    fn figures(&self, target: Option<Decimal>) -> Vec<Decimal> {
        let mut figures: Vec<Decimal> = self.over_time.points.iter().map(|(_, value)| *value).collect();
        figures.extend(target);
        if let Some(usual) = self.usual {
            figures.extend([usual.lower, usual.upper].map(|limit| possible(self.indicator.unit, limit)));
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

fn labels(subject: &IndicatorContext, drawn: &Drawn, target: Option<Decimal>) -> LineLabels {
    let indicator = drawn.indicator;
    let range =
        drawn.usual.and_then(|usual| Some((subject.printed("usual_range")?, calculated(indicator, usual.mean))));
    LineLabels {
        usual: range.map(|(range, mean)| format!("Usual range {range}, mean {mean}")).unwrap_or_default(),
        target: target.map(|aim| line_named(&subject.finding, aim)).unwrap_or_default(),
    }
}

/// `Target 85%`; `Contract standard 95%` where the measure has other targets beside it.
pub(super) fn line_named(finding: &Finding, aim: Decimal) -> String {
    format!("{} {}", capital(finding.target_line_called()), figure_alone(&finding.indicator, aim))
}

/// Where the usual range comes from; empty where none is drawn, of which the dashboard says why.
fn usual_from(over_time: &OverTime) -> String {
    let Some(usual) = over_time.usual.as_ref().ok().filter(|usual| usual.of == RangeOf::Figures) else {
        return String::new();
    };
    let named = |place: usize| over_time.points.get(place).map(|(period, _)| period.in_full());
    let stretch = match (named(usual.places.0), named(usual.places.1)) {
        (Some(from), Some(to)) => format!(", {from} to {to}"),
        _ => String::new(),
    };
    format!("The usual range is from {} figures{stretch}.", words(usual.figures.into()))
}

/// The latest figure, and what is unusual about it.
fn note(drawn: &Drawn) -> Note {
    let value = figure(drawn.indicator, drawn.over_time.points[drawn.last()].1, drawn.decimals);
    let beyond = match drawn.usual.map(|usual| usual.position) {
        Some(Ordering::Greater) => ", above its usual range",
        Some(Ordering::Less) => ", below its usual range",
        Some(Ordering::Equal) | None => "",
    };
    Note { at: drawn.place(drawn.last()), text: format!("{value}{beyond}") }
}
