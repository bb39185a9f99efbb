//! An officer's sentence instead of a rule's: found, compared with what it is pinned to, and put in its place.

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::Period;
use crate::figures::prose::{Overridden, Provenance, Sentence, Topic, words};
use crate::folder::{Override, Overruled};
use crate::rules::{RuleBook, RuleOutput, Tally, nearest};

use super::Narrative;
use super::model::{Outline, Paragraph};
use super::pin::Pin;

/// The overrides of a report, and which of them have found their sentence.
pub struct Overrides<'a> {
    book: &'a RuleBook,
    period: Period,
    all: &'a [Override],
    found: Vec<bool>,
    faults: Vec<Diagnostic>,
}

/// What a sentence that may be overruled rests on: called with the pin that was written.
pub type PinNow<'a> = &'a dyn Fn(&Pin) -> Pin;

impl<'a> Overrides<'a> {
    /// None found yet.
    pub fn of(book: &'a RuleBook, outline: &'a Outline) -> Overrides<'a> {
        let all = outline.overrides.as_slice();
        Overrides { book, period: outline.period, all, found: vec![false; all.len()], faults: Vec::new() }
    }

    /// The officer's sentence instead of one on an indicator; `None` where it stands.
    pub fn of_indicator(&mut self, id: &str, topic: &Topic, spoken: &RuleOutput, now: PinNow) -> Option<Sentence> {
        let fits = |of: &Overruled| match of {
            Overruled::Of { indicator, topic: own } => {
                indicator == id && (own == topic.as_str() || spoken.about.iter().any(|about| about.as_str() == own))
            }
            Overruled::In { .. } => false,
        };
        self.instead(fits, topic, &[id], spoken, now)
    }

    /// The officer's sentence instead of one on several indicators at once.
    pub fn of_several(&mut self, ids: &[&str], spoken: &RuleOutput, now: PinNow) -> Option<Sentence> {
        let fits = |of: &Overruled| match of {
            Overruled::Of { indicator, topic } => {
                ids.contains(&indicator.as_str()) && topic == Topic::Together.as_str()
            }
            Overruled::In { .. } => false,
        };
        self.instead(fits, &Topic::Together, ids, spoken, now)
    }

    /// The officer's sentence instead of one of the whole report. `all`: every rule that speaks in the paragraph.
    pub fn of_report(
        &mut self,
        number: Option<&str>,
        topic: &Topic,
        spoken: &RuleOutput,
        all: &[&str],
        tally: &Tally,
    ) -> Option<Sentence> {
        let fits = |of: &Overruled| match of {
            Overruled::In { paragraph, rule } => {
                Some(paragraph.as_str()) == number
                    && rule.as_ref().map_or(all.len() == 1, |rule| **rule == *spoken.rule)
            }
            Overruled::Of { .. } => false,
        };
        let period = self.period;
        self.instead(fits, topic, &[], spoken, &|_| Pin::of_report(period.in_full(), tally))
    }

    fn instead(
        &mut self,
        fits: impl Fn(&Overruled) -> bool,
        topic: &Topic,
        ids: &[&str],
        spoken: &RuleOutput,
        now: PinNow,
    ) -> Option<Sentence> {
        let all = self.all;
        let holds = |one: &Override| one.period.is_none_or(|period| period == self.period) && fits(&one.of);
        let fitting: Vec<usize> = (0..all.len()).filter(|nth| holds(&all[*nth])).collect();
        fitting.iter().for_each(|nth| self.found[*nth] = true);
        let (first, further) = fitting.split_first()?;
        let over = &all[*first];
        for other in further {
            self.faults.push(
                Diagnostic::error(Code::OverrideTwice, format!("{} has two overrides", named(&over.of, topic)))
                    .at(all[*other].of_from.clone())
                    .also(over.of_from.clone(), "the first")
                    .help("remove one of them"),
            );
        }
        if let Some(fault) = self.refused(over, topic, spoken, now) {
            self.faults.push(fault);
            return None;
        }
        Some(sentence(over, topic, ids, spoken))
    }

    /// Why an override is refused: it is pinned to nothing, or to figures that have moved.
    fn refused(&self, over: &Override, topic: &Topic, spoken: &RuleOutput, now: PinNow) -> Option<Diagnostic> {
        let written = over.pinned.as_ref().map(|(text, _)| Pin::read(text)).unwrap_or_default();
        let now = now(&written);
        let line = pasted(&now);
        let what = named(&over.of, topic);
        let fault = if written.is_empty() {
            Diagnostic::error(
                Code::OverrideUnpinned,
                format!("the override of {what} has no `pinned` line to say which figures it is based on"),
            )
            .at(over.from.clone())
            .help(format!("check the figures; if your sentence is true of them, add below it:\n{line}"))
        } else {
            let moved = written.moved(&now);
            if moved.is_empty() {
                return None;
            }
            let moved: Vec<String> = moved.iter().map(ToString::to_string).collect();
            let message =
                format!("the override of {what} was written when its figures were different: {}", moved.join("; "));
            let fault = Diagnostic::error(Code::OverrideMoved, message).at(over.from.clone()).help(format!(
                "remove the override or, if your sentence is true of the new figures, pin it to them:\n{line}"
            ));
            match &over.pinned {
                Some((_, place)) => fault.also(place.clone(), "the figures that your sentence was based on"),
                None => fault,
            }
        };
        Some(match self.book.place_of(&spoken.rule) {
            Some(place) => fault.also(place, format!("the rule now says: {}", spoken.text)),
            None => fault,
        })
    }

    /// Every error: of those that were found, and of those that have nothing to overrule.
    pub fn finish(mut self, outline: &Outline, narrative: &Narrative) -> Vec<Diagnostic> {
        for (over, _) in self.all.iter().zip(&self.found).filter(|(_, found)| !**found) {
            let fault = match over.period.filter(|period| *period != self.period) {
                Some(period) => {
                    let message = format!("an override for {} is not used in this report", period.in_full());
                    let warning = Diagnostic::warning(Code::OverrideIdle, message).at(over.of_from.clone());
                    Some(warning.help("remove it, or write what is true now and pin it to the new figures"))
                }
                None => self.idle(over, outline, narrative),
            };
            self.faults.extend(fault);
        }
        self.faults
    }

    /// Why there is nothing to overrule; `None` where the folder's readers have told it.
    fn idle(&self, over: &Override, outline: &Outline, narrative: &Narrative) -> Option<Diagnostic> {
        let nothing = |why: String, help: String| {
            Diagnostic::error(Code::OverrideIdle, format!("this override has no sentence to replace: {why}"))
                .at(over.part_from.clone())
                .help(help)
        };
        Some(match &over.of {
            Overruled::Of { indicator, topic } => {
                if !narrative.indicated.iter().any(|one| one.finding.indicator.id == *indicator) {
                    return None;
                }
                if let Some(fault) = self.no_sentence(over, topic) {
                    return Some(fault);
                }
                let spoken: Vec<&str> = topics_of(narrative, indicator);
                if spoken.is_empty() {
                    let help = "use an indicator from a paragraph of report.toml, or remove the override";
                    return Some(nothing(format!("no paragraph reports `{indicator}`"), help.into()));
                }
                let help = format!(
                    "its sentences are about {}; `scrutineer explain` shows which rule writes each one and why \
                     others do not",
                    quoted(&spoken)
                );
                nothing(format!("no rule writes about \"{topic}\" for `{indicator}`"), help)
            }
            Overruled::In { paragraph, rule } => in_paragraph(paragraph, rule.as_deref(), outline, narrative, &nothing),
        })
    }

    /// A topic that has no sentence of a rule, whatever the figures are.
    fn no_sentence(&self, over: &Override, topic: &str) -> Option<Diagnostic> {
        let (topics, about) = (self.book.topics(), Topic::of(topic));
        let fault = |code, message: String, help: String| {
            Some(Diagnostic::error(code, message).at(over.part_from.clone()).help(help))
        };
        if about.is_own_words() {
            let message = format!("this override has no sentence to replace: \"{topic}\" is for your own words");
            return fault(Code::OverrideIdle, message, "write them as a [[comment]]".into());
        }
        if about.is_of_report() {
            let message = format!("this override has no sentence to replace: \"{topic}\" is about the whole report");
            return fault(Code::OverrideIdle, message, "use `paragraph = 5` instead of `indicator` and `topic`".into());
        }
        if about == Topic::Together || topics.of_one().any(|known| *known == about) {
            return None;
        }
        if topics.all().any(|known| *known == about) {
            let message = format!("\"{topic}\" is a decision, and overrides cannot change decisions");
            return fault(Code::OverrideIdle, message, "change it with a rule of your own in rules/house.rhai".into());
        }
        let help = match nearest(topic, topics.iter().map(Topic::as_str)) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the topics are {}", quoted(&topics.iter().map(Topic::as_str).collect::<Vec<_>>())),
        };
        fault(Code::UnknownTopic, format!("there is no topic \"{topic}\""), help)
    }
}

/// What is overruled, as the subject of a sentence: `the change of `calls``.
fn named(of: &Overruled, topic: &Topic) -> String {
    match of {
        Overruled::Of { indicator, .. } => format!("what the rules say about \"{topic}\" for `{indicator}`"),
        Overruled::In { paragraph, rule: Some(rule) } => format!("what rule \"{rule}\" says in paragraph {paragraph}"),
        Overruled::In { paragraph, rule: None } => format!("what the rules say in paragraph {paragraph}"),
    }
}

/// Why a paragraph has no such sentence.
fn in_paragraph(
    number: &str,
    rule: Option<&str>,
    outline: &Outline,
    narrative: &Narrative,
    nothing: &dyn Fn(String, String) -> Diagnostic,
) -> Diagnostic {
    let cited =
        |(_, sentences): &(Option<u32>, Vec<Sentence>)| sentences.first().map_or("", Sentence::paragraph).to_owned();
    let told = narrative.paragraphs.iter().zip(&outline.paragraphs).find(|(told, _)| cited(told) == number);
    let Some(((_, sentences), plan)) = told else {
        let last = narrative.paragraphs.iter().map(cited).rfind(|cited| !cited.is_empty()).unwrap_or_default();
        return nothing(format!("there is no paragraph {number}"), format!("the last numbered paragraph is {last}"));
    };
    let by_rule: Vec<String> = sentences
        .iter()
        .flat_map(|sentence| sentence.because.iter().map(move |because| (because, sentence)))
        .map(|(because, sentence)| format!("\nrule = {}    {}", in_quotes(because.rule_in_place()), sentence.text))
        .collect();
    match (plan, rule) {
        (Paragraph::Text { .. }, _) => {
            nothing(format!("paragraph {number} is fixed text in report.toml"), "change the text there".into())
        }
        (Paragraph::Chosen { .. } | Paragraph::Table { .. }, _) => nothing(
            format!("paragraph {number} reports indicators"),
            "use `indicator` and `topic` instead of `paragraph`".into(),
        ),
        (Paragraph::Indicators { ids, .. }, _) => nothing(
            format!("paragraph {number} reports indicators"),
            format!("use `indicator = \"{}\"` and `topic` instead of `paragraph`", ids.first().map_or("...", |id| id)),
        ),
        (Paragraph::Whole { .. }, Some(rule)) => nothing(
            format!("rule \"{rule}\" is not used in paragraph {number}"),
            format!("these rules are used there:{}", by_rule.concat()),
        ),
        (Paragraph::Whole { .. }, None) => nothing(
            format!(
                "paragraph {number} has {} sentences, and this override does not say which one",
                words(by_rule.len().into())
            ),
            format!("add one of these lines below it:{}", by_rule.concat()),
        ),
    }
}

/// The topics on which something is said of an indicator.
fn topics_of<'a>(narrative: &'a Narrative, id: &str) -> Vec<&'a str> {
    let mut topics: Vec<&str> = Vec::new();
    let said = narrative.paragraphs.iter().flat_map(|(_, said)| said).chain(narrative.titles.values());
    for because in said.flat_map(|sentence| &sentence.because) {
        let of_it = because.is_of(id);
        if of_it && (!because.by_hand || because.instead_of.is_some()) && !topics.contains(&because.topic.as_str()) {
            topics.push(because.topic.as_str());
        }
    }
    topics
}

fn quoted(topics: &[&str]) -> String {
    crate::figures::prose::list(&topics.iter().map(|topic| format!("\"{topic}\"")).collect::<Vec<_>>())
}

/// The line of TOML that an officer pastes.
fn pasted(pin: &Pin) -> String {
    format!("pinned = {}", in_quotes(&pin.to_string()))
}

/// As TOML writes a text.
fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn sentence(over: &Override, topic: &Topic, ids: &[&str], spoken: &RuleOutput) -> Sentence {
    let because = Provenance {
        rule: format!("officer\u{2019}s own words instead of \"{}\"", spoken.rule),
        at: over.from.to_string(),
        topic: topic.clone(),
        indicators: ids.iter().map(|id| (*id).to_owned()).collect(),
        by_hand: true,
        figures: spoken.figures.clone(),
        instead_of: Some(Overridden {
            rule: spoken.rule.to_string(),
            at: spoken.at.to_string(),
            text: spoken.text.clone(),
            why: over.why.clone(),
            who: over.who.clone(),
        }),
    };
    Sentence { address: String::new(), text: over.text.clone(), because: vec![because] }
}
