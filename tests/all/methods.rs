//! The published methods against tables: those in `tests/methods`, of made-up figures, reckoned apart from the program by
//! `make.py` beside them, and those of the same shape in any folder that the variable `SCRUTINEER_TABLES` names.
//!
//! Limits, rates, cut points and control charts agree to a relative 1e-9 (absolute below 1), z, p and Newcombe's limits to
//! the six decimals printed, labels exactly. An empty cell or `NaN` means that there is no such limit.
//!
//! What the method page says of false signals is read in a report.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use scrutineer::method::control_chart::{Chart, Improvement, Options, chart};
use scrutineer::method::{Interval, Level, compare, funnel, proportion, quantile, rate, recent_trend};

use crate::desk::{Desk, as_text, opened, root};

type Row = BTreeMap<String, String>;

/// The rows of one table, in order; none where the folder has no such table.
fn rows(folder: &Path, name: &str) -> Vec<Row> {
    let Ok(mut reader) = csv::Reader::from_path(folder.join(name)) else {
        println!("{} has no {name}", folder.display());
        return Vec::new();
    };
    let rows: Vec<Row> = reader.deserialize().map(|row| row.expect("a row of text")).collect();
    println!("{}: {} rows", folder.join(name).display(), rows.len());
    rows
}

/// Runs a check over our own tables, and over the others where they are named.
fn every_folder(table: &str, check: impl Fn(&[Row]) -> Vec<String>) {
    let own = root().join("tests/methods");
    let other = std::env::var_os("SCRUTINEER_TABLES").map(PathBuf::from);
    match &other {
        Some(other) => assert!(other.is_dir(), "SCRUTINEER_TABLES names no folder: {}", other.display()),
        None => println!("SCRUTINEER_TABLES is not set: no other tables are tried"),
    }
    for folder in [own.clone()].into_iter().chain(other) {
        let rows = rows(&folder, table);
        assert!(folder != own || !rows.is_empty(), "no rows in our own {table}");
        let wrong = check(&rows);
        assert!(wrong.is_empty(), "{}: {} wrong:\n{}", folder.join(table).display(), wrong.len(), wrong.join("\n"));
    }
}

fn number(row: &Row, name: &str) -> Option<f64> {
    let text = row.get(name).unwrap_or_else(|| panic!("a column `{name}`"));
    (!text.is_empty() && text != "NaN").then(|| text.parse().unwrap_or_else(|_| panic!("{text} is no number")))
}

fn needed(row: &Row, name: &str) -> f64 {
    number(row, name).unwrap_or_else(|| panic!("a number in `{name}`"))
}

fn exact(row: &Row, name: &str) -> Decimal {
    row[name].parse().unwrap_or_else(|_| panic!("{} is no decimal", row[name]))
}

fn level(row: &Row) -> Level {
    Level::of(needed(row, "confidence")).expect("a level")
}

/// Relative from 1 on, absolute below.
fn close(found: Option<f64>, expected: Option<f64>, within: f64) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= within * expected.abs().max(1.0),
        (found, expected) => found.is_none() && expected.is_none(),
    }
}

/// Compares and says what is wrong with a row.
struct Wrong(Vec<String>);

impl Wrong {
    fn number(&mut self, row: &Row, what: &str, found: Option<f64>, within: f64) {
        let expected = number(row, what);
        if !close(found, expected, within) {
            self.0.push(format!("{what}: {found:?} is not {expected:?} in {row:?}"));
        }
    }

    /// To the six decimals printed.
    fn printed(&mut self, row: &Row, what: &str, found: Option<f64>) {
        // Half of the last digit, and what binary numbers add to it.
        self.number(row, what, found, 0.500_001e-6);
    }

    fn text(&mut self, row: &Row, what: &str, found: &str) {
        if row[what] != found {
            self.0.push(format!("{what}: {found} is not {} in {row:?}", row[what]));
        }
    }
}

#[test]
fn wilson() {
    every_folder("wilson.csv", |rows| {
        let mut wrong = Wrong(Vec::new());
        for row in rows {
            let found = proportion::wilson(needed(row, "x"), needed(row, "n"), level(row));
            wrong.number(row, "lower", found.map(|found| found.lower), 1e-9);
            wrong.number(row, "upper", found.map(|found| found.upper), 1e-9);
        }
        wrong.0
    });
}

#[test]
fn byar_and_exact_rates() {
    every_folder("byars.csv", |rows| {
        let mut wrong = Wrong(Vec::new());
        for row in rows {
            let (x, n, multiplier) = (needed(row, "x"), needed(row, "n"), needed(row, "multiplier"));
            let (lower, upper) = if row["method"] == "byars_raw" {
                let found = rate::byar(x, level(row));
                (found.and_then(|found| found.0), found.map(|found| found.1))
            } else {
                let found = rate::rate(x, n, multiplier, level(row));
                (found.map(|found| found.lower), found.map(|found| found.upper))
            };
            wrong.number(row, "lower", lower, 1e-9);
            wrong.number(row, "upper", upper, 1e-9);
            if row["method"] != "byars_raw" {
                wrong.text(row, "method", if x < 10.0 { "exact" } else { "byars" });
            }
        }
        wrong.0
    });
}

fn improvement(word: &str) -> Improvement {
    match word {
        "increase" => Improvement::Increase,
        "decrease" => Improvement::Decrease,
        "neutral" => Improvement::Neutral,
        other => panic!("{other} is no direction"),
    }
}

/// The chart of one series, whose rows are in order.
fn charted(series: &[&Row]) -> Chart {
    let values: Vec<Decimal> = series.iter().map(|row| exact(row, "value")).collect();
    let rebase: Vec<usize> = (0..series.len()).filter(|at| series[*at]["rebase"] == "1").collect();
    let first = series[0];
    let options = Options {
        screen: first["screen_outliers"] == "TRUE",
        fix_after: number(first, "fix_after").map(|points| points as usize),
        improvement: improvement(&first["improvement_direction"]),
    };
    chart(&values, &rebase, options).expect("a chart")
}

#[test]
fn control_charts() {
    every_folder("spc_points.csv", |rows| {
        let mut wrong = Wrong(Vec::new());
        for series in rows.chunk_by(|one, other| one["series"] == other["series"]) {
            let mut series: Vec<&Row> = series.iter().collect();
            series.sort_by_key(|row| row["point"].parse::<usize>().expect("a place"));
            let found = charted(&series);
            for (row, point) in series.iter().zip(&found.points) {
                let group = found.groups[point.group];
                let plain = |value: Decimal| f64::try_from(value).ok();
                wrong.number(row, "mean", plain(group.mean), 1e-9);
                wrong.number(row, "lpl", group.limits.and_then(|limits| plain(limits.lower)), 1e-9);
                wrong.number(row, "upl", group.limits.and_then(|limits| plain(limits.upper)), 1e-9);
                wrong.text(row, "special_cause", point.special.label());
                wrong.text(row, "point_type", point.point_type.as_str());
            }
        }
        wrong.0
    });
}

#[test]
fn quartiles_by_rank_and_by_cuts() {
    every_folder("quartile_methods.csv", |rows| {
        let mut wrong = Wrong(Vec::new());
        let mut groups: BTreeMap<(&str, &str), Vec<&Row>> = BTreeMap::new();
        for row in rows {
            groups.entry((&row["group"], &row["polarity"])).or_default().push(row);
        }
        for ((_, polarity), group) in groups {
            let values: Vec<Decimal> =
                group.iter().filter(|row| number(row, "value").is_some()).map(|row| exact(row, "value")).collect();
            let high_is_good = polarity == "High";
            for row in group {
                let own = number(row, "value").map(|_| exact(row, "value"));
                let rank = own.and_then(|own| quantile::min_rank(&values, own, high_is_good)?.quantile(4));
                let band = own.and_then(|own| Some(quantile::lait_band(&values, own, high_is_good, 4)?.band));
                wrong.text(row, "phe_quartile_1_is_best", &rank.map(|rank| rank.to_string()).unwrap_or_default());
                let letter = band.map_or("", |band| ["A", "B", "C", "D"][usize::from(band) - 1]);
                wrong.text(row, "lait_band_A_is_best", letter);
            }
        }
        wrong.0
    });
}

fn interval(row: &Row, lower: &str, upper: &str) -> Interval {
    Interval { lower: needed(row, lower), upper: needed(row, upper) }
}

#[test]
fn comparisons_with_benchmarks() {
    every_folder("benchmark_compare.csv", |rows| {
        let mut wrong = Wrong(Vec::new());
        for row in rows {
            let benchmark = || needed(row, "comparator_value");
            let side = match row["method"].as_str() {
                "spc_proportion" => {
                    // The two levels of the published tables, whose z is rounded.
                    let level = if needed(row, "z") < 2.0 { Level::P95 } else { Level::P99_8 };
                    let limits = funnel::control_limits(benchmark() / 100.0, needed(row, "denominator"), level);
                    limits.and_then(|limits| compare::with_limits(needed(row, "value") / 100.0, limits))
                }
                "double_ci_overlap" => compare::intervals(
                    interval(row, "lower95", "upper95"),
                    interval(row, "comparator_lower95", "comparator_upper95"),
                ),
                "single_ci" => compare::with_benchmark(interval(row, "lower95", "upper95"), benchmark()),
                other => panic!("{other} is no method"),
            };
            let side = side.expect("a side");
            let word = match row["polarity"].as_str() {
                "low" => side.judged(false).as_str(),
                "high" => side.judged(true).as_str(),
                _ => side.as_str(),
            };
            wrong.text(row, "expected", &word.to_lowercase());
        }
        wrong.0
    });
}

#[test]
fn recent_trends() {
    every_folder("trend.csv", |rows| {
        let mut wrong = Wrong(Vec::new());
        for series in rows.chunk_by(|one, other| one["series"] == other["series"]) {
            let mut series: Vec<&Row> = series.iter().collect();
            series.sort_by(|one, other| needed(one, "t").total_cmp(&needed(other, "t")));
            let values: Vec<(f64, Interval)> =
                series.iter().map(|row| (needed(row, "value"), interval(row, "lower95", "upper95"))).collect();
            let counts: Vec<(f64, f64)> =
                series.iter().map(|row| (needed(row, "count"), needed(row, "denominator"))).collect();
            let (weighted, armitage) = (recent_trend::weighted(&values), recent_trend::of_proportions(&counts));
            let row = series[0];
            wrong.number(row, "chi2_wls_computed", weighted.map(|found| found.chi_squared), 1e-9);
            wrong.number(row, "chi2_armitage_computed", armitage.map(|found| found.chi_squared), 1e-9);
            for found in [weighted, armitage].into_iter().flatten() {
                let agree = if found.slopes_agree { "True" } else { "False" };
                wrong.text(row, "all_six_slopes_same_sign", agree);
                wrong.text(row, "expected_marker", &format!("{:?}", found.direction));
            }
            if weighted.is_none() && armitage.is_none() {
                wrong.text(row, "expected_marker", "CannotBeCalculated");
            }
        }
        wrong.0
    });
}

/// A difference as the tables of cases word it.
fn word(changed: bool, difference: f64, row: &Row) -> &'static str {
    match (changed, (difference > 0.0) == (row["polarity"] == "high")) {
        (false, _) => "no significant change",
        (true, true) => "improved",
        (true, false) => "declined",
    }
}

#[test]
fn cases_under_every_rule() {
    every_folder("seed_cases.csv", |rows| {
        let mut wrong = Wrong(Vec::new());
        for row in rows {
            let [x1, n1, x0, n0] = ["x_now", "n_now", "x_prior", "n_prior"].map(|name| needed(row, name));
            let found = proportion::two_proportions(x1, n1, x0, n0, Level::P95).expect("counts");
            let strict = proportion::two_proportions(x1, n1, x0, n0, Level::P99_8).expect("counts");
            let fisher = proportion::fisher(x1 as u64, n1 as u64, x0 as u64, n0 as u64);
            let (now, then) = (
                proportion::wilson(x1, n1, Level::P95).expect("counts"),
                proportion::wilson(x0, n0, Level::P95).expect("counts"),
            );
            let difference = found.difference;
            let pooled = proportion::two_sided(found.z);
            wrong.printed(row, "diff_pp", Some(difference * 100.0));
            wrong.printed(row, "z_pooled", Some(found.z));
            wrong.printed(row, "p_z", Some(pooled));
            wrong.printed(row, "newcombe_lo_pp", Some(found.interval.times(100.0).lower));
            wrong.printed(row, "newcombe_hi_pp", Some(found.interval.times(100.0).upper));
            wrong.printed(row, "p_fisher", Some(fisher));
            let relative = if x0 > 0.0 { difference / (x0 / n0) * 100.0 } else { 0.0 };
            wrong.printed(row, "rel_change_pct", Some(relative));
            let points = |least: f64| word((difference * 100.0).abs() >= least, difference, row);
            wrong.text(row, "abs_1pp", points(1.0));
            wrong.text(row, "abs_2pp", points(2.0));
            wrong.text(row, "relative_5pct", word(relative.abs() >= 5.0, difference, row));
            wrong.text(row, "prior_inside_ci95", word(!now.contains(x0 / n0), difference, row));
            let apart = compare::intervals(now, then) != Some(compare::Side::Similar);
            wrong.text(row, "ci95_overlap", word(apart, difference, row));
            // The column is of the z test or Newcombe's interval, whatever is expected in the cells.
            wrong.text(row, "two_prop_95", word(pooled < Level::P95.alpha(), difference, row));
            wrong.text(row, "fisher_95", word(fisher < Level::P95.alpha(), difference, row));
            let strict_p = proportion::two_sided(strict.z);
            wrong.text(row, "two_prop_998", word(strict_p < Level::P99_8.alpha(), difference, row));
        }
        wrong.0
    });
}

#[test]
fn what_is_too_small_to_judge_gives_no_false_signal() {
    let desk = Desk::sound(&[]);
    let text = || as_text(&opened(&desk.at("report")));
    let judged = "The one indicator judged by the test of two proportions";
    assert!(text().contains(judged));
    for (large, small) in [("90.0,450,500", "50.0,2,4"), ("94.0,470,500", "75.0,3,4")] {
        desk.edit("report/data/observations.csv", large, small);
    }
    let said = text();
    assert!(said.contains("Too small to judge") && !said.contains(judged), "{said}");
}
