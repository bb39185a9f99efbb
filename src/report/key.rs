//! The key of the dashboard: every shape, mark and word that is used below it, and no other.

use super::{AssuranceIcon, Dashboard, Group, KeyEntry, Outcome, Row, VariationIcon};

/// The key of these tables. `tolerance` and `closeness`: the tests behind "no significant change" and "similar".
pub fn key(groups: &[Group], tolerance: &[String], closeness: &[String]) -> Vec<KeyEntry> {
    let rows: Vec<&Row> = groups.iter().flat_map(|group| &group.rows).collect();
    let outcome = |wanted: Outcome| rows.iter().any(|row| row.travel.outcome == wanted);
    let mut key = Vec::new();
    let mut add = |used: bool, shape: &str, term: &str, meaning: String| {
        if used {
            key.push(KeyEntry { shape: shape.into(), term: term.into(), meaning });
        }
    };
    add(
        outcome(Outcome::Improved),
        "improved",
        "Improved",
        "changed in the better direction. The arrow inside is the way the number went.".into(),
    );
    add(outcome(Outcome::Declined), "declined", "Declined", "changed in the worse direction.".into());
    let within = match tolerance {
        [] => "within the tolerance set for the indicator.".into(),
        tests => format!("{}.", either(tests)),
    };
    add(outcome(Outcome::Steady), "steady", "No significant change", within);
    add(
        outcome(Outcome::Changed),
        "changed",
        "Higher, Lower",
        "neither is better, or no test could be put, as said beside it.".into(),
    );
    let small = rows.iter().any(|row| row.travel.word == "Too small to judge");
    add(small, "none", "Too small to judge", "under ten, or no change could have been told from chance.".into());
    let none = rows.iter().any(|row| row.travel.word == "No judgement");
    add(none, "none", "No judgement", "for the reason given.".into());
    for (shapes, term, meaning) in icons(&rows) {
        add(true, &shapes, term, meaning.into());
    }
    let similar = rows.iter().any(|row| row.neighbours.second == "similar") && !closeness.is_empty();
    add(similar, "", "Similar", format!("{}.", either(closeness)));
    let quartile = rows.iter().any(|row| row.quartile.is_some());
    add(quartile, "quartile", "Quartile", "top on the left. Filled: now. Ring: before.".into());
    let texts: Vec<String> = rows.iter().flat_map(|row| cells(row)).collect();
    for (mark, meaning) in [
        ("[x]", "not available."),
        ("[z]", "not applicable."),
        ("[c]", "held back, because it could point to a person."),
        ("[p]", "provisional."),
        ("[r]", "revised."),
        ("[e]", "estimated."),
        ("[b]", "break in series."),
    ] {
        add(texts.iter().any(|text| text.contains(mark)), "", mark, meaning.into());
    }
    let neighbours = rows.iter().any(|row| row.neighbours.text != "[x]" || !row.neighbours.second.is_empty());
    add(neighbours, "", "Neighbours", "the average of the statistical neighbours.".into());
    add(
        rows.iter().any(|row| row.travel.after_rounding),
        "",
        "After rounding",
        "a change is reckoned in full and rounded last.".into(),
    );
    key
}

/// The icons of variation and assurance that are used, one entry a word: both directions stand in one entry.
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
        [_, _, _, ..] => "by the test or tolerance of each indicator, as Appendix B says".into(),
        [first @ .., last] => format!("{} or {last}, by indicator", first.join(", ")),
        [] => String::new(),
    }
}

fn cells(row: &Row) -> Vec<String> {
    let cells = [&row.period, &row.latest, &row.count, &row.previous, &row.neighbours, &row.target];
    let mut texts: Vec<String> = cells.iter().map(|cell| format!("{}{}", cell.text, cell.mark)).collect();
    texts.push(row.no_quartile.clone());
    texts.push(row.no_variation.clone());
    if row.history.is_none() {
        texts.push("[x]".into());
    }
    texts
}

impl Dashboard {
    /// Appendix A of a report: a table for each first-level heading that speaks of indicators.
    pub fn new(front: &super::FrontMatter, narrative: &crate::narrative::Narrative) -> Dashboard {
        let mut groups: Vec<Group> = Vec::new();
        let mut heading = String::new();
        for section in &front.sections {
            if section.level == 1 {
                heading.clone_from(&section.heading);
            }
            for id in &section.indicators {
                let Some(indicated) =
                    narrative.indicated.iter().find(|indicated| indicated.finding.indicator.id == *id)
                else {
                    continue;
                };
                let row = super::row::row(indicated, &front.area);
                match groups.last_mut().filter(|group| group.heading == heading) {
                    Some(group) => group.rows.push(row),
                    None => groups.push(Group { heading: heading.clone(), rows: vec![row] }),
                }
            }
        }
        let mut tolerance: Vec<String> = Vec::new();
        let mut closeness: Vec<String> = Vec::new();
        for indicated in &narrative.indicated {
            let compared = indicated.finding.comparisons.iter().any(|comparison| comparison.gap.is_some());
            if let Some(test) =
                indicated.decided.closeness.filter(|test| compared && test.suits(indicated.finding.indicator.unit))
            {
                let words = format!("within {}", test.in_words(indicated.finding.indicator.unit));
                if !closeness.contains(&words) {
                    closeness.push(words);
                }
            }
            let judged = indicated
                .decided
                .judgement
                .as_ref()
                .is_some_and(|judgement| !judgement.stated && judgement.real_change.is_some());
            if let Some(test) = indicated.decided.test.filter(|_| judged) {
                let words = test.no_change(indicated.finding.indicator.unit);
                if !tolerance.contains(&words) {
                    tolerance.push(words);
                }
            }
        }
        Dashboard {
            title: format!("Performance dashboard, {}", front.period),
            key: key(&groups, &tolerance, &closeness),
            groups,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;

    #[test]
    fn every_icon_that_is_used_is_in_the_key_and_both_directions_share_an_entry() {
        let example: Report = serde_json::from_str(include_str!("../../layouts/example.json")).expect("a report");
        let is_icon = |entry: &&KeyEntry| {
            let words = VariationIcon::ALL.map(VariationIcon::word);
            words.contains(&entry.term.as_str())
                || AssuranceIcon::ALL.map(AssuranceIcon::word).contains(&entry.term.as_str())
        };
        let made = key(&example.dashboard.groups, &[], &[]);
        let shown: Vec<&KeyEntry> = example.dashboard.key.iter().filter(is_icon).collect();
        assert_eq!(made.iter().filter(is_icon).collect::<Vec<_>>(), shown);
        assert_eq!(shown.len(), 7);
        assert_eq!(shown[0].shape, "better_rising better_falling");
    }
}
