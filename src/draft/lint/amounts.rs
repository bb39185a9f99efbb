//! `prose-amount`: a change that is said to be larger or smaller than it is.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::finding::Change;
use crate::figures::measure::Unit;
use crate::figures::prose::{grouped, rounded};

use super::amount::{Amount, Measured};
use super::claim::{Claim, Subject};
use super::claims::claims;
use super::mention::Other;
use super::refer::BesideWord;
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;

/// Checks every amount of change against what the figure is set beside.
pub fn amounts(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one() else { return Vec::new() };
    if of_another_figure(statement, about) {
        return Vec::new();
    }
    let wrong = claims(said, statement).iter().filter_map(|claim| {
        let amount = claim.amount.as_ref()?;
        if said.by_hand()
            && claim.subject == Subject::Counting
            && claim.others.iter().any(|other| about.counts_part(*other))
        {
            return None;
        }
        let besides = besides(claim, about)?;
        let fits = besides.iter().any(|beside| {
            of(amount, beside, claim, about).iter().any(|(exact, printed)| amount.fits(*exact, *printed))
        });
        let (first, (exact, _)) =
            besides.iter().find_map(|beside| Some((beside, *of(amount, beside, claim, about).first()?)))?;
        (!fits).then(|| issue(statement, amount, exact, &first.named, about))
    });
    wrong.collect()
}

/// Whether it speaks of a target that is held against another figure than the latest: the year's, or the year's so far.
fn of_another_figure(statement: &ProseStatement, about: About) -> bool {
    about.finding.targets.iter().any(|found| {
        let other = found.judged.is_some_and(|judged| !judged.is_latest);
        other && !found.target.name.is_empty() && statement.text.contains(&found.target.name)
    })
}

/// What the change can be from: what is named, else everything that is held. `None` where something is named that is not.
fn besides(claim: &Claim, about: About) -> Option<Vec<BesideWord>> {
    if let Some(from) = claim.from {
        let now = claim.to.or(about.latest()?.value)?;
        let way = Some(now.cmp(&from));
        return (claim.to.is_none() || claim.to == about.latest()?.value)
            .then(|| vec![BesideWord { value: Some(from), count: None, way, good: None, named: about.print(from) }]);
    }
    if !claim.others.is_empty() {
        return claim.others.iter().map(|other| about.beside(*other)).collect();
    }
    if claim.unresolved || claim.than.is_some() {
        return None;
    }
    let held = about.up_to_now().map(|held| held.period).filter_map(|period| about.beside(Other::Period(period)));
    let comparators = (0..about.finding.comparisons.len()).filter_map(|nth| about.beside(Other::Comparator(nth)));
    let targets = (0..about.finding.targets.len()).filter_map(|nth| about.beside(Other::Target(nth)));
    let average = about.beside(Other::Average);
    let annual =
        about.finding.annual.as_ref().and_then(|annual| about.beside(Other::Period(annual.observation.period)));
    // The baseline first: it is what a plain change is from.
    Some(
        about
            .baseline()
            .into_iter()
            .chain(held.collect::<Vec<_>>().into_iter().rev())
            .chain(comparators)
            .chain(targets)
            .chain(average)
            .chain(annual)
            .collect(),
    )
}

/// The change from one of them in the amount's unit: exact, and as the printed figures give it.
fn of(amount: &Amount, beside: &BesideWord, claim: &Claim, about: About) -> Vec<(Decimal, Decimal)> {
    let Some(latest) = about.latest() else { return Vec::new() };
    let indicator = &about.finding.indicator;
    let shown = |value: Decimal| indicator.as_printed(value);
    let values = latest.value.zip(beside.value);
    let counts = about.count_of(latest).zip(beside.count);
    let per_cent = |pair: Option<(Decimal, Decimal)>| {
        let change = pair.and_then(|(now, then)| Change::between(then, now)?.per_cent);
        change.map(|change| (change, change))
    };
    match amount.measured {
        Measured::Own => values
            .and_then(|(now, then)| Some((now.checked_sub(then)?, shown(now).checked_sub(shown(then))?)))
            .into_iter()
            .collect(),
        Measured::Count => {
            counts.and_then(|(now, then)| now.checked_sub(then)).map(|change| (change, change)).into_iter().collect()
        }
        Measured::PerCent if claim.counting => per_cent(counts).into_iter().collect(),
        Measured::PerCent => {
            let printed = values.map(|(now, then)| (shown(now), shown(then)));
            per_cent(values).into_iter().chain(per_cent(printed)).collect()
        }
    }
}

fn issue(statement: &ProseStatement, amount: &Amount, change: Decimal, from: &str, about: About) -> ProseIssue {
    let (first, last) = amount.at;
    let words = statement.between(first, last);
    let start = statement.start + statement.tokens[first].start;
    let right = in_words(amount.measured, change.abs(), about);
    ProseIssue {
        code: Code::ProseAmount,
        at: start..start + words.len(),
        message: format!("\u{201C}{words}\u{201D} is not the difference from {from}: that is {right}"),
        help: format!("write {right}, or name what the change is from"),
    }
}

/// `3.6 percentage points`
pub fn in_words(measured: Measured, change: Decimal, about: About) -> String {
    let indicator = &about.finding.indicator;
    let shown =
        |value: Decimal| indicator.decimals_for(value).map_or(value.normalize(), |decimals| rounded(value, decimals));
    match (measured, indicator.unit) {
        (Measured::PerCent, _) => format!("{}%", grouped(rounded(change, 1).normalize())),
        (Measured::Count, _) => grouped(change.normalize()),
        (Measured::Own, Unit::Percent) => {
            let points = shown(change);
            format!("{} percentage point{}", grouped(points), if points == Decimal::ONE { "" } else { "s" })
        }
        (Measured::Own, _) => about.print(change),
    }
}
