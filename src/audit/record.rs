//! The full record of a report: what it was made from, what was decided by which rule and why not by another, what was said.
//!
//! It stays beside the folder as `build/record.json`. Made of guarded findings, it holds no hidden figure; but its hashes are
//! plain, and who has all of a table but one figure could find that one by trying, so it is not for publication.

use serde::Serialize;

use crate::disclosure::Reason;
use crate::draft::Told;
use crate::folder::{Folder, Input, sha256};
use crate::narrative::Indicated;
use crate::prose::{Because, Sentence};
use crate::rules::{RuleBook, Scene, Subject};

use super::PROGRAM;
use super::asked::{Asked, Outcome};

/// Everything there is to record.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    /// The version of this structure: [`Record::SCHEMA`].
    schema: u32,
    /// The program's version.
    program: String,
    rule_book: Book,
    area: String,
    period: String,
    /// The file that was published with it.
    report: Option<Made>,
    /// Every file that was read, in name order.
    inputs: Vec<Input>,
    /// In the order of the catalogue.
    indicators: Vec<Decisions>,
    /// The rules about several indicators at once, for each paragraph that is about several.
    together: Vec<Together>,
    /// The rules about the whole report, for each paragraph that they say.
    whole: Vec<Whole>,
    /// Every sentence in reading order.
    sentences: Vec<Sentence>,
}

/// The finished file.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// `pdf`, `proof`, `text` or `json`.
    pub format: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Their SHA-256.
    pub sha256: String,
}

/// Which rules there were.
#[derive(Debug, Clone, Serialize)]
struct Book {
    /// SHA-256 over the rules that come with the program.
    shipped: String,
    /// The council's and the report's own files.
    own: Vec<Input>,
}

/// What was decided and said of an indicator, and by which rules not.
#[derive(Debug, Clone, Serialize)]
struct Decisions {
    id: String,
    /// How its small numbers are kept, where a rule decides it. The figures that rule read are not recorded: they are
    /// those from before anything was hidden.
    disclosure: Option<Disclosure>,
    verdict: &'static str,
    /// Why there is no verdict. May be empty.
    reason: &'static str,
    decisions: Vec<Topic>,
    /// The topics of sentences; none where no paragraph is about it.
    sentences: Vec<Topic>,
}

#[derive(Debug, Clone, Serialize)]
struct Disclosure {
    rule: String,
    at: String,
    policy: String,
    hidden: Vec<HiddenAt>,
}

/// Where a figure was hidden.
#[derive(Debug, Clone, Serialize)]
struct HiddenAt {
    period: String,
    why: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct Topic {
    topic: String,
    rules: Vec<Asked>,
}

#[derive(Debug, Clone, Serialize)]
struct Together {
    indicators: Vec<String>,
    rules: Vec<Asked>,
}

#[derive(Debug, Clone, Serialize)]
struct Whole {
    topic: &'static str,
    which: String,
    rules: Vec<Asked>,
}

impl Record {
    /// The version of the structure that this program writes.
    pub const SCHEMA: u32 = 1;

    /// The same, of a report that was published so.
    pub fn with(&self, made: Made) -> Record {
        Record { report: Some(made), ..self.clone() }
    }

    /// The record of a folder that was told.
    pub fn of(folder: &Folder, told: &Told, inputs: &[Input]) -> Record {
        let plan = folder.plan();
        let narrative = &told.narrative;
        let own = |input: &&Input| folder.rules().iter().any(|file| file.name == input.name);
        Record {
            schema: Record::SCHEMA,
            program: PROGRAM.to_owned(),
            rule_book: Book { shipped: shipped_rules(), own: inputs.iter().filter(own).cloned().collect() },
            area: plan.area.clone(),
            period: plan.period.in_full(),
            report: None,
            inputs: inputs.to_vec(),
            indicators: narrative.indicated.iter().map(|indicated| decisions(folder, told, indicated)).collect(),
            together: narrative
                .together
                .iter()
                .map(|all| Together {
                    indicators: all.subjects.iter().map(|one| one.finding.indicator.id.clone()).collect(),
                    rules: Asked::all(told.book.tried_together(all)),
                })
                .collect(),
            whole: narrative
                .wholes
                .iter()
                .map(|(topic, report)| Whole {
                    topic,
                    which: report.which.clone(),
                    rules: Asked::all(told.book.tried_whole(topic, report)),
                })
                .collect(),
            sentences: narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences.clone()).collect(),
        }
    }
}

fn decisions(folder: &Folder, told: &Told, indicated: &Indicated) -> Decisions {
    let finding = &indicated.finding;
    let id = &finding.indicator.id;
    let scene = Scene { area: folder.plan().area.clone(), follows: None };
    let decisions = told.book.tried_decisions(finding, &scene).into_iter();
    let subject = told.narrative.subjects.iter().find(|(spoken, _)| spoken == id).map(|(_, subject)| subject);
    let judgement = indicated.decided.judgement.as_ref();
    Decisions {
        id: id.clone(),
        disclosure: disclosure(told, id),
        verdict: indicated.decided.verdict().as_str(),
        reason: judgement.map_or("", |judgement| judgement.reason),
        decisions: decisions.map(|(topic, tried)| Topic { topic: topic.into(), rules: Asked::all(tried) }).collect(),
        sentences: subject.map_or_else(Vec::new, |subject| topics(told, subject)),
    }
}

/// The topics of sentences on an indicator. One that another topic's rule, or a sentence on several indicators, has filled
/// is asked of nobody.
fn topics(told: &Told, subject: &Subject) -> Vec<Topic> {
    let id = &subject.finding.indicator.id;
    let because = told.narrative.paragraphs.iter().flat_map(|(_, said)| said).flat_map(|sentence| &sentence.because);
    let together =
        |because: &Because| because.topic == "together" && because.indicator.split(", ").any(|own| own == id);
    let mut filled: Vec<String> = because.filter(|because| together(because)).map(|_| "latest".into()).collect();
    let mut all = Vec::new();
    for topic in told.book.topics().spoken() {
        let mut rules = Asked::all(told.book.tried(topic, subject));
        if filled.iter().any(|known| known == topic) {
            rules.iter_mut().for_each(|asked| asked.outcome = Outcome::NotAsked);
        }
        if let Some(spoke) = rules.iter().find(|asked| matches!(asked.outcome, Outcome::Spoke { .. })) {
            filled.extend(told.book.topics_of(&spoke.rule));
        }
        all.push(Topic { topic: topic.to_owned(), rules });
    }
    all
}

fn disclosure(told: &Told, id: &str) -> Option<Disclosure> {
    let kept = told.guarded.kept.iter().find(|kept| kept.indicator == id)?;
    let hidden = told.guarded.hidden.iter().filter(|hidden| hidden.indicator == id);
    Some(Disclosure {
        rule: kept.rule.clone(),
        at: kept.at.clone(),
        policy: kept.policy.in_words(),
        hidden: hidden
            .map(|hidden| HiddenAt {
                period: hidden.period.in_full(),
                why: match hidden.reason {
                    Reason::Small => "small",
                    Reason::Tells => "so that another cannot be worked out",
                },
            })
            .collect(),
    })
}

/// SHA-256 over the rules that come with the program: each file's name, length and text.
pub fn shipped_rules() -> String {
    let mut all = Vec::new();
    for file in RuleBook::shipped() {
        all.extend(format!("{}\0{}\0", file.name, file.text.len()).into_bytes());
        all.extend(file.text.into_bytes());
    }
    sha256(&all)
}
