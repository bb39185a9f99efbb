//! The first page of a proof: a box for whoever signs it off, and what a person has to check, because no rule did.

use crate::draft::report::{Report, Sentence};
use crate::figures::prose::said;

use super::flow::{FontFace, TextRun};
use super::sheets::{COLUMN, Kind, LEFT, Mark, ProofSheets, SheetUnit};

/// By whom, on which day, and the room to sign.
pub(crate) fn sign_off_box() -> SheetUnit {
    let said = |x: f32, y: f32, face: FontFace, words: &str| Mark::Words { x: LEFT + x, y, face, words: words.into() };
    let rule = |from: f32, to: f32, y: f32| Mark::Rule { x: LEFT + from, to: LEFT + to, y };
    let beside = vec![
        Mark::Frame { x: LEFT, y: 0.0, width: COLUMN, height: 29.0 },
        said(3.0, 5.6, FontFace::Strong, "Signed off by"),
        rule(27.0, 78.0, 9.6),
        said(27.0, 10.2, FontFace::Note, "name"),
        said(80.5, 5.6, FontFace::Strong, "on"),
        rule(87.0, 117.0, 9.6),
        said(87.0, 10.2, FontFace::Note, "date"),
        said(3.0, 19.6, FontFace::Strong, "Signature"),
        rule(27.0, 117.0, 23.6),
    ];
    SheetUnit { beside, least: 32.0, before: 5.0, ..SheetUnit::default() }
}

impl ProofSheets<'_> {
    /// What is to be checked by hand: the sentences that an officer wrote.
    pub(super) fn by_hand(&mut self, report: &Report) {
        let is_own = |sentence: &&Sentence| sentence.because.iter().any(|because| because.by_hand);
        let own: Vec<&str> = report.sentences().filter(is_own).map(|sentence| sentence.address.as_str()).collect();
        let fixed = report.sentences().filter(|sentence| sentence.because.is_empty()).count();
        let own = match own.as_slice() {
            [] => "nothing: no officer wrote a sentence in the place of a rule’s.".to_owned(),
            own => format!("what officers wrote themselves: {}.", own.join(", ")),
        };
        let lines = [
            ("To check by hand", own),
            (
                "No rule made",
                format!(
                    "{} of fixed text, which are the same in every period.",
                    said(fixed.into(), "sentence", "sentences")
                ),
            ),
            ("What changed", "not marked in this copy: `scrutineer diff` with `--format proof` marks it.".to_owned()),
        ];
        let mut unit = SheetUnit { before: 3.0, ..SheetUnit::default() };
        for (head, words) in lines {
            let line = [TextRun::new(FontFace::Strong, head), TextRun::after(2.0, FontFace::Note, words)];
            unit.rows.extend(self.rows(&line, Kind::Plain));
        }
        self.put(unit);
    }
}
