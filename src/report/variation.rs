//! The variation and assurance of a row: whether an indicator's own history makes its latest figure unusual, and
//! whether its target can be relied on. The meaning is that of NHS England's "Making Data Count"; the drawings are the layout's own.

use serde::{Deserialize, Serialize};

/// What a control chart says of the latest figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// What the limits say of the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assurance {
    /// Which shape is drawn.
    pub icon: AssuranceIcon,
    /// The shape in words: [`AssuranceIcon::word`].
    pub word: String,
}

/// The outline says whether it is better, the points inside whether the figure rises or falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
            VariationIcon::BetterRising | VariationIcon::BetterFalling => "Improving",
            VariationIcon::WorseRising | VariationIcon::WorseFalling => "Worsening",
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
pub enum AssuranceIcon {
    /// A disc with a tick: always.
    Passes,
    /// A diamond with a cross: never.
    Fails,
    /// A ring filled by half: sometimes.
    HitAndMiss,
}

impl AssuranceIcon {
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
            AssuranceIcon::Passes => "Meets target",
            AssuranceIcon::Fails => "Misses target",
            AssuranceIcon::HitAndMiss => "Hit and miss",
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
