//! What a column of an officer's table is taken for.

use super::limit_headings::Side;

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The name of the measure.
    Indicator,
    /// Its code.
    Code,
    /// Its unit.
    Unit,
    /// Which direction is good.
    Good,
    /// How often its figure comes.
    Frequency,
    /// A heading that rows stand under.
    Section,
    /// The period of a row, or a part of it.
    Period,
    /// The figures of a period, which is the heading.
    Figures,
    /// The figure of a row.
    Value,
    /// What is above the line.
    Numerator,
    /// What is below it.
    Denominator,
    /// A confidence limit of the figure.
    Limit(Side),
    /// One of what another body or group has.
    OtherLimit(Side),
    /// Whose figure it is.
    Area,
    /// Of what type an area is.
    AreaType,
    /// What is to be reached.
    Target,
    /// How far from its target a figure is still close.
    Tolerance,
    /// What another body or group has.
    Comparator,
    /// The file's own verdict on the target.
    Rag,
    /// The file's own word or arrow for the movement.
    Direction,
    /// A column of ours that no other table has: `status`, `note`.
    Ours(&'static str),
    /// Not read, and why.
    LeftOut(&'static str),
}

/// A heading that says nothing that is known.
pub const UNKNOWN: Role = Role::LeftOut("its heading says nothing that the program knows");

/// A heading that is meant for a period, and is none or can be two. How to write it is told of each.
pub const NO_ONE_PERIOD: Role = Role::LeftOut("it is meant for a period, and is not one that is known");

/// A second column for what a row has once.
pub const ANOTHER: Role = Role::LeftOut("there is another column of that kind");

/// Limits by which nothing is judged.
pub const OTHER_LEVEL: Role = Role::LeftOut("limits at another level than 95%, at which figures are judged");
