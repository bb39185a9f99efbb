//! Which targets are in force for the latest figure, and what is held against each. Judged at full precision: rounding
//! never moves a figure across one.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figures::measure::{Basis, Indicator, MeasureKind, Observation, Period, Style, Target, Unit};

use super::span::Span;

/// Whether the time of a target has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetTime {
    /// It is in force for the figure's own period.
    InForce,
    /// It is for a year that is not over: what has come so far is known.
    SoFar,
    /// Its time is over, and only what came in a part of it is known.
    Over,
    /// Its time has not come.
    Later,
}

/// What is held against a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// The figure.
    pub value: Decimal,
    /// What it is of: the figure's own period, the year, or the year so far.
    pub period: Period,
    /// It is the latest figure itself, and not another row or a sum.
    pub is_latest: bool,
}

impl Judged {
    /// The decimals with which it is printed.
    pub fn decimals(&self, indicator: &Indicator) -> u32 {
        indicator.decimals_for(self.value).unwrap_or(self.value.scale())
    }

    /// A figure with these decimals, as what is beside it.
    pub fn as_exact(&self, value: Decimal, indicator: &Indicator) -> Decimal {
        indicator.unit_words.rounded(value, self.decimals(indicator))
    }
}

/// A share of last year's figure is given so closely: to the whole per cent it could put what should have come too far off.
const SHARE_DECIMALS: u32 = 1;

/// What a year's target comes to by the date of the figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// As much as should have come by now.
    pub value: Decimal,
    /// The percentage of last year's figure that had come by then, as it is printed; none where the council's own profile says it.
    pub last_year: Option<Decimal>,
    /// Of which period the profile, or last year's share, is.
    pub period: Period,
}

/// A target and where the figure stands to it.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetFound {
    /// The target as declared.
    pub target: Target,
    /// What it is held against, as declared or as it follows from the measure.
    pub basis: Basis,
    /// Whether its time has come.
    pub time: TargetTime,
    /// The figure that is held against it.
    pub judged: Option<Judged>,
    /// That figure less the target, in the indicator's unit.
    pub gap: Option<Decimal>,
    /// That figure as a percentage of the target; `None` where the target is zero.
    pub share: Option<Decimal>,
    /// What should have come by now, of a year's target.
    pub expected: Option<Expected>,
}

impl TargetFound {
    /// Whether it is to be reached by now.
    pub fn is_due(&self) -> bool {
        matches!(self.time, TargetTime::InForce | TargetTime::Over)
    }

    /// The figure of the target, where the latest figure itself is held against it: the line that a chart draws.
    pub fn line(&self) -> Option<Decimal> {
        let in_force = self.time == TargetTime::InForce;
        self.target.value.filter(|_| in_force && self.judged.is_none_or(|judged| judged.is_latest))
    }
}

/// The targets in force, then those that are not due: of each name the next. None: exact decimals end.
pub fn all(indicator: &Indicator, report: Period, latest: Option<&Observation>) -> Option<Vec<TargetFound>> {
    let at = At { indicator, report, latest };
    let mut found = Vec::new();
    for target in &indicator.targets {
        if let Some(one) = at.found(target) {
            found.push(one.measured()?);
        }
    }
    let same = |a: &TargetFound, b: &TargetFound| a.target.name == b.target.name && a.basis == b.basis;
    let narrower = |a: &TargetFound, b: &TargetFound| {
        let months = |one: &TargetFound| one.target.by.map_or(i32::MAX, Period::months);
        a.time != TargetTime::Later && b.time != TargetTime::Later && months(a) < months(b)
    };
    let sooner = |a: &TargetFound, b: &TargetFound| {
        let end = |one: &TargetFound| one.target.by.map_or(i32::MAX, Period::end);
        a.time == TargetTime::Later && b.time == TargetTime::Later && end(a) < end(b)
    };
    // Of those that are due and have no figure the last one says it, and where the latest figure has a target of its own, none.
    let fresher = |a: &TargetFound, b: &TargetFound| {
        let is_open = |one: &TargetFound| one.is_due() && one.judged.is_none();
        let end = |one: &TargetFound| one.target.by.map(Period::end);
        is_open(b) && a.is_due() && (!is_open(a) || end(a) > end(b))
    };
    let kept = |one: &TargetFound| {
        let is_before = |other: &TargetFound| narrower(other, one) || sooner(other, one) || fresher(other, one);
        let other = |other: &&TargetFound| same(other, one) && is_before(other);
        !found.iter().any(|found| other(&found)) && !at.is_profile_of_another(&one.target)
    };
    let mut kept: Vec<TargetFound> = found.iter().filter(|one| kept(one)).cloned().collect();
    kept.sort_by_key(|one| one.time == TargetTime::Later);
    Some(kept)
}

/// What a figure leaves of its targets that is older than it should be: that of its own time is history, and by it nobody can say
/// whether another is met.
pub fn of_a_late_figure(targets: Vec<TargetFound>, of: Period) -> Vec<TargetFound> {
    let is_history = |one: &TargetFound| one.target.by.is_some_and(|by| by.end() <= of.end());
    let left = |one: TargetFound| match one.time {
        TargetTime::InForce => TargetFound { judged: None, gap: None, share: None, ..one },
        TargetTime::SoFar | TargetTime::Over | TargetTime::Later => TargetFound { expected: None, ..one },
    };
    targets.into_iter().filter(|one| !is_history(one)).map(left).collect()
}

/// What a target without a basis of its own is held against.
pub fn basis(indicator: &Indicator, target: &Target, figure: Option<Period>) -> Basis {
    if let Some(basis) = target.basis {
        return basis;
    }
    let Some(by) = target.by else {
        // What grows until March cannot have one target for each month of it: it is of the year, or was of one date.
        let is_cumulative = indicator.measure == MeasureKind::Cumulative;
        return if is_cumulative { Basis::YearToDate } else { Basis::Period };
    };
    let figure = figure.map_or(indicator.frequency.months(), Period::months);
    let grows = match indicator.measure {
        MeasureKind::Flow => indicator.is_of_so_much(),
        MeasureKind::Stock | MeasureKind::Cohort => matches!(indicator.unit, Unit::Count | Unit::Money),
        MeasureKind::Cumulative | MeasureKind::Rolling => false,
    };
    match indicator.measure {
        MeasureKind::Cumulative if by.months() >= 12 && figure < 12 => Basis::YearToDate,
        _ if grows && by.months() > figure => Basis::Year,
        _ => Basis::Period,
    }
}

/// The figure whose targets are looked for.
struct At<'a> {
    indicator: &'a Indicator,
    report: Period,
    latest: Option<&'a Observation>,
}

impl At<'_> {
    /// A target at this figure; `None` where its time is past.
    fn found(&self, target: &Target) -> Option<TargetFound> {
        let basis = basis(self.indicator, target, self.latest.map(|latest| latest.period));
        let of = |time, judged| {
            // What is over is due, though no figure of it has come.
            let is_over = time == TargetTime::Later && target.by.is_some_and(|by| by.end() <= self.report.end());
            let (time, judged) = if is_over { (TargetTime::InForce, None) } else { (time, judged) };
            TargetFound { target: target.clone(), basis, time, judged, gap: None, share: None, expected: None }
        };
        let Some(latest) = self.latest else {
            let later = target.by.is_some_and(|by| by.end() > self.report.end());
            let past = target.by.is_some_and(|by| by.end() <= self.report.begin());
            return (!past).then(|| of(if later { TargetTime::Later } else { TargetTime::InForce }, None));
        };
        let own = latest.value.map(|value| Judged { value, period: latest.period, is_latest: true });
        let Some(span) = self.span(target, basis, latest.period) else {
            // It holds always, or for the figure's own period.
            return Some(match target.by {
                Some(by) if latest.period.end() <= by.begin() && self.is_over(by.end()) => {
                    of(TargetTime::InForce, None)
                }
                Some(by) if latest.period.end() <= by.begin() => of(TargetTime::Later, own),
                Some(by) if latest.period.end() > by.end() => return None,
                _ => of(TargetTime::InForce, own),
            });
        };
        let now = latest.period.end();
        let later = || Some(of(if self.is_over(span.end) { TargetTime::InForce } else { TargetTime::Later }, None));
        if now <= span.begin {
            return later();
        }
        let whole = self.of(span);
        if now >= span.end || whole.is_some() {
            // When the figures of a later period have come, the year is history.
            return (now <= span.end).then(|| of(TargetTime::InForce, whole));
        }
        if basis == Basis::YearToDate && !span.is_whole_year() {
            return later();
        }
        let Some(so_far) = self.so_far(Span { end: now, ..span }) else { return later() };
        if self.is_over(span.end) {
            return Some(of(TargetTime::Over, Some(so_far)));
        }
        let is_of_the_year = target.by.is_some() || target.basis.is_some();
        let expected = if is_of_the_year { self.expected(target, span, now) } else { None };
        Some(TargetFound { expected, ..of(TargetTime::SoFar, Some(so_far)) })
    }

    /// Whether a time is over when the report's own period ends: a target of it is due, however old the latest figure is.
    fn is_over(&self, end: i32) -> bool {
        end <= self.report.end()
    }

    /// The stretch of months whose figure is held against a target; `None` where it is the figure's own.
    fn span(&self, target: &Target, basis: Basis, figure: Period) -> Option<Span> {
        let by = target.by;
        match (basis, by) {
            (Basis::Period, _) => None,
            (_, None) => Some(Span::year_of(figure)),
            (Basis::YearToDate, Some(by)) if by.months() < 12 => Some(Span { end: by.end(), ..Span::year_of(by) }),
            (_, Some(by)) => Some(Span::of(by)),
        }
    }

    /// What a year's target comes to by now: by the file's own profile, else by last year's share at the same date.
    fn expected(&self, target: &Target, span: Span, now: i32) -> Option<Expected> {
        let profile = |one: &&Target| {
            self.is_profile(one, span) && one.by.is_some_and(|by| by.end() == now) && one.value.is_some()
        };
        let profiles: Vec<&Target> = self.indicator.targets.iter().filter(profile).collect();
        let named = profiles.iter().find(|one| one.name == target.name).or(profiles.first());
        if let Some((value, period)) = named.and_then(|one| Some((one.value?, one.by?))) {
            return Some(Expected { value, last_year: None, period });
        }
        let (before, then) = (span.moved(-12), now - 12);
        let (part, whole) = (self.so_far(Span { end: then, ..before })?, self.of(before)?);
        let one_series = !self
            .indicator
            .observations
            .iter()
            .any(|one| one.break_in_series && one.period.end() > before.begin && one.period.end() <= now);
        let sound = part.value >= Decimal::ZERO && whole.value > Decimal::ZERO && one_series;
        let aim = target.value.filter(|aim| sound && *aim > Decimal::ZERO)?;
        // From the share as it is printed, so that whoever reads it comes to the same figure.
        let exact = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
        let mut share = exact.round_dp_with_strategy(SHARE_DECIMALS, RoundingStrategy::MidpointAwayFromZero);
        share.rescale(SHARE_DECIMALS);
        let value = aim.checked_mul(share)?.checked_div(Decimal::ONE_HUNDRED)?;
        let value = self.so_far(Span { end: now, ..span })?.as_exact(value, self.indicator);
        Some(Expected { value, last_year: Some(share), period: part.period })
    }

    /// Whether a target is a step on the way through this year.
    fn is_profile(&self, target: &Target, year: Span) -> bool {
        let to_date = target.basis == Some(Basis::YearToDate)
            || target.basis.is_none() && self.indicator.measure == MeasureKind::Cumulative;
        to_date && target.by.is_some_and(|by| by.months() < 12 && by.begin() >= year.begin && by.end() <= year.end)
    }

    /// Whether it is a step on the way to a year's target, and so no target of its own.
    fn is_profile_of_another(&self, target: &Target) -> bool {
        let figure = self.latest.map(|latest| latest.period);
        let years: Vec<&Target> = self
            .indicator
            .targets
            .iter()
            .filter(|other| {
                let whole = other.by.is_some_and(|by| by.months() >= 12);
                let basis = basis(self.indicator, other, figure);
                whole && basis != Basis::Period && self.is_profile(target, other.by.map_or(Span::NONE, Span::of))
            })
            .collect();
        years.iter().any(|year| year.name == target.name) || years.len() == 1
    }
}

impl TargetFound {
    /// The same with its gap and its share. None: exact decimals end.
    fn measured(self) -> Option<TargetFound> {
        let (gap, share) = match (self.judged, self.target.value) {
            (Some(judged), Some(aim)) if aim.is_zero() => (Some(judged.value), None),
            (Some(judged), Some(aim)) => (
                Some(judged.value.checked_sub(aim)?),
                Some(judged.value.checked_div(aim)?.checked_mul(Decimal::ONE_HUNDRED)?),
            ),
            _ => (None, None),
        };
        Some(TargetFound { gap, share, ..self })
    }
}

/// The figures of longer stretches than the latest figure's own.
impl At<'_> {
    fn known(&self) -> impl Iterator<Item = &Observation> {
        self.indicator.observations.iter().filter(|one| one.period.is_dated() && one.period.end() <= self.report.end())
    }

    /// The figure of a whole stretch: its own row; of a stock and of twelve months the row that ends with it; the sum of
    /// its parts where parts add up.
    fn of(&self, span: Span) -> Option<Judged> {
        let own = self.known().find(|one| Span::of(self.indicator.covers(one.period)) == span);
        let at_its_end = || {
            let ends = matches!(self.indicator.measure, MeasureKind::Stock | MeasureKind::Rolling);
            self.known().find(|one| ends && one.period.end() == span.end)
        };
        match own.or_else(at_its_end) {
            // A year that is held back is not added up from its quarters.
            Some(row) => self.row(row),
            None => self.sum(span),
        }
    }

    /// What has come since the beginning of a stretch that is not over.
    fn so_far(&self, span: Span) -> Option<Judged> {
        let own = self.known().find(|one| Span::of(self.indicator.covers(one.period)) == span);
        own.map_or_else(|| self.sum(span), |row| self.row(row))
    }

    fn row(&self, row: &Observation) -> Option<Judged> {
        let is_latest = self.latest.is_some_and(|latest| latest.period == row.period);
        Some(Judged { value: row.value?, period: self.indicator.covers(row.period), is_latest })
    }

    /// The sum of the figures that make up a stretch, each held, of one series and of events that add up.
    fn sum(&self, span: Span) -> Option<Judged> {
        if !self.indicator.adds_up() {
            return None;
        }
        let style = self.latest?.period.style();
        if !matches!(style, Style::Quarter | Style::Month) {
            return None;
        }
        let (mut total, mut at) = (Decimal::ZERO, span.begin);
        while at < span.end {
            let part = self.known().find(|one| one.period.style() == style && one.period.begin() == at)?;
            if part.break_in_series && at > span.begin {
                return None;
            }
            total = total.checked_add(part.value?)?;
            at = part.period.end();
        }
        (at == span.end).then_some(Judged { value: total, period: span.period()?, is_latest: false })
    }
}
