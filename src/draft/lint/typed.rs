//! `prose-figure`, `prose-stale`: figures that somebody typed, which nothing gave or which were true once.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::finding::Change;
use crate::figures::measure::{Observation, Polarity, Unit};
use crate::figures::prose::{FigureRead, grouped, to_step, typed};

use super::mention::{Mention, Other};
use super::own_name::OwnName;
use super::refer::mentions;
use super::said::{About, Author, ProseIssue, Said};
use super::statement::ProseStatement;
use super::token::Token;

/// Whether a figure, as exactly as it was typed, is this value.
pub fn is(token: &Token, value: Decimal) -> bool {
    let written = token.value.unwrap_or_default();
    value.abs() == written
        || (token.percent || token.pounds || token.is_measured()) && to_step(value.abs(), token.step) == Some(written)
}

/// Whether a figure is this value as the report prints it: 77 of 77.4 where a score is printed without decimals.
pub fn is_printed(token: &Token, value: Decimal, about: About) -> bool {
    is(token, value) || Some(about.finding.indicator.as_printed(value).abs()) == token.value
}

/// Whether a figure is this value in fewer decimals, as people say it: 35 of 34.5. Of what is more than nothing nobody says 0.
fn is_rounded(token: &Token, value: Decimal) -> bool {
    token.value.is_some_and(|said| !said.is_zero() && to_step(value.abs(), token.step) == Some(said))
}

/// Whether its character is the indicator's own: `%` for a percentage, `£` for money.
pub fn in_unit(token: &Token, about: About) -> bool {
    let unit = about.finding.indicator.unit;
    token.figure && token.percent == (unit == Unit::Percent) && token.pounds == (unit == Unit::Money)
}

/// A measured figure that no table, finding or declared fact gives.
pub fn figure(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let mut found: Vec<ProseIssue> = said.one().map_or_else(Vec::new, |about| not_theirs(said, statement, about));
    let signed = statement.tokens.iter().filter(|token| {
        let whole = [Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED)].contains(&token.value);
        token.figure && (token.percent || token.pounds) && !whole
    });
    for token in signed {
        let at = statement.place(token);
        let unknown = match said.author {
            Author::Comment => false,
            Author::Rule => literal(said, token.text) && !was_read(&said.read, token) && !is_over_target(said, token),
            Author::Text | Author::Anybody => !said.declared(&at) && !held(said, token) && !is_share(statement, token),
        };
        if unknown && !found.iter().any(|issue| issue.at == at) {
            let (message, help) = match said.author {
                Author::Rule => (
                    format!("{} is typed into the rule and does not come from the data", token.text),
                    "read it in the rule, such as `${i.target.text}`, or set it once with `set_number`".to_owned(),
                ),
                _ => (
                    format!("{} is not in any table", token.text),
                    format!("if it is correct, declare it beside the text: facts = [\"{}\"]", token.text),
                ),
            };
            found.push(ProseIssue { code: Code::ProseFigure, at, message, help });
        }
    }
    found
}

/// Whether the figure is as it is in the words of its rules.
fn literal(said: &Said, figure: &str) -> bool {
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit() || letter == '.');
    said.written.iter().any(|source| {
        source.match_indices(figure).any(|(at, found)| {
            // "£12" is not in "£12,000".
            let behind = source[at + found.len()..].trim_start_matches([',', '.']);
            !digit(source[..at].chars().next_back()) && !behind.starts_with(|letter: char| letter.is_ascii_digit())
        })
    })
}

/// "£5.02 (0.5%) over the target": worked out by the rule, and perhaps in its example too.
fn is_over_target(said: &Said, token: &Token) -> bool {
    said.about.iter().any(|about| {
        about.finding.targets.iter().any(|found| {
            let share = found.share.is_some_and(|share| is(token, (share - Decimal::ONE_HUNDRED).abs()));
            share || found.gap.is_some_and(|gap| is_printed(token, gap.abs(), *about))
        })
    })
}

fn was_read(read: &[&FigureRead], token: &Token) -> bool {
    read.iter().flat_map(|read| typed(&read.held)).any(|held| Some(held.value) == token.value)
}

/// Whether it is the share that two whole numbers of the sentence give: "60 of 412 (14.6%)".
fn is_share(statement: &ProseStatement, token: &Token) -> bool {
    let whole = |one: &&Token| one.figure && !one.percent && !one.pounds && one.value.is_some() && !one.is_measured();
    let numbers: Vec<Decimal> = statement.tokens.iter().filter(whole).filter_map(|one| one.value).take(12).collect();
    let share = |part: &Decimal, all: &Decimal| part.checked_div(*all)?.checked_mul(Decimal::ONE_HUNDRED);
    token.percent
        && numbers
            .iter()
            .any(|part| numbers.iter().any(|all| part < all && share(part, all).is_some_and(|share| is(token, share))))
}

/// Whether any indicator gives it: a value, a count, a change, a comparator, a target.
fn held(said: &Said, token: &Token) -> bool {
    let all = said.about.iter().chain(said.all);
    all.into_iter().any(|about| gives(*about, token))
}

/// Whether this indicator gives it.
fn gives(about: About, token: &Token) -> bool {
    let mut all = now(about).into_iter().chain(about.up_to_now().filter_map(|held| held.value));
    all.any(|value| is_printed(token, value, about))
}

/// Everything that is true of an indicator in this report: figures, changes, gaps, others.
fn now(about: About) -> Vec<Decimal> {
    let finding = about.finding;
    let mut all: Vec<Decimal> = Vec::new();
    let latest = about.latest();
    all.extend(latest.into_iter().flat_map(|held| [held.value, held.numerator, held.denominator]).flatten());
    all.extend(finding.comparisons.iter().flat_map(|one| [one.benchmark.value, one.gap]).flatten());
    for one in &finding.targets {
        let over = one.share.map(|share| share - Decimal::ONE_HUNDRED);
        let expected = one.expected.map(|expected| expected.value);
        let last_year = one.expected.and_then(|expected| expected.last_year);
        let judged = one.judged.map(|judged| judged.value);
        let figures = [one.target.value, one.target.forecast, one.gap, one.share, over, judged, expected, last_year];
        all.extend(figures.into_iter().flatten());
    }
    if let Some(value) = latest.and_then(|held| held.value) {
        for then in about.up_to_now().filter_map(|held| held.value) {
            all.extend(
                Change::between(then, value)
                    .into_iter()
                    .flat_map(|change| [Some(change.units), change.per_cent])
                    .flatten(),
            );
        }
    }
    if let Polarity::Between(low, high) = about.polarity() {
        all.extend([low, high]);
    }
    if let Some(count) = latest.and_then(|held| about.count_of(held)) {
        let counts = about.up_to_now().filter_map(|held| about.count_of(held));
        all.extend(counts.filter_map(|then| Change::between(then, count)?.per_cent));
    }
    let earlier = [&finding.previous, &finding.last_year, &finding.year_average].into_iter().flatten();
    all.extend(earlier.filter_map(|one| one.count_change));
    all
}

/// A figure beside the name of a period, comparator or target that has another: "quarter 2 (89%)".
fn not_theirs(said: &Said, statement: &ProseStatement, about: About) -> Vec<ProseIssue> {
    let named = mentions(statement, about);
    let between = ["figure", "average", "mean", "of", "was", "at", "(", "reported", "stood", "standard"];
    let mut found = Vec::new();
    for (nth, mention) in named.iter().enumerate() {
        // "the quarterly average for 2018/19 (25)"
        let of_another = matches!(mention.other, Other::Ago(_))
            || nth > 0 && named[nth - 1].other == Other::Average && mention.from <= named[nth - 1].to + 2;
        let Some(at) = (mention.to..statement.tokens.len()).find(|at| !statement.word(*at, &between)) else { continue };
        let token = &statement.tokens[at];
        let Some(beside) = about.beside(mention.other).filter(|_| !of_another && in_unit(token, about)) else {
            found.extend(of_no_period(said, statement, about, (mention, at)));
            continue;
        };
        let is_it = |value: Decimal| is_printed(token, value, about) || is_rounded(token, value);
        let Some(value) = beside.value.filter(|value| !is_it(*value) && !counted(statement, at)) else {
            continue;
        };
        let range = statement.word(at + 1, &["to", "percentage", "point", "points"]);
        if range || said.declared(&statement.place(token)) || is_count_of(about, mention, token) {
            continue;
        }
        let help = format!("write {}", about.print(value));
        let message = format!("{} is the wrong figure for {}", token.text, beside.named);
        found.push(ProseIssue { code: Code::ProseFigure, at: statement.place(token), message, help });
    }
    found
}

/// "2017/18 (96.4%)", where there is no figure for that time and it is another's.
fn of_no_period(
    said: &Said,
    statement: &ProseStatement,
    about: About,
    (mention, at): (&Mention, usize),
) -> Option<ProseIssue> {
    let Other::Period(period) = mention.other else { return None };
    let token = &statement.tokens[at];
    let opened = statement.before(at).is_some_and(|before| before.text == "(");
    if !opened
        || !said.by_hand()
        || !in_unit(token, about)
        || said.declared(&statement.place(token))
        || about.is_now(period)
    {
        return None;
    }
    if about.up_to_now().any(|held| held.period.end() == period.end() && held.value.is_some()) {
        return None;
    }
    let held =
        about.up_to_now().filter(|held| held.value.is_some_and(|value| is_printed(token, value, about))).last()?;
    let (shown, right) = (period.beside(about.finding.report), held.period.beside(about.finding.report));
    Some(ProseIssue {
        code: Code::ProsePeriod,
        at: statement.place(token),
        message: format!("{} is the figure for {right}, and there is none for {shown}", token.text),
        help: format!("write {right}"),
    })
}

/// "quarter 2 (280 children)" of a percentage is a count; of a count it is the figure.
fn counted(statement: &ProseStatement, at: usize) -> bool {
    statement.before(at).is_some_and(|before| !before.is(&["(", "of", "was", "at"]) && before.value.is_some())
}

fn is_count_of(about: About, mention: &Mention, token: &Token) -> bool {
    let count = about.beside(mention.other).and_then(|beside| beside.count);
    count.is_some_and(|count| is(token, count))
}

/// A figure of an earlier period that is as if it were this one's.
pub fn stale(said: &Said, statement: &ProseStatement) -> Vec<ProseIssue> {
    let Some(about) = said.one() else { return Vec::new() };
    let looks_back = mentions(statement, about).iter().any(|mention| match mention.other {
        Other::Period(period) => about.latest().is_none_or(|latest| latest.period.end() != period.end()),
        Other::Target(_) | Other::Profile(_) | Other::Comparator(_) | Other::Ago(_) => false,
        Other::Previous | Other::LastYear | Other::Average => true,
    });
    let history =
        ["from", "since", "after", "peak", "previous", "previously", "earlier", "ago", "before", "last", "had", "once"];
    let tokens = &statement.tokens;
    let simple = |at: usize| tokens[at].is(&["had"]) && statement.word(at + 1, &["had", "a", "an"]);
    let told: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].is(&history) && !simple(*at)).collect();
    // The "last 12 months" of the measure's own name are no earlier time.
    let earlier = |told: &[usize]| {
        let own = OwnName::of(about).stands(statement);
        told.iter().any(|at| !own[*at])
    };
    if looks_back || !told.is_empty() && earlier(&told) {
        return Vec::new();
    }
    let figures = statement.tokens.iter().enumerate().filter(|(at, token)| {
        let range = statement.word(at + 1, &["to"])
            || statement
                .before(*at)
                .is_some_and(|before| before.is(&["to", "of"]) && statement.word(at.saturating_sub(2), &["range"]));
        let telling = token.is_measured() || token.value.is_some_and(|value| value >= Decimal::TEN);
        // "has been above 80% for a year" is no figure of a time.
        let border = statement
            .before(*at)
            .is_some_and(|before| before.is(&["above", "below", "over", "under", "than", "least", "most"]));
        token.figure && telling && !border && !range && !told_elsewhere(said, statement, token)
    });
    figures.filter_map(|(_, token)| outlived(about, statement, token)).collect()
}

/// What has been told of when the folder was read.
fn told_elsewhere(said: &Said, statement: &ProseStatement, token: &Token) -> bool {
    match said.author {
        Author::Comment => !said.declared(&statement.place(token)),
        Author::Text => token.percent || token.pounds,
        Author::Rule => !literal(said, token.text) || was_read(&said.read, token),
        Author::Anybody => false,
    }
}

/// The earlier figure that it is, where it is nothing of this period's.
fn outlived(about: About, statement: &ProseStatement, token: &Token) -> Option<ProseIssue> {
    let latest = about.latest()?;
    if now(about).into_iter().any(|value| is_printed(token, value, about)) {
        return None;
    }
    let value_of = |held: &Observation| held.value.filter(|_| in_unit(token, about));
    let count_of = |held: &Observation| about.count_of(held).filter(|_| !token.percent && !token.pounds);
    let earlier: Vec<&Observation> = about.up_to_now().filter(|held| held.period != latest.period).collect();
    let by = |read: &dyn Fn(&Observation) -> Option<Decimal>| {
        let held = earlier.iter().rev().find(|held| read(held).is_some_and(|value| is(token, value)))?;
        Some((held.period, read(latest)?))
    };
    let (period, now, count) = match by(&value_of) {
        Some((period, now)) => (period, about.print(now), false),
        None => by(&count_of).map(|(period, now)| (period, grouped(now.normalize()), true))?,
    };
    let report = about.finding.report;
    let (then, today) = (period.beside(report), latest.period.beside(report));
    let what = if count { "count" } else { "figure" };
    Some(ProseIssue {
        code: Code::ProseStale,
        at: statement.place(token),
        message: format!("{} was the {what} for {then}; for {today} it is {now}", token.text),
        help: format!("write {now}, or say which period {} is for", token.text),
    })
}
