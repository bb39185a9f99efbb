//! Rhai's errors in the officer's words, with the place and the fix.

use rhai::{EvalAltResult, LexError, ParseError, ParseErrorType, Position};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::{Topic, instead, is_unprintable, numbered};

use super::draft_rule::DraftRule;
use super::functions::help_for_word;
use super::operators::Stop;
use super::origin::Origin;
use super::vocabulary::nearest;
use super::words;

/// What stopped a rule.
#[derive(Debug)]
pub enum Trouble {
    /// Something missing: the rule is skipped.
    Missing(String),
    /// The rule is wrong.
    Fault(Box<Diagnostic>),
}

/// The place of a position that Rhai gives in the padded statement: the file's own line and column.
fn place(origin: &Origin, position: Position) -> Place {
    let (Some(line), Some(column)) = (position.line(), position.position()) else { return origin.place() };
    let text = origin.text.lines().nth(line - 1).unwrap_or("");
    let width = text.chars().skip(column.saturating_sub(1)).take_while(|c| c.is_alphanumeric() || *c == '_').count();
    Place::line(origin.file.to_string(), line, text).span(column, width.max(1))
}

/// The word at a place.
fn word_at(place: &Place) -> &str {
    let start =
        place.text.char_indices().nth(place.column.saturating_sub(1)).map_or(place.text.len(), |(start, _)| start);
    place.text[start..].split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or("")
}

/// A statement that Rhai cannot read.
pub fn reading(error: &ParseError, called: &str, origin: &Origin) -> Diagnostic {
    let at = place(origin, error.position());
    let (message, help) = match error.err_type() {
        ParseErrorType::UnexpectedEOF | ParseErrorType::MissingToken(..) => missing_token(error.err_type()),
        ParseErrorType::BadInput(LexError::UnterminatedString) => {
            ("a closing quote is missing".into(), "add it at the end of the text".into())
        }
        ParseErrorType::BadInput(LexError::UnexpectedInput(input)) => {
            (format!("`{input}` is not valid here"), "remove it, or put it inside the text of a sentence".into())
        }
        ParseErrorType::BadInput(LexError::ImproperSymbol(word, _)) => {
            (format!("`{word}` cannot be used in rules"), disabled(word))
        }
        ParseErrorType::BadInput(_) => ("this cannot be read".into(), "look at the line above it too".into()),
        ParseErrorType::Reserved(word) => (format!("`{word}` cannot be used in rules"), disabled(word)),
        ParseErrorType::ExprExpected(_) => {
            ("something is missing here".into(), "write the figure or the text that belongs here".into())
        }
        ParseErrorType::MismatchedType(..) => (
            "this is a value, and a yes or no belongs here".into(),
            "compare it: `i.value > 0`, or `i.unit is \"percent\"`".into(),
        ),
        ParseErrorType::VariableExpected => {
            ("a name is missing here".into(), "a closure begins with one: `|i| ...`".into())
        }
        ParseErrorType::ExprTooDeep => ("this is nested too deeply".into(), "write two rules instead".into()),
        // Rhai takes a word that is switched off for none at all.
        ParseErrorType::PropertyExpected if ["call", "curry"].contains(&word_at(&at)) => (
            format!("`{}` cannot be used in rules", word_at(&at)),
            "write the sentence in full, or write two rules instead".into(),
        ),
        ParseErrorType::PropertyExpected => {
            ("a word is missing after the dot".into(), "write what you want to read: `i.value`".into())
        }
        _ => ("this cannot be read as part of a rule".into(), "compare it with a rule in the shipped rule book".into()),
    };
    Diagnostic::error(Code::RuleSyntax, format!("{called}: {message}")).at(at).help(help)
}

fn missing_token(error: &ParseErrorType) -> (String, String) {
    match error {
        ParseErrorType::MissingToken(token, _) => (
            format!("`{token}` is missing"),
            format!("put `{token}` here, or look for a bracket or a comma just before"),
        ),
        _ => ("the statement ends too early".into(), "a bracket or a quote is still open".into()),
    }
}

fn disabled(word: &str) -> String {
    match word {
        "switch" => "write one rule for each case, or `if` and `else`".into(),
        "eval" | "import" | "export" => "rules can only read their figures".into(),
        "fn" => "a rule file can only contain rules: `rule(\"name\").about(\"change\").say(|i| `...`);`".into(),
        _ => "a rule can only read figures and write a sentence".into(),
    }
}

/// A rule that went wrong while it ran.
pub fn running(error: EvalAltResult, rule: &str, origin: &Origin) -> Trouble {
    let (error, position) = innermost(error);
    // What is missing is the ordinary case, and nobody asks where.
    let at = || place(origin, position);
    let fault = |code, message: String, help: &str| {
        Trouble::Fault(Box::new(Diagnostic::error(code, message).at(at()).help(help)))
    };
    match error {
        EvalAltResult::ErrorRuntime(value, _) => match value.try_cast::<Stop>() {
            Some(Stop::Missing(why)) => Trouble::Missing(why),
            Some(Stop::Mistake(message, help)) => fault(Code::RuleFailed, format!("rule \"{rule}\": {message}"), &help),
            None => fault(Code::RuleFailed, format!("rule \"{rule}\" uses `throw`"), "remove `throw`"),
        },
        // A word of a figure that is not there at all: `i.annual.noun(2)`.
        EvalAltResult::ErrorFunctionNotFound(signature, _) => unknown_function(&signature, rule, &at()),
        EvalAltResult::ErrorDotExpr(message, _) | EvalAltResult::ErrorPropertyNotFound(message, _) => {
            let word = message.split('\'').nth(1).unwrap_or(&message).to_owned();
            fault(Code::UnknownName, format!("rule \"{rule}\": there is no word `{word}`"), &help_for_word(&word))
        }
        EvalAltResult::ErrorVariableNotFound(name, _) => {
            fault(Code::UnknownName, format!("rule \"{rule}\": `{name}` is not known"), &unknown_variable(&name))
        }
        EvalAltResult::ErrorTooManyOperations(_) | EvalAltResult::ErrorTerminated(..) => fault(
            Code::RuleTooLong,
            format!("rule \"{rule}\" never finishes"),
            "remove the loop: a rule reads one figure and writes one sentence",
        ),
        EvalAltResult::ErrorStackOverflow(_) => {
            fault(Code::RuleTooLong, format!("rule \"{rule}\" calls itself"), "write the sentence in full instead")
        }
        EvalAltResult::ErrorDataTooLarge(..) | EvalAltResult::ErrorTooManyVariables(_) => fault(
            Code::RuleTooLong,
            format!("rule \"{rule}\" makes text that is far too long"),
            "a text in a rule may have 20,000 letters at most, and a sentence 2,000",
        ),
        EvalAltResult::ErrorMismatchDataType(wanted, found, _) if wanted == "bool" => fault(
            Code::RuleFailed,
            format!("rule \"{rule}\": {found} is not a yes or no"),
            "compare it: `i.value > 0`, or use a word that is yes or no, such as `i.improved`",
        ),
        other => {
            let (what, help) = worked_out(&other);
            fault(Code::RuleFailed, format!("rule \"{rule}\" {what}"), help)
        }
    }
}

/// What went wrong while a rule was worked out, and what to do.
fn worked_out(error: &EvalAltResult) -> (&'static str, &'static str) {
    match error {
        EvalAltResult::ErrorArithmetic(message, _) if message.to_lowercase().contains("zero") => {
            ("divides by zero", "ask first whether it is zero, in the condition of the rule")
        }
        EvalAltResult::ErrorArithmetic(..) => ("comes to a number that is too large", "look at what it multiplies"),
        EvalAltResult::ErrorArrayBounds(..)
        | EvalAltResult::ErrorStringBounds(..)
        | EvalAltResult::ErrorIndexNotFound(..) => {
            ("asks for an entry that is not there", "ask first how many there are: `.len()`")
        }
        EvalAltResult::ErrorFor(_) => {
            ("goes through something that is not a list", "`for` needs a list, or numbers such as 1..5")
        }
        _ => (
            "cannot be worked out here",
            "look at what is put together: a number, a text and a yes or no are three kinds of thing",
        ),
    }
}

/// A closure's own position appears only in the innermost error.
fn innermost(error: EvalAltResult) -> (EvalAltResult, Position) {
    match error {
        EvalAltResult::ErrorInFunctionCall(_, _, inner, _) | EvalAltResult::ErrorInModule(_, inner, _) => {
            innermost(*inner)
        }
        error => {
            let position = error.position();
            (error, position)
        }
    }
}

fn unknown_function(signature: &str, rule: &str, at: &Place) -> Trouble {
    let name = signature.split([' ', '(']).next().unwrap_or(signature);
    let arguments = signature.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
    let known = words::FUNCTIONS.iter().find(|function| function.name() == name);
    let help = match known {
        Some(function) => format!("it is written `{}`: {}", function.signature, function.meaning),
        None => match nearest(name, words::FUNCTIONS.iter().map(|function| function.name())) {
            Some(near) => format!("did you mean `{near}`? `scrutineer words` lists them all"),
            None => "`scrutineer words` lists everything a rule can use".into(),
        },
    };
    let message = match known {
        Some(_) => format!("rule \"{rule}\": `{name}` cannot be used with ({arguments})"),
        None => format!("rule \"{rule}\": there is no `{name}`"),
    };
    Trouble::Fault(Box::new(Diagnostic::error(Code::UnknownName, message).at(at.clone()).help(help)))
}

fn unknown_variable(name: &str) -> String {
    match name {
        "i" | "all" | "r" => format!("start the closure with it: `|{name}| ...`"),
        _ if words::FUNCTIONS.iter().any(|function| function.name() == name) => {
            format!("it needs brackets: `{name}()`, with its values inside them")
        }
        _ => match nearest(name, super::vocabulary::vocabulary().map(|word| word.name)) {
            Some(near) => format!("did you mean `i.{near}`?"),
            None => format!("put \"{name}\" in quotes if it is text"),
        },
    }
}

/// So many letters a sentence may have. One that is read aloud has two hundred.
const MOST_LETTERS: usize = 2_000;

/// What is wrong with a finished text, if it cannot be printed.
pub fn not_a_sentence(text: &str, rule: &str, origin: &Origin) -> Option<Diagnostic> {
    let (message, help) = if text.trim().is_empty() {
        return None;
    } else if text.len() > MOST_LETTERS && text.chars().count() > MOST_LETTERS {
        let message = format!("rule \"{rule}\" makes a sentence of {} letters", text.chars().count());
        let help = "a sentence may have 2,000 letters at most: write several, or leave something out";
        return Some(Diagnostic::error(Code::RuleTooLong, message).at(origin.place()).help(help));
    } else if let Some(sign) = text.chars().find(|sign| is_unprintable(*sign)) {
        let message = format!("rule \"{rule}\" prints a character that cannot be shown, {}", numbered(sign));
        return Some(Diagnostic::error(Code::UnprintableCharacter, message).at(origin.place()).help(instead(sign)));
    } else if text.contains("${") {
        ("prints `${` instead of a figure", "use backticks around the sentence, not double quotes")
    } else if text.contains(['{', '}']) {
        ("prints a brace", "put `$` before it: `${i.previous}`, in a sentence between backticks")
    } else if text.contains("Fn(") || text.contains("anon$") {
        ("prints a function instead of what it gives", "write what is to be printed, without `|i|` or `|x|`")
    } else if text.contains("()") {
        ("prints `()` where something is missing", "an `if` without `else` gives nothing: add `else { \"\" }`")
    } else if text.contains("NaN") {
        ("prints something that is not a number", "look for a division by zero")
    } else if ["%%", "% per cent", "% percent", "££", "points%", "points %"].iter().any(|twice| text.contains(twice))
    {
        (
            "prints a unit twice",
            "a figure has its unit already: write `${i.value}` without `%`, \u{201C}per cent\u{201D} or `£`",
        )
    } else if text.contains('\n') {
        ("runs over more than one line", "write the sentence on one line")
    } else if !text.ends_with(['.', '?', '!', ':', '\u{2019}', '\u{201D}']) {
        ("has no full stop", "end the sentence with a full stop")
    } else if text.starts_with(|c: char| c.is_ascii_digit()) {
        (
            "begins with a numeral",
            "put words before the figure; `capital(i.counted)` works only if the count is below 10",
        )
    } else if text.starts_with(|c: char| c.is_lowercase()) {
        ("begins with a lower-case letter", "put `capital(...)` around the first words")
    } else {
        return None;
    };
    Some(
        Diagnostic::error(Code::NotASentence, format!("rule \"{rule}\" {message}: \u{201C}{text}\u{201D}"))
            .at(origin.place())
            .help(help),
    )
}

/// A decision about another topic.
pub fn wrong_decision(rule: &str, topic: &Topic, origin: &Origin) -> Diagnostic {
    let help = match topic.as_str() {
        "polarity" => "polarity is `higher_is_better()`, `lower_is_better()`, `best_between(a, b)` or `no_polarity()`",
        "baseline" => {
            "a baseline is `previous_period()`, `same_period_last_year()`, `average_of_the_year()` or `whole_year()`"
        }
        "attention" => "attention is `attention(\"target missed\")`",
        "rating" => "a rating is `rated(\"amber\", \"within 10% of target\")`",
        "disclosure" => "write `fewer_than(5)`, `fewer_than(5).and_round_to(5)`, `round_to(5)` or `publish_all()`",
        "closeness" => {
            "write `interval(95)`, `funnel(95)`, `within_limits()`, or a tolerance: `points(n)`, `relative(n)`, `absolute(n)`"
        }
        _ => {
            "a test is `proportions_differ(95)`, `rates_differ(95)`, `intervals_overlap(95)`, or a tolerance: `points(n)`, `relative(n)`, `absolute(n)`, `any_change()`"
        }
    };
    Diagnostic::error(Code::RuleIncomplete, format!("the decision of rule \"{rule}\" is not a {topic}"))
        .at(origin.place())
        .help(help)
}

/// A link of the chain that appears twice.
pub fn twice(draft: &DraftRule, origin: &Origin) -> Option<Diagnostic> {
    let link = draft.twice.first()?;
    Some(
        Diagnostic::error(Code::RuleIncomplete, format!("rule \"{}\" has more than one `.{link}`", draft.name))
            .at(origin.place())
            .help(if *link == "when" { "join the conditions with `and`" } else { "keep one of them" }),
    )
}

/// What a rule lacks, or has too much of.
pub fn incomplete(draft: &DraftRule, origin: &Origin) -> Option<Diagnostic> {
    let (what, help) = match draft {
        _ if !draft.twice.is_empty() => return twice(draft, origin),
        DraftRule { about, .. } if about.is_empty() => ("has no topic", "add one: `.about(\"change\")`"),
        DraftRule { about, .. } if about.len() > 4 => ("has more than four topics", "write two rules instead"),
        DraftRule { say: None, then: None, .. } => {
            ("has no sentence and no decision", "end it with `.say(...)` or `.then(...)`")
        }
        DraftRule { say: Some(_), then: Some(_), .. } => {
            ("has both a sentence and a decision", "write two rules: one with `.say`, one with `.then`")
        }
        _ => return None,
    };
    Some(
        Diagnostic::error(Code::RuleIncomplete, format!("rule \"{}\" {what}", draft.name))
            .at(origin.place())
            .help(help),
    )
}
