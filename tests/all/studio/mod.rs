//! The studio: the real binary with a copy of a folder, asked and told as its pages do, and as others should not.

mod about;
mod approve;
mod attacks;
mod bring;
mod figures;
mod history;
mod keep;
mod pack;
mod publish;
mod wording;
mod words;

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::desk::{Desk, Served, body};

/// The made-up county, open in the studio.
fn begin() -> Served {
    in_studio(Desk::of(&["anyshire"]))
}

fn in_studio(desk: Desk) -> Served {
    studio_on(desk, "anyshire")
}

/// A folder or the file of a pack.
fn studio_on(desk: Desk, name: &str) -> Served {
    Served::by(desk, &["studio", "--no-open", name])
}

impl Served {
    /// The lines that a page of the studio puts over what it sends.
    fn lines(&self) -> String {
        format!(
            "X-Scrutineer: {}\r\nOrigin: http://127.0.0.1:{}\r\nSec-Fetch-Site: same-origin\r\n\
             X-Scrutineer-Folder: {}\r\nContent-Type: application/json\r\n",
            self.key,
            self.port,
            self.nth.load(Ordering::Relaxed)
        )
    }

    /// What comes of an edit: its status, and what is told.
    fn send(&self, path: &str, body: &Value) -> (u16, Value) {
        let answer = self.asked("POST", path, &self.lines(), &body.to_string());
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, serde_json::from_str(self::body(&answer)).unwrap_or(Value::Null))
    }

    /// The same of an edit of the file as it is now.
    fn edit(&self, edit: Value) -> (u16, Value) {
        let mut edit = edit;
        edit["from"] = self.data("/entries")["from"].clone();
        self.send("/edit", &edit)
    }

    fn commentary(&self) -> String {
        self.desk.read("anyshire/commentary.toml")
    }

    /// Every sentence of the report that can be asked about.
    fn sentences(&self) -> Vec<Value> {
        self.data("/explain")["sentences"].as_array().expect("sentences").clone()
    }
}

/// A comment as a page sends it.
fn comment(text: &str) -> Value {
    json!({ "kind": "comment", "keys": { "indicator": "calls", "text": text } })
}
