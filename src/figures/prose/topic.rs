//! What a rule decides or a sentence is about.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! topics {
    ($($(#[$doc:meta])+ $name:ident = $text:literal,)+) => {
        /// What a rule decides or a sentence is about.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Topic {
            $($(#[$doc])+ $name,)+
            /// A topic of the council's own.
            Custom(Arc<str>),
        }

        impl Topic {
            /// The topic of this name; one of the council's own where the program knows none.
            pub fn of(name: &str) -> Topic {
                match name { $($text => Topic::$name,)+ own => Topic::Custom(own.into()) }
            }

            /// As a rule names it: `change`.
            pub fn as_str(&self) -> &str {
                match self { $(Topic::$name => $text,)+ Topic::Custom(own) => own }
            }
        }
    };
}

topics! {
    /// Decides which small numbers are printed, before anything else is decided.
    Disclosure = "disclosure",
    /// Decides which way is good.
    Polarity = "polarity",
    /// Decides what the figure is compared with.
    Baseline = "baseline",
    /// Decides what counts as a change.
    Significance = "significance",
    /// Decides when another's figure is similar.
    Closeness = "closeness",
    /// Decides a council's own rating.
    Rating = "rating",
    /// Decides whether members should look at a figure first, and why.
    Attention = "attention",
    /// The officer's own words before the rules'.
    Introduction = "introduction",
    /// The latest figure.
    Latest = "latest",
    /// How it moved over time.
    Trend = "trend",
    /// How it differs from the earlier figure.
    Change = "change",
    /// Where the area stands among all.
    Position = "position",
    /// How it compares with others.
    Comparison = "comparison",
    /// Its target.
    Target = "target",
    /// Whether it is likely to meet its target.
    Assurance = "assurance",
    /// What to keep in mind.
    Caution = "caution",
    /// The officer's own words after the rules'.
    Commentary = "commentary",
    /// Several measures at once.
    Together = "together",
    /// The whole report, at its beginning.
    Overview = "overview",
    /// The whole report in two or three sentences, on page 1.
    Lead = "lead",
    /// The whole report, at its end.
    Conclusion = "conclusion",
    /// What a chart shows, as the title over it.
    Finding = "finding",
    /// What a strip or the line of comparators shows, as the title over it.
    FindingAmongOthers = "finding among others",
    /// A row of the dashboard: no rule is about it.
    Dashboard = "dashboard",
    /// A chart: no rule is about it.
    Chart = "chart",
    /// A quartile strip: no rule is about it.
    Strip = "strip",
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for Topic {
    fn from(name: &str) -> Topic {
        Topic::of(name)
    }
}

impl Serialize for Topic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Topic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Topic, D::Error> {
        Ok(Topic::of(&String::deserialize(deserializer)?))
    }
}
