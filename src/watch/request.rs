//! A request of a browser: what is asked for, and whether this computer's own browser asks.

use std::io::{self, Read};

/// More than any browser sends to a page of its own computer.
const LONGEST: usize = 16 * 1024;

/// More lines than any browser puts over its request.
const HEADERS: usize = 64;

/// The head of a request; a body is never read.
#[derive(Debug)]
pub struct Request {
    /// `GET`
    pub method: String,
    /// `/report?3`
    pub target: String,
    headers: Vec<(String, String)>,
}

/// Why there is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unasked {
    /// It is not written as a request is.
    Garbled,
    /// It is longer than [`LONGEST`], or has more than [`HEADERS`] lines.
    TooLong,
    /// The other side went away, or took too long.
    Gone,
}

impl Request {
    /// Reads the head of a request.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read(mut from: impl Read) -> Result<Request, Unasked> {
        let mut bytes = Vec::new();
        let mut held = [0; 2048];
        loop {
            match from.read(&mut held) {
                Ok(0) => return Err(Unasked::Gone),
                Ok(read) => bytes.extend_from_slice(&held[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(Unasked::Gone),
            }
            if let Some(request) = Request::of(&bytes)? {
                return Ok(request);
            }
            if bytes.len() > LONGEST {
                return Err(Unasked::TooLong);
            }
        }
    }

    /// The request at the start of some bytes; `None` where they end before it does.
    fn of(bytes: &[u8]) -> Result<Option<Request>, Unasked> {
        let mut lines = [httparse::EMPTY_HEADER; HEADERS];
        let mut parsed = httparse::Request::new(&mut lines);
        match parsed.parse(bytes) {
            Ok(httparse::Status::Partial) => return Ok(None),
            Ok(httparse::Status::Complete(_)) => {}
            Err(httparse::Error::TooManyHeaders) => return Err(Unasked::TooLong),
            Err(_) => return Err(Unasked::Garbled),
        }
        let text = |value: &[u8]| std::str::from_utf8(value).map(str::to_owned).map_err(|_| Unasked::Garbled);
        let headers = parsed.headers.iter().map(|line| Ok((line.name.to_ascii_lowercase(), text(line.value)?)));
        Ok(Some(Request {
            method: parsed.method.ok_or(Unasked::Garbled)?.to_owned(),
            target: parsed.path.ok_or(Unasked::Garbled)?.to_owned(),
            headers: headers.collect::<Result<_, _>>()?,
        }))
    }

    /// The path that is asked for.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or("")
    }

    /// Whether the request names this computer and comes from a page of this server: another site that the browser has open
    /// may name the address too, and a name of another may be made to lead here.
    pub fn is_own(&self, port: u16) -> bool {
        let mut own = vec![format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        if port == 80 {
            // The port that a browser does not name.
            own.extend(["127.0.0.1".to_owned(), "localhost".to_owned()]);
        }
        let host = matches!(self.header("host")[..], [host] if own.iter().any(|own| own == host));
        let origin = match self.header("origin")[..] {
            [] => true,
            [origin] => own.iter().any(|own| origin == format!("http://{own}")),
            _ => false,
        };
        let site = self.header("sec-fetch-site");
        host && origin && site.iter().all(|site| matches!(*site, "none" | "same-origin"))
    }

    /// What is given once under a name in small letters, among the lines over the request.
    pub fn given(&self, name: &str) -> Option<&str> {
        match self.header(name)[..] {
            [given] => Some(given),
            _ => None,
        }
    }

    /// The pass in what is asked for: `/report?3&pass=...`.
    pub fn pass(&self) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        query.split('&').find_map(|part| part.strip_prefix("pass="))
    }

    /// Every value that is given under a name in small letters.
    fn header(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_in_pieces_and_bounded() {
        struct Slow<'a>(&'a [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let taken = self.0.len().min(3);
                into[..taken].copy_from_slice(&self.0[..taken]);
                self.0 = &self.0[taken..];
                Ok(taken)
            }
        }
        let request = Request::read(Slow(b"GET /report?3 HTTP/1.1\r\nHost: localhost:80\r\n\r\n")).expect("a request");
        assert_eq!((request.method.as_str(), request.path()), ("GET", "/report"));
        assert!(request.is_own(80) && !request.is_own(81));
        let unnamed = Request::read(Slow(b"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\r\n"));
        let unnamed = unnamed.expect("a request");
        assert!(unnamed.is_own(80) && !unnamed.is_own(81));
        assert_eq!(Request::read(Slow(b"GET / HTTP/1.1\r\nHo")).unwrap_err(), Unasked::Gone);
        assert_eq!(Request::read(Slow(b"\x16\x03\x01\x02\0")).unwrap_err(), Unasked::Garbled);
        let long = format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(LONGEST * 2));
        assert_eq!(Request::read(long.as_bytes()).unwrap_err(), Unasked::TooLong);
        let many = format!("GET / HTTP/1.1\r\n{}\r\n", "X: x\r\n".repeat(HEADERS + 1));
        assert_eq!(Request::read(many.as_bytes()).unwrap_err(), Unasked::TooLong);
    }
}
