//! Page 1: its lead, its counts, what needs attention and what improved, each worked out again.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::Reader;
use super::ledger::Ledger;
use super::named::{behind, names_are, said};
use super::range::usual_word;
use crate::facts::Facts;
use crate::folder::measure::Good;
use crate::folder::number::Printed;

pattern!(
    CHANGED,
    r"^Of (\S+) measures?, (\S+) (?:has|have) [^,]+?(?: and|,) (\S+) (?:has|have) .+?(?: and (\S+) could not be judged)?\.$"
);
pattern!(OPEN, r"^Of (\S+) measures?, (.+ could not be judged)\.$");
pattern!(
    UNJUDGED,
    r"^(?:None of the (\S+) measures could|The one measure could not) be judged against the figure before\.$"
);
pattern!(TARGETS, r"^Of (\S+) targets? due(?: or under way)?, (.+)\.$");
pattern!(PART, r"^(\S+) (?:is|are) (met|close|missed)(?: or (?:on course|behind))?$");
pattern!(QUARTILES, r"Quartiles of councils: (\S+) top, (\S+) second, (\S+) third, (\S+) fourth\.$");
pattern!(NEW, r"^Since the report on .+, \S+ measures? (?:has|have) a new figure\.$");

/// Better, between, worse, and what is none of them.
type Counts = [usize; 4];

impl Reader<'_> {
    /// Page 1 of the report as data; nothing where it has none.
    pub fn glance(&self, report: &Value, ledger: &mut Ledger) {
        let summary = &report["summary"];
        if summary.is_null() {
            return;
        }
        let states = self.target_states(dashboard_rows(report));
        for sentence in list(&summary["lead"]) {
            self.lead(sentence["text"].as_str().unwrap_or_default(), &states, ledger);
        }
        for row in list(&summary["picture"]["rows"]) {
            self.picture_row(&row, &states, ledger);
        }
        let note = summary["picture"]["note"].as_str().unwrap_or_default();
        self.missed_too(report, &states, ledger);
        self.worse_than_others(note, ledger);
        self.quartiles(note, ledger);
        let attention = list(&summary["attention"]["rows"]);
        for row in &attention {
            self.needs(row, &states, ledger);
        }
        let cards = list(&summary["improved"]["cards"]);
        for card in &cards {
            self.card(card, ledger);
        }
        self.nobody_forgotten(summary, &attention, &cards, ledger);
    }

    fn lead(&self, sentence: &str, states: &[(String, usize)], ledger: &mut Ledger) {
        ledger.at("the lead of page 1", sentence);
        let counts = self.counts();
        let counted = |name: &str| counts.get(name).copied().unwrap_or(0);
        if let Some(found) = CHANGED.captures(sentence) {
            for (at, name) in [(1, "measures"), (2, "improved"), (3, "worse")] {
                ledger.hold("total", said(&found[at]) == Some(counted(name)), || format!("{name}: {}", counted(name)));
            }
            // Beside a "none", and where they are many, it is said how many could not be judged.
            let none = [&found[2], &found[3]].iter().any(|many| said(many) == Some(0));
            let unjudged = found.get(4).map_or(Some(0), |many| said(many.as_str()));
            let many = none || counted("not judged") * 4 >= counted("measures");
            let expected = if many { counted("not judged") } else { 0 };
            ledger.hold("total", unjudged == Some(expected), || format!("{expected} not judged"));
            ledger.hold("total", !none || counted("not judged: no counts") == 0, || {
                "none got worse, and a measure without counts is called better or worse below".into()
            });
        } else if let Some(found) = OPEN.captures(sentence) {
            ledger.hold("total", said(&found[1]) == Some(counted("measures")), || format!("{counts:?}"));
            let parts: Vec<&str> = found[2].split(", ").flat_map(|part| part.split(" and ")).collect();
            let names = ["improved", "no change", "worse", "worse", "not judged"];
            for (word, name) in ["improve", "no ", "worse", "declined", "judged"].into_iter().zip(names) {
                let many = parts.iter().find(|part| part.contains(word)).and_then(|part| said(part.split(' ').next()?));
                let is_so = many.is_none_or(|many| many == counted(name));
                ledger.hold("total", is_so, || format!("{name}: {}", counted(name)));
            }
        } else if let Some(found) = TARGETS.captures(sentence) {
            let own = counted_so(states);
            ledger.hold("total", said(&found[1]) == Some(own[0] + own[1] + own[2]), || format!("{own:?}"));
            for part in found[2].split(", ").flat_map(|part| part.split(" and ")) {
                let Some(part) = PART.captures(part) else {
                    ledger.trouble("sentence", format!("no pattern reads {part:?}"));
                    continue;
                };
                let at = ["met", "close", "missed"].iter().position(|word| *word == &part[2]).unwrap_or(0);
                ledger.hold("total", said(&part[1]) == Some(own[at]), || format!("{own:?}"));
            }
        } else if sentence == "This report says of no measure whether higher or lower is better, so none is judged." {
            ledger.hold("total", counted("measures") == 0, || format!("{counts:?}"));
        } else if let Some(found) = UNJUDGED.captures(sentence) {
            let many = found.get(1).map_or(Some(1), |many| said(many.as_str()));
            ledger.hold("total", many == Some(counted("not judged")), || format!("{counts:?}"));
            ledger.hold("total", counted("measures") == counted("not judged"), || format!("{counts:?}"));
        } else {
            ledger.hold("sentence", NEW.is_match(sentence), || "no pattern of check/glance.rs reads it".into());
        }
    }

    /// Those that are judged or could be.
    fn counted(&self) -> impl Iterator<Item = &Facts<'_>> {
        self.facts.iter().filter(|facts| !facts.measure.supporting && facts.measure.good != Good::Neither)
    }

    /// How each target of a measure that is counted stands, as the dashboard says it: `dashboard.rs` holds that against the folder.
    fn target_states(&self, rows: Vec<Value>) -> Vec<(String, usize)> {
        let supporting = |id: &str| self.facts.iter().any(|facts| facts.measure.id == id && facts.measure.supporting);
        let mut found = Vec::new();
        for row in rows {
            let id = row["id"].as_str().unwrap_or_default().to_owned();
            let states = list(&row["targets"]).into_iter().filter_map(|target| match target["state"].as_str()? {
                "met" | "on course" => Some(0),
                "close to target" => Some(1),
                "missed" | "behind" => Some(2),
                "not due" => Some(3),
                _ => None,
            });
            found.extend(states.filter(|_| !supporting(&id)).map(|state| (id.clone(), state)));
        }
        found
    }

    fn usual_counted(&self) -> Counts {
        let hidden = |facts: &Facts| facts.latest.is_some_and(|latest| self.is_hidden(latest, facts));
        self.shared_out(|facts| match (facts.range().filter(|_| !hidden(facts)), usual_word(facts.range(), facts)) {
            (None, _) | (_, "outside") => None,
            (_, "better") => Some(0),
            (_, "within") => Some(1),
            _ => Some(2),
        })
    }

    fn others_counted(&self) -> Counts {
        self.shared_out(|facts| self.beside_others(facts))
    }

    fn shared_out(&self, of: impl Fn(&Facts) -> Option<usize>) -> Counts {
        let mut counts = [0; 4];
        self.counted().for_each(|facts| counts[of(facts).unwrap_or(3)] += 1);
        counts
    }

    /// With whom measures are compared: the nation or region that all are, or else councils; or some with these and some with those.
    fn whom<'a>(&self, of: impl Iterator<Item = &'a Facts<'a>>) -> String {
        let large = [
            "England",
            "Wales",
            "Scotland",
            "Northern Ireland",
            "Great Britain",
            "UK",
            "the South ",
            "the North ",
            "the East",
            "the West ",
            "London",
        ];
        let names: BTreeSet<String> = of.filter_map(|facts| self.beside_whom(facts).map(|(name, _)| name)).collect();
        let are_large = names.iter().filter(|name| large.iter().any(|head| name.starts_with(head))).count();
        match (names.len(), are_large) {
            (_, 0) => "other councils".to_owned(),
            (1, _) => names.into_iter().next().unwrap_or_default(),
            _ => "other areas".to_owned(),
        }
    }

    fn beside_others(&self, facts: &Facts) -> Option<usize> {
        self.beside_whom(facts).map(|(_, place)| place)
    }

    /// How a measure stands to its neighbours, else to the first of the others, and who that is.
    fn beside_whom(&self, facts: &Facts) -> Option<(String, usize)> {
        let rows = facts.comparators();
        let near = |name: &str| name.contains("neighbour");
        let ordered = rows.iter().filter(|row| near(&row.name)).chain(rows.iter().filter(|row| !near(&row.name)));
        ordered.filter(|row| (row.value.is_some() && facts.value().is_some()) || !row.stated.is_empty()).find_map(
            |row| {
                let stands = ["better", "similar", "worse"].iter().position(|word| {
                    let mut scratch = Ledger::default();
                    self.relation(word, row, facts, &mut scratch);
                    scratch.troubles.is_empty()
                });
                stands.map(|place| (row.name.clone(), place))
            },
        )
    }

    fn picture_row(&self, row: &Value, states: &[(String, usize)], ledger: &mut Ledger) {
        let with = row["with"].as_str().unwrap_or_default();
        ledger.at("the whole picture", &row.to_string());
        let counts = self.counts();
        let counted = |name: &str| counts.get(name).copied().unwrap_or(0);
        let own = match with {
            "the figure before" => [counted("improved"), counted("no change"), counted("worse"), counted("not judged")],
            "own past figures" => self.usual_counted(),
            "targets" => counted_so(states),
            whom if whom == self.whom(self.counted()) => self.others_counted(),
            _ => return ledger.trouble("sentence", format!("no row is called {with:?}")),
        };
        let printed: Vec<usize> =
            list(&row["counts"]).iter().map(|one| one["count"].as_u64().unwrap_or(0) as usize).collect();
        ledger.hold("total", printed == own, || format!("{own:?} by this reader's count"));
    }

    /// Those that are named as worse than other councils are the ones that are.
    fn worse_than_others(&self, note: &str, ledger: &mut Ledger) {
        ledger.at("the whole picture", note);
        let own = self.counted().filter(|facts| self.beside_others(facts) == Some(2));
        let own: Vec<&Facts> = own.collect();
        let whom = self.whom(own.iter().copied());
        let own = own.iter().map(|facts| facts.measure.called()).collect();
        names_are(behind(note, &format!("Worse than {whom}: ")), own, ledger);
    }

    /// A missed target that no row of the table tells of is named, and why it is not there.
    fn missed_too(&self, report: &Value, states: &[(String, usize)], ledger: &mut Ledger) {
        let summary = &report["summary"];
        let note = summary["picture"]["note"].as_str().unwrap_or_default();
        ledger.at("the whole picture", note);
        let rows = list(&summary["attention"]["rows"]);
        let more = list(&summary["attention"]["more"]).last().map(Value::to_string).unwrap_or_default();
        if more.contains(" others") {
            return;
        }
        let is_listed = |facts: &Facts| {
            rows.iter().any(|row| row["id"] == *facts.measure.id) || more.contains(facts.measure.called())
        };
        let counted = |facts: &Facts| states.iter().any(|(id, state)| *id == facts.measure.id && *state == 2);
        let dashboard = dashboard_rows(report);
        let is_missed = |facts: &Facts| {
            let own = dashboard.iter().filter(|row| row["id"] == *facts.measure.id);
            own.flat_map(|row| list(&row["targets"])).any(|target| target["state"] == "missed")
        };
        let measures = self.facts.iter().filter(|facts| !facts.measure.quiet && !facts.measure.supporting);
        let unlisted: Vec<&Facts> = measures.clone().filter(|facts| counted(facts) && !is_listed(facts)).collect();
        let (own, late): (Vec<&Facts>, Vec<&Facts>) = unlisted.into_iter().partition(|facts| is_missed(facts));
        let late = late.iter().map(|facts| facts.measure.called()).collect();
        names_are(behind(note, "Behind for the year: "), late, ledger);
        let too = if measures.clone().any(|facts| is_missed(facts) && is_listed(facts)) { " too" } else { "" };
        let better = behind(note, &format!("Missed{too}, but better several times running: "));
        let way = |facts: &Facts| if facts.measure.good == Good::Low { Ordering::Less } else { Ordering::Greater };
        let is_so = better.is_none() || own.iter().all(|facts| facts.moved(way(facts)) >= 3);
        ledger.hold("run", is_so, || "not all of them have got better three times running".into());
        let named = better.or_else(|| behind(note, &format!("Missed{too}, but not listed below: ")));
        names_are(named, own.iter().map(|facts| facts.measure.called()).collect(), ledger);
    }

    /// How many are in each quartile.
    fn quartiles(&self, note: &str, ledger: &mut Ledger) {
        let counts = self.counts();
        let own = ["top", "second", "third", "fourth"].map(|name| counts.get(name).copied().unwrap_or(0));
        let printed: Vec<usize> = QUARTILES.captures(note).map_or(Vec::new(), |found| {
            found.iter().skip(1).flatten().filter_map(|count| said(count.as_str())).collect()
        });
        let is_so = if own == [0; 4] { printed.is_empty() } else { printed == own };
        ledger.hold("total", is_so, || format!("{own:?} by this reader's count"));
    }

    /// The measure of a row, its figure and the one before it.
    fn figure_of(&self, row: &Value, ledger: &mut Ledger) -> Option<&Facts<'_>> {
        let id = row["id"].as_str().unwrap_or_default();
        let facts = self.facts.iter().find(|facts| facts.measure.id == id);
        let Some(facts) = facts else {
            ledger.trouble("measure", format!("no measure is called {id:?}"));
            return None;
        };
        let printed = row["figure"].as_str().unwrap_or_default();
        if !printed.starts_with('[') {
            let same = Printed::read(printed).zip(facts.value()).is_some_and(|(said, held)| facts.prints(said, held));
            ledger.hold("latest value", same, || format!("{:?}", facts.value()));
        }
        let was = row["was"].as_str().unwrap_or_default();
        // A figure of an earlier period has it before it.
        let (own, was) = was.strip_prefix("for ").map_or(("", was), |said| said.split_once("; ").unwrap_or((said, "")));
        let latest = facts.latest.map(|latest| facts.covers(latest.period).end);
        let is_so =
            if facts.is_in_arrears() { self.period(own).map(|said| said.end) == latest } else { own.is_empty() };
        ledger.hold("period", is_so, || format!("it is of {latest:?}"));
        if let Some((value, period)) = was.strip_prefix("was ").and_then(|was| was.split_once(", ")) {
            let then = self.period(period).and_then(|period| facts.at(period)).and_then(|figure| figure.value);
            let same = Printed::read(value).zip(then).is_some_and(|(said, held)| facts.prints(said, held));
            ledger.hold("comparison value", same || period.starts_with("average"), || format!("{then:?}"));
        }
        Some(facts)
    }

    fn needs(&self, row: &Value, states: &[(String, usize)], ledger: &mut Ledger) {
        let why = row["why"].as_str().unwrap_or_default();
        ledger.at("what needs attention", &format!("{}: {why}", row["name"]));
        let Some(facts) = self.figure_of(row, ledger) else { return };
        let missed = states.iter().any(|(id, state)| *id == facts.measure.id && *state == 2);
        let lowered = why.to_lowercase();
        let claims = [
            ("misses the", missed),
            ("worse than its usual range", usual_word(facts.range(), facts) == "worse"),
            ("bottom quartile", facts.place().is_none_or(|place| place.quartile == 4)),
            ("outside its usual range", usual_word(facts.range(), facts) == "outside"),
            ("got worse", self.tallied(facts) == "worse"),
            ("no figure", facts.value().is_none()),
        ];
        let read: Vec<_> = claims.iter().filter(|(words, _)| lowered.contains(words)).collect();
        ledger.hold("sentence", !read.is_empty(), || "no pattern of check/glance.rs reads it".into());
        for (words, is_so) in read {
            ledger.hold("attention", *is_so, || format!("it is not so: {words}"));
        }
        if let Some((_, range)) = lowered.split_once("usual range of ") {
            let range = range.trim_end_matches(", for information").split(" and ").next().unwrap_or_default();
            let ends =
                range.split_once(" to ").and_then(|(low, high)| Some((Printed::read(low)?, Printed::read(high)?)));
            match ends {
                Some((low, high)) => self.limits(Printed { sign: facts.sign(), ..low }, high, facts, ledger),
                None => ledger.trouble("limits", format!("{range:?} is no range")),
            }
        }
    }

    fn card(&self, card: &Value, ledger: &mut Ledger) {
        ledger.at("what improved", &card["name"].to_string());
        let Some(facts) = self.figure_of(card, ledger) else { return };
        ledger.hold("verdict", self.tallied(facts) == "improved", || self.tallied(facts).to_owned());
    }

    /// Each that got worse or better stands on the page, by its row or by its name.
    fn nobody_forgotten(&self, summary: &Value, attention: &[Value], cards: &[Value], ledger: &mut Ledger) {
        ledger.at("page 1", "whatever got worse or improved");
        let named = |words: &Value, rows: &[Value], id: &str, short: &str| {
            rows.iter().any(|row| row["id"] == *id) || words.to_string().contains(short)
        };
        let more = list(&summary["attention"]["more"]).last().cloned().unwrap_or_default();
        for facts in self.facts.iter().filter(|facts| !facts.measure.quiet) {
            let measure = &facts.measure;
            let (words, rows) = match self.tallied(facts) {
                "worse" => (&more, attention),
                "improved" => (&summary["improved"]["also"], cards),
                _ => continue,
            };
            let many = words.to_string().contains(" others");
            let stands = many || named(words, rows, &measure.id, measure.called());
            ledger.hold("said", stands, || format!("{} is not there", measure.label));
        }
    }
}

fn dashboard_rows(report: &Value) -> Vec<Value> {
    list(&report["dashboard"]["groups"]).iter().flat_map(|group| list(&group["rows"])).collect()
}

/// Met, close, missed and not due.
fn counted_so(states: &[(String, usize)]) -> Counts {
    let mut counts = [0; 4];
    states.iter().for_each(|(_, state)| counts[*state] += 1);
    counts
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}
