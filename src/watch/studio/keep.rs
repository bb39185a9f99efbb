//! What is said today kept as a case: shown as it would be written, put as `test` puts it, and saved as an officer would have written it.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::folder::edit::{add_case, written_figures};
use crate::folder::history::Version;
use crate::folder::{FilesByName, Folder};
use crate::review::coverage::run_cases;
use crate::review::keep::case_of_words;
use crate::rules::Case;

use super::edits::{Of, because_of};
use super::figures::folder_of;
use super::refusal::{Refusal, UNFIT, first_wrong, not_saved, read_sent, unfit, wrong};
use super::work::{Work, Written};

/// Where cases are kept.
const KEPT: &str = "cases/kept.toml";

/// What a page sends of a sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    of: Of,
    /// What it is called; none where it is not written yet.
    name: Option<String>,
    /// The words to keep, each text by itself.
    #[serde(default)]
    says: Vec<String>,
    /// Whether the rule is to be the same.
    #[serde(default)]
    by_rule: bool,
}

/// What a case would hold, before it is saved.
///
/// # Errors
/// Where the sentence has become another, or no case can hold it.
pub fn tried(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    Ok(shown(&found(work, &sent)?))
}

/// A case as a page shows it.
pub fn shown(case: &Case) -> Value {
    let rule = case.claim.rule.as_ref().map(|(rule, _)| rule);
    let about = case.indicator.as_deref().unwrap_or(&case.topic);
    let name = match rule {
        Some(rule) => format!("{about}: {rule}"),
        None => format!("{about}: {}", case.claim.says.join(", ")),
    };
    json!({
        "name": name,
        "says": case.claim.says,
        "rule": rule,
        "topic": case.topic,
        "figures": written_figures(&case.figures),
        "file": KEPT,
    })
}

fn found(work: &Work, sent: &Sent) -> Result<Case, Refusal> {
    let draft = work.told.draft().ok_or((UNFIT, json!({ "said": "there is no report yet" })))?;
    let because = because_of(&draft, &sent.of).map_err(unfit)?;
    let folder = folder_of(work).map_err(|told| (UNFIT, told))?;
    case_of_words(&folder, &draft, because).map_err(unfit)
}

/// Saves a case of a sentence, and says what was done.
///
/// # Errors
/// As [`tried`]; where it has no name or words, is contradicted, or cannot be saved.
pub fn save(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let mut case = found(work, &sent)?;
    let all = case.claim.says.concat();
    let says: Vec<String> =
        sent.says.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    if let Some(other) = says.iter().find(|text| !all.contains(text.as_str())) {
        let said = format!("“{other}” is not in what the rule says");
        return Err((UNFIT, json!({ "said": said, "help": format!("keep words of: {all}"), "field": "says" })));
    }
    if says.is_empty() && !sent.by_rule {
        let said = "a case without words or a rule claims nothing";
        return Err((UNFIT, json!({ "said": said, "help": "keep some of the words", "field": "says" })));
    }
    case.claim.says = says;
    if !sent.by_rule {
        case.claim.rule = None;
    }
    keep(work, case, sent.name.as_deref())
}

/// Writes a case behind those that are kept, as a step.
///
/// # Errors
/// Where it has no name of its own, does not come out, or cannot be saved.
pub fn keep(work: &Work, mut case: Case, name: Option<&str>) -> Result<String, Refusal> {
    case.name = name.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if case.name.is_empty() {
        return Err((UNFIT, json!({ "said": "the case has no name", "help": "say what it shows", "field": "name" })));
    }
    let folder = folder_of(work).map_err(|told| (UNFIT, told))?;
    if folder.cases().iter().any(|one| one.name == case.name) {
        let said = "there is a case with this name";
        return Err((UNFIT, json!({ "said": said, "help": "choose another", "field": "name" })));
    }
    let Written { hash, text } = work.written(KEPT).map_err(wrong)?;
    let bytes = add_case(&text, &case).bytes().map_err(unfit)?;
    comes_out(work, &case, &bytes)?;
    let what = format!("Case kept: {}", case.name);
    let version = Version { name: KEPT.to_owned(), from: hash, to: Some(bytes) };
    work.history.save(&what, &[version]).map_err(|unsaved| not_saved(work, unsaved))?;
    Ok(what)
}

/// Whether `test` would find it in the folder and pass it.
fn comes_out(work: &Work, case: &Case, bytes: &[u8]) -> Result<(), Refusal> {
    let files = FilesByName::of([(KEPT, bytes.to_vec())]);
    let files = files.map_err(first_wrong)?;
    let (folder, told, _) = Folder::open_unsaved(&work.folder, &files, None);
    let is_of_it = |told: &&Diagnostic| told.is_error() && told.at.as_ref().is_some_and(|at| *at.file == *KEPT);
    if let Some(fault) = told.iter().find(is_of_it) {
        return Err(wrong(fault.clone()));
    }
    let folder = folder.ok_or_else(|| (UNFIT, json!({ "said": "there is no report yet" })))?;
    let own = run_cases(&folder).into_iter().find(|one| one.name == case.name);
    let own = own.ok_or_else(|| (UNFIT, json!({ "said": "the case cannot be read back" })))?;
    own.fails.map_or(Ok(()), |fails| Err(wrong(fails)))
}
