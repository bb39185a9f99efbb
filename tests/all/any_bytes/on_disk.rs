//! What the verbs read on the disk: a folder or a pack with one file spoilt, the real program run over it, and every file of
//! the folder where it was.

use std::fs;
use std::rc::Rc;

use lopdf::Document;

use crate::desk::{Desk, Seeded, files, fixture, root};
use crate::workbooks::{Edition, TWELVE};

use super::in_memory::{crest_svg, dressed, spoilt_file};
use super::inside_pdf::Sound;
use super::packed::{gzipped, workbook};
use super::pieces::Kind;
use super::process::run;
use super::rounds::{Met, Reader, Spoilt};
use super::spoil::spoilt;

/// A verb with what is typed after it.
type Verb = &'static [&'static str];

/// Files of a folder on the disk, and the verbs that read them.
pub struct OnDisk {
    name: &'static str,
    desk: Rc<Desk>,
    /// By their names from the desk.
    of: Vec<String>,
    verbs: &'static [Verb],
}

/// What reads the approved texts of a folder, and what the program itself made of it.
const COMPARING: &[Verb] = &[
    &["test", "report"],
    &["test", "report", "--format", "json"],
    &["diff", "report", "other"],
    &["diff", "report", "other", "--format", "json"],
    &["check", "report"],
    &["explain", "report"],
    &["build", "report", "--force", "--format", "html", "-o", "made.html"],
];

const MAKING: &[Verb] = &[&["build", "report", "--force", "-o", "made.pdf"], &["build", "report", "--format", "text"]];

const LAYING_OUT: &[Verb] = &[&["check", "report"], &["build", "report", "--force", "-o", "made.pdf"]];

const DRESSING: &[Verb] = &[
    &["build", "report", "--force", "-o", "made.pdf"],
    &["build", "report", "--force", "--format", "docx", "-o", "made.docx"],
    &["build", "report", "--force", "--format", "proof", "-o", "proof.pdf"],
];

const READING: &[Verb] = &[
    &["explain", "report", "--all"],
    &["coverage", "report"],
    &["check", "report", "--owing"],
    &["check", "report", "--format", "json"],
    &["national", "report"],
    &["national", "report", "--all"],
    &["test", "report"],
    &["roll", "report", "quarter 4 2024/25"],
];

const PACKING: &[Verb] = &[
    &["check", "pack.toml"],
    &["pack", "pack.toml", "--force", "--format", "text", "-o", "pack.txt"],
    &["pack", "pack.toml", "--force", "--part", "B", "--format", "html", "-o", "pack.html"],
    &["pack", "pack.toml", "--force", "-o", "pack.pdf"],
];

const IMPORTING: &[Verb] = &[
    &["check", "report"],
    &["import", "report/data/scorecard.xlsx", "--into", "report", "--dry-run"],
    &["import", "report/data/packed.csv.gz", "--into", "report", "--dry-run"],
    &["import", "report/data/kpis.csv", "--into", "report", "--dry-run", "--format", "json"],
    &["import", "report/data/housing.ods", "--into", "report", "--dry-run"],
    &["import", "report/data/published.csv", "--into", "report", "--dry-run"],
    &["import", "report/data/sn.csv", "--into", "report", "--dry-run"],
    &["build", "report", "--force", "--format", "text", "-o", "made.txt"],
];

const FOREIGN: &[Verb] = &[
    &["pack", "foreign.toml", "--force", "-o", "pack.pdf"],
    &["pack", "foreign.toml", "--force", "--format", "html", "-o", "pack.html"],
    &["pack", "foreign.toml", "--force", "--format", "docx", "-o", "pack.docx"],
];

/// A reader for what each group of verbs reads.
pub fn readers() -> Vec<Box<dyn Reader>> {
    let [desk, county, own] = [desk(), Desk::report("anyshire"), own()].map(Rc::new);
    let from = |desk: &Rc<Desk>, name, verbs, fits: &dyn Fn(&str) -> bool| -> Box<dyn Reader> {
        let desk = desk.clone();
        let of: Vec<String> = files(&desk.at("")).into_keys().filter(|name| fits(name)).collect();
        assert!(!of.is_empty(), "{name}");
        Box::new(OnDisk { name, desk, of, verbs })
    };
    let of = |name, verbs, fits: &dyn Fn(&str) -> bool| from(&desk, name, verbs, fits);
    vec![
        of("test-and-diff", COMPARING, &|name| name.starts_with("report/expected/")),
        of("what-was-made", MAKING, &|name| name.starts_with("report/build/") || name == "report/secret.key"),
        of("layouts", LAYING_OUT, &|name| name.starts_with("report/layouts/")),
        of("looks-in-print", DRESSING, &|name| name.starts_with("report/assets/")),
        from(&county, "other-verbs", READING, &|name| !name.ends_with("README.md")),
        from(&own, "workbooks-of-their-own", IMPORTING, &|name| {
            name.starts_with("report/data/") || name.ends_with("report.toml")
        }),
        of("packs-of-pdfs", FOREIGN, &|name| name == "papers/partners.pdf"),
        of("packs", PACKING, &|name| {
            name == "pack.toml" || name.ends_with(".md") || name.ends_with("observations.csv")
        }),
        Box::new(Verified::new()),
    ]
}

/// A place with a folder that has everything, its twin, and a pack of it.
fn desk() -> Desk {
    let desk = Desk::of(&[]);
    for (name, bytes) in dressed("crest.svg", crest_svg()) {
        desk.put(&format!("report/{name}"), &bytes);
    }
    let report = desk.read("report/report.toml");
    desk.write("report/report.toml", &report.replacen("period =", "layout = \"layouts/our.typ\"\nperiod =", 1));
    desk.write("report/layouts/our.typ", LAYOUT);
    desk.write("report/rules/house.rhai", &fs::read_to_string(fixture("anyshire/rules/house.rhai")).expect("rules"));
    desk.put("report/data/more.xlsx", &workbook());
    let text = fs::read(fixture("pack-2020-03/minutes.md")).expect("minutes");
    desk.put("papers/minutes.md", &text);
    desk.write("pack.toml", PACK);
    let (head, _) = PACK.split_once("[[item]]").expect("items");
    let paper = "[[item]]\nnumber = 1\ntitle = \"A paper from elsewhere\"\npdf = \"papers/partners.pdf\"\n";
    desk.write("foreign.toml", &format!("{head}{paper}"));
    desk.put("papers/partners.pdf", &fs::read(fixture("pack-2020-03/partners.pdf")).expect("a PDF"));
    // What is read later is what the program itself has written.
    for verb in [&["secret", "report"][..], &["test", "--accept", "report"], &["build", "report"]] {
        let ended = run(&desk.at(""), verb, b"");
        assert!(ended.code == Some(0) || verb[0] == "secret", "{verb:?}: {}", ended.err);
    }
    for (name, bytes) in files(&desk.at("report")) {
        desk.put(&format!("other/{name}"), &bytes);
    }
    desk
}

/// A folder that reads three workbooks as a council keeps them.
fn own() -> Desk {
    let desk = Desk::of(&[]);
    let [scorecard, kpis, housing] = [0, 10, 9].map(|nth| TWELVE[nth](Edition::Now).bytes);
    for (name, bytes) in [("scorecard.xlsx", scorecard), ("kpis.csv", kpis), ("housing.ods", housing)] {
        desk.put(name, &bytes);
    }
    let words =
        ["--area", "Anyshire", "--committee", "Scrutiny Committee", "--date", "2025-03-04", "--period", "Q3 2024/25"];
    let new = [&["new", "report", "--from", "scorecard.xlsx"], &words[..]].concat();
    desk.put(
        "packed.csv.gz",
        &gzipped(b"Measure,Q2 2024/25,Q3 2024/25\nLoans of books,512,640\nVisits to parks,[x],1204\n"),
    );
    let packed = ["import", "packed.csv.gz", "--into", "report"];
    for verb in
        [&new[..], &packed, &["import", "kpis.csv", "--into", "report"], &["import", "housing.ods", "--into", "report"]]
    {
        let ended = run(&desk.at(""), verb, b"");
        assert_eq!(ended.code, Some(0), "{verb:?}: {}", ended.err);
    }
    let published = fs::read(root().join("tests/faults/unknown-measure-filter/data/published.csv")).expect("a table");
    desk.put("published.csv", &published);
    desk.put("sn.csv", b"old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n101,Anyshire,102,Close,103,Close\n");
    for verb in [&["import", "published.csv", "--into", "report"][..], &["import", "sn.csv", "--into", "report"]] {
        let ended = run(&desk.at(""), verb, b"");
        assert_eq!(ended.code, Some(0), "{verb:?}: {}", ended.err);
    }
    desk
}

const LAYOUT: &str = r#"#let report = json(sys.inputs.report)
#set document(title: report.title)
#set page(paper: "a4", numbering: "1")
#set text(lang: "en")
#title()
#for section in report.at("sections", default: ()) [= #section.heading]
#table(columns: 2, table.header([One], [2]), [Two], [4])
"#;

const PACK: &str = r#"committee = "Scrutiny Committee"
date = 2025-06-03
time = "2.00 pm"
place = "Council Chamber"
membership = ["Councillor A (Chair)", "Councillor B"]

[contact]
title = "Democratic Services Officer"
email = "democracy@anyshire.example"

[[item]]
number = 1
title = "Minutes of the meeting held on 21 January 2025"
text_file = "papers/minutes.md"

[[item]]
number = 2
title = "Declarations of interest"
agenda_only = true

[[item]]
number = 3
report = "other"

[[item]]
number = 4
title = "Dates of meetings"
text = "Meetings of the Committee are at 2.00 pm on 2 June and 1 September."

[[item]]
number = 5
title = "Bids"
part = "B"
exempt = 3
text = "The bids are being considered."
"#;

impl Reader for OnDisk {
    fn name(&self) -> &'static str {
        self.name
    }

    fn spoilt(&self, seeded: &mut Seeded) -> Spoilt {
        let name = &self.of[seeded.below(self.of.len())];
        let bytes = fs::read(self.desk.at(name)).expect("a sound file");
        let bytes = match name.strip_prefix("report/") {
            // The seal of an approved text is of its name from the folder.
            Some(within) => spoilt_file(within, &bytes, seeded),
            None if name.ends_with(".pdf") => Sound::of(bytes).spoilt(seeded),
            None => spoilt_file(name, &bytes, seeded),
        };
        Spoilt { name: name.clone(), bytes, choice: seeded.below(self.verbs.len()) }
    }

    fn read(&self, spoilt: &Spoilt) -> Result<Met, String> {
        let sound = files(&self.desk.at(""));
        fs::write(self.desk.at(&spoilt.name), &spoilt.bytes).expect("written");
        let verb = self.verbs[spoilt.choice];
        let met = run(&self.desk.at(""), verb, b"").of_a_verb().map_err(|why| format!("{verb:?}: {why}"));
        let now = files(&self.desk.at(""));
        let is_made = |name: &str| name.contains("build/") || name.starts_with("made.") || name.starts_with("pack.");
        let is_lost = |(name, bytes): &(&String, &Vec<u8>)| {
            **name != spoilt.name && !is_made(name) && now.get(*name) != Some(*bytes)
        };
        let lost = sound.iter().find(is_lost).map(|(name, _)| format!("{verb:?} has lost or altered `{name}`"));
        // As it was, for the next round.
        for name in now.keys().filter(|name| !sound.contains_key(*name)) {
            fs::remove_file(self.desk.at(name)).expect("removed");
            // With the folders that were made for it.
            let mut folder = self.desk.at(name);
            while folder.pop() && fs::remove_dir(&folder).is_ok() {}
        }
        for (name, bytes) in sound.iter().filter(|(name, bytes)| now.get(*name) != Some(*bytes)) {
            self.desk.put(name, bytes);
        }
        lost.map_or(met, Err)
    }
}

/// `verify` of a report whose pages, record or attachments were spoilt.
struct Verified {
    desk: Desk,
    sound: Sound,
}

impl Verified {
    fn new() -> Verified {
        let desk = Desk::sound(&[]);
        let built = run(&desk.at(""), &["build", "report", "-o", "report.pdf"], b"");
        assert_eq!(built.code, Some(0), "{}", built.err);
        let sound = Sound::of(fs::read(desk.at("report.pdf")).expect("built"));
        Verified { desk, sound }
    }
}

impl Reader for Verified {
    fn name(&self) -> &'static str {
        "verify"
    }

    fn spoilt(&self, seeded: &mut Seeded) -> Spoilt {
        let bytes = if seeded.below(2) == 0 { self.sound.spoilt(seeded) } else { record_spoilt(&self.desk, seeded) };
        Spoilt { name: "report.pdf".to_owned(), bytes, choice: 0 }
    }

    fn read(&self, spoilt: &Spoilt) -> Result<Met, String> {
        fs::write(self.desk.at("spoilt.pdf"), &spoilt.bytes).expect("written");
        run(&self.desk.at(""), &["verify", "spoilt.pdf", "report"], b"").of_a_verb()
    }
}

/// The report with what it carries spoilt and nothing else.
fn record_spoilt(desk: &Desk, seeded: &mut Seeded) -> Vec<u8> {
    let mut document = Document::load(desk.at("report.pdf")).expect("another program can read it");
    let carried = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()).filter(|stream| {
        stream.dict.get(b"Type").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"EmbeddedFile")
    });
    let mut carried: Vec<_> = carried.collect();
    let nth = seeded.below(carried.len());
    let plain = carried[nth].decompressed_content().unwrap_or_else(|_| carried[nth].content.clone());
    let kind = if plain.first() == Some(&b'{') { Kind::Json } else { Kind::Table };
    carried[nth].set_plain_content(spoilt(&plain, kind, seeded));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("in memory");
    bytes
}
