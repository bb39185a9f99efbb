//! A whole folder with one file spoilt, a few thousand times: whatever the bytes, the program says what is wrong, and neither
//! stops by a panic nor thinks for long. Seeded, so that a fault comes again; a folder that brings it down becomes a file in
//! `tests/`. `ANY_BYTES_SECONDS` sets how long it goes on (`.ci/long`: an hour).

use std::collections::BTreeMap;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use flate2::{Compression, write::GzEncoder};
use rust_xlsxwriter::Workbook;
use scrutineer::{Format, draft_files, layout, publish};

use crate::desk::{Seeded, files, fixture};

/// More than any folder of this size takes, without optimisation and with other tests beside it.
const LONG: Duration = Duration::from_secs(30);

/// What somebody might put in by hand, and what a reader may stumble over.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"\"\"\"",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"${",
    b"`",
    b"=",
    b",,,,,,",
    b"\r",
    b"\0",
    b"\xff\xfe",
    b"\xa3",
    "\u{202e}".as_bytes(),
    "\u{1e}".as_bytes(),
    b"99999999999999999999999999999",
    b"-1e308",
    b"0.0000000000000000000000000001",
    b"quarter 9 2019/20",
    b"[c]",
    b"<svg><use href=\"#a\" id=\"a\"/></svg>",
    b"|i| i.value / 0",
    b"../../../etc/passwd",
];

/// The files of the made-up county, with a workbook and a gzipped table beside them.
fn folder() -> BTreeMap<String, Vec<u8>> {
    let mut files = files(&fixture("anyshire"));
    files.insert("data/more.xlsx".into(), workbook());
    let national = files.remove("data/national.csv").expect("the national table");
    let mut gzipped = GzEncoder::new(Vec::new(), Compression::default());
    gzipped.write_all(&national).expect("in memory");
    files.insert("data/national.csv.gz".into(), gzipped.finish().expect("in memory"));
    let report = files.get_mut("report.toml").expect("a report");
    let text = String::from_utf8(std::mem::take(report)).expect("text");
    *report = text.replace("data/national.csv", "data/national.csv.gz").into_bytes();
    files
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["indicator", "area", "period", "value"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).expect("written");
    }
    for (row, value) in [410.0, 425.0, 431.0].iter().enumerate() {
        let row = row as u32 + 1;
        sheet.write(row, 0, "libraries").expect("written");
        sheet.write(row, 1, "Anyshire").expect("written");
        sheet.write(row, 2, format!("quarter {row} 2018/19")).expect("written");
        sheet.write(row, 3, *value).expect("written");
    }
    book.save_to_buffer().expect("a workbook")
}

/// The bytes with one to three pieces changed: a bit turned, a stretch taken out, doubled, moved or overwritten.
fn spoilt(bytes: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=seeded.below(3) {
        let at = seeded.below(bytes.len() + 1);
        let end = (at + seeded.below(40)).min(bytes.len());
        match seeded.below(7) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << seeded.below(8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = seeded.below(bytes.len() + 1);
                bytes.splice(to..to, piece.iter().copied().cycle().take(piece.len() * (1 + seeded.below(60))));
            }
            4 => bytes = bytes.split(|byte| *byte == b'\n').rev().collect::<Vec<_>>().join(&b'\n'),
            _ => {
                let piece = PIECES[seeded.below(PIECES.len())];
                let to = if seeded.below(2) == 0 { at } else { end };
                bytes.splice(at..to, piece.iter().copied());
            }
        }
    }
    bytes
}

/// What a report is made to, where the folder still gives one.
fn drafted(files: &BTreeMap<String, Vec<u8>>) {
    let files = files.iter().map(|(name, bytes)| (name.clone(), bytes.clone()));
    let Ok((folder, draft)) = draft_files(files) else { return };
    let Ok(draft) = draft.sound() else { return };
    for format in [Format::Text, Format::Html, Format::Json] {
        let made = publish(&draft.report, format, &layout(&folder));
        assert!(made.is_ok_and(|made| !made.value.is_empty()), "a sound draft can be published");
    }
}

fn go_on(from: u64, rounds: u64, until: Option<Instant>) -> u64 {
    let sound = folder();
    // The county is drafted once, so that what is spoilt was sound.
    drafted(&sound);
    let names: Vec<&String> = sound.keys().filter(|name| *name != "README.md").collect();
    let mut round = from;
    while until.map_or(round < from + rounds, |until| Instant::now() < until) {
        let mut seeded = Seeded(round);
        let mut files = sound.clone();
        let name = names[seeded.below(names.len())];
        files.insert(name.clone(), spoilt(&sound[name], &mut seeded));
        let begun = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| drafted(&files)));
        assert!(ended.is_ok(), "round {round} brought the program down: `{name}` was spoilt");
        assert!(begun.elapsed() < LONG, "round {round} took {:?}: `{name}` was spoilt", begun.elapsed());
        round += 1;
    }
    round - from
}

#[test]
fn whatever_the_bytes_of_a_folder_the_program_says_what_is_wrong() {
    go_on(0, 60, None);
}

#[test]
#[ignore = "named in .ci/long"]
fn an_hour_of_spoilt_folders() {
    let seconds = std::env::var("ANY_BYTES_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3600);
    let rounds = go_on(1_000_000, 0, Some(Instant::now() + Duration::from_secs(seconds)));
    println!("{rounds} folders were spoilt");
}
