//! The others: quartiles, comparators and neighbours.

use rhai::Dynamic;
use rust_decimal::Decimal;

use crate::figures::finding::{Comparison, InFamily, Method, Movement, Over, QuartileFound, RankBasis, SimilarityTest};
use crate::figures::measure::{Benchmark, Spread};
use crate::figures::prose::{figure, list, ordinal, said, span, words};

use super::super::compared::ComparedAs;
use super::super::indicator_context::{IndicatorContext, IndicatorFacts};
use super::super::measured::Measured;
use super::super::value::{Value, number_of};
use super::super::word::{Answer, Word};
use super::evidence::in_words;
use super::{missing, text};

const QUARTILES: [&str; 4] = ["top", "second", "third", "fourth"];
const MOVES: &[&str] = &["up", "down", "same"];
const NOT_KNOWN: &str = "not known";

/// How a quartile among a family can have moved.
pub const MOVED: &[&str] = &[MOVES[0], MOVES[1], MOVES[2], NOT_KNOWN];

/// How it can stand to all areas together.
const BESIDE_ALL: &[&str] = &[
    ComparedAs::Better.as_str(),
    ComparedAs::Similar.as_str(),
    ComparedAs::Worse.as_str(),
    ComparedAs::Above.as_str(),
    ComparedAs::Below.as_str(),
    ComparedAs::ClearlyBetter.as_str(),
    ComparedAs::ClearlyWorse.as_str(),
    ComparedAs::ClearlyAbove.as_str(),
    ComparedAs::ClearlyBelow.as_str(),
    NOT_KNOWN,
];
const OVER: &[&str] = &["the area's own figures", "national years"];

/// `statistical neighbours`, `the statistical neighbour average of 14.2`, `England (55.1%)`. Its period is named where it is
/// not the figure's own: `England (55.1% in 2018/19)`.
fn comparator(i: &IndicatorFacts, comparison: &Comparison) -> String {
    let name = &comparison.benchmark.comparator;
    let when = i.comparator_period(comparison);
    let spaced = |text: &str| when.as_ref().map_or_else(|| text.to_owned(), |when| format!("{text} {when}"));
    let Some(other) = comparison.benchmark.value else {
        return when.as_ref().map_or_else(|| name.clone(), |when| format!("{name} ({when})"));
    };
    let shown = figure(&i.finding.indicator, other, i.decimals_of_comparator(comparison));
    if let Some(over) = comparison.benchmark.computed.and_then(|computed| computed.over) {
        return format!("{name} of {shown} ({})", spaced(&said(over.count.into(), "neighbour", "neighbours")));
    }
    match name.rsplit(' ').next() {
        Some("average" | "figure" | "mean" | "median" | "rate") => format!("{name} of {}", spaced(&shown)),
        _ => format!("{name} ({})", spaced(&shown)),
    }
}

/// A figure of the neighbours as it is printed.
fn beside(i: &IndicatorFacts, benchmark: &Benchmark, value: Decimal) -> Value {
    let (indicator, latest) = (&i.finding.indicator, i.latest().and_then(|latest| latest.value));
    let printed = figure(indicator, value, indicator.decimals_beside(benchmark, value, latest));
    Value::figure(value, printed).of_unit(Measured::figure(indicator, value))
}

/// Of the neighbours behind the average that was worked out of the national table.
fn neighbours(i: &IndicatorFacts, read: impl Fn(&Benchmark, &Spread) -> Value) -> Answer {
    let averaged = |comparison: &Comparison| {
        let over = comparison.benchmark.computed?.over?;
        Some(Answer { value: read(&comparison.benchmark, &over).into(), from: Some(comparison.benchmark.from.clone()) })
    };
    let found = i.finding.comparisons.iter().find_map(averaged);
    found.unwrap_or_else(|| missing("no average of neighbours was worked out").into())
}

/// The comparators to which the area stands so, with their figures, each read once.
pub fn compared(i: &IndicatorContext, wanted: ComparedAs) -> String {
    let found: Vec<String> = i
        .finding
        .comparisons
        .iter()
        .filter(|comparison| i.relation(comparison) == Some(wanted))
        .map(|comparison| {
            let shown = comparator(i, comparison);
            let held = format!("{}: {shown}{}", wanted.as_str(), by_limits(i, comparison));
            i.note("compared", held, Some(&comparison.benchmark.from));
            shown
        })
        .collect();
    list(&found)
}

/// What is noted of a comparison that the limits given with the figure judged: `, by the confidence limits 3.3 to 5.7`.
fn by_limits(i: &IndicatorContext, comparison: &Comparison) -> String {
    let is_judged_so = i.decided.closeness == Some(SimilarityTest::Limits) && comparison.benchmark.stated.is_empty();
    let limits = i.latest().and_then(|latest| latest.limits).filter(|_| is_judged_so);
    limits.map_or_else(String::new, |limits| format!(", by the confidence limits {}", in_words(i, limits)))
}

fn quartile(i: &IndicatorFacts, read: impl Fn(&QuartileFound) -> Option<Dynamic>) -> Answer {
    match i.quartile() {
        Some(found) => Answer { value: read(found).unwrap_or_else(|| missing("not known")), from: found.from.clone() },
        None => missing("no quartile").into(),
    }
}

/// Of a quartile that was computed.
fn standing(i: &IndicatorFacts, read: impl Fn(&RankBasis) -> Option<Dynamic>) -> Answer {
    quartile(i, |found| found.standing.as_ref().and_then(&read))
}

/// `joint 45th`
fn place(standing: &RankBasis) -> String {
    format!("{}{}", if standing.ties > 0 { "joint " } else { "" }, ordinal(standing.rank.into()))
}

/// The period of a quartile that is given for another than the figure's: `for 2018/19`.
fn of_period(i: &IndicatorFacts, found: &QuartileFound) -> Option<String> {
    found.other_period.then(|| format!("for {}", found.period.beside(i.finding.report)))
}

/// The quartiles among families of councils that moved so, as a list: `the top quartile among the county group`.
pub fn in_families(i: &IndicatorContext, moved: &str) -> String {
    let how = |found: &QuartileFound| found.moved.map_or(NOT_KNOWN, |moved| MOVES[moved as usize]);
    let found: Vec<String> = i
        .finding
        .in_families()
        .iter()
        .filter(|one| how(&one.found) == moved)
        .map(|InFamily { family, found }| {
            let when = of_period(i, found).map_or_else(String::new, |when| format!(" {when}"));
            let rank = found.standing.map(|one| format!(" ({} of {})", place(&one), words(one.areas.into())));
            let when = format!("{when}{}", rank.unwrap_or_default());
            let now = format!("the {} quartile among {family}{when}", name(found.now));
            let shown = match (found.moved, found.before) {
                (Some(Movement::Up | Movement::Down), Some(before)) => format!("from the {} into {now}", name(before)),
                (Some(Movement::Up | Movement::Down), None) => format!("into {now}"),
                _ => now,
            };
            i.note("in_families", format!("{moved}: {shown}"), found.from.as_ref());
            shown
        })
        .collect();
    list(&found)
}

fn name(quartile: u8) -> &'static str {
    QUARTILES[usize::from(quartile.clamp(1, 4)) - 1]
}

fn quartile_figure(quartile: u8) -> Dynamic {
    Value::figure(quartile.into(), name(quartile)).into()
}

/// One of five or ten: 1 is the best.
fn band(quantile: u8) -> Dynamic {
    Value::figure(quantile.into(), ordinal(quantile.into())).into()
}

/// The others.
pub const OTHERS: &[Word] = &[
    Word::of_figure("quartile", "the national quartile, 1 (top) to 4", |i| {
        quartile(i, |found| Some(quartile_figure(found.now)))
    }),
    Word::of_figure("quartile_name", "`top`, `second`, `third`, `fourth`", |i| {
        quartile(i, |found| Some(text(name(found.now))))
    }),
    Word::of_figure(
        "quartile_of",
        "what it is a quartile of: `local authorities in England`, with its period where that is not the figure\u{2019}s",
        |i| {
            quartile(i, |found| {
                let of = i.finding.indicator.quartiles_of();
                Some(text(of_period(i, found).map_or_else(|| of.clone(), |when| format!("{of} {when}"))))
            })
        },
    ),
    Word::of_figure("families", "in how many named families of councils there is a quartile too", |i| {
        number_of(i.finding.in_families().len()).into()
    }),
    Word::of_figure("quartile_before", "the quartile before, if known", |i| {
        quartile(i, |found| found.before.map(quartile_figure))
    }),
    Word::of_figure("quartile_moved", "how the quartile moved, from the figures or as stated", |i| {
        quartile(i, |found| Some(Value::choice(MOVES[found.moved? as usize], MOVES).into()))
    })
    .one_of(MOVES),
    Word::of_figure(
        "quartile_move",
        "` (moved down)` or ` (moved up)`, where a sentence says only in which quartile it is; may be empty",
        |i| {
            quartile(i, |found| {
                Some(text(match found.moved {
                    Some(Movement::Up) => " (moved up)",
                    Some(Movement::Down) => " (moved down)",
                    Some(Movement::Same) | None => "",
                }))
            })
        },
    ),
    Word::of_figure("quartile_moved_over", "what moved: only the area's own figure, or the others' too", |i| {
        quartile(i, |found| {
            let word = match found.over? {
                Over::OwnFigures => OVER[0],
                Over::NationalYears(_) => OVER[1],
            };
            Some(Value::choice(word, OVER).into())
        })
    })
    .one_of(OVER),
    Word::of_figure("quartile_before_period", "the period of the national figures before", |i| {
        quartile(i, |found| match found.over? {
            Over::OwnFigures => None,
            Over::NationalYears(period) => Some(text(period.beside(i.finding.report))),
        })
    }),
    Word::of_figure("quartile_method", "how the quartile was calculated; empty if it was given", |i| {
        quartile(i, |found| {
            Some(text(match found.standing.map(|standing| standing.method) {
                Some(Method::Rank) => "by rank",
                Some(Method::Lait) => "by the department\u{2019}s cut points",
                None => "",
            }))
        })
    }),
    Word::of_figure(
        "quartile_by",
        "`, by the department\u{2019}s cut points` where the quartile was calculated so; empty if it is by rank or given",
        |i| {
            quartile(i, |found| {
                let by_cuts = found.standing.is_some_and(|standing| standing.method == Method::Lait);
                Some(text(if by_cuts { ", by the department\u{2019}s cut points" } else { "" }))
            })
        },
    ),
    Word::of_figure("quartile_areas", "how many areas it was calculated from", |i| {
        standing(i, |standing| Some(number_of(standing.areas)))
    }),
    Word::of_figure("rank_given", "whether the source gives the rank, and not the figures of the others", |i| {
        quartile(i, |found| Some((found.from.is_some() && found.standing.is_some()).into()))
    }),
    Word::of_figure("rank", "the rank among them, 1 is best: `45th`, `joint 45th`", |i| {
        standing(i, |standing| Some(Value::figure(standing.rank.into(), place(standing)).into()))
    }),
    Word::of_figure("quartile_ties", "how many other areas have exactly the same figure", |i| {
        quartile(i, |found| Some(number_of(found.standing.map_or(0, |standing| standing.ties))))
    }),
    Word::of_figure(
        "quartile_on_boundary",
        "whether it depends on how a tie or a figure on a cut point is treated",
        |i| quartile(i, |found| Some(found.standing.is_some_and(|standing| standing.on_boundary).into())),
    ),
    Word::of_figure(
        "quartile_newer",
        "whether the figure is newer than the national figures it is compared with",
        |i| quartile(i, |found| Some(found.standing.is_some_and(|standing| standing.newer).into())),
    ),
    Word::of_figure("quartile_outside", "whether the figure is beyond all the national figures", |i| {
        quartile(i, |found| Some(found.standing.is_some_and(|standing| standing.outside).into()))
    }),
    Word::of_figure("quintile", "the national fifth, 1 is best", |i| {
        standing(i, |standing| standing.quintile.map(band))
    }),
    Word::of_figure("decile", "the national tenth, 1 is best", |i| standing(i, |standing| standing.decile.map(band))),
    Word::of_figure("quartile_period", "the period of the national figures", |i| {
        quartile(i, |found| Some(text(found.period.beside(i.finding.report))))
    }),
    Word::of_figure(
        "quartile_for",
        "` for 2023/24` where the national figures are of another period than the figure; else empty",
        |i| {
            quartile(i, |found| {
                let own = i.latest().is_some_and(|latest| latest.period == found.period);
                let when = || format!(" for {}", found.period.beside(i.finding.report));
                Some(text(if own { String::new() } else { when() }))
            })
        },
    ),
    Word::of_figure(
        "beside_all",
        "how it stands to all areas together: inside a funnel of 95% (`similar`), outside it, or outside one of 99.8% (`clearly`)",
        |i| {
            let found = i.beside_all().map_or(NOT_KNOWN, ComparedAs::as_str);
            Value::choice(found, BESIDE_ALL).into()
        },
    )
    .one_of(BESIDE_ALL),
    Word::of_figure(
        "quartile_chance",
        "`, though chance alone could put it there` of a top or fourth quartile inside the funnel of all areas; else empty",
        |i| {
            quartile(i, |found| {
                let by_chance = matches!(found.now, 1 | 4) && i.beside_all() == Some(ComparedAs::Similar);
                Some(text(if by_chance { ", though chance alone could put it there" } else { "" }))
            })
        },
    ),
    Word::of_figure("comparators", "how many others it can be compared with", |i| {
        number_of(i.finding.comparisons.iter().filter(|comparison| i.relation(comparison).is_some()).count()).into()
    }),
    Word::of_figure("neighbours_counted", "how many statistical neighbours are in the average", |i| {
        neighbours(i, |_, over| Value::figure(over.count.into(), words(over.count.into())))
    }),
    Word::of_figure("neighbour_median", "the middle figure of the statistical neighbours", |i| {
        neighbours(i, |benchmark, over| beside(i, benchmark, over.median))
    }),
    Word::of_figure("neighbour_range", "their lowest and highest figures: `12.1% to 19.4%`", |i| {
        neighbours(i, |benchmark, over| {
            let shown = |value| beside(i, benchmark, value).shown();
            Value::words(span(&i.finding.indicator, &shown(over.low), &shown(over.high)))
        })
    }),
    Word::of_sentence("follows", "the indicator reported just before in the same paragraph", |i| {
        match &i.scene.follows {
            Some(subject) => Dynamic::from(subject.clone()).into(),
            None => missing("it is the first in its paragraph").into(),
        }
    })
    .parts(&["name", "family", "variant", "unit", "value", "theme"]),
];
