//! Words in a drawing. A browser sets them in whatever font it has, so their room is calculated and not measured.

use maud::{Markup, html};

use super::super::drawn::drawn;

/// From line to line, in sizes of a letter.
const LEADING: f64 = 1.25;

/// How much wider bold words are.
pub(super) const BOLD: f64 = 1.15;

/// Words on lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lettering {
    lines: Vec<String>,
    letter: f64,
    /// The widest line.
    pub width: f64,
    /// All lines.
    pub height: f64,
}

/// Where the given place lies in the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Lettering {
    /// Words on lines of at most this width; a longer word is broken where the line ends.
    pub(super) fn within(width: f64, words: &str, letter: f64) -> Lettering {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split(' ').flat_map(|word| broken(width, word, letter)) {
            match lines.last_mut() {
                Some(line) if width_of(&format!("{line} {word}"), letter) <= width => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.push(word),
            }
        }
        let widest = lines.iter().map(|line| width_of(line, letter)).fold(0.0, f64::max);
        let height = letter * LEADING * lines.len() as f64;
        Lettering { lines, letter, width: widest, height }
    }

    /// With the room that bold letters take.
    pub(super) fn bold(self) -> Lettering {
        Lettering { width: self.width * BOLD, ..self }
    }

    /// The widest line where a reader has its letters spread, as far as WCAG 2.2 asks that a page bears (1.4.12).
    pub(super) fn width_spread(&self) -> f64 {
        self.width + self.lines.iter().map(|line| spread(line, self.letter)).fold(0.0, f64::max)
    }

    /// How many lines.
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// Drawn with its top here.
    pub(super) fn at(&self, x: f64, top: f64, anchor: Anchor, class: &str) -> Markup {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        // The letters are in the middle of their line: a fifth of it hangs under the foot of "x".
        let foot = |nth: usize| top + self.letter * (LEADING * nth as f64 + 0.98);
        html! {
            text class=(class) text-anchor=(anchor) {
                @for (nth, line) in self.lines.iter().enumerate() {
                    @if nth > 0 { " " }
                    tspan x=(drawn(x)) y=(drawn(foot(nth))) { (line) }
                }
            }
        }
    }
}

/// A word in pieces of at most this width, or of one letter.
fn broken(width: f64, word: &str, letter: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for sign in word.chars() {
        let piece = pieces.last_mut().expect("there is always a piece");
        piece.push(sign);
        if width_of(piece, letter) > width && piece.chars().nth(1).is_some() {
            piece.pop();
            pieces.push(sign.into());
        }
    }
    pieces
}

/// How wide these words are in a common sans-serif, hardly ever too little.
pub(super) fn width_of(words: &str, letter: f64) -> f64 {
    let share = |sign: char| match sign {
        'i' | 'j' | 'l' | '.' | ',' | '\'' | '’' | '|' | ':' | ';' => 0.28,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '/' | '-' => 0.37,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '…' => 0.92,
        sign if sign.is_uppercase() => 0.7,
        _ => 0.58,
    };
    words.chars().map(share).sum::<f64>() * letter
}

/// How much wider words get where a reader has letters spread by 0.12 of their size, and words by 0.16 more.
pub(super) fn spread(words: &str, letter: f64) -> f64 {
    let blanks = words.chars().filter(|sign| *sign == ' ').count();
    letter * (0.12 * words.chars().count() as f64 + 0.16 * blanks as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_part_between_words_and_only_long_ones_within() {
        let set = |width: f64| Lettering::within(width, "Eight in a row above the mean", 10.0);
        assert_eq!(set(1000.0).lines, ["Eight in a row above the mean"]);
        assert_eq!(set(80.0).lines, ["Eight in a row", "above the mean"]);
        assert_eq!(Lettering::within(20.0, "a mean", 10.0).lines, ["a", "me", "an"]);
        assert_eq!(Lettering::within(1.0, "£ –", 10.0).count(), 2);
        assert_eq!(Lettering::within(9.0, "", 10.0).lines, [""]);
        assert!(set(80.0).width <= 80.0 && set(80.0).height > set(1000.0).height);
    }
}
