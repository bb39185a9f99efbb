//! What an edge case is measured against: quartiles, comparators and targets.

use rust_decimal::Decimal;

use crate::figures::measure::{Polarity, Unit};
use crate::rules::{Figures, Given};

use super::series::possible;

/// How many ways a quartile is known, or not.
pub const QUARTILES: usize = 16;
/// How many ways others are known, or not.
pub const COMPARATORS: usize = 9;
/// How many ways a target stands, or does not.
pub const TARGETS: usize = 17;

/// The levels of an edge case that are about others.
#[derive(Debug, Clone, Copy)]
pub struct Levels {
    /// Of [`QUARTILES`].
    pub quartile: usize,
    /// Of [`COMPARATORS`].
    pub comparators: usize,
    /// Of [`TARGETS`].
    pub target: usize,
    /// Monthly, quarterly, annual.
    pub frequency: usize,
}

/// Puts them beside a latest figure, or where there is none.
pub fn beside(own: &mut Figures, latest: Option<Decimal>, polarity: Polarity, levels: Levels, unit: Unit) {
    let Some(value) = latest else { return beside_nothing(own, polarity, levels, unit) };
    let step = (value / Decimal::TEN).round_dp(1).max(Decimal::TWO);
    quartile(own, value, step, levels, unit);
    comparators(own, value, step, (levels.comparators, polarity), unit);
    let good = if polarity == Polarity::Lower { -step } else { step };
    let aim = |aim: Decimal| match polarity {
        // Nobody aims at what lies outside the best range.
        Polarity::Between(low, high) => aim.clamp(low, high),
        _ => possible(aim, unit),
    };
    target(own, value, good, levels, aim);
}

fn quartile(own: &mut Figures, value: Decimal, step: Decimal, levels: Levels, unit: Unit) {
    let spread = |from: i64| -> Vec<Decimal> {
        (from..from + 8).map(|nth| possible(value + step * Decimal::from(nth) + Decimal::new(1, 1), unit)).collect()
    };
    let older = ["quarter 2 2019/20", "November 2019", "2017/18"][levels.frequency];
    match levels.quartile {
        0 => {}
        given @ 1..=4 => own.put("quartile", Decimal::from(given)),
        moved @ 5..=7 => {
            own.put("quartile", Decimal::from(3));
            own.put("quartile_moved", ["up", "down", "same"][moved - 5]);
        }
        8 => own.put("others", spread(-4)),
        15 => own.put("rank", "joint 3rd of 22"),
        // Down by one place from a quartile that can only have been the top one.
        14 => {
            own.put("quartile", Decimal::TWO);
            own.put("quartile_moved", "down");
        }
        9 => {
            own.put("others", spread(-6));
            own.put("others_before", spread(-2));
        }
        10 => {
            own.put("others", spread(-3));
            own.put("others_for", older);
        }
        // Beyond all of them, in figures that are older.
        11 => {
            own.put("others", spread(2));
            own.put("others_for", older);
        }
        // Several at the same place, on the edge of a quartile.
        12 => own.put(
            "others",
            [-4, -3, -2, 0, 0, 1, 2].map(|nth| possible(value + step * Decimal::from(nth), unit)).to_vec(),
        ),
        _ => {
            own.put("others", [-2, -1, 1, 2].map(|nth| possible(value + step * Decimal::from(nth), unit)).to_vec());
            own.put("method", "lait");
        }
    }
}

fn comparators(own: &mut Figures, value: Decimal, step: Decimal, (level, polarity): (usize, Polarity), unit: Unit) {
    let away = |by: i64| Given::Number(possible(value + step * Decimal::from(by), unit));
    let near = Given::Number(possible(value + Decimal::new(3, 1), unit));
    let word = |word: &str| Given::Words(word.to_owned());
    let named = match level {
        0 => return,
        8 => return families(own),
        1 => vec![("the statistical neighbour average", away(3))],
        2 => vec![("the statistical neighbour average", away(-3))],
        3 => vec![("England", Given::Number(value))],
        4 => vec![("England", near)],
        5 => vec![("the statistical neighbour average", away(4)), ("England", away(-4)), ("the region", near)],
        // Of what is for information nobody says that it is better.
        6 if polarity == Polarity::None => vec![("England", word("higher")), ("the region", word("lower"))],
        6 => vec![("England", word("better")), ("the statistical neighbours", word("worse"))],
        _ => vec![("England", word("higher")), ("the statistical neighbours", word("similar"))],
    };
    own.put("comparators", Given::Table(named.into_iter().map(|(name, given)| (name.to_owned(), given)).collect()));
}

/// Quartiles among families of councils: each way to move, and none that is known.
fn families(own: &mut Figures) {
    let moved = |before: i64, now: i64| Given::List(vec![Given::Number(before.into()), Given::Number(now.into())]);
    let named = [
        ("the county group", moved(3, 2)),
        ("statistical neighbours", moved(1, 2)),
        ("the family group", Given::Number(Decimal::ONE)),
    ];
    own.put("families", Given::Table(named.into_iter().map(|(name, given)| (name.to_owned(), given)).collect()));
}

/// What may be known of a figure that is not: a quartile, and how the area stands to others in words.
fn beside_nothing(own: &mut Figures, polarity: Polarity, levels: Levels, unit: Unit) {
    let zero = Decimal::ZERO;
    if matches!(levels.quartile, 1..=7 | 14 | 15) {
        quartile(own, zero, zero, levels, unit);
    }
    if matches!(levels.comparators, 6..=8) {
        comparators(own, zero, zero, (levels.comparators, polarity), unit);
    }
}

fn target(own: &mut Figures, value: Decimal, good: Decimal, levels: Levels, possible: impl Fn(Decimal) -> Decimal) {
    let aim = |by: i64| possible(value + good * Decimal::from(by));
    let later = ["quarter 4 2020/21", "March 2021", "2020/21"][levels.frequency];
    match levels.target {
        0 => {}
        1 => own.put("target", aim(-2)),
        2 => own.put("target", aim(2)),
        3 => own.put("target", aim(0)),
        4 => own.put("target", possible(value + good / Decimal::from(40))),
        5 | 6 => {
            own.put("target", aim(if levels.target == 5 { 3 } else { -3 }));
            own.put("target_by", later);
        }
        7 => {
            let named = [("national target", aim(2)), ("local target", aim(-2)), ("ambition", aim(0))];
            let named = named.map(|(name, aim)| (name.to_owned(), Given::Number(aim)));
            own.put("targets", Given::Table(named.to_vec()));
        }
        8 => own.put("target", possible(Decimal::ZERO)),
        // In words: that can be held against a quartile, and that can be held against nothing.
        13 => {
            own.put("target_words", if levels.quartile.is_multiple_of(2) { "a good service" } else { "top quartile" })
        }
        level => longer(own, (value, good), (level, levels.frequency), possible),
    }
}

/// Targets that are close, not due, or of a longer time than the figure.
fn longer(
    own: &mut Figures,
    (value, good): (Decimal, Decimal),
    (level, frequency): (usize, usize),
    possible: impl Fn(Decimal) -> Decimal,
) {
    let times = |times: i64| possible((value * Decimal::from(times)).round());
    let year = ["2019/20", "2019/20", "2018/19"][frequency];
    // Four quarters make a year that is over, and three months a quarter.
    let whole = ["2019", "quarter 3 2019/20", "2018/19"][frequency];
    match level {
        9 => {
            own.put("target", possible(value + good / Decimal::from(40)));
            own.put("amber", "within 10%");
        }
        10..=12 => {
            own.put("target", times(12));
            own.put("target_by", year);
            if level > 10 {
                own.put("profile", times(if level == 11 { 1 } else { 11 }));
            }
        }
        15 => {
            own.put("target", times(1));
            own.put("target_by", whole);
            own.put("forecast", value);
        }
        16 => {
            own.put("target", times(9));
            own.put("target_by", whole);
            own.put("amber", "within 80%");
        }
        _ => {
            let named = ["national target", "local target"].map(|name| (name.to_owned(), Given::Number(times(2))));
            own.put("targets", Given::Table(named.to_vec()));
            own.put("target_by", ["quarter 4 2020/21", "March 2021", "2020/21"][frequency]);
        }
    }
}
