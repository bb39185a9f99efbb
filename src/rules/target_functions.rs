//! What a rule about the whole report can ask of targets and ratings.

use rhai::{Dynamic, Engine, EvalAltResult, ImmutableString};
use rust_decimal::Decimal;

use crate::figures::prose::{grouped, list, rounded, words};

use super::group_context::ReportContext;
use super::operators::known;
use super::target_totals::{TargetTallied, TargetTotals, TotalsBefore};
use super::value::{Value, number_of};

/// Percentages are given of so many or more: of fewer they say less than the numbers.
const ENOUGH_FOR_PERCENT: usize = 20;

/// The `r.before` of a rule.
#[derive(Debug, Clone)]
struct Before(Option<TotalsBefore>);

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// Registers what a rule about the whole report can ask of targets and ratings.
pub fn register(engine: &mut Engine) {
    engine.register_type_with_name::<Before>("report before");
    engine.register_get("targets_judged", |r: &mut ReportContext| number_of(r.tally.targets.judged()));
    engine.register_get("rated", |r: &mut ReportContext| number_of(total(&r.tally.ratings)));
    engine.register_get("ratings", |r: &mut ReportContext| rated(&r.tally.ratings));
    engine.register_get("targets_by_section", |r: &mut ReportContext| by_section(r));
    engine.register_get("has_before", |r: &mut ReportContext| {
        r.before.as_ref().is_some_and(|before| before.targets.judged() > 0 || !before.ratings.is_empty())
    });
    engine.register_get("before", |r: &mut ReportContext| Before(r.before.clone()));
    engine.register_fn("share_of_targets", |r: &mut ReportContext, state: ImmutableString| -> Outcome<String> {
        let totals = r.tally.targets;
        Ok(share(totals.how_many(tallied(&state)?), totals.judged()))
    });
    engine.register_get("ratings_rounded", |r: &mut ReportContext| {
        let ratings = &r.tally.ratings;
        off(&ratings.iter().map(|(_, count)| *count).collect::<Vec<_>>(), total(ratings))
    });
    engine.register_get("targets_rounded", |r: &mut ReportContext| {
        let totals = r.tally.targets;
        let parts = TargetTotals::JUDGED.map(|one| totals.how_many(one));
        off(&parts, totals.judged())
    });
    engine.register_get("same_rating", |r: &mut ReportContext| match &r.tally.ratings[..] {
        [(word, count)] if *count > 1 => word.clone(),
        _ => String::new(),
    });
    let missing = || Dynamic::from(Value::missing("no earlier report is approved"));
    engine.register_get("period", move |before: &mut Before| match &before.0 {
        Some(before) => before.period.clone().into(),
        None => missing(),
    });
    engine.register_get("targets_judged", move |before: &mut Before| match &before.0 {
        Some(before) => number_of(before.targets.judged()),
        None => missing(),
    });
    engine.register_get("ratings", move |before: &mut Before| match &before.0 {
        Some(before) => rated(&before.ratings).into(),
        None => missing(),
    });
    engine.register_fn("how_many", move |before: &mut Before, state: ImmutableString| -> Outcome<Dynamic> {
        let state = tallied(&state)?;
        Ok(before.0.as_ref().map_or_else(missing, |before| number_of(before.targets.how_many(state))))
    });
}

/// What the totals count a target as, by its word.
///
/// # Errors
/// It is none.
fn tallied(state: &str) -> Outcome<TargetTallied> {
    known(TargetTallied::of(state), state, "a target status", TargetTallied::WORDS)
}

fn total(ratings: &[(String, usize)]) -> usize {
    ratings.iter().map(|(_, count)| count).sum()
}

/// ` (45%)`; nothing of fewer than 20.
fn share(part: usize, whole: usize) -> String {
    if whole < ENOUGH_FOR_PERCENT {
        return String::new();
    }
    format!(" ({}%)", grouped(whole_percent(part, whole)))
}

fn whole_percent(part: usize, whole: usize) -> Decimal {
    rounded(Decimal::from(part * 100) / Decimal::from(whole), 0)
}

/// Whether the percentages that are printed of these come to anything but 100: a reader who adds them up is told why.
fn off(parts: &[usize], whole: usize) -> bool {
    whole >= ENOUGH_FOR_PERCENT
        && parts.iter().map(|part| whole_percent(*part, whole)).sum::<Decimal>() != Decimal::ONE_HUNDRED
}

/// `five are green, four are amber and three are red`
fn rated(ratings: &[(String, usize)]) -> String {
    let all = total(ratings);
    let said = |(word, count): &(String, usize)| {
        let verb = if *count == 1 { "is" } else { "are" };
        format!("{}{} {verb} {word}", words((*count).into()), share(*count, all))
    };
    list(&ratings.iter().map(said).collect::<Vec<_>>())
}

/// `Children are safe, two met; Roads, one missed`; empty with one section alone.
fn by_section(r: &ReportContext) -> String {
    let judged: Vec<String> = r
        .tally
        .sections
        .iter()
        .filter(|(_, totals)| totals.judged() > 0)
        .map(|(heading, totals)| format!("{heading}, {}", totals.in_words()))
        .collect();
    if judged.len() < 2 { String::new() } else { judged.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_given_from_twenty() {
        assert_eq!(share(5, 19), "");
        assert_eq!(share(5, 20), " (25%)");
    }

    #[test]
    fn percentages_that_do_not_come_to_a_hundred_are_known() {
        assert!(off(&[7, 7, 7], 21), "33 and 33 and 33");
        assert!(!off(&[5, 15], 20));
        assert!(!off(&[1, 1, 1], 3), "none is printed");
    }
}
