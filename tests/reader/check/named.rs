//! The measures that a note names, held against those of which it is true.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::ledger::Ledger;
use crate::folder::number::number;

pattern!(OTHERS, r" and (\S+) others?$");
pattern!(NO_NAME, r"^(?:, |)*(?: and (?:\S+ others?)?)?$");

/// The names of a note behind what they have in common.
pub fn behind<'a>(note: &'a str, what: &str) -> Option<&'a str> {
    note.split_once(what).map(|(_, rest)| rest.split(". ").next().unwrap_or(rest))
}

/// Those that are named are the ones that it is true of, but for so many others at the end.
pub fn names_are(named: Option<&str>, mut own: Vec<&str>, ledger: &mut Ledger) {
    let Some(named) = named else {
        return ledger.hold("said", own.is_empty(), || format!("{own:?} are not named"));
    };
    // A name within a longer one is read after it.
    own.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut left = named.trim_end_matches('.').to_owned();
    let mut read = 0;
    for name in &own {
        read += usize::from(left.contains(name));
        left = left.replacen(name, "", 1);
    }
    let others = OTHERS.captures(&left).and_then(|found| said(&found[1])).unwrap_or(0);
    ledger.hold("total", read + others == own.len(), || format!("{own:?}"));
    ledger.hold("measure", NO_NAME.is_match(&left), || format!("{left:?} is no name of a measure of which that is so"));
}

pub fn said(text: &str) -> Option<usize> {
    number(text).and_then(|many: Decimal| usize::try_from(many).ok())
}
