//! Targets: the one that decides what the measure is, and lists of those that stand so.

use rhai::Dynamic;
use rust_decimal::Decimal;

use crate::figures::finding::{Judged, TargetFound, TargetTime};
use crate::figures::measure::{Basis, Indicator, MeasureKind, Period, Polarity, Reached, Target, Unit};
use crate::figures::prose::{difference, figure, figure_in_full, grouped, list, rounded, share as printed_share};

use super::super::indicator_context::{IndicatorContext, IndicatorFacts};
use super::super::measured::Measured;
use super::super::target_state::TargetState;
use super::super::value::{Value, number_of};
use super::super::word::{Answer, Word};
use super::figures::value;
use super::{missing, text};

const SIDES: &[&str] = &["above", "below", "over", "under", "the same"];
const BASES: &[&str] = &[Basis::ALL[0].0, Basis::ALL[1].0, Basis::ALL[2].0];
const EXPECTED_BY: &[&str] = &["profile", "last year"];

/// The year, where the report is within it; else the period's own name.
fn named_year(by: Period, report: Period) -> String {
    let within = by.months() == 12 && by.begin() < report.end() && report.end() <= by.end();
    if within { "the year".into() } else { by.beside(report) }
}

/// The target as it was set: ` of 98%`, ` of fewer than 85`, ` of “a good service”`.
fn aim(i: &IndicatorFacts, found: &TargetFound) -> String {
    let (indicator, target) = (&i.finding.indicator, &found.target);
    let plain = target.value.map(|aim| figure_in_full(indicator, aim, i.finding.decimals_of_target(aim)));
    match (plain, target.reached, target.quartile) {
        (_, _, Some(_)) => format!(" of the {}", target.words.trim_start_matches("the ")),
        (Some(figure), Reached::AtIt, _) => format!(" of {figure}"),
        (Some(figure), reached, _) => {
            format!(" of {}{figure}", reached.before(indicator.unit))
        }
        (None, ..) if target.words.is_empty() => String::new(),
        (None, ..) => format!(" of “{}”", target.words),
    }
}

/// `national target of 98%`, `target of 98% for quarter 4 2019/20`.
fn target_text(i: &IndicatorFacts, found: &TargetFound) -> String {
    let by = found.target.by.map(|by| format!(" for {}", by.beside(i.finding.report))).unwrap_or_default();
    format!("{}{}{by}", found.target.name, aim(i, found))
}

/// `ceiling of 440 for the year`. Where nobody says that it is of the year, neither does the report.
fn year_text(i: &IndicatorFacts, found: &TargetFound) -> String {
    if found.target.by.is_none() && found.target.basis.is_none() {
        return target_text(i, found);
    }
    let by = found.target.by.map_or("the year".to_owned(), |by| named_year(by, i.finding.report));
    format!("{} for {by}", plain_text(i, found))
}

/// The same without its period, where the sentence names it. A name that says the year already does not say it twice.
fn plain_text(i: &IndicatorFacts, found: &TargetFound) -> String {
    format!("{}{}", found.target.name.trim_end_matches(" for the year"), aim(i, found))
}

/// `a target`, `an ambition`.
fn with_article(text: &str) -> String {
    let vowel = text.chars().next().is_some_and(|first| "aeiou".contains(first.to_ascii_lowercase()));
    format!("{} {text}", if vowel { "an" } else { "a" })
}

/// How far apart two figures are, as it is printed: never nothing where they differ.
fn distance(indicator: &Indicator, gap: Decimal, (own, aim): (Decimal, Decimal)) -> String {
    difference(indicator, gap, indicator.decimals_between(own, aim))
}

/// On which side of its target a figure lies.
fn side(indicator: &Indicator, gap: Decimal) -> &'static str {
    match (gap.cmp(&Decimal::ZERO), indicator.unit) {
        (std::cmp::Ordering::Equal, _) => "the same",
        (std::cmp::Ordering::Greater, Unit::Money) => "over",
        (std::cmp::Ordering::Less, Unit::Money) => "under",
        (std::cmp::Ordering::Greater, _) => "above",
        (std::cmp::Ordering::Less, _) => "below",
    }
}

/// How far a figure is from a target, and on which side: `0.8 percentage points below`, `£162,000 (0.9%) over`.
pub fn apart(indicator: &Indicator, found: &TargetFound) -> Option<String> {
    let (gap, judged, aim) = (found.gap?, found.judged?, found.target.value?);
    let side = side(indicator, gap);
    if gap.is_zero() {
        return Some(side.into());
    }
    let distance = distance(indicator, gap, (judged.value, aim));
    let share = found.share.and_then(|share| share.checked_sub(Decimal::ONE_HUNDRED));
    let share = share.filter(|_| indicator.unit == Unit::Money && aim > Decimal::ZERO);
    let shown = |share: Decimal| format!(" ({}%)", grouped(rounded(share.abs(), 1)));
    let share = share.map(shown).filter(|shown| shown != " (0.0%)").unwrap_or_default();
    Some(format!("{distance}{share} {side}"))
}

/// What was held against it, as it is printed.
fn judged_figure(i: &IndicatorFacts, judged: Judged) -> Value {
    value(&i.finding.indicator, judged.value)
}

/// What was to be reached then: the target itself, or that of its name for the period before.
fn held_then<'a>(i: &'a IndicatorFacts, target: &'a Target, then: Period) -> Option<&'a Target> {
    let months = |one: &Target| one.by.map(Period::months);
    let alike = |one: &&Target| one.name == target.name && one.basis == target.basis && months(one) == months(target);
    let held = |one: &&Target| one.by.is_none_or(|by| then.end() > by.begin() && then.end() <= by.end());
    std::iter::once(target).chain(i.finding.indicator.targets.iter().filter(alike)).find(held)
}

/// Whether the figure before stood on the other side, of what was to be reached then and of what is now: `now meets`.
fn newly(i: &IndicatorFacts, found: &TargetFound) -> bool {
    let same_basis = found.is_due() && found.judged.is_some_and(|judged| judged.is_latest);
    let earlier = i.finding.previous.as_ref().filter(|earlier| earlier.observation.period.is_dated());
    let (Some(earlier), Some(judged)) = (earlier, found.judged) else { return false };
    let Some(then) = held_then(i, &found.target, earlier.observation.period) else { return false };
    let polarity = i.decided.polarity_of(&i.finding.indicator);
    let met = |target: &Target, value: Option<Decimal>| target.is_met_by(value?, polarity);
    let now = met(&found.target, Some(judged.value));
    let one_year = i.finding.indicator.measure != MeasureKind::Cumulative;
    let turned = [then, &found.target].map(|target| met(target, earlier.value));
    same_basis && one_year && turned.iter().all(|before| before.is_some() && *before != now)
}

impl IndicatorFacts {
    /// Whether a target is met that the figure before missed.
    pub fn newly_meets(&self) -> bool {
        let is_met = |found: &&TargetFound| self.target_state(found) == TargetState::Met;
        self.finding.targets.iter().filter(is_met).any(|found| newly(self, found))
    }
}

/// `318 so far, of a ceiling of 440 for the year`.
fn so_far(i: &IndicatorFacts, found: &TargetFound) -> Option<String> {
    let judged = found.judged.filter(|_| found.time == TargetTime::SoFar)?;
    found.target.value?;
    // "425.2 so far, of a target of 540.0" reads as if it were to be reached.
    let is_most = found.target.polarity(i.decided.polarity_of(&i.finding.indicator)) == Polarity::Lower;
    let text = match found.target.reached {
        Reached::AtIt if is_most && found.target.name == "target" => {
            year_text(i, found).replacen(" of ", " of at most ", 1)
        }
        _ => year_text(i, found),
    };
    Some(format!("{} so far, of {}", judged_figure(i, judged).shown(), with_article(&text)))
}

/// What should have come by now, as it is printed: a profile as it was written, what was worked out as the figure is.
pub fn expected_printed(indicator: &Indicator, found: &TargetFound) -> Option<String> {
    let expected = found.expected?;
    let worked_out = found.judged.map(|judged| judged.decimals(indicator)).filter(|_| expected.last_year.is_some());
    Some(figure(indicator, expected.value, worked_out.or_else(|| indicator.decimals_for(expected.value))))
}

/// What should have come by now, with where it is from.
fn expected(i: &IndicatorFacts, found: &TargetFound) -> Option<Value> {
    let indicator = &i.finding.indicator;
    let expected = found.expected?;
    let shown = Value::figure(expected.value, expected_printed(indicator, found)?);
    let share = expected.last_year.map(|share| format!("{}%", grouped(share)));
    let least = match found.target.polarity(i.decided.polarity_of(indicator)) {
        Polarity::Lower => "at most",
        Polarity::Higher | Polarity::Between(..) | Polarity::None => "at least",
    };
    let enough = format!("{least} {}", expected_printed(indicator, found)?);
    Some(shown.with(vec![
        ("by", Value::choice(EXPECTED_BY[usize::from(expected.last_year.is_some())], EXPECTED_BY).into()),
        ("share", share.map_or_else(|| missing("the profile is the council\u{2019}s own"), text)),
        ("period", text(expected.period.beside(i.finding.report))),
        ("enough", text(enough)),
    ]))
}

/// Why nobody can say whether a target is met that is to be reached by now.
fn unjudged(i: &IndicatorFacts, found: &TargetFound) -> &'static str {
    if i.finding.is_late() {
        "the figure is of an earlier period"
    } else if found.basis == Basis::Year && !i.finding.indicator.says_measure() {
        "it is not known whether its figures add up to that of the year"
    } else {
        "no figure for the whole of that time is held"
    }
}

/// A target with everything that can be asked of it.
fn target(i: &IndicatorFacts, found: &TargetFound, state: TargetState) -> Value {
    let indicator = &i.finding.indicator;
    let held = |held: Option<Value>, why: &str| held.map_or_else(|| missing(why), Dynamic::from);
    let words = |held: Option<String>, why: &str| held.map_or_else(|| missing(why), text);
    let gap = found.gap.zip(found.judged).zip(found.target.value).map(|((gap, judged), aim)| {
        let of = Measured::difference(indicator, indicator.decimals_between(judged.value, aim));
        Value::figure(gap, distance(indicator, gap, (judged.value, aim))).of_unit(of).with(vec![
            ("direction", super::earlier::direction_word(Some(gap.cmp(&Decimal::ZERO)), indicator).into()),
            ("side", Value::choice(side(indicator, gap), SIDES).into()),
        ])
    });
    let share = found.share.map(|share| Value::figure(share, printed_share(share)));
    let forecast = found.target.forecast.map(|figure| value(indicator, figure));
    let basis = Value::choice(found.basis.as_str(), BASES);
    let of = found.judged.map(|judged| judged.period.beside(i.finding.report));
    let no_figure = "the target\u{2019}s figure is not given";
    let shown = target_text(i, found);
    Value::words(shown.clone()).with(vec![
        ("text", text(shown)),
        ("plain", text(plain_text(i, found))),
        ("of_year", text(year_text(i, found))),
        ("name", text(&found.target.name)),
        ("value", held(found.target.value.map(|aim| value(indicator, aim)), no_figure)),
        ("gap", held(gap, no_figure)),
        ("apart", words(apart(indicator, found), no_figure)),
        ("share", held(share, no_figure)),
        ("state", Value::choice(state.as_str(), TargetState::WORDS).into()),
        ("met", (state == TargetState::Met).into()),
        ("newly", newly(i, found).into()),
        ("due", found.is_due().into()),
        ("in_words", found.target.value.is_none().into()),
        ("by", words(found.target.by.map(|by| by.beside(i.finding.report)), "no date")),
        ("basis", basis.into()),
        ("figure", held(found.judged.map(|judged| judged_figure(i, judged)), "no figure")),
        ("of", words(of, "no figure")),
        ("of_latest", found.judged.is_some_and(|judged| judged.is_latest).into()),
        ("so_far", words(so_far(i, found), "it is not of a year that is not over")),
        ("expected", held(expected(i, found), "nothing says what should have come by now")),
        ("forecast", held(forecast, "no forecast")),
        ("unjudged", text(unjudged(i, found))),
    ])
}

/// The parts of `i.target`.
const PARTS: &[&str] = &[
    "text",
    "plain",
    "of_year",
    "name",
    "value",
    "gap",
    "apart",
    "share",
    "state",
    "met",
    "newly",
    "due",
    "in_words",
    "by",
    "basis",
    "figure",
    "of",
    "of_latest",
    "so_far",
    "expected",
    "forecast",
    "unjudged",
];

/// What should have come by now, and what says so: `; at last year’s pace it would be 75`.
fn by_now(i: &IndicatorFacts, found: &TargetFound) -> String {
    let printed = expected_printed(&i.finding.indicator, found);
    match (printed, found.expected.and_then(|expected| expected.last_year)) {
        (None, _) => String::new(),
        (Some(printed), Some(_)) => format!("; at last year\u{2019}s pace it would be {printed}"),
        (Some(printed), None) => format!("; the profile is {printed}"),
    }
}

/// A target of a list, with what a reader needs beside it: `the national target of 98% (2 percentage points below)`.
fn listed(i: &IndicatorFacts, found: &TargetFound, state: TargetState) -> String {
    let judged = found.judged;
    let year = judged.filter(|judged| !judged.is_latest || found.time == TargetTime::SoFar);
    let shown = if found.time == TargetTime::SoFar { year_text(i, found) } else { target_text(i, found) };
    // What is decided already is at no pace.
    let pace =
        || if matches!(state, TargetState::Missed | TargetState::Met) { String::new() } else { by_now(i, found) };
    let figure = year.map(|judged| match found.time {
        TargetTime::SoFar => format!("{} so far{}", judged_figure(i, judged).shown(), pace()),
        _ => format!("{} in {}", judged_figure(i, judged).shown(), judged.period.beside(i.finding.report)),
    });
    let gap = match state {
        TargetState::Missed | TargetState::Close => apart(&i.finding.indicator, found),
        _ => None,
    };
    // Brackets do not stand within brackets.
    let gap = gap.map(|gap| gap.replace(" (", ", or ").replace(")", ","));
    match [figure, gap].into_iter().flatten().collect::<Vec<_>>().join(", ") {
        beside if beside.is_empty() => format!("the {shown}"),
        beside => format!("the {shown} ({beside})"),
    }
}

/// The targets that stand so, as a list: `the national target of 98% and the local target of 95%`.
pub fn targets(i: &IndicatorContext, wanted: TargetState) -> String {
    let states = i.finding.targets.iter().map(|found| (found, i.target_state(found)));
    let found: Vec<String> = states
        .filter(|(_, state)| *state == wanted)
        .map(|(found, state)| {
            let shown = listed(i, found, state);
            i.note("target", format!("{}: {shown}", wanted.as_str()), Some(&found.target.from));
            shown
        })
        .collect();
    list(&found)
}

/// How many targets stand so.
pub fn count_targets(i: &IndicatorContext, wanted: TargetState) -> usize {
    i.finding.targets.iter().filter(|found| i.target_state(found) == wanted).count()
}

/// Targets.
pub const TARGETS: &[Word] = &[
    Word::of_figure("rating", "the rating of the measure: as decided, else `on target`, `off target`", |i| {
        i.rating_word().map_or_else(|| missing("no rating"), text).into()
    }),
    Word::of_figure(
        "target",
        "the target that decides: the worst that is due, else the first: `national target of 98%`",
        |i| match i.deciding_target() {
            Some((found, state)) => {
                Answer { value: target(i, found, state).into(), from: Some(found.target.from.clone()) }
            }
            None => missing("no target").into(),
        },
    )
    .parts(PARTS),
    Word::of_figure("how_many_targets", "how many targets are in force or the next to come", |i| {
        number_of(i.finding.targets.len()).into()
    }),
];
