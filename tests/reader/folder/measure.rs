//! A measure: its entry in the catalogue, and every figure the folder holds of it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use toml::Table;

use super::number::cell;
use super::period::{Period, Style};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Percent,
    Count,
    Rate,
    Score,
    Money,
    Time,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Good {
    High,
    Low,
    Between(Decimal, Decimal),
    Neither,
}

/// What a figure is of its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Flow,
    Stock,
    Cumulative,
    Rolling,
    Cohort,
}

#[derive(Debug, Clone, Default)]
pub struct Target {
    pub name: String,
    pub value: Option<Decimal>,
    pub by: Option<Period>,
    /// `within 1 point`, as it is written. May be empty.
    pub amber: String,
    /// `year`, `year to date`. May be empty.
    pub basis: String,
}

/// A figure of the area's own.
#[derive(Debug, Clone)]
pub struct Figure {
    pub period: Period,
    pub value: Option<Decimal>,
    pub count: Option<Decimal>,
    pub out_of: Option<Decimal>,
    /// The confidence limits that the table gives with it, lower and upper.
    pub limits: Option<[Decimal; 2]>,
    pub status: String,
    pub stated: Vec<String>,
}

/// Words of a status that say what stands in the place of a figure.
const MARKS: [&str; 4] = ["not applicable", "low", "none recorded", "unreliable"];

impl Figure {
    /// Which of these it has.
    pub fn mark(&self) -> Option<&'static str> {
        let has = |mark: &&&str| self.status.split(';').any(|word| word.trim() == **mark);
        MARKS.iter().find(has).copied()
    }

    pub fn is_break(&self) -> bool {
        self.status.contains("break in series")
    }

    pub fn says(&self, word: &str) -> bool {
        self.stated.iter().any(|stated| stated == word)
    }
}

/// What the figure is compared with: another's figure, or a quartile.
#[derive(Debug, Clone)]
pub struct Benchmark {
    pub period: Period,
    pub name: String,
    pub value: Option<Decimal>,
    pub limits: Option<[Decimal; 2]>,
    pub quartile: Option<u8>,
    /// `15 of 32`
    pub rank: String,
    pub stated: String,
    /// So many neighbours are behind it, where it is their average.
    pub over: Option<usize>,
    /// Worked out of the national table.
    pub national: bool,
}

#[derive(Debug, Clone)]
pub struct Measure {
    pub id: String,
    pub name: String,
    pub label: String,
    pub short: String,
    pub subject: String,
    pub word: String,
    pub unit: Unit,
    pub noun: Option<[String; 2]>,
    /// The word of a unit of time: one, many.
    pub time: Option<[String; 2]>,
    pub good: Good,
    pub kind: Kind,
    /// The catalogue says that each figure is of its own period alone: only such figures are added up.
    pub adds_up: bool,
    pub decimals: Option<u32>,
    pub year: Style,
    /// Months from one figure to the next.
    pub step: i32,
    pub done: String,
    pub variant: String,
    pub share_of: String,
    pub why_missing: String,
    pub earlier_name: String,
    pub supporting: bool,
    pub quiet: bool,
    pub no_quartile: bool,
    /// `last year`, `previous`; may be empty.
    pub compare: String,
    /// So many periods late is as it should be.
    pub lag: i32,
    pub rebase: Vec<Period>,
    /// The first and the last period of the stretch that the usual range is from.
    pub usual_range_of: Option<[Period; 2]>,
    pub targets: Vec<Target>,
    pub own: Vec<Figure>,
    pub others: BTreeMap<i32, Vec<(String, Decimal)>>,
    pub benchmarks: Vec<Benchmark>,
}

impl Measure {
    /// Reads an entry of the catalogue.
    pub fn read(id: &str, entry: &Table) -> Measure {
        let text = |key: &str| entry.get(key).and_then(|held| held.as_str()).unwrap_or_default().to_owned();
        let flag = |key: &str| entry.get(key).and_then(toml::Value::as_bool).unwrap_or(false);
        let unit = match text("unit").as_str() {
            "count" => Unit::Count,
            "rate" => Unit::Rate,
            "score" => Unit::Score,
            "money" => Unit::Money,
            "time" => Unit::Time,
            _ => Unit::Percent,
        };
        let year = match text("year").as_str() {
            "academic" => Style::Academic,
            "calendar" => Style::Calendar,
            _ => Style::Financial,
        };
        let read = |label: &toml::Value| Period::read(label.as_str().unwrap_or_default(), year);
        Measure {
            id: id.to_owned(),
            label: or(text("label"), &capital(&text("name"))),
            word: or(text("measure_word"), word_of(unit)),
            noun: pair(entry.get("noun")),
            time: pair(entry.get("word")),
            good: good(entry.get("good")),
            kind: kind(&text("measure")),
            adds_up: text("measure") == "flow",
            decimals: entry.get("decimals").and_then(toml::Value::as_integer).map(|held| held as u32),
            step: step(&text("frequency")),
            rebase: list(entry.get("rebase")).iter().filter_map(read).collect(),
            usual_range_of: list(entry.get("usual_range_of"))
                .iter()
                .filter_map(read)
                .collect::<Vec<_>>()
                .try_into()
                .ok(),
            targets: list(entry.get("target")).iter().map(|held| target(held, year)).collect(),
            name: text("name"),
            short: text("short"),
            subject: text("subject"),
            done: text("done"),
            variant: text("variant"),
            share_of: text("share_of"),
            why_missing: text("why_missing"),
            earlier_name: text("earlier_name"),
            lag: entry.get("lag").and_then(toml::Value::as_integer).unwrap_or(0) as i32,
            supporting: flag("supporting"),
            quiet: flag("quiet"),
            no_quartile: flag("no_quartile"),
            compare: text("compare"),
            own: Vec::new(),
            others: BTreeMap::new(),
            benchmarks: Vec::new(),
            unit,
            year,
        }
    }

    /// What it is called where there is little room.
    pub fn called(&self) -> &str {
        if self.short.is_empty() { &self.label } else { &self.short }
    }

    /// `day` or `days`.
    pub fn time_word(&self, size: Decimal) -> &str {
        self.time.as_ref().map_or("", |word| if size == Decimal::ONE { &word[0] } else { &word[1] })
    }

    /// Whether so much more is better, worse or neither.
    pub fn better(&self, now: Decimal, then: Decimal) -> Option<std::cmp::Ordering> {
        match self.good {
            Good::High => Some(now.cmp(&then)),
            Good::Low => Some(then.cmp(&now)),
            Good::Between(low, high) => Some(away(then, low, high).cmp(&away(now, low, high))),
            Good::Neither => None,
        }
    }
}

/// How far a figure lies from its best range.
pub fn away(value: Decimal, low: Decimal, high: Decimal) -> Decimal {
    (low - value).max(value - high).max(Decimal::ZERO)
}

pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn or(held: String, otherwise: &str) -> String {
    if held.is_empty() { otherwise.to_owned() } else { held }
}

fn word_of(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "percentage",
        Unit::Count => "number",
        Unit::Rate => "rate",
        Unit::Score => "score",
        Unit::Money => "amount",
        Unit::Time => "time",
    }
}

fn pair(held: Option<&toml::Value>) -> Option<[String; 2]> {
    let words: Vec<String> = held?.as_array()?.iter().filter_map(|word| Some(word.as_str()?.to_owned())).collect();
    words.try_into().ok()
}

fn good(held: Option<&toml::Value>) -> Good {
    match held {
        Some(toml::Value::String(word)) if word == "high" => Good::High,
        Some(toml::Value::String(word)) if word == "low" => Good::Low,
        Some(toml::Value::Table(table)) => {
            let ends: Vec<Decimal> = list(table.get("between")).iter().filter_map(decimal).collect();
            if let [low, high] = ends[..] { Good::Between(low, high) } else { Good::Neither }
        }
        _ => Good::Neither,
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "stock" => Kind::Stock,
        "cumulative" => Kind::Cumulative,
        "rolling" => Kind::Rolling,
        "cohort" => Kind::Cohort,
        _ => Kind::Flow,
    }
}

fn step(frequency: &str) -> i32 {
    match frequency {
        "monthly" => 1,
        "annual" => 12,
        _ => 3,
    }
}

fn target(held: &toml::Value, year: Style) -> Target {
    let Some(table) = held.as_table() else {
        return Target { name: "target".into(), value: decimal(held), ..Target::default() };
    };
    let text = |key: &str| table.get(key).and_then(|held| held.as_str());
    Target {
        name: text("name").unwrap_or("target").to_owned(),
        value: table.get("value").and_then(decimal),
        by: text("by").and_then(|by| Period::read(by, year)),
        amber: text("amber").unwrap_or_default().to_owned(),
        basis: text("basis").unwrap_or_default().to_owned(),
    }
}

/// What may be one thing or a list of them.
fn list(held: Option<&toml::Value>) -> Vec<toml::Value> {
    match held {
        None => Vec::new(),
        Some(toml::Value::Array(all)) => all.clone(),
        Some(one) => vec![one.clone()],
    }
}

fn decimal(held: &toml::Value) -> Option<Decimal> {
    match held {
        toml::Value::String(text) => cell(text),
        other => other.to_string().parse().ok(),
    }
}
