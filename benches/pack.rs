//! A pack of 20 reports, about 200 pages, beside plain Typst on the same pages, and on two processors beside one.
//!
//! `cargo bench --bench pack` makes up 20 report folders and their `pack.toml`. By turns the release program makes the pack
//! on one processor and on two, and the `typst` Python package compiles the same layout and the same JSON to the same
//! standards on two. Medians of five rounds are printed: the peak memory of a page as a ratio to plain Typst's, and the wall
//! time of two processors as a ratio to that of one. Nothing fails: what a machine makes of it is for a person to judge.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use scrutineer::Layout;

const PROGRAM: &str = env!("CARGO_BIN_EXE_scrutineer");
const MEASURE: &str = include_str!("pack.py");
const REPORTS: usize = 20;
const INDICATORS: usize = 18;
const QUARTERS: usize = 16;

fn main() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let pack = desk.path().join("papers/pack.toml");
    make(&desk.path().join("papers"));
    match compare(&pack, desk.path()) {
        Ok(said) => print!("{said}"),
        Err(reason) => println!("skipped: {reason}"),
    }
    for line in stages(&pack, desk.path()) {
        println!("{line}");
    }
}

/// Lays out what plain Typst needs and has all measured in turn.
fn compare(pack: &Path, desk: &Path) -> Result<String, String> {
    for (path, bytes) in Layout::shipped().files {
        write(&desk.join(path), &bytes);
    }
    write(&desk.join("fonts/NotoSans-Regular.ttf"), notosans::REGULAR_TTF);
    write(&desk.join("fonts/NotoSans-Bold.ttf"), notosans::BOLD_TTF);
    write(&desk.join("measure.py"), MEASURE.as_bytes());
    let json = desk.join("pack.json");
    let drafted = Command::new(PROGRAM).arg("pack").arg(pack).args(["--format", "json", "-o"]).arg(&json).output();
    if !drafted.is_ok_and(|run| run.status.success()) || !json.exists() {
        return Err("`scrutineer pack --format json` did not succeed".to_owned());
    }
    let measured = Command::new("python3").arg(desk.join("measure.py")).arg(PROGRAM).arg(pack).arg(desk).output();
    let measured = measured.map_err(|_| "there is no `python3` here".to_owned())?;
    if !measured.status.success() {
        let said = String::from_utf8_lossy(&measured.stderr);
        return Err(said.lines().last().unwrap_or("the measurement broke off").to_owned());
    }
    Ok(String::from_utf8_lossy(&measured.stdout).into_owned())
}

/// The milliseconds of each stage, from lines `stage<TAB>milliseconds` on the program's error stream.
fn stages(pack: &Path, desk: &Path) -> Vec<String> {
    let run =
        Command::new(PROGRAM).arg("pack").arg(pack).args(["--timings", "-o"]).arg(desk.join("stages.pdf")).output();
    let said = run.map(|run| String::from_utf8_lossy(&run.stderr).into_owned()).unwrap_or_default();
    let stages = said.lines().filter_map(|line| line.split_once('\t'));
    stages.map(|(stage, milliseconds)| format!("{stage:<18} {milliseconds:>8} ms")).collect()
}

/// The folder of a pack: its reports, none like another, and the agenda.
fn make(papers: &Path) {
    let mut agenda = String::from(
        "committee = \"Scrutiny Committee\"\ndate = 2025-06-03\ntime = \"2.00 pm\"\nplace = \"Council Chamber\"\n\
         membership = [\"Councillor A (Chair)\", \"Councillor B\"]\n\n\
         [contact]\ntitle = \"Democratic Services Officer\"\nemail = \"democracy@anyshire.example\"\n",
    );
    for nth in 0..REPORTS {
        report(&papers.join(format!("report-{nth}")), nth);
        write!(agenda, "\n[[item]]\nnumber = {}\nreport = \"report-{nth}\"\n", nth + 1).expect("text");
    }
    write(&papers.join("pack.toml"), agenda.as_bytes());
}

/// A report of percentages with their counts, a comparator and a target each, ten pages long.
fn report(dir: &Path, seed: usize) {
    let mut catalogue = String::new();
    let mut rows = String::from("indicator,area,period,value,numerator,denominator,status,stated,note\n");
    let mut beside = String::from("indicator,comparator,period,value,quartile,stated,note\n");
    let mut paragraphs = String::new();
    for nth in 0..INDICATORS {
        let id = format!("measure_{nth}");
        let good = if nth % 3 == 0 { "low" } else { "high" };
        write!(
            catalogue,
            "[{id}]\nname = \"cases of kind {nth} seen on time\"\nunit = \"percent\"\nnoun = [\"case\", \"cases\"]\ngood = \"{good}\"\n\
             decimals = 1\ntarget = 90\n\n"
        )
        .expect("text");
        for quarter in 0..QUARTERS {
            // Deterministic and uneven: no two series alike.
            let of = 400 + (seed * 31 + nth * 17) % 300;
            let count = of * (70 + (nth * 7 + quarter * 5 + seed * 3) % 23) / 100;
            let (year, number) = (2021 + quarter / 4, quarter % 4 + 1);
            let value = 100.0 * count as f64 / of as f64;
            writeln!(rows, "{id},Anyshire,quarter {number} {year}/{:02},{value:.1},{count},{of},,,", (year + 1) % 100)
                .expect("text");
        }
        writeln!(beside, "{id},statistical neighbours,quarter 4 2024/25,{},,,", 75 + nth % 20).expect("text");
        writeln!(paragraphs, "  {{ indicators = [\"{id}\"] }},").expect("text");
    }
    let plan = format!(
        "title = \"{{Period}} performance report {seed}\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-06-03\narea = \"Anyshire\"\n\
         period = \"quarter 4 2024/25\"\n\n[[section]]\nheading = \"Overview\"\nparagraphs = [{{ overview = \"change\" }}]\n\n\
         [[section]]\nheading = \"Measures\"\nparagraphs = [\n{paragraphs}]\n"
    );
    for (name, text) in [
        ("report.toml", plan),
        ("indicators.toml", catalogue),
        ("data/observations.csv", rows),
        ("data/benchmarks.csv", beside),
    ] {
        write(&dir.join(name), text.as_bytes());
    }
}

fn write(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().expect("inside the folder")).expect("a temporary folder can be written");
    fs::write(file, bytes).expect("a temporary folder can be written");
}
