//! From findings to paragraphs: decide, choose, order, join, say once.

mod overrule;
mod pin;
mod told;
mod unsaid;
mod unsuited;

pub use told::{Comment, Indicated, Narrative, Outline, Override, Overruled, Paragraph};
pub use unsaid::unsaid;
pub use unsuited::unsuited;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::finding::Finding;
use crate::prose::{Because, Link, Sentence, join, points_back};
use crate::rules::{Decided, RuleBook, Scene, Spoken, Subject, TALLIED, Tally, Together, Verdict, Whole};
use overrule::Overrides;
use pin::Pin;

/// Decides about every indicator and says every paragraph. Faults are gathered: where there are any, the narrative
/// holds what the sound rules say.
pub fn narrate(book: &RuleBook, outline: &Outline, findings: &[Arc<Finding>]) -> (Narrative, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let mut decided: BTreeMap<&str, Decided> = BTreeMap::new();
    for finding in findings {
        let scene = Scene { area: outline.area.clone(), follows: None };
        let (subject, found) = book.decide(finding.clone(), scene);
        faults.extend(found);
        decided.insert(&finding.indicator.id, subject.decided.clone());
    }
    let tally = tally(findings, &decided);
    let overrides = Overrides::of(book, outline);
    let mut teller = Teller {
        book,
        outline,
        findings,
        decided: &decided,
        overrides,
        faults,
        subjects: Vec::new(),
        together: Vec::new(),
        wholes: Vec::new(),
    };
    let mut number = 0;
    let mut paragraphs = Vec::new();
    for plan in &outline.paragraphs {
        let numbered = plan.numbered();
        number += u32::from(numbered);
        let number = numbered.then_some(number);
        let sentences = match plan {
            Paragraph::Text { sentences, .. } => sentences.iter().map(|text| fixed(text)).collect(),
            Paragraph::Whole { topic, which, .. } => teller.whole(number, topic, which, &tally),
            Paragraph::Indicators { ids, .. } => teller.indicators(ids),
        };
        paragraphs.push((number, addressed(sentences, number)));
    }
    let Teller { subjects, together, wholes, mut faults, overrides, .. } = teller;
    let indicated = findings
        .iter()
        .map(|finding| Indicated { finding: finding.clone(), decided: decided[finding.indicator.id.as_str()].clone() })
        .collect();
    let narrative = Narrative { paragraphs, indicated, tally, subjects, together, wholes };
    faults.extend(overrides.finish(outline, &narrative));
    faults.sort_by_key(|fault| (fault.at.clone(), fault.message.clone()));
    faults.dedup();
    (narrative, faults)
}

fn fixed(text: &str) -> Sentence {
    Sentence { address: String::new(), text: text.to_owned(), because: Vec::new() }
}

fn addressed(mut sentences: Vec<Sentence>, number: Option<u32>) -> Vec<Sentence> {
    for (nth, sentence) in sentences.iter_mut().enumerate() {
        sentence.address = number.map(|number| format!("{number}.{}", nth + 1)).unwrap_or_default();
    }
    sentences
}

/// The totals: each indicator that is counted, once.
fn tally(findings: &[Arc<Finding>], decided: &BTreeMap<&str, Decided>) -> Tally {
    let mut tally = Tally { verdicts: TALLIED.into_iter().map(|verdict| (verdict, 0)).collect(), ..Tally::default() };
    for finding in findings.iter().filter(|finding| !finding.indicator.supporting) {
        let decided = &decided[finding.indicator.id.as_str()];
        let (verdict, reason) = decided.tallied();
        *tally.verdicts.entry(verdict).or_default() += 1;
        if verdict == Verdict::NotJudged.as_str() {
            *tally.reasons.entry(reason).or_default() += 1;
        }
        tally.counted += 1;
        if let Some(quartile) = finding.quartile(decided.polarity_of(&finding.indicator)) {
            tally.quartiles[usize::from(quartile.now.clamp(1, 4)) - 1] += 1;
        }
    }
    tally
}

struct Teller<'a> {
    book: &'a RuleBook,
    outline: &'a Outline,
    findings: &'a [Arc<Finding>],
    decided: &'a BTreeMap<&'a str, Decided>,
    overrides: Overrides<'a>,
    faults: Vec<Diagnostic>,
    subjects: Vec<(String, Subject)>,
    together: Vec<Together>,
    wholes: Vec<(&'static str, Whole)>,
}

/// What one sentence leans to: better or worse news.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Good,
    Bad,
    Neither,
}

struct Piece {
    sentence: Sentence,
    tone: Tone,
    /// May be joined with its neighbour.
    joins: bool,
    /// Already two, or a person's: nothing is joined to it, and "This" after it would point at something else.
    joint: bool,
    /// Whose figure "This" is, where the figures were named together.
    whose: Option<String>,
}

impl Piece {
    /// A sentence that is as it is.
    fn alone(sentence: Sentence, joint: bool) -> Piece {
        Piece { sentence, tone: Tone::Neither, joins: false, joint, whose: None }
    }
}

impl Teller<'_> {
    fn whole(&mut self, number: Option<u32>, topic: &'static str, which: &str, tally: &Tally) -> Vec<Sentence> {
        let report = Whole {
            which: which.to_owned(),
            period: self.outline.period,
            area: self.outline.area.clone(),
            tally: tally.clone(),
        };
        // An overview says everything there is to say: every rule that fits speaks.
        let (spoken, faults): (Vec<_>, Vec<_>) =
            self.book.say_all(topic, &report).into_iter().partition(|said| said.is_ok());
        self.faults.extend(faults.into_iter().filter_map(Result::err));
        let spoken: Vec<Spoken> = spoken.into_iter().filter_map(Result::ok).collect();
        let all: Vec<&str> = spoken.iter().map(|spoken| spoken.rule.as_str()).collect();
        let mut sentences = Vec::new();
        for one in &spoken {
            let over = self.overrides.of_report(number, topic, one, &all, tally);
            sentences.push(over.unwrap_or_else(|| sentence(one.clone(), topic, "")));
        }
        if sentences.is_empty() {
            self.faults.push(
                Diagnostic::fault(Code::Undecided, format!("no rule about {topic} applies to \"{which}\"")).help(
                    format!(
                        "write one: `rule(\"...\").about(\"{topic}\").when(|r| r.which is \"{which}\").say(|r| `...`);`"
                    ),
                ),
            );
        }
        self.wholes.push((topic, report));
        sentences
    }

    fn indicators(&mut self, ids: &[String]) -> Vec<Sentence> {
        let mut subjects: Vec<Subject> = Vec::new();
        for id in ids {
            let Some(finding) = self.findings.iter().find(|finding| finding.indicator.id == *id) else { continue };
            if finding.indicator.quiet {
                continue;
            }
            let scene = Scene { area: self.outline.area.clone(), follows: subjects.last().cloned() };
            subjects.push(Subject::new(finding.clone(), self.decided[finding.indicator.id.as_str()].clone(), scene));
        }
        let mut together = (subjects.len() > 1).then(|| self.together(&subjects)).flatten();
        let spoken_together = together.is_some();
        let mut pieces: Vec<Piece> = Vec::new();
        for subject in &subjects {
            pieces.extend(self.comments(subject, true));
            pieces.extend(together.take().map(|sentence| Piece::alone(sentence, false)));
            self.one(subject, spoken_together, &mut pieces);
            self.subjects.push((subject.finding.indicator.id.clone(), subject.clone()));
        }
        name_whose(&mut pieces);
        let mut said: Vec<Sentence> = Vec::new();
        for piece in pieces {
            match said.iter_mut().find(|sentence| sentence.text == piece.sentence.text) {
                // Said once in a paragraph; both rules stay in the trace.
                Some(sentence) => sentence.because.extend(piece.sentence.because),
                None => said.push(piece.sentence),
            }
        }
        said
    }

    fn together(&mut self, subjects: &[Subject]) -> Option<Sentence> {
        let all = Together { subjects: subjects.to_vec() };
        self.together.push(all.clone());
        match self.book.say_together(&all) {
            Some(Ok(mut spoken)) => {
                spoken.figures = subjects.iter().flat_map(Subject::taken).collect();
                let ids: Vec<&str> = subjects.iter().map(|subject| subject.finding.indicator.id.as_str()).collect();
                let over = self.overrides.of_several(&ids, &spoken, &|_| Pin::of_together(subjects));
                Some(over.unwrap_or_else(|| sentence(spoken, "together", &ids.join(", "))))
            }
            Some(Err(fault)) => {
                self.faults.push(fault);
                None
            }
            None => None,
        }
    }

    fn comments(&self, subject: &Subject, before: bool) -> Vec<Piece> {
        let id = &subject.finding.indicator.id;
        let fits = |comment: &&Comment| {
            comment.indicator == *id
                && comment.before == before
                && comment.period.is_none_or(|period| period == self.outline.period)
        };
        self.outline
            .comments
            .iter()
            .filter(fits)
            .map(|comment| {
                let because = Because {
                    rule: "officer\u{2019}s own words".into(),
                    at: comment.at.clone(),
                    topic: if before { "introduction" } else { "commentary" }.into(),
                    indicator: id.clone(),
                    by_hand: true,
                    figures: Vec::new(),
                    instead_of: None,
                };
                let text = comment.text.clone();
                Piece::alone(Sentence { address: String::new(), text, because: vec![because] }, false)
            })
            .collect()
    }

    fn one(&mut self, subject: &Subject, spoken_together: bool, pieces: &mut Vec<Piece>) {
        let begin = pieces.len();
        let noun = subject.finding.indicator.noun.as_ref().map(|noun| noun.many.clone());
        let whose = spoken_together.then(|| noun.unwrap_or_else(|| subject.finding.indicator.name.clone()));
        let mut filled: Vec<String> = if spoken_together { vec!["latest".into()] } else { Vec::new() };
        for topic in self.book.topics().iter() {
            match topic {
                "introduction" => {}
                "commentary" => pieces.extend(self.comments(subject, false)),
                _ if filled.iter().any(|done| done == topic) => {}
                _ => match self.book.say_first(topic, subject) {
                    (Some(spoken), faults) => {
                        self.faults.extend(faults);
                        filled.extend(spoken.about.iter().cloned());
                        let id = &subject.finding.indicator.id;
                        let now = |written: &Pin| Pin::of(subject, &spoken.figures, written);
                        if let Some(over) = self.overrides.of_indicator(id, topic, &spoken, &now) {
                            pieces.push(Piece::alone(over, true));
                            continue;
                        }
                        let joins = !spoken.alone && begin < pieces.len() && topic != "latest";
                        let piece = Piece {
                            tone: tone(topic, subject),
                            joins,
                            joint: false,
                            whose: whose.clone(),
                            sentence: sentence(spoken, topic, &subject.finding.indicator.id),
                        };
                        self.add(piece, pieces);
                    }
                    (None, faults) => self.faults.extend(faults),
                },
            }
        }
    }

    /// Puts a sentence behind the last one of its indicator: joined, or on its own.
    fn add(&self, piece: Piece, pieces: &mut Vec<Piece>) {
        if let Some(last) = pieces.last_mut().filter(|last| last.joins && piece.joins && !last.joint) {
            let link = match (last.tone, piece.tone) {
                (Tone::Good, Tone::Bad) | (Tone::Bad, Tone::Good) => Link::But,
                _ => Link::And,
            };
            if let Some(text) = join(&last.sentence.text, &piece.sentence.text, &self.outline.area, link) {
                last.sentence.text = text;
                last.sentence.because.extend(piece.sentence.because);
                last.joint = true;
                return;
            }
        }
        let mut piece = piece;
        // After a joint sentence, or one about "this improvement", "This" would point at something else.
        let elsewhere = |last: &Piece| last.sentence.text.starts_with("This ") && !points_back(&last.sentence.text);
        if pieces.last().is_some_and(|last| last.joint || elsewhere(last))
            && points_back(&piece.sentence.text)
            && let Some(rest) = piece.sentence.text.strip_prefix("This ")
        {
            piece.sentence.text = format!("The figure {rest}");
        }
        pieces.push(piece);
    }
}

/// After figures that were named together "This" would be anybody's: the figure is named again, unless the same is
/// said of all of them.
fn name_whose(pieces: &mut [Piece]) {
    let texts: Vec<String> = pieces.iter().map(|piece| piece.sentence.text.clone()).collect();
    for piece in pieces {
        let alone = texts.iter().filter(|text| **text == piece.sentence.text).count() == 1;
        let text = &piece.sentence.text;
        let rest = if points_back(text) { text.strip_prefix("This ") } else { text.strip_prefix("The figure ") };
        if let Some((whose, rest)) = piece.whose.take().filter(|_| alone).zip(rest) {
            piece.sentence.text = format!("The figure for {whose} {rest}");
        }
    }
}

fn tone(topic: &str, subject: &Subject) -> Tone {
    use crate::finding::Movement;
    match topic {
        "change" => match subject.decided.judgement.as_ref().map(|judgement| judgement.verdict) {
            Some(Verdict::Improved) => Tone::Good,
            Some(Verdict::Declined) => Tone::Bad,
            _ => Tone::Neither,
        },
        "position" => match subject.quartile() {
            Some(quartile) => match (quartile.moved, quartile.now) {
                (Some(Movement::Up), _) | (None | Some(Movement::Same), 1 | 2) => Tone::Good,
                (Some(Movement::Down), _) | (None | Some(Movement::Same), _) => Tone::Bad,
            },
            None => Tone::Neither,
        },
        "comparison" => {
            let stands = subject.relations();
            match (stands.contains(&"better"), stands.contains(&"worse")) {
                (true, false) => Tone::Good,
                (false, true) => Tone::Bad,
                _ => Tone::Neither,
            }
        }
        "target" => match subject.target_states().as_slice() {
            ["met"] => Tone::Good,
            ["missed"] => Tone::Bad,
            _ => Tone::Neither,
        },
        _ => Tone::Neither,
    }
}

fn sentence(spoken: Spoken, topic: &str, indicator: &str) -> Sentence {
    Sentence {
        address: String::new(),
        text: spoken.text,
        because: vec![Because {
            rule: spoken.rule,
            at: spoken.at,
            topic: topic.to_owned(),
            indicator: indicator.to_owned(),
            by_hand: false,
            figures: spoken.figures,
            instead_of: None,
        }],
    }
}
