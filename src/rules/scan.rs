//! A rule file as tokens: enough to part it into statements and to find mistakes, never inside strings or comments.
//!
//! Rhai's own tokenizer reads one statement at a time inside an interpolated string and stops at the first
//! error; an officer is to hear of every error at once, so this one never stops.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Word,
    /// A number.
    Number,
    /// Text between `"`, without interpolation.
    Quoted,
    /// Text between backticks; what is in its `${ }` follows as tokens of its own.
    Backtick,
    /// `(`, `.`, `==`, ...
    Symbol,
    /// Text between quotes that no closing quote ends, or a note that no `*/` ends.
    Unclosed,
    /// A character that has no place in a rule: a curly quote, `£`.
    Stray,
}

/// A token and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// As written, quotes included.
    pub text: &'a str,
    /// Its first byte.
    pub start: usize,
    /// Inside how many backtick strings it is.
    pub within: usize,
}

impl Token<'_> {
    /// The byte after its last.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this symbol or word.
    pub fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Symbol | Kind::Word) && self.text == text
    }

    /// The text between the quotes.
    pub fn inner(&self) -> &str {
        let inner = &self.text[1..];
        inner.strip_suffix(['"', '`', '\'']).unwrap_or(inner)
    }
}

/// The tokens of a file. Comments and spaces are skipped.
pub fn scan(text: &str) -> Vec<Token<'_>> {
    let mut scanner = Scanner { text, at: 0, tokens: Vec::new(), within: 0 };
    scanner.code(0);
    scanner.tokens
}

const SYMBOLS: [&str; 22] = [
    "...", "..=", "**=", "==", "!=", "<=", ">=", "&&", "||", "#{", "=>", "::", "??", "?.", "+=", "-=", "*=", "/=",
    "%%", "..", "**", "->",
];

/// How deep strings may be in strings before the scanner takes the rest as text.
const DEEPEST: usize = 16;

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token<'a>>,
    within: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.tokens.push(Token { kind, text: &self.text[start..end], start, within: self.within });
        self.at = end;
    }

    /// Reads code; `braces` open ones end it at their closing brace, for `${ }`.
    fn code(&mut self, braces: usize) {
        let mut depth = braces;
        while let Some(first) = self.rest().chars().next() {
            let start = self.at;
            let rest = self.rest();
            let run = |kind: &dyn Fn(char) -> bool| rest.find(|c| !kind(c)).unwrap_or(rest.len());
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if let Some(note) = rest.strip_prefix("/*") {
                match (note.find("*/"), note.find("/*")) {
                    // One that begins within it shows that it was never closed.
                    (Some(end), another) if another.is_none_or(|another| another > end) => self.at += end + 4,
                    _ => self.open_note(start),
                }
            } else if first.is_whitespace() {
                self.at += first.len_utf8();
            } else if first.is_alphabetic() || first == '_' {
                let end = start + run(&|c| c.is_alphanumeric() || c == '_');
                self.push(Kind::Word, start, end);
            } else if first.is_ascii_digit() {
                self.number(start);
            } else if first == '"' || first == '\'' {
                self.quoted(first, start);
            } else if first == '`' {
                self.backtick(start);
            } else if first == '#' && !rest.starts_with("#{") && !rest.starts_with("#\"") {
                // Meant as a note: the rest of the line is none of the rule's.
                self.push(Kind::Stray, start, start + 1);
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
            } else if let Some(symbol) = SYMBOLS.into_iter().find(|symbol| rest.starts_with(symbol)) {
                depth += usize::from(symbol == "#{");
                self.push(Kind::Symbol, start, start + symbol.len());
            } else if first.is_ascii() {
                depth += usize::from(first == '{');
                self.push(Kind::Symbol, start, start + 1);
                if first == '}' {
                    depth = depth.saturating_sub(1);
                    if braces > 0 && depth == 0 {
                        return;
                    }
                }
            } else {
                self.push(Kind::Stray, start, start + first.len_utf8());
            }
        }
    }

    /// A note that is never closed, up to the rule behind it: that would be lost without a word.
    fn open_note(&mut self, start: usize) {
        let rest = &self.text[start..];
        let next = rest.match_indices('\n').find(|(at, _)| starts_statement(&rest[at + 1..]));
        self.push(Kind::Unclosed, start, next.map_or(self.text.len(), |(at, _)| start + at));
    }

    fn number(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_digit() || *byte == b'_');
        let mut end = start;
        while digit(end) {
            end += 1;
        }
        if bytes.get(end) == Some(&b'.') && digit(end + 1) {
            end += 1;
            while digit(end) {
                end += 1;
            }
        }
        self.push(Kind::Number, start, end);
    }

    /// Text between `"` ends with its line.
    fn quoted(&mut self, quote: char, start: usize) {
        let mut escaped = false;
        for (offset, c) in self.text[start + 1..].char_indices() {
            let end = start + 1 + offset;
            if c == '\n' {
                return self.push(Kind::Unclosed, start, end);
            } else if c == quote && !escaped {
                return self.push(Kind::Quoted, start, end + 1);
            }
            escaped = c == '\\' && !escaped;
        }
        self.push(Kind::Unclosed, start, self.text.len());
    }

    fn backtick(&mut self, start: usize) {
        let opening = self.tokens.len();
        self.push(Kind::Backtick, start, start + 1);
        loop {
            let rest = self.rest();
            let Some(offset) = rest.find(['`', '$', '\n']) else {
                return self.close(opening, Kind::Unclosed, self.text.len());
            };
            let at = self.at + offset;
            match &self.text[at..] {
                tail if tail.starts_with('`') && tail[1..].starts_with('`') => self.at = at + 2,
                tail if tail.starts_with('`') => return self.close(opening, Kind::Backtick, at + 1),
                tail if tail.starts_with("${") && self.within < DEEPEST => {
                    self.at = at + 2;
                    self.within += 1;
                    self.code(1);
                    self.within -= 1;
                }
                // A rule that begins at the edge of the page shows that the text before it was never closed.
                tail if tail.starts_with('\n') && starts_statement(&tail[1..]) => {
                    return self.close(opening, Kind::Unclosed, at);
                }
                tail => self.at = at + tail.chars().next().map_or(1, char::len_utf8),
            }
        }
    }

    fn close(&mut self, opening: usize, kind: Kind, end: usize) {
        let start = self.tokens[opening].start;
        self.tokens[opening].kind = kind;
        self.tokens[opening].text = &self.text[start..end];
        self.at = end;
    }
}

/// The words that begin a statement of a rule file.
pub const OPENINGS: [&str; 6] = ["rule", "replace", "remove", "topic", "set_number", "order"];

/// Whether a line begins a new statement at its very edge.
pub fn starts_statement(line: &str) -> bool {
    OPENINGS
        .iter()
        .any(|opening| line.strip_prefix(opening).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('(')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        scan(text).iter().map(|token| token.text).collect()
    }

    #[test]
    fn strings_and_comments_hide_what_they_hold() {
        assert_eq!(texts("a // ; b\n\"; c\" /* ; */ d"), ["a", "\"; c\"", "d"]);
        assert_eq!(texts("`x ${ a.b } y`;"), ["`x ${ a.b } y`", "a", ".", "b", "}", ";"]);
        assert_eq!(
            texts("`a ${ if x { `b ${c}` } else { \"}\" } } d` e"),
            [
                "`a ${ if x { `b ${c}` } else { \"}\" } } d`",
                "if",
                "x",
                "{",
                "`b ${c}`",
                "c",
                "}",
                "}",
                "else",
                "{",
                "\"}\"",
                "}",
                "}",
                "e"
            ]
        );
    }

    #[test]
    fn what_is_never_closed_does_not_swallow_the_next_rule() {
        let tokens = scan("rule(`x).say();\nrule(\"y\");");
        assert_eq!(tokens[2].kind, Kind::Unclosed);
        assert_eq!(tokens[3].text, "rule");
        let tokens = scan("a; /* note\n it goes on\nrule(\"y\"); /* b */ /* end");
        assert_eq!((tokens[2].kind, tokens[2].text), (Kind::Unclosed, "/* note\n it goes on"));
        assert_eq!((tokens[3].text, tokens[8].text), ("rule", "/* end"));
        assert_eq!(
            scan("\"abc\nrule").iter().map(|token| token.kind).collect::<Vec<_>>(),
            [Kind::Unclosed, Kind::Word]
        );
    }

    #[test]
    fn numbers_and_method_calls_part() {
        assert_eq!(texts("1.5.x 1..2 90%"), ["1.5", ".", "x", "1", "..", "2", "90", "%"]);
    }
}
