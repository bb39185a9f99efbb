//! A sentence as the checks see it: its words, numbers and marks, and what it names and claims.

use std::cell::OnceCell;
use std::ops::Range;

use super::claim::Claim;
use super::mention::Mention;
use super::token::Token;

/// A sentence of a text, parted.
#[derive(Debug)]
pub struct ProseStatement<'a> {
    /// From its first letter to its full stop.
    pub text: &'a str,
    /// The byte of the whole text at which it begins.
    pub start: usize,
    /// Its words, numbers and marks.
    pub tokens: Vec<Token<'a>>,
    /// What it names and claims, read when a check first asks.
    pub named: OnceCell<Vec<Mention>>,
    /// The same of its claims.
    pub claimed: OnceCell<Vec<Claim>>,
}

impl ProseStatement<'_> {
    /// The words from one token up to another, as they are.
    pub fn between(&self, from: usize, to: usize) -> &str {
        let last = to.min(self.tokens.len().saturating_sub(1));
        match (self.tokens.get(from), self.tokens.get(last)) {
            (Some(first), Some(last)) if last.end() >= first.start => &self.text[first.start..last.end()],
            _ => "",
        }
    }

    /// Whether these words are at a token.
    pub fn stands(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(nth, word)| self.tokens.get(at + nth).is_some_and(|token| token.low == *word))
    }

    /// The token before; none at the beginning.
    pub fn before(&self, at: usize) -> Option<&Token<'_>> {
        at.checked_sub(1).and_then(|before| self.tokens.get(before))
    }

    /// Where a token lies in the whole text.
    pub fn place(&self, token: &Token) -> Range<usize> {
        token.start + self.start..token.end() + self.start
    }

    /// Whether the token at this place is one of these words.
    pub fn word(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(words))
    }
}
