//! Who is answered, and what does not hold up whom.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::begin;
use crate::desk::Desk;

#[test]
fn only_this_computers_own_browser_is_answered() {
    let watched = begin();
    let port = watched.port;
    let with = |headers: &str| watched.sent(format!("GET / HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"));
    let own = format!("Host: 127.0.0.1:{port}\r\n");
    assert!(with(&own).starts_with("HTTP/1.1 200"));
    assert!(with(&format!("Host: localhost:{port}\r\n")).starts_with("HTTP/1.1 200"));
    for headers in [
        "Host: council.example\r\n".to_owned(),
        format!("Host: council.example:{port}\r\n"),
        "Host: 127.0.0.1\r\n".to_owned(),
        String::new(),
        format!("{own}Host: council.example\r\n"),
        format!("{own}Origin: http://council.example\r\n"),
        format!("{own}Origin: null\r\n"),
        format!("{own}Sec-Fetch-Site: cross-site\r\n"),
    ] {
        let answer = with(&headers);
        assert!(answer.starts_with("HTTP/1.1 403") || answer.starts_with("HTTP/1.1 400"), "{headers:?}: {answer}");
        assert!(!answer.contains("<html"), "{headers:?}");
    }
    for path in [
        "/../report.toml",
        "/report.toml",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/report/../../x",
        "/secret.key",
        "/report.pdf/../x",
        "http://127.0.0.1/state",
        "/STATE",
        "/%2e%2e/report.toml",
    ] {
        let answer = watched.get(path);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    let posted = watched.sent(format!("POST /state HTTP/1.1\r\n{own}Content-Length: 0\r\nConnection: close\r\n\r\n"));
    assert!(posted.starts_with("HTTP/1.1 405"), "{posted}");
    let page = watched.get("/");
    assert!(page.contains("frame-ancestors 'self'") && page.contains("nosniff"), "{page}");
}

/// Another user of this computer has no key, and sees one page without data.
#[test]
fn who_has_no_key_is_given_nothing() {
    let watched = begin();
    let body = |answer: String| answer.split("\r\n\r\n").nth(1).unwrap_or_default().to_owned();
    for path in ["/state", "/report", "/report.pdf", "/report?1", "/pass", "/enter", "/report?pass=", "/state?pass=x"] {
        for lines in ["", "X-Scrutineer: \r\n", "X-Scrutineer: 0\r\n", "Cookie: key=1\r\n", "X-Scrutineer-Link: 1\r\n"]
        {
            let answer = watched.with(path, lines);
            assert!(answer.starts_with("HTTP/1.1 403"), "{path} {lines:?}: {answer}");
        }
        let twice = format!("X-Scrutineer: {0}\r\nX-Scrutineer: {0}\r\n", watched.key);
        assert!(watched.with(path, &twice).starts_with("HTTP/1.1 403"), "{path}");
    }
    for path in ["/", "/watch.js"] {
        let page = watched.with(path, "");
        assert!(
            page.starts_with("HTTP/1.1 200") && !page.contains("Anyshire") && !page.contains(&watched.key),
            "{page}"
        );
    }
    let pass = body(watched.get("/pass"));
    assert!(watched.with(&format!("/report?1&pass={pass}"), "").starts_with("HTTP/1.1 200"));
    assert!(watched.with(&format!("/state?pass={pass}"), "").starts_with("HTTP/1.1 403"), "a pass is for frames");
    assert!(watched.get("/state").starts_with("HTTP/1.1 200"));
}

/// Whoever is slow, or many, or says too much, holds up nobody else.
#[test]
fn no_connection_holds_up_another() {
    let watched = begin();
    let quick = |what: &str| {
        let began = Instant::now();
        assert!(watched.get("/").starts_with("HTTP/1.1 200"), "{what}");
        assert!(began.elapsed() < Duration::from_secs(3), "{what}: {:?}", began.elapsed());
    };
    // One byte, and then nothing for a while.
    let mut slow = watched.connected();
    slow.write_all(b"G").expect("sent");
    quick("beside one that sends a byte at a time");
    // One that asks and never reads.
    let mut deaf = watched.connected();
    let (port, key) = (watched.port, &watched.key);
    let request = format!("GET /report HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Scrutineer: {key}\r\n\r\n");
    deaf.write_all(request.as_bytes()).expect("sent");
    quick("beside one that never reads");
    let many: Vec<TcpStream> = (0..400).map(|_| watched.connected()).collect();
    quick("beside four hundred that say nothing");
    drop(many);
    quick("after they have gone");
    slow.write_all(b"E").ok();

    let mut long = watched.connected();
    long.set_write_timeout(Some(Duration::from_secs(10))).expect("a limit");
    long.write_all(b"GET / HTTP/1.1\r\nHost: ").expect("sent");
    let mut sent = 0;
    while sent < 1 << 26 && long.write_all(&[b'x'; 1 << 12]).is_ok() {
        sent += 1 << 12;
    }
    assert!(sent < 1 << 26, "64 MiB of one header were taken in");
    quick("after a header that did not end");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let desk = Desk::of(&[]);
    let ended = desk.run(&["watch", "--no-open", "nowhere"]);
    assert!(ended.code == 1 && ended.said.contains("there is no folder `nowhere`"), "{}", ended.said);
    let ended = desk.run(&["watch", "--no-open", "nowhere.toml"]);
    assert!(ended.code == 1 && ended.said.contains("nowhere.toml"), "{}", ended.said);
    let ended = desk.run(&["watch", "--no-open", "--part", "B", "."]);
    assert!(ended.code == 2 && ended.said.contains("--part is for a pack file"), "{}", ended.said);
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let desk = Desk::of(&["anyshire"]);
    let ended = desk.run(&["watch", "--no-open", "--port", &port, "anyshire"]);
    assert_eq!(ended.code, 1);
    assert!(
        ended.said.contains("error[cannot-watch]") && ended.said.contains("choose another port with --port"),
        "{}",
        ended.said
    );
}
