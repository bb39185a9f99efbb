//! How to read the verdicts: the half page of Appendix B that a member needs, in plain words.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::figures::prose::{capital, words};
use crate::rules::PrintedWords;

use super::method_names::*;
use super::{InShort, MethodEntry};

/// What the methods of this report mean for whoever reads its verdicts. `by_chance`: how many of the measures that were tested
/// chance alone would be expected to call changed, and how many were tested.
pub(super) fn in_short(methods: &[MethodEntry], printed: &PrintedWords, by_chance: (f64, usize)) -> Vec<InShort> {
    let used = |names: &[&str]| methods.iter().any(|method| names.contains(&method.name.as_str()));
    let tested = used(&[TWO_PROPORTIONS, TWO_COUNTS, OVERLAP, LIMITS, PRIOR]);
    let by_tolerance = used(&[TOLERANCE, IN_PLACE]);
    let similar = match (used(&[INTERVAL, BY_LIMITS, FUNNEL]), used(&[CLOSE])) {
        (true, true) => {
            "the two are no further apart than chance may part them or, where that cannot be tested, than a tolerance."
        }
        (true, false) => "the two are no further apart than chance may part them.",
        _ => "the two are no further apart than a tolerance, which says nothing of chance.",
    };
    let better_and_worse = format!("{}, {}", capital(&printed.better), printed.worse);
    [
        (tested || by_tolerance, better_and_worse.as_str(), changed(tested, by_tolerance)),
        (tested || by_tolerance, capital(&printed.no_change).as_str(), unchanged(tested)),
        (used(&[STATED]), "As the source says", "Where the source gives no figures to compare, its own words are used.".into()),
        (used(&[USUAL_RANGE]), "Usual range", "Where the measure’s own earlier figures lie. Outside it a figure is unusual for this measure, whatever it was just before.".into()),
        (used(&[TREND]), "Recent trend", "The last five yearly figures rise or fall in a straight line by more than chance.".into()),
        (used(&[INTERVAL, BY_LIMITS, FUNNEL, CLOSE]), "Similar to another area", capital(similar)),
        (used(&[NEIGHBOURS]), "Neighbours", "The plain average of the statistical neighbours, councils most like this one, that have a figure for the year.".into()),
        (used(&[BY_RANK]), "Quartile", "The areas with a figure are ranked, the best first, and divided into four equal groups: top, second, third and bottom.".into()),
        (used(&[BY_CUTS]), "Quartile", "Three cut points divide the national figures into four bands: top, second, third and bottom.".into()),
        (
            used(&[ALL_AREAS]),
            "A quartile by chance",
            "A top or fourth quartile that an area of this size could have by chance alone is said to be one.".into(),
        ),
        (used(&[DISCLOSURE]), "Held back", "Numbers so small that they could point to a person are not shown, nor is what would give them away.".into()),
        (by_chance.1 > 0, "Chance", chance(by_chance)),
    ]
    .into_iter()
    .filter(|(used, ..)| *used)
    .map(|(_, term, meaning)| InShort { term: term.to_owned(), meaning })
    .collect()
}

fn changed(tested: bool, by_tolerance: bool) -> String {
    match (tested, by_tolerance) {
        (true, true) => "The figure moved by more than chance alone would usually move it. Where that cannot be tested, it moved by at least a tolerance, \
                         which says what is worth reporting and nothing of chance."
            .into(),
        (true, false) => "The figure moved by more than chance alone would usually move it.".into(),
        _ => "The figure moved by at least a tolerance, which says what is worth reporting and nothing of chance.".into(),
    }
}

fn unchanged(tested: bool) -> String {
    let least = "The figure moved by less than that, or not at all.";
    if tested {
        format!("{least} It does not mean that nothing changed: in few cases a real change may not show.")
    } else {
        least.into()
    }
}

fn chance((expected, tested): (f64, usize)) -> String {
    let count = |number: f64| words(Decimal::from_f64(number).unwrap_or_default());
    let about = if expected < 0.95 { "fewer than one".into() } else { format!("about {}", count(expected.round())) };
    let measures = if tested == 1 { "measure that was" } else { "measures that were" };
    format!(
        "A test can be wrong. Of {} {measures} tested, {about} would be expected to show a change by chance alone.",
        words(tested.into())
    )
}
