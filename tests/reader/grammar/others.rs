//! Clauses that set the figure beside others and beside its targets.

use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use super::template::{FIGURE, PERIOD, Said};
use crate::claim::{Aim, Beside, Claim, Movement, Standing};
use crate::folder::number::{Printed, number};

pub const WHOLE: &[Line] = &[
    ("Beside the figures of {n} areas for {p}, this would be in the {q} quartile ({rank}, {method})", |said| {
        vec![Claim::Standing(Standing { newer: true, ..standing(said) })]
    }),
    ("This improvement moves ⟦a⟧ into the {q} quartile of {any:of}", |said| {
        vec![given(said, Movement::IntoByImproving)]
    }),
    ("⟦a⟧ remains in the {q} quartile of {any:of}", |said| vec![given(said, Movement::Remains)]),
    ("The {target} is not yet due", |said| vec![target("not yet due", said)]),
    (
        "The whole range to be expected from the figure’s own variation ({fig:low} to {fig:high}) meets the ⟦t{any:t}⟧",
        |said| vec![assured("always", said)],
    ),
    (
        "The ⟦t{any:t}⟧ lies outside the range to be expected from the figure’s own variation ({fig:low} to {fig:high}): it is not to be reached unless something changes",
        |said| vec![assured("never", said)],
    ),
    (
        "By its own variation the figure ordinarily lies between {fig:low} and {fig:high}, so the ⟦t{any:t}⟧ will be met at some times and missed at others by chance alone",
        |said| vec![assured("either", said)],
    ),
];

pub const PREDICATES: &[Line] = &[
    ("lies beyond every figure of the {n} areas for {p}, which puts ⟦a⟧ in the {q} quartile of them", |said| {
        vec![Claim::Standing(Standing { newer: true, beyond: true, ..standing(said) })]
    }),
    (
        "is on the boundary of the {q} quartile of the {n} areas with a figure for {p}, {method}[, level with {n:ties} {other|others:other}]",
        |said| {
            let ties = (!said.text("ties").is_empty()).then(|| said.whole("ties"));
            vec![Claim::Standing(Standing { on_edge: true, ties, ..standing(said) })]
        },
    ),
    (
        "places ⟦a⟧ {rank} of the {n} areas with a figure for {p}, in the {q} quartile ({method})[; among the figures for {p:before} it was in the {q:earlier}]",
        |said| vec![Claim::Standing(standing(said))],
    ),
    ("moves ⟦a⟧ into the {q} quartile of {any:of}", |said| vec![given(said, Movement::Into)]),
    ("places ⟦a⟧ in the {q} quartile of {any:of}", |said| vec![given(said, Movement::In)]),
    ("is {others}", |said| vec![Claim::Beside(beside(said.text("others")))]),
    ("is {amount}[ ({better|worse:good})] than the {target}", |said| {
        vec![Claim::Gap { amount: said.amount(), good: said.text("good").into(), aim: said.aim() }]
    }),
    ("is the same as the {target}", |said| vec![target("same", said)]),
    ("represents {fig} of the {target}", |said| {
        vec![Claim::ShareOfTarget { share: said.figure("fig"), aim: said.aim() }]
    }),
    ("meets {targets}", |said| vec![targets("met", said)]),
    ("misses {targets}", |said| vec![targets("missed", said)]),
    ("is just short of {targets}", |said| vec![targets("just short", said)]),
    ("is yet to reach {targets}", |said| vec![targets("not yet due", said)]),
    ("can be set beside {targets}", |said| vec![targets("beside", said)]),
];

fn standing(said: &Said) -> Standing {
    Standing {
        quartile: said.quartile("q"),
        rank: said.rank("rank"),
        joint: said.text("rank").starts_with("joint"),
        areas: Some(said.whole("n")),
        period: said.text("p").into(),
        method: said.some("method"),
        before: said.quartile("earlier").map(|quartile| (said.text("before").into(), quartile)),
        ..Standing::default()
    }
}

fn given(said: &Said, movement: Movement) -> Claim {
    Claim::Given { movement, quartile: said.quartile("q").unwrap_or(0), of: said.text("of").into() }
}

fn target(state: &str, said: &Said) -> Claim {
    Claim::Target { state: state.into(), aims: vec![said.aim()] }
}

fn targets(state: &str, said: &Said) -> Claim {
    Claim::Target { state: state.into(), aims: aims(said.text("targets")) }
}

fn assured(state: &'static str, said: &Said) -> Claim {
    let aim = said.text("t").parse().unwrap_or(usize::MAX);
    Claim::Assured { state, aim, lower: said.figure("low"), upper: said.figure("high") }
}

static AIM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"⟦t(\d+)⟧(?: of ({FIGURE}))?(?: for ({PERIOD}))?")).expect("a target"));

fn aims(list: &str) -> Vec<Aim> {
    let read = |found: regex::Captures| Aim {
        name: found[1].parse().unwrap_or(usize::MAX),
        value: found.get(2).and_then(|held| Printed::read(held.as_str())),
        by: found.get(3).map(|held| held.as_str().to_owned()),
    };
    AIM.captures_iter(list).map(read).collect()
}

static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    let relation = "((?:clearly )?(?:better than|similar to|worse than|above|below) )?";
    Regex::new(&format!(r"{relation}⟦c(\d+)⟧(?: of ({FIGURE}))?(?: \(([^()]*)\))?")).expect("a comparator")
});

/// Each with the relation that was last named.
fn beside(list: &str) -> Vec<Beside> {
    let mut relation = String::new();
    let mut found = Vec::new();
    for one in OTHER.captures_iter(list) {
        if let Some(named) = one.get(1) {
            relation = named.as_str().trim().trim_end_matches(" than").trim_end_matches(" to").to_owned();
        }
        let mut other = Beside {
            relation: relation.clone(),
            name: one[2].parse().unwrap_or(usize::MAX),
            value: one.get(3).and_then(|held| Printed::read(held.as_str())),
            period: None,
            neighbours: None,
        };
        in_brackets(one.get(4).map_or("", |held| held.as_str()), &mut other);
        found.push(other);
    }
    found
}

/// `86.9%`, `98.7% in 2023/24`, `nine neighbours in 2023/24`
fn in_brackets(words: &str, other: &mut Beside) {
    let (first, period) = words.split_once(" in ").map_or((words, None), |(first, period)| (first, Some(period)));
    other.period = period.map(str::to_owned);
    match first.strip_suffix(" neighbours").or_else(|| first.strip_suffix(" neighbour")) {
        Some(neighbours) => other.neighbours = number(neighbours),
        None => other.value = other.value.or(Printed::read(first)),
    }
}
