//! No figure is typed twice: what the tables hold is said by the rules, and by nobody's hand.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Place};
use crate::figures::measure::{Indicator, Period, Unit};
use crate::figures::prose::{Typed, figure, grouped, typed};
use crate::folder::own_words::commentary::Comment;
use crate::folder::own_words::overrides::{Override, Overruled};
use crate::folder::settings::plan::{ParagraphPlan, Plan};
use crate::folder::text::diagnostics::Diagnostics;

use super::computed::{Computed, computed};

/// A figure the folder holds, with what it is.
struct Held {
    value: Decimal,
    what: &'static str,
    /// Whether it is in the indicator's unit, or a count.
    in_unit: bool,
    /// Of an earlier figure: when it was true, and what it is now.
    was: Option<(Period, Option<(Period, Decimal)>)>,
}

impl Held {
    /// `is the value of`, `was the value for quarter 2 2019/20 of`, and what it is now.
    fn told(&self, written: &str, indicator: &Indicator) -> String {
        let id = &indicator.id;
        let Some((then, now)) = self.was else {
            return format!(
                "{written} is typed here, but it is the {} of `{id}`, which the rules already report",
                self.what
            );
        };
        let now = now.map_or_else(String::new, |(now, value)| {
            let printed = if self.in_unit {
                figure(indicator, value, indicator.decimals_for(value))
            } else {
                grouped(value.normalize())
            };
            format!(", and for {} it is {printed}", now.in_full())
        });
        let then = if then.is_dated() { format!("for {}", then.in_full()) } else { "before".to_owned() };
        format!("{written} is typed here, but it was the {} of `{id}` {then}{now}", self.what)
    }
}

/// A sentence of the officer's own.
struct Own<'a> {
    text: &'a str,
    facts: &'a [String],
    from: &'a Place,
    /// What it is pinned to: when one of these moves, the sentence is refused.
    pinned: &'a str,
}

/// Checks the officer's sentences beside the rules'.
pub fn comments(plan: &Plan, indicators: &[Indicator], comments: &[Comment], faults: &Diagnostics) {
    for comment in comments {
        let Some(indicator) = indicators.iter().find(|one| one.id == comment.indicator) else { continue };
        let own = Own { text: &comment.text, facts: &comment.facts, from: &comment.from, pinned: "" };
        sentence(&own, Some(indicator), comment.period.unwrap_or(plan.period), faults);
    }
}

/// Checks the officer's sentences instead of the rules': they may give what they are pinned to.
pub fn overrides(plan: &Plan, indicators: &[Indicator], overrides: &[Override], faults: &Diagnostics) {
    for over in overrides {
        let indicator = match &over.of {
            Overruled::Of { indicator: id, .. } => indicators.iter().find(|one| one.id == *id),
            Overruled::In { .. } => None,
        };
        // Without a pin it is refused, and nothing can be said of its figures yet.
        let Some((pinned, _)) = &over.pinned else { continue };
        let own = Own { text: &over.text, facts: &over.facts, from: &over.from, pinned };
        sentence(&own, indicator, plan.period, faults);
    }
}

fn sentence(own: &Own, indicator: Option<&Indicator>, period: Period, faults: &Diagnostics) {
    let held = indicator.map_or_else(Vec::new, |indicator| held_of(indicator, period));
    let names = indicator.map_or_else(String::new, names_of);
    let pinned = typed(own.pinned);
    for number in typed(own.text) {
        if pinned.iter().any(|figure| figure.percent == number.percent && number.is_rounded(figure.value)) {
            continue;
        }
        let matched = indicator.and_then(|indicator| {
            let found = held.iter().find(|one| is(&number, one, indicator.unit))?;
            Some((found, indicator))
        });
        match matched {
            _ if covered(&number, own.text, own.facts, matched.is_some()) || named(&number, &names) => {}
            Some((one, indicator)) => {
                let message = one.told(number.written, indicator);
                let help = "remove it: the rules report it. If it is another figure, declare it with its words: \
                    facts = [\"...\"]";
                faults.error(Code::TypedFigure, own.from.at_words(number.written), message, help);
            }
            None => {
                let (message, help) = match computed(&number, own.text, indicator, period) {
                    Some(Computed::Right) => continue,
                    Some(Computed::Cut(right)) => (
                        format!("{} is not in any table, and {right}", number.written),
                        "correct it: the last digit is rounded, not cut off".to_owned(),
                    ),
                    None => (format!("{} is not in any table", number.written), unknown(&number, indicator, period)),
                };
                faults.warning(Code::TypedFigure, own.from.at_words(number.written), message, help);
            }
        }
    }
}

/// What to do about a figure that nothing holds: the one that may be meant is named.
fn unknown(number: &Typed, indicator: Option<&Indicator>, period: Period) -> String {
    let declare = format!("declare it below the text: facts = [\"{}\"]", number.written);
    let alike =
        |one: &&Indicator| (number.percent, number.pounds) == (one.unit == Unit::Percent, one.unit == Unit::Money);
    let latest = indicator.filter(alike).and_then(|indicator| {
        let held = indicator.observations.iter().rfind(|held| held.period.end() <= period.end())?;
        let printed = figure(indicator, held.value?, indicator.decimals_for(held.value?));
        Some(format!("`{}` is {printed} for {}", indicator.id, held.period.in_full()))
    });
    match latest {
        Some(right) => format!(
            "{right}, which the rules report: leave it to them; if {} is something else, {declare}",
            number.written
        ),
        None => format!("if it is correct, {declare}"),
    }
}

/// Checks the fixed texts of `report.toml`: only a number with its character, as others are rarely an indicator's.
pub fn texts(plan: &Plan, indicators: &[Indicator], faults: &Diagnostics) {
    for paragraph in plan.sections.iter().flat_map(|section| &section.paragraphs) {
        let ParagraphPlan::Text { text, facts, from } = paragraph else { continue };
        let whole = [Decimal::ZERO, Decimal::ONE_HUNDRED];
        for number in typed(text).into_iter().filter(|one| (one.percent || one.pounds) && !whole.contains(&one.value)) {
            let held = indicators.iter().flat_map(|indicator| {
                let held = held_of(indicator, plan.period).into_iter().map(move |one| (indicator, one));
                held.filter(|(indicator, one)| one.in_unit && is(&number, one, indicator.unit))
            });
            // 88% is rather the one that is 88 than another that is 87.6.
            let of = held.min_by_key(|(_, one)| one.value != number.value.abs());
            if let Some((indicator, one)) = of.filter(|_| !covered(&number, text, facts, true)) {
                let message = one.told(number.written, indicator);
                let help = "report the indicator in a paragraph instead: { indicators = [\"...\"] }";
                faults.error(Code::TypedFigure, from.at_words(number.written), message, help);
            }
        }
    }
}

/// What is held of an indicator up to a period.
fn held_of(indicator: &Indicator, until: Period) -> Vec<Held> {
    let mut held = Vec::new();
    let mut add = |value: Option<Decimal>, what, in_unit, was| {
        held.extend(value.map(|value| Held { value: value.abs(), what, in_unit, was }));
    };
    let known: Vec<_> = indicator.observations.iter().filter(|one| one.period.end() <= until.end()).collect();
    if let Some((latest, earlier)) = known.split_last() {
        add(latest.value, "value", true, None);
        add(latest.numerator, "count", false, None);
        add(latest.denominator, "number it is out of", false, None);
        let baselines = [latest.period.moved(-indicator.frequency.months()), latest.period.year_before()];
        for one in earlier {
            let near = baselines.contains(&one.period) || Some(one) == earlier.last();
            // An old figure of few digits would be met by chance.
            let telling =
                |value: Option<Decimal>| value.filter(|value| near || value.scale() > 0 || value.abs() >= Decimal::TEN);
            let was = |now: Option<Decimal>| Some((one.period, now.map(|now| (latest.period, now))));
            add(telling(one.value), "value", true, was(latest.value));
            add(telling(one.numerator), "count", false, was(latest.numerator));
            if near {
                let change = |a: Option<Decimal>, b: Option<Decimal>| {
                    a.zip(b).and_then(|(a, b)| a.checked_sub(b)).filter(|change| !change.is_zero())
                };
                add(change(latest.value, one.value), "change", true, None);
                add(change(latest.numerator, one.numerator), "change in count", false, None);
            }
        }
    }
    for one in indicator.benchmarks.iter().filter(|one| one.period.end() <= until.end()) {
        add(one.value, "comparator", true, None);
    }
    for target in &indicator.targets {
        add(target.value, "target", true, None);
        add(target.forecast, "forecast", true, None);
    }
    // What holds now comes first: a target of 85% is not an old value of 85%.
    held.sort_by_key(|one| one.was.is_some());
    held
}

/// Whether a typed number is a held figure, as exactly as it was typed.
fn is(number: &Typed, held: &Held, unit: Unit) -> bool {
    if number.percent && !(held.in_unit && unit == Unit::Percent) || number.pounds && unit != Unit::Money {
        return false;
    }
    held.value == number.value || number.is_measured() && number.is_rounded(held.value)
}

/// Whether a declared fact covers the number. A figure that is held is not freed by declaring it alone.
fn covered(number: &Typed, text: &str, facts: &[String], held: bool) -> bool {
    facts.iter().filter(|fact| !fact.is_empty()).any(|fact| {
        let alone = held && fact.trim() == number.written;
        let around = |(at, found): (usize, &str)| at <= number.start && number.start < at + found.len();
        !alone && text.match_indices(fact.as_str()).any(around)
    })
}

/// The words that name an indicator: a number in them is part of its name.
fn names_of(indicator: &Indicator) -> String {
    let noun =
        |noun: &Option<crate::figures::measure::Noun>| noun.as_ref().map_or_else(String::new, |noun| noun.many.clone());
    [
        &indicator.name,
        &indicator.label,
        &indicator.subject,
        &indicator.variant,
        &indicator.theme,
        &indicator.share_of,
        &indicator.source,
        &indicator.done,
        &noun(&indicator.noun),
        &noun(&indicator.out_of),
    ]
    .map(String::as_str)
    .join(". ")
}

/// Whether the number is behind the same word as in the indicator's own name: `aged 10`, `within 12`.
fn named(number: &Typed, names: &str) -> bool {
    typed(names)
        .iter()
        .any(|own| own.value == number.value && own.percent == number.percent && own.after == number.after)
}
