//! Which rows of the national table are of one area: the same code, or the same name where the code alone is new.
//!
//! Within a year one name and level is one area. Over the years a department's number is one area whatever it is called, and
//! a new code of the statistical office is the same area where the name is.

use std::collections::{HashMap, HashSet};

use crate::figures::measure::{Area, AreaKind, Period, area_kind, plain_name};

use super::gathered::Column;
use super::reader::Raw;

/// The areas of a table, and which of them each of the table's own is.
#[derive(Debug)]
pub struct OneArea {
    /// Every area, once.
    pub areas: Vec<Area>,
    /// By the number that the table's own area has in [`Raw::areas`].
    pub of: Vec<u32>,
}

/// Puts together what is one area. `period` gives that of a column, where its label is one.
pub fn one_area_each(raw: &Raw, period: impl Fn(&Column) -> Option<Period>) -> OneArea {
    let regions: HashSet<String> = raw.areas.iter().map(|[_, _, region]| plain_name(region)).collect();
    let coded: HashSet<String> =
        raw.areas.iter().filter(|[_, code, _]| !code.is_empty()).map(|[name, ..]| plain_name(name)).collect();
    let kind = |name: &str, code: &str| match area_kind(name, code) {
        // What others name as their region is one; so is what alone has no code, where the others have theirs.
        AreaKind::Authority if regions.contains(&plain_name(name)) => AreaKind::Region,
        AreaKind::Authority if code.is_empty() && !coded.is_empty() && !coded.contains(&plain_name(name)) => {
            AreaKind::Region
        }
        kind => kind,
    };
    let latest = latest(raw, period);
    let mut areas: Vec<(usize, Area)> = Vec::new();
    let mut known: HashMap<(String, AreaKind), usize> = HashMap::new();
    let mut of = Vec::with_capacity(raw.areas.len());
    for (nth, [name, code, region]) in raw.areas.iter().enumerate() {
        let area = Area {
            kind: kind(name, code),
            name: name.as_str().into(),
            code: code.clone(),
            region: region.clone(),
            also: Vec::new(),
        };
        let at = *known.entry((plain_name(name), area.kind)).or_insert(areas.len());
        of.push(at as u32);
        match areas.get_mut(at) {
            None => areas.push((nth, area)),
            Some((held, one)) if latest[*held] <= latest[nth] => {
                *held = nth;
                let older = std::mem::replace(one, area);
                join(one, older);
            }
            Some((_, one)) => join(one, area),
        }
    }
    for (nth, name) in &raw.renamed {
        let one = &mut areas[of[*nth] as usize].1;
        add(one, name.clone());
    }
    OneArea { areas: areas.into_iter().map(|(_, area)| area).collect(), of }
}

/// Keeps what an area was called and coded elsewhere in the table.
fn join(one: &mut Area, other: Area) {
    for text in [other.name.to_string(), other.code].into_iter().chain(other.also) {
        add(one, text);
    }
    if one.region.is_empty() {
        one.region = other.region;
    }
}

fn add(one: &mut Area, text: String) {
    if !text.is_empty() && *text != *one.name && text != one.code && !one.also.contains(&text) {
        one.also.push(text);
    }
}

/// The end of the last period in which each area of the table has a figure.
fn latest(raw: &Raw, period: impl Fn(&Column) -> Option<Period>) -> Vec<i32> {
    let mut latest = vec![i32::MIN; raw.areas.len()];
    for column in &raw.columns {
        let Some(period) = period(column) else { continue };
        for cell in column.cells.iter().filter(|cell| cell.value.is_some()) {
            let held = &mut latest[cell.area as usize];
            *held = (*held).max(period.end());
        }
    }
    latest
}
