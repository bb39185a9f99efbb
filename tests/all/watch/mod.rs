//! `watch`: the real binary watching a copy of a folder, its preview fetched as a browser would, and as one should not.

mod folder;
mod pack;
mod server;

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::desk::Desk;

/// Where standard error goes.
const COMPLAINTS: &str = "complaints.txt";

/// A folder or a pack that is watched, until it is let go of.
pub struct Watched {
    desk: Desk,
    child: Child,
    /// Where it is shown.
    pub port: u16,
    /// What each request carries.
    pub key: String,
}

impl Watched {
    pub fn begin() -> Watched {
        let desk = Desk::of(&["anyshire"]);
        desk.say_all("anyshire");
        Watched::of(desk, &["anyshire"])
    }

    fn of(desk: Desk, arguments: &[&str]) -> Watched {
        let complaints = File::create(desk.at(COMPLAINTS)).expect("a file");
        let mut child = desk
            .command(&["watch", "--no-open"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(complaints)
            .spawn()
            .expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().expect("piped"));
        let mut line = String::new();
        said.read_line(&mut line).expect("it says where it is shown");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        let port = port.parse().expect("a port");
        let link = line.split('#').nth(1).and_then(|rest| rest.split(' ').next()).expect("a link").to_owned();
        // Whatever else it says is read, so that it never waits for a reader.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        let mut watched = Watched { desk, child, port, key: String::new() };
        let entered = watched.with("/enter", &format!("X-Scrutineer-Link: {link}\r\n"));
        watched.key = entered.split("\r\n\r\n").nth(1).expect("a key").to_owned();
        watched.state(1);
        watched
    }

    /// What it has said on standard error.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code))]
    pub fn complaint(&self) -> String {
        self.desk.read(COMPLAINTS)
    }

    pub fn connected(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).expect("it listens")
    }

    /// What the server answers, headers and all.
    fn asked(&self, request: &str) -> String {
        let mut stream = self.connected();
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// The PDF that is shown now; empty where there is none.
    #[cfg(feature = "pdf")]
    fn pdf(&self) -> Vec<u8> {
        let mut stream = self.connected();
        let (port, key) = (self.port, &self.key);
        let request = format!("GET /report.pdf?1 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Scrutineer: {key}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
        if answer.starts_with(b"HTTP/1.1 200") { answer.split_off(at) } else { Vec::new() }
    }

    /// The state, once what it says fulfils a condition.
    fn once(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let state = self.state(1);
            if holds(&state) {
                return state;
            }
            assert!(Instant::now() < until, "{what}: {state}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    pub fn get(&self, path: &str) -> String {
        self.with(path, &format!("X-Scrutineer: {}\r\n", self.key))
    }

    /// The same with these lines over it instead of the key.
    fn with(&self, path: &str, lines: &str) -> String {
        let port = self.port;
        self.asked(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}Connection: close\r\n\r\n"))
    }

    /// The state, once it is of at least this draft.
    fn state(&self, version: u64) -> Value {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let answer = self.get("/state");
            let body = answer.split("\r\n\r\n").nth(1).expect("a body");
            let state: Value = serde_json::from_str(body).expect("JSON");
            if state["version"].as_u64().is_some_and(|now| now >= version) {
                return state;
            }
            assert!(Instant::now() < until, "no draft {version} came: {state}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
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
