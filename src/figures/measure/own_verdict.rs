//! What a council's own table says of a figure beside it: a colour against its target, an arrow for its movement. It is compared
//! with what the figures give, and printed nowhere.

use crate::diagnostic::Place;

use super::{NO_TARGET, Period};

/// What a word or sign in such a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnVerdict {
    /// Green: the target is met.
    OnTarget,
    /// Amber: nearly.
    Close,
    /// Red: it is not.
    OffTarget,
    /// An arrow up. Whether the figure rose or got better the arrow does not say.
    Up,
    /// An arrow down.
    Down,
    /// It improved.
    Better,
    /// It got worse.
    Worse,
    /// Neither up nor down, or that there is nothing to say: no target, information only.
    Nothing,
}

/// Where there is nothing to say, as officers write it.
const NOTHING: [&str; 12] =
    ["", "-", "\u{2013}", "\u{2014}", "n/a", "na", "not applicable", "none", "tbc", "grey", "gray", "no data"];

const ON_TARGET: [&str; 12] = [
    "green",
    "g",
    "on target",
    "on track",
    "target met",
    "target achieved",
    "met",
    "achieved",
    "exceeded",
    "exceeds target",
    "meets target",
    "meeting target",
];

const CLOSE: [&str; 9] = [
    "amber",
    "a",
    "yellow",
    "close to target",
    "near target",
    "just off target",
    "slightly off target",
    "just missed",
    "within tolerance",
];

const OFF_TARGET: [&str; 9] =
    ["red", "r", "off target", "off track", "target not met", "target missed", "not met", "not achieved", "missed"];

const UP: [&str; 8] = ["\u{2191}", "\u{25b2}", "\u{25b3}", "\u{2b06}", "\u{2197}", "up", "increasing", "rising"];

const DOWN: [&str; 8] = ["\u{2193}", "\u{25bc}", "\u{25bd}", "\u{2b07}", "\u{2198}", "down", "decreasing", "falling"];

const BETTER: [&str; 6] = ["improved", "improving", "better", "improvement", "got better", "getting better"];

const WORSE: [&str; 9] = [
    "worse",
    "worsened",
    "worsening",
    "declined",
    "declining",
    "deteriorated",
    "deteriorating",
    "got worse",
    "getting worse",
];

const LEVEL: [&str; 15] = [
    "\u{2192}",
    "\u{2194}",
    "\u{25ba}",
    "\u{25b6}",
    "\u{25c4}\u{25ba}",
    "\u{27a1}",
    "=",
    "same",
    "the same",
    "no change",
    "unchanged",
    "static",
    "stable",
    "steady",
    "maintained",
];

impl OwnVerdict {
    /// What a cell says of the target; `None` where its words are not known.
    pub fn of_target(cell: &str) -> Option<OwnVerdict> {
        read(
            cell,
            &[
                (&ON_TARGET, OwnVerdict::OnTarget),
                (&CLOSE, OwnVerdict::Close),
                (&OFF_TARGET, OwnVerdict::OffTarget),
                (&NOTHING, OwnVerdict::Nothing),
                (&NO_TARGET, OwnVerdict::Nothing),
            ],
        )
    }

    /// What a cell says of the movement; `None` where its words are not known.
    pub fn of_movement(cell: &str) -> Option<OwnVerdict> {
        read(
            cell,
            &[
                (&UP, OwnVerdict::Up),
                (&DOWN, OwnVerdict::Down),
                (&BETTER, OwnVerdict::Better),
                (&WORSE, OwnVerdict::Worse),
                (&LEVEL, OwnVerdict::Nothing),
                (&NOTHING, OwnVerdict::Nothing),
                (&NO_TARGET, OwnVerdict::Nothing),
            ],
        )
    }
}

/// The words of a cell in any case, without what makes an arrow a picture and without a full stop.
fn read(cell: &str, known: &[(&[&str], OwnVerdict)]) -> Option<OwnVerdict> {
    let text = cell.replace('\u{fe0f}', "").to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches('.');
    known.iter().find(|(words, _)| words.contains(&text)).map(|(_, verdict)| *verdict)
}

/// What a row of a council's table says of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidBeside {
    /// Of which period.
    pub period: Period,
    /// What it says.
    pub verdict: OwnVerdict,
    /// As it is written.
    pub word: String,
    /// The file and the heading: arrows of one column all mean one thing.
    pub column: String,
    /// Where it stands.
    pub from: Place,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_words_and_arrows() {
        let target = |cell| OwnVerdict::of_target(cell);
        assert_eq!(
            ["Green", " R ", "AMBER", "On target", "n/a", "Blue", "12"].map(target),
            [
                Some(OwnVerdict::OnTarget),
                Some(OwnVerdict::OffTarget),
                Some(OwnVerdict::Close),
                Some(OwnVerdict::OnTarget),
                Some(OwnVerdict::Nothing),
                None,
                None
            ]
        );
        let movement = |cell| OwnVerdict::of_movement(cell);
        assert_eq!(
            ["\u{2191}", "\u{2b07}\u{fe0f}", "Improved", "Worse.", "\u{2194}", "No  change", "Green"].map(movement),
            [
                Some(OwnVerdict::Up),
                Some(OwnVerdict::Down),
                Some(OwnVerdict::Better),
                Some(OwnVerdict::Worse),
                Some(OwnVerdict::Nothing),
                Some(OwnVerdict::Nothing),
                None
            ]
        );
    }
}
