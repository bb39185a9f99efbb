//! Slips of those who have written programs, or notes, in another language: each is told in the words of a rule.

use crate::diagnostic::{Code, Diagnostic};

use super::scan::{Kind, Token};
use super::statement::{RuleSource, Statement};
use super::vocabulary::known_after_dot;

/// A slip that makes the rest of a statement unreadable: nothing else is said of it.
pub fn slip(source: RuleSource, statement: &Statement) -> Option<Diagnostic> {
    let tokens = &statement.tokens;
    let told = |start: usize, end: usize, message: &str, help: String| {
        Some(Diagnostic::error(Code::RuleMistake, message).at(source.place(start, end)).help(help))
    };
    let first = tokens.first()?;
    if first.is(".") {
        let word = tokens.get(1).map_or("before", |word| word.text);
        let help = format!("remove the `;` before it, so that `.{word}(...)` belongs to the rule above");
        return told(first.start, first.end(), "this begins with a dot, and the rule above has ended", help);
    }
    if first.is("let") || first.is("const") {
        let (message, help) = at_the_top(tokens);
        return told(first.start, first.end(), &message, help);
    }
    if let Some(open) = open_figure(source, tokens) {
        return told(open, open + 2, "this `${` has no `}`", "write the whole figure: `${i.value}`".into());
    }
    tokens.windows(3).enumerate().find_map(|(nth, window)| {
        let [one, two, three] = window else { return None };
        if one.is("(") && two.kind == Kind::Word && three.is("=>") {
            let help = format!("write `|{}|` instead of `{} =>`", two.text, two.text);
            return told(two.start, three.end(), "a figure is named between bars, not before an arrow", help);
        }
        if one.is("|") && ["is", "and", "or", "not"].contains(&two.text) && three.is("|") {
            let message = format!("`{}` cannot name a figure: it is a word of rules", two.text);
            return told(one.start, three.end(), &message, "write `|i|`, and `i.` before what is read".into());
        }
        values_joined(source, tokens, nth)
    })
}

/// `let x = 5;`
fn at_the_top(tokens: &[Token]) -> (String, String) {
    let name = tokens.get(1).filter(|token| token.kind == Kind::Word).map_or("name", |token| token.text);
    let message = format!("`{}` cannot stand at the top of a rule file", tokens[0].text);
    let help = match tokens.get(3).filter(|token| token.kind == Kind::Number) {
        Some(value) => {
            let value = value.text;
            format!("write `set_number(\"{name}\", {value});`, and in a rule read it with `number(\"{name}\")`")
        }
        None => "write it inside the rule that needs it; for a number of all rules write `set_number`".to_owned(),
    };
    (message, help)
}

/// Where a `${` is that runs on to the end of its text.
fn open_figure(source: RuleSource, tokens: &[Token]) -> Option<usize> {
    let outer = tokens.iter().find(|token| token.kind == Kind::Unclosed && token.text.starts_with('`'))?;
    let inner = tokens.iter().find(|token| token.kind == Kind::Unclosed && token.within > outer.within)?;
    let before = source.text.get(outer.start..inner.start)?;
    before.rfind("${").map(|at| outer.start + at)
}

/// `i.unit is "count" or "percent"`
fn values_joined(source: RuleSource, all: &[Token], nth: usize) -> Option<Diagnostic> {
    let [compare, value, joint, other, ..] = &all[nth..] else { return None };
    let is_value = |token: &Token| matches!(token.kind, Kind::Quoted | Kind::Number);
    let joined = (joint.is("or") || joint.is("and") || joint.is("||") || joint.is("&&")) && is_value(other);
    // A value that is compared with what comes next is a condition of its own.
    let ends =
        all.get(nth + 4).is_none_or(|next| [")", "or", "and", "||", "&&", "}", "{"].iter().any(|end| next.is(end)));
    if !((compare.is("is") || compare.is("==")) && is_value(value) && joined && ends) {
        return None;
    }
    let begins =
        all[..nth].iter().rposition(|token| !(token.kind == Kind::Word || token.is("."))).map_or(0, |at| at + 1);
    let subject = source.text.get(all.get(begins)?.start..compare.start)?.trim();
    let message = format!("`{}` joins two conditions, and {} is a value", joint.text, other.text);
    let help = format!("write both: `{subject} is {} {} {subject} is {}`", value.text, joint.text, other.text);
    Some(Diagnostic::error(Code::RuleMistake, message).at(source.place(compare.start, other.end())).help(help))
}

/// `i.better-for`: a word that is written with `_`. Gives it with the byte where it ends.
pub fn hyphened(tokens: &[Token]) -> Option<(String, usize)> {
    let mut word = tokens.first()?.text.to_owned();
    let mut end = tokens.first()?.end();
    let mut rest = &tokens[1..];
    while let [dash, next, ..] = rest {
        if !(dash.is("-") && dash.start == end && next.kind == Kind::Word && next.start == dash.end()) {
            break;
        }
        word = format!("{word}_{}", next.text);
        end = next.end();
        rest = &rest[2..];
        if known_after_dot(&word) {
            return Some((word, end));
        }
    }
    None
}
