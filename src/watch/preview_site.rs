//! The preview, which is read only: a page round the report, and what it fetches.

use std::sync::Arc;

use super::answer::{Answer, HTML, JSON, PDF, SCRIPT, TEXT};
use super::door::Door;
use super::request::Request;
use super::shell;
use super::shown::Showing;
use super::site::Site;

/// The preview.
pub struct PreviewSite {
    /// Who may see it.
    pub door: Arc<Door>,
    /// What there is to fetch.
    pub showing: Arc<Showing>,
}

impl Site for PreviewSite {
    fn knows(&self, head: &Request) -> bool {
        self.door.has_key(head)
    }

    fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Answer::refused("405 Method Not Allowed", "this preview is read-only");
        }
        match request.path() {
            "/" => return Answer::given(shell::shell(), HTML),
            "/watch.js" => return Answer::given(shell::SCRIPT, SCRIPT),
            "/enter" => return self.door.enter(request),
            "/state" | "/pass" | "/report" | "/report.pdf" => {}
            _ => return Answer::nothing(),
        }
        let may_pass = request.path().starts_with("/report") && self.door.has_pass(request);
        if !self.door.has_key(request) && !may_pass {
            return Door::closed();
        }
        let shown = self.showing.now();
        match request.path() {
            "/pass" => Answer::given(self.door.pass(), TEXT),
            "/state" => Answer::given(shown.state().to_string(), JSON),
            "/report" => Answer::given(shown.page.clone(), HTML),
            _ => match &shown.pdf {
                Some(pdf) => Answer::given(pdf.clone(), PDF),
                None => Answer::refused("404 Not Found", "the PDF is not ready yet: reload in a moment"),
            },
        }
    }
}
