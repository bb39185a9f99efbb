//! Whom and what a sentence names beside the figure itself: periods, comparators, targets.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::figures::finding::{Earlier, TargetFound};
use crate::figures::measure::{AsAt, MeasureKind, Observation, Period, Polarity, Stated, Style};

use super::mention::{Mention, Other};
use super::said::About;
use super::season::season;
use super::statement::ProseStatement;
use super::when::{dated, relative};

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
            .or_else(|| profile(statement, at, about))
            .or_else(|| nation(statement, at, &comparators))
            .or_else(|| relative(statement, at, about))
            .or_else(|| season(statement, at, about))
            .or_else(|| {
                dated(statement, at, about.finding.indicator.year, Some(about.finding.report))
                    .map(|(period, to)| (Other::Period(about.filed(at_its_end(statement, at, period, about))), to))
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

/// "the end of 2023/24" of a figure that comes every quarter is the last one of that year.
fn at_its_end(statement: &ProseStatement, at: usize, period: Period, about: About) -> Period {
    let quarterly = about.latest().is_some_and(|latest| latest.period.style() == Style::Quarter);
    let end = at.checked_sub(2).is_some_and(|from| statement.stands(from, &["end", "of"]));
    let last = Period::quarter(period.financial_year_of(), 4).filter(|_| period.style() == Style::FinancialYear);
    last.filter(|_| quarterly && end).unwrap_or(period)
}

/// "the target", not "the target date", nor "the target for reviews", nor "income as a percentage of target".
fn is_the_target(statement: &ProseStatement, at: usize) -> bool {
    let is_share = |word: &str| at.checked_sub(2).is_some_and(|from| statement.stands(from, &[word, "of"]));
    if ["percentage", "proportion", "share"].into_iter().any(is_share) {
        return false;
    }
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

/// "the profile": of a year's target, where the council gives one.
fn profile(statement: &ProseStatement, at: usize, about: About) -> Option<(Other, usize)> {
    if !statement.word(at, &["profile"]) {
        return None;
    }
    let own = |found: &TargetFound| found.expected.is_some_and(|expected| expected.last_year.is_none());
    let nth = about.finding.targets.iter().position(own)?;
    Some((Other::Profile(nth), at + 1))
}

/// "the national average": the nation, where it is among the comparators.
fn nation(statement: &ProseStatement, at: usize, comparators: &[Vec<String>]) -> Option<(Other, usize)> {
    const NATIONS: [&str; 5] = ["england", "wale", "scotland", "britain", "uk"];
    if !statement.word(at, &["national"]) || !statement.word(at + 1, &["average", "figure", "rate", "mean"]) {
        return None;
    }
    let mut nations = (0..comparators.len())
        .filter(|nth| comparators[*nth].len() == 1 && NATIONS.contains(&comparators[*nth][0].as_str()));
    let found = nations.next().filter(|_| nations.next().is_none())?;
    Some((Other::Comparator(found), at + 2))
}

/// Of several targets with one name, the one whose figure is given behind it: `the target of 84% for quarter 3`.
fn namesake(statement: &ProseStatement, (nth, to): (usize, usize), targets: &[Vec<String>], about: About) -> usize {
    let given: Vec<Decimal> = statement.tokens[to..].iter().take(4).filter_map(|token| token.value).collect();
    let named = |other: &usize| {
        let aim = about.finding.targets.get(*other).and_then(|found| found.target.value);
        targets[*other] == targets[nth] && aim.is_some_and(|aim| given.contains(&aim))
    };
    let same = || (0..targets.len()).filter(|other| targets[*other] == targets[nth]);
    let of_now =
        |other: &usize| about.finding.targets.get(*other).is_some_and(|found| found.is_due() && found.judged.is_some());
    (0..targets.len()).find(named).or_else(|| same().find(of_now)).or_else(|| same().next()).unwrap_or(nth)
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
                statement.tokens.get(at + nth).is_some_and(|token| {
                    token.low.trim_end_matches("'s").trim_end_matches('\'').trim_end_matches('s') == word
                })
            })
    };
    let here = names.iter().enumerate().filter(|(_, words)| stands(words));
    here.map(|(nth, words)| (nth, at + words.len())).max_by_key(|(_, to)| *to)
}

impl About<'_> {
    /// The period under which the table has the figure of a stock that is said to be of this date.
    fn filed(&self, said: Period) -> Period {
        let indicator = &self.finding.indicator;
        let dated = indicator.measure == MeasureKind::Stock
            && (indicator.as_at != AsAt::Period || indicator.earlier_as_at != AsAt::Period);
        let known = || indicator.observations.iter().any(|held| held.period == said);
        // "the year ending December 2019" of a figure that the table has by its month.
        let covering = |held: &&Observation| {
            let covered = indicator.covers(held.period);
            covered.end() == said.end() && covered.months() == said.months()
        };
        if let Some(held) = indicator.observations.iter().find(covering).filter(|_| !known()) {
            return held.period;
        }
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
            Other::Profile(nth) => {
                let expected = finding.targets.get(nth)?.expected?;
                Some(self.numbers(Some(expected.value), None, format!("the profile ({})", self.print(expected.value))))
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
                // Of what counts since April the figure before is last year's.
                let of_last_year = |earlier: &&Earlier| {
                    let latest = self.latest().map(|latest| latest.period.end() - 12);
                    latest == Some(earlier.observation.period.end())
                };
                let before = || finding.previous.as_ref().filter(of_last_year);
                let earlier = finding.last_year.as_ref().or_else(before)?;
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
        let Some(earlier) = self.decided.baseline_of(self.finding) else {
            // Of a figure that is not held the source may say how it moved.
            let judgement = self.decided.judgement.as_ref().filter(|judgement| judgement.stated)?;
            let beside = self.numbers(None, None, "the figure before".to_owned());
            return Some(BesideWord { way: judgement.direction, good: judgement.verdict.good(), ..beside });
        };
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
                // Where more is better, better is more.
                let way = stated.direction().or(good.and_then(|good| good_of(good, self.polarity())));
                BesideWord { way, good, ..beside }
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
