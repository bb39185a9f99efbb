//! The studio: the real binary with a copy of a folder, asked and told as its pages do, and as others should not.

mod about;
mod approve;
mod attacks;
mod bring;
mod figures;
mod history;
mod keep;
mod pack;
mod wording;
mod words;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desk::Desk;

/// A folder that is open in the studio, until it is let go of.
pub struct Opened {
    pub desk: Desk,
    child: Child,
    /// What it said before it showed anything.
    pub greeting: String,
    pub port: u16,
    /// What the link that it showed holds.
    pub link: String,
    pub key: String,
    /// Which report a page takes to be open, of those that were opened.
    pub nth: AtomicU64,
}

impl Opened {
    pub fn begin() -> Opened {
        Opened::of(Desk::of(&["anyshire"]))
    }

    pub fn of(desk: Desk) -> Opened {
        Opened::of_folder(desk, "anyshire")
    }

    pub fn of_folder(desk: Desk, name: &str) -> Opened {
        let mut opened = Opened::unentered(desk.command(&["studio", "--no-open", name]), desk);
        let entered = opened.asked("GET", "/enter", &format!("X-Scrutineer-Link: {}\r\n", opened.link), "");
        opened.key = body(&entered).to_owned();
        opened.once("it is drafted", |state| state["version"].as_u64() > Some(0));
        opened
    }

    /// The program started, and nobody has come by its link yet.
    pub fn unentered(mut command: Command, desk: Desk) -> Opened {
        let complaints = std::fs::File::create(desk.at("complaints.txt")).expect("a file");
        let mut child = command.stdout(Stdio::piped()).stderr(complaints).spawn().expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().expect("piped"));
        let mut greeting = String::new();
        while !greeting.contains("127.0.0.1:") {
            assert!(said.read_line(&mut greeting).expect("it says where it is shown") > 0, "{greeting}");
        }
        let port = greeting.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        let port = port.parse().expect("a port");
        let link = greeting.split("/#").nth(1).and_then(|rest| rest.split(' ').next()).expect("a link").to_owned();
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Opened { desk, child, greeting, port, link, key: String::new(), nth: AtomicU64::new(1) }
    }

    pub fn connected(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(180))).expect("a limit");
        stream
    }

    /// What is answered to these bytes, head and all; what comes before the connection is cut.
    pub fn sent(&self, request: &[u8]) -> String {
        let mut stream = self.connected();
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let mut held = [0; 4096];
        while let Ok(read) = stream.read(&mut held) {
            if read == 0 {
                break;
            }
            answer.extend_from_slice(&held[..read]);
        }
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The same with these lines over it, and nothing else but the host.
    pub fn asked(&self, method: &str, path: &str, lines: &str, body: &str) -> String {
        let (port, length) = (self.port, body.len());
        let length = if method == "GET" { String::new() } else { format!("Content-Length: {length}\r\n") };
        self.sent(format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}{length}\r\n{body}").as_bytes())
    }

    /// The lines that a page of the studio puts over what it sends.
    pub fn lines(&self) -> String {
        format!(
            "X-Scrutineer: {}\r\nOrigin: http://127.0.0.1:{}\r\nSec-Fetch-Site: same-origin\r\n\
             X-Scrutineer-Folder: {}\r\nContent-Type: application/json\r\n",
            self.key,
            self.port,
            self.nth.load(Ordering::Relaxed)
        )
    }

    pub fn data(&self, path: &str) -> Value {
        let answer = self.asked("GET", path, &self.lines(), "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        serde_json::from_str(body(&answer)).expect("JSON")
    }

    /// What comes of an edit: its status, and what is told.
    pub fn send(&self, path: &str, body: &Value) -> (u16, Value) {
        let answer = self.asked("POST", path, &self.lines(), &body.to_string());
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, serde_json::from_str(self::body(&answer)).unwrap_or(Value::Null))
    }

    /// The same of an edit of the file as it is now.
    pub fn edit(&self, edit: Value) -> (u16, Value) {
        let mut edit = edit;
        edit["from"] = self.data("/entries")["from"].clone();
        self.send("/edit", &edit)
    }

    /// The state, once what it says fulfils a condition.
    pub fn once(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let state = self.data("/state");
            if holds(&state) {
                return state;
            }
            assert!(Instant::now() < until, "{what}: {state}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    pub fn commentary(&self) -> String {
        self.desk.read("anyshire/commentary.toml")
    }

    /// Every sentence of the report that can be asked about.
    pub fn sentences(&self) -> Vec<Value> {
        self.data("/explain")["sentences"].as_array().expect("sentences").clone()
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

/// A comment as a page sends it.
pub fn comment(text: &str) -> Value {
    json!({ "kind": "comment", "keys": { "indicator": "calls", "text": text } })
}
