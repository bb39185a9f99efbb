//! Where something of a statement is to be noted, and the calls that are put there.

use crate::rules::scan::{Kind, Token};
use crate::rules::statement::{Statement, matching};

/// Something of a statement that is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// An arm of an `if`: its brace.
    Arm {
        /// The byte of the brace.
        at: usize,
        /// The `else` that is not written, behind the last brace.
        unwritten: bool,
    },
    /// A part of a condition, in bytes.
    Part {
        /// Its first.
        start: usize,
        /// The one after its last.
        end: usize,
    },
}

/// The calls to put into a statement and the bytes of the file before which they are, in order.
pub fn insertions(statement: &Statement, number: impl Fn(&Mark) -> usize) -> Vec<(usize, String)> {
    let tokens = &statement.tokens;
    let mut calls = Vec::new();
    for mark in arms(tokens) {
        let Mark::Arm { at, unwritten } = mark else { continue };
        let call = if unwritten {
            format!(" else {{ {ARM}({}) }}", number(&mark))
        } else {
            format!(" {ARM}({}); ", number(&mark))
        };
        calls.push((at + 1, call));
    }
    for method in ["when", "say", "then"] {
        let Some(body) = statement.argument(method).and_then(body) else { continue };
        let parts = if method == "when" { parts(body) } else { Vec::new() };
        let (start, end) = span(body);
        calls.push((start, format!("{SPOKE}({BEGUN}(), ")));
        for (part_start, part_end) in parts {
            let number = number(&Mark::Part { start: part_start, end: part_end });
            calls.push((part_start, format!("{HELD}({number}, {ASKED}({number}), (")));
            calls.push((part_end, "))".to_owned()));
        }
        calls.push((end, ")".to_owned()));
    }
    // What ends at a byte was pushed from the inside out, and what begins there from the outside in.
    calls.sort_by_key(|(at, _)| *at);
    calls
}

/// Notes that an arm was taken.
pub const ARM: &str = "__arm";
/// Notes that a closure begins.
pub const BEGUN: &str = "__begun";
/// Notes what a closure gave, and gives it.
pub const SPOKE: &str = "__spoke";
/// Notes that a part of a condition is asked.
pub const ASKED: &str = "__asked";
/// Notes how it came out, and gives it.
pub const HELD: &str = "__held";

/// The arms of every `if`, those inside `${ }` too.
pub fn arms(tokens: &[Token]) -> Vec<Mark> {
    let mut found = Vec::new();
    for (nth, _) in tokens.iter().enumerate().filter(|(_, token)| token.is("if")) {
        let Some((open, close)) = block(tokens, nth + 1) else { continue };
        found.push(Mark::Arm { at: tokens[open].start, unwritten: false });
        let follows = next(tokens, close);
        match follows.filter(|next| tokens[*next].is("else")) {
            // The arms of `else if` are found at that `if`.
            Some(other) if next(tokens, other).is_some_and(|next| tokens[next].is("if")) => {}
            Some(other) => {
                let written = block(tokens, other + 1);
                found.extend(written.map(|(open, _)| Mark::Arm { at: tokens[open].start, unwritten: false }));
            }
            None => found.push(Mark::Arm { at: tokens[close].start, unwritten: true }),
        }
    }
    found
}

/// The next token outside strings that begin within.
fn next(tokens: &[Token], at: usize) -> Option<usize> {
    (at + 1..tokens.len()).find(|next| tokens[*next].within <= tokens[at].within)
}

/// The first block from here that no bracket holds: its braces.
fn block(tokens: &[Token], from: usize) -> Option<(usize, usize)> {
    let within = tokens.get(from)?.within;
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        if token.within < within {
            return None;
        } else if token.within > within {
            at += 1;
        } else if token.is("{") {
            return Some((at, matching(tokens, at)?));
        } else if token.is("(") || token.is("[") || token.is("#{") {
            at = matching(tokens, at)? + 1;
        } else {
            at += 1;
        }
    }
    None
}

/// What is behind `|i|`; `None` where the argument is not a closure.
fn body<'a, 'b>(argument: &'a [Token<'b>]) -> Option<&'a [Token<'b>]> {
    match argument {
        [open, name, close, body @ ..]
            if open.is("|") && close.is("|") && name.kind == Kind::Word && !body.is_empty() =>
        {
            Some(body)
        }
        _ => None,
    }
}

fn span(tokens: &[Token]) -> (usize, usize) {
    (tokens[0].start, tokens.iter().map(Token::end).max().unwrap_or(tokens[0].start))
}

/// The parts of a condition, in bytes: what is between `or`, `and` and brackets around whole parts.
pub fn parts(condition: &[Token]) -> Vec<(usize, usize)> {
    // A condition that is worked out in a block has no parts of its own.
    if condition.first().is_none_or(|first| first.is("{")) {
        return Vec::new();
    }
    for joint in [["or", "||"], ["and", "&&"]] {
        let pieces = split(condition, joint);
        if pieces.len() > 1 {
            return pieces.into_iter().flat_map(|piece| parts(piece)).collect();
        }
    }
    let (start, end) = span(condition);
    let enclosed = condition[0].is("(") && matching(condition, 0).is_some_and(|close| condition[close].end() == end);
    if enclosed {
        let close = matching(condition, 0).unwrap_or(condition.len() - 1);
        return parts(&condition[1..close]);
    }
    vec![(start, end)]
}

fn split<'a, 'b>(tokens: &'a [Token<'b>], joint: [&str; 2]) -> Vec<&'a [Token<'b>]> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(token) = tokens.get(at) {
        if token.within > tokens[0].within {
            at += 1;
        } else if token.is("(") || token.is("[") || token.is("{") || token.is("#{") {
            at = matching(tokens, at).map_or(tokens.len(), |close| close + 1);
        } else if joint.iter().any(|word| token.is(word)) && at > from {
            pieces.push(&tokens[from..at]);
            at += 1;
            from = at;
        } else {
            at += 1;
        }
    }
    if from < tokens.len() {
        pieces.push(&tokens[from..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;
    use crate::rules::scan::scan;
    use crate::rules::statement::{RuleSource, part};

    #[test]
    fn a_condition_is_parted_at_and_or_and_brackets() {
        let of = |text: &'static str| -> Vec<&str> {
            let tokens = scan(text);
            parts(&tokens).into_iter().map(|(start, end)| &text[start..end]).collect()
        };
        assert_eq!(
            of("i.a and not i.b and (i.c > 0 or i.d is \"x or y\")"),
            ["i.a", "not i.b", "i.c > 0", "i.d is \"x or y\""]
        );
        assert_eq!(of("i.ago(i.a and i.b) or ((i.c))"), ["i.ago(i.a and i.b)", "i.c"]);
        assert!(of("{ let a = i.b; a and i.c }").is_empty());
    }

    #[test]
    fn every_arm_of_an_if_is_found_also_in_text() {
        let text = "`a ${if x({ 1 }) { \"b\" } else if y { `${if z { 1 }}` } else { 2 }} c`";
        let tokens = scan(text);
        let found: Vec<(usize, bool)> = arms(&tokens)
            .into_iter()
            .filter_map(|mark| match mark {
                Mark::Arm { at, unwritten } => Some((at, unwritten)),
                Mark::Part { .. } => None,
            })
            .collect();
        let brace = |before: &str| text.find(before).expect("there") + before.len() - 1;
        assert_eq!(
            found,
            [
                (brace("x({ 1 }) {"), false),
                (brace("else if y {"), false),
                (brace("}` } else {"), false),
                (brace("if z {"), false),
                (brace("if z { 1 }"), true),
            ]
        );
    }

    /// Rhai's own syntax tree has as many arms, and they are the ones that the tokens show.
    #[test]
    fn the_syntax_tree_has_the_same_arms() {
        let engine = crate::rules::engine::engine();
        for file in RuleBook::shipped() {
            let source = RuleSource { file: &file.name, text: &file.text };
            for statement in part(source, &mut Vec::new()) {
                let ast = engine.compile(statement.padded(source)).expect("shipped rules compile");
                let mut inside = std::collections::BTreeSet::new();
                ast.walk(&mut |path: &[rhai::ASTNode]| {
                    if let Some(rhai::ASTNode::Stmt(rhai::Stmt::If(flow, _))) = path.last() {
                        inside.insert(flow.body.position());
                    }
                    true
                });
                let ifs = statement.tokens.iter().filter(|token| token.is("if")).count();
                assert_eq!(inside.len(), ifs, "{}", statement.called());
                let braces: Vec<(Option<usize>, Option<usize>)> = arms(&statement.tokens)
                    .into_iter()
                    .filter_map(|mark| match mark {
                        Mark::Arm { at, .. } => {
                            let place = source.place(at, at + 1);
                            Some((Some(place.line), Some(place.column)))
                        }
                        Mark::Part { .. } => None,
                    })
                    .collect();
                for position in inside {
                    assert!(
                        braces.contains(&(position.line(), position.position())),
                        "{position} of {}",
                        statement.called()
                    );
                }
            }
        }
    }
}
