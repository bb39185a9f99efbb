//! Why a sentence says what it says: for an indicator every topic, what spoke, and what did not and why. Read from the
//! trace of a draft: no rule is asked again.

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::draft::Draft;
use crate::draft::narrative::{HeldSentence, Indicated};
use crate::draft::trace::{IndicatorTrace, Trace};
use crate::figures::prose::{FigureRead, Provenance, Sentence};
use crate::rules::{IndicatorContext, RuleTrace, Scene, TopicTrace, TraceOutcome, nearest};

/// Explains an indicator by its id, a paragraph (`7`), a sentence (`7.2`), or the whole report. Of an indicator the rules
/// that spoke are shown with their conditions, the others counted; with `all` each of them with what it failed on. A bad
/// rule is set aside, its place marked.
///
/// ```
/// use scrutineer::{draft_folder, explain};
///
/// let (_, draft) = draft_folder("fixtures/anyshire".as_ref())?;
/// let why = explain(&draft, Some("calls"), false)?;
/// assert!(why.contains("rules/"), "each rule with its file and line: {why}");
/// # Ok::<(), scrutineer::Error>(())
/// ```
///
/// # Errors
/// What leaves it in doubt whether a figure may be shown; `unknown-indicator` where nothing of the folder is called so.
pub fn explain(draft: &Draft, what: Option<&str>, all: bool) -> Result<String, Error> {
    let asked = Asked::of(draft, what)?;
    let mut text = String::new();
    for fault in draft.diagnostics.iter().filter(|told| told.is_error()) {
        let place = fault.at.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        text.push_str(&format!("Not used: {}{place}\n\n", fault.message));
    }
    match asked {
        Asked::Indicator(indicated) => {
            let sentences: Vec<&Sentence> = draft.report.sentences().collect();
            text.push_str(&topics(draft, indicated, &sentences, all));
        }
        Asked::Sentences(sentences) => sentences.iter().for_each(|sentence| text.push_str(&made(sentence))),
        Asked::Report => {
            draft.report.sentences().for_each(|sentence| text.push_str(&made(sentence)));
            text.push_str(&left_out(draft, all));
        }
    }
    Ok(text)
}

/// What was decided and said as data, with the sentences: of an indicator, a paragraph or a sentence, or of the whole report. Of
/// sentences the trace holds the topics that they are about, with every rule that was asked; of each indicator in it there is the
/// evidence for its verdict.
///
/// # Errors
/// As [`explain`].
pub fn explain_json(draft: &Draft, what: Option<&str>) -> Result<serde_json::Value, Error> {
    let (trace, sentences): (Trace, Vec<&Sentence>) = match Asked::of(draft, what)? {
        Asked::Indicator(indicated) => {
            let id = &indicated.finding.indicator.id;
            let indicators = draft.trace.indicator(id).cloned().into_iter().collect();
            let is_of = |sentence: &&Sentence| sentence.because.iter().any(|because| because.is_of(id));
            (Trace { indicators, ..Trace::default() }, draft.report.sentences().filter(is_of).collect())
        }
        Asked::Sentences(sentences) => (behind(draft, &sentences), sentences),
        Asked::Report => (draft.trace.clone(), draft.report.sentences().collect()),
    };
    let evidence: serde_json::Map<String, serde_json::Value> =
        trace.indicators.iter().map(|one| (one.id.clone(), evidence_data(draft, &one.id))).collect();
    Ok(serde_json::json!({ "schema": 1, "trace": trace, "sentences": sentences, "evidence": evidence }))
}

/// Of the trace what sentences came from: the topics that each is about, of what each is about.
fn behind(draft: &Draft, sentences: &[&Sentence]) -> Trace {
    let made: Vec<&Provenance> = sentences.iter().flat_map(|sentence| &sentence.because).collect();
    let mut trace = Trace::default();
    for indicator in &draft.trace.indicators {
        let topics: Vec<_> = made.iter().filter(|one| one.is_of(&indicator.id)).map(|one| &one.topic).collect();
        if !topics.is_empty() {
            let mut indicator = indicator.clone();
            indicator.sentences.retain(|topic| topics.contains(&&topic.topic));
            trace.indicators.push(indicator);
        }
    }
    let of_group = |indicators: &[String]| made.iter().any(|one| one.indicators == indicators);
    trace.together = draft.trace.together.iter().filter(|group| of_group(&group.indicators)).cloned().collect();
    let of_report: Vec<&str> =
        made.iter().filter(|one| one.indicators.is_empty()).map(|one| one.rule_in_place()).collect();
    let spoke = |rule: &RuleTrace| rule.outcome.spoke() && of_report.iter().any(|name| *name == &*rule.rule);
    trace.whole = draft.trace.whole.iter().filter(|one| one.rules.iter().any(spoke)).cloned().collect();
    trace
}

/// The evidence for the verdict on an indicator, each with its name and the word of the rules for it.
fn evidence_data(draft: &Draft, id: &str) -> serde_json::Value {
    let Some(subject) = draft.subject(id) else { return serde_json::json!([]) };
    let found = evidenced(subject).into_iter();
    found.map(|(name, word, held)| serde_json::json!({ "name": name, "word": word, "held": held })).collect()
}

/// What is to be explained.
enum Asked<'a> {
    Indicator(&'a Indicated),
    /// A sentence, or those of a paragraph.
    Sentences(Vec<&'a Sentence>),
    Report,
}

impl<'a> Asked<'a> {
    fn of(draft: &'a Draft, what: Option<&str>) -> Result<Asked<'a>, Error> {
        if !draft.may_be_shown() {
            return Err(Error::stopped_by(draft.diagnostics.clone()));
        }
        let Some(what) = what else { return Ok(Asked::Report) };
        if let Some(indicated) = draft.indicated.iter().find(|one| one.finding.indicator.id == what) {
            return Ok(Asked::Indicator(indicated));
        }
        let is_there =
            |sentence: &&Sentence| !what.is_empty() && (sentence.address == what || sentence.paragraph() == what);
        let sentences: Vec<&Sentence> = draft.report.sentences().filter(is_there).collect();
        if sentences.is_empty() {
            let ids = draft.indicated.iter().map(|indicated| indicated.finding.indicator.id.as_str());
            return Err(Error::one(unknown(what, nearest(what, ids))));
        }
        Ok(Asked::Sentences(sentences))
    }
}

fn unknown(what: &str, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name an indicator of indicators.toml, a paragraph (`7`) or a sentence (`7.2`)".to_owned(),
    };
    let message = format!("there is no indicator, paragraph or sentence `{what}`");
    Diagnostic::error(Code::UnknownIndicator, message).help(help)
}

/// A sentence with its rules and figures.
fn made(sentence: &Sentence) -> String {
    let mut text = format!("{} {}\n", sentence.address, sentence.text);
    for because in &sentence.because {
        text.push_str(&format!("    {} ({}), {}\n", because.rule, because.topic, because.at));
        text.push_str(&overruled(because, "        "));
        text.push_str(&figures(&because.figures, "        "));
    }
    text.push('\n');
    text
}

/// What the length of the report leaves out: counted, or with `all` each sentence.
fn left_out(draft: &Draft, all: bool) -> String {
    if !all {
        let line = draft.left_out();
        return if line.is_empty() { line } else { format!("{line}\n") };
    }
    let mut text = String::new();
    for held in &draft.held {
        if text.is_empty() {
            text.push_str("Not printed, because of the length of the report\n");
        }
        let (said, rule, at) = (&held.said.text, &held.said.rule, &held.said.at);
        text.push_str(&format!("    {}: {said}\n        {rule} ({}), {at}\n", held.indicator, held.topic));
    }
    text
}

/// What a person overruled, and why; nothing where nobody did.
fn overruled(because: &Provenance, indent: &str) -> String {
    because.instead_of.as_ref().map_or_else(String::new, |instead| {
        format!(
            "{indent}the rule says: {} ({})\n{indent}why: {} ({})\n",
            instead.text, instead.at, instead.why, instead.who
        )
    })
}

fn figures(figures: &[FigureRead], indent: &str) -> String {
    figures
        .iter()
        .map(|figure| {
            let from = if figure.from.is_empty() { String::new() } else { format!("  [{}]", figure.from) };
            format!("{indent}{}: {}{from}\n", figure.word, figure.held)
        })
        .collect()
}

/// What a statistical verdict rests on, and what the usual range says or why there is none: each by its name, the word for it in a
/// rule, and what it is.
fn evidenced(subject: &IndicatorContext) -> Vec<(&'static str, &'static str, String)> {
    let held = |(name, word): (&'static str, &'static str)| {
        Some((name, word, subject.printed(word).filter(|held| !held.is_empty())?.to_string()))
    };
    [
        ("test", "test"),
        ("change", "change"),
        ("interval of the change", "change_interval"),
        ("p", "p"),
        ("smallest change the test could have found", "smallest_change"),
        ("limits given with the figure", "limits"),
        ("interval of the figure", "interval"),
        ("interval of the earlier figure", "interval_before"),
        ("variation", "variation"),
        ("usual range", "usual_range"),
        ("no usual range", "no_usual_range"),
        ("long rise or fall", "long_move"),
        ("recent trend", "recent_trend"),
        ("slope", "slope"),
    ]
    .into_iter()
    .filter_map(held)
    .collect()
}

fn evidence(subject: &IndicatorContext) -> String {
    let text: String = evidenced(subject).into_iter().map(|(name, _, held)| format!("    {name}: {held}\n")).collect();
    if text.is_empty() { text } else { format!("\nEvidence\n{text}") }
}

/// That a person overruled what this rule said of an indicator, and with which words.
fn instead(sentences: &[&Sentence], id: &str, rule: &str) -> String {
    let overruled = |because: &Provenance| {
        because.is_of(id) && because.instead_of.as_ref().is_some_and(|instead| instead.rule == rule)
    };
    let mut found =
        sentences.iter().flat_map(|sentence| sentence.because.iter().map(move |because| (sentence, because)));
    let found = found.find(|(_, because)| overruled(because));
    let Some((sentence, at, instead)) =
        found.and_then(|(sentence, because)| Some((sentence, &because.at, because.instead_of.as_ref()?)))
    else {
        return String::new();
    };
    format!("        overruled in {at}: {}\n        why: {} ({})\n", sentence.text, instead.why, instead.who)
}

fn topics(draft: &Draft, indicated: &Indicated, sentences: &[&Sentence], all: bool) -> String {
    let indicator = &indicated.finding.indicator;
    let mut text = format!("{} ({})\n\nDecisions\n", indicator.label, indicator.id);
    let Some(trace) = draft.trace.indicator(&indicator.id) else { return text };
    text.push_str(&decisions(trace, indicated));
    let subject = draft.subject(&indicator.id).cloned().unwrap_or_else(|| {
        IndicatorContext::new(indicated.finding.clone(), indicated.decided.clone(), Scene::default())
    });
    text.push_str(&evidence(&subject));
    if trace.sentences.is_empty() {
        text.push_str("\nNo paragraph of report.toml speaks of it.\n");
    }
    for topic in &trace.sentences {
        text.push_str(&told(topic, draft, sentences, &indicator.id, all));
    }
    text
}

fn decisions(trace: &IndicatorTrace, indicated: &Indicated) -> String {
    let mut text = String::new();
    if let Some(disclosure) = &trace.disclosure {
        text.push_str(&format!("    disclosure: rule \"{}\", {}\n", disclosure.rule, disclosure.at));
        for hidden in &disclosure.hidden {
            text.push_str(&format!("        hidden: {} ({})\n", hidden.period, hidden.why));
        }
    }
    for (topic, rule, at) in &indicated.decided.by {
        text.push_str(&format!("    {topic}: rule \"{rule}\", {at}\n"));
    }
    if let Some(judgement) = &indicated.decided.judgement {
        let stated = if judgement.stated { ", as the source states" } else { "" };
        text.push_str(&format!("    verdict: {}{stated}\n", indicated.decided.verdict_in_words()));
    }
    text
}

/// The rules of a topic that spoke; the others counted, or with `all` each with what kept it silent.
fn told(topic: &TopicTrace, draft: &Draft, sentences: &[&Sentence], id: &str, all: bool) -> String {
    let mut text = format!("\n{}\n", topic.topic);
    let mut silent = 0;
    for rule in &topic.rules {
        let shown = matches!(rule.outcome, TraceOutcome::Spoke { .. } | TraceOutcome::Broken { .. });
        if rule.outcome == TraceOutcome::NotAsked {
            continue;
        }
        if !shown && !all {
            silent += 1;
            continue;
        }
        text.push_str(&one(rule, sentences, id));
        let left_out = |held: &&HeldSentence| held.indicator == id && held.topic == topic.topic;
        if rule.outcome.spoke() && draft.held.iter().any(|held| left_out(&held)) {
            text.push_str("        not printed, because of the length of the report\n");
        }
    }
    match silent {
        0 => {}
        1 => text.push_str("  1 rule did not apply (--all shows why)\n"),
        more => text.push_str(&format!("  {more} rules did not apply (--all shows why)\n")),
    }
    text
}

fn one(rule: &RuleTrace, sentences: &[&Sentence], id: &str) -> String {
    let (mark, why) = match &rule.outcome {
        TraceOutcome::Spoke { said, passed } => {
            let mut why = format!("spoke: {said}\n{}", instead(sentences, id, &rule.rule));
            for passed in passed {
                why.push_str(&format!(
                    "        passed `{}`\n{}",
                    passed.condition,
                    figures(&passed.read, "            ")
                ));
            }
            ("*", why)
        }
        TraceOutcome::Failed(failed) => {
            ("-", format!("`{}` does not hold\n{}", failed.condition, figures(&failed.read, "            ")))
        }
        TraceOutcome::Missing { why } => ("-", format!("missing: {why}\n")),
        TraceOutcome::Broken { why } => ("!", format!("set aside: {why}\n")),
        TraceOutcome::NotAsked => return String::new(),
    };
    format!("  {mark} \"{}\", {}: {why}", rule.rule, rule.at)
}
