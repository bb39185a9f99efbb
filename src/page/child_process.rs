//! This same program as a child, called with a hidden argument: it can be stopped, and its work and memory are bounded.
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
    /// It had worked as long as it may.
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

/// A child that may work for a second has so many to do it in: others may be at work on the same computer.
const PATIENCE: u32 = 5;

/// A program that was built to be looked into is slow.
const SLOWNESS: u32 = if cfg!(debug_assertions) { 20 } else { 1 };

/// Asks a child of `program` a question on its standard input, and waits for its answer. `work`: how long it may keep a
/// processor busy; it bounds itself by [`bound`], and is stopped after five times as long, or a minute, whatever it is at.
pub(crate) fn ask(program: &Path, argument: &str, work: Duration, question: Vec<u8>) -> Ended {
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

    let ended = wait(&mut child, (work * PATIENCE).max(LONGEST) * SLOWNESS);
    drop(asking.join());
    let answer = answering.join().unwrap_or_default();
    let complaint = complaining.join().unwrap_or_default();
    match ended {
        None => Ended::TooLong,
        Some(status) if is_worn_out(status) => Ended::TooLong,
        Some(status) => Ended::By { status, answer, full: is_full(&String::from_utf8_lossy(&complaint)) },
    }
}

/// How long a child may work on a PDF from elsewhere: three seconds, and as many for each MiB of it.
pub(crate) fn allowed(pdf: &[u8]) -> Duration {
    let mebibytes = u32::try_from(pdf.len() >> 20).unwrap_or(u32::MAX);
    Duration::from_secs(3).saturating_mul(mebibytes.saturating_add(1)).min(LONGEST)
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

/// No child may work longer than that.
const LONGEST: Duration = Duration::from_secs(60);

/// Bounds the work and the memory of this process, which is a child. The work is counted in whole seconds of all its threads.
#[cfg(unix)]
pub(crate) fn bound(work: Duration, memory: u64) {
    let seconds = |work: Duration| (work * SLOWNESS).as_secs().max(1);
    // A system that refuses has no such limit to offer: the deadline still holds.
    let _ = rlimit::Resource::AS.set(memory, memory);
    let _ = rlimit::Resource::CORE.set(0, 0);
    let _ = rlimit::Resource::CPU.set(seconds(work), seconds(work.max(LONGEST)) + 1);
}

/// Allows this process more work, where that is bounded.
#[cfg(unix)]
pub(crate) fn allow(more: Duration) {
    if let Ok((seconds, most)) = rlimit::Resource::CPU.get()
        && seconds != rlimit::INFINITY
    {
        let _ = rlimit::Resource::CPU.set((seconds + (more * SLOWNESS).as_secs()).min(most), most);
    }
}

#[cfg(not(unix))]
pub(crate) fn allow(_: Duration) {}

#[cfg(not(unix))]
pub(crate) fn bound(_: Duration, _: u64) {}

/// Whether the system ended it because it had worked as long as it may.
#[cfg(unix)]
fn is_worn_out(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    /// `SIGXCPU`, which is the same on every system that has it.
    const WORN_OUT: i32 = 24;
    status.signal() == Some(WORN_OUT)
}

#[cfg(not(unix))]
fn is_worn_out(_: ExitStatus) -> bool {
    false
}
