//! The appendices of the proof: how the figures were judged, and what the measures mean.

use super::sheets::ProofSheets;
use crate::draft::report::{FiveYears, Glossary, MethodPage, TestFound};

impl ProofSheets<'_> {
    /// Five years of each measure in words: its line is in the dashboard.
    pub(super) fn five_years(&mut self, five_years: &FiveYears) {
        if !five_years.is_empty() {
            self.heading(&five_years.heading());
            five_years.cells.iter().for_each(|cell| self.line_of(&cell.in_words()));
        }
    }

    /// The glossary, where it is an appendix.
    pub(super) fn glossary(&mut self, glossary: &Glossary) {
        if glossary.is_appendix() {
            self.heading(&glossary.heading());
            glossary.entries.iter().for_each(|entry| self.line_of(&format!("{}: {}", entry.name, entry.means)));
        }
    }

    /// Appendix B, where there is one.
    pub(super) fn method_page(&mut self, page: &MethodPage) {
        if page.methods.is_empty() {
            return;
        }
        self.heading(&page.heading());
        page.in_short.iter().for_each(|one| self.line_of(&format!("{}: {}", one.term, one.meaning)));
        if !page.elsewhere.is_empty() {
            self.line_of(&page.elsewhere);
            return;
        }
        if !page.note.is_empty() {
            self.line_of(&page.note);
        }
        for method in &page.methods {
            self.heading(&method.name);
            self.line_of(&method.text);
            method.lines().iter().for_each(|line| self.line_of(line));
            method.indicators.iter().for_each(|indicator| self.line_of(&format!("• {indicator}")));
        }
        if !page.tests.is_empty() {
            self.heading(TestFound::TITLE);
            self.line_of(&page.tests_note);
            let said = |test: &TestFound| {
                let cells = TestFound::HEADS.iter().zip(test.cells()).skip(1);
                let cells: Vec<String> = cells.map(|(head, cell)| format!("{head}: {cell}")).collect();
                format!("{}. {}.", test.indicator, cells.join("; "))
            };
            page.tests.iter().for_each(|test| self.line_of(&said(test)));
        }
    }
}
