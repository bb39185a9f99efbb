//! `[[accept]]` of `report.toml`: what an officer knows to be right although it looks like a slip. It holds for one finding of
//! one figure, and only while that figure is what it was written against.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic, Doubted, Place};
use crate::figures::measure::{Period, YearKind, period_named, read_period};
use crate::folder::text::entry::{Entry, in_quotes};
use crate::folder::text::nearest::advice;

/// What is accepted, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Accept {
    /// The kind of finding.
    pub finding: Code,
    /// The indicator's id.
    pub indicator: String,
    /// The figure's period; none for a target without a date.
    pub period: Option<Period>,
    /// The figure that it was written against.
    pub figure: Option<Decimal>,
    /// Why it is right.
    pub why: String,
    /// Where it stands.
    pub from: Place,
}

/// What may be accepted: whatever doubts one figure.
pub const ACCEPTED: [Code; 12] = [
    Code::FractionLikely,
    Code::ImpossiblePercentage,
    Code::DigitLikely,
    Code::DenominatorJump,
    Code::TargetIncomparable,
    Code::UnlikePublished,
    Code::FigureRepeated,
    Code::NameLikely,
    Code::OwnVerdict,
    Code::MissingPeriod,
    Code::StaleFigure,
    Code::DuplicateObservation,
];

/// Those of them that say themselves what to write.
const OFTEN: [Code; 2] = [Code::MissingPeriod, Code::StaleFigure];

/// Reads one.
pub fn read_accept(entry: Entry) -> Option<Accept> {
    let from = entry.at().clone();
    let finding = read_finding(&entry);
    let indicator = entry.needed("indicator", "calls");
    let period = entry.placed("period").map(|(text, place)| match read_period(&text, YearKind::Financial) {
        Ok((period, _)) => Some(period),
        Err(help) => {
            entry.faults().error(Code::UnreadablePeriod, place, format!("`{text}` is not a period"), help);
            None
        }
    });
    let figure = read_figure(&entry);
    let why = entry.needed("why", "A campaign in June trebled the calls.");
    entry.finish("an accept");
    let is_readable = period != Some(None);
    let ((indicator, _), (why, _), finding) = (indicator?, why?, finding?);
    is_readable.then(|| Accept { finding, indicator, period: period.flatten(), figure, why, from })
}

fn read_finding(entry: &Entry) -> Option<Code> {
    entry.value("finding", &in_quotes(&ACCEPTED.map(|code| (code.as_str(), ()))));
    let (word, place) = entry.needed("finding", Code::DigitLikely.as_str())?;
    let found = ACCEPTED.into_iter().find(|code| code.as_str() == word.trim());
    if found.is_none() {
        let message = format!("`{word}` is not a finding that can be accepted");
        entry.faults().error(Code::WrongValue, place, message, advice(&word, ACCEPTED.map(Code::as_str)));
    }
    found
}

fn read_figure(entry: &Entry) -> Option<Decimal> {
    let value = entry.value("figure", "a number, or text")?;
    let DeValue::String(text) = value.get_ref() else { return entry.decimal("figure", value) };
    let figure = Decimal::from_str_exact(&text.trim().replace(',', "")).ok();
    if figure.is_none() {
        entry.wrong(
            value,
            "`figure` should be the figure as the table has it",
            "write it without its sign: figure = 91.6",
        );
    }
    figure
}

impl Accept {
    /// Whether it is of this finding: the same kind, measure and period.
    pub fn is_of(&self, told: &Diagnostic, doubted: &Doubted) -> bool {
        // "April 2019 to March 2020" is a year to date as it is printed, and the year as it is read.
        let printed = period_named(&doubted.period);
        let named = self.period.map_or_else(String::new, Period::in_full) == doubted.period;
        let same = named || (self.period.is_some() && self.period == printed);
        self.finding == told.code && self.indicator == doubted.indicator && same
    }

    /// Whether the figure is what it was written against.
    pub fn is_figure(&self, doubted: &Doubted) -> bool {
        self.figure.is_none_or(|figure| figure.normalize().to_string() == doubted.figure)
    }
}

/// What is left of what is told once the accepted is taken out. `applied` gathers which of the accepts are still of something,
/// and whether they silence it.
pub fn without_accepted(
    told: Vec<Diagnostic>,
    accepts: &[Accept],
    applied: &mut BTreeMap<usize, bool>,
) -> Vec<Diagnostic> {
    let mut left = Vec::new();
    for told in told {
        let Some(doubted) = told.doubted.clone() else {
            left.push(told);
            continue;
        };
        match accepts.iter().enumerate().find(|(_, accept)| accept.is_of(&told, &doubted)) {
            Some((nth, accept)) if accept.is_figure(&doubted) => {
                applied.insert(nth, true);
                if accept.figure.is_none() && !doubted.figure.is_empty() {
                    left.push(unpinned(accept, &doubted.figure));
                }
            }
            Some((nth, accept)) => {
                applied.entry(nth).or_insert(false);
                let was = accept.figure.map_or_else(String::new, |figure| figure.normalize().to_string());
                let words = format!("accepted when the figure was {was}");
                left.push(with_lines(told.also(accept.from.clone(), words)));
            }
            None => left.push(with_lines(told)),
        }
    }
    left
}

/// The finding with what to write where the figure is right.
fn with_lines(told: Diagnostic) -> Diagnostic {
    // An old comparator and a gap have their own remedies, and are seldom right.
    let Some(doubted) = &told.doubted.as_ref().filter(|_| !OFTEN.contains(&told.code)) else { return told };
    let period = if doubted.period.is_empty() { String::new() } else { format!("period = \"{}\"\n", doubted.period) };
    let figure = if doubted.figure.is_empty() { String::new() } else { format!("figure = {}\n", doubted.figure) };
    let lines = format!(
        "[[accept]]\nfinding = \"{}\"\nindicator = \"{}\"\n{period}{figure}why = \"...\"",
        told.code.as_str(),
        doubted.indicator
    );
    let help = told.help.clone().unwrap_or_default();
    told.help(format!("{help}\nif it is right, add at the end of report.toml:\n{lines}"))
}

fn unpinned(accept: &Accept, figure: &str) -> Diagnostic {
    let message = format!("this accepts any figure of `{}`, whatever it becomes", accept.indicator);
    Diagnostic::warning(Code::AcceptUnpinned, message)
        .at(accept.from.clone())
        .help(format!("add the figure that you have looked at: figure = {figure}"))
}

/// Those that apply to nothing any more.
pub fn idle(accepts: &[Accept], applied: &BTreeMap<usize, bool>) -> Vec<Diagnostic> {
    let idle = accepts.iter().enumerate().filter(|(nth, _)| !applied.contains_key(nth));
    idle.map(|(_, accept)| {
        let when = accept.period.map_or_else(String::new, |period| format!(" for {}", period.in_full()));
        let message = format!(
            "nothing is said any more that this accepts: {} of `{}`{when}",
            accept.finding.as_str(),
            accept.indicator
        );
        Diagnostic::warning(Code::AcceptIdle, message).at(accept.from.clone()).help("remove it")
    })
    .collect()
}
