//! What holds of the published methods whatever the figures: mirrored polarity, shuffled values, greater counts, numbers
//! that are none.

use proptest::prelude::*;
use rust_decimal::Decimal;
use scrutineer::method::control_chart::{Improvement, Options, Special, chart};
use scrutineer::method::{
    Interval, Level, compare, detectable, funnel, proportion, quantile, rate, recent_trend, regression,
};

fn settings() -> ProptestConfig {
    ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() }
}

fn a_level() -> impl Strategy<Value = Level> {
    prop_oneof![Just(0.9), Just(0.95), Just(0.99), Just(0.998)].prop_map(|share| Level::of(share).expect("a level"))
}

/// Any number a cell could hold, and the ones it should not.
fn any_number() -> impl Strategy<Value = f64> {
    let odd = prop::sample::select(vec![
        0.0,
        -0.0,
        1.0,
        9.0,
        10.0,
        1e6,
        1e15,
        1e300,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        -1.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ]);
    prop_oneof![odd, 0.0..20.0_f64, (0..5000_u32).prop_map(f64::from), any::<f64>()]
}

/// Tenths, so that values tie now and then.
fn tenths(size: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Decimal>> {
    prop::collection::vec((-300..1000_i64).prop_map(|tenths| Decimal::new(tenths, 1)), size)
}

fn sound(interval: Option<Interval>) -> bool {
    interval.is_none_or(|found| found.lower.is_finite() && found.upper.is_finite() && found.lower <= found.upper)
}

/// No wider, but for the last digits.
fn no_wider(scaled: Interval, plain: Interval) -> bool {
    let width = |interval: Interval| interval.upper - interval.lower;
    width(scaled) <= width(plain) * (1.0 + 1e-9) + 1e-12
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn polarity_turned_mirrors_every_band(values in tenths(4..40), k in prop::sample::select(vec![4_usize, 5, 10])) {
        for own in &values {
            let high = quantile::lait_band(&values, *own, true, k);
            let low = quantile::lait_band(&values, *own, false, k);
            prop_assert_eq!(high.map(|found| found.band), low.map(|found| k as u8 + 1 - found.band));
            prop_assert_eq!(high.map(|found| found.on_boundary), low.map(|found| found.on_boundary));
        }
    }

    #[test]
    fn polarity_turned_mirrors_ranks(times in 1..12_usize, k in prop::sample::select(vec![4_usize, 5, 10]), step in 1..50_i64) {
        let values: Vec<Decimal> = (0..(times * k) as i64).map(|nth| Decimal::new(nth * step - 40, 1)).collect();
        for own in &values {
            let [high, low] = [true, false].map(|high| quantile::min_rank(&values, *own, high).expect("it is among them"));
            prop_assert_eq!(high.quantile(k), low.quantile(k).map(|low| k as u8 + 1 - low));
            prop_assert!(!high.on_boundary(k) && !low.on_boundary(k));
        }
    }

    #[test]
    fn order_does_not_matter(
        (values, shuffled) in tenths(1..30).prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle())),
    ) {
        prop_assert_eq!(quantile::cut_points(&values, 4), quantile::cut_points(&shuffled, 4));
        for own in &values {
            prop_assert_eq!(quantile::min_rank(&values, *own, true), quantile::min_rank(&shuffled, *own, true));
            prop_assert_eq!(quantile::lait_band(&values, *own, true, 4), quantile::lait_band(&shuffled, *own, true, 4));
        }
    }

    #[test]
    fn greater_counts_never_widen(
        (n1, x1) in (1..3000_u32).prop_flat_map(|n| (Just(n), 0..=n)),
        (n0, x0) in (1..3000_u32).prop_flat_map(|n| (Just(n), 0..=n)),
        times in 2..60_u32,
        level in a_level(),
    ) {
        let [n1, x1, n0, x0, times] = [n1, x1, n0, x0, times].map(f64::from);
        let wilson = |k: f64| proportion::wilson(x1 * k, n1 * k, level).expect("counts");
        prop_assert!(no_wider(wilson(times), wilson(1.0)));
        let newcombe = |k: f64| proportion::newcombe(x1 * k, n1 * k, x0 * k, n0 * k, level).expect("counts");
        prop_assert!(no_wider(newcombe(times), newcombe(1.0)));
        let rate = |k: f64| rate::rate(x1 * k, n0 * k, 100.0, level).expect("counts");
        prop_assert!(no_wider(rate(times), rate(1.0)), "{:?} {:?}", rate(times), rate(1.0));
    }

    #[test]
    fn turned_round_a_difference_is_the_same(
        (n1, x1) in (1..400_u32).prop_flat_map(|n| (Just(n), 0..=n)),
        (n0, x0) in (1..400_u32).prop_flat_map(|n| (Just(n), 0..=n)),
        level in a_level(),
    ) {
        let [n1, x1, n0, x0] = [n1, x1, n0, x0].map(f64::from);
        let found = proportion::two_proportions(x1, n1, x0, n0, level).expect("counts");
        for other in [
            proportion::two_proportions(x0, n0, x1, n1, level).expect("counts"),
            proportion::two_proportions(n1 - x1, n1, n0 - x0, n0, level).expect("counts"),
        ] {
            prop_assert_eq!(found.by, other.by);
            prop_assert!((found.p - other.p).abs() < 1e-9, "{found:?} {other:?}");
            prop_assert!((found.z + other.z).abs() < 1e-9);
            prop_assert!((found.interval.lower + other.interval.upper).abs() < 1e-12);
        }
        prop_assert!((0.0..=1.0).contains(&found.p));
        prop_assert!(found.interval.contains(found.difference));
    }

    #[test]
    fn what_is_said_to_show_does_and_the_next_does_not(
        n1 in 1..300_u32,
        (n0, x0) in (1..300_u32).prop_flat_map(|n| (Just(n), 0..=n)),
        level in a_level(),
    ) {
        let [n1, n0, x0] = [n1, n0, x0].map(f64::from);
        let differs = |x1: f64| proportion::two_proportions(x1, n1, x0, n0, level).expect("counts").p < level.alpha();
        let found = detectable::smallest_difference(n1, x0, n0, level).expect("counts");
        for (at, inwards) in [(found.fewer, 1.0), (found.more, -1.0)] {
            if let Some(at) = at {
                prop_assert!(differs(at as f64));
                prop_assert!(!differs(at as f64 + inwards));
            }
        }
    }

    #[test]
    fn nothing_panics_and_nothing_is_not_a_number(
        [a, b, c, d] in [any_number(), any_number(), any_number(), any_number()],
        share in 0.5..1.0_f64,
    ) {
        let level = Level::of(share).unwrap_or(Level::P95);
        prop_assert!(level.z().is_finite());
        for level in [level, Level::P95] {
            prop_assert!(sound(proportion::wilson(a, b, level)));
            prop_assert!(sound(proportion::newcombe(a, b, c, d, level)));
            prop_assert!(sound(rate::exact_count(a, level)));
            prop_assert!(sound(rate::count_interval(a, level)));
            prop_assert!(sound(rate::rate(a, b, c, level)));
            prop_assert!(sound(funnel::limits(a, b, level)) && sound(funnel::lines(a, b, level)));
            prop_assert!(sound(funnel::control_limits(a, b, level)));
            if let Some((lower, upper)) = rate::byar(a, level) {
                prop_assert!(upper.is_finite() && lower.is_none_or(|lower| (0.0..=upper).contains(&lower)));
            }
            if let Some(found) = proportion::two_proportions(a, b, c, d, level) {
                prop_assert!(found.z.is_finite() && (0.0..=1.0).contains(&found.p), "{found:?}");
            }
            detectable::smallest_difference(a, b, c, level);
        }
        prop_assert!((0.0..=1.0).contains(&proportion::two_sided(a)));
        prop_assert!((0.0..=1.0).contains(&proportion::fisher(a as u64, b as u64, c as u64, d as u64)));
        prop_assert!(funnel::centre(&[(a, b), (c, d)]).is_none_or(|centre| (0.0..=1.0).contains(&centre)));
        funnel::place(a, b, c);
        let (one, other) = (Interval { lower: a, upper: b }, Interval { lower: c, upper: d });
        compare::intervals(one, other);
        compare::at_two_levels(one, other, a);
    }

    #[test]
    fn no_trend_is_not_a_number(numbers in prop::collection::vec((any_number(), any_number(), any_number()), 0..7)) {
        let years: Vec<(f64, Interval)> =
            numbers.iter().map(|(value, lower, upper)| (*value, Interval { lower: *lower, upper: *upper })).collect();
        let pairs: Vec<(f64, f64)> = numbers.iter().map(|(one, other, _)| (*one, *other)).collect();
        for found in [recent_trend::weighted(&years), recent_trend::of_proportions(&pairs)].into_iter().flatten() {
            prop_assert!(found.chi_squared.is_finite() && found.chi_squared >= 0.0);
        }
        if let Some(line) = regression::line(&pairs) {
            let all = [Some(line.slope), Some(line.intercept), line.r_squared, line.standard_error, line.p];
            prop_assert!(all.iter().flatten().all(|number| number.is_finite()), "{line:?}");
            prop_assert!(line.p.is_none_or(|p| (0.0..=1.0).contains(&p)), "{line:?}");
        }
    }

    #[test]
    fn a_flat_series_is_never_special(
        mantissa in any::<i64>(), scale in 0..=28_u32, length in 1..60_usize, screen: bool,
    ) {
        let values = vec![Decimal::from_i128_with_scale(mantissa.into(), scale); length];
        let options = Options { screen, fix_after: None, improvement: Improvement::Increase };
        if let Some(found) = chart(&values, &[length / 2], options) {
            prop_assert!(found.points.iter().all(|point| point.special == Special::Common));
            prop_assert!(found.refused().is_some());
        }
    }

    #[test]
    fn polarity_turned_mirrors_a_chart(values in tenths(1..50), at in 0..50_usize) {
        let drawn = |improvement| {
            chart(&values, &[at], Options { screen: true, fix_after: None, improvement }).expect("small")
        };
        let (up, down) = (drawn(Improvement::Increase), drawn(Improvement::Decrease));
        for (one, other) in up.points.iter().zip(&down.points) {
            prop_assert_eq!(one.special, other.special);
            prop_assert_eq!(one.point_type == other.point_type, one.special == Special::Common);
        }
    }

    #[test]
    fn any_decimals_make_a_chart_or_none(
        values in prop::collection::vec((any::<i128>(), 0..=28_u32), 0..30), fix in prop::option::of(0..40_usize),
    ) {
        let values: Vec<Decimal> =
            values.iter().map(|(whole, scale)| Decimal::from_i128_with_scale(whole >> 33, *scale)).collect();
        chart(&values, &[3, 3, 99], Options { screen: true, fix_after: fix, improvement: Improvement::Neutral });
        for k in [0, 1, 4, 5, 10, 300] {
            quantile::cut_points(&values, k);
            if let Some(own) = values.first() {
                quantile::lait_band(&values, *own, true, k);
                quantile::min_rank(&values, *own, false).and_then(|rank| rank.quantile(k));
            }
        }
    }
}
