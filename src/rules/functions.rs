//! What rules may call, registered: words of `i`, `all` and `r`, British English.

use std::collections::BTreeMap;

use rhai::{Dynamic, Engine, EvalAltResult, FnPtr, ImmutableString, NativeCallContext};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::finding::Test;
use crate::figures::measure::Noun;
use crate::figures::prose;

use super::compared::ComparedAs;
use super::decision::Decision;
use super::group_context::{GroupContext, ReportContext};
use super::indicator_context::IndicatorContext;
use super::operators::{known, missing, mistake, number, plain};
use super::target_state::TargetState;
use super::target_totals::TargetTallied;
use super::value::{Value, number_of, shown, traced, why_missing};
use super::verdict::{Basis, Tallied, UnjudgedReason};
use super::vocabulary::{nearest, one_of, vocabulary};
use super::words;

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// A noun for so many.
fn agreeing(n: Dynamic, noun: Option<&Noun>, none: &str) -> Outcome<String> {
    let n = number(&n)?;
    match noun {
        Some(noun) => Ok(if n == Decimal::ONE { noun.one.clone() } else { noun.many.clone() }),
        None => missing(none),
    }
}

/// Registers everything.
pub fn register(engine: &mut Engine) {
    one_indicator(engine);
    several(engine);
    english(engine);
    super::decision::register(engine);
    super::target_functions::register(engine);
    super::news_functions::register(engine);
    set_numbers(engine, BTreeMap::new());
}

/// The numbers that rules may name, in place of any before.
pub fn set_numbers(engine: &mut Engine, numbers: BTreeMap<String, Decimal>) {
    engine.register_fn("number", move |name: ImmutableString| match numbers.get(name.as_str()) {
        Some(number) => Ok(*number),
        None => {
            let known: Vec<&str> = numbers.keys().map(String::as_str).collect();
            mistake(format!("no number is called \"{name}\""), one_of(&name, &known))
        }
    });
}

fn one_indicator(engine: &mut Engine) {
    engine.register_type_with_name::<IndicatorContext>("indicator");
    for word in vocabulary() {
        engine.register_get(word.name, move |i: &mut IndicatorContext| {
            let answer = (word.read)(i);
            i.note(word.name, traced(&answer.value), answer.from.as_ref());
            answer.value
        });
    }
    engine.register_fn("noun", |i: &mut IndicatorContext, n: Dynamic| -> Outcome<String> {
        agreeing(n, i.finding.indicator.noun.as_ref(), "the catalogue gives no noun")
    });
    engine.register_fn("out_of_noun", |i: &mut IndicatorContext, n: Dynamic| -> Outcome<String> {
        agreeing(n, i.finding.indicator.out_of.as_ref(), "the catalogue gives no noun for the whole")
    });
    engine.register_fn("ago", |i: &mut IndicatorContext, back: Dynamic| -> Outcome<Value> {
        let back = number(&back)?;
        match back.to_usize().filter(|_| back.fract().is_zero()) {
            Some(back) => {
                let held = words::ago_of(i, back);
                i.note(&format!("ago({back})"), held.traced(), None);
                Ok(held)
            }
            None => mistake(format!("{back} is not a number of periods"), "use a whole number of periods: `i.ago(4)`"),
        }
    });
    engine.register_fn("compared", |i: &mut IndicatorContext, relation: ImmutableString| -> Outcome<String> {
        let known = known(ComparedAs::of(&relation), &relation, "a comparison", ComparedAs::WORDS)?;
        Ok(words::compared(i, known))
    });
    engine.register_fn("in_families", |i: &mut IndicatorContext, moved: ImmutableString| -> Outcome<String> {
        let found = words::MOVED.iter().find(|word| **word == moved);
        Ok(words::in_families(i, known(found, &moved, "a way to move", words::MOVED)?))
    });
    engine.register_fn("targets", |i: &mut IndicatorContext, state: ImmutableString| -> Outcome<String> {
        Ok(words::targets(i, known(TargetState::of(&state), &state, "a target status", TargetState::WORDS)?))
    });
    engine.register_fn("tolerance", |i: &mut IndicatorContext| {
        Decision::Test(Test::of_folder(i.scene.judging.tolerance(i.finding.indicator.unit)))
    });
    engine.register_fn("count_targets", |i: &mut IndicatorContext, state: ImmutableString| -> Outcome<Dynamic> {
        let known = known(TargetState::of(&state), &state, "a target status", TargetState::WORDS)?;
        Ok(number_of(words::count_targets(i, known)))
    });
    engine.register_fn("extra", |i: &mut IndicatorContext, word: ImmutableString| -> Dynamic {
        match i.finding.indicator.extra.get(word.as_str()) {
            Some(text) => text.as_str().into(),
            None => Value::missing(format!("the catalogue gives no `{word}`")).into(),
        }
    });
}

fn several(engine: &mut Engine) {
    engine.register_type_with_name::<GroupContext>("indicators").register_type_with_name::<ReportContext>("report");
    for (name, _) in words::TOGETHER {
        engine.register_get(*name, move |all: &mut GroupContext| {
            all.shared(name).unwrap_or_else(|| Value::missing("not known").into())
        });
    }
    engine.register_fn("list", |context: NativeCallContext, all: &mut GroupContext, each: FnPtr| -> Outcome<String> {
        let mut items = Vec::new();
        for subject in &all.subjects {
            let item: Dynamic = each.call_within_context(&context, (subject.clone(),))?;
            if let Some(why) = why_missing(&item) {
                return missing(why);
            }
            items.push(shown(&item));
        }
        Ok(prose::list(&items))
    });
    engine.register_get("which", |r: &mut ReportContext| r.which.clone());
    engine.register_get("area", |r: &mut ReportContext| r.area.clone());
    engine.register_get("period", |r: &mut ReportContext| r.period.beside(r.period));
    engine.register_get("in_full", |r: &mut ReportContext| r.period.in_full());
    engine.register_get("months", |r: &mut ReportContext| r.period.in_months());
    engine.register_get("words", |r: &mut ReportContext| words::printed(&r.words));
    engine.register_get("measures", |r: &mut ReportContext| number_of(r.tally.measures()));
    engine.register_get("benchmarked", |r: &mut ReportContext| number_of(r.tally.benchmarked()));
    engine.register_fn("how_many", |r: &mut ReportContext, verdict: ImmutableString| -> Outcome<Dynamic> {
        match (Tallied::of(&verdict), TargetTallied::of(&verdict)) {
            (Some(verdict), _) => Ok(number_of(r.tally.how_many(verdict))),
            (None, Some(state)) => Ok(number_of(r.tally.targets.how_many(state))),
            (None, None) => {
                mistake(format!("\"{verdict}\" is not a verdict in the totals"), one_of(&verdict, Tallied::WORDS))
            }
        }
    });
    engine.register_fn("how_many_new", |r: &mut ReportContext, verdict: ImmutableString| -> Outcome<Dynamic> {
        let known = known(Tallied::of(&verdict), &verdict, "a verdict in the totals", Tallied::WORDS)?;
        Ok(number_of(r.tally.news.as_ref().map_or(0, |news| news.how_many_new(known))))
    });
    engine.register_fn("judged_by", |r: &mut ReportContext, basis: ImmutableString| -> Outcome<Dynamic> {
        let known = known(Basis::of(&basis), &basis, "what a verdict can rest on", Basis::WORDS)?;
        Ok(number_of(r.tally.judged_by(known)))
    });
    engine.register_get("unmoved", |r: &mut ReportContext| number_of(r.tally.unmoved()));
    engine.register_fn("not_judged", |r: &mut ReportContext, reason: ImmutableString| -> Outcome<Dynamic> {
        let known = known(UnjudgedReason::of(&reason), &reason, "a reason", UnjudgedReason::WORDS)?;
        Ok(number_of(r.tally.not_judged(known)))
    });
    engine.register_fn("for_information", |r: &mut ReportContext, reason: ImmutableString| -> Outcome<Dynamic> {
        let known = known(UnjudgedReason::of(&reason), &reason, "a reason", UnjudgedReason::WORDS)?;
        Ok(number_of(r.tally.for_information(known)))
    });
    engine.register_fn("in_quartile", |r: &mut ReportContext, quartile: rhai::INT| -> Outcome<Dynamic> {
        match usize::try_from(quartile - 1).ok().and_then(|at| r.tally.quartiles.get(at)) {
            Some(count) => Ok(number_of(*count)),
            None => mistake(format!("there is no quartile {quartile}"), "quartiles are 1 (top) to 4"),
        }
    });
}

fn english(engine: &mut Engine) {
    // A figure in a unit of its own keeps it: "4 days" and not "four".
    engine.register_fn("words", |n: Dynamic| match n.read_lock::<Value>().filter(|held| held.is_measured()) {
        Some(held) => Ok(held.shown()),
        None => number(&n).map(prose::words),
    });
    engine.register_fn("said", |n: Dynamic, one: ImmutableString, many: ImmutableString| -> Outcome<String> {
        if let Some(held) = n.read_lock::<Value>().filter(|held| held.is_measured()) {
            let message = format!("`said` would print {} without its unit", held.shown());
            return mistake(message, "print the figure as it is: `${i.value}`; `said` is for how many: `i.count`");
        }
        number(&n).map(|n| prose::said(n, &one, &many))
    });
    engine.register_fn("any_of", |n: Dynamic, one: ImmutableString, many: ImmutableString| {
        number(&n).map(|n| if n.is_zero() { String::new() } else { prose::said(n, &one, &many) })
    });
    engine.register_fn("agree", |n: Dynamic, one: ImmutableString, many: ImmutableString| {
        number(&n).map(|n| if n == Decimal::ONE { one } else { many })
    });
    engine.register_fn("list", |items: rhai::Array| {
        // What is missing is left out, as what is empty is.
        let items: Vec<String> = items.iter().filter(|item| why_missing(item).is_none()).map(shown).collect();
        prose::list(&items)
    });
    engine.register_fn("phrase", |head: ImmutableString, tail: Dynamic| match why_missing(&tail) {
        Some(_) => String::new(),
        None if shown(&tail).is_empty() => String::new(),
        None => format!("{head} {}", shown(&tail)),
    });
    engine.register_fn("capital", |text: Dynamic| plain(&text).map(|text| prose::capital(&text)));
    engine.register_fn("percent_of", |part: Dynamic, whole: Dynamic| -> Outcome<String> {
        let (part, whole) = (number(&part)?, number(&whole)?);
        match part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole)) {
            Some(share) => Ok(prose::share(share)),
            None => missing("a share of zero"),
        }
    });
    engine.register_fn("in_every", |part: Dynamic, whole: Dynamic| -> Outcome<String> {
        let (part, whole) = (number(&part)?, number(&whole)?);
        match whole.checked_div(part).filter(|every| every.is_sign_positive()) {
            Some(every) => Ok(format!("one in {}", prose::words(prose::rounded(every, 0)))),
            None => missing("none in any number"),
        }
    });
}

/// Help for a word that cannot follow a dot.
pub fn help_for_word(wrong: &str) -> String {
    let names = vocabulary().map(|word| word.name).chain(
        words::FUNCTIONS
            .iter()
            .filter(|function| !matches!(function.on, "file" | "chain" | "decide"))
            .map(|function| function.name()),
    );
    match nearest(wrong, names) {
        Some(name) => format!("did you mean `{name}`? `scrutineer words` lists them all"),
        None => "`scrutineer words` lists every word a rule can read".into(),
    }
}
