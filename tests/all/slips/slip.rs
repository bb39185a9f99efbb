//! The slips of a hand, each as it comes about, and what tells of it.

use scrutineer::Code;

use crate::desk::Seeded;

use super::measure::{Measure, rounded};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// 84.4 as 0.844.
    Fraction,
    /// A digit missing, or one too many.
    Ten,
    Hundred,
    Thousand,
    /// A percentage of 130.
    Impossible,
    /// The denominator of another group.
    Denominator,
    /// A quarter's row left out.
    Gap,
    /// The area misspelt in one row.
    Area,
    /// England misspelt in one row of the comparators.
    Comparator,
    /// A comparator of three years ago and no newer one.
    StaleComparator,
    /// A comment for a quarter of another century.
    Comment,
}

pub const SLIPS: [Slip; 11] = [
    Slip::Fraction,
    Slip::Ten,
    Slip::Hundred,
    Slip::Thousand,
    Slip::Impossible,
    Slip::Denominator,
    Slip::Gap,
    Slip::Area,
    Slip::Comparator,
    Slip::StaleComparator,
    Slip::Comment,
];

/// What tells of a figure of another order.
const ORDER: &[Code] = &[
    Code::DigitLikely,
    Code::ImpossiblePercentage,
    Code::FractionLikely,
    Code::UnlikePublished,
    Code::PercentageMismatch,
];

impl Slip {
    /// Whether it is a factor of ten, a hundred or a thousand.
    pub fn is_of_order(self) -> bool {
        matches!(self, Slip::Ten | Slip::Hundred | Slip::Thousand)
    }

    /// Puts it into a measure; what is to be told of. `None` where the measure does not hold what it would be in.
    pub fn put(self, into: &mut Measure, seeded: &mut Seeded) -> Option<&'static [Code]> {
        let last = into.rows.len() - 1;
        let before = into.rows[last].value;
        let is_percent = into.unit == "percent";
        match self {
            Slip::Fraction => {
                is_percent.then_some(())?;
                into.rows[last].value = (before * 10.0).round() / 1000.0;
            }
            Slip::Ten => times(into, 10.0, seeded),
            Slip::Hundred => times(into, 100.0, seeded),
            Slip::Thousand => times(into, 1000.0, seeded),
            Slip::Impossible => {
                is_percent.then_some(())?;
                into.rows[last].value = rounded(120.0 + 60.0 * seeded.share(), into.unit);
            }
            Slip::Denominator => {
                let (part, of) = into.rows[last].counts?;
                let times = [0.25, 0.4, 2.0, 4.0][seeded.below(4)];
                let (part, of) = ((part * times).round(), (of * times).round());
                into.rows[last].counts = Some((part, of));
                into.rows[last].value = rounded(part / of * 100.0, into.unit);
                return Some(&[Code::DenominatorJump]);
            }
            Slip::Gap => {
                (last > 4).then_some(())?;
                // Among the last eight, with which the latest is compared.
                let from = last.saturating_sub(7).max(1);
                into.rows.remove(from + seeded.below(last - from));
                return Some(&[Code::MissingPeriod]);
            }
            Slip::Area => {
                let at = seeded.below(last + 1);
                into.rows[at].area = misspelt(&into.rows[at].area, seeded);
                return Some(&[Code::NameLikely]);
            }
            Slip::Comparator => {
                (into.comparators.len() > 1).then_some(())?;
                let at = seeded.below(into.comparators.len());
                into.comparators[at].0 = misspelt(&into.comparators[at].0, seeded);
                return Some(&[Code::NameLikely]);
            }
            Slip::StaleComparator => {
                (last > 2 && into.published.is_some() && !into.comparators.is_empty()).then_some(())?;
                into.comparators.truncate(1);
                into.comparators[0].1 = "2020/21".to_owned();
                return Some(&[Code::StaleFigure]);
            }
            Slip::Comment => {
                into.comment = Some(format!("quarter 3 20{}/{}", 40 + seeded.below(40), 41));
                return Some(&[Code::UnusedComment, Code::UnreadablePeriod]);
            }
        }
        // Ten times nothing is nothing, and no slip.
        (into.rows[last].value != before).then_some(ORDER)
    }
}

fn times(measure: &mut Measure, times: f64, seeded: &mut Seeded) {
    let row = measure.rows.last_mut().expect("a figure");
    let large = seeded.below(2) == 0;
    let value = if large { row.value * times } else { row.value / times };
    row.value = (value * 1000.0).round() / 1000.0;
}

/// A name with a letter missing, doubled, or in the place of its neighbour.
fn misspelt(name: &str, seeded: &mut Seeded) -> String {
    let letters: Vec<char> = name.chars().collect();
    loop {
        let mut other = letters.clone();
        // The first letter is typed with care.
        let at = 1 + seeded.below(letters.len() - 2);
        match seeded.below(3) {
            0 => drop(other.remove(at)),
            1 => other.insert(at, letters[at]),
            _ => other.swap(at, at + 1),
        }
        let other: String = other.into_iter().collect();
        if other != name {
            return other;
        }
    }
}
