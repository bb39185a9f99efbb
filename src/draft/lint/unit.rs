//! `prose-unit`: a figure whose unit is doubled, lost or another's: "91.6% per cent", "1,402%", "was 91.6 in quarter 3".

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::measure::Unit;

use super::lexicon::{Form, relation};
use super::said::{About, ProseIssue, Said};
use super::statement::ProseStatement;
use super::token::Token;
use super::typed::is;

/// Checks the unit of every figure.
pub fn unit(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let mut found = doubled(statement);
    if let Some(about) = said.one() {
        found.extend(another(statement, about));
        found.extend(lost(statement, about));
        found.extend(points(statement, about));
    }
    found
}

/// "91.6% per cent", "3.6% percentage points", "£12 pounds".
fn doubled(statement: &ProseStatement) -> Vec<ProseIssue> {
    let mut found = Vec::new();
    for (at, token) in statement.tokens.iter().enumerate().filter(|(_, token)| token.figure) {
        let sign = token.text.ends_with('%');
        let words = match () {
            () if sign && statement.stands(at + 1, &["per", "cent"]) => 2,
            () if sign && statement.word(at + 1, &["percent", "percentage", "%"]) => 1,
            () if token.text.starts_with('£') && statement.word(at + 1, &["pounds"]) => 1,
            () => continue,
        };
        let number = token.text.trim_matches(['%', '£']);
        let points = statement.word(at + 1, &["percentage"]);
        let help = if points { format!("write {number} percentage points") } else { format!("write {}", token.text) };
        let (start, end) = (token.start, statement.tokens[at + words].end());
        found.push(issue(statement, start..end, "gives its unit twice".to_owned(), help));
    }
    found
}

/// "1,402%" of a count, "1,084%" of money.
fn another(statement: &ProseStatement, about: About) -> Vec<ProseIssue> {
    let unit = about.finding.indicator.unit;
    let Some(latest) = about.latest() else { return Vec::new() };
    let near =
        [&about.finding.previous, &about.finding.last_year].into_iter().flatten().map(|earlier| &earlier.observation);
    let held: Vec<_> = std::iter::once(latest).chain(near).collect();
    let signed = statement.tokens.iter().filter(|token| token.figure && token.text.ends_with('%'));
    let wrong = signed.filter_map(|token| {
        let value = token.value?;
        let counts = held.iter().flat_map(|held| [held.numerator, held.denominator]).flatten();
        let mut values: Vec<Decimal> = counts.filter(|count| *count > Decimal::ONE_HUNDRED).collect();
        if unit != Unit::Percent {
            values.extend(held.iter().filter_map(|held| held.value));
        }
        // A change in per cent may be the same number by chance.
        let telling = token.is_measured() || value > Decimal::ONE_HUNDRED;
        let right = values.into_iter().find(|held| *held == value && telling)?;
        let written = if unit == Unit::Percent || unit == Unit::Count {
            crate::figures::prose::grouped(right.normalize())
        } else {
            about.print(right)
        };
        let range = token.start..token.end();
        Some(issue(statement, range, "is no percentage".to_owned(), format!("write {written}")))
    });
    wrong.collect()
}

/// "The rate is 1.9 percentage points": what is a percentage itself, and no change of one.
fn points(statement: &ProseStatement, about: About) -> Vec<ProseIssue> {
    if about.finding.indicator.unit != Unit::Percent {
        return Vec::new();
    }
    let Some(value) = about.latest().and_then(|latest| latest.value) else { return Vec::new() };
    let is_itself = |at: &usize| {
        let token = &statement.tokens[*at];
        let verb = statement.before(*at).is_some_and(|before| before.is(&["is", "was", "at", "stands", "stood"]));
        let ends = statement.tokens.get(at + 3).is_none_or(|next| next.is(&[".", ",", "in", "at", "and", ";"]));
        // "The fall is 1.9 percentage points"
        let change = (0..*at).any(|before| {
            relation(&statement.tokens[before].low).is_some_and(|says| says.form == Form::Noun)
                || statement.word(before, &["gap", "difference", "change"])
        });
        token.value == Some(value)
            && !change
            && verb
            && ends
            && statement.word(at + 1, &["percentage"])
            && statement.word(at + 2, &["points", "point"])
    };
    let found = (0..statement.tokens.len()).filter(is_itself);
    found
        .map(|at| {
            let range = statement.tokens[at].start..statement.tokens[at + 2].end();
            issue(statement, range, "is no change of a percentage".to_owned(), format!("write {}", about.print(value)))
        })
        .collect()
}

/// "was 91.6 in quarter 3" of a percentage, "cost 1,084" of money.
fn lost(statement: &ProseStatement, about: About) -> Vec<ProseIssue> {
    let unit = about.finding.indicator.unit;
    let Some(value) = about.latest().and_then(|latest| latest.value) else { return Vec::new() };
    let telling = match unit {
        Unit::Percent => value.scale() > 0,
        Unit::Money => value >= Decimal::ONE_HUNDRED,
        _ => false,
    };
    if !telling {
        return Vec::new();
    }
    let counts: Vec<Decimal> =
        about.up_to_now().flat_map(|held| [held.numerator, held.denominator]).flatten().collect();
    let bare = |(_, token): &(usize, &Token)| {
        token.figure && !token.percent && !token.pounds && token.value == Some(value) && !counts.contains(&value)
    };
    let units = ["percentage", "per", "percent", "points", "point", "pounds", "million", "%"];
    let wrong = statement.tokens.iter().enumerate().filter(bare).filter_map(|(at, token)| {
        // "from 88.0 to 91.6 per cent": the unit stands behind the last of them.
        let shared =
            (at + 1..at + 5).any(|nth| statement.tokens.get(nth).is_some_and(|next| next.percent || next.is(&units)));
        let change = statement.word(at + 1, &["higher", "lower", "more", "less", "above", "below"]);
        let given =
            shared || change || !is(token, value) || statement.tokens.get(at + 1).is_some_and(|next| next.text == "-");
        let range = token.start..token.end();
        (!given).then(|| issue(statement, range, "has no unit".to_owned(), format!("write {}", about.print(value))))
    });
    wrong.collect()
}

fn issue(statement: &ProseStatement, at: std::ops::Range<usize>, what: String, help: String) -> ProseIssue {
    let words = &statement.text[at.clone()];
    ProseIssue {
        code: Code::ProseUnit,
        at: at.start + statement.start..at.end + statement.start,
        message: format!("\u{201C}{words}\u{201D} {what}"),
        help,
    }
}
