//! The dashboard from what was decided: a table for each outcome, and the key of what is in them.

use crate::draft::narrative::{Indicated, Narrative};
use crate::figures::measure::is_neighbours;

use super::front_matter::FrontMatter;
use super::key::key;
use super::outcomes::outcomes;
use super::row::{row, shown_comparison};
use super::{BoardPage, Dashboard, DashboardGroup, Row};
use crate::rules::{PrintedWords, Tallied};

impl Dashboard {
    /// Appendix A of a report: a table for each first-level heading that is about indicators.
    pub(crate) fn new(front: &FrontMatter, narrative: &Narrative) -> Dashboard {
        let rows =
            |under: Vec<&Indicated>| under.into_iter().map(|one| row(one, &front.area, &narrative.words)).collect();
        let mut groups: Vec<DashboardGroup> = outcomes(&front.sections, narrative)
            .into_iter()
            .map(|(heading, under)| DashboardGroup {
                heading: heading.to_owned(),
                tally: tally(&under, &narrative.words),
                rows: rows(under),
            })
            .collect();
        let others = name_neighbours(&mut groups, narrative);
        unforecast(&mut groups);
        unrated(&mut groups);
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
            if let Some(test) = indicated.decided.judged_by().filter(|_| judged) {
                let words = test.no_change(indicated.finding.indicator.unit);
                if !tolerance.contains(&words) {
                    tolerance.push(words);
                }
            }
        }
        Dashboard {
            title: format!("Performance dashboard, {}", front.period),
            key: key((&groups, &others), &narrative.words, &tolerance, &closeness),
            groups,
            others,
            page: BoardPage::default(),
        }
    }
}

/// Which of them are how many; those that support another are said behind, or the rows would not come to the numbers.
fn tally(under: &[&Indicated], words: &PrintedWords) -> String {
    let counted = |of: Tallied| {
        let is_one = |one: &&&Indicated| !one.finding.indicator.supporting && one.decided.tallied() == of;
        under.iter().filter(is_one).count()
    };
    let word = |of: Tallied| if of == Tallied::NoPolarity { "for information" } else { words.tallied(of) };
    let each = [Tallied::Improved, Tallied::NoClearChange, Tallied::Declined, Tallied::NotJudged, Tallied::NoPolarity];
    let each = each.into_iter().map(|of| (counted(of), word(of))).filter(|(count, _)| *count > 0);
    let supporting = under.iter().filter(|one| one.finding.indicator.supporting).count();
    let uncounted = (supporting > 0).then(|| format!("{supporting} not counted"));
    each.map(|(count, word)| format!("{count} {word}")).chain(uncounted).collect::<Vec<_>>().join(", ")
}

/// Where a row shows another area than the neighbours, those are named in the rows of the others too. Gives the head of the
/// column; empty where it is only of neighbours.
fn name_neighbours(groups: &mut [DashboardGroup], narrative: &Narrative) -> String {
    let by_id = narrative.by_id();
    let is_of_neighbours = |row: &Row| {
        let shown = by_id.get(row.id.as_str()).and_then(|one| shown_comparison(&one.finding));
        shown.map(|shown| is_neighbours(&shown.benchmark.comparator))
    };
    let rows = || groups.iter().flat_map(|group| &group.rows);
    if !rows().any(|row| is_of_neighbours(row) == Some(false) || row.others.len() > 1) {
        return String::new();
    }
    for row in groups.iter_mut().flat_map(|group| &mut group.rows) {
        if is_of_neighbours(row) == Some(true) {
            let stands = std::mem::take(&mut row.neighbours.second);
            row.neighbours.second =
                if stands.is_empty() { "neighbours".into() } else { format!("neighbours, {stands}") };
        }
    }
    "Other areas".into()
}

/// Where some indicators have a forecast, the cells of the others say that they have none.
fn unforecast(groups: &mut [DashboardGroup]) {
    let mut rows: Vec<_> = groups.iter_mut().flat_map(|group| &mut group.rows).collect();
    if rows.iter().any(|row| !row.forecast.text.is_empty()) {
        rows.iter_mut().filter(|row| row.forecast.text.is_empty()).for_each(|row| row.forecast.text = "[z]".into());
    }
}

/// Where some indicators are rated, the cells of the others say that they are not.
fn unrated(groups: &mut [DashboardGroup]) {
    let rows = || groups.iter().flat_map(|group| &group.rows);
    if rows().all(|row| row.rating.text.is_empty()) {
        return;
    }
    let rows = groups.iter_mut().flat_map(|group| &mut group.rows);
    rows.filter(|row| row.rating.text.is_empty()).for_each(|row| row.rating.text = "[z]".into());
}
