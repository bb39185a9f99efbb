//! What is served on the loopback address, to this computer's own browser. Who may see what is the business of the site: see
//! [`super::door`].
//!
//! Every connection brings one request and is then closed. None can hold up another: each has a thread and a deadline, and
//! where too many are open one is closed that has not shown the key, or else the one that has waited longest.

use std::collections::VecDeque;
use std::io::{ErrorKind, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use super::answer::Answer;
use super::request::{Request, Unasked};
use super::site::Site;

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

/// A connection that is open.
struct Connection {
    stream: TcpStream,
    /// Whether it has shown the key: nobody else's take its place.
    is_known: AtomicBool,
}

impl Connection {
    fn of(stream: TcpStream) -> Arc<Connection> {
        Arc::new(Connection { stream, is_known: AtomicBool::new(false) })
    }
}

/// Answers for as long as the program runs.
pub fn serve(listener: &TcpListener, port: u16, site: &Arc<dyn Site>) {
    let mut open: VecDeque<Weak<Connection>> = VecDeque::new();
    for stream in listener.incoming() {
        let Ok(stream) = stream.map(Connection::of) else {
            // One that went away before it was let in, or no more open files: the next may find some.
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        open.retain(|other| other.strong_count() > 0);
        while open.len() >= OPEN {
            let is_strange =
                |one: &Weak<Connection>| one.upgrade().is_none_or(|one| !one.is_known.load(Ordering::Relaxed));
            let first = open.iter().position(is_strange).unwrap_or(0);
            // Its thread ends when it next reads or writes.
            let shut = open.remove(first).and_then(|first| first.upgrade());
            shut.map(|shut| shut.stream.shutdown(Shutdown::Both));
        }
        open.push_back(Arc::downgrade(&stream));
        let site = site.clone();
        // Without another thread it is closed, as the stream is let go.
        let _ = thread::Builder::new().spawn(move || answer(&stream, port, &*site));
    }
}

/// Reads the request of a connection and answers it. A browser that has gone away needs no answer.
fn answer(connection: &Connection, port: u16, site: &dyn Site) {
    let mut stream = &connection.stream;
    let bounded = stream.set_read_timeout(Some(PATIENCE)).and_then(|()| stream.set_write_timeout(Some(PATIENCE)));
    if bounded.is_err() {
        return;
    }
    let (answer, whole) = match answered(connection, port, site) {
        Ok(answered) => answered,
        Err(Unasked::Gone) => return,
        Err(unasked) => (refused(unasked), true),
    };
    if stream.write_all(answer.head().as_bytes()).is_ok() && whole {
        let _ = stream.write_all(&answer.body);
    }
}

/// The answer to a request, and whether all of it is wanted.
fn answered(connection: &Connection, port: u16, site: &dyn Site) -> Result<(Answer, bool), Unasked> {
    let begun = Request::begin(&connection.stream)?;
    connection.is_known.store(site.knows(&begun.request), Ordering::Relaxed);
    if begun.request.is_own(port) && site.takes(&begun.request) {
        let (request, length, mut file) = begun.file()?;
        return Ok((site.take(&request, length, &mut file), true));
    }
    let request = begun.whole()?;
    if !request.is_own(port) {
        return Ok((Answer::refused("403 Forbidden", "this preview answers only a browser on this computer"), true));
    }
    Ok((site.answer(&request), request.method != "HEAD"))
}

fn refused(unasked: Unasked) -> Answer {
    match unasked {
        Unasked::TooLong => Answer::refused("431 Request Header Fields Too Large", "this request is too long"),
        Unasked::TooLarge => {
            Answer::refused("413 Content Too Large", "there is more in this request than anybody types")
        }
        Unasked::Unmeasured => Answer::refused("411 Length Required", "this request does not say how long it is"),
        Unasked::Garbled | Unasked::Gone => Answer::refused("400 Bad Request", "this is not a request"),
    }
}
