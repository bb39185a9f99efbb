//! Reading a whole folder, file by file, without stopping at an error.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Indicator, Period};
use crate::folder::catalogue::indicators::read_catalogue;
use crate::folder::data::carried_over::carried_over;
use crate::folder::data::doubted_targets::leave_out_doubted;
use crate::folder::data::looks_back::give_way;
use crate::folder::data::own_first::own_first;
use crate::folder::data::quarter_ends::file_by_quarters;
use crate::folder::data::tables::read_tables;
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::inputs::{FolderReading, Input, Inputs};
use crate::folder::disk::listing::{names, no_folder};
use crate::folder::disk::secret::{HeldSecret, read_secret};
use crate::folder::disk::used_rows::UsedRows;
use crate::folder::own_words::actions::overdue;
use crate::folder::own_words::commentary::{Commentary, read_commentary};
use crate::folder::rows::whose::{assign, name_nation};
use crate::folder::settings::accept::without_accepted;
use crate::folder::settings::appendix_plan::read_appendix_files;
use crate::folder::settings::council::Council;
use crate::folder::settings::look_reader::take_look;
use crate::folder::settings::plan::{ParagraphPlan, Plan};
use crate::folder::settings::plan_reader::{ReadPlan, read_plan};
use crate::folder::settings::store::{add_recipes_of_store, leave_out_unnamed, open_store};
use crate::folder::settings::table_plan::{TableOf, TablePlan};
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::{NamedBytes, NamedFile};
use crate::folder::text::one_cause::one_a_cause;
use crate::folder::text::source::{Source, missing};
use crate::rules::Case;

use super::cases::read_cases;
use super::checks;
use super::hidden_before::read_hidden_before;
use super::last_report::read_last_report;
use super::national::{Nations, link};
use super::report_folder::Folder;
use super::rule_files::read_rules;
use super::sources::Recipe;
use super::unread::{nearly, unread};

/// What is asked of a folder beside what stands in it.
#[derive(Clone, Copy, Default)]
pub struct Asked<'a> {
    /// An earlier period: what is later is not looked at.
    pub earlier: Option<Period>,
    /// The council and the period that it is read for, in place of those of its `report.toml`.
    pub council: Option<&'a Council>,
    /// What is held of large tables from one report to the next.
    pub used: Option<&'a UsedRows>,
}

/// See [`Folder::open`], [`Folder::open_at`] and [`Folder::open_for`].
pub fn read_folder(path: &Path, asked: Asked) -> (Option<Folder>, Vec<Diagnostic>) {
    if path.is_dir() { read_files(FolderFiles::OnDisk(path), asked) } else { (None, vec![no_folder(path)]) }
}

/// The same of files wherever they lie.
pub fn read_files(files: FolderFiles, asked: Asked) -> (Option<Folder>, Vec<Diagnostic>) {
    Figures::read(files, asked).with_the_rest(files)
}

/// The figures of a folder with the plan and catalogue they are read by: everything but its rules, layouts and pictures.
#[derive(Debug, Clone)]
pub struct Figures {
    plan: Option<ReadPlan>,
    /// The store that is read too, by its name from the folder.
    store: Option<String>,
    indicators: Option<Vec<Indicator>>,
    commentary: Commentary,
    cases: Vec<Case>,
    secret: HeldSecret,
    /// The files that all this was read from.
    inputs: Vec<Input>,
    /// What is said of the plan, catalogue and commentary, and what of all that is read with their help.
    told: (Vec<Diagnostic>, Vec<Diagnostic>),
}

impl Figures {
    /// Reads them.
    pub fn read(files: FolderFiles, asked: Asked) -> Figures {
        let (faults, inputs) = (Diagnostics::default(), Inputs::default());
        let mut read = needed(files, "report.toml", &inputs, &faults).and_then(|source| read_plan(&source, &faults));
        if let Some(read) = &mut read {
            read.plan.period = asked.earlier.unwrap_or(read.plan.period);
            asked.council.into_iter().for_each(|council| read.plan.put_for(council));
            read.plan.unnamed.iter().for_each(|(open, at)| faults.add(open.told(at.clone())));
        }
        let store = read.as_mut().and_then(|read| open_store(files, &mut read.plan, &faults));
        // Where the store cannot be read, that is told and nothing that would only be missing for it.
        let is_lost = store.is_none() && read.as_ref().is_some_and(|read| read.plan.store.is_some());
        let from = FolderReading { files, inputs: &inputs, faults: &faults, store: store.as_deref(), used: asked.used };
        read.iter_mut().for_each(|read| {
            add_recipes_of_store(from, &mut read.plan);
            read_appendix_files(from, &mut read.plan.appendices);
        });
        let sources = if is_lost { None } else { catalogues(from) };
        let indicators = sources.and_then(|sources| read_catalogue(&sources, &faults));
        let commentary = match inputs.source(files, "commentary.toml") {
            Ok(source) => read_commentary(&source, &faults),
            Err(fault) if fault.code == Code::MissingFile => Commentary::default(),
            Err(fault) => {
                faults.add(fault);
                Commentary::default()
            }
        };
        let mut indicators = indicators;
        if let (Some(read), Some(indicators)) = (&read, &mut indicators) {
            for indicator in indicators {
                indicator.comparing = indicator.comparing.or(&read.plan.comparing);
            }
        }
        let before = faults.into_vec();
        let mut figures = Figures {
            plan: read,
            store,
            indicators,
            commentary,
            cases: Vec::new(),
            secret: HeldSecret::Missing,
            inputs: Vec::new(),
            told: (before, Vec::new()),
        };
        let faults = Diagnostics::default();
        figures.fill(files, asked, &inputs, &faults);
        figures.inputs = inputs.into_vec();
        figures.told.1 = one_a_cause(faults.into_vec());
        figures
    }

    /// Reads what needs the plan and the catalogue.
    fn fill(&mut self, files: FolderFiles, asked: Asked, inputs: &Inputs, faults: &Diagnostics) {
        let Some(indicators) = &mut self.indicators else { return };
        let Commentary { comments, overrides, actions } = &self.commentary;
        let comments = &comments.iter().chain(actions.iter().map(|action| &action.words)).cloned().collect::<Vec<_>>();
        let plan = self.plan.as_ref().map(|read| &read.plan);
        if let Some(plan) = plan {
            checks::mentions(plan, indicators, comments, overrides, faults);
            overdue(actions, plan.date).into_iter().for_each(|told| faults.add(told));
        }
        self.secret = read_secret(files, faults);
        let before = faults.count();
        let from = FolderReading { files, inputs, faults, store: self.store.as_deref(), used: asked.used };
        let mut rows = read_tables(from, plan, indicators);
        file_by_quarters(&mut rows, indicators);
        let differing = give_way(&mut rows, indicators);
        if let Some(store) = &self.store {
            let area = plan.map_or("", |plan| plan.area.as_str());
            own_first(&mut rows, store, area, indicators).into_iter().for_each(|told| faults.add(told));
        }
        let rows_read = faults.count() == before;
        differing.into_iter().for_each(|told| faults.add(told));
        checks::rows(&rows, plan, indicators, faults);
        let Some(ReadPlan { plan, .. }) = &mut self.plan else { return };
        let published = std::mem::take(&mut rows.published);
        assign(rows, &plan.area, indicators, faults);
        if let Some(store) = &self.store {
            leave_out_unnamed(plan, store, indicators);
        }
        if asked.earlier.is_some() {
            leave_out_later(plan, indicators);
        }
        checks::figures(plan, indicators, comments, overrides, rows_read, faults);
        checks::mark_what_may_count_since_april(indicators, &plan.accepts);
        leave_out_doubted(faults, &plan.accepts, indicators);
        let nations = Nations { plan: plan.national.as_ref(), area: plan.area_in_tables().clone(), published };
        let nation = link(from, nations, plan.period, indicators);
        name_nation(indicators, nation, &plan.quartiles_of);
        checks::with_the_nation(indicators, faults);
        // A case may be of an indicator that an earlier period does not have.
        match asked.earlier {
            None => self.cases = read_cases(files, plan, indicators, faults),
            // What its report could not hold, once all that is written of it was looked at.
            Some(until) => indicators.iter_mut().for_each(|indicator| {
                indicator.observations.retain(|held| held.period.end() <= until.end());
            }),
        }
    }

    /// The folder of these figures, its rules, layouts and pictures read now.
    pub fn with_the_rest(self, files: FolderFiles) -> (Option<Folder>, Vec<Diagnostic>) {
        let (faults, inputs) = (Diagnostics::default(), Inputs::from_before(self.inputs));
        let from = FolderReading { files, inputs: &inputs, faults: &faults, store: self.store.as_deref(), used: None };
        let plan = self.plan.as_ref().map(|read| &read.plan);
        let rules = read_rules(from, plan);
        let layouts = read_layouts(from, plan);
        let (look, taken) = plan.map_or_else(Default::default, |plan| take_look(from, &plan.look));
        let mut assets = plan.map_or_else(Vec::new, |plan| read_named(from, &plan.assets));
        assets.extend(taken);
        let (mut told, more) = self.told;
        told.extend(faults.into_vec());
        let mut accepted = BTreeMap::new();
        let accepts = self.plan.as_ref().map_or(&[][..], |read| &read.plan.accepts);
        told.extend(without_accepted(more, accepts, &mut accepted));
        let inputs = inputs.into_vec();
        // A national table that no indicator is linked to is named, and need not be read.
        let national = plan.and_then(|plan| plan.national.as_ref());
        let read: Vec<&str> =
            inputs.iter().map(|input| input.name.as_str()).chain(national.iter().flat_map(|one| one.files())).collect();
        let faulty: Vec<&str> = told.iter().filter_map(|told| Some(told.at.as_ref()?.file.as_str())).collect();
        let described: Vec<String> =
            plan.map_or(&[][..], |plan| &plan.sources).iter().filter_map(Recipe::described_in).collect();
        let read = [read, described.iter().map(String::as_str).collect()].concat();
        let left = unread(files, &read, &faulty, self.indicators.is_some());
        told.extend(left);
        let (Some(ReadPlan { plan, complete: true }), Some(mut indicators)) = (self.plan, self.indicators) else {
            return (None, told);
        };
        let before = Diagnostics::default();
        let hidden_before = read_hidden_before(files, &before);
        let totals_before = read_last_report(files, plan.period, &mut indicators);
        told.extend(before.into_vec());
        told.extend(carried_over(&mut indicators));
        let Commentary { mut comments, overrides, actions } = self.commentary;
        comments.extend(actions.iter().enumerate().map(|(nth, action)| {
            let first = !actions[..nth].iter().any(|before| before.words.indicator == action.words.indicator);
            action.said(plan.date, first)
        }));
        let (cases, secret) = (self.cases, self.secret);
        let folder = Folder {
            plan,
            indicators,
            comments,
            actions,
            overrides,
            rules,
            cases,
            layouts,
            look,
            assets,
            inputs,
            secret,
            hidden_before,
            totals_before,
            accepted,
        };
        (Some(folder), told)
    }
}

/// Of an earlier period: what was not measured yet is not part of its report.
fn leave_out_later(plan: &mut Plan, indicators: &mut Vec<Indicator>) {
    let until = plan.period.end();
    indicators.retain(|indicator| indicator.observations.iter().any(|held| held.period.end() <= until));
    let known: Vec<String> = indicators.iter().map(|indicator| indicator.id.clone()).collect();
    for indicator in indicators {
        indicator.parts.retain(|part| known.contains(part));
    }
    for section in &mut plan.sections {
        for paragraph in &mut section.paragraphs {
            let named = match paragraph {
                ParagraphPlan::Indicators { ids, .. } => Some(ids),
                ParagraphPlan::Table(TablePlan { of: TableOf::Measures(ids), .. }) => Some(ids),
                _ => None,
            };
            named.into_iter().for_each(|ids| ids.retain(|(id, _)| known.contains(id)));
        }
        let empty =
            |paragraph: &ParagraphPlan| matches!(paragraph, ParagraphPlan::Indicators { ids, .. } if ids.is_empty());
        section.paragraphs.retain(|paragraph| !empty(paragraph));
    }
}

/// The catalogue of the store, where there is one, and the folder's own behind it. Beside the store's there need be none.
pub fn catalogues(from: FolderReading) -> Option<Vec<Source>> {
    const NAME: &str = "indicators.toml";
    let FolderReading { files, inputs, faults, .. } = from;
    let Some(shared) = from.store.map(|store| format!("{store}/{NAME}")).filter(|shared| files.is_file(shared)) else {
        return needed(files, NAME, inputs, faults).map(|own| vec![own]);
    };
    let own = files.is_file(NAME).then(|| NAME.to_owned());
    let read = |name: String| {
        let bytes = from.bytes(&NamedFile { from: Place::file(&name), path: name.clone() })?;
        Source::from_bytes(&bytes, &name)
    };
    std::iter::once(shared).chain(own).map(|name| read(name).map_err(|fault| faults.add(fault)).ok()).collect()
}

/// A file without which there is no report.
pub fn needed(files: FolderFiles, name: &str, inputs: &Inputs, faults: &Diagnostics) -> Option<Source> {
    match inputs.source(files, name) {
        Ok(source) => Some(source),
        Err(fault) if fault.code == Code::MissingFile => {
            let help = match nearly(files, name) {
                Some(near) => format!("there is `{near}`: rename it to `{name}`"),
                None => "every report folder needs one; `scrutineer new` makes a folder to start from".to_owned(),
            };
            faults.add(missing(name).help(help));
            None
        }
        Err(fault) => {
            faults.add(fault);
            None
        }
    }
}

/// Every layout of the folder, and the data a layout is tried with.
fn read_layouts(from: FolderReading, plan: Option<&Plan>) -> Vec<NamedBytes> {
    let mut files: Vec<NamedFile> = names(from.files, "layouts", from.faults)
        .into_iter()
        .filter(|name| !name.starts_with(['.', '~']) && (name.ends_with(".typ") || name.ends_with(".json")))
        .map(|name| format!("layouts/{name}"))
        .map(|name| NamedFile { from: Place::file(&name), path: name })
        .collect();
    if let Some(layout) = plan.and_then(|plan| plan.layout.as_ref()) {
        if !layout.path.starts_with("layouts/") {
            let help = "put the layout in the folder layouts/ of the report and write: layout = \"layouts/our.typ\"";
            let message = format!("`{}` is not in layouts/", layout.path);
            from.faults.error(Code::OutsideFolder, layout.from.clone(), message, help);
        } else if !files.iter().any(|file| file.path == layout.path) {
            files.push(layout.clone());
        }
    }
    read_named(from, &files)
}

fn read_named(from: FolderReading, files: &[NamedFile]) -> Vec<NamedBytes> {
    let mut read = Vec::new();
    for file in files {
        match from.bytes(file) {
            Ok(bytes) => read.push((file.path.clone(), bytes)),
            Err(fault) => from.faults.add(Diagnostic { at: Some(file.from.clone()), ..fault }),
        }
    }
    read
}
