//! Whom and what a sentence names beside the figure itself: periods, comparators, targets.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::figures::measure::{AsAt, Frequency, MONTHS, MeasureKind, Period, Polarity, Stated, YearKind, read_period};

use super::mention::{Mention, Other};
use super::said::About;
use super::statement::ProseStatement;
use super::token::Token;

/// The figure set beside something.
#[derive(Debug, Clone, PartialEq)]
pub struct BesideWord {
    /// The other's value.
    pub value: Option<Decimal>,
    /// The other's count.
    pub count: Option<Decimal>,
    /// How the latest figure stands to it.
    pub way: Option<Ordering>,
    /// `Less` where the latest figure is better.
    pub good: Option<Ordering>,
    /// As it reads: `quarter 2 (95.1%)`.
    pub named: String,
}

/// Everything that is named, in order.
pub fn mentions<'a>(statement: &'a ProseStatement, about: About) -> &'a [Mention] {
    statement.named.get_or_init(|| read(statement, about))
}

fn read(statement: &ProseStatement, about: About) -> Vec<Mention> {
    let comparisons = about.finding.comparisons.iter();
    let comparators: Vec<Vec<String>> = comparisons.map(|one| bare(&one.benchmark.comparator)).collect();
    let targets: Vec<Vec<String>> = about.finding.targets.iter().map(|one| bare(&one.target.name)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < statement.tokens.len() {
        let alone = || (targets.len() == 1 && is_the_target(statement, at)).then_some((0, at + 1));
        let hit = longest(statement, at, &targets)
            .or_else(alone)
            .map(|(nth, to)| (Other::Target(namesake(statement, (nth, to), &targets, about)), to))
            .or_else(|| {
                // "The third quartile of local authorities in England" names among whom it is, and compares with nobody.
                let of_quartile = (at.saturating_sub(6)..at).any(|nth| statement.word(nth, &["quartile"]));
                let found = longest(statement, at, &comparators).filter(|_| !of_quartile);
                found.map(|(nth, to)| (Other::Comparator(nth), to))
            })
            .or_else(|| relative(statement, at, about))
            .or_else(|| {
                dated(statement, at, about.finding.indicator.year, Some(about.finding.report))
                    .map(|(period, to)| (Other::Period(about.filed(period)), to))
            });
        match hit {
            Some((other, to)) => {
                found.push(Mention { other, from: at, to });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// "the target", not "the target date", nor "the target for reviews".
fn is_the_target(statement: &ProseStatement, at: usize) -> bool {
    let Some(next) = statement.tokens.get(at + 1).filter(|next| next.is_word()) else {
        return statement.word(at, &["target"]);
    };
    let time = ["year", "quarter", "month", "period", "this", "that"];
    let other = next.is(&["for", "on"])
        && !(at + 2..at + 4).any(|nth| {
            statement.word(nth, &time) || statement.tokens.get(nth).is_some_and(|token| token.value.is_some())
        });
    let noun =
        ["date", "dates", "group", "groups", "audience", "population", "schools", "areas", "time", "times", "setting"];
    statement.word(at, &["target"]) && !other && !next.is(&noun)
}

/// Of several targets with one name, the one whose figure is given behind it: `the target of 84% for quarter 3`.
fn namesake(statement: &ProseStatement, (nth, to): (usize, usize), targets: &[Vec<String>], about: About) -> usize {
    let given: Vec<Decimal> = statement.tokens[to..].iter().take(4).filter_map(|token| token.value).collect();
    let named = |other: &usize| {
        let aim = about.finding.targets.get(*other).and_then(|found| found.target.value);
        targets[*other] == targets[nth] && aim.is_some_and(|aim| given.contains(&aim))
    };
    (0..targets.len()).find(named).or_else(|| targets.iter().position(|one| *one == targets[nth])).unwrap_or(nth)
}

/// A name without what may vary: the article, the plural, "average".
fn bare(name: &str) -> Vec<String> {
    let filler = ["the", "average", "mean", "comparison", "comparator", "figure"];
    name.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .map(|word| word.trim_end_matches('s').to_owned())
        .filter(|word| !word.is_empty() && !filler.contains(&word.as_str()))
        .collect()
}

/// Which of several names is here, and the token behind it; of several the longest.
fn longest(statement: &ProseStatement, at: usize, names: &[Vec<String>]) -> Option<(usize, usize)> {
    let stands = |words: &Vec<String>| {
        !words.is_empty()
            && words.iter().enumerate().all(|(nth, word)| {
                statement.tokens.get(at + nth).is_some_and(|token| token.low.trim_end_matches('s') == word)
            })
    };
    let here = names.iter().enumerate().filter(|(_, words)| stands(words));
    here.map(|(nth, words)| (nth, at + words.len())).max_by_key(|(_, to)| *to)
}

/// `the previous quarter`, `last year`, `the quarterly average`, `the last three quarters`.
fn relative(statement: &ProseStatement, at: usize, about: About) -> Option<(Other, usize)> {
    let steps = ["quarters", "months", "years"];
    let indicator = &about.finding.indicator;
    if statement.word(at, &["past", "last", "previous", "preceding"])
        && let Some(many) = statement.tokens.get(at + 1).and_then(|token| token.value)
        && statement.word(at + 2, &steps)
    {
        let months = match statement.tokens[at + 2].low.as_str() {
            "quarters" => 3,
            "months" => 1,
            _ => 12,
        };
        let back = i32::try_from(many).ok()?.checked_mul(months)?;
        return Some((Other::Ago(about.latest()?.period.moved(-back)), at + 3));
    }
    if statement.stands(at, &["quarterly", "average"]) {
        return Some((Other::Average, at + 2));
    }
    let yearly = indicator.frequency == Frequency::Annual;
    let year = |to| Some((if yearly { Other::Previous } else { Other::LastYear }, to));
    for words in [
        &["over", "the", "year"][..],
        &["over", "the", "past", "year"],
        &["over", "the", "last", "year"],
        &["year", "on", "year"],
    ] {
        if statement.stands(at, words) {
            return year(at + words.len());
        }
    }
    for words in
        [&["last", "year"][..], &["previous", "year"], &["year", "before"], &["year", "ago"], &["year", "earlier"]]
    {
        if statement.stands(at, words) {
            return year(at + 2);
        }
    }
    let earlier = statement.word(at, &["previous", "preceding", "last"]);
    let what = ["quarter", "month", "period", "figure", "report", "reported"];
    if earlier && statement.word(at + 1, &what) {
        return Some((Other::Previous, at + 2));
    }
    // "lower than previous"
    let alone = statement.word(at, &["previous", "before", "previously"]);
    // "than before the pandemic" is another time.
    let ends = statement.tokens.get(at + 1).is_none_or(|next| !next.is_word() || next.is(&["and", "but", "which"]));
    (alone && ends && statement.before(at).is_some_and(|before| before.is(&["than", "as"])))
        .then_some((Other::Previous, at + 1))
}

/// A period by its date: `quarter 2`, `Q2 2019/20`, `December 2019`, `2018/19`, `2018`.
pub fn dated(statement: &ProseStatement, at: usize, kind: YearKind, report: Option<Period>) -> Option<(Period, usize)> {
    let token = statement.tokens.get(at)?;
    let next = |nth: usize| statement.tokens.get(at + nth);
    let read = |label: &str| read_period(label, kind).ok().map(|(period, _)| period);
    let short = token.low.strip_prefix('q').filter(|number| matches!(*number, "1" | "2" | "3" | "4"));
    let quarter = if token.is(&["quarter"]) { next(1).map(|number| number.low.as_str()) } else { short };
    if let Some(number) = quarter.filter(|number| matches!(*number, "1" | "2" | "3" | "4")) {
        let to = at + if short.is_some() { 1 } else { 2 };
        return match statement.tokens.get(to).filter(|year| is_years(year)) {
            Some(year) => Some((read(&format!("quarter {number} {}", year.text))?, to + 1)),
            None => of_the_report(statement, number.parse().ok()?, to, report?),
        };
    }
    if is_month(token) {
        let end = if statement.word(at + 1, &["to"]) { 4 } else { 2 };
        let label: Vec<&str> = statement.tokens[at..].iter().take(end).map(|token| token.text).collect();
        let whole = label.len() == end && next(end - 1).is_some_and(is_year);
        return if whole {
            read(&label.join(" ")).map(|period| (period, at + end))
        } else {
            bare_month(statement, at, report?).map(|period| (period, at + 1))
        };
    }
    if is_years(token) {
        let academic = statement.stands(at + 1, &["academic", "year"]);
        let label = if academic { format!("{} academic year", token.text) } else { token.text.to_owned() };
        return Some((read(&label)?, at + if academic { 3 } else { 1 }));
    }
    if token.is(&["year"]) && statement.word(at + 1, &["ending"]) && next(3).is_some_and(is_year) {
        return Some((read(&format!("year ending {} {}", next(2)?.text, next(3)?.text))?, at + 4));
    }
    let day = statement.before(at).is_some_and(is_month);
    (is_year(token) && !day).then(|| read(token.text)).flatten().map(|period| (period, at + 1))
}

/// A quarter without its year: the report's, the one before where that has not come yet, or "quarter 3 of last year".
fn of_the_report(statement: &ProseStatement, number: i32, to: usize, report: Period) -> Option<(Period, usize)> {
    let own = Period::quarter(report.financial_year_of(), number)?;
    let of = usize::from(statement.word(to, &["of"]));
    let of = of + usize::from(of == 1 && statement.word(to + 1, &["the"]));
    if statement.word(to + of, &["last", "previous"]) && statement.word(to + of + 1, &["year"]) {
        return Some((own.year_before(), to + of + 2));
    }
    Some((if own.end() > report.end() { own.year_before() } else { own }, to))
}

/// "in March": the last one up to the report's end.
fn bare_month(statement: &ProseStatement, at: usize, report: Period) -> Option<Period> {
    let before = ["in", "since", "of", "during", "from", "and", "than", "between", "with", "on"];
    let timed = statement.before(at).is_some_and(|word| word.is(&before));
    let day = statement.tokens.get(at + 1).is_some_and(|next| next.figure) || statement.word(at + 1, &["to"]);
    if !timed || day || !statement.tokens[at].text.starts_with(char::is_uppercase) {
        return None;
    }
    let nth = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(statement.tokens[at].text))?;
    let nth = i32::try_from(nth).ok()? + 1;
    (0..2).filter_map(|back| Period::month(report.end() / 12 - back, nth)).find(|period| period.end() <= report.end())
}

fn is_month(token: &Token) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(token.text))
}

/// `2019`
fn is_year(token: &Token) -> bool {
    token.text.len() == 4 && !token.figure && token.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2019/20`, `2019-20`
fn is_years(token: &Token) -> bool {
    let parts: Vec<&str> = token.text.split(['/', '-', '\u{2013}']).collect();
    parts.len() == 2 && parts[0].len() == 4 && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

impl About<'_> {
    /// The period under which the table has the figure of a stock that is said to be of this date.
    fn filed(&self, said: Period) -> Period {
        let indicator = &self.finding.indicator;
        let dated = indicator.measure == MeasureKind::Stock
            && (indicator.as_at != AsAt::Period || indicator.earlier_as_at != AsAt::Period);
        let known = || indicator.observations.iter().any(|held| held.period == said);
        let ends_then = indicator.observations.iter().find(|held| held.period.end() == said.end());
        ends_then.filter(|_| dated && !known()).map_or(said, |held| held.period)
    }

    /// The latest figure beside something that is named; `None` where nothing is held of it.
    pub fn beside(&self, other: Other) -> Option<BesideWord> {
        let finding = self.finding;
        match other {
            Other::Comparator(nth) => self.beside_comparator(nth),
            Other::Target(nth) => {
                let found = finding.targets.get(nth)?;
                let value = found.target.value?;
                let own = found.judged.map(|judged| judged.value);
                let named = format!("the {} of {}", found.target.name, self.print(value));
                Some(self.beside_figure(own, (Some(value), None), named))
            }
            Other::Period(period) | Other::Ago(period) => {
                let held = self.up_to_now().find(|held| held.period == period)?;
                if self.latest().is_some_and(|latest| latest.period == period) {
                    return None;
                }
                Some(self.earlier(held.value, self.count_of(held), period))
            }
            Other::Previous => {
                let earlier = finding.previous.as_ref()?;
                let count = self.count_of(&earlier.observation);
                Some(self.earlier(earlier.value, count, earlier.observation.period))
            }
            Other::LastYear => {
                let earlier = finding.last_year.as_ref()?;
                let count = self.count_of(&earlier.observation);
                Some(self.earlier(earlier.value, count, earlier.observation.period))
            }
            Other::Average => {
                let value = finding.year_average.as_ref()?.value?;
                Some(self.numbers(Some(value), None, format!("the quarterly average of {}", self.print(value))))
            }
        }
    }

    /// Whether a period that is named is the latest figure's: the same, what it covers, or one that ends with it. A month is
    /// only a part of a quarter, but for what is counted at its end.
    pub fn is_now(&self, period: Period) -> bool {
        let Some(latest) = self.latest().map(|latest| latest.period) else { return false };
        let indicator = &self.finding.indicator;
        let whole = period.months() >= latest.months() || indicator.measure == MeasureKind::Stock;
        period == latest || indicator.covers(period) == latest || period.end() == latest.end() && whole
    }

    /// Whether those counted and all of whom they are counted went different ways since then: "the number of children" may
    /// be either.
    pub fn counts_part(&self, other: Other) -> bool {
        let held = match other {
            Other::Previous => self.finding.previous.as_ref().map(|earlier| &earlier.observation),
            Other::LastYear => self.finding.last_year.as_ref().map(|earlier| &earlier.observation),
            Other::Period(period) | Other::Ago(period) => self.up_to_now().find(|held| held.period == period),
            _ => None,
        };
        let (Some(then), Some(now)) = (held, self.latest()) else { return false };
        let way = |now: Option<Decimal>, then: Option<Decimal>| now.zip(then).map(|(now, then)| now.cmp(&then));
        let part = way(now.numerator, then.numerator);
        let whole = way(now.denominator, then.denominator);
        whole.is_some() && part != whole
    }

    /// The figure that "change" is calculated from.
    pub fn baseline(&self) -> Option<BesideWord> {
        let earlier = self.decided.baseline_of(self.finding)?;
        Some(self.earlier(earlier.value, self.count_of(&earlier.observation), earlier.observation.period))
    }

    fn earlier(&self, value: Option<Decimal>, count: Option<Decimal>, period: Period) -> BesideWord {
        let named = period.beside(self.finding.report);
        let shown = value.map_or_else(|| named.clone(), |value| format!("{named} ({})", self.print(value)));
        let beside = self.numbers(value, count, shown);
        let baseline = self.decided.baseline_of(self.finding);
        let judgement = self.decided.judgement.as_ref().filter(|judgement| {
            judgement.stated && beside.way.is_none() && baseline.is_none_or(|one| one.observation.period == period)
        });
        let Some(judgement) = judgement else { return beside };
        BesideWord { way: judgement.direction, good: judgement.verdict.good(), ..beside }
    }

    fn beside_comparator(&self, nth: usize) -> Option<BesideWord> {
        let comparison = self.finding.comparisons.get(nth)?;
        let name = &comparison.benchmark.comparator;
        let value = comparison.benchmark.value.filter(|_| comparison.gap.is_some());
        let shown = value.map_or_else(|| name.clone(), |value| format!("{name} ({})", self.print(value)));
        let beside = self.numbers(value, None, shown);
        let stated = comparison.benchmark.stated.first().copied();
        Some(match (beside.way, stated) {
            (None, Some(stated)) => {
                let good = match stated {
                    Stated::Better | Stated::Improved => Some(Ordering::Less),
                    Stated::Worse | Stated::Declined => Some(Ordering::Greater),
                    _ => stated.direction().and_then(|way| good_of(way, self.polarity())),
                };
                BesideWord { way: stated.direction(), good, ..beside }
            }
            _ => beside,
        })
    }

    fn numbers(&self, value: Option<Decimal>, count: Option<Decimal>, named: String) -> BesideWord {
        self.beside_figure(self.latest().and_then(|latest| latest.value), (value, count), named)
    }

    /// A figure beside another's value, and count.
    fn beside_figure(
        &self,
        latest: Option<Decimal>,
        (value, count): (Option<Decimal>, Option<Decimal>),
        named: String,
    ) -> BesideWord {
        let way = latest.zip(value).and_then(|(now, then)| self.as_printed(now, then));
        let good =
            latest.zip(value).and_then(|(now, then)| self.polarity().compare(now, then)).filter(|_| way.is_some());
        BesideWord { value, count, way, good, named }
    }

    /// How two figures stand to each other; `None` where they differ and are printed alike: either may be said.
    pub fn as_printed(&self, now: Decimal, then: Decimal) -> Option<Ordering> {
        let alike = now != then && self.print(now) == self.print(then);
        (!alike).then(|| now.cmp(&then))
    }
}

/// Whether a way is for the better (`Less`) or the worse; `None` where neither is.
pub fn good_of(way: Ordering, polarity: Polarity) -> Option<Ordering> {
    match polarity {
        Polarity::Higher => Some(way.reverse()),
        Polarity::Lower => Some(way),
        Polarity::Between(..) | Polarity::None => None,
    }
}
