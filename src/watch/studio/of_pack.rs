//! From a pack to one of its reports and back, and from its one part to the other.

use std::sync::PoisonError;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::draft::report::Part;

use super::desk::{Desk, OnDesk};
use super::open_pack::OpenPack;
use super::refusal::{Refusal, UNFIT, is_another, read_sent};

/// Opens a report of the pack, as its file names it: `{ "report": "quarter-3" }`.
///
/// # Errors
/// The file names no such report, or names it where the verb reads none.
pub fn open(desk: &Desk, pack: &OpenPack, body: &[u8]) -> Result<Value, Refusal> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sent {
        report: String,
    }
    let sent: Sent = read_sent(body)?;
    let folder = pack.report(&sent.report).ok_or_else(|| {
        let said = format!("{} names no report `{}` that can be opened", pack.name(), sent.report);
        (UNFIT, json!({ "said": said, "help": "“To mend” says what is wrong with the file, if anything is" }))
    })?;
    let _alone = desk.opening.lock().unwrap_or_else(PoisonError::into_inner);
    is_still(desk, pack)?;
    let nth = desk.open(&folder);
    Ok(json!({ "made": folder.file_name().map(|name| name.to_string_lossy()), "nth": nth }))
}

/// Goes back to the pack from a report.
///
/// # Errors
/// None was opened.
pub fn back(desk: &Desk) -> Result<Value, Refusal> {
    let pack = desk.pack().ok_or_else(|| (UNFIT, json!({ "said": "no pack has been opened here" })))?;
    let _alone = desk.opening.lock().unwrap_or_else(PoisonError::into_inner);
    if !matches!(desk.now().1, Some(OnDesk::Report(_))) {
        return Err(is_another());
    }
    Ok(json!({ "made": pack.name(), "nth": desk.open_pack(&pack) }))
}

/// Shows the other part of the pack: `{ "part": "B" }`.
///
/// # Errors
/// There is no such part.
pub fn part(desk: &Desk, body: &[u8]) -> Result<Value, Refusal> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sent {
        part: Part,
    }
    let sent: Sent = read_sent(body)?;
    let _alone = desk.opening.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(OnDesk::Pack(pack)) = desk.now().1 else { return Err(is_another()) };
    pack.show(sent.part);
    Ok(json!({ "made": pack.name(), "part": sent.part, "nth": desk.open_pack(&pack) }))
}

/// Refuses where another page has opened something else meanwhile.
fn is_still(desk: &Desk, pack: &OpenPack) -> Result<(), Refusal> {
    let is_it = matches!(desk.now().1, Some(OnDesk::Pack(now)) if now.file == pack.file);
    if is_it { Ok(()) } else { Err(is_another()) }
}
