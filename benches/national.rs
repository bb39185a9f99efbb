//! Reading a whole national table and ranking an authority in every measure of it, beside a plain `csv` read of the same file.
//!
//! `cargo bench --no-default-features --bench national` makes up a table of the department's shape (641,070 rows, 434 measures,
//! 170 areas, gzipped) and reads it three ways, each in a process of its own so that its memory is its own. The plain read
//! unpacks the file and goes through its records; it is 1. Ratios are printed, and nothing fails.

mod alone;

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use scrutineer::Folder;
use scrutineer::nation::{positions, read_nations};

use alone::{Numbers, plain_read, run};

const MEASURES: usize = 434;
const ROWS: usize = 641_070;
const AUTHORITIES: usize = 158;
const REGIONS: [&str; 11] = [
    "North East",
    "North West",
    "Yorkshire and the Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "South East",
    "South West",
    "London (Inner)",
    "London (Outer)",
    "London",
];
/// The best of so many runs of each.
const RUNS: usize = 5;

fn main() {
    if let Some((which, folder)) = alone::asked() {
        return alone::measured(|| child(&which, &folder));
    }
    let desk = tempfile::tempdir().expect("a temporary folder");
    let table = make_folder(desk.path());
    println!("{ROWS} rows of {MEASURES} measures and {} areas, {} KB gzipped", areas().len(), table / 1024);
    println!("{:<44} {:>9} {:>7} {:>10}", "", "ms", "ratio", "peak MiB");
    let mut plain = None;
    for (which, words) in [
        ("plain", "plain read of every record by `csv`"),
        ("nation", "read, and rank one authority in every measure"),
        ("linked", "a report's folder with four measures linked"),
        ("plain-published", "plain read of a published table by `csv`"),
        ("published", "a report's folder with that table as its source"),
    ] {
        let Some((seconds, peak)) = best(which, desk.path()) else {
            println!("{words:<44} skipped: it did not succeed");
            continue;
        };
        if which.starts_with("plain") {
            plain = Some(seconds);
        }
        let plain = plain.unwrap_or(seconds);
        println!("{words:<44} {:>9.0} {:>7.2} {:>10.1}", seconds * 1000.0, seconds / plain, peak / 1024.0);
    }
}

/// Seconds and peak memory in KiB of the fastest of some runs, each a process of its own.
fn best(which: &str, folder: &Path) -> Option<(f64, f64)> {
    (0..RUNS).filter_map(|_| run(which, folder)).min_by(|(a, _), (b, _)| a.total_cmp(b))
}

fn child(which: &str, folder: &Path) -> usize {
    match which {
        "plain" | "plain-published" => {
            let name = if which == "plain" { "data/national.csv.gz" } else { "published/data/table.csv.gz" };
            let file = BufReader::new(File::open(folder.join(name)).expect("the table"));
            plain_read(csv::Reader::from_reader(flate2::bufread::MultiGzDecoder::new(file)))
        }
        "nation" => {
            let nations = read_nations(folder).expect("the table is sound").value;
            let nation = &nations[0];
            positions(&nation.national, nation.own).iter().filter(|position| position.band.is_some()).count()
        }
        _ => {
            let folder = if which == "published" { &folder.join("published") } else { folder };
            let (folder, told) = Folder::open(folder);
            assert!(told.is_empty(), "{told:#?}");
            folder.expect("a report").indicators().len()
        }
    }
}

/// Name, code and region: authorities, then what they lie in.
fn areas() -> Vec<(String, usize, &'static str)> {
    let authority = |nth: usize| (format!("Authority {nth}"), 201 + nth, REGIONS[nth % 10]);
    let region = |(nth, name): (usize, &&'static str)| ((*name).to_owned(), 980 + nth, "NA");
    let wholes = REGIONS.iter().enumerate().map(region).chain([("England".to_owned(), 970, "NA")]);
    (0..AUTHORITIES).map(authority).chain(wholes).collect()
}

/// A report folder with the table in it. Gives the size of the table, packed.
fn make_folder(folder: &Path) -> u64 {
    let write = |name: &str, text: &str| {
        let path: PathBuf = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    };
    write("report.toml", REPORT);
    write("indicators.toml", &(0..4).map(indicator).collect::<String>());
    let own: String = (0..4).map(|nth| format!("one{nth},quarter 3 2024/25,{}\n", 90 + nth)).collect();
    write("data/observations.csv", &format!("indicator,period,value\n{own}"));
    let listed = |nth: usize| format!("M{nth:03},{},%\n", if nth.is_multiple_of(3) { "Low" } else { "High" });
    write(
        "data/measures.csv",
        &format!("measure,polarity,unit_label\n{}", (0..MEASURES).map(listed).collect::<String>()),
    );
    let neighbour = |nth: usize| format!("201,{nth},{}\n", 201 + nth);
    let neighbours: String = (1..=10).map(neighbour).collect();
    write("data/neighbours.csv", &format!("area_code,rank,neighbour_code\n{neighbours}"));
    let path = folder.join("data/national.csv.gz");
    let packed = flate2::write::GzEncoder::new(File::create(&path).expect("the table"), flate2::Compression::default());
    let mut packed = std::io::BufWriter::new(packed);
    packed.write_all(table().as_bytes()).expect("written");
    packed.into_inner().expect("written").finish().expect("packed");
    publish(&folder.join("published"));
    path.metadata().map_or(0, |about| about.len())
}

/// A folder whose source is a published table of as many rows, with four columns of figures.
fn publish(folder: &Path) {
    std::fs::create_dir_all(folder.join("data")).expect("a folder");
    let report = REPORT.split("[national]").next().expect("the beginning");
    let measure =
        |nth: usize| format!("  {{ indicator = \"one{nth}\", value = \"m{nth}\", where = {{ sex = \"Total\" }} }},\n");
    let measures: String = (0..4).map(measure).collect();
    let section = REPORT.split("[[section]]").nth(1).expect("a section");
    let source = format!("[[source]]\nfile = \"data/table.csv.gz\"\nmeasures = [\n{measures}]\n");
    std::fs::write(folder.join("report.toml"), format!("{report}{source}\n[[section]]{section}")).expect("written");
    let catalogue: String = (0..4).map(indicator).collect();
    let catalogue: String = catalogue
        .lines()
        .filter(|line| !line.starts_with("national"))
        .fold(String::new(), |text, line| text + line + "\n");
    std::fs::write(folder.join("indicators.toml"), catalogue).expect("written");
    let table = File::create(folder.join("data/table.csv.gz")).expect("the table");
    let mut packed = std::io::BufWriter::new(flate2::write::GzEncoder::new(table, flate2::Compression::default()));
    let mut numbers = Numbers(20_251_129);
    let mut text = String::from(
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,sex,m0,m1,m2,m3\n",
    );
    for row in 0..ROWS {
        let (area, of) = (row % AUTHORITIES, row / AUTHORITIES);
        let (year, sex) = (2000 + of % 24, of / 24);
        let sex = if sex == 0 { "Total".to_owned() } else { format!("Group {sex}") };
        let _ = write!(
            text,
            "{year}{:02},Financial year,Local authority,E92000001,England,E12000004,East Midlands,{},E10{area:06},Authority {area},{sex}",
            (year + 1) % 100,
            201 + area
        );
        for _ in 0..4 {
            let _ = write!(text, ",{}.{}", numbers.below(100), numbers.below(10));
        }
        text.push('\n');
    }
    packed.write_all(text.as_bytes()).expect("written");
    packed.into_inner().expect("written").finish().expect("packed");
}

fn table() -> String {
    let areas = areas();
    let years = ROWS / areas.len();
    let mut numbers = Numbers(20_241_124);
    let mut text = String::from("measure,area,area_code,region,period,value\n");
    for column in 0..years {
        let (measure, year) = (column % MEASURES, 2016 + column / MEASURES);
        for (name, code, region) in &areas {
            let _ = write!(text, "M{measure:03},{name},{code},{region},{year},");
            let (whole, tenths) = (numbers.below(100), numbers.below(10));
            let _ = match numbers.below(20) {
                // Suppressed or not available.
                0..3 => writeln!(text, "-"),
                // What a spreadsheet makes of 37.4 in its file.
                3..5 => writeln!(text, "{whole}.{tenths}9999999999999{}", 10 + numbers.below(90)),
                _ => writeln!(text, "{whole}.{tenths}"),
            };
        }
    }
    text
}

fn indicator(nth: usize) -> String {
    let good = if nth.is_multiple_of(3) { "low" } else { "high" };
    let name = ["visits made", "calls answered", "repairs done", "letters sent"][nth % 4];
    format!("[one{nth}]\nname = \"{name}\"\nunit = \"percent\"\ngood = \"{good}\"\nnational = \"M{nth:03}\"\n\n")
}

const REPORT: &str = r#"title = "{Period} performance report"
committee = "Scrutiny Committee"
date = 2025-03-11
area = "Authority 0"
period = "quarter 3 2024/25"

[national]
file = "data/national.csv.gz"
neighbours = "data/neighbours.csv"
measures = "data/measures.csv"

[[section]]
heading = "Overview"
paragraphs = [{ indicators = ["one0", "one1", "one2", "one3"] }]
"#;
