//! Who the statistical neighbours of an area are: its ten nearest, by the department's model.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{AreaKind, AreaThen, National, is_before_boundary, known_as};
use crate::figures::prose::list;
use crate::folder::disk::inputs::FolderReading;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::NamedFile;

use super::neighbour_list::{NeighbourRow, read_list};

/// The department's model has so many.
const MOST: usize = 10;

/// A neighbour with its rank.
type RankedNeighbour = (u32, AreaThen);

/// Reads the neighbours into the table of areas. `own`: the council's own, which is told where it has none.
pub fn read_neighbours(from: FolderReading, file: &NamedFile, own: Option<usize>, national: &mut National) {
    let faults = from.faults;
    let Some(rows) = read_list(from, file) else { return };
    let finder = Finder::of(national, &rows);
    let mut strangers: Vec<(String, Place)> = Vec::new();
    let mut absent: Vec<String> = Vec::new();
    let own_now = own.map(|area| AreaThen { area, is_before: false });
    let mut found: BTreeMap<AreaThen, Vec<RankedNeighbour>> = BTreeMap::new();
    for row in &rows {
        let area = finder.find(&row.area);
        // Below its table the department's list has older ones: the first of an area is the one in force.
        if row.is_whole && area.is_some_and(|area| found.contains_key(&area)) {
            continue;
        }
        let known = area.and_then(|area| found.get(&area)).map_or(0, Vec::len);
        for (nth, neighbour) in row.neighbours.iter().enumerate() {
            match (area, finder.find(neighbour)) {
                (Some(area), Some(neighbour)) => {
                    // Without a rank they are in their order.
                    let rank = row.rank.unwrap_or((known + nth) as u32);
                    let held = found.entry(area).or_default();
                    if area == neighbour || held.iter().any(|(_, other)| *other == neighbour) {
                        odd_one(&row.place, area == neighbour, faults);
                    } else {
                        held.push((rank, neighbour));
                    }
                }
                // Of the department's own lists many areas have ended, or are in no table of a part of the country.
                (area, None) if row.is_whole && area.is_some() && area == own_now => {
                    absent.push(finder.named(neighbour))
                }
                (_, _) if row.is_whole => {}
                (None, _) => strangers.push((row.area.clone(), row.place.clone())),
                (_, None) => strangers.push((neighbour.clone(), row.place.clone())),
            }
        }
    }
    tell(strangers, &national.file, faults);
    tell_absent(&absent, own, file, national, faults);
    for (area, mut ranked) in found {
        ranked.sort_by_key(|(rank, _)| *rank);
        national.neighbours.insert(area, ranked.into_iter().take(MOST).map(|(_, neighbour)| neighbour).collect());
    }
    if let Some(own) = own.filter(|_| own_now.is_some_and(|now| !national.neighbours.contains_key(&now))) {
        let message = format!("there are no neighbours for {}", national.areas[own].name);
        let help = "the average of statistical neighbours cannot be calculated; add the rows, or remove `neighbours`";
        faults.warning(Code::NoPeers, file.from.clone(), message, help);
    }
}

/// Areas by their codes, and by what the list calls a code.
struct Finder {
    /// What each area is called.
    areas: Vec<Arc<str>>,
    codes: HashMap<String, usize>,
    names: HashMap<String, usize>,
    listed: HashMap<String, String>,
}

impl Finder {
    fn of(national: &National, rows: &[NeighbourRow]) -> Finder {
        let areas = national.areas.iter().map(|area| Arc::clone(&area.name)).collect();
        let named = rows.iter().filter(|row| !row.name.is_empty());
        let listed = named.map(|row| (row.area.to_lowercase(), row.name.clone())).collect();
        let mut finder = Finder { areas, codes: HashMap::new(), names: HashMap::new(), listed };
        for (at, area) in national.areas.iter().enumerate() {
            for code in std::iter::once(&area.code).chain(&area.also).filter(|code| !code.is_empty()) {
                finder.codes.entry(code.to_lowercase()).or_insert(at);
            }
            if area.kind == AreaKind::Authority {
                finder.names.entry(known_as(&area.name)).or_insert(at);
            }
        }
        finder
    }

    /// By its code, or where the table has other codes by the name that the list has beside it. By a code of before its boundary
    /// changed it is what it was then.
    fn find(&self, code: &str) -> Option<AreaThen> {
        let lower = code.to_lowercase();
        let by_name = || self.names.get(&known_as(self.listed.get(&lower)?));
        let area = *self.codes.get(&lower).or_else(by_name)?;
        Some(AreaThen { area, is_before: is_before_boundary(self.areas.get(area)?, code) })
    }

    fn named(&self, code: &str) -> String {
        self.listed.get(&code.to_lowercase()).cloned().unwrap_or_else(|| code.to_owned())
    }
}

fn odd_one(place: &Place, itself: bool, faults: &Diagnostics) {
    let message = if itself { "an area cannot be its own neighbour" } else { "this neighbour appears twice" };
    let help = "remove the row; it is not counted";
    faults.warning(Code::DuplicateObservation, place.clone(), message, help);
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

/// Neighbours of the council that the table does not have: with none of them there is nothing to compare with, which is told
/// elsewhere.
fn tell_absent(absent: &[String], own: Option<usize>, file: &NamedFile, national: &National, faults: &Diagnostics) {
    let Some(own) = own.filter(|_| !absent.is_empty() && absent.len() < MOST) else { return };
    let (table, name) = (&national.file, &national.areas[own].name);
    let message = format!("`{table}` does not have {}: neighbours of {name}", list(absent));
    let help = "the average uses only the other neighbours";
    faults.warning(Code::UnknownArea, file.from.clone(), message, help);
}
