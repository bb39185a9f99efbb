//! What a figure is compared with where the catalogue or the report says so, and what else is said of earlier figures.

/// What judges a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareWith {
    /// The same period of the year before.
    LastYear,
    /// The last figure like it.
    Previous,
}

impl CompareWith {
    /// Every one, with its word.
    pub const ALL: [(&'static str, CompareWith); 2] =
        [("last year", CompareWith::LastYear), ("previous", CompareWith::Previous)];

    /// The word of the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            CompareWith::LastYear => "last year",
            CompareWith::Previous => "previous",
        }
    }
}

/// An earlier figure that is only said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlsoSay {
    /// The same period of the year before.
    LastYear,
    /// The same period two years before.
    TwoYearsAgo,
    /// Where the financial year began.
    YearStart,
    /// The highest earlier figure.
    Peak,
    /// The last figure like it.
    Previous,
}

impl AlsoSay {
    /// Every one, with its word.
    pub const ALL: [(&'static str, AlsoSay); 5] = [
        ("last year", AlsoSay::LastYear),
        ("two years ago", AlsoSay::TwoYearsAgo),
        ("year start", AlsoSay::YearStart),
        ("peak", AlsoSay::Peak),
        ("previous", AlsoSay::Previous),
    ];

    /// The word of the catalogue.
    pub fn as_str(self) -> &'static str {
        AlsoSay::ALL.iter().find(|(_, held)| *held == self).map_or("", |(word, _)| word)
    }
}

/// What a catalogue's entry, or the report for all of them, says of both. None: nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparing {
    /// What judges.
    pub compare: Option<CompareWith>,
    /// What is only said.
    pub also_say: Option<Vec<AlsoSay>>,
}

impl Comparing {
    /// What it leaves open is as the other has it.
    pub fn or(&self, other: &Comparing) -> Comparing {
        Comparing {
            compare: self.compare.or(other.compare),
            also_say: self.also_say.clone().or_else(|| other.also_say.clone()),
        }
    }
}
