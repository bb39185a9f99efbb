//! Which indicator of the catalogue each measure of a recipe is.

use crate::diagnostic::Code;
use crate::figures::measure::Indicator;
use crate::folder::sources::Recipe;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::nearest::nearest;

/// The place in the catalogue of each measure's indicator.
pub fn indicators(recipe: &Recipe, catalogue: &[Indicator], faults: &Diagnostics) -> Option<Vec<usize>> {
    let before = faults.count();
    let mut of = Vec::new();
    for measure in &recipe.measures {
        match catalogue.iter().position(|known| known.id == measure.indicator) {
            Some(at) => of.push(at),
            None => {
                let message = format!("there is no indicator `{}` in indicators.toml", measure.indicator);
                let near = nearest(&measure.indicator, catalogue.iter().map(|known| known.id.as_str()));
                let help = near.map_or_else(
                    || format!("add it there: [{}]", measure.indicator),
                    |near| format!("did you mean `{near}`?"),
                );
                faults.error(Code::UnknownIndicator, measure.from.clone(), message, help);
            }
        }
    }
    (faults.count() == before).then_some(of)
}
