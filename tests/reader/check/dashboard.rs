//! The cells of the dashboard, each read back as the sentences are.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Reader;
use super::latest::held;
use super::ledger::Ledger;
use super::targets::met;
use crate::facts::Facts;
use crate::facts::verdict::Verdict;
use crate::folder::measure::Good;
use crate::folder::number::{Printed, cell, number};

/// A cell without its brackets and marks, and what stands in the brackets.
fn parted(text: &str) -> (String, &str) {
    let (first, second) = match text.split_once(" (") {
        Some((first, rest)) => (first, rest.trim_end_matches(')')),
        None => (text, ""),
    };
    let words = first.split(' ').filter(|word| !word.starts_with('['));
    (words.collect::<Vec<_>>().join(" "), second)
}

/// What stands before `in 2023/24`, `at the end of quarter 2` or `from ...`, and the period in it.
fn when_apart(words: &str) -> (&str, &str) {
    let found = ["in ", "at ", "from "].iter().filter_map(|begin| {
        let at = if words.starts_with(begin) { 0 } else { words.find(&format!(" {begin}"))? + 1 };
        Some((at, begin.len()))
    });
    match found.min() {
        Some((at, long)) => (words[..at].trim_end(), &words[at + long..]),
        None => (words, ""),
    }
}

/// The marks in the place of a figure that say more than that there is none.
const MEANT: [(&str, &str); 4] =
    [("[z]", "not applicable"), ("[low]", "low"), ("[w]", "none recorded"), ("[u]", "unreliable")];

/// A mark in the place of the latest figure is the one that the folder has, and one that the folder has is there.
fn say_mark(meant: Option<&str>, facts: &Facts, ledger: &mut Ledger) {
    let held = facts.latest.filter(|latest| latest.value.is_none()).and_then(|latest| latest.mark());
    ledger.hold("mark", held == meant, || format!("the folder has {}", held.unwrap_or("no mark")));
}

impl Reader<'_> {
    pub(super) fn dashboard(&self, ledger: &mut Ledger) {
        for row in &self.edition.rows {
            self.row(row, ledger);
        }
        for facts in self.facts.iter().filter(|facts| facts.latest.is_some()) {
            let name = &facts.measure.label;
            let there = self
                .edition
                .rows
                .iter()
                .any(|row| row.get("Indicator").is_some_and(|own| own.starts_with(name.as_str())));
            ledger.at("the dashboard", name);
            ledger.hold("row", there, || "it has no row".into());
        }
    }

    /// One row, every cell.
    pub fn row(&self, row: &BTreeMap<String, String>, ledger: &mut Ledger) {
        let cell = |head: &str| row.get(head).map_or("", String::as_str);
        let name = cell("Indicator");
        ledger.at("the dashboard", name);
        let (label, way) = name.rsplit_once(" (").unwrap_or((name, ""));
        let Some(facts) = self.facts.iter().find(|facts| facts.measure.label == label) else {
            ledger.hold("row", false, || "no measure is called so".into());
            return;
        };
        let meant = MEANT.iter().find(|(mark, _)| *mark == cell("Latest")).map(|(_, meaning)| *meaning);
        say_mark(meant, facts, ledger);
        let mut say = |head: &str, check: &dyn Fn(&str, &Facts, &mut Ledger)| {
            ledger.at(&format!("the dashboard, {label}, {head}"), cell(head));
            if !matches!(cell(head), "" | "[x]" | "[z]" | "[c]" | "[low]" | "[w]" | "[u]") {
                check(cell(head), facts, ledger);
            }
        };
        say("Indicator", &|_, facts, ledger| self.way_cell(way.trim_end_matches(')'), facts, ledger));
        say("Period", &|text, facts, ledger| self.of_the_latest(&parted(text).0, "", facts, ledger));
        say("Latest", &|text, facts, ledger| {
            let value = Printed::read(&parted(text).0);
            let is_so = value.zip(facts.value()).is_some_and(|(said, held)| facts.prints(said, held));
            ledger.hold("latest value", is_so, || held(facts.value()));
        });
        say("Number", &|text, facts, ledger| self.number_cell(text, facts, ledger));
        say("Previous", &|text, facts, ledger| self.previous_cell(text, facts, ledger));
        say("Direction of travel", &|text, facts, ledger| self.travel_cell(text, row, facts, ledger));
        say("Neighbours", &|text, facts, ledger| self.neighbours_cell(text, facts, ledger));
        say("Other areas", &|text, facts, ledger| self.other_area_cell(text, facts, ledger));
        say("National quartile", &|text, facts, ledger| self.quartile_cell(text, facts, ledger));
        say("Target", &|text, facts, ledger| self.target_cell(text, facts, ledger));
        say("Variation", &|text, facts, ledger| self.variation_cell(text, facts, ledger));
        say("History", &|text, facts, ledger| self.history_cell(text, facts, ledger));
    }

    fn way_cell(&self, way: &str, facts: &Facts, ledger: &mut Ledger) {
        let is_so = match facts.measure.good {
            Good::High => way == "Higher is better",
            Good::Low => way == "Lower is better",
            Good::Between(..) => way.starts_with("Best between "),
            Good::Neither => way == "For information",
        };
        ledger.hold("polarity", is_so, || format!("good is {:?}", facts.measure.good));
    }

    fn number_cell(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        let (size, noun) = text.split_once(' ').unwrap_or((text, ""));
        let known = facts.latest.and_then(|figure| figure.count);
        ledger.hold("count", number(size).is_some() && number(size) == known.map(|count| count.normalize()), || {
            held(known)
        });
        if !noun.is_empty() {
            self.noun(number(size).unwrap_or_default(), noun, facts, ledger);
        }
    }

    fn previous_cell(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        let (value, period) = parted(text);
        let figure = self.previous_of(period, facts);
        let known = figure.and_then(|figure| figure.0);
        let is_so =
            Printed::read(&value).zip(known).is_some_and(|(said, held)| facts.prints(said, held) || said.is(held));
        ledger.hold("comparison value", is_so || value.is_empty(), || held(known));
        ledger.hold("comparison period", figure.is_some(), || "the folder has no such figure".into());
    }

    /// The value of a period as a cell names it: `Quarter 2`, `average for 2018/19`.
    fn previous_of(&self, period: &str, facts: &Facts) -> Option<(Option<Decimal>, i32)> {
        if let Some(year) = period.rsplit_once("average for ").map(|(_, year)| year) {
            let period = self.period(year)?;
            let figure = facts.years.iter().find(|figure| figure.period == period)?;
            return Some((figure.value.map(|value| value / Decimal::from(4)), period.end));
        }
        let lower = period.to_lowercase();
        let undated =
            lower == "before" || lower.contains("previous") || lower == facts.measure.earlier_name.to_lowercase();
        let figure = if undated { facts.undated? } else { facts.at(self.period(period)?)? };
        Some((figure.value, figure.period.end))
    }

    /// `Improved (up 3.6 points)`: the verdict, and the way and size.
    fn travel_cell(&self, text: &str, row: &BTreeMap<String, String>, facts: &Facts, ledger: &mut Ledger) {
        let (word, detail) = parted(text);
        let previous = row.get("Previous").map_or("", String::as_str);
        let then = self.previous_of(parted(previous).1, facts).and_then(|(value, _)| value);
        let tallied = self.tallied(facts);
        let verdict = match word.as_str() {
            "Improved" => facts.measure.good != Good::Neither && tallied == "improved",
            "Declined" | "Got worse" => tallied == "worse",
            "No significant change" | "No clear change" => {
                let figure = self.period(parted(previous).1).and_then(|period| facts.at(period));
                let method = self.methods.change.get(&facts.measure.label);
                let own = figure.map(|figure| facts.verdict(method, figure));
                tallied == "no change" || matches!(own, Some(Verdict::NoChange | Verdict::Either))
            }
            "Higher" => facts.value().zip(then).is_none_or(|(now, then)| now > then),
            "Lower" => facts.value().zip(then).is_none_or(|(now, then)| now < then),
            "No judgement" | "Too small to judge" => tallied.starts_with("not judged") || tallied == "information",
            _ => false,
        };
        ledger.hold("verdict", verdict, || format!("it is counted as {tallied}"));
        self.travel_detail(detail, then, facts, ledger);
        if let Some(reason) = detail
            .split(", ")
            .find(|part| *part == "as near to the best range" || part.starts_with("no earlier figure"))
        {
            let is_so = match reason {
                "no earlier figure" | "no earlier figure to compare" => {
                    facts.like_before().is_none() && facts.undated.is_none()
                }
                _ => matches!(facts.measure.good, Good::Between(..)),
            };
            ledger.hold("reason", is_so, || "that is not the reason".into());
        }
    }

    fn travel_detail(&self, detail: &str, then: Option<Decimal>, facts: &Facts, ledger: &mut Ledger) {
        let change = facts.value().zip(then).map(|(now, then)| now - then);
        let Some(first) = detail.split(", ").next() else { return };
        let way = if first.starts_with("up ") { Ordering::Greater } else { Ordering::Less };
        if let Some(size) = first.strip_prefix("up ").or_else(|| first.strip_prefix("down ")) {
            ledger.hold("direction", change.is_some_and(|change| change.cmp(&Decimal::ZERO) == way), || held(change));
            let size = size.trim_end_matches(" points").trim_end_matches(" point");
            let size = Printed::read(size);
            let is_so = size.zip(change).is_some_and(|(size, change)| size.is(change.abs()));
            ledger.hold("change amount", is_so, || held(change));
            ledger.hold("change of nothing", size.is_none_or(|size| !size.value.is_zero()), || {
                "a change that prints as nothing is none".into()
            });
        } else if first == "the same" {
            // "The same, to one decimal": what is left of the change is less than is printed.
            let small = |change: Decimal| change.abs() < Decimal::ONE;
            ledger.hold("the same", change.is_none_or(|change| change.is_zero() || small(change)), || held(change));
        }
    }

    fn neighbours_cell(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        let (value, relation) = parted(text);
        self.stands_to("neighbours", (&value, relation), facts, ledger);
    }

    /// `82.5% in quarter 2 (England, better)`, and of a measure with neighbours `86.9% (neighbours, better); 82.5% (England, better)`.
    fn other_area_cell(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        for (nth, one) in text.split("; ").enumerate() {
            let (value, stands) = parted(one);
            let (name, relation) = stands.split_once(", ").unwrap_or((stands, ""));
            let has_neighbours = facts.comparators().into_iter().any(|row| row.name.contains("neighbour"));
            let is_first = nth > 0 || has_neighbours == (name == "neighbours");
            ledger.hold("comparator", is_first, || "the neighbours come first".into());
            self.stands_to(name, (&value, relation), facts, ledger);
        }
    }

    fn stands_to(&self, name: &str, (value, relation): (&str, &str), facts: &Facts, ledger: &mut Ledger) {
        let is_it = |row: &str| if name == "neighbours" { row.contains("neighbour") } else { row == name };
        let Some(row) = facts.comparators().into_iter().find(|row| is_it(&row.name)) else {
            ledger.hold("comparator", false, || format!("the folder has no figure of {name}"));
            return;
        };
        // "86.9% in 2023/24 (neighbours, better)": the figure's own period is not said. Words alone are "better in 2023/24".
        let (value, of_figure) = when_apart(value);
        let (relation, of_words) = when_apart(relation);
        if let Some(said) = Printed::read(value) {
            ledger.hold(
                "comparator value",
                row.value.is_some_and(|held| said.sign == facts.sign() && said.is(held)),
                || held(row.value),
            );
        }
        if !relation.is_empty() {
            self.relation(relation, row, facts, ledger);
        }
        for when in [of_figure, of_words].into_iter().filter(|when| !when.is_empty()) {
            let when = when.trim_start_matches("the end of ").trim_start_matches("the ");
            let is_so = self.period(when) == Some(row.period);
            ledger.hold("comparator period", is_so, || format!("it is of {:?}", row.period));
        }
        let is_of_words = Printed::read(value).is_none();
        ledger.hold("comparator period", of_words.is_empty() || is_of_words, || {
            "a period behind the words is taken for the area's own".into()
        });
    }

    fn quartile_cell(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        let word = text.split([',', ' ']).next().unwrap_or_default();
        let said = ["Top", "Second", "Third", "Fourth"].iter().position(|name| *name == word).map(|at| at as u8 + 1);
        let given = facts
            .measure
            .benchmarks
            .iter()
            .filter(|row| row.quartile.is_some() && row.period.end <= self.folder.period.end);
        let given = given.max_by_key(|row| row.period.end).and_then(|row| row.quartile);
        let own = given.or_else(|| facts.place().map(|place| place.quartile));
        ledger.hold("quartile", said.is_some() && said == own, || format!("{own:?}"));
        let (_, detail) = parted(text);
        let Some((rank, rest)) = detail.trim_start_matches("would be ").split_once(" of ") else { return };
        let (Some(place), (areas, year)) = (facts.place(), rest.split_once(" for ").unwrap_or((rest, ""))) else {
            return;
        };
        let year = year.split(", ").next().unwrap_or_default();
        ledger.hold(
            "rank",
            crate::folder::number::ordinal(rank.trim_start_matches("joint ")) == Some(place.rank),
            || format!("{place:?}"),
        );
        ledger.hold("tie", rank.starts_with("joint ") == (place.ties > 0), || format!("{place:?}"));
        ledger.hold("number of areas", areas.parse() == Ok(place.areas), || format!("{place:?}"));
        let is_so = self.period(year).is_some_and(|period| facts.is_others_year(period));
        ledger.hold("others’ period", is_so, || "the others' figures are of another".into());
    }

    fn target_cell(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        let (value, state) = parted(text);
        if value.starts_with(char::is_alphabetic) {
            return self.several_targets(text, facts, ledger);
        }
        let aim = cell(&value);
        let said = Printed::read(&value);
        let prints = |held: Decimal| aim == Some(held) || said.is_some_and(|said| said.is(held));
        let target = facts.measure.targets.iter().find(|target| target.value.is_some_and(prints));
        let unsaid = || facts.measure.targets.iter().find(|target| value.is_empty() && target.value.is_none());
        let target = target.or_else(unsaid);
        ledger.hold("target", target.is_some(), || format!("{:?}", facts.measure.targets));
        let Some(target) = target else { return };
        let own = facts.value().zip(target.value).and_then(|(now, aim)| met(now, aim, facts));
        let due = super::targets::in_force(target, facts);
        let close = super::targets::close(facts.value(), target, facts);
        // A cell without a state holds the target against nothing.
        let of_year = state.is_empty() || state.contains("so far") || state.contains(" in ");
        let is_so = match state.split(", ").next().unwrap_or_default() {
            _ if of_year => true,
            "met" => own == Some(true),
            "missed" => own == Some(false) && due && !close,
            "close to target" => own == Some(false) && due && close,
            "not due" => !due,
            _ => true,
        };
        ledger.hold("target state", is_so, || format!("met: {own:?}, due: {due}"));
        if !of_year {
            self.same_time(target, facts, ledger);
        }
    }

    /// `Met 95%, close to 98%`
    fn several_targets(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        for one in text.split(", ") {
            let (state, value) = one.rsplit_once(' ').unwrap_or((one, ""));
            let said = Printed::read(value);
            let prints = |held: Decimal| said.is_some_and(|said| said.is(held));
            let target = facts.measure.targets.iter().find(|target| target.value.is_some_and(prints));
            ledger.hold("target", target.is_some(), || format!("{:?}", facts.measure.targets));
            let Some(target) = target else { continue };
            let own = facts.value().zip(target.value).and_then(|(now, aim)| met(now, aim, facts));
            let close = super::targets::close(facts.value(), target, facts);
            let is_so = match state.to_lowercase().as_str() {
                "met" => own == Some(true),
                "missed" => own == Some(false) && !close,
                "close to" => own == Some(false) && close,
                "not due" => !super::targets::in_force(target, facts),
                _ => true,
            };
            ledger.hold("target state", is_so, || format!("met: {own:?}, close: {close}"));
        }
    }

    fn variation_cell(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        let (word, detail) = text.split_once(" (").unwrap_or((text, ""));
        let range = facts.range();
        let usual = super::range::usual_word(range, facts);
        let is_so = match word.split(", ").next().unwrap_or(word) {
            "Better than usual" => usual == "better",
            "Worse than usual" => usual == "worse",
            "Outside usual range" => usual == "outside",
            "Within usual range" => range.is_some() && usual == "within",
            // It is hidden.
            "no latest figure" => true,
            // Why there is no range, or what the figure has been doing.
            _ => range.is_none(),
        };
        ledger.hold("usual range side", is_so, || format!("{range:?}"));
        // "above £1,250": a comma is of the figure.
        let limit = detail.split(')').next().and_then(|limit| limit.split_once(' '));
        let limit = limit.filter(|(way, _)| ["above", "below"].contains(way));
        let limit = limit.and_then(|(way, limit)| Some((way, Printed::read(limit)?)));
        if let (Some(range), Some((way, limit))) = (range.filter(|range| !range.changes), limit) {
            let own = if way == "above" { range.upper } else { range.lower };
            ledger.hold("limits", super::range::nearly(limit, own), || format!("{range:?}"));
        }
    }

    /// The figures of the small line, oldest first.
    fn history_cell(&self, text: &str, facts: &Facts, ledger: &mut Ledger) {
        let figures = text.split(" (").next().unwrap_or_default();
        let said: Vec<&str> = figures.split(' ').filter(|word| *word != "/").collect();
        let own = super::heard::periods(facts);
        // What is hidden, or is not there, is a gap.
        let printed = |said: &str, own: &Option<Decimal>| {
            Printed::read(said).is_some_and(|said| own.is_some_and(|exact| said.is(exact)))
        };
        let same = said.iter().zip(&own).all(|(said, (_, own))| cell(said).is_none() || printed(said, own));
        ledger.hold("history", same && said.len() == own.len(), || format!("{own:?}"));
    }
}
