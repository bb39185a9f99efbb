//! The preview on the loopback address: a page, and what it fetches with the key that it was given. See [`super::keys`].
//!
//! Every connection brings one request and is then closed. None can hold up another: each has a thread and a deadline, and
//! where too many are open the one that has waited longest is closed.

use std::collections::VecDeque;
use std::io::{ErrorKind, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use super::keys::Keys;
use super::request::{Request, Unasked};
use super::shell::{SCRIPT, shell};
use super::shown::Shown;

/// So many connections are open at once; a browser has six.
const OPEN: usize = 32;

/// A read or a write that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the server on the loopback address; port 0 lets the system choose.
///
/// # Errors
/// Why there is none.
pub fn open(port: u16) -> Result<TcpListener, String> {
    TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => format!("another program uses port {port}"),
        ErrorKind::PermissionDenied => format!("you have no permission to use port {port}"),
        _ => "the system gives no port".to_owned(),
    })
}

/// What is served, to whom.
pub struct Served {
    /// What there is to fetch.
    pub shown: Arc<Mutex<Shown>>,
    /// Who may.
    pub keys: Mutex<Keys>,
    /// Told of the next link, where one has been used.
    pub links: Sender<String>,
    /// Where it listens.
    pub port: u16,
}

impl Served {
    /// The address with a link that works once.
    pub fn link(&self) -> String {
        let link = self.keys.lock().unwrap_or_else(PoisonError::into_inner).link();
        format!("http://127.0.0.1:{}/#{link}", self.port)
    }
}

/// Answers for as long as the program runs.
pub fn serve(listener: &TcpListener, served: &Arc<Served>) {
    let mut open: VecDeque<Weak<TcpStream>> = VecDeque::new();
    for stream in listener.incoming() {
        let Ok(stream) = stream.map(Arc::new) else {
            // One that went away before it was let in, or no more open files: the next may find some.
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        open.retain(|other| other.strong_count() > 0);
        while open.len() >= OPEN {
            // Its thread ends when it next reads or writes.
            let oldest = open.pop_front().and_then(|oldest| oldest.upgrade());
            oldest.map(|oldest| oldest.shutdown(Shutdown::Both));
        }
        open.push_back(Arc::downgrade(&stream));
        let served = served.clone();
        // Without another thread it is closed, as the stream is let go.
        let _ = thread::Builder::new().spawn(move || answer(&stream, &served));
    }
}

/// Reads the request of a connection and answers it. A browser that has gone away needs no answer.
fn answer(mut stream: &TcpStream, served: &Served) {
    let bounded = stream.set_read_timeout(Some(PATIENCE)).and_then(|()| stream.set_write_timeout(Some(PATIENCE)));
    if bounded.is_err() {
        return;
    }
    let (answer, whole) = match Request::read(stream) {
        Ok(request) => (answer_to(&request, served), request.method != "HEAD"),
        Err(Unasked::Garbled) => (refused("400 Bad Request", "this is not a request"), true),
        Err(Unasked::TooLong) => (refused("431 Request Header Fields Too Large", "this request is too long"), true),
        Err(Unasked::Gone) => return,
    };
    if stream.write_all(answer.head().as_bytes()).is_ok() && whole {
        let _ = stream.write_all(&answer.body);
    }
}

/// What goes back.
struct Answer {
    /// `200 OK`
    status: &'static str,
    /// `text/html; charset=utf-8`
    kind: &'static str,
    body: Vec<u8>,
}

/// What a page of the preview may fetch and run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; \
                      frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/// A browser's own viewer shows a PDF, and has its own means for it.
const POLICY_OF_PDF: &str = "frame-ancestors 'self'";

/// The lines of a request that hold what a link holds, and the key.
const LINK: &str = "x-scrutineer-link";
const KEY: &str = "x-scrutineer";

const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const PDF: &str = "application/pdf";

impl Answer {
    fn head(&self) -> String {
        let policy = if self.kind == PDF { POLICY_OF_PDF } else { POLICY };
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             Content-Security-Policy: {policy}\r\n\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
    }
}

fn answer_to(request: &Request, served: &Served) -> Answer {
    if !request.is_own(served.port) {
        return refused("403 Forbidden", "this preview answers only a browser on this computer");
    }
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return refused("405 Method Not Allowed", "this preview is read-only");
    }
    let mut keys = served.keys.lock().unwrap_or_else(PoisonError::into_inner);
    match request.path() {
        "/" => return given(shell().into_bytes(), HTML),
        "/watch.js" => return given(SCRIPT.into(), "text/javascript; charset=utf-8"),
        "/enter" => {
            let Some(key) = request.given(LINK).and_then(|link| keys.enter(link)) else {
                return refused("403 Forbidden", "this link has been used: open the one that the program shows");
            };
            drop(keys);
            let _ = served.links.send(served.link());
            return given(key.into_bytes(), TEXT);
        }
        "/state" | "/pass" | "/report" | "/report.pdf" => {}
        _ => return refused("404 Not Found", "there is nothing here"),
    }
    let has_key = request.given(KEY).is_some_and(|key| keys.opens(key));
    let is_frame = request.path().starts_with("/report");
    let may_pass = is_frame && request.pass().is_some_and(|pass| keys.lets_pass(pass));
    if !has_key && !may_pass {
        return refused(
            "403 Forbidden",
            "this preview shows itself only to who opened it: use the link of the program",
        );
    }
    if request.path() == "/pass" {
        return given(keys.pass().into_bytes(), TEXT);
    }
    drop(keys);
    let shown = served.shown.lock().unwrap_or_else(PoisonError::into_inner);
    match request.path() {
        "/state" => given(shown.state().into_bytes(), "application/json"),
        "/report" => given(shown.page.clone().into_bytes(), HTML),
        "/report.pdf" => match &shown.pdf {
            Some(pdf) => given(pdf.clone(), PDF),
            None => refused("404 Not Found", "the PDF is not ready yet: reload in a moment"),
        },
        _ => refused("404 Not Found", "there is nothing here"),
    }
}

fn given(body: Vec<u8>, kind: &'static str) -> Answer {
    Answer { status: "200 OK", kind, body }
}

fn refused(status: &'static str, why: &str) -> Answer {
    Answer { status, kind: TEXT, body: format!("{why}\n").into_bytes() }
}
