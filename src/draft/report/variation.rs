//! The variation and assurance of a row: whether an indicator's own history makes its latest figure unusual, and
//! whether its target can be relied on. The meaning is that of NHS England's "Making Data Count"; the drawings are the layout's own.

use serde::{Deserialize, Serialize};

use crate::figures::method::control_chart::{self as method, Special};
use crate::rules::IndicatorContext;

/// What a control chart says of the latest figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Variation {
    /// Which shape is drawn.
    pub icon: VariationIcon,
    /// The shape in a word: [`VariationIcon::word`].
    pub word: String,
    /// The second line: `seven in a row above the mean`. May be empty.
    pub detail: String,
    /// Where there is a target and a better direction.
    pub assurance: Option<Assurance>,
}

impl Variation {
    /// What the control chart says, by the words that a rule reads.
    ///
    /// # Errors
    /// Why there is none, as short as a cell.
    pub(crate) fn of(subject: &IndicatorContext) -> Result<Variation, &'static str> {
        let over_time = subject.over_time();
        let Some(chart) = over_time.usable() else {
            return Err(if over_time.points.is_empty() { "[x]" } else { over_time.refused.unwrap_or("[x]") });
        };
        let icon = VariationIcon::of(chart.variation());
        let target = subject.deciding_target().and_then(|(found, _)| found.line());
        let assurance = target.and_then(|target| chart.assurance(target)).map(AssuranceIcon::of);
        Ok(Variation {
            icon,
            word: icon.word().into(),
            detail: chart.points.last().map_or_else(String::new, |last| detail(subject, last.special)),
            assurance: assurance.map(|icon| Assurance { icon, word: icon.word().into() }),
        })
    }
}

/// Why the latest figure stands out, in a few words.
fn detail(subject: &IndicatorContext, special: Special) -> String {
    let running = subject.printed("special_for").unwrap_or_default();
    match special {
        Special::AboveLimit => "above the limits".into(),
        Special::BelowLimit => "below the limits".into(),
        Special::TrendRising => format!("{running} rising"),
        Special::TrendFalling => format!("{running} falling"),
        Special::ShiftAbove => format!("{running} in a row above the mean"),
        Special::ShiftBelow => format!("{running} in a row below the mean"),
        Special::TwoOfThreeAbove => "two of three near the upper limit".into(),
        Special::TwoOfThreeBelow => "two of three near the lower limit".into(),
        Special::Common => String::new(),
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
    /// Four open corners, points rising: unusual, and neither direction is better.
    NeitherRising,
    /// Four open corners, points falling.
    NeitherFalling,
    /// A ring with a wave: common cause.
    Common,
}

impl VariationIcon {
    fn of(variation: method::Variation) -> VariationIcon {
        match variation {
            method::Variation::ImprovementHigh => VariationIcon::BetterRising,
            method::Variation::ImprovementLow => VariationIcon::BetterFalling,
            method::Variation::ConcernHigh => VariationIcon::WorseRising,
            method::Variation::ConcernLow => VariationIcon::WorseFalling,
            method::Variation::NeutralHigh => VariationIcon::NeitherRising,
            method::Variation::NeutralLow => VariationIcon::NeitherFalling,
            method::Variation::CommonCause => VariationIcon::Common,
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
            VariationIcon::BetterRising | VariationIcon::BetterFalling => "Unusual, better",
            VariationIcon::WorseRising | VariationIcon::WorseFalling => "Unusual, worse",
            VariationIcon::NeitherRising | VariationIcon::NeitherFalling => "Unusual",
            VariationIcon::Common => "As expected",
        }
    }

    /// What the key says of that word.
    pub fn meaning(self) -> &'static str {
        match self {
            VariationIcon::BetterRising | VariationIcon::BetterFalling => {
                "unusual beside its own history, in the better direction. The points inside rise or fall with the figure."
            }
            VariationIcon::WorseRising | VariationIcon::WorseFalling => {
                "unusual beside its own history, in the worse direction."
            }
            VariationIcon::NeitherRising | VariationIcon::NeitherFalling => {
                "unusual beside its own history; neither direction is better."
            }
            VariationIcon::Common => "no more than its usual variation.",
        }
    }
}

/// Whether the usual variation reaches the target.
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
            AssuranceIcon::Passes => "its usual variation stays on the better side of the target.",
            AssuranceIcon::Fails => "its usual variation stays on the worse side of the target.",
            AssuranceIcon::HitAndMiss => "its usual variation lies on both sides of the target.",
        }
    }
}
