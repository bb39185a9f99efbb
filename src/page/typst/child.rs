//! An officer's own layout, typeset in its own process: it can be stopped, and its work and memory are bounded.
//!
//! Question and answer are a line of JSON and then bytes. The child is this same program, called with
//! [`TYPESET_ARGUMENT`] as its only argument; `main` then calls [`serve`].

use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::process::ExitStatus;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Error, Place, Severity, Warned};
use crate::draft::report::Report;
use crate::page::Layout;
use crate::page::child_process::{self, Ended, ask, bound};

use super::here::pdf_here;

/// The hidden argument with which the program calls itself.
pub const TYPESET_ARGUMENT: &str = "__typeset";

/// How long a layout may work and how much it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// So long it may keep a processor busy. Where the system offers no such limit it is stopped after five times as long.
    pub work: Duration,
    /// Bytes of address space, where the system offers such a limit.
    pub memory: u64,
}

impl Bounds {
    /// For a report: three seconds, one more for every hundred of its sentences, and 2 GiB. The shipped layout takes a twentieth of that.
    #[must_use]
    pub fn of(report: &Report) -> Bounds {
        let hundreds = report.sentences().count() as u64 / 100;
        Bounds { work: Duration::from_secs(3 + hundreds), memory: 2 << 30 }
    }
}

/// The first line of what the child is asked.
#[derive(Serialize, Deserialize)]
struct Task {
    work: Duration,
    memory: u64,
    main: String,
    files: Vec<(String, usize)>,
    assets: Vec<(String, usize)>,
    report: Report,
}

/// The first line of what it answers; `length` bytes of PDF follow.
#[derive(Serialize, Deserialize)]
struct Answer {
    told: Vec<Told>,
    length: Option<usize>,
}

/// A diagnostic on its way between the two.
#[derive(Serialize, Deserialize)]
struct Told {
    warning: bool,
    message: String,
    place: Option<(String, usize, usize, usize, String)>,
    help: Option<String>,
}

/// Typesets a report in a child of `program`, which must answer [`TYPESET_ARGUMENT`] with [`serve`].
///
/// # Errors
/// What Typst finds wrong with the layout; a layout that takes too long or too much memory; a child that cannot be started.
pub fn typeset(program: &Path, bounds: Bounds, report: &Report, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    match ask(program, TYPESET_ARGUMENT, bounds.work, question(bounds, report, layout)) {
        Ended::NotStarted => Err(Error::one(not_started(layout))),
        Ended::TooLong => Err(Error::one(too_long(layout, bounds))),
        Ended::By { status, answer, full } => {
            read_answer(&answer).unwrap_or_else(|| Err(Error::one(no_answer(layout, bounds, status, full))))
        }
    }
}

fn question(bounds: Bounds, report: &Report, layout: &Layout) -> Vec<u8> {
    let lengths = |files: &[(String, Vec<u8>)]| files.iter().map(|(path, bytes)| (path.clone(), bytes.len())).collect();
    let task = Task {
        work: bounds.work,
        memory: bounds.memory,
        main: layout.main.clone(),
        files: lengths(&layout.files),
        assets: lengths(&layout.assets),
        report: report.clone(),
    };
    let mut bytes = serde_json::to_vec(&task).expect("a task holds only strings, numbers and lists");
    bytes.push(b'\n');
    for (_, file) in layout.everything() {
        bytes.extend_from_slice(file);
    }
    bytes
}

fn read_answer(bytes: &[u8]) -> Option<Result<Warned<Vec<u8>>, Error>> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let answer: Answer = serde_json::from_slice(&bytes[..end]).ok()?;
    let told: Vec<Diagnostic> = answer.told.into_iter().map(Told::back).collect();
    let pdf = &bytes[end + 1..];
    match answer.length {
        Some(length) if pdf.len() == length => {
            Some(Error::unless_clean(told).map(|warnings| Warned { value: pdf.to_vec(), warnings }))
        }
        Some(_) => None,
        None => Error::unless_clean(told).err().map(Err),
    }
}

/// The child's side: reads a task, typesets it, answers. Nothing is read or written but these two streams.
///
/// # Errors
/// A stream that ends early, or a task that is none: then nobody sensible is asking.
pub fn serve(stdin: impl Read + Send + 'static, mut stdout: impl Write) -> io::Result<()> {
    let question = child_process::question(stdin)?;
    let end = question.iter().position(|byte| *byte == b'\n').ok_or(ErrorKind::UnexpectedEof)?;
    let (line, mut rest) = (&question[..end], &question[end + 1..]);
    let task: Task = serde_json::from_slice(line)?;
    bound(task.work, task.memory);
    let mut read = |files: Vec<(String, usize)>| -> io::Result<Vec<(String, Vec<u8>)>> {
        let mut held = Vec::new();
        for (path, length) in files {
            let (bytes, after) = rest.split_at_checked(length).ok_or(ErrorKind::UnexpectedEof)?;
            held.push((path, bytes.to_vec()));
            rest = after;
        }
        Ok(held)
    };
    let layout = Layout { files: read(task.files)?, assets: read(task.assets)?, main: task.main, officer: false };

    let (told, pdf) = match pdf_here(&task.report, &layout) {
        Ok(warned) => (warned.warnings, Some(warned.value)),
        Err(error) => (error.into_diagnostics(), None),
    };
    let answer = Answer { told: told.into_iter().map(Told::of).collect(), length: pdf.as_ref().map(Vec::len) };
    serde_json::to_writer(&mut stdout, &answer)?;
    stdout.write_all(b"\n")?;
    stdout.write_all(&pdf.unwrap_or_default())?;
    stdout.flush()
}

impl Told {
    fn of(told: Diagnostic) -> Told {
        let place = told.at.map(|at| (at.file.to_string(), at.line, at.column, at.width, at.text.to_string()));
        Told { warning: told.severity == Severity::Warning, message: told.message, place, help: told.help }
    }

    fn back(self) -> Diagnostic {
        let mut told = if self.warning {
            Diagnostic::warning(Code::LayoutError, self.message)
        } else {
            Diagnostic::error(Code::LayoutError, self.message)
        };
        told.help = self.help;
        told.at = self.place.map(|(file, line, column, width, text)| match line {
            0 => Place::file(file),
            _ => Place::line(file, line, text).span(column, width),
        });
        told
    }
}

/// The error of a program that cannot call itself.
pub(super) fn not_started(layout: &Layout) -> Diagnostic {
    Diagnostic::error(
        Code::LayoutError,
        format!("`{}` could not be typeset: the process for it did not start", layout.main),
    )
    .at(Place::file(&layout.main))
    .help("close other programs, then run this again")
}

fn too_long(layout: &Layout, bounds: Bounds) -> Diagnostic {
    let seconds = bounds.work.as_secs();
    let (number, unit) = if seconds == 1 { ("1".to_owned(), "second") } else { (seconds.to_string(), "seconds") };
    let message = format!("the layout `{}` did not finish in {number} {unit}", layout.main);
    Diagnostic::error(Code::LayoutTooLong, message)
        .at(Place::file(&layout.main))
        .help("look for a loop that never ends, or for loops inside each other")
}

fn no_answer(layout: &Layout, bounds: Bounds, status: ExitStatus, full: bool) -> Diagnostic {
    if full {
        let mebibytes = bounds.memory >> 20;
        let message = format!("the layout `{}` needs more than {mebibytes} MiB of memory", layout.main);
        return Diagnostic::error(Code::LayoutTooLong, message)
            .at(Place::file(&layout.main))
            .help("look for a text or list that keeps growing, or a picture that is far too large");
    }
    Diagnostic::error(Code::LayoutError, format!("typesetting the layout `{}` stopped ({status})", layout.main))
        .at(Place::file(&layout.main))
        .help("remove the last thing that was added to the layout")
}
