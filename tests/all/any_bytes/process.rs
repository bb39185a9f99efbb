//! The program in a process of its own that is stopped where it does not end, and that may hold no more than so much memory.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::desk::{ended_within, program};

use super::rounds::Met;

/// KiB of address space, more than any verb takes of a small folder. What a process calls has no more.
const MEMORY: &str = "6291456";

/// Longer than the deadlines that the program gives its own children, one after the other.
const DEADLINE: Duration = Duration::from_secs(140);

/// What no message of the program may hold.
const NEVER: [&str; 6] =
    ["panicked at", "os error", "RUST_BACKTRACE", "overflowed its stack", "please report", "fault of the program"];

/// How a process ended.
pub struct Ran {
    /// `None` where something ended it.
    pub code: Option<i32>,
    /// Whether it had to be stopped.
    pub stopped: bool,
    pub out: Vec<u8>,
    pub err: String,
}

/// Runs the program in a folder with what it is given.
pub fn run(folder: &Path, arguments: &[&str], given: &[u8]) -> Ran {
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MEMORY}; ulimit -c 0; exec \"$0\" \"$@\"")]).arg(program());
        shell
    } else {
        Command::new(program())
    };
    command.current_dir(folder).args(arguments).env("NO_COLOR", "1").env_remove("RUST_BACKTRACE");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let given = given.to_vec();
    // The pipe stays open until it has ended: a child whose parent has gone ends itself.
    let giving = thread::spawn(move || {
        let _ = stdin.write_all(&given);
        stdin
    });
    let out = drain(child.stdout.take().expect("piped"));
    let err = drain(child.stderr.take().expect("piped"));
    let status = ended_within(&mut child, DEADLINE);
    drop(giving.join());
    let (out, err) = (out.join().expect("read"), err.join().expect("read"));
    let code = status.and_then(|status| status.code());
    Ran { code, stopped: status.is_none(), out, err: String::from_utf8_lossy(&err).into_owned() }
}

fn drain(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

impl Ran {
    /// What a verb must do: end by itself, with 0 or 1 (2 is for what was typed wrongly), and say so in the officer's words.
    pub fn of_a_verb(&self) -> Result<Met, String> {
        let said = format!("{}{}", String::from_utf8_lossy(&self.out), self.err);
        let short: String = said.chars().take(2000).collect();
        if self.stopped {
            return Err(format!("it does not end: {short}"));
        }
        if let Some(never) = NEVER.iter().find(|never| said.contains(**never)) {
            return Err(format!("it says {never:?}: {short}"));
        }
        match self.code {
            Some(0) => Ok(Met::Taken),
            Some(1) if said.trim().is_empty() => Err("it says nothing and ends with 1".to_owned()),
            Some(1) => Ok(Met::Refused),
            code => Err(format!("it ends with {code:?}: {short}")),
        }
    }

    /// What a child must do: it is there to be lost, by a fault of a library that reads what is strange; never by one of ours.
    pub fn of_a_child(&self) -> Result<Met, String> {
        let err: String = self.err.chars().take(1000).collect();
        match self.code {
            _ if self.stopped => Ok(Met::Contained("too long".to_owned())),
            Some(0) => Ok(Met::Taken),
            Some(2) => Ok(Met::Refused),
            Some(3) => Err("it ends itself although its parent is there".to_owned()),
            _ if err.contains("memory allocation") || err.contains("capacity overflow") => {
                Ok(Met::Contained("too large".to_owned()))
            }
            Some(101) => match where_it_panicked(&err) {
                Some(place) if place.starts_with("src/") => Err(format!("a panic of ours: {err}")),
                Some(place) => Ok(Met::Contained(place)),
                None => Err(format!("a panic that says nothing: {err}")),
            },
            None if err.contains("overflowed its stack") => Ok(Met::Contained("stack".to_owned())),
            code => Err(format!("it ends with {code:?}: {err}")),
        }
    }
}

/// `hayro-syntax-0.7.0/src/xref.rs:12` of what a panic says.
fn where_it_panicked(err: &str) -> Option<String> {
    let place = err.split("panicked at ").nth(1)?.lines().next()?.trim_end_matches(':');
    let place = place.rsplit_once(':').map_or(place, |(place, _)| place);
    Some(match place.split_once("registry/src/") {
        Some((_, within)) => within.split_once('/').map_or(within, |(_, within)| within).to_owned(),
        None => place.to_owned(),
    })
}
