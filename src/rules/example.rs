//! Examples: figures written in a rule, made into an indicator that never was, and what the rule then says.

use std::collections::BTreeMap;
use std::sync::Arc;

use rhai::{Dynamic, Map};
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::finding::{Finding, Method};
use crate::measure::{
    AsAt, Benchmark, Frequency, Indicator, Linked, MeasureKind, Noun, Observation, Period, Polarity, Standing, Stated,
    Target, Unit, Why, YearKind, read_period,
};

use super::book::RuleBook;
use super::decision::Decision;
use super::rule::{Rule, Said};
use super::subject::{Scene, Subject};
use super::together::{Tally, Together, Whole};
use super::verdict::{REASONS, TALLIED};
use super::why;

/// Every key an example may have.
const KEYS: [&str; 39] = [
    "name",
    "subject",
    "unit",
    "noun",
    "out_of",
    "done",
    "decimals",
    "frequency",
    "lag",
    "measure",
    "as_at",
    "good",
    "family",
    "variant",
    "theme",
    "why_missing",
    "share_of",
    "institutions",
    "value",
    "count",
    "of",
    "period",
    "previous",
    "previous_count",
    "previous_of",
    "before",
    "last_year",
    "annual",
    "annual_of",
    "earlier",
    "stated",
    "status",
    "quartile",
    "quartile_moved",
    "target",
    "target_by",
    "target_name",
    "comparators",
    "measure_word",
];

/// The examples that do not come out as they say, of rules from this layer up.
pub fn failing(book: &RuleBook, layer: u8) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for rule in book.rules().iter().filter(|rule| rule.layer >= layer) {
        for (figures, expected) in &rule.examples {
            let outcome = match try_example(book, rule, figures) {
                Ok(Said::Spoke(text)) if text.contains(expected.as_str()) => continue,
                Ok(Said::Spoke(text)) => format!("it says: \u{201C}{text}\u{201D}"),
                Ok(Said::Silent(None)) => "its condition does not hold".into(),
                Ok(Said::Silent(Some(why))) => format!("its condition meets something missing: {why}"),
                Ok(Said::Lacks(why)) => format!("its sentence lacks something: {why}"),
                Ok(Said::Failed(fault)) => {
                    faults.push(fault);
                    continue;
                }
                Err(message) => message,
            };
            faults.push(
                Diagnostic::fault(
                    Code::ExampleFails,
                    format!("the example of rule \"{}\" does not come out: {outcome}", rule.name),
                )
                .at(rule.place())
                .help(format!("change the figures of the example, or what it must hold: \u{201C}{expected}\u{201D}")),
            );
        }
    }
    faults
}

/// Puts one rule to the figures of an example.
pub fn try_example(book: &RuleBook, rule: &Rule, figures: &Dynamic) -> Result<Said<String>, String> {
    if let Some(list) = figures.read_lock::<rhai::Array>() {
        let maps: Vec<Map> = list.iter().filter_map(|map| map.clone().try_cast::<Map>()).collect();
        if maps.len() != list.len() || maps.len() < 2 {
            return Err("an example of several figures is a list of `#{ ... }`".into());
        }
        let mut subjects: Vec<Subject> = Vec::new();
        for map in &maps {
            subjects.push(subject(book, map, subjects.last())?);
        }
        return Ok(match rule.is_about("together") {
            true => rule.say(&book.engine, &Dynamic::from(Together { subjects })),
            // The last of a paragraph is spoken of, the one before it is what it follows.
            false => rule.say(&book.engine, &Dynamic::from(subjects.remove(maps.len() - 1))),
        });
    }
    let map = figures.clone().try_cast::<Map>().ok_or("an example is `#{ value: 93, ... }`")?;
    if rule.is_about("overview") || rule.is_about("conclusion") {
        return Ok(rule.say(&book.engine, &Dynamic::from(whole(&map)?)));
    }
    let subject = subject(book, &map, None)?;
    let unit = subject.finding.indicator.unit;
    Ok(match rule.action {
        super::rule::Action::Then(..) => {
            let topic = rule.about.first().map_or("", String::as_str);
            match rule.decide(&book.engine, topic, &Dynamic::from(subject)) {
                Said::Spoke(Decision::Test(test)) => Said::Spoke(test.in_words(unit)),
                Said::Spoke(Decision::Closeness(closeness)) => Said::Spoke(closeness.in_words(unit)),
                Said::Spoke(decision) => Said::Spoke(format!("{decision:?}")),
                Said::Silent(why) => Said::Silent(why),
                Said::Lacks(why) => Said::Lacks(why),
                Said::Failed(fault) => Said::Failed(fault),
            }
        }
        super::rule::Action::Say(..) => rule.say(&book.engine, &Dynamic::from(subject)),
    })
}

/// The totals of an example.
pub fn whole(map: &Map) -> Result<Whole, String> {
    let count =
        |key: &str| map.get(key).and_then(|count| count.as_int().ok()).and_then(|count| usize::try_from(count).ok());
    let verdicts: BTreeMap<&'static str, usize> =
        TALLIED.into_iter().map(|verdict| (verdict, count(verdict).unwrap_or(0))).collect();
    let reasons: BTreeMap<&'static str, usize> =
        REASONS.into_iter().filter_map(|reason| Some((reason, count(reason)?))).collect();
    let quartiles = ["top", "second", "third", "fourth"].map(|quartile| count(quartile).unwrap_or(0));
    let period =
        read_period(&text(map, "period").unwrap_or_else(|| "quarter 3 2019/20".into()), YearKind::Financial)?.0;
    Ok(Whole {
        which: text(map, "which").unwrap_or_default(),
        period,
        area: "Anyshire".into(),
        tally: Tally { counted: verdicts.values().sum(), verdicts, reasons, quartiles },
    })
}

/// The subject of an example, with every decision of the book made.
pub fn subject(book: &RuleBook, map: &Map, follows: Option<&Subject>) -> Result<Subject, String> {
    if let Some(key) = map.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!("an example has no `{key}`: {}", super::vocabulary::one_of(key, &KEYS)));
    }
    let period = |key: &str, otherwise: &str| {
        read_period(&text(map, key).unwrap_or_else(|| otherwise.into()), YearKind::Financial).map(|(period, _)| period)
    };
    let now = period("period", "quarter 3 2019/20")?;
    let report = if map.contains_key("lag") { now.moved(3) } else { now };
    let mut indicator = catalogue(map)?;
    indicator.observations = observations(map, &indicator, now, &period)?;
    indicator.benchmarks = benchmarks(map, now)?;
    if map.contains_key("target") || map.contains_key("target_name") {
        let by = if map.contains_key("target_by") { Some(period("target_by", "")?) } else { None };
        let name = text(map, "target_name").unwrap_or_else(|| "target".into());
        indicator.targets = vec![Target { value: decimal(map, "target")?, name, by, from: Place::file("example") }];
    }
    let finding = Finding::of(Arc::new(indicator), report, Method::Rank).map_err(|fault| fault.message)?;
    let scene = Scene { area: "Anyshire".into(), follows: follows.cloned() };
    let (subject, faults) = why::decide(book, Arc::new(finding), scene);
    match faults.into_iter().next() {
        Some(fault) => Err(fault.message),
        None => Ok(subject),
    }
}

fn text(map: &Map, key: &str) -> Option<String> {
    map.get(key).map(Dynamic::to_string)
}

fn decimal(map: &Map, key: &str) -> Result<Option<Decimal>, String> {
    match map.get(key) {
        None => Ok(None),
        Some(value) => {
            super::operators::number(value).map(Some).map_err(|_| format!("`{key}` is a number without quotes"))
        }
    }
}

fn one_of<T: Copy>(map: &Map, key: &str, words: &[(&str, T)], otherwise: T) -> Result<T, String> {
    let Some(word) = text(map, key) else { return Ok(otherwise) };
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
        format!("`{key}`: {}", super::vocabulary::one_of(&word, &known))
    })
}

fn noun(map: &Map, key: &str) -> Option<Noun> {
    let nouns = map.get(key)?.clone().try_cast::<rhai::Array>()?;
    Some(Noun { one: nouns.first()?.to_string(), many: nouns.get(1)?.to_string() })
}

fn catalogue(map: &Map) -> Result<Indicator, String> {
    let words = |key: &str| text(map, key).unwrap_or_default();
    let name = text(map, "name").unwrap_or_else(|| "children seen on time".into());
    Ok(Indicator {
        id: "example".into(),
        label: crate::prose::capital(&name),
        name,
        subject: words("subject"),
        unit: one_of(map, "unit", &Unit::ALL.map(|unit| (unit.as_str(), unit)), Unit::Percent)?,
        measure_word: words("measure_word"),
        noun: noun(map, "noun").or_else(|| Some(Noun { one: "child".into(), many: "children".into() })),
        out_of: noun(map, "out_of"),
        done: words("done"),
        decimals: decimal(map, "decimals")?.and_then(|decimals| decimals.try_into().ok()),
        frequency: one_of(map, "frequency", &Frequency::ALL, Frequency::Quarterly)?,
        lag: u32::from(map.contains_key("lag")),
        measure: one_of(map, "measure", &MeasureKind::ALL, MeasureKind::Flow)?,
        as_at: one_of(
            map,
            "as_at",
            &[("period", AsAt::Period), ("month", AsAt::Month), ("day", AsAt::Day)],
            AsAt::Period,
        )?,
        year: YearKind::Financial,
        good: one_of(
            map,
            "good",
            &[("high", Polarity::Higher), ("low", Polarity::Lower), ("none", Polarity::None)],
            Polarity::Higher,
        )?,
        targets: Vec::new(),
        family: words("family"),
        variant: words("variant"),
        theme: words("theme"),
        source: String::new(),
        why_missing: words("why_missing"),
        share_of: words("share_of"),
        earlier_name: String::new(),
        supporting: false,
        quiet: false,
        rebase: Vec::new(),
        institutions: map.contains_key("institutions"),
        parts: Vec::new(),
        chart: false,
        no_quartile: false,
        extra: BTreeMap::new(),
        observations: Vec::new(),
        benchmarks: Vec::new(),
        peers: BTreeMap::new(),
        national: Linked::default(),
        from: Place::file("example"),
    })
}

type PeriodOf<'a> = &'a dyn Fn(&str, &str) -> Result<Period, String>;

fn observations(map: &Map, indicator: &Indicator, now: Period, period: PeriodOf) -> Result<Vec<Observation>, String> {
    let blank = |period| Observation {
        period,
        value: None,
        numerator: None,
        denominator: None,
        standing: Standing::Final,
        missing: Some(Why::NotAvailable),
        break_in_series: false,
        stated: Vec::new(),
        note: String::new(),
        from: Place::file("example"),
    };
    let held = |period, value: Option<Decimal>, count: Option<Decimal>| Observation {
        value,
        numerator: count,
        missing: value.is_none().then_some(Why::NotAvailable),
        ..blank(period)
    };
    let step = if indicator.measure == MeasureKind::Cumulative { 12 } else { indicator.frequency.months() };
    let mut found = Vec::new();
    if map.contains_key("annual") {
        found.push(held(period("annual_of", "2018/19")?, decimal(map, "annual")?, None));
    }
    if map.contains_key("last_year") && step != 12 {
        found.push(held(now.year_before(), decimal(map, "last_year")?, None));
    }
    // Still earlier figures, newest first, from the one before `previous`.
    if let Some(earlier) = map.get("earlier").and_then(|earlier| earlier.clone().try_cast::<rhai::Array>()) {
        for (nth, value) in earlier.iter().enumerate() {
            let value = super::operators::number(value).map_err(|_| "`earlier` is a list of numbers")?;
            let steps = (nth as i32 + 2) * step;
            if !found.iter().any(|held: &Observation| held.period == now.moved(-steps)) {
                found.push(held(now.moved(-steps), Some(value), None));
            }
        }
    }
    if map.contains_key("previous") || map.contains_key("before") {
        let before = if map.contains_key("before") { period("before", "")? } else { now.moved(-step) };
        let previous = decimal(map, "previous").ok().flatten();
        let earlier = held(before, previous, decimal(map, "previous_count")?);
        found.push(Observation { denominator: decimal(map, "previous_of")?, ..earlier });
    }
    let mut latest = held(now, decimal(map, "value")?, decimal(map, "count")?);
    latest.denominator = decimal(map, "of")?;
    for word in text(map, "stated").unwrap_or_default().split(';').filter(|word| !word.trim().is_empty()) {
        latest.stated.push(Stated::read(word).ok_or_else(|| format!("nothing is stated as `{}`", word.trim()))?);
    }
    put_status(&mut latest, text(map, "status").as_deref())?;
    found.push(latest);
    found.sort_by_key(|held| held.period);
    Ok(found)
}

fn put_status(latest: &mut Observation, status: Option<&str>) -> Result<(), String> {
    match status {
        None => {}
        Some("provisional") => latest.standing = Standing::Provisional,
        Some("revised") => latest.standing = Standing::Revised,
        Some("estimated") => latest.standing = Standing::Estimated,
        Some("suppressed") => latest.missing = Some(Why::Suppressed),
        Some("not available") => latest.missing = Some(Why::NotAvailable),
        Some("break in series") => latest.break_in_series = true,
        Some(other) => return Err(format!("there is no status `{other}`")),
    }
    Ok(())
}

fn benchmarks(map: &Map, now: Period) -> Result<Vec<Benchmark>, String> {
    let row = |comparator: &str| Benchmark {
        period: now,
        comparator: comparator.into(),
        value: None,
        quartile: None,
        stated: Vec::new(),
        note: String::new(),
        computed: None,
        from: Place::file("example"),
    };
    let mut found = Vec::new();
    if let Some(quartile) = decimal(map, "quartile")? {
        let moved = match text(map, "quartile_moved").as_deref() {
            None => Vec::new(),
            Some("up") => vec![Stated::Improved],
            Some("down") => vec![Stated::Declined],
            Some(_) => vec![Stated::Same],
        };
        found.push(Benchmark { quartile: quartile.try_into().ok(), stated: moved, ..row("") });
    }
    if let Some(comparators) = map.get("comparators").and_then(|others| others.clone().try_cast::<Map>()) {
        for (name, value) in comparators {
            found.push(match super::operators::number(&value) {
                Ok(value) => Benchmark { value: Some(value), ..row(&name) },
                Err(_) => Benchmark { stated: Stated::read(&value.to_string()).into_iter().collect(), ..row(&name) },
            });
        }
    }
    Ok(found)
}
