//! The direction of travel in a row of the dashboard: a verdict, how far the figure went, and why it is not judged.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::figures::finding::Earlier;
use crate::figures::measure::Observation;
use crate::figures::prose::{capital, difference_in_figures, rounded_to};
use crate::rules::{IndicatorContext, PrintedWords, UnjudgedReason, Verdict};

use super::dashboard::joined;
use super::{Outcome, Travel, Way};

/// What is said of a change that does not show in the figures as they are printed.
pub const UNSEEN: &str = "the same when rounded";

/// The second line of a direction of travel in its parts.
#[derive(Debug, Default)]
pub struct Told {
    /// How far the figure went: `down 2.1 points`. May be empty.
    pub moved: String,
    /// What else is said of it: which way is good, why there is no verdict, that a tolerance gave it.
    pub behind: Vec<String>,
}

impl Told {
    fn in_words(&self) -> String {
        let parts: Vec<&str> = std::iter::once(&self.moved).chain(&self.behind).map(String::as_str).collect();
        joined(&parts, ", ")
    }
}

/// How the figure moved since the one it is compared with, what that is called, and why it is not judged.
pub fn travel(subject: &IndicatorContext) -> (Travel, Told) {
    let Some(judgement) = &subject.decided.judgement else {
        let none = Travel {
            outcome: Outcome::None,
            way: Way::Unknown,
            word: travel_word(Verdict::NotJudged, &subject.scene.words),
            detail: String::new(),
            after_rounding: false,
            stated: false,
        };
        return (none, Told::default());
    };
    let way = match judgement.direction {
        _ if subject.baseline().is_some_and(|earlier| subject.finding.prints_alike(earlier)) => Way::Level,
        Some(Ordering::Greater) => Way::Up,
        Some(Ordering::Less) => Way::Down,
        Some(Ordering::Equal) => Way::Level,
        None => Way::Unknown,
    };
    // That it is higher or lower by less than is printed cannot be seen, and says nothing good or bad.
    let unseen = way == Way::Level && matches!(judgement.verdict, Verdict::Higher | Verdict::Lower);
    let shown = if unseen { Verdict::NotJudged } else { judgement.verdict };
    let outcome = match shown {
        Verdict::Improved => Outcome::Improved,
        Verdict::Declined => Outcome::Declined,
        Verdict::NoClearChange => Outcome::Steady,
        Verdict::Higher | Verdict::Lower => Outcome::Changed,
        Verdict::TooSmall | Verdict::NoPolarity | Verdict::NotJudged => Outcome::None,
    };
    let (moved, after_rounding) = detail(subject, way);
    // Of a change that could not be judged only for want of counts it is said which way is good.
    let open = judgement.reason.is_some() && judgement.may_be_good_or_bad() && !unseen;
    let good = subject.printed("goodness").filter(|_| open);
    let reason = judgement.reason.map(|reason| why(subject, reason).to_owned());
    let is_told = match judgement.verdict {
        Verdict::Higher | Verdict::Lower | Verdict::NoClearChange | Verdict::TooSmall => true,
        Verdict::Improved | Verdict::Declined | Verdict::NoPolarity | Verdict::NotJudged => reason.is_none(),
    };
    let mut told = match reason {
        None if judgement.rounded_away => Told { moved: UNSEEN.into(), behind: Vec::new() },
        reason if is_told && !moved.is_empty() => {
            let reason = reason.filter(|_| judgement.verdict != Verdict::TooSmall);
            Told { moved, behind: good.into_iter().chain(reason).collect() }
        }
        None => Told { moved, behind: good.into_iter().collect() },
        Some(reason) => Told { moved: String::new(), behind: vec![reason] },
    };
    told.behind.extend(judgement.by_tolerance.map(|_| "by tolerance".to_owned()));
    let word = travel_word(shown, &subject.scene.words);
    (Travel { outcome, way, word, detail: told.in_words(), after_rounding, stated: judgement.stated }, told)
}

/// Why there is no verdict. Earlier figures may be held, and none of them comparable.
fn why(subject: &IndicatorContext, reason: UnjudgedReason) -> &'static str {
    let before = subject.latest().map_or(i32::MAX, |latest| latest.period.end());
    let held = |one: &Observation| one.value.is_some() && one.period.is_dated() && one.period.end() < before;
    match reason {
        UnjudgedReason::NoEarlierFigure if subject.finding.indicator.observations.iter().any(held) => {
            "no earlier figure to compare"
        }
        reason => reason.as_str(),
    }
}

/// A verdict at the start of a cell: `No clear change`.
pub fn travel_word(verdict: Verdict, words: &PrintedWords) -> String {
    match verdict {
        Verdict::NoPolarity | Verdict::NotJudged => "No judgement".into(),
        Verdict::Improved
        | Verdict::Declined
        | Verdict::NoClearChange
        | Verdict::Higher
        | Verdict::Lower
        | Verdict::TooSmall => capital(words.of(verdict)),
    }
}

/// `down 2.1 points`, and whether the printed figures differ by another amount.
fn detail(subject: &IndicatorContext, way: Way) -> (String, bool) {
    let indicator = &subject.finding.indicator;
    let Some(earlier @ Earlier { change: Some(change), value: Some(then), .. }) = subject.baseline() else {
        let than = match subject.baseline().map(|earlier| earlier.observation.period) {
            Some(period) if period.is_dated() => format!(" than {}", period.beside(subject.finding.report)),
            Some(_) => " than before".into(),
            None => String::new(),
        };
        if let Some(sized) = subject.printed("stated_change").filter(|sized| !sized.is_empty()) {
            let than = subject.printed("stated_than").filter(|named| !named.is_empty()).unwrap_or(than);
            return (format!("{sized}{than}"), false);
        }
        let slight = subject.decided.judgement.as_ref().is_some_and(|judgement| judgement.real_change == Some(false));
        return (
            match way {
                Way::Up if slight => format!("slightly higher{than}"),
                Way::Down if slight => format!("slightly lower{than}"),
                Way::Up => format!("higher{than}"),
                Way::Down => format!("lower{than}"),
                Way::Level => "the same".into(),
                Way::Unknown => String::new(),
            },
            false,
        );
    };
    let now = subject.latest().and_then(|latest| latest.value).unwrap_or(*then);
    let beside = indicator.beside(now, *then);
    if subject.finding.prints_alike(earlier) {
        return (format!("the same, {}", rounded_to(indicator, beside.decimals)), false);
    }
    let rounded = |figure: Decimal| indicator.unit_words.rounded(figure, beside.decimals);
    let printed = rounded(now).checked_sub(rounded(*then)).map(|gap| gap.abs());
    let sized = difference_in_figures(indicator, change.units, beside.decimals);
    let text = match way {
        Way::Up => format!("up {sized}"),
        Way::Down => format!("down {sized}"),
        Way::Level | Way::Unknown => "the same".into(),
    };
    (text, printed.is_some_and(|printed| printed != rounded(change.units.abs())))
}
