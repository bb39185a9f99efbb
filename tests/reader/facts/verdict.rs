//! The verdict on a change, by the method that the report's own Appendix B names for the measure.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Facts, chance};
use crate::folder::measure::{Figure, Good, Kind, Unit};

/// How a change is judged, as Appendix B has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Method {
    /// Two proportions at 95%, and the least change that matters.
    Proportions(Option<Floor>),
    /// Two counts of separate events, and the least change that matters.
    Events(Option<Floor>),
    /// So much in the measure's own unit.
    Absolute(Decimal),
    /// So much per cent of the earlier figure.
    Relative(Decimal),
    /// The limits that the table gives with the figures.
    Limits,
    /// The source's own words.
    Stated,
}

/// The least change that matters: in the measure's unit, or in per cent of the earlier figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Floor {
    Absolute(Decimal),
    Relative(Decimal),
}

impl Floor {
    fn reached(self, size: Decimal, before: Decimal) -> bool {
        !size.is_zero()
            && match self {
                Floor::Absolute(least) => size >= least,
                Floor::Relative(least) => before.is_zero() || size * Decimal::ONE_HUNDRED >= before.abs() * least,
            }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Improved,
    Worse,
    NoChange,
    /// More or less, with no verdict; why not is said beside it.
    Unjudged,
    TooSmall,
    /// So near an edge that doubles cannot tell.
    Either,
}

impl Facts<'_> {
    /// The verdict on the change from an earlier figure.
    pub fn verdict(&self, method: Option<&Method>, then: &Figure) -> Verdict {
        if let Some(stated) = self.stated() {
            return stated;
        }
        let (Some(now), Some(latest), Some(before)) = (self.value(), self.latest, then.value) else {
            return Verdict::Unjudged;
        };
        if latest.is_break() || self.broken_since(then.period) {
            return Verdict::Unjudged;
        }
        let Some(method) = method else {
            // What has not moved at all has not changed, with or without a test.
            return if now == before && !self.overlap(latest, then) { Verdict::NoChange } else { Verdict::Unjudged };
        };
        let changed = match self.changed(method, now, latest, before, then) {
            Told::Yes => true,
            Told::No => return Verdict::NoChange,
            Told::TooSmall => return Verdict::TooSmall,
            Told::Untested => return Verdict::Unjudged,
            Told::Edge => return Verdict::Either,
        };
        // A change must show in the figures as they are printed.
        if changed && self.beside(now, before).is_some_and(|(_, alike)| alike) {
            return Verdict::NoChange;
        }
        match self.measure.better(now, before) {
            Some(Ordering::Greater) if changed => Verdict::Improved,
            Some(Ordering::Less) if changed => Verdict::Worse,
            _ => Verdict::Unjudged,
        }
    }

    fn changed(&self, method: &Method, now: Decimal, latest: &Figure, before: Decimal, then: &Figure) -> Told {
        let size = (now - before).abs();
        let moved = now.cmp(&before);
        let reached = |floor: Floor| if floor.reached(size, before) { Told::Yes } else { Told::No };
        let matters = |floor: &Option<Floor>| floor.is_none_or(|floor| floor.reached(size, before));
        match method {
            Method::Absolute(least) => reached(Floor::Absolute(*least)),
            Method::Relative(least) => reached(Floor::Relative(*least)),
            Method::Stated => Told::Untested,
            Method::Proportions(_) | Method::Events(_) | Method::Limits if self.overlap(latest, then) => Told::Untested,
            // What is the same has not changed, however few are counted.
            Method::Proportions(_) | Method::Events(_) | Method::Limits if size.is_zero() => Told::No,
            Method::Limits => match between_limits(latest, then) {
                None => Told::Untested,
                Some(None) => Told::Edge,
                Some(Some(apart)) => {
                    if apart {
                        Told::Yes
                    } else {
                        Told::No
                    }
                }
            },
            Method::Proportions(floor) => match counts(latest).zip(counts(then)) {
                None => Told::Untested,
                Some((now, then)) if chance::too_small(now, then) => Told::TooSmall,
                Some((now, then)) => told(chance::proportions(now, then)).and(|| matters(floor)),
            },
            Method::Events(floor) => match (self.events(latest), self.events(then)) {
                // A fall from five or fewer cannot be told from chance, to whatever number.
                (Some(now), Some(then)) if then.0 <= 5.0 && now.0 / now.1 < then.0 / then.1 => Told::TooSmall,
                (Some(now), Some(then)) => {
                    // Fewer in a shorter month may be more a day: that is no fall of anything.
                    let by_day = (now.0 / now.1).total_cmp(&(then.0 / then.1));
                    let alike = by_day == moved;
                    told(chance::counts(now.0, now.1, then.0, then.1)).and(|| alike && matters(floor))
                }
                _ => Told::Untested,
            },
        }
    }

    /// So many events over so much: days, or what a rate is of for so many days.
    fn events(&self, figure: &Figure) -> Option<(f64, f64)> {
        let days = f64::from(self.covers(figure.period).days());
        match self.measure.unit {
            Unit::Count => Some((figure.value?.to_f64()?, days)),
            Unit::Rate => counts(figure).map(|(events, people)| (events, people * days)),
            _ => counts(figure),
        }
    }

    /// Two periods that share months.
    fn overlap(&self, latest: &Figure, then: &Figure) -> bool {
        let length = if self.measure.kind == Kind::Rolling { 12 } else { latest.period.months };
        self.measure.kind != Kind::Stock && latest.period.end - length < then.period.end
    }

    /// What the source's own words come to.
    pub fn stated(&self) -> Option<Verdict> {
        let latest = self.latest?;
        let says = |words: &[&str]| words.iter().any(|word| latest.says(word));
        if says(&["improved", "better"]) {
            return Some(Verdict::Improved);
        }
        if says(&["declined", "worse"]) {
            return Some(Verdict::Worse);
        }
        if says(&["no significant change", "similar", "same", "slightly higher", "slightly lower"]) {
            return Some(Verdict::NoChange);
        }
        match (says(&["higher"]), says(&["lower"]), self.measure.good) {
            (true, _, Good::High) | (_, true, Good::Low) => Some(Verdict::Improved),
            (true, _, Good::Low) | (_, true, Good::High) => Some(Verdict::Worse),
            (true, ..) | (_, true, _) => Some(Verdict::Unjudged),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Told {
    Yes,
    No,
    TooSmall,
    Untested,
    Edge,
}

impl Told {
    fn and(self, besides: impl FnOnce() -> bool) -> Told {
        if self == Told::Yes && !besides() { Told::No } else { self }
    }
}

fn told(p: f64) -> Told {
    match p {
        p if (p - 0.05).abs() < chance::EDGE => Told::Edge,
        p if p < 0.05 => Told::Yes,
        _ => Told::No,
    }
}

/// Whether two figures are further apart than their limits allow: an earlier one without any has those of the latest, as far away.
fn between_limits(latest: &Figure, then: &Figure) -> Option<Option<bool>> {
    let number = |held: Option<Decimal>| held?.to_f64();
    let (now, before) = (number(latest.value)?, number(then.value)?);
    let both = |limits: [Decimal; 2]| Some([limits[0].to_f64()?, limits[1].to_f64()?]);
    let of_now = both(latest.limits?)?;
    let of_then = match then.limits {
        Some(limits) => both(limits)?,
        None => of_now.map(|limit| limit - now + before),
    };
    Some(chance::parted((now, of_now), (before, of_then)))
}

/// The counts behind a percentage or a rate.
fn counts(figure: &Figure) -> Option<(f64, f64)> {
    Some((figure.count?.to_f64()?, figure.out_of?.to_f64()?)).filter(|(_, n)| *n > 0.0)
}
