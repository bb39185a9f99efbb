//! The only code that draws a diagnostic, and that writes on the two standard streams.

use std::io::{BufRead, ErrorKind, IsTerminal, Write};
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use scrutineer::{Code, Diagnostic, Place, Severity};

/// Writes a finished file on standard output, as it is. A reader that has gone away is not an error; a full disk is.
pub fn out_file(bytes: &[u8]) -> ExitCode {
    let mut stream = std::io::stdout().lock();
    match stream.write_all(bytes).and_then(|()| stream.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let why = if error.kind() == ErrorKind::StorageFull { ": the disk is full" } else { "" };
            let _ = writeln!(std::io::stderr(), "error: cannot write to standard output{why}");
            ExitCode::FAILURE
        }
    }
}

/// The colours of this program; whatever else a terminal would obey comes from somebody's file.
const OWN: [&str; 5] = ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31;9m", "\x1b[32;4m"];

/// Writes what a person reads on standard output: it may hold words of an officer's files, names and paths, and what a
/// terminal would obey of them is a sign instead.
pub fn out(text: impl AsRef<str>) -> ExitCode {
    let text = text.as_ref();
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\x1b') {
        safe.push_str(&scrutineer::shown_as_signs(&rest[..at]));
        let length = OWN.iter().find(|own| rest[at..].starts_with(**own)).map_or(0, |own| own.len());
        safe.push_str(&rest[at..at + length]);
        if length == 0 {
            safe.push_str(&scrutineer::shown_as_signs("\x1b"));
        }
        rest = &rest[at + length.max(1)..];
    }
    safe.push_str(&scrutineer::shown_as_signs(rest));
    out_file(safe.as_bytes())
}

/// Draws diagnostics on standard error, with how many of each there are; nothing where there are none.
pub fn tell(diagnostics: &[Diagnostic]) {
    if !diagnostics.is_empty() {
        let text = drawn(diagnostics, coloured(std::io::stderr().is_terminal()));
        let _ = writeln!(std::io::stderr(), "{text}{}", tally(diagnostics));
    }
}

/// So many warnings are still read one by one.
const FEW: usize = 3;

/// The same for a verb that makes something: errors whole; where there are many warnings, a line a code; none with `quiet`.
pub fn tell_folded(diagnostics: &[Diagnostic], quiet: bool, checked: &Path) {
    let (errors, warnings): (Vec<Diagnostic>, Vec<Diagnostic>) =
        diagnostics.iter().cloned().partition(Diagnostic::is_error);
    if quiet || warnings.is_empty() {
        return tell(&errors);
    }
    if !errors.is_empty() {
        // How many of each there are is said once, after the last.
        let _ = write!(std::io::stderr(), "{}", drawn(&errors, coloured(std::io::stderr().is_terminal())));
    }
    if errors.is_empty() && warnings.len() <= FEW {
        return tell(&warnings);
    }
    let mut codes: Vec<Code> = warnings.iter().map(|warning| warning.code).collect();
    codes.sort();
    codes.dedup();
    for code in codes {
        let of_code: Vec<&Diagnostic> = warnings.iter().filter(|warning| warning.code == code).collect();
        let place = of_code[0].at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
        let more = match of_code.len() - 1 {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        say(&format!("warning[{code}]: {}{place}{more}", of_code[0].message));
    }
    say(&format!("{}. Shown in full by: scrutineer check {}", tally(diagnostics), argument(checked)));
}

/// Says something on standard error.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", scrutineer::shown_as_signs(line));
}

/// What `check` prints: every diagnostic and the summary line.
pub fn report(diagnostics: &[Diagnostic]) -> String {
    format!("{}{}\n", drawn(diagnostics, coloured(std::io::stdout().is_terminal())), tally(diagnostics))
}

/// The same without colours, wherever it goes.
pub fn plain(diagnostics: &[Diagnostic]) -> String {
    format!("{}{}\n", drawn(diagnostics, false), tally(diagnostics))
}

/// Whether what goes to standard output may be coloured.
pub fn colours_out() -> bool {
    coloured(std::io::stdout().is_terminal())
}

/// Asks a question and gives the answer in small letters; `None` where nobody answers any more.
pub fn ask(question: &str) -> Option<String> {
    ask_words(question).map(|answer| answer.to_lowercase())
}

/// The same as it is typed.
pub fn ask_words(question: &str) -> Option<String> {
    out(question);
    let mut answer = String::new();
    match std::io::stdin().lock().read_line(&mut answer) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(answer.trim().to_owned()),
    }
}

/// Whether somebody is there to be asked.
pub fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Whether these stop a build.
pub fn stops(diagnostics: &[Diagnostic], strict: bool) -> bool {
    diagnostics.iter().any(|diagnostic| strict || diagnostic.is_error())
}

/// A path as it is typed in a terminal.
pub fn argument(path: &Path) -> String {
    scrutineer::files::argument(&path.display().to_string())
}

fn coloured(terminal: bool) -> bool {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    terminal && !plain && !dumb && obeys()
}

/// Whether a terminal obeys colours and the like. An older console of Windows shows them as signs, unless it is asked not to.
pub fn obeys() -> bool {
    anstyle_query::windows::enable_ansi_colors().unwrap_or(true)
}

/// `3 errors, 2 warnings`.
fn tally(diagnostics: &[Diagnostic]) -> String {
    let faults = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let count = |count: usize, noun: &str| match count {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        more => format!("{more} {noun}s"),
    };
    match (faults, diagnostics.len() - faults) {
        (0, 0) => "Nothing is wrong: no errors, no warnings".to_owned(),
        (faults, warnings) => format!("{}, {}", count(faults, "error"), count(warnings, "warning")),
    }
}

/// Each diagnostic as a person reads it, by file and line; those without a place come first.
fn drawn(diagnostics: &[Diagnostic], colours: bool) -> String {
    let safe: Vec<Diagnostic> = diagnostics.iter().map(without_orders).collect();
    let mut sorted: Vec<&Diagnostic> = safe.iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.at.as_ref().map(|at| (&at.file, &at.cell, at.line, at.column)));
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    sorted.iter().map(|diagnostic| format!("{}\n\n", renderer.render(&[group(diagnostic)]))).collect()
}

/// So many letters of a message, or of a line, are drawn.
const LONGEST: usize = 2_000;

/// The same with a sign for each character that a terminal would obey: words, names and lines of an officer's files are in it.
fn without_orders(told: &Diagnostic) -> Diagnostic {
    let mut told = told.clone();
    told.message = safe(&told.message);
    told.help = told.help.as_deref().map(safe);
    for (place, words) in &mut told.also {
        *words = safe(words);
        *place = safe_place(place);
    }
    told.at = told.at.as_ref().map(safe_place);
    told
}

fn safe(text: &str) -> String {
    // A name can be as long as a file.
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => scrutineer::shown_as_signs(&format!("{}\u{2026}", &text[..end])),
        None => scrutineer::shown_as_signs(text),
    }
}

fn safe_place(place: &Place) -> Place {
    let mut place = place.clone();
    (place.file, place.text) = (safe(&place.file).into(), safe(&place.text).into());
    place.cell = place.cell.map(|cell| safe(&cell).into());
    place
}

/// A diagnostic as the drawing crate takes it.
fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&*diagnostic.message).id(diagnostic.code.as_str()));
    group = match &diagnostic.at {
        Some(place) if place.text.trim().is_empty() => group.element(origin(place)),
        Some(place) => group.element(snippet(place, AnnotationKind::Primary, None)),
        None => group,
    };
    for (place, words) in &diagnostic.also {
        group = if place.text.trim().is_empty() {
            group.element(Level::NOTE.message(format!("{place}: {words}")))
        } else {
            group.element(snippet(place, AnnotationKind::Context, Some(words)))
        };
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(&**help)),
        None => group,
    }
}

/// A place whose line cannot be shown: a whole file, a line that is empty, a cell of a workbook.
fn origin(place: &Place) -> Origin<'_> {
    let origin = match &place.cell {
        Some(cell) => Origin::path(format!("{} {cell}", place.file)),
        None => Origin::path(&*place.file),
    };
    match (place.line, place.column) {
        (0, _) => origin,
        (line, 0) => origin.line(line),
        (line, column) => origin.line(line).char_column(column),
    }
}

/// The line itself with what is meant underlined.
fn snippet<'a>(
    place: &'a Place,
    kind: AnnotationKind,
    words: Option<&'a String>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(&*place.text)
        .line_start(place.line.max(1))
        .path(&*place.file)
        .annotation(kind.span(bytes_meant(place)).label(words.map(String::as_str)))
}

/// The bytes of the line that a place means: its columns are characters.
fn bytes_meant(place: &Place) -> Range<usize> {
    let text = &place.text;
    let at = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(byte, _)| byte);
    if place.column == 0 {
        let blank = text.len() - text.trim_start().len();
        return blank..text.trim_end().len();
    }
    let start = place.column - 1;
    at(start)..at(start + place.width.max(1))
}
