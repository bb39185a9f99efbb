//! Where the statements of a rule file stand, for an edit of one of them.

use std::ops::Range;

use super::scan::{Kind, Token, scan};
use super::statement::{RuleSource, Statement, part};

/// A statement of a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementSpan {
    /// `rule`, `replace`, or whatever else it begins with.
    pub opening: String,
    /// The name of its rule, where it is written plainly.
    pub name: Option<String>,
    /// Its bytes, with its semicolon where it has one.
    pub bytes: Range<usize>,
    /// The bytes of what it says: what stands between the brackets of `.say(...)`.
    pub says: Option<Range<usize>>,
    /// Its words and signs, without notes and the space between them.
    pub words: String,
}

impl StatementSpan {
    /// Whether it gives a rule its words.
    pub fn gives_words_to(&self, rule: &str) -> bool {
        self.says.is_some() && self.name.as_deref() == Some(rule) && matches!(&*self.opening, "rule" | "replace")
    }
}

/// The statements of a rule file in order, sound or not.
pub fn statement_spans(text: &str) -> Vec<StatementSpan> {
    // What a semicolon ends the parting leaves out: it is looked up among all signs of the file.
    let all = scan(text);
    let semicolon = |end: usize| {
        let next = all.get(all.partition_point(|token| token.start < end))?;
        (next.within == 0 && next.is(";")).then(|| next.end())
    };
    let span = |statement: &Statement| StatementSpan {
        opening: statement.opening().to_owned(),
        name: statement.name().map(str::to_owned),
        bytes: statement.start..semicolon(statement.end).unwrap_or(statement.end),
        says: statement.argument("say").and_then(bytes),
        words: statement
            .tokens
            .iter()
            .filter(|token| token.within == 0)
            .map(|token| token.text)
            .collect::<Vec<_>>()
            .join(" "),
    };
    part(RuleSource { file: "", text }, &mut Vec::new()).iter().map(span).collect()
}

fn bytes(tokens: &[Token]) -> Option<Range<usize>> {
    let end = tokens.iter().map(Token::end).max()?;
    // What is never closed goes on to the end of the file.
    let is_whole = tokens.iter().all(|token| token.kind != Kind::Unclosed);
    is_whole.then(|| tokens[0].start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_found_with_its_semicolon_and_its_words() {
        let text = "// rule(\"no\").say(`no`);\nrule(\"a;b\") // a note; with one\n  .say(|i| `x; ${i.y(\"}\")}`) // why\n  ;\n\
                    replace( \"c\" ).say(\"{\");set_number(\"n\", 1)";
        let spans = statement_spans(text);
        let shown: Vec<&str> = spans.iter().map(|span| &text[span.bytes.clone()]).collect();
        assert_eq!(
            shown,
            [
                "rule(\"a;b\") // a note; with one\n  .say(|i| `x; ${i.y(\"}\")}`) // why\n  ;",
                "replace( \"c\" ).say(\"{\");",
                "set_number(\"n\", 1)"
            ]
        );
        let says: Vec<Option<&str>> = spans.iter().map(|span| span.says.clone().map(|says| &text[says])).collect();
        assert_eq!(says, [Some("|i| `x; ${i.y(\"}\")}`"), Some("\"{\""), None]);
        assert!(spans[1].gives_words_to("c") && !spans[0].gives_words_to("c"));
    }
}
