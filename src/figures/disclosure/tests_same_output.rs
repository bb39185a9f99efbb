//! Every small table there is, protected: a reader who knows how figures are hidden, and does it all again with every
//! table, must be left with two small counts for each that is hidden.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::measure::{Indicator, Observation, Period, Unit, Why};

use super::tests_exhaustive::{counted, indicator, observation, quarter, tables};
use super::{Policy, protect};

/// One figure as it is printed, marks included.
type Shown = (Option<Decimal>, Option<Decimal>, Option<Decimal>, Option<&'static str>);

fn shown(indicators: &[Indicator]) -> Vec<Shown> {
    let held = indicators.iter().flat_map(|indicator| &indicator.observations);
    held.map(|held| (held.value, held.numerator, held.denominator, held.missing.map(Why::mark))).collect()
}

/// Holds beside each table up to `checked` all tables that print the same. A zero is a possible count only where one is
/// hidden in such a table. Totals begin with the count at `totals`: where such a one is hidden with all its parts, the other
/// possible count need not be small. Gives how many hidden small counts there were.
fn two_small_counts_print_the_same(
    tables: impl Iterator<Item = Vec<i64>>,
    checked: i64,
    policy: Policy,
    indicators: impl Fn(&[i64]) -> Vec<Indicator>,
    counts: impl Fn(&[i64]) -> Vec<i64>,
    totals: usize,
) -> usize {
    let least = i64::from(policy.fewer_than.expect("a threshold"));
    let mut told: BTreeMap<Vec<Shown>, Vec<(Vec<i64>, bool)>> = BTreeMap::new();
    for table in tables {
        let raw = indicators(&table);
        let safe = protect(&raw, &vec![policy; raw.len()]);
        assert!(safe.open.is_empty(), "{table:?} {policy:?}: {:?}", safe.open);
        let asked = table.iter().all(|count| *count <= checked);
        told.entry(shown(&safe.indicators)).or_default().push((counts(&table), asked));
    }
    let mut hidden = 0;
    for (shown, same) in &told {
        for (counts, _) in same.iter().filter(|(_, asked)| *asked) {
            for (at, count) in counts.iter().enumerate().filter(|(_, count)| (1..least).contains(*count)) {
                let small = |count: &i64| (0..least).contains(count) || at >= totals;
                let small: BTreeSet<i64> = same.iter().map(|(counts, _)| counts[at]).filter(small).collect();
                assert!(
                    small.len() >= 2,
                    "{policy:?}: {counts:?}: count {at} can only be {count} where {shown:?} is printed"
                );
                hidden += 1;
            }
        }
    }
    hidden
}

fn policies() -> impl Iterator<Item = Policy> {
    (3..=5).map(|least| Policy { fewer_than: Some(least), round_to: None })
}

fn all(table: &[i64]) -> Vec<i64> {
    table.iter().copied().chain([table.iter().sum()]).collect()
}

#[test]
fn a_total_with_its_parts_in_any_order() {
    for policy in policies() {
        let two = |table: &[i64]| {
            let total = counted("total", &["a", "b"], table.iter().sum());
            vec![counted("a", &[], table[0]), counted("b", &[], table[1]), total]
        };
        assert!(two_small_counts_print_the_same(tables(2, 20), 10, policy, two, all, 2) > 0);
        for order in [["a", "b", "c"], ["c", "a", "b"], ["b", "c", "a"]] {
            let three = |table: &[i64]| {
                let total = counted("total", &order, table.iter().sum());
                vec![total, counted("a", &[], table[0]), counted("b", &[], table[1]), counted("c", &[], table[2])]
            };
            assert!(two_small_counts_print_the_same(tables(3, 14), 6, policy, three, all, 3) > 0);
        }
    }
}

#[test]
fn a_total_of_a_total() {
    for policy in policies() {
        let tree = |table: &[i64]| {
            vec![
                counted("a", &[], table[0]),
                counted("b", &[], table[1]),
                counted("ab", &["a", "b"], table[0] + table[1]),
                counted("c", &[], table[2]),
                counted("all", &["ab", "c"], table[0] + table[1] + table[2]),
            ]
        };
        let counts = |table: &[i64]| vec![table[0], table[1], table[2], table[0] + table[1]];
        assert!(two_small_counts_print_the_same(tables(3, 14), 6, policy, tree, counts, 3) > 0);
    }
}

#[test]
fn a_year_with_its_quarters() {
    for policy in policies() {
        let year = |table: &[i64]| {
            let mut held: Vec<Observation> =
                (1..).zip(table).map(|(at, count)| observation(quarter(at), Some((*count).into()))).collect();
            let whole = Period::financial_year(2024).expect("a year");
            held.push(observation(whole, Some(table.iter().sum::<i64>().into())));
            vec![indicator("a", Unit::Count, &[], held)]
        };
        assert!(two_small_counts_print_the_same(tables(4, 8), 4, policy, year, <[i64]>::to_vec, 4) > 0);
    }
}

#[test]
fn a_percentage_with_its_counts() {
    let share = |table: &[i64]| {
        let share = Decimal::from(table[0] * 100) / Decimal::from(table[1]);
        share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)
    };
    let wholes = || (1..=40).flat_map(|whole| (0..=whole).map(move |part| vec![part, whole]));
    let counts = |table: &[i64]| vec![table[0], table[1] - table[0]];
    for policy in policies() {
        for numerator in [true, false] {
            let shown = |table: &[i64]| {
                let mut held = observation(quarter(3), Some(share(table)));
                held.numerator = numerator.then(|| table[0].into());
                held.denominator = Some(table[1].into());
                vec![indicator("a", Unit::Percent, &[], vec![held])]
            };
            assert!(two_small_counts_print_the_same(wholes(), 40, policy, shown, counts, 2) > 0);
        }
    }
}
