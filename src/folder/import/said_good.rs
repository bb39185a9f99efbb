//! Which direction is good of measures of which a file does not say it: an officer does.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::folder::text::nearest::advice;

use super::proposal::Proposal;

/// The words of the catalogue.
const WAYS: [&str; 3] = ["high", "low", "none"];

impl Proposal {
    /// Takes over what an officer says of new measures, by their ids.
    ///
    /// # Errors
    /// It is no direction, or of no new measure of the file.
    pub(super) fn say_good(&mut self, name: &str, good: &BTreeMap<String, String>) -> Result<(), Error> {
        for (id, word) in good {
            let way = WAYS.into_iter().find(|way| way == word).ok_or_else(|| {
                let message = format!("`{word}` does not say which direction is good");
                Diagnostic::error(Code::UnknownWord, message).help(advice(word, WAYS))
            })?;
            let ids: Vec<String> = self.new.iter().map(|new| new.id.clone()).collect();
            let new = self.new.iter_mut().find(|new| new.id == *id).ok_or_else(|| {
                let message = format!("`{name}` has no new measure `{id}`");
                let help = format!(
                    "{}; of one that is in the catalogue change `good` there",
                    advice(id, ids.iter().map(String::as_str))
                );
                Diagnostic::error(Code::UnknownMeasure, message).help(help)
            })?;
            (new.good, new.good_by) = (Some(way), None);
        }
        Ok(())
    }
}
