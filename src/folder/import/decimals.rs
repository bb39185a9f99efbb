//! How many decimals a measure is printed with, where its file leaves out zeros at the end, 46.3 and 48 are 46.3 and 48.0, or keeps
//! what a division left: 91.55555555555556.

use rust_decimal::Decimal;

use crate::figures::measure::Unit;
use crate::folder::recognise::FoundMeasure;
use crate::folder::table::row::MOST_DECIMALS;
use crate::folder::words::number::read_number;

/// So many, where most of its figures have them and some have fewer.
pub fn decimals(found: &FoundMeasure, unit: Unit) -> Option<u32> {
    const MOST: u32 = 2;
    let scales = found.figures.iter().filter_map(|text| Some(read_number(text).ok()?.value.scale()));
    let scales: Vec<u32> = scales.filter(|_| unit != Unit::Count).collect();
    let (least, most) = (scales.iter().min()?, scales.iter().max()?);
    if *most > MOST_DECIMALS && !are_shares(found, unit) {
        let counted = scales.iter().copied().filter(|scale| *scale <= MOST).max();
        return Some(counted.filter(|scale| *scale > 0).unwrap_or(if unit == Unit::Money { 2 } else { 1 }));
    }
    let full = scales.iter().filter(|scale| *scale == most).count();
    (least < most && *most <= MOST && full * 2 >= scales.len()).then_some(*most)
}

/// Whether percentages are written as shares of one, which is told and not rounded away.
fn are_shares(found: &FoundMeasure, unit: Unit) -> bool {
    let mut figures = found.figures.iter().filter_map(|text| read_number(text).ok());
    unit == Unit::Percent && figures.all(|number| !number.percent && number.value.abs() <= Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_that_a_file_leaves_out_are_printed() {
        let of = |figures: &[&str], unit: Unit| {
            let figures = figures.iter().map(|figure| (*figure).to_owned()).collect();
            decimals(&FoundMeasure { figures, ..FoundMeasure::default() }, unit)
        };
        for (figures, unit, expected) in [
            (&["44.1", "46.3", "48"][..], Unit::Percent, Some(1)),
            (&["141.2", "149.35", "158.02", "163.8"], Unit::Money, Some(2)),
            (&["44", "46", "48.5"], Unit::Percent, None),
            (&["44.1", "46.0"], Unit::Percent, None),
            (&["0.914", "0.9"], Unit::Percent, None),
            (&["90.5", "91.5555555555556"], Unit::Percent, Some(1)),
            (&["22", "23.333333333333332"], Unit::Time, Some(1)),
            (&["1000.55", "1234.5678901234567"], Unit::Money, Some(2)),
            (&["0.9155555555555556", "0.9"], Unit::Percent, None),
            (&["44.5", "46"], Unit::Count, None),
            (&[], Unit::Percent, None),
        ] {
            assert_eq!(of(figures, unit), expected, "{figures:?}");
        }
    }
}
