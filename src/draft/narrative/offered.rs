//! How much is said: which of the sentences that the rules offer of an indicator stand, and in which order.
//!
//! Whatever the length, bad news stands, and so does what a reader must know to understand what is said: a break, small
//! numbers, a caution, an officer's own words.

use crate::figures::prose::{Sentence, SentenceSubject, Topic};
use crate::folder::{HowMuch, Length, News};
use crate::rules::{ComparedAs, IndicatorContext, Room, RuleOutput, TargetState, Verdict};

/// A sentence that a rule offers.
pub struct Offered {
    /// The topic.
    pub topic: Topic,
    /// What the rule says.
    pub said: RuleOutput,
    /// An officer's sentence in its place.
    pub instead: Option<Sentence>,
}

/// A sentence that is held and, for its length, not said.
#[derive(Debug, Clone)]
pub struct HeldSentence {
    /// The indicator.
    pub indicator: String,
    /// The topic.
    pub topic: Topic,
    /// What the rule says.
    pub said: RuleOutput,
}

/// What is said of an indicator.
pub struct Telling {
    /// The sentences, in the order in which they are said.
    pub standing: Vec<Offered>,
    /// Those that its length leaves out.
    pub held: Vec<HeldSentence>,
    /// How many of them come before the officer's own words.
    pub before_words: usize,
}

/// What stands of everything that is offered of an indicator. `before_words`: how many of the sentences come before the
/// officer's own words, where all are said; where not, all do.
pub fn chosen(offered: Vec<Offered>, before_words: usize, subject: &IndicatorContext, how: &HowMuch) -> Telling {
    let Some(room) = how.length.others() else {
        return Telling { standing: offered, held: Vec::new(), before_words };
    };
    let mut ranked: Vec<(usize, Offered)> = offered.into_iter().map(|one| (rank(&one, subject, how), one)).collect();
    // Of one rank in the order of the topics.
    ranked.sort_by_key(|(rank, _)| *rank);
    let counts = |one: &Offered| !matches!(one.topic, Topic::Latest | Topic::Caution);
    let fixed = ranked.iter().filter(|(_, one)| counts(one) && must_stand(one, subject)).count();
    // Beside "outside its usual range" a reader would take "no clear change" for the contrary.
    let unusual = ranked.iter().any(|(_, one)| is(&News::Unusual, one, subject));
    let contrary =
        |one: &Offered| unusual && one.topic == Topic::Change && subject.decided.verdict() == Verdict::NoClearChange;
    let mut room = room.saturating_sub(fixed);
    let (mut standing, mut held) = (Vec::new(), Vec::new());
    for (_, one) in ranked {
        if must_stand(&one, subject) {
            standing.push(one);
        } else if room > 0 && !contrary(&one) {
            room -= 1;
            standing.push(one);
        } else {
            held.push(one.held(subject));
        }
    }
    let before_words = standing.len();
    Telling { standing, held, before_words }
}

/// Most words of the rules' in a paragraph, but for what must stand.
const MOST_WORDS: usize = 85;

/// Leaves out what matters least until a paragraph about several measures is no longer than one can be read; nothing
/// where everything is said.
pub fn fit(tellings: &mut [(IndicatorContext, Telling)], how: &HowMuch) {
    if how.length == Length::Full {
        return;
    }
    let words = |text: &str| text.split_whitespace().count();
    let standing = tellings.iter().flat_map(|(_, telling)| &telling.standing);
    let mut all: usize = standing.map(|one| words(&one.said.text)).sum();
    let may_drop = tellings.iter().enumerate().flat_map(|(of, (subject, telling))| {
        let drops = telling.standing.iter().enumerate().filter(|(_, one)| !must_stand(one, subject));
        drops.map(move |(nth, one)| (rank(one, subject, how), of, nth))
    });
    let mut may_drop: Vec<(usize, usize, usize)> = may_drop.collect();
    may_drop.sort_unstable();
    // What stands is in the order of its rank: whatever is dropped stands behind all that may still be.
    while all > MOST_WORDS
        && let Some((_, of, nth)) = may_drop.pop()
    {
        let (subject, telling) = &mut tellings[of];
        let one = telling.standing.remove(nth);
        all -= words(&one.said.text);
        telling.held.push(one.held(subject));
        telling.before_words = telling.standing.len();
    }
}

impl Offered {
    fn held(self, subject: &IndicatorContext) -> HeldSentence {
        HeldSentence { indicator: subject.finding.indicator.id.clone(), topic: self.topic, said: self.said }
    }
}

/// Where a sentence comes: the figure first, then what `say_first` names, in its order, then the rest; cautions last.
fn rank(one: &Offered, subject: &IndicatorContext, how: &HowMuch) -> usize {
    let first = how.first.len();
    match one.topic {
        Topic::Latest => 0,
        Topic::Caution => first + 3,
        _ if one.said.room == Room::IfThereIs => first + 2,
        _ => 1 + how.first.iter().position(|(news, _)| is(news, one, subject)).unwrap_or(first),
    }
}

/// Whether a sentence has this to say.
fn is(news: &News, one: &Offered, subject: &IndicatorContext) -> bool {
    let reads = |words: &[&str]| one.said.figures.iter().any(|read| words.contains(&read.word.as_str()));
    match news {
        News::TargetMissed => one.topic == Topic::Target && misses(subject),
        News::Changed => {
            let moved = [Verdict::Improved, Verdict::Declined, Verdict::Higher, Verdict::Lower];
            one.topic == Topic::Change && moved.contains(&subject.decided.verdict())
        }
        News::Unusual => one.topic == Topic::Trend && reads(&["variation"]) && is_unusual(subject),
        News::MovedQuartile => one.topic == Topic::Position && moved(subject).is_some(),
        News::Others => matches!(one.topic, Topic::Position | Topic::Comparison),
        News::Record => one.topic == Topic::Trend && reads(&["best_for", "worst_for", "best_since", "worst_since"]),
        News::On(topic) => one.topic == *topic,
    }
}

/// Whether length may not drop it.
pub fn must_stand(one: &Offered, subject: &IndicatorContext) -> bool {
    if one.instead.is_some() || one.said.room == Room::Always {
        return true;
    }
    let decided = subject.decided.verdict();
    match one.topic {
        Topic::Latest | Topic::Caution => true,
        Topic::Change => {
            let untellable = subject.finding.break_in_series || one.said.subject == SentenceSubject::Year;
            let worse = subject.printed("goodness").is_some_and(|word| word == "worse");
            untellable || worse || matches!(decided, Verdict::Declined | Verdict::TooSmall)
        }
        Topic::Trend => subject.printed("variation").is_some_and(|word| word.contains("worse")),
        Topic::Position => {
            use crate::figures::finding::Movement;
            moved(subject) == Some(Movement::Down) || subject.quartile().is_some_and(|found| found.now == 4)
        }
        Topic::Comparison => {
            subject.relations().iter().any(|relation| matches!(relation, ComparedAs::Worse | ComparedAs::ClearlyWorse))
        }
        // A turning point is news whichever way it goes.
        Topic::Target => misses(subject) || subject.newly_meets(),
        Topic::Assurance => misses(subject),
        _ => false,
    }
}

/// Whether the target that decides is missed, or a year's is behind its course.
pub fn misses(subject: &IndicatorContext) -> bool {
    matches!(subject.deciding_target(), Some((_, TargetState::Missed | TargetState::Behind)))
}

fn is_unusual(subject: &IndicatorContext) -> bool {
    subject.printed("variation").is_some_and(|word| word != "within its usual range")
}

/// How the quartile moved, where it did.
fn moved(subject: &IndicatorContext) -> Option<crate::figures::finding::Movement> {
    use crate::figures::finding::Movement;
    subject.quartile()?.moved.filter(|moved| *moved != Movement::Same)
}

/// The pronoun of a sentence that points back, by its topic: in one paragraph they do not all begin alike. `named`: whether
/// the sentence that gives the figure has it as its subject, so that "It" is the figure.
pub fn pronoun(topic: &Topic, named: bool, length: Length) -> &'static str {
    match topic {
        _ if length == Length::Full => "This",
        Topic::Change if named => "It",
        Topic::Comparison | Topic::Target | Topic::Change => "The figure",
        _ => "This",
    }
}
