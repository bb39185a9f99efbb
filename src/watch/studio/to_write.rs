//! What is left to write in a report that was begun from the one before: the list that lies in its folder, from which a person takes out
//! what is done.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::folder::TO_WRITE;
use crate::folder::history::Version;

use super::refusal::{Refusal, read_sent, unfit, while_overtaken, wrong};
use super::work::{Work, Written};

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    /// The line, as it stands there.
    line: String,
}

/// The list.
pub fn read(work: &Work) -> Value {
    json!({ "file": TO_WRITE, "lines": work.to_write() })
}

/// Takes a line out, and says what was done. The file goes with the last.
///
/// # Errors
/// It is no longer there, or the file cannot be written.
pub fn done(work: &Work, body: &[u8]) -> Result<String, Refusal> {
    let sent: Sent = read_sent(body)?;
    let what = "Taken from the list of what is to be written".to_owned();
    while_overtaken(work, &what, || {
        let Written { hash, text } = work.written(TO_WRITE).map_err(wrong)?;
        let mut at = 0;
        let found = text.read().split_inclusive('\n').find_map(|line| {
            let from = at;
            at += line.len();
            (line.trim() == sent.line.trim()).then_some(from..at)
        });
        let Some(line) = found else {
            return Err(("409 Conflict", json!({ "said": format!("this is no longer in {TO_WRITE}") })));
        };
        let left = text.replaced(&[(line, String::new())]);
        let to = if left.read().trim().is_empty() { None } else { Some(left.bytes().map_err(unfit)?) };
        Ok(vec![Version { name: TO_WRITE.to_owned(), from: hash, to }])
    })?;
    Ok(what)
}
