//! The dashboard from what was decided: a table for each outcome, and the key of what is in them.

use crate::draft::narrative::{Indicated, Narrative};

use super::front_matter::FrontMatter;
use super::key::key;
use super::outcomes::outcomes;
use super::row::row;
use super::{Dashboard, DashboardGroup};

impl Dashboard {
    /// Appendix A of a report: a table for each first-level heading that is about indicators.
    pub(crate) fn new(front: &FrontMatter, narrative: &Narrative) -> Dashboard {
        let rows =
            |under: Vec<&Indicated>| under.into_iter().map(|one| row(one, &front.area, &narrative.words)).collect();
        let mut groups: Vec<DashboardGroup> = outcomes(&front.sections, narrative)
            .into_iter()
            .map(|(heading, under)| DashboardGroup { heading: heading.to_owned(), rows: rows(under) })
            .collect();
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
            key: key(&groups, &narrative.words, &tolerance, &closeness),
            groups,
        }
    }
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
