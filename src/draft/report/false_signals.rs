//! The overall chance of a false signal, as the method page says it.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::draft::narrative::{Indicated, Narrative};
use crate::figures::finding::{AT_MOST_ONE_IN, Asks, ONE_IN};
use crate::figures::method::Level;
use crate::figures::prose::{capital, rounded, words};
use crate::rules::{STEADY_REPORTS, Verdict};

/// A test, beside that of two proportions, and how often it calls a figure changed where nothing changed.
struct Tested {
    asks: fn(Level) -> Asks,
    how: &'static str,
    /// In words and as a share, at 95% and at 99.8%.
    chance: [(&'static str, f64); 2],
}

const TESTED: [Tested; 4] = [
    Tested {
        asks: Asks::RatesDiffer,
        how: "judged by the exact test of two counts",
        chance: [("at most one in 20", 1.0 / 20.0), ("at most one in 500", 1.0 / 500.0)],
    },
    Tested {
        asks: Asks::IntervalsOverlap,
        how: "judged by whether two intervals overlap",
        chance: [("about one in 200", 1.0 / 200.0), ("about one in 80,000", 1.0 / 80_000.0)],
    },
    Tested {
        asks: Asks::LimitsDiffer,
        how: "judged by the limits given with the figures",
        chance: [("about one in 20", 1.0 / 20.0), ("about one in 500", 1.0 / 500.0)],
    },
    Tested {
        asks: Asks::PriorOutsideInterval,
        how: "judged against an earlier figure taken as fixed",
        chance: [("about one in six", 1.0 / 6.0), ("about one in 35", 1.0 / 35.0)],
    },
];

const LEVELS: [Level; 2] = [Level::P95, Level::P99_8];

/// How many indicators chance alone would call changed.
pub fn false_signals(narrative: &Narrative) -> String {
    let mut sentences = Vec::new();
    for (nth, level) in LEVELS.into_iter().enumerate() {
        let by_test = tested(narrative, |asks| asks == Asks::ProportionsDiffer(level));
        sentences.extend((by_test > 0).then(|| by_proportions(by_test, level)));
        for test in &TESTED {
            let judged = tested(narrative, |asks| asks == (test.asks)(level));
            sentences.extend((judged > 0).then(|| each(judged, level, test.how, test.chance[nth].0)));
        }
    }
    let ranged = narrative.indicated.iter().filter(|one| one.finding.over_time().usual.is_ok()).count();
    sentences.extend((ranged > 0).then(|| by_usual_range(ranged)));
    sentences.extend((!sentences.is_empty()).then(|| {
        format!(
            "Of 1,000 made-up reports of 28 measures that stay as they are, about {STEADY_REPORTS} would show at least one under attention."
        )
    }));
    sentences.join(" ")
}

/// How many indicators the tests would be expected to call changed if nothing changed, and of how many.
pub(super) fn by_chance(narrative: &Narrative) -> (f64, usize) {
    let mut of_all = (0.0, 0);
    for (nth, level) in LEVELS.into_iter().enumerate() {
        let proportions = (tested(narrative, |asks| asks == Asks::ProportionsDiffer(level)), level.alpha());
        let others =
            TESTED.iter().map(|test| (tested(narrative, |asks| asks == (test.asks)(level)), test.chance[nth].1));
        for (judged, chance) in others.chain([proportions]) {
            of_all = (of_all.0 + judged as f64 * chance, of_all.1 + judged);
        }
    }
    of_all
}

/// What a simulation found of the usual range: see `docs/judging.md`.
fn by_usual_range(ranged: usize) -> String {
    let indicators = if ranged == 1 { "indicator has" } else { "indicators have" };
    format!(
        "{} {indicators} a usual range. Of measures that stay as they are, chance alone takes about one in {ONE_IN} outside it at the latest figure, \
         and of no kind of figures that was simulated more than one in {AT_MOST_ONE_IN}.",
        capital(&words(ranged.into()))
    )
}

/// The test whose level is its chance of a false signal.
fn by_proportions(judged: usize, level: Level) -> String {
    if judged == 1 {
        return format!(
            "The one indicator judged by the test of two proportions at {} would be called changed by chance {} of the time if nothing changed.",
            level.per_cent(),
            share(level.alpha())
        );
    }
    let at_least_one = 1.0 - level.share().powi(i32::try_from(judged).unwrap_or(i32::MAX));
    format!(
        "Of {} indicators judged by the test of two proportions at {}, {} would be called changed by chance in a period in which nothing changed. \
         The chance of at least one such call is {}, if the indicators move independently.",
        words(judged.into()),
        level.per_cent(),
        about(judged as f64 * level.alpha()),
        share(at_least_one),
    )
}

fn each(judged: usize, level: Level, how: &str, chance: &str) -> String {
    let indicators = if judged == 1 { "indicator" } else { "indicators" };
    format!(
        "For each of {} {indicators} {how} at {}, the chance of a false signal is {chance}.",
        words(judged.into()),
        level.per_cent()
    )
}

/// How many indicators such a test judged; those that are too small could never be called changed.
fn tested(narrative: &Narrative, wanted: impl Fn(Asks) -> bool) -> usize {
    let test = |indicated: &&Indicated| {
        let decided = &indicated.decided;
        decided.test.is_some_and(|test| wanted(test.asks)) && decided.verdict() != Verdict::TooSmall
    };
    narrative.indicated.iter().filter(|indicated| indicated.is_judged_statistically()).filter(test).count()
}

/// `fewer than one (0.5 on average)`, `about one or two (1.45 on average)`
fn about(expected: f64) -> String {
    let whole = expected.floor();
    let number = |count: f64| words(Decimal::from_f64(count).unwrap_or_default());
    let average = rounded(Decimal::from_f64(expected).unwrap_or_default(), 2).normalize();
    let said = match expected - whole {
        _ if expected < 1.0 => "fewer than one".into(),
        part if part < 0.25 => format!("about {}", number(whole)),
        part if part < 0.75 => format!("about {} or {}", number(whole), number(whole + 1.0)),
        _ => format!("about {}", number(whole + 1.0)),
    };
    format!("{said} ({average} on average)")
}

fn share(chance: f64) -> String {
    let decimals = u32::from(chance < 0.01);
    format!("{}%", rounded(Decimal::from_f64(chance * 100.0).unwrap_or_default(), decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chance_of_a_false_signal_is_said_as_a_person_would() {
        assert_eq!(about(29.0 * 0.05), "about one or two (1.45 on average)");
        assert_eq!(about(20.0 * 0.05), "about one (1 on average)");
        assert_eq!(about(29.0 * 0.002), "fewer than one (0.06 on average)");
        assert_eq!(about(3.9), "about four (3.9 on average)");
        assert_eq!(share(1.0 - 0.95_f64.powi(29)), "77%");
    }
}
