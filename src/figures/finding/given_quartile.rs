//! Quartiles that a source gives: the nation's, and those among a family of councils, each by itself.

use crate::figures::measure::{Benchmark, Why};

use super::length::same_time;
use super::one_indicator::Finding;
use super::quartile_found::{Movement, QuartileFound, RankBasis, stated_movement};
use super::quartile_method::Method;

/// A quartile among a family of councils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InFamily {
    /// The family, as it reads after "among".
    pub family: String,
    /// The quartile.
    pub found: QuartileFound,
}

impl Finding {
    /// The quartile among each family that is named, in the order of the table. The nation's is none of them.
    pub fn in_families(&self) -> Vec<InFamily> {
        let held_back = self.latest.as_ref().is_none_or(|latest| latest.missing == Some(Why::Suppressed));
        if held_back || self.indicator.no_quartile {
            return Vec::new();
        }
        let mut families: Vec<String> = Vec::new();
        for family in with_quartile(self).filter_map(|row| row.family(self.indicator.nation())) {
            if !families.iter().any(|known| known.to_lowercase() == family.to_lowercase()) {
                families.push(family);
            }
        }
        let found = |family: String| Some(InFamily { found: given_in(self, Some(&family))?, family });
        families.into_iter().filter_map(found).collect()
    }
}

/// The quartile that is given among a family, or the nation's: of the figure's own period, else the latest.
pub fn given_in(finding: &Finding, family: Option<&str>) -> Option<QuartileFound> {
    let own = finding.latest.as_ref()?.period;
    let same = |row: &Benchmark| same_time(&finding.indicator, own, row.period);
    let wanted = family.map(str::to_lowercase);
    let of = |row: &&Benchmark| row.family(finding.indicator.nation()).map(|name| name.to_lowercase()) == wanted;
    let row = with_quartile(finding).filter(of).max_by_key(|row| (same(row), row.period))?;
    let now = row.quartile?;
    let earlier = with_quartile(finding).filter(of).filter(|other| other.period < row.period);
    let earlier = earlier.max_by_key(|other| other.period);
    let (before, moved) = match earlier.and_then(|earlier| earlier.quartile) {
        Some(before) => (Some(before), Some(Movement::between(before, now))),
        None => stated_movement(row.moved(), now),
    };
    Some(QuartileFound {
        now,
        before,
        moved,
        over: None,
        standing: row.rank.map(|given| RankBasis {
            method: Method::Rank,
            areas: given.of,
            rank: given.rank,
            // How many share it is not known: that it is shared is.
            ties: usize::from(given.joint),
            quintile: None,
            decile: None,
            on_boundary: false,
            newer: false,
            outside: false,
        }),
        period: row.period,
        other_period: !same(row) && row.period.is_dated(),
        from: Some(row.from.clone()),
    })
}

fn with_quartile(finding: &Finding) -> impl Iterator<Item = &Benchmark> {
    let until = finding.report.end();
    finding.indicator.benchmarks.iter().filter(move |row| row.quartile.is_some() && row.period.end() <= until)
}
