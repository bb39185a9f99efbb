//! What a rule is about: one indicator's finding, what has been decided of it so far, and where it is.

use std::sync::{Arc, Mutex, OnceLock};

use crate::diagnostic::Place;
use crate::figures::finding::{Earlier, Finding, Judging, OverTime, QuartileFound, SimilarityTest, Test};
use crate::figures::measure::{Indicator, Observation, Polarity, Unit};
use crate::figures::prose::{FigureRead, Topic};

use super::attention::Attention;
use super::printed_words::PrintedWords;
use super::verdict::{Baseline, Judgement, Rating, Tallied, UnjudgedReason, Verdict};

/// What the rules decided, in the order in which they do. None: not decided yet.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// Which way is good.
    pub polarity: Option<Polarity>,
    /// What "change" means.
    pub baseline: Option<Baseline>,
    /// What counts as a change.
    pub test: Option<Test>,
    /// The verdict that follows from these.
    pub judgement: Option<Judgement>,
    /// When another's figure is similar.
    pub closeness: Option<SimilarityTest>,
    /// A council's own rating.
    pub rating: Option<Rating>,
    /// Whether members should look at it first.
    pub attention: Option<Attention>,
    /// Each decision's rule and place, in order.
    pub by: Vec<(Topic, Arc<str>, Arc<str>)>,
}

impl Decided {
    /// Which way is good, as decided; as declared where no rule decided it.
    pub fn polarity_of(&self, indicator: &Indicator) -> Polarity {
        self.polarity.unwrap_or(indicator.good)
    }

    /// The earlier figure that "change" is calculated from, where the data holds it.
    pub fn baseline_of<'a>(&self, finding: &'a Finding) -> Option<&'a Earlier> {
        self.baseline.and_then(|baseline| baseline.of(finding))
    }

    /// What gave the verdict: the test decided, or the folder's tolerance that stood in for it.
    pub fn judged_by(&self) -> Option<Test> {
        let stood_in = self.judgement.as_ref().and_then(|judgement| judgement.by_tolerance);
        stood_in.map(Test::of_folder).or(self.test)
    }

    /// Whether the folder's tolerance stood in for a test that lacked its counts.
    pub fn stood_in(&self) -> bool {
        self.test.is_some_and(|test| test.level().is_some()) && self.judged_by() != self.test
    }

    /// What the totals count it as.
    pub fn tallied(&self) -> Tallied {
        self.judgement.as_ref().map_or(Tallied::NotJudged, Judgement::tallied)
    }

    /// The verdict; none can be given before the decisions are made.
    pub fn verdict(&self) -> Verdict {
        self.judgement.as_ref().map_or(Verdict::NotJudged, |judgement| judgement.verdict)
    }

    /// Why there is no verdict; `None` where there is one.
    pub fn reason(&self) -> Option<UnjudgedReason> {
        self.judgement.as_ref()?.reason
    }

    /// `not judged (no earlier figure)`
    pub fn verdict_in_words(&self) -> String {
        let verdict = self.verdict().as_str();
        self.reason().map_or(verdict.to_owned(), |reason| format!("{verdict} ({})", reason.as_str()))
    }
}

/// Where an indicator is in the report.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// The report's area, as it reads in a sentence.
    pub area: String,
    /// The indicator reported just before, in the same paragraph.
    pub follows: Option<IndicatorContext>,
    /// What is printed for a verdict.
    pub words: Arc<PrintedWords>,
    /// How changes are judged where no rule says otherwise.
    pub judging: Judging,
}

/// The `i` of a rule.
#[derive(Debug, Clone)]
pub struct IndicatorContext(Arc<IndicatorFacts>);

/// What an [`IndicatorContext`] holds.
#[derive(Debug)]
pub struct IndicatorFacts {
    /// The arithmetic.
    pub finding: Arc<Finding>,
    /// The decisions.
    pub decided: Decided,
    /// Its place in the report.
    pub scene: Scene,
    reads: Mutex<Vec<FigureRead>>,
    /// Calculated when a word first asks.
    quartile: OnceLock<Option<QuartileFound>>,
}

impl std::ops::Deref for IndicatorContext {
    type Target = IndicatorFacts;

    fn deref(&self) -> &IndicatorFacts {
        &self.0
    }
}

impl IndicatorContext {
    /// A subject nothing has been read of.
    pub fn new(finding: Arc<Finding>, decided: Decided, scene: Scene) -> IndicatorContext {
        IndicatorContext(Arc::new(IndicatorFacts {
            finding,
            decided,
            scene,
            reads: Mutex::new(Vec::new()),
            quartile: OnceLock::new(),
        }))
    }

    /// Notes that a rule read a word.
    pub fn note(&self, word: &str, held: String, from: Option<&Place>) {
        let read = FigureRead { word: word.to_owned(), held, from: from.map(Place::to_string).unwrap_or_default() };
        let mut reads = self.reads.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !reads.contains(&read) {
            reads.push(read);
        }
    }

    /// What has been read since it was last asked. The list given is as long as it needs to be, because a trace keeps
    /// thousands of them; the one it is gathered in stays for what is read next.
    pub fn taken(&self) -> Vec<FigureRead> {
        self.reads.lock().unwrap_or_else(std::sync::PoisonError::into_inner).drain(..).collect()
    }
}

impl IndicatorFacts {
    /// The figure reported.
    pub fn latest(&self) -> Option<&Observation> {
        self.finding.latest.as_ref()
    }

    /// The earlier figure that "change" is calculated from.
    pub fn baseline(&self) -> Option<&Earlier> {
        self.decided.baseline_of(&self.finding)
    }

    /// The quartile by the polarity decided.
    pub fn quartile(&self) -> Option<&QuartileFound> {
        let polarity = self.decided.polarity_of(&self.finding.indicator);
        self.quartile.get_or_init(|| self.finding.quartile(polarity)).as_ref()
    }

    /// How the figure moved over time.
    pub fn over_time(&self) -> &OverTime {
        self.finding.over_time()
    }

    /// The count behind a figure: the numerator, or a count itself.
    pub fn count_of(&self, observation: &Observation) -> Option<rust_decimal::Decimal> {
        if self.finding.indicator.unit == Unit::Count { observation.value } else { observation.numerator }
    }
}
