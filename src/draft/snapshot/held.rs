//! What is held of an indicator, fact by fact: no rule has a say in it.

use std::sync::Arc;

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use crate::figures::finding::Finding;
use crate::figures::measure::{Amber, Basis, Benchmark, Indicator, Noun, Observation, Period, Polarity, Target};

use super::content::{Entry, one_line};

/// The catalogue's words and every figure up to the report's period.
pub fn held(finding: &Finding) -> Entry {
    let indicator = &*finding.indicator;
    let mut lines = catalogue(indicator);
    let until = finding.report.end();
    for observation in indicator.observations.iter().filter(|held| held.period.end() <= until) {
        lines.push((observation.period.in_full(), observed(observation)));
    }
    for benchmark in indicator.benchmarks.iter().filter(|row| row.period.end() <= until) {
        let of = if benchmark.comparator.is_empty() { "quartile" } else { &benchmark.comparator };
        lines.push((format!("{of}, {}", benchmark.period.in_full()), beside(benchmark)));
    }
    for target in &indicator.targets {
        lines.push((targeted(target), aimed(target)));
    }
    for (period, areas) in indicator.peers.iter().filter(|(period, _)| period.end() <= until) {
        lines.push((format!("other areas, {}", period.in_full()), others(areas)));
    }
    let own = indicator.national.own.iter().filter(|(period, _)| period.end() <= until);
    lines
        .extend(own.map(|(period, value)| (format!("in the national table, {}", period.in_full()), value.to_string())));
    // The first " = " of a line parts the two.
    let lines = lines.into_iter().map(|(what, held)| (one_line(&what).replace(" = ", ": "), one_line(&held))).collect();
    Entry { id: indicator.id.clone(), label: one_line(&indicator.label), lines }
}

/// What the catalogue says that a sentence may use; nothing for what it leaves out.
fn catalogue(indicator: &Indicator) -> Vec<(String, String)> {
    let noun = |noun: &Option<Noun>| noun.as_ref().map_or(String::new(), |noun| format!("{}, {}", noun.one, noun.many));
    let said = [
        ("name", indicator.name.clone()),
        ("subject", indicator.subject.clone()),
        ("unit", indicator.unit.as_str().to_owned()),
        ("measure word", indicator.measure_word.clone()),
        ("noun", noun(&indicator.noun)),
        ("out of", noun(&indicator.out_of)),
        ("done", indicator.done.clone()),
        ("decimals", indicator.decimals.map(|decimals| decimals.to_string()).unwrap_or_default()),
        ("good", declared(indicator.good)),
        ("family", indicator.family.clone()),
        ("variant", indicator.variant.clone()),
        ("theme", indicator.theme.clone()),
        ("why missing", indicator.why_missing.clone()),
        ("share of", indicator.share_of.clone()),
        ("counted", if indicator.supporting { "no" } else { "" }.to_owned()),
        ("spoken", if indicator.quiet { "no" } else { "" }.to_owned()),
    ];
    let said = said.into_iter().map(|(what, held)| (what.to_owned(), held));
    said.chain(indicator.extra.clone()).filter(|(_, held)| !held.is_empty()).collect()
}

fn declared(good: Polarity) -> String {
    match good {
        Polarity::Higher => "high".into(),
        Polarity::Lower => "low".into(),
        Polarity::Between(low, high) => format!("between {low} and {high}"),
        Polarity::None => "neither".into(),
    }
}

fn number(value: Option<Decimal>) -> String {
    value.map_or_else(|| "no figure".to_owned(), |value| value.to_string())
}

/// `93; 186 of 200; [p]; stated better`
fn observed(observation: &Observation) -> String {
    let value = match (observation.value, observation.missing) {
        (None, Some(why)) => why.mark().to_owned(),
        (value, _) => number(value),
    };
    let counts = match (observation.numerator, observation.denominator) {
        (Some(count), Some(of)) => format!("{count} of {of}"),
        (Some(count), None) => format!("count {count}"),
        (None, Some(of)) => format!("of {of}"),
        (None, None) => String::new(),
    };
    let stated = observation.stated.iter().map(|word| format!("stated {}", word.as_str()));
    let by = observation.stated_change.as_ref().map(|change| {
        let than = change.than.map_or_else(String::new, |than| format!(" since {}", than.in_full()));
        format!("stated by {}{than}", change.size)
    });
    let record = observation.stated_record.map(|record| {
        let since = record.since.map_or_else(String::new, |since| format!(" since {}", since.in_full()));
        format!("stated {}{since}", if record.highest { "highest" } else { "lowest" })
    });
    let parts = [value, counts, observation.marks()].into_iter().chain(stated).chain(by).chain(record);
    let parts = parts.chain([observation.note.clone()]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn beside(benchmark: &Benchmark) -> String {
    let value = benchmark.value.map(|value| value.to_string());
    let quartile = benchmark.quartile.map(|quartile| format!("quartile {quartile}"));
    let rank = benchmark
        .rank
        .map(|given| format!("rank {}{} of {}", if given.joint { "joint " } else { "" }, given.rank, given.of));
    let over = benchmark
        .computed
        .and_then(|computed| computed.over)
        .map(|spread| format!("of {}, from {} to {}, median {}", spread.count, spread.low, spread.high, spread.median));
    let stated = benchmark.stated.iter().map(|word| format!("stated {}", word.as_str()));
    let parts = [value, quartile, rank, over].into_iter().flatten().chain(stated).chain([benchmark.note.clone()]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn targeted(target: &Target) -> String {
    let by = target.by.map(|by: Period| format!(" by {}", by.in_full())).unwrap_or_default();
    format!("{}{by}", target.name)
}

/// `85; close within 2; year to date; forecast 84`
fn aimed(target: &Target) -> String {
    let words = target.words.clone();
    let value = if target.value.is_none() && !words.is_empty() { String::new() } else { number(target.value) };
    let amber = target.amber.map_or_else(String::new, |amber| match amber {
        Amber::Figure(worst) => format!("close to {worst}"),
        Amber::Within(most) => format!("close within {most}"),
        Amber::Percent(most) => format!("close within {most}%"),
    });
    let basis = target.basis.map_or("", Basis::as_str).to_owned();
    let forecast = target.forecast.map_or_else(String::new, |figure| format!("forecast {figure}"));
    let parts = [value, words, amber, basis, forecast, target.note.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// How many areas, and a mark that moves with any figure of theirs.
fn others(areas: &[(Arc<str>, Decimal)]) -> String {
    let mut hash = Sha256::new();
    for (area, value) in areas {
        hash.update(format!("{area}\0{value}\0"));
    }
    let mark: String = hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{} figures, {mark}", areas.len())
}
