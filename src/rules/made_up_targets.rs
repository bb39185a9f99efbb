//! The targets of an indicator that never was.

use crate::diagnostic::Place;
use crate::figures::measure::{
    Amber, Basis, Indicator, MeasureKind, Period, Target, TargetRead, read_amber, read_target,
};

use super::figures::{Figures, Given, UnfitFigures};

/// Gives the indicator its targets, where the figures give any. `now`: the period of its figure; `by`: the targets' own.
///
/// # Errors
/// The first key whose value will not do.
pub fn aim(indicator: &mut Indicator, figures: &Figures, now: Period, by: Option<Period>) -> Result<(), UnfitFigures> {
    let (amber, basis) = (amber(figures)?, figures.one_of("target_basis", &Basis::ALL)?);
    let forecast = figures.number("forecast");
    let target =
        |name: &str, value| Target { by, amber, basis, forecast, ..Target::of(value, name, Place::file("example")) };
    if ["target", "target_name", "target_words"].iter().any(|key| figures.has(key)) {
        let name = figures.text("target_name").unwrap_or("target");
        let mut one = target(name, figures.number("target"));
        if let Some(words) = figures.text("target_words") {
            in_words(&mut one, words);
        }
        indicator.targets = vec![one];
    }
    if figures.has("targets") {
        let named = figures.table("targets").iter().map(|(name, given)| match given {
            Given::Number(value) => Ok(target(name, Some(*value))),
            _ => {
                Err(UnfitFigures::wrong("targets", format!("the target `{name}` must be a number without quotes"), ""))
            }
        });
        indicator.targets = named.collect::<Result<_, UnfitFigures>>()?;
    }
    if let Some(value) = figures.number("profile") {
        let declared = indicator.measure != MeasureKind::Cumulative;
        indicator.targets.push(Target {
            by: Some(now),
            basis: declared.then_some(Basis::YearToDate),
            ..Target::of(Some(value), "profile", Place::file("example"))
        });
    }
    Ok(())
}

fn in_words(target: &mut Target, words: &str) {
    words.clone_into(&mut target.words);
    match read_target(words) {
        Some(TargetRead::Figure(value, reached, _)) => {
            target.value = Some(value);
            target.reached = reached;
        }
        Some(TargetRead::Quartile(quartile)) => target.quartile = Some(quartile),
        None => {}
    }
}

fn amber(figures: &Figures) -> Result<Option<Amber>, UnfitFigures> {
    match figures.get("amber") {
        None => Ok(None),
        Some(Given::Number(worst)) => Ok(Some(Amber::Figure(*worst))),
        Some(Given::Words(words)) => match read_amber(words) {
            Some((amber, _)) => Ok(Some(amber)),
            None => Err(UnfitFigures::wrong(
                "amber",
                format!("`{words}` is not an amber"),
                "write a number, `within 2 points` or `within 5%`",
            )),
        },
        Some(_) => Err(UnfitFigures::wrong("amber", "`amber` must be a number or words", "")),
    }
}
