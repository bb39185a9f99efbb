//! Runs of no change and of movement, and since when a figure was not as high or low. All stop at a break or a gap.

use rust_decimal::Decimal;

use crate::figures::measure::{Observation, Period, Unit};

use super::series::Series;

/// Runs that end with the latest figure, in steps of the series.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Runs {
    /// How many figures just before are the same.
    pub same_for: usize,
    /// How many times running the figure has risen.
    pub rises: usize,
    /// How many times running it has fallen.
    pub falls: usize,
    /// How many times running the number of people has risen.
    pub count_rises: usize,
    /// How many times running it has fallen.
    pub count_falls: usize,
    /// The figure is above every one after that period.
    pub highest: Option<Since>,
    /// The figure is below every one after that period.
    pub lowest: Option<Since>,
}

/// Since when a figure was last as high, or as low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// The last period that was as high; `None` where no period held was.
    pub period: Option<Period>,
    /// How many earlier figures lie between, all of them lower (or higher).
    pub over: usize,
}

pub(super) fn runs(series: &Series) -> Runs {
    let unit = series.indicator.unit;
    let count = |held: &Observation| if unit == Unit::Count { held.value } else { held.numerator };
    let values = back(series, |held| held.value);
    let counts = back(series, count);
    Runs {
        same_for: steps(&values, |now, then| now == then),
        rises: steps(&values, |now, then| now > then),
        falls: steps(&values, |now, then| now < then),
        count_rises: steps(&counts, |now, then| now > then),
        count_falls: steps(&counts, |now, then| now < then),
        highest: since(&values, |now, then| now > then),
        lowest: since(&values, |now, then| now < then),
    }
}

/// The latest figure and those before it, newest first, up to a gap or a break in series.
fn back(series: &Series, read: impl Fn(&Observation) -> Option<Decimal>) -> Vec<(Period, Decimal)> {
    let mut found = Vec::new();
    for steps in 0.. {
        // A break may be at a figure of other months, for what counts since the year began.
        let Some(held) = series.back(steps).filter(|held| series.comparable(held)) else { break };
        let Some(value) = read(held) else { break };
        found.push((held.period, value));
    }
    found
}

fn steps(values: &[(Period, Decimal)], goes_on: impl Fn(Decimal, Decimal) -> bool) -> usize {
    values.windows(2).take_while(|pair| goes_on(pair[0].1, pair[1].1)).count()
}

fn since(values: &[(Period, Decimal)], beats: impl Fn(Decimal, Decimal) -> bool) -> Option<Since> {
    let (_, now) = *values.first()?;
    let over = values[1..].iter().take_while(|(_, then)| beats(now, *then)).count();
    (over > 0).then(|| Since { period: values.get(over + 1).map(|(period, _)| *period), over })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newest_first(values: &[i64]) -> Vec<(Period, Decimal)> {
        let latest = Period::quarter(2024, 3).expect("a quarter");
        values.iter().enumerate().map(|(nth, value)| (latest.moved(-3 * nth as i32), Decimal::from(*value))).collect()
    }

    #[test]
    fn a_run_ends_where_it_turns() {
        assert_eq!(steps(&newest_first(&[5, 4, 3, 3]), |now, then| now > then), 2);
        assert_eq!(steps(&newest_first(&[3, 3, 3, 4]), |now, then| now == then), 2);
        assert_eq!(steps(&newest_first(&[3]), |now, then| now == then), 0);
    }

    #[test]
    fn a_record_names_the_period_that_was_as_high() {
        let found = since(&newest_first(&[9, 4, 5, 9, 2]), |now, then| now > then).expect("a record");
        assert_eq!((found.over, found.period.map(Period::in_full).as_deref()), (2, Some("quarter 4 2023/24")));
        assert_eq!(since(&newest_first(&[9, 4]), |now, then| now > then), Some(Since { period: None, over: 1 }));
        assert_eq!(since(&newest_first(&[4, 9]), |now, then| now > then), None);
    }
}
