//! A made-up nation: 150 areas, 100 measures of every unit, polarity, frequency and kind, with ties, gaps, hidden
//! figures, comparators, targets and others' figures. Seeded: the same nation each time.

use super::chance::Chance;
use super::desk::Made;

pub const AREAS: u64 = 150;
pub const MEASURES: u64 = 100;

/// How a sweep prints the nation.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub lait: bool,
    /// Decimals of every measure: those of the data where there are none.
    pub decimals: Option<u32>,
}

pub const SETTINGS: [Setting; 6] = [
    Setting { lait: false, decimals: None },
    Setting { lait: true, decimals: None },
    Setting { lait: false, decimals: Some(1) },
    Setting { lait: true, decimals: Some(1) },
    Setting { lait: false, decimals: Some(0) },
    Setting { lait: true, decimals: Some(0) },
];

/// What a measure is, by its number alone: the same in every area.
#[derive(Debug, Clone, Copy)]
struct Sort {
    number: u64,
    unit: &'static str,
    good: &'static str,
    kind: &'static str,
    frequency: &'static str,
    counted: bool,
    /// Others' figures are held.
    ranked: bool,
    length: u64,
}

impl Sort {
    fn of(number: u64) -> Sort {
        let mut chance = Chance::of(number);
        let unit = ["percent", "count", "rate", "score", "money"][(number % 5) as usize];
        let good = chance.one_of(&["high", "high", "low", "low", "none", "between"]);
        let frequency = chance.one_of(&["quarterly", "quarterly", "annual", "monthly"]);
        let kind = match unit {
            "percent" => chance.one_of(&["flow", "stock", "flow", "rolling"]),
            "count" => chance.one_of(&["flow", "stock", "cumulative"]),
            "rate" => chance.one_of(&["flow", "stock"]),
            _ => "flow",
        };
        let frequency = if matches!(kind, "rolling" | "cumulative") { "quarterly" } else { frequency };
        Sort {
            counted: chance.below(3) < 2,
            ranked: chance.below(5) < 3 && kind != "cumulative",
            length: chance.one_of(&[1, 2, 3, 6, 9, 12, 14, 16, 20, 24]),
            good: if good == "between" && unit != "percent" { "high" } else { good },
            number,
            unit,
            kind,
            frequency,
        }
    }

    fn id(self) -> String {
        format!("m{}", self.number)
    }

    fn entry(self, setting: Setting) -> String {
        let mut chance = Chance::of(self.number + 7000);
        let good = if self.good == "between" { "{ between = [40, 55] }".into() } else { format!("\"{}\"", self.good) };
        let noun = THINGS[(self.number % THINGS.len() as u64) as usize];
        let mut entry = format!(
            "[m{0}]\nname = \"{1} of ward {2} and its hamlets\"\nunit = \"{3}\"\nnoun = [\"{4}\", \"{5}\"]\ngood = {good}\nfrequency = \"{6}\"\nmeasure = \"{7}\"\n",
            self.number,
            noun.1,
            NUMBERS[(self.number / 10 % 10) as usize].to_owned() + "-" + NUMBERS[(self.number % 10) as usize],
            self.unit,
            noun.0,
            noun.1,
            self.frequency,
            self.kind
        );
        let decimals = match self.unit {
            "count" => None,
            // Pence are two figures or none.
            "money" => setting.decimals.filter(|decimals| *decimals != 1),
            _ => setting.decimals,
        };
        if let Some(decimals) = decimals {
            entry.push_str(&format!("decimals = {decimals}\n"));
        }
        if chance.once_in(3) && !matches!(self.good, "none" | "between") && self.kind != "cumulative" {
            entry.push_str(&format!("target = {}\n", target_of(self.unit, &mut chance)));
        }
        entry
    }

    /// The periods of an area's figures, oldest first, as a table writes them.
    fn periods(self) -> Vec<String> {
        let back = (0..self.length).rev();
        let quarter = |steps: u64| {
            let at = 2024 * 4 + 2 - steps;
            format!("quarter {} {}/{:02}", at % 4 + 1, at / 4, (at / 4 + 1) % 100)
        };
        match self.frequency {
            "annual" => back.map(|steps| format!("{}/{:02}", 2023 - steps, (2024 - steps) % 100)).collect(),
            "monthly" => back.map(month).collect(),
            _ if self.kind == "rolling" => back.map(|steps| format!("year ending {}", month(steps * 3))).collect(),
            _ => back.map(quarter).collect(),
        }
    }
}

const THINGS: [(&str, &str); 7] = [
    ("bench", "benches"),
    ("visit", "visits"),
    ("child", "children"),
    ("person", "people"),
    ("family", "families"),
    ("case", "cases"),
    ("young person", "young people"),
];
const NUMBERS: [&str; 10] = ["alder", "birch", "cedar", "damson", "elder", "firs", "gorse", "hazel", "ivy", "juniper"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(steps: u64) -> String {
    let at = 2024 * 12 + 11 - steps;
    format!("{} {}", MONTHS[(at % 12) as usize], at / 12)
}

fn target_of(unit: &str, chance: &mut Chance) -> String {
    match unit {
        "percent" => (30 + chance.below(60)).to_string(),
        "count" => (60 + chance.below(400)).to_string(),
        "money" => (700 + chance.below(900)).to_string(),
        _ => format!("{}.{}", 5 + chance.below(30), chance.below(10)),
    }
}

pub fn area_name(area: u64) -> String {
    let (first, second) =
        (NUMBERS[(area / 10 % 10) as usize], ["shire", "ford", "dale", "wick", "combe"][(area % 5) as usize]);
    let third = if area >= 100 { " North" } else { "" };
    format!(
        "{}{}{second}{third}",
        first[..1].to_uppercase(),
        &format!("{}{}", &first[1..], NUMBERS[(area % 10) as usize])
    )
}

/// A row's value, numerator, denominator and status.
fn figure(sort: Sort, area: u64, nth: u64, at: &mut i64, chance: &mut Chance) -> String {
    // Some series stand still, some drift, some leap.
    let stride = [0, 3, 9, 40][(area + sort.number) as usize % 4];
    *at += chance.below(2 * stride + 1) as i64 - stride as i64 + [0, 0, 1, 4][(area / 4 + sort.number) as usize % 4];
    let many = [8, 60, 400, 2500][(area + sort.number / 4) as usize % 4] + nth % 3;
    match sort.unit {
        "percent" => {
            let share = (*at).clamp(20, 985) as u64;
            if sort.counted {
                let count = (share * many / 1000).min(many);
                let value = (count as f64 / many as f64 * 1000.0).round() / 10.0;
                return format!("{value:.1},{count},{many},");
            }
            if area.is_multiple_of(3) {
                format!("{},,,", share / 10)
            } else {
                format!("{}.{},,,", share / 10, share % 10)
            }
        }
        "count" => {
            let size = (*at / [1, 3, 40][(area % 3) as usize]).max(0);
            // A cumulative count grows through its year.
            let size = if sort.kind == "cumulative" { size * ((nth % 4) as i64 + 1) } else { size };
            format!("{size},,,")
        }
        "rate" if sort.counted => {
            let (count, of) = ((*at).max(1), 40_000 + many);
            format!("{:.2},{count},{of},", count as f64 / of as f64 * 10_000.0)
        }
        "money" => format!("{}.{:02},,,", (*at).max(3) * 3, nth % 100),
        _ => format!("{}.{},,,", (*at).max(10) / 10, (*at).max(10) % 10),
    }
}

/// The confidence limits of a figure, not as far from it on both sides; of one measure in six, and there not of every figure.
fn limits(sort: Sort, seed: u64, cells: &str) -> String {
    let mut chance = Chance::of(seed * 1000 + sort.number + 300_000);
    let value: Option<f64> = cells.split(',').next().and_then(|value| value.parse().ok());
    match value.filter(|_| sort.number % 6 == 5 && !chance.once_in(6)) {
        None => ",".to_owned(),
        Some(value) => {
            let (below, above) = (chance.below(25) as f64, chance.below(35) as f64);
            format!("{:.2},{:.2}", value * (100.0 - below) / 100.0, value * (100.0 + above) / 100.0)
        }
    }
}

/// Every figure of an area's measure, the statuses with them.
fn figures(sort: Sort, area: u64) -> Vec<(String, String)> {
    let mut chance = Chance::of(area * 1000 + sort.number);
    let mut at = 150 + chance.below(700) as i64;
    let periods = sort.periods();
    let last = periods.len() - 1;
    let row = |(nth, period): (usize, String)| {
        let cells = figure(sort, area, nth as u64, &mut at, &mut chance);
        let status = match chance.below(60) {
            0 => "provisional",
            1 => "revised",
            2 if nth == last => "estimated",
            3 if nth + 3 < last => "break in series",
            _ => "",
        };
        let cells = if chance.once_in(25) { ",,,not available".into() } else { format!("{cells}{status}") };
        let cells = format!("{cells},,,{}", limits(sort, area * 400 + nth as u64, &cells));
        (period, cells)
    };
    periods.into_iter().enumerate().map(row).collect()
}

/// The folder of one area.
pub fn folder(area: u64, setting: Setting) -> Made {
    let sorts: Vec<Sort> = (0..MEASURES).map(Sort::of).collect();
    let mut made = Made {
        report: format!(
            "area = \"{}\"\nperiod = \"quarter 3 2024/25\"\n{}",
            area_name(area),
            if setting.lait { "quartiles = \"lait\"\n" } else { "" }
        ),
        limits: true,
        ..Made::default()
    };
    made.paragraphs.push_str("{ overview = \"change\" },\n{ overview = \"quartiles\" },\n");
    for (at, pair) in sorts.chunks(2).enumerate() {
        let ids: Vec<String> = pair.iter().map(|sort| format!("\"{}\"", sort.id())).collect();
        if at % 3 == 0 {
            made.paragraphs.push_str(&format!("{{ indicators = [{}] }},\n", ids.join(", ")));
        } else {
            made.paragraphs.extend(ids.iter().map(|id| format!("{{ indicators = [{id}] }},\n")));
        }
    }
    for sort in &sorts {
        made.catalogue.push_str(&sort.entry(setting));
        let name = area_name(area);
        for (period, cells) in figures(*sort, area) {
            made.observations.push_str(&format!("{},{name},{period},{cells}\n", sort.id()));
        }
        if sort.ranked {
            made.observations.push_str(&others(*sort, area));
        } else {
            made.benchmarks.push_str(&given(*sort, area));
        }
        made.benchmarks.push_str(&comparators(*sort, area));
    }
    made
}

/// The last two figures of every other area.
fn others(sort: Sort, own: u64) -> String {
    let row = |area: u64| {
        let name = area_name(area);
        let all = figures(sort, area);
        let last: Vec<String> = all
            .iter()
            .rev()
            .take(2)
            .map(|(period, cells)| format!("{},{name},{period},{cells}\n", sort.id()))
            .collect();
        last.concat()
    };
    (0..AREAS).filter(|area| *area != own).map(row).collect()
}

/// A quartile that the source gives, with the one before.
fn given(sort: Sort, area: u64) -> String {
    let mut chance = Chance::of(area * 31 + sort.number);
    if sort.good == "none" || !chance.once_in(3) {
        return String::new();
    }
    let periods = sort.periods();
    let mut rows = String::new();
    for period in periods.iter().rev().take(1 + chance.below(2) as usize) {
        rows.push_str(&format!("{},{period},,,{},,,,\n", sort.id(), 1 + chance.below(4)));
    }
    rows
}

/// England and the neighbours, each with a figure of the latest period, or in words.
fn comparators(sort: Sort, area: u64) -> String {
    let mut chance = Chance::of(area * 77 + sort.number);
    let mut rows = String::new();
    let period = sort.periods().pop().expect("a period");
    for name in ["England", "statistical neighbours", "the region"] {
        if chance.below(5) < 3 {
            continue;
        }
        let value = match sort.unit {
            "percent" => format!("{}.{}", 20 + chance.below(75), chance.below(10)),
            "count" => continue,
            "money" => (500 + chance.below(2000)).to_string(),
            _ => format!("{}.{}", 15 + chance.below(70), chance.below(10)),
        };
        if sort.good != "none" && chance.once_in(8) {
            rows.push_str(&format!(
                "{},{period},{name},,,{},,,\n",
                sort.id(),
                chance.one_of(&["better", "worse", "similar"])
            ));
        } else {
            let limits = limits(sort, area + name.len() as u64, &value);
            rows.push_str(&format!("{},{period},{name},{value},,,,{limits}\n", sort.id()));
        }
    }
    rows
}
