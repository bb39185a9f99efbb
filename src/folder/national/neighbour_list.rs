//! A list of statistical neighbours as it is in a file: a row a neighbour, or as the Department for Education publishes it, a row an
//! authority with its ten in columns, in a text or in a workbook that has lines above its headings.

use crate::diagnostic::{Code, Place};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::table::columns::plain;
use crate::folder::text::named::NamedFile;

use super::stream::Stream;

/// More rows than any list of neighbours has: what has more is another file.
const MOST_ROWS: usize = 100_000;

/// The headings of a list with a row a neighbour, and whether it needs each. The department's own lists have theirs.
#[cfg(test)]
pub const COLUMNS: [(&str, bool); 3] = [("area_code", true), ("rank", false), ("neighbour_code", true)];

/// What a row of a list says.
#[derive(Debug, Clone)]
pub struct NeighbourRow {
    /// The code of the area whose neighbours these are.
    pub area: String,
    /// Its name. May be empty.
    pub name: String,
    /// The rank of its only neighbour, where the list gives one.
    pub rank: Option<u32>,
    /// The codes of its neighbours, nearest first.
    pub neighbours: Vec<String>,
    /// It has all of them: the list is the department's.
    pub is_whole: bool,
    /// Where it is.
    pub place: Place,
}

/// Where the columns of a list are.
#[derive(Debug, Clone)]
struct ListColumns {
    area: usize,
    name: Option<usize>,
    rank: Option<usize>,
    neighbours: Vec<usize>,
    is_whole: bool,
}

impl ListColumns {
    /// The columns under these headings; `None` where they are none of a list of neighbours.
    fn of(headings: &[String]) -> Option<ListColumns> {
        let find =
            |names: &[&str]| names.iter().find_map(|name| headings.iter().position(|heading| plain(heading) == *name));
        let area = find(&["old la code", "la num", "la number", "la no", "la code", "area code"])?;
        let name = find(&["la name", "area name", "area", "la", "local authority"]);
        if let Some(neighbour) = find(&["neighbour code"]) {
            return Some(ListColumns {
                area,
                name,
                rank: find(&["rank"]),
                neighbours: vec![neighbour],
                is_whole: false,
            });
        }
        let nth = |heading: &String| {
            let rest = plain(heading).strip_prefix("sn")?.trim().to_owned();
            rest.parse::<u32>().ok().filter(|nth| (1..=20).contains(nth))
        };
        let mut neighbours: Vec<(u32, usize)> =
            headings.iter().enumerate().filter_map(|(at, heading)| Some((nth(heading)?, at))).collect();
        neighbours.sort_unstable();
        let neighbours: Vec<usize> = neighbours.into_iter().map(|(_, at)| at).collect();
        (neighbours.len() > 1).then_some(ListColumns { area, name, rank: None, neighbours, is_whole: true })
    }

    fn row<'a>(&self, cell: impl Fn(usize) -> &'a str, place: impl FnOnce() -> Place) -> Option<NeighbourRow> {
        // Spreadsheets write a whole number with a point: `301.0`.
        let code = |at: usize| cell(at).trim().trim_end_matches(".0").to_owned();
        let area = code(self.area);
        let is_code = |text: &String| !text.is_empty() && *text != "-";
        let neighbours: Vec<String> = self.neighbours.iter().map(|at| code(*at)).filter(is_code).collect();
        // Below its table the department's list has headings of other tables.
        if area.is_empty() || (self.is_whole && neighbours.is_empty()) {
            return None;
        }
        let text = |at: Option<usize>| at.map_or_else(String::new, |at| cell(at).trim().to_owned());
        Some(NeighbourRow {
            area,
            name: text(self.name),
            rank: self.rank.and_then(|at| code(at).parse().ok()),
            neighbours,
            is_whole: self.is_whole,
            place: place(),
        })
    }
}

/// Whether these are the headings of a list of neighbours.
pub fn is_list_of_neighbours(headings: &[String]) -> bool {
    ListColumns::of(headings).is_some()
}

/// Whether a file is such a list.
pub fn is_neighbour_file(from: FolderReading, file: &NamedFile) -> bool {
    let Some((stream, found)) = Stream::find(from, (file, &[]), is_list_of_neighbours, "") else { return false };
    stream.end(from);
    found.is_ok()
}

/// Reads a list. What is in the way is reported.
pub fn read_list(from: FolderReading, file: &NamedFile) -> Option<Vec<NeighbourRow>> {
    let (mut stream, found) = Stream::find(from, (file, &[]), |row| ListColumns::of(row).is_some(), "")?;
    let columns = found.ok().and_then(|headings| ListColumns::of(&headings));
    let Some(columns) = columns else {
        stream.end(from);
        no_list(from, file);
        return None;
    };
    let mut rows = Vec::new();
    while rows.len() < MOST_ROWS && stream.next(from.faults) {
        let cells = stream.texts();
        rows.extend(columns.row(|at| cells.get(at).map_or("", String::as_str), || stream.place()));
    }
    stream.end(from);
    Some(rows)
}

fn no_list(from: FolderReading, file: &NamedFile) {
    let message = format!("`{}` is not a list of statistical neighbours that the program knows", file.path);
    let help = "it looks for a row an authority with the headings old_la_code, la_name, SN_1 to SN_10 as the department \
                publishes them, or a row a neighbour: area_code,rank,neighbour_code";
    from.faults.error(Code::MissingColumn, file.from.clone(), message, help);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_of_the_department_and_one_of_our_own() {
        let of = |text: &str| {
            let headings: Vec<String> = text.split(',').map(str::to_owned).collect();
            ListColumns::of(&headings).map(|found| (found.area, found.name, found.neighbours))
        };
        assert_eq!(of("old_la_code,la_name,region_ind,SN_1,SN_1P,SN_2,SN_2P"), Some((0, Some(1), vec![3, 5])));
        assert_eq!(of("LA num,LA Name,LA number,SN2,SNP,SN1,SNP,"), Some((0, Some(1), vec![5, 3])));
        assert_eq!(of("area_code,area,rank,neighbour_code"), Some((0, Some(1), vec![3])));
        assert_eq!(of("old_la_code,la_name,time_period"), None);
    }
}
