//! What reads differently in a report from what was approved, each to be drawn where it is.

use crate::draft::report::{Tracked, TrackedSentence};
use crate::figures::prose::Wording;

/// The changes of a report that are not drawn yet; `None` where it is compared with nothing.
#[derive(Default)]
pub(crate) struct Changes<'a>(Vec<ChangeMark<'a>>);

struct ChangeMark<'a> {
    heading: &'a str,
    sentence: &'a TrackedSentence,
    /// Where the sentence before it is that is still there.
    after: &'a str,
}

impl<'a> Changes<'a> {
    /// Every passage that changed, in reading order.
    pub(crate) fn of(tracked: &'a Tracked) -> Changes<'a> {
        let mut after = "";
        let mut changes = Vec::new();
        for section in &tracked.sections {
            for sentence in &section.sentences {
                if sentence.is_changed() {
                    changes.push(ChangeMark { heading: &section.heading, sentence, after });
                }
                if !is_gone(sentence) && !sentence.address.is_empty() {
                    after = &sentence.address;
                }
            }
        }
        Changes(changes)
    }

    /// How many are left.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The change of the sentence that is here.
    pub(crate) fn take(&mut self, address: &str) -> Option<&'a TrackedSentence> {
        let stands = |change: &ChangeMark| !address.is_empty() && change.sentence.address == address;
        let nth = self.0.iter().position(|change| stands(change) && !is_gone(change.sentence))?;
        Some(self.0.remove(nth).sentence)
    }

    /// The sentences that stood behind this one and are gone.
    pub(crate) fn take_gone_after(&mut self, address: &str) -> Vec<&'a TrackedSentence> {
        let stood = |change: &ChangeMark| {
            !address.is_empty()
                && change.after == address
                && is_gone(change.sentence)
                && !change.sentence.address.is_empty()
        };
        let (gone, left) = std::mem::take(&mut self.0).into_iter().partition(stood);
        self.0 = left;
        gone.into_iter().map(|change: ChangeMark| change.sentence).collect()
    }

    /// All others with the heading each is under: rows of the dashboard, captions, headings.
    pub(crate) fn take_rest(&mut self) -> Vec<(&'a str, &'a TrackedSentence)> {
        std::mem::take(&mut self.0).into_iter().map(|change| (change.heading, change.sentence)).collect()
    }
}

/// Whether only the earlier version has it.
fn is_gone(sentence: &TrackedSentence) -> bool {
    sentence.wording.iter().all(|part| matches!(part, Wording::Gone(_)))
}

#[cfg(test)]
mod tests {
    use crate::draft::report::TrackedSection;
    use crate::figures::prose::wording;

    use super::*;

    #[test]
    fn every_change_is_drawn_once_and_where_it_stands() {
        let sentence = |address: &str, was: &str, is: &str| TrackedSentence {
            address: address.into(),
            wording: wording(was, is),
            because: Vec::new(),
        };
        let sentences = vec![
            sentence("", "An old title", "A new title"),
            sentence("1.1", "It stays.", "It stays."),
            sentence("1.2", "It went.", ""),
            sentence("1.2", "It rose to 4.", "It rose to 5."),
            sentence("", "4 | up", "5 | up"),
        ];
        let sections = vec![TrackedSection { heading: "Overview".into(), sentences }];
        let tracked = Tracked { title: String::new(), note: String::new(), date_iso: String::new(), sections };
        let mut changes = Changes::of(&tracked);
        assert_eq!(changes.count(), 4);
        assert_eq!(changes.take("1.1"), None);
        assert_eq!(changes.take_gone_after("1.1"), [&sentence("1.2", "It went.", "")]);
        assert_eq!(changes.take("1.2"), Some(&sentence("1.2", "It rose to 4.", "It rose to 5.")));
        assert_eq!(changes.take("1.2"), None);
        assert_eq!(changes.take(""), None);
        assert_eq!(changes.take_rest().len(), 2);
        assert_eq!(changes.count(), 0);
    }
}
