//! Charts worked by hand.

use rust_decimal::Decimal;

use super::*;

const PLAIN: Options = Options { screen: true, fix_after: None, improvement: Improvement::Increase };

fn decimals(values: &[&str]) -> Vec<Decimal> {
    values.iter().map(|value| value.parse().expect("a number")).collect()
}

fn whole(values: &[i64]) -> Vec<Decimal> {
    values.iter().copied().map(Decimal::from).collect()
}

fn labels(values: &[i64], options: Options) -> Vec<&'static str> {
    chart(&whole(values), &[], options).expect("small").points.iter().map(|point| point.special.label()).collect()
}

#[test]
fn limits_by_hand() {
    // 10, 12, 11, 13, 9: mean 11, moving ranges 2, 1, 2, 4, their average 2.25, and 2.66 of it 5.985.
    let found = chart(&whole(&[10, 12, 11, 13, 9]), &[], PLAIN).expect("small");
    let group = found.groups[0];
    assert_eq!((group.mean, group.moving_range), (Decimal::from(11), Some("2.25".parse().expect("a number"))));
    let limits = group.limits.expect("they vary");
    assert_eq!(
        [limits.lower, limits.upper, limits.near_lower, limits.near_upper].to_vec(),
        decimals(&["5.015", "16.985", "7.01", "14.99"])
    );
}

#[test]
fn a_great_jump_is_screened_once() {
    // Ranges 1, 1, 1, 1, 1, 20, 1, 1, 1, 1: average 2.9, and 20 is above 9.5. The rest average 1; points stay in the mean.
    let values = whole(&[1, 2, 1, 2, 1, 2, 22, 21, 22, 21, 22]);
    let range = |screen| chart(&values, &[], Options { screen, ..PLAIN }).expect("small").groups[0].moving_range;
    assert_eq!(range(true), Some(Decimal::ONE));
    assert_eq!(range(false), Some("2.9".parse().expect("a number")));
}

#[test]
fn a_flat_series_says_nothing() {
    // 0.1 thirty times: in floating point the sum over thirty is not 0.1.
    for value in ["0.1", "97.3", "-0.7", "0.333333333333333333333333333"] {
        for screen in [true, false] {
            let found = chart(&decimals(&[value; 30]), &[], Options { screen, ..PLAIN }).expect("small");
            assert!(found.points.iter().all(|point| point.special == Special::Common), "{value}");
            assert_eq!(found.refused(), Some(Refusal::NoVariation));
            assert_eq!(found.variation(), Variation::CommonCause);
        }
    }
    // Screened, it has no limits at all; the strict `0 < 3.267·0` keeps nothing.
    assert_eq!(chart(&whole(&[5; 13]), &[], PLAIN).expect("small").groups[0].limits, None);
}

#[test]
fn one_jump_in_a_flat_series_is_refused() {
    // All six special schools, every quarter, and then five: the only range is screened away and all points stand out.
    let mut values = vec![100; 12];
    values.push(83);
    let found = chart(&whole(&values), &[], PLAIN).expect("small");
    assert_eq!(found.groups[0].moving_range, Some(Decimal::ZERO));
    assert!(found.points.iter().all(|point| point.special != Special::Common));
    assert_eq!(found.refused(), Some(Refusal::NoVariation));
}

#[test]
fn seven_on_one_side_are_a_shift_and_six_are_not() {
    // The mean is 6 in both; a point on it breaks the run.
    let shift = labels(&[4, 5, 4, 5, 4, 5, 4, 8, 7, 8, 7, 8, 7, 8], PLAIN);
    assert_eq!(shift, [["7 Points Below CL"; 7], ["7 Points Above CL"; 7]].concat());
    let broken = labels(&[4, 5, 4, 6, 5, 4, 5, 7, 8, 7, 6, 8, 7, 8], PLAIN);
    assert_eq!(broken, ["Common Cause"; 14]);
}

#[test]
fn seven_rising_are_a_trend_and_a_tie_breaks_it() {
    let rising = labels(&[10, 3, 4, 5, 6, 7, 8, 9, 2, 9, 2, 9, 2], PLAIN);
    assert_eq!(rising[1..8], ["7 Point Trend (Increasing)"; 7]);
    assert_eq!((rising[0], rising[8]), ("Common Cause", "Common Cause"));
    let tied = labels(&[10, 3, 4, 5, 6, 6, 7, 8, 9, 2, 9, 2, 9, 2], PLAIN);
    assert_eq!(tied, ["Common Cause"; 14]);
    // Up to 9 and down again: the summit belongs to both trends and goes with the later.
    let both = labels(&[3, 4, 5, 6, 7, 8, 9, 8, 7, 6, 5, 4, 3, 6, 3, 9, 2, 10, 2, 9], PLAIN);
    assert_eq!((both[5], both[6]), ("7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"));
}

#[test]
fn two_of_three_near_a_limit() {
    // Mean 606/30 = 20.2, ranges 66/29: the upper limit 26.25, the near one 24.24.
    let mut values = [19, 21].repeat(12);
    values.extend([25, 22, 25, 18, 17, 19]);
    let found = chart(&whole(&values), &[], PLAIN).expect("small");
    let limits = found.groups[0].limits.expect("they vary");
    let seen: Vec<_> = found.points.iter().map(|point| point.special).collect();
    for at in [24, 26] {
        let value = found.points[at].value;
        assert!(value > limits.near_upper && value <= limits.upper, "{value}: {limits:?}");
        assert_eq!(seen[at], Special::TwoOfThreeAbove);
    }
    // The one between is on the same side, and not near the limit itself.
    assert!(found.points[25].value <= limits.near_upper && seen[25] == Special::Common);
}

#[test]
fn a_new_group_starts_everything_again() {
    let values = whole(&[1, 2, 1, 2, 1, 2, 11, 12, 11, 12, 11, 12]);
    let found = chart(&values, &[6, 6, 0, 99], PLAIN).expect("small");
    assert_eq!(found.groups.iter().map(|group| (group.from, group.points)).collect::<Vec<_>>(), [(0, 6), (6, 6)]);
    let means: Vec<Decimal> = found.groups.iter().map(|group| group.mean).collect();
    assert_eq!(means, decimals(&["1.5", "11.5"]));
    assert!(found.points.iter().all(|point| point.special == Special::Common));
    assert_eq!(found.refused(), Some(Refusal::TooFewPoints));
    let whole_series = chart(&values, &[], PLAIN).expect("small");
    assert!(whole_series.points.iter().any(|point| point.special != Special::Common));
}

#[test]
fn a_fixed_baseline() {
    let mut values = [1, 3].repeat(6);
    values.extend([9, 9]);
    let fixed = Options { fix_after: Some(12), ..PLAIN };
    let found = chart(&whole(&values), &[], fixed).expect("small");
    assert_eq!(found.groups[0].mean, Decimal::TWO);
    assert_eq!(found.points[13].special, Special::AboveLimit);
    assert_eq!((found.variation(), found.refused()), (Variation::ImprovementHigh, None));
    assert_eq!(chart(&whole(&values), &[], Options { fix_after: Some(11), ..PLAIN }), None);
}

#[test]
fn icons_by_hand() {
    // The last point far above: by which way is good.
    let values = whole(&[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 30]);
    let icon = |improvement| {
        let found = chart(&values, &[], Options { improvement, ..PLAIN }).expect("small");
        (found.variation().as_str(), found.points[12].point_type.as_str())
    };
    assert_eq!(icon(Improvement::Increase), ("improvement_high", "special_cause_improvement"));
    assert_eq!(icon(Improvement::Decrease), ("concern_high", "special_cause_concern"));
    assert_eq!(icon(Improvement::Neutral), ("neutral_high", "special_cause_neutral_high"));
    // 10, 12, 11, 13, 9 has the limits 5.015 and 16.985.
    let assured = |target: &str, improvement| {
        let found = chart(&whole(&[10, 12, 11, 13, 9]), &[], Options { improvement, ..PLAIN }).expect("small");
        found.assurance(target.parse().expect("a number")).map(Assurance::as_str)
    };
    for (target, more, less) in [
        ("17", "consistent_fail", "consistent_pass"),
        ("16.985", "inconsistent", "inconsistent"),
        ("5.015", "inconsistent", "inconsistent"),
        ("5", "consistent_pass", "consistent_fail"),
    ] {
        assert_eq!(assured(target, Improvement::Increase), Some(more));
        assert_eq!(assured(target, Improvement::Decrease), Some(less));
        assert_eq!(assured(target, Improvement::Neutral), None);
    }
}

#[test]
fn any_length_and_no_overflow() {
    assert_eq!(chart(&[], &[], PLAIN), None);
    let one = chart(&whole(&[5]), &[], PLAIN).expect("small");
    assert_eq!((one.groups[0].mean, one.groups[0].limits), (Decimal::from(5), None));
    assert_eq!(chart(&[Decimal::MAX, Decimal::MIN], &[], PLAIN), None);
    assert_eq!(chart(&[Decimal::MAX; 3], &[], PLAIN), None);
    let great = decimals(&["1000000000.123456789012", "1000000001.123456789012"]);
    assert!(chart(&great, &[], PLAIN).is_some());
}
