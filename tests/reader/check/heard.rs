//! The texts that stand in for charts, strips and the small lines of the dashboard: every sentence is read, and every claim
//! worked out again from the folder. Nothing may be said across a break, of unlike months, or of a period without a figure.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;
use serde_json::Value;

use super::Reader;
use super::ledger::Ledger;
use super::range::{nearly, usual_word};
use crate::facts::Facts;
use crate::folder::number::{Printed, number, ordinal};
use crate::folder::period::Period;

/// No more words, unless the measure's name alone has so many.
const MOST: usize = 60;

pattern!(LATEST, r"^(.+?) for (the .+?|[^,]+?)(?:, (.+))?$");
pattern!(USUAL, r"^(better than|worse than|outside|within) its usual range of (.+?) to (.+?)(?: \(mean (.+)\))?$");
pattern!(CHANGE, r"^and its change on a year before is (better than|worse than|outside|within) its usual range of .+$");
pattern!(MOVED, r"^having (risen|fallen) in (\S+) of (\S+) \S+$");
pattern!(SINCE, r"^(\S+) figures: the first, for (.+), is (.+), the lowest (\S+) and the highest (.+)$");
pattern!(LAST, r"^The last is (.+), for (.+)$");
pattern!(BEFORE, r"^The figure for (.+) was (.+)$");
pattern!(ALL, r"^All (\S+) figures, from (.+) on, are (.+)$");
pattern!(
    APART,
    r"^(?:The figure before, for|(\S+) earlier figures, up to) (.+), (?:is|are) (not comparable|drawn apart)$"
);
pattern!(
    STRIP,
    r"^: .+? is at (.+?)(?: in (.+?))?, in the (top|second|third|fourth) quartile, (?:(would be )?(joint )?(\S+) of (\d+)|beyond all (\d+))\. (\S+) others for (.+?) go from (\S+) \(best\) to (\S+) \(worst\)(?:; (.+?))?\.(?: (One area has|\S+ areas have) no figure\.)?$"
);

pattern!(NAMED, r"^: .+? is at (.+?) for ([^.]+?)\. Beside it are (.+)\.$");

/// What a drawing is drawn through, worked out again: every period of the like figures, with those that the drawing shows.
struct Series<'a> {
    facts: &'a Facts<'a>,
    periods: Vec<(Period, Option<Decimal>)>,
}

/// The like figures up to the latest, and an empty period where a row is lacking.
pub(super) fn periods(facts: &Facts) -> Vec<(Period, Option<Decimal>)> {
    let held = facts.alike();
    let apart = held.windows(2).map(|pair| pair[1].period.end - pair[0].period.end).filter(|months| *months > 0);
    let step = apart.min().unwrap_or(1);
    let mut periods: Vec<(Period, Option<Decimal>)> = Vec::new();
    for figure in held {
        if let Some((last, _)) = periods.last().copied() {
            let months = figure.period.end - last.end;
            let empty = if months % step == 0 { months / step - 1 } else { 0 };
            periods.extend((1..=empty).map(|nth| (last.before(-nth * step), None)));
        }
        periods.push((figure.period, figure.value));
    }
    periods
}

impl<'a> Series<'a> {
    /// What the drawing leaves out is hidden.
    fn of(facts: &'a Facts<'a>, shown: &[Value]) -> Option<Series<'a>> {
        let mut periods = periods(facts);
        // A drawing of five years begins with them.
        let latest = periods.iter().rfind(|(_, value)| value.is_some()).map_or(0, |(period, _)| period.end);
        if shown.len() < periods.len() {
            periods.retain(|(period, _)| period.end >= latest - 60);
        }
        let fits = periods.len() == shown.len();
        fits.then(|| {
            let kept =
                periods.iter().zip(shown).map(|((period, value), shown)| (*period, value.filter(|_| !shown.is_null())));
            Series { facts, periods: kept.collect() }
        })
    }

    fn valued(&self) -> Vec<(Period, Decimal)> {
        self.periods.iter().filter_map(|(period, value)| Some((*period, (*value)?))).collect()
    }

    /// The end before which nothing is of the latest series: the last break, or where the catalogue starts again.
    fn begins(&self) -> i32 {
        let breaks = self.facts.held.iter().filter(|figure| figure.is_break()).map(|figure| figure.period.end);
        let again = self.facts.measure.rebase.iter().map(|period| period.end);
        let upto = self.valued().last().map_or(i32::MAX, |(period, _)| period.end);
        breaks.chain(again).filter(|end| *end <= upto).max().unwrap_or(i32::MIN)
    }

    fn latest_series(&self) -> Vec<(Period, Decimal)> {
        self.valued().into_iter().filter(|(period, _)| period.end >= self.begins()).collect()
    }
}

impl Reader<'_> {
    /// Every alternative text of the report as data.
    pub fn heard(&self, report: &Value, ledger: &mut Ledger) {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        for block in list(&report["sections"]).iter().flat_map(|section| list(&section["blocks"])) {
            match block["kind"].as_str() {
                Some("chart") => {
                    let chart = &block["chart"];
                    let shown: Vec<Value> = list(&chart["points"]).iter().map(|point| point["value"].clone()).collect();
                    self.drawing("a chart", chart, &chart["id"], &shown, ledger);
                    self.titled(chart, false, ledger);
                }
                Some("strip") => {
                    self.strip(&block["strip"], ledger);
                    self.titled(&block["strip"], true, ledger);
                }
                _ => {}
            }
        }
        for cell in list(&report["five_years"]["cells"]) {
            self.drawing("five years", &cell["history"], &cell["id"], &list(&cell["history"]["points"]), ledger);
            self.years_of(&cell, ledger);
        }
        for row in list(&report["dashboard"]["groups"]).iter().flat_map(|group| list(&group["rows"])) {
            let history = &row["history"];
            if !history.is_null() {
                self.drawing("the line of a row", history, &row["id"], &list(&history["points"]), ledger);
                self.joined(history, &row["id"], ledger);
            }
        }
    }

    pub(super) fn facts_of(&self, name: &Value) -> Option<&Facts<'_>> {
        let name = name.as_str().unwrap_or_default();
        self.facts.iter().find(|facts| facts.measure.id == name || facts.measure.label == name)
    }

    /// No line runs into a figure of a new series.
    fn joined(&self, history: &Value, id: &Value, ledger: &mut Ledger) {
        let Some(facts) = self.facts_of(id) else { return };
        let Some(series) = Series::of(facts, history["points"].as_array().expect("points")) else { return };
        let begins = series.begins();
        let first = series.periods.iter().position(|(period, value)| value.is_some() && period.end >= begins);
        let before = series.valued().iter().any(|(period, _)| period.end < begins);
        let cut =
            history["breaks"].as_array().expect("breaks").iter().any(|at| at.as_u64() == first.map(|at| at as u64));
        ledger.hold("break", !before || cut, || format!("a new series begins at {first:?}"));
    }

    fn drawing(&self, place: &str, drawn: &Value, name: &Value, shown: &[Value], ledger: &mut Ledger) {
        let text = drawn["alt"].as_str().unwrap_or_default();
        ledger.at(place, text);
        let Some(facts) = self.facts_of(name) else {
            return ledger.trouble("picture", format!("no measure is called {name}"));
        };
        let label = &facts.measure.label;
        let Some(rest) = text.strip_prefix(&format!("{label}: ")) else {
            return ledger.trouble("picture", "it does not begin with its measure".into());
        };
        let words = text.split_whitespace().count();
        let room = MOST.max(label.split_whitespace().count() + 45);
        ledger.hold("length", words <= room, || format!("{words} words"));
        let Some(series) = Series::of(facts, shown) else {
            return ledger.trouble("number of figures", format!("{} are drawn", shown.len()));
        };
        let same = series.periods.iter().zip(shown).all(|((_, value), shown)| {
            shown.is_null()
                || value.is_some_and(|value| {
                    shown.as_f64().is_some_and(|shown| {
                        // As printed: within half of the last decimal, which a count or score may have none of.
                        (shown - f64::try_from(value).expect("a double")).abs() <= 0.5 + 1e-9
                    })
                })
        });
        ledger.hold("value", same, || "another figure is drawn".into());
        for (nth, sentence) in rest.trim_end_matches('.').split(". ").enumerate() {
            let read =
                if nth == 0 { self.first(sentence, &series, ledger) } else { self.then(sentence, &series, ledger) };
            ledger.hold("sentence", read, || format!("no pattern of tests/reader/check/heard.rs reads {sentence:?}"));
        }
    }

    /// The latest figure, and what is found of it.
    fn first(&self, sentence: &str, series: &Series, ledger: &mut Ledger) -> bool {
        let facts = series.facts;
        if let Some(period) = sentence.strip_prefix("no figure for ") {
            let latest = series.periods.last();
            let same = self.period(period).zip(latest).is_some_and(|(said, (own, _))| facts.covers(*own) == said);
            ledger.hold("absence", same && latest.is_some_and(|(_, value)| value.is_none()), || format!("{latest:?}"));
            return true;
        }
        let Some(found) = LATEST.captures(sentence) else { return false };
        self.one(&found[1], &found[2], series.valued().last().copied(), facts, ledger);
        ledger.hold("latest", series.periods.last().is_some_and(|(_, value)| value.is_some()), || "it has none".into());
        let Some(standing) = found.get(3).map(|standing| standing.as_str()) else { return true };
        if let Some(found) = USUAL.captures(standing) {
            let range = facts.range().filter(|range| !range.changes);
            ledger.hold("usual range side", usual_word(range, facts) == found[1].trim_end_matches(" than"), || {
                format!("{range:?}")
            });
            let Some(range) = range else {
                ledger.trouble("usual range", "there is none".into());
                return true;
            };
            let (lower, upper) = (Printed::read(&found[2]), Printed::read(&found[3]));
            let (Some(lower), Some(upper)) = (lower.map(|lower| self.signed(lower, facts)), upper) else {
                return false;
            };
            self.limits(lower, self.signed(upper, facts), facts, ledger);
            if let Some(mean) = found.get(4) {
                let mean = Printed::read(mean.as_str());
                ledger.hold("mean", mean.is_some_and(|mean| nearly(mean, range.mean)), || format!("{range:?}"));
            }
        } else if let Some(found) = CHANGE.captures(standing) {
            let range = facts.range().filter(|range| range.changes);
            let side = usual_word(range, facts) == found[1].trim_end_matches(" than");
            ledger.hold("usual change", range.is_some() && side, || format!("{range:?}"));
        } else if let Some(found) = MOVED.captures(standing) {
            let way = if &found[1] == "risen" { 1 } else { -1 };
            let said = |at: usize| number(&found[at]).and_then(|many| usize::try_from(many).ok());
            // What the report hides ends its run, and this reader does not know it.
            let hidden = periods(facts).iter().zip(&series.periods).any(|((_, own), (_, shown))| own != shown);
            let own = facts.long_move();
            if hidden && own.is_none() {
                return true;
            }
            let same = own.is_some_and(|(own, moved, of)| own == way && said(2) == Some(moved) && said(3) == Some(of));
            ledger.hold("run", same, || format!("{own:?}, of {:?}", facts.window()));
        } else {
            return false;
        }
        true
    }

    /// What is said behind the first sentence.
    fn then(&self, sentence: &str, series: &Series, ledger: &mut Ledger) -> bool {
        let (facts, since) = (series.facts, series.latest_series());
        let many = |text: &str| number(text).and_then(|many| usize::try_from(many).ok());
        let lowest = since.iter().map(|(_, value)| *value).min();
        let highest = since.iter().map(|(_, value)| *value).max();
        if let Some(found) = LAST.captures(sentence) {
            self.one(&found[1], &found[2], series.valued().last().copied(), facts, ledger);
        } else if let Some(found) = SINCE.captures(sentence) {
            ledger.hold("number of figures", many(&found[1]) == Some(since.len()), || format!("{since:?}"));
            self.one(&found[3], &found[2], since.first().copied(), facts, ledger);
            for (said, own) in [(4, lowest), (5, highest)] {
                let said = Printed::read(&found[said]).map(|said| self.signed(said, facts));
                let same = said.zip(own).is_some_and(|(said, own)| facts.prints(said, own));
                ledger.hold("record", same, || format!("{own:?}"));
            }
        } else if let Some(found) = BEFORE.captures(sentence) {
            ledger.hold("number of figures", since.len() == 2, || format!("{since:?}"));
            self.one(&found[2], &found[1], since.first().copied(), facts, ledger);
        } else if let Some(found) = ALL.captures(sentence) {
            ledger.hold("number of figures", many(&found[1]) == Some(since.len()), || format!("{since:?}"));
            ledger.hold("sameness", lowest == highest, || format!("{since:?}"));
            self.one(&found[3], &found[2], since.first().copied(), facts, ledger);
        } else if let Some(found) = APART.captures(sentence) {
            let before: Vec<_> =
                series.valued().into_iter().filter(|(period, _)| period.end < series.begins()).collect();
            let said = found.get(1).map_or(Some(1), |said| many(said.as_str()));
            ledger.hold("number of figures", said == Some(before.len()), || format!("{before:?}"));
            let last = before.last().map(|(period, _)| facts.covers(*period));
            ledger.hold("period", last.is_some() && self.period(&found[2]) == last, || format!("{last:?}"));
            let broken = before.last().is_some_and(|(period, _)| facts.broken_since(*period));
            ledger.hold("break", broken == (&found[3] == "not comparable"), || format!("a break: {broken}"));
        } else if let Some(value) = sentence.strip_prefix("The target line is at ") {
            let said = Printed::read(value);
            let targets = || facts.measure.targets.iter().filter_map(|target| target.value);
            let same = said.is_some_and(|said| targets().any(|aim| said.is(aim)));
            ledger.hold("target", same, || format!("{:?}", facts.measure.targets));
        } else {
            return self.empty(sentence, series, ledger);
        }
        true
    }

    /// The periods without a figure.
    fn empty(&self, sentence: &str, series: &Series, ledger: &mut Ledger) -> bool {
        let upto = series.periods.len().saturating_sub(1);
        let empty: Vec<Period> = series.periods[..upto]
            .iter()
            .filter(|(_, value)| value.is_none())
            .map(|(period, _)| series.facts.covers(*period))
            .collect();
        if let Some(named) = sentence.strip_prefix("There is no figure for ") {
            let named: Option<Vec<Period>> =
                named.split(", ").flat_map(|part| part.split(" and ")).map(|one| self.period(one)).collect();
            ledger.hold("absence", named.as_ref() == Some(&empty), || format!("{empty:?}"));
            return true;
        }
        let Some(many) = sentence.strip_suffix(" periods have no figure") else { return false };
        ledger.hold("absence", number(many) == Some(empty.len().into()), || format!("{empty:?}"));
        true
    }

    /// A figure with its period.
    fn one(&self, value: &str, period: &str, own: Option<(Period, Decimal)>, facts: &Facts, ledger: &mut Ledger) {
        let value = Printed::read(value);
        let same = value.zip(own).is_some_and(|(said, (_, own))| facts.prints(said, own));
        ledger.hold("value", same, || format!("{own:?}"));
        let same = own.is_some_and(|(own, _)| self.period(period) == Some(facts.covers(own)));
        ledger.hold("period", same, || format!("{own:?}"));
    }

    /// A figure behind another one has its sign.
    fn signed(&self, said: Printed, facts: &Facts) -> Printed {
        Printed { sign: facts.sign(), ..said }
    }

    /// Others by their names: every one that has a figure, and the target.
    fn by_name(&self, own: &str, period: &str, beside: &str, facts: &Facts, ledger: &mut Ledger) {
        self.one(own, period, facts.latest.and_then(|latest| Some((latest.period, latest.value?))), facts, ledger);
        let mut named = 0;
        let after = |name: &str| beside.split_once(&format!("{name} at ")).map(|(_, rest)| rest);
        for row in facts.comparators() {
            let (Some(held), Some(rest)) = (row.value, after(&row.name)) else { continue };
            named += 1;
            let value = rest.split([',', ' ']).next().and_then(Printed::read);
            let value = value.map(|value| self.signed(value, facts));
            ledger.hold("comparator value", value.is_some_and(|value| value.is(held)), || format!("{held:?}"));
            let same = facts.latest.is_some_and(|latest| latest.period.end == row.period.end);
            let said = rest.split([',', '.']).next().unwrap_or_default().split(" and ").next().unwrap_or_default();
            ledger.hold("comparator period", same != said.contains(" in "), || format!("{:?}", row.period));
        }
        let target = after("the target").and_then(|rest| Printed::read(rest.split(' ').next()?));
        if let Some(target) = target {
            named += 1;
            let target = self.signed(target, facts);
            let same = facts.measure.targets.iter().any(|own| own.value.is_some_and(|value| target.is(value)));
            ledger.hold("target", same, || format!("{:?}", facts.measure.targets));
        }
        let all = beside.matches(" at ").count();
        ledger.hold("comparator", named == all, || format!("{named} of {all} are known"));
    }

    fn strip(&self, strip: &Value, ledger: &mut Ledger) {
        let text = strip["alt"].as_str().unwrap_or_default();
        ledger.at("a strip", text);
        let Some(facts) = self.facts_of(&strip["id"]) else { return ledger.trouble("picture", "of no measure".into()) };
        if let Some(beside) = text.strip_prefix(&facts.measure.label).and_then(|rest| NAMED.captures(rest)) {
            return self.by_name(&beside[1], &beside[2], &beside[3], facts, ledger);
        }
        let found = text.strip_prefix(&facts.measure.label).and_then(|rest| STRIP.captures(rest));
        let Some(found) = found else { return ledger.trouble("sentence", "no pattern of heard.rs reads it".into()) };
        let value = Printed::read(&found[1]).zip(facts.value()).is_some_and(|(said, held)| facts.prints(said, held));
        ledger.hold("latest value", value, || format!("{:?}", facts.value()));
        let own_period = facts.latest.map(|latest| facts.covers(latest.period));
        let of_others = facts.latest.is_some_and(|latest| facts.others_end() == Some(latest.period.end));
        let said = found.get(2).map(|period| self.period(period.as_str()));
        ledger.hold("period", said.map_or(of_others, |said| said == own_period), || format!("{own_period:?}"));
        let year = self.period(&found[10]);
        ledger.hold("others’ period", year.is_some_and(|year| facts.is_others_year(year)), || format!("{year:?}"));
        self.placed(&found, facts, ledger);
        let mut others = facts.others_by_quartile();
        others.retain(|(_, quartile)| (1..=4).contains(quartile));
        ledger.hold("number of areas", number(&found[9]) == Some(others.len().into()), || format!("{}", others.len()));
        let prints = |said: &str, own: Option<Decimal>| {
            let said = Printed::read(said).map(|said| self.signed(said, facts));
            said.zip(own).is_some_and(|(said, own)| facts.prints(said, own))
        };
        let (best, worst) = (others.first().map(|one| one.0), others.last().map(|one| one.0));
        ledger.hold("record", prints(&found[11], best) && prints(&found[12], worst), || format!("{best:?}, {worst:?}"));
        for end in found.get(13).map_or("", |ends| ends.as_str()).split([',', ';']).flat_map(|part| part.split(" and "))
        {
            let Some((name, figure)) = end.trim().trim_start_matches("the ").rsplit_once(" at ") else { continue };
            let name = name.trim_end_matches(" quartile ends");
            let quartile =
                ["top", "second", "third", "fourth"].iter().position(|own| *own == name).map(|at| at as u8 + 1);
            let last = others.iter().rfind(|(_, of)| Some(*of) == quartile).map(|(value, _)| *value);
            ledger.hold("quartile", prints(figure, last), || format!("the {name} ends at {last:?}"));
        }
    }

    fn placed(&self, found: &regex::Captures, facts: &Facts, ledger: &mut Ledger) {
        let Some(place) = facts.place() else { return ledger.trouble("quartile", "there is none".into()) };
        let quartile = ["top", "second", "third", "fourth"][usize::from(place.quartile) - 1];
        ledger.hold("quartile", &found[3] == quartile, || format!("{place:?}"));
        if let Some(areas) = found.get(8) {
            let beyond = place.beyond && areas.as_str().parse() == Ok(place.areas);
            return ledger.hold("rank", beyond, || format!("{place:?}"));
        }
        ledger.hold("rank", ordinal(&found[6]) == Some(place.rank), || format!("{place:?}"));
        ledger.hold("tie", found.get(5).is_some() == (place.ties > 0), || format!("{place:?}"));
        ledger.hold("newer", found.get(4).is_some() == place.newer, || format!("{place:?}"));
        ledger.hold("number of areas", found[7].parse() == Ok(place.areas), || format!("{place:?}"));
    }
}
