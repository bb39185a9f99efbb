//! What an officer wrote: the catalogue, the contents of the report and the tables, read without the program.

pub mod areas;
pub mod measure;
pub mod national;
pub mod number;
pub mod period;
pub mod tables;

use std::path::{Path, PathBuf};

use toml::{Table, Value};

use areas::Areas;
use measure::{Benchmark, Figure, Measure, Target};
use period::{Period, Style};
use tables::{figure, held, limits, rows};

/// A folder of a report.
#[derive(Debug)]
pub struct Folder {
    pub path: PathBuf,
    pub area: String,
    pub period: Period,
    /// Quartiles by the department's cut points, not by rank.
    pub lait: bool,
    /// Among whom a quartile is where its row names nobody: `local authorities in England`.
    pub quartiles_of: String,
    /// How much is said; `full` where the key is absent and the program says everything.
    pub length: String,
    /// What is printed for a change for the better, for none, and for the worse.
    pub words: [String; 3],
    pub measures: Vec<Measure>,
    /// The paragraphs in order: the measures of each, or none where it is about the report or an officer's.
    pub paragraphs: Vec<Plan>,
    /// Sentences of officers: comments, overrides, fixed paragraphs. No rule claims anything in them.
    pub officers: Vec<String>,
}

/// A paragraph as `report.toml` has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    Measures(Vec<usize>),
    /// As many paragraphs as the report chooses, each about one measure.
    Chosen,
    Report,
    Officer,
}

impl Folder {
    /// Reads a folder that the program takes.
    pub fn read(path: &Path) -> Folder {
        let report = toml_of(&path.join("report.toml"));
        let text = |key: &str| report.get(key).and_then(|held| held.as_str()).unwrap_or_default().to_owned();
        let catalogue = toml_of(&path.join("indicators.toml"));
        let entries = catalogue.iter().filter_map(|(id, entry)| Some((id, entry.as_table()?)));
        let measures = entries.map(|(id, entry)| Measure::read(id, entry)).collect();
        let mut folder = Folder {
            path: path.to_owned(),
            area: text("area"),
            period: Period::read(&text("period"), Style::Financial).expect("the period of the report"),
            lait: text("quartiles") == "lait",
            length: text("length"),
            words: words(&report),
            measures,
            quartiles_of: String::new(),
            paragraphs: Vec::new(),
            officers: Vec::new(),
        };
        for measure in folder.measures.iter_mut().filter(|measure| measure.compare.is_empty()) {
            measure.compare = text("compare");
        }
        folder.figures(&report);
        folder.benchmarks();
        folder.name_the_quartiles(&text("quartiles_of"));
        folder.targets();
        folder.contents(&report);
        folder.commentary();
        if let Some(national) = report.get("national").and_then(Value::as_table) {
            national::link(&mut folder, national, &catalogue);
        }
        folder
    }

    pub fn measure(&self, id: &str) -> Option<usize> {
        self.measures.iter().position(|measure| measure.id == id)
    }

    /// Every table in `data/` that has figures: the area's own rows, and those of other areas.
    fn figures(&mut self, report: &Table) {
        let linked = linked(report);
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.path.join("data"))
            .expect("a folder of tables")
            .map(|entry| entry.expect("an entry of it").path())
            .filter(|path| path.extension().is_some_and(|end| end == "csv"))
            .filter(|path| {
                !path.ends_with("benchmarks.csv")
                    && !path.ends_with("targets.csv")
                    && !linked.iter().any(|name| path.ends_with(name))
            })
            .collect();
        files.sort();
        let areas = Areas::of(&self.area);
        for row in files.iter().flat_map(|file| rows(file)) {
            let Some(at) = self.measure(held(&row, "indicator")) else { continue };
            let measure = &mut self.measures[at];
            let Some(period) = Period::read(held(&row, "period"), measure.year) else { continue };
            let (area, value) = (held(&row, "area"), figure(&row, "value"));
            if area.is_empty() || areas.is_own(area) {
                let stated = held(&row, "stated").split(';').map(|word| word.trim().to_owned());
                measure.own.push(Figure {
                    period,
                    value,
                    count: figure(&row, "numerator"),
                    out_of: figure(&row, "denominator"),
                    limits: limits(&row),
                    status: held(&row, "status").to_owned(),
                    stated: stated.filter(|word| !word.is_empty()).collect(),
                });
            } else if let Some(value) = value.filter(|_| areas.is_council(area)) {
                measure.others.entry(period.end).or_default().push((area.to_owned(), value));
            } else if value.is_some() {
                // The nation among its councils is a comparator.
                let name = area.to_owned();
                measure.benchmarks.push(Benchmark {
                    period,
                    name,
                    value,
                    limits: limits(&row),
                    quartile: None,
                    rank: String::new(),
                    stated: String::new(),
                    over: None,
                    national: false,
                });
            }
        }
        for measure in &mut self.measures {
            measure.own.sort_by_key(|figure| (figure.period.end, figure.period.months));
        }
    }

    fn benchmarks(&mut self) {
        for row in rows(&self.path.join("data/benchmarks.csv")) {
            let Some(at) = self.measure(held(&row, "indicator")) else { continue };
            let measure = &mut self.measures[at];
            let Some(period) = Period::read(held(&row, "period"), measure.year) else { continue };
            measure.benchmarks.push(Benchmark {
                period,
                name: held(&row, "comparator").to_owned(),
                value: figure(&row, "value"),
                limits: limits(&row),
                quartile: held(&row, "quartile").parse().ok().or_else(|| quartile_of(held(&row, "rank"))),
                rank: held(&row, "rank").to_owned(),
                stated: held(&row, "stated").to_owned(),
                over: None,
                national: false,
            });
        }
    }

    fn targets(&mut self) {
        for row in rows(&self.path.join("data/targets.csv")) {
            let Some(at) = self.measure(held(&row, "indicator")) else { continue };
            let measure = &mut self.measures[at];
            let name = held(&row, "name");
            measure.targets.push(Target {
                name: if name.is_empty() { "target" } else { name }.to_owned(),
                value: figure(&row, "value"),
                by: Period::read(held(&row, "period"), measure.year),
                amber: held(&row, "amber").to_owned(),
                basis: held(&row, "basis").to_owned(),
            });
        }
    }

    /// The council's own words, else the authorities of the only nation that a comparator names, else England's.
    fn name_the_quartiles(&mut self, own: &str) {
        let rows = self.measures.iter().flat_map(|measure| &measure.benchmarks);
        let mut nations: Vec<&str> = rows.map(|row| row.name.as_str()).filter(|name| NATIONS.contains(name)).collect();
        nations.sort_unstable();
        nations.dedup();
        let nation = if nations.len() == 1 { nations[0] } else { "England" };
        self.quartiles_of = if own.is_empty() { format!("local authorities in {nation}") } else { own.to_owned() };
    }

    fn contents(&mut self, report: &Table) {
        for section in arrays(report, "section") {
            for paragraph in arrays(section, "paragraphs") {
                let plan = match (paragraph.get("indicators"), paragraph.get("text")) {
                    _ if paragraph.contains_key("choose") => Plan::Chosen,
                    (Some(ids), _) => {
                        let ids = ids.as_array().into_iter().flatten().filter_map(Value::as_str);
                        let spoken = ids.filter_map(|id| self.measure(id)).filter(|at| !self.measures[*at].quiet);
                        Plan::Measures(spoken.collect())
                    }
                    (None, Some(_)) => Plan::Officer,
                    (None, None) => Plan::Report,
                };
                self.paragraphs.push(plan);
            }
        }
    }

    /// An officer's words in `commentary.toml`: of this report's period, or of every one.
    fn commentary(&mut self) {
        let commentary = toml_of(&self.path.join("commentary.toml"));
        for kind in ["comment", "override", "action"] {
            let texts = arrays(&commentary, kind).filter_map(|entry| entry.get("text")?.as_str());
            self.officers.extend(texts.map(|text| text.trim().to_owned()));
        }
        self.officers.sort_by_key(|text| std::cmp::Reverse(text.len()));
    }
}

pub const NATIONS: [&str; 4] = ["England", "Wales", "Scotland", "Northern Ireland"];

/// The shipped words, or the council's own.
fn words(report: &Table) -> [String; 3] {
    let own = report.get("words").and_then(Value::as_table);
    let word = |key: &str, shipped: &str| own.and_then(|own| own.get(key)?.as_str()).unwrap_or(shipped).to_owned();
    [word("better", "improved"), word("no_change", "no clear change"), word("worse", "got worse")]
}

/// The tables of the folder that are not figures by indicator.
fn linked(report: &Table) -> Vec<String> {
    let national = report.get("national").and_then(Value::as_table);
    national.into_iter().flatten().filter_map(|(_, held)| Some(held.as_str()?.to_owned())).collect()
}

/// A file of tables; an empty one where there is none.
fn toml_of(path: &Path) -> Table {
    std::fs::read_to_string(path).map_or_else(|_| Table::new(), |text| text.parse().expect("TOML"))
}

fn arrays<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

/// The fourth of so many that a rank is in: `15 of 32` is in the second.
fn quartile_of(rank: &str) -> Option<u8> {
    let (rank, of) = rank.split_once(" of ")?;
    let (rank, of) = (rank.parse::<usize>().ok()?, of.parse::<usize>().ok()?);
    (1..=4).find(|quartile| rank * 4 <= of * usize::from(*quartile))
}
