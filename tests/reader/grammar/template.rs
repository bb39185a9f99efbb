//! A line of the grammar: a clause with slots, `is {amount} than {then}`, made into a pattern. Words in `[...]` may be
//! left out; `{better|worse:good}` is one of some words under a name.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::claim::{Aim, Amount, Apart, Count, Then};
use crate::folder::number::{Printed, number, ordinal};

pub const PERIOD: &str = r"(?:the end of )?(?:[Qq]uarter [1-4](?: \d{4}/\d\d)?|(?:the )?[Yy]ear ending [A-Z][a-z]+ \d{4}|(?:the )?\d{4}/\d\d academic year|(?:April|July|October|January)(?: \d{4})? to [A-Z][a-z]+ \d{4}|(?:\d\d? )?[A-Z][a-z]+ \d{4}|\d{4}/\d\d|\d{4}|the previous reported figure|⟦e\d+⟧)";
pub const FIGURE: &str = r"(?:\x{2212}?£?\d[\d,]*(?:\.\d+)?(?: million)?%?)";
/// The word of a time behind its figure.
const TIME: &str = "(?: (?:day|hour|minute|week)s?)?";
const NUMBER: &str =
    r"(?:\d[\d,]*(?:\.\d+)?|[Nn]o|none|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine)";
const RANK: &str = r"(?:joint )?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)";
const METHOD: &str = r"by rank|by the department’s cut points";

/// What may stand in a slot, and under which names its parts are kept.
fn slot(kind: &str, name: &str) -> String {
    match kind {
        "p" => format!("(?P<{name}>{PERIOD})"),
        "fig" => format!("(?P<{name}>{FIGURE})"),
        "n" => format!("(?P<{name}>{NUMBER})"),
        "noun" => format!("(?P<{name}>[a-z⟦][^,;:()]*?)"),
        "list" => format!("(?P<{name}>.+)"),
        "any" => format!("(?P<{name}>.+?)"),
        "rank" => format!("(?P<{name}>{RANK})"),
        "method" => format!("(?P<{name}>{METHOD})"),
        "at" => "(?P<at>in|at the end of|on|from)".into(),
        "dir" => format!("(?P<{name}>higher|lower)"),
        "side" => "(?P<side>above|below)".into(),
        "q" => format!("(?P<{name}>top|second|third|fourth)"),
        "m" => r"(?:The (?P<word>[a-z]+) of ⟦m(?P<m>\d+)⟧|⟦s(?P<s>\d+)⟧)".into(),
        "name" => r"⟦m(?P<m>\d+)⟧".into(),
        "why" => r"⟦w(?P<w>\d+)⟧".into(),
        "done" => r"⟦d(?P<d>\d+)⟧".into(),
        "variant" => r"⟦v(?P<v>\d+)⟧".into(),
        "share" => r"⟦o(?P<o>\d+)⟧".into(),
        "count" => format!(
            r"(?P<word_of_time> [a-z]+)??(?: per (?P<per>[^()]+?))?(?: \((?:(?P<all>all) )?(?P<count>{NUMBER})(?: of (?P<of>{NUMBER}))? (?P<noun>[^()]+?)\))?"
        ),
        "gloss" => r"(?: \((?P<gloss>[^()]*(?:better|worse|%)[^()]*)\))?".into(),
        "apart" => format!(
            r"(?P<gap>{FIGURE}|{NUMBER})(?P<gap_unit> percentage points?| points?| [a-z]+)?(?: \((?P<gap_share>{FIGURE})\))? (?P<gap_side>above|below|over|under)"
        ),
        "amount" => format!(
            r"(?:(?P<size>{FIGURE}|{NUMBER})(?P<unit> percentage points?| points?| [a-z]+)? )?(?P<way>higher|lower|more|fewer|less|longer|shorter)"
        ),
        "then" => format!(
            r"(?P<average>the quarterly average for )?(?P<then>{PERIOD})(?: \((?P<then_fig>{FIGURE}){TIME}\)| of (?P<then_of>{FIGURE}){TIME})?"
        ),
        "target" => format!(r"⟦t(?P<t>\d+)⟧(?: of (?P<aim>{FIGURE}){TIME})?(?: for (?P<by>{PERIOD}))?"),
        "named" => r"⟦t(?P<t>\d+)⟧".into(),
        "targets" => {
            let apart = slot("apart", "").replace("?P<gap>", "?:").replace("?P<gap_unit>", "?:");
            let apart = apart.replace("?P<gap_share>", "?:").replace("?P<gap_side>", "?:");
            let one = format!(r"[Tt]he ⟦t\d+⟧(?: of {FIGURE})?(?: for {PERIOD})?(?: \({apart}\))?");
            format!("(?P<targets>{one}(?:(?:, | and ){one})*)")
        }
        "others" => {
            let relation = "(?:clearly )?(?:better than|similar to|worse than|above|below)";
            let one = r"⟦c\d+⟧(?: of FIG)?(?: \([^()]*\))?".replace("FIG", &format!("{FIGURE}{TIME}"));
            format!("(?P<others>{relation} {one}(?:(?:, | and )(?:{relation} )?{one})*)")
        }
        "families" => {
            let one = r"(?:moves up|moves down|remains in|is in)?(?: ?from the [a-z]+)?(?: ?into)? ?the [a-z]+ quartile among ⟦c\d+⟧";
            format!("(?P<families>{one}(?:(?:, | and ){one})*)")
        }
        words => format!("(?P<{name}>{words})"),
    }
}

/// The pattern of a line: at the beginning of what is left to read, with what comes after it under `rest`.
pub fn pattern(template: &str) -> Regex {
    let mut made = String::from("^");
    let mut rest = template;
    while let Some(first) = rest.chars().next() {
        match first {
            '{' => {
                let (inside, after) = rest[1..].split_once('}').expect("a slot ends");
                let (kind, name) = inside.rsplit_once(':').unwrap_or((inside, inside));
                made.push_str(&slot(kind, name));
                rest = after;
                continue;
            }
            '[' => made.push_str("(?:"),
            ']' => made.push_str(")?"),
            letter => made.push_str(&regex::escape(&letter.to_string())),
        }
        rest = &rest[first.len_utf8()..];
    }
    made.push_str(r"(?P<rest>$|(?:[,;]| and | but | as a ).*$)");
    Regex::new(&made).unwrap_or_else(|error| panic!("`{template}`: {error}"))
}

static APART: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("^{}$", slot("apart", ""))).expect("how far apart"));

/// `37.8 percentage points below`
pub fn apart(words: &str) -> Option<Apart> {
    Said(APART.captures(words)?).apart()
}

/// A clause as it was said: its slots filled.
pub struct Said<'t>(pub Captures<'t>);

impl<'t> Said<'t> {
    pub fn text(&self, name: &str) -> &'t str {
        self.0.name(name).map_or("", |held| held.as_str())
    }

    /// Whether the clause has these words.
    pub fn has(&self, words: &str) -> bool {
        let rest = self.text("rest").len();
        let whole = &self.0[0];
        whole[..whole.len() - rest].contains(words)
    }

    /// The measure that is named in it.
    pub fn whose(&self) -> Option<usize> {
        ["m", "s", "w", "d", "v", "o"].iter().find_map(|name| self.text(name).parse().ok())
    }

    pub fn some(&self, name: &str) -> Option<String> {
        self.0.name(name).map(|held| held.as_str().to_owned())
    }

    pub fn fig(&self, name: &str) -> Option<Printed> {
        Printed::read(self.text(name))
    }

    /// A figure that the line cannot do without.
    pub fn figure(&self, name: &str) -> Printed {
        self.fig(name).unwrap_or(Printed { value: Decimal::MIN, sign: crate::folder::number::Sign::Plain })
    }

    pub fn n(&self, name: &str) -> Decimal {
        number(self.text(name)).unwrap_or(Decimal::MIN)
    }

    pub fn whole(&self, name: &str) -> usize {
        number(self.text(name)).and_then(|n| n.to_usize()).unwrap_or(usize::MAX)
    }

    pub fn rank(&self, name: &str) -> Option<usize> {
        ordinal(self.text(name).trim_start_matches("joint "))
    }

    pub fn quartile(&self, name: &str) -> Option<u8> {
        ["top", "second", "third", "fourth"].iter().position(|word| *word == self.text(name)).map(|at| at as u8 + 1)
    }

    pub fn count(&self) -> Option<Count> {
        let size = number(self.text("count"))?;
        let all = (self.text("all") == "all").then_some(size);
        Some(Count { size, of: number(self.text("of")).or(all), noun: self.text("noun").to_owned() })
    }

    pub fn amount(&self) -> Amount {
        Amount {
            size: Printed::read(self.text("size")),
            unit: self.text("unit").trim().to_owned(),
            way: self.text("way").to_owned(),
        }
    }

    /// `(better)`, `(2.0%)`, `(2.0%, better)`: whether it is good, and what it is of the earlier figure.
    pub fn gloss(&self) -> (String, Option<Printed>) {
        let parts: Vec<&str> = self.text("gloss").split(", ").collect();
        let good = parts.iter().find(|part| matches!(**part, "better" | "worse"));
        (good.map_or("", |good| good).to_owned(), parts.iter().find_map(|part| Printed::read(part)))
    }

    /// How far from its target: the size, its unit, its share, and the side.
    pub fn apart(&self) -> Option<Apart> {
        let plain = |value| Printed { value, sign: crate::folder::number::Sign::Plain };
        Some(Apart {
            size: self.fig("gap").or_else(|| number(self.text("gap")).map(plain))?,
            unit: self.text("gap_unit").trim().to_owned(),
            share: self.fig("gap_share"),
            side: self.text("gap_side").to_owned(),
        })
    }

    pub fn then(&self) -> Then {
        Then {
            period: self.text("then").to_owned(),
            value: self.fig("then_fig").or(self.fig("then_of")),
            average: self.0.name("average").is_some(),
        }
    }

    pub fn aim(&self) -> Aim {
        let name = self.text("t").parse().unwrap_or(usize::MAX);
        Aim { name, value: self.fig("aim"), by: self.some("by"), apart: None }
    }
}
