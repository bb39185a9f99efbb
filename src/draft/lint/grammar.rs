//! `prose-grammar`: what a grammar library finds, by those of its rules that are right about reports like these.

use std::sync::Arc;

use harper_core::linting::{Lint, LintGroup};
use harper_core::parsers::PlainEnglish;
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};

use crate::diagnostic::Code;

use super::said::{ProseIssue, Said};

/// The rules that are asked. Others take names of services for issues, have views on style, or do what a check of ours does.
const ASKED: &[&str] = &[
    "AnA",
    "SingleBe",
    "MissingTo",
    "MissingPreposition",
    "ThenThan",
    "ModalOf",
    "DoubleModal",
    "DespiteOf",
    "ToTo",
    "PronounVerbAgreement",
    "PronounAre",
    "ThereIsAgreement",
    "SimplePastToPastParticiple",
    "ItsContraction",
    "ItsPossessive",
    "QuantifierNeedsOf",
    "SubjectPronoun",
    "ItAreTheOne",
    "HelpedPast",
    "DidPast",
    "SinceDuration",
    "OneOfTheSingular",
    "LookingForwardTo",
    "InterestedIn",
    "CriteriaPhenomena",
    "AllowTo",
    "NeedToNoun",
    "InflectedVerbAfterTo",
    "ModalBeAdjective",
    "WereWhere",
    "TheHowWhy",
    "ThatThan",
    "RedundantProgressiveComparative",
    "AdjectiveDoubleDegree",
    "LessWorse",
    "MoreBetter",
    "PronounInflectionBe",
    "APart",
];

/// The library with its dictionary: made once for a report.
pub struct Grammar {
    linter: LintGroup,
    dictionary: Arc<FstDictionary>,
}

impl Grammar {
    /// British English, and only what is asked.
    pub fn new() -> Grammar {
        let dictionary = FstDictionary::curated();
        let mut linter = LintGroup::new_curated(dictionary.clone(), Dialect::British);
        linter.set_all_rules_to(Some(false));
        for rule in ASKED {
            linter.config.set_rule_enabled(*rule, true);
        }
        Grammar { linter, dictionary }
    }

    /// Everything it finds in a text.
    pub fn read(&mut self, said: &Said) -> Vec<ProseIssue> {
        let document = Document::new(said.text, &PlainEnglish, &self.dictionary);
        let letters: Vec<usize> = said.text.char_indices().map(|(at, _)| at).chain([said.text.len()]).collect();
        let found = self.linter.organized_lints(&document).into_values().flatten();
        found.filter_map(|lint| issue(&lint, said.text, &letters)).collect()
    }
}

fn issue(lint: &Lint, text: &str, letters: &[usize]) -> Option<ProseIssue> {
    let at = *letters.get(lint.span.start)?..*letters.get(lint.span.end)?;
    let message = lint.message.trim_end_matches(['.', '?', '!']).to_owned();
    Some(ProseIssue {
        code: Code::ProseGrammar,
        message: format!("\u{201C}{}\u{201D}: {}", text[at.clone()].trim(), lowered(&message)),
        help: "read it again; if the grammar library is wrong, turn it off: [prose] off = [\"grammar\"]".into(),
        at,
    })
}

/// With a small letter, as it is behind a colon.
fn lowered(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_has_every_rule_that_is_asked() {
        let linter = LintGroup::new_curated(FstDictionary::curated(), Dialect::British);
        let unknown: Vec<&&str> = ASKED.iter().filter(|rule| !linter.contains_key(rule)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
