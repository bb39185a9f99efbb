//! The variation and assurance of a row: whether the latest figure lies outside the range that its own earlier figures make
//! usual, and whether that range meets the target. The drawings are the layout's own.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::figures::finding::{RangeOf, UsualRange, UsualStanding};
use crate::figures::method::control_chart as method;
use crate::rules::IndicatorContext;

/// How the latest figure compares with its usual range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Variation {
    /// Which shape is drawn.
    pub icon: VariationIcon,
    /// The shape in a word: [`VariationIcon::word`].
    pub word: String,
    /// The second line: `above 87.7%`. May be empty.
    pub detail: String,
    /// Where there is a target and a better direction.
    pub assurance: Option<Assurance>,
}

impl Variation {
    /// What the usual range says, by the words that a rule reads.
    ///
    /// # Errors
    /// Why there is none, as short as a cell.
    pub(crate) fn of(subject: &IndicatorContext) -> Result<Variation, String> {
        let over_time = subject.over_time();
        let usual = match &over_time.usual {
            Ok(usual) => usual,
            Err(_) if over_time.points.is_empty() => return Err("[x]".into()),
            Err(none) => return Err(without(subject).unwrap_or_else(|| none.as_str().into())),
        };
        let polarity = subject.decided.polarity_of(&subject.finding.indicator);
        let icon = VariationIcon::of(usual.standing(polarity), usual.position);
        let target = subject.deciding_target().and_then(|(found, _)| found.line());
        let assurance = target.and_then(|target| usual.assurance(polarity, target)).map(AssuranceIcon::of);
        Ok(Variation {
            icon,
            word: icon.word().into(),
            detail: detail(subject, usual),
            assurance: assurance.map(|icon| Assurance { icon, word: icon.word().into() }),
        })
    }
}

/// What the figure has been doing, where it has no usual range: `risen in 16 of 19 quarters`.
fn without(subject: &IndicatorContext) -> Option<String> {
    let runs = &subject.finding.runs;
    let long = subject.over_time().long_move.filter(|run| run.moved > runs.rises.max(runs.falls));
    long.and_then(|_| subject.printed("long_move"))
}

/// Which limit the latest figure lies beyond, in a few words.
fn detail(subject: &IndicatorContext, usual: &UsualRange) -> String {
    let of = match usual.of {
        RangeOf::Figures => "",
        RangeOf::YearlyChanges => "change on a year before",
    };
    let range = subject.printed("usual_range").unwrap_or_default();
    match (usual.of, usual.position, range.split_once(" to ")) {
        (RangeOf::Figures, Ordering::Greater, Some((_, upper))) => format!("above {upper}"),
        (RangeOf::Figures, Ordering::Less, Some((lower, _))) => format!("below {lower}"),
        _ => of.into(),
    }
}

/// What the limits say of the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Assurance {
    /// Which shape is drawn.
    pub icon: AssuranceIcon,
    /// The shape in words: [`AssuranceIcon::word`].
    pub word: String,
}

/// The outline says whether it is better, the points inside whether the figure rises or falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum VariationIcon {
    /// A disc, points rising.
    BetterRising,
    /// A disc, points falling.
    BetterFalling,
    /// A diamond, points rising.
    WorseRising,
    /// A diamond, points falling.
    WorseFalling,
    /// Four open corners, points rising: outside, and neither side is better.
    NeitherRising,
    /// Four open corners, points falling.
    NeitherFalling,
    /// A ring with a wave: within the range.
    Common,
}

impl VariationIcon {
    fn of(standing: UsualStanding, position: Ordering) -> VariationIcon {
        match (standing, position.is_gt()) {
            (UsualStanding::Better, true) => VariationIcon::BetterRising,
            (UsualStanding::Better, false) => VariationIcon::BetterFalling,
            (UsualStanding::Worse, true) => VariationIcon::WorseRising,
            (UsualStanding::Worse, false) => VariationIcon::WorseFalling,
            (UsualStanding::Outside, true) => VariationIcon::NeitherRising,
            (UsualStanding::Outside, false) => VariationIcon::NeitherFalling,
            (UsualStanding::Within, _) => VariationIcon::Common,
        }
    }

    /// Every icon, in the order of the key.
    pub const ALL: [VariationIcon; 7] = [
        VariationIcon::BetterRising,
        VariationIcon::BetterFalling,
        VariationIcon::WorseRising,
        VariationIcon::WorseFalling,
        VariationIcon::NeitherRising,
        VariationIcon::NeitherFalling,
        VariationIcon::Common,
    ];

    /// The name by which a layout knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            VariationIcon::BetterRising => "better_rising",
            VariationIcon::BetterFalling => "better_falling",
            VariationIcon::WorseRising => "worse_rising",
            VariationIcon::WorseFalling => "worse_falling",
            VariationIcon::NeitherRising => "neither_rising",
            VariationIcon::NeitherFalling => "neither_falling",
            VariationIcon::Common => "common",
        }
    }

    /// What is printed beside it.
    pub fn word(self) -> &'static str {
        match self {
            VariationIcon::BetterRising | VariationIcon::BetterFalling => "Better than usual",
            VariationIcon::WorseRising | VariationIcon::WorseFalling => "Worse than usual",
            VariationIcon::NeitherRising | VariationIcon::NeitherFalling => "Outside usual range",
            VariationIcon::Common => "Within usual range",
        }
    }

    /// What the key says of that word.
    pub fn meaning(self) -> &'static str {
        match self {
            VariationIcon::BetterRising | VariationIcon::BetterFalling => {
                "better than the range of its own earlier figures. The points inside rise or fall with the side."
            }
            VariationIcon::WorseRising | VariationIcon::WorseFalling => {
                "worse than the range of its own earlier figures."
            }
            VariationIcon::NeitherRising | VariationIcon::NeitherFalling => {
                "outside the range of its own earlier figures; neither side is better."
            }
            VariationIcon::Common => "within the range of its own earlier figures.",
        }
    }
}

/// Whether the usual range meets the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AssuranceIcon {
    /// A disc with a tick: always.
    Passes,
    /// A diamond with a cross: never.
    Fails,
    /// A ring filled by half: sometimes.
    HitAndMiss,
}

impl AssuranceIcon {
    fn of(assurance: method::Assurance) -> AssuranceIcon {
        match assurance {
            method::Assurance::Pass => AssuranceIcon::Passes,
            method::Assurance::Fail => AssuranceIcon::Fails,
            method::Assurance::Inconsistent => AssuranceIcon::HitAndMiss,
        }
    }

    /// Every icon, in the order of the key.
    pub const ALL: [AssuranceIcon; 3] = [AssuranceIcon::Passes, AssuranceIcon::Fails, AssuranceIcon::HitAndMiss];

    /// The name by which a layout knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            AssuranceIcon::Passes => "passes",
            AssuranceIcon::Fails => "fails",
            AssuranceIcon::HitAndMiss => "hit_and_miss",
        }
    }

    /// What is printed beside it.
    pub fn word(self) -> &'static str {
        match self {
            AssuranceIcon::Passes => "Usually meets target",
            AssuranceIcon::Fails => "Usually misses target",
            AssuranceIcon::HitAndMiss => "Could go either way",
        }
    }

    /// What the key says of that word.
    pub fn meaning(self) -> &'static str {
        match self {
            AssuranceIcon::Passes => "its usual range lies on the better side of the target.",
            AssuranceIcon::Fails => "its usual range lies on the worse side of the target.",
            AssuranceIcon::HitAndMiss => "its usual range lies on both sides of the target.",
        }
    }
}
