//! `watch`: the real binary watching a copy of a folder, its preview fetched as a browser would, and as one should not.

mod folder;
mod pack;
mod server;

use serde_json::Value;

use crate::desk::{Desk, Served};

/// The made-up county, watched, with all of its rules used.
pub fn begin() -> Served {
    let desk = Desk::of(&["anyshire"]);
    desk.say_all("anyshire");
    watching(desk, &["anyshire"])
}

/// A folder or a pack that is watched.
fn watching(desk: Desk, arguments: &[&str]) -> Served {
    Served::by(desk, &[&["watch", "--no-open"], arguments].concat())
}

impl Served {
    /// The PDF that is shown now; empty where there is none.
    #[cfg(feature = "pdf")]
    fn pdf(&self) -> Vec<u8> {
        let (port, key) = (self.port, &self.key);
        let request = format!("GET /report.pdf?1 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Scrutineer: {key}\r\n\r\n");
        let mut answer = self.answered(request.as_bytes());
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
        if answer.starts_with(b"HTTP/1.1 200") { answer.split_off(at) } else { Vec::new() }
    }

    /// What is answered under these lines instead of the key.
    fn with(&self, path: &str, lines: &str) -> String {
        self.asked("GET", path, lines, "")
    }

    /// The state, once it is of at least this draft.
    fn state(&self, version: u64) -> Value {
        self.once("the draft comes", |state| state["version"].as_u64().is_some_and(|now| now >= version))
    }
}

/// The ids of sentences.
fn ids(list: &Value) -> Vec<String> {
    let id = |one: &Value| one.get("id").unwrap_or(&one[0]["id"]).as_str().expect("an id").to_owned();
    list.as_array().expect("a list").iter().map(id).collect()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}
