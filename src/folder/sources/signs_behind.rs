//! Figures with a sign behind them that says something else: `4.6*`, `81% ↑`, `120 (R)`. They are read as they are, and what the sign
//! says is told to be missing.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::table::cell::Cell;
use crate::folder::words::mark::{in_full, is_colour};
use crate::folder::words::number::read_number;

/// What stands behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignBehind {
    /// `4.6*`
    Star,
    /// `81% ↑`
    Arrow,
    /// `120 (R)`, `96 (G)`: Red, Amber or Green, and perhaps "revised".
    Colour,
}

/// Up, down and across, as fonts draw them.
const ARROWS: [char; 19] = [
    '\u{2191}', '\u{2193}', '\u{2192}', '\u{2190}', '\u{2194}', '\u{2195}', '\u{2197}', '\u{2198}', '\u{25b2}',
    '\u{25bc}', '\u{25b6}', '\u{25ba}', '\u{25b3}', '\u{25bd}', '\u{2b06}', '\u{2b07}', '\u{27a1}', '\u{21e7}',
    '\u{21e9}',
];
/// What makes a picture of an arrow.
const AS_PICTURE: char = '\u{fe0f}';

/// A figure without the sign behind it, and what kind of sign that is. `None` where there is none.
pub fn with_sign(text: &str) -> Option<(&str, SignBehind)> {
    let text = text.trim_end_matches(AS_PICTURE);
    let last = text.chars().next_back()?;
    let found = match last {
        '*' => (text.strip_suffix('*')?, SignBehind::Star),
        ')' => {
            let (before, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
            is_colour(inner).then_some((before, SignBehind::Colour))?
        }
        _ if ARROWS.contains(&last) => (text.strip_suffix(last)?, SignBehind::Arrow),
        _ => return None,
    };
    let figure = found.0.trim_end();
    read_number(figure).is_ok().then_some((figure, found.1))
}

/// The first of each kind in one file, and how many there are.
#[derive(Debug, Default)]
pub struct SignsBehind(BTreeMap<SignBehind, Met>);

#[derive(Debug)]
struct Met {
    text: String,
    figure: String,
    place: Place,
    count: usize,
}

impl SignsBehind {
    /// Takes the sign out of a cell; what is to be noted beside the figure, or instead of it.
    pub fn take(&mut self, cell: &mut Cell, place: impl Fn(&Cell) -> Place) -> Option<String> {
        if let Some((figure, sign)) = with_sign(&cell.text) {
            let figure = figure.to_owned();
            self.meet((cell, &figure), sign, || place(cell));
            cell.text = figure;
            return (sign == SignBehind::Star).then(|| "marked * in the file".to_owned());
        }
        // "Available November 2026", "N/A - survey every two years"
        let says_more = |letter: char| letter.is_ascii_digit() || "-\u{2013}(,".contains(letter);
        let is_said = cell.text.contains(' ') && cell.text.contains(says_more) && in_full(&cell.text).is_some();
        is_said.then(|| cell.text.clone())
    }

    /// Notes one.
    fn meet(&mut self, (cell, figure): (&Cell, &str), sign: SignBehind, place: impl FnOnce() -> Place) {
        match self.0.get_mut(&sign) {
            Some(met) => met.count += 1,
            None => {
                let met = Met { text: cell.text.clone(), figure: figure.to_owned(), place: place(), count: 1 };
                self.0.insert(sign, met);
            }
        }
    }

    /// One warning for each kind.
    pub fn told(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().map(|(sign, Met { text, figure, place, count })| {
            let (what, help) = match sign {
                SignBehind::Star => (
                    "a star",
                    format!(
                        "say it in the cell where it is of the figure itself: {figure} [p] provisional, [r] revised, [e] estimated, \
                         [b] a break in series; or in words under `note`"
                    ),
                ),
                SignBehind::Arrow => (
                    "an arrow",
                    "to have it compared with the figures, put the arrows into a column of their own, and name that under \
                     `check_against`"
                        .to_owned(),
                ),
                SignBehind::Colour => (
                    "a letter",
                    format!(
                        "for a revised figure write {figure} [r]; to have a colour compared with the figures, put it into a column of \
                         its own, RAG"
                    ),
                ),
            };
            let cells = match count {
                1 => String::new(),
                2 => format!(", and so is one more figure with {what}"),
                many => format!(", and so are {} more figures with {what}", many - 1),
            };
            let the = what.rsplit(' ').next().unwrap_or_default();
            let message = format!("`{text}` is read as {figure}{cells}: what the {the} says is not in the report");
            Diagnostic::warning(Code::MarkMeaning, message).at(place).help(help)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_what_stands_before_its_sign() {
        for (text, read) in [
            ("4.6*", Some(("4.6", SignBehind::Star))),
            ("81% \u{2191}", Some(("81%", SignBehind::Arrow))),
            ("86%\u{25b2}", Some(("86%", SignBehind::Arrow))),
            ("86 \u{2b06}\u{fe0f}", Some(("86", SignBehind::Arrow))),
            ("120 (R)", Some(("120", SignBehind::Colour))),
            ("1,204(G)", Some(("1,204", SignBehind::Colour))),
            ("120 (r)", None),
            ("(R)", None),
            ("\u{2191}", None),
            ("*", None),
            ("120", None),
            ("12 (5)", None),
        ] {
            assert_eq!(with_sign(text), read, "{text}");
        }
    }
}
