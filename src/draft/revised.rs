//! In one line, which figures have been revised since the report before this one.

use crate::draft::narrative::Indicated;
use crate::figures::finding::{Finding, Revised};
use crate::figures::measure::{News, Period};
use crate::figures::prose::{figure_alone, said};

/// So many measures are named.
const NAMED: usize = 5;

/// The line; empty where no figure has been revised, or no report before this one is known.
pub fn in_words(indicated: &[Indicated]) -> String {
    let of_each = indicated.iter().map(|one| (&*one.finding, revised(&one.finding)));
    let found: Vec<(&Finding, Vec<Revised>)> = of_each.filter(|(_, revised)| !revised.is_empty()).collect();
    let since = found.first().and_then(|(finding, _)| finding.indicator.last_report.as_ref());
    let Some(since) = since.map(|last| last.period.in_full()) else { return String::new() };
    let named: Vec<String> = found.iter().take(NAMED).map(|(finding, revised)| named(finding, revised)).collect();
    let more = match found.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {} more", said(more.into(), "measure", "measures")),
    };
    format!("Revised since the report on {since}: {}{more}.", named.join(", "))
}

/// The latest figure, where it was another there, and the earlier ones.
fn revised(finding: &Finding) -> Vec<Revised> {
    let latest = finding.latest.as_ref().and_then(|latest| match finding.news()? {
        News::Revised(then) => Some(Revised { period: latest.period, then, now: latest.value? }),
        News::New | News::Same => None,
    });
    latest.into_iter().chain(finding.revised_earlier()).collect()
}

/// `calls (quarter 2 2024/25 from 81% to 82%, and two earlier figures)`
fn named(finding: &Finding, revised: &[Revised]) -> String {
    let indicator = &finding.indicator;
    let shown = |figure| figure_alone(indicator, figure);
    let period = |period: Period| indicator.covers(period).in_full();
    let first =
        revised.first().map(|one| format!("{} from {} to {}", period(one.period), shown(one.then), shown(one.now)));
    let more = match revised.len().saturating_sub(1) {
        0 => String::new(),
        more => format!(", and {}", said(more.into(), "earlier figure", "earlier figures")),
    };
    format!("{} ({}{more})", indicator.id, first.unwrap_or_default())
}
