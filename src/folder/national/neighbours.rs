//! Who the statistical neighbours of an area are: its ten nearest, by the department's model.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::National;
use crate::folder::diagnostics::Diagnostics;
use crate::folder::inputs::FolderReading;
use crate::folder::named::NamedFile;

use super::stream::{Stream, Wanted};

/// The department's model has so many.
const MOST: usize = 10;

/// A neighbour's rank, its area, and where the row is.
type RankedNeighbour = (u32, usize);

/// Reads the neighbours into the table of areas. Neighbours that the table does not have are gathered into one warning.
pub fn read_neighbours(from: FolderReading, file: &NamedFile, national: &mut National) {
    let faults = from.faults;
    let wanted = [("area_code", true), ("rank", false), ("neighbour_code", true)];
    let wanted = wanted.map(|(name, needed)| Wanted::plain(name, needed));
    let Some(mut stream) = Stream::open(from, file, &wanted) else { return };
    let codes: BTreeMap<String, usize> = national
        .areas
        .iter()
        .enumerate()
        .flat_map(|(at, area)| std::iter::once(&area.code).chain(&area.also).map(move |code| (code.to_lowercase(), at)))
        .collect();
    let mut strangers: Vec<(String, Place)> = Vec::new();
    let mut found: BTreeMap<usize, Vec<RankedNeighbour>> = BTreeMap::new();
    while stream.next(faults) {
        let [area, neighbour] = [0, 2].map(|nth| codes.get(&stream.text(nth).to_lowercase()).copied());
        match (area, neighbour) {
            (Some(area), Some(neighbour)) => {
                // Without a rank they are in their order.
                let nth = found.get(&area).map_or(0, Vec::len) as u32;
                let rank = stream.text(1).trim_end_matches(".0").parse().unwrap_or(nth);
                let known = found.entry(area).or_default();
                if area == neighbour || known.iter().any(|(_, other)| *other == neighbour) {
                    odd_one(&stream, area == neighbour, faults);
                } else {
                    known.push((rank, neighbour));
                }
            }
            (None, _) => strangers.push((stream.text(0), stream.place())),
            (_, None) => strangers.push((stream.text(2), stream.place())),
        }
    }
    stream.end(from);
    tell(strangers, &national.file, faults);
    for (area, mut ranked) in found {
        ranked.sort_by_key(|(rank, _)| *rank);
        national.neighbours.insert(area, ranked.into_iter().take(MOST).map(|(_, neighbour)| neighbour).collect());
    }
}

fn odd_one(stream: &Stream, itself: bool, faults: &Diagnostics) {
    let message = if itself { "an area cannot be its own neighbour" } else { "this neighbour appears twice" };
    let help = "remove the row; it is not counted";
    faults.warning(Code::DuplicateObservation, stream.place(), message, help);
}

fn tell(mut strangers: Vec<(String, Place)>, table: &str, faults: &Diagnostics) {
    let Some((_, first)) = strangers.first().cloned() else { return };
    let rows = strangers.len();
    strangers.sort();
    strangers.dedup_by(|(a, _), (b, _)| a == b);
    let named: Vec<String> = strangers.iter().take(5).map(|(code, _)| format!("`{code}`")).collect();
    let more = if strangers.len() > named.len() {
        format!(" and {} more", strangers.len() - named.len())
    } else {
        String::new()
    };
    let rows = if rows > 1 { format!(", in {rows} rows") } else { String::new() };
    let message = format!("`{table}` has no area with the code {}{more}{rows}", named.join(", "));
    let help = "correct the code; until then the average uses only the other neighbours";
    faults.add(Diagnostic::warning(Code::UnknownArea, message).at(first).help(help));
}
