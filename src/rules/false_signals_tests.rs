//! How often a measure that stays as it is would be called unusual at its latest figure: simulated through the program's own
//! finding, seeded, by kinds of figures. A sample runs with the tests. The whole runs with `.ci/long`: 20,000 figures a row.
//! It prints the table from which `docs/judging.md` and the method page have their figures, and fails where they are not so.

use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::figures::finding::{AT_MOST_ONE_IN, ONE_IN, UsualStanding};
use crate::figures::measure::Polarity;
use crate::figures::method::control_chart::{Improvement, Options, Special, chart};

use super::attention::STEADY_REPORTS;
use super::book::RuleBook;
use super::figures::Figures;
use super::indicator_context::Scene;
use super::made_up::{Setting, finding};

/// Chance may call so many of steady measures unusual, whatever they are made of.
const AT_MOST: f64 = 1.0 / AT_MOST_ONE_IN as f64;

/// So many figures a row of the whole table.
const TIMES: u32 = 20_000;

/// Numbers that look random and are the same every time (Steele, Lea and Flood 2014, SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Between zero and one.
    fn share(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.share().ln()).sqrt() * (std::f64::consts::TAU * self.share()).cos()
    }

    /// Up from zero, most of them near it.
    fn exponential(&mut self) -> f64 {
        -self.share().ln()
    }

    fn of(&mut self, many: u32, share: f64) -> f64 {
        (0..many).map(|_| f64::from(u8::from(self.share() < share))).sum()
    }

    fn events(&mut self, mean: f64) -> f64 {
        let (least, mut left, mut found) = ((-mean).exp(), self.share(), 0.0);
        while left > least {
            left *= self.share();
            found += 1.0;
        }
        found
    }
}

/// What figures are made of, each about 50 with a deviation of one where nothing else is said.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// About one level, as the normal distribution has it.
    Steady,
    /// The same, one in ten of them three times as far from it: a long tail on both sides.
    Mixed,
    /// The difference of two exponential figures: a longer tail on both sides.
    DoubleExponential,
    /// The sum of so many exponential figures: one is the most skewed.
    Skewed(u32),
    /// The same upside down, as percentages near 100 lie.
    SkewedDown(u32),
    /// Their logarithm has this deviation.
    LogNormal(f64),
    /// Each leans on the one before by this share.
    Leaning(f64),
    /// A season of so many deviations.
    Season(f64),
    /// A straight rise of so many deviations a step.
    Trend(f64),
    /// Twelve months up to each quarter.
    Overlapping,
    /// A percentage of so many.
    Share(u32, f64),
    /// The same with a season of a fifth of itself.
    SeasonalShare(u32, f64),
    /// So many events on average.
    Events(f64),
    /// The same as a rate per 1,000 of 10,000.
    Rate(f64),
    /// Events whose mean varies too: as often as not twice as many.
    Clustered(f64),
    /// The latest has moved by so many deviations.
    Moved(f64),
}

/// One figure, the `nth` of `many`, `round` of a year since the first.
fn one(kind: Kind, (nth, many): (usize, usize), round: f64, before: &mut f64, random: &mut Random) -> f64 {
    let up = |many: u32, random: &mut Random| (0..many).map(|_| random.exponential()).sum::<f64>();
    let wave = (round * std::f64::consts::TAU + 0.3).sin() * 1.2;
    match kind {
        Kind::Steady | Kind::Overlapping => 50.0 + random.normal(),
        Kind::Mixed => 50.0 + random.normal() * if random.share() < 0.1 { 3.0 } else { 1.0 },
        Kind::DoubleExponential => 50.0 + up(1, random) - up(1, random),
        Kind::Skewed(many) => 10.0 + 5.0 * up(many, random),
        Kind::SkewedDown(many) => 90.0 - 5.0 * up(many, random),
        Kind::LogNormal(deviation) => 10.0 * (deviation * random.normal()).exp(),
        Kind::Leaning(share) => {
            *before = share * *before + (1.0 - share * share).sqrt() * random.normal();
            50.0 + *before
        }
        Kind::Season(size) => 50.0 + size * wave + random.normal(),
        Kind::Trend(step) => 50.0 + step * nth as f64 + random.normal(),
        Kind::Share(of, share) => 100.0 * random.of(of, share) / f64::from(of),
        Kind::SeasonalShare(of, share) => 100.0 * random.of(of, share * (1.0 + 0.2 * wave)) / f64::from(of),
        Kind::Events(mean) => random.events(mean),
        Kind::Rate(mean) => random.events(mean) / 10.0,
        Kind::Clustered(mean) => {
            let often = if random.share() < 0.5 { 2.0 } else { 1.0 };
            random.events(mean * often)
        }
        Kind::Moved(by) => 50.0 + random.normal() + if nth + 1 == many { by } else { 0.0 },
    }
}

/// Figures of a kind, oldest first.
fn values(kind: Kind, monthly: bool, many: usize, random: &mut Random) -> Vec<f64> {
    let year = if monthly { 12.0 } else { 4.0 };
    let begin = (random.share() * year).floor();
    let mut before = random.normal();
    let more = if matches!(kind, Kind::Overlapping) { 3 } else { 0 };
    let plain: Vec<f64> =
        (0..many + more).map(|nth| one(kind, (nth, many), (nth as f64 + begin) / year, &mut before, random)).collect();
    if more == 0 { plain } else { plain.windows(4).map(|four| four.iter().sum::<f64>() / 4.0).collect() }
}

/// The same as the figures of an example, good where they are high.
fn figures(kind: Kind, monthly: bool, values: &[f64]) -> Figures {
    let exact = |value: f64| Decimal::from_f64(value).unwrap_or_default().round_dp(2).normalize();
    let mut made = Figures::default();
    let (Some((latest, before)), (period, frequency)) =
        (values.split_last(), if monthly { ("December 2019", "monthly") } else { ("quarter 3 2019/20", "quarterly") })
    else {
        return made;
    };
    // What each is of, and how many of it are one of the figure.
    let (unit, of) = match kind {
        Kind::Share(of, _) | Kind::SeasonalShare(of, _) => ("percent", Some((of, f64::from(of) / 100.0))),
        Kind::Events(_) | Kind::Clustered(_) => ("count", None),
        Kind::Rate(_) => ("rate", Some((10_000, 10.0))),
        _ => ("score", None),
    };
    made.put("unit", unit);
    made.put("period", period);
    made.put("frequency", frequency);
    match kind {
        Kind::Overlapping => made.put("measure", "rolling"),
        Kind::Events(_) | Kind::Clustered(_) | Kind::Rate(_) => made.put("measure", "flow"),
        _ => {}
    }
    let newest: Vec<f64> = before.iter().rev().copied().collect();
    made.put("value", exact(*latest));
    if let Some((previous, earlier)) = newest.split_first() {
        made.put("previous", exact(*previous));
        made.put("earlier", earlier.iter().map(|value| exact(*value)).collect::<Vec<Decimal>>());
        if let Some((of, each)) = of {
            let (of, count) = (Decimal::from(of), |value: f64| exact((value * each).round()));
            made.put("count", count(*latest));
            made.put("of", of);
            made.put("previous_count", count(*previous));
            made.put("previous_of", of);
        }
    }
    made
}

/// What came of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    /// The share of such measures that have a usual range.
    ranged: f64,
    /// The share whose latest figure lies outside.
    outside: f64,
}

impl Found {
    /// The share that lies outside of those that have a range.
    fn of_ranged(self) -> f64 {
        if self.ranged > 0.0 { self.outside / self.ranged } else { 0.0 }
    }
}

/// How often the latest of such figures has a usual range, and lies outside it.
fn row(kind: Kind, monthly: bool, many: usize, times: u32) -> Found {
    let mut random = Random(42);
    let (mut ranged, mut outside) = (0_u32, 0_u32);
    for _ in 0..times {
        let made = figures(kind, monthly, &values(kind, monthly, many, &mut random));
        let made = finding(&made, Setting::default()).expect("made-up figures");
        let found = made.over_time();
        if let Ok(usual) = &found.usual {
            ranged += 1;
            outside += u32::from(usual.standing(Polarity::Higher) != UsualStanding::Within);
        }
    }
    Found { ranged: f64::from(ranged) / f64::from(times), outside: f64::from(outside) / f64::from(times) }
}

/// Every kind of figures that stay as they are, with how many of them and whether they are monthly.
fn kinds() -> Vec<(Kind, bool, usize)> {
    let mut found = Vec::new();
    let mut put =
        |kind: Kind, monthly: bool, many: &[usize]| found.extend(many.iter().map(|many| (kind, monthly, *many)));
    put(Kind::Steady, false, &[14, 17, 21, 30]);
    put(Kind::Steady, true, &[14, 30]);
    for kind in [Kind::Mixed, Kind::DoubleExponential] {
        put(kind, false, &[14, 17, 21]);
    }
    for many in [1, 2, 4] {
        put(Kind::Skewed(many), false, &[14, 17, 21]);
        put(Kind::SkewedDown(many), false, &[14, 21]);
    }
    for deviation in [0.25, 0.5, 1.0] {
        put(Kind::LogNormal(deviation), false, &[14, 17, 21]);
    }
    for share in [0.2, 0.4, 0.6] {
        put(Kind::Leaning(share), false, &[14, 21]);
    }
    for size in [0.5, 1.0, 2.0, 4.0] {
        put(Kind::Season(size), false, &[14, 18, 21, 30]);
        put(Kind::Season(size), true, &[14, 21, 25, 30, 40]);
    }
    for step in [0.05, 0.1, 0.15, 0.2, 0.3, 0.5] {
        put(Kind::Trend(step), false, &[14, 17, 21]);
    }
    put(Kind::Overlapping, false, &[14, 21, 30]);
    for of in [10, 20, 50, 125, 500] {
        for share in [0.01, 0.02, 0.05, 0.2, 0.5, 0.9] {
            put(Kind::Share(of, share), false, &[14, 21]);
        }
    }
    put(Kind::SeasonalShare(125, 0.5), false, &[14, 21, 30]);
    put(Kind::SeasonalShare(500, 0.5), false, &[14, 21, 30]);
    for mean in [0.1, 0.5, 1.0, 4.0, 15.0, 60.0] {
        put(Kind::Events(mean), false, &[14, 21]);
    }
    for mean in [0.5, 2.0, 6.0, 20.0] {
        put(Kind::Rate(mean), false, &[14, 21]);
    }
    for mean in [2.0, 10.0] {
        put(Kind::Clustered(mean), false, &[14, 21]);
    }
    found
}

fn per_cent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

/// The kinds that are called unusual more often than in this share; the table is printed as it comes.
fn table(times: u32, most: f64) -> Vec<String> {
    let mut wrong = Vec::new();
    for (kind, monthly, many) in kinds() {
        let found = row(kind, monthly, many, times);
        let period = if monthly { "months" } else { "quarters" };
        let line = format!(
            "{kind:?}, {many} {period}: unusual {}, has a range {}, unusual of those {}",
            per_cent(found.outside),
            per_cent(found.ranged),
            per_cent(found.of_ranged())
        );
        println!("{line}");
        if found.outside > most {
            wrong.push(line);
        }
    }
    wrong
}

/// Of so many reports of 28 measures that stay as they are and are judged by a test, how many have any that the shipped rules
/// give attention. What is held against a tolerance is not among them: that takes no account of chance.
fn reports(many: u32) -> u32 {
    let (book, faults) = RuleBook::open(&[]);
    assert!(faults.is_empty(), "{faults:?}");
    let mut random = Random(7);
    let shares = [(60, 0.1), (125, 0.2), (184, 0.15), (400, 0.5), (626, 0.86), (1500, 0.92), (3000, 0.77), (900, 0.05)];
    (0..many)
        .filter(|_| {
            let kinds = (0..28).map(|nth: usize| match nth {
                0..16 => Kind::Share(shares[nth % 8].0, shares[nth % 8].1),
                16..22 => Kind::Events([6.0, 15.0, 40.0][nth % 3]),
                _ => Kind::Rate([12.0, 30.0, 80.0][nth % 3]),
            });
            // Every measure is drawn, so that what comes after does not depend on what was found.
            kinds.map(|kind| has_attention(&book, kind, &mut random)).filter(|has| *has).count() > 0
        })
        .count() as u32
}

fn has_attention(book: &RuleBook, kind: Kind, random: &mut Random) -> bool {
    let made = figures(kind, false, &values(kind, false, 21, random));
    let found = Arc::new(finding(&made, Setting::default()).expect("made-up figures"));
    book.decide(found, Scene::default()).subject.decided.attention.is_some()
}

#[test]
fn a_steady_measure_is_seldom_called_unusual() {
    let times = 150;
    // As many as chance may add to one in 40 of so few.
    let most = AT_MOST + 3.0 * (AT_MOST * (1.0 - AT_MOST) / f64::from(times)).sqrt();
    let wrong = table(times, most);
    assert!(wrong.is_empty(), "more than one in 40:\n{}", wrong.join("\n"));
}

#[test]
#[ignore = "minutes: run by .ci/long"]
fn a_steady_measure_is_seldom_called_unusual_at_length() {
    let wrong = table(TIMES, AT_MOST);
    let steady = row(Kind::Steady, false, 17, TIMES).outside;
    for by in [1.0, 2.0, 3.0, 4.0, 5.0] {
        let found = row(Kind::Moved(by), false, 21, TIMES);
        println!(
            "moved by {by}: unusual {}, has a range {}, unusual of those {}",
            per_cent(found.outside),
            per_cent(found.ranged),
            per_cent(found.of_ranged())
        );
    }
    println!("by the four signs of Making Data Count: unusual {}", per_cent(four_signs(TIMES)));
    assert!(wrong.is_empty(), "more than one in 40:\n{}", wrong.join("\n"));
    // What the method page prints.
    assert!(steady > 0.5 / f64::from(ONE_IN) && steady < 1.5 / f64::from(ONE_IN), "{}", per_cent(steady));
}

#[test]
#[ignore = "a minute: run by .ci/long"]
fn half_of_steady_reports_call_nothing_to_attention() {
    let shown = reports(1000);
    println!("of 1,000 reports of 28 steady measures, {shown} show something under attention");
    assert!(shown <= 500, "{shown} of 1,000");
    // As the method page prints it.
    assert!(shown.abs_diff(STEADY_REPORTS) <= 15, "{shown} of 1,000");
}

/// How often the latest of 21 steady figures stands out by any of the four signs, the limits being from all of them.
fn four_signs(times: u32) -> f64 {
    let mut random = Random(42);
    let options = Options { screen: true, fix_after: None, improvement: Improvement::Neutral };
    let stands_out = (0..times).filter(|_| {
        let made = values(Kind::Steady, false, 21, &mut random);
        let exact: Vec<Decimal> =
            made.into_iter().filter_map(Decimal::from_f64).map(|value| value.round_dp(2)).collect();
        let drawn = chart(&exact, &[], options).expect("a chart");
        drawn.points.last().is_some_and(|last| last.special != Special::Common)
    });
    stands_out.count() as f64 / f64::from(times)
}
