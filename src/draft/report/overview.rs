//! The overview panel: how many measures improved, stayed and declined, by outcome.
//!
//! It counts the decisions that the sentences and the dashboard are made of, and is compared with the totals of the
//! overview's own paragraph: where they differ nothing is built.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::draft::narrative::{Indicated, Narrative};
use crate::figures::prose::{capital, said, words};
use crate::rules::{IndicatorContext, PrintedWords, Scene, Tallied, Tally, TargetTotals};

use super::front_matter::SectionFrame;
use super::outcomes::{OfOutcome, outcomes};

/// The panel, after the paragraphs of the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Overview {
    /// 1 for `Table 1`.
    pub number: u32,
    /// The subject, in bold at the start of the caption, without a full stop.
    pub title: String,
    /// What is counted, in sentences.
    pub note: String,
    /// What a shape stands for, where shapes are drawn beside the numbers; empty where they would be too many to count.
    pub shapes_note: String,
    /// The columns with their totals: at least two of the verdicts, then what has none.
    pub verdicts: Vec<VerdictTotal>,
    /// The rows: two outcomes or more.
    pub outcomes: Vec<OutcomeCounts>,
    /// How many measures there are in all.
    pub all: usize,
}

/// One column of the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct VerdictTotal {
    /// What is drawn beside it: `improved`, `steady`, `declined`, `none`, `information`.
    pub shape: String,
    /// `No clear change`
    pub word: String,
    /// How many measures have it.
    pub count: usize,
}

/// One row of the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OutcomeCounts {
    /// The outcome's heading, as in the report and the dashboard.
    pub heading: String,
    /// How many of its measures have each verdict, in the order of the columns.
    pub counts: Vec<usize>,
    /// How many measures it has.
    pub all: usize,
}

/// The columns, in the order of the panel.
const COLUMNS: [Tallied; Tallied::ALL.len()] =
    [Tallied::Improved, Tallied::NoClearChange, Tallied::Declined, Tallied::NotJudged, Tallied::NoPolarity];

/// What is drawn beside a column, and the word at its head.
fn head(column: Tallied, words: &PrintedWords) -> (&'static str, String) {
    let word = capital(words.tallied(column));
    match column {
        Tallied::Improved => ("improved", word),
        Tallied::NoClearChange => ("steady", word),
        Tallied::Declined => ("declined", word),
        Tallied::NotJudged => ("none", word),
        Tallied::NoPolarity => ("information", "For information".into()),
    }
}

/// The first columns are verdicts, and are also where no measure has one.
const VERDICTS: usize = 3;

/// The column of what has no polarity, which the paragraph of the overview tells apart from the measures.
const INFORMATION: usize = 4;

/// Shapes are drawn while nobody has to count more of them in one place.
const MOST_SHAPES: usize = 20;

/// The measures of each outcome by verdict.
pub struct ByOutcome<'a> {
    rows: Vec<(&'a str, [usize; COLUMNS.len()])>,
    /// How the targets of the measures in each row stand, one by one.
    targets: BTreeMap<&'a str, TargetTotals>,
    /// Rows of the dashboard that are reported and not counted.
    supporting: usize,
    /// Measures that are counted and are under no heading: they are the last row.
    elsewhere: usize,
}

/// The heading of measures that are under no outcome.
const ELSEWHERE: &str = "Other measures";

impl<'a> ByOutcome<'a> {
    /// Counts them from the decisions.
    pub(crate) fn of(sections: &'a [SectionFrame], narrative: &'a Narrative) -> ByOutcome<'a> {
        let mut groups: Vec<OfOutcome> = outcomes(sections, narrative);
        let shown =
            |one: &&Indicated| groups.iter().flat_map(|(_, under)| under).any(|other| std::ptr::eq(*other, *one));
        let elsewhere: Vec<&Indicated> =
            narrative.indicated.iter().filter(|one| !one.finding.indicator.supporting && !shown(one)).collect();
        let supporting = groups.iter().flat_map(|(_, under)| under).filter(|one| one.finding.indicator.supporting);
        let (supporting, left) = (supporting.count(), elsewhere.len());
        groups.push((ELSEWHERE, elsewhere));
        let targets = groups.iter().map(|(heading, under)| (*heading, target_totals(under))).collect();
        let rows =
            groups.iter().map(|(heading, under)| (*heading, counted(under))).filter(|(_, counts)| sum(counts) > 0);
        ByOutcome { rows: rows.collect(), targets, supporting, elsewhere: left }
    }

    /// Whether rows and columns come to the totals that the sentences of the overview are made of.
    pub(crate) fn agrees(&self, tally: &Tally) -> bool {
        let columns = COLUMNS.into_iter().zip(self.columns()).all(|(verdict, count)| tally.how_many(verdict) == count);
        columns && self.rows.iter().map(|(_, counts)| sum(counts)).sum::<usize>() == tally.counted
    }

    fn columns(&self) -> [usize; COLUMNS.len()] {
        let mut totals = [0; COLUMNS.len()];
        for (_, counts) in &self.rows {
            totals.iter_mut().zip(counts).for_each(|(total, count)| *total += count);
        }
        totals
    }

    /// How the measures of each outcome stand, by its heading: `Four measures: one got worse, three not judged. Targets: one missed.`
    pub(crate) fn tallies(&self, printed: &PrintedWords) -> BTreeMap<String, String> {
        let verdict = |column: Tallied| match column {
            Tallied::NoPolarity => "for information",
            column => printed.tallied(column),
        };
        let tally = |counts: &[usize; COLUMNS.len()]| {
            let all = sum(counts);
            let part = |(column, count): (Tallied, usize)| match all {
                1 => verdict(column).to_owned(),
                _ => format!("{} {}", words(count.into()), verdict(column)),
            };
            let parts = COLUMNS.into_iter().zip(*counts).filter(|(_, count)| *count > 0).map(part);
            let measures = capital(&said(all.into(), "measure", "measures"));
            format!("{measures}: {}.", parts.collect::<Vec<_>>().join(", "))
        };
        let targets = |heading: &str| match self.targets.get(heading) {
            Some(totals) if totals.judged() > 0 => format!(" Targets: {}.", totals.in_words()),
            _ => String::new(),
        };
        let line =
            |(heading, counts): &(&str, _)| ((*heading).to_owned(), format!("{}{}", tally(counts), targets(heading)));
        self.rows.iter().map(line).collect()
    }

    /// The panel. `None` where it would only repeat the sentence above it: with one outcome, or where nothing is judged.
    pub(crate) fn overview(&self, printed: &PrintedWords) -> Option<Overview> {
        let totals = self.columns();
        if self.rows.len() < 2 || sum(&totals[..VERDICTS]) == 0 {
            return None;
        }
        let used = |nth: &usize| *nth < VERDICTS || totals[*nth] > 0;
        let columns: Vec<usize> = (0..COLUMNS.len()).filter(used).collect();
        let all = sum(&totals);
        let most = self.rows.iter().flat_map(|(_, counts)| counts).max().copied().unwrap_or(0);
        let verdict = |nth: &usize| {
            let (shape, word) = head(COLUMNS[*nth], printed);
            VerdictTotal { shape: shape.into(), word, count: totals[*nth] }
        };
        let row = |(heading, counts): &(&str, [usize; COLUMNS.len()])| OutcomeCounts {
            heading: (*heading).to_owned(),
            counts: columns.iter().map(|nth| counts[*nth]).collect(),
            all: sum(counts),
        };
        Some(Overview {
            number: 1,
            title: "Direction of travel by outcome".into(),
            note: self.note(all),
            shapes_note: if most <= MOST_SHAPES { "Each shape is one of them.".into() } else { String::new() },
            verdicts: columns.iter().map(verdict).collect(),
            outcomes: self.rows.iter().map(row).collect(),
            all,
        })
    }

    /// What is counted, and what is not.
    fn note(&self, all: usize) -> String {
        let information = self.columns()[INFORMATION];
        let measures = words((all - information).into());
        let counted = match all - information {
            1 => "The one measure is counted once".to_owned(),
            _ => format!("Each of the {measures} measures is counted once"),
        };
        let mut sentences = vec![match information {
            0 => format!("{counted}."),
            1 => format!("{counted}, and so is one indicator for information."),
            more => format!("{counted}, and so are {} indicators for information.", words(more.into())),
        }];
        match self.supporting {
            0 => {}
            1 => sentences.push("One more in Appendix A supports another and is not counted.".into()),
            more => sentences.push(format!(
                "In Appendix A there are {} more, which support others and are not counted.",
                words(more.into())
            )),
        }
        if self.elsewhere > 0 {
            sentences.push(format!("{ELSEWHERE} are those that no section reports."));
        }
        sentences.join(" ")
    }
}

/// The targets of these, one by one, without those of measures that only support another.
fn target_totals(under: &[&Indicated]) -> TargetTotals {
    let measures = under.iter().filter(|indicated| !indicated.finding.indicator.supporting);
    measures.fold(TargetTotals::default(), |totals, one| {
        let subject = IndicatorContext::new(one.finding.clone(), one.decided.clone(), Scene::default());
        totals.and(&subject.target_totals())
    })
}

/// How many of these have each verdict; those that only support another have none.
fn counted(under: &[&Indicated]) -> [usize; COLUMNS.len()] {
    let mut counts = [0; COLUMNS.len()];
    for indicated in under.iter().filter(|indicated| !indicated.finding.indicator.supporting) {
        let tallied = indicated.decided.tallied();
        if let Some(nth) = COLUMNS.iter().position(|column| *column == tallied) {
            counts[nth] += 1;
        }
    }
    counts
}

fn sum(counts: &[usize]) -> usize {
    counts.iter().sum()
}

impl Overview {
    /// What is at the top of the last column.
    const ALL: &str = "All";
    /// What comes before the totals.
    pub(crate) const TOTALS: &str = "All outcomes";

    /// `Table 1: Direction of travel by outcome. Each of the 29 measures is counted once.`
    pub fn caption(&self) -> String {
        format!("Table {}: {}. {}", self.number, self.title, self.note)
    }

    /// The heads of the columns, that of the outcomes first.
    pub fn heads(&self) -> Vec<&str> {
        let verdicts = self.verdicts.iter().map(|verdict| verdict.word.as_str());
        std::iter::once("Outcome").chain(verdicts).chain([Self::ALL]).collect()
    }

    /// The rows in words, a cell a head; the last one has the totals.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let row = |heading: &str, counts: &[usize], all: usize| -> Vec<String> {
            let cells = counts.iter().chain([&all]).map(|count| Overview::in_words(*count));
            std::iter::once(heading.to_owned()).chain(cells).collect()
        };
        let totals: Vec<usize> = self.verdicts.iter().map(|verdict| verdict.count).collect();
        let outcomes = self.outcomes.iter().map(|outcome| row(&outcome.heading, &outcome.counts, outcome.all));
        outcomes.chain([row(Self::TOTALS, &totals, self.all)]).collect()
    }

    /// A number as it is in a cell: a zero is a word, so that no cell looks like a figure left out.
    pub fn in_words(count: usize) -> String {
        if count == 0 { "none".into() } else { count.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::TargetTallied;

    #[test]
    fn rows_that_are_not_the_totals_of_the_sentence_do_not_agree() {
        let by_outcome = ByOutcome {
            rows: vec![("Homes", [1, 0, 0, 0, 0]), ("Roads", [1, 0, 1, 0, 1])],
            targets: [("Roads", TargetTotals::default().with(TargetTallied::Missed, 2))].into(),
            supporting: 0,
            elsewhere: 0,
        };
        let tally = |improved: usize, declined: usize, counted: usize| Tally {
            verdicts: [(Tallied::Improved, improved), (Tallied::Declined, declined), (Tallied::NoPolarity, 1)].into(),
            counted,
            ..Tally::default()
        };
        assert!(by_outcome.agrees(&tally(2, 1, 4)));
        assert!(!by_outcome.agrees(&tally(1, 2, 4)), "the same sum, of other verdicts");
        assert!(!by_outcome.agrees(&tally(2, 1, 5)), "a measure that no row has");
        let tallies = by_outcome.tallies(&PrintedWords::default());
        assert_eq!(tallies["Homes"], "One measure: improved.");
        assert_eq!(
            tallies["Roads"],
            "Three measures: one improved, one got worse, one for information. Targets: two missed."
        );
        let panel = by_outcome.overview(&PrintedWords::default()).expect("two outcomes");
        assert_eq!(panel.heads(), ["Outcome", "Improved", "No clear change", "Got worse", "For information", "All"]);
        assert_eq!(panel.rows()[2], ["All outcomes", "2", "none", "1", "1", "4"]);
    }

    #[test]
    fn what_would_only_repeat_the_sentence_is_left_out() {
        let panel = |rows| {
            ByOutcome { rows, targets: BTreeMap::new(), supporting: 2, elsewhere: 0 }.overview(&PrintedWords::default())
        };
        assert_eq!(panel(vec![("Homes", [3, 1, 1, 0, 0])]), None, "one outcome");
        assert_eq!(panel(vec![("Homes", [0, 0, 0, 2, 0]), ("Roads", [0, 0, 0, 1, 1])]), None, "nothing is judged");
        let many = panel(vec![("Homes", [0, 21, 0, 0, 0]), ("Roads", [1, 0, 0, 0, 0])]).expect("two outcomes");
        assert_eq!(many.shapes_note, "", "nobody counts 21 shapes");
        assert!(many.note.ends_with("there are two more, which support others and are not counted."), "{}", many.note);
    }
}
