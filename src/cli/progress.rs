//! What is being done, for a person who is watching; and how long each step took, for one who asks.

use std::io::{IsTerminal, Write};
use std::time::Instant;

use super::print;

/// The steps of a build. It says nothing in a pipe, except the timings that were asked for.
pub struct Progress {
    watched: bool,
    timed: bool,
    running: Option<(&'static str, Instant)>,
}

impl Progress {
    /// Nothing running yet.
    pub fn begin(timed: bool) -> Progress {
        Progress { watched: std::io::stderr().is_terminal() && !timed && print::obeys(), timed, running: None }
    }

    /// The next step: its short name for the timings, and what a person reads.
    pub fn step(&mut self, name: &'static str, words: &str) {
        self.end();
        self.running = Some((name, Instant::now()));
        if self.watched {
            write(&format!("{words} …"));
        }
    }

    /// Takes away what a person reads, so that something else can be said.
    pub fn clear(&mut self) {
        if self.watched {
            write("\r\x1b[K");
        }
    }

    /// The running step is over.
    pub fn end(&mut self) {
        let Some((name, since)) = self.running.take() else { return };
        self.clear();
        if self.timed {
            write(&format!("{name}\t{:.1}\n", since.elapsed().as_secs_f64() * 1000.0));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// To standard error; nobody can be told that it is closed.
fn write(text: &str) {
    let mut stream = std::io::stderr().lock();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}
