//! What a word of direction is set beside: the phrase behind it, or the one that opens the sentence.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::lexicon::{Form, Meaning, WordRelation};
use super::mention::Other;
use super::reading::{Reading, is_gloss, no_claim};
use super::statement::ProseStatement;
use super::wording::relation_at;

/// Whether a word is one of direction or goodness here.
fn relates(statement: &ProseStatement, at: usize) -> bool {
    relation_at(statement, at).is_some_and(|says| !no_claim(statement, at, says))
}

impl Reading<'_> {
    /// "met the target in quarter 2": it is about that quarter. What is in brackets is the other's period.
    pub fn of_another_period(&self) -> bool {
        let tokens = &self.statement.tokens;
        let open = |to: usize, mark: &str| tokens[..to].iter().filter(|token| token.text == mark).count();
        self.named.iter().any(|one| {
            let dated = matches!(one.other, Other::Period(_)) && !self.is_latest(one.other);
            let when = self.statement.before(one.from).is_some_and(|before| before.is(&["in", "during"]));
            dated && when && open(one.from, "(") == open(one.from, ")")
        })
    }

    /// The token at which what belongs to a word ends: at the next such word, or where a clause begins.
    pub fn end(&self, at: usize) -> usize {
        let clause = ["but", "which", "when", "while", "although", "whereas", ";", ":"];
        // What the figure is besides, "and is just short of the target", is nothing that it is above or below.
        let besides =
            ["is", "was", "has", "lies", "places", "moves", "remains", "meets", "misses", "represents", "would"];
        (at + 1..self.statement.tokens.len())
            .find(|next| {
                let gloss = is_gloss(self.statement, *next);
                let goes_on = self.statement.word(*next, &["and"]) && self.statement.word(next + 1, &besides);
                self.statement.word(*next, &clause)
                    || goes_on
                    || !gloss && !self.own[*next] && relates(self.statement, *next)
            })
            .unwrap_or(self.statement.tokens.len())
    }

    /// Where what it is set beside begins: behind "than", "to", "from"; at once for "above".
    pub fn object(&self, at: usize, end: usize, form: Form) -> Option<usize> {
        let words: &[&str] = match form {
            Form::Comparative if self.statement.word(at, &["same", "level", "favourably", "unfavourably"]) => {
                &["as", "with", "than", "to", "since", "over"]
            }
            Form::Comparative => &["than", "as", "to"],
            Form::Side => return self.side(at, end),
            Form::Noun => &["from", "since", "on", "than", "against", "with", "over", "compared", "between"],
            Form::Verb => &["from", "since", "on", "than", "against", "with", "over", "compared", "between", "the"],
        };
        // "has got worse, with more children moving"
        let aside = |next: usize| {
            self.statement.word(next, &["with"]) && self.statement.before(next).is_some_and(|word| word.text == ",")
        };
        let found = (at + 1..end).find(|next| self.statement.word(*next, words) && !aside(*next))?;
        // "missed the target", and not "improved the service".
        let article = form == Form::Verb && self.statement.word(found, &["the"]);
        if article && !self.others(found, end).iter().any(|one| matches!(one, Other::Target(_))) {
            return None;
        }
        // "over the past year" is a time by itself.
        let named = self.named.iter().any(|one| one.from == found);
        Some(found + usize::from(!article && !named))
    }

    /// "above England", "below the range of": only where something follows that the figure can lie above.
    pub fn side(&self, at: usize, end: usize) -> Option<usize> {
        // "(0.4 below)" is of the target before the brackets: `side.rs` looks at it.
        if self.statement.tokens.get(at + 1).is_some_and(|next| next.text == ")") {
            return None;
        }
        let near = self.named.iter().any(|one| one.from > at && one.from <= at + 5 && one.from < end);
        let range =
            (at + 1..end.min(at + 4)).any(|next| self.statement.word(next, &["range", "average", "mean", "level"]));
        (near || range).then_some(at + 1)
    }

    /// "has fallen over the autumn", of a figure of the autumn: that is when, and nothing to be set beside.
    pub fn is_its_own_time(&self, from: usize, end: usize) -> bool {
        let here = || self.named.iter().filter(|one| one.from >= from && one.from < end);
        let over = self.statement.before(from).is_some_and(|word| word.is(&["over"]));
        over && here().count() > 0 && here().all(|one| self.is_latest(one.other))
    }

    /// What is named from here on: comparators and targets, else the first period.
    pub fn others(&self, from: usize, end: usize) -> Vec<Other> {
        let here = self.named.iter().filter(|one| one.from >= from && one.from < end).map(|one| one.other);
        let firm: Vec<Other> = here
            .clone()
            .filter(|other| matches!(other, Other::Comparator(_) | Other::Target(_) | Other::Profile(_)))
            .collect();
        if firm.is_empty() { here.take(1).collect() } else { firm }
    }

    /// "Compared with quarter 3 2023/24 (1.0%), it is 0.8 percentage points lower", "Since quarter 2 it has ...".
    pub fn compared_with(&self, at: usize) -> Vec<Other> {
        let opens = (0..at)
            .find(|nth| self.statement.word(*nth, &["compared"]) || *nth == 0 && self.statement.word(0, &["since"]));
        opens.map_or_else(Vec::new, |from| self.others(from, at))
    }

    /// The figure behind "from" or "to".
    pub fn figure_after(&self, at: usize, end: usize, word: &str) -> Option<Decimal> {
        let next = (at + 1..end).find(|next| self.statement.word(*next, &[word]))?;
        let token = self.statement.tokens.get(next + 1).filter(|token| token.figure)?;
        token.value
    }

    /// A figure in the place of a name: "than 88%", "than the previous figure of 86%", "the range of 80% to 87%".
    pub fn figure_named(&self, from: usize, end: usize, says: WordRelation) -> Option<Decimal> {
        let tokens = &self.statement.tokens;
        let of_unit = |nth: usize| tokens[nth].value.filter(|_| self.of_unit(nth));
        let first = (from..end.min(from + 6)).find(|nth| of_unit(*nth).is_some())?;
        let value = of_unit(first)?;
        let upper =
            if self.statement.word(first + 1, &["to"]) && first + 2 < tokens.len() { of_unit(first + 2) } else { None };
        match (says.meaning, upper) {
            (Meaning::Way(Ordering::Greater), Some(upper)) => Some(upper.max(value)),
            (_, Some(upper)) => Some(upper.min(value)),
            _ => Some(value),
        }
    }
}
