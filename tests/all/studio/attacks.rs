//! Who is refused, and what holds nobody up.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use serde_json::json;

use super::{begin, comment};
use crate::desk::{Served, body, files, root};

/// Everything in the folder, so that a refusal is known to have written nothing.
fn standing(opened: &Served) -> Vec<(String, Vec<u8>)> {
    files(&opened.desk.at("anyshire")).into_iter().filter(|(name, _)| !name.starts_with(".scrutineer/open")).collect()
}

/// Every address that a file of the studio answers.
fn paths(file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("src/watch/studio").join(file)).expect("a file");
    let is_path = |held: &&str| {
        held.starts_with('/') && held.chars().all(|sign| sign.is_ascii_lowercase() || "/-.".contains(sign))
    };
    text.split('"').filter(is_path).map(str::to_owned).collect()
}

#[test]
fn nothing_is_read_or_written_without_the_key() {
    let opened = begin();
    let before = standing(&opened);
    let edit =
        json!({ "from": opened.data("/entries")["from"], "kind": "comment", "keys": { "text": "x" } }).to_string();
    let own = format!("Origin: http://127.0.0.1:{}\r\nContent-Type: application/json\r\n", opened.port);
    let (reads, writes) = (paths("asks.rs"), paths("sent.rs"));
    assert!(reads.len() > 15 && writes.len() > 25, "{reads:?} {writes:?}");
    for key in ["", "X-Scrutineer: \r\n", "X-Scrutineer: 0\r\n", "Cookie: key=1\r\n"] {
        for path in &reads {
            let answer = opened.asked("GET", path, key, "");
            assert!(answer.starts_with("HTTP/1.1 403"), "{path} {key:?}: {answer}");
        }
        for path in writes.iter().map(String::as_str).chain(["/bring", "/state", "/report.toml"]) {
            let answer = opened.asked("POST", path, &format!("{own}{key}"), &edit);
            assert!(answer.starts_with("HTTP/1.1 403"), "{path} {key:?}: {answer}");
        }
    }
    // A page that anybody may see has nothing of the folder in it.
    for path in ["/", "/studio.js", "/studio.css", "/entries.js"] {
        let page = opened.asked("GET", path, "", "");
        let is_empty = !page.contains("Anyshire") && !page.contains("anyshire") && !page.contains(&opened.key);
        assert!(page.starts_with("HTTP/1.1 200") && is_empty, "{path}");
        assert!(page.contains("default-src 'none'") && page.contains("frame-ancestors 'self'"), "{path}");
    }
    assert_eq!(standing(&opened), before);
}

#[test]
fn a_link_works_once_with_scripts_and_without() {
    let opened = begin();
    let again = opened.asked("GET", "/enter", &format!("X-Scrutineer-Link: {}\r\n", opened.link), "");
    assert!(again.starts_with("HTTP/1.1 403") && !again.contains(&opened.key), "{again}");
    assert!(opened.asked("GET", &format!("/read?link={}", opened.link), "", "").starts_with("HTTP/1.1 403"));
    assert!(opened.asked("GET", "/read", "", "").starts_with("HTTP/1.1 403"));
    // A browser without scripts comes by a link that nobody has used.
    let desk = crate::desk::Desk::of(&["anyshire"]);
    let unentered = Served::unentered(desk, &["studio", "--no-open", "anyshire"]);
    let read = unentered.asked("GET", &format!("/read?link={}", unentered.link), "", "");
    assert!(read.starts_with("HTTP/1.1 200") && read.contains("Scripts are turned off"), "{read}");
    assert!(read.contains("seven have improved"), "{}", body(&read));
    assert!(unentered.asked("GET", &format!("/read?link={}", unentered.link), "", "").starts_with("HTTP/1.1 403"));
}

#[test]
fn another_site_another_host_and_another_port_are_refused() {
    let opened = begin();
    let before = standing(&opened);
    let (port, key) = (opened.port, &opened.key);
    let edit =
        json!({ "from": opened.data("/entries")["from"], "kind": "comment", "keys": { "text": "x" } }).to_string();
    let send = |lines: &str| {
        let length = edit.len();
        opened.sent(
            format!("POST /edit HTTP/1.1\r\nX-Scrutineer: {key}\r\nX-Scrutineer-Folder: 1\r\n{lines}Content-Length: {length}\r\n\r\n{edit}")
                .as_bytes(),
        )
    };
    let host = format!("Host: 127.0.0.1:{port}\r\n");
    let origin = format!("Origin: http://127.0.0.1:{port}\r\n");
    let json = "Content-Type: application/json\r\n";
    for (lines, status) in [
        (format!("Host: council.example:{port}\r\n{origin}{json}"), "403"),
        (format!("Host: 127.0.0.1:{}\r\n{origin}{json}", port.wrapping_add(1)), "403"),
        (format!("{host}Origin: http://council.example\r\n{json}"), "403"),
        (format!("{host}Origin: http://127.0.0.1:{}\r\n{json}", port.wrapping_add(1)), "403"),
        (format!("{host}Origin: null\r\n{json}"), "403"),
        (format!("{host}{json}"), "403"),
        (format!("{host}{origin}Sec-Fetch-Site: cross-site\r\n{json}"), "403"),
        (format!("{host}{origin}Sec-Fetch-Site: same-site\r\n{json}"), "403"),
        (format!("{host}{origin}Content-Type: text/plain\r\n"), "415"),
        (format!("{host}{origin}Content-Type: application/x-www-form-urlencoded\r\n"), "415"),
        (format!("{host}{origin}Content-Type: application/json-not\r\n"), "415"),
        (format!("{host}{origin}"), "415"),
    ] {
        let answer = send(&lines);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{lines:?}: {answer}");
    }
    assert_eq!(standing(&opened), before);
    assert!(send(&format!("{host}{origin}{json}")).starts_with("HTTP/1.1 200"), "and as a page of the studio sends it");
}

#[test]
fn nothing_outside_the_folder_is_read_and_nothing_but_entries_written() {
    let opened = begin();
    opened.desk.write("beside.csv", "indicator,value\nsecret,1\n");
    let before = standing(&opened);
    for at in [
        "../beside.csv:2",
        "data/../../beside.csv:2",
        "/etc/passwd:1",
        "secret.key:1",
        "report.toml:1",
        "data:1",
        ":",
        "",
    ] {
        let asked = at.replace('/', "%2F");
        let answer = opened.asked("GET", &format!("/row?at={asked}"), &opened.lines(), "");
        assert!(answer.starts_with("HTTP/1.1 404"), "{at}: {answer}");
    }
    for path in ["/../report.toml", "/report.toml", "/..%2fsecret.key", "//etc/passwd", "/data/observations.csv"] {
        let answer = opened.asked("GET", path, &opened.lines(), "");
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    for edit in [
        json!({ "kind": "comment", "keys": { "text": "x" }, "file": "../report.toml" }),
        json!({ "kind": "section", "keys": { "heading": "x" } }),
        json!({ "kind": "comment", "keys": { "text]]\n[other]\nx": "x" } }),
        json!({ "kind": "comment", "keys": { "owner": "x" } }),
        json!({ "kind": "comment", "keys": { "text": 5 } }),
        json!({ "kind": "comment", "keys": { "facts": [5] } }),
        json!({ "kind": "comment", "nth": 99, "keys": { "text": "x" } }),
        json!({ "kind": "comment", "nth": 99, "remove": true }),
        json!({ "kind": "comment", "nth": -1, "keys": {} }),
        json!({ "kind": "override", "keys": { "text": "x" }, "of": { "sentence": "99.9", "because": 0, "text": "x" } }),
        json!([]),
    ] {
        let mut edit = edit;
        if edit.is_object() {
            edit["from"] = opened.data("/entries")["from"].clone();
        }
        let (status, told) = opened.send("/edit", &edit);
        assert!(matches!(status, 400 | 422), "{edit}: {status} {told}");
        assert!(told["said"].is_string(), "{edit}: {told}");
    }
    assert_eq!(standing(&opened), before);
}

/// What is too large, too slow or too many holds up nobody.
#[test]
fn no_body_and_no_connection_holds_anybody_up() {
    let opened = begin();
    let before = standing(&opened);
    let quick = |what: &str| {
        let began = Instant::now();
        let _ = opened.data("/state");
        assert!(began.elapsed() < Duration::from_secs(3), "{what}: {:?}", began.elapsed());
    };
    let head = |length: &str| {
        format!("POST /edit HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{}{length}\r\n", opened.port, opened.lines())
    };
    assert!(opened.sent(head("Content-Length: 104857600\r\n").as_bytes()).starts_with("HTTP/1.1 413"));
    assert!(opened.sent(head("Transfer-Encoding: chunked\r\n").as_bytes()).starts_with("HTTP/1.1 411"));
    assert!(opened.sent(head("").as_bytes()).starts_with("HTTP/1.1 411"));
    // Whoever sends 100 MB all the same is not listened to.
    let mut long = opened.connected();
    long.set_write_timeout(Some(Duration::from_secs(10))).expect("a limit");
    long.write_all(head("Content-Length: 104857600\r\n").as_bytes()).expect("sent");
    let mut sent = 0;
    while sent < 100 << 20 && long.write_all(&[b'x'; 1 << 16]).is_ok() {
        sent += 1 << 16;
    }
    assert!(sent < 100 << 20, "100 MB were taken in");
    quick("after a body of 100 MB");
    // 200 that have said they will send an edit, and send a byte of it now and then.
    let mut slow: Vec<_> = (0..200).map(|_| opened.connected()).collect();
    for stream in &mut slow {
        let _ = stream.write_all(head("Content-Length: 1000\r\n").as_bytes());
    }
    for _ in 0..5 {
        for stream in &mut slow {
            let _ = stream.write_all(b" ");
        }
        quick("beside 200 slow ones");
    }
    let (status, _) = opened.edit(comment("Written beside 200 slow ones."));
    assert_eq!(status, 200);
    drop(slow);
    assert_ne!(standing(&opened), before);
}

/// Connections of whoever has no key are shut before one that has shown it: a save has its answer however many there are.
#[test]
fn strangers_do_not_cut_off_who_has_the_key() {
    let opened = begin();
    let edit = json!({ "from": opened.data("/entries")["from"], "kind": "comment", "keys": { "indicator": "calls", "text": "Kept." } });
    let edit = edit.to_string();
    let head = format!(
        "POST /edit HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{}Content-Length: {}\r\n\r\n",
        opened.port,
        opened.lines(),
        edit.len()
    );
    let mut saving = opened.connected();
    saving.write_all(head.as_bytes()).expect("sent");
    std::thread::sleep(Duration::from_millis(300));
    let strangers: Vec<_> = (0..200).map(|_| opened.connected()).collect();
    std::thread::sleep(Duration::from_millis(300));
    saving.write_all(edit.as_bytes()).expect("it is still open");
    let mut answer = String::new();
    saving.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drop(strangers);
}

/// Whoever has the key gets a whole answer to each of many requests at once.
#[test]
fn many_requests_at_once_have_an_answer_each() {
    let opened = begin();
    let answers: Vec<String> = std::thread::scope(|scope| {
        let ask = |_| scope.spawn(|| opened.asked("GET", "/report.json", &opened.lines(), ""));
        let all: Vec<_> = (0..60).map(ask).collect();
        all.into_iter().map(|one| one.join().expect("it ends")).collect()
    });
    for answer in answers {
        let (head, held) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("half an answer: {answer:?}"));
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")).expect("a length");
        assert_eq!(length.parse(), Ok(held.len()), "{head}");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    }
}
