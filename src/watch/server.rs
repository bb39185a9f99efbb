//! What is served on the loopback address, to this computer's own browser. Who may see what is the business of the site: see
//! [`super::door`].
//!
//! Every connection brings one request and is then closed. None can hold up another: each has a thread and a deadline, and
//! where too many are open a new one waits for a moment. Then one is turned away, in words, that has not shown the key, or else the one
//! that has waited longest.

use std::collections::VecDeque;
use std::io::{ErrorKind, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use super::answer::Answer;
use super::request::{Request, Unasked};
use super::site::Site;

/// So many connections are open at once; a browser has six for each of its windows.
const OPEN: usize = 128;

/// So long each may take before it makes room for another.
const GRACE: Duration = Duration::from_millis(100);

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
    since: Instant,
    /// Whether it has shown the key: nobody else's take its place.
    is_known: AtomicBool,
    /// Whether its answer is being written: it gets one, and no part of another.
    is_answered: AtomicBool,
}

impl Connection {
    fn of(stream: TcpStream) -> Arc<Connection> {
        let (is_known, is_answered) = (AtomicBool::new(false), AtomicBool::new(false));
        Arc::new(Connection { stream, since: Instant::now(), is_known, is_answered })
    }

    /// Writes the answer, where none is written yet. `whole`: whether more than its head is wanted.
    fn answer(&self, answer: &Answer, whole: bool) {
        let mut stream = &self.stream;
        let is_first = !self.is_answered.swap(true, Ordering::Relaxed);
        if is_first && stream.write_all(answer.head().as_bytes()).is_ok() && whole {
            let _ = stream.write_all(&answer.body);
        }
    }

    /// Makes room for another. Its thread ends when it next reads or writes.
    fn turn_away(&self) {
        self.answer(&Answer::refused("503 Service Unavailable", "too much is asked at once: ask again"), true);
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}

/// Waits until there is room for one more, and turns one away where it has had its time.
fn make_room(open: &mut VecDeque<Weak<Connection>>) {
    loop {
        open.retain(|other| other.strong_count() > 0);
        if open.len() < OPEN {
            return;
        }
        let of = |flag: fn(&Connection) -> &AtomicBool| {
            let is_not = |one: &Weak<Connection>| one.upgrade().is_none_or(|one| !flag(&one).load(Ordering::Relaxed));
            open.iter().position(is_not)
        };
        let first = of(|one| &one.is_known).or_else(|| of(|one| &one.is_answered)).unwrap_or(0);
        match open[first].upgrade() {
            Some(young) if young.since.elapsed() < GRACE => thread::sleep(GRACE / 20),
            Some(old) => {
                open.remove(first);
                old.turn_away();
            }
            None => {}
        }
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
        make_room(&mut open);
        open.push_back(Arc::downgrade(&stream));
        let (site, taken) = (site.clone(), stream.clone());
        if thread::Builder::new().spawn(move || answer(&taken, port, &*site)).is_err() {
            stream.turn_away();
        }
    }
}

/// Reads the request of a connection and answers it. A browser that has gone away needs no answer.
fn answer(connection: &Connection, port: u16, site: &dyn Site) {
    let stream = &connection.stream;
    let bounded = stream.set_read_timeout(Some(PATIENCE)).and_then(|()| stream.set_write_timeout(Some(PATIENCE)));
    if bounded.is_err() {
        return;
    }
    let (answer, whole) = match answered(connection, port, site) {
        Ok(answered) => answered,
        Err(Unasked::Gone) => return,
        Err(unasked) => (refused(unasked), true),
    };
    connection.answer(&answer, whole);
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
