//! Reading `compare` and `also_say`, of one measure in the catalogue or of all in the report.

use crate::diagnostic::Code;
use crate::figures::measure::{AlsoSay, CompareWith, Comparing};

use super::entry::{Entry, in_quotes};
use super::nearest::{listed, nearest};

/// What an entry says of what its figures are compared with.
pub fn read_comparing(entry: &Entry) -> Comparing {
    let compare = entry.word("compare", &CompareWith::ALL);
    let holds = format!("a list of {}", in_quotes(&AlsoSay::ALL));
    let also_say = entry.value("also_say", &holds).map(|_| {
        let known = AlsoSay::ALL.map(|(word, _)| word);
        let mut found = Vec::new();
        for (text, place) in entry.texts("also_say") {
            match AlsoSay::ALL.iter().find(|(word, _)| *word == text.trim()) {
                Some((_, one)) if !found.contains(one) => found.push(*one),
                Some(_) => {}
                None => {
                    let near = nearest(&text, known).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
                    let help = format!("{near}It can have {}", listed(&known));
                    entry.faults().error(Code::WrongValue, place, format!("`also_say` cannot have `{text}`"), help);
                }
            }
        }
        found
    });
    Comparing { compare, also_say }
}
