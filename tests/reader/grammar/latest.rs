//! Clauses that say what the figure is, or why there is none.

use super::Line;
use super::template::Said;
use crate::claim::{Absent, Claim, Count};
use crate::folder::number::{Printed, number};

/// Whole sentences that name their measure.
pub const WHOLE: &[Line] = &[
    ("{m} was {fig}{count} {at} {p}[ (latest available)]", |said| vec![latest(said)]),
    ("{m} {at} {p} was {fig}{count}", |said| vec![latest(said)]),
    ("The {p} figure (latest available) for the {noun:word} of {name} was {fig}{count}", |said| vec![latest(said)]),
    ("{m} was {fig} {noun:unit} per {noun:per} {at} {p}[ (latest available)]", |said| {
        let per = Claim::Per { noun: said.text("unit").into(), per: said.text("per").into() };
        vec![latest(said), per]
    }),
    ("{m} {at} {p} is not shown, because so few people are counted that it could point to one of them", |said| {
        vec![Claim::Absent { why: Absent::Hidden, period: said.some("p") }]
    }),
    ("{m} {why}", |_| vec![Claim::Absent { why: Absent::InItsOwnWords, period: None }]),
    ("{m} was {dir}{gloss} {at} {p}; the source gives no figure", |said| {
        vec![Claim::Absent { why: Absent::Stated(said.text("dir").into()), period: said.some("p") }]
    }),
    ("{m} was {dir}{gloss} {at} {p}; the source counts {n} {noun} and gives no figure", |said| {
        vec![Claim::Absent { why: Absent::Stated(said.text("dir").into()), period: said.some("p") }]
    }),
    ("{m} was not available {at} {p}; the source counts {n} {noun}", |said| {
        vec![Claim::Absent { why: Absent::NotAvailable, period: said.some("p") }]
    }),
    ("{m} was not available {at} {p}", |said| {
        vec![Claim::Absent { why: Absent::NotAvailable, period: said.some("p") }]
    }),
    ("{m} was above zero {at} {p}, but rounds to zero[; the source counts {n} {noun}]", |said| marked("low", said)),
    ("{m} was not applicable {at} {p}[; the source counts {n} {noun}]", |said| marked("not applicable", said)),
    ("{m} {at} {p} is not given, because none were recorded in the survey[; the source counts {n} {noun}]", |said| {
        marked("none recorded", said)
    }),
    ("{m} {at} {p} was too unreliable to be given[; the source counts {n} {noun}]", |said| marked("unreliable", said)),
    ("The {noun:word} of {name} remained at {fig}{count}", |said| vec![latest(said), Claim::Remained]),
    ("The equivalent {variant} figure was {fig}{count}", |said| vec![latest(said)]),
    ("This represents {fig} of the {share}", |said| vec![Claim::Share(said.figure("fig"))]),
    ("No {noun} were {done} {at} {p}", |said| vec![few(said)]),
    ("{n:count} {noun} {was|were:were} {done} {at} {p}[ (latest available)][, representing {fig} of cases]", |said| {
        vec![few(said)]
    }),
    ("The figures show that the service {done} {any:list} {at} {p}", |said| {
        vec![Claim::Together { counts: counts(said.text("list")), period: said.text("p").into() }]
    }),
];

/// What a mark says in the place of the figure.
fn marked(mark: &'static str, said: &Said) -> Vec<Claim> {
    vec![Claim::Absent { why: Absent::Marked(mark), period: said.some("p") }]
}

fn latest(said: &Said) -> Claim {
    Claim::Latest {
        value: said.fig("fig"),
        count: said.count(),
        at: said.text("at").into(),
        period: said.some("p"),
        late: said.has("(latest available)"),
        word: said.text("word").into(),
    }
}

/// A small count with its noun, and the percentage that it comes to.
fn few(said: &Said) -> Claim {
    let size = if said.text("count").is_empty() { Some(0.into()) } else { number(said.text("count")) };
    let value: Option<Printed> = said.fig("fig");
    let count = size.map(|size| Count { size, of: None, noun: said.text("noun").into() });
    Claim::Latest {
        at: said.text("at").into(),
        period: said.some("p"),
        late: said.has("(latest available)"),
        word: String::new(),
        value,
        count,
    }
}

/// `4,305 individuals and 1,802 families`
fn counts(list: &str) -> Vec<Count> {
    let items = list.split(" and ").flat_map(|part| part.split(", "));
    let read = |item: &str| {
        let (size, noun) = item.split_once(' ')?;
        Some(Count { size: number(size)?, of: None, noun: noun.to_owned() })
    };
    items.filter_map(read).collect()
}
