//! `prose-acronym`: an acronym that the report never spells out.

use std::collections::BTreeSet;

use crate::diagnostic::Code;

use super::said::ProseIssue;
use super::statement::ProseStatement;

/// What every reader of a council's report knows, and words that are only shouted.
const KNOWN: [&str; 52] = [
    "UK", "EU", "US", "UN", "NHS", "GP", "GPs", "MP", "MPs", "BBC", "VAT", "PDF", "CSV", "IT", "ID", "TV", "AM", "PM",
    "OK", "CCTV", "DVD", "DNA", "HIV", "A&E", "PhD", "AIDS", "BT", "FAQ", "FAQs", "SMS", "USB", "CD", "HR", "PC",
    "PCs", "BA", "II", "III", "IV", "VI", "VII", "COVID", "AI", "NOT", "ALL", "AND", "OR", "NO", "MUST", "IS", "LED",
    "HGV",
];

/// The acronyms of a report, as it is read from its beginning.
#[derive(Debug, Default)]
pub struct Acronyms {
    known: BTreeSet<String>,
    told: BTreeSet<String>,
}

impl Acronyms {
    /// With those that the officer says need no spelling out.
    pub fn new(known: &[String]) -> Acronyms {
        let known = KNOWN.iter().map(|word| (*word).to_owned()).chain(known.iter().cloned()).collect();
        Acronyms { known, told: BTreeSet::new() }
    }

    /// Each acronym of the text that was never spelled out up to here, once.
    pub fn read(&mut self, parted: &[ProseStatement]) -> Vec<ProseIssue> {
        let mut found = Vec::new();
        for statement in parted {
            for at in 0..statement.tokens.len() {
                let Some(acronym) = acronym(statement.tokens[at].text) else { continue };
                if spelled_out(statement, at, acronym) {
                    self.known.insert(acronym.to_owned());
                }
                if !self.known.contains(acronym) && self.told.insert(acronym.to_owned()) {
                    let token = &statement.tokens[at];
                    found.push(ProseIssue {
                        code: Code::ProseAcronym,
                        at: statement.place(token),
                        message: format!("\u{201C}{acronym}\u{201D} is not spelled out before it"),
                        help: format!(
                            "spell it out the first time, as in \u{201C}Long Form (LF)\u{201D}, or list it as known: \
                             [prose] known = [\"{acronym}\"]"
                        ),
                    });
                }
            }
        }
        found
    }
}

/// The acronym that a word is: `SDQ`, `DfE`, `LAs` (of `LA`); more capitals than small letters and no digit.
fn acronym(word: &str) -> Option<&str> {
    let word = word.strip_suffix("\u{2019}s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    let word = match word.strip_suffix('s') {
        Some(single) if single.len() > 1 && single.chars().all(char::is_uppercase) => single,
        _ => word,
    };
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    let small = word.chars().filter(|letter| letter.is_lowercase()).count();
    let letters = word.chars().all(|letter| letter.is_alphabetic() || letter == '&');
    (letters && capitals >= 2 && capitals > small && word.chars().count() <= 8).then_some(word)
}

/// "Strengths and Difficulties Questionnaire (SDQ)", or "SDQ (Strengths and Difficulties Questionnaire)".
fn spelled_out(statement: &ProseStatement, at: usize, acronym: &str) -> bool {
    let initial = acronym.chars().next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    let bracketed = statement.before(at).is_some_and(|before| before.text == "(");
    let words = if bracketed {
        statement.tokens[at.saturating_sub(14)..at].iter()
    } else if statement.word(at + 1, &["("]) {
        statement.tokens[at + 2..(at + 5).min(statement.tokens.len())].iter()
    } else {
        return false;
    };
    let mut words = words.filter(|token| token.is_word());
    words.any(|token| token.low.starts_with(&initial) && token.low.len() > initial.len())
}
