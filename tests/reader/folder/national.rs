//! A national table: every authority's figures, and what is worked out of them: England, the region, the neighbours.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use toml::{Table, Value};

use super::Folder;
use super::measure::Benchmark;
use super::period::{Period, Style};
use super::tables::{Row, figure, held, rows};

/// Links the measures of the catalogue that name one of the table's.
pub fn link(folder: &mut Folder, national: &Table, catalogue: &Table) {
    let file = |key: &str| national.get(key).and_then(Value::as_str).map(|name| rows(&folder.path.join(name)));
    let table = file("file").unwrap_or_default();
    let kinds = file("measures").unwrap_or_default();
    let named = national.get("area").and_then(Value::as_str).unwrap_or(&folder.area).to_lowercase();
    let is_own =
        |row: &&Row| [held(row, "area"), held(row, "area_code")].iter().any(|held| held.to_lowercase() == named);
    let Some(home) = table.iter().find(is_own) else { return };
    let (code, region) = (held(home, "area_code").to_owned(), held(home, "region").to_owned());
    let near: Vec<String> = file("neighbours")
        .unwrap_or_default()
        .iter()
        .filter(|row| held(row, "area_code") == code)
        .map(|row| held(row, "neighbour_code").to_owned())
        .collect();
    for measure in &mut folder.measures {
        let entry = catalogue.get(&measure.id).and_then(Value::as_table);
        let Some(linked) = entry.and_then(|entry| entry.get("national")).and_then(Value::as_str) else { continue };
        let kind = kinds.iter().find(|row| held(row, "measure") == linked);
        let style = kind.map_or(Style::Financial, |row| style(held(row, "year_type")));
        let mut years: BTreeMap<i32, (Period, Vec<&Row>)> = BTreeMap::new();
        for row in table.iter().filter(|row| held(row, "measure") == linked) {
            let Some(period) = period_of(held(row, "period"), style) else { continue };
            years.entry(period.end).or_insert((period, Vec::new())).1.push(row);
        }
        for (end, (_, rows)) in &years {
            // A council lies in a region; the nation and the regions themselves do not.
            let others = rows.iter().filter(|row| !matches!(held(row, "region"), "" | "-"));
            // By its name too: a new code for the same area makes no other one.
            let others = others.filter(|row| !held(row, "area_code").is_empty() && held(row, "area_code") != code);
            let others = others.filter(|row| held(row, "area").to_lowercase() != named);
            let valued = others.filter_map(|row| Some((held(row, "area").to_owned(), figure(row, "value")?)));
            measure.others.entry(*end).or_insert_with(|| valued.collect());
        }
        let latest = years.values().rfind(|(period, _)| period.end <= folder.period.end);
        let Some((period, rows)) = latest else { continue };
        let own = compared(rows, *period, &near, &region);
        for benchmark in own {
            if !measure.benchmarks.iter().any(|row| row.name == benchmark.name) {
                measure.benchmarks.push(benchmark);
            }
        }
    }
}

/// What the table gives to compare with in one year.
fn compared(rows: &[&Row], period: Period, near: &[String], region: &str) -> Vec<Benchmark> {
    let plain = |name: &str, value, over| Benchmark {
        name: name.to_owned(),
        quartile: None,
        rank: String::new(),
        stated: String::new(),
        national: true,
        limits: None,
        period,
        value,
        over,
    };
    let of = |name: &str| rows.iter().find(|row| held(row, "area") == name).and_then(|row| figure(row, "value"));
    let neighbours: Vec<Decimal> = rows
        .iter()
        .filter(|row| near.iter().any(|code| code == held(row, "area_code")))
        .filter_map(|row| figure(row, "value"))
        .collect();
    let mut found = Vec::new();
    if !neighbours.is_empty() {
        let mean = neighbours.iter().sum::<Decimal>() / Decimal::from(neighbours.len());
        found.push(plain("the statistical neighbour average", Some(mean), Some(neighbours.len())));
    }
    found.extend(of(region).map(|value| plain(region, Some(value), None)));
    found.extend(of("England").map(|value| plain("England", Some(value), None)));
    found
}

fn style(year_type: &str) -> Style {
    match year_type {
        "Academic Year" => Style::Academic,
        "Calendar Year" => Style::Calendar,
        _ => Style::Financial,
    }
}

/// The department writes the year in which a school year ends.
fn period_of(label: &str, style: Style) -> Option<Period> {
    let period = Period::read(label, style)?;
    if period.style == Style::Calendar && style == Style::Academic {
        return Some(Period { style, end: period.end - 12 + 8, months: 12 });
    }
    Some(period)
}
