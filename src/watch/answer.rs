//! What goes back to a browser, and what it may do with it.

/// An answer.
pub struct Answer {
    /// `200 OK`
    status: &'static str,
    /// `text/html; charset=utf-8`
    kind: &'static str,
    /// What it holds.
    pub body: Vec<u8>,
}

/// What a page of the preview may fetch and run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self'; \
                      frame-src 'self' blob:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

/// A browser's own viewer shows a PDF, and has its own means for it.
const POLICY_OF_PDF: &str = "frame-ancestors 'self'";

/// Kinds of what goes back.
pub const TEXT: &str = "text/plain; charset=utf-8";
pub const HTML: &str = "text/html; charset=utf-8";
pub const SCRIPT: &str = "text/javascript; charset=utf-8";
pub const STYLE: &str = "text/css; charset=utf-8";
pub const JSON: &str = "application/json";
pub const PDF: &str = "application/pdf";
pub const FILE: &str = "application/octet-stream";

impl Answer {
    /// What was asked for.
    pub fn given(body: impl Into<Vec<u8>>, kind: &'static str) -> Answer {
        Answer { status: "200 OK", kind, body: body.into() }
    }

    /// The same as data.
    pub fn json(value: &serde_json::Value) -> Answer {
        Answer::given(value.to_string(), JSON)
    }

    /// Data that says why it is not what was asked for.
    pub fn told(status: &'static str, value: &serde_json::Value) -> Answer {
        Answer { status, ..Answer::json(value) }
    }

    /// Nothing, and why.
    pub fn refused(status: &'static str, why: &str) -> Answer {
        Answer { status, kind: TEXT, body: format!("{why}\n").into_bytes() }
    }

    /// Where there is nothing of this name.
    pub fn nothing() -> Answer {
        Answer::refused("404 Not Found", "there is nothing here")
    }

    /// The lines over it.
    pub fn head(&self) -> String {
        let policy = if self.kind == PDF { POLICY_OF_PDF } else { POLICY };
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             Content-Security-Policy: {policy}\r\n\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
    }
}
