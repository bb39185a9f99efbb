//! By which names tables know the indicators of a catalogue: the id, what it is `called`, its name, label and code.

use std::collections::BTreeMap;

use crate::figures::measure::Indicator;

use super::columns::plain;

/// The names of a catalogue, without case and runs of blanks.
#[derive(Debug, Default)]
pub struct KnownNames<'a> {
    /// As they are written.
    pub ids: BTreeMap<&'a str, usize>,
    /// In `called`.
    called: BTreeMap<String, Vec<usize>>,
    /// Ids, names, labels and codes.
    named: BTreeMap<String, Vec<usize>>,
}

impl<'a> KnownNames<'a> {
    /// Those of a catalogue; what is found is a place in it.
    pub fn of(catalogue: &'a [Indicator]) -> KnownNames<'a> {
        let mut names = KnownNames::default();
        for (at, indicator) in catalogue.iter().enumerate() {
            names.ids.insert(indicator.id.as_str(), at);
            indicator.called.iter().for_each(|name| add(&mut names.called, name, at));
            let named = [&indicator.id, &indicator.name, &indicator.label, &indicator.code];
            named.into_iter().for_each(|name| add(&mut names.named, name, at));
        }
        names
    }

    /// Every name that a table may write: the ids first.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        let names = self.called.keys().chain(self.named.keys()).map(String::as_str);
        self.ids.keys().copied().chain(names)
    }

    /// Which indicators have a name: those that are `called` so, else those whose id, name, label or code it is.
    pub fn of_name(&self, written: &str) -> &[usize] {
        let name = plain(written);
        self.called.get(&name).or_else(|| self.named.get(&name)).map_or(&[], Vec::as_slice)
    }

    /// The first indicator of the catalogue that has a name in any way.
    pub fn first(&self, written: &str) -> Option<usize> {
        let name = plain(written);
        [&self.called, &self.named].into_iter().filter_map(|names| names.get(&name)?.first().copied()).min()
    }
}

fn add(names: &mut BTreeMap<String, Vec<usize>>, name: &str, at: usize) {
    let name = plain(name);
    if !name.is_empty() {
        let held = names.entry(name).or_default();
        if !held.contains(&at) {
            held.push(at);
        }
    }
}
