//! How often the tests of the program call a change where nothing has changed, and how often they see one that is there.
//!
//! Seeded figures are put to the program's own methods; the exact chance of a false signal is enumerated here by other
//! code, from the definition of each test. `.ci/long` runs the whole; the sample runs with the other tests.

use scrutineer::method::{Level, proportion, two_counts};

use crate::desk::Seeded;

/// Of how many each percentage is, or how many events are to be expected.
const SIZES: [u32; 8] = [12, 30, 60, 125, 184, 500, 1500, 5000];

/// Shares of a whole at which the exact chance is enumerated besides the one that is simulated.
const SHARES: [f64; 9] = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95];

/// The share that is simulated.
const SHARE: f64 = 0.7;

/// Two-sided 5% of the standard normal distribution, as printed in any table.
const Z: f64 = 1.959_963_985;

/// The chances of the whole numbers from `from` on; what is left out is under 10^-12.
struct Chances {
    from: usize,
    of: Vec<f64>,
    /// Of each number or a lower one.
    up_to: Vec<f64>,
}

impl Chances {
    /// Of the weights from `likeliest` outwards, each from its neighbour's.
    fn of(likeliest: usize, top: usize, up: impl Fn(usize) -> f64) -> Chances {
        let (mut above, mut below) = (vec![1.0], Vec::new());
        let mut weight = 1.0;
        for count in likeliest..top {
            weight *= up(count);
            if weight < 1e-15 {
                break;
            }
            above.push(weight);
        }
        weight = 1.0;
        for count in (0..likeliest).rev() {
            weight /= up(count);
            if weight < 1e-15 {
                break;
            }
            below.push(weight);
        }
        let from = likeliest - below.len();
        let all: f64 = above.iter().chain(&below).sum();
        let of: Vec<f64> = below.iter().rev().chain(&above).map(|weight| weight / all).collect();
        let up_to = of
            .iter()
            .scan(0.0, |sum, chance| {
                Some(*{
                    *sum += chance;
                    sum
                })
            })
            .collect();
        Chances { from, of, up_to }
    }

    fn binomial(n: usize, share: f64) -> Chances {
        let likeliest = (((n + 1) as f64) * share) as usize;
        Chances::of(likeliest.min(n), n, |count| (n - count) as f64 / (count + 1) as f64 * share / (1.0 - share))
    }

    fn poisson(mean: f64) -> Chances {
        Chances::of(mean as usize, usize::MAX, |count| mean / (count + 1) as f64)
    }

    fn drawn(&self, seeded: &mut Seeded) -> usize {
        let share = seeded.share();
        self.from + self.up_to.partition_point(|up_to| *up_to < share).min(self.of.len() - 1)
    }

    fn each(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.of.iter().enumerate().map(|(nth, chance)| (self.from + nth, *chance))
    }
}

/// The chance that two independent figures are called different.
fn exact(now: &Chances, then: &Chances, differ: &impl Fn(usize, usize) -> bool) -> f64 {
    now.each()
        .map(|(x1, one)| then.each().filter(|(x0, _)| differ(x1, *x0)).map(|(_, two)| one * two).sum::<f64>())
        .sum()
}

/// The test of two proportions by its definition: pooled z, and Fisher's where fewer than five are expected in a cell.
struct Proportions {
    n: usize,
    /// The logarithms of the factorials.
    log: Vec<f64>,
}

impl Proportions {
    fn of(n: usize) -> Proportions {
        let log = (0..=2 * n).scan(0.0, |sum: &mut f64, k| {
            *sum += if k == 0 { 0.0 } else { (k as f64).ln() };
            Some(*sum)
        });
        Proportions { n, log: log.collect() }
    }

    fn choose(&self, n: usize, k: usize) -> f64 {
        self.log[n] - self.log[k] - self.log[n - k]
    }

    fn differ(&self, x1: usize, x0: usize) -> bool {
        let (n, sum) = (self.n, x1 + x0);
        if x1 == x0 {
            return false;
        }
        let share = sum as f64 / (2 * n) as f64;
        if sum.min(2 * n - sum) < 10 {
            let chance = |k: usize| (self.choose(n, k) + self.choose(n, sum - k) - self.choose(2 * n, sum)).exp();
            let own = chance(x1) * (1.0 + 1e-7);
            let cells = sum.saturating_sub(n)..=sum.min(n);
            return cells.map(chance).filter(|chance| *chance <= own).sum::<f64>() < 0.05;
        }
        let error = (share * (1.0 - share) * 2.0 / n as f64).sqrt();
        (x1 as f64 - x0 as f64).abs() / n as f64 / error > Z
    }

    /// What the program says.
    fn said(&self, x1: usize, x0: usize) -> bool {
        let n = self.n as f64;
        let found = proportion::two_proportions(x1 as f64, n, x0 as f64, n, Level::P95).expect("counts");
        found.p < Level::P95.alpha()
    }
}

/// The conditional test of two counts over the same time by its definition: given their sum, each event falls to either
/// with the chance of a coin, and the two tails are alike.
fn counts_differ(x1: usize, x0: usize) -> bool {
    let (few, sum) = (x1.min(x0), x1 + x0);
    let mut weight =
        (0..few).fold(-(sum as f64) * 2f64.ln(), |log, k| log + ((sum - k) as f64 / (k + 1) as f64).ln()).exp();
    let (mut tail, mut k) = (0.0, few);
    loop {
        tail += weight;
        if k == 0 || weight < 1e-18 {
            break;
        }
        weight *= k as f64 / (sum - k + 1) as f64;
        k -= 1;
    }
    x1 != x0 && 2.0 * tail < 0.05
}

/// The same for a whole stretch of sums: the greatest smaller count at which they differ, by the sum.
fn critical(sums: std::ops::RangeInclusive<usize>) -> Vec<Option<usize>> {
    sums.map(|sum| {
        let (mut no, mut yes) = (sum / 2, None);
        let mut low = 0;
        while low < no {
            let middle = low + (no - low) / 2;
            if counts_differ(middle, sum - middle) {
                (yes, low) = (Some(middle), middle + 1);
            } else {
                no = middle;
            }
        }
        yes
    })
    .collect()
}

fn counts_said(x1: usize, x0: usize) -> bool {
    two_counts::poisson(x1 as u64, 92.0, x0 as u64, 92.0).expect("exposures") < Level::P95.alpha()
}

/// A row of the table.
struct Row {
    test: &'static str,
    size: u32,
    exact: f64,
    found: f64,
    figures: u32,
    /// Of moves of one, two and three standard deviations.
    power: [f64; 3],
}

impl Row {
    /// Whether what was found is within three standard errors of the exact chance.
    fn is_near(&self) -> bool {
        let error = (self.exact * (1.0 - self.exact) / f64::from(self.figures)).sqrt();
        (self.found - self.exact).abs() <= 3.0 * error
    }
}

fn found(
    figures: u32,
    now: &Chances,
    then: &Chances,
    said: &impl Fn(usize, usize) -> bool,
    seeded: &mut Seeded,
) -> f64 {
    let called = (0..figures).filter(|_| said(now.drawn(seeded), then.drawn(seeded))).count();
    called as f64 / f64::from(figures)
}

fn of_proportions(size: u32, figures: u32) -> Row {
    let (test, n) = (Proportions::of(size as usize), size as usize);
    let mut seeded = Seeded(u64::from(size));
    let then = Chances::binomial(n, SHARE);
    let spread = (SHARE * (1.0 - SHARE) / f64::from(size)).sqrt();
    let said = |x1, x0| test.said(x1, x0);
    let power = [1.0, 2.0, 3.0].map(|by| {
        let now = Chances::binomial(n, (SHARE - by * spread).max(0.001));
        found(figures, &now, &then, &said, &mut seeded)
    });
    let exact = exact(&then, &then, &|x1, x0| test.differ(x1, x0));
    Row {
        test: "two proportions",
        size,
        exact,
        found: found(figures, &then, &then, &said, &mut seeded),
        figures,
        power,
    }
}

fn of_counts(size: u32, figures: u32) -> Row {
    let mut seeded = Seeded(u64::from(size) << 32);
    let mean = f64::from(size);
    let then = Chances::poisson(mean);
    let power = [1.0, 2.0, 3.0]
        .map(|by| found(figures, &Chances::poisson(mean + by * mean.sqrt()), &then, &counts_said, &mut seeded));
    let (least, most) = (2 * then.from, 2 * (then.from + then.of.len()));
    let critical = critical(least..=most);
    let differ = |x1: usize, x0: usize| critical[x1 + x0 - least].is_some_and(|few| x1.min(x0) <= few);
    let exact = exact(&then, &then, &differ);
    let found = found(figures, &then, &then, &counts_said, &mut seeded);
    Row { test: "two counts", size, exact, found, figures, power }
}

/// The table, and everything that it must show.
fn hold(figures: u32) {
    let rows: Vec<Row> =
        SIZES.iter().flat_map(|size| [of_proportions(*size, figures), of_counts(*size, figures)]).collect();
    println!("{:<16} {:>6} {:>8} {:>8}  power at 1, 2, 3 standard deviations", "test", "size", "exact", "found");
    for row in &rows {
        let [one, two, three] = row.power.map(|share| format!("{:.1}%", share * 100.0));
        let percent = |share: f64| format!("{:.2}%", share * 100.0);
        println!(
            "{:<16} {:>6} {:>8} {:>8}  {one} {two} {three}",
            row.test,
            row.size,
            percent(row.exact),
            percent(row.found)
        );
    }
    for row in &rows {
        assert!(row.is_near(), "{} of {}: {} found, {} exact", row.test, row.size, row.found, row.exact);
        let most = if row.test == "two counts" { 0.05 } else { 0.065 };
        assert!(row.exact <= most, "{} of {}: {}", row.test, row.size, row.exact);
        assert!(row.power[0] < row.power[1] && row.power[1] < row.power[2], "{} of {}", row.test, row.size);
    }
}

#[test]
fn a_sample_of_steady_figures_is_called_changed_as_often_as_the_method_says() {
    hold(1000);
}

#[test]
#[ignore = ".ci/long runs it: 20,000 figures of each size"]
fn steady_figures_are_called_changed_as_often_as_the_method_says() {
    hold(20_000);
}

#[test]
fn over_all_shares_a_false_signal_is_no_likelier_than_the_level() {
    let chances: Vec<f64> = SIZES
        .iter()
        .flat_map(|size| {
            let test = Proportions::of(*size as usize);
            SHARES.map(|share| {
                let steady = Chances::binomial(*size as usize, share);
                exact(&steady, &steady, &|x1, x0| test.differ(x1, x0))
            })
        })
        .collect();
    let mean = chances.iter().sum::<f64>() / chances.len() as f64;
    assert!(mean <= 0.05, "{mean}");
    assert!(chances.iter().all(|chance| *chance <= 0.065), "{chances:?}");
}

#[test]
fn the_program_and_the_definition_agree_about_every_outcome() {
    for size in [12, 30, 60] {
        let test = Proportions::of(size);
        for (x1, x0) in (0..=size).flat_map(|x1| (0..=size).map(move |x0| (x1, x0))) {
            assert_eq!(test.said(x1, x0), test.differ(x1, x0), "{x1} and {x0} of {size}");
        }
    }
    for (x1, x0) in (0..=90).flat_map(|x1| (0..=90).map(move |x0| (x1, x0))) {
        assert_eq!(counts_said(x1, x0), counts_differ(x1, x0), "{x1} and {x0}");
    }
}
