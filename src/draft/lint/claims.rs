//! What a sentence claims of the figure: one claim for each word of direction or goodness, with what it is set beside.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::claim::Claim;
use super::lexicon::{Form, Meaning, WordRelation, relation};
use super::mention::{Mention, Other};
use super::refer::mentions;
use super::said::{About, Said};
use super::statement::ProseStatement;
use crate::figures::measure::Unit;

/// Every claim of a sentence about one indicator's figure.
pub fn claims<'a>(said: &Said, statement: &'a ProseStatement) -> &'a [Claim] {
    statement.claimed.get_or_init(|| read(said, statement))
}

fn read(said: &Said, statement: &ProseStatement) -> Vec<Claim> {
    let Some(about) = said.one() else { return Vec::new() };
    if !speaks_of_the_figure(said, statement, about) {
        return Vec::new();
    }
    let named = mentions(statement, about);
    let reading =
        Reading { statement, about, named, opens: !said.by_hand() || opens_with_the_figure(statement, about) };
    let found = (0..statement.tokens.len()).filter_map(|at| {
        let says = relation(&statement.tokens[at].low)?;
        let inside = is_gloss(statement, at);
        (!inside && !denied(statement, at) && !of_something_else(statement, at, says)).then_some((at, says))
    });
    found.filter_map(|(at, says)| reading.claim(at, says)).collect()
}

/// `(better)` behind a direction, and `in the better direction`.
fn is_gloss(statement: &ProseStatement, at: usize) -> bool {
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

/// "has not risen", "no better than", "will be met".
fn denied(statement: &ProseStatement, at: usize) -> bool {
    let words = [
        "not", "no", "never", "neither", "without", "nor", "be", "to", "will", "should", "must", "could", "may", "if",
        "cannot", "n't",
    ];
    (1..=2).any(|back| at.checked_sub(back).is_some_and(|before| statement.word(before, &words)))
        && !statement.before(at).is_some_and(|before| before.is(&["the"]) && statement.word(at, &["same"]))
}

/// Whether the subject of the sentence is the figure: always in a rule's sentence, and in an officer's only where it says so.
pub fn speaks_of_the_figure(said: &Said, statement: &ProseStatement, about: About) -> bool {
    let several = ["The last ", "Two of the last ", "Over the last "];
    if several.iter().any(|opening| statement.text.starts_with(opening)) {
        return false;
    }
    let latest = about.latest().and_then(|latest| latest.value);
    let states = statement.tokens.iter().any(|token| token.figure && token.value == latest && latest.is_some());
    !said.by_hand() || states || opens_with_the_figure(statement, about)
}

/// "This", "The figure", the indicator's own name.
fn opens_with_the_figure(statement: &ProseStatement, about: About) -> bool {
    let indicator = &about.finding.indicator;
    let low = plain(statement.text);
    let names = [&indicator.name, &indicator.label, &indicator.subject];
    if names.iter().any(|name| !name.is_empty() && low.contains(&plain(name))) {
        return true;
    }
    let first = |words: &[&str]| words.iter().any(|word| low.starts_with(&format!("{word} ")));
    let nouns = [&indicator.noun, &indicator.out_of].into_iter().flatten().map(|noun| noun.many.to_lowercase());
    let kinds = ["number", "percentage", "proportion", "rate", "share"];
    let of_nouns =
        nouns.into_iter().any(|noun| kinds.iter().any(|kind| low.starts_with(&format!("the {kind} of {noun}"))));
    first(&["this", "it", "that", "the figure", "performance", "the score", "the average", "compared with"])
        || of_nouns
        || kinds
            .iter()
            .any(|kind| low.starts_with(&format!("the {kind} ")) && !low.starts_with(&format!("the {kind} of")))
}

/// In small letters and without quotation marks.
pub fn plain(text: &str) -> String {
    text.to_lowercase().replace(['\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '"', '\''], "")
}

/// Words and marks after which a verb has no object: "has increased since".
const GOES_ON: &str = "by from to since over in during on again slightly significantly sharply further between compared against at \
    and but , . ; : steadily this last for ( than year quarter every each through after because as with three \
    two four five six considerably markedly overall throughout while when until below above ! ?";

/// A sentence being read.
struct Reading<'a> {
    statement: &'a ProseStatement<'a>,
    about: About<'a>,
    named: &'a [Mention],
    /// The figure is its subject from the beginning, and not only named in it.
    opens: bool,
}

/// Words behind which something else is the subject: "This is because referrals have risen."
const ELSEWHERE: &str = "because reflects reflect reflecting follows following after due owing where shows suggests despite though \
    although while whose that whether";

/// Whether the word is of another subject, or is not a word of a figure at all.
fn of_something_else(statement: &ProseStatement, at: usize, says: WordRelation) -> bool {
    let next = |nth: usize, words: &[&str]| statement.word(at + nth, words);
    let before = (1..at).any(|nth| {
        let apart = statement.word(nth, &["as"]) && !statement.word(nth + 1, &["a", "an", "at"]);
        apart || ELSEWHERE.split(' ').any(|word| statement.tokens[nth].low == word)
    });
    let level = ["as", "figure", "level", "number", "percentage", "rate", "score"];
    let own = ["the", "number", "percentage", "rate", "figure", "performance", "quarter", "this"];
    match (says.meaning, says.form) {
        _ if before => true,
        // "the same team as last year"
        (Meaning::Same, Form::Comparative) => !next(1, &level),
        // "a rise in demand", "a reduction of staff"
        (_, Form::Noun) if next(1, &["in"]) => !next(2, &own),
        (_, Form::Noun) if next(1, &["of"]) => {
            statement.tokens.get(at + 2).is_none_or(|token| token.value.is_none() && token.text != "-")
        }
        // "set up since quarter 2"
        (_, Form::Verb) if statement.word(at, &["up", "down"]) => !statement.before(at).is_some_and(|word| {
            word.figure || word.is(&["is", "was", "are", "were", "now", "went", "gone", "slightly", "further", ","])
        }),
        _ => false,
    }
}

impl Reading<'_> {
    fn claim(&self, at: usize, says: WordRelation) -> Option<Claim> {
        let end = self.end(at);
        let mut claim = Claim {
            at,
            says,
            others: Vec::new(),
            than: None,
            from: self.figure_after(at, end, "from"),
            to: self.figure_after(at, end, "to"),
            counting: self.counting(at),
            plain: false,
        };
        let object = self.object(at, end, says.form);
        let begins = object.unwrap_or(end);
        claim.others = self.others(begins, end);
        if claim.others.is_empty() && object.is_none() && says.form != Form::Noun {
            claim.others = self.compared_with(at);
        }
        claim.than = object.and_then(|from| self.figure_named(from, end, says));
        if says.form == Form::Verb && self.takes_an_object(at) {
            return None;
        }
        claim.plain = object.is_none() && claim.others.is_empty() && self.may_be_plain(at, end, says);
        let latest = self.about.latest().and_then(|latest| latest.value);
        // "Only 77% were answered as demand rose": the figure must come first, and something be named.
        let first = self.statement.tokens[..at].iter().any(|token| token.figure && token.value == latest);
        let spoken = self.opens || claim.to.is_some() && claim.to == latest || first && !claim.plain;
        let firm = claim.others.iter().any(|other| matches!(other, Other::Comparator(_) | Other::Target(_)));
        (spoken && !((firm || claim.plain) && self.of_another_period())).then_some(claim)
    }

    /// "met the target in quarter 2": it is about that quarter. What is in brackets is the other's period.
    fn of_another_period(&self) -> bool {
        let tokens = &self.statement.tokens;
        let open = |to: usize, mark: &str| tokens[..to].iter().filter(|token| token.text == mark).count();
        self.named.iter().any(|one| {
            let dated = matches!(one.other, Other::Period(_)) && !self.is_latest(one.other);
            let when = self.statement.before(one.from).is_some_and(|before| before.is(&["in", "during"]));
            dated && when && open(one.from, "(") == open(one.from, ")")
        })
    }

    /// The token at which what belongs to a word ends: at the next such word, or where a clause begins.
    fn end(&self, at: usize) -> usize {
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
                    || !gloss && relation(&self.statement.tokens[*next].low).is_some()
            })
            .unwrap_or(self.statement.tokens.len())
    }

    /// Where what it is set beside begins: behind "than", "to", "from"; at once for "above".
    fn object(&self, at: usize, end: usize, form: Form) -> Option<usize> {
        let words: &[&str] = match form {
            Form::Comparative => &["than", "as", "to"],
            Form::Side => return self.side(at, end),
            Form::Noun => &["from", "since", "on", "than", "against", "with", "over", "compared"],
            Form::Verb => &["from", "since", "on", "than", "against", "with", "over", "compared", "the"],
        };
        let found = (at + 1..end).find(|next| self.statement.word(*next, words))?;
        // "missed the target", and not "improved the service".
        let article = form == Form::Verb && self.statement.word(found, &["the"]);
        if article && !self.others(found, end).iter().any(|one| matches!(one, Other::Target(_))) {
            return None;
        }
        Some(found + usize::from(!article))
    }

    /// "above England", "below the range of": only where something follows that the figure can lie above.
    fn side(&self, at: usize, end: usize) -> Option<usize> {
        let near = self.named.iter().any(|one| one.from > at && one.from <= at + 3 && one.from < end);
        let range =
            (at + 1..end.min(at + 4)).any(|next| self.statement.word(next, &["range", "average", "mean", "level"]));
        (near || range).then_some(at + 1)
    }

    /// What is named from here on: comparators and targets, else the first period.
    fn others(&self, from: usize, end: usize) -> Vec<Other> {
        let here = self.named.iter().filter(|one| one.from >= from && one.from < end).map(|one| one.other);
        let firm: Vec<Other> =
            here.clone().filter(|other| matches!(other, Other::Comparator(_) | Other::Target(_))).collect();
        if firm.is_empty() { here.take(1).collect() } else { firm }
    }

    /// "Compared with quarter 3 2023/24 (1.0%), it is 0.8 percentage points lower."
    fn compared_with(&self, at: usize) -> Vec<Other> {
        let opens = (0..at).find(|before| self.statement.word(*before, &["compared"]));
        opens.map_or_else(Vec::new, |from| self.others(from, at))
    }

    /// The figure behind "from" or "to".
    fn figure_after(&self, at: usize, end: usize, word: &str) -> Option<Decimal> {
        let next = (at + 1..end).find(|next| self.statement.word(*next, &[word]))?;
        let token = self.statement.tokens.get(next + 1).filter(|token| token.figure)?;
        token.value
    }

    /// A figure in the place of a name: "than 88%", "than the previous figure of 86%", "the range of 80% to 87%".
    fn figure_named(&self, from: usize, end: usize, says: WordRelation) -> Option<Decimal> {
        let tokens = &self.statement.tokens;
        let of_unit = |nth: usize| {
            let token = &tokens[nth];
            let unit = self.about.finding.indicator.unit;
            (token.figure && token.percent == (unit == Unit::Percent) && token.pounds == (unit == Unit::Money))
                .then_some(token.value)
                .flatten()
        };
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

    /// "represents five more children", "the number of assessments has increased".
    fn counting(&self, at: usize) -> bool {
        let indicator = &self.about.finding.indicator;
        if indicator.unit == Unit::Count {
            return false;
        }
        let represents = (at.saturating_sub(4)..at).any(|before| {
            self.statement.word(before, &["represents", "represented", "representing", "equates", "means"])
        });
        let low = self.statement.text[..self.statement.tokens[at].start].to_lowercase();
        let behind = self.statement.text[self.statement.tokens[at].end()..].trim_start().to_lowercase();
        let nouns = [&indicator.noun, &indicator.out_of].into_iter().flatten().flat_map(|noun| [&noun.one, &noun.many]);
        let of_number = low.rfind("number of ").is_some_and(|from| !low[from..].contains("percentage"))
            || behind.starts_with("in the number of ");
        represents || of_number || nouns.into_iter().any(|noun| behind.starts_with(&noun.to_lowercase()))
    }

    /// "has increased waiting times": what follows is what was increased.
    fn takes_an_object(&self, at: usize) -> bool {
        let transitive = ["increased", "reduced", "improved", "dropped", "grown", "decreased", "up", "down"];
        let targets = ["meets", "met", "exceeds", "exceeded", "misses", "missed", "unchanged"];
        let Some(next) = self.statement.tokens.get(at + 1) else { return false };
        if self.statement.word(at, &targets) {
            return false;
        }
        self.statement.word(at, &transitive) && !GOES_ON.split(' ').any(|word| next.low == word) && !next.figure
    }

    /// Whether a word without an object is about the change since the baseline.
    fn may_be_plain(&self, at: usize, end: usize, says: WordRelation) -> bool {
        let elsewhere = self.named.iter().any(|one| one.from > at && one.from < end && !self.is_latest(one.other));
        let while_ = ["seen", "expected", "planned", "over", "past", "last", "earlier", "previously"];
        let qualified = (at + 1..end).any(|next| self.statement.word(next, &while_));
        if elsewhere || qualified || self.statement.word(at, &["up", "down"]) {
            return false;
        }
        match says.form {
            Form::Verb => true,
            // "This improvement moves ..."
            Form::Noun => at == 1 && self.statement.word(0, &["this"]),
            // "represents five more children"
            Form::Comparative => {
                self.counting(at) && matches!(says.meaning, Meaning::Way(_)) && self.counted_before(at)
            }
            Form::Side => false,
        }
    }

    fn counted_before(&self, at: usize) -> bool {
        self.statement.before(at).is_some_and(|before| before.value.is_some())
    }

    fn is_latest(&self, other: Other) -> bool {
        let latest = self.about.latest().map(|latest| latest.period);
        matches!(other, Other::Period(period) if Some(period) == latest || Some(self.about.finding.indicator.covers(period)) == latest)
    }
}
