//! The proof of two versions: words that went struck through, words that came underlined, and beneath each changed
//! sentence what the change comes from.

use super::flow::{FontFace, TextRun, WidthOf};
use super::sheets::{Kind, Mark, ProofSheets, SheetUnit, tick_boxes};
use crate::draft::report::{Tracked, TrackedSentence};
use crate::figures::prose::Wording;

/// A blank between two runs of words, in millimetres.
const BLANK: f32 = 1.0;

/// Every page of it.
pub(super) fn lay_out(tracked: &Tracked, width_of: WidthOf) -> Vec<Vec<Mark>> {
    let mut sheets = ProofSheets::new(width_of);
    let explained = "Removed words are struck through and new words are underlined. Below each changed sentence is \
        the cause of the change. Numbers at the left count the lines of sentences.";
    sheets.head(&tracked.title, &[&tracked.note, explained]);
    for section in &tracked.sections {
        sheets.heading(&section.heading);
        for sentence in &section.sentences {
            sheets.tracked(sentence);
        }
    }
    sheets.finish(&tracked.title)
}

/// The words of both versions behind what is on the line.
pub(super) fn put(wording: &[Wording], runs: &mut Vec<TextRun>) {
    for (nth, part) in wording.iter().enumerate() {
        let (face, words) = match part {
            Wording::Kept(words) => (FontFace::Body, words),
            Wording::Gone(words) => (FontFace::Gone, words),
            Wording::New(words) => (FontFace::New, words),
        };
        let gap = if nth == 0 && !runs.is_empty() { 2.4 } else { BLANK };
        runs.push(TextRun::after(gap, face, words.as_str()));
    }
}

impl ProofSheets<'_> {
    /// A sentence in both versions, changed or not.
    pub(crate) fn tracked(&mut self, sentence: &TrackedSentence) {
        let mut runs = Vec::new();
        if !sentence.address.is_empty() {
            runs.push(TextRun::new(FontFace::Number, sentence.address.as_str()));
        }
        put(&sentence.wording, &mut runs);
        let mut unit = self.sentence_unit(&runs);
        self.come_from(&mut unit, &sentence.because);
        if sentence.is_changed() {
            tick_boxes(&mut unit);
        }
        self.put(unit);
    }

    /// Beneath a sentence with its rules: that it changed, and what the change comes from.
    pub(super) fn changed(&self, unit: &mut SheetUnit, sentence: &TrackedSentence) {
        unit.rows.extend(self.rows(&[TextRun::new(FontFace::Strong, "changed since it was approved")], Kind::Note));
        self.come_from(unit, &sentence.because);
    }

    fn come_from(&self, unit: &mut SheetUnit, because: &[String]) {
        for line in because {
            unit.rows.extend(self.rows(&[TextRun::new(FontFace::Note, line.as_str())], Kind::Note));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::report::TrackedSection;
    use crate::figures::prose::wording;

    #[test]
    fn only_a_changed_sentence_has_boxes_to_tick() {
        let sentence = |was: &str, is: &str| TrackedSentence {
            address: "1.1".into(),
            wording: wording(was, is),
            because: Vec::new(),
        };
        let sentences = vec![sentence("It stays.", "It stays."), sentence("It rose to 4.", "It rose to 5.")];
        let sections = vec![TrackedSection { heading: "Overview".into(), sentences }];
        let tracked = Tracked { title: "Two".into(), note: String::new(), date_iso: String::new(), sections };
        let pages = lay_out(&tracked, &|_, words| words.chars().count() as f32);
        let boxes = pages.iter().flatten().filter(|mark| matches!(mark, Mark::Tick { .. })).count();
        assert_eq!(boxes, 2, "agreed, and change");
    }
}
