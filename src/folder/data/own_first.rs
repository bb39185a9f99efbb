//! What the report folder and its store both have: the row of the report's own takes the place of the store's, and where their
//! figures differ that is told.

use std::collections::HashMap;
use std::hash::Hash;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::{Benchmark, Indicator, Observation, Period, Target, plain_name};
use crate::folder::disk::inside::is_of_store;
use crate::folder::rows::held_rows::{Rows, same_area};

/// Takes out the rows of the store that the report has itself, and gives what is told of those that differ.
pub fn own_first(rows: &mut Rows, store: &str, area: &str, catalogue: &[Indicator]) -> Vec<Diagnostic> {
    let id = |at: usize| catalogue.get(at).map_or("", |indicator| indicator.id.as_str());
    let mut told = Vec::new();
    let whose = |named: Option<&str>| match named {
        Some(named) if !same_area(named, area) => named.trim().to_lowercase(),
        _ => String::new(),
    };
    let mut figures = Merged { store, told: &mut told };
    figures.merge(
        &mut rows.held,
        |held| (held.indicator, whose(held.area.as_deref()), held.observation.period),
        |held| &held.observation.from,
        |(at, area, period)| {
            let of = if area.is_empty() { String::new() } else { format!(" of {area}") };
            format!("`{}`{of} in {}", id(*at), period.in_full())
        },
        |held| figure(&held.observation),
    );
    figures.merge(
        &mut rows.benchmarks,
        |(at, one)| (*at, plain_name(&one.comparator), one.period),
        |(_, one)| &one.from,
        |(at, comparator, period)| format!("{comparator} for `{}` in {}", id(*at), period.in_full()),
        |(_, one)| benchmark(one),
    );
    let target = |(at, one): &(usize, Target)| (*at, one.by, one.name.clone());
    let named = |(at, by, name): &(usize, Option<Period>, String)| {
        let period = by.map_or_else(String::new, |by| format!(" for {}", by.in_full()));
        format!("the {name} of `{}`{period}", id(*at))
    };
    figures.merge(&mut rows.targets, target, |(_, one)| &one.from, named, |(_, one)| aim(one));
    figures.merge(
        &mut rows.targets_beside,
        |(area, held)| (whose(area.as_deref()), target(held)),
        |(_, (_, one))| &one.from,
        |(_, held)| named(held),
        |(_, (_, one))| aim(one),
    );
    told
}

/// Rows of one kind put together.
struct Merged<'a> {
    store: &'a str,
    told: &'a mut Vec<Diagnostic>,
}

impl Merged<'_> {
    /// Takes out the rows of the store for which there is one of the report's own by the same key.
    fn merge<T, K: Hash + Eq>(
        &mut self,
        rows: &mut Vec<T>,
        key: impl Fn(&T) -> K,
        from: impl Fn(&T) -> &Place,
        called: impl Fn(&K) -> String,
        said: impl Fn(&T) -> String,
    ) {
        let is_own = |row: &T| !is_of_store(self.store, &from(row).file);
        // Most often only one of the two has any.
        if rows.iter().all(&is_own) || !rows.iter().any(&is_own) {
            return;
        }
        let own: HashMap<K, (String, Place)> =
            rows.iter().filter(|row| is_own(row)).map(|row| (key(row), (said(row), from(row).clone()))).collect();
        let (store, told) = (self.store, &mut *self.told);
        rows.retain(|row| {
            if !is_of_store(store, &from(row).file) {
                return true;
            }
            let key = key(row);
            let Some((ours, at)) = own.get(&key) else { return true };
            let theirs = said(row);
            if *ours != theirs {
                let message = format!("{} is {ours} here and {theirs} in the store; the row here counts", called(&key));
                let help = "remove the row here if the store is right, or put the right figure into the store";
                let differs = Diagnostic::warning(Code::DiffersFromStore, message);
                told.push(differs.at(at.clone()).also(from(row).clone(), "the store").help(help));
            }
            false
        });
    }
}

fn figure(one: &Observation) -> String {
    match (one.value, one.missing) {
        (Some(value), _) => format!("{value}{}", one.marks()),
        (None, Some(why)) => why.mark().to_owned(),
        (None, None) => "blank".to_owned(),
    }
}

fn benchmark(one: &Benchmark) -> String {
    match (one.value, one.quartile) {
        (Some(value), _) => value.to_string(),
        (None, Some(quartile)) => format!("quartile {quartile}"),
        (None, None) => "in words".to_owned(),
    }
}

fn aim(one: &Target) -> String {
    one.value.map_or_else(|| one.words.clone(), |value| value.to_string())
}
