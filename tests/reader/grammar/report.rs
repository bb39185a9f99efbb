//! Sentences about the report as a whole: totals, and what it was about.

use rust_decimal::Decimal;

use super::Line;
use super::template::Said;
use crate::claim::Claim;
use crate::folder::number::number;

pub const WHOLE: &[Line] = &[
    ("This report says of no measure whether higher or lower is better, so none is judged", |_| {
        totals(&[("measures", Decimal::ZERO)])
    }),
    (
        "From {n} {measure that has|measures that have:one} been reported, {n:improved} {has|have:a} ⟦better⟧, {n:same} {shows|show:b} ⟦same⟧ and {n:worse} {has|have:c} ⟦worse⟧",
        |said| of(said, &[("measures", "n"), ("improved", "improved"), ("no change", "same"), ("worse", "worse")]),
    ),
    (
        "From {n} {measure that has|measures that have:one} been reported, {n:improved} {has|have:a} ⟦better⟧ and {n:worse} {has|have:c} ⟦worse⟧",
        |said| {
            let mut claims = of(said, &[("measures", "n"), ("improved", "improved"), ("worse", "worse")]);
            claims.extend(totals(&[("no change", Decimal::ZERO)]));
            claims
        },
    ),
    (
        "Of the verdicts, {n:test} {rests|rest:a} on a statistical test[, {n:source} on the source’s own words][, {n:any} on any change at all] and {n:tolerance} on a tolerance, which takes no account of chance[; {n:same} {figure is|figures are:those} the same as before]",
        |said| verdicts(said, &["test", "source", "any", "tolerance", "same"]),
    ),
    (
        "Of the verdicts, {n:tolerance} {rests|rest:a} on a tolerance, which takes no account of chance[, and {n:source} on the source’s own words][; {n:same} {figure is|figures are:those} the same as before]",
        |said| verdicts(said, &["tolerance", "source", "any", "same"]),
    ),
    ("Of {n} {target that is|targets that are:one} due[ or under way], {list:states}", |_| Vec::new()),
    ("In the report on {p} there were {list:states}", |_| Vec::new()),
    ("By section: {list:states}", |_| Vec::new()),
    ("In addition to this, {n} {target is|targets are:one} not due", |_| Vec::new()),
    ("No target is due", |_| Vec::new()),
    ("Of {n} {measure that is|measures that are:one} rated, {list:states}", |_| Vec::new()),
    ("All {n} measures that are rated are {list:states}", |_| Vec::new()),
    ("No measure is rated", |_| Vec::new()),
    ("The remaining {n} {has|have:a} no counts to be tested with, and so could not be judged", |said| {
        of(said, &[("not judged", "n"), ("no counts", "n")])
    }),
    ("The remaining {n} could not be judged: {list:reasons}", |said| {
        let mut all = vec![("not judged".to_owned(), said.n("n"))];
        all.extend(reasons("not judged", said.text("reasons")));
        vec![Claim::Totals(all)]
    }),
    (
        "In addition to this, {n} {indicator provides information with no polarity|indicators provide information with no polarity|measure is for information only|measures are for information only:one}",
        |said| of(said, &[("information", "n")]),
    ),
    (
        "From {n} {measure that has|measures that have:one} a national benchmark, {n:top} {is|are:a} in the top quartile, {n:second} {is|are:b} in the second quartile, {n:third} {is|are:c} in the third quartile and {n:fourth} {is|are:d} in the fourth quartile",
        |said| {
            of(
                said,
                &[("benchmarked", "n"), ("top", "top"), ("second", "second"), ("third", "third"), ("fourth", "fourth")],
            )
        },
    ),
    ("Of these, {list:reasons}", |said| vec![Claim::Totals(reasons("information", said.text("reasons")))]),
    ("No measure has a national benchmark", |_| totals(&[("benchmarked", Decimal::ZERO)])),
    ("The report provides a summary of performance at the end of {p}, covering the period {any:months}", |said| {
        vec![Claim::Covers { period: said.text("p").into(), months: said.text("months").into() }]
    }),
];

fn totals(all: &[(&str, Decimal)]) -> Vec<Claim> {
    vec![Claim::Totals(all.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect())]
}

fn of(said: &Said, names: &[(&str, &str)]) -> Vec<Claim> {
    vec![Claim::Totals(names.iter().map(|(name, slot)| ((*name).to_owned(), said.n(slot))).collect())]
}

/// How many have a verdict: what each rests on, and those that have not moved.
fn verdicts(said: &Said, slots: &[&str]) -> Vec<Claim> {
    let all = slots.iter().filter(|slot| !said.text(slot).is_empty()).map(|slot| said.n(slot)).sum();
    totals(&[("verdicts", all)])
}

/// `three have no counts to be tested with, two cover periods that overlap and one was not available`
fn reasons(of: &str, list: &str) -> Vec<(String, Decimal)> {
    const REASONS: &[(&str, &[&str])] = &[
        ("no counts", &["no counts to be tested with"]),
        ("too small", &["numbers too small to judge"]),
        ("overlapping", &["periods that overlap"]),
        ("no earlier figure", &["no earlier figure"]),
        ("earlier held back", &["an earlier figure that is held back"]),
        ("new measure", &["counted on a new basis"]),
        ("held back", &["held back"]),
        ("not available", &["not available"]),
        ("no figure", &["no figure"]),
        ("no new figure", &["no new figure"]),
        ("best within a range", &["best within a range"]),
        ("as near", &["as near to"]),
        ("no test", &["a test that does not fit"]),
    ];
    let items = list.split(", ").flat_map(|part| part.split(" and "));
    let read = |item: &str| {
        let (size, rest) = item.split_once(' ')?;
        let known = REASONS.iter().find(|(_, words)| words.iter().any(|words| rest.contains(words)))?;
        Some((format!("{of}: {}", known.0), number(size)?))
    };
    items.map(|item| read(item).unwrap_or_else(|| (format!("{of}: `{item}`"), Decimal::MIN))).collect()
}
