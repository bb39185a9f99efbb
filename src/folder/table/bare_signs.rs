//! Signs in the place of figures that do not say themselves what they mean: `-`, `*`, `..`, `n/a`, `TBC`. In a table of ours some
//! are taken for what they most often mean, which is told once. In a council's own file the recipe says it. None is ever zero.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Why;
use crate::figures::prose::list;
use crate::folder::words::mark::{Mark, in_full, sign};

use super::cell::Cell;
use super::columns::plain;

/// What a sign in the place of a figure means to most councils; `None` where it is a figure, or nothing that is known.
pub fn likely(text: &str) -> Option<Why> {
    // Almost every cell is a figure.
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let text = plain(text);
    match text.as_str() {
        "tbc" | "tba" | "n/k" | "nk" | "#n/a" => Some(Why::NotAvailable),
        "~" => Some(Why::Withheld),
        // `<5`; what is at most 20 days is a target.
        text if text.strip_prefix('<').is_some_and(|rest| rest.trim().parse::<u32>().is_ok()) => Some(Why::Suppressed),
        text => sign(text).or_else(|| in_full(text)),
    }
}

/// Whether a text in the place of a figure may stand for none by a meaning of the council's own: `§`, `see note`.
pub fn may_be_sign(cell: &Cell) -> bool {
    const LONGEST: usize = 20;
    // Of these something else is said.
    const OTHERS: [&str; 4] = ["nil", "none", "f", "forecast"];
    let text = cell.text.as_str();
    let is_other = |letter: char| letter.is_ascii_digit() || "#[*<>≤≥".contains(letter);
    !text.is_empty()
        && text.chars().count() <= LONGEST
        && !text.contains(is_other)
        && !OTHERS.contains(&plain(text).as_str())
        && cell.held.is_none()
        && !cell.formula_only
}

/// Those of one table, each with what it is most often taken for.
#[derive(Debug, Default)]
pub struct BareSigns(BTreeMap<String, (Option<Why>, Place, usize)>);

impl BareSigns {
    /// Notes one.
    pub fn meet(&mut self, text: &str, why: Option<Why>, place: impl FnOnce() -> Place) {
        match self.0.get_mut(text) {
            Some(met) => met.2 += 1,
            None => drop(self.0.insert(text.to_owned(), (why, place(), 1))),
        }
    }

    /// Notes the cell of a table of ours, where it is one that is taken for something.
    pub fn meet_ours(&mut self, cell: &Cell, place: impl FnOnce() -> Place) {
        if cell.text.len() <= 3
            && let Some(why) = sign(&cell.text)
        {
            self.meet(&cell.text, Some(why), place);
        }
    }

    /// A warning for each sign: what it is taken for, and what to write.
    pub fn taken(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().filter_map(|(sign, (why, at, count))| {
            let why = why?;
            let cells = if count == 1 { String::new() } else { format!(", in {count} cells") };
            let message = format!("`{sign}` is taken for \u{201c}{}\u{201d}{cells}", why.in_words());
            let help = format!(
                "write {} if that is right; else what it is: [x] not available, [c] suppressed, [z] not applicable, 0 none",
                Mark::Missing(why).shorthand()
            );
            Some(Diagnostic::warning(Code::MarkMeaning, message).at(at).help(help))
        })
    }

    /// An error where a recipe gives them no meaning, with the line of all `marks` that it would have.
    pub fn unknown(self, marks: &[(String, Mark)]) -> Option<Diagnostic> {
        const SHOWN: usize = 6;
        let cells = |count: usize| if count == 1 { String::new() } else { format!(" ({count} cells)") };
        let met = || self.0.iter().take(SHOWN);
        let mut named: Vec<String> = met().map(|(sign, (_, _, count))| format!("`{sign}`{}", cells(*count))).collect();
        named.extend(self.0.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| format!("{more} more")));
        let at = self.0.values().map(|(_, at, _)| at).min()?.clone();
        let known = marks.iter().map(|(sign, mark)| (sign, mark.in_words()));
        let lines = known.chain(met().map(|(sign, (why, ..))| (sign, why.map_or("...", Why::in_words))));
        let lines: Vec<String> = lines.map(|(sign, words)| format!("{sign:?} = {words:?}")).collect();
        let means = if named.len() == 1 { "means" } else { "mean" };
        let message = format!("the recipe does not say what {} {means}", list(&named));
        let help = format!(
            "write what it means in the [[source]] of report.toml: marks = {{ {} }}; it can be \"not available\", \"suppressed\" \
             (so few that it could point to a person), \"withheld\" (for a reason that is not known), \"not applicable\" or \"low\", and is \
             never zero",
            lines.join(", ")
        );
        Some(Diagnostic::error(Code::MarkMeaning, message).at(at).help(help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_no_sign() {
        let signs = ["<5", "< 10", "TBC", "<= 20 days", "<85%", "\u{2264} 20"].map(likely);
        let suppressed = Some(Why::Suppressed);
        assert_eq!(signs, [suppressed, suppressed, Some(Why::NotAvailable), None, None, None]);
    }
}
