//! The reader tried on true paragraphs of the nation made false.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::mutate::{SORTS, mutated};
use super::nation::{SETTINGS, folder};
use crate::check::Reader;
use crate::check::ledger::Ledger;
use crate::edition::Paragraph;
use crate::folder::{Folder, Plan};
use crate::press;

/// What became of the mutations: how many were tried and told of each sort, and those that were not.
#[derive(Debug, Default)]
struct Tried {
    sorts: BTreeMap<super::mutate::Sort, (usize, usize)>,
    survivors: Vec<String>,
}

impl Tried {
    fn told(&self) -> (usize, usize) {
        self.sorts.values().fold((0, 0), |(tried, told), (more, of_them)| (tried + more, told + of_them))
    }
}

/// Tries so many mutations, spread over these areas and every sort.
fn try_out(areas: &[u64], each: usize) -> Tried {
    let mut tried = Tried::default();
    for area in areas {
        let place = folder(*area, SETTINGS[(*area % 6) as usize]).write();
        let text = press::print(place.path(), "text").expect("a report");
        let own = Folder::read(place.path());
        let reader = Reader::of(&own, &text);
        let plans = own.paragraphs.iter().filter(|plan| **plan != Plan::Measures(Vec::new()));
        let pairs: Vec<(&Paragraph, &Plan)> = reader.edition.paragraphs.iter().zip(plans).collect();
        let mut chance = Chance::of(*area);
        for nth in 0..each {
            let sort = SORTS[nth % SORTS.len()];
            one(&reader, &pairs, sort, &mut chance, &mut tried);
        }
    }
    tried
}

/// One mutation of a paragraph that has something of the sort: told where the reader finds more wrong than before.
fn one(
    reader: &Reader,
    pairs: &[(&Paragraph, &Plan)],
    sort: super::mutate::Sort,
    chance: &mut Chance,
    tried: &mut Tried,
) {
    for _ in 0..400 {
        let (paragraph, plan) = pairs[chance.below(pairs.len() as u64) as usize];
        let Some(text) = mutated(&paragraph.text, sort, chance) else { continue };
        let count = |text: &str| {
            let mut ledger = Ledger::default();
            reader.paragraph(&Paragraph { number: paragraph.number, text: text.to_owned() }, plan, &mut ledger);
            ledger.troubles
        };
        let (before, after) = (count(&paragraph.text), count(&text));
        let told =
            after.iter().any(|trouble| !before.iter().any(|own| own.kind == trouble.kind && own.why == trouble.why));
        let entry = tried.sorts.entry(sort).or_default();
        entry.0 += 1;
        entry.1 += usize::from(told);
        if !told {
            tried.survivors.push(format!("{sort:?}\n    was: {}\n    now: {text}", paragraph.text));
        }
        return;
    }
}

fn holds(tried: &Tried) {
    let (all, told) = tried.told();
    let sorts: Vec<String> =
        tried.sorts.iter().map(|(sort, (all, told))| format!("{sort:?}: {told} of {all}")).collect();
    println!("{told} of {all} mutations are told\n{}\n{}", sorts.join("\n"), tried.survivors.join("\n"));
    let survivors: Vec<&String> = tried.survivors.iter().take(30).collect();
    assert!(told * 100 >= all * 99, "{told} of {all} mutations are told\n{}\n{survivors:#?}", sorts.join("\n"));
}

#[test]
fn a_few_hundred_mutations_are_told() {
    holds(&try_out(&[3, 40], 250));
}

#[test]
#[ignore = "named in .ci/long"]
fn five_thousand_mutations_are_told() {
    let areas: Vec<u64> = (0..20).map(|nth| nth * 7 + 2).collect();
    holds(&try_out(&areas, 250));
}
