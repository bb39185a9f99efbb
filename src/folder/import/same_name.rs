//! Measures of a file that come out with the name of another: "% of calls answered" on one sheet and "Calls answered (%)" on the
//! next.

use crate::figures::measure::{Indicator, Period};
use crate::folder::recognise::FoundMeasure;
use crate::folder::table::columns::unmarked;

use super::entry::NewEntry;
use super::proposal::Proposal;

impl Proposal {
    /// Whether a new measure comes out with the name and the unit of one that is there, which then is told: it is the same where
    /// no period has a figure of both, and one entry knows both names.
    pub(super) fn is_said_already(&mut self, found: &FoundMeasure, new: &NewEntry, catalogue: &[Indicator]) -> bool {
        let written = &found.written;
        let known = catalogue.iter().find(|known| {
            unmarked(&known.name) == unmarked(&new.name)
                && known.unit.as_str() == new.unit_word()
                && known.code == new.code()
        });
        if let Some(known) = known {
            self.told.push(format!(
                "\u{201c}{written}\u{201d} comes out with the name of `{}` and is not added: if it is the same measure, write it \
                 there: called = [\"{written}\"]; else rename one of them",
                known.id
            ));
            return true;
        }
        let periods = || found.dated().into_iter().map(|(period, _)| period);
        let is_same = |other: &&mut NewEntry| {
            unmarked(&other.name) == unmarked(&new.name) && other.unit == new.unit && other.code() == new.code()
        };
        let Some(other) = self.new.iter_mut().find(is_same) else {
            self.held_by_new.push((new.id.clone(), periods().collect()));
            return false;
        };
        let held: &mut Vec<Period> = match self.held_by_new.iter_mut().find(|(id, _)| *id == other.id) {
            Some((_, held)) => held,
            None => return false,
        };
        if periods().any(|period| held.contains(&period)) {
            self.told.push(format!(
                "\u{201c}{written}\u{201d} and \u{201c}{}\u{201d} have figures of the same periods and come out with one name, \
                 \u{201c}{}\u{201d}: rename one of them in indicators.toml",
                other.written, other.name
            ));
            return false;
        }
        held.extend(periods());
        self.told.push(format!(
            "\u{201c}{written}\u{201d} is taken for \u{201c}{}\u{201d} under another name: `{}` has both under `called`; take it \
             out there if it is another measure",
            other.written, other.id
        ));
        other.also.push(written.clone());
        true
    }
}
