//! The proof of two versions: words that went struck through, words that came underlined, and beneath each changed
//! sentence what the change comes from.

use super::flow::{Face, Run, WidthOf};
use super::sheets::{Kind, Mark, Sheets};
use crate::prose::Wording;
use crate::report::{Tracked, TrackedSentence};

/// A blank between two runs of words, in millimetres.
const BLANK: f32 = 1.0;

/// Every page of it.
pub(super) fn lay_out(tracked: &Tracked, width_of: WidthOf) -> Vec<Vec<Mark>> {
    let mut sheets = Sheets::new(width_of);
    let explained = "Words that went are struck through, words that came are underlined. Beneath a changed sentence: \
                     what the change comes from. Numbers at the left count the lines of sentences.";
    sheets.head(&tracked.title, &[&tracked.note, explained]);
    for section in &tracked.sections {
        sheets.heading(&section.heading);
        for sentence in &section.sentences {
            sheets.tracked(sentence);
        }
    }
    sheets.finish(&tracked.title)
}

impl Sheets<'_> {
    fn tracked(&mut self, sentence: &TrackedSentence) {
        let mut runs = Vec::new();
        if !sentence.address.is_empty() {
            runs.push(Run::new(Face::Number, sentence.address.as_str()));
        }
        for (nth, part) in sentence.wording.iter().enumerate() {
            let (face, words) = match part {
                Wording::Kept(words) => (Face::Body, words),
                Wording::Gone(words) => (Face::Gone, words),
                Wording::New(words) => (Face::New, words),
            };
            let gap = if nth == 0 && !runs.is_empty() { 2.4 } else { BLANK };
            runs.push(Run::after(gap, face, words.as_str()));
        }
        let mut unit = self.sentence_unit(&runs);
        for line in &sentence.because {
            unit.rows.extend(self.rows(&[Run::new(Face::Note, line.as_str())], Kind::Note));
        }
        if sentence.is_changed() {
            super::sheets::tick_boxes(&mut unit);
        }
        self.put(unit);
    }
}
