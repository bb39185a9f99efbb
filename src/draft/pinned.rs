//! What an override of a sentence would be pinned to: the figures that it rests on now.

use crate::draft::narrative::Pin;
use crate::figures::prose::{Provenance, Sentence, Topic};
use crate::folder::Overruled;
use crate::rules::IndicatorContext;

use super::Draft;

impl Draft {
    /// The period of the report as the officer's files write it: `quarter 3 2024/25`.
    pub(crate) fn period_label(&self) -> &str {
        &self.period
    }

    /// An indicator as the rules saw it, by its id.
    pub(crate) fn subject(&self, id: &str) -> Option<&IndicatorContext> {
        self.subjects.iter().find(|(own, _)| own == id).map(|(_, subject)| subject)
    }

    /// Which sentence an override of what one rule says in a sentence would name, and the figures that it would be pinned to. None
    /// where a person wrote the words, and where no override can name them: on the page for members.
    pub(crate) fn overruled(&self, sentence: &Sentence, nth: usize) -> Option<(Overruled, String)> {
        let because = sentence.because.get(nth)?;
        if because.by_hand && because.instead_of.is_none() {
            return None;
        }
        let topic = because.topic.as_str();
        let of = match because.indicators.first() {
            Some(indicator) => Overruled::Of { indicator: indicator.clone(), topic: topic.to_owned() },
            None if sentence.paragraph().is_empty() => return None,
            None => Overruled::In {
                paragraph: sentence.paragraph().to_owned(),
                rule: Some(because.rule_in_place().to_owned()),
            },
        };
        Some((of, self.pin(because)?.to_string()))
    }

    fn pin(&self, because: &Provenance) -> Option<Pin> {
        if because.indicators.is_empty() {
            return Some(Pin::of_report(self.period.clone(), &self.tally));
        }
        let subjects: Vec<_> = because.indicators.iter().map(|id| self.subject(id).cloned()).collect::<Option<_>>()?;
        Some(match &subjects[..] {
            [one] if because.topic != Topic::Together => Pin::of(one, &because.figures, &Pin::default()),
            several => Pin::of_together(several),
        })
    }
}
