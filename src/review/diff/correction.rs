//! What of a sentence is to be corrected, in as few words as can be found again: "third quartile" should read "top quartile".

use crate::figures::prose::{Wording, wording};

/// Words that stand and words that should stand in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As they were printed.
    pub was: String,
    /// As they should read.
    pub is: String,
}

/// A stretch of both versions: the same words, or what one has in the other's place.
#[derive(Default)]
struct Piece {
    was: Vec<String>,
    is: Vec<String>,
    is_kept: bool,
}

/// What is to be corrected in a sentence, each change with so many words around it that they stand in it once only. Where little
/// of the sentence is left it is one correction of the whole.
pub fn corrections(was: &str, is: &str) -> Vec<Correction> {
    let pieces = joined(pieces(was, is));
    if !pieces.iter().any(|piece| piece.is_kept) {
        return vec![Correction { was: was.trim().to_owned(), is: is.trim().to_owned() }];
    }
    let words: Vec<&str> = was.split_whitespace().collect();
    let mut found = Vec::new();
    for (nth, piece) in pieces.iter().enumerate().filter(|(_, piece)| !piece.is_kept) {
        let kept = |at: Option<usize>| at.and_then(|at| pieces.get(at)).map_or(&[][..], |piece| piece.was.as_slice());
        let (before, after) = (kept(nth.checked_sub(1)), kept(Some(nth + 1)));
        found.push(in_context(piece, before, after, &words));
    }
    found
}

fn pieces(was: &str, is: &str) -> Vec<Piece> {
    let of = |words: String| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut pieces: Vec<Piece> = Vec::new();
    for part in wording(was, is) {
        match part {
            Wording::Kept(words) => pieces.push(Piece { was: of(words.clone()), is: of(words), is_kept: true }),
            Wording::Gone(words) => pieces.push(Piece { was: of(words), ..Piece::default() }),
            Wording::New(words) => match pieces.last_mut().filter(|piece| !piece.is_kept) {
                Some(piece) => piece.is = of(words),
                None => pieces.push(Piece { is: of(words), ..Piece::default() }),
            },
        }
    }
    pieces
}

/// Two changes that are a word or two apart are one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let is_between = piece.is_kept && piece.was.len() <= 2 && !found.is_empty() && pieces.peek().is_some();
        match found.last_mut() {
            Some(last) if !last.is_kept && (is_between || !piece.is_kept) => {
                last.was.extend(piece.was);
                last.is.extend(piece.is);
            }
            _ => found.push(piece),
        }
    }
    found
}

/// A change with words of the sentence around it: to the right first, but for a change that ends a clause.
fn in_context(piece: &Piece, before: &[String], after: &[String], sentence: &[&str]) -> Correction {
    let (mut left, mut right) = (0, 0);
    let quoted = |left: usize, right: usize| {
        let around = |words: &[String]| {
            let parts = [&before[before.len() - left..], words, &after[..right]];
            parts.concat()
        };
        (around(&piece.was), around(&piece.is))
    };
    loop {
        let (was, is) = quoted(left, right);
        let is_open = is_open(&was) || is_open(&is);
        let is_found = was.len() >= 2 && is.len() >= 2 && times(&was, sentence) == 1 && !is_open;
        let ends = |words: &[String]| words.last().is_none_or(|last| last.ends_with([',', ';', ':', '.', ')']));
        let can = (left < before.len(), right < after.len());
        if is_found || can == (false, false) {
            return Correction { was: bare(&was.join(" ")), is: bare(&is.join(" ")) };
        }
        if can.1 && (!can.0 || is_open || right < 2 && !ends(&was)) {
            right += 1;
        } else {
            left += 1;
        }
    }
}

/// Words that lead on to the next: nobody quotes up to one of them.
const LEADING: [&str; 12] = ["per", "percentage", "of", "the", "a", "an", "and", "in", "to", "by", "than", "from"];

/// Whether words break off within brackets, or at a word that leads on.
fn is_open(words: &[String]) -> bool {
    let all = words.concat();
    let leads_on = words.last().is_some_and(|last| LEADING.contains(&last.as_str()));
    all.matches('(').count() > all.matches(')').count() || leads_on
}

/// How often words stand one behind the other in a sentence.
fn times(words: &[String], sentence: &[&str]) -> usize {
    sentence.windows(words.len().max(1)).filter(|window| window.iter().eq(words.iter())).count()
}

/// Without the comma or full stop that the quoted words end with.
fn bare(words: &str) -> String {
    words.trim_end_matches([',', ';', ':', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(was: &str, is: &str) -> String {
        let said = |one: &Correction| format!("{} > {}", one.was, one.is);
        corrections(was, is).iter().map(said).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_fewest_words_that_can_be_found_again() {
        let was = "The percentage was 15.2%, which places Anyshire in the third quartile of all councils.";
        assert_eq!(told(was, &was.replace("third", "top")), "third quartile > top quartile");
        assert_eq!(told(was, &was.replace("15.2", "14.2")), "was 15.2% > was 14.2%");
        assert_eq!(
            told("It was 8% in 2018 and 8% in 2019 for all.", "It was 8% in 2018 and 9% in 2019 for all."),
            "8% in 2019 > 9% in 2019"
        );
        assert_eq!(
            told("It rose by 4.1 points to 93.2% in May.", "It rose by 3.1 points to 92.2% in May."),
            "4.1 points to 93.2% > 3.1 points to 92.2%"
        );
        assert_eq!(
            told("It was 91.6% (1,402 of 1,531 calls) in May.", "It was 91.2% (1,396 of 1,531 calls) in May."),
            "91.6% (1,402 of 1,531 calls) > 91.2% (1,396 of 1,531 calls)"
        );
        assert_eq!(
            told("It is up 3.6 per cent from May.", "It is up 3.2 per cent from May."),
            "3.6 per cent > 3.2 per cent"
        );
        assert_eq!(told("Calls rose.", "Nothing is known of it."), "Calls rose. > Nothing is known of it.");
        assert_eq!(
            told("It was better than the target.", "It was not better than the target."),
            "was better > was not better"
        );
    }
}
