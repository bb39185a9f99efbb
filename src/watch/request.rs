//! A request of a browser: what is asked for, and whether this computer's own browser asks.

use std::io::{self, Cursor, Read};
use std::time::{Duration, Instant};

/// More than any browser sends to a page of its own computer.
const LONGEST: usize = 16 * 1024;

/// More lines than any browser puts over its request.
const HEADERS: usize = 64;

/// More than anybody types into a form.
const LARGEST: usize = 256 * 1024;

/// A request that has not come as a whole by then is given up, however steadily it trickles.
const DEADLINE: Duration = Duration::from_secs(10);

/// The same of one that brings a file.
const FILE_DEADLINE: Duration = Duration::from_secs(300);

/// A request.
#[derive(Debug)]
pub struct Request {
    /// `GET`
    pub method: String,
    /// `/report?3`
    pub target: String,
    headers: Vec<(String, String)>,
    /// What stands below its lines; of a request that only asks, nothing.
    pub body: Vec<u8>,
}

/// Why there is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unasked {
    /// It is not written as a request is.
    Garbled,
    /// It is longer than [`LONGEST`], or has more than [`HEADERS`] lines.
    TooLong,
    /// Its body is longer than [`LARGEST`]. It is not read.
    TooLarge,
    /// It has a body and does not say how long.
    Unmeasured,
    /// The other side went away, or took too long.
    Gone,
}

/// A request whose head has come.
#[derive(Debug)]
pub struct Begun<R> {
    /// It, without its body.
    pub request: Request,
    /// What came behind its head.
    came: Vec<u8>,
    from: R,
    began: Instant,
}

impl<R: Read> Begun<R> {
    /// Reads the rest of it.
    ///
    /// # Errors
    /// Why there is none.
    pub fn whole(mut self) -> Result<Request, Unasked> {
        let length = self.request.length()?;
        if length > LARGEST {
            return Err(Unasked::TooLarge);
        }
        while self.came.len() < length {
            more(&mut self.from, &mut self.came, self.began + DEADLINE)?;
        }
        self.came.truncate(length);
        self.request.body = self.came;
        Ok(self.request)
    }

    /// Its body as a file that is read as it comes, with its length.
    ///
    /// # Errors
    /// It does not say how long it is.
    pub fn file(self) -> Result<(Request, u64, FileBody<R>), Unasked> {
        let length = self.request.length()?;
        let until = self.began + FILE_DEADLINE;
        Ok((self.request, length as u64, FileBody { came: Cursor::new(self.came), from: self.from, until }))
    }
}

/// A file on its way.
#[derive(Debug)]
pub struct FileBody<R> {
    came: Cursor<Vec<u8>>,
    from: R,
    until: Instant,
}

impl<R: Read> Read for FileBody<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.came.read(into)? {
            0 if Instant::now() > self.until => Err(io::ErrorKind::TimedOut.into()),
            0 => self.from.read(into),
            read => Ok(read),
        }
    }
}

impl Request {
    /// Reads the head of a request.
    ///
    /// # Errors
    /// Why there is none.
    pub fn begin<R: Read>(mut from: R) -> Result<Begun<R>, Unasked> {
        let began = Instant::now();
        let mut bytes = Vec::new();
        loop {
            more(&mut from, &mut bytes, began + DEADLINE)?;
            if let Some((request, head)) = Request::of(&bytes)? {
                return Ok(Begun { request, came: bytes.split_off(head), from, began });
            }
            if bytes.len() > LONGEST {
                return Err(Unasked::TooLong);
            }
        }
    }

    /// Reads a request: its head and, where it sends something, its body.
    ///
    /// # Errors
    /// Why there is none.
    #[cfg(test)]
    pub fn read(from: impl Read) -> Result<Request, Unasked> {
        Request::begin(from)?.whole()
    }

    /// How long its body is.
    fn length(&self) -> Result<usize, Unasked> {
        if !self.header("transfer-encoding").is_empty() {
            return Err(Unasked::Unmeasured);
        }
        match (self.header("content-length").as_slice(), self.method.as_str()) {
            ([], "POST") => Err(Unasked::Unmeasured),
            ([], _) => Ok(0),
            ([length], _) if length.bytes().all(|digit| digit.is_ascii_digit()) && !length.is_empty() => {
                // What is no number any more is larger than anything.
                Ok(length.parse().unwrap_or(usize::MAX))
            }
            _ => Err(Unasked::Garbled),
        }
    }

    /// The request at the start of some bytes, without its body, and where this begins; `None` where they end before its head does.
    fn of(bytes: &[u8]) -> Result<Option<(Request, usize)>, Unasked> {
        let mut lines = [httparse::EMPTY_HEADER; HEADERS];
        let mut parsed = httparse::Request::new(&mut lines);
        let head = match parsed.parse(bytes) {
            Ok(httparse::Status::Partial) => return Ok(None),
            Ok(httparse::Status::Complete(head)) => head,
            Err(httparse::Error::TooManyHeaders) => return Err(Unasked::TooLong),
            Err(_) => return Err(Unasked::Garbled),
        };
        let text = |value: &[u8]| std::str::from_utf8(value).map(str::to_owned).map_err(|_| Unasked::Garbled);
        let headers = parsed.headers.iter().map(|line| Ok((line.name.to_ascii_lowercase(), text(line.value)?)));
        let request = Request {
            method: parsed.method.ok_or(Unasked::Garbled)?.to_owned(),
            target: parsed.path.ok_or(Unasked::Garbled)?.to_owned(),
            headers: headers.collect::<Result<_, _>>()?,
            body: Vec::new(),
        };
        Ok(Some((request, head)))
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

    /// What stands behind a name in what is asked for, as it is written there: the pass of `/report?3&pass=...`.
    pub fn asked(&self, name: &str) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
    }

    /// The same as it was meant, with the characters that an address writes by their numbers.
    pub fn asked_text(&self, name: &str) -> Option<String> {
        let written = self.asked(name)?.replace('+', " ");
        percent_encoding::percent_decode_str(&written).decode_utf8().ok().map(|text| text.into_owned())
    }

    /// Whether it says that it comes from a page of this server, as a browser says of whatever sends something.
    pub fn names_origin(&self) -> bool {
        !self.header("origin").is_empty()
    }

    /// Every value that is given under a name in small letters.
    fn header(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    }
}

/// Reads on, as long as there is time.
fn more(from: &mut impl Read, bytes: &mut Vec<u8>, until: Instant) -> Result<(), Unasked> {
    let mut held = [0; 4096];
    loop {
        if Instant::now() > until {
            return Err(Unasked::Gone);
        }
        match from.read(&mut held) {
            Ok(0) => return Err(Unasked::Gone),
            Ok(read) => {
                bytes.extend_from_slice(&held[..read]);
                return Ok(());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(Unasked::Gone),
        }
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
    #[test]
    fn a_body_is_read_as_far_as_it_says_and_bounded() {
        let of = |head: &str, body: &str| {
            let text = format!("POST /edit HTTP/1.1\r\nHost: localhost\r\n{head}\r\n{body}");
            Request::read(text.as_bytes()).map(|request| String::from_utf8_lossy(&request.body).into_owned())
        };
        assert_eq!(of("Content-Length: 4\r\n", "{}  and more").as_deref(), Ok("{}  "));
        assert_eq!(of("Content-Length: 4\r\n", "{}"), Err(Unasked::Gone));
        assert_eq!(of("", "{}"), Err(Unasked::Unmeasured));
        assert_eq!(of("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"), Err(Unasked::Unmeasured));
        for length in ["104857600", "99999999999999999999999999"] {
            assert_eq!(of(&format!("Content-Length: {length}\r\n"), "{}"), Err(Unasked::TooLarge));
        }
        for length in ["-1", "+2", "2, 2", "", "0x2"] {
            assert_eq!(of(&format!("Content-Length: {length}\r\n"), "{}"), Err(Unasked::Garbled), "{length}");
        }
        assert_eq!(of("Content-Length: 2\r\nContent-Length: 3\r\n", "{} "), Err(Unasked::Garbled));
    }

    #[test]
    fn a_file_is_read_as_it_comes_and_no_further_than_it_says() {
        let of = |length: &str| format!("POST /bring HTTP/1.1\r\nHost: localhost\r\n{length}\r\nabcdef");
        let text = of("Content-Length: 6\r\n");
        let (request, length, mut file) = Request::begin(text.as_bytes()).expect("begun").file().expect("measured");
        let mut held = Vec::new();
        file.read_to_end(&mut held).expect("read");
        assert_eq!((request.path(), length, held.as_slice()), ("/bring", 6, &b"abcdef"[..]));
        // However long it says it is, nothing is set aside for it.
        let text = of("Content-Length: 99999999999999999999\r\n");
        let begun = || Request::begin(text.as_bytes()).expect("begun");
        assert_eq!(begun().file().ok().map(|(_, length, _)| length), Some(u64::MAX));
        assert_eq!(begun().whole().err(), Some(Unasked::TooLarge));
        let unmeasured = of("");
        let begun = Request::begin(unmeasured.as_bytes()).expect("begun");
        assert_eq!(begun.file().err(), Some(Unasked::Unmeasured));
    }
}
