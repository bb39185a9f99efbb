//! A quartile as it is found: which it is, how it moved, and what is known of the area's rank.

use crate::figures::measure::{Period, Stated};

use super::quartile_method::Method;

/// Which way the quartile moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// To a better one.
    Up,
    /// To a worse one.
    Down,
    /// Not at all.
    Same,
}

impl Movement {
    /// From one quartile to another: 1 is the best.
    pub fn between(before: u8, now: u8) -> Movement {
        match now.cmp(&before) {
            std::cmp::Ordering::Less => Movement::Up,
            std::cmp::Ordering::Greater => Movement::Down,
            std::cmp::Ordering::Equal => Movement::Same,
        }
    }
}

/// What may have moved a quartile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Only the area's own figure: both are in the same national figures.
    OwnFigures,
    /// The others too: the earlier one is in the national figures of that period.
    NationalYears(Period),
}

/// A quartile and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuartileFound {
    /// 1 (best) to 4.
    pub now: u8,
    /// The one before, where it is known or can only have been that.
    pub before: Option<u8>,
    /// How it moved, where that is known.
    pub moved: Option<Movement>,
    /// What the movement is a movement of; `None` where it was given, or nothing is known of one.
    pub over: Option<Over>,
    /// Where it is among the others; `None` where the quartile was given without a rank.
    pub standing: Option<RankBasis>,
    /// The period of the national figures.
    pub period: Period,
    /// It is given for another period than the figure's: that is said.
    pub other_period: bool,
    /// The row it was given in.
    pub from: Option<crate::diagnostic::Place>,
}

/// Where the area is among the areas with a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankBasis {
    /// How the quartile was computed.
    pub method: Method,
    /// Over so many areas.
    pub areas: usize,
    /// 1 is best; areas with the same figure share the best rank.
    pub rank: usize,
    /// How many other areas have exactly the same figure; of a rank that is given and shared 1, for how many is not known.
    pub ties: usize,
    /// 1 (best) to 5.
    pub quintile: Option<u8>,
    /// 1 (best) to 10.
    pub decile: Option<u8>,
    /// The quartile hangs on how a tie or a figure on a cut point is read.
    pub on_boundary: bool,
    /// The figure is newer than the national ones it is set beside.
    pub newer: bool,
    /// It lies beyond all of them: the outer quartile is as far as they go.
    pub outside: bool,
}

/// What a movement known in words only says of the quartile before: up into the third can only be from the fourth.
pub fn stated_movement(stated: &[Stated], now: u8) -> (Option<u8>, Option<Movement>) {
    let moved = stated.iter().find_map(|word| match word {
        Stated::Improved | Stated::Better => Some(Movement::Up),
        Stated::Declined | Stated::Worse => Some(Movement::Down),
        Stated::Same | Stated::NoClearChange | Stated::NoSignificantChange => Some(Movement::Same),
        _ => None,
    });
    let before = match (moved, now) {
        (Some(Movement::Same), now) => Some(now),
        (Some(Movement::Up), 3) => Some(4),
        (Some(Movement::Down), 2) => Some(1),
        _ => None,
    };
    (before, moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_in_words_says_what_it_can() {
        assert_eq!(stated_movement(&[Stated::Improved], 3), (Some(4), Some(Movement::Up)));
        assert_eq!(stated_movement(&[Stated::Declined], 3), (None, Some(Movement::Down)));
        assert_eq!(stated_movement(&[], 3), (None, None));
    }
}
