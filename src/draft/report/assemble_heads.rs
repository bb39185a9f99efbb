//! The heads of the paragraphs that are about one measure or a few, from what was decided.

use std::collections::{BTreeMap, HashMap};

use crate::draft::narrative::{Indicated, Narrative};
use crate::figures::finding::{TargetFound, TargetTime};
use crate::figures::prose::Topic;
use crate::rules::{IndicatorContext, PrintedWords, Scene, Tallied, TargetState, Verdict};

use super::key::meaning_of_marks;
use super::{Block, Dashboard, Doing, DoingFrame, MeasureHead, Row, Section, Sentence};

/// Of a measure of which neither more nor less is better, which the totals count apart.
const FOR_INFORMATION: &str = "for information";

/// Over more lines than these a reader loses which sentence belongs to which.
const MOST_LINES: usize = 3;

/// Puts a head to each paragraph that is about one measure or a few.
pub(super) fn give_heads(
    sections: &mut [Section],
    narrative: &Narrative,
    dashboard: &Dashboard,
    doing: &BTreeMap<String, DoingFrame>,
) {
    let rows: HashMap<&str, &Row> =
        dashboard.groups.iter().flat_map(|group| &group.rows).map(|row| (row.id.as_str(), row)).collect();
    let by_id = narrative.by_id();
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let Block::Paragraph { sentences, head, .. } = block else { continue };
        let ids = measures_of(sentences);
        let alone = |id: &str| doing.get(id).filter(|_| ids.len() == 1);
        let lines = ids.iter().map(|id| {
            let doing = alone(id).and_then(|frame| among(sentences, frame));
            Some(of(by_id.get(id)?, rows.get(id)?, doing, narrative))
        });
        let mut lines = lines.collect::<Option<Vec<MeasureHead>>>().into_iter().flatten();
        let Some(first) = lines.next() else { continue };
        *head = Some(Box::new(MeasureHead { also: lines.collect(), ..first }));
    }
}

/// The measures that the sentences of a paragraph are about, in the order in which they are said; none where there are many, or where
/// a sentence is fixed words or of the whole report.
fn measures_of(sentences: &[Sentence]) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for sentence in sentences {
        let mut about = sentence.because.iter().flat_map(|because| &because.indicators).map(String::as_str).peekable();
        if about.peek().is_none() {
            return Vec::new();
        }
        about.for_each(|id| {
            if !ids.contains(&id) {
                ids.push(id);
            }
        });
    }
    if ids.len() > MOST_LINES { Vec::new() } else { ids }
}

/// Where the officer's sentences on what is being done stand.
fn among(sentences: &[Sentence], frame: &DoingFrame) -> Option<Doing> {
    let own = |sentence: &Sentence| {
        sentence.because.iter().all(|because| because.by_hand && because.topic == Topic::Commentary)
    };
    let begins = |sentence: &Sentence| own(sentence) && sentence.because.iter().any(|because| because.at == frame.at);
    let from = sentences.iter().position(begins)?;
    let to = from + sentences[from..].iter().take_while(|sentence| own(sentence)).count();
    Some(Doing { lead: frame.lead.clone(), from, to })
}

fn of(indicated: &Indicated, row: &Row, doing: Option<Doing>, narrative: &Narrative) -> MeasureHead {
    let scene = Scene { words: narrative.words.clone(), ..Scene::default() };
    let subject = IndicatorContext::new(indicated.finding.clone(), indicated.decided.clone(), scene);
    let indicator = &indicated.finding.indicator;
    let (figure, verdict) = match row.latest.text.as_str() {
        mark if mark.starts_with('[') => (String::new(), why_none(&subject, mark)),
        figure => (figure.to_owned(), verdict(&subject, &narrative.words)),
    };
    MeasureHead {
        id: indicator.id.clone(),
        name: indicator.short_name().to_owned(),
        outcome: row.travel.outcome,
        way: row.travel.way,
        figure,
        verdict,
        doing,
        also: Vec::new(),
    }
}

/// `held back`, `not available`
fn why_none(subject: &IndicatorContext, mark: &str) -> String {
    let meaning = || meaning_of_marks().find(|(known, _)| *known == mark).map_or("no figure", |(_, meaning)| meaning);
    let why = subject.decided.reason().map_or_else(meaning, |reason| reason.as_str());
    why.trim_end_matches('.').to_owned()
}

/// `got worse, target missed`: the verdict on the change, then how the figure stands to its target where one is due.
fn verdict(subject: &IndicatorContext, words: &PrintedWords) -> String {
    let verdict = match subject.decided.verdict() {
        Verdict::NotJudged => words.tallied(Tallied::NotJudged),
        Verdict::NoPolarity => FOR_INFORMATION,
        verdict => words.of(verdict),
    };
    let unjudged = subject.decided.tallied() == Tallied::NoPolarity && verdict != FOR_INFORMATION;
    let information = unjudged.then_some(FOR_INFORMATION.to_owned());
    let said = [Some(verdict.to_owned()), information, by_target(subject)];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How the figure that is shown stands to its target. A target of another figure, such as the year to date, that is missed while this
/// one is met is said apart.
fn by_target(subject: &IndicatorContext) -> Option<String> {
    let (deciding, worst) = subject.deciding_target()?;
    let said = |state: TargetState| match state {
        TargetState::Met => Some("target met"),
        TargetState::Close => Some("close to target"),
        TargetState::Missed => Some("target missed"),
        TargetState::OnCourse => Some("on course"),
        TargetState::Behind => Some("behind target"),
        _ => None,
    };
    let is_own = |found: &TargetFound| found.judged.is_some_and(|judged| judged.is_latest);
    let targets = subject.finding.targets.iter().filter(|found| found.time != TargetTime::Later && is_own(found));
    let own = targets.map(|found| subject.target_state(found)).filter(|state| said(*state).is_some());
    let Some(own) = own.min_by_key(|state| state.rank()).filter(|_| !is_own(deciding)) else {
        return said(worst).map(str::to_owned);
    };
    let Some(judged) = deciding.judged.filter(|_| own != worst) else { return said(own).map(str::to_owned) };
    let of = judged.period.beside(subject.finding.report);
    Some(format!("{}, {} for {of}", said(own)?, said(worst)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::report::{Outcome, Way};
    use crate::figures::prose::Provenance;

    fn sentence(text: &str, at: &str, by_hand: bool, ids: &[&str]) -> Sentence {
        let because = Provenance {
            rule: "rule".into(),
            at: at.into(),
            topic: if by_hand { Topic::Commentary } else { Topic::Latest },
            indicators: ids.iter().map(|id| (*id).to_owned()).collect(),
            by_hand,
            figures: Vec::new(),
            instead_of: None,
        };
        Sentence { address: String::new(), text: text.into(), because: vec![because] }
    }

    #[test]
    fn a_paragraph_about_a_few_measures_has_a_line_for_each() {
        let of = |ids: &[&str]| sentence("Calls fell.", "rules:1", false, ids);
        let fixed = Sentence { because: Vec::new(), ..of(&["calls"]) };
        assert_eq!(measures_of(&[of(&["calls"]), of(&["calls"])]), ["calls"]);
        assert_eq!(measures_of(&[of(&["calls"]), of(&["visits", "calls"])]), ["calls", "visits"]);
        for other in [of(&["b", "c", "d"]), of(&[]), fixed] {
            assert_eq!(measures_of(&[of(&["calls"]), other.clone()]), [] as [&str; 0]);
            assert_eq!(measures_of(&[other, of(&["calls"])]), [] as [&str; 0]);
        }
        assert_eq!(measures_of(&[]), [] as [&str; 0]);
    }

    #[test]
    fn what_is_being_done_is_a_paragraph_of_its_own_and_its_lead_is_said_once() {
        let said = [
            sentence("Calls fell.", "rules:1", false, &["calls"]),
            sentence("What is being done: More staff.", "commentary.toml:3", true, &["calls"]),
            sentence("A new line.", "commentary.toml:9", true, &["calls"]),
            sentence("They are provisional.", "rules:2", false, &["calls"]),
        ];
        let frame = DoingFrame {
            brief: String::new(),
            words: "More staff.".into(),
            at: "commentary.toml:3".into(),
            lead: "What is being done:".into(),
        };
        let doing = among(&said, &frame).expect("it is said");
        assert_eq!((doing.from, doing.to), (1, 3));
        assert_eq!(doing.behind_lead(&said[1].text), "More staff.");
        assert_eq!(doing.behind_lead("More staff."), "More staff.");
        let head = MeasureHead {
            id: "calls".into(),
            name: "Calls".into(),
            outcome: Outcome::None,
            way: Way::Down,
            figure: "77.4%".into(),
            verdict: "not judged".into(),
            doing: Some(doing),
            also: Vec::new(),
        };
        let parts: Vec<_> = head.parts(said.len()).into_iter().map(|(doing, part)| (doing.is_some(), part)).collect();
        assert_eq!(parts, [(false, 0..1), (true, 1..3), (false, 3..4)]);
        assert_eq!(among(&said[..1], &frame), None);
    }
}
