//! Figure by figure: the attached `figures.csv` against the one the folder gives.

use std::collections::BTreeMap;

use crate::folder::rows_of;

/// An indicator's figures by their headings.
type Row = BTreeMap<String, String>;

/// A line for each indicator whose figures differ. Only headings that both have are compared: another version may have
/// others.
pub fn differences(then: &str, now: &str) -> Vec<String> {
    let (headings, then) = table(then);
    let (_, now) = table(now);
    let mut told = Vec::new();
    for (id, row) in &now {
        match then.iter().find(|(known, _)| known == id) {
            None => told.push(format!("`{id}` is new")),
            Some((_, before)) => {
                let moved: Vec<String> = headings.iter().filter_map(|heading| moved(heading, before, row)).collect();
                if !moved.is_empty() {
                    let name = row.get("name").map(|name| format!(" ({name})")).unwrap_or_default();
                    told.push(format!("`{id}`{name}: {}", moved.join("; ")));
                }
            }
        }
    }
    let gone = then.iter().filter(|(id, _)| !now.iter().any(|(known, _)| known == id));
    told.extend(gone.map(|(id, _)| format!("`{id}` is no longer there")));
    told
}

fn moved(heading: &str, before: &Row, row: &Row) -> Option<String> {
    let (was, is) = (before.get(heading)?, row.get(heading)?);
    let shown = |held: &str| if held.is_empty() { "nothing".to_owned() } else { held.to_owned() };
    (was != is).then(|| format!("{heading} was {}, is {}", shown(was), shown(is)))
}

/// The headings, and each row by its first cell.
fn table(text: &str) -> (Vec<String>, Vec<(String, Row)>) {
    let mut rows = rows_of(text).into_iter();
    let headings = rows.next().unwrap_or_default();
    let keyed = rows.filter_map(|row| {
        let id = row.first()?.clone();
        Some((id, headings.iter().cloned().zip(row).collect()))
    });
    let keyed = keyed.collect();
    (headings, keyed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_is_named() {
        let then = "indicator,name,value,count\r\ncalls,\"Calls, answered\",83.7,1275\r\nold,Old,1,\r\n";
        let now = "indicator,name,value,count,p\r\ncalls,\"Calls, answered\",84,,0.1\r\nnew,New,2,,\r\n";
        assert_eq!(
            differences(then, now),
            [
                "`calls` (Calls, answered): value was 83.7, is 84; count was 1275, is nothing",
                "`new` is new",
                "`old` is no longer there",
            ]
        );
        assert_eq!(differences(then, then), [""; 0]);
        assert_eq!(differences("", then).len(), 2);
    }
}
