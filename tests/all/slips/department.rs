//! The department's own table of every authority's figures, where somebody has it: `LAIT` names the folder that holds
//! `observations.csv.gz` and `measures.csv`. Nothing of it is kept here.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::desk::{Seeded, told};

use super::measure::{Measure, Row, alone};
use super::slip::SLIPS;
use super::trial::{Slipped, Trial};

/// The latest year that is looked at, with eight before it in most series. It is filed under the year before, where the made-up
/// folders end.
const LATEST: i32 = 2024;

/// So many years are enough to be looked at.
const FEWEST: i32 = 4;

/// The years of a measure in one area.
type Series = BTreeMap<i32, f64>;

struct Department {
    units: BTreeMap<String, &'static str>,
    /// By measure and area, those that have every year of the last few.
    series: Vec<((String, String), Series)>,
    /// By measure, the figures of the latest year.
    latest: BTreeMap<String, Vec<(String, f64)>>,
}

/// Puts so many slips into its series, and looks at so many sound ones; nothing where it is not there.
pub fn of_the_department(slips: usize, sound: usize) -> Option<Trial> {
    let Some(folder) = std::env::var_os("LAIT") else {
        println!("skipped: LAIT names no folder with the department's table");
        return None;
    };
    let department = Department::read(Path::new(&folder));
    println!("{} series of the department's table", department.series.len());
    let mut seeded = Seeded(20_250_614);
    let mut trial = Trial::default();
    for _ in 0..sound {
        trial.sound(1, &told(alone(&department.measure(&mut seeded))));
    }
    while trial.slips() < slips {
        let (measure, slip) = (department.measure(&mut seeded), SLIPS[seeded.below(SLIPS.len())]);
        let mut wrong = measure.clone();
        if let Some(codes) = slip.put(&mut wrong, &mut seeded) {
            let slipped = Slipped { slip, codes, sound: &measure, wrong: &wrong };
            trial.put(&slipped, &told(alone(&wrong)), &told(alone(&measure)));
        }
    }
    Some(trial)
}

impl Department {
    fn read(folder: &Path) -> Department {
        let file = |name: &str| File::open(folder.join(name)).expect("LAIT names the folder of the department's table");
        let mut units = BTreeMap::new();
        for row in csv::Reader::from_reader(file("measures.csv")).records().map(|row| row.expect("a row")) {
            units.extend(unit(&row[5]).map(|unit| (row[0].to_owned(), unit)));
        }
        let mut all: BTreeMap<(String, String), Series> = BTreeMap::new();
        let table = MultiGzDecoder::new(file("observations.csv.gz"));
        for row in csv::Reader::from_reader(table).records().map(|row| row.expect("a row")) {
            let (Some(year), Ok(value)) = (year(&row[4]), row[5].parse()) else { continue };
            // Regions and the nation have no code.
            if units.contains_key(&row[0]) && !row[2].is_empty() && year <= LATEST {
                all.entry((row[0].to_owned(), row[1].to_owned())).or_default().insert(year, value);
            }
        }
        let mut latest: BTreeMap<String, Vec<(String, f64)>> = BTreeMap::new();
        for ((measure, area), series) in &all {
            let figure = series.get(&LATEST).map(|value| (area.clone(), *value));
            latest.entry(measure.clone()).or_default().extend(figure);
        }
        all.retain(|_, series| (0..FEWEST).all(|back| series.contains_key(&(LATEST - back))));
        Department { units, series: all.into_iter().collect(), latest }
    }

    /// A measure of an area by lot, with the figures of ten others for the latest year or without.
    fn measure(&self, seeded: &mut Seeded) -> Measure {
        let ((measure, area), series) = &self.series[seeded.below(self.series.len())];
        let years = (0..).map(|back| LATEST - back).take_while(|year| series.contains_key(year));
        let mut rows: Vec<Row> = years
            .map(|year| Row {
                area: area.clone(),
                period: format!("{}/{:02}", year - 1, year % 100),
                value: series[&year],
                counts: None,
            })
            .collect();
        rows.reverse();
        let own = (area.clone(), series[&LATEST]);
        let others = self.latest[measure].iter().filter(|(other, _)| other != area).take(10).cloned();
        Measure {
            area: area.clone(),
            unit: self.units[measure],
            published: (seeded.below(2) == 0).then(|| std::iter::once(own).chain(others).collect()),
            rows,
            target: None,
            comparators: Vec::new(),
            comment: None,
            yearly: true,
        }
    }
}

/// A label of one year, in any style that has nothing behind it.
fn year(label: &str) -> Option<i32> {
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    let (year, rest) = (label.get(..4)?, &label[4..]);
    let is_whole = rest.is_empty() || rest.len() == 3 && rest.starts_with(['/', '-']) && digits(&rest[1..]);
    // `2014-16` is of three years.
    let year: i32 = year.parse().ok()?;
    let next = rest.get(1..).and_then(|next| next.parse::<i32>().ok());
    (is_whole && next.is_none_or(|next| next == (year + 1) % 100)).then_some(year)
}

fn unit(label: &str) -> Option<&'static str> {
    let begins = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    match () {
        () if begins(&["%"]) => Some("percent"),
        () if begins(&["Rate"]) => Some("rate"),
        () if begins(&["Number"]) => Some("count"),
        () if begins(&["Spend", "Unit Cost"]) => Some("money"),
        () => None,
    }
}
