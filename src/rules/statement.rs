//! A rule file parted into its top-level statements, each with its own place.

use std::ops::{Range, RangeInclusive};

use crate::diagnostic::{Code, Diagnostic, Place};

use super::scan::{Kind, OPENINGS, Token, scan, starts_statement};

/// One statement of a rule file.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// Where it begins and ends, in bytes of the file.
    pub start: usize,
    /// The byte after its last, the semicolon left out.
    pub end: usize,
    /// How many lines of the file end before it.
    pub lines_before: usize,
    /// Its tokens.
    pub tokens: Vec<Token<'a>>,
}

/// The file with what is needed to say where something is.
#[derive(Debug, Clone, Copy)]
pub struct RuleSource<'a> {
    /// `rules/house.rhai`
    pub file: &'a str,
    /// All of it.
    pub text: &'a str,
}

impl RuleSource<'_> {
    /// The place of some bytes.
    pub fn place(&self, start: usize, end: usize) -> Place {
        Place::of_bytes(self.file, self.text, start..end)
    }

    /// The lines on which some bytes stand, from 1.
    pub fn lines(&self, start: usize, end: usize) -> RangeInclusive<usize> {
        let first = self.text[..start].matches('\n').count() + 1;
        first..=first + self.text[start..end].matches('\n').count()
    }
}

impl Statement<'_> {
    /// The statement alone, moved to the line and column at which it is in the file, for Rhai's positions.
    pub fn padded(&self, source: RuleSource) -> String {
        self.moved(source, &source.text[self.start..self.end])
    }

    /// The same without its examples, every other word where it is in the file.
    pub fn unproven(&self, source: RuleSource) -> String {
        let mut text = String::new();
        let mut from = self.start;
        for example in self.examples() {
            text.push_str(&source.text[from..example.start]);
            text.extend(source.text[example.clone()].chars().map(|sign| if sign == '\n' { '\n' } else { ' ' }));
            from = example.end;
        }
        text.push_str(&source.text[from..self.end]);
        self.moved(source, text.trim_end())
    }

    fn moved(&self, source: RuleSource, text: &str) -> String {
        let before = &source.text[..self.start];
        let columns = before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count();
        format!("{}{}{text}", "\n".repeat(self.lines_before), " ".repeat(columns))
    }

    /// Where its examples are: each `.example(...)`, in bytes of the file.
    fn examples(&self) -> Vec<Range<usize>> {
        let tokens = &self.tokens;
        let (mut found, mut depth, mut at) = (Vec::new(), 0usize, 0);
        while let Some(token) = tokens.get(at) {
            let next =
                |word: &str, nth: usize| tokens.get(at + nth).is_some_and(|next| next.within == 0 && next.is(word));
            let is_example = token.within == 0 && depth == 0 && token.is(".") && next("example", 1) && next("(", 2);
            if let Some(close) = is_example.then(|| matching(tokens, at + 2)).flatten() {
                found.push(token.start..tokens[close].end());
                at = close;
            } else if token.within == 0 {
                depth = stepped(depth, token);
            }
            at += 1;
        }
        found
    }

    /// The name in `rule("name")`, where it is written plainly.
    pub fn name(&self) -> Option<&str> {
        let name = self.tokens.get(2).filter(|token| matches!(token.kind, Kind::Quoted))?;
        self.tokens.get(1).filter(|token| token.is("("))?;
        Some(name.inner())
    }

    /// The word it begins with.
    pub fn opening(&self) -> &str {
        self.tokens.first().map_or("", |token| token.text)
    }

    /// `rule "small percentages"`, to mention it.
    pub fn called(&self) -> String {
        self.name().map_or_else(|| "this statement".to_owned(), |name| format!("{} \"{name}\"", self.opening()))
    }

    /// Whether each of its brackets has its partner.
    pub fn is_closed(&self) -> bool {
        self.tokens.iter().filter(|token| token.within == 0).fold(0, stepped) == 0
    }

    /// The argument of a method of the chain, `.when(...)`: the tokens between its brackets.
    pub fn argument(&self, method: &str) -> Option<&[Token<'_>]> {
        let tokens = &self.tokens;
        let mut depth = 0usize;
        for (at, token) in tokens.iter().enumerate() {
            if token.within > 0 {
                continue;
            }
            if depth == 0
                && token.is(method)
                && at > 0
                && tokens[at - 1].is(".")
                && tokens.get(at + 1).is_some_and(|next| next.is("("))
            {
                let open = at + 1;
                let close = matching(tokens, open)?;
                return Some(&tokens[open + 1..close]);
            }
            depth = stepped(depth, token);
        }
        None
    }
}

/// How deep in brackets the next token is.
fn stepped(depth: usize, token: &Token) -> usize {
    if token.is("(") || token.is("[") || token.is("{") || token.is("#{") {
        depth + 1
    } else if token.is(")") || token.is("]") || token.is("}") {
        depth.saturating_sub(1)
    } else {
        depth
    }
}

/// The bracket that closes the one at `open`.
pub fn matching(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.within > tokens[open].within {
            continue;
        }
        depth = stepped(depth, token);
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// A statement as it is written, to be compared with another version of it. Its examples are left out: they prove what it
/// says and are not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The line on which it begins.
    pub line: usize,
    /// `rule "small percentages"`
    pub called: String,
    /// All of it but the semicolon and the examples.
    pub text: String,
    /// The same without notes and the space between its words, to tell an edit from another line end.
    pub words: String,
}

impl Written {
    /// Whether it decides what may not be printed.
    pub fn is_about_disclosure(&self) -> bool {
        self.words.contains(". about ( \"disclosure\" )")
    }
}

/// The statements of a rule file in order, sound or not.
pub fn written(file: &str, text: &str) -> Vec<Written> {
    let source = RuleSource { file, text };
    let statements = part(source, &mut Vec::new());
    let written = |statement: &Statement| {
        let (bare, kept) = without_examples(source, statement);
        let words = kept.iter().filter(|token| token.within == 0).map(|token| token.text).collect::<Vec<_>>();
        let line = source.place(statement.start, statement.end).line;
        Written { line, called: statement.called(), text: bare, words: words.join(" ") }
    };
    statements.iter().map(written).collect()
}

/// The text and the tokens of a statement without `.example(...)`.
fn without_examples<'a>(source: RuleSource, statement: &Statement<'a>) -> (String, Vec<Token<'a>>) {
    let examples = statement.examples();
    let mut text = String::new();
    let mut from = statement.start;
    for example in &examples {
        text.push_str(source.text[from..example.start].trim_end());
        from = example.end;
    }
    text.push_str(&source.text[from..statement.end]);
    let is_kept = |token: &&Token| !examples.iter().any(|example| example.contains(&token.start));
    (text, statement.tokens.iter().filter(is_kept).copied().collect())
}

/// Parts a file at its semicolons and wherever a new rule begins at the edge of a line, and says what is missing there.
pub fn part<'a>(source: RuleSource<'a>, faults: &mut Vec<Diagnostic>) -> Vec<Statement<'a>> {
    let mut statements = Vec::new();
    let mut tokens: Vec<Token<'a>> = Vec::new();
    let mut depth = 0usize;
    for token in scan(source.text) {
        let at_edge = token.start == 0 || source.text[..token.start].ends_with('\n');
        if !tokens.is_empty()
            && token.within == 0
            && at_edge
            && OPENINGS.contains(&token.text)
            && starts_statement(&source.text[token.start..])
        {
            let statement = finish(source, &mut tokens, statements.last());
            faults.extend(unfinished(source, &statement, depth));
            statements.push(statement);
            depth = 0;
        }
        if token.within == 0 && depth == 0 && token.is(";") {
            if !tokens.is_empty() {
                let statement = finish(source, &mut tokens, statements.last());
                statements.push(statement);
            }
            continue;
        }
        if token.within == 0 {
            depth = stepped(depth, &token);
        }
        tokens.push(token);
    }
    if !tokens.is_empty() {
        let statement = finish(source, &mut tokens, statements.last());
        // The last statement of a file may go without its semicolon.
        if depth > 0 {
            faults.extend(unfinished(source, &statement, depth));
        }
        statements.push(statement);
    }
    statements
}

/// The statement of these tokens; its lines are counted on from the one `before`.
fn finish<'a>(source: RuleSource, tokens: &mut Vec<Token<'a>>, before: Option<&Statement>) -> Statement<'a> {
    let tokens = std::mem::take(tokens);
    let start = tokens.first().map_or(0, |token| token.start);
    let end = tokens.iter().map(Token::end).max().unwrap_or(start);
    let (from, lines) = before.map_or((0, 0), |before| (before.start, before.lines_before));
    let lines_before = lines + source.text[from..start].bytes().filter(|byte| *byte == b'\n').count();
    Statement { start, end, lines_before, tokens }
}

/// What a statement lacks that ends where the next one begins.
fn unfinished(source: RuleSource, statement: &Statement, depth: usize) -> Option<Diagnostic> {
    // Text that is never closed has a message of its own, and so have a note in another language's manner and `fn`, which
    // ends without a semicolon.
    let is_told = |token: &Token| token.kind == Kind::Unclosed || (token.kind == Kind::Stray && token.text == "#");
    if statement.tokens.iter().any(is_told) || statement.opening() == "fn" {
        return None;
    }
    let end = source.place(statement.end.saturating_sub(1), statement.end);
    let called = statement.called();
    Some(match depth {
        0 => Diagnostic::error(Code::RuleSyntax, format!("a `;` is missing at the end of {called}"))
            .at(end)
            .help("add `;` after its last bracket"),
        _ => Diagnostic::error(Code::RuleSyntax, format!("a closing bracket is missing in {called}"))
            .at(end)
            .help("close every `(`, `[` and `{` before the next rule"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Vec<String>, Vec<String>) {
        let source = RuleSource { file: "rules/x.rhai", text };
        let mut faults = Vec::new();
        let statements = part(source, &mut faults);
        (
            statements.iter().map(|statement| text[statement.start..statement.end].to_owned()).collect(),
            faults.into_iter().map(|fault| fault.message).collect(),
        )
    }

    #[test]
    fn a_file_is_parted_at_its_semicolons() {
        let (statements, faults) =
            parts("rule(\"a;b\").say(|i| `x; ${i.y}`); // c;\n\nrule(\"b\").when(|i| { let x = 1; x > 0 });\n");
        assert_eq!(statements, ["rule(\"a;b\").say(|i| `x; ${i.y}`)", "rule(\"b\").when(|i| { let x = 1; x > 0 })"]);
        assert!(faults.is_empty());
    }

    #[test]
    fn what_is_missing_is_said_of_the_rule_that_lacks_it() {
        let (statements, faults) =
            parts("rule(\"a\").say(|i| `x`)\nrule(\"b\").say((|i| `y`);\nrule(\"c\").say(|i| `z`);");
        assert_eq!(statements.len(), 3);
        assert_eq!(faults, ["a `;` is missing at the end of rule \"a\"", "a closing bracket is missing in rule \"b\""]);
    }

    #[test]
    fn an_example_is_no_part_of_what_a_rule_says() {
        let rule = "rule(\"a\")\n  .say(|i| `x.example(1)`)\n  .example(#{ value: 1 }, \"x\")\n  .alone()";
        let found = written("x", &format!("{rule};"));
        assert_eq!(found[0].text, "rule(\"a\")\n  .say(|i| `x.example(1)`)\n  .alone()");
        assert_eq!(found[0].words, "rule ( \"a\" ) . say ( | i | `x.example(1)` ) . alone ( )");
    }

    #[test]
    fn without_its_examples_a_rule_stands_where_it_did() {
        let text =
            "// a note\n\n  rule(\"a\")\n  .example(#{ value: 1 },\n    \"é\").say(|i| `x`)\n  .example(#{}, \"x\");";
        let source = RuleSource { file: "x", text };
        let statements = part(source, &mut Vec::new());
        let unproven = statements[0].unproven(source);
        assert_eq!(unproven, "\n\n  rule(\"a\")\n                         \n        .say(|i| `x`)");
        let column = |text: &str| {
            text.lines().nth(4).and_then(|line| line.split(".say").next()).map(|before| before.chars().count())
        };
        assert_eq!(column(&unproven), column(text));
        assert_eq!(statements[0].padded(source).lines().count(), 6);
    }

    #[test]
    fn the_argument_of_a_method_is_found_in_the_chain_only() {
        let text = "rule(\"a\").example(#{ when: 1 }, \"x\").when(|i| i.when(2) > (3)).say(|i| `y`)";
        let mut faults = Vec::new();
        let statements = part(RuleSource { file: "x", text }, &mut faults);
        let words: Vec<_> = statements[0].argument("when").expect("there").iter().map(|token| token.text).collect();
        assert_eq!(words.join(" "), "| i | i . when ( 2 ) > ( 3 )");
        assert_eq!(statements[0].name(), Some("a"));
    }
}
