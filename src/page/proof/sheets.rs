//! The pages of the proof: which words and lines are where, in millimetres from the upper left corner.

use super::changes::Changes;
use super::flow::{FontFace, Placed, TextRun, WidthOf, flow};

const TOP: f32 = 20.0;
const BOTTOM: f32 = 297.0 - 22.0;
pub(crate) const LEFT: f32 = 24.0;
pub(crate) const COLUMN: f32 = 120.0;
/// Where line numbers end.
const NUMBERS: f32 = 18.5;
/// How far a note stands to the right of its bar.
const INDENT: f32 = 3.2;
/// The rule between the text and the room to write in.
const FENCE: f32 = 149.0;
const MARGIN: f32 = 153.0;
const MARGIN_WIDTH: f32 = 49.0;
const FOOT: f32 = 284.0;

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Mark {
    /// Words whose line begins `y` from the top.
    Words { x: f32, y: f32, face: FontFace, words: String },
    /// The pale bar beside a note.
    Bar { x: f32, from: f32, to: f32 },
    /// A hairline from top to bottom.
    Fence { x: f32, from: f32, to: f32 },
    /// A box to tick.
    Tick { x: f32, y: f32 },
    /// A line to write on.
    Rule { x: f32, to: f32, y: f32 },
    /// A box to write in.
    Frame { x: f32, y: f32, width: f32, height: f32 },
    /// A line of a chart, from corner to corner.
    Line { corners: Vec<(f32, f32)>, pen: Pen },
}

/// With what a line of a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pen {
    /// An axis, the edge of a range, the mean.
    Thin,
    /// The figures.
    Plain,
    /// The last run, and what is this council's.
    Strong,
    /// The shape of what is better.
    Better,
    /// The shape of what is worse.
    Worse,
}

/// A line of text with what belongs to it.
pub(crate) struct Row {
    parts: Vec<Placed>,
    face: FontFace,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Sentence,
    Note,
    Plain,
}

/// Rows that stay on one page if they can, and what is in the margin beside the first of them.
#[derive(Default)]
pub(crate) struct SheetUnit {
    pub(crate) rows: Vec<Row>,
    pub(crate) beside: Vec<Mark>,
    /// The room its margin needs.
    pub(crate) least: f32,
    /// The room below it that must be left on the same page.
    pub(crate) ahead: f32,
    pub(crate) before: f32,
}

pub(crate) struct ProofSheets<'a> {
    pub(super) width_of: WidthOf<'a>,
    pages: Vec<Vec<Mark>>,
    y: f32,
    line: u32,
    /// Where a sentence comes from that no rule made.
    pub(crate) fixed: &'static str,
    /// What of it reads differently from what was approved.
    pub(crate) changes: Changes<'a>,
}

/// Of a report by itself.
pub(crate) const FIXED: &str = "fixed text of report.toml";

impl<'a> ProofSheets<'a> {
    /// The first page, empty.
    pub(crate) fn new(width_of: WidthOf<'a>) -> ProofSheets<'a> {
        let changes = Changes::default();
        ProofSheets { width_of, pages: vec![Vec::new()], y: TOP, line: 0, fixed: FIXED, changes }
    }

    /// The title, and notes beneath it.
    pub(crate) fn head(&mut self, title: &str, notes: &[&str]) {
        self.put(self.unit(&[TextRun::new(FontFace::Title, title)], Kind::Plain));
        let mut unit = SheetUnit { before: 1.5, ..SheetUnit::default() };
        for note in notes {
            unit.rows.extend(self.rows(&[TextRun::new(FontFace::Note, *note)], Kind::Plain));
        }
        self.put(unit);
    }

    /// A heading, which keeps some of what follows on its page.
    pub(crate) fn heading(&mut self, words: &str) {
        let mut heading = self.unit(&[TextRun::new(FontFace::Heading, words)], Kind::Plain);
        heading.before = 7.0;
        heading.ahead = 30.0;
        self.put(heading);
    }

    /// Words that no rule made and that are not a sentence.
    pub(crate) fn line_of(&mut self, words: &str) {
        let mut unit = self.unit(&[TextRun::new(FontFace::Body, words)], Kind::Plain);
        unit.before = 1.2;
        self.put(unit);
    }

    /// Beside a sentence that no rule made.
    pub(crate) fn to_check_by_hand(&self, unit: &mut SheetUnit, overruled: bool) {
        let mut y = unit.least;
        let whose = if overruled {
            "The officer’s own sentence instead of a rule’s."
        } else {
            "The officer’s own sentence: no rule made it."
        };
        for (face, words) in [(FontFace::Strong, "To check by hand"), (FontFace::Margin, whose)] {
            for line in flow(&[TextRun::new(face, words)], MARGIN_WIDTH, self.width_of) {
                unit.beside.extend(line.into_iter().map(|placed| words_at(placed, MARGIN, y)));
                y += face.pitch();
            }
        }
        unit.least = y;
    }

    pub(crate) fn unit(&self, runs: &[TextRun], kind: Kind) -> SheetUnit {
        SheetUnit { rows: self.rows(runs, kind), ..SheetUnit::default() }
    }

    /// A sentence with its line numbers.
    pub(crate) fn sentence_unit(&self, runs: &[TextRun]) -> SheetUnit {
        SheetUnit { before: 4.5, ..self.unit(runs, Kind::Sentence) }
    }

    /// Words broken into lines of the column.
    pub(crate) fn rows(&self, runs: &[TextRun], kind: Kind) -> Vec<Row> {
        let indent = if kind == Kind::Note { INDENT } else { 0.0 };
        let face = runs.iter().max_by_key(|run| run.face.size()).map_or(FontFace::Body, |run| run.face);
        flow(runs, COLUMN - indent, self.width_of).into_iter().map(|parts| Row { parts, face, kind }).collect()
    }

    /// Puts a unit on this page, or on the next if it fits there whole.
    pub(crate) fn put(&mut self, unit: SheetUnit) {
        let text: f32 = unit.rows.iter().map(|row| row.face.pitch()).sum();
        let height = text.max(unit.least);
        let begun = self.y > TOP;
        if begun {
            self.y += unit.before;
        }
        if begun && self.y + height + unit.ahead > BOTTOM && height + unit.ahead <= BOTTOM - TOP {
            self.turn();
        }
        let start = self.y;
        let page = self.pages.last_mut().expect("begun with one page");
        page.extend(unit.beside.into_iter().map(|mark| lowered(mark, start)));
        let mut turned = false;
        for row in &unit.rows {
            if self.y + row.face.pitch() > BOTTOM {
                self.turn();
                turned = true;
            }
            self.row(row);
        }
        if !turned {
            self.y = self.y.max(start + unit.least);
        }
    }

    fn row(&mut self, row: &Row) {
        let (from, to) = (self.y, self.y + row.face.pitch());
        let left = if row.kind == Kind::Note { LEFT + INDENT } else { LEFT };
        let page = self.pages.last_mut().expect("begun with one page");
        if row.kind == Kind::Sentence {
            self.line += 1;
            let words = self.line.to_string();
            let x = NUMBERS - (self.width_of)(FontFace::Note, &words);
            page.push(Mark::Words { x, y: from + drop(row.face, FontFace::Note), face: FontFace::Note, words });
        }
        if row.kind == Kind::Note {
            page.push(Mark::Bar { x: LEFT + 0.4, from: from + 0.3, to: to + 0.3 });
        }
        page.extend(row.parts.iter().map(|placed| Mark::Words {
            x: left + placed.x,
            y: from + drop(row.face, placed.face),
            face: placed.face,
            words: placed.words.clone(),
        }));
        self.y = to;
    }

    /// Goes on upon a new page, unless this one is empty.
    pub(crate) fn on_a_new_page(&mut self) {
        if self.y > TOP {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Adds what every page has: the fence, the running title, the page numbers.
    pub(crate) fn finish(self, title: &str) -> Vec<Vec<Mark>> {
        let ProofSheets { width_of, mut pages, .. } = self;
        let all = pages.len();
        for (nth, page) in pages.iter_mut().enumerate() {
            let mut note = |x: f32, y: f32, words: String| page.push(Mark::Words { x, y, face: FontFace::Note, words });
            let count = format!("Page {} of {all}", nth + 1);
            note(LEFT + COLUMN - width_of(FontFace::Note, &count), FOOT, count);
            note(LEFT, FOOT, "Working copy for sign-off, not for publication".to_owned());
            if nth > 0 {
                let running = flow(&[TextRun::new(FontFace::Note, title)], COLUMN, width_of);
                if let Some(placed) = running.into_iter().flatten().next() {
                    note(LEFT, 11.0, placed.words);
                }
            }
            page.push(Mark::Fence { x: FENCE, from: if nth == 0 { 34.0 } else { TOP }, to: BOTTOM });
        }
        pages
    }
}

/// Two boxes in the margin: agreed, or to be changed.
pub(crate) fn tick_boxes(unit: &mut SheetUnit) {
    for (x, word) in [(MARGIN, "agreed"), (MARGIN + 21.5, "change")] {
        unit.beside.push(Mark::Tick { x, y: 1.1 });
        unit.beside.push(Mark::Words { x: x + 4.9, y: 0.7, face: FontFace::Margin, words: word.to_owned() });
    }
    unit.least = 6.5;
}

/// How far the smaller of two faces is lowered to be on the same line.
fn drop(row: FontFace, own: FontFace) -> f32 {
    f32::from(row.size().saturating_sub(own.size())) * 0.377
}

fn words_at(placed: Placed, left: f32, y: f32) -> Mark {
    Mark::Words { x: left + placed.x, y, face: placed.face, words: placed.words }
}

fn lowered(mark: Mark, by: f32) -> Mark {
    match mark {
        Mark::Words { x, y, face, words } => Mark::Words { x, y: y + by, face, words },
        Mark::Tick { x, y } => Mark::Tick { x, y: y + by },
        Mark::Bar { x, from, to } => Mark::Bar { x, from: from + by, to: to + by },
        Mark::Fence { x, from, to } => Mark::Fence { x, from: from + by, to: to + by },
        Mark::Rule { x, to, y } => Mark::Rule { x, to, y: y + by },
        Mark::Frame { x, y, width, height } => Mark::Frame { x, y: y + by, width, height },
        Mark::Line { corners, pen } => {
            Mark::Line { corners: corners.into_iter().map(|(x, y)| (x, y + by)).collect(), pen }
        }
    }
}
