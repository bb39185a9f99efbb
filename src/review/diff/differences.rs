//! How one snapshot differs from another, and by what.

use serde::Serialize;

use crate::figures::prose::Topic;

use super::edits::RuleEdit;
use super::pairing::pairs;
use crate::draft::snapshot::{Entry, Passage, Snapshot};

/// What a difference comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Cause {
    /// The figures, or what the catalogue says of them.
    Figures,
    /// A rule.
    Rule,
    /// Figures and a rule: either alone would have changed it otherwise.
    FiguresAndRule,
    /// Other words: report.toml, commentary.toml, or another version of the program.
    Words,
    /// It reads as before and is elsewhere.
    Layout,
}

impl Cause {
    /// Every cause, in the order in which they are reported.
    pub const ALL: [Cause; 5] = [Cause::Figures, Cause::Rule, Cause::FiguresAndRule, Cause::Words, Cause::Layout];

    /// What is over the sentences of this cause.
    pub fn heading(self) -> &'static str {
        match self {
            Cause::Figures => "Figures changed",
            Cause::Rule => "Rule changed",
            Cause::FiguresAndRule => "Figures and rule changed",
            Cause::Words => {
                "Other words changed (report.toml with its period, commentary.toml, or another version of the program)"
            }
            Cause::Layout => "Layout only",
        }
    }
}

/// A fact that is no longer what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// By what.
    pub cause: Cause,
    /// The indicator's id; `totals` for the whole report.
    pub id: String,
    /// What the indicator is called.
    pub label: String,
    /// Which fact: `quarter 3 2019/20`, `verdict`.
    pub what: String,
    /// What it was; `None` where it was not there.
    pub was: Option<String>,
    /// What it is; `None` where it is gone.
    pub is: Option<String>,
}

impl Moved {
    /// `assessments, quarter 3 2024/25: 91.6 → 90`
    pub fn in_words(&self) -> String {
        let decided = Topic::of(&self.what).is_decision();
        let none = if decided { "no rule" } else { "nothing" };
        let shown = |held: &Option<String>| held.clone().unwrap_or_else(|| none.to_owned());
        format!("{}, {}: {} \u{2192} {}", self.id, self.what, shown(&self.was), shown(&self.is))
    }
}

/// A sentence, or a row of the dashboard, that reads differently or is elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Changed {
    /// By what.
    pub cause: Cause,
    /// As it was; `None` where it is new.
    pub was: Option<Read>,
    /// As it is; `None` where it is gone.
    pub is: Option<Read>,
    /// The edits of rules behind it: positions in [`Differences::edits`].
    pub edits: Vec<usize>,
}

/// A passage as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Read {
    /// The heading it is under.
    pub heading: String,
    /// `7.2`; empty in paragraphs without a number.
    pub address: String,
    /// What is printed.
    pub text: String,
    /// What made it; nothing for rows and charts, which follow from the decisions.
    pub by: Vec<MadeBy>,
    /// The indicators it is about.
    pub indicators: Vec<String>,
    /// A row of the dashboard.
    pub row: bool,
}

/// A rule, or a person, and where the words are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MadeBy {
    /// The rule's name, or that an officer wrote it.
    pub rule: String,
    /// `rules/3-latest.rhai:112`
    pub at: String,
    /// The topic it filled.
    pub topic: String,
    /// The indicators it is about.
    pub indicator: String,
    /// A person wrote the words.
    pub by_hand: bool,
}

impl Read {
    /// As it stands in a snapshot.
    pub fn of(passage: &Passage) -> Read {
        let by = passage.sentence.because.iter().filter(|because| !because.rule.is_empty());
        Read {
            heading: passage.heading.clone(),
            address: passage.sentence.address.clone(),
            text: passage.sentence.text.clone(),
            by: by
                .map(|because| MadeBy {
                    rule: because.rule.clone(),
                    at: because.at.clone(),
                    topic: because.topic.to_string(),
                    indicator: because.indicators.join(", "),
                    by_hand: because.by_hand,
                })
                .collect(),
            indicators: passage.indicators().map(str::to_owned).collect(),
            row: passage.is_row(),
        }
    }
}

impl Changed {
    /// The passage as it is, or as it was where it is gone.
    pub fn read(&self) -> Option<&Read> {
        self.is.as_ref().or(self.was.as_ref())
    }

    /// The words of then and of now; empty where there are none.
    pub fn texts(&self) -> (&str, &str) {
        (self.was.as_ref().map_or("", |read| &read.text), self.is.as_ref().map_or("", |read| &read.text))
    }
}

/// Everything that differs between two snapshots.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Differences {
    /// Facts that are held.
    pub figures: Vec<Moved>,
    /// Decisions and totals.
    pub decisions: Vec<Moved>,
    /// What was done to the rules.
    pub edits: Vec<RuleEdit>,
    /// Sentences and rows, in the order of the report.
    pub passages: Vec<Changed>,
    /// How many sentences are as they were, except for the lines on which their rules are or the rules themselves.
    pub other_lines: usize,
}

impl Differences {
    /// Whether anything reads or is decided differently, is elsewhere, or rests on other figures.
    pub fn any(&self) -> bool {
        !(self.figures.is_empty() && self.decisions.is_empty() && self.passages.is_empty())
    }

    /// Whether the two snapshots are the same in every letter.
    pub fn none(&self) -> bool {
        !self.any() && self.edits.is_empty() && self.other_lines == 0
    }

    /// The facts that moved of what a passage is about, where figures have a part in its change.
    pub fn facts_of<'a>(&'a self, changed: &'a Changed) -> impl Iterator<Item = &'a Moved> {
        let of = changed.read().map_or(&[][..], |read| &read.indicators);
        let speaks = |id: &str| of.iter().any(|own| own == id);
        let figures = matches!(changed.cause, Cause::Figures | Cause::FiguresAndRule);
        self.figures.iter().filter(move |moved| figures && moved.cause == Cause::Figures && speaks(&moved.id))
    }

    /// The passages that have one answer with this one, itself among them: those that the same edits of rules changed, or else
    /// those of the same rule.
    pub fn alike(&self, nth: usize) -> Vec<usize> {
        let this = &self.passages[nth];
        let rules = |changed: &Changed| -> Vec<String> {
            let by = changed.read().map_or(&[][..], |read| &read.by);
            by.iter().map(|made| made.rule.clone()).collect()
        };
        let own = rules(this);
        let is_alike = |changed: &Changed| {
            if this.edits.is_empty() {
                rules(changed).iter().any(|rule| own.contains(rule))
            } else {
                (&changed.edits, changed.cause) == (&this.edits, this.cause)
            }
        };
        (0..self.passages.len()).filter(|at| *at == nth || is_alike(&self.passages[*at])).collect()
    }

    /// Where a passage that is rejected is to be mended: `rules/house.rhai:4`.
    pub fn to_mend(&self, changed: &Changed) -> String {
        let by = || changed.read().and_then(|read| read.by.first()).map(|made| made.at.clone());
        let edit = changed.edits.first().and_then(|edit| self.edits.get(*edit)).map(RuleEdit::at);
        edit.or_else(by).unwrap_or_else(|| "report.toml".to_owned())
    }

    /// How many sentences, or rows of the dashboard, read differently.
    pub fn read_differently(&self, row: bool) -> usize {
        let other = self.passages.iter().filter(|changed| changed.cause != Cause::Layout);
        other.filter(|changed| changed.read().is_some_and(|read| read.row == row)).count()
    }

    /// How much differs, for a person: `2 sentences read differently, 1 row of the dashboard differs`. Empty where nothing does.
    pub fn summary(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            more => Some(format!("{more} {many}")),
        };
        let parts = [
            counted(self.read_differently(false), "sentence reads differently", "sentences read differently"),
            counted(self.read_differently(true), "row of the dashboard differs", "rows of the dashboard differ"),
            counted(self.of(Cause::Layout).count(), "sentence has moved", "sentences have moved"),
            counted(self.decisions.len(), "decision differs", "decisions differ"),
            counted(self.figures.len(), "fact has changed", "facts have changed"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The passages of a cause.
    pub fn of(&self, cause: Cause) -> impl Iterator<Item = &Changed> {
        self.passages.iter().filter(move |changed| changed.cause == cause)
    }
}

/// Two passages of one thing that differ.
pub struct PassagePair<'a> {
    /// In the earlier snapshot.
    pub was: Option<&'a Passage>,
    /// In the later one.
    pub is: Option<&'a Passage>,
}

/// The passages that read differently or are elsewhere, and how many only have their rules on other lines.
pub fn unlike<'a>(earlier: &'a Snapshot, later: &'a Snapshot) -> (Vec<PassagePair<'a>>, usize) {
    let mut other_lines = 0;
    let mut found = Vec::new();
    for (was, is) in pairs(&earlier.passages, &later.passages) {
        let pair = PassagePair { was: was.map(|at| &earlier.passages[at]), is: is.map(|at| &later.passages[at]) };
        match (pair.was, pair.is) {
            (Some(was), Some(is)) if stays(was, is) => {
                let lines = |passage: &Passage| -> Vec<(String, String)> {
                    let because = passage.sentence.because.iter();
                    because.map(|because| (because.rule.clone(), because.at.clone())).collect()
                };
                other_lines += usize::from(lines(was) != lines(is));
            }
            _ => found.push(pair),
        }
    }
    (found, other_lines)
}

/// Whether a passage reads as it did and is where it stood.
pub fn stays(was: &Passage, is: &Passage) -> bool {
    was.sentence.text == is.sentence.text && was.heading == is.heading && was.sentence.address == is.sentence.address
}

/// The facts of two lists that differ, as if figures had moved them.
pub fn moved(earlier: &[Entry], later: &[Entry]) -> Vec<Moved> {
    let mut found = Vec::new();
    let nothing = |entry: &Entry| Entry { lines: Vec::new(), ..entry.clone() };
    for entry in later {
        let was = earlier.iter().find(|old| old.id == entry.id).cloned().unwrap_or_else(|| nothing(entry));
        moved_lines(&was, entry, &mut found);
    }
    for gone in earlier.iter().filter(|old| !later.iter().any(|new| new.id == old.id)) {
        moved_lines(gone, &nothing(gone), &mut found);
    }
    found
}

fn moved_lines(was: &Entry, is: &Entry, found: &mut Vec<Moved>) {
    let mut keys: Vec<&str> = Vec::new();
    for (what, _) in is.lines.iter().chain(&was.lines) {
        if !keys.contains(&what.as_str()) {
            keys.push(what);
        }
    }
    for what in keys {
        let (old, new) = (was.held(what), is.held(what));
        if old != new {
            let (id, label, was, is) = (is.id.clone(), is.label.clone(), old, new);
            found.push(Moved { cause: Cause::Figures, id, label, what: what.to_owned(), was, is });
        }
    }
}
