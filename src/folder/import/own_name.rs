//! A file of one quarter whose name the file of an earlier quarter has in the folder: it is taken in beside that one, whose figures
//! stay, under a name of its own.

use std::path::Path;

use crate::figures::measure::Indicator;
use crate::folder::settings::plan::Plan;
use crate::folder::sources::Recipe;
use crate::folder::text::source::read_bytes;

use super::choices::ImportChoices;
use super::propose;

/// Its name with its period, and what is said of it. None: no file of another period has the name, or it is to take that one's place.
pub fn own_name(
    folder: &Path,
    (name, bytes): (&str, &[u8]),
    (plan, catalogue): (&Plan, &[Indicator]),
    choices: &ImportChoices,
) -> Option<(String, String)> {
    let recipes: Vec<&Recipe> = plan.sources.iter().filter(|recipe| recipe.file.path == name).collect();
    if choices.in_place_of.is_some() || recipes.is_empty() {
        return None;
    }
    let there = read_bytes(&folder.join(name), name).ok()?;
    let of = |bytes: &[u8]| propose(name, bytes, (catalogue, &recipes), choices).ok();
    let (old, new) = (of(&there)?, of(bytes)?);
    let (before, latest) = (old.latest()?, new.latest()?);
    let is_next = old.is_of_a_period && new.is_of_a_period && latest.end() > before.end();
    if !is_next || !old.own.is_disjoint(&new.own) {
        return None;
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let other = format!("{stem} {}.{ending}", latest.in_full().replace('/', "-"));
    let told = format!(
        "`{name}` has the figures of {}, which this file has not as its own: it is taken in beside that as `{other}`. If it is to take its \
         place: --in-place-of \"{}\"",
        before.in_full(),
        name.trim_start_matches("data/")
    );
    Some((other, told))
}
