//! What a sentence claims of the figure: one claim for each word of direction or goodness, with what it is set beside.

use super::claim::{Claim, Subject};
use super::how_much::amount;
use super::lexicon::{Form, Meaning, WordRelation, relation};
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
    let claimed =
        || claims(said, statement).iter().any(|claim| !matches!(claim.subject, Subject::Unknown | Subject::Part));
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
        let end = if says.form == Form::Noun { self.before_the_predicate(at, end) } else { end };
        let object = self.object(at, end, says.form).filter(|from| !self.is_its_own_time(*from, end));
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
        if self.by_hand
            && (!counted && self.of_another(at, says, end) || says.form != Form::Noun && self.local(at, end))
        {
            return None;
        }
        let others = claim.others.iter().any(|other| matches!(other, Other::Comparator(_)));
        let evidenced = match subject {
            Subject::Unknown => self.evident(&claim),
            // "Our roads are safer than those of the neighbours"
            Subject::Part => others || self.evident(&claim),
            _ => true,
        };
        let firm = claim.others.iter().any(|other| matches!(other, Other::Comparator(_) | Other::Target(_)));
        (evidenced && !((firm || claim.plain) && self.of_another_period())).then_some(claim)
    }

    /// "This drop is the first since 2022": what stands behind the verb is nothing that it dropped from.
    fn before_the_predicate(&self, at: usize, end: usize) -> usize {
        let predicate = (at + 1..end).find(|nth| self.statement.word(*nth, &["is", "was", "has", "are", "were"]));
        let opens = self.clause(at).verb.is_none_or(|verb| verb > at);
        predicate.filter(|_| opens).unwrap_or(end)
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
        if self.is_adjective(at) {
            return Some(Subject::Figure);
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
            Subject::Quality => matches!(says.meaning, Meaning::Good(_) | Meaning::Decline).then_some(Subject::Figure),
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
                    && matches!(whose, Subject::Unknown | Subject::Part)
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

    /// "five fewer children had a health assessment than", "Fewer children had ...": behind the word only the measure's own.
    fn counts_them(&self, at: usize) -> bool {
        let here = self.clause(at);
        let number =
            at == 0 || self.statement.before(at).is_some_and(|before| before.value.is_some() && !before.percent);
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

    /// "The worsening position is being looked into": of the figure.
    fn is_adjective(&self, at: usize) -> bool {
        let moving = self.statement.tokens[at].low.ends_with("ing");
        let of_it =
            self.statement.word(at + 1, &["position", "figure", "figures", "performance", "rate", "trend", "score"]);
        let ends = !self.statement.word(at + 2, &["of", "in", "for", "among", "at"]);
        let opens = (1..=2).contains(&at) && self.statement.word(at - 1, &["the", "this", "our"]);
        moving && of_it && ends && opens
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
    pub fn counting(&self, at: usize) -> bool {
        let indicator = &self.about.finding.indicator;
        if indicator.unit == Unit::Count {
            return false;
        }
        let represents = (at.saturating_sub(4)..at).any(|before| {
            self.statement.word(before, &["represents", "represented", "representing", "equates", "means"])
        }) && relation(&self.statement.tokens[at].low).is_none_or(|says| says.form != Form::Noun);
        let low = self.statement.text[..self.statement.tokens[at].start].to_lowercase();
        let behind = self.statement.text[self.statement.tokens[at].end()..].trim_start().to_lowercase();
        let nouns = [&indicator.noun, &indicator.out_of].into_iter().flatten().flat_map(|noun| [&noun.one, &noun.many]);
        let of_number = low.rfind("number of ").is_some_and(|from| !low[from..].contains("percentage"))
            || behind.starts_with("in the number of ");
        represents || of_number || nouns.into_iter().any(|noun| behind.starts_with(&noun.to_lowercase()))
    }
}
