//! Clauses that set the figure beside others and beside its targets.

use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use super::template::{FIGURE, PERIOD, Said, apart};
use crate::claim::{Absent, Aim, Beside, Claim, Movement, SoFar, Standing};
use crate::folder::number::{Printed, number};

pub const WHOLE: &[Line] = &[
    ("Beside the figures of {n} areas for {p}, this would be in the {q} quartile ({rank}[, {method}])", |said| {
        vec![Claim::Standing(Standing { newer: true, ..standing(said) })]
    }),
    ("This improvement moves ⟦a⟧ into the {q} quartile of {any:of}", |said| {
        vec![given(said, Movement::IntoByImproving)]
    }),
    ("⟦a⟧ remains in the {q} quartile of {any:of}", |said| vec![given(said, Movement::Remains)]),
    ("The {target} is {not yet due|not due yet:due}", |said| vec![target("not due", said)]),
    ("{targets} are not due yet", |said| vec![targets("not due", said)]),
    ("The {target} cannot be judged, because no figure for the whole of that time is held", |said| {
        vec![target("not held", said)]
    }),
    ("The {target} cannot be judged, because the figure is of an earlier period", |said| vec![target("late", said)]),
    ("The {target} cannot be judged, because it is not known whether its figures add up to that of the year", |said| {
        vec![target("not added up", said)]
    }),
    ("The {target} is in words and is not judged", |said| vec![target("stated", said)]),
    ("The figure for {p} is {fig}, which {exceeds|meets|misses|is close to:state} the {target}[ ({apart})]", |said| {
        let mut claims = vec![Claim::OfYear { period: said.text("p").into(), value: said.figure("fig") }];
        claims.extend(targeted(said));
        claims
    }),
    ("The figure for {p} is {fig}, which is {apart} the {target}", |said| {
        let mut claims = vec![Claim::OfYear { period: said.text("p").into(), value: said.figure("fig") }];
        claims.extend(said.apart().map(|apart| Claim::Apart { apart, aim: said.aim() }));
        claims
    }),
    ("The figure for {p} is the same as the {target}", |said| vec![target("same", said)]),
    (
        "Against the {target} for the year it is {on course|behind:state}: the {profile|⟦t\\d+⟧:step} for {p} is {fig:profile}",
        |said| vec![so_far(said)],
    ),
    (
        "Against the {target} for the year it is {on course|behind:state}: at this point last year it stood at {fig:share} of the year’s figure, so at {least|most:side} {fig:enough} would be on course",
        |said| vec![so_far(said)],
    ),
    ("With {fig} so far the {target} for the year is {met|missed:state} already[ ({apart})]", |said| {
        let apart = said.apart();
        let mut claims = vec![so_far(said)];
        claims.extend(apart.map(|apart| Claim::ApartSoFar { apart, aim: said.aim() }));
        claims
    }),
    ("With {fig} so far it is {apart} the {target}[ for the year] already", |said| {
        let mut claims = vec![so_far(said)];
        claims.extend(said.apart().map(|apart| Claim::ApartSoFar { apart, aim: said.aim() }));
        claims
    }),
    ("The whole of its usual range ({fig:low} to {fig:high}[{ [a-z]+:of_time}]) meets the {named}", |said| {
        vec![assured("always", said)]
    }),
    (
        "The {named} lies outside its usual range ({fig:low} to {fig:high}[{ [a-z]+:of_time}]): it is unlikely to be met unless something changes",
        |said| vec![assured("never", said)],
    ),
    (
        "Its usual range is {fig:low} to {fig:high}[{ [a-z]+:of_time}], so the {named} will be met at some times and missed at others by chance alone",
        |said| vec![assured("either", said)],
    ),
    (
        "Although it {improved|got worse|⟦better⟧|⟦worse⟧:how}, it moves ⟦a⟧ [{up|down:way} ][from the {q:before} ]into the {q} quartile of {any:of}",
        |said| vec![given(said, if said.text("way") == "up" { Movement::Up } else { Movement::Down })],
    ),
    ("⟦a⟧ {families}", |said| families(said.text("families"))),
    (
        "{m} {at} {p} was {higher|lower:dir}{gloss}[ than in {any:then}][, and in the {q} quartile of {any:of}][, and {others}]; the source[ counts {n} {noun} and] gives no figure",
        |said| {
            let mut claims =
                vec![Claim::Absent { why: Absent::Stated(said.text("dir").into()), period: said.some("p") }];
            if said.quartile("q").is_some() {
                claims.push(given(said, Movement::Anyhow));
            }
            if !said.text("others").is_empty() {
                claims.push(Claim::Beside(beside(said.text("others"))));
            }
            claims
        },
    ),
    (
        "{m} {at} {p} was {fig:by}[ percentage points| percentage point] {higher|lower|longer|shorter:way}{gloss}[ than {any:then}]; the source gives no figure",
        |said| {
            let absent = Claim::Absent { why: Absent::Stated(said.text("way").into()), period: said.some("p") };
            vec![absent, Claim::SourceSays(said.text("by").trim_end_matches('%').into())]
        },
    ),
    ("{m} {at} {p} was {others}; the source[ counts {n} {noun} and] gives no figure", |said| {
        let absent = Claim::Absent { why: Absent::NotAvailable, period: said.some("p") };
        vec![absent, Claim::Beside(beside(said.text("others")))]
    }),
    (
        "{m} {at} {p} was in the {q} quartile of {any:of} and {others}; the source[ counts {n} {noun} and] gives no figure",
        |said| {
            let absent = Claim::Absent { why: Absent::NotAvailable, period: said.some("p") };
            vec![absent, given(said, Movement::Anyhow), Claim::Beside(beside(said.text("others")))]
        },
    ),
    ("{m} {at} {p} was in the {q} quartile of {any:of}; the source[ counts {n} {noun} and] gives no figure", |said| {
        vec![Claim::Absent { why: Absent::NotAvailable, period: said.some("p") }, given(said, Movement::Anyhow)]
    }),
    ("{m} {why}; it was in the {q} quartile of {any:of}[; the source counts {n} {noun}]", |said| {
        vec![Claim::Absent { why: Absent::InItsOwnWords, period: None }, given(said, Movement::Anyhow)]
    }),
    ("{m} {why}; the source counts {n} {noun}", |_| vec![Claim::Absent { why: Absent::InItsOwnWords, period: None }]),
    ("{m} {why}; it was {others}[; the source counts {n} {noun}]", |said| {
        let absent = Claim::Absent { why: Absent::InItsOwnWords, period: None };
        vec![absent, Claim::Beside(beside(said.text("others")))]
    }),
];

pub const PREDICATES: &[Line] = &[
    (
        "lies beyond every figure of the {n} areas for {p}, which puts ⟦a⟧ in the {q} quartile of them[ ({moved up|moved down:moved})]",
        |said| vec![Claim::Standing(Standing { newer: true, beyond: true, ..standing(said) })],
    ),
    (
        "is on the boundary of the {q} quartile[ ({moved up|moved down:moved})] of the {n} areas with a figure for {p}, {method}[, level with {n:ties} {other|others:other}]",
        |said| {
            let ties = (!said.text("ties").is_empty()).then(|| said.whole("ties"));
            vec![Claim::Standing(Standing { on_edge: true, ties, ..standing(said) })]
        },
    ),
    (
        "places ⟦a⟧ {rank} of the {n} areas with a figure[ for {p}], in the {q} quartile[, {method}][ ({moved up|moved down:moved})][, though chance alone could put it there][; among the figures for {p:before} it was in the {q:earlier}]",
        |said| vec![Claim::Standing(standing(said))],
    ),
    ("places ⟦a⟧ {rank} of {n} {any:of}, in the {q} quartile[ ({moved up|moved down:moved})]", |said| {
        let rank = said.rank("rank").unwrap_or_default();
        let movement = match said.text("moved") {
            "moved up" => Movement::Up,
            "moved down" => Movement::Down,
            _ => Movement::Anyhow,
        };
        vec![given(said, movement), Claim::GivenRank { rank, of: said.n("n") }]
    }),
    ("moves ⟦a⟧ into the {q} quartile of {any:of}", |said| vec![given(said, Movement::Into)]),
    ("places ⟦a⟧ in the {q} quartile of {any:of}", |said| vec![given(said, Movement::In)]),
    ("{is|was:be} {others}", |said| vec![Claim::Beside(beside(said.text("others")))]),
    ("is {amount}[ ({better|worse:good})] than the {target}", |said| {
        vec![Claim::Gap { amount: said.amount(), good: said.text("good").into(), aim: said.aim() }]
    }),
    ("is the same as the {target}", |said| vec![target("same", said)]),
    ("represents {fig} of the {target}", |said| {
        vec![Claim::ShareOfTarget { share: said.figure("fig"), aim: said.aim() }]
    }),
    ("meets {targets}", |said| vec![targets("met", said)]),
    ("misses {targets}", |said| vec![targets("missed", said)]),
    ("now meets {targets}", |said| vec![targets("met", said), Claim::Turned(aims(said.text("targets")))]),
    ("now misses the {target}[ ({apart})]", |said| {
        targeted(said).into_iter().chain([Claim::Turned(vec![said.aim()])]).collect()
    }),
    ("is close to the {target}[ ({apart})]", targeted),
    ("misses the {target} ({apart})", targeted),
    ("is {apart} the {target}", |said| {
        said.apart().map(|apart| Claim::Apart { apart, aim: said.aim() }).into_iter().collect()
    }),
    (
        "{is close to|is on course for|is behind for|is not judged against|cannot be set beside:state} {targets}",
        |said| vec![targets(said.text("state").trim_start_matches("is "), said)],
    ),
    (
        "{is|comes to:verb} {fig} so far, of {a|an:article} {target} for the year[, and is {on course|behind:state}: the {profile|⟦t\\d+⟧:step} for {p} is {fig:profile}]",
        |said| vec![so_far(said)],
    ),
    (
        "{is|comes to:verb} {fig} so far, of {a|an:article} {target} for the year, and is {on course|behind:state}: at this point last year it stood at {fig:share} of the year’s figure, so at {least|most:side} {fig:enough} would be on course",
        |said| vec![so_far(said)],
    ),
    ("is just short of {targets}", |said| vec![targets("just short", said)]),
    ("is yet to reach {targets}", |said| vec![targets("not due", said)]),
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

/// A target's state, and how far from it where that is said.
fn targeted(said: &Said) -> Vec<Claim> {
    let state = match said.text("state") {
        "exceeds" | "meets" => "met",
        "misses" => "missed",
        "" if said.has("misses") => "missed",
        _ => "close to",
    };
    let mut claims = vec![target(state, said)];
    claims.extend(said.apart().map(|apart| Claim::Apart { apart, aim: said.aim() }));
    claims
}

fn so_far(said: &Said) -> Claim {
    Claim::SoFar(SoFar {
        figure: said.fig("fig"),
        aim: said.aim(),
        // Of money its side says it.
        state: if said.text("state").is_empty() { said.text("gap_side") } else { said.text("state") }.to_owned(),
        expected: said.fig("profile"),
        share: said.fig("share"),
        enough: said.fig("enough"),
        at_most: said.text("side") == "most",
    })
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

static AIM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"⟦t(\d+)⟧(?: of ({FIGURE}))?(?: for ({PERIOD}))?(?: \(([^()]*(?:\([^()]*\))?[^()]*)\))?"))
        .expect("a target")
});

fn aims(list: &str) -> Vec<Aim> {
    let read = |found: regex::Captures| Aim {
        name: found[1].parse().unwrap_or(usize::MAX),
        value: found.get(2).and_then(|held| Printed::read(held.as_str())),
        by: found.get(3).map(|held| held.as_str().to_owned()),
        apart: found.get(4).and_then(|held| apart(held.as_str())),
    };
    AIM.captures_iter(list).map(read).collect()
}

static FAMILY: LazyLock<Regex> = LazyLock::new(|| {
    let quartile = "(top|second|third|fourth)";
    let movement = "(moves up|moves down|remains in|is in)";
    Regex::new(&format!(r"(?:{movement} )?(?:(?:from the {quartile} )?into )?the {quartile} quartile among ⟦c(\d+)⟧"))
        .expect("a family")
});

/// `moves up from the third into the second quartile among the county group and is in the top quartile among ...`
fn families(list: &str) -> Vec<Claim> {
    let nth =
        |word: &str| ["top", "second", "third", "fourth"].iter().position(|own| *own == word).map(|at| at as u8 + 1);
    let mut movement = "not known";
    let mut all = Vec::new();
    for found in FAMILY.captures_iter(list) {
        if let Some(named) = found.get(1) {
            movement = match named.as_str() {
                "moves up" => "up",
                "moves down" => "down",
                "remains in" => "same",
                _ => "not known",
            };
        }
        all.push(Claim::Family {
            before: found.get(2).and_then(|held| nth(held.as_str())),
            quartile: nth(&found[3]).unwrap_or(0),
            of: found[4].parse().unwrap_or(usize::MAX),
            movement,
        });
    }
    all
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
    let parted = words.split_once(" in ").or_else(|| words.split_once(" at "));
    let (first, period) = parted.map_or((words, None), |(first, period)| (first, Some(period)));
    other.period = period.map(str::to_owned);
    match first.strip_suffix(" neighbours").or_else(|| first.strip_suffix(" neighbour")) {
        Some(neighbours) => other.neighbours = number(neighbours),
        None => other.value = other.value.or(Printed::read(first)),
    }
}
