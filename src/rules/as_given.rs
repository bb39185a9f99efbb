//! The figures of a measure as a case gives them: the way back of what is made of made-up figures, of a finding that there is. What
//! keys have no words for is left out, so that whoever keeps a case puts it first.

use rust_decimal::Decimal;

use crate::figures::finding::Finding;
use crate::figures::measure::{
    Amber, Benchmark, Frequency, HeldIn, Indicator, MeasureKind, Noun, Observation, Period, Polarity, Stated, Why,
    YearKind, read_period,
};

use super::figures::{Figures, Given};

/// So many earlier figures are given at most.
const EARLIER: i32 = 24;

/// The keys that a case has wherever they are known; the others only where its words need them.
pub const PLAIN: [&str; 10] = [
    "period",
    "value",
    "count",
    "of",
    "limits",
    "previous",
    "before",
    "previous_count",
    "previous_of",
    "previous_limits",
];

/// What a finding rests on; the plainest first. Without a latest figure there is nothing to give.
pub fn as_given(finding: &Finding) -> Option<Figures> {
    let (indicator, latest) = (&*finding.indicator, finding.latest.as_ref()?);
    let mut given = Giving { figures: Figures::default(), indicator, now: latest.period, step: finding.step() };
    given.period("period", latest.period);
    let lag = if finding.is_late() { indicator.lag } else { finding.periods_behind };
    for (key, periods) in [("lag", lag), ("late", finding.periods_behind - lag)] {
        if periods > 0 {
            given.figures.put(key, Decimal::from(periods));
        }
    }
    given.observed(["value", "count", "of", "limits"], latest);
    given.standing(latest);
    let previous = finding.previous.as_ref().map(|earlier| &earlier.observation);
    if let Some(previous) = previous.filter(|previous| previous.value.is_some()) {
        if previous.period != given.now.moved(-given.step) {
            given.period("before", previous.period);
        }
        given.observed(["previous", "previous_count", "previous_of", "previous_limits"], previous);
    }
    given.before(finding);
    given.last_report(previous);
    given.comparators();
    given.targets();
    Some(given.figures)
}

/// The same with what the catalogue has of it, where no measure of the catalogue stands behind the case.
pub fn as_given_in_full(finding: &Finding) -> Option<Figures> {
    let mut figures = as_given(finding)?;
    let indicator = &*finding.indicator;
    let words = &indicator.unit_words;
    let texts = [
        ("id", indicator.id.as_str()),
        ("name", &indicator.name),
        ("subject", &indicator.subject),
        ("unit", indicator.unit.as_str()),
        ("per", &words.per),
        ("held_in", words.held_in.and_then(|held| word_of(&HeldIn::ALL, held)).unwrap_or_default()),
        ("measure_word", &indicator.measure_word),
        ("done", &indicator.done),
        ("frequency", word_of(&Frequency::ALL, indicator.frequency).unwrap_or_default()),
        ("measure", word_of(&MeasureKind::ALL, indicator.measure).unwrap_or_default()),
        ("year", word_of(&YearKind::ALL, indicator.year).unwrap_or_default()),
        ("family", &indicator.family),
        ("variant", &indicator.variant),
        ("theme", &indicator.theme),
        ("share_of", &indicator.share_of),
    ];
    for (key, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        figures.put(key, text);
    }
    let noun = |noun: &Noun| Given::List(vec![noun.one.as_str().into(), noun.many.as_str().into()]);
    figures.put("noun", indicator.noun.as_ref().map_or_else(|| Given::List(Vec::new()), noun));
    if let Some(word) = &words.word {
        figures.put("word", noun(word));
    }
    if let Some(out_of) = &indicator.out_of {
        figures.put("out_of", noun(out_of));
    }
    if let Some(decimals) = indicator.decimals {
        figures.put("decimals", Decimal::from(decimals));
    }
    if indicator.institutions {
        figures.put("institutions", Given::Flag(true));
    }
    match indicator.good {
        Polarity::Higher => figures.put("good", "high"),
        Polarity::Lower => figures.put("good", "low"),
        Polarity::None => figures.put("good", "none"),
        Polarity::Between(low, high) => figures.put("best_between", vec![low, high]),
    }
    Some(figures)
}

/// The word of a list that stands for something.
fn word_of<T: PartialEq>(all: &[(&'static str, T)], wanted: T) -> Option<&'static str> {
    all.iter().find(|(_, one)| *one == wanted).map(|(word, _)| *word)
}

/// Figures as they are put together.
struct Giving<'a> {
    figures: Figures,
    indicator: &'a Indicator,
    now: Period,
    /// How many months lie between its figures.
    step: i32,
}

impl Giving<'_> {
    /// A figure as the case gives it: in thousands or millions, where the measure is held so.
    fn number(&self, value: Decimal) -> Decimal {
        self.indicator.unit_words.as_held(value)
    }

    /// A period, where its words are read as the same.
    fn period(&mut self, key: &str, period: Period) {
        let words = period.in_full();
        if read_period(&words, self.indicator.year).is_ok_and(|(read, _)| read == period) {
            self.figures.put(key, words.as_str());
        }
    }

    fn observed(&mut self, [value, count, of, limits]: [&str; 4], held: &Observation) {
        if let Some(figure) = held.value {
            self.figures.put(value, self.number(figure));
        }
        for (key, held) in [(count, held.numerator), (of, held.denominator)] {
            if let Some(held) = held {
                self.figures.put(key, held);
            }
        }
        if let (Some(of), Some(_)) = (held.limits, held.value) {
            self.figures.put(limits, vec![self.number(of.lower), self.number(of.upper)]);
        }
    }

    /// How settled the latest figure is, why there is none, and what its source says of it.
    fn standing(&mut self, latest: &Observation) {
        let missing = match latest.missing {
            Some(Why::Suppressed) => Some("suppressed"),
            Some(Why::NotAvailable) => Some("not available"),
            _ => None,
        };
        let broken = latest.break_in_series.then_some("break in series");
        let status: Vec<&str> = latest.standing.said().map(|[word, _]| word).chain(missing).chain(broken).collect();
        if !status.is_empty() {
            self.figures.put("status", status.join("; ").as_str());
        }
        if !latest.stated.is_empty() {
            let words: Vec<&str> = latest.stated.iter().map(|word| word.as_str()).collect();
            self.figures.put("stated", words.join("; ").as_str());
        }
    }

    fn held(&self, period: Period) -> Option<&Observation> {
        self.indicator.observations.iter().find(|held| held.period == period && held.value.is_some())
    }

    /// Figures before the latest one, beside the one just before.
    fn before(&mut self, finding: &Finding) {
        let step = self.step;
        if let Some(held) = finding.last_year.as_ref().map(|earlier| &earlier.observation).filter(|_| step != 12) {
            let held = Observation { denominator: None, limits: None, ..held.clone() };
            self.observed(["last_year", "last_year_count", "", ""], &held);
        }
        if let Some(annual) = finding.annual.as_ref().map(|earlier| &earlier.observation) {
            self.observed(["annual", "", "", ""], &only_value(annual));
            self.period("annual_of", annual.period);
            if let Some(before) = self.held(annual.period.moved(-12)).map(only_value) {
                self.observed(["annual_before", "", "", ""], &before);
            }
        }
        let this_year = self.now.moved(-self.indicator.frequency.months());
        if let Some(held) = self.held(this_year).filter(|_| step == 12).map(only_value) {
            self.observed(["earlier_this_year", "", "", ""], &held);
        }
        let to_date = self.now.since_april().filter(|to_date| *to_date != self.now);
        if let Some(held) = to_date.and_then(|to_date| self.held(to_date)).map(only_value) {
            self.observed(["to_date", "", "", ""], &held);
        }
        let then = |nth: i32| self.held(self.now.moved(-(nth + 2) * step));
        let earlier: Vec<&Observation> = (0..EARLIER).map_while(then).collect();
        let values: Vec<Decimal> =
            earlier.iter().filter_map(|held| held.value).map(|value| self.number(value)).collect();
        let counts: Option<Vec<Decimal>> = earlier.iter().map(|held| held.numerator).collect();
        let wholes: Option<Vec<Decimal>> = earlier.iter().map(|held| held.denominator).collect();
        if !earlier.is_empty() {
            self.figures.put("earlier", values);
            for (key, held) in [("earlier_counts", counts), ("earlier_of", wholes)] {
                if let Some(held) = held {
                    self.figures.put(key, held);
                }
            }
        }
    }

    /// The figures as the report before had them.
    fn last_report(&mut self, previous: Option<&Observation>) {
        let Some(report) = &self.indicator.last_report else { return };
        let earlier = self.held(self.now.moved(-2 * self.step)).map(|held| held.period);
        let keys = [
            ("last_report", Some(self.now)),
            ("previous_in_last_report", previous.map(|previous| previous.period)),
            ("earlier_in_last_report", earlier),
        ];
        let then: Vec<(&str, Decimal)> = keys
            .into_iter()
            .filter_map(|(key, period)| Some((key, (*report.figures.get(&period?.in_full())?)?)))
            .collect();
        for (key, value) in then {
            self.figures.put(key, self.number(value));
        }
    }

    /// What the latest figure is compared with.
    fn comparators(&mut self) {
        let (mut comparators, mut families) = (Vec::new(), Vec::new());
        let (indicator, now) = (self.indicator, self.now);
        for row in indicator.benchmarks.iter().filter(|row| row.period == now) {
            let name = || row.comparator.clone();
            match (row.quartile, row.value) {
                (Some(quartile), _) if row.comparator.is_empty() => {
                    match row.rank {
                        Some(rank) => self.figures.put("rank", format!("{} of {}", rank.rank, rank.of).as_str()),
                        None => self.figures.put("quartile", Decimal::from(quartile)),
                    }
                    self.moved(&row.stated);
                }
                (Some(quartile), _) => {
                    let before = |one: &&Benchmark| one.comparator == row.comparator && one.period == now.year_before();
                    let before = indicator.benchmarks.iter().find(before).and_then(|before| before.quartile);
                    let numbers = before.into_iter().chain([quartile]).map(Decimal::from).collect::<Vec<_>>();
                    families.push((name(), if numbers.len() == 1 { numbers[0].into() } else { numbers.into() }));
                }
                (None, Some(value)) => comparators.push((name(), self.number(value).into())),
                (None, None) => {
                    comparators.extend(row.stated.first().map(|word| (name(), word.as_str().into())));
                }
            }
        }
        for (key, table) in [("comparators", comparators), ("families", families)] {
            if !table.is_empty() {
                self.figures.put(key, Given::Table(table));
            }
        }
        let Some(of) = indicator.peers.keys().filter(|period| **period <= now).max().copied() else { return };
        if of != now {
            self.period("others_for", of);
        }
        for (key, period) in [("others", of), ("others_before", of.year_before())] {
            if let Some(areas) = indicator.peers.get(&period) {
                let values: Vec<Decimal> = areas.iter().map(|(_, value)| self.number(*value)).collect();
                self.figures.put(key, values);
            }
        }
    }

    fn moved(&mut self, stated: &[Stated]) {
        let moved = match stated.first() {
            Some(Stated::Improved) => "up",
            Some(Stated::Declined) => "down",
            Some(Stated::Same) => "same",
            _ => return,
        };
        self.figures.put("quartile_moved", moved);
    }

    /// The one target there is; several are those of the catalogue.
    fn targets(&mut self) {
        let [target] = &self.indicator.targets[..] else { return };
        if !target.words.is_empty() {
            self.figures.put("target_words", target.words.as_str());
        } else if let Some(value) = target.value {
            self.figures.put("target", self.number(value));
        }
        if !target.name.is_empty() && target.name != "target" {
            self.figures.put("target_name", target.name.as_str());
        }
        if let Some(by) = target.by {
            self.period("target_by", by);
        }
        if let Some(Amber::Figure(worst)) = target.amber {
            self.figures.put("amber", self.number(worst));
        }
    }
}

/// A figure without what is behind it.
fn only_value(held: &Observation) -> Observation {
    Observation { numerator: None, denominator: None, limits: None, ..held.clone() }
}
