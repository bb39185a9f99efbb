//! Headings with a period of their own, "Target Q2 2026/27", in the file of a later one: "Target Q3 2026/27" there is the same column,
//! whatever the recipe has.

use std::collections::BTreeSet;

use crate::figures::measure::{Period, period_named};
use crate::folder::table::columns::plain;

use super::headings::Headings;
use super::recipe::{Recipe, Taken};
use super::this_period::{is_beside_this, meant_by};
use super::wide::ends;

/// A heading without its period, and that.
fn parted(heading: &str) -> Option<(String, Period)> {
    let parts: Vec<(String, Period)> =
        ends(heading).filter_map(|part| Some((period_named(&part)?, part))).map(|(of, part)| (part, of)).collect();
    let (_, of) = parts.first()?;
    let (part, of) = parts.iter().filter(|(_, other)| other == of).min_by_key(|(part, _)| part.len())?;
    let words: Vec<&str> = heading.split_whitespace().collect();
    let words = words.join(" ");
    let stem = words.strip_suffix(part.as_str()).or_else(|| words.strip_prefix(part.as_str()))?;
    let stem = plain(stem);
    (!stem.is_empty()).then_some((stem, *of))
}

/// The recipe as it reads the sheets that have these headings.
pub fn rolled(recipe: &Recipe, fits: &[&Headings]) -> Recipe {
    let mut rolled = recipe.clone();
    let there: BTreeSet<String> = fits.iter().flat_map(|fit| &fit.cells).map(|(_, cell)| cell.text.clone()).collect();
    let is_there = |heading: &str| there.iter().any(|text| plain(text) == plain(heading));
    let new: Vec<(&String, String, Period)> = there
        .iter()
        .filter(|text| !names(recipe, text))
        .filter_map(|text| parted(text).map(|(stem, of)| (text, stem, of)))
        .collect();
    // Those of the same words that are of a later period than all that the recipe has, the earliest first.
    let known: Vec<(String, Period)> = all(recipe).filter_map(parted).collect();
    let later = |heading: &str| -> Vec<String> {
        let Some((stem, of)) = parted(heading) else { return Vec::new() };
        let is_last = |later: Period| known.iter().all(|(other, held)| *other != stem || later.end() > held.end());
        let same = new.iter().filter(|(_, other, later)| *other == stem && later.months() == of.months());
        let mut found: Vec<(Period, String)> =
            same.filter(|(_, _, later)| is_last(*later)).map(|(text, _, later)| (*later, (*text).clone())).collect();
        found.sort();
        found.into_iter().map(|(_, text)| text).collect()
    };
    for target in recipe.targets.iter().flat_map(|heading| later(heading)) {
        if !rolled.targets.contains(&target) {
            rolled.targets.push(target);
        }
    }
    for (heading, name) in &recipe.comparators {
        rolled.comparators.extend(later(heading).into_iter().map(|later| (later, name.clone())));
    }
    let has_later = |heading: &String| !is_there(heading) && !later(heading).is_empty();
    rolled.targets.retain(|heading| !has_later(heading));
    rolled.comparators.retain(|(heading, _)| !has_later(heading));
    let against = &mut rolled.check_against;
    for heading in [&mut against.rag, &mut against.direction].into_iter().flatten() {
        if let Some(latest) = later(heading).pop() {
            rolled.leave_out.push(std::mem::replace(heading, latest));
        }
    }
    for (_, taken) in &mut rolled.columns {
        let Taken::Columns(headings) = taken else { continue };
        for heading in headings.iter_mut().filter(|heading| !is_there(heading)) {
            if let Some(latest) = later(heading).pop() {
                *heading = latest;
            }
        }
    }
    for (heading, word) in rolled.periods.iter_mut().filter(|(heading, _)| !is_there(heading)) {
        let means =
            |text: &&String| !names(recipe, text) && meant_by(text, None).is_some_and(|meant| meant == word.as_str());
        if let Some(same) = there.iter().find(means).filter(|_| is_beside_this(word)) {
            heading.clone_from(same);
        }
    }
    rolled
}

/// The headings that a recipe has.
fn all(recipe: &Recipe) -> impl Iterator<Item = &str> {
    let beside = recipe.targets.iter().chain(recipe.comparators.iter().map(|(one, _)| one)).chain(&recipe.leave_out);
    let of_columns = recipe.columns.iter().filter_map(|(_, taken)| match taken {
        Taken::Columns(headings) => Some(headings),
        Taken::Is(_) | Taken::Sheet => None,
    });
    let named = beside.chain(recipe.periods.iter().map(|(one, _)| one)).chain(of_columns.flatten());
    named.map(String::as_str).chain(recipe.check_against.headings())
}

/// Whether a recipe says of a heading what it is.
fn names(recipe: &Recipe, heading: &str) -> bool {
    all(recipe).any(|one| plain(one) == plain(heading)) || recipe.is_of_limits(heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_its_words_and_its_period() {
        for (heading, stem, of) in [
            ("Target 2026/27", "target", "2026/27"),
            ("Target Q2 2026/27", "target", "Q2 2026/27"),
            ("Year end target 2025/26", "year end target", "2025/26"),
            ("Q2 2026-27 RAG", "rag", "Q2 2026/27"),
        ] {
            assert_eq!(parted(heading), Some((stem.to_owned(), period_named(of).expect("a period"))), "{heading}");
        }
        assert_eq!([parted("Target"), parted("Q2 2026/27")], [None, None]);
    }
}
