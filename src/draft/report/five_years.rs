//! The last five years of each measure, a small drawing each: an appendix, where `report.toml` asks for one.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::draft::narrative::Narrative;
use crate::figures::finding::RangeOf;
use crate::figures::measure::Period;
use crate::figures::prose::{figure, figure_alone};
use crate::rules::{IndicatorContext, Scene};

use super::charting::line_named;
use super::period_cell::year;
use super::row::history_since;
use super::{Appendix, Dashboard, History, Travel};

/// The measures with two figures or more that can be compared.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FiveYears {
    /// What is over it: `Five years of each measure`.
    pub title: String,
    /// The letter of its appendix.
    pub letter: String,
    /// How the drawings are to be read.
    pub note: String,
    /// In the order of the dashboard.
    pub cells: Vec<FiveYearsCell>,
}

/// One measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FiveYearsCell {
    /// The indicator's id.
    pub id: String,
    /// Its short name, else its name.
    pub name: String,
    /// The rules call it to members' attention.
    pub needs_attention: bool,
    /// Its verdict, as in its row of the dashboard.
    pub travel: Travel,
    /// The latest figure, beside the last point; empty where the latest period has none.
    pub now: String,
    /// The line with its alternative text, of five years and no more.
    pub history: History,
    /// The year of the first point.
    pub from: String,
    /// The year of the last.
    pub to: String,
    /// The usual range, or what the first figure was; the target; that it needs attention.
    pub under: String,
}

/// How the drawings are to be read.
const NOTE: &str = "Each line is on a scale of its own, which need not begin at zero. A band is the usual range, a dotted line the \
                    target. A thick line over a name: it needs attention.";

/// Five years, in months.
const SPAN: i32 = 60;

impl FiveYears {
    /// What is over the columns, where it is a table.
    pub(crate) const HEADS: [&str; 4] = ["Measure", "Over time", "Verdict", "Usual range and target"];

    /// The measures of a dashboard under this title, not yet lettered.
    pub(crate) fn of(title: &str, dashboard: &Dashboard, narrative: &Narrative, area: &str) -> FiveYears {
        let by_id = narrative.by_id();
        let scene = Scene { area: area.to_owned(), words: narrative.words.clone(), ..Scene::default() };
        let mut cells: Vec<FiveYearsCell> = Vec::new();
        for row in dashboard.groups.iter().flat_map(|group| &group.rows) {
            let Some(one) = by_id.get(row.id.as_str()) else { continue };
            let subject = IndicatorContext::new(one.finding.clone(), one.decided.clone(), scene.clone());
            if !cells.iter().any(|cell| cell.id == row.id) {
                cells.extend(cell(&subject, &row.travel));
            }
        }
        FiveYears { title: title.to_owned(), letter: String::new(), note: NOTE.into(), cells }
    }

    /// Whether there is nothing in it: nobody asked for it, or no measure can be drawn.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// `Appendix C: five years of each measure`
    pub fn heading(&self) -> String {
        Appendix::named(&self.letter, &self.title)
    }
}

impl FiveYearsCell {
    /// `Improved, up 3.6 points`
    pub(crate) fn verdict(&self) -> String {
        let parts = [self.travel.word.as_str(), &self.travel.detail];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// As a row of a table, without the drawing.
    pub(crate) fn in_cells(&self) -> [String; 4] {
        let years = format!("{} to {}", self.from, self.to);
        [self.name.clone(), years, self.verdict(), self.under.clone()]
    }

    /// All that is said of it, on one line.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "the PDF and its copy for signing off say it"))]
    pub(crate) fn in_words(&self) -> String {
        let now = if self.now.is_empty() { String::new() } else { format!(" Now {}.", self.now) };
        format!("{}: {}.{now} {}", self.name, self.verdict(), self.under).trim_end().to_owned()
    }
}

/// None of a measure with fewer than two figures in five years.
fn cell(subject: &IndicatorContext, travel: &Travel) -> Option<FiveYearsCell> {
    let (finding, indicator) = (&subject.finding, &subject.finding.indicator);
    let since = subject.over_time().points.last()?.0.end() - SPAN;
    let history = history_since(subject, since)?;
    let periods = subject.over_time().periods();
    let (first, last) = (periods.iter().find(|(period, _)| period.end() >= since)?.0, periods.last()?.0);
    let latest = subject.over_time().points.last().map(|(_, value)| *value);
    let is_held = history.points.last().is_some_and(Option::is_some);
    let now = latest.filter(|_| is_held).map(|value| figure(indicator, value, finding.latest_decimals()));
    let target = finding.target_line().map(|target| format!("{}.", line_named(finding, target)));
    let attention = subject.decided.attention.is_some();
    let parts = [where_it_was(subject, since), target, attention.then(|| "It needs attention.".to_owned())];
    Some(FiveYearsCell {
        id: indicator.id.clone(),
        name: indicator.short_name().to_owned(),
        needs_attention: attention,
        travel: travel.clone(),
        now: now.unwrap_or_default(),
        history,
        from: named(first),
        to: named(last),
        under: parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
    })
}

/// `Usually 83.3% to 88.6%.`, else `It was 56.4 for quarter 4 2019/20.`: the first figure of the latest series.
fn where_it_was(subject: &IndicatorContext, since: i32) -> Option<String> {
    let (indicator, over_time) = (&subject.finding.indicator, subject.over_time());
    if let (Ok(usual), Some(range)) = (&over_time.usual, subject.printed("usual_range")) {
        return Some(match usual.of {
            RangeOf::Figures => format!("Usually {range}."),
            RangeOf::YearlyChanges => format!("Its change on a year before is usually {range}."),
        });
    }
    let start = over_time.starts.last().copied().unwrap_or(0);
    let series: Vec<&(Period, Decimal)> =
        over_time.points.get(start..)?.iter().filter(|(period, _)| period.end() >= since).collect();
    let (period, value) = series.first()?;
    let when = indicator.covers(*period).in_full();
    Some(match series.len() {
        1 => format!("A new series begins with {when}."),
        _ => format!("It was {} for {when}.", figure_alone(indicator, *value)),
    })
}

/// `2019/20` of a quarter or a month, else the period itself.
fn named(period: Period) -> String {
    if period.style().is_year() {
        return year(period);
    }
    // A year that ends with a quarter is of the financial year in which it ends.
    let begun = (period.end() - 4).div_euclid(12);
    format!("{begun}/{:02}", (begun + 1).rem_euclid(100))
}
