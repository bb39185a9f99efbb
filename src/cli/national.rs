//! `national`: where an authority is in every measure of the national table.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::Error;
use scrutineer::files::CsvText;
use scrutineer::measure::Area;
use scrutineer::nation::{Nation, Position};

use super::print;

/// Lists ranks and quartile bands for every measure of the national table and the published tables, as CSV
#[derive(clap::Args)]
pub struct NationalVerb {
    /// The report folder; its report.toml names the national table, or published ones
    dir: PathBuf,
    /// List every authority, not only the report's own
    #[arg(long)]
    all: bool,
    /// How to print them: as JSON for other programs
    #[arg(long, value_enum, default_value = "csv")]
    format: Listed,
}

/// How the list is written.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Listed {
    Csv,
    Json,
}

const HEADINGS: [&str; 12] = [
    "measure",
    "period",
    "value",
    "rank",
    "areas",
    "quartile",
    "band",
    "on the boundary",
    "change",
    "neighbours",
    "england",
    "note",
];

impl NationalVerb {
    /// Prints them; warnings are on standard error.
    pub fn run(self) -> Result<ExitCode, Error> {
        let read = scrutineer::nation::read_nations(&self.dir)?;
        print::tell(&read.warnings);
        let found: Vec<Found> = read.value.iter().flat_map(|nation| self.found(nation)).collect();
        let text = match self.format {
            Listed::Csv => as_csv(&found, self.all),
            Listed::Json => super::json(&as_json(&found)),
        };
        Ok(print::out(text))
    }

    fn found<'a>(&self, nation: &'a Nation) -> Vec<Found<'a>> {
        let positions = if self.all {
            scrutineer::nation::all_positions(&nation.national)
        } else {
            let own = scrutineer::nation::positions(&nation.national, nation.own);
            own.into_iter().map(|position| (nation.own, position)).collect()
        };
        positions.into_iter().map(|(area, position)| (&nation.national.areas[area], position)).collect()
    }
}

/// An authority, and where it is in a measure.
type Found<'a> = (&'a Area, Position<'a>);

/// As data; null for what there is not.
fn as_json(found: &[Found]) -> serde_json::Value {
    let one = |(area, found): &Found| {
        serde_json::json!({
            "area": *area.name,
            "area_code": area.code,
            "measure": found.measure,
            "period": found.period,
            "value": found.value,
            "rank": found.rank,
            "areas": found.areas,
            "quartile": found.band,
            "on_boundary": found.on_boundary,
            "change": found.change,
            "neighbours": found.neighbours,
            "england": found.england,
            "note": found.why,
        })
    };
    serde_json::json!({ "schema": 1, "positions": found.iter().map(one).collect::<Vec<_>>() })
}

/// As a table; each line names its authority where there are several.
fn as_csv(found: &[Found], named: bool) -> String {
    let mut text = CsvText::for_programs();
    let area = ["area", "area_code"].into_iter().filter(|_| named);
    text.row(area.chain(HEADINGS));
    for (area, position) in found {
        let names = [area.name.to_string(), area.code.clone()].into_iter().filter(|_| named);
        text.guarded_row(names.chain(row(position)));
    }
    text.into_text()
}

/// The cells of one line; a dash for what there is not.
fn row(position: &Position) -> [String; 12] {
    let or_dash = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let band = |band: u8| ["A", "B", "C", "D"][usize::from(band.clamp(1, 4)) - 1].to_owned();
    [
        position.measure.to_owned(),
        if position.period.is_empty() { "-".to_owned() } else { position.period.to_owned() },
        or_dash(position.value.map(|value| value.to_string())),
        or_dash(position.rank.map(|rank| rank.to_string())),
        position.areas.to_string(),
        or_dash(position.band.map(|band| band.to_string())),
        or_dash(position.band.map(band)),
        or_dash(position.on_boundary.map(|on| if on { "yes" } else { "no" }.to_owned())),
        or_dash(position.change.map(|change| change.to_string())),
        or_dash(position.neighbours.map(|mean| mean.to_string())),
        or_dash(position.england.map(|england| england.to_string())),
        position.why.to_owned(),
    ]
}
