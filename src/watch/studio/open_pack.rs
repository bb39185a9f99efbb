//! A pack that is open: its file, which part of it is shown, and what was saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::draft::report::Part;
use crate::folder::edit::{WrittenItem, read_agenda, top_keys};
use crate::folder::history::{History, Presence, User};
use crate::folder::packs_in;
use crate::pack::{PackPlan, PaperPlan, notice};

use super::in_steps::InSteps;
use super::told::{OpenPlace, Told};
use super::work::{Written, told_of, unmade_of};

/// By which keys an item has its paper.
const PAPERS: [&str; 6] = ["report", "text_file", "text", "pdf", "agenda_only", "to_follow"];

/// All of it.
pub struct OpenPack {
    pub file: PathBuf,
    /// Which part is shown.
    part: Mutex<Part>,
    history: History,
    presence: Mutex<Presence>,
    told: Arc<Told>,
}

impl OpenPack {
    /// Opens the file of a pack, whoever else has it.
    pub fn of(file: &Path, user: &User, told: Arc<Told>) -> OpenPack {
        OpenPack {
            file: file.to_owned(),
            part: Mutex::new(Part::A),
            history: History::of_file(file, &user.name),
            presence: Mutex::new(Presence::of_file(file, user.clone())),
            told,
        }
    }

    /// `march.toml`
    pub fn name(&self) -> String {
        self.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The folder that it lies in.
    pub fn folder(&self) -> &Path {
        self.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// Which part is shown.
    pub fn part(&self) -> Part {
        *self.part.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on shows another.
    pub fn show(&self, part: Part) {
        *self.part.lock().unwrap_or_else(PoisonError::into_inner) = part;
    }

    /// What is watched of it.
    pub fn place(&self) -> OpenPlace {
        OpenPlace::Pack(self.file.clone(), self.part())
    }

    /// Its file as it stands.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn written(&self) -> Result<Written, Diagnostic> {
        Written::of(self.folder(), &self.name())
    }

    /// What it says, where it can be read as a pack.
    pub fn plan(&self) -> Option<PackPlan> {
        PackPlan::open(&self.file).0
    }

    /// The meeting and the agenda as data, with the hash by which an edit says of which bytes it is.
    ///
    /// # Errors
    /// Why its items cannot be moved one by one.
    pub fn agenda(&self) -> Result<Value, Value> {
        let Written { hash, text } = self.written().map_err(|fault| told_of(&fault))?;
        let items = read_agenda(&text).map_err(|unmade| unmade_of(&unmade))?;
        let [supplement_to] = top_keys(&text, ["supplement_to"]).map_err(|unmade| unmade_of(&unmade))?;
        let plan = self.plan();
        let reports = plan.as_ref().map(|plan| self.reports(plan)).unwrap_or_default();
        let items: Vec<Value> = items.iter().map(|item| item_as_data(item, &reports)).collect();
        let name = self.name();
        let supplements = packs_in(self.folder()).into_iter();
        let named_by: Vec<String> =
            supplements.filter(|one| one.supplement_to.as_ref() == Some(&name)).map(|one| one.name).collect();
        Ok(json!({
            "from": hash,
            "file": name,
            "is_supplement": supplement_to.is_some(),
            "named_by": named_by,
            "head": plan.as_ref().map(head),
            "items": items,
        }))
    }

    /// The reports that it names, each with its title where that is known.
    fn reports(&self, plan: &PackPlan) -> BTreeMap<String, Option<String>> {
        let titles = self.told.titles();
        let of = |paper: &PaperPlan| match paper {
            PaperPlan::Report { name, path, .. } => Some((name.clone(), titles.get(path).cloned())),
            _ => None,
        };
        plan.items.iter().filter_map(|item| of(&item.paper)).collect()
    }

    /// The folder of a report that it names, within the bounds of the verb.
    pub fn report(&self, named: &str) -> Option<PathBuf> {
        self.plan()?.items.into_iter().find_map(|item| match item.paper {
            PaperPlan::Report { name, path, .. } if name == named => Some(path),
            _ => None,
        })
    }
}

/// The meeting, in the words of the pack.
fn head(plan: &PackPlan) -> Value {
    json!({
        "council": plan.council,
        "committee": plan.committee,
        "day": format!("{} {}", plan.date.weekday(), plan.date),
        "time": plan.time,
        "place": plan.place,
        "notice": notice(plan).value,
    })
}

/// An item as it is written.
fn item_as_data(item: &WrittenItem, reports: &BTreeMap<String, Option<String>>) -> Value {
    let paper = PAPERS.into_iter().find_map(|kind| Some((kind, item.says(kind)?)));
    let (kind, named) = paper.map_or(("", String::new()), |(kind, named)| (kind, named));
    let is_named = matches!(kind, "report" | "text_file" | "pdf");
    let named = if is_named { named.trim().trim_end_matches('/').replace('\\', "/") } else { String::new() };
    let report = reports.get(&named).filter(|_| kind == "report");
    let title = item.says("title").filter(|title| !title.trim().is_empty());
    json!({
        "id": item.id,
        "line": item.line,
        "number": item.says("number"),
        "title": title.or_else(|| report.cloned().flatten()),
        "kind": kind,
        "name": named,
        "opens": report.is_some(),
        "is_exempt": is_exempt(item),
        "exempt": item.says("exempt"),
        "public_title": item.says("public_title"),
        "urgent": item.says("urgent"),
    })
}

/// Whether an item is in Part B alone.
pub fn is_exempt(item: &WrittenItem) -> bool {
    item.says("part").is_some_and(|part| part.trim() == "B")
}

impl InSteps for OpenPack {
    fn history(&self) -> &History {
        &self.history
    }

    fn presence(&self) -> &Mutex<Presence> {
        &self.presence
    }

    fn as_written(&self) -> (&'static str, Value) {
        ("agenda", self.agenda().unwrap_or_else(|told| told))
    }
}
