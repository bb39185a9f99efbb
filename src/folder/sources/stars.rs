//! Figures with a star behind them: `4.6*`. They are read as they are, and what the star says is told to be missing.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::cell::Cell;

/// The first of one file, and how many there are.
#[derive(Debug, Default)]
pub struct Stars(Option<(String, Place, usize)>);

impl Stars {
    /// Notes one.
    pub fn meet(&mut self, cell: &Cell, place: impl FnOnce() -> Place) {
        match &mut self.0 {
            Some((_, _, count)) => *count += 1,
            None => self.0 = Some((cell.text.clone(), place(), 1)),
        }
    }

    /// One warning for all.
    pub fn told(self) -> Option<Diagnostic> {
        let (text, place, count) = self.0?;
        let figure = text.trim_end_matches('*').trim_end();
        let cells =
            if count == 1 { String::new() } else { format!(", and so are {} more figures with a star", count - 1) };
        let message = format!("`{text}` is read as {figure}{cells}: what the star says is not in the report");
        let help = format!(
            "say it in the cell where it is of the figure itself: {figure} [p] provisional, [r] revised, [e] estimated, [b] a break in series; \
             or in words under `note`"
        );
        Some(Diagnostic::warning(Code::MarkMeaning, message).at(place).help(help))
    }
}
