//! How time and memory grow with a report, and what a million rows of other areas cost.
//!
//! `cargo bench --bench scale` makes up folders of 32, 320, 1,000 and 5,000 percentages with 20 quarters each and drafts and
//! typesets them, each in a process of its own so that its memory is its own; the ratios are to what as many measures would take
//! at the pace of the first. Then it reads a table of a million rows of 157 areas in `data/`, beside a plain `csv` read of it.
//! Ratios are printed, and nothing fails.

mod alone;

use std::fmt::Write as _;
use std::path::Path;

use scrutineer::{Folder, Format, draft, layout, publish};

use alone::{Numbers, plain_read, run};

const QUARTERS: usize = 20;
/// Where the report's own area is one of so many.
const AREAS: usize = 157;

fn main() {
    if let Some((which, folder)) = alone::asked() {
        return alone::measured(|| child(&which, &folder));
    }
    println!("{:<44} {:>9} {:>7} {:>10} {:>7}", "", "ms", "ratio", "peak MiB", "ratio");
    for (which, sizes) in [("check", [32, 320, 1_000, 5_000].as_slice()), ("typeset", &[32, 320, 1_000])] {
        let mut first = None;
        for measures in sizes {
            let desk = tempfile::tempdir().expect("a temporary folder");
            make_folder(desk.path(), *measures, 1);
            let Some((seconds, peak)) = run(which, desk.path()) else { continue };
            let each = *measures as f64;
            let (of_time, of_memory) = *first.get_or_insert((seconds / each, peak / each));
            let ratios = (seconds / each / of_time, peak / each / of_memory);
            line(&format!("{which}, {measures} measures of {QUARTERS} quarters"), (seconds, peak), ratios);
        }
    }
    let desk = tempfile::tempdir().expect("a temporary folder");
    make_folder(desk.path(), 320, AREAS);
    let Some(plain) = run("plain", desk.path()) else { return };
    for (which, words) in [("plain", "plain read of a million rows by `csv`"), ("check", "a report with them in data/")]
    {
        let Some((seconds, peak)) = run(which, desk.path()) else { continue };
        line(words, (seconds, peak), (seconds / plain.0, peak / plain.1));
    }
}

fn line(words: &str, (seconds, peak): (f64, f64), (of_time, of_memory): (f64, f64)) {
    println!("{words:<44} {:>9.0} {of_time:>7.2} {:>10.1} {of_memory:>7.2}", seconds * 1000.0, peak / 1024.0);
}

fn child(which: &str, folder: &Path) -> usize {
    match which {
        "plain" => plain_read(csv::Reader::from_path(folder.join("data/observations.csv")).expect("the table")),
        _ => {
            let (folder, told) = Folder::open(folder);
            let folder = folder.expect("a report");
            let draft = draft(&folder).after(told).sound().expect("a sound report");
            let format = if which == "typeset" { Format::Pdf } else { Format::Text };
            publish(&draft.report, format, &layout(&folder)).expect("a page").value.len()
        }
    }
}

/// A folder of so many percentages, the figures of so many areas in one table.
fn make_folder(folder: &Path, measures: usize, areas: usize) {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    };
    let mut catalogue = String::new();
    let mut plan = String::from(REPORT);
    for measure in 0..measures {
        let _ = writeln!(
            catalogue,
            "[m{measure}]\nname = \"things of kind {measure} done in time\"\nunit = \"percent\"\n\
             noun = [\"thing\", \"things\"]\ngood = \"high\"\nfrequency = \"quarterly\"\ntarget = 80\n"
        );
        if measure.is_multiple_of(50) {
            let close = if measure == 0 { "" } else { "]\n" };
            let _ = write!(plan, "{close}[[section]]\nheading = \"Part {}\"\nparagraphs = [\n", measure / 50 + 1);
        }
        let _ = writeln!(plan, "{{ indicators = [\"m{measure}\"] }},");
    }
    plan.push_str("]\n");
    write("indicators.toml", &catalogue);
    write("report.toml", &plan);
    let mut numbers = Numbers(20_241_129);
    let mut table = String::from("indicator,area,period,value,numerator,denominator\n");
    for (area, measure) in (0..areas).flat_map(|area| (0..measures).map(move |measure| (area, measure))) {
        for quarter in 0..QUARTERS {
            let (year, below) = (2020 + quarter / 4, 400 + numbers.below(100));
            let above = below * (750 + numbers.below(100)) / 1000;
            let name = if area == 0 { "Anyshire".to_owned() } else { format!("Area {area}") };
            let (when, next) = (quarter % 4 + 1, (year + 1) % 100);
            let value = (1000.0 * above as f64 / below as f64).round() / 10.0;
            let _ = writeln!(table, "m{measure},{name},quarter {when} {year}/{next:02},{value},{above},{below}");
        }
    }
    write("data/observations.csv", &table);
}

const REPORT: &str = r#"title = "{Period} performance report"
committee = "Scrutiny Committee"
date = 2025-06-11
area = "Anyshire"
period = "quarter 4 2024/25"

"#;
