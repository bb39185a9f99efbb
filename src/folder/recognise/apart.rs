//! By what the rows of one name are told apart in a file, and what is said of that.

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::prose::list;
use crate::folder::table::columns::plain;

use super::row_names::{is_whole, no_measure};

/// By what the rows of one name are told apart in a file.
#[derive(Debug, Default)]
pub struct Apart {
    /// The names that stand under several headings, each with two of them.
    pub(super) headed: BTreeMap<String, [String; 2]>,
    /// The heading of the column that tells rows apart, and what it says in them.
    pub(super) column: Option<(String, BTreeSet<String>)>,
    /// The names whose rows nothing tells apart.
    pub(super) not: BTreeSet<String>,
    /// It is known, and what is not told apart by it is not told apart.
    pub(super) is_decided: bool,
}

impl Apart {
    /// Whether any rows have other figures than others of their name.
    pub fn is_any(&self) -> bool {
        !self.headed.is_empty() || self.column.is_some() || !self.not.is_empty()
    }

    /// Whether a name is told apart by the heading that it stands under.
    pub fn is_headed(&self, name: &str) -> bool {
        self.is_decided && self.headed.keys().any(|headed| plain(headed) == plain(name))
    }

    /// The heading of the column.
    pub fn column(&self) -> Option<&str> {
        self.column.as_ref().map(|(heading, _)| heading.as_str())
    }

    /// The same, to read the rows by. Where names stand only in the first row of their block no column says what the others are.
    pub fn decided(self, is_filled_down: bool) -> Apart {
        let column = self.column.filter(|_| !is_filled_down);
        Apart { column, headed: self.headed, not: BTreeSet::new(), is_decided: true }
    }

    /// What is said of them.
    pub fn told(&self) -> Vec<String> {
        const SHOWN: usize = 4;
        let headed = self.headed.iter().map(|(name, [one, other])| {
            format!(
                "\u{201c}{name}\u{201d} stands under \u{201c}{one}\u{201d} and under \u{201c}{other}\u{201d} with figures of its own: each \
                 is a measure, and has the heading behind its name"
            )
        });
        let column = self.column.as_ref().map(|(heading, words)| {
            let words: Vec<&String> = words.iter().filter(|word| is_whole(word) || no_measure(word).is_none()).collect();
            if let [only] = words.as_slice() {
                return format!(
                    "a measure has several rows for one period, which differ in \u{201c}{heading}\u{201d}: those with \u{201c}{only}\u{201d} are \
                     read"
                );
            }
            let more = words.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| format!("{more} more"));
            let named: Vec<String> =
                words.iter().take(SHOWN).map(|word| format!("\u{201c}{word}\u{201d}")).chain(more).collect();
            format!(
                "a measure has several rows for one period, which differ in \u{201c}{heading}\u{201d} ({}): each is a measure, and has \
                 that behind its name",
                list(&named)
            )
        });
        headed.chain(column).collect()
    }
}
