//! Where a file lies that a person has brought, until it is taken in or left: one at a time.

use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde_json::json;

use crate::folder::{Incoming, NotCome};

use super::refusal::{Refusal, UNFIT};
use super::work::told_of;

/// No table of figures is larger: the same is read of one that lies in the folder.
const LARGEST: u64 = 256 << 20;

/// The file that lies there, by the number that its page knows it by.
#[derive(Debug, Default)]
pub struct Tray(Mutex<(u64, Option<Incoming>)>);

impl Tray {
    /// Takes a file as it comes, in the place of the one that lay there; gives its number.
    ///
    /// # Errors
    /// It is too large, its name leads elsewhere, it breaks off, or it cannot be written.
    pub fn take(&self, beside: &Path, name: &str, length: u64, from: &mut dyn Read) -> Result<u64, Refusal> {
        if length > LARGEST {
            let said = format!("this file is larger than {} MiB, the most that is read of a table", LARGEST >> 20);
            return Err(("413 Content Too Large", json!({ "said": said, "help": "check that it is the right file" })));
        }
        let come = Incoming::take(beside, name, length, from).map_err(|why| match why {
            NotCome::BrokenOff => ("400 Bad Request", json!({ "said": "the file broke off on its way" })),
            NotCome::Fault(fault) => (UNFIT, told_of(&fault)),
        })?;
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *held = (held.0 + 1, Some(come));
        Ok(held.0)
    }

    /// Does something with the file of this number.
    ///
    /// # Errors
    /// It lies there no longer; or whatever is done says why it cannot be.
    pub fn with<T>(&self, nth: u64, act: impl FnOnce(&Incoming) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*held {
            (number, Some(file)) if *number == nth => act(file),
            _ => Err((UNFIT, json!({ "said": "this file is no longer at hand", "help": "choose it again" }))),
        }
    }

    /// Lets go of it.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1 = None;
    }
}
