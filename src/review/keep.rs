//! What a report says today, kept as a case: the figures that it is said of, and the words. The case is put by the code of `test` before it
//! is given, so that it holds what came of it and nothing else.

use crate::diagnostic::Place;
use crate::draft::Draft;
use crate::figures::measure::Indicator;
use crate::figures::prose::{Provenance, Topic};
use crate::folder::Folder;
use crate::folder::edit::Unmade;
use crate::rules::{
    Beside, Case, Claim, Figures, IndicatorContext, PLAIN, RuleBook, WHICH, as_given, as_given_in_full, whole_as_given,
};

use super::coverage::beside;

/// The topic of a case about a verdict.
const VERDICT: &str = "verdict";

/// Keys that a case about several measures keeps, whatever its words need.
const NAMED: [&str; 2] = ["name", "unit"];

/// A case that comes out, of what one rule says in a sentence: it claims the rule, and all of its words.
///
/// # Errors
/// Where a person wrote the words, or what a case can be given does not make them.
pub fn case_of_words(folder: &Folder, draft: &Draft, because: &Provenance) -> Result<Case, Unmade> {
    if because.by_hand && because.instead_of.is_none() {
        return Err(Unmade::because(
            "these words are a person’s, and a case is about a rule",
            "choose another sentence",
        ));
    }
    let subjects: Option<Vec<&IndicatorContext>> = because.indicators.iter().map(|id| draft.subject(id)).collect();
    let subjects = subjects.ok_or_else(unfit)?;
    let (indicator, candidates): (Option<String>, Vec<Vec<Figures>>) = match &subjects[..] {
        [] => {
            let (tally, period) = (&draft.tally, folder.plan().period);
            let one = |which: &&str| vec![whole_as_given(tally, which, period, folder.totals_before())];
            (None, WHICH.iter().map(one).collect())
        }
        [one] if because.topic != Topic::Together => (
            Some(because.indicators[0].clone()),
            as_given(&one.finding).map(|figures| vec![figures]).into_iter().collect(),
        ),
        several => {
            let all: Option<Vec<Figures>> = several.iter().map(|one| as_given_in_full(&one.finding)).collect();
            (None, all.into_iter().collect())
        }
    };
    let book = RuleBook::open(folder.rules()).0;
    let rule = because.rule_in_place();
    let blank = case(because.topic.as_str(), indicator);
    let putting = Putting { book: &book, folder, rule: Some(rule) };
    let came = candidates.into_iter().find_map(|figures| putting.least(&Case { figures, ..blank.clone() }));
    let (mut found, text) = came.ok_or_else(unfit)?;
    found.claim = Claim { says: vec![text], silent: false, rule: Some((rule.to_owned(), Place::file(""))) };
    Ok(found)
}

/// A case that comes out, of the verdict on a measure.
///
/// # Errors
/// Where what a case can be given does not make it.
pub fn case_of_verdict(folder: &Folder, draft: &Draft, id: &str) -> Result<Case, Unmade> {
    let subject = draft.subject(id).ok_or_else(unfit)?;
    let figures = as_given(&subject.finding).ok_or_else(unfit)?;
    let book = RuleBook::open(folder.rules()).0;
    let putting = Putting { book: &book, folder, rule: None };
    let whole = Case { figures: vec![figures], ..case(VERDICT, Some(id.to_owned())) };
    let (mut found, verdict) = putting.least(&whole).ok_or_else(unfit)?;
    if verdict != subject.decided.verdict().as_str() {
        return Err(unfit());
    }
    found.claim.says = vec![verdict];
    Ok(found)
}

/// One that claims nothing yet.
fn case(topic: &str, indicator: Option<String>) -> Case {
    let place = Place::file("");
    Case {
        name: String::new(),
        figures: Vec::new(),
        indicator,
        topic: topic.to_owned(),
        topic_from: place.clone(),
        claim: Claim::default(),
        from: place,
    }
}

fn unfit() -> Unmade {
    let help = "write the case by hand: docs/wording.md, “Testing a wording”";
    Unmade::because("what this rests on is more than a case can be given", help)
}

/// Cases are put one after another, to see what comes.
struct Putting<'a> {
    book: &'a RuleBook,
    folder: &'a Folder,
    /// The rule that is to speak; none where it is a decision.
    rule: Option<&'a str>,
}

impl Putting<'_> {
    /// What came of a case.
    fn came(&self, case: &Case, beside: Beside) -> Option<String> {
        let (came, _) = self.book.put(case, beside).ok()?;
        let is_it = |rule: &str| self.rule.is_none_or(|wanted| wanted == rule);
        came.into_iter().find(|came| is_it(&came.rule)).map(|came| came.text)
    }

    /// The case with no more figures than it needs beside the plain ones, and what comes of it.
    fn least(&self, whole: &Case) -> Option<(Case, String)> {
        let set = beside(self.folder);
        let text = self.came(whole, set)?;
        // A target stands in the case, where it can: that of the catalogue is another next year.
        let without = self.without_targets(whole);
        let own = Beside { indicators: &without, ..set };
        let within = if self.came(whole, own).as_ref() == Some(&text) { own } else { set };
        let mut case = whole.clone();
        for nth in 0..case.figures.len() {
            for (key, _) in whole.figures[nth].0.iter().rev() {
                let is_kept =
                    PLAIN.contains(&key.as_str()) || (whole.indicator.is_none() && NAMED.contains(&key.as_str()));
                let mut less = case.clone();
                less.figures[nth].0.retain(|(own, _)| own != key);
                if !is_kept && [within, set].iter().all(|set| self.came(&less, *set).as_ref() == Some(&text)) {
                    case = less;
                }
            }
        }
        Some((case, text))
    }

    fn without_targets(&self, case: &Case) -> Vec<Indicator> {
        let own = self.folder.indicators().iter().find(|indicator| case.indicator.as_ref() == Some(&indicator.id));
        own.map(|own| Indicator { targets: Vec::new(), ..own.clone() }).into_iter().collect()
    }
}
