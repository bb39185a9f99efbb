//! The unit of made-up figures, with its words, and figures that are given in thousands or millions.

use crate::figures::measure::{HeldIn, Indicator, Noun, Unit, UnitWords};

use super::figures::{Figures, Given, UnfitFigures};

/// The figures that a table would hold in thousands or millions.
const HELD: [&str; 18] = [
    "value",
    "limits",
    "previous",
    "previous_limits",
    "last_year",
    "last_report",
    "previous_in_last_report",
    "earlier_in_last_report",
    "annual",
    "earlier",
    "target",
    "targets",
    "profile",
    "forecast",
    "comparators",
    "others",
    "others_before",
    "best_between",
];

/// The figures in full, where they are given in thousands or millions.
pub fn in_full(figures: &Figures, like: Option<&Indicator>) -> Result<Figures, UnfitFigures> {
    let mut words = like.map_or_else(UnitWords::default, |like| like.unit_words.clone());
    words.held_in = figures.one_of("held_in", &HeldIn::ALL)?.or(words.held_in);
    let mut full = figures.clone();
    for (_, given) in full.0.iter_mut().filter(|(key, _)| HELD.contains(&key.as_str())) {
        given.each_number(&|number| words.in_full(number).unwrap_or(number));
    }
    Ok(full)
}

/// The unit with its words, where the figures say them.
pub fn put_unit(made: &mut Indicator, figures: &Figures) -> Result<(), UnfitFigures> {
    made.unit = figures.one_of("unit", &Unit::ALL.map(|unit| (unit.as_str(), unit)))?.unwrap_or(made.unit);
    if let Some(per) = figures.text("per") {
        per.clone_into(&mut made.unit_words.per);
    }
    made.unit_words.held_in = figures.one_of("held_in", &HeldIn::ALL)?.or(made.unit_words.held_in);
    if figures.has("word") {
        made.unit_words.word = noun(figures, "word");
    }
    Ok(())
}

/// One and many.
pub fn noun(figures: &Figures, key: &str) -> Option<Noun> {
    match figures.get(key)? {
        Given::List(words) => match &words[..] {
            [Given::Words(one), Given::Words(many)] => Some(Noun { one: one.clone(), many: many.clone() }),
            _ => None,
        },
        _ => None,
    }
}
