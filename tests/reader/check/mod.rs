//! Claims against facts. A paragraph is read sentence by sentence; each claim of a clause comes to some statements, and
//! each statement is counted, and held against the folder.

/// A pattern with a name, made once.
macro_rules! pattern {
    ($name:ident, $text:literal) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($text).expect("a pattern"));
    };
}

mod absence;
mod change;
pub mod dashboard;
mod finding;
mod glance;
mod heard;
mod latest;
pub mod ledger;
mod method;
mod named;
mod others;
mod owed;
mod pictures;
mod range;
mod sameness;
mod structure;
mod targets;
mod totals;

use std::collections::HashMap;

use crate::claim::Claim;
use crate::edition::{Edition, Paragraph};
use crate::facts::Facts;
use crate::folder::period::Period;
use crate::folder::{Folder, Plan};
use crate::grammar::names::Names;
use crate::grammar::{self, Clause, Whose};
use ledger::Ledger;
use method::Methods;

/// A report that is read: the folder, what it says of each measure, and the edition that was printed of it.
pub struct Reader<'a> {
    pub folder: &'a Folder,
    pub facts: Vec<Facts<'a>>,
    pub names: Names,
    pub edition: Edition,
    methods: Methods,
}

/// What a clause stands in: which figures were last named.
#[derive(Debug, Clone, Default)]
struct Context {
    /// The earlier period just compared with.
    then: Option<Period>,
    /// A whole year of which is spoken.
    year: Option<Period>,
}

/// A paragraph as it was understood: the claims on each measure in order, sentence by sentence.
pub type Understood = HashMap<usize, Vec<Claim>>;

impl<'a> Reader<'a> {
    pub fn of(folder: &'a Folder, text: &str) -> Reader<'a> {
        let edition = Edition::read(text);
        Reader {
            facts: crate::facts::all(folder),
            names: Names::of(folder),
            methods: Methods::of(&edition),
            edition,
            folder,
        }
    }

    /// Everything that the edition says.
    pub fn read(&self) -> Ledger {
        let mut ledger = Ledger::default();
        let mut next = 0;
        for plan in &self.folder.paragraphs {
            let Some(paragraph) = self.edition.paragraphs.get(next) else { break };
            if *plan == Plan::Chosen {
                while let Some((paragraph, at)) = self.edition.paragraphs.get(next).and_then(|one| self.chosen(one)) {
                    self.paragraph(paragraph, &Plan::Measures(vec![at]), &mut ledger);
                    next += 1;
                }
                continue;
            }
            if *plan == Plan::Measures(Vec::new()) {
                // What has nothing to say has no paragraph; today it keeps its number all the same.
                next += usize::from(paragraph.text.is_empty());
                continue;
            }
            next += 1;
            self.paragraph(paragraph, plan, &mut ledger);
        }
        self.structure(&mut ledger);
        self.totals_table(&mut ledger);
        self.dashboard(&mut ledger);
        self.pictures(&mut ledger);
        ledger
    }

    /// A paragraph about a measure that no paragraph of the plan names: the measure that it names itself.
    fn chosen<'b>(&self, paragraph: &'b Paragraph) -> Option<(&'b Paragraph, usize)> {
        let planned = |at: &usize| {
            let plans = self.folder.paragraphs.iter();
            plans
                .filter_map(|plan| if let Plan::Measures(of) = plan { Some(of) } else { None })
                .any(|of| of.contains(at))
        };
        let named = self.sentences(&paragraph.text).join(" ");
        let at = named.split_once("\u{27e6}m")?.1.split_once('\u{27e7}')?.0.parse().ok()?;
        Some((paragraph, at)).filter(|(_, at)| !planned(at))
    }

    /// A paragraph against its plan.
    pub fn paragraph(&self, paragraph: &Paragraph, plan: &Plan, ledger: &mut Ledger) {
        if *plan == Plan::Officer {
            return;
        }
        let place = format!("paragraph {}", paragraph.number);
        let of: Vec<usize> = if let Plan::Measures(of) = plan { of.clone() } else { Vec::new() };
        let mut last: Vec<usize> = of.first().copied().into_iter().collect();
        let mut understood = Understood::new();
        for sentence in self.sentences(&paragraph.text) {
            ledger.at(&place, &self.names.spelt(&sentence));
            let Some(clauses) = grammar::read(&sentence) else {
                ledger.hold("sentence", false, || "no line of tests/reader/grammar/ reads it".into());
                continue;
            };
            ledger.hold("sentence", true, String::new);
            let mut context = Context::default();
            for clause in &clauses {
                self.clause(clause, &of, &mut last, &mut context, &mut understood, ledger);
            }
            self.sentence_of_a_change(&clauses, &last, ledger);
        }
        ledger.at(&place, "the whole paragraph");
        self.owed(&of, &understood, ledger);
    }

    fn clause(
        &self,
        clause: &Clause,
        of: &[usize],
        last: &mut Vec<usize>,
        context: &mut Context,
        understood: &mut Understood,
        ledger: &mut Ledger,
    ) {
        match &clause.whose {
            Whose::Measure(at) if matches!(clause.claims[..], [Claim::Together { .. }]) => {
                ledger.hold("measure", of.contains(at), || "it is not of this paragraph".into());
                *last = of.to_vec();
            }
            Whose::Measure(at) => {
                ledger.hold("measure", of.contains(at), || "it is not of this paragraph".into());
                *last = vec![*at];
            }
            Whose::Of(name) => match of.iter().find(|at| self.is_called(**at, name)) {
                Some(at) => *last = vec![*at],
                None => ledger.trouble("measure", format!("no measure of the paragraph is called `{name}`")),
            },
            Whose::Each => *last = of.to_vec(),
            Whose::Last => {}
        }
        for claim in &clause.claims {
            if let Claim::Totals(totals) = claim {
                self.totals(totals, ledger);
            }
            if let Claim::Covers { period, months } = claim {
                self.covers(period, months, ledger);
            }
            for at in last.iter() {
                self.claim(claim, &self.facts[*at], context, ledger);
                understood.entry(*at).or_default().push(claim.clone());
            }
        }
    }

    fn is_called(&self, at: usize, name: &str) -> bool {
        let measure = &self.folder.measures[at];
        name == format!("⟦m{at}⟧") || measure.noun.as_ref().is_some_and(|noun| noun[1] == name)
    }

    fn claim(&self, claim: &Claim, facts: &Facts, context: &mut Context, ledger: &mut Ledger) {
        self.latest(claim, facts, ledger);
        self.absence(claim, facts, ledger);
        self.change(claim, facts, context, ledger);
        self.range(claim, facts, ledger);
        self.others(claim, facts, ledger);
        self.targets(claim, facts, context, ledger);
    }

    /// The sentences of a paragraph that are a rule's, names as tokens.
    pub fn sentences(&self, text: &str) -> Vec<String> {
        let mut text = text.to_owned();
        for officers in &self.folder.officers {
            text = text.replace(officers.as_str(), "⟦officer⟧.");
        }
        let text = self.names.put_in(&text);
        let mut sentences: Vec<String> = Vec::new();
        let mut begin = 0;
        for (at, _) in text.match_indices(". ") {
            let after = text[at + 2..].chars().next();
            if after.is_some_and(|letter| letter.is_uppercase() || letter == '⟦') {
                sentences.push(text[begin..=at].to_owned());
                begin = at + 2;
            }
        }
        sentences.push(text[begin..].to_owned());
        // What is being done is the officer's, with the words that lead to it.
        let of_officers = |sentence: &str| {
            sentence == "⟦officer⟧."
                || ["What is being done: ", "What has been done: ", "Responsible: "]
                    .iter()
                    .any(|begin| sentence.starts_with(begin))
        };
        sentences.retain(|sentence| !sentence.is_empty() && !of_officers(sentence));
        sentences
    }
}
