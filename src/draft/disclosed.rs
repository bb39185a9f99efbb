//! Which figures of a report are hidden and which are printed, so that the papers of one meeting can be held against each
//! other: what one hides, another must not print.

use std::collections::BTreeSet;

use crate::folder::Folder;

use super::disclosure::Protection;

/// A figure of a report: never its value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FigureOf {
    /// The measure's id.
    pub(crate) indicator: String,
    /// What the measure is called; empty where only its id is known.
    name: String,
    /// The period in full.
    pub(crate) period: String,
}

impl FigureOf {
    /// Whether both are the same figure of one area: two folders may give one measure different ids, or names.
    pub(crate) fn is(&self, other: &FigureOf) -> bool {
        let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        let named = || !self.name.is_empty() && same(&self.name, &other.name);
        self.period == other.period && (self.indicator == other.indicator || named())
    }
}

/// What a report hides and what it prints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Disclosed {
    /// The area that it is about.
    area: String,
    /// What is hidden in it, or was when a text of its folder was approved and is not printed by it now.
    pub(crate) hidden: Vec<FigureOf>,
    /// What can be read in it.
    pub(crate) printed: BTreeSet<FigureOf>,
    /// In one line, how its small numbers are kept.
    pub(crate) in_one_line: String,
}

impl Disclosed {
    /// Of a draft of this folder.
    pub(super) fn of(folder: &Folder, protection: &Protection) -> Disclosed {
        let mut names = Vec::new();
        let mut printed = BTreeSet::new();
        for finding in &protection.findings {
            let indicator = &finding.indicator;
            names.push((indicator.id.as_str(), indicator.name.as_str()));
            for held in indicator.observations.iter().filter(|held| held.value.is_some()) {
                let (indicator, name) = (indicator.id.clone(), indicator.name.clone());
                printed.insert(FigureOf { indicator, name, period: held.period.in_full() });
            }
        }
        let figure = |indicator: &str, period: String| {
            let name = names.iter().find(|(id, _)| *id == indicator).map_or("", |(_, name)| name);
            FigureOf { indicator: indicator.to_owned(), name: name.to_owned(), period }
        };
        let now = protection.hidden.iter().map(|hidden| figure(&hidden.indicator, hidden.period.in_full()));
        let before = folder.hidden_before().iter().map(|before| figure(&before.indicator, before.period.clone()));
        let hidden: BTreeSet<FigureOf> = now.chain(before.filter(|before| !printed.contains(before))).collect();
        Disclosed {
            area: folder.plan().area.clone(),
            hidden: hidden.into_iter().collect(),
            printed,
            in_one_line: protection.in_one_line(),
        }
    }

    /// What this report hides and the other one prints.
    pub(crate) fn printed_by<'a>(&'a self, other: &'a Disclosed) -> Vec<&'a FigureOf> {
        if self.area.trim().to_lowercase() != other.area.trim().to_lowercase() {
            return Vec::new();
        }
        self.hidden.iter().filter(|hidden| other.printed.iter().any(|printed| hidden.is(printed))).collect()
    }
}
