//! The proof of a report: each sentence with the rule that chose it and the figures it read, then its appendices.

use super::flow::{FontFace, TextRun, WidthOf};
use super::sheets::{Kind, Mark, ProofSheets, SheetUnit, tick_boxes};
use super::sign_off::sign_off_box;
use super::tracked::put;
use crate::draft::report::{
    AttentionRow, Block, FurtherAppendix, HeaderField, Improvement, MeasureTable, Overview, OwnAppendix, PictureRow,
    Report, Section, Sentence, Summary,
};
use crate::figures::prose::{FigureRead, Provenance};

/// Every page of the proof of a report.
pub(super) fn lay_out(report: &Report, width_of: WidthOf) -> Vec<Vec<Mark>> {
    let mut sheets = ProofSheets::new(width_of);
    sheets.open(report);
    sheets.body(report);
    sheets.finish(&format!("Proof: {}", report.title))
}

impl ProofSheets<'_> {
    fn open(&mut self, report: &Report) {
        let meeting = [report.whose.as_str(), &report.committee, &report.date, &report.version];
        let meeting = meeting.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let explained = "Beneath each sentence: the rule that chose it, where the rule is, and the figures it read. \
                         Numbers at the left count the lines of sentences.";
        let header = report.header.iter().map(HeaderField::in_words).collect::<Vec<_>>().join("; ");
        let notes: Vec<&str> =
            [meeting.as_str(), &header, explained].into_iter().filter(|note| !note.is_empty()).collect();
        self.head(&format!("Proof: {}", report.title), &notes);
        self.put(sign_off_box());
        self.by_hand(report);
    }

    /// Page 1, sections and appendices.
    pub(crate) fn body(&mut self, report: &Report) {
        report.summary.iter().for_each(|summary| self.summary(summary));
        self.sections(&report.sections);
        self.dashboard(&report.dashboard);
        self.method_page(&report.method_page);
        report.further_appendices().into_iter().for_each(|one| match one {
            FurtherAppendix::Own(own) => self.own_appendix(own),
            FurtherAppendix::FiveYears(years) => self.five_years(years),
            FurtherAppendix::Glossary(glossary) => self.glossary(glossary),
        });
    }

    /// Page 1 in words: its lead with the rules behind it, then a line a row.
    fn summary(&mut self, summary: &Summary) {
        self.heading(&summary.heading);
        for (nth, sentence) in summary.lead.iter().enumerate() {
            self.sentence(sentence, None, nth == 0);
        }
        let rows = summary.picture.rows.iter().map(PictureRow::in_words);
        rows.for_each(|row| self.line_of(&row));
        let needs = [summary.attention.heading()].into_iter();
        let needs = needs.chain(summary.attention.rows.iter().map(AttentionRow::in_words));
        let better = [summary.improved.title.clone()].into_iter();
        let better = better.chain(summary.improved.cards.iter().map(Improvement::in_words));
        let said =
            [summary.picture.note.clone()].into_iter().chain(needs).chain(summary.attention.more.last().cloned());
        let said = said.chain(better).chain([summary.improved.also.clone()]);
        said.filter(|line| !line.is_empty()).for_each(|line| self.line_of(&line));
    }

    /// Every section. The first of a text may have no heading.
    pub(crate) fn sections(&mut self, sections: &[Section]) {
        for section in sections {
            if !section.heading.is_empty() {
                self.heading(&section.numbered_heading());
            }
            section.blocks.iter().for_each(|block| self.block(block));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { sentences, .. } => {
                for (nth, sentence) in sentences.iter().enumerate() {
                    self.sentence(sentence, block.label().filter(|_| nth == 0), nth == 0);
                }
            }
            Block::Chart { chart } => {
                self.drawn(&chart.title, chart.number, &chart.under, &chart.alt, self.chart(chart));
            }
            Block::Strip { strip } => {
                self.drawn(&strip.title, strip.number, &strip.under, &strip.alt, Some(self.strip(strip)));
            }
            Block::Overview { overview } => self.overview(overview),
            Block::List { items, numbered } => {
                Block::list_lines(items, *numbered, "•").iter().for_each(|line| self.line_of(line));
            }
            Block::Table { table } => self.measures(table),
            Block::Officers { officers } => {
                for officer in officers {
                    let parts = [officer.title.as_str(), officer.telephone.as_str(), officer.email.as_str()];
                    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                    self.line_of(&parts.join(", "));
                }
            }
            Block::Appendices { appendices } => appendices
                .iter()
                .for_each(|appendix| self.line_of(&format!("Appendix {}: {}", appendix.letter, appendix.title))),
        }
    }

    /// The title with the rule behind it, the line below it, the drawing, and what is read out in its place.
    fn drawn(&mut self, title: &Sentence, number: u32, under: &str, alt: &str, drawing: Option<SheetUnit>) {
        if title.because.is_empty() {
            self.line_of(&title.text);
        } else {
            self.sentence(title, None, true);
        }
        let mut unit = self.unit(&[TextRun::new(FontFace::Body, format!("Figure {number}: {under}"))], Kind::Plain);
        unit.before = 1.5;
        unit.ahead = drawing.as_ref().map_or(0.0, |drawing| drawing.before + drawing.least);
        self.put(unit);
        drawing.into_iter().for_each(|drawing| self.put(drawing));
        let heard = [TextRun::new(FontFace::Strong, "read out"), TextRun::after(2.4, FontFace::Note, alt)];
        let heard = SheetUnit { before: 1.5, ..self.unit(&heard, Kind::Note) };
        self.put(heard);
    }

    /// The overview panel in words: its caption, and a line an outcome.
    fn overview(&mut self, overview: &Overview) {
        let mut unit = self.unit(&[TextRun::new(FontFace::Body, overview.caption())], Kind::Plain);
        for row in overview.rows() {
            let counts = overview.heads().into_iter().zip(&row).skip(1);
            let counts: Vec<String> = counts.map(|(head, count)| format!("{head}: {count}")).collect();
            let line = [
                TextRun::new(FontFace::Strong, row[0].as_str()),
                TextRun::after(2.4, FontFace::Note, counts.join("; ")),
            ];
            unit.rows.extend(self.rows(&line, Kind::Note));
        }
        unit.before = 4.5;
        self.put(unit);
    }

    /// A table of measures in words: its caption, and a line a measure.
    fn measures(&mut self, table: &MeasureTable) {
        let mut unit = self.unit(&[TextRun::new(FontFace::Body, table.caption())], Kind::Plain);
        for row in table.rows_in_words() {
            let cells = table.heads.iter().zip(&row).skip(1).map(|(head, cell)| format!("{head}: {cell}"));
            let cells = cells.collect::<Vec<_>>().join("; ");
            let line = [TextRun::new(FontFace::Strong, row[0].as_str()), TextRun::after(2.4, FontFace::Note, cells)];
            unit.rows.extend(self.rows(&line, Kind::Note));
        }
        unit.before = 4.5;
        self.put(unit);
    }

    /// An appendix of the officer's own.
    fn own_appendix(&mut self, appendix: &OwnAppendix) {
        self.heading(&appendix.heading());
        let report = std::mem::replace(&mut self.fixed, "fixed text of its file");
        self.sections(&appendix.sections);
        self.fixed = report;
    }

    fn sentence(&mut self, sentence: &Sentence, label: Option<&str>, first: bool) {
        let mut runs: Vec<TextRun> = label.map(|label| TextRun::new(FontFace::Number, label)).into_iter().collect();
        let changed = self.changes.take(&sentence.address);
        match changed {
            Some(changed) => put(&changed.wording, &mut runs),
            None => runs.push(TextRun::after(2.4, FontFace::Body, sentence.text.as_str())),
        }
        let mut unit = self.sentence_unit(&runs);
        if sentence.because.is_empty() {
            let source = TextRun::after(2.4, FontFace::Note, self.fixed);
            unit.rows.extend(self.rows(&[TextRun::new(FontFace::Note, sentence.address.as_str()), source], Kind::Note));
        }
        for because in &sentence.because {
            self.because(&mut unit, &sentence.address, because);
        }
        if let Some(changed) = changed {
            self.changed(&mut unit, changed);
        }
        if first || changed.is_some() {
            tick_boxes(&mut unit);
        }
        if sentence.because.iter().any(|because| because.by_hand) {
            let overruled = sentence.because.iter().any(|because| because.instead_of.is_some());
            self.to_check_by_hand(&mut unit, overruled);
        }
        self.put(unit);
        for gone in self.changes.take_gone_after(&sentence.address) {
            self.tracked(gone);
        }
    }

    fn because(&self, unit: &mut SheetUnit, address: &str, because: &Provenance) {
        let rule = [
            TextRun::new(FontFace::Note, address),
            TextRun::after(2.4, FontFace::Strong, because.rule.as_str()),
            TextRun::after(2.4, FontFace::Note, because.at.as_str()),
        ];
        unit.rows.extend(self.rows(&rule, Kind::Note));
        if let Some(instead) = &because.instead_of {
            let why = format!("{} ({})", instead.why, instead.who);
            let rule = format!("{} {}", instead.text, instead.at);
            for (head, words) in [("why", why), ("the rule says", rule)] {
                let row = [TextRun::new(FontFace::Strong, head), TextRun::after(2.4, FontFace::Note, words)];
                unit.rows.extend(self.rows(&row, Kind::Note));
            }
        }
        let figures: Vec<TextRun> = match because.figures.as_slice() {
            [] => vec![TextRun::new(FontFace::Note, "no figures read")],
            figures => figures.iter().map(|figure| TextRun::after(4.0, FontFace::Note, said(figure))).collect(),
        };
        unit.rows.extend(self.rows(&figures, Kind::Note));
    }
}

/// `previous 95.1% (data/observations.csv:3)`, which stays on one line.
fn said(figure: &FigureRead) -> String {
    let words = match figure.from.as_str() {
        "" => format!("{} {}", figure.word, figure.held),
        from => format!("{} {} ({from})", figure.word, figure.held),
    };
    words.replace(' ', "\u{a0}")
}
