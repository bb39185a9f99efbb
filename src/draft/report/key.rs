//! The key of the dashboard: every shape, mark and word that is used below it, and no other.

use crate::rules::{ComparedAs, PrintedWords, Verdict};

use super::row_travel::{UNSEEN, travel_word};
use super::{AssuranceIcon, DashboardGroup, KeyEntry, Outcome, Row, VariationIcon};

/// The marks that stand in a cell or behind a figure, each with its meaning.
const MARKS: [(&str, &str); 10] = [
    ("[x]", "not available."),
    ("[low]", "above zero, and rounds to it."),
    ("[w]", "none were recorded in the survey."),
    ("[u]", "too unreliable to be given."),
    ("[z]", "not applicable."),
    ("[c]", "held back, because it could point to a person."),
    ("[p]", "provisional."),
    ("[r]", "revised."),
    ("[e]", "estimated."),
    ("[b]", "break in series."),
];

/// Every mark with its meaning, in the order of the key.
pub(crate) fn meaning_of_marks() -> impl Iterator<Item = (&'static str, &'static str)> {
    MARKS.into_iter()
}

impl KeyEntry {
    /// What the term means where nothing is drawn; none of a quartile, which is only drawn, and of a mark. Of a word with a shape
    /// that is the first sentence: what follows is about the shape.
    pub(crate) fn in_words(&self) -> Option<&str> {
        let is_mark = MARKS.iter().any(|(mark, _)| *mark == self.term);
        match self.shape.as_str() {
            "quartile" => None,
            _ if is_mark => None,
            "" => Some(&self.meaning),
            _ => Some(self.meaning.split_inclusive(". ").next().unwrap_or_default().trim_end()),
        }
    }
}

/// The key of these tables. `tolerance` and `closeness`: the tests behind "no clear change" and "similar".
pub fn key(
    (groups, others): (&[DashboardGroup], &str),
    printed: &PrintedWords,
    tolerance: &[String],
    closeness: &[String],
) -> Vec<KeyEntry> {
    let rows: Vec<&Row> = groups.iter().flat_map(|group| &group.rows).collect();
    let mut key = verdicts(&rows, printed, tolerance);
    key.extend(icons(&rows).into_iter().map(|(shapes, term, meaning)| entry(&shapes, term, meaning)));
    key.extend(words(&rows, others, closeness));
    key
}

fn entry(shape: &str, term: &str, meaning: &str) -> KeyEntry {
    KeyEntry { shape: shape.into(), term: term.into(), meaning: meaning.into() }
}

/// The shapes of the direction of travel.
fn verdicts(rows: &[&Row], printed: &PrintedWords, tolerance: &[String]) -> Vec<KeyEntry> {
    let outcome = |wanted: Outcome| rows.iter().any(|row| row.travel.outcome == wanted);
    let within = match tolerance {
        [] => "within the tolerance set for the indicator.".into(),
        tests if rows.iter().any(|row| row.travel.detail == UNSEEN) => format!("{}, or {UNSEEN}.", either(tests)),
        tests => format!("{}.", either(tests)),
    };
    let word = |wanted: Verdict| rows.iter().any(|row| row.travel.word == travel_word(wanted, printed));
    [
        (
            outcome(Outcome::Improved),
            "improved",
            travel_word(Verdict::Improved, printed),
            "changed in the better direction. The arrow inside is the way the number went.",
        ),
        (
            outcome(Outcome::Declined),
            "declined",
            travel_word(Verdict::Declined, printed),
            "changed in the worse direction.",
        ),
        (outcome(Outcome::Steady), "steady", travel_word(Verdict::NoClearChange, printed), &within),
        (
            outcome(Outcome::Changed),
            "changed",
            format!("{}, {}", travel_word(Verdict::Higher, printed), travel_word(Verdict::Lower, printed)),
            "the number rose or fell; neither is better, or the change could not be tested, as said beside it.",
        ),
        (
            word(Verdict::TooSmall),
            "none",
            travel_word(Verdict::TooSmall, printed),
            "a percentage of fewer than ten, or no change could have been told from chance.",
        ),
        (
            word(Verdict::NotJudged),
            "none",
            travel_word(Verdict::NotJudged, printed),
            "not judged; the reason is beside it.",
        ),
    ]
    .into_iter()
    .filter(|(used, ..)| *used)
    .map(|(_, shape, term, meaning)| entry(shape, &term, meaning))
    .collect()
}

/// The quartile, and everything that is written and not drawn.
fn words(rows: &[&Row], others: &str, closeness: &[String]) -> Vec<KeyEntry> {
    let texts: Vec<String> = rows.iter().flat_map(|row| cells(row)).collect();
    let standing = |states: &[&str]| {
        rows.iter().any(|row| {
            let target = format!("{} {}", row.target.text, row.target.second).to_lowercase();
            states.iter().any(|state| target.contains(state))
        })
    };
    let mark = |mark: &str| texts.iter().any(|text| text.contains(mark));
    let similar =
        rows.iter().any(|row| row.neighbours.second.contains(ComparedAs::Similar.as_str())) && !closeness.is_empty();
    let neighbours = rows.iter().any(|row| match others {
        "" => row.neighbours.text != "[x]" || !row.neighbours.second.is_empty(),
        _ => row.neighbours.second.starts_with("neighbours"),
    });
    let close = format!("{}.", either(closeness));
    let before = [
        (similar, "", "Similar", close.as_str()),
        (
            rows.iter().any(|row| row.quartile.is_some()),
            "quartile",
            "Quartile",
            "top on the left. Filled: now. Ring: before.",
        ),
        (
            standing(&["close to target", "close to "]),
            "",
            "Close to target",
            "not met, and no worse than the council counts as close.",
        ),
        (
            standing(&["on course", "behind"]),
            "",
            "On course, behind",
            "of a year that is not over: beside the council’s profile, or last year’s share at the same date.",
        ),
    ];
    let parted = parted(rows);
    let marks = MARKS.map(|(term, meaning)| (mark(term), "", term, meaning));
    let behind = [
        (neighbours, "", "Neighbours", "the average of the statistical neighbours."),
        (parted.is_some(), "", "New series", parted.as_deref().unwrap_or_default()),
        (
            rows.iter().any(|row| row.travel.after_rounding),
            "",
            "After rounding",
            "a change is worked out in full and rounded last.",
        ),
    ];
    let all = before.into_iter().chain(marks).chain(behind);
    all.filter(|(used, ..)| *used).map(|(_, shape, term, meaning)| entry(shape, term, meaning)).collect()
}

/// What is said where a history is parted, with the reasons that the tables note.
fn parted(rows: &[&Row]) -> Option<String> {
    let histories = rows.iter().filter_map(|row| row.history.as_ref());
    let all: Vec<&String> = histories.flat_map(|history| &history.why_parted).collect();
    let mut noted: Vec<&str> =
        all.iter().map(|why| why.trim().trim_end_matches('.')).filter(|why| !why.is_empty()).collect();
    noted.sort_unstable();
    noted.dedup();
    let why = if noted.is_empty() { String::new() } else { format!(": {}", noted.join("; ")) };
    (!all.is_empty()).then(|| format!("where one begins a history is parted (/), and not compared across it{why}."))
}

/// The icons of variation and assurance that are used, one entry a word: both directions are in one entry.
fn icons(rows: &[&Row]) -> Vec<(String, &'static str, &'static str)> {
    let used: Vec<_> = rows.iter().filter_map(|row| row.variation.as_ref()).collect();
    let variation = VariationIcon::ALL
        .into_iter()
        .filter(|icon| used.iter().any(|variation| variation.icon == *icon))
        .map(|icon| (icon.as_str(), icon.word(), icon.meaning()));
    let assurance = AssuranceIcon::ALL
        .into_iter()
        .filter(|icon| used.iter().any(|variation| variation.assurance.as_ref().is_some_and(|one| one.icon == *icon)))
        .map(|icon| (icon.as_str(), icon.word(), icon.meaning()));
    let mut entries: Vec<(String, &str, &str)> = Vec::new();
    for (shape, word, meaning) in variation.chain(assurance) {
        match entries.last_mut().filter(|(_, known, _)| *known == word) {
            Some((shapes, ..)) => *shapes = format!("{shapes} {shape}"),
            None => entries.push((shape.to_owned(), word, meaning)),
        }
    }
    entries
}

fn either(tests: &[String]) -> String {
    match tests {
        [only] => only.clone(),
        [_, _, _, ..] => "too close to call different".into(),
        [first @ .., last] => format!("{} or {last}, by indicator", first.join(", ")),
        [] => String::new(),
    }
}

fn cells(row: &Row) -> Vec<String> {
    let cells =
        [&row.period, &row.latest, &row.count, &row.previous, &row.neighbours, &row.target, &row.forecast, &row.rating];
    let mut texts: Vec<String> = cells.iter().map(|cell| format!("{}{}", cell.text, cell.mark)).collect();
    texts.push(row.no_quartile.clone());
    texts.push(row.no_variation.clone());
    if row.history.is_none() {
        texts.push("[x]".into());
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::report::Report;

    #[test]
    fn every_icon_that_is_used_is_in_the_key_and_both_directions_share_an_entry() {
        let example: Report = serde_json::from_str(include_str!("../../../layouts/example.json")).expect("a report");
        let is_icon = |entry: &&KeyEntry| {
            let words = VariationIcon::ALL.map(VariationIcon::word);
            words.contains(&entry.term.as_str())
                || AssuranceIcon::ALL.map(AssuranceIcon::word).contains(&entry.term.as_str())
        };
        let made = key((&example.dashboard.groups, ""), &PrintedWords::default(), &[], &[]);
        let shown: Vec<&KeyEntry> = example.dashboard.key.iter().filter(is_icon).collect();
        assert_eq!(made.iter().filter(is_icon).collect::<Vec<_>>(), shown);
        assert_eq!(shown.len(), 7);
        assert_eq!(shown[0].shape, "better_rising better_falling");
    }
}
