//! The next report: its folder is made beside this one by the same code as by the verb `roll`, and is open then.

use std::sync::PoisonError;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::figures::measure::{YearKind, read_period};
use crate::folder::roll;

use super::desk::Desk;
use super::refusal::{Refusal, UNFIT, first_wrong, is_another, read_sent};
use super::work::Work;

/// What a page says of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// `quarter 3 2025/26`
    period: String,
}

/// Makes it and opens it; says how it is called, and which it is of those that were opened.
///
/// # Errors
/// It is no period, there is such a folder, or the new one cannot be written: then nothing is.
pub fn begin(desk: &Desk, work: &Work, body: &[u8]) -> Result<Value, Refusal> {
    let sent: Sent = read_sent(body)?;
    let (period, _) = read_period(&sent.period, YearKind::Financial).map_err(|help| {
        let said = format!("`{}` is not a period", sent.period.trim());
        (UNFIT, json!({ "said": said, "help": help, "field": "period" }))
    })?;
    let _alone = desk.opening.lock().unwrap_or_else(PoisonError::into_inner);
    if desk.work().is_none_or(|now| now.folder != work.folder) {
        return Err(is_another());
    }
    let told = |error: crate::diagnostic::Error| first_wrong(error.diagnostics());
    let secret = (desk.secret)().map_err(told)?;
    let rolled = roll(&work.folder, period, &secret).map_err(told)?;
    let nth = desk.open(&rolled.to);
    let name = rolled.to.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(json!({ "made": name, "nth": nth }))
}
