//! A sentence being read: what it names, which of its words are the measure's own name, and what a word of it is about.

use std::cmp::Ordering;

use super::claim::Subject;
use super::clause::{Clause, clause};
use super::lexicon::{Form, Meaning, WordRelation, relation};
use super::mention::{Mention, Other};
use super::own_name::OwnName;
use super::refer::mentions;
use super::said::{About, Said};
use super::statement::ProseStatement;
use super::subject::subject;
use super::typed::in_unit;

/// A sentence about one indicator, as its claims are read.
pub struct Reading<'a> {
    /// The sentence.
    pub statement: &'a ProseStatement<'a>,
    /// What it is about.
    pub about: About<'a>,
    /// The periods, comparators and targets in it.
    pub named: &'a [Mention],
    /// The measure's own name.
    pub name: OwnName,
    /// Of each token whether it is of that name.
    pub own: Vec<bool>,
    /// A person wrote it: its subject is asked for.
    pub by_hand: bool,
}

impl<'a> Reading<'a> {
    /// Reads a sentence.
    pub fn of(said: &Said, statement: &'a ProseStatement<'a>, about: About<'a>) -> Reading<'a> {
        let name = OwnName::of(about);
        let own = name.stands(statement);
        Reading { statement, about, named: mentions(statement, about), name, own, by_hand: said.by_hand() }
    }

    /// The clause of a word.
    pub fn clause(&self, at: usize) -> Clause {
        clause(self.statement, &self.own, at)
    }

    /// What the clause of a word is about.
    pub fn subject(&self, at: usize) -> Subject {
        let here = self.clause(at);
        let found = subject(self.statement, &here, at, self.about, self.named, &self.name);
        // "91.6%, which is higher than ..."
        let which =
            here.opener.filter(|opener| self.statement.word(*opener, &["which"]) && here.verb == Some(here.from));
        // "is lower but represents five more": the subject goes on.
        let first = here.from + usize::from(self.statement.word(here.from, &["now", "still", "also"]));
        let on = here
            .opener
            .filter(|opener| self.statement.word(*opener, &["but", "yet"]) && here.verb == Some(first) && *opener > 0);
        match (which, on) {
            (Some(opener), _) if self.goes_on(opener) => Subject::Figure,
            (_, Some(opener)) => self.subject(opener),
            _ => found,
        }
    }

    /// Whether "which" is about the figure or its change: behind a number, a bracket, a period or the name.
    fn goes_on(&self, which: usize) -> bool {
        let Some(mut before) = which.checked_sub(1) else { return false };
        if self.statement.word(before, &[","]) && before > 0 {
            before -= 1;
        }
        let token = &self.statement.tokens[before];
        token.value.is_some()
            || token.text == ")"
            || self.own[before]
            || self.is_named(before)
            || token.is(&["points", "point"])
    }

    /// Whether a token is of something that is named.
    pub fn is_named(&self, nth: usize) -> bool {
        self.named.iter().any(|one| one.from <= nth && nth < one.to)
    }

    /// Whether the latest figure, in the indicator's own unit, stands from one token up to another.
    pub fn has_latest(&self, from: usize, to: usize) -> bool {
        let Some(latest) = self.about.latest().and_then(|latest| latest.value) else { return false };
        (from..to.min(self.statement.tokens.len())).any(|nth| {
            let token = &self.statement.tokens[nth];
            let telling = token.percent || token.pounds || latest.scale() > 0 || latest >= rust_decimal::Decimal::TEN;
            self.of_unit(nth) && token.value == Some(latest) && telling
        })
    }

    /// Whether a figure has the character of the indicator's unit.
    pub fn of_unit(&self, nth: usize) -> bool {
        in_unit(&self.statement.tokens[nth], self.about)
    }

    /// Whether a period that is named is the figure's own.
    pub fn is_latest(&self, other: Other) -> bool {
        matches!(other, Other::Period(period) if self.about.is_now(period))
    }
}

/// `(better)` behind a direction, and `in the better direction`.
pub fn is_gloss(statement: &ProseStatement, at: usize) -> bool {
    let bracketed = statement.before(at).is_some_and(|before| before.text == "(") && statement.word(at + 1, &[")"]);
    bracketed || statement.word(at + 1, &["direction"])
}

/// Each goodness in brackets, or of "the better direction", with the way that it glosses and that word's token.
pub fn glosses(statement: &ProseStatement) -> Vec<(usize, Ordering, usize)> {
    let way = |at: &usize| match relation(&statement.tokens[*at].low).map(|says| says.meaning) {
        Some(Meaning::Way(way)) => Some((way, *at)),
        _ => None,
    };
    (1..statement.tokens.len())
        .filter(|at| statement.word(*at, &["better", "worse"]) && is_gloss(statement, *at))
        .filter_map(|at| {
            let bracketed = statement.before(at).is_some_and(|before| before.text == "(");
            // "more than chance would show" says nothing of which way.
            let chance = |nth: &usize| !statement.stands(nth + 1, &["than", "chance"]);
            let (way, word) = if bracketed {
                at.checked_sub(2).as_ref().and_then(way)?
            } else {
                (0..at).rev().filter(chance).find_map(|nth| way(&nth))?
            };
            Some((at, way, word))
        })
        .collect()
}

/// Words behind which a rule's sentence is about something else: "This is because referrals have risen."
const ELSEWHERE: [&str; 18] = [
    "because",
    "reflects",
    "reflect",
    "reflecting",
    "follows",
    "following",
    "after",
    "due",
    "owing",
    "where",
    "shows",
    "suggests",
    "despite",
    "though",
    "although",
    "while",
    "whose",
    "whether",
];

/// Whether a rule's sentence has left the figure before this word.
pub fn elsewhere(reading: &Reading, at: usize) -> bool {
    let statement = reading.statement;
    (1..at).filter(|nth| !reading.own[*nth]).any(|nth| {
        let apart = statement.word(nth, &["as"]) && !statement.word(nth + 1, &["a", "an", "at"]);
        apart || statement.word(nth, &ELSEWHERE)
    })
}

/// Whether the word at a token is no word of a figure: "the same team as last year", "set up since quarter 2".
pub fn no_claim(statement: &ProseStatement, at: usize, says: WordRelation) -> bool {
    let next = |nth: usize, words: &[&str]| statement.word(at + nth, words);
    let level = ["as", "figure", "level", "number", "percentage", "rate", "score"];
    // "more than nine in ten" is a share of them.
    let share = next(1, &["than"])
        && statement.tokens.get(at + 2).is_some_and(|token| token.value.is_some())
        && next(3, &["in", "out"]);
    // "a target of less than 10 days", "of under 10": what is to be reached, and not how the figure stands.
    let is_figure = |nth: usize| statement.tokens.get(at + nth).is_some_and(|token| token.value.is_some());
    let of_figure = statement.before(at).is_some_and(|word| word.is(&["of"]));
    match (says.meaning, says.form) {
        (_, Form::Comparative) if share || of_figure && next(1, &["than"]) && is_figure(2) => true,
        (_, Form::Side) if of_figure && is_figure(1) => true,
        // "lower than at any time since" is for the check of records.
        (_, Form::Comparative) if next(1, &["than"]) && next(2, &["at", "in"]) && next(3, &["any"]) => true,
        (Meaning::Same, Form::Comparative) => !next(0, &["level"]) && !next(1, &level) && !same_alone(statement, at),
        // "is down to better recording"
        (_, Form::Verb) if statement.word(at, &["up", "down"]) && next(1, &["to"]) => {
            !statement.tokens.get(at + 2).is_some_and(|token| token.figure)
        }
        (_, Form::Verb) if statement.word(at, &["up", "down"]) => !statement.before(at).is_some_and(|word| {
            word.figure
                || word.is(&[
                    "is", "was", "are", "were", "now", "went", "gone", "slightly", "further", ",", "come", "came",
                    "crept", "edged", "moved", "been", "be", "still", "again",
                ])
        }),
        // "has fallen behind with reviews"
        (_, Form::Verb) => next(1, &["behind", "out", "short", "through", "into"]),
        _ => false,
    }
}

/// "has remained the same since last year", "is the same."
fn same_alone(statement: &ProseStatement, at: usize) -> bool {
    let kept = ["remained", "remains", "stayed", "stays", "is", "was", "are", "were"];
    let verb = at >= 2 && statement.word(at - 1, &["the"]) && statement.word(at - 2, &kept);
    verb && (at + 1 >= statement.tokens.len()
        || statement.word(at + 1, &["since", "over", ".", ",", "for", "this", "in"]))
}
