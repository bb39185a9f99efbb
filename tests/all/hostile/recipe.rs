//! A recipe: a sound folder, what is done to it, the commands that are run then, and what they must say. One is a small TOML file
//! in `tests/hostile/`, whose README says how to write one.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::{Compression, write::GzEncoder};
use rust_xlsxwriter::Workbook;
use serde::Deserialize;

use crate::desk::{Desk, copy, fixture, root};

/// What `tests/hostile/README.md` explains, in its order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    #[serde(default)]
    pub base: Base,
    #[serde(default)]
    pub before: Vec<String>,
    pub run: Vec<String>,
    #[serde(default = "an_error")]
    pub code: i32,
    pub says: Vec<String>,
    #[serde(default)]
    pub never: Vec<String>,
    #[serde(default)]
    pub makes: Vec<String>,
    #[serde(default)]
    pub out: Option<String>,
    #[serde(default)]
    pub memory: Option<u64>,
    #[serde(default)]
    pub file_size: Option<u64>,
    #[serde(default)]
    pub threads: Option<u64>,
    #[serde(default)]
    pub nobody: bool,
    #[serde(flatten)]
    changes: Changes,
}

fn an_error() -> i32 {
    1
}

/// The sound thing that is spoilt.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    /// The sound folder of `tests/faults/`, as `report/`.
    #[default]
    Sound,
    /// The made-up county, as `report/`.
    Anyshire,
    /// A pack, `meeting/pack.toml`, of minutes and the sound folder, `meeting/sound/`.
    Pack,
    /// An empty place.
    Nothing,
}

/// By the name of a file from the spoilt folder.
type Named<T> = BTreeMap<String, T>;

/// What is done to the folder, in this order.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Changes {
    remove: Vec<String>,
    rename: Named<String>,
    copy: Named<String>,
    folder: Vec<String>,
    write: Named<String>,
    append: Named<String>,
    replace: Named<Vec<[String; 2]>>,
    encode: Named<String>,
    bytes: Named<String>,
    cut: Named<usize>,
    large: Named<Large>,
    workbook: Named<Vec<Vec<toml::Value>>>,
    zip: Named<Named<Large>>,
    link: Named<String>,
    pipe: Vec<String>,
    socket: Vec<String>,
    mode: Named<String>,
}

/// Text that is written out many times.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Large {
    first: String,
    text: String,
    times: usize,
    last: String,
}

impl Large {
    /// Writes it, and puts the number of the line for each `#`.
    fn write(&self, to: &mut dyn Write) {
        let mut put = |text: &str| to.write_all(text.as_bytes()).expect("written");
        put(&self.first);
        if self.text.contains('#') {
            (0..self.times).for_each(|nth| put(&self.text.replace('#', &nth.to_string())));
        } else {
            let some = (1 << 16) / self.text.len().max(1) + 1;
            let block = self.text.repeat(some);
            (0..self.times / some).for_each(|_| put(&block));
            put(&self.text.repeat(self.times % some));
        }
        put(&self.last);
    }
}

impl Base {
    /// What the names of changed files start from.
    fn folder(self) -> &'static str {
        match self {
            Base::Sound | Base::Anyshire => "report",
            Base::Pack => "meeting",
            Base::Nothing => "",
        }
    }

    pub fn lay_out(self, desk: &Desk) {
        let sound = root().join("tests/faults/sound");
        match self {
            Base::Sound => copy(&sound, &desk.at("report")),
            Base::Anyshire => copy(&fixture("anyshire"), &desk.at("report")),
            Base::Pack => {
                copy(&sound, &desk.at("meeting/sound"));
                desk.write("meeting/pack.toml", PACK);
                desk.write("meeting/minutes.md", "The minutes of the last meeting were agreed.\n");
            }
            Base::Nothing => {}
        }
    }
}

/// A meeting of two papers.
const PACK: &str = r#"committee = "Performance and Scrutiny Committee"
date = 2025-03-11
time = "2.00 pm"
place = "Council Chamber"
membership = ["Councillor A (Chair)", "Councillor B"]

[contact]
title = "Democratic Services Officer"
email = "democracy@anyshire.example"

[[item]]
number = 1
title = "Minutes"
text_file = "minutes.md"

[[item]]
number = 2
report = "sound"
"#;

impl Recipe {
    /// A place with the folder as it is before anything is done to it.
    pub fn laid_out(&self) -> Desk {
        let desk = Desk::of(&[]);
        self.base.lay_out(&desk);
        desk
    }

    /// Does to it what the recipe says.
    pub fn spoil(&self, desk: &Desk) {
        let at = |name: &str| {
            let path = desk.at(self.base.folder()).join(unescaped(name));
            fs::create_dir_all(path.parent().expect("in a folder")).expect("made");
            path
        };
        let changes = &self.changes;
        for name in &changes.remove {
            let path = at(name);
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("removed");
        }
        each(&changes.rename, at, |path, to| fs::rename(path, at(to)).expect("renamed"));
        each(&changes.copy, at, |path, from| {
            fs::copy(root().join(from), path).expect("copied");
        });
        changes.folder.iter().for_each(|name| fs::create_dir_all(at(name)).expect("made"));
        each(&changes.write, at, |path, text| written(path, text.as_bytes()));
        each(&changes.append, at, |path, more| {
            written(path, &[fs::read(path).expect("there"), more.clone().into()].concat());
        });
        each(&changes.replace, at, |path, pairs| replace(path, pairs));
        each(&changes.encode, at, |path, encoding| written(path, &encoded(path, encoding)));
        each(&changes.bytes, at, |path, hex| written(path, &from_hex(hex)));
        each(&changes.large, at, large);
        each(&changes.workbook, at, |path, rows| written(path, &workbook(rows)));
        each(&changes.zip, at, |path, parts| written(path, &zipped(parts)));
        each(&changes.cut, at, |path, length| written(path, &fs::read(path).expect("there")[..*length]));
        // What stands there goes.
        let free = |path: &Path| {
            let _ = fs::remove_file(path).or_else(|_| fs::remove_dir_all(path));
        };
        each(&changes.link, at, |path, to| {
            free(path);
            symlink(to, path).expect("a link");
        });
        for name in &changes.pipe {
            free(&at(name));
            assert!(Command::new("mkfifo").arg(at(name)).status().expect("mkfifo starts").success());
        }
        for name in &changes.socket {
            free(&at(name));
            drop(UnixListener::bind(at(name)).expect("a socket"));
        }
        each(&changes.mode, at, |path, mode| {
            let mode = u32::from_str_radix(mode, 8).expect("an octal number");
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
        });
    }
}

fn each<T>(changes: &Named<T>, at: impl Fn(&str) -> PathBuf, change: impl Fn(&Path, &T)) {
    changes.iter().for_each(|(name, one)| change(&at(name), one));
}

/// `%FF` of a name is that byte: a name need not be text.
fn unescaped(name: &str) -> OsString {
    let mut parts = name.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (byte, rest) = part.split_at(2);
        bytes.extend(from_hex(byte));
        bytes.extend(rest.as_bytes());
    }
    OsString::from_vec(bytes)
}

fn from_hex(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.chars().filter_map(|sign| sign.to_digit(16)).map(|digit| u8::try_from(digit).expect("small")).collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect()
}

/// What a name ending in `.gz` holds is compressed.
fn written(path: &Path, bytes: &[u8]) {
    if path.extension().is_some_and(|ending| ending == "gz") && !bytes.starts_with(&[0x1f, 0x8b]) {
        let mut gzipped = GzEncoder::new(File::create(path).expect("made"), Compression::fast());
        gzipped.write_all(bytes).expect("written");
        return drop(gzipped.finish().expect("written"));
    }
    fs::write(path, bytes).expect("written");
}

fn replace(path: &Path, pairs: &[[String; 2]]) {
    let mut text = fs::read_to_string(path).expect("text");
    for [from, to] in pairs {
        assert!(text.contains(from.as_str()), "{} holds {from:?}", path.display());
        text = text.replacen(from.as_str(), to, 1);
    }
    fs::write(path, text).expect("written");
}

fn encoded(path: &Path, encoding: &str) -> Vec<u8> {
    let text = fs::read_to_string(path).expect("text");
    let wide = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    match encoding {
        "utf-16 with a mark" => [vec![0xff, 0xfe], wide(u16::to_le_bytes)].concat(),
        "utf-16 without a mark" => wide(u16::to_le_bytes),
        "utf-16, high byte first" => [vec![0xfe, 0xff], wide(u16::to_be_bytes)].concat(),
        "utf-8 with a mark" => ["\u{feff}", &text].concat().into_bytes(),
        "old mac lines" => text.replace('\n', "\r").into_bytes(),
        "windows lines" => text.replace('\n', "\r\n").into_bytes(),
        "windows-1252" => text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b'\x92')).collect(),
        other => panic!("there is no encoding {other:?}"),
    }
}

fn large(path: &Path, large: &Large) {
    let file = File::create(path).expect("made");
    if path.extension().is_some_and(|ending| ending == "gz") {
        large.write(&mut GzEncoder::new(file, Compression::fast()));
    } else {
        large.write(&mut std::io::BufWriter::new(file));
    }
}

fn workbook(rows: &[Vec<toml::Value>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            let done = match cell {
                toml::Value::Integer(number) => sheet.write_number(row, column, *number as f64),
                toml::Value::Float(number) => sheet.write_number(row, column, *number),
                toml::Value::String(formula) if formula.starts_with('=') => {
                    sheet.write_formula(row, column, formula.as_str())
                }
                other => sheet.write_string(row, column, other.as_str().unwrap_or_default()),
            };
            done.expect("written");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn zipped(parts: &Named<Large>) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("begun");
        part.write(&mut archive);
    }
    archive.finish().expect("written").into_inner()
}
