//! Captions of charts and strips, and the texts that stand in for them.

use std::sync::LazyLock;

use regex::Regex;

use super::Reader;
use super::ledger::Ledger;
use super::range::nearly;
use crate::edition::Picture;
use crate::facts::Facts;
use crate::folder::number::{Printed, number};

static CHART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^: ([^ ]+) figures from (.+?) to (.+?)\. The first was (£?[\d,.]+(?: per cent)?) and the last (£?[\d,.]*\d(?: per cent)?)\.(.*)$").expect("a chart")
});
static LIMITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"The mean of \S+ figures is (.+?), and their usual range (.+?) to (.+?)\. ").expect("limits")
});
static STRIP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^: .+? is at (.+?) in .+?, in the (top|second|third|fourth) quartile, and (?:would be|is) (joint )?(\S+) of (\d+)\.").expect("a strip")
});

impl Reader<'_> {
    pub(super) fn pictures(&self, ledger: &mut Ledger) {
        for picture in &self.edition.pictures {
            let by_length = |facts: &&Facts| picture.alternative.starts_with(&format!("{}:", facts.measure.label));
            let Some(facts) = self.facts.iter().filter(by_length).max_by_key(|facts| facts.measure.label.len()) else {
                ledger.at("a picture", &picture.caption);
                ledger.trouble("picture", "no measure is called so".into());
                continue;
            };
            self.picture(picture, facts, ledger);
        }
    }

    fn picture(&self, picture: &Picture, facts: &Facts, ledger: &mut Ledger) {
        ledger.at("the caption of a picture", &picture.caption);
        let better = match facts.measure.good {
            crate::folder::measure::Good::High => "Higher is better.",
            crate::folder::measure::Good::Low => "Lower is better.",
            _ => "",
        };
        ledger.hold("polarity", picture.caption.contains(better), || format!("good is {:?}", facts.measure.good));
        ledger.at("the alternative text of a picture", &picture.alternative);
        let rest = &picture.alternative[facts.measure.label.len()..];
        if let Some(found) = CHART.captures(rest) {
            self.chart(&found, facts, ledger);
        } else if let Some(found) = STRIP.captures(rest) {
            self.strip(&found, facts, ledger);
        } else {
            ledger.hold("picture", false, || "no pattern of tests/reader/check/pictures.rs reads it".into());
        }
    }

    fn chart(&self, found: &regex::Captures, facts: &Facts, ledger: &mut Ledger) {
        let valued: Vec<_> = facts.alike().into_iter().filter(|figure| figure.value.is_some()).collect();
        let figures = number(&found[1]);
        ledger
            .hold("number of figures", figures == Some(valued.len().into()), || format!("there are {}", valued.len()));
        for (nth, period, value) in [(0, 2, 4), (valued.len().saturating_sub(1), 3, 5)] {
            let figure = valued.get(nth);
            let is_so = figure.is_some_and(|figure| self.period(&found[period]) == Some(facts.covers(figure.period)));
            ledger.hold("period", is_so, || format!("{:?}", figure.map(|figure| figure.period)));
            let said = Printed::read(&found[value]);
            let is_so =
                said.zip(figure.and_then(|figure| figure.value)).is_some_and(|(said, held)| facts.prints(said, held));
            ledger.hold("value", is_so, || format!("{figure:?}"));
        }
        let Some((limits, range)) = LIMITS.captures(&found[6]).zip(facts.range()) else { return };
        let wanted = [range.mean, range.lower, range.upper];
        let is_so = (1..4).all(|at| Printed::read(&limits[at]).is_some_and(|said| nearly(said, wanted[at - 1])));
        ledger.hold("limits", is_so, || format!("{range:?}"));
    }

    fn strip(&self, found: &regex::Captures, facts: &Facts, ledger: &mut Ledger) {
        let value = Printed::read(&found[1]).zip(facts.value()).is_some_and(|(said, held)| facts.prints(said, held));
        ledger.hold("latest value", value, || format!("{:?}", facts.value()));
        let Some(place) = facts.place() else { return };
        let quartile = ["top", "second", "third", "fourth"][usize::from(place.quartile) - 1];
        ledger.hold("quartile", &found[2] == quartile, || format!("{place:?}"));
        let rank = crate::folder::number::ordinal(&found[4]);
        ledger.hold("rank", rank == Some(place.rank), || format!("{place:?}"));
        ledger.hold("tie", found.get(3).is_some() == (place.ties > 0), || format!("{place:?}"));
        ledger.hold("number of areas", found[5].parse() == Ok(place.areas), || format!("{place:?}"));
    }
}
