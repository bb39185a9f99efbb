//! What is good for one is bad for the other: flipping the polarity mirrors every verdict and every comparison.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use rhai::{Dynamic, Map};
use rust_decimal::Decimal;

use crate::figures::prose::Topic;

use super::figures::Figures as Given;
use super::indicator_context::IndicatorContext;
use super::made_up::Setting;
use super::staged::{Staged, stage};
use super::{ComparedAs, RuleBook, RuleFile, Verdict};

fn mirrored(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Improved => Verdict::Declined,
        Verdict::Declined => Verdict::Improved,
        other => other,
    }
}

fn mirrored_relation(relation: ComparedAs) -> ComparedAs {
    match relation {
        ComparedAs::Better => ComparedAs::Worse,
        ComparedAs::Worse => ComparedAs::Better,
        ComparedAs::ClearlyBetter => ComparedAs::ClearlyWorse,
        ComparedAs::ClearlyWorse => ComparedAs::ClearlyBetter,
        other => other,
    }
}

/// Counts of two periods and another's percentage.
#[derive(Debug, Clone)]
struct Figures {
    unit: &'static str,
    now: (u32, u32),
    then: (u32, u32),
    other: u32,
    counts: bool,
}

fn figures() -> impl Strategy<Value = Figures> {
    let counted = || (1_u32..400).prop_flat_map(|n| (0..=n, Just(n)));
    let unit = prop_oneof![Just("percent"), Just("count"), Just("score")];
    (unit, counted(), counted(), 0_u32..1000, any::<bool>()).prop_map(|(unit, now, then, other, counts)| Figures {
        unit,
        now,
        then,
        other,
        counts,
    })
}

fn tried(book: &RuleBook, figures: &Figures, good: &str) -> IndicatorContext {
    let share = |(x, n): (u32, u32)| match figures.unit {
        "count" => Decimal::from(x),
        _ => (Decimal::from(x * 100) / Decimal::from(n)).round_dp(1),
    };
    let mut map = Map::new();
    let mut put = |key: &str, value: Dynamic| map.insert(key.into(), value);
    put("unit", figures.unit.into());
    put("good", good.into());
    put("value", share(figures.now).into());
    put("previous", share(figures.then).into());
    if figures.counts && figures.unit == "percent" {
        put("count", Decimal::from(figures.now.0).into());
        put("of", Decimal::from(figures.now.1).into());
        put("previous_count", Decimal::from(figures.then.0).into());
        put("previous_of", Decimal::from(figures.then.1).into());
    }
    let mut others = Map::new();
    others.insert("England".into(), Decimal::new(figures.other.into(), 1).into());
    put("comparators", others.into());
    let given = Given::of_map(&map).expect("figures");
    match stage(book, &Topic::Change, &[given], Setting::default()).expect("sound figures") {
        Staged::One(subject) => subject,
        other => panic!("{other:?}"),
    }
}

#[test]
fn flipping_the_polarity_mirrors_verdicts_and_comparisons() {
    let closeness = "rule(\"two levels\").about(\"closeness\").when(|i| i.unit is \"percent\" and i.count >= 0 and i.out_of > 0)\
        .then(interval(95, 99.8)).before(\"close by its interval\");";
    let file = RuleFile { name: "rules/two.rhai".into(), text: closeness.into(), layer: 2 };
    let (book, faults) = RuleBook::open(&[file]);
    assert!(faults.is_empty(), "{faults:?}");
    let (mut verdicts, mut relations) = (BTreeSet::new(), BTreeSet::new());
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let rounds = (0..600).map(|_| figures().new_tree(&mut runner).expect("figures").current());
    for figures in rounds {
        let (high, low) = (tried(&book, &figures, "high"), tried(&book, &figures, "low"));
        let (higher, lower) = (high.decided.verdict(), low.decided.verdict());
        assert_eq!(mirrored(higher), lower, "{figures:?}");
        let flipped: Vec<ComparedAs> = high.relations().into_iter().map(mirrored_relation).collect();
        assert_eq!(flipped, low.relations(), "{figures:?}");
        verdicts.insert(higher);
        relations.extend(high.relations());
    }
    // The property means something only where the figures reach every verdict that a polarity allows.
    for verdict in [
        Verdict::Improved,
        Verdict::Declined,
        Verdict::NoClearChange,
        Verdict::Higher,
        Verdict::Lower,
        Verdict::TooSmall,
    ] {
        assert!(verdicts.contains(&verdict), "{verdict:?} never came: {verdicts:?}");
    }
    assert!(relations.contains(&ComparedAs::ClearlyBetter), "{relations:?}");
}
