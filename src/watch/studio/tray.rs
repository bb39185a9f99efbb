//! Where a file lies that a person has brought, until it is taken in or left: one at a time.

use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;

use crate::folder::{Incoming, NotCome};

use super::refusal::{Refusal, UNFIT, wrong};

/// No table of figures is larger: the same is read of one that lies in the folder.
const LARGEST: u64 = 256 << 20;

/// The file that lies there, by the number that its page knows it by.
#[derive(Debug, Default)]
pub struct Tray(Mutex<(u64, Option<Arc<Incoming>>)>);

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
            NotCome::Fault(fault) => wrong(fault),
        })?;
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *held = (held.0 + 1, Some(Arc::new(come)));
        Ok(held.0)
    }

    /// Does something with the file of this number. It stays for that long, and nobody waits who takes or leaves another meanwhile.
    ///
    /// # Errors
    /// It lies there no longer; or whatever is done says why it cannot be.
    pub fn with<T>(&self, nth: u64, act: impl FnOnce(&Incoming) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let held = match &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            (number, Some(file)) if *number == nth => Some(file.clone()),
            _ => None,
        };
        match held {
            Some(file) => act(&file),
            None => Err((UNFIT, json!({ "said": "this file is no longer at hand", "help": "choose it again" }))),
        }
    }

    /// Lets go of it.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1 = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A large file is read for minutes: whoever leaves it or brings another meanwhile need not wait.
    #[test]
    fn a_file_that_is_being_read_can_be_left_and_goes_when_it_is_read() {
        let (place, tray) = (tempfile::tempdir().expect("a temporary folder"), Tray::default());
        let take = || tray.take(place.path(), "q3.csv", 1, &mut &b"x"[..]).expect("it comes");
        let nth = take();
        let path = tray.with(nth, |file| {
            tray.clear();
            assert!(take() > nth && file.path().is_file());
            Ok(file.path().to_owned())
        });
        assert!(!path.expect("it was at hand").exists());
        assert!(tray.with(nth, |_| Ok(())).is_err(), "the other lies there now");
    }
}
