//! The quartile strip: every area that has a figure is a dot in its quartile, and what is hidden is not drawn.

use std::fs;

use scrutineer::{Folder, check};
use serde_json::Value;

use crate::desk::{Desk, as_json, fixture, opened};

/// A copy of the made-up county with this edit of a file.
fn edited(file: &str, from: &str, to: &str) -> Folder {
    let place = Desk::of(&["anyshire"]);
    place.edit(&format!("anyshire/{file}"), from, to);
    opened(&place.at("anyshire"))
}

/// The strips of a report.
fn strips(folder: &Folder) -> Vec<Value> {
    let json = as_json(folder);
    let sections = json["sections"].as_array().expect("a list").iter();
    let blocks = sections.flat_map(|section| section["blocks"].as_array().expect("a list").clone());
    blocks.filter(|block| block["kind"] == "strip").map(|block| block["strip"].clone()).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// The authorities of the national table that have a figure, without this council.
fn published(measure: &str, period: &str) -> Vec<f64> {
    let text = fs::read_to_string(fixture("anyshire/data/national.csv")).expect("the national table");
    let cells = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let authority = |cell: &[&str]| cell[3] != "-" && cell[1] != "Anyshire";
    let of = cells.filter(|cell| cell[0] == measure && cell[4] == period && authority(cell));
    of.filter_map(|cell| cell[5].parse().ok()).collect()
}

#[test]
fn every_authority_with_a_figure_is_a_dot_of_its_quartile() {
    let folder = opened(&fixture("anyshire"));
    let strips = strips(&folder);
    let [strip] = &strips[..] else { panic!("one strip") };
    let figures = published("SickDays", "2023/24");
    let columns = strip["columns"].as_array().expect("a list");
    let dots: u64 = columns.iter().map(|column| column["dots"].as_u64().expect("a count")).sum();
    assert_eq!(dots as usize, figures.len());
    let ends = |words: &Value| words.as_str().and_then(|words| words.split(' ').next()?.parse::<f64>().ok());
    let worst = figures.iter().copied().fold(f64::MIN, f64::max);
    let best = figures.iter().copied().fold(f64::MAX, f64::min);
    assert_eq!((ends(&strip["best"]), ends(&strip["worst"])), (Some(best), Some(worst)), "the best is on the left");
    // Up to the last figure of each quartile there are as many figures as dots.
    let mut last = f64::MIN;
    for band in strip["bands"].as_array().expect("a list") {
        let upto = ends(&band["ends"]).unwrap_or(worst);
        let within = |at: f64| at > number(&band["from"]) && at < number(&band["to"]);
        let dots: u64 = columns
            .iter()
            .filter(|column| within(number(&column["at"])))
            .map(|column| column["dots"].as_u64().expect("a count"))
            .sum();
        let held = figures.iter().filter(|figure| **figure > last && **figure <= upto).count();
        assert_eq!(dots as usize, held, "{band}");
        assert_eq!(band["own"].as_bool(), Some(within(number(&strip["own"]["at"]))));
        last = upto;
    }
}

#[test]
fn turned_round_the_best_is_still_on_the_left() {
    let folder = edited(
        "indicators.toml",
        "national = \"SickDays\"\ngood = \"low\"",
        "national = \"SickDays\"\ngood = \"high\"",
    );
    let strips = strips(&folder);
    assert_eq!(
        (strips[0]["best"].as_str(), strips[0]["worst"].as_str()),
        (Some("11.0 days best"), Some("7.1 days worst"))
    );
}

#[test]
fn a_figure_that_is_held_back_is_not_drawn_and_the_officer_is_told() {
    let folder = edited(
        "data/observations.csv",
        "sickness,Anyshire,year ending December 2024,9.4,,,,,",
        "sickness,Anyshire,year ending December 2024,,,,suppressed,,",
    );
    assert_eq!(strips(&folder), Vec::<Value>::new());
    let told = check(&folder);
    let told = told.iter().find(|told| told.message.starts_with("the quartile strip for `sickness` cannot be drawn"));
    assert!(told.is_some_and(|told| !told.is_error()), "{told:?}");
}
