//! The pack of a meeting that is watched: its file, the clerk's texts, the PDFs, and every report folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::report::{Block, Part, Section};
use crate::draft::snapshot::Snapshot;
use crate::pack::document::{AgendaItem, Pack, Paper};
use crate::pack::{
    Gathered, PackPlan, PaperPlan, earlier_reports, gathered, notice, pack_layout, publish_pack, unprintable_in_pack,
};
use crate::page::Format;

use super::crest::DrawnCrest;
use super::drafted::changed;
use super::papers::Papers;
use super::preview::{Page, Preview, Spot, Watched};
use super::typesetter::Sheets;
use super::watcher::{WatchedPlaces, read_of_store};

/// A pack, and what its papers last said.
pub struct WatchedPack {
    file: PathBuf,
    part: Part,
    read: (Option<PackPlan>, Vec<Diagnostic>),
    places: WatchedPlaces,
    papers: Papers,
    program: PathBuf,
    crest: DrawnCrest,
    shown: Shown,
}

/// What the page says that is shown: what of the next reads differently is compared with it.
#[derive(Default)]
struct Shown {
    /// By their folders.
    reports: BTreeMap<PathBuf, Snapshot>,
    /// By their items.
    texts: BTreeMap<u32, Vec<(String, String)>>,
}

impl WatchedPack {
    /// Nothing is drafted yet.
    pub fn of(file: &Path, part: Part, program: &Path) -> WatchedPack {
        WatchedPack {
            file: file.to_owned(),
            part,
            read: (None, Vec::new()),
            places: WatchedPlaces { files: vec![file.to_owned()], ..WatchedPlaces::default() },
            papers: Papers::none(program),
            program: program.to_owned(),
            crest: DrawnCrest::default(),
            shown: Shown::default(),
        }
    }

    /// The same, of which from now on this part is shown. What was drafted of it is kept.
    pub fn in_part(self, part: Part) -> WatchedPack {
        let shown = if part == self.part { self.shown } else { Shown::default() };
        WatchedPack { part, shown, ..self }
    }

    /// What its reports are called, by their folders, where they could be drafted.
    pub fn titles(&self) -> BTreeMap<PathBuf, String> {
        self.papers.titles()
    }

    /// The page of a pack that was put together, and from now on what is compared with the next.
    fn page(&mut self, plan: &PackPlan, pack: Pack) -> Option<Page> {
        let layout = pack_layout(plan);
        let html = publish_pack(&pack, Format::Html, &layout).ok()?.value;
        let (mut read, mut set_aside) = (Vec::new(), Vec::new());
        let mut now = Shown::default();
        for (item, held) in plan.items.iter().zip(&pack.items) {
            let spot = |address: &String| spot(held, address);
            match (&item.paper, &held.paper) {
                (PaperPlan::Report { path, .. }, Paper::Report { .. }) => {
                    let drafted = self.papers.report(path)?;
                    let edition = drafted.snapshot()?;
                    let before = self.shown.reports.get(path).filter(|before| *before != edition);
                    read.extend(before.iter().flat_map(|before| changed(before, edition)).map(|at| spot(&at)));
                    set_aside.extend(drafted.set_aside.iter().map(|(at, rule)| (spot(at), rule.clone())));
                    now.reports.insert(path.clone(), edition.clone());
                }
                (_, Paper::Text { sections, .. }) => {
                    let texts = texts(sections);
                    let before = self.shown.texts.get(&held.number);
                    let is_new = |text: &String| before.is_some_and(|before| before.iter().all(|(_, was)| was != text));
                    read.extend(texts.iter().filter(|(_, text)| is_new(text)).map(|(at, _)| spot(at)));
                    now.texts.insert(held.number, texts);
                }
                _ => {}
            }
        }
        self.shown = now;
        Some(Page {
            html: String::from_utf8_lossy(&html).into_owned(),
            sheets: Sheets::Pack(Box::new(pack), layout),
            changed: read,
            set_aside,
        })
    }
}

impl Watched for WatchedPack {
    fn read(&mut self) {
        self.read = PackPlan::open(&self.file);
        // Where the file cannot be read as a pack, what it named last may be fixed with it.
        let Some(plan) = &self.read.0 else { return };
        self.places.files = [&self.file].into_iter().chain(&plan.named).cloned().collect();
        self.places.folders = folders(plan, self.part).into_iter().map(Path::to_owned).collect();
    }

    fn places(&self) -> WatchedPlaces {
        let stores = self.places.folders.iter().flat_map(|folder| read_of_store(folder));
        WatchedPlaces { beside: self.papers.rules_beside().cloned().chain(stores).collect(), ..self.places.clone() }
    }

    fn again(&mut self) -> Preview {
        let (plan, mut diagnostics) = std::mem::take(&mut self.read);
        let Some(plan) = plan.filter(|_| !diagnostics.iter().any(Diagnostic::is_error)) else {
            return Preview { page: None, diagnostics, drafted: Vec::new() };
        };
        let drafted = self.papers.draft(&folders(&plan, self.part));
        let Gathered { pack, told, .. } = gathered(&plan, self.part, &self.papers);
        self.papers.let_go();
        diagnostics.extend(told);
        diagnostics.extend(notice(&plan).warnings);
        // A character that a folder told of is in the pack too.
        if !diagnostics.iter().any(|told| told.code == Code::MissingGlyph) {
            diagnostics.extend(unprintable_in_pack(&pack, &plan.assets));
        }
        let crest = self.crest.again(&plan.look, &plan.assets, &self.program);
        let undrawn = crest.is_some();
        diagnostics.extend(crest);
        // What one paper hides and another prints is not shown either.
        let told_hidden = diagnostics.iter().any(|told| told.code == Code::Disclosed);
        let whole = pack.items.len() == plan.items.len() && !told_hidden && !undrawn;
        let page = if whole { self.page(&plan, pack) } else { None };
        Preview { page, diagnostics, drafted: named(&plan, &drafted) }
    }
}

/// The report folders of a part of the pack, in the order of the agenda.
fn folders(plan: &PackPlan, part: Part) -> Vec<&Path> {
    let items = plan.items.iter().filter(|item| !item.is_withheld(part)).chain(earlier_reports(plan, part));
    items
        .filter_map(|item| match &item.paper {
            PaperPlan::Report { path, .. } => Some(path.as_path()),
            _ => None,
        })
        .collect()
}

/// What the file of the pack calls these folders.
fn named(plan: &PackPlan, folders: &[PathBuf]) -> Vec<String> {
    let called = |folder: &PathBuf| {
        plan.items.iter().find_map(|item| match &item.paper {
            PaperPlan::Report { name, path, .. } if path == folder => Some(name.clone()),
            _ => None,
        })
    };
    folders.iter().filter_map(called).collect()
}

fn spot(item: &AgendaItem, address: &str) -> Spot {
    Spot::of(address, &item.mark(), &format!("item {}, ", item.number))
}

/// The sentences of a clerk's text that have an address.
fn texts(sections: &[Section]) -> Vec<(String, String)> {
    let paragraphs = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Paragraph { sentences, .. } => Some(sentences),
        _ => None,
    });
    let placed = paragraphs.flatten().filter(|sentence| !sentence.address.is_empty());
    placed.map(|sentence| (sentence.address.clone(), sentence.text.clone())).collect()
}
