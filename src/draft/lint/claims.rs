//! What a sentence claims of the figure: one claim for each word of direction or goodness, with what it is set beside.

use rust_decimal::Decimal;

use super::amount::{Amount, Exactly, Measured};
use super::claim::{Claim, Subject};
use super::how_much::amount;
use super::lexicon::{Form, Meaning, WordRelation};
use super::mention::Other;
use super::noun::noun_subject;
use super::reading::{Reading, elsewhere, is_gloss, no_claim};
use super::said::{About, Said};
use super::statement::ProseStatement;
use super::subject::named_by;
use super::wording::{denied, hopes, relation_at};
use crate::figures::measure::Unit;

/// Most words and marks of a sentence that is read for claims: what is longer is told of as too long.
const LONGEST: usize = 300;

/// Every claim of a sentence about one indicator's figure.
pub fn claims<'a>(said: &Said, statement: &'a ProseStatement) -> &'a [Claim] {
    statement.claimed.get_or_init(|| read(said, statement))
}

fn read(said: &Said, statement: &ProseStatement) -> Vec<Claim> {
    let Some(about) = said.one() else { return Vec::new() };
    if statement.tokens.len() > LONGEST || !said.by_hand() && about_several(statement) {
        return Vec::new();
    }
    let words: Vec<(usize, WordRelation)> = (0..statement.tokens.len())
        .filter_map(|at| Some((at, relation_at(statement, at)?)))
        .filter(|(at, says)| {
            !is_gloss(statement, *at) && !denied(statement, *at, *says) && !no_claim(statement, *at, *says)
        })
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    let reading = Reading::of(said, statement, about);
    words
        .into_iter()
        .filter(|(at, _)| !reading.own[*at] && reading.may_be_long(*at))
        .filter_map(|(at, says)| reading.claim(at, says))
        .collect()
}

/// "The last seven figures have each been higher than the one before."
fn about_several(statement: &ProseStatement) -> bool {
    ["The last ", "Two of the last ", "Over the last "].iter().any(|opening| statement.text.starts_with(opening))
}

/// Whether the subject of the sentence is the figure: always in a rule's sentence, and in an officer's only where it says so.
pub fn speaks_of_the_figure(said: &Said, statement: &ProseStatement, about: About) -> bool {
    if about_several(statement) {
        return false;
    }
    let latest = about.latest().and_then(|latest| latest.value);
    let states = statement.tokens.iter().any(|token| token.figure && token.value == latest && latest.is_some());
    let claimed = || claims(said, statement).iter().any(|claim| claim.subject != Subject::Unknown);
    !said.by_hand() || states || opens_with_the_figure(statement, about) || claimed()
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
    two four five six considerably markedly overall throughout while when until below above ! ? narrowly \
    just now yet so too";

impl Reading<'_> {
    fn claim(&self, at: usize, says: WordRelation) -> Option<Claim> {
        if says.form == Form::Verb && self.takes_an_object(at) {
            return None;
        }
        let counted = self.by_hand && says.form == Form::Comparative && self.counts_them(at);
        let subject = if counted { Subject::Figure } else { self.spoken_of(at, says)? };
        let end = self.end(at);
        let counting = subject == Subject::Counting || counted && !self.is_count() || self.counting(at);
        let mut claim = Claim {
            at,
            says,
            subject,
            amount: amount(self, at, says, counting),
            others: Vec::new(),
            than: None,
            from: self.figure_after(at, end, "from"),
            to: self.figure_after(at, end, "to"),
            counting,
            plain: false,
            unresolved: false,
            end,
        };
        let object = self.object(at, end, says.form);
        claim.others = self.others(object.unwrap_or(end), end);
        if claim.others.is_empty() && object.is_none() && says.form != Form::Noun {
            claim.others = self.compared_with(at);
        }
        if matches!(says.meaning, Meaning::Meets(_)) && says.form != Form::Side {
            // "The contract standard was met and the regional standard was not": the first is its own.
            let before = self.targets_before(at);
            let near = || self.named.iter().filter(|one| one.from > at && one.from <= at + 4).map(|one| one.other);
            let behind = || near().filter(|other| matches!(other, Other::Target(_))).collect();
            claim.others = match () {
                () if !before.is_empty() => before,
                () if claim.others.is_empty() => behind(),
                () => claim.others,
            };
        }
        claim.than = object.and_then(|from| self.figure_named(from, end, says));
        claim.unresolved = object.is_some() && claim.others.is_empty() && claim.than.is_none();
        claim.plain = object.is_none() && claim.others.is_empty() && self.may_be_plain(at, end, says);
        if self.by_hand && (self.of_another(at, says, end) || says.form != Form::Noun && self.local(at, end)) {
            return None;
        }
        let evidenced = subject != Subject::Unknown || self.evident(&claim);
        let firm = claim.others.iter().any(|other| matches!(other, Other::Comparator(_) | Other::Target(_)));
        (evidenced && !((firm || claim.plain) && self.of_another_period())).then_some(claim)
    }

    /// What the word is said of; `None` where that is certainly not the figure.
    fn spoken_of(&self, at: usize, says: WordRelation) -> Option<Subject> {
        if !self.by_hand {
            let noun = says.form == Form::Noun && !self.noun_of_the_figure(at);
            return (!elsewhere(self, at) && !noun).then_some(Subject::Figure);
        }
        if says.form == Form::Noun {
            return noun_subject(self, at);
        }
        let here = self.clause(at);
        if hopes(self.statement, &self.own, here.from, at) {
            return None;
        }
        let subject = self.subject(at);
        let of_target = matches!(says.meaning, Meaning::Meets(_)) || says.form == Form::Side;
        match subject {
            Subject::Else => None,
            Subject::Target => of_target.then_some(Subject::Figure),
            Subject::Council => {
                // "The Council has reduced ...": only what sets it beside something.
                let beside =
                    matches!(says.form, Form::Comparative | Form::Side) || matches!(says.meaning, Meaning::Meets(_));
                beside.then_some(Subject::Council)
            }
            // "There were 29 more people waiting"
            Subject::There => (says.form == Form::Comparative).then_some(Subject::Unknown),
            other => Some(other),
        }
    }

    /// In a rule's sentence: not "a rise in demand", nor "a reduction of staff".
    fn noun_of_the_figure(&self, at: usize) -> bool {
        let next = |nth: usize, words: &[&str]| self.statement.word(at + nth, words);
        let own = ["the", "number", "percentage", "rate", "figure", "performance", "quarter", "this"];
        if next(1, &["in"]) {
            return next(2, &own);
        }
        let amount = self.statement.tokens.get(at + 2).is_some_and(|token| token.value.is_some() || token.text == "-");
        !next(1, &["of"]) || amount
    }

    /// "has more vacancies than": another thing stands between the word and what it is set beside. "The target was met by
    /// four schools": it is theirs.
    fn of_another(&self, at: usize, says: WordRelation, end: usize) -> bool {
        let statement = self.statement;
        match (says.meaning, says.form) {
            (Meaning::Meets(_), _) => {
                let parts =
                    ["quarters", "months", "weeks", "years", "each", "once", "twice", "previously", "earlier", "until"];
                statement.word(at + 1, &["by"]) || (at + 1..end).any(|nth| statement.word(nth, &parts))
            }
            (_, Form::Comparative) => {
                let than = (at + 1..end).find(|nth| statement.word(*nth, &["than", "as", "to", "with"]));
                let Some(than) = than.filter(|than| *than > at + 1) else { return false };
                let words =
                    || (at + 1..than).filter(|nth| statement.tokens[*nth].is_word() && !is_gloss(statement, *nth));
                let whose = named_by(statement, words(), self.about, &self.name);
                words().next().is_some()
                    && matches!(whose, Subject::Unknown)
                    && !words().all(|nth| self.name.tells(&statement.tokens[nth].low))
            }
            _ => false,
        }
    }

    /// "longer" and "shorter" are said of a time, and "no longer" of nothing.
    fn may_be_long(&self, at: usize) -> bool {
        let never = self.statement.before(at).is_some_and(|before| before.is(&["no"]));
        !self.statement.word(at, &["longer", "shorter"]) || self.about.finding.indicator.unit == Unit::Time && !never
    }

    fn is_count(&self) -> bool {
        self.about.finding.indicator.unit == Unit::Count
    }

    /// "five fewer children had a health assessment than": a number, and behind the word only the measure's own.
    fn counts_them(&self, at: usize) -> bool {
        let here = self.clause(at);
        let number = self.statement.before(at).is_some_and(|before| before.value.is_some() && !before.percent);
        let quantified = number && self.statement.word(at, &["more", "fewer", "less"]);
        let to = (at + 1..self.statement.tokens.len())
            .find(|nth| self.statement.word(*nth, &["than", ",", ".", "in", "since"]) && !self.own[*nth])
            .unwrap_or(self.statement.tokens.len());
        let ahead = (here.from..at.saturating_sub(1)).all(|nth| {
            self.statement.word(
                nth,
                &["there", "were", "are", "in", "all", ",", "some", "about", "this", "is", "was", "represents"],
            )
        });
        quantified && ahead && self.name.covered(self.statement, at + 1..to)
    }

    /// Whether a claim in a clause of unknown subject is about the figure all the same: the figure itself stands in it, or
    /// what it is set beside has its own figure with it.
    fn evident(&self, claim: &Claim) -> bool {
        // "Demand rose, so that only 77% were answered": the figure is of the next clause.
        let parts = ["so", "that", "because", "as", "while", "which", ";"];
        let ends = |nth: &usize| self.statement.word(*nth, &parts) && !self.own[*nth];
        let end = (claim.at..claim.end).find(ends).unwrap_or(claim.end);
        let from = self.clause(claim.at).from.max(claim.at.saturating_sub(6));
        let latest = self.about.latest().and_then(|latest| latest.value);
        if claim.to.is_some() && claim.to == latest || self.latest_at(from, end).is_some() {
            return true;
        }
        if claim.amount.as_ref().is_some_and(|amount| self.held(amount)) {
            return true;
        }
        self.named.iter().any(|one| {
            let here = one.from > claim.at && one.from < claim.end && claim.others.contains(&one.other);
            here && self.quoted(one.to, claim.end, one.other)
        })
    }

    /// Whether the figure changed by as much since any time, in digits that are not met by chance.
    fn held(&self, amount: &Amount) -> bool {
        let telling = amount.exactly == Exactly::Digits && (amount.value.scale() > 0 || amount.value >= Decimal::TEN);
        let Some(latest) = self.about.latest().filter(|_| telling) else { return false };
        let mut changes = self.about.up_to_now().filter_map(|held| {
            let pair = match amount.measured {
                Measured::Own => latest.value.zip(held.value),
                Measured::Count => self.about.count_of(latest).zip(self.about.count_of(held)),
                Measured::PerCent => None,
            };
            pair.and_then(|(now, then)| now.checked_sub(then))
        });
        changes.any(|change| amount.fits(change, change))
    }

    /// Whether the figure of what is named stands behind it: "England (84.5%)".
    fn quoted(&self, from: usize, end: usize, other: Other) -> bool {
        let Some(value) = self.about.beside(other).and_then(|beside| beside.value) else { return false };
        (from..end.min(from + 4)).any(|nth| {
            let token = &self.statement.tokens[nth];
            self.of_unit(nth)
                && super::typed::is(token, value)
                && (token.percent
                    || token.pounds
                    || token.value.is_some_and(|typed| typed.scale() > 0)
                    || value > 20.into())
        })
    }

    /// "The target of 90% was narrowly missed": what is named before the word, in its clause.
    fn targets_before(&self, at: usize) -> Vec<Other> {
        let is = ["was", "were", "is", "are", "been", "not"];
        if !(1..=2).any(|back| at.checked_sub(back).is_some_and(|before| self.statement.word(before, &is))) {
            return Vec::new();
        }
        let from = self.clause(at).from;
        let targets = self.named.iter().filter(|one| one.from >= from && one.to <= at + 1);
        targets.map(|one| one.other).filter(|other| matches!(other, Other::Target(_))).collect()
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
        let transitive =
            ["increased", "reduced", "improved", "dropped", "grown", "decreased", "up", "down", "doubled", "halved"];
        let Some(next) = self.statement.tokens.get(at + 1) else { return false };
        self.statement.word(at, &transitive) && !GOES_ON.split(' ').any(|word| next.low == word) && !next.figure
    }

    /// Whether a word without an object is about the change since the baseline.
    fn may_be_plain(&self, at: usize, end: usize, says: WordRelation) -> bool {
        let elsewhere = self.named.iter().any(|one| one.from > at && one.from < end && !self.is_latest(one.other));
        let while_ = [
            "seen",
            "expected",
            "planned",
            "over",
            "past",
            "last",
            "earlier",
            "previously",
            "towards",
            "start",
            "beginning",
            "half",
            "late",
            "early",
            "week",
            "weeks",
            "initially",
            "briefly",
            "first",
            "recently",
            "until",
            "once",
            "twice",
        ];
        let qualified = (at + 1..end).any(|next| self.statement.word(next, &while_));
        if elsewhere || qualified || self.statement.word(at, &["up", "down"]) && !self.by_hand {
            return false;
        }
        match says.form {
            Form::Verb => true,
            Form::Noun => self.by_hand || at == 1 && self.statement.word(0, &["this"]),
            // "represents five more children"
            Form::Comparative => {
                self.counting(at) && matches!(says.meaning, Meaning::Way(_)) && self.counted_before(at)
            }
            Form::Side => false,
        }
    }

    /// "improved in Adult Social Care", "rose among older staff": of a part of it.
    fn local(&self, at: usize, end: usize) -> bool {
        let parts = ["among", "amongst", "within", "across", "for"];
        if !self.by_hand {
            return false;
        }
        if (at + 1..end.min(at + 3)).any(|nth| {
            self.statement.word(nth, &parts)
                && self.statement.tokens.get(nth + 1).is_none_or(|next| {
                    !next.is(&["the", "a"])
                        || !self.statement.word(nth + 2, &["third", "fourth", "fifth", "second", "quarter", "year"])
                })
        }) {
            return true;
        }
        let Some(place) = (at + 1..end.min(at + 6)).find(|nth| self.statement.word(*nth, &["in"])) else {
            return false;
        };
        let times = ["quarter", "quarters", "year", "period", "month", "months", "row", "number", "percentage", "rate"];
        let timed = self.named.iter().any(|one| one.from > place && one.from <= place + 3)
            || (place + 1..place + 5).any(|nth| self.statement.word(nth, &times));
        let own = || {
            let to = (place + 1..end).find(|nth| !self.statement.tokens[*nth].is_word()).unwrap_or(end);
            matches!(
                named_by(self.statement, place + 1..to, self.about, &self.name),
                Subject::Figure | Subject::Counting | Subject::Council
            )
        };
        !timed && !own()
    }

    fn counted_before(&self, at: usize) -> bool {
        self.statement.before(at).is_some_and(|before| before.value.is_some())
    }
}
