//! The area among others: rank, quartile, number of areas, movement; and how it stands to each comparator.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Reader;
use super::latest::held;
use super::ledger::Ledger;
use super::method::Closeness;
use crate::claim::{Beside, Claim, Movement, Standing};
use crate::facts::{Facts, chance};
use crate::folder::NATIONS;
use crate::folder::measure::{Benchmark, Unit};
use crate::folder::number::Printed;

impl Reader<'_> {
    pub(super) fn others(&self, claim: &Claim, facts: &Facts, ledger: &mut Ledger) {
        match claim {
            Claim::Standing(standing) => self.standing(standing, facts, ledger),
            Claim::GivenRank { rank, of } => {
                let told = format!("{rank} of {of}");
                let is_so = facts.measure.benchmarks.iter().any(|row| row.rank == told);
                ledger.hold("rank", is_so, || "no row gives that rank".into());
            }
            Claim::Given { movement, quartile, of } => self.given(*movement, *quartile, of, facts, ledger),
            Claim::Family { movement, quartile, before, of } => {
                self.family(movement, *quartile, *before, *of, facts, ledger);
            }
            Claim::Beside(others) => others.iter().for_each(|other| self.beside(other, facts, ledger)),
            _ => {}
        }
    }

    pub(super) fn standing(&self, said: &Standing, facts: &Facts, ledger: &mut Ledger) {
        let Some(place) = facts.place() else {
            ledger.trouble("rank", "the folder has no others to rank it among".into());
            return;
        };
        ledger.hold("quartile", said.quartile == Some(place.quartile), || format!("{place:?}"));
        ledger.hold("number of areas", said.areas == Some(place.areas), || format!("{place:?}"));
        if !said.period.is_empty() {
            let period = self.period(&said.period);
            let is_so = period.is_some_and(|period| facts.is_others_year(period));
            ledger.hold("others’ period", is_so, || "the others' latest figures are of another".into());
        }
        if let Some(rank) = said.rank {
            ledger.hold("rank", rank == place.rank, || format!("{place:?}"));
            ledger.hold("tie", said.joint == (place.ties > 0), || format!("{place:?}"));
        }
        // What is said without its method is by rank.
        let by_rank = said.method.as_deref().is_none_or(|method| method == "by rank");
        if !said.beyond {
            ledger.hold("method", by_rank != self.folder.lait, || "the folder asks for the other".into());
        }
        if said.on_edge {
            ledger.hold("boundary", place.on_edge, || format!("{place:?}"));
            ledger.hold("tie", said.ties.unwrap_or(0) == place.ties, || format!("{place:?}"));
        }
        ledger.hold("newer", said.newer == place.newer, || format!("{place:?}"));
        if said.beyond {
            ledger.hold("beyond", place.beyond, || format!("{place:?}"));
        }
        if let Some((period, quartile)) = &said.before {
            let end = self.period(period).map(|period| period.end);
            let before = end.and_then(|end| facts.place_of(facts.official(end)?, end));
            ledger.hold("quartile before", before.is_some_and(|before| before.quartile == *quartile), || {
                format!("{before:?}")
            });
            let year = facts.others_end().and_then(|now| facts.others_before(now));
            ledger.hold("others’ period", year == end, || "it is not the year before".into());
        }
    }

    /// A quartile that the benchmarks give.
    fn given(&self, movement: Movement, quartile: u8, of: &str, facts: &Facts, ledger: &mut Ledger) {
        let rows = || {
            facts
                .measure
                .benchmarks
                .iter()
                .filter(|row| row.quartile.is_some() && row.period.end <= self.folder.period.end)
        };
        let national =
            |row: &&Benchmark| row.name.is_empty() || NATIONS.contains(&row.name.as_str()) || of.contains(&row.name);
        let latest = rows().filter(national).max_by_key(|row| row.period.end);
        let Some(row) = latest else {
            ledger.trouble("quartile of a family", "no row gives one among all local authorities".into());
            return;
        };
        // The first report hedges some of its quartiles with these words and not the others.
        let plain = |whose: &str| whose.trim_end_matches(" by available comparisons").to_owned();
        let of = plain(&self.names.spelt(of));
        let (of, movement) = match (of.strip_suffix(" (moved down)"), of.strip_suffix(" (moved up)")) {
            (Some(of), _) => (of.to_owned(), Movement::Down),
            (None, Some(of)) => (of.to_owned(), Movement::Up),
            (None, None) => (of, movement),
        };
        let own = plain(&self.folder.quartiles_of);
        let among = of.strip_prefix(own.as_str());
        let when = among.map(|rest| rest.trim_start_matches(" for ").trim_start_matches(" in ").trim());
        let is_so = when.is_some_and(|when| when.is_empty() || self.period(when) == Some(row.period));
        ledger.hold("among whom", is_so, || format!("it is among {}", self.folder.quartiles_of));
        let kind = if row.name.is_empty() { "quartile" } else { "quartile of a family" };
        ledger.hold(kind, row.quartile == Some(quartile), || format!("the folder has {:?}", row.quartile));
        let before = rows()
            .filter(national)
            .filter(|other| other.period.end < row.period.end)
            .max_by_key(|other| other.period.end);
        let moved = match before.and_then(|other| other.quartile) {
            Some(before) => Some(before.cmp(&quartile)),
            None => movement_stated(&row.stated),
        };
        let is_so = match movement {
            Movement::Remains => moved == Some(Ordering::Equal),
            Movement::Into => matches!(moved, Some(Ordering::Less | Ordering::Greater)),
            Movement::IntoByImproving => moved == Some(Ordering::Greater),
            Movement::In => moved.is_none(),
            Movement::Up => moved == Some(Ordering::Greater),
            Movement::Down => moved == Some(Ordering::Less),
            Movement::Anyhow => true,
        };
        ledger.hold("moved", is_so, || format!("{moved:?} of the quartile before"));
    }

    /// The quartile among a family of councils, and how it moved.
    fn family(&self, movement: &str, quartile: u8, before: Option<u8>, of: usize, facts: &Facts, ledger: &mut Ledger) {
        let name = self.names.comparators.get(of).map_or("", String::as_str);
        let up_to_now =
            |row: &&Benchmark| row.name == name && row.quartile.is_some() && row.period.end <= self.folder.period.end;
        let mut rows: Vec<&Benchmark> = facts.measure.benchmarks.iter().filter(up_to_now).collect();
        rows.sort_by_key(|row| row.period.end);
        let own = rows.last().and_then(|row| row.quartile);
        ledger.hold("quartile of a family", own == Some(quartile), || format!("the folder has {own:?}"));
        let earlier = rows.iter().rev().nth(1).and_then(|row| row.quartile);
        if let Some(before) = before {
            ledger.hold("quartile before", earlier == Some(before), || format!("the folder has {earlier:?}"));
        }
        let moved = earlier.map(|earlier| earlier.cmp(&quartile)).or_else(|| movement_stated(&rows.last()?.stated));
        let is_so = match movement {
            "up" => moved == Some(Ordering::Greater),
            "down" => moved == Some(Ordering::Less),
            "same" => moved == Some(Ordering::Equal),
            _ => moved.is_none(),
        };
        ledger.hold("moved", is_so, || format!("{moved:?} of the quartile before"));
    }

    fn beside(&self, said: &Beside, facts: &Facts, ledger: &mut Ledger) {
        let name = self.names.comparators.get(said.name).map_or("", String::as_str);
        let Some(row) = facts.comparators().into_iter().find(|row| row.name == name) else {
            ledger.hold("comparator", false, || "the folder does not compare it with that".into());
            return;
        };
        ledger.hold("comparator", true, String::new);
        match (said.value, row.value) {
            (Some(value), Some(known)) => {
                ledger.hold("comparator value", self.prints_beside(value, known, row, facts), || held(row.value));
            }
            (None, None) => {}
            (said, known) => ledger.trouble("comparator value", format!("said {said:?}, held {known:?}")),
        }
        let own = facts.latest.map(|figure| facts.covers(figure.period));
        match &said.period {
            Some(period) => {
                let is_so = self.period(period).is_some_and(|period| period == row.period);
                ledger.hold("comparator period", is_so, || format!("it is of {:?}", row.period));
            }
            None => {
                let same = own.is_some_and(|own| own.end == row.period.end) || row.value.is_none();
                ledger.hold("comparator period", same, || format!("it is of {:?}, unsaid", row.period));
            }
        }
        if let Some(neighbours) = said.neighbours {
            let is_so = row.over.map(Decimal::from) == Some(neighbours);
            ledger.hold("number of neighbours", is_so, || format!("{:?}", row.over));
        }
        self.relation(&said.relation, row, facts, ledger);
    }

    /// A comparator's figure is rounded as the figure is, or as its table has it.
    fn prints_beside(&self, value: Printed, known: Decimal, row: &Benchmark, facts: &Facts) -> bool {
        let national = row.national && value.sign == facts.sign() && value.is(known);
        facts.prints(value, known)
            || national
            || (value.sign == facts.sign() && value.is(known) && value.decimals() > 0)
    }

    pub(super) fn relation(&self, said: &str, row: &Benchmark, facts: &Facts, ledger: &mut Ledger) {
        let wanted = match (row.stated.as_str(), facts.value(), row.value) {
            ("", Some(own), Some(other)) => self.stands(own, other, row, facts),
            ("better" | "improved", ..) => vec!["better"],
            ("worse" | "declined", ..) => vec!["worse"],
            ("similar" | "same" | "slightly higher" | "slightly lower" | "no significant change", ..) => {
                vec!["similar"]
            }
            (stated, ..) => self.stated_relation(stated, facts),
        };
        let said = said.trim_start_matches("clearly ");
        ledger.hold("comparator relation", wanted.contains(&said), || format!("it is {wanted:?}"));
    }

    fn stated_relation(&self, stated: &str, facts: &Facts) -> Vec<&'static str> {
        let more = stated == "higher";
        let better = facts.measure.better(Decimal::from(u8::from(more)), Decimal::from(u8::from(!more)));
        match (better, more) {
            (Some(Ordering::Greater), _) => vec!["better"],
            (Some(Ordering::Less), _) => vec!["worse"],
            (_, true) => vec!["above"],
            (_, false) => vec!["below"],
        }
    }

    /// How two figures stand, by the closeness of Appendix B: more than one where doubles cannot tell.
    fn stands(&self, own: Decimal, other: Decimal, row: &Benchmark, facts: &Facts) -> Vec<&'static str> {
        let apart = match self.methods.closeness.get(&facts.measure.label) {
            None => Some(false),
            Some(Closeness::Absolute(within)) => Some((own - other).abs() > *within),
            Some(Closeness::Relative(within)) => {
                Some((own - other).abs() * Decimal::ONE_HUNDRED > other.abs() * *within)
            }
            Some(Closeness::Interval) => self.outside_interval(other, facts),
            Some(Closeness::Limits) => outside_limits(own, other, row, facts),
        };
        let side = match (facts.measure.better(own, other), own.cmp(&other)) {
            (Some(Ordering::Greater), _) => "better",
            (Some(Ordering::Less), _) => "worse",
            (Some(Ordering::Equal), _) | (None, Ordering::Equal) => "similar",
            (None, Ordering::Greater) => "above",
            (None, Ordering::Less) => "below",
        };
        match apart {
            Some(true) => vec![side],
            Some(false) => vec!["similar"],
            None => vec!["similar", side],
        }
    }

    fn outside_interval(&self, other: Decimal, facts: &Facts) -> Option<bool> {
        let figure = facts.latest?;
        let (x, n) = (figure.count?.to_f64()?, figure.out_of?.to_f64()?);
        let other = other.to_f64()?;
        let (lower, upper) = match facts.measure.unit {
            Unit::Percent => chance::wilson(x, n),
            _ => {
                let (lower, upper) = chance::events(x);
                let per = facts.value()?.to_f64()? / x;
                (lower * per, upper * per)
            }
        };
        let near = (other - lower).abs().min((other - upper).abs());
        (near > 1e-7).then_some(other < lower || other > upper)
    }
}

/// Outside the limits of the figure: England and a region, of which it is a part, stand where they stand, as does whoever has no limits.
fn outside_limits(own: Decimal, other: Decimal, row: &Benchmark, facts: &Facts) -> Option<bool> {
    let [lower, upper] = facts.latest?.limits?;
    let is_whole = NATIONS.contains(&row.name.as_str()) || row.name.contains("region");
    let Some(theirs) = row.limits.filter(|_| !is_whole) else { return Some(other < lower || other > upper) };
    let number = |held: Decimal| held.to_f64();
    let both = |[lower, upper]: [Decimal; 2]| Some([number(lower)?, number(upper)?]);
    chance::parted((number(own)?, both([lower, upper])?), (number(other)?, both(theirs)?))
}

fn movement_stated(word: &str) -> Option<Ordering> {
    match word {
        "improved" | "better" => Some(Ordering::Greater),
        "declined" | "worse" => Some(Ordering::Less),
        "same" | "no significant change" => Some(Ordering::Equal),
        _ => None,
    }
}
