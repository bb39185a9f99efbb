//! `watch`: the real binary watching a copy of a folder, its preview fetched as a browser would, and as one should not.

#[allow(dead_code, reason = "each test uses some of it")]
mod desk;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use desk::Desk;
use serde_json::Value;

/// The agenda of the pack: what is exempt comes last.
const PACK: &str = r#"
committee = "Children and Families Overview and Scrutiny Committee"
date = 2020-03-03
time = "2.00 pm"
place = "County Hall"
membership = ["Councillor A (Chair)"]
contact = { title = "Democratic Services Officer", email = "democracy@council.example" }

[[item]]
number = 1
title = "Minutes"
text_file = "pack-2020-03/minutes.md"

[[item]]
number = 3
report = "leicestershire-2019-20-q3"

[[item]]
number = 4
report = "anyshire"

[[item]]
number = 7
title = "Bids for the framework"
part = "B"
exempt = 3
text_file = "pack-2020-03/framework-bids.md"

[[item]]
number = 8
title = "Quillfeather"
part = "B"
exempt = 3
report = "secret"
"#;

/// A folder or a pack that is watched, until it is let go of.
struct Watched {
    desk: Desk,
    child: Child,
    port: u16,
}

impl Watched {
    fn begin() -> Watched {
        Watched::of(Desk::of(&["anyshire"]), &["anyshire"])
    }

    /// A pack of two reports, a text, and two exempt papers, one of which is a report with a fault.
    fn pack(part: &str) -> Watched {
        let desk = Desk::of(&["anyshire", "leicestershire-2019-20-q3", "pack-2020-03"]);
        desk.write("march.toml", PACK);
        desk.write("secret/report.toml", "title = \"Quillfeather\"\nno such key\n");
        Watched::of(desk, &["march.toml", "--part", part])
    }

    fn of(desk: Desk, arguments: &[&str]) -> Watched {
        let mut child = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
            .current_dir(desk.at(""))
            .args(["watch", "--no-open"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().expect("piped"));
        let mut line = String::new();
        said.read_line(&mut line).expect("it says where it is shown");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        let port = port.parse().expect("a port");
        // Whatever else it says is read, so that it never waits for a reader.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        let watched = Watched { desk, child, port };
        watched.state(1);
        watched
    }

    /// Edits a wording of one of the folders, and the example that proves it, in one go.
    fn reword(&self) {
        let rules = self.desk.at("anyshire/rules/house.rhai");
        let text = std::fs::read_to_string(&rules).expect("rules");
        let other = text.replace("less than the Council counts as a change", "too little to count");
        assert!(other != text, "the wording is there");
        std::fs::write(&rules, other).expect("written");
    }

    fn connected(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).expect("it listens")
    }

    /// What the server answers, headers and all.
    fn asked(&self, request: &str) -> String {
        let mut stream = self.connected();
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// The PDF that is shown now; empty where there is none.
    #[cfg(feature = "pdf")]
    fn pdf(&self) -> Vec<u8> {
        let mut stream = self.connected();
        let request = format!("GET /report.pdf?1 HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
        if answer.starts_with(b"HTTP/1.1 200") { answer.split_off(at) } else { Vec::new() }
    }

    /// The state, once what it says fulfils a condition.
    fn once(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let state = self.state(1);
            if holds(&state) {
                return state;
            }
            assert!(Instant::now() < until, "{what}: {state}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn get(&self, path: &str) -> String {
        self.asked(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    /// The state, once it is of at least this draft.
    fn state(&self, version: u64) -> Value {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let answer = self.get("/state");
            let body = answer.split("\r\n\r\n").nth(1).expect("a body");
            let state: Value = serde_json::from_str(body).expect("JSON");
            if state["version"].as_u64().is_some_and(|now| now >= version) {
                return state;
            }
            assert!(Instant::now() < until, "no draft {version} came: {state}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The ids of sentences.
fn ids(list: &Value) -> Vec<String> {
    let id = |one: &Value| one.get("id").unwrap_or(&one[0]["id"]).as_str().expect("an id").to_owned();
    list.as_array().expect("a list").iter().map(id).collect()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn an_edit_of_a_wording_is_shown_and_its_sentences_named() {
    let watched = Watched::begin();
    let page = watched.get("/report");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("less than the Council counts as a change."), "{page}");
    watched.desk.edit(
        "anyshire/rules/house.rhai",
        "less than the Council counts as a change.`",
        "too little to count.`",
    );
    watched.desk.edit(
        "anyshire/rules/house.rhai",
        "less than the Council counts as a change\"",
        "too little to count\"",
    );
    let mut state = watched.state(2);
    // Two edits of one file may be told of as one, or as two.
    if ids(&state["changed"]).is_empty() || state["current"] == false {
        state = watched.state(3);
    }
    assert_eq!(ids(&state["changed"]), ["p11-4", "p18-2", "p27-3"], "{state}");
    assert!(state["said"].as_str().expect("words").contains("the first at 11.4"), "{state}");
    let page = watched.get("/report");
    assert!(page.contains("too little to count.") && page.contains("id=\"p11-4\""), "the page is drawn anew");
}

#[test]
fn a_bad_rule_is_set_aside_and_another_fault_leaves_the_last_good_report() {
    let watched = Watched::begin();
    watched.desk.edit("anyshire/rules/house.rhai", "${i.previous}, less", "${i.prevous}, less");
    let state = watched.state(2);
    assert_eq!(state["current"], true);
    let aside = state["set_aside"].as_array().expect("a list").clone();
    assert_eq!(aside.len(), 3, "{state}");
    assert_eq!(aside[0], serde_json::json!([{ "id": "p11-4", "at": "11.4" }, "replace \"slightly\""]));
    assert!(texts(&state["told"]).iter().any(|told| told.starts_with("Error: rules/house.rhai:")), "{state}");
    let good = watched.get("/report");
    watched.desk.edit("anyshire/data/observations.csv", "91.6,1402,1531", "ninety,1402,1531");
    let state = watched.state(3);
    assert_eq!(state["current"], false, "{state}");
    assert!(texts(&state["told"]).iter().any(|told| told.contains("data/observations.csv:21")), "{state}");
    assert_eq!(watched.get("/report").split("\r\n\r\n").nth(1), good.split("\r\n\r\n").nth(1));
    watched.desk.edit("anyshire/data/observations.csv", "ninety,1402,1531", "91.6,1402,1531");
    watched.desk.edit("anyshire/rules/house.rhai", "${i.prevous}, less", "${i.previous}, less");
    let until = Instant::now() + Duration::from_secs(60);
    while watched.state(4)["told"].to_string().contains("Error") {
        assert!(Instant::now() < until, "it is sound again");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Words that stand in exempt papers alone.
const EXEMPT: [&str; 5] = ["Quillfeather", "Oxbow", "Marlstone", "4,385", "guaranteed occupancy"];

#[test]
fn of_a_pack_only_the_report_that_was_edited_is_drafted_again() {
    let watched = Watched::pack("A");
    let state = watched.state(1);
    assert_eq!(texts(&state["drafted"]), ["leicestershire-2019-20-q3", "anyshire"], "{state}");
    assert!(state["current"] == true && !state["told"].to_string().contains("Error"), "{state}");
    let page = watched.get("/report");
    assert!(page.contains("id=\"item-3-p6-1\"") && page.contains("id=\"item-4-p11-4\""), "both reports are shown");
    for word in EXEMPT {
        assert!(!page.contains(word) && !state.to_string().contains(word), "Part A says {word}");
    }
    assert!(page.contains("Exempt item") && !page.contains("not for publication"));

    watched.reword();
    let state = watched.once("it is marked", |state| !ids(&state["changed"]).is_empty());
    assert_eq!(ids(&state["changed"]), ["item-4-p11-4", "item-4-p18-2", "item-4-p27-3"], "{state}");
    assert_eq!(texts(&state["drafted"]), ["anyshire"], "the other is kept: {state}");
    assert!(state["said"].as_str().expect("words").contains("the first at item 4, 11.4"), "{state}");
    assert!(watched.get("/report").contains("too little to count."), "the page is drawn anew");

    // An editor that puts a new file in the place of the old one.
    let minutes = watched.desk.at("pack-2020-03/minutes.md");
    let text = std::fs::read_to_string(&minutes).expect("minutes");
    let longer = format!("{text}\nThe Chairman closed the meeting early.\n");
    watched.desk.write("pack-2020-03/other", &longer);
    std::fs::rename(watched.desk.at("pack-2020-03/other"), &minutes).expect("renamed");
    let state =
        watched.once("the text is marked", |state| ids(&state["changed"]).iter().any(|id| id.starts_with("item-1-p")));
    assert_eq!((ids(&state["changed"]).len(), texts(&state["drafted"]).len()), (1, 0), "{state}");
    assert!(watched.get("/report").contains(&format!("id=\"{}\">The Chairman closed", ids(&state["changed"])[0])));
}

#[test]
fn a_fault_in_a_folder_of_a_pack_is_named_and_the_last_good_page_stays_whole() {
    let watched = Watched::pack("A");
    let body = |answer: &str| answer.split("\r\n\r\n").nth(1).map(str::to_owned);
    watched.desk.edit("anyshire/rules/house.rhai", "${i.previous}, less", "${i.prevous}, less");
    let state = watched.once("it is set aside", |state| !ids(&state["set_aside"]).is_empty());
    assert_eq!(ids(&state["set_aside"])[0], "item-4-p11-4", "{state}");
    let told = texts(&state["told"]);
    assert!(
        told.iter().any(|told| told.starts_with("Error: march.toml:") && told.contains("item 4, `anyshire`")),
        "{state}"
    );
    assert!(told.iter().any(|told| told.starts_with("Error: anyshire/rules/house.rhai:")), "{state}");
    watched.desk.edit("anyshire/rules/house.rhai", "${i.prevous}, less", "${i.previous}, less");
    watched.once("it is sound", |state| state["current"] == true && !state["told"].to_string().contains("Error"));

    let good = body(&watched.get("/report"));
    watched.desk.edit("anyshire/data/observations.csv", "91.6,1402,1531", "ninety,1402,1531");
    let state = watched.once("it is told", |state| state["current"] == false);
    let told = texts(&state["told"]);
    assert!(told.iter().any(|told| told.contains("item 4, `anyshire`")), "{state}");
    assert!(told.iter().any(|told| told.contains("anyshire/data/observations.csv:21")), "{state}");
    assert_eq!(body(&watched.get("/report")), good);

    // What is edited meanwhile in another folder is marked once there is a page again.
    let folder = "leicestershire-2019-20-q3/report.toml";
    watched.desk.edit(folder, "Quartile positions are added where", "Quartile positions are given where");
    let state = watched.once("the other is drafted", |state| texts(&state["drafted"]) == ["leicestershire-2019-20-q3"]);
    assert!(state["current"] == false && ids(&state["changed"]).is_empty(), "{state}");
    assert_eq!(body(&watched.get("/report")), good);
    watched.desk.edit("anyshire/data/observations.csv", "ninety,1402,1531", "91.6,1402,1531");
    let state = watched.once("it is mended", |state| state["current"] == true);
    assert_eq!(texts(&state["drafted"]), ["anyshire"], "{state}");
    assert!(matches!(&ids(&state["changed"])[..], [id] if id.starts_with("item-3-p")), "{state}");
}

#[test]
fn an_item_and_its_folder_are_followed_once_the_pack_names_them() {
    let watched = Watched::pack("A");
    desk::copy(&watched.desk.at("anyshire"), &watched.desk.at("other/place"));
    watched.desk.edit(
        "march.toml",
        "[[item]]\nnumber = 7",
        "[[item]]\nnumber = 5\nreport = \"other/place\"\n\n[[item]]\nnumber = 7",
    );
    let state = watched.once("it is added", |state| texts(&state["drafted"]) == ["other/place"]);
    assert!(state["current"] == true && watched.get("/report").contains("id=\"item-5-p11-4\""), "{state}");
    watched.desk.edit("other/place/rules/house.rhai", "a change.`", "anything.`");
    let state = watched.once("it is watched", |state| ids(&state["changed"]).contains(&"item-5-p11-4".to_owned()));
    assert_eq!(texts(&state["drafted"]), ["other/place"], "{state}");

    // A folder that goes away and comes back, as git makes it, is watched again.
    let (place, gone) = (watched.desk.at("other/place"), watched.desk.at("gone"));
    std::fs::rename(&place, &gone).expect("moved");
    watched.once("it is missed", |state| state["told"].to_string().contains("there is no folder `other/place`"));
    std::fs::rename(&gone, &place).expect("moved back");
    watched.once("it is back", |state| state["current"] == true);
    watched.desk.edit("other/place/report.toml", "\ntitle = \"", "\ntitle = \"Again: ");
    watched.once("it is watched again", |_| watched.get("/report").contains("Again: "));

    // A file that is not there yet is waited for, in a folder that nothing else lies in.
    std::fs::create_dir_all(watched.desk.at("later")).expect("made");
    watched.desk.edit("march.toml", "report = \"other/place\"", "title = \"Later\"\ntext_file = \"later/text.md\"");
    let state = watched.once("it is missed", |state| state["current"] == false);
    assert!(state["told"].to_string().contains("later/text.md"), "{state}");
    watched.desk.write("later/text.md", "It has come.\n");
    watched.once("it has come", |state| state["current"] == true);
    let page = watched.get("/report");
    assert!(page.contains("It has come.") && !page.contains("id=\"item-5-p11-4\""));
}

#[test]
fn part_b_is_marked_and_its_exempt_report_drafted() {
    let watched = Watched::pack("B");
    let state = watched.state(1);
    assert!(state["current"] == false && state["told"].to_string().contains("item 8, `secret`"), "{state}");
    watched.desk.edit("march.toml", "report = \"secret\"", "report = \"anyshire\"");
    watched.once("it is shown", |state| state["current"] == true);
    let page = watched.get("/report");
    assert!(page.contains("Part B: not for publication") && page.contains("Quillfeather"));
    let strange = watched.asked("GET /report HTTP/1.1\r\nHost: council.example\r\nConnection: close\r\n\r\n");
    assert!(strange.starts_with("HTTP/1.1 403") && !strange.contains("Quillfeather"), "{strange}");
}

#[test]
fn only_this_computers_own_browser_is_answered() {
    let watched = Watched::begin();
    let port = watched.port;
    let with = |headers: &str| watched.asked(&format!("GET / HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"));
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
    let posted = watched.asked(&format!("POST /state HTTP/1.1\r\n{own}Content-Length: 0\r\nConnection: close\r\n\r\n"));
    assert!(posted.starts_with("HTTP/1.1 405"), "{posted}");
    let page = watched.get("/");
    assert!(page.contains("frame-ancestors 'self'") && page.contains("nosniff"), "{page}");
}

/// The PDF of the preview is the one that `build` writes; an officer's own layout shows in it, and where this has a fault the
/// last good pages stay.
#[cfg(feature = "pdf")]
#[test]
fn the_pdf_is_typeset_after_every_edit_of_layouts_too() {
    let watched = Watched::begin();
    watched.once("it is typeset", |state| state["pdf"]["there"] == true);
    assert_eq!(watched.desk.run(&["build", "anyshire", "-o", "built.pdf"]).code, 0);
    let first = watched.pdf();
    assert!(first == std::fs::read(watched.desk.at("built.pdf")).expect("built"), "the bytes that `build` writes");

    let style = "anyshire/layouts/style.typ";
    let shipped = include_str!("../layouts/style.typ");
    std::fs::create_dir_all(watched.desk.at("anyshire/layouts")).expect("a folder");
    std::fs::write(watched.desk.at(style), format!("{shipped}\n#let broken = (\n")).expect("written");
    let state = watched.once("the fault is told", |state| state["pdf"]["current"] == false);
    assert!(texts(&state["pdf"]["told"]).iter().any(|told| told.starts_with("Error: layouts/style.typ:")), "{state}");
    assert!(
        state["current"] == true && watched.pdf() == first,
        "the web edition is sound, and the last good pages stay"
    );

    std::fs::write(watched.desk.at(style), shipped.replace("25mm", "20mm").replace("123f5e", "5e123f"))
        .expect("written");
    watched.once("it is typeset again", |state| state["pdf"]["current"] == true);
    assert!(watched.pdf() != first, "an edit of a layout shows");
}

/// The preview of a pack with a PDF from elsewhere is what `pack` writes, as a page and typeset, before an edit and after.
#[cfg(feature = "pdf")]
#[test]
fn the_pages_of_a_pack_are_those_that_pack_writes() {
    let desk = Desk::of(&["anyshire", "leicestershire-2019-20-q3", "pack-2020-03"]);
    let pack = std::fs::read_to_string(desk::fixture("pack-2020-03.toml")).expect("the fixture");
    desk.write("march.toml", &pack);
    let watched = Watched::of(desk, &["march.toml"]);
    let is_the_pack = || {
        for format in ["html", "pdf"] {
            let made = watched.desk.run(&["pack", "march.toml", "--format", format, "-o", "made"]);
            assert_eq!(made.code, 0, "{}", made.out);
            let made = std::fs::read(watched.desk.at("made")).expect("made");
            let page = watched.get("/report");
            let shown =
                if format == "pdf" { watched.pdf() } else { page.split_once("\r\n\r\n").expect("a head").1.into() };
            assert!(shown == made, "the {format} of `pack`");
        }
    };
    watched.once("it is typeset", |state| state["pdf"]["version"] == 1);
    is_the_pack();
    watched.reword();
    let state = watched.once("it is typeset again", |state| state["pdf"]["version"] == 2);
    assert_eq!(texts(&state["drafted"]), ["anyshire"], "{state}");
    is_the_pack();
}

/// Whoever is slow, or many, or says too much, holds up nobody else.
#[test]
fn no_connection_holds_up_another() {
    let watched = Watched::begin();
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
    let request = format!("GET /report HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", watched.port);
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
    assert!(ended.code == 1 && ended.out.contains("there is no folder `nowhere`"), "{}", ended.out);
    let ended = desk.run(&["watch", "--no-open", "nowhere.toml"]);
    assert!(ended.code == 1 && ended.out.contains("nowhere.toml"), "{}", ended.out);
    let ended = desk.run(&["watch", "--no-open", "--part", "B", "."]);
    assert!(ended.code == 2 && ended.out.contains("--part is for a pack file"), "{}", ended.out);
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let desk = Desk::of(&["anyshire"]);
    let ended = desk.run(&["watch", "--no-open", "--port", &port, "anyshire"]);
    assert_eq!(ended.code, 1);
    assert!(
        ended.out.contains("error[cannot-watch]") && ended.out.contains("choose another port with --port"),
        "{}",
        ended.out
    );
}
