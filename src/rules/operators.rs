//! Comparing what rules see. Kinds that cannot be compared are an error, never silently unequal; a comparison with
//! something missing stops the condition.

use std::cmp::Ordering;

use rhai::{Dynamic, Engine, EvalAltResult, ImmutableString, Position};
use rust_decimal::Decimal;

use super::measured::{self, Operand};
use super::value::{Value, ValueKind, shown, why_missing};

/// What stops an evaluation, told apart from a mistake by its type.
#[derive(Debug, Clone)]
pub enum Stop {
    /// Something missing was compared or worked on.
    Missing(String),
    /// The rule asks what cannot be asked. Message and help.
    Mistake(String, String),
}

/// Stops because something is missing.
pub fn missing<T>(why: impl Into<String>) -> Result<T, Box<EvalAltResult>> {
    stop(Stop::Missing(why.into()))
}

/// Stops because the rule has a mistake.
pub fn mistake<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, Box<EvalAltResult>> {
    stop(Stop::Mistake(message.into(), help.into()))
}

/// What a word of a closed list stands for, or that it is not one of them.
///
/// # Errors
/// It is not one of them.
pub fn known<T>(found: Option<T>, word: &str, what: &str, words: &[&str]) -> Result<T, Box<EvalAltResult>> {
    match found {
        Some(found) => Ok(found),
        None => mistake(format!("\"{word}\" is not {what}"), super::vocabulary::one_of(word, words)),
    }
}

fn stop<T>(stop: Stop) -> Result<T, Box<EvalAltResult>> {
    Err(Box::new(EvalAltResult::ErrorRuntime(Dynamic::from(stop), Position::NONE)))
}

/// The opposite of a comparison that follows: `not a is b` and `a is not b` read as they would be said.
#[derive(Debug, Clone)]
pub struct Not(Dynamic);

enum Side {
    Number(Decimal),
    Text(ImmutableString),
    Choice(&'static str, &'static [&'static str]),
    Flag(bool),
    Words(String),
    Other(&'static str),
}

fn side(value: &Dynamic) -> Result<Side, Box<EvalAltResult>> {
    if let Some(held) = value.read_lock::<Value>() {
        return Ok(match held.what() {
            ValueKind::Missing(why) => return missing(why.clone()),
            ValueKind::Figure(number, _) => Side::Number(*number),
            ValueKind::Words(words) => Side::Words(words.clone()),
            ValueKind::Choice(word, of) => Side::Choice(word, of),
        });
    }
    if let Ok(number) = value.as_int() {
        return Ok(Side::Number(number.into()));
    }
    if let Ok(number) = value.as_decimal() {
        return Ok(Side::Number(number));
    }
    if let Ok(flag) = value.as_bool() {
        return Ok(Side::Flag(flag));
    }
    match value.clone().into_immutable_string() {
        Ok(text) => Ok(Side::Text(text)),
        Err(kind) => Ok(Side::Other(if kind == "()" { "nothing" } else { kind })),
    }
}

/// The number a value holds, to calculate with.
pub fn number(value: &Dynamic) -> Result<Decimal, Box<EvalAltResult>> {
    match side(value)? {
        Side::Number(number) => Ok(number),
        other => mistake(format!("{} is not a number", named(&other)), "use a figure here: `i.value`, `i.count`, `3`"),
    }
}

fn named(side: &Side) -> String {
    match side {
        Side::Number(number) => format!("the number {number}"),
        Side::Text(text) => format!("the text \"{text}\""),
        Side::Choice(word, _) => format!("the word \"{word}\""),
        Side::Flag(_) => "a yes or no".into(),
        Side::Words(words) => format!("\"{words}\", which is words together with a figure,"),
        Side::Other(kind) => (*kind).to_owned(),
    }
}

fn equal(a: &Dynamic, b: &Dynamic) -> Result<bool, Box<EvalAltResult>> {
    if let Some(Not(inner)) = b.read_lock::<Not>().as_deref() {
        return equal(a, inner).map(|equal| !equal);
    }
    if let Some(Not(inner)) = a.read_lock::<Not>().as_deref() {
        return equal(inner, b).map(|equal| !equal);
    }
    match (side(a)?, side(b)?) {
        (Side::Number(a), Side::Number(b)) => Ok(a == b),
        (Side::Text(a), Side::Text(b)) => Ok(a == b),
        (Side::Flag(a), Side::Flag(b)) => Ok(a == b),
        (Side::Choice(a, _), Side::Choice(b, _)) => Ok(a == b),
        (Side::Choice(word, of), Side::Text(text)) | (Side::Text(text), Side::Choice(word, of)) => {
            if of.contains(&text.as_str()) {
                Ok(word == text.as_str())
            } else {
                mistake(format!("this can never be \"{text}\""), super::vocabulary::one_of(&text, of))
            }
        }
        (a, b) => unlike(&a, &b),
    }
}

fn compare(a: &Dynamic, b: &Dynamic) -> Result<Ordering, Box<EvalAltResult>> {
    match (side(a)?, side(b)?) {
        (Side::Number(a), Side::Number(b)) => Ok(a.cmp(&b)),
        (
            a @ (Side::Text(_) | Side::Choice(..) | Side::Flag(_)),
            b @ (Side::Text(_) | Side::Choice(..) | Side::Flag(_)),
        ) => mistake(
            format!("{} and {} cannot be compared by size", named(&a), named(&b)),
            "compare words with `is` or `is not`",
        ),
        (a, b) => unlike(&a, &b),
    }
}

fn unlike<T>(a: &Side, b: &Side) -> Result<T, Box<EvalAltResult>> {
    let help = match (a, b) {
        (Side::Words(_), _) | (_, Side::Words(_)) => "ask for the figure alone: `i.previous.value`, `i.target.value`",
        (Side::Text(text), Side::Number(_)) | (Side::Number(_), Side::Text(text))
            if text.parse::<Decimal>().is_ok() =>
        {
            "write the number without quotes"
        }
        (Side::Flag(_), _) | (_, Side::Flag(_)) => {
            "use a word such as `i.improved` on its own: `i.improved` or `not i.improved`"
        }
        _ => "compare a number with a number and a word with a word",
    };
    mistake(format!("{} cannot be compared with {}", named(a), named(b)), help)
}

/// Registers the comparisons for every kind of value: functions that take anything come before Rhai's own.
pub fn register(engine: &mut Engine) {
    engine.set_fast_operators(false);
    engine.register_type_with_name::<Value>("figure").register_type_with_name::<Not>("not");
    engine.register_fn("==", |a: Dynamic, b: Dynamic| equal(&a, &b));
    engine.register_fn("!=", |a: Dynamic, b: Dynamic| equal(&a, &b).map(|equal| !equal));
    let negated = |a: &Dynamic, b: &Dynamic, holds: fn(Ordering) -> bool| -> Result<bool, Box<EvalAltResult>> {
        match a.read_lock::<Not>().as_deref() {
            Some(Not(inner)) => compare(inner, b).map(|ordering| !holds(ordering)),
            None => compare(a, b).map(holds),
        }
    };
    engine.register_fn("<", move |a: Dynamic, b: Dynamic| negated(&a, &b, Ordering::is_lt));
    engine.register_fn("<=", move |a: Dynamic, b: Dynamic| negated(&a, &b, Ordering::is_le));
    engine.register_fn(">", move |a: Dynamic, b: Dynamic| negated(&a, &b, Ordering::is_gt));
    engine.register_fn(">=", move |a: Dynamic, b: Dynamic| negated(&a, &b, Ordering::is_ge));
    engine.register_fn("!", |value: Value| match value.what() {
        ValueKind::Missing(why) => missing(why.clone()),
        _ => Ok(Not(value.into())),
    });
    engine.register_fn("!", |value: ImmutableString| Not(value.into()));
    engine.register_fn("!", |value: Decimal| Not(value.into()));
    engine.register_fn("!", |value: rhai::INT| Not(value.into()));
    engine.register_fn("to_string", |held: &mut Value| held.shown());
    engine.register_fn("to_debug", |held: &mut Value| held.traced());
    engine.register_indexer_get(|held: &mut Value, part: ImmutableString| match held.part(&part) {
        Some(part) => Ok(part),
        None => mistake(
            format!("there is no `.{part}` here"),
            match held.part_names().collect::<Vec<_>>().as_slice() {
                [] => "remove it: this has no parts".to_owned(),
                names => super::vocabulary::one_of(&part, names),
            },
        ),
    });
    register_arithmetic(engine);
    // A figure beside text, where an officer writes `+` and not a backtick string.
    engine.register_fn("+", |text: ImmutableString, held: Value| format!("{text}{}", held.shown()));
}

/// Registers what calculates: what came of it keeps its unit.
fn register_arithmetic(engine: &mut Engine) {
    for (symbol, calculate) in ARITHMETIC {
        let work = move |a: Dynamic, b: Dynamic| -> Result<Dynamic, Box<EvalAltResult>> {
            match calculate(number(&a)?, number(&b)?) {
                Some(result) => in_unit(symbol, &a, &b, result),
                None => {
                    mistake("this cannot be calculated", "look for a division by zero or a number that is too large")
                }
            }
        };
        engine.register_fn(symbol, move |a: Value, b: Dynamic| work(a.into(), b));
        engine.register_fn(symbol, move |a: rhai::INT, b: Value| work(a.into(), b.into()));
        engine.register_fn(symbol, move |a: Decimal, b: Value| work(a.into(), b.into()));
    }
    engine.register_fn("-", |a: Value| of_its_unit(&a, |figure| -figure));
    engine.register_fn("abs", |a: Value| of_its_unit(&a, |figure| figure.abs()));
}

/// A figure calculated from one alone, in its unit.
fn of_its_unit(a: &Value, calculate: fn(Decimal) -> Decimal) -> Result<Dynamic, Box<EvalAltResult>> {
    let result = calculate(number(&a.clone().into())?);
    Ok(match a.measured() {
        Some(measured) => Value::figure(result, measured.print(result)).of_unit(measured.clone()).into(),
        None => result.into(),
    })
}

/// What came of a calculation, in the unit of what it was calculated with.
fn in_unit(symbol: &str, a: &Dynamic, b: &Dynamic, result: Decimal) -> Result<Dynamic, Box<EvalAltResult>> {
    let operand = |held: Option<&Value>| held.map(|held| held.measured().cloned());
    let (one, two) = (a.read_lock::<Value>(), b.read_lock::<Value>());
    let (one, two) = (operand(one.as_deref()), operand(two.as_deref()));
    let (left, right) = (Operand::of(one.as_ref()), Operand::of(two.as_ref()));
    let found = match symbol {
        "*" => measured::of_product(left, right),
        "/" => measured::of_quotient(left, right),
        _ => match measured::of_sum(symbol == "-", left, right, result.normalize().scale()) {
            Ok(found) => found,
            Err(()) => {
                let message = format!("{} and {} are not in the same unit", shown(a), shown(b));
                return mistake(message, "add figures of one unit only, or compare them each with its own");
            }
        },
    };
    Ok(match found {
        Some(measured) => Value::figure(result, measured.print(result)).of_unit(measured).into(),
        None => result.into(),
    })
}

type Reckon = fn(Decimal, Decimal) -> Option<Decimal>;

const ARITHMETIC: [(&str, Reckon); 4] = [
    ("+", Decimal::checked_add),
    ("-", Decimal::checked_sub),
    ("*", Decimal::checked_mul),
    ("/", Decimal::checked_div),
];

/// The text of a value; something missing stops the rule.
pub fn plain(value: &Dynamic) -> Result<String, Box<EvalAltResult>> {
    match why_missing(value) {
        Some(why) => missing(why),
        None => Ok(shown(value)),
    }
}
