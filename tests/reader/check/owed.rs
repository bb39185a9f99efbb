//! What a paragraph owes its reader: what the folder holds and the text leaves out, and two answers to one question.

use super::ledger::Ledger;
use super::targets::{due, met};
use super::{Reader, Understood};
use crate::claim::{Absent, Claim, Word};
use crate::facts::Facts;
use crate::facts::verdict::Verdict;
use crate::folder::measure::{Benchmark, Figure, Target, Unit};
use crate::folder::period::Period;

impl Reader<'_> {
    /// Whether the report says every fact that is held, by `length`.
    fn says_all(&self) -> bool {
        self.folder.length == "full"
    }

    pub(super) fn owed(&self, of: &[usize], understood: &Understood, ledger: &mut Ledger) {
        for at in of {
            let facts = &self.facts[*at];
            let said = understood.get(at).map_or(&[][..], Vec::as_slice);
            let topics: Vec<&str> = said.iter().map(Claim::topic).collect();
            let name = &facts.measure.label;
            let mut owes = |topic: &'static str, held: bool| {
                if held {
                    ledger
                        .hold("said", topics.contains(&topic), || format!("nothing is said of the {topic} of {name}"));
                }
            };
            owes(
                if facts.value().is_some() && !topics.contains(&"absent") { "latest" } else { "absent" },
                facts.latest.is_some(),
            );
            let hidden = said.iter().any(|claim| matches!(claim, Claim::Absent { why: Absent::Hidden, .. }));
            owes("target", !hidden && self.says_all() && self.owes_a_target(facts));
            owes("position", !hidden && self.says_all() && self.owes_a_position(facts));
            owes(
                "comparison",
                !hidden && self.says_all() && facts.comparators().iter().any(|row| self.comparable_with(row, facts)),
            );
            let breaks = facts.latest.is_some_and(Figure::is_break);
            owes("break", breaks && facts.value().is_some());
            owes(
                "caution",
                !hidden
                    && facts.latest.is_some_and(|figure| {
                        ["provisional", "estimated"].iter().any(|word| figure.status.contains(word))
                    }),
            );
            let compared = topics.contains(&"change") || said.contains(&Claim::Remained) || topics.contains(&"break");
            let like = facts.like_before().filter(|_| facts.value().is_some() && !hidden && !breaks);
            let is_so = like.is_none() || compared || !self.says_all();
            ledger.hold("like figure before", is_so, || {
                format!("nothing is said of the change of {name} from {:?}", like.map(|figure| figure.period))
            });
            self.one_verdict(said, facts, ledger);
        }
    }

    fn owes_a_target(&self, facts: &Facts) -> bool {
        let Some(now) = facts.value() else { return false };
        let in_force =
            |by: Option<Period>| by.is_none_or(|by| facts.latest.is_some_and(|latest| by.end >= latest.period.end));
        let has_state =
            |target: &Target| in_force(target.by) && target.value.is_some_and(|aim| met(now, aim, facts).is_some());
        facts.measure.targets.iter().any(|target| has_state(target) && due(target, self.folder.period))
    }

    fn owes_a_position(&self, facts: &Facts) -> bool {
        let given = facts
            .measure
            .benchmarks
            .iter()
            .any(|row| row.quartile.is_some() && row.period.end <= self.folder.period.end);
        !facts.measure.no_quartile && (given || (facts.value().is_some() && facts.place().is_some()))
    }

    fn comparable_with(&self, row: &Benchmark, facts: &Facts) -> bool {
        let grows = matches!(facts.measure.unit, Unit::Count | Unit::Money);
        let alike = facts.latest.is_some_and(|figure| figure.period.months == row.period.months);
        facts.value().is_some() && (alike || !grows) && (row.value.is_some() || !row.stated.is_empty())
    }

    /// No two sentences may seem to answer one question.
    fn one_verdict(&self, said: &[Claim], facts: &Facts, ledger: &mut Ledger) {
        let worse = said
            .iter()
            .any(|claim| matches!(claim, Claim::Change { good, .. } | Claim::Good { good, .. } if good == "worse"));
        if facts.stated() == Some(Verdict::Worse) {
            let told = worse || said.iter().any(|claim| matches!(claim, Claim::Reported(Word::Worse)));
            ledger.hold("unfavourable verdict", told, || format!("{} is stated as worse", facts.measure.label));
        }
    }
}
