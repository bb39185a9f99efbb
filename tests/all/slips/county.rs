//! The made-up counties: the one of `fixtures/`, read measure by measure, and one of 200 measures.

use std::collections::BTreeMap;

use crate::desk::{Seeded, files, fixture, told, utf8};

use super::measure::{HOLDS, Measure, Row, Tables};
use super::slip::{SLIPS, Slip};
use super::trial::{Slipped, Trial};

/// Puts so many slips into a county of 200 measures, each into one of them and with the 199 others as they are.
pub fn of_two_hundred(slips: usize) -> Trial {
    let mut seeded = Seeded(20_250_612);
    let mut measures: Vec<Measure> = (0..200)
        .map(|_| {
            let (slip, holds) = (SLIPS[seeded.below(SLIPS.len())], HOLDS[seeded.below(HOLDS.len())]);
            Measure::made(holds, slip, &mut seeded)
        })
        .collect();
    let folder = |measures: &[Measure]| {
        let mut tables = Tables::default();
        measures.iter().enumerate().for_each(|(nth, measure)| tables.add(&format!("kind_{nth:03}"), measure));
        told(tables.files("Anyshire", "quarter 3 2024/25"))
    };
    let sound = folder(&measures);
    let mut trial = Trial::default();
    trial.sound(measures.len(), &sound);
    while trial.slips() < slips {
        let (nth, slip) = (seeded.below(measures.len()), SLIPS[seeded.below(SLIPS.len())]);
        let kept = measures[nth].clone();
        if let Some(codes) = slip.put(&mut measures[nth], &mut seeded) {
            let slipped = Slipped { slip, codes, sound: &kept, wrong: &measures[nth] };
            trial.put(&slipped, &folder(&measures), &sound);
        }
        measures[nth] = kept;
    }
    trial
}

/// The county of `fixtures/`, with the rows of its measures.
struct Fixture {
    files: BTreeMap<String, Vec<u8>>,
    measures: Vec<(String, Measure)>,
}

const FIGURES: &str = "data/observations.csv";
const COMPARATORS: &str = "data/benchmarks.csv";

impl Fixture {
    fn read() -> Fixture {
        let files = files(&fixture("anyshire"));
        let catalogue: toml::Table = utf8(files["indicators.toml"].clone()).parse().expect("a catalogue");
        let (figures, comparators) = (records(&files[FIGURES]), records(&files[COMPARATORS]));
        let national = utf8(files["data/national.csv"].clone());
        let measures = catalogue.iter().filter_map(|(id, of)| {
            let text = |key: &str| of.get(key).and_then(toml::Value::as_str);
            let unit = ["percent", "count", "rate", "money"].into_iter().find(|unit| text("unit") == Some(unit))?;
            let own: Vec<&Vec<String>> = figures.iter().filter(|row| row[0] == *id).collect();
            // Figures before a break are not compared with.
            let from = own.iter().rposition(|row| row[6].contains("break")).unwrap_or(0);
            let rows: Vec<Row> = own[from..].iter().filter_map(|row| figure(row)).collect();
            // Of one that has quarters and years the quarters are looked at.
            let is_quarter = |row: &Row| row.period.starts_with("quarter");
            let quarters = rows.iter().any(is_quarter);
            let rows: Vec<Row> = rows.into_iter().filter(|row| is_quarter(row) == quarters).collect();
            let latest = rows.last()?.period.clone();
            // Of a series that goes on after its last figure the latest row has no figure to put a slip into.
            // Nor is anything told of a count so small that it could point to a person.
            let small = |row: &Row| row.counts.map_or(unit == "count" && row.value < 10.0, |(part, _)| part < 10.0);
            (!rows.iter().any(small)).then_some(())?;
            (rows.len() > 1 && ["quarter 3 2024/25", "2023/24"].contains(&latest.as_str())).then_some(())?;
            let published = text("national").filter(|measure| {
                latest == "2023/24" && national.lines().any(|line| line.starts_with(&format!("{measure},")))
            });
            let beside = comparators.iter().filter(|row| row[0] == *id);
            let beside = beside.filter_map(|row| Some((row[2].clone(), row[1].clone(), row[3].parse().ok()?)));
            let measure = Measure {
                area: "Anyshire".to_owned(),
                unit,
                // That it has one is all that is asked of either.
                target: of.get("target").map(|_| 0.0),
                published: published.map(|_| Vec::new()),
                comparators: beside.collect(),
                comment: None,
                yearly: text("frequency") == Some("annual"),
                rows,
            };
            Some((id.clone(), measure))
        });
        let measures: Vec<_> = measures.collect();
        assert!(measures.len() > 10, "{}", measures.len());
        Fixture { files, measures }
    }

    /// Its files with what has changed of a measure.
    fn with(&self, id: &str, sound: &Measure, wrong: &Measure) -> Vec<(String, String)> {
        let mut files = self.files.clone();
        let mut table = records(&files[FIGURES]);
        let is_row = |row: &[String], of: &Row| row[0] == id && row[2] == of.period;
        for before in &sound.rows {
            let Some(at) = table.iter().position(|row| is_row(row, before)) else { continue };
            match wrong.rows.iter().find(|row| row.period == before.period) {
                None => drop(table.remove(at)),
                Some(now) => {
                    table[at][1].clone_from(&now.area);
                    if now.value != before.value {
                        table[at][3] = now.value.to_string();
                    }
                    if let Some((part, of)) = now.counts {
                        (table[at][4], table[at][5]) = (part.to_string(), of.to_string());
                    }
                }
            }
        }
        files.insert(FIGURES.into(), written(&table));
        let mut table = records(&files[COMPARATORS]);
        for (before, now) in sound.comparators.iter().zip(&wrong.comparators).filter(|(before, now)| before != now) {
            let at = table.iter().position(|row| row[0] == id && row[2] == before.0 && row[1] == before.1);
            table[at.expect("the comparator's row")][2].clone_from(&now.0);
        }
        files.insert(COMPARATORS.into(), written(&table));
        if let Some(period) = &wrong.comment {
            let comment = format!(
                "\n[[comment]]\nindicator = \"{id}\"\nperiod = \"{period}\"\ntext = \"Two teams were joined.\"\n"
            );
            files.get_mut("commentary.toml").expect("comments").extend(comment.bytes());
        }
        files.into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
    }
}

/// The figure of a row, where it has one.
fn figure(row: &[String]) -> Option<Row> {
    let number = |text: &str| text.parse::<f64>().ok();
    let counts = number(&row[4]).zip(number(&row[5]));
    Some(Row { area: row[1].clone(), period: row[2].clone(), value: number(&row[3])?, counts })
}

fn records(table: &[u8]) -> Vec<Vec<String>> {
    let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table).into_records();
    rows.map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn written(table: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    table.iter().for_each(|row| writer.write_record(row).expect("in memory"));
    writer.into_inner().expect("in memory")
}

/// Puts so many slips into the county of `fixtures/`.
pub fn of_the_fixture(slips: usize) -> Trial {
    let mut seeded = Seeded(20_250_613);
    let fixture = Fixture::read();
    let mut trial = Trial::default();
    let (id, first) = &fixture.measures[0];
    let sound = told(fixture.with(id, first, first));
    trial.sound(fixture.measures.len(), &sound);
    while trial.slips() < slips {
        let (id, measure) = &fixture.measures[seeded.below(fixture.measures.len())];
        let slip = SLIPS[seeded.below(SLIPS.len())];
        let mut wrong = measure.clone();
        // A comparator that is old is a matter of other rows of the table too.
        if slip == Slip::StaleComparator {
            continue;
        }
        if let Some(codes) = slip.put(&mut wrong, &mut seeded) {
            let slipped = Slipped { slip, codes, sound: measure, wrong: &wrong };
            trial.put(&slipped, &told(fixture.with(id, measure, &wrong)), &sound);
        }
    }
    trial
}
