//! Where no report is open yet: those of the place are opened, and a new one is made of a workbook, by the same code as by the verb `new`.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::Error;
use crate::folder::{
    ImportChoices, NewFolder, Part, ReportWords, Secret, new_folder, packs_in, plain_file_name, reports_in, unpack,
    with_own_files,
};

use super::bring::{self, Choices, data_in_page};
use super::refusal::{Refusal, UNFIT, first_wrong, read_sent};
use super::told::OpenPlace;
use super::tray::Tray;
use super::work::told_of;

/// What gives a secret that nobody has had before.
pub type NewSecret = fn() -> Result<Secret, Error>;

/// What a page says of a report that is to be made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// Which file it is made of.
    file: u64,
    #[serde(default)]
    choices: Choices,
    #[serde(default)]
    words: Words,
    /// What its folder is to be called.
    #[serde(default)]
    name: String,
}

/// What no workbook holds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Words {
    area: String,
    committee: String,
    date: String,
    period: String,
}

impl Words {
    fn of(&self) -> ReportWords {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        ReportWords {
            area: given(&self.area),
            committee: given(&self.committee),
            date: given(&self.date),
            period: given(&self.period),
        }
    }
}

/// The place, and the reports that lie in it.
pub fn state(place: &Path) -> Value {
    let whole = place.canonicalize().unwrap_or_else(|_| place.to_owned());
    let packs: Vec<String> = packs_in(place).into_iter().map(|pack| pack.name).collect();
    let place = json!({ "place": whole.display().to_string(), "reports": reports_in(place), "packs": packs });
    json!({ "version": 0, "beginning": place })
}

fn looked_at(tray: &Tray, sent: Sent) -> Result<(Sent, NewFolder, ReportWords), Refusal> {
    let words = sent.words.of();
    for (field, one) in [
        ("date", ReportWords { date: words.date.clone(), ..ReportWords::default() }),
        ("period", ReportWords { period: words.period.clone(), ..ReportWords::default() }),
    ] {
        if let Some(told) = one.check().err().and_then(|error| error.diagnostics().first().map(told_of)) {
            let help = (field == "date").then_some("give the day of the meeting, such as 4 March 2025");
            let help = help.map_or_else(|| told["help"].clone(), |help| json!(help));
            return Err((UNFIT, json!({ "said": told["said"], "help": help, "field": field })));
        }
    }
    let Sent { file, choices, words: typed, name } = sent;
    let choices = ImportChoices { area: words.area.clone(), ..choices.of() };
    let new = bring::looked_at(tray, file, |come| new_folder(come.path(), choices))?;
    Ok((Sent { file, choices: Choices::default(), words: typed, name }, new, words))
}

/// What a report of a file would hold.
///
/// # Errors
/// Why none can be made of it, or a word that cannot be written.
pub fn tried(tray: &Tray, body: &[u8]) -> Result<Value, Refusal> {
    let (sent, new, words) = looked_at(tray, read_sent(body)?)?;
    let is_open = words.period.is_none();
    let known = words.clone().or(&new.proposal);
    let day = known.date.as_deref().filter(|_| is_open);
    let told =
        [day.map(|day| new.proposal.on_period(day)), known.period.as_deref().and_then(|one| new.proposal.lacks(one))];
    let mut found = new.proposal.as_data(&new.name);
    found["about"] = told.into_iter().flatten().map(|line| json!(line.trim())).collect();
    found["words"] = json!({ "area": known.area, "period": known.period });
    tray.with(sent.file, |come| Ok(data_in_page(found, come)))
}

/// Makes it, and gives its folder.
///
/// # Errors
/// As [`tried`]; its name is not that of a folder here, or it cannot be written: then nothing is.
pub fn make(tray: &Tray, place: &Path, secret: NewSecret, body: &[u8]) -> Result<PathBuf, Refusal> {
    let sent: Sent = read_sent(body)?;
    let folder = child(place, &sent.name)?;
    let (_, new, words) = looked_at(tray, sent)?;
    let told = |error: Error| first_wrong(error.diagnostics());
    let files = with_own_files(new.files(&words).map_err(told)?, &secret().map_err(told)?);
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    unpack(&folder, &files).map_err(told)?;
    tray.clear();
    Ok(folder)
}

/// A report or a pack of the place that a page opens: `{ "name": "quarter-3" }`.
///
/// # Errors
/// None of the place has this name.
pub fn chosen(place: &Path, body: &[u8]) -> Result<OpenPlace, Refusal> {
    let sent: Value = read_sent(body)?;
    let name = sent["name"].as_str().unwrap_or_default();
    if reports_in(place).iter().any(|report| report == name) {
        return Ok(OpenPlace::Folder(place.join(name)));
    }
    if packs_in(place).iter().any(|pack| pack.name == name) {
        return Ok(OpenPlace::Pack(place.join(name), Part::A));
    }
    Err((UNFIT, json!({ "said": "there is no such report here" })))
}

/// A folder in the place.
fn child(place: &Path, name: &str) -> Result<PathBuf, Refusal> {
    let name = name.trim();
    if !plain_file_name(name) || name.starts_with('.') {
        let said = if name.is_empty() {
            "the folder has no name yet".to_owned()
        } else {
            format!("`{name}` is not a name for a folder here")
        };
        let help = "give it a name of letters, digits, spaces and hyphens, such as quarter-3";
        return Err((UNFIT, json!({ "said": said, "help": help, "field": "name" })));
    }
    Ok(place.join(name))
}
