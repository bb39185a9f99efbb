//! Clauses that say how the figure moved: against one earlier figure, over several, and beside its usual range.

use super::Line;
use super::template::Said;
use crate::claim::{Claim, Word};

/// What follows "This", "It" or "The figure".
pub const PREDICATES: &[Line] = &[
    ("is [{slightly:slightly} ]{amount}{gloss} than {then}", |said| vec![change(said)]),
    ("is {better|worse:good} than {then}", |said| {
        vec![Claim::Good { good: said.text("good").into(), then: said.then() }]
    }),
    ("is the same as [in ]the previous {n} {noun}", |said| vec![Claim::SameFor(said.whole("n"))]),
    ("is the same as {then} when rounded", |said| vec![Claim::SameWhenRounded(said.then())]),
    ("is the same as {then}, to {any:decimals} {decimal|decimals:word}", |said| {
        vec![Claim::SameWhenRounded(said.then())]
    }),
    ("is the same as {then}, to the nearest {any:whole}", |said| vec![Claim::SameWhenRounded(said.then())]),
    (
        "is {better than|worse than|outside:how} its usual range of {fig:low} to {fig:high}[{ [a-z]+:of_time}] over the {n} figures before",
        |said| {
            let how = said.text("how").trim_end_matches(" than").into();
            let figures = said.whole("n");
            vec![Claim::Usual { how, lower: said.figure("low"), upper: said.figure("high"), figures }]
        },
    ),
    ("has {risen|fallen:way} in {n:moved} of {n:of} {noun}, from {fig} {at} {p}", |said| {
        vec![Claim::LongMove {
            rising: said.text("way") == "risen",
            moved: said.whole("moved"),
            of: said.whole("of"),
            from: said.figure("fig"),
            period: said.text("p").into(),
        }]
    }),
    ("has {risen|fallen:way} {n} times running[, from {fig} {at} {p}]", |said| {
        vec![Claim::Run {
            rising: said.text("way") == "risen",
            times: said.whole("n"),
            from: said.fig("fig").zip(said.some("p")),
        }]
    }),
    ("is the same as {then}", |said| vec![Claim::Same { then: said.then() }]),
    ("is reported as {any:word}, compared with {then}", |said| {
        vec![Claim::Reported(word(said.text("word"))), Claim::Same { then: said.then() }]
    }),
    (
        "is reported as {fig:by}[ percentage points| percentage point] {higher|lower|longer|shorter:way}{gloss}[ than {any:then}]",
        |said| vec![Claim::SourceSays(said.text("by").trim_end_matches('%').into())],
    ),
    ("is reported as the {highest|lowest:way} {on record|since:when}[ {p}]", |said| {
        vec![Claim::SourceSays(said.text("way").into())]
    }),
    ("is reported as {an improvement|having ⟦worse⟧|having ⟦better⟧|⟦same⟧:word}", |said| {
        vec![Claim::Reported(word(said.text("word")))]
    }),
    (
        "is counted on a new basis[ (a new council from {p})] and cannot be compared with the figures reported before",
        |_| vec![Claim::NewBasis],
    ),
    ("is the {best|worst:best} figure since {p}", |said| {
        vec![Claim::Best { best: said.text("best") == "best", since: said.some("p"), of: None }]
    }),
    ("is the {best|worst:best} of the {n} most recent figures", |said| {
        vec![Claim::Best { best: said.text("best") == "best", since: None, of: Some(said.whole("n")) }]
    }),
    ("represents an increase in the number of {noun} from {n} {at} {p}", |said| {
        let period = said.text("p").into();
        vec![Claim::CountSince { noun: said.text("noun").into(), from: said.n("n"), period }]
    }),
];

/// What may come after a predicate.
pub const TAILS: &[Line] = &[
    (", against a tolerance of {fig}[{ percentage points?| points?:unit}]", |said| {
        vec![Claim::ByTolerance(said.fig("fig"))]
    }),
    (", a change of {fig:change} against a tolerance of {fig}[{ percentage points?| points?:unit}]", |said| {
        vec![Claim::ChangeOf(said.figure("change")), Claim::ByTolerance(said.fig("fig"))]
    }),
    ("; by itself that is ⟦same⟧[ (by tolerance)]", no_change),
    ("; the numbers are too few to tell a change from chance", |_| vec![Claim::Verdict(Word::TooSmall)]),
    (", {better than|worse than|outside:how} its usual range for such changes ({any:range})", |said| {
        let how = said.text("how").trim_end_matches(" than").into();
        vec![Claim::UsualChange { how, range: said.text("range").into() }]
    }),
    (", which is ⟦same⟧[ (by tolerance)]", no_change),
    (", which has {⟦better⟧|⟦worse⟧:word}", |said| vec![Claim::Verdict(word(said.text("word")))]),
    (", which is not a significant change", |_| vec![Claim::Verdict(Word::NoChange)]),
    (", less than the Council counts as a change", |_| vec![Claim::Verdict(Word::NoChange)]),
    (": more than chance would show, and less than is reported as a change", |_| {
        vec![Claim::Verdict(Word::Immaterial)]
    }),
    (", a borderline result: ⟦same⟧", |_| vec![Claim::Verdict(Word::Borderline), Claim::Verdict(Word::NoChange)]),
    (", a borderline result", |_| vec![Claim::Verdict(Word::Borderline)]),
    (", continuing the improvement seen then", |_| vec![Claim::ContinuesImproving]),
    (", when the figure was {fig}{count}", |said| vec![Claim::Was { value: said.figure("fig"), count: said.count() }]),
    (",{ but| which:link} represents {n} {more|fewer:way} {noun}", |said| vec![counted(said)]),
    (", which represents no change in numbers", |_| vec![Claim::SameCount]),
    ("[ as a percentage] but represents [{only:only} ]{n} {more|fewer:way} {noun}", |said| vec![counted(said)]),
    ("; with numbers this small a change cannot be judged", |_| vec![Claim::Verdict(Word::TooSmall)]),
    (", a quarter of the figure of {fig} for the whole year", |said| vec![Claim::QuarterOf(said.figure("fig"))]),
    ("; the source reports the change as {an improvement|one for the worse|⟦same⟧:word}", |said| {
        vec![Claim::Reported(word(said.text("word")))]
    }),
];

/// Whole sentences.
pub const WHOLE: &[Line] = &[
    ("Over the last five years it has been {list:trend}", |said| vec![Claim::FiveYears(said.text("trend").into())]),
    (
        "The number of {noun} has risen in each of the last {n:times} {noun:steps}, from {n:from} {noun:again} {at} {p}",
        |said| {
            vec![Claim::CountRun {
                noun: said.text("noun").into(),
                times: said.whole("times"),
                from: said.n("from"),
                period: said.text("p").into(),
            }]
        },
    ),
    ("The figure for the whole of {p} was {fig}, with which a figure for part of a year cannot be compared", |said| {
        let period = said.text("p").into();
        vec![Claim::WholeYear { period, value: said.figure("fig") }, Claim::CannotCompare]
    }),
    ("In {p} as a whole it was {fig}[, after {fig:before} in {p:earlier}]", |said| {
        let mut claims = vec![Claim::WholeYear { period: said.text("p").into(), value: said.figure("fig") }];
        let before = said.fig("before").zip(said.some("earlier"));
        claims.extend(before.map(|(value, period)| Claim::HeldAt { period, value }));
        claims
    }),
    ("From {p} it was {fig}{count}", |said| {
        vec![Claim::HeldAt { period: said.text("p").into(), value: said.figure("fig") }]
    }),
    ("The last figure held was {fig}{count}, {at} {p}", |said| {
        vec![Claim::HeldAt { period: said.text("p").into(), value: said.figure("fig") }]
    }),
    ("Compared with [the start of the year, ][its peak, ]{then}, it is {amount}", |said| {
        vec![Claim::Compared { then: said.then(), amount: said.amount() }]
    }),
    ("Compared with {then}, it is the same, to {any:decimals} {decimal|decimals:word}", |said| {
        vec![Claim::SameWhenRounded(said.then())]
    }),
    ("Compared with {then}, it is the same, to the nearest {any:whole}", |said| {
        vec![Claim::SameWhenRounded(said.then())]
    }),
    ("Compared with {then} alone, it is {amount}{gloss}", |said| vec![change(said)]),
    ("The last {n} figures have all been {side} the average of the last {n:of} ({fig})", |said| {
        let (figures, side) = (said.whole("n"), said.text("side").into());
        vec![Claim::LongSide { figures, side, of: said.whole("of"), mean: said.figure("fig") }]
    }),
    ("{The figure|It:who} is provisional and may change", |_| vec![Claim::Caution("provisional")]),
    ("{The figure|It:who} has been revised since it was last reported", |_| vec![Claim::Caution("revised")]),
    ("{The figure|It:who} is an estimate", |_| vec![Claim::Caution("estimated")]),
];

fn change(said: &Said) -> Claim {
    Claim::Change {
        amount: said.amount(),
        good: said.gloss().0,
        share: said.gloss().1,
        then: said.then(),
        slightly: said.text("slightly") == "slightly",
    }
}

fn counted(said: &Said) -> Claim {
    Claim::CountChange {
        size: said.n("n"),
        way: said.text("way").into(),
        noun: said.text("noun").into(),
        only: said.text("only") == "only",
    }
}

fn word(said: &str) -> Word {
    match said {
        "an improvement" | "having ⟦better⟧" | "⟦better⟧" => Word::Improved,
        "one for the worse" | "having ⟦worse⟧" | "⟦worse⟧" => Word::Worse,
        _ => Word::NoChange,
    }
}

/// No clear change, and whether a tolerance says so.
fn no_change(said: &Said) -> Vec<Claim> {
    let by_tolerance = said.has("(by tolerance)").then_some(Claim::ByTolerance(None));
    [Claim::Verdict(Word::NoChange)].into_iter().chain(by_tolerance).collect()
}
