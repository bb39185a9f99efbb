//! This same program as a child, called with a hidden argument: it can be stopped, and its memory is bounded.
//!
//! The question is its length, in eight bytes, and its bytes. The pipe then stays open until the parent has its answer: where
//! it closes before, the parent has gone, and the child ends itself.

use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use wait_timeout::ChildExt;

/// How a child ended.
pub(crate) enum Ended {
    /// It did not begin.
    NotStarted,
    /// It was stopped at the deadline.
    TooLong,
    /// It ended by itself.
    By {
        /// How.
        status: ExitStatus,
        /// What it wrote.
        answer: Vec<u8>,
        /// Whether it complained of having no more memory.
        full: bool,
    },
}

/// Asks a child of `program` a question on its standard input, and waits for its answer.
pub(crate) fn ask(program: &Path, argument: &str, deadline: Duration, question: Vec<u8>) -> Ended {
    let started =
        Command::new(program).arg(argument).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut child) = started else { return Ended::NotStarted };

    // Each pipe has a thread, so that none can fill up and hold the others.
    let mut stdin = child.stdin.take().expect("stdin was piped");
    let asking = thread::Builder::new().spawn(move || -> ChildStdin {
        let _ = stdin.write_all(&(question.len() as u64).to_be_bytes()).and_then(|()| stdin.write_all(&question));
        stdin
    });
    let answering = drain(child.stdout.take().expect("stdout was piped"));
    let complaining = drain(child.stderr.take().expect("stderr was piped"));
    let (Ok(asking), Ok(answering), Ok(complaining)) = (asking, answering, complaining) else {
        // Where the system gives no thread nothing can be asked of a child either.
        let _ = child.kill();
        let _ = child.wait();
        return Ended::NotStarted;
    };

    let ended = wait(&mut child, deadline);
    drop(asking.join());
    let answer = answering.join().unwrap_or_default();
    let complaint = complaining.join().unwrap_or_default();
    match ended {
        None => Ended::TooLong,
        Some(status) => Ended::By { status, answer, full: is_full(&String::from_utf8_lossy(&complaint)) },
    }
}

/// How a child ends whose parent has gone.
const FORSAKEN: i32 = 3;

/// The child's side: the question that it is asked. From now on it ends itself where the parent has gone, whatever it is at:
/// nobody is left who would stop it.
///
/// # Errors
/// A stream that ends early.
pub(crate) fn question(mut stdin: impl Read + Send + 'static) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    stdin.read_exact(&mut length)?;
    let length = u64::from_be_bytes(length);
    let mut question = Vec::new();
    (&mut stdin).take(length).read_to_end(&mut question)?;
    if (question.len() as u64) < length {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    thread::spawn(move || {
        let mut more = [0; 64];
        loop {
            match stdin.read(&mut more) {
                Ok(1..) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => std::process::exit(FORSAKEN),
            }
        }
    });
    Ok(question)
}

/// Waits until the deadline; a child that is still at work is then stopped.
fn wait(child: &mut Child, deadline: Duration) -> Option<ExitStatus> {
    let ended = child.wait_timeout(deadline).ok().flatten();
    if ended.is_none() {
        let _ = child.kill();
        let _ = child.wait();
    }
    ended
}

fn drain(mut pipe: impl Read + Send + 'static) -> std::io::Result<thread::JoinHandle<Vec<u8>>> {
    thread::Builder::new().spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

fn is_full(complaint: &str) -> bool {
    ["memory allocation", "capacity overflow", "out of memory"].iter().any(|words| complaint.contains(words))
}

/// Bounds the memory of this process, which is a child.
#[cfg(unix)]
pub(crate) fn bound_memory(bytes: u64) {
    // A system that refuses has no such limit to offer: the deadline still holds.
    let _ = rlimit::Resource::AS.set(bytes, bytes);
}

#[cfg(not(unix))]
pub(crate) fn bound_memory(_: u64) {}
