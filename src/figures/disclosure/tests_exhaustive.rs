//! Every small table there is, protected: those that agree with what is printed of one must leave two small counts for
//! each that is hidden in it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::Place;
use crate::figures::measure::{
    AsAt, Comparing, Frequency, Indicator, Linked, MeasureKind, MeasureSaid, Observation, Period, Polarity,
    ReleaseStatus, Unit, UnitWords, YearKind,
};

use super::{Policy, protect};

pub fn indicator(id: &str, unit: Unit, parts: &[&str], observations: Vec<Observation>) -> Indicator {
    Indicator {
        id: id.into(),
        name: id.into(),
        called: Vec::new(),
        code: String::new(),
        subject: String::new(),
        label: id.into(),
        unit,
        unit_words: UnitWords::default(),
        measure_word: String::new(),
        noun: None,
        out_of: None,
        done: String::new(),
        decimals: None,
        frequency: Frequency::Quarterly,
        frequency_given: false,
        lag: 0,
        measure_said: MeasureSaid::No,
        measure: MeasureKind::Flow,
        as_at: AsAt::Period,
        earlier_as_at: AsAt::Period,
        year: YearKind::Financial,
        good: Polarity::Lower,
        targets: Vec::new(),
        amber: None,
        family: String::new(),
        variant: String::new(),
        theme: String::new(),
        owner: String::new(),
        means: String::new(),
        source: String::new(),
        why_missing: String::new(),
        share_of: String::new(),
        earlier_name: String::new(),
        short: String::new(),
        supporting: false,
        quiet: false,
        silent: false,
        rebase: Vec::new(),
        usual_range_of: None,
        comparing: Comparing::default(),
        chart: false,
        strip: false,
        institutions: false,
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        no_quartile: false,
        above_100: false,
        extra: BTreeMap::new(),
        observations,
        benchmarks: Vec::new(),
        peers: BTreeMap::new(),
        national: Linked::default(),
        last_report: None,
        said_beside: Vec::new(),
        from: Place::file("made up"),
    }
}

pub fn observation(period: Period, value: Option<Decimal>) -> Observation {
    Observation {
        period,
        value,
        shown: None,
        numerator: None,
        denominator: None,
        limits: None,
        standing: ReleaseStatus::FINAL,
        missing: None,
        break_in_series: false,
        stated: Vec::new(),
        stated_change: None,
        stated_record: None,
        note: String::new(),
        from: Place::file("made up"),
    }
}

pub fn quarter(number: i32) -> Period {
    Period::quarter(2024, number).expect("a quarter")
}

/// A count in the third quarter.
pub fn counted(id: &str, parts: &[&str], count: i64) -> Indicator {
    indicator(id, Unit::Count, parts, vec![observation(quarter(3), Some(count.into()))])
}

/// Every table of so many figures, each from zero to `most`.
pub fn tables(figures: u32, most: i64) -> impl Iterator<Item = Vec<i64>> {
    let base = most + 1;
    (0..base.pow(figures)).map(move |nth| (0..figures).map(|at| nth / base.pow(at) % base).collect())
}

/// One figure as it is printed: value, numerator, denominator.
type Printed = (Option<Decimal>, Option<Decimal>, Option<Decimal>);

fn printed(indicators: &[Indicator]) -> Vec<Printed> {
    let held = indicators.iter().flat_map(|indicator| &indicator.observations);
    held.map(|held| (held.value, held.numerator, held.denominator)).collect()
}

/// Whether figures agree with what is printed of others: with all of it that is not held back.
fn agrees(shown: &[Printed], whole: &[Printed]) -> bool {
    let part = |shown: Option<Decimal>, whole: Option<Decimal>| shown.is_none() || shown == whole;
    shown
        .iter()
        .zip(whole)
        .all(|(shown, whole)| part(shown.0, whole.0) && part(shown.1, whole.1) && part(shown.2, whole.2))
}

/// Protects every table, and holds beside each all `others` that agree with everything printed of it. `counts`: what may
/// point to a person in a table. Gives how many hidden small counts there were.
fn every_hidden_count_may_be_two(
    tables: impl Iterator<Item = Vec<i64>>,
    others: impl Iterator<Item = Vec<i64>>,
    policy: Policy,
    indicators: impl Fn(&[i64]) -> Vec<Indicator>,
    counts: impl Fn(&[i64]) -> Vec<i64>,
) -> usize {
    let least = i64::from(policy.fewer_than.expect("a threshold"));
    let rounded = Policy { fewer_than: None, ..policy };
    let protected = |table: &[i64], policy: Policy| {
        let raw = indicators(table);
        let safe = protect(&raw, &vec![policy; raw.len()]);
        assert!(safe.open.is_empty(), "{table:?} {policy:?}: {:?}", safe.open);
        printed(&safe.indicators)
    };
    let others: Vec<(Vec<i64>, Vec<Printed>)> =
        others.map(|table| (counts(&table), protected(&table, rounded))).collect();
    let mut told: BTreeMap<Vec<Printed>, Vec<Vec<i64>>> = BTreeMap::new();
    for table in tables {
        told.entry(protected(&table, policy)).or_default().push(counts(&table));
    }
    let mut hidden = 0;
    for (shown, of) in &told {
        let agree: Vec<&[i64]> =
            others.iter().filter(|(_, whole)| agrees(shown, whole)).map(|(counts, _)| counts.as_slice()).collect();
        for counts in of {
            for (at, count) in counts.iter().enumerate().filter(|(_, count)| (1..least).contains(*count)) {
                let small: BTreeSet<i64> =
                    agree.iter().map(|counts| counts[at]).filter(|count| (0..least).contains(count)).collect();
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
    (3..=5).flat_map(|least| [None, Some(3), Some(5)].map(|base| Policy { fewer_than: Some(least), round_to: base }))
}

#[test]
fn a_count_by_itself_and_two_quarters_with_their_change() {
    for policy in policies() {
        let two = |table: &[i64]| {
            let observations = (1..).zip(table).map(|(at, count)| observation(quarter(at), Some((*count).into())));
            vec![indicator("a", Unit::Count, &[], observations.collect())]
        };
        assert!(every_hidden_count_may_be_two(tables(2, 8), tables(2, 10), policy, two, <[i64]>::to_vec) > 0);
    }
}

#[test]
fn a_total_with_its_parts() {
    for policy in policies() {
        let two = |table: &[i64]| {
            let total = counted("total", &["a", "b"], table.iter().sum());
            vec![counted("a", &[], table[0]), counted("b", &[], table[1]), total]
        };
        let all = |table: &[i64]| table.iter().copied().chain([table.iter().sum()]).collect();
        assert!(every_hidden_count_may_be_two(tables(2, 9), tables(2, 20), policy, two, all) > 0);
        let three = |table: &[i64]| {
            let total = counted("total", &["a", "b", "c"], table.iter().sum());
            vec![total, counted("a", &[], table[0]), counted("b", &[], table[1]), counted("c", &[], table[2])]
        };
        assert!(every_hidden_count_may_be_two(tables(3, 6), tables(3, 18), policy, three, all) > 0);
    }
}

#[test]
fn totals_of_totals_and_tables_with_two_margins() {
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
        assert!(every_hidden_count_may_be_two(tables(3, 6), tables(3, 18), policy, tree, counts) > 0);
        let square = |table: &[i64]| {
            vec![
                counted("a", &[], table[0]),
                counted("b", &[], table[1]),
                counted("c", &[], table[2]),
                counted("d", &[], table[3]),
                counted("first", &["a", "b"], table[0] + table[1]),
                counted("second", &["c", "d"], table[2] + table[3]),
                counted("left", &["a", "c"], table[0] + table[2]),
                counted("right", &["b", "d"], table[1] + table[3]),
            ]
        };
        assert!(every_hidden_count_may_be_two(tables(4, 4), tables(4, 8), policy, square, <[i64]>::to_vec) > 0);
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
        assert!(every_hidden_count_may_be_two(tables(4, 3), tables(4, 8), policy, year, <[i64]>::to_vec) > 0);
    }
}

#[test]
fn what_counts_since_the_year_began_gives_no_small_growth_away() {
    for policy in policies().filter(|policy| policy.round_to.is_none()) {
        let grows = |table: &[i64]| {
            let mut sum = 0;
            let held = (1..).zip(table).map(|(at, count)| {
                sum += count;
                observation(Period::year_to_date(2024, at * 3).expect("a period"), Some(sum.into()))
            });
            let held = held.collect();
            vec![Indicator { measure: MeasureKind::Cumulative, ..indicator("a", Unit::Count, &[], held) }]
        };
        assert!(every_hidden_count_may_be_two(tables(3, 6), tables(3, 18), policy, grows, <[i64]>::to_vec) > 0);
    }
}

#[test]
fn a_percentage_with_its_denominator() {
    let share = |table: &[i64], decimals: u32| {
        let share = Decimal::from(table[0] * 100) / Decimal::from(table[1]);
        share.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
    };
    let wholes = || (1..=30).flat_map(|whole| (0..=whole).map(move |part| vec![part, whole]));
    // Of a whole that is printed, both sides may point to a person.
    let counts = |table: &[i64]| vec![table[0], table[1] - table[0]];
    for policy in policies() {
        for (numerator, denominator) in [(true, true), (false, true), (true, false)] {
            let shown = |table: &[i64]| {
                let mut held = observation(quarter(3), Some(share(table, 1)));
                held.numerator = numerator.then(|| table[0].into());
                held.denominator = denominator.then(|| table[1].into());
                vec![indicator("a", Unit::Percent, &[], vec![held])]
            };
            let hidden = every_hidden_count_may_be_two(wholes(), wholes(), policy, shown, counts);
            assert!(hidden > 0);
        }
    }
}
