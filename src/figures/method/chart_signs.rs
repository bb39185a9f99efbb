//! What a control chart says: why a point stands out, what that means when it is known what is good, and the icons.

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Improvement {
    /// More is better.
    Increase,
    /// Less is better.
    Decrease,
    /// Neither.
    Neutral,
}

/// Why a point stands out, the first that holds of: outside the limits, a trend of seven, two of three near a limit,
/// seven on one side of the mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Special {
    /// Above the upper limit.
    AboveLimit,
    /// Below the lower limit.
    BelowLimit,
    /// One of seven or more, each above the one before.
    TrendRising,
    /// One of seven or more, each below the one before.
    TrendFalling,
    /// Near the upper limit, as another of three on the upper side is.
    TwoOfThreeAbove,
    /// Near the lower limit, as another of three on the lower side is.
    TwoOfThreeBelow,
    /// One of seven or more above the mean.
    ShiftAbove,
    /// One of seven or more below it.
    ShiftBelow,
    /// Nothing: the variation that is always there.
    Common,
}

impl Special {
    /// The package's label.
    pub fn label(self) -> &'static str {
        match self {
            Special::AboveLimit => "Above UCL",
            Special::BelowLimit => "Below LCL",
            Special::TrendRising => "7 Point Trend (Increasing)",
            Special::TrendFalling => "7 Point Trend (Decreasing)",
            Special::TwoOfThreeAbove => "2 in 3 Above CL",
            Special::TwoOfThreeBelow => "2 in 3 Below CL",
            Special::ShiftAbove => "7 Points Above CL",
            Special::ShiftBelow => "7 Points Below CL",
            Special::Common => "Common Cause",
        }
    }

    /// Whether it is about high or rising values; none for common cause.
    pub fn upwards(self) -> Option<bool> {
        match self {
            Special::AboveLimit | Special::TrendRising | Special::TwoOfThreeAbove | Special::ShiftAbove => Some(true),
            Special::BelowLimit | Special::TrendFalling | Special::TwoOfThreeBelow | Special::ShiftBelow => Some(false),
            Special::Common => None,
        }
    }

    /// The point's type by what is good.
    pub fn point_type(self, improvement: Improvement) -> PointType {
        match (self.upwards(), improvement) {
            (None, _) => PointType::CommonCause,
            (Some(true), Improvement::Neutral) => PointType::NeutralHigh,
            (Some(false), Improvement::Neutral) => PointType::NeutralLow,
            (Some(up), improvement) if up == (improvement == Improvement::Increase) => PointType::Improvement,
            _ => PointType::Concern,
        }
    }
}

/// What a point says when it is known which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointType {
    /// Special cause towards the good.
    Improvement,
    /// Special cause towards the bad.
    Concern,
    /// Special cause upwards, where neither is good.
    NeutralHigh,
    /// Special cause downwards, where neither is good.
    NeutralLow,
    /// The variation that is always there.
    CommonCause,
}

impl PointType {
    /// The package's spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            PointType::Improvement => "special_cause_improvement",
            PointType::Concern => "special_cause_concern",
            PointType::NeutralHigh => "special_cause_neutral_high",
            PointType::NeutralLow => "special_cause_neutral_low",
            PointType::CommonCause => "common_cause",
        }
    }
}

/// The variation icon: the last point's type, and on which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variation {
    /// Improving, by high or rising values.
    ImprovementHigh,
    /// Improving, by low or falling values.
    ImprovementLow,
    /// Of concern, by high or rising values.
    ConcernHigh,
    /// Of concern, by low or falling values.
    ConcernLow,
    /// High or rising, where neither is good.
    NeutralHigh,
    /// Low or falling, where neither is good.
    NeutralLow,
    /// Nothing stands out.
    CommonCause,
}

impl Variation {
    /// The package's spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            Variation::ImprovementHigh => "improvement_high",
            Variation::ImprovementLow => "improvement_low",
            Variation::ConcernHigh => "concern_high",
            Variation::ConcernLow => "concern_low",
            Variation::NeutralHigh => "neutral_high",
            Variation::NeutralLow => "neutral_low",
            Variation::CommonCause => "common_cause",
        }
    }
}

/// The assurance icon: whether the process, as it is, meets a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assurance {
    /// Always, except for a special cause.
    Pass,
    /// Never, except for a special cause.
    Fail,
    /// Now and then.
    Inconsistent,
}

impl Assurance {
    /// The package's spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            Assurance::Pass => "consistent_pass",
            Assurance::Fail => "consistent_fail",
            Assurance::Inconsistent => "inconsistent",
        }
    }
}

/// Why a chart must not be in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Fewer than 13 points since the last rebasing.
    TooFewPoints,
    /// The average moving range is zero, or every moving range was screened away: the limits have no width, and each
    /// point would stand out or none.
    NoVariation,
}

impl Refusal {
    /// The reason in plain English.
    pub fn as_str(self) -> &'static str {
        match self {
            Refusal::TooFewPoints => "fewer than 13 comparable figures",
            Refusal::NoVariation => "hardly any figure differs from the one before it",
        }
    }
}
