//! A folder or a pack that the real binary shows in a browser, watched or in the studio: asked as its pages do, and as others should not.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::place::Desk;

/// Where standard error goes.
const COMPLAINTS: &str = "complaints.txt";

/// So long something is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is open, until it is let go of.
pub struct Served {
    pub desk: Desk,
    child: Child,
    /// What it said before it showed anything.
    pub greeting: String,
    pub port: u16,
    /// What the link that it showed holds.
    pub link: String,
    /// What each request carries.
    pub key: String,
    /// Which report a page of the studio takes to be open, of those that were opened.
    pub nth: AtomicU64,
}

impl Served {
    /// The program started, by which the folder of a desk is shown: its first draft is there.
    pub fn by(desk: Desk, arguments: &[&str]) -> Served {
        let mut served = Served::unentered(desk, arguments);
        served.enter();
        served.once("it is drafted", |state| state["version"].as_u64() > Some(0));
        served
    }

    /// The same where nobody has come by its link yet.
    pub fn unentered(desk: Desk, arguments: &[&str]) -> Served {
        let command = desk.command(arguments);
        Served::of_command(command, desk)
    }

    /// The same by a command that is made already.
    pub fn of_command(mut command: std::process::Command, desk: Desk) -> Served {
        let complaints = File::create(desk.at(COMPLAINTS)).expect("a file");
        let mut child = command.stdout(Stdio::piped()).stderr(complaints).spawn().expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().expect("piped"));
        let mut greeting = String::new();
        while !greeting.contains("127.0.0.1:") {
            assert!(said.read_line(&mut greeting).expect("it says where it is shown") > 0, "{greeting}");
        }
        let port = greeting.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        let port = port.parse().expect("a port");
        let link =
            greeting.split("/#").nth(1).and_then(|rest| rest.split(' ').next()).expect("a link").trim().to_owned();
        // Whatever else it says is read, so that it never waits for a reader.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Served { desk, child, greeting, port, link, key: String::new(), nth: AtomicU64::new(1) }
    }

    /// Comes by the link, and has the key from then on.
    pub fn enter(&mut self) {
        let entered = self.asked("GET", "/enter", &format!("X-Scrutineer-Link: {}\r\n", self.link), "");
        self.key = body(&entered).to_owned();
    }

    /// What it has said on standard error.
    pub fn complaint(&self) -> String {
        self.desk.read(COMPLAINTS)
    }

    pub fn connected(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(180))).expect("a limit");
        stream
    }

    /// What is answered to these bytes, head and all; what comes before the connection is cut.
    pub fn answered(&self, request: &[u8]) -> Vec<u8> {
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
        answer
    }

    /// The same as a text.
    pub fn sent(&self, request: impl AsRef<[u8]>) -> String {
        String::from_utf8_lossy(&self.answered(request.as_ref())).into_owned()
    }

    /// The same of a request with these lines over it, and nothing else but the host.
    pub fn asked(&self, method: &str, path: &str, lines: &str, body: &str) -> String {
        let (port, length) = (self.port, body.len());
        let length = if method == "GET" { String::new() } else { format!("Content-Length: {length}\r\n") };
        self.sent(format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}{length}\r\n{body}"))
    }

    /// What is answered to who has the key, head and all.
    pub fn get(&self, path: &str) -> String {
        self.asked("GET", path, &format!("X-Scrutineer: {}\r\n", self.key), "")
    }

    /// The same as data.
    pub fn data(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        serde_json::from_str(body(&answer)).expect("JSON")
    }

    /// The state, once what it says fulfils a condition.
    pub fn once(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let until = Instant::now() + PATIENCE;
        loop {
            let state = self.data("/state");
            if holds(&state) {
                return state;
            }
            assert!(Instant::now() < until, "{what}: {state}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What an answer holds behind its head.
pub fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}
