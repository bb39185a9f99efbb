//! Times of two parts in a text about a measure that is written so: `3 minutes 25 seconds` is one figure.

use rust_decimal::Decimal;

use crate::figures::measure::TwoParts;

use super::said::Said;
use super::statement::ProseStatement;
use super::text::statements;
use super::token::Token;

/// The sentences of a text, with each time of its measure as one figure.
pub fn parted<'a>(said: &Said<'a>) -> Vec<ProseStatement<'a>> {
    let mut parted = statements(said.text);
    if let Some(parts) = said.one().and_then(|about| about.finding.indicator.unit_words.two_parts) {
        for statement in &mut parted {
            join(statement, parts);
        }
    }
    parted
}

fn join(statement: &mut ProseStatement, parts: TwoParts) {
    let text = statement.text;
    let mut joined = Vec::with_capacity(statement.tokens.len());
    let mut rest = statement.tokens.as_slice();
    while let [first, behind @ ..] = rest {
        let (token, left) = time(text, rest, parts).unwrap_or((first.clone(), behind));
        joined.push(token);
        rest = left;
    }
    statement.tokens = joined;
}

/// The time that the tokens begin with, and the tokens behind it.
fn time<'a, 'b>(text: &'a str, tokens: &'b [Token<'a>], parts: TwoParts) -> Option<(Token<'a>, &'b [Token<'a>])> {
    let [large, small] = parts.words();
    let (first, behind) = part(tokens, large).or_else(|| part(tokens, small))?;
    let is_large = part(tokens, large).is_some();
    let both = part(behind, small).filter(|_| is_large);
    let (whole, rest) = match both {
        Some((rest, _)) => (first, rest),
        None if is_large => (first, Decimal::ZERO),
        None => (Decimal::ZERO, first),
    };
    let left = both.map_or(behind, |(_, left)| left);
    let last = &tokens[tokens.len() - left.len() - 1];
    let written = text.get(tokens[0].start..last.end())?;
    let value = whole.checked_mul(Decimal::from(60))?.checked_add(rest)?;
    let token =
        Token { text: written, low: written.to_lowercase(), value: Some(value), figure: true, ..tokens[0].clone() };
    Some((token, left))
}

/// A number and this unit, and the tokens behind them.
fn part<'a, 'b>(tokens: &'b [Token<'a>], unit: &str) -> Option<(Decimal, &'b [Token<'a>])> {
    let [number, word, left @ ..] = tokens else { return None };
    let is_it = word.low == unit || word.low.strip_suffix('s') == Some(unit);
    Some((number.value.filter(|_| is_it && !number.percent && !number.pounds)?, left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_two_parts_is_one_figure() {
        let read = |text: &str, parts| {
            let mut parted = statements(text);
            join(&mut parted[0], parts);
            let tokens = parted[0].tokens.iter().filter(|token| token.value.is_some());
            tokens.map(|token| format!("{} {}", token.text, token.value.unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(
            read(
                "It is 38 seconds longer than quarter 1 (2 minutes 47 seconds) and 4 minutes.",
                TwoParts::MinutesAndSeconds
            ),
            ["38 seconds 38", "1 1", "2 minutes 47 seconds 167", "4 minutes 240"]
        );
        assert_eq!(read("It took 4 hours 2 minutes, two minutes more.", TwoParts::HoursAndMinutes).len(), 2);
    }
}
