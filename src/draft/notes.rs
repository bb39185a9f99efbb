//! What is said of a draft as a whole, before its errors and warnings.

use crate::diagnostic::Diagnostic;

use super::Draft;

/// A line or two on each, empty where there is nothing to say.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Notes {
    /// How small numbers are kept.
    pub small_numbers: String,
    /// What is held and not said.
    pub left_out: String,
    /// What cannot be judged, and what mends it.
    pub unjudged: String,
    /// Which comparators have no period of their own.
    pub undated: String,
    /// Which figures were others in the report before.
    pub revised: String,
    /// What is accepted although it looks like a slip.
    pub accepted: String,
}

impl Draft {
    /// What is said of it as a whole.
    pub fn notes(&self) -> Notes {
        Notes {
            small_numbers: self.small_numbers(),
            left_out: self.left_out(),
            unjudged: self.unjudged(),
            undated: self.undated_comparators(),
            revised: self.revised(),
            accepted: self.accepted(),
        }
    }
}

impl Notes {
    /// Of a pack, which says only how the small numbers of its reports are kept.
    pub fn of_small_numbers(small_numbers: String) -> Notes {
        Notes { small_numbers, ..Notes::default() }
    }

    /// Those that there are, with an empty line after each.
    pub fn lines(&self) -> String {
        let said = [&self.small_numbers, &self.left_out, &self.unjudged, &self.undated, &self.revised, &self.accepted];
        said.into_iter().filter(|line| !line.is_empty()).map(|line| format!("{line}\n\n")).collect()
    }

    /// With everything that is told, as data: what `check --format json` writes of a folder.
    pub fn with(&self, folder: &str, told: &[Diagnostic]) -> serde_json::Value {
        serde_json::json!({
            "schema": 1,
            "folder": folder.replace('\\', "/"),
            "small_numbers": self.small_numbers,
            "unjudged": self.unjudged,
            "undated": self.undated,
            "revised": self.revised,
            "accepted": self.accepted,
            "errors": told.iter().filter(|one| one.is_error()).count(),
            "warnings": told.iter().filter(|one| !one.is_error()).count(),
            "diagnostics": told,
        })
    }
}
