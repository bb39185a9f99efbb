//! The editions of a report made from its page, by the same code as by the verb, and put in its folder.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::draft::draft_folder;
use crate::folder::{Finished, Overwrite, file_hash, is_as_made, save_report};
use crate::pack::{Approval, ReportBefore, report_stands};
use crate::page::Format;
use crate::review::record::{pages, report_file};

use crate::watch::answer::Answer;
use crate::watch::request::Request;

use super::publish::{all_wrong, format_asked, of_file, says, whole};
use super::refusal::{Refusal, UNFIT, first_wrong, read_sent};
use super::work::{Work, told_of};

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    format: String,
    /// What was said of it where it reads otherwise than approved: it is published all the same.
    #[serde(default)]
    although: BTreeMap<String, String>,
    /// Whether a file of the name may be written over that somebody else has made or changed.
    #[serde(default)]
    over: bool,
}

/// How the report stands before it is published.
fn stands(work: &Work) -> ReportBefore {
    let (errors, approval) = report_stands(&work.folder, Diagnostic::is_error);
    ReportBefore { number: 0, name: String::new(), errors, approval }
}

/// What a page says of it. A report of which nothing was approved waits for nobody: it may be the first.
fn shown(one: &ReportBefore) -> Value {
    json!({
        "name": one.name,
        "errors": one.errors,
        "is_approved": one.approval == Approval::Approved,
        "says": says(one, "report"),
        "waits": waits(one),
    })
}

fn waits(one: &ReportBefore) -> bool {
    one.errors == 0 && matches!(one.approval, Approval::Differs(_) | Approval::Unknown)
}

/// How it stands, for the page.
pub fn before(work: &Work) -> Answer {
    Answer::json(&json!({ "faults": [], "reports": [shown(&stands(work))] }))
}

/// Makes an edition and puts it in the folder; says where, and what was checked.
///
/// # Errors
/// It has errors; it reads otherwise than approved, and that was not said; another's file has the name; or it cannot be written.
pub fn publish(work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let format =
        Format::named(&sent.format).ok_or_else(|| (UNFIT, json!({ "said": "a report has no such edition" })))?;
    let before = stands(work);
    // What has become another since it was named is named anew.
    if before.errors > 0 || (waits(&before) && sent.although.get(&before.name) != Some(&says(&before, "report"))) {
        let said = if before.errors > 0 { "the report has errors" } else { "it is not approved as it is" };
        return Err(("409 Conflict", json!({ "said": said, "help": "it is said above", "reports": [shown(&before)] })));
    }
    let target = report_file(&work.folder, format);
    let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !sent.over && target.exists() && !is_as_made(&target, &work.folder) {
        let said = format!("there is a file {name} that this program did not make, or that was changed since");
        return Err(("409 Conflict", json!({ "said": said, "help": "look at it first", "exists": name })));
    }
    let program = std::env::current_exe().unwrap_or_default();
    let made = draft_folder(&work.folder).and_then(|(folder, draft)| pages(&folder, draft, &[format], &program));
    let (mut pages, recorded, told) = made.map_err(|error| all_wrong(error.diagnostics()))?;
    let (_, bytes) = pages.pop().ok_or_else(|| (UNFIT, json!({ "said": "a report has no such edition" })))?;
    let report = Finished::from(bytes);
    let record = recorded.record(format, &report);
    let over = if sent.over { Overwrite::Anything } else { Overwrite::MadeLast };
    save_report(&target, &report, &work.folder, over, |to| record.write(to))
        .map_err(|error| first_wrong(error.diagnostics()))?;
    let is_whole = file_hash(&target).is_some_and(|there| there == report.sha256);
    Ok(json!({
        "name": name,
        "place": whole(&target),
        "bytes": report.bytes.len(),
        "checks": checks(&before, format, is_whole),
        "warnings": told.iter().map(told_of).collect::<Vec<_>>(),
    }))
}

/// An edition that was made, as long as nobody has changed it since: `/published?format=pdf`
pub fn published(work: &Work, request: &Request) -> Answer {
    let target = format_asked(request).map(|format| report_file(&work.folder, format));
    target.filter(|target| is_as_made(target, &work.folder)).map_or_else(Answer::nothing, |target| of_file(&target))
}

/// What was checked before it was written: each is refused where it does not hold.
fn checks(before: &ReportBefore, format: Format, is_whole: bool) -> Vec<&'static str> {
    let mut checks = vec!["it was drafted without an error"];
    if before.approval == Approval::Approved {
        checks.push("it reads as approved");
    }
    if format == Format::Pdf {
        checks.push("it is PDF/UA-1 and PDF/A-3a");
    }
    if is_whole {
        checks.push("the file was read again and holds what was made");
    }
    checks.push("how each sentence came to be is in build/record.json, with the hash of the file");
    checks
}
