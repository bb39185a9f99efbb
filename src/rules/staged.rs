//! Made-up figures put where a rule of a topic would meet them: one indicator, the indicators of a paragraph, a report.

use std::collections::BTreeMap;
use std::sync::Arc;

use rhai::Dynamic;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::finding::{Judge, Judging};
use crate::figures::measure::YearKind;
use crate::figures::prose::Topic;

use super::book::RuleBook;
use super::figures::{Figures, Given, UnfitFigures};
use super::figures_read::period;
use super::group_context::{GroupContext, ReportContext, Tally};
use super::indicator_context::{IndicatorContext, Scene};
use super::made_up::{Setting, finding, usual};
use super::staged_news::{self, NEWS};
use super::staged_targets::{BEFORE, before, ratings, sections, targets};
use super::target_totals::TargetTallied;
use super::verdict::{Basis, Tallied, UnjudgedReason};
use super::vocabulary::one_of;

/// What a rule is put to.
#[derive(Debug, Clone)]
pub enum Staged {
    /// The `i` of a rule, everything decided.
    One(IndicatorContext),
    /// The `all` of a rule about `together`.
    Several(GroupContext),
    /// The `r` of a rule about the whole report.
    Report(Box<ReportContext>),
}

impl Staged {
    /// As a rule takes it.
    pub fn value(&self) -> Dynamic {
        match self {
            Staged::One(subject) => Dynamic::from(subject.clone()),
            Staged::Several(all) => Dynamic::from(all.clone()),
            Staged::Report(report) => Dynamic::from((**report).clone()),
        }
    }

    /// Every subject that was decided about on the way, those before it in the paragraph too.
    pub fn subjects(&self) -> Vec<IndicatorContext> {
        match self {
            Staged::Several(all) => all.subjects.clone(),
            Staged::Report(_) => Vec::new(),
            Staged::One(subject) => {
                std::iter::successors(Some(subject.clone()), |one| one.scene.follows.clone()).collect()
            }
        }
    }
}

/// Makes of figures what the rules of a topic are put to. Of several figures the last is reported, and each follows the
/// one before it.
///
/// # Errors
/// A key whose value will not do, or a rule that goes wrong where it decides.
pub fn stage(book: &RuleBook, topic: &Topic, figures: &[Figures], setting: Setting) -> Result<Staged, UnfitFigures> {
    if topic.is_of_report() {
        return whole(figures.first().unwrap_or(&Figures::default()), setting).map(Box::new).map(Staged::Report);
    }
    let mut subjects: Vec<IndicatorContext> = Vec::new();
    for figures in figures {
        let judging = judging(figures, setting.judging)?;
        let scene = Scene {
            area: setting.area.to_owned(),
            follows: subjects.last().cloned(),
            words: setting.words.cloned().unwrap_or_default(),
            judging,
        };
        let decisions = book.decide(Arc::new(finding(figures, setting)?), scene);
        if let Some(fault) = decisions.faults.into_iter().next() {
            return Err(UnfitFigures::wrong("", fault.message, fault.help.unwrap_or_default()));
        }
        subjects.push(decisions.subject);
    }
    match (topic, subjects.pop()) {
        (Topic::Together, last) => {
            subjects.extend(last);
            Ok(Staged::Several(GroupContext { subjects }))
        }
        (_, Some(subject)) => Ok(Staged::One(subject)),
        (_, None) => Err(UnfitFigures::wrong("", "there are no figures", "")),
    }
}

/// What gave the verdicts, in the order of [`Basis::ALL`].
pub(super) const BASES: [&str; Basis::ALL.len()] = ["by test", "by tolerance", "by any change", "by source"];

/// How changes are judged: as the figures say, else as where they are set.
fn judging(figures: &Figures, set: Judging) -> Result<Judging, UnfitFigures> {
    Ok(Judging {
        judge: figures.one_of("judge", &Judge::ALL)?.unwrap_or(set.judge),
        without_counts: figures.one_of("without_counts", &Judging::WITHOUT_COUNTS)?.unwrap_or(set.without_counts),
        ..set
    })
}

/// The quartiles, the best first.
pub(super) const QUARTILES: [&str; 4] = ["top", "second", "third", "fourth"];

/// Whether figures of a whole report hold what they should.
///
/// # Errors
/// The first key that is none, or whose value will not do.
pub fn whole(figures: &Figures, setting: Setting) -> Result<ReportContext, UnfitFigures> {
    let counted = counted();
    let counted: Vec<&str> = counted.iter().map(String::as_str).collect();
    for (key, given) in &figures.0 {
        match (key.as_str(), given) {
            ("which" | "period", Given::Words(_)) | ("sections", Given::Table(_)) => {}
            ("sections", _) => {
                let message = "`sections` must be a table of sections, each with how many targets are met";
                return Err(UnfitFigures::wrong(key, message, "write sections: #{ \"Adults\": 2 }"));
            }
            ("which" | "period", _) => {
                return Err(UnfitFigures::wrong(key, format!("`{key}` must be text in quotation marks"), ""));
            }
            (known, Given::Number(number)) if counted.contains(&known) && number.to_usize().is_some() => {}
            (known, _) if counted.contains(&known) => {
                return Err(UnfitFigures::wrong(key, format!("`{key}` must be a whole number without quotes"), ""));
            }
            _ => {
                let known: Vec<&str> =
                    ["which", "period", "sections"].into_iter().chain(counted.iter().copied()).collect();
                return Err(UnfitFigures { unknown: true, ..UnfitFigures::wrong(key, "", one_of(key, &known)) });
            }
        }
    }
    let count = |key: &str| figures.count(key);
    let verdicts: BTreeMap<Tallied, usize> =
        Tallied::ALL.iter().map(|verdict| (*verdict, count(verdict.as_str()).unwrap_or(0))).collect();
    let reason = |reason: &UnjudgedReason| Some((*reason, count(reason.as_str())?));
    let without = |reason: &UnjudgedReason| Some((*reason, count(&of_information(reason.as_str()))?));
    let period = match (period(figures, "period", YearKind::Financial)?, setting.report) {
        (Some(period), _) | (None, Some(period)) => period,
        (None, None) => usual()?,
    };
    Ok(ReportContext {
        which: figures.text("which").unwrap_or_default().to_owned(),
        period,
        area: setting.area.to_owned(),
        tally: Tally {
            counted: verdicts.values().sum(),
            verdicts,
            reasons: UnjudgedReason::ALL.iter().filter_map(reason).collect(),
            information: UnjudgedReason::ALL.iter().filter_map(without).collect(),
            bases: Basis::ALL.iter().zip(BASES).filter_map(|(basis, key)| Some((*basis, count(key)?))).collect(),
            quartiles: QUARTILES.map(|quartile| count(quartile).unwrap_or(0)),
            targets: targets(figures),
            sections: sections(figures),
            ratings: ratings(figures),
            news: staged_news::news(figures, period),
        },
        words: setting.words.cloned().unwrap_or_default(),
        before: before(figures, period),
    })
}

/// Every key whose value is how many.
pub fn counted() -> Vec<String> {
    let information = UnjudgedReason::WORDS.iter().map(|reason| of_information(reason));
    let before = [Tallied::WORDS, UnjudgedReason::WORDS].concat();
    let after: Vec<&str> = [&BASES[..], &QUARTILES, TargetTallied::WORDS, &BEFORE, &NEWS].concat();
    let owned = |words: Vec<&'static str>| words.into_iter().map(str::to_owned);
    owned(before).chain(information).chain(owned(after)).collect()
}

/// The key of the indicators without polarity that have no verdict for a reason: `no polarity, not available`.
pub(super) fn of_information(reason: &str) -> String {
    format!("{}, {reason}", Tallied::NoPolarity.as_str())
}
