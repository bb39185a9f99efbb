//! The list of measures beside the national table: which way each is good, and what may be said of it.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::figures::measure::{Indicator, Polarity, Unit, YearKind};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::NamedFile;
use crate::folder::text::nearest::advice;

use super::stream::Stream;
use super::wanted::Wanted;

/// What the list says of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Which way is good; `None` where the list says `-` or nothing.
    pub polarity: Polarity,
    /// How many decimals it is published with.
    pub decimals: Option<u32>,
    /// Quartiles of it mean nothing.
    pub no_quartile: bool,
    /// Its unit, where the catalogue says it.
    pub unit: Option<Unit>,
    /// `% CIN`. May be empty.
    pub unit_label: String,
    /// What a bare year is.
    pub year: Option<YearKind>,
    /// Its name and title, for those who know it by them.
    pub names: [String; 2],
}

impl Listed {
    /// What the catalogue says of a measure whose table has no list beside it.
    pub fn of(indicator: &Indicator) -> Listed {
        Listed {
            polarity: indicator.good,
            decimals: indicator.decimals,
            no_quartile: indicator.no_quartile,
            unit: Some(indicator.unit),
            unit_label: String::new(),
            // The periods of such a table are written in full.
            year: None,
            names: [String::new(), String::new()],
        }
    }
}

/// The columns of the list, and whether it needs each.
pub const COLUMNS: [(&str, bool); 8] = [
    ("measure", true),
    ("polarity", true),
    ("decimals", false),
    ("no_quartile", false),
    ("unit_label", false),
    ("year_type", false),
    ("name", false),
    ("title", false),
];

/// Reads the list. A measure may be in it twice, under two topics: what any of its rows hides is hidden.
pub fn read_measures(from: FolderReading, file: &NamedFile) -> HashMap<String, Listed> {
    let faults = from.faults;
    let wanted = COLUMNS.map(|(name, needed)| Wanted::plain(name, needed));
    let mut listed: HashMap<String, Listed> = HashMap::new();
    let Some(mut stream) = Stream::open(from, file, &wanted, "") else { return listed };
    while stream.next(faults) {
        let row = read_row(&stream, faults);
        let code = stream.text(0);
        match listed.get_mut(&code) {
            None => {
                listed.insert(code, row);
            }
            Some(first) => {
                first.no_quartile |= row.no_quartile;
                if first.polarity == Polarity::None {
                    first.polarity = row.polarity;
                } else if row.polarity != Polarity::None && row.polarity != first.polarity {
                    let message = format!("`{code}` is good when high in one row and good when low in another");
                    faults.error(
                        Code::ContradictingObservations,
                        stream.place(),
                        message,
                        "correct the row that is wrong",
                    );
                }
            }
        }
    }
    stream.end(from);
    listed
}

fn read_row(stream: &Stream, faults: &Diagnostics) -> Listed {
    let word = stream.text(1);
    let polarity = match word.to_lowercase().as_str() {
        "high" | "higher" => Polarity::Higher,
        "low" | "lower" => Polarity::Lower,
        "" | "-" | "na" | "n/a" | "none" => Polarity::None,
        _ => {
            let help = advice(&word, ["High", "Low", "-"]);
            faults.error(Code::UnknownWord, stream.place(), format!("`{word}` is not a polarity"), help);
            Polarity::None
        }
    };
    let year_type = stream.text(5).to_lowercase();
    Listed {
        polarity,
        // Spreadsheets write a whole number with a point: `2.0`.
        decimals: stream.text(2).trim_end_matches(".0").parse().ok().filter(|decimals| *decimals <= 6),
        no_quartile: !matches!(stream.text(3).to_lowercase().as_str(), "" | "-" | "na" | "false" | "no" | "0"),
        unit: None,
        unit_label: stream.text(4),
        year: [("academic", YearKind::Academic), ("financial", YearKind::Financial), ("calendar", YearKind::Calendar)]
            .iter()
            .find(|(word, _)| year_type.starts_with(word))
            .map(|(_, kind)| *kind),
        names: [stream.text(6), stream.text(7)],
    }
}
