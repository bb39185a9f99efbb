//! What was read: statements by kind, and every one that the folder does not bear out.

use std::collections::BTreeMap;

/// A statement that is not so, or a sentence that is not in the grammar.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    pub kind: &'static str,
    /// Where it is printed: `paragraph 7`, `the dashboard, row ...`.
    pub place: String,
    pub sentence: String,
    pub why: String,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(to, "[{}] {}: \"{}\": {}", self.kind, self.place, self.sentence, self.why)
    }
}

#[derive(Debug, Clone, Default)]
pub struct Ledger {
    pub statements: BTreeMap<&'static str, usize>,
    pub troubles: Vec<Trouble>,
    place: String,
    sentence: String,
}

impl Ledger {
    /// What follows is said here.
    pub fn at(&mut self, place: &str, sentence: &str) {
        place.clone_into(&mut self.place);
        sentence.clone_into(&mut self.sentence);
    }

    /// Counts a statement, and notes why it is not so.
    pub fn hold(&mut self, kind: &'static str, is_so: bool, why: impl FnOnce() -> String) {
        *self.statements.entry(kind).or_default() += 1;
        if !is_so {
            self.trouble(kind, why());
        }
    }

    pub fn trouble(&mut self, kind: &'static str, why: String) {
        let (place, sentence) = (self.place.clone(), self.sentence.clone());
        self.troubles.push(Trouble { kind, place, sentence, why });
    }

    pub fn add(&mut self, other: Ledger) {
        for (kind, count) in other.statements {
            *self.statements.entry(kind).or_default() += count;
        }
        self.troubles.extend(other.troubles);
    }

    pub fn total(&self) -> usize {
        self.statements.values().sum()
    }

    /// The statements by kind, a line each.
    pub fn counted(&self) -> String {
        let lines = self.statements.iter().map(|(kind, count)| format!("{count:>9}  {kind}\n"));
        lines.chain([format!("{:>9}  in all\n", self.total())]).collect()
    }
}
