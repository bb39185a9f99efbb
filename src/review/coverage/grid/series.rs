//! What comes before the two latest figures of an edge case.

use rust_decimal::Decimal;

use crate::figures::measure::Unit;
use crate::rules::Figures;

/// The course of the earlier figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesShape {
    /// None are held.
    Nothing,
    /// The same period of the year before.
    YearBefore,
    /// The whole year before, beside its quarters, four times as much.
    Annual,
    /// A whole year before that is not much more.
    SmallYear,
    /// A whole year before that is many times as much.
    LargeYear,
    /// The two whole years before, and the figure before.
    TwoYears,
    /// Where the same year stood before.
    EarlierThisYear,
    /// The year to date beside the period's own figure.
    ToDate,
    /// Rising to the latest.
    Rising,
    /// Falling to the latest.
    Falling,
    /// The same all along.
    Level,
    /// So many that a control chart is drawn, about the latest.
    About,
    /// A chart far below the latest.
    Below,
    /// A chart far above it.
    Above,
    /// A chart whose last figures all lie above its mean.
    Shift,
    /// A chart that has climbed for long.
    Climb,
    /// Counts that rose while the figure went up and down.
    CountsRising,
}

impl SeriesShape {
    /// Every course.
    pub const ALL: [SeriesShape; 16] = [
        SeriesShape::Nothing,
        SeriesShape::YearBefore,
        SeriesShape::Annual,
        SeriesShape::SmallYear,
        SeriesShape::LargeYear,
        SeriesShape::Rising,
        SeriesShape::Falling,
        SeriesShape::Level,
        SeriesShape::About,
        SeriesShape::Below,
        SeriesShape::Above,
        SeriesShape::Shift,
        SeriesShape::Climb,
        SeriesShape::CountsRising,
        SeriesShape::TwoYears,
        SeriesShape::EarlierThisYear,
    ];

    /// What it can be of such a figure: of one that comes once a year the year before is the period before, and what counts since
    /// the year began stood somewhere in the same year, where any other has a year to date beside it.
    pub fn of(self, yearly: bool, cumulative: bool) -> SeriesShape {
        use SeriesShape::{Annual, EarlierThisYear, LargeYear, Nothing, SmallYear, ToDate, TwoYears};
        match self {
            Annual | SmallYear | LargeYear | TwoYears if yearly => Nothing,
            EarlierThisYear if yearly => Nothing,
            EarlierThisYear if !cumulative => ToDate,
            shape => shape,
        }
    }
}

/// Puts the earlier figures, newest first, behind the one before.
pub fn put(own: &mut Figures, shape: SeriesShape, value: Decimal, before: Option<Decimal>, unit: Unit) {
    let step = (value / Decimal::from(40)).round_dp(1).max(Decimal::ONE);
    let from = before.unwrap_or(value);
    let along = |count: i64, by: &dyn Fn(i64) -> i64| -> Vec<Decimal> {
        (1..=count).map(|nth| possible(from + step * Decimal::from(by(nth)), unit)).collect()
    };
    let wave = |nth: i64| [1, -1, 0, 1, 0, -1][nth as usize % 6];
    let earlier = match shape {
        SeriesShape::Nothing => return,
        SeriesShape::YearBefore => return own.put("last_year", possible(value + step * Decimal::TWO, unit)),
        SeriesShape::Annual => return own.put("annual", possible(value * Decimal::from(4) + step, unit)),
        SeriesShape::SmallYear => return own.put("annual", possible(value * Decimal::TWO + step, unit)),
        SeriesShape::LargeYear => return own.put("annual", possible(value * Decimal::from(9) + step, unit)),
        SeriesShape::TwoYears => {
            own.put("annual_before", possible(value + step, unit));
            return own.put("annual", possible(value + step * Decimal::TWO, unit));
        }
        SeriesShape::EarlierThisYear => return own.put("earlier_this_year", possible(value / Decimal::TWO, unit)),
        SeriesShape::ToDate => return own.put("to_date", possible(value * Decimal::TWO, unit)),
        SeriesShape::Rising => along(4, &|nth| -nth),
        SeriesShape::Falling => along(4, &|nth| nth),
        SeriesShape::Level => along(3, &|_| 0),
        SeriesShape::About => along(13, &wave),
        SeriesShape::Below => along(13, &|nth| wave(nth) - 12),
        SeriesShape::Above => along(13, &|nth| wave(nth) + 12),
        SeriesShape::Shift => along(14, &|nth| if nth <= 6 { wave(nth) } else { wave(nth) - 4 }),
        // In steps of the latest one, after figures that lie far apart.
        SeriesShape::Climb => {
            let step = if value == from { step } else { value - from };
            let place = |nth: i64| if nth <= 8 { -nth } else { -8 + 4 * wave(nth) };
            (1..=14).map(|nth| possible(from + step * Decimal::from(place(nth)), unit)).collect()
        }
        SeriesShape::CountsRising => along(4, &wave),
    };
    if shape == SeriesShape::CountsRising {
        let counts = (1..=4).map(|nth| Decimal::from((400 - nth * 10).max(0))).collect::<Vec<_>>();
        own.put("earlier_counts", counts);
    }
    own.put("earlier", earlier);
}

/// What a figure of the unit can be.
pub fn possible(figure: Decimal, unit: Unit) -> Decimal {
    let figure = figure.max(Decimal::ZERO);
    match unit {
        Unit::Percent => figure.min(Decimal::ONE_HUNDRED),
        Unit::Count => figure.round(),
        Unit::Rate | Unit::Score | Unit::Money | Unit::Time => figure,
    }
}
