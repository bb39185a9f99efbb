//! A measure as a folder holds it: its figures and what lies beside them, made up or read from somewhere.

use std::fmt::Write as _;

use crate::desk::Seeded;

use super::slip::Slip;

/// What the table holds beside the figure that the slip is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// Counts of this figure and of three others at least.
    Counts,
    EightEarlier,
    /// The nation's table has it.
    Published,
    Target,
    /// Fewer than eight earlier figures, and nothing beside them.
    Nothing,
}

pub const HOLDS: [Holds; 5] = [Holds::Counts, Holds::EightEarlier, Holds::Published, Holds::Target, Holds::Nothing];

/// A figure of one year or quarter.
#[derive(Debug, Clone)]
pub struct Row {
    pub area: String,
    pub period: String,
    pub value: f64,
    pub counts: Option<(f64, f64)>,
}

/// A measure with its rows and what lies beside them.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Whose report it is in.
    pub area: String,
    pub unit: &'static str,
    pub rows: Vec<Row>,
    pub target: Option<f64>,
    /// What the nation's table has of each area for the latest year, this one first.
    pub published: Option<Vec<(String, f64)>>,
    /// By name, period and value.
    pub comparators: Vec<(String, String, f64)>,
    /// The period of a comment.
    pub comment: Option<String>,
    pub yearly: bool,
}

/// The latest of the figures that are made up, counted from the first.
const LATEST: usize = 11;

/// `quarter 3 2024/25` for the latest; the years are those up to it.
fn period(nth: usize, yearly: bool) -> String {
    if yearly {
        let year = 2023 - (LATEST - nth);
        return format!("{year}/{:02}", (year + 1) % 100);
    }
    let quarters = 2024 * 4 + 2 - (LATEST - nth);
    let (year, quarter) = (quarters / 4, quarters % 4 + 1);
    format!("quarter {quarter} {year}/{:02}", (year + 1) % 100)
}

impl Measure {
    /// A measure whose figures move by a tenth and less; with what the table is to hold, so that the slip has a place.
    pub fn made(holds: Holds, slip: Slip, seeded: &mut Seeded) -> Measure {
        let of_share = matches!(slip, Slip::Fraction | Slip::Impossible | Slip::Denominator) || holds == Holds::Counts;
        let unit = if of_share { "percent" } else { ["percent", "count", "rate", "money"][seeded.below(4)] };
        let middle = match unit {
            "percent" => 12.0 + 75.0 * seeded.share(),
            "count" => 10f64.powf(1.6 + 2.5 * seeded.share()),
            "rate" => 10f64.powf(0.8 + 1.6 * seeded.share()),
            _ => 10f64.powf(2.0 + 3.0 * seeded.share()),
        };
        let many = match holds {
            Holds::Counts | Holds::EightEarlier | Holds::Published => 9,
            Holds::Target | Holds::Nothing => 3,
        };
        let yearly = holds == Holds::Published;
        let of = (200.0 + 3000.0 * seeded.share()).round();
        let rows = (0..many).map(|nth| {
            let of = seeded.about(of, 0.1).round();
            let part = (of * seeded.about(middle, 0.08).min(97.0) / 100.0).round();
            let counts = (holds == Holds::Counts || slip == Slip::Denominator).then_some((part, of));
            let value = counts.map_or_else(|| seeded.about(middle, 0.08), |(part, of)| part / of * 100.0);
            let value = if unit == "percent" { value.min(97.0) } else { value };
            let period = period(LATEST + 1 - many + nth, yearly);
            Row { area: "Anyshire".into(), period, value: rounded(value, unit), counts }
        });
        let rows: Vec<Row> = rows.collect();
        let last = rows[many - 1].value;
        let beside = slip == Slip::Comparator || slip == Slip::StaleComparator;
        let comparators = (0..if beside { 4 } else { 0 }).map(|nth| {
            ("England".to_owned(), period(LATEST - 3 + nth, yearly), rounded(seeded.about(last, 0.05), unit))
        });
        let comparators = comparators.collect();
        let areas = ["Anyshire", "Beckshire", "Coldwater", "Dunmarsh", "Eastvale"];
        Measure {
            area: "Anyshire".to_owned(),
            unit,
            target: (holds == Holds::Target).then(|| rounded(seeded.about(last, 0.1), unit)),
            published: yearly.then(|| areas.map(|area| (area.to_owned(), last)).to_vec()),
            comparators,
            comment: None,
            yearly,
            rows,
        }
    }

    /// The most telling of what it holds beside its latest figure.
    pub fn holds(&self) -> Holds {
        match () {
            () if self.rows.len() > 3 && self.rows.last().is_some_and(|row| row.counts.is_some()) => Holds::Counts,
            () if self.published.is_some() => Holds::Published,
            () if self.rows.len() > 8 => Holds::EightEarlier,
            () if self.target.is_some() => Holds::Target,
            () => Holds::Nothing,
        }
    }
}

/// A figure as its unit is written.
pub fn rounded(value: f64, unit: &str) -> f64 {
    let to = |tens: f64| (value * tens).round() / tens;
    match unit {
        "count" => value.round(),
        "money" => to(100.0),
        _ => to(10.0),
    }
}

/// The tables of a folder of measures, as an officer would have them.
#[derive(Default)]
pub struct Tables {
    ids: Vec<String>,
    catalogue: String,
    rows: String,
    national: String,
    comparators: String,
    comments: String,
}

impl Tables {
    pub fn add(&mut self, id: &str, measure: &Measure) {
        let frequency = if measure.yearly { "annual" } else { "quarterly" };
        let _ = writeln!(
            self.catalogue,
            "[{id}]\nname = \"things of kind {id}\"\nunit = \"{}\"\nnoun = [\"thing\", \"things\"]\ngood = \"high\"\nfrequency = \"{frequency}\"",
            measure.unit
        );
        if let Some(target) = measure.target {
            let _ = writeln!(self.catalogue, "target = {target}");
        }
        for row in &measure.rows {
            let (part, of) = row.counts.map_or_else(Default::default, |(part, of)| (part.to_string(), of.to_string()));
            let _ = writeln!(self.rows, "{id},\"{}\",{},{},{part},{of}", row.area, row.period, row.value);
        }
        if let Some(published) = &measure.published {
            let _ = writeln!(self.catalogue, "national = \"{id}\"");
            for (nth, (area, value)) in published.iter().enumerate() {
                let _ = writeln!(self.national, "{id},\"{area}\",{},the Shires,2023-24,{value}", 101 + nth);
            }
        }
        for (name, period, value) in &measure.comparators {
            let _ = writeln!(self.comparators, "{id},{period},\"{name}\",{value}");
        }
        if let Some(period) = &measure.comment {
            let _ = writeln!(
                self.comments,
                "[[comment]]\nindicator = \"{id}\"\nperiod = \"{period}\"\ntext = \"Two teams were joined.\""
            );
        }
        self.ids.push(id.to_owned());
    }

    /// The files of the folder of an area, for a period.
    pub fn files(&self, area: &str, period: &str) -> Vec<(String, String)> {
        let national = if self.national.is_empty() { "" } else { "[national]\nfile = \"data/national.csv\"\n" };
        let mut report = format!(
            "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-06-11\narea = \"{area}\"\nperiod = \"{period}\"\n{national}"
        );
        for (nth, ids) in self.ids.chunks(20).enumerate() {
            let _ = writeln!(
                report,
                "[[section]]\nheading = \"Part {}\"\nparagraphs = [{{ indicators = {ids:?} }}]",
                nth + 1
            );
        }
        let mut files = vec![
            ("report.toml".to_owned(), report),
            ("indicators.toml".to_owned(), self.catalogue.clone()),
            (
                "data/observations.csv".to_owned(),
                format!("indicator,area,period,value,numerator,denominator\n{}", self.rows),
            ),
        ];
        for (name, headings, rows) in [
            ("data/national.csv", "measure,area,area_code,region,period,value\n", &self.national),
            ("data/benchmarks.csv", "indicator,period,comparator,value\n", &self.comparators),
            ("commentary.toml", "", &self.comments),
        ] {
            if !rows.is_empty() {
                files.push((name.to_owned(), format!("{headings}{rows}")));
            }
        }
        files
    }
}

/// The folder of one measure alone.
pub fn alone(measure: &Measure) -> Vec<(String, String)> {
    let mut tables = Tables::default();
    tables.add("one", measure);
    tables.files(&measure.area, &period(LATEST, measure.yearly))
}
