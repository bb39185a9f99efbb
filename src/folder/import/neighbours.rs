//! A list of statistical neighbours taken into a folder: a line under `[national]`.

use crate::folder::national::is_neighbour_file;
use crate::folder::text::toml_text::quoted;

use super::alone::alone;

/// More bytes than any such list has, packed or not.
const LARGEST: usize = 16 * 1024 * 1024;

/// Whether a file is such a list.
pub fn is_neighbours(name: &str, bytes: &[u8]) -> bool {
    bytes.len() <= LARGEST && alone(name, bytes, is_neighbour_file).is_ok_and(|(is_list, _)| is_list)
}

/// `report.toml` with the list in it; `None` where it names one already.
pub fn with_neighbours(report: &str, name: &str, has_neighbours: bool) -> Option<String> {
    if has_neighbours {
        return None;
    }
    let line = format!("neighbours = {}", quoted(name));
    let end = if report.contains("\r\n") { "\r\n" } else { "\n" };
    let mut at = 0;
    for row in report.split_inclusive('\n') {
        at += row.len();
        let is_table =
            row.split('#').next().is_some_and(|row| row.split_whitespace().collect::<String>() == "[national]");
        if is_table {
            let (before, after) = report.split_at(at);
            let joint = if before.ends_with('\n') { "" } else { end };
            return Some(format!("{before}{joint}{line}{end}{after}"));
        }
    }
    let joint = if report.is_empty() || report.ends_with('\n') { "" } else { end };
    Some(format!("{report}{joint}{end}[national]{end}{line}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_under_its_table_and_every_other_line_as_it_was() {
        let of = |report: &str| with_neighbours(report, "data/sn.csv", false);
        assert_eq!(of("a = 1\n").as_deref(), Some("a = 1\n\n[national]\nneighbours = \"data/sn.csv\"\n"));
        assert_eq!(
            of("a = 1\r\n[national] # ours\r\nfile = \"x\"").as_deref(),
            Some("a = 1\r\n[national] # ours\r\nneighbours = \"data/sn.csv\"\r\nfile = \"x\"")
        );
        assert_eq!(of("[national]").as_deref(), Some("[national]\nneighbours = \"data/sn.csv\"\n"));
        assert_eq!(with_neighbours("[national]\n", "x", true), None);
    }
}
