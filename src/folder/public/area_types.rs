//! Kinds of areas that stand in one table of Fingertips: counties and districts are not ranked among each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::prose::list;
use crate::folder::sources::Recipe;

/// The heading that says of which kind an area is.
pub const HEADING: &str = "Area Type";

/// The kinds of the authorities of a table: how many each has, and whether the council is one of them.
#[derive(Debug, Default)]
pub struct AreaTypes(BTreeMap<Vec<u8>, (BTreeSet<usize>, bool)>);

/// The kind that is ranked.
#[derive(Debug)]
pub enum Ranked {
    /// There is one, or none.
    All,
    /// That of the council.
    Only(Vec<u8>),
    /// The council is of several, and the recipe has to say which is meant.
    Several(Diagnostic),
}

impl AreaTypes {
    /// Takes in a row of an authority. Whether the kind has it for the first time.
    pub fn meet(&mut self, kind: &[u8], area: usize, is_own: bool) -> bool {
        if let Some((areas, own)) = self.0.get_mut(kind) {
            *own |= is_own;
            areas.insert(area)
        } else {
            self.0.insert(kind.to_vec(), (BTreeSet::from([area]), is_own));
            true
        }
    }

    /// Which of them is ranked.
    pub fn ranked(&self, recipe: &Recipe) -> Ranked {
        let own: Vec<(&Vec<u8>, usize)> =
            self.0.iter().filter(|(_, (_, own))| *own).map(|(kind, (areas, _))| (kind, areas.len())).collect();
        match own.as_slice() {
            _ if self.0.len() < 2 => Ranked::All,
            [] => Ranked::All,
            [(only, _)] => Ranked::Only((*only).clone()),
            several => {
                let text = |kind: &[u8]| String::from_utf8_lossy(kind).into_owned();
                let named: Vec<String> =
                    several.iter().map(|(kind, areas)| format!("`{}` ({areas} areas)", text(kind))).collect();
                let message =
                    format!("`{}` has the council among several kinds of areas: {}", recipe.file.path, list(&named));
                let help = format!(
                    "say of each measure in the recipe among which it is ranked: where = {{ \"{HEADING}\" = \"{}\" }}",
                    text(several[0].0)
                );
                Ranked::Several(Diagnostic::error(Code::UnknownArea, message).at(recipe.from.clone()).help(help))
            }
        }
    }
}
