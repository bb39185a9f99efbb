//! What stands around rows of two lines: which columns are drawn, and what the drawings and marks mean.

use super::dashboard::joined;
use super::two_lines::draws_a_line;
use super::{BoardColumns, BoardPage, Dashboard, FurtherColumns, KeyEntry, Row, Summary};

impl Dashboard {
    /// Sets the rows in two lines, when the page for members is known.
    pub(super) fn set_in_two_lines(&mut self, summary: Option<&Summary>) {
        let for_members = |id: &str| summary.is_some_and(|page| page.attention.rows.iter().any(|row| row.id == id));
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            row.lines.for_members = for_members(&row.id);
        }
        let columns = columns(&self.groups.iter().flat_map(|group| &group.rows).collect::<Vec<_>>());
        // Where every column is drawn, that of the quartile has no room for more than its name.
        if columns.target && columns.others && columns.quartile && columns.years {
            for lines in self.groups.iter_mut().flat_map(|group| &mut group.rows).map(|row| &mut row.lines) {
                let moved = std::mem::take(&mut lines.quartile.beside);
                lines.further.rank = joined(&[&moved, &lines.further.rank], "; ");
            }
        }
        let rows: Vec<&Row> = self.groups.iter().flat_map(|group| &group.rows).collect();
        self.page = BoardPage {
            columns,
            key: drawn(&self.key, &rows),
            notes: written(&self.key, &rows),
            further: further(&rows),
        };
    }
}

/// The columns that any row fills.
fn columns(rows: &[&Row]) -> BoardColumns {
    let any = |of: fn(&Row) -> bool| rows.iter().any(|row| of(row));
    BoardColumns {
        target: any(|row| !row.lines.target.is_empty()),
        others: any(|row| !row.lines.others.is_empty()),
        quartile: any(|row| row.quartile.is_some()),
        years: any(draws_a_line),
    }
}

fn further(rows: &[&Row]) -> FurtherColumns {
    let any = |of: fn(&Row) -> &String| rows.iter().any(|row| !of(row).is_empty());
    FurtherColumns {
        target: any(|row| &row.lines.further.target),
        others: any(|row| &row.lines.further.others),
        rank: any(|row| &row.lines.further.rank),
        past: any(|row| &row.lines.further.past),
    }
}

fn entry(shape: &str, term: &str, meaning: &str) -> KeyEntry {
    KeyEntry { shape: shape.into(), term: term.into(), meaning: meaning.into() }
}

/// What is drawn, in a few words each, so that the key is two lines of a page.
fn drawn(key: &[KeyEntry], rows: &[&Row]) -> Vec<KeyEntry> {
    let of = |shape: &'static str| key.iter().filter(move |entry| entry.shape == shape);
    let any = |of: fn(&Row) -> bool| rows.iter().any(|row| of(row));
    let verdicts: Vec<&KeyEntry> = of("improved").chain(of("declined")).collect();
    let mut found = Vec::new();
    if !verdicts.is_empty() {
        let shapes: Vec<&str> = verdicts.iter().map(|entry| entry.shape.as_str()).collect();
        let terms: Vec<String> = verdicts.iter().map(|entry| entry.term.to_lowercase()).collect();
        let term = crate::figures::prose::capital(&terms.join(", "));
        found.push(entry(&shapes.join(" "), &term, "the arrow is the number’s way"));
    }
    found.extend(of("steady").map(|one| entry("steady", &one.term, one.meaning.trim_end_matches('.'))));
    found.extend(of("changed").map(|one| entry("changed", &one.term, "neither better, or not tested")));
    found.extend(of("none").filter(|one| !explains(one)).map(|one| entry("none", &one.term, "reason beside it")));
    let further = [
        (any(|row| row.lines.for_members), "members", "Bold", "needs attention"),
        (any(|row| row.lines.bullet.is_some()), "target", "Target", "left of the line falls short"),
        (any(|row| row.quartile.is_some()), "quartile", "Quartile", "best on the left, ring before"),
        (any(has_band), "band", "Band", "usual range"),
    ];
    found
        .extend(further.iter().filter(|(used, ..)| *used).map(|(_, shape, term, meaning)| entry(shape, term, meaning)));
    found
}

/// Whether an entry for what is not judged says more than that the reason is beside it.
fn explains(one: &KeyEntry) -> bool {
    !one.meaning.contains("the reason is beside it")
}

/// Whether a usual range is drawn behind the line.
fn has_band(row: &Row) -> bool {
    draws_a_line(row) && row.history.as_ref().is_some_and(|history| history.usual.is_some())
}

/// Marks and words, each only where it stands in a row.
fn written(key: &[KeyEntry], rows: &[&Row]) -> Vec<KeyEntry> {
    let texts: Vec<&str> = rows.iter().flat_map(|row| texts(row)).collect();
    let stands = |mark: &str| texts.iter().any(|text| text.contains(mark));
    let mut notes = Vec::new();
    if rows.iter().any(|row| row.lines.change.under.contains(" from ")) {
        let meaning =
            "from the figure of the period before, or of the same months a year before, unless another is named.";
        notes.push(entry("", "Change", meaning));
    }
    let is_explained = |one: &&KeyEntry| match one.shape.as_str() {
        "" => !one.term.starts_with('[') || one.term.split(' ').any(stands),
        "none" => explains(one),
        _ => false,
    };
    notes.extend(key.iter().filter(is_explained).map(|one| entry("", &one.term, &one.meaning)));
    notes.extend(untested(rows));
    notes
}

/// Why figures have no usual range: what the words of the cells do not say, or, where no line is drawn, the reasons themselves.
fn untested(rows: &[&Row]) -> Option<KeyEntry> {
    let is_drawn = rows.iter().any(|row| draws_a_line(row));
    let mut reasons: Vec<String> = Vec::new();
    for row in rows.iter().filter(|row| row.variation.is_none() && !row.no_variation.starts_with('[')) {
        let word = row.lines.years.under.as_str();
        let reason = row.no_variation.trim_start_matches("not tested: ");
        let reason = match word {
            _ if !is_drawn => reason.to_owned(),
            word if word.is_empty() || reason.contains(word) || reason.ends_with("figure") => continue,
            word => format!("{word}: {reason}"),
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let term = if is_drawn { "Not tested" } else { "No measure is tested against its own past" };
    (!reasons.is_empty()).then(|| entry("", term, &format!("{}.", reasons.join("; "))))
}

/// Every text of a row in which a mark can stand.
fn texts(row: &Row) -> Vec<&str> {
    let lines = &row.lines;
    let cells = [&lines.now, &lines.change, &lines.target, &lines.others, &lines.quartile, &lines.years];
    let further = [&lines.further.target, &lines.further.others, &lines.further.rank, &lines.further.past];
    let cells = cells.into_iter().flat_map(|cell| [&cell.first, &cell.beside, &cell.under]);
    cells.chain(further).map(String::as_str).collect()
}
