//! What a report would say if a figure were another: the figure is overtyped in the folder as it is opened, and never in a file. And the
//! smallest change of a measure's latest figure that turns its verdict, or that meets its target, which is drafted before it is told.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::figures::finding::Finding;
use crate::figures::measure::{Benchmark, Indicator, Limits, Observation, Polarity, Target, Unit};
use crate::folder::Folder;
use crate::folder::edit::Unmade;
use crate::rules::{IndicatorContext, RuleBook, Scene, TargetState, Verdict};

use super::unsaved::{BeforeEdit, Tried, Trying};

/// A figure of a measure, by its place among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "nth", rename_all = "kebab-case")]
pub enum HeldFigure {
    /// One of its own.
    Figure(usize),
    /// A target.
    Target(usize),
    /// What it is compared with.
    Comparator(usize),
}

/// A figure, and what it is to be, in full.
pub type Overtyped = (HeldFigure, Decimal);

/// So many steps of the last printed decimal are tried one by one, up and down; from there on they are doubled.
const NEAR: u32 = 1_000;

/// How far the doubled steps go, where the measure has no bound.
const FAR: u32 = 100;

/// A figure that gives what was looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The figure.
    pub value: Decimal,
    /// A step less of change, which does not give it.
    pub before: Decimal,
    /// What it gives: the verdict, or how it stands to the target.
    pub gives: &'static str,
    /// No smaller change in this direction does.
    pub is_nearest: bool,
}

/// What turns the verdict on a measure, and what meets its target.
#[derive(Debug)]
pub struct Turns {
    /// The latest figure, and which it is.
    pub value: Decimal,
    /// By its place.
    pub which: HeldFigure,
    /// The verdict on it.
    pub verdict: &'static str,
    /// The lower figure and the higher one that turn it, where there are such.
    pub found: Vec<Turn>,
    /// The target that decides, where one is due.
    pub target: Option<TargetTurns>,
}

/// How a figure stands to the target that decides, and what meets it.
#[derive(Debug)]
pub struct TargetTurns {
    /// The figure of the target, where it has one.
    pub value: Option<Decimal>,
    /// How the latest figure stands to it.
    pub state: &'static str,
    /// The figure that meets it, where it is not met and one does.
    pub found: Vec<Turn>,
}

/// What a figure comes to: the verdict, and how it stands to the target that decides.
#[derive(Clone, Copy, PartialEq)]
struct Standing {
    verdict: Verdict,
    target: Option<TargetState>,
}

impl Standing {
    fn of(subject: &IndicatorContext) -> Standing {
        let target = subject.deciding_target().map(|(_, state)| state);
        Standing { verdict: subject.decided.verdict(), target }
    }

    fn meets(self) -> bool {
        matches!(self.target, Some(TargetState::Met | TargetState::OnCourse))
    }
}

/// What is looked for: the verdict is another than this, or the target is met.
#[derive(Clone, Copy)]
enum Sought {
    OtherThan(Verdict),
    Met,
}

impl Sought {
    fn is(self, standing: Standing) -> bool {
        match self {
            Sought::OtherThan(verdict) => standing.verdict != verdict,
            Sought::Met => standing.meets(),
        }
    }

    fn gives(self, standing: Standing) -> &'static str {
        match self {
            Sought::OtherThan(_) => standing.verdict.as_str(),
            Sought::Met => standing.target.map_or("", TargetState::as_str),
        }
    }
}

impl Trying {
    /// The folder with some figures overtyped, and its draft.
    ///
    /// # Errors
    /// Where there is no such folder or measure, or a figure cannot be so.
    pub fn overtyped(&mut self, id: &str, to: &[Overtyped]) -> Result<(Folder, Draft), Unmade> {
        let folder = self.opened().ok_or_else(|| unmade("there is no report in this folder"))?;
        let own = folder.indicators().iter().find(|one| one.id == id);
        let other = overtyped(own.ok_or_else(|| unmade("the catalogue has no such measure"))?, to)?;
        let folder = folder.with_measure(other);
        let draft = self.drafted_as_it_is(&folder);
        Ok((folder, draft))
    }

    /// What reads differently in a draft of figures that are overtyped.
    pub fn supposed(&mut self, (folder, draft): (&Folder, &Draft), before: BeforeEdit) -> Tried {
        let is_new = |told: &&Diagnostic| told.is_error() && !before.knows(told);
        let mut tried =
            Tried { brings: draft.diagnostics.iter().filter(is_new).cloned().collect(), ..Tried::default() };
        if draft.may_be_shown() {
            self.compare(&mut tried, (folder, draft), before);
        }
        tried
    }

    /// The smallest change of the latest figure of a measure, at its printed decimals, that turns the verdict, up and down, and that meets
    /// its target: each held against the report drafted with it, and with a step less.
    ///
    /// # Errors
    /// As [`Trying::overtyped`]; where there is no figure that can be changed.
    pub fn turns(&mut self, id: &str) -> Result<Turns, Unmade> {
        let (folder, draft) = self.overtyped(id, &[])?;
        let none = || Unmade::because("there is no figure here that can be another", "choose a measure with a figure");
        let subject = draft.subject(id).ok_or_else(none)?;
        let latest = subject.finding.latest.as_ref().filter(|latest| latest.value.is_some()).ok_or_else(none)?;
        let own = folder.indicators().iter().find(|one| one.id == id).ok_or_else(none)?;
        let nth = own.observations.iter().position(|held| held.period == latest.period).ok_or_else(none)?;
        let value = own.observations[nth].value.ok_or_else(none)?;
        let (book, now) = (self.book(&draft), Standing::of(subject));
        let judged = Judged { folder: &folder, book: &book, scene: &subject.scene, own, nth };
        let mut look = |sought: Sought, ways: &[bool]| -> Vec<Turn> {
            let turns = ways.iter().filter_map(|down| judged.turn(value, sought, *down));
            turns.filter_map(|found| self.drafted_turn((id, nth), sought, found)).collect()
        };
        let found = look(Sought::OtherThan(now.verdict), &[true, false]);
        let target =
            subject.deciding_target().filter(|(of, _)| of.is_due() || of.judged.is_some()).map(|(of, state)| {
                // The better way: where neither is, both are looked at.
                let ways: &[bool] = match of.target.polarity(subject.decided.polarity_of(own)) {
                    _ if now.meets() => &[],
                    Polarity::Higher => &[false],
                    Polarity::Lower => &[true],
                    _ => &[true, false],
                };
                TargetTurns { value: of.target.value, state: state.as_str(), found: look(Sought::Met, ways) }
            });
        Ok(Turns { value, which: HeldFigure::Figure(nth), verdict: now.verdict.as_str(), found, target })
    }

    /// A figure that gives what is looked for in the report as it is drafted with it, and not with a step less.
    fn drafted_turn(
        &mut self,
        (id, nth): (&str, usize),
        sought: Sought,
        (value, before, is_nearest): (Decimal, Decimal, bool),
    ) -> Option<Turn> {
        let with = self.standing(id, nth, value)?;
        let without = self.standing(id, nth, before)?;
        let holds = sought.is(with) && !sought.is(without);
        holds.then(|| Turn { value, before, gives: sought.gives(with), is_nearest })
    }

    /// What a measure comes to in the report as it is drafted with another figure.
    fn standing(&mut self, id: &str, nth: usize, value: Decimal) -> Option<Standing> {
        let (_, draft) = self.overtyped(id, &[(HeldFigure::Figure(nth), value)]).ok()?;
        draft.subject(id).map(Standing::of)
    }
}

/// A measure whose latest figure is judged again and again, alone.
struct Judged<'a> {
    folder: &'a Folder,
    book: &'a RuleBook,
    scene: &'a Scene,
    own: &'a Indicator,
    /// Which of its figures.
    nth: usize,
}

impl Judged<'_> {
    fn standing(&self, value: Decimal) -> Option<Standing> {
        let other = overtyped(self.own, &[(HeldFigure::Figure(self.nth), value)]).ok()?;
        let plan = self.folder.plan();
        let finding = Finding::of(Arc::new(other), plan.period, plan.quartiles).ok()?;
        Some(Standing::of(&self.book.decide(Arc::new(finding), self.scene.clone()).subject))
    }

    /// The first figure in a direction that gives what is looked for, the one a step before it, and whether each between was tried.
    fn turn(&self, value: Decimal, sought: Sought, down: bool) -> Option<(Decimal, Decimal, bool)> {
        let words = &self.own.unit_words;
        let decimals = self.own.decimals.unwrap_or_else(|| words.as_held(value).normalize().scale());
        let step = words.in_full(Decimal::new(1, decimals))?;
        let held = words.as_held(value).round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let begins = words.in_full(held)?;
        let at = |steps: u32| {
            let far = step.checked_mul(Decimal::from(steps))?;
            let to = if down { begins.checked_sub(far) } else { begins.checked_add(far) }?;
            can_be(self.own, value, to).then_some(to)
        };
        let turns = |steps: u32| at(steps).and_then(|to| self.standing(to)).is_some_and(|standing| sought.is(standing));
        let told = |steps: u32, is_nearest: bool| Some((at(steps)?, at(steps - 1)?, is_nearest));
        for steps in 1..=NEAR {
            at(steps)?;
            if turns(steps) {
                // As it is printed it may be judged otherwise than as it is held.
                return if steps == 1 && begins != value { Some((at(1)?, value, true)) } else { told(steps, true) };
            }
        }
        let (mut same, mut far) = (NEAR, NEAR * 2);
        while !turns(far) {
            let is_within = at(far).is_some() && far < NEAR * FAR;
            if !is_within {
                return None;
            }
            (same, far) = (far, far * 2);
        }
        while far - same > 1 {
            let between = same + (far - same) / 2;
            if turns(between) { far = between } else { same = between }
        }
        told(far, false)
    }
}

/// A measure with other figures.
///
/// # Errors
/// Where there is no such figure, or it cannot be so.
fn overtyped(own: &Indicator, to: &[Overtyped]) -> Result<Indicator, Unmade> {
    let mut other = own.clone();
    let gone = || unmade("this figure is no longer there");
    for (which, to) in to {
        match *which {
            HeldFigure::Figure(nth) => {
                let held = other.observations.get_mut(nth).ok_or_else(gone)?;
                if !can_be(own, held.value.unwrap_or_default(), *to) {
                    let help = "a percentage lies between 0 and 100, and nothing is less than none";
                    return Err(Unmade::because("this measure can have no such figure", help));
                }
                put(held, own.unit, *to);
            }
            HeldFigure::Target(nth) => {
                let held = other.targets.get_mut(nth).ok_or_else(gone)?;
                *held = Target { value: Some(*to), words: String::new(), ..held.clone() };
            }
            HeldFigure::Comparator(nth) => {
                let held = other.benchmarks.get_mut(nth).ok_or_else(gone)?;
                let limits = moved(held.limits, held.value, *to);
                *held = Benchmark { value: Some(*to), shown: None, limits, counts: Vec::new(), ..held.clone() };
            }
        }
    }
    Ok(other)
}

fn unmade(why: &str) -> Unmade {
    Unmade::because(why, "look at the page again")
}

/// Whether a measure can have a figure in place of one.
fn can_be(own: &Indicator, value: Decimal, to: Decimal) -> bool {
    let (is_below, most) = (value.is_sign_negative() && !value.is_zero(), Decimal::ONE_HUNDRED);
    let is_too_much = own.unit == Unit::Percent && !own.above_100 && to > most && value <= most;
    (is_below || !to.is_sign_negative() || to.is_zero()) && !is_too_much
}

/// Another figure in the place of one. Its counts and limits move with it; what its source says of the old one is not said of this.
fn put(held: &mut Observation, unit: Unit, to: Decimal) {
    let whole = |count: Decimal, like: Decimal| {
        count.round_dp_with_strategy(like.normalize().scale(), RoundingStrategy::MidpointAwayFromZero)
    };
    held.numerator = match (held.numerator, held.denominator, held.value) {
        (Some(count), Some(of), _) if unit == Unit::Percent => {
            to.checked_mul(of).map(|share| whole(share / Decimal::ONE_HUNDRED, count))
        }
        (Some(count), _, Some(was)) if count == was => Some(to),
        (Some(count), _, Some(was)) if !was.is_zero() => {
            count.checked_mul(to).and_then(|moved| moved.checked_div(was)).map(|moved| whole(moved, count))
        }
        _ => None,
    };
    held.limits = moved(held.limits, held.value, to);
    (held.value, held.shown, held.missing) = (Some(to), None, None);
    (held.stated, held.stated_change, held.stated_record) = (Vec::new(), None, None);
}

/// Limits as far from the figure as they were.
fn moved(limits: Option<Limits>, was: Option<Decimal>, to: Decimal) -> Option<Limits> {
    let (limits, by) = (limits?, to.checked_sub(was?)?);
    Limits::of(to, limits.lower.checked_add(by)?, limits.upper.checked_add(by)?).ok()
}

#[cfg(test)]
mod tests {
    use crate::draft::draft_files;

    use super::*;

    fn of(number: &str) -> Decimal {
        number.parse().expect("a number")
    }

    const PLAN: &str = "title = \"Report\"\ncommittee = \"Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
        period = \"quarter 3 2024/25\"\n[[section]]\nheading = \"Calls\"\nparagraphs = [{ indicators = [\"calls\"] }]\n";

    /// A measure of this unit whose latest row is this.
    fn measure(unit: &str, row: &str) -> Indicator {
        let catalogue = format!("[calls]\nname = \"calls\"\nunit = \"{unit}\"\ngood = \"high\"\n");
        let table =
            format!("indicator,period,value,numerator,denominator,lower,upper\ncalls,quarter 3 2024/25,{row}\n");
        let files = [("report.toml", PLAN), ("indicators.toml", &catalogue), ("data/observations.csv", &table)];
        let (folder, _) = draft_files(files).expect("a report");
        folder.indicators()[0].clone()
    }

    #[test]
    fn counts_and_limits_move_with_a_figure() {
        let moved = |unit: &str, row: &str, to: Decimal| {
            let other = overtyped(&measure(unit, row), &[(HeldFigure::Figure(0), to)]).map_err(|unmade| unmade.why)?;
            let held = other.observations[0].clone();
            Ok::<_, String>((
                held.value,
                held.numerator,
                held.denominator,
                held.limits.map(|limits| (limits.lower, limits.upper)),
            ))
        };
        let (some, none) = (Some::<Decimal>, None::<Decimal>);
        assert_eq!(
            moved("percent", "91.6,1402,1531,,", of("83")),
            Ok((some(of("83")), some(of("1271")), some(of("1531")), None))
        );
        assert_eq!(moved("percent", "0,0,12,,", of("50")), Ok((some(of("50")), some(of("6")), some(of("12")), None)));
        assert_eq!(moved("rate", "20,40,,,", of("30")), Ok((some(of("30")), some(of("60")), none, None)));
        assert_eq!(moved("rate", "0,0,,,", of("30")).map(|held| held.0), Ok(some(of("30"))));
        let limits = Some((of("89.5"), of("91.5")));
        assert_eq!(moved("percent", "91,,,90,92", of("90.5")), Ok((some(of("90.5")), none, none, limits)));
        for (unit, to) in [("percent", of("100.1")), ("percent", of("-0.1")), ("count", of("-1"))] {
            assert!(moved(unit, "91,,,,", to).is_err(), "{unit} {to}");
        }
    }
}
