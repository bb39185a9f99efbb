//! `test` over many folders beside drafting them to text, as ratios of one run.
//!
//! `cargo bench --no-default-features --bench test` makes up 20 folders of 40 indicators, approves them, and goes through
//! them by turns in one process: drafted to text, which is 1; held against what was approved, with nothing changed; and with
//! one figure changed in each. The median of the rounds is printed, and nothing fails.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use scrutineer::diff::{approve, approved, differences};
use scrutineer::{Folder, Format, draft, layout, publish};

const FOLDERS: usize = 20;
const INDICATORS: usize = 40;
const QUARTERS: usize = 16;
const ROUNDS: usize = 7;

fn main() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let folder = |set: &str, nth: usize| desk.path().join(format!("{set}-{nth}"));
    for nth in 0..FOLDERS {
        for set in ["same", "moved"] {
            make(&folder(set, nth), nth, false);
            let opened = open(&folder(set, nth));
            let edition = draft(&opened).sound().expect("the folders have no faults").snapshot();
            approve(&folder(set, nth), &opened, &edition, &[], None).expect("a temporary folder can be written");
        }
        make(&folder("moved", nth), nth, true);
    }
    let each = |set: &str, work: &dyn Fn(&Path)| {
        let began = Instant::now();
        (0..FOLDERS).for_each(|nth| work(&folder(set, nth)));
        began.elapsed().as_secs_f64()
    };
    let mut rows: [(&str, Vec<f64>); 3] = [
        ("drafted to text", Vec::new()),
        ("tested, as approved", Vec::new()),
        ("tested, one figure changed in each", Vec::new()),
    ];
    for _ in 0..ROUNDS {
        rows[0].1.push(each("same", &|dir| drop(text(dir))));
        rows[1].1.push(each("same", &|dir| assert!(!differs(dir), "{} is as approved", dir.display())));
        rows[2].1.push(each("moved", &|dir| assert!(differs(dir), "{} differs", dir.display())));
    }
    println!(
        "{FOLDERS} folders of {INDICATORS} indicators, {QUARTERS} quarters each; median of {ROUNDS} rounds by turns"
    );
    println!("{:<36} {:>8} {:>7}", "", "ms", "ratio");
    let plain = median(&rows[0].1);
    for (words, seconds) in &rows {
        println!("{words:<36} {:>8.0} {:>7.2}", median(seconds) * 1000.0, median(seconds) / plain);
    }
}

fn median(seconds: &[f64]) -> f64 {
    let mut sorted = seconds.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn open(dir: &Path) -> Folder {
    let (folder, told) = Folder::open(dir);
    assert!(!told.iter().any(|told| told.is_error()), "{told:#?}");
    folder.expect("a folder without faults is a report")
}

/// What `build --format text` does.
fn text(dir: &Path) -> Vec<u8> {
    let folder = open(dir);
    let report = draft(&folder).sound().expect("no errors").report;
    publish(&report, Format::Text, &layout(&folder)).expect("text needs no layout").value
}

/// What `test` does.
fn differs(dir: &Path) -> bool {
    let folder = open(dir);
    let edition = draft(&folder).sound().expect("no faults").snapshot();
    let earlier = approved(dir, &folder).expect("approved before");
    differences(&earlier, &edition, &folder).any()
}

/// A folder of percentages with their counts, a comparator and a target each.
fn make(dir: &Path, seed: usize, moved: bool) {
    let mut catalogue = String::new();
    let mut rows = String::from("indicator,area,period,value,numerator,denominator,status,stated,note\n");
    let mut beside = String::from("indicator,comparator,period,value,quartile,stated,note\n");
    let mut paragraphs = String::new();
    for nth in 0..INDICATORS {
        let id = format!("measure_{nth}");
        let good = if nth % 3 == 0 { "low" } else { "high" };
        write!(
            catalogue,
            "[{id}]\nname = \"cases of kind {nth} seen on time\"\nunit = \"percent\"\nnoun = [\"case\", \"cases\"]\ngood = \"{good}\"\ndecimals = 1\ntarget = 90\n\n"
        )
        .expect("text");
        for quarter in 0..QUARTERS {
            // Deterministic and uneven: no two series alike.
            let of = 400 + (seed * 31 + nth * 17) % 300;
            let mut count = of * (70 + (nth * 7 + quarter * 5 + seed * 3) % 23) / 100;
            count += usize::from(moved && nth == 0 && quarter == QUARTERS - 1);
            let (year, number) = (2021 + quarter / 4, quarter % 4 + 1);
            let value = 100.0 * count as f64 / of as f64;
            writeln!(rows, "{id},Anyshire,quarter {number} {year}/{:02},{value:.1},{count},{of},,,", (year + 1) % 100)
                .expect("text");
        }
        writeln!(beside, "{id},statistical neighbours,quarter 4 2024/25,{},,,", 75 + nth % 20).expect("text");
        writeln!(paragraphs, "  {{ indicators = [\"{id}\"] }},").expect("text");
    }
    let report = format!(
        "title = \"{{Period}} performance report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-06-03\narea = \"Anyshire\"\nperiod = \"quarter 4 2024/25\"\n\n\
         [[section]]\nheading = \"Overview\"\nparagraphs = [{{ overview = \"change\" }}]\n\n[[section]]\nheading = \"Measures\"\nparagraphs = [\n{paragraphs}]\n"
    );
    fs::create_dir_all(dir.join("data")).expect("a temporary folder can be written");
    for (name, text) in [
        ("report.toml", report),
        ("indicators.toml", catalogue),
        ("data/observations.csv", rows),
        ("data/benchmarks.csv", beside),
    ] {
        fs::write(dir.join(name), text).expect("a temporary folder can be written");
    }
}
