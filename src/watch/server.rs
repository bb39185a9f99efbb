//! The preview on the loopback address: four things to fetch, for this computer's own browser and nobody else.

use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::page::{Format, publish};

use super::drafted::Drafted;
use super::shell::{SCRIPT, shell};

/// What the browser is shown.
#[derive(Debug, Default)]
pub struct Shown {
    /// Grows with every draft.
    version: u64,
    drafted: Option<Drafted>,
    page: String,
}

/// What the shell asks for again and again.
#[derive(Serialize)]
struct State<'a> {
    version: u64,
    current: bool,
    changed: &'a [String],
    set_aside: &'a [(String, String)],
    told: Vec<String>,
}

impl Shown {
    /// Shows another draft.
    pub fn show(&mut self, drafted: &Drafted) {
        self.version += 1;
        if drafted.current
            && let Some(report) = &drafted.report
            && let Ok(page) = publish(report, Format::Html, &drafted.layout)
        {
            self.page = String::from_utf8_lossy(&page.value).into_owned();
        }
        self.drafted = Some(drafted.clone());
    }

    fn state(&self) -> String {
        let drafted = self.drafted.as_ref();
        let told = drafted.map_or_else(Vec::new, |drafted| drafted.diagnostics.iter().map(in_a_line).collect());
        let state = State {
            version: self.version,
            current: drafted.is_some_and(|drafted| drafted.current),
            changed: drafted.map_or(&[], |drafted| &drafted.changed),
            set_aside: drafted.map_or(&[], |drafted| &drafted.set_aside),
            told,
        };
        serde_json::to_string(&state).expect("strings, numbers and lists")
    }
}

/// A fault or warning in one line, for the page; the terminal draws it whole.
fn in_a_line(told: &crate::diagnostic::Diagnostic) -> String {
    let at = told.at.as_ref().map(|at| format!("{at}: ")).unwrap_or_default();
    let help = told.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{}: {at}{}{help}", if told.is_fault() { "Fault" } else { "Warning" }, told.message)
}

/// Opens the server on the loopback address; port 0 lets the system choose.
///
/// # Errors
/// Why there is none, in the system's words.
pub fn open(port: u16) -> Result<Server, String> {
    Server::http(("127.0.0.1", port)).map_err(|error| error.to_string())
}

/// Answers until the server is closed.
pub fn serve(server: &Server, port: u16, shown: &Arc<Mutex<Shown>>) {
    for request in server.incoming_requests() {
        let answer = answer(&request, port, shown);
        // A browser that has gone away needs no answer.
        let _ = request.respond(answer);
    }
}

type Answer = Response<std::io::Cursor<Vec<u8>>>;

fn answer(request: &Request, port: u16, shown: &Arc<Mutex<Shown>>) -> Answer {
    if !is_own(request, port) {
        return refused(403, "this preview answers only this computer's own browser");
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return refused(405, "this preview is only read");
    }
    let shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
    match request.url().split('?').next().unwrap_or("") {
        "/" => given(shell(), "text/html; charset=utf-8"),
        "/watch.js" => given(SCRIPT.to_owned(), "text/javascript; charset=utf-8"),
        "/state" => given(shown.state(), "application/json"),
        "/report" => given(shown.page.clone(), "text/html; charset=utf-8"),
        _ => refused(404, "there is nothing here"),
    }
}

/// Whether the request names this computer and comes from a page of this server: another site that the browser has open may
/// name the address too, and a name of another may be made to lead here.
fn is_own(request: &Request, port: u16) -> bool {
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let header = |name: &'static str| {
        let mut found = request.headers().iter().filter(|header| header.field.equiv(name));
        let first = found.next().map(|header| header.value.as_str().to_owned());
        (first, found.next().is_some())
    };
    let host = matches!(header("Host"), (Some(host), false) if own.contains(&host));
    let origin = match header("Origin") {
        (None, _) => true,
        (Some(origin), false) => own.iter().any(|own| origin == format!("http://{own}")),
        _ => false,
    };
    let site = header("Sec-Fetch-Site").0.is_none_or(|site| matches!(site.as_str(), "none" | "same-origin"));
    host && origin && site
}

fn given(text: String, kind: &str) -> Answer {
    with_headers(Response::from_data(text.into_bytes()), kind)
}

fn refused(code: u16, why: &str) -> Answer {
    with_headers(
        Response::from_data(format!("{why}\n").into_bytes()).with_status_code(code),
        "text/plain; charset=utf-8",
    )
}

fn with_headers(answer: Answer, kind: &str) -> Answer {
    let policy = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; \
                  frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", policy),
    ];
    headers.into_iter().fold(answer, |answer, (name, value)| {
        answer.with_header(Header::from_bytes(name, value).expect("plain letters"))
    })
}
