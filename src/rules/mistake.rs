//! Slips that Rhai would let pass or explain badly, each with a message of its own.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};

use super::functions::help_for_word;
use super::scan::{Kind, Token};
use super::slips::{hyphened, slip};
use super::statement::{RuleSource, Statement, matching};
use super::vocabulary::{known_after_dot, one_of, word_named};

/// Every mistake of a statement.
pub fn mistakes(source: RuleSource, statement: &Statement) -> Vec<Diagnostic> {
    if let Some(slip) = slip(source, statement) {
        return vec![slip];
    }
    let mut found = Vec::new();
    let tokens = &statement.tokens;
    for (nth, token) in tokens.iter().enumerate() {
        let next = tokens.get(nth + 1);
        let mut tell = |code, message: String, help: String, end: usize| {
            found.push(Diagnostic::error(code, message).at(source.place(token.start, end)).help(help));
        };
        match token.kind {
            Kind::Stray => {
                let (message, help) = stray(token, next);
                tell(Code::RuleMistake, message, help, token.end());
            }
            Kind::Unclosed => {
                let (message, help, end) = unclosed(token);
                tell(Code::RuleSyntax, message, help, end);
            }
            Kind::Quoted if token.text.starts_with('\'') => {
                tell(
                    Code::RuleMistake,
                    "this text is in single quotes".into(),
                    "use double quotes, or backticks around a sentence with figures".into(),
                    token.end(),
                );
            }
            Kind::Quoted if token.text.contains("${") => {
                tell(
                    Code::RuleMistake,
                    "`${` inside double quotes prints as it is written, not as the figure".into(),
                    "put the sentence in backticks: `This is ${i.change}.`".into(),
                    token.end(),
                );
            }
            Kind::Number => {
                if let Some((message, help, end)) = number(source, tokens, nth) {
                    tell(Code::RuleMistake, message, help, end);
                }
            }
            Kind::Symbol if token.is("%%") => tell(
                Code::RuleMistake,
                "`%%` is not valid".into(),
                "a percentage already includes `%`".into(),
                token.end(),
            ),
            _ => {}
        }
    }
    found.extend(conditions(source, statement));
    found.extend(names(source, statement));
    found
}

/// A text, or a note, that goes on to the next rule.
fn unclosed(token: &Token) -> (String, String, usize) {
    if token.text.starts_with("/*") {
        let help = "end it with `*/`, or begin each of its lines with `//`";
        return ("this note is never closed".into(), help.into(), token.start + 2);
    }
    let help = format!("add {} at the end of the text", &token.text[..1]);
    ("the closing quote is missing".into(), help, token.end())
}

fn stray(token: &Token, next: Option<&Token>) -> (String, String) {
    match token.text {
        "\u{201C}" | "\u{201D}" => (
            "this is a curly double quote".into(),
            "type a straight \" instead of \u{201C}: word processors turn it curly".into(),
        ),
        "\u{2018}" | "\u{2019}" => {
            ("this is a curly quote".into(), "use double quotes \"...\" or backticks `...`".into())
        }
        "£" => (
            "a number in a rule cannot have `£`".into(),
            format!("write the number alone: `{}`", next.map_or("100", |next| next.text)),
        ),
        "#" => ("a note in a rule begins with `//`".into(), "write `//` instead of `#`".into()),
        other => (format!("`{other}` is not valid here"), "remove it, or put it inside the text of a sentence".into()),
    }
}

/// `90%` and `1,000`.
fn number(source: RuleSource, tokens: &[Token], nth: usize) -> Option<(String, String, usize)> {
    let token = &tokens[nth];
    let next = tokens.get(nth + 1)?;
    let after = tokens.get(nth + 2);
    if next.text.starts_with('%')
        && next.start == token.end()
        && !after.is_some_and(|after| matches!(after.kind, Kind::Number | Kind::Word) || after.is("("))
    {
        return Some((
            "a number in a rule cannot have `%`".into(),
            format!("write the number alone: `{}`", token.text),
            next.end(),
        ));
    }
    let after = after?;
    let grouped = next.is(",")
        && after.kind == Kind::Number
        && after.text.len() == 3
        && !after.text.contains('.')
        && !token.text.contains('.')
        && after.start == next.end()
        && next.start == token.end();
    // In a list or between arguments a space is after the comma.
    (grouped && token.text.len() <= 3 && source.text.as_bytes().get(next.end()) != Some(&b' ')).then(|| {
        (
            format!("a number in a rule cannot have commas: `{},{}`", token.text, after.text),
            format!("write `{}{}`", token.text, after.text),
            after.end(),
        )
    })
}

/// `=` for `is`, and `10 < x < 20`.
fn conditions(source: RuleSource, statement: &Statement) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(tokens) = statement.argument("when") else { return found };
    for (nth, token) in tokens.iter().enumerate() {
        if token.is("=") && !tokens[..nth].iter().any(|before| before.is("let")) {
            found.push(
                Diagnostic::error(Code::RuleMistake, "`=` does not compare")
                    .at(source.place(token.start, token.end()))
                    .help("write `is` or `==`"),
            );
        }
        let order = |token: &Token| ["<", "<=", ">", ">="].iter().any(|sign| token.is(sign));
        if order(token) {
            let second = tokens[nth + 1..]
                .iter()
                .take_while(|token| !["and", "or", "&&", "||", ")", "(", "}"].iter().any(|end| token.is(end)))
                .find(|token| order(token));
            if let Some(second) = second {
                found.push(
                    Diagnostic::error(
                        Code::RuleMistake,
                        "two comparisons in a row do not work: the second compares a yes or no with a number",
                    )
                    .at(source.place(token.start, second.end()))
                    .help("write both: `i.value > 10 and i.value < 20`"),
                );
            }
        }
    }
    found
}

/// Words that no rule can read, and words of a closed list that are not on it: also where the rule never runs.
fn names(source: RuleSource, statement: &Statement) -> Vec<Diagnostic> {
    let tokens = &statement.tokens;
    let mut found = Vec::new();
    let subjects: Vec<&str> = ["when", "say", "then"]
        .iter()
        .filter_map(|method| statement.argument(method))
        .filter_map(|tokens| match tokens {
            [bar, name, ..] if bar.is("|") && name.kind == Kind::Word => Some(name.text),
            _ => None,
        })
        .collect();
    for (nth, window) in tokens.windows(3).enumerate() {
        let [subject, dot, word] = window else { continue };
        let after_dot = nth.checked_sub(1).is_some_and(|before| tokens[before].is("."));
        if !(subject.kind == Kind::Word
            && subjects.contains(&subject.text)
            && !after_dot
            && dot.is(".")
            && word.kind == Kind::Word)
        {
            continue;
        }
        if let Some((joined, end)) = hyphened(&tokens[nth + 2..]) {
            let message = format!("{}: a word of rules has no hyphen", statement.called());
            let help = format!("write `{}.{joined}`", subject.text);
            found.push(Diagnostic::error(Code::UnknownName, message).at(source.place(word.start, end)).help(help));
        } else if !known_after_dot(word.text) {
            found.push(
                Diagnostic::error(
                    Code::UnknownName,
                    format!("{}: there is no word `{}`", statement.called(), word.text),
                )
                .at(source.place(word.start, word.end()))
                .help(help_for_word(word.text)),
            );
        }
        found.extend(closed(source, tokens, nth + 2));
    }
    found
}

/// `i.unit is "percentage"`
fn closed(source: RuleSource, tokens: &[Token], at: usize) -> Option<Diagnostic> {
    let word = word_named(tokens[at].text).filter(|word| !word.one_of.is_empty())?;
    let mut next = tokens[at + 1..].iter();
    next.next().filter(|token| token.is("is") || token.is("==") || token.is("!="))?;
    let text = next.find(|token| !token.is("not")).filter(|token| token.kind == Kind::Quoted)?;
    (!word.one_of.contains(&text.inner())).then(|| {
        Diagnostic::error(Code::UnknownWord, format!("`{}` is never \"{}\"", word.name, text.inner()))
            .at(source.place(text.start, text.end()))
            .help(one_of(text.inner(), word.one_of))
    })
}

/// The parts of a rule's condition between "and", each as the bytes of the file it stands in; `None` where it is a block.
pub fn parts_of_condition(statement: &Statement) -> Vec<Range<usize>> {
    let Some([open, _, close, body @ ..]) = statement.argument("when") else { return Vec::new() };
    let (Some(first), Some(end)) = (body.first(), body.iter().map(Token::end).max()) else { return Vec::new() };
    if !(open.is("|") && close.is("|")) || first.is("{") {
        return Vec::new();
    }
    let mut depth_end = 0;
    let mut parts = Vec::new();
    let mut start = first.start;
    let mut last = first.start;
    for (nth, token) in body.iter().enumerate() {
        if token.within > 0 || token.start < depth_end {
            last = token.end();
            continue;
        }
        if token.is("(") || token.is("[") || token.is("{") || token.is("#{") {
            depth_end = matching(body, nth).map_or(end, |close| body[close].end());
        } else if token.is("or") || token.is("||") {
            return std::iter::once(first.start..end).collect();
        } else if token.is("and") || token.is("&&") {
            parts.push(start..last);
            start = body.get(nth + 1).map_or(end, |next| next.start);
        }
        last = token.end();
    }
    parts.push(start..end);
    parts
}
