//! Whether the sentences about one indicator agree with each other, and with what was decided.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::prose::Topic;
use crate::rules::{AskedBefore, IndicatorContext, RuleBook, RuleOutput, Verdict};

/// A sentence of a topic.
struct Said {
    topic: Topic,
    spoken: RuleOutput,
}

/// What of the sentences about a subject contradicts another, or the verdict.
pub fn disagreements(book: &RuleBook, subject: &IndicatorContext) -> Vec<Diagnostic> {
    let said = said(book, subject);
    let of = |topic: Topic| said.iter().find(|said| said.topic == topic);
    let mut found = Vec::new();
    let mut tell = |message: &str, one: &Said, other: Option<&Said>| found.push(told(book, message, one, other));
    if let Some(change) = of(Topic::Change) {
        if let Some(message) = against_the_verdict(subject, &change.spoken.text) {
            tell(message, change, None);
        }
        if let Some(trend) = of(Topic::Trend).filter(|_| compares_with_the_last(subject))
            && let Some(message) = against_the_trend(&change.spoken.text, &trend.spoken.text)
        {
            tell(message, trend, Some(change));
        }
    }
    for other in said.iter().filter(|said| said.topic != Topic::Change && said.topic != Topic::Trend) {
        let verdict = subject.decided.verdict();
        let text = &other.spoken.text;
        if text.contains("improvement") && verdict != Verdict::Improved {
            tell("says that the figure improved, but the verdict does not", other, of(Topic::Change));
        }
        if text.contains("remained at") && matches!(verdict, Verdict::Improved | Verdict::Declined) {
            tell("says that nothing has changed, but the verdict is a change", other, of(Topic::Change));
        }
    }
    if let (Some(target), Some(assurance)) = (of(Topic::Target), of(Topic::Assurance))
        && target.spoken.text.contains("misses the")
        && assurance.spoken.text.contains(") meets the")
    {
        tell("says that the target is met, but the sentence before says that it is missed", assurance, Some(target));
    }
    if subject.latest().is_none_or(|latest| latest.value.is_none()) {
        let figures = ["trend", "history", "position", "comparison", "assurance"];
        // How it stands to others may be known in words.
        let others = &subject.finding.comparisons;
        let in_words = !others.is_empty() && others.iter().all(|comparison| comparison.benchmark.value.is_none());
        let known = |said: &Said| {
            said.topic == Topic::Comparison && in_words
                || said.topic == Topic::Position && said.spoken.text.starts_with("It was ")
        };
        for other in said.iter().filter(|said| figures.contains(&said.topic.as_str()) && !known(said)) {
            tell("mentions a figure that is missing", other, of(Topic::Latest));
        }
    }
    for (nth, one) in said.iter().enumerate() {
        if let Some(other) = said[..nth].iter().find(|other| other.spoken.text == one.spoken.text) {
            tell("repeats another sentence", one, Some(other));
        }
        if of_zero(&one.spoken.text) {
            tell("says that a change of zero goes up or down", one, None);
        }
    }
    found
}

/// Every topic as it would be reported, before sentences are joined.
fn said(book: &RuleBook, subject: &IndicatorContext) -> Vec<Said> {
    let (mut filled, mut said, mut before) = (Vec::new(), Vec::new(), AskedBefore::default());
    for topic in book.topics().of_one() {
        if filled.contains(topic) {
            continue;
        }
        for spoken in book.say_first(topic, subject, &mut before).said {
            filled.extend(spoken.about.iter().cloned());
            said.push(Said { topic: topic.clone(), spoken });
        }
    }
    said
}

fn told(book: &RuleBook, message: &str, one: &Said, other: Option<&Said>) -> Diagnostic {
    let fault = Diagnostic::error(
        Code::ContradictingRules,
        format!("rule \"{}\" {message}: \u{201C}{}\u{201D}", one.spoken.rule, one.spoken.text),
    );
    let fault = match book.place_of(&one.spoken.rule) {
        Some(place) => fault.at(place),
        None => fault,
    };
    match other.and_then(|other| Some((other, book.place_of(&other.spoken.rule)?))) {
        Some((other, place)) => fault.also(place, format!("\u{201C}{}\u{201D}", other.spoken.text)),
        None => fault,
    }
}

/// What a text claims of a figure.
#[derive(Debug, Default, PartialEq, Eq)]
struct Claim {
    up: bool,
    down: bool,
    better: bool,
    worse: bool,
}

fn claim(text: &str) -> Claim {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty())
        .collect();
    let any = |of: &[&str]| words.iter().any(|word| of.contains(&word.as_str()));
    // "more than chance would show" compares no figures.
    let more =
        words.windows(2).any(|pair| pair[0] == "more" && pair[1] == "than" && !text.contains("more than chance"));
    Claim {
        up: any(&["higher", "risen", "rose", "increased", "increasing"]) || more,
        down: any(&["lower", "fewer", "fallen", "fell", "decreased", "decreasing"]),
        better: any(&["better", "improvement", "improved", "best"]),
        worse: any(&["worse", "decline", "declined", "worst"]),
    }
}

/// A change as it is reported beside the verdict that is counted.
fn against_the_verdict(subject: &IndicatorContext, text: &str) -> Option<&'static str> {
    let judgement = subject.decided.judgement.as_ref()?;
    // What follows "but" is about the count, which may go the other way.
    let claim = claim(text.split(" but ").next().unwrap_or(text));
    let none = [Verdict::NoClearChange.as_str(), "not significant", "slightly", "the same as", "cannot be judged"];
    let unchanged = none.iter().any(|words| text.contains(words));
    match (judgement.verdict, judgement.direction) {
        (Verdict::Improved, _) if claim.worse => Some("says worse, but the verdict is an improvement"),
        (Verdict::Declined, _) if claim.better => Some("says better, but the verdict is a decline"),
        (Verdict::Improved | Verdict::Declined, _) if unchanged => {
            Some("says that there is no change, but the verdict is a change")
        }
        _ if unchanged && judgement.real_change == Some(true) => {
            Some("says that there is no change, but the test found one")
        }
        (Verdict::NotJudged | Verdict::Higher | Verdict::Lower | Verdict::NoPolarity, _)
            if (claim.better || claim.worse) && !judgement.may_be_good_or_bad() =>
        {
            Some("calls the change good or bad, but the verdict does not")
        }
        (_, Some(Ordering::Greater)) if claim.down && !claim.up => Some("says lower, but the figure is higher"),
        (_, Some(Ordering::Less)) if claim.up && !claim.down => Some("says higher, but the figure is lower"),
        _ => None,
    }
}

/// Whether the change is from the figure just before, as a run of changes is.
fn compares_with_the_last(subject: &IndicatorContext) -> bool {
    let before = |earlier: Option<&crate::figures::finding::Earlier>| earlier.map(|earlier| earlier.observation.period);
    before(subject.baseline()).is_some() && before(subject.baseline()) == before(subject.finding.previous.as_ref())
}

/// A run or a record beside the change.
fn against_the_trend(change: &str, trend: &str) -> Option<&'static str> {
    let record = trend.contains("the best ") || trend.contains("the worst ");
    let run = trend.contains("times running") || trend.contains("than the one before");
    let (told, looked) = (claim(change.split(" but ").next().unwrap_or(change)), claim(trend));
    match () {
        () if run && (looked.up && told.down && !told.up || looked.down && told.up && !told.down) => {
            Some("says that the figure moves one way, but the change goes the other way")
        }
        () if record && (looked.better && told.worse || looked.worse && told.better) => {
            Some("reports a record in one direction, but the change goes the other way")
        }
        () => None,
    }
}

/// `0.0 percentage points higher`, `no more than quarter 2`.
fn of_zero(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let zero =
        |word: &str| word == "no" || word.trim_start_matches('£').parse::<f64>().is_ok_and(|number| number == 0.0);
    words.iter().enumerate().any(|(at, word)| {
        let way = ["higher", "lower", "more", "fewer"].contains(&word.trim_end_matches(['.', ',']));
        way && words[at.saturating_sub(3)..at].iter().any(|before| zero(before)) && !text.contains("no change")
    })
}
