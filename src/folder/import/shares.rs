//! Which column of a table is the share of which two others: proved by the figures of every row.

/// The two counts of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The column above the line.
    pub numerator: usize,
    /// The column below it.
    pub denominator: usize,
    /// What the share is a share of: 100 for a percentage, 10,000 for a rate of so many.
    pub per: u32,
}

const PER: [u32; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

/// So few rows prove nothing.
const FEWEST: usize = 8;

/// For each column the two that it is a share of. A row is the number of its words, and a figure or none for each column.
pub fn shares(rows: &[(usize, Vec<Option<f64>>)], columns: usize) -> Vec<Option<Share>> {
    let table: Vec<&[Option<f64>]> = rows.iter().map(|(_, figures)| figures.as_slice()).collect();
    let is_whole = |at: usize| {
        let mut figures = table.iter().filter_map(|row| row[at]);
        figures.all(|figure| figure.fract() == 0.0 && figure >= 0.0)
            && table.iter().any(|row| row[at].is_some_and(|figure| figure > 1.0))
    };
    let counts: Vec<usize> = (0..columns).filter(|at| is_whole(*at)).collect();
    (0..columns).map(|at| share(&table, at, &counts)).collect()
}

fn share(table: &[&[Option<f64>]], of: usize, counts: &[usize]) -> Option<Share> {
    for denominator in counts.iter().copied().filter(|at| *at != of) {
        for numerator in counts.iter().copied().filter(|at| *at != of && *at != denominator) {
            if let Some(per) =
                PER.into_iter().find(|per| is_proved(table, [of, numerator, denominator], f64::from(*per)))
            {
                return Some(Share { numerator, denominator, per });
            }
        }
    }
    None
}

/// Whether the share is the quotient in every row that has all three, but for what rounding leaves.
fn is_proved(table: &[&[Option<f64>]], [of, numerator, denominator]: [usize; 3], per: f64) -> bool {
    let mut rows = 0;
    let mut differing: Vec<f64> = Vec::new();
    for row in table {
        let (Some(share), Some(above), Some(below)) = (row[of], row[numerator], row[denominator]) else { continue };
        if below <= 0.0 {
            continue;
        }
        let decimals = (0..6).find(|places| {
            let sized = share * 10_f64.powi(*places);
            (sized - sized.round()).abs() < 1e-6
        });
        let half = 0.5 * 10_f64.powi(-decimals.unwrap_or(6).max(1)) + 1e-6;
        if (above / below * per - share).abs() > half * 1.02 {
            return false;
        }
        rows += 1;
        if share != 0.0 && differing.len() < 3 && !differing.contains(&share) {
            differing.push(share);
        }
    }
    rows >= FEWEST && differing.len() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_proved_by_every_row() {
        let row = |nth: u32| {
            let (above, below) = (f64::from(20 + nth * 7), f64::from(300 + nth * 11));
            let share = (above / below * 1_000.0).round() / 10.0;
            (0, vec![Some(share), Some(below), Some(above), Some(f64::from(nth))])
        };
        let mut rows: Vec<(usize, Vec<Option<f64>>)> = (0..12).map(row).collect();
        let found = Share { numerator: 2, denominator: 1, per: 100 };
        assert_eq!(shares(&rows, 4), [Some(found), None, None, None]);
        rows[5].1[0] = Some(99.0);
        assert_eq!(shares(&rows, 4), [None; 4]);
    }
}
