//! The editions of a pack made from its page, by the same code as by the verb, and put beside its file.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Error};
use crate::draft::report::Part;
use crate::folder::{Overwrite, bytes_of, file_hash, sha256};
use crate::pack::{
    Approval, PackPlan, PaperPlan, ReportBefore, edition_file, is_anothers, make_edition, notice, reports_before,
    save_edition,
};
use crate::page::Format;

use crate::watch::answer::{Answer, FILE};
use crate::watch::request::Request;

use super::open_pack::OpenPack;
use super::refusal::{Refusal, UNFIT, first_wrong, read_sent};
use super::work::told_of;

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    part: Part,
    format: String,
    /// The reports that may go into the pack although they are not approved as they are, each with what was said of it.
    #[serde(default)]
    although: BTreeMap<String, String>,
    /// Whether a file of the name may be written over that somebody else has made or changed.
    #[serde(default)]
    over: bool,
}

/// How each report of a part stands, and what there is to say before it is published: `/pack/before?part=B`
pub fn before(pack: &OpenPack, request: &Request) -> Answer {
    let part = if request.asked("part") == Some("B") { Part::B } else { Part::A };
    let (plan, told) = PackPlan::open(&pack.file);
    let faults: Vec<Value> = told.iter().filter(|told| told.is_error()).map(told_of).collect();
    let Some(plan) = plan.filter(|_| faults.is_empty()) else {
        return Answer::json(&json!({ "faults": faults, "reports": [] }));
    };
    let reports: Vec<Value> = reports_before(&plan, part).iter().map(report).collect();
    Answer::json(&json!({ "faults": [], "reports": reports, "notice": notice(&plan).value }))
}

/// How a report stands, in words.
pub fn says(one: &ReportBefore, of: &str) -> String {
    match &one.approval {
        _ if one.errors > 0 => format!("it has errors: no {of} is written until they are mended"),
        Approval::Approved => "as approved".to_owned(),
        Approval::Differs(how) => format!("otherwise than approved: {how}"),
        Approval::Nothing => "nothing of this period has been approved".to_owned(),
        Approval::Unknown => "what was approved cannot be read".to_owned(),
    }
}

/// A report as a page lists it.
fn report(one: &ReportBefore) -> Value {
    json!({
        "number": one.number,
        "name": one.name,
        "errors": one.errors,
        "is_approved": one.approval == Approval::Approved,
        "says": says(one, "pack"),
        "waits": one.errors == 0 && one.approval != Approval::Approved,
    })
}

/// Makes an edition and puts it beside the file; says where, and what was checked.
///
/// # Errors
/// A report is not approved, and that was not said; the pack has errors; another's file has the name; or it cannot be written.
pub fn publish(pack: &OpenPack, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let format = Format::named(&sent.format).filter(|format| *format != Format::Xlsx);
    let format = format.ok_or_else(|| (UNFIT, json!({ "said": "a pack has no such edition" })))?;
    let edition = (sent.part, format);
    let (plan, told) = PackPlan::open(&pack.file);
    let plan = plan.ok_or_else(|| all_wrong(&told))?;
    let mut told = Error::unless_clean(told).map_err(|error| all_wrong(error.diagnostics()))?;
    named_first(&plan, &sent)?;
    let target = edition_file(&pack.file, edition);
    let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !sent.over && is_anothers(&pack.file, &target) {
        let said = format!("there is a file {name} that this program did not make, or that was changed since");
        return Err(("409 Conflict", json!({ "said": said, "help": "look at it first", "exists": name })));
    }
    let program = std::env::current_exe().unwrap_or_default();
    let made = make_edition(&plan, edition, &program, || ()).map_err(|error| all_wrong(error.diagnostics()))?;
    let over = if sent.over { Overwrite::Anything } else { Overwrite::MadeLast };
    save_edition(&pack.file, &target, &made.value, &plan, over).map_err(|error| first_wrong(error.diagnostics()))?;
    told.extend(made.warnings);
    told.extend(notice(&plan).warnings);
    let is_whole = file_hash(&target).is_some_and(|there| there == sha256(&made.value));
    Ok(json!({
        "name": name,
        "place": whole(&target),
        "bytes": made.value.len(),
        "checks": checks(&plan, edition, is_whole),
        "warnings": told.iter().map(told_of).collect::<Vec<_>>(),
    }))
}

/// An edition of it that was made, as long as nobody has changed it since: `/published?part=A&format=pdf`
pub fn published(pack: &OpenPack, request: &Request) -> Answer {
    let part = if request.asked("part") == Some("B") { Part::B } else { Part::A };
    let Some(format) = format_asked(request) else { return Answer::nothing() };
    let target = edition_file(&pack.file, (part, format));
    if is_anothers(&pack.file, &target) { Answer::nothing() } else { of_file(&target) }
}

/// Which edition is asked for.
pub fn format_asked(request: &Request) -> Option<Format> {
    Format::named(request.asked("format")?)
}

/// A file that was made, for the page to open.
pub fn of_file(made: &Path) -> Answer {
    let folder = made.parent().unwrap_or(Path::new("."));
    let name = made.file_name().unwrap_or_default().to_string_lossy();
    bytes_of(folder, &name).map_or_else(|_| Answer::nothing(), |bytes| Answer::given(bytes, FILE))
}

/// Names the reports that are not approved, unless each was named already.
fn named_first(plan: &PackPlan, sent: &Sent) -> Result<(), Refusal> {
    let all = reports_before(plan, sent.part);
    let is_open = |one: &&ReportBefore| {
        // What has become another since it was named is named anew.
        let is_named = sent.although.get(&one.name) == Some(&says(one, "pack"));
        one.errors > 0 || (one.approval != Approval::Approved && !is_named)
    };
    let open: Vec<&ReportBefore> = all.iter().filter(is_open).collect();
    if open.is_empty() {
        return Ok(());
    }
    let has_errors = open.iter().any(|one| one.errors > 0);
    let said = match (has_errors, open.len()) {
        (true, _) => "a report has errors, and no pack is written".to_owned(),
        (false, 1) => "a report is not approved as it is".to_owned(),
        (false, more) => format!("{more} reports are not approved as they are"),
    };
    let reports: Vec<Value> = all.iter().map(report).collect();
    Err(("409 Conflict", json!({ "said": said, "help": "they are listed", "reports": reports })))
}

/// What was checked before it was written: each is refused where it does not hold.
fn checks(plan: &PackPlan, (part, format): (Part, Format), is_whole: bool) -> Vec<String> {
    let of_part = || plan.items.iter().filter(|item| !item.is_withheld(part));
    let counted = |count: usize, one: &str, many: &str| match count {
        1 => format!("one {one}"),
        more => format!("{more} {many}"),
    };
    let reports = of_part().filter(|item| matches!(item.paper, PaperPlan::Report { .. })).count();
    let withheld = plan.items.len() - of_part().count();
    let mut checks = Vec::new();
    if reports > 0 {
        checks.push(format!("{} drafted without an error", counted(reports, "report was", "reports were")));
    }
    if reports > 1 {
        checks.push("no public report prints a figure that another report in it hides".to_owned());
    }
    checks.push("every character can be printed".to_owned());
    if part == Part::A && withheld > 0 {
        let words = counted(withheld, "exempt paper was", "exempt papers were");
        checks.push(format!("{words} neither drafted nor put in"));
    }
    if part == Part::B {
        checks.push("“not for publication” is said in it".to_owned());
    }
    if format == Format::Pdf {
        checks.push("it is PDF/UA-1 and PDF/A-3a".to_owned());
    }
    if is_whole {
        checks.push("the file was read again and holds what was made".to_owned());
    }
    checks
}

/// All errors, the first of them over the others.
pub fn all_wrong(told: &[Diagnostic]) -> Refusal {
    let (status, mut first) = first_wrong(told);
    let faults: Vec<Value> = told.iter().filter(|told| told.is_error()).map(told_of).collect();
    first["faults"] = json!(faults);
    (status, first)
}

/// A path in full, for a person.
pub fn whole(path: &Path) -> String {
    path.canonicalize().unwrap_or_else(|_| path.to_owned()).display().to_string()
}
