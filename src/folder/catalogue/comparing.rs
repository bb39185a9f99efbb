//! Reading `compare` and `also_say`, of one measure in the catalogue or of all in the report.

use crate::figures::measure::{AlsoSay, CompareWith, Comparing};
use crate::folder::text::entry::Entry;

/// What an entry says of what its figures are compared with.
pub fn read_comparing(entry: &Entry) -> Comparing {
    Comparing {
        compare: entry.word("compare", &CompareWith::ALL),
        also_say: entry.word_list("also_say", &AlsoSay::ALL),
    }
}
