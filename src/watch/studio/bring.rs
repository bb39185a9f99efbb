//! A workbook that a person brings into the open folder: what would be taken of it is shown, then it is taken in by the same code as by the verb
//! `import`, as a step that can be taken back.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::folder::history::Version;
use crate::folder::{ImportChoices, Incoming, PlannedImport, bytes_of, plan_import, sha256};

use super::figures::folder_of;
use super::figures_moved::moved;
use super::refusal::{Refusal, UNFIT, not_saved, read_sent};
use super::tray::Tray;
use super::work::Work;

/// What a page says of a file that has come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// Which file it is.
    file: u64,
    #[serde(default)]
    choices: Choices,
}

/// What a person says of a file that it does not say itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    measures: Vec<String>,
    year_ends: Option<String>,
    period_is: Option<String>,
    in_place_of: Option<String>,
    good: BTreeMap<String, String>,
}

impl Choices {
    /// The same as the verb has it.
    pub fn of(self) -> ImportChoices {
        let given = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        ImportChoices {
            measures: self.measures.into_iter().filter_map(|text| given(Some(text))).collect(),
            year_ends: given(self.year_ends),
            period_is: given(self.period_is),
            in_place_of: given(self.in_place_of),
            good: self.good,
            ..ImportChoices::default()
        }
    }
}

/// A text of the verbs as a page says it.
fn in_page(text: &str, file: &Incoming) -> String {
    let mut text = file.without_place(text);
    for (verb, page) in IN_PAGE {
        text = text.replace(verb, page);
    }
    text
}

/// What the verbs say to whoever writes the files by hand, and what is said in its place to whoever does not.
const IN_PAGE: [(&str, &str); 4] = [
    ("say which, each with --measure \"NAME\".", "say which below, one a line."),
    ("--measure \"NAME\" takes one in", "it is taken in if you name it below"),
    (
        "take it out of the folder, and put in its place a table of counts",
        "it has not been kept: bring in a table of counts in its place",
    ),
    ("; write a [[source]] by hand, or put the figures into data/observations.csv", ""),
];

/// The same of everything in some data.
pub fn data_in_page(value: Value, file: &Incoming) -> Value {
    match value {
        Value::String(text) => json!(in_page(&text, file)),
        Value::Array(list) => list.into_iter().map(|one| data_in_page(one, file)).collect(),
        Value::Object(map) => map.into_iter().map(|(key, one)| (key, data_in_page(one, file))).collect(),
        other => other,
    }
}

/// Why a file is not taken, and what a person may say so that it is.
pub fn refused(error: &Error, file: &Incoming) -> Refusal {
    let first = error.diagnostics().first();
    let help = first.and_then(|told| told.help.as_deref());
    let asks = first.map_or_else(Vec::new, asked_for);
    // A command to be typed is of no use here: its question stands below as a field.
    let help = help.filter(|help| !help.contains("scrutineer import ")).map(|help| in_page(help, file));
    let said = first.map_or_else(|| "it cannot be taken in".to_owned(), |told| in_page(&told.message, file));
    // It is not in the folder yet: nobody finds it by the name that it would have there.
    let said =
        if first.is_some_and(|told| told.code == Code::CannotWrite) { said } else { file.as_it_is_called(&said) };
    let place = first.and_then(|told| told.at.as_ref()).map(|at| file.as_it_is_called(&in_page(&at.to_string(), file)));
    (
        UNFIT,
        json!({ "said": said, "help": help, "place": place, "asks": asks, "in_place_of": first.and_then(taken_by) }),
    )
}

/// The file whose place it seems to take: the one that has the same measures.
fn taken_by(told: &Diagnostic) -> Option<String> {
    let is_named = told.help.as_deref()?.contains("--in-place-of");
    let named = told.at.as_ref().filter(|_| is_named)?;
    Some(named.file.to_string()).filter(|file| file.starts_with("data/"))
}

/// Looks at a file. A table of people goes at once: nothing that is said of it makes it one that is taken.
///
/// # Errors
/// It lies there no longer; why nothing can be taken of it.
pub fn looked_at<T>(tray: &Tray, nth: u64, look: impl FnOnce(&Incoming) -> Result<T, Error>) -> Result<T, Refusal> {
    tray.with(nth, |file| {
        look(file).map_err(|error| {
            if error.diagnostics().iter().any(|told| told.code == Code::PersonLevel) {
                tray.clear();
            }
            refused(&error, file)
        })
    })
}

/// The questions that would help.
fn asked_for(told: &Diagnostic) -> Vec<&'static str> {
    let says = |words: &str| told.help.as_ref().is_some_and(|help| help.contains(words));
    match told.code {
        Code::UnreadablePeriod => vec!["year_ends", "period_is"],
        Code::UnknownMeasure => vec!["measures"],
        _ if says("--measure") => vec!["measures"],
        _ if says("--in-place-of") => vec!["in_place_of"],
        _ => Vec::new(),
    }
}

/// What would be taken of a file.
///
/// # Errors
/// Why nothing can be.
pub fn tried(work: &Work, tray: &Tray, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let choices = sent.choices.of();
    let found = looked_at(tray, sent.file, |file| {
        let planned = plan_import(&work.folder, file.path(), choices)?;
        Ok(data_in_page(found(work, &planned), file))
    });
    let (_, told) = with_sources(work, (UNFIT, found.map_err(|refusal| with_sources(work, refusal))?));
    Ok(told)
}

/// The same with the files of the folder whose place another may take.
fn with_sources(work: &Work, (status, mut told): Refusal) -> Refusal {
    let folder = folder_of(work).ok();
    let recipes = folder.iter().flat_map(|folder| &folder.plan().sources);
    let mut files: Vec<&str> = recipes.map(|recipe| recipe.file.path.as_str()).collect();
    files.retain(|file| file.starts_with("data/"));
    files.dedup();
    told["sources"] = json!(files);
    (status, told)
}

fn found(work: &Work, planned: &PlannedImport) -> Value {
    let mut found = planned.imported.as_data();
    found["moved"] = folder_of(work).map_or_else(|_| json!([]), |before| json!(moved(work, &before, planned)));
    found["next"] = json!(planned.imported.proposal.latest().map(|period| period.without_article()));
    found["written"] = planned.imported.written.iter().map(|path| work.name_of(path)).collect();
    found["removed"] = json!(planned.imported.removed.as_ref().map(|path| work.name_of(path)));
    found["latest"] = json!(planned.imported.proposal.latest().map(|period| period.in_full()));
    found
}

/// The files of the folder that an import may write or take away.
fn may_touch(file: &Incoming, choices: &ImportChoices) -> impl Iterator<Item = String> {
    let of_data = |name: &str| format!("data/{}", name.rsplit(['/', '\\']).next().unwrap_or(name));
    let own = file.path().file_name().map(|name| of_data(&name.to_string_lossy()));
    let replaced = choices.in_place_of.as_deref().map(of_data);
    ["report.toml", "indicators.toml"].map(str::to_owned).into_iter().chain(own).chain(replaced)
}

/// Takes it in, and says what was done. Nothing is written where any of it cannot be.
///
/// # Errors
/// As [`tried`]; a file of the folder has become another meanwhile, or cannot be written.
pub fn save(work: &Work, tray: &Tray, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let what = tray.with(sent.file, |file| {
        let choices = sent.choices.of();
        // The files as they stand are known before it is planned what becomes of them.
        let hash = |name: String| {
            let held = bytes_of(&work.folder, &name).ok().map(|bytes| sha256(&bytes));
            (name, held)
        };
        let mut before: BTreeMap<String, Option<String>> = may_touch(file, &choices).map(hash).collect();
        let planned = plan_import(&work.folder, file.path(), choices).map_err(|error| refused(&error, file))?;
        let touched = planned.imported.written.iter().chain(&planned.imported.removed);
        let known = touched.map(|path| before.remove_entry(&work.name_of(path))).collect::<Option<Vec<_>>>();
        let Some(known) = known else {
            return Err((UNFIT, json!({ "said": "the folder has changed meanwhile", "help": "look at it again" })));
        };
        let bytes = planned.files.into_iter().map(|(_, bytes)| Some(bytes)).chain(std::iter::once(None));
        let versions = known.into_iter().zip(bytes).map(|((name, from), to)| Version { name, from, to });
        let what = format!("Brought in: {}", planned.imported.name.trim_start_matches("data/"));
        work.history.save(&what, &versions.collect::<Vec<_>>()).map_err(|unsaved| not_saved(work, unsaved))?;
        Ok(what)
    })?;
    tray.clear();
    Ok(what)
}
