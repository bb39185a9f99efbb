//! Why a sentence says what it says: for an indicator every topic, what spoke, and what did not and why.

use crate::diagnostic::{Code, Diagnostic};
use crate::disclosure::Reason;
use crate::draft::{Told, tell};
use crate::error::Error;
use crate::folder::Folder;
use crate::narrative::Indicated;
use crate::prose::{Because, FigureRead, Sentence};
use crate::rules::{Scene, Subject, Why, nearest};

/// Explains an indicator by its id, a paragraph (`7`), a sentence (`7.2`), or the whole report. A bad rule is set
/// aside, its place marked.
///
/// # Errors
/// What leaves it in doubt whether a figure may be shown; `unknown-indicator` where nothing of the folder is called so.
pub fn explain(folder: &Folder, what: Option<&str>) -> Result<String, Error> {
    let (told, faults) = tell(folder);
    if !told.guarded.certain {
        return Err(Error::unless_clean(faults).expect_err("what leaves disclosure in doubt is a fault"));
    }
    let mut text = String::new();
    for fault in faults.iter().filter(|fault| fault.is_fault()) {
        let place = fault.at.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        text.push_str(&format!("Not used: {}{place}\n\n", fault.message));
    }
    let sentences: Vec<&Sentence> = told.narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences).collect();
    let indicator =
        what.and_then(|what| told.narrative.indicated.iter().find(|indicated| indicated.finding.indicator.id == what));
    match (what, indicator) {
        (Some(_), Some(indicated)) => text.push_str(&topics(&told, indicated)),
        (None, _) => sentences.iter().for_each(|sentence| text.push_str(&made(sentence))),
        (Some(what), None) => {
            let chosen: Vec<&&Sentence> = sentences
                .iter()
                .filter(|sentence| sentence.address == what || sentence.address.split('.').next() == Some(what))
                .collect();
            if chosen.is_empty() {
                let ids = told.narrative.indicated.iter().map(|indicated| indicated.finding.indicator.id.as_str());
                return Err(Error::one(unknown(what, nearest(what, ids))));
            }
            chosen.iter().for_each(|sentence| text.push_str(&made(sentence)));
        }
    }
    Ok(text)
}

fn unknown(what: &str, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name an indicator of indicators.toml, a paragraph (`7`) or a sentence (`7.2`)".to_owned(),
    };
    let message = format!("there is no indicator, paragraph or sentence `{what}`");
    Diagnostic::fault(Code::UnknownIndicator, message).help(help)
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

/// What a person overruled, and why; nothing where nobody did.
fn overruled(because: &Because, indent: &str) -> String {
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

/// What a statistical verdict rests on, and what the control chart says or why there is none.
fn evidence(subject: &Subject) -> String {
    let mut text = String::new();
    for (name, word) in [
        ("test", "test"),
        ("change", "change"),
        ("interval of the change", "change_interval"),
        ("p", "p"),
        ("smallest change the test could have found", "smallest_change"),
        ("interval of the figure", "interval"),
        ("interval of the earlier figure", "interval_before"),
        ("variation", "variation"),
        ("expected range", "expected_range"),
        ("no control chart", "chart_refused"),
        ("recent trend", "recent_trend"),
        ("slope", "slope"),
    ] {
        if let Some(held) = subject.printed(word).filter(|held| !held.is_empty()) {
            text.push_str(&format!("    {name}: {held}\n"));
        }
    }
    if text.is_empty() { text } else { format!("\nEvidence\n{text}") }
}

/// That a person overruled what this rule said of an indicator, and with which words.
fn instead(told: &Told, id: &str, rule: &str) -> String {
    let sentences = told.narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences);
    let overruled = |because: &Because| {
        because.indicator == id && because.instead_of.as_ref().is_some_and(|instead| instead.rule == rule)
    };
    let mut found = sentences.flat_map(|sentence| sentence.because.iter().map(move |because| (sentence, because)));
    found.find(|(_, because)| overruled(because)).map_or_else(String::new, |(sentence, because)| {
        let instead = because.instead_of.as_ref().expect("it was found by it");
        format!(
            "        overruled in {}: {}\n        why: {} ({})\n",
            because.at, sentence.text, instead.why, instead.who
        )
    })
}

fn topics(told: &Told, indicated: &Indicated) -> String {
    let indicator = &indicated.finding.indicator;
    let mut text = format!("{} ({})\n\nDecisions\n", indicator.label, indicator.id);
    for kept in told.guarded.kept.iter().filter(|kept| kept.indicator == indicator.id) {
        text.push_str(&format!("    disclosure: rule \"{}\", {}\n", kept.rule, kept.at));
    }
    for hidden in told.guarded.hidden.iter().filter(|hidden| hidden.indicator == indicator.id) {
        let why = match hidden.reason {
            Reason::Small => "small",
            Reason::Tells => "so that another cannot be worked out",
        };
        text.push_str(&format!("        hidden: {} ({why})\n", hidden.period.in_full()));
    }
    for (topic, rule, at) in &indicated.decided.by {
        text.push_str(&format!("    {topic}: rule \"{rule}\", {at}\n"));
    }
    if let Some(judgement) = &indicated.decided.judgement {
        let stated = if judgement.stated { ", as the source states" } else { "" };
        let reason = if judgement.reason.is_empty() { String::new() } else { format!(" ({})", judgement.reason) };
        text.push_str(&format!("    verdict: {}{reason}{stated}\n", judgement.verdict.as_str()));
    }
    let spoken = told.narrative.subjects.iter().find(|(id, _)| *id == indicator.id).map(|(_, subject)| subject.clone());
    let subject =
        spoken.unwrap_or_else(|| Subject::new(indicated.finding.clone(), indicated.decided.clone(), Scene::default()));
    text.push_str(&evidence(&subject));
    for topic in told.book.topics().spoken() {
        text.push_str(&format!("\n{topic}\n"));
        for tried in told.book.tried(topic, &subject) {
            let (mark, why) = match &tried.outcome {
                Why::Spoke(sentence, passed) => {
                    let mut why = format!("used: {sentence}\n{}", instead(told, &indicator.id, &tried.rule));
                    for (condition, read) in passed {
                        why.push_str(&format!("        met `{condition}`\n{}", figures(read, "            ")));
                    }
                    ("*", why)
                }
                Why::Failed(condition, read) => {
                    ("-", format!("did not meet `{condition}`\n{}", figures(read, "            ")))
                }
                Why::Missing(why) => ("-", format!("missing: {why}\n")),
                Why::Later => continue,
                Why::Broken(message) => ("!", format!("not used: {message}\n")),
            };
            text.push_str(&format!("  {mark} \"{}\", {}: {why}", tried.rule, tried.at));
        }
    }
    text
}
