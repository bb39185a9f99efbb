//! From findings to paragraphs: decide, choose, order, join, say once.

mod choose;
mod counted;
mod model;
mod offered;
mod overrule;
mod pieces;
mod pin;
mod ratings;
mod totals;
mod unsaid;
mod unsuited;

pub use counted::ParagraphCount;
pub use model::{
    GroupTrace, Indicated, Narrative, Outline, OutlineSection, Paragraph, PlacedComment, ReportTrace, Traced,
};
pub use offered::HeldSentence;
pub use pin::Pin;
pub use unsaid::unsaid;
pub use unsuited::unsuited;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::finding::Finding;
use crate::figures::prose::{Provenance, Sentence, Topic};
use crate::rules::{
    AskedBefore, Decided, GroupContext, IndicatorContext, ReportContext, RuleBook, RuleOutput, TITLES, Tally,
    TopicOutput, TopicTrace,
};
use offered::{Offered, Telling, chosen, fit};
use overrule::Overrides;
use pieces::{Piece, add, name_whose, sentences, tone, vary};
use ratings::{add_targets, rated};
use totals::tally;

/// Decides about every indicator and says every paragraph. Errors are gathered: where there are any, the narrative
/// holds what the sound rules say.
pub fn narrate(book: &RuleBook, outline: &Outline, findings: &[Arc<Finding>]) -> (Narrative, Vec<Diagnostic>) {
    let (decided, traces, faults) = decided(book, outline, findings);
    let (outline, from) = &choose::expanded(outline, findings, &decided);
    let mut tally = tally(findings, &decided);
    add_targets(&mut tally, findings, (outline, from), &decided);
    let overrides = Overrides::of(book, outline);
    let mut teller = Teller {
        book,
        outline,
        findings,
        places: findings.iter().enumerate().map(|(at, one)| (one.indicator.id.as_str(), at)).collect(),
        decided: &decided,
        overrides,
        faults,
        titles: BTreeMap::new(),
        subjects: Vec::new(),
        held: Vec::new(),
        traces,
        groups: Vec::new(),
        of_report: Vec::new(),
    };
    let paragraphs = teller.paragraphs(from, &tally);
    let Teller { titles, subjects, held, traces, groups, of_report, mut faults, overrides, .. } = teller;
    let indicated = findings
        .iter()
        .map(|finding| Indicated { finding: finding.clone(), decided: decided[finding.indicator.id.as_str()].clone() })
        .collect();
    let planned = from.iter().copied().zip(outline.paragraphs.iter().map(Paragraph::about)).collect();
    let narrative = Narrative {
        paragraphs,
        planned,
        titles,
        indicated,
        tally,
        words: outline.words.clone(),
        subjects,
        held,
        traces,
        groups,
        of_report,
    };
    faults.extend(overrides.finish(outline, &narrative));
    faults.sort_by_key(|fault| (fault.at.clone(), fault.message.clone()));
    faults.dedup();
    (narrative, faults)
}

/// What the rules decide of each finding, what became of them, and what went wrong.
fn decided<'a>(
    book: &RuleBook,
    outline: &Outline,
    findings: &'a [Arc<Finding>],
) -> (BTreeMap<&'a str, Decided>, Vec<Traced>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let mut decided: BTreeMap<&'a str, Decided> = BTreeMap::new();
    let mut traces: Vec<Traced> = Vec::new();
    for finding in findings {
        let decisions = book.decide(finding.clone(), outline.scene(None));
        faults.extend(decisions.faults);
        decided.insert(&finding.indicator.id, rated(&decisions.subject, outline));
        traces.push(Traced { decisions: decisions.trace, sentences: Vec::new() });
    }
    (decided, traces, faults)
}

fn fixed(text: &str) -> Sentence {
    Sentence { address: String::new(), text: text.to_owned(), because: Vec::new() }
}

fn addressed(mut sentences: Vec<Sentence>, paragraph: &str) -> Vec<Sentence> {
    for (nth, sentence) in sentences.iter_mut().enumerate() {
        sentence.address = format!("{paragraph}.{}", nth + 1);
    }
    sentences
}

struct Teller<'a> {
    book: &'a RuleBook,
    outline: &'a Outline,
    findings: &'a [Arc<Finding>],
    /// Where each indicator's finding is among them.
    places: HashMap<&'a str, usize>,
    decided: &'a BTreeMap<&'a str, Decided>,
    overrides: Overrides<'a>,
    faults: Vec<Diagnostic>,
    titles: BTreeMap<(Topic, String), Sentence>,
    subjects: Vec<(String, IndicatorContext)>,
    held: Vec<HeldSentence>,
    /// What became of the rules, of each finding in its order.
    traces: Vec<Traced>,
    groups: Vec<GroupTrace>,
    of_report: Vec<ReportTrace>,
}

impl Teller<'_> {
    /// Every paragraph with its number; `from` says of each which of the plan it comes from.
    fn paragraphs(&mut self, from: &[usize], tally: &Tally) -> Vec<(Option<u32>, Vec<Sentence>)> {
        let (mut count, chapters, mut chapter) =
            (ParagraphCount::of(self.outline.numbering), self.outline.chapters(), None);
        let mut paragraphs = Vec::new();
        for (plan, from) in self.outline.paragraphs.iter().zip(from) {
            if chapter != chapters.get(*from) {
                chapter = chapters.get(*from);
                count.begin_section();
            }
            let mut counted = count.clone();
            let next = plan.numbered().then(|| counted.count());
            let cited = next.as_ref().map(|(_, cited)| cited.as_str());
            let sentences = match plan {
                Paragraph::Text { sentences, .. } => sentences.iter().map(|text| fixed(text)).collect(),
                Paragraph::Whole { topic, which, .. } => self.whole(cited, topic, which, tally),
                Paragraph::Indicators { ids, .. } => self.indicators(ids),
                Paragraph::Table { .. } => Vec::new(),
                // Each has become paragraphs of its own.
                Paragraph::Chosen { .. } => continue,
            };
            // Numbers follow what stands: a paragraph that falls silent takes none.
            let next = next.filter(|_| !sentences.is_empty());
            let Some((number, cited)) = next else {
                paragraphs.push((None, sentences));
                continue;
            };
            count = counted;
            paragraphs.push((Some(number), addressed(sentences, &cited)));
        }
        paragraphs
    }

    fn whole(&mut self, number: Option<&str>, topic: &Topic, which: &str, tally: &Tally) -> Vec<Sentence> {
        let report = ReportContext {
            which: which.to_owned(),
            period: self.outline.period,
            area: self.outline.area.clone(),
            tally: tally.clone(),
            words: self.outline.words.clone(),
            before: self.outline.before.clone(),
        };
        // An overview says everything there is to say: every rule that fits speaks.
        let TopicOutput { said, trace, faults } = self.book.say_all(topic, &report);
        self.faults.extend(faults);
        self.of_report.push(ReportTrace { topic: topic.clone(), which: which.to_owned(), rules: trace.rules });
        let all: Vec<&str> = said.iter().map(|said| &*said.rule).collect();
        let mut sentences = Vec::new();
        for one in &said {
            let over = self.overrides.of_report(number, topic, one, &all, tally);
            sentences.push(over.unwrap_or_else(|| sentence(one.clone(), topic, &[])));
        }
        if sentences.is_empty() {
            self.faults.push(
                Diagnostic::error(Code::Undecided, format!("no rule about {topic} applies to \"{which}\"")).help(
                    format!(
                        "write one: `rule(\"...\").about(\"{topic}\").when(|r| r.which is \"{which}\").say(|r| `...`);`"
                    ),
                ),
            );
        }
        sentences
    }

    fn indicators(&mut self, ids: &[String]) -> Vec<Sentence> {
        let mut subjects: Vec<IndicatorContext> = Vec::new();
        for id in ids {
            let Some(finding) = self.places.get(id.as_str()).map(|at| &self.findings[*at]) else { continue };
            if finding.indicator.quiet {
                continue;
            }
            let decided = self.decided[finding.indicator.id.as_str()].clone();
            let scene = self.outline.scene(subjects.last().cloned());
            subjects.push(IndicatorContext::new(finding.clone(), decided, scene));
        }
        let mut together = (subjects.len() > 1).then(|| self.together(&subjects)).flatten();
        let spoken_together = together.is_some();
        let mut tellings: Vec<(IndicatorContext, Telling)> = Vec::new();
        for subject in &subjects {
            let (offered, before_words) = self.offered(subject, spoken_together);
            self.titled(subject);
            tellings.push((subject.clone(), chosen(offered, before_words, subject, &self.outline.how)));
        }
        fit(&mut tellings, &self.outline.how);
        let mut pieces: Vec<Piece> = Vec::new();
        for (subject, telling) in tellings {
            pieces.extend(self.comments(&subject, true));
            pieces.extend(together.take().map(Piece::of_several));
            self.one(&subject, telling, spoken_together, &mut pieces);
            // Of an indicator in two sections: as the last of them saw it.
            self.subjects.retain(|(id, _)| *id != subject.finding.indicator.id);
            self.subjects.push((subject.finding.indicator.id.clone(), subject));
        }
        name_whose(&mut pieces, subjects.len());
        vary(&mut pieces, self.outline.how.length);
        sentences(pieces)
    }

    fn together(&mut self, subjects: &[IndicatorContext]) -> Option<Sentence> {
        let TopicOutput { said, trace, faults } = self.book.say_together(&GroupContext { subjects: subjects.to_vec() });
        self.faults.extend(faults);
        let ids: Vec<&str> = subjects.iter().map(|subject| subject.finding.indicator.id.as_str()).collect();
        let indicators = ids.iter().map(|id| (*id).to_owned()).collect();
        self.groups.push(GroupTrace { indicators, rules: trace.rules });
        let said = said.into_iter().next()?;
        let over = self.overrides.of_several(&ids, &said, &|_| Pin::of_together(subjects));
        Some(over.unwrap_or_else(|| sentence(said, &Topic::Together, &ids)))
    }

    fn comments(&self, subject: &IndicatorContext, before: bool) -> Vec<Piece> {
        let id = &subject.finding.indicator.id;
        let fits = |comment: &&PlacedComment| {
            comment.indicator == *id
                && comment.before == before
                && comment.period.is_none_or(|period| period == self.outline.period)
        };
        self.outline
            .comments
            .iter()
            .filter(fits)
            .map(|comment| {
                let because = Provenance {
                    rule: "officer\u{2019}s own words".into(),
                    at: comment.at.clone(),
                    topic: if before { Topic::Introduction } else { Topic::Commentary },
                    indicators: vec![id.clone()],
                    by_hand: true,
                    figures: Vec::new(),
                    instead_of: None,
                };
                let text = comment.text.clone();
                Piece::alone(Sentence { address: String::new(), text, because: vec![because] }, false)
            })
            .collect()
    }

    fn one(&mut self, subject: &IndicatorContext, telling: Telling, spoken_together: bool, pieces: &mut Vec<Piece>) {
        let begin = pieces.len();
        let id = &subject.finding.indicator.id;
        let name = subject.named();
        let noun = subject.finding.indicator.noun.as_ref().map(|noun| noun.many.clone());
        let whose = spoken_together.then(|| noun.unwrap_or_else(|| subject.finding.indicator.name.clone()));
        let Telling { standing, held, before_words } = telling;
        let mut own = Some(self.comments(subject, false));
        for (nth, Offered { topic, said, instead }) in standing.into_iter().enumerate() {
            if nth == before_words {
                pieces.extend(own.take().into_iter().flatten());
            }
            if let Some(over) = instead {
                pieces.push(Piece::alone(over, true));
                continue;
            }
            let joins = !said.alone && begin < pieces.len() && topic != Topic::Latest;
            let piece = Piece {
                subject: said.subject,
                tone: tone(&topic, subject),
                joins,
                joint: false,
                whose: whose.clone(),
                sentence: sentence(said, &topic, &[id]),
            };
            // Figures that were named together are told apart once all is said of them; the sentence that gives a figure may
            // point at the one just before it.
            let named = spoken_together || topic == Topic::Latest || pieces.len() > begin;
            add(pieces, piece, named, &name, &self.outline.area);
        }
        pieces.extend(own.into_iter().flatten());
        self.held.extend(held);
    }

    /// Every sentence that the rules have of an indicator, in the order of the topics, and how many of them come before the
    /// officer's own words.
    fn offered(&mut self, subject: &IndicatorContext, spoken_together: bool) -> (Vec<Offered>, usize) {
        let id = &subject.finding.indicator.id;
        let mut filled: Vec<Topic> = if spoken_together { vec![Topic::Latest] } else { Vec::new() };
        let mut before = AskedBefore::default();
        let mut traced: Vec<TopicTrace> = Vec::new();
        let (mut offered, mut before_words) = (Vec::new(), 0);
        for topic in self.book.topics().iter() {
            if *topic == Topic::Commentary {
                before_words = offered.len();
            }
            if topic.is_own_words() {
                continue;
            }
            if filled.contains(topic) {
                traced.push(self.book.not_asked(topic));
                continue;
            }
            let TopicOutput { said, trace, faults } = self.book.say_first(topic, subject, &mut before);
            self.faults.extend(faults);
            traced.push(trace);
            let Some(said) = said.into_iter().next() else { continue };
            filled.extend(said.about.iter().cloned());
            let now = |written: &Pin| Pin::of(subject, &said.figures, written);
            let instead = self.overrides.of_indicator(id, topic, &said, &now);
            offered.push(Offered { topic: topic.clone(), said, instead });
        }
        if let Some(at) = self.places.get(id.as_str()) {
            self.traces[*at].sentences = traced;
        }
        (offered, before_words)
    }
}

impl Teller<'_> {
    /// What the rules say over the drawings of an indicator, where it has any.
    fn titled(&mut self, subject: &IndicatorContext) {
        let indicator = &subject.finding.indicator;
        let drawn = [indicator.chart, indicator.strip];
        for (topic, _) in TITLES.iter().zip(drawn).filter(|(_, is_drawn)| *is_drawn) {
            let TopicOutput { said, trace, faults } = self.book.say_first(topic, subject, &mut AskedBefore::default());
            self.faults.extend(faults);
            if let Some(at) = self.places.get(indicator.id.as_str()) {
                self.traces[*at].sentences.push(trace);
            }
            let Some(said) = said.into_iter().next() else { continue };
            let now = |written: &Pin| Pin::of(subject, &said.figures, written);
            let over = self.overrides.of_indicator(&indicator.id, topic, &said, &now);
            let mut title = over.unwrap_or_else(|| sentence(said, topic, &[&indicator.id]));
            title.text.truncate(title.text.trim_end_matches('.').len());
            self.titles.insert((topic.clone(), indicator.id.clone()), title);
        }
    }
}

fn sentence(said: RuleOutput, topic: &Topic, ids: &[&str]) -> Sentence {
    Sentence {
        address: String::new(),
        text: said.text,
        because: vec![Provenance {
            rule: said.rule.to_string(),
            at: said.at.to_string(),
            topic: topic.clone(),
            indicators: ids.iter().map(|id| (*id).to_owned()).collect(),
            by_hand: false,
            figures: said.figures,
            instead_of: None,
        }],
    }
}
