//! The titles of charts and strips, and the line below each: what a title finds is worked out again, by the same methods as the
//! sentences of the paragraph, and nothing is said across a break or of a figure that is gone.

use std::cmp::Ordering;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::ledger::Ledger;
use super::range::usual_word;
use super::{Context, Reader};
use crate::facts::Facts;
use crate::folder::measure::{Good, Target, capital};
use crate::folder::number::{Printed, number};
use crate::grammar;

pattern!(NO_FIGURE, r"^(?:No figure for (.+) is held|The figure for (.+) is not shown)$");
pattern!(NEW_BASIS, r"^is counted on a new basis from (.+) on$");
pattern!(USUAL, r"^is (better than|worse than|outside|within) its usual range(?: of (.+?) to (.+?))?$");
pattern!(MOVED, r"^has (risen|fallen) in (\S+) of (\S+) \S+$");
pattern!(RUN, r"^has (risen|fallen) (\S+) times running$");
pattern!(
    AMONG,
    r"^.+? is (in|on the boundary of) the (\S+) quartile of (\S+) areas(?: .+?)?(, though chance alone could put it there)?$"
);
pattern!(WOULD, r"^Beside the figures for .+, .+ would be in the (\S+) quartile of (\S+) areas$");
pattern!(BEYOND, r"^.+? lies beyond every figure of the (\S+) areas for .+$");
pattern!(BESIDE, r"^.+? (is (?:clearly |better|similar|worse|above|below).+)$");

impl Reader<'_> {
    /// The title of a drawing and what is below it. `among`: it shows the area among others, and not over time.
    pub(super) fn titled(&self, drawn: &Value, among: bool, ledger: &mut Ledger) {
        let title = drawn["title"]["text"].as_str().unwrap_or_default();
        ledger.at("the title of a drawing", title);
        let Some(facts) = self.facts_of(&drawn["id"]) else {
            return ledger.trouble("picture", format!("no measure is called {}", drawn["id"]));
        };
        let label = &facts.measure.label;
        let ruled = drawn["title"]["because"].as_array().is_some_and(|because| !because.is_empty());
        if !ruled {
            ledger.hold("title", title == label, || "no rule is behind it, and it is not the measure's name".into());
        } else if among {
            self.among(title, facts, ledger);
        } else {
            self.finding(title, facts, ledger);
        }
        let under = drawn["under"].as_str().unwrap_or_default();
        ledger.at("the line below a title", under);
        ledger.hold("measure", !ruled || under.starts_with(&format!("{label}; ")), || "it does not name it".into());
        let (better, other) = match facts.measure.good {
            Good::High => (", higher is better.", "lower is better"),
            Good::Low => (", lower is better.", "higher is better"),
            Good::Between(..) => (", best between ", "is better"),
            Good::Neither => (", for information.", "is better"),
        };
        let fits = under.contains(better) && !under.contains(other);
        ledger.hold("polarity", fits, || format!("good is {:?}", facts.measure.good));
        let foot = &drawn["scale"]["ticks"][0];
        if let Some((_, starts)) = under.split_once("The scale starts ") {
            let starts = starts.trim_start_matches("at ").trim_start_matches("below zero, at ").trim_end_matches('.');
            let same = foot["label"].as_str() == Some(starts) && foot["at"].as_f64() != Some(0.0);
            ledger.hold("scale", same, || format!("its foot is {foot}"));
        } else if !foot.is_null() {
            let top = drawn["scale"]["ticks"].as_array().and_then(|ticks| ticks.last()).cloned().unwrap_or_default();
            let zero = foot["at"].as_f64() == Some(0.0) || top["at"].as_f64() == Some(0.0);
            ledger.hold("scale", zero, || format!("it starts at {foot}, unsaid"));
        }
    }

    /// What is said below the line of five years, and the figure beside its last point.
    pub(super) fn years_of(&self, cell: &Value, ledger: &mut Ledger) {
        let under = cell["under"].as_str().unwrap_or_default();
        ledger.at("five years", &format!("{}: {under}", cell["name"]));
        let Some(facts) = self.facts_of(&cell["id"]) else {
            return ledger.trouble("picture", format!("no measure is called {}", cell["id"]));
        };
        let now = cell["now"].as_str().unwrap_or_default();
        let same = Printed::read(now).zip(facts.value()).is_some_and(|(said, held)| facts.prints(said, held));
        let is_drawn =
            cell["history"]["points"].as_array().and_then(|points| points.last()).is_some_and(|last| !last.is_null());
        ledger.hold("latest value", same == is_drawn, || format!("{:?}", facts.value()));
        for sentence in under.trim_end_matches('.').split(". ").filter(|sentence| !sentence.is_empty()) {
            if let Some(range) = sentence.strip_prefix("Usually ") {
                let ends =
                    range.split_once(" to ").and_then(|(low, high)| Some((Printed::read(low)?, Printed::read(high)?)));
                match ends {
                    Some((low, high)) => self.limits(Printed { sign: facts.sign(), ..low }, high, facts, ledger),
                    None => ledger.trouble("limits", format!("{range:?} is no range")),
                }
                ledger
                    .hold("usual range", facts.range().is_some_and(|range| !range.changes), || "there is none".into());
            } else if sentence.starts_with("Its change on a year before is usually ") {
                ledger
                    .hold("usual change", facts.range().is_some_and(|range| range.changes), || "there is none".into());
            } else if let Some((value, period)) =
                sentence.strip_prefix("It was ").and_then(|was| was.split_once(" for "))
            {
                let then = self.period(period).and_then(|period| facts.at(period));
                let same = Printed::read(value)
                    .zip(then.and_then(|then| then.value))
                    .is_some_and(|(said, held)| facts.prints(said, held));
                ledger.hold("comparison value", same, || format!("{:?}", then.and_then(|then| then.value)));
                let like = then.is_some_and(|then| !facts.broken_since(then.period));
                ledger.hold("comparability", like, || "a new series began since".into());
            } else if let Some(period) = sentence.strip_prefix("A new series begins with ") {
                let begins = facts.latest.filter(|latest| latest.is_break() || facts.alike().len() < 2);
                let same =
                    self.period(period).is_some_and(|said| begins.is_some_and(|own| facts.covers(own.period) == said));
                ledger.hold("break", same, || format!("{:?}", facts.latest.map(|latest| latest.period)));
            } else if let Some((targets, figure)) = of_a_target(facts, sentence) {
                let said = Printed::read(figure).map(|said| Printed { sign: facts.sign(), ..said });
                let same =
                    targets.iter().filter_map(|target| target.value).any(|aim| said.is_some_and(|said| said.is(aim)));
                ledger.hold("target", same, || format!("{targets:?}"));
            } else {
                ledger.hold("sentence", sentence == "It needs attention", || {
                    "no pattern of check/finding.rs reads it".into()
                });
            }
        }
    }

    fn finding(&self, title: &str, facts: &Facts, ledger: &mut Ledger) {
        let value = facts.latest.filter(|latest| !self.is_hidden(latest, facts)).and_then(|latest| latest.value);
        if let Some(found) = NO_FIGURE.captures(title) {
            return self.no_figure(
                found.get(1).or(found.get(2)).map_or("", |period| period.as_str()),
                value,
                facts,
                ledger,
            );
        }
        ledger.hold("absence", value.is_some(), || "its latest figure is gone".into());
        let Some((_, rest)) = title.strip_prefix("The ").and_then(|rest| rest.split_once(' ')) else {
            return ledger.trouble("sentence", "no pattern of tests/reader/check/finding.rs reads it".into());
        };
        let is_new = facts.latest.is_some_and(|latest| latest.is_break());
        ledger.hold("break", is_new == NEW_BASIS.is_match(rest), || format!("a new series: {is_new}"));
        let [better, no_change, worse] = &self.folder.words;
        let verdicts = [
            (format!("has {better}"), "improved"),
            (format!("has {worse}"), "worse"),
            (format!("shows {no_change}"), "no change"),
        ];
        let mut rest = rest.to_owned();
        // The verdict stands before what else is found, or behind it after "but".
        for (words, verdict) in &verdicts {
            let parts = [format!("{words} and "), format!(", but {words}")];
            let (before, behind) = (rest.strip_prefix(&parts[0]), rest.strip_suffix(&parts[1]));
            if let Some(left) = before.or(behind).map(str::to_owned) {
                self.told_verdict(verdict, facts, ledger);
                rest = left;
            } else if rest == *words || rest.starts_with(&format!("{words} from ")) {
                return self.told_verdict(verdict, facts, ledger);
            }
        }
        self.found(&rest, facts, ledger);
    }

    fn no_figure(&self, period: &str, value: Option<rust_decimal::Decimal>, facts: &Facts, ledger: &mut Ledger) {
        ledger.hold("absence", value.is_none(), || format!("{value:?}"));
        let same =
            self.period(period).is_some_and(|said| facts.latest.is_some_and(|own| facts.covers(own.period) == said));
        ledger.hold("period", same, || format!("{:?}", facts.latest.map(|latest| latest.period)));
    }

    fn told_verdict(&self, verdict: &str, facts: &Facts, ledger: &mut Ledger) {
        let own = self.tallied(facts);
        ledger.hold("verdict", own == verdict, || format!("it is {own}"));
    }

    /// What is found beside the verdict.
    fn found(&self, rest: &str, facts: &Facts, ledger: &mut Ledger) {
        let many = |text: &str| number(text).and_then(|many| usize::try_from(many).ok());
        if NEW_BASIS.is_match(rest) {
            // That it is has been held already.
        } else if let Some(found) = USUAL.captures(rest) {
            let range = facts.range().filter(|range| !range.changes);
            let side = usual_word(range, facts) == found[1].trim_end_matches(" than");
            ledger.hold("usual range side", range.is_some() && side, || format!("{range:?}"));
            if let (Some(lower), Some(upper)) = (found.get(2), found.get(3)) {
                match (Printed::read(lower.as_str()), Printed::read(upper.as_str())) {
                    (Some(lower), Some(upper)) => {
                        self.limits(Printed { sign: facts.sign(), ..lower }, upper, facts, ledger);
                    }
                    _ => ledger.trouble("limits", format!("{rest:?} has no range")),
                }
            }
        } else if let Some(found) = MOVED.captures(rest) {
            let way = if &found[1] == "risen" { 1 } else { -1 };
            let own = facts.long_move();
            let same =
                own.is_some_and(|own| (own.0, Some(own.1), Some(own.2)) == (way, many(&found[2]), many(&found[3])));
            ledger.hold("run", same, || format!("{own:?}"));
        } else if let Some(found) = RUN.captures(rest) {
            let way = if &found[1] == "risen" { Ordering::Greater } else { Ordering::Less };
            let own = facts.moved(way);
            ledger.hold("run", many(&found[2]) == Some(own), || format!("it has moved so {own} times running"));
        } else {
            self.as_sentence(rest, facts, ledger);
        }
    }

    /// What the grammar of the sentences reads as well: targets, and how the area stands to others.
    fn as_sentence(&self, rest: &str, facts: &Facts, ledger: &mut Ledger) {
        for sentence in self.sentences(&format!("This {rest}.")) {
            let Some(clauses) = grammar::read(&sentence) else {
                ledger.hold("sentence", false, || "no line of tests/reader/grammar/ reads it".into());
                continue;
            };
            ledger.hold("sentence", true, String::new);
            let mut context = Context::default();
            for claim in clauses.iter().flat_map(|clause| &clause.claims) {
                self.claim(claim, facts, &mut context, ledger);
            }
        }
    }

    fn among(&self, title: &str, facts: &Facts, ledger: &mut Ledger) {
        let many = |text: &str| number(text).and_then(|many| usize::try_from(many).ok());
        let quartile = |word: &str| ["top", "second", "third", "fourth"].iter().position(|own| *own == word);
        let Some(place) = facts.place() else {
            return match BESIDE.captures(title) {
                Some(found) => self.as_sentence(&found[1], facts, ledger),
                None => ledger.trouble("sentence", "no pattern of tests/reader/check/finding.rs reads it".into()),
            };
        };
        let own = usize::from(place.quartile) - 1;
        let (areas, is_so) = if let Some(found) = BEYOND.captures(title) {
            (many(&found[1]), place.beyond)
        } else if let Some(found) = WOULD.captures(title) {
            (many(&found[2]), place.newer && quartile(&found[1]) == Some(own))
        } else if let Some(found) = AMONG.captures(title) {
            let edge = place.on_edge == (&found[1] == "on the boundary of");
            (many(&found[3]), edge && !place.newer && quartile(&found[2]) == Some(own))
        } else {
            return ledger.trouble("sentence", "no pattern of tests/reader/check/finding.rs reads it".into());
        };
        ledger.hold("number of areas", areas == Some(place.areas), || format!("{place:?}"));
        ledger.hold("quartile", is_so, || format!("{place:?}"));
    }
}

/// The targets that a line such as "Target 85%" or "Contract standard 95%" can be of, and its figure: a name is said only where
/// the measure has other targets too.
fn of_a_target<'a, 'b>(facts: &'a Facts, line: &'b str) -> Option<(Vec<&'a Target>, &'b str)> {
    let targets = &facts.measure.targets;
    if let Some(figure) = line.strip_prefix("Target ") {
        return Some((targets.iter().filter(|target| target.name.is_empty() || targets.len() == 1).collect(), figure));
    }
    targets.iter().filter(|target| targets.len() > 1 && !target.name.is_empty()).find_map(|target| {
        let figure = line.strip_prefix(&capital(&target.name))?.strip_prefix(' ')?;
        Some((vec![target], figure))
    })
}
