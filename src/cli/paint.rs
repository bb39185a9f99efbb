//! Two versions of a text side by side for a terminal: in colour, or with brackets where there is none.

use scrutineer::diff::{Wording, wording};

/// How much of what was kept is on either side of a change before the rest is left out, in words.
const AROUND: usize = 6;

/// Whether there are colours.
#[derive(Debug, Clone, Copy)]
pub struct Paint {
    /// Red and green, or `[-gone-]` and `{+new+}`.
    pub colours: bool,
}

impl Paint {
    /// A sentence in both versions, whole.
    pub fn sentence(self, was: &str, is: &str) -> String {
        wording(was, is).iter().map(|part| self.part(part)).collect::<Vec<_>>().join(" ")
    }

    /// A longer text in both versions, what was kept cut down to the words around the changes.
    pub fn passage(self, was: &str, is: &str) -> String {
        let parts = wording(was, is);
        let last = parts.len().saturating_sub(1);
        let drawn = parts.iter().enumerate().map(|(nth, part)| match part {
            Wording::Kept(words) => shortened(words, nth > 0, nth < last),
            changed => self.part(changed),
        });
        drawn.collect::<Vec<_>>().join(" ")
    }

    fn part(self, part: &Wording) -> String {
        match (part, self.colours) {
            (Wording::Kept(words), _) => words.clone(),
            (Wording::Gone(words), true) => format!("\x1b[31;9m{words}\x1b[0m"),
            (Wording::New(words), true) => format!("\x1b[32;4m{words}\x1b[0m"),
            (Wording::Gone(words), false) => format!("[-{words}-]"),
            (Wording::New(words), false) => format!("{{+{words}+}}"),
        }
    }

    /// A heading.
    pub fn strong(self, words: &str) -> String {
        if self.colours { format!("\x1b[1m{words}\x1b[0m") } else { words.to_owned() }
    }

    /// What may be skipped.
    pub fn faint(self, words: &str) -> String {
        if self.colours { format!("\x1b[2m{words}\x1b[0m") } else { words.to_owned() }
    }
}

/// What was kept: the words next to what comes before it, and next to what is behind it.
fn shortened(words: &str, before: bool, behind: bool) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    let (head, tail) = (if before { AROUND } else { 0 }, if behind { AROUND } else { 0 });
    if all.len() <= head + tail + 1 {
        return words.to_owned();
    }
    let (first, last) = (all[..head].join(" "), all[all.len() - tail..].join(" "));
    [first.as_str(), "…", last.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_cut_down_in_a_long_text() {
        let paint = Paint { colours: false };
        let long = "a b c d e f g h i j k l m n o p";
        assert_eq!(paint.passage(&format!("{long} old {long}"), &format!("{long} new {long}")), {
            "… k l m n o p [-old-] {+new+} a b c d e f …"
        });
        assert_eq!(paint.sentence("It fell.", "It rose."), "It [-fell.-] {+rose.+}");
    }
}
