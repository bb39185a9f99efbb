//! The files of a report folder, read in memory: a whole folder with one file spoilt, drafted and published.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::rc::Rc;

use image::{ImageFormat, RgbImage};
use scrutineer::{Diagnostic, Format, check, draft_files, layout, publish};

use crate::desk::{Seeded, files, fixture, root, told};

use super::packed::{gzipped, open_document, spoilt_gzip, spoilt_png, spoilt_snapshot, spoilt_workbook, workbook};
use super::pieces::Kind;
use super::rounds::{Met, Reader, Spoilt};
use super::spoil::spoilt;

pub type Files = BTreeMap<String, Vec<u8>>;

/// Some files of a folder, by how their names end.
pub struct InMemory {
    name: &'static str,
    files: Rc<Files>,
    /// The names of those that are spoilt.
    of: Vec<String>,
}

impl InMemory {
    fn of(name: &'static str, files: &Rc<Files>, fits: impl Fn(&str) -> bool) -> Box<dyn Reader> {
        let of: Vec<String> = files.keys().filter(|name| fits(name)).cloned().collect();
        assert!(!of.is_empty(), "{name}");
        Box::new(InMemory { name, files: files.clone(), of })
    }
}

/// A reader for each kind of file.
pub fn readers() -> Vec<Box<dyn Reader>> {
    let county = Rc::new(county());
    is_sound(&county);
    let ends = |ending: &'static str| move |name: &str| name.ends_with(ending);
    let mut readers = vec![
        InMemory::of("toml", &county, ends(".toml")),
        InMemory::of("rules", &county, ends(".rhai")),
        InMemory::of("tables", &county, |name| name.ends_with(".csv") || name.ends_with(".tsv")),
        InMemory::of("packed-tables", &county, ends(".gz")),
        InMemory::of("workbooks", &county, ends(".xlsx")),
        InMemory::of("open-documents", &county, ends(".ods")),
        InMemory::of("approved-texts", &county, ends(".snap")),
    ];
    let published = Rc::new(published());
    is_sound(&published);
    readers.push(InMemory::of("published-tables", &published, |name| name.ends_with(".csv") || name == "report.toml"));
    readers.push(InMemory::of("published-tables-packed", &published, ends(".gz")));
    for (name, crest, bytes) in crests() {
        let folder = Rc::new(dressed(crest, bytes));
        is_sound(&folder);
        readers.push(InMemory::of(name, &folder, |name| name.starts_with("assets/crest")));
    }
    let folder = Rc::new(dressed("crest.svg", crest_svg()));
    readers.push(InMemory::of("fonts", &folder, ends(".ttf")));
    readers
}

/// That what is spoilt was sound.
fn is_sound(folder: &Files) {
    let told = told(folder.clone());
    let faults: Vec<&Diagnostic> = told.iter().filter(|one| one.is_error()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(read(folder), Ok(Met::Taken));
}

impl Reader for InMemory {
    fn name(&self) -> &'static str {
        self.name
    }

    fn spoilt(&self, seeded: &mut Seeded) -> Spoilt {
        let name = &self.of[seeded.below(self.of.len())];
        let bytes = spoilt_file(name, &self.files[name], seeded);
        Spoilt { name: name.clone(), bytes, choice: 0 }
    }

    fn read(&self, spoilt: &Spoilt) -> Result<Met, String> {
        let mut files = (*self.files).clone();
        files.insert(spoilt.name.clone(), spoilt.bytes.clone());
        read(&files)
    }
}

/// A file of a folder, spoilt as its kind can be.
pub fn spoilt_file(name: &str, bytes: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    match ending {
        "xlsx" | "ods" => spoilt_workbook(bytes, seeded),
        "gz" => spoilt_gzip(bytes, seeded),
        "png" => spoilt_png(bytes, seeded),
        "snap" => spoilt_snapshot(name, bytes, seeded),
        "toml" => spoilt(bytes, Kind::Toml, seeded),
        "rhai" => spoilt(bytes, Kind::Rules, seeded),
        "csv" | "tsv" => spoilt(bytes, Kind::Table, seeded),
        "svg" => spoilt(bytes, Kind::Svg, seeded),
        "typ" => spoilt(bytes, Kind::Typst, seeded),
        "json" => spoilt(bytes, Kind::Json, seeded),
        _ => spoilt(bytes, Kind::Binary, seeded),
    }
}

/// A folder drafted, and published where it still gives a report.
fn read(files: &Files) -> Result<Met, String> {
    let files = files.iter().map(|(name, bytes)| (name.clone(), bytes.clone()));
    let (folder, draft) = match draft_files(files) {
        Ok(drafted) => drafted,
        Err(error) => return in_plain_words(error.diagnostics()).map(|()| Met::Refused),
    };
    in_plain_words(&check(&folder))?;
    let Ok(draft) = draft.sound() else { return Ok(Met::Refused) };
    for format in [Format::Text, Format::Html, Format::Json] {
        match publish(&draft.report, format, &layout(&folder)) {
            Ok(made) if !made.value.is_empty() => {}
            Ok(_) => return Err(format!("a sound draft gives an empty {}", format.name())),
            Err(error) => return Err(format!("a sound draft cannot be published as {}: {error}", format.name())),
        }
    }
    Ok(Met::Taken)
}

/// No message has the words of a library or blames the program.
fn in_plain_words(told: &[Diagnostic]) -> Result<(), String> {
    const NEVER: [&str; 4] = ["panicked at", "os error", "please report", "fault of the program"];
    let strange = told.iter().find(|one| NEVER.iter().any(|never| one.message.contains(never)));
    strange.map_or(Ok(()), |one| Err(format!("it says: {}", one.message)))
}

/// The files of the made-up county, with workbooks and a packed table beside them, and the approved text of the quarter before.
fn county() -> Files {
    let mut files = files(&fixture("anyshire"));
    files.remove("README.md");
    files.insert("data/more.xlsx".into(), workbook());
    files.insert("data/still-more.ods".into(), open_document());
    let early = "indicator\tarea\tperiod\tvalue\nassessments\tAnyshire\tquarter 1 2017/18\t87.5\n";
    files.insert("data/early.tsv".into(), early.into());
    let national = files.remove("data/national.csv").expect("the national table");
    files.insert("data/national.csv.gz".into(), gzipped(&national));
    replace(&mut files, "report.toml", "data/national.csv", "data/national.csv.gz");
    for name in ["decisions.snap", "findings.snap"] {
        let text = String::from_utf8(files[&format!("expected/2024-25-q3/{name}")].clone()).expect("text");
        let before = text.replacen("quarter 3 2024/25\"", "quarter 2 2024/25\"", 1);
        assert!(before != text, "{name} says of which quarter it is");
        files.insert(format!("expected/2024-25-q2/{name}"), before.into_bytes());
    }
    files
}

/// A folder whose figures are in two published tables, with the neighbours of its area.
fn published() -> Files {
    let case = root().join("tests/faults/unknown-measure-filter");
    let read = |name: &str| String::from_utf8(std::fs::read(case.join(name)).expect("a file")).expect("text");
    let mut files = Files::new();
    let table = read("data/published.csv");
    files.insert("data/published.csv.gz".into(), gzipped(table.as_bytes()));
    files.insert("data/plain.csv".into(), b"Year,Council,Done\n2024/25,Anyshire,4.5\n2024/25,Beckshire,5\n".to_vec());
    files.insert(
        "data/sn.csv".into(),
        b"old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n101,Anyshire,102,Close,103,Close\n".to_vec(),
    );
    let report = read("report.toml").replace("Persons", "Total").replace("published.csv", "published.csv.gz");
    let more = "[national]\nneighbours = \"data/sn.csv\"\n\n[[source]]\nfile = \"data/plain.csv\"\narea = \"Council\"\nperiod = \"Year\"\n\
                measures = [{ indicator = \"done\", value = \"Done\" }]\n\n[[section]]";
    files.insert("report.toml".into(), report.replace("[[section]]", more).into_bytes());
    let done = "\n[done]\nname = \"plans done\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"annual\"\n";
    files.insert("indicators.toml".into(), (read("indicators.toml") + done).into_bytes());
    files
}

fn replace(files: &mut Files, name: &str, from: &str, to: &str) {
    let file = files.get_mut(name).expect("a file");
    let text = String::from_utf8(std::mem::take(file)).expect("text");
    assert!(text.contains(from), "{name} holds {from}");
    *file = text.replacen(from, to, 1).into_bytes();
}

/// The sound folder of `tests/faults/` with a look of its own.
pub fn dressed(crest: &str, bytes: Vec<u8>) -> Files {
    let mut dressed = Files::new();
    for name in ["report.toml", "indicators.toml", "data/observations.csv"] {
        dressed.insert(name.into(), std::fs::read(root().join("tests/faults/sound").join(name)).expect("a file"));
    }
    for name in ["Council-Regular.ttf", "Council-Bold.ttf"] {
        let font = root().join("tests/faults/missing-glyph-own-font/assets").join(name);
        dressed.insert(format!("assets/{name}"), std::fs::read(font).expect("a font"));
    }
    dressed.insert(format!("assets/{crest}"), bytes);
    let look = format!(
        "\n[look]\nstyle = \"briefing\"\ncolour = \"#1d4f42\"\ncrest = \"assets/{crest}\"\n\
         crest_alternative = \"The crest\"\nfont = \"assets/Council-Regular.ttf\"\nfont_bold = \"assets/Council-Bold.ttf\"\n"
    );
    dressed.get_mut("report.toml").expect("a report").extend(look.bytes());
    dressed
}

/// The crest of the made-up county.
pub fn crest_svg() -> Vec<u8> {
    std::fs::read(fixture("anyshire/assets/crest.svg")).expect("a crest")
}

/// A crest of each kind, by the name of its reader and its own.
fn crests() -> [(&'static str, &'static str, Vec<u8>); 3] {
    let dots = |format| {
        let mut bytes = Cursor::new(Vec::new());
        let picture = RgbImage::from_fn(48, 40, |x, y| image::Rgb([x as u8, y as u8, (x * y) as u8]));
        picture.write_to(&mut bytes, format).expect("in memory");
        bytes.into_inner()
    };
    [
        ("crests-svg", "crest.svg", crest_svg()),
        ("crests-png", "crest.png", dots(ImageFormat::Png)),
        ("crests-jpeg", "crest.jpg", dots(ImageFormat::Jpeg)),
    ]
}
