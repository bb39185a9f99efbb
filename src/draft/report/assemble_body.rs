//! The sections of a report: paragraphs with what stands below them, drawings, the overview, whom to ask, the appendices.

use std::collections::BTreeMap;

use crate::draft::narrative::Narrative;
use crate::figures::prose::{Sentence, Topic};

use super::front_matter::{Below, FrontMatter, SectionFrame};
use super::{Appendix, Block, ByOutcome, Dashboard, MeasureTable, Officer, Overview, Section};

/// What goes into the sections beside the paragraphs.
pub(super) struct Body<'a> {
    officers: &'a [Officer],
    appendices: &'a [Appendix],
    drawings: Drawings,
    /// Until it has its place.
    overview: Option<Overview>,
    /// How the measures of an outcome stand, by its heading.
    tallies: BTreeMap<String, String>,
    dashboard: &'a Dashboard,
    /// The report's, as a cell of the dashboard has it.
    period: &'a str,
    /// How many tables have their number.
    tables: u32,
}

/// Number and sentences of a paragraph.
type Told = (Option<u32>, Vec<Sentence>);

impl<'a> Body<'a> {
    /// Of a report that has these sections, before any of them stands.
    pub fn of(
        front: &'a FrontMatter,
        frames: &[SectionFrame],
        (dashboard, appendices): (&'a Dashboard, &'a [Appendix]),
        narrative: &Narrative,
    ) -> Body<'a> {
        let by_outcome = ByOutcome::of(frames, narrative);
        Body {
            officers: &front.officers,
            appendices,
            drawings: drawings(narrative, &front.area),
            // Page 1 shows the whole picture, and each heading how its own measures stand: a table of both would say it again.
            overview: if front.summary.is_some() { None } else { by_outcome.overview(&narrative.words) },
            tallies: by_outcome.tallies(&narrative.words),
            dashboard,
            period: &front.period,
            tables: 0,
        }
    }

    /// A section, and whether it had paragraphs that all fell silent.
    pub fn section(&mut self, mut frame: SectionFrame, told: &mut impl Iterator<Item = Told>) -> (Section, bool) {
        // The frame first: where it ends nothing more is taken of what was told.
        let told = std::mem::take(&mut frame.below).into_iter().zip(told);
        let mut blocks = self.told_blocks(told, frame.overview_after);
        blocks.extend(self.behind(&mut frame));
        let silent = frame.has_paragraphs && blocks.is_empty();
        let tally = if frame.level == 1 { self.tallies.remove(&frame.heading) } else { None };
        let (number, tally) = (String::new(), tally.unwrap_or_default());
        (Section { number, heading: frame.heading, level: frame.level, tally, blocks }, silent)
    }

    /// What stands behind the paragraphs of a section: its list, whom to ask, the appendices.
    fn behind(&self, frame: &mut SectionFrame) -> impl Iterator<Item = Block> + use<> {
        let items = std::mem::take(&mut frame.items);
        let list = (!items.is_empty()).then_some(Block::List { items, numbered: false });
        let officers = frame.officers.then(|| Block::Officers { officers: self.officers.to_vec() });
        let appendices = frame.appendices.then(|| Block::Appendices { appendices: self.appendices.to_vec() });
        [list, officers, appendices].into_iter().flatten()
    }

    /// The paragraphs of a section, each with its list or table and the drawings of its indicators behind it, and the overview
    /// after so many.
    fn told_blocks(
        &mut self,
        paragraphs: impl Iterator<Item = (Option<Below>, Told)>,
        overview_after: Option<usize>,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (nth, (below, (number, sentences))) in paragraphs.enumerate() {
            let drawn = drawings_of(&sentences, &mut self.drawings);
            blocks.extend(paragraph((number, sentences)));
            blocks.extend(below.and_then(|below| self.below(below)));
            blocks.extend(drawn);
            let panel = self.overview.take_if(|_| overview_after == Some(nth + 1));
            blocks.extend(panel.map(|overview| {
                self.tables += 1;
                Block::Overview { overview: Box::new(Overview { number: self.tables, ..overview }) }
            }));
        }
        blocks
    }

    /// A list, or a table where the dashboard has one of its measures.
    fn below(&mut self, below: Below) -> Option<Block> {
        match below {
            Below::List { items, numbered } => Some(Block::List { items, numbered }),
            Below::Table(frame) => {
                let table = MeasureTable::of(frame, self.tables + 1, self.dashboard, self.period)?;
                self.tables += 1;
                Some(Block::Table { table: Box::new(table) })
            }
        }
    }
}

/// The charts and strips that the catalogue asks for, not yet numbered: of one indicator the chart first.
fn drawings(narrative: &Narrative, area: &str) -> Drawings {
    let mut waiting: Vec<(String, Block)> = Vec::new();
    for indicated in &narrative.indicated {
        let indicator = &indicated.finding.indicator;
        let title = |topic: Topic| narrative.titles.get(&(topic, indicator.id.clone()));
        let chart = || super::charting::chart(indicated, title(Topic::Finding));
        let chart = indicator.chart.then(chart).flatten();
        let strip = || super::strip(indicated, area, title(Topic::FindingAmongOthers)).ok();
        let strip = indicator.strip.then(strip).flatten();
        let chart = chart.map(|chart| Block::Chart { chart: Box::new(chart) });
        let strip = strip.map(|strip| Block::Strip { strip: Box::new(strip) });
        waiting.extend(chart.into_iter().chain(strip).map(|block| (indicator.id.clone(), block)));
    }
    Drawings { waiting, numbered: 0 }
}

/// Charts and strips on their way to the paragraphs that mention them, by indicator.
struct Drawings {
    waiting: Vec<(String, Block)>,
    numbered: u32,
}

/// Those of the indicators that a paragraph is about, in the order in which it does; each appears once.
fn drawings_of(sentences: &[Sentence], drawings: &mut Drawings) -> Vec<Block> {
    let mut found = Vec::new();
    for because in sentences.iter().flat_map(|sentence| &sentence.because) {
        for id in &because.indicators {
            while let Some(at) = drawings.waiting.iter().position(|(of, _)| of == id) {
                drawings.numbered += 1;
                let (_, mut block) = drawings.waiting.remove(at);
                match &mut block {
                    Block::Chart { chart } => chart.number = drawings.numbered,
                    Block::Strip { strip } => strip.number = drawings.numbered,
                    _ => {}
                }
                found.push(block);
            }
        }
    }
    found
}

fn paragraph((number, sentences): Told) -> Option<Block> {
    (!sentences.is_empty()).then_some(Block::Paragraph { number, label: String::new(), sentences, head: None })
}
