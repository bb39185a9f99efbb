//! What a browser, or whoever else finds the port, may send to the preview: bytes over a socket to a preview that runs.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::time::Duration;

use crate::desk::{Seeded, Served};
use crate::watch::begin;

use super::pieces::Kind;
use super::rounds::{Met, Reader, Spoilt};
use super::spoil::spoilt;

/// An edit as a page of the studio sends it.
const BODY: &str = "Content-Type: application/json\r\nContent-Length: 53\r\n\r\n\
                    {\"from\":null,\"kind\":\"comment\",\"keys\":{\"text\":\"One.\"}}";

/// The answers to a request that asks for nothing there is, or not as it is asked for.
const REFUSED: [&str; 8] = ["400", "403", "404", "405", "411", "413", "415", "431"];

pub struct Preview {
    watched: Served,
}

impl Preview {
    pub fn new() -> Preview {
        Preview { watched: begin() }
    }

    /// A request as a browser sends it, with the key or without.
    fn request(&self, with_key: bool, seeded: &mut Seeded) -> Vec<u8> {
        let (port, key) = (self.watched.port, if with_key { self.watched.key.as_str() } else { "0123456789abcdef" });
        let path =
            ["/", "/state", "/report?1", "/report.pdf?1", "/pass", "/enter", "/watch.js", "/edit"][seeded.below(8)];
        let method = ["GET", "GET", "GET", "HEAD", "POST"][seeded.below(5)];
        format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Scrutineer: {key}\r\nX-Scrutineer-Folder: 1\r\nUser-Agent: Browser/1.0\r\n\
             Accept: text/html,*/*;q=0.8\r\nSec-Fetch-Site: same-origin\r\nOrigin: http://127.0.0.1:{port}\r\n\
             Connection: close\r\n{}",
            if method == "POST" { BODY } else { "\r\n" }
        )
        .into_bytes()
    }
}

impl Reader for Preview {
    fn name(&self) -> &'static str {
        "preview"
    }

    fn spoilt(&self, seeded: &mut Seeded) -> Spoilt {
        let with_key = seeded.below(2);
        let request = self.request(with_key == 1, seeded);
        let bytes = match seeded.below(12) {
            0 => request,
            _ => spoilt(&request, Kind::Request, seeded),
        };
        Spoilt { name: "request".to_owned(), bytes, choice: with_key }
    }

    fn read(&self, spoilt: &Spoilt) -> Result<Met, String> {
        let mut stream = self.watched.connected();
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        stream.set_write_timeout(Some(Duration::from_secs(20))).expect("a limit");
        // It may have heard enough before the end.
        let _ = stream.write_all(&spoilt.bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        // A connection that is closed while more was to come is cut off.
        if let Err(error) = stream.read_to_end(&mut answer)
            && error.kind() != std::io::ErrorKind::ConnectionReset
        {
            return Err(format!("no answer ends: {error}"));
        }
        if spoilt.bytes.len().is_multiple_of(16) && !self.watched.get("/").starts_with("HTTP/1.1 200") {
            return Err("nobody else is answered any more".to_owned());
        }
        let complaint = self.watched.complaint();
        if complaint.contains("panicked at") {
            return Err(complaint);
        }
        let text = String::from_utf8_lossy(&answer);
        match text.get(..12) {
            None if answer.is_empty() => Ok(Met::Refused),
            Some("HTTP/1.1 200") if spoilt.choice == 0 && text.contains("Anyshire") => {
                Err("who has no key is given the report".to_owned())
            }
            Some("HTTP/1.1 200") => Ok(Met::Taken),
            Some(code) if REFUSED.iter().any(|refused| code.ends_with(refused)) => Ok(Met::Refused),
            _ => Err(format!("it answers: {}", text.chars().take(300).collect::<String>())),
        }
    }
}
