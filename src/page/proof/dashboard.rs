//! The dashboard in the proof: each row in words, to be agreed as sentences are.

use crate::draft::report::{Dashboard, Row};
use crate::page::cells::Shown;

use super::flow::{FontFace, TextRun};
use super::sheets::{Kind, ProofSheets, tick_boxes};

impl ProofSheets<'_> {
    /// A heading for each outcome, and under it what every cell of its rows says.
    pub(crate) fn dashboard(&mut self, dashboard: &Dashboard) {
        let shown = Shown::of(dashboard);
        for (nth, group) in dashboard.groups.iter().enumerate() {
            let first = if nth == 0 { "Appendix A: " } else { "" };
            self.heading(&format!("{first}{}", group.heading));
            group.rows.iter().for_each(|row| self.board_row(row, &shown));
        }
    }

    fn board_row(&mut self, row: &Row, shown: &Shown) {
        let cells = shown.cells(row);
        let said: Vec<(&str, &String)> = shown.heads().into_iter().zip(&cells).skip(1).collect();
        let mut unit = self.unit(&[TextRun::new(FontFace::Body, cells[0].as_str())], Kind::Plain);
        let mut line: Vec<TextRun> = Vec::new();
        for (head, words) in said.into_iter().filter(|(_, words)| !matches!(words.as_str(), "" | "[x]" | "[z]")) {
            line.push(TextRun::after(4.0, FontFace::Strong, head));
            line.push(TextRun::after(1.4, FontFace::Note, words.as_str()));
        }
        unit.rows.extend(self.rows(&line, Kind::Note));
        unit.before = 4.5;
        tick_boxes(&mut unit);
        self.put(unit);
    }
}
