//! What an override is pinned to: the figures it was written against, in a line that a person can read.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;

use crate::figures::measure::{Indicator, Observation, Unit};
use crate::figures::prose::{FigureRead, figure};
use crate::rules::{IndicatorContext, Tallied, Tally, is_figure};

/// Words of a trace that say no more than the figures every pin holds: it follows from `base` below, not from the word. A new
/// word about a figure is pinned, unless it stands here.
const HELD: [&str; 13] = [
    "value",
    "value_and_count",
    "count",
    "counted",
    "out_of",
    "count_out_of",
    "previous",
    "change",
    "count_change",
    "direction",
    "goodness",
    "verdict",
    "reason",
];

/// What stands for a figure that there is not.
const NONE: &str = "none";

/// Figures by their words, in order: `value: 93%; count: 424; ...`. Made of protected findings: no hidden figure is in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pin {
    /// What the sentence could rest on whatever its rule reads.
    base: Vec<(String, String)>,
    /// What its rule read besides.
    further: Vec<(String, String)>,
}

/// A figure that is no longer what an override was written against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinMoved {
    /// `value`
    pub word: String,
    /// What it was.
    pub was: String,
    /// What it is now.
    pub is: String,
}

impl fmt::Display for PinMoved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was {}, is {}", self.word, self.was, self.is)
    }
}

impl Pin {
    /// The figures of an indicator and the words that its rule read. The pin that was `written` says which words it
    /// holds besides: a rule that now reads other words has moved nothing.
    pub fn of(subject: &IndicatorContext, read: &[FigureRead], written: &Pin) -> Pin {
        let read = read.iter().map(|figure| figure.word.as_str()).filter(|word| is_figure(word));
        let own = written.further.iter().map(|(word, _)| word.as_str());
        let base = base(subject);
        let mut further: Vec<(String, String)> = Vec::new();
        for word in read.chain(own).filter(|word| !HELD.contains(word)) {
            if base.iter().chain(&further).any(|(known, _)| known == word) {
                continue;
            }
            let noted = subject.noted(word).join(", ");
            // Yes and no follow from the figures and the verdict.
            if !matches!(noted.as_str(), "" | "yes" | "no") {
                further.push((word.to_owned(), plain(&noted)));
            }
        }
        Pin { base, further }
    }

    /// The figures of several indicators that are reported at once.
    pub fn of_together(subjects: &[IndicatorContext]) -> Pin {
        let own = |subject: &IndicatorContext| {
            let id = subject.finding.indicator.id.clone();
            base(subject).into_iter().map(move |(word, held)| (format!("{id} {word}"), held)).collect::<Vec<_>>()
        };
        Pin { base: subjects.iter().flat_map(own).collect(), further: Vec::new() }
    }

    /// The totals of the whole report.
    pub fn of_report(period: String, tally: &Tally) -> Pin {
        let quartiles =
            ["top quartile", "second quartile", "third quartile", "fourth quartile"].into_iter().zip(tally.quartiles);
        let verdicts = tally.verdicts.iter().map(|(verdict, count)| (verdict.as_str(), *count));
        let unjudged = Tallied::NotJudged.as_str();
        let reasons = tally.reasons.iter().map(|(reason, count)| (format!("{unjudged}, {}", reason.as_str()), *count));
        let counts = verdicts
            .chain(quartiles)
            .map(|(word, count)| (word.to_owned(), count))
            .chain(reasons)
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| (word, count.to_string()));
        let first = [("period".to_owned(), period), ("measures".to_owned(), tally.counted.to_string())];
        Pin { base: first.into_iter().chain(counts).collect(), further: Vec::new() }
    }

    /// A pin as an officer pasted it. Which words belong to every pin is known only beside one that was made.
    pub fn read(written: &str) -> Pin {
        let pair = |part: &str| {
            let (word, held) = part.split_once(':').unwrap_or((part, ""));
            (plain(word), plain(held))
        };
        let parts = written.split(';').filter(|part| !part.trim().is_empty());
        Pin { base: Vec::new(), further: parts.map(pair).collect() }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.base.is_empty() && self.further.is_empty()
    }

    /// What has moved since this was written, against the pin that would be written now.
    pub fn moved(&self, now: &Pin) -> Vec<PinMoved> {
        let was: BTreeMap<&str, &str> = self.pairs().collect();
        let is: BTreeMap<&str, &str> = now.pairs().collect();
        // What the rule has come to read since, and nobody pinned, has moved nothing.
        let asked = now.base.iter().map(|(word, _)| word.as_str()).chain(self.pairs().map(|(word, _)| word));
        let mut moved: Vec<PinMoved> = Vec::new();
        for word in asked {
            let held = |pin: &BTreeMap<&str, &str>| pin.get(word).copied().unwrap_or(NONE).to_owned();
            let (was, is) = (held(&was), held(&is));
            if was != is && !moved.iter().any(|known| known.word == word) {
                moved.push(PinMoved { word: word.to_owned(), was, is });
            }
        }
        moved
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.base.iter().chain(&self.further).map(|(word, held)| (word.as_str(), held.as_str()))
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, (word, held)) in self.pairs().enumerate() {
            write!(f, "{}{word}: {held}", if nth > 0 { "; " } else { "" })?;
        }
        Ok(())
    }
}

/// The latest figure, the one it is compared with, and the verdict: what any sentence on an indicator could rest on.
fn base(subject: &IndicatorContext) -> Vec<(String, String)> {
    let indicator = &subject.finding.indicator;
    let latest = subject.latest();
    let baseline = subject.baseline();
    let earlier = baseline.map(|earlier| &earlier.observation);
    // A count is its own value.
    let count = |number: Option<Decimal>| {
        number.filter(|_| indicator.unit != Unit::Count).map(|number| number.normalize().to_string())
    };
    let previous = baseline.map(|earlier| {
        // Of a year it is the quarter that was calculated, which is in no row.
        let shown = with_marks(earlier.value, &earlier.observation, indicator);
        format!("{shown} in {}", earlier.observation.period.in_full())
    });
    [
        ("period", latest.map(|latest| latest.period.in_full())),
        ("value", latest.map(|latest| with_marks(latest.value, latest, indicator))),
        ("count", count(latest.and_then(|latest| latest.numerator))),
        ("out of", count(latest.and_then(|latest| latest.denominator))),
        ("previous", previous),
        ("previous count", count(earlier.and_then(|earlier| earlier.numerator))),
        ("previous out of", count(earlier.and_then(|earlier| earlier.denominator))),
        ("verdict", Some(subject.decided.verdict_in_words())),
    ]
    .into_iter()
    .filter_map(|(word, held)| Some((word.to_owned(), plain(&held?))))
    .collect()
}

/// `93%`, `93% [p]`, `[c]`: in full, as printed figures are rounded and would hide a small move.
fn with_marks(value: Option<Decimal>, observation: &Observation, indicator: &Indicator) -> String {
    let value = value.map(|value| value.normalize());
    let value = value.map(|value| match indicator.unit {
        Unit::Percent => format!("{value}%"),
        Unit::Money => format!("£{value}"),
        Unit::Time => figure(indicator, value, None),
        Unit::Count | Unit::Rate | Unit::Score => value.to_string(),
    });
    let marks = format!("{}{}", observation.missing.map_or("", |why| why.mark()), observation.marks());
    match (value, marks.is_empty()) {
        (Some(value), true) => value,
        (Some(value), false) => format!("{value} {marks}"),
        (None, true) => NONE.to_owned(),
        (None, false) => marks,
    }
}

/// In one line, without what parts one figure from the next.
fn plain(held: &str) -> String {
    held.replace(';', ",").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(base: &[(&str, &str)], further: &[(&str, &str)]) -> Pin {
        let pairs = |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Pin { base: pairs(base), further: pairs(further) }
    }

    #[test]
    fn what_is_listed_by_name_is_a_word() {
        let known = crate::rules::definitions();
        for word in HELD.iter().chain(&super::super::unsaid::CHANGE).chain(&super::super::unsaid::VERDICT) {
            assert!(known.contains(&format!("fn get {word}(")), "{word}");
        }
    }

    #[test]
    fn what_is_pasted_is_read_back() {
        let made =
            pin(&[("value", "93%"), ("previous", "95.1% in quarter 2 2024/25")], &[("compared", "better: England")]);
        assert_eq!(made.to_string(), "value: 93%; previous: 95.1% in quarter 2 2024/25; compared: better: England");
        assert_eq!(Pin::read(&made.to_string()).moved(&made), []);
        assert_eq!(
            Pin::read(" value:93%;\n previous : 95.1%  in quarter 2 2024/25;compared: better: England").moved(&made),
            []
        );
    }

    #[test]
    fn every_move_is_named() {
        let said = |written: &str, now: &Pin| -> Vec<String> {
            Pin::read(written).moved(now).iter().map(PinMoved::to_string).collect()
        };
        let now = pin(&[("value", "91.2%"), ("count", "424")], &[("quartile", "2"), ("rises", "3")]);
        assert_eq!(said("value: 93%; count: 424; quartile: 2", &now), ["value was 93%, is 91.2%"]);
        assert_eq!(said("value: 91.2%; quartile: 1", &now), ["count was none, is 424", "quartile was 1, is 2"]);
        assert_eq!(said("value: 91.2%; count: 424; colour: red", &now), ["colour was red, is none"]);
        assert_eq!(said("", &now), ["value was none, is 91.2%", "count was none, is 424"]);
    }
}
