//! The checks over a whole report, as warnings with the place of the words.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};
use crate::draft::narrative::Narrative;
use crate::figures::prose::{Provenance, Sentence};
use crate::rules::RuleBook;

use super::acronym::Acronyms;
use super::issues::issues;
use super::named::stretches;
use super::said::{About, Author, ProseIssue, Said};
use super::text::statements;
use super::two_parts::parted;
use crate::folder::Settings;

/// An officer's own words: where they are, and what is declared beside them.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    /// Where.
    pub at: &'a Place,
    /// Figures in them that are none of the tables'.
    pub facts: &'a [String],
}

/// Where the sentences of a narrative come from.
pub struct SentenceSources<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// Of each paragraph its fixed text, where it has one.
    pub texts: Vec<Option<Own<'a>>>,
    /// The comments.
    pub comments: Vec<Own<'a>>,
}

/// A text with what is needed to tell of it.
struct Read<'a> {
    said: Said<'a>,
    /// `7.2`
    address: &'a str,
    /// Where an officer's own words are.
    own: Option<&'a Place>,
    /// What the others came of: the first rule, and those that are joined to it.
    because: &'a [Provenance],
}

/// Everything that reads wrong in a report.
pub fn checks(narrative: &Narrative, sources: &SentenceSources, settings: &Settings) -> Vec<Diagnostic> {
    let all: Vec<About> = narrative
        .indicated
        .iter()
        .map(|indicated| About { finding: &indicated.finding, decided: &indicated.decided })
        .collect();
    let by_id: HashMap<&str, About> = all.iter().map(|about| (about.id(), *about)).collect();
    let mut texts = Vec::new();
    for (nth, (_, sentences)) in narrative.paragraphs.iter().enumerate() {
        for sentence in sentences {
            texts.extend(read(sentence, nth, narrative, sources, (&all, &by_id)));
        }
    }
    for title in narrative.titles.values() {
        texts.extend(read(title, 0, narrative, sources, (&all, &by_id)));
    }
    let mut acronyms = Acronyms::new(&settings.known);
    let mut found: Vec<Diagnostic> = Vec::new();
    for text in &texts {
        let parted = parted(&text.said);
        let mut issues = issues(&text.said, &parted);
        issues.extend(acronyms.read(&parted));
        // The same of the same sentence is told once, and placed once.
        let mut known = std::collections::HashSet::new();
        let sentence_of = |issue: &ProseIssue| parted.partition_point(|one| one.start <= issue.at.start);
        let wanted = issues.iter().filter(|issue| !settings.off.contains(&issue.code));
        let once = wanted.filter(|issue| known.insert((issue.code, &issue.message, sentence_of(issue))));
        found.extend(once.map(|issue| placed(text, issue, sources.book)));
    }
    found.extend(grammar(&texts, settings, sources.book));
    let mut seen = std::collections::HashSet::new();
    found.retain(|one| seen.insert((one.code, one.message.clone())));
    found
}

/// What a grammar library finds.
#[cfg(feature = "grammar")]
fn grammar(texts: &[Read], settings: &Settings, book: &RuleBook) -> Vec<Diagnostic> {
    if settings.off.contains(&crate::diagnostic::Code::ProseGrammar) {
        return Vec::new();
    }
    let mut grammar = super::grammar::Grammar::new();
    texts
        .iter()
        .flat_map(|text| grammar.read(&text.said).iter().map(|issue| placed(text, issue, book)).collect::<Vec<_>>())
        .collect()
}

/// Without the feature `grammar` there is none.
#[cfg(not(feature = "grammar"))]
fn grammar(_: &[Read], _: &Settings, _: &RuleBook) -> Vec<Diagnostic> {
    Vec::new()
}

/// A sentence of the narrative as the checks take it.
fn read<'a>(
    sentence: &'a Sentence,
    paragraph: usize,
    narrative: &'a Narrative,
    sources: &SentenceSources<'a>,
    (all, by_id): (&'a [About<'a>], &HashMap<&str, About<'a>>),
) -> Vec<Read<'a>> {
    let base = Said {
        text: &sentence.text,
        tally: Some(&narrative.tally),
        words: Some(&narrative.words),
        all,
        ..Said::default()
    };
    let Some(first) = sentence.because.first() else {
        let planned = narrative.planned.get(paragraph).map_or(paragraph, |(from, _)| *from);
        let own = sources.texts.get(planned).copied().flatten();
        let stretch = |(text, about)| Read {
            said: Said { text, about, author: Author::Text, facts: own.map_or(&[], |own| own.facts), ..base.clone() },
            address: &sentence.address,
            own: own.map(|own| own.at),
            because: &[],
        };
        return stretches(&sentence.text, all).into_iter().map(stretch).collect();
    };
    let about = first.indicators.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect();
    let read = sentence.because.iter().flat_map(|because| &because.figures).collect();
    let own = sources.comments.iter().find(|own| first.by_hand && own.at.to_string() == first.at);
    let said = match own {
        Some(own) => Said { about, facts: own.facts, author: Author::Comment, ..base },
        None => {
            let written = sentence.because.iter().filter_map(|because| sources.book.written(&because.rule));
            Said { about, read, author: Author::Rule, written: written.collect(), topic: Some(&first.topic), ..base }
        }
    };
    vec![Read { said, address: &sentence.address, own: own.map(|own| own.at), because: &sentence.because }]
}

fn placed(text: &Read, issue: &ProseIssue, book: &RuleBook) -> Diagnostic {
    let warning = warning(&text.said, issue, text.address);
    let words = &text.said.text[issue.at.clone()];
    let place = |because: &Provenance| book.place_of(&because.rule);
    let (first, joined) = text.because.split_at(text.because.len().min(1));
    let warning = match text.own.cloned().or_else(|| first.first().and_then(place)) {
        // A rule's words are seldom those that it prints.
        Some(at) => warning.at(at.at_words(words)),
        None => warning,
    };
    joined.iter().filter_map(place).fold(warning, |warning, place| warning.also(place, "joined to it"))
}

/// An issue as a warning for the officer.
pub fn warning(said: &Said, issue: &ProseIssue, address: &str) -> Diagnostic {
    let quoted = quoted(said.text, &issue.at);
    let named = if address.is_empty() { String::new() } else { format!(" ({address})") };
    let message = format!("{}, in \u{201C}{quoted}\u{201D}{named}", issue.message);
    Diagnostic::warning(issue.code, message).help(issue.help.clone())
}

/// How many letters of a sentence are quoted around the words meant.
const QUOTED: usize = 90;

/// The sentence in which the words are, or what is around them where it is long.
fn quoted(text: &str, at: &Range<usize>) -> String {
    let holds = |start: usize, length: usize| start <= at.start && at.start < start + length;
    let parted = statements(text);
    let statement = parted.iter().find(|one| holds(one.start, one.text.len()));
    let (start, sentence) = statement.map_or((0, text), |one| (one.start, one.text));
    if sentence.chars().count() <= QUOTED {
        return sentence.to_owned();
    }
    let words: Vec<(usize, &str)> =
        sentence.split_whitespace().map(|word| (start + offset(sentence, word), word)).collect();
    let meant = words.iter().rposition(|(from, _)| *from <= at.start).unwrap_or(0);
    let (mut from, mut to) = (meant, meant + 1);
    let length =
        |from: usize, to: usize| words[from..to].iter().map(|(_, word)| word.chars().count() + 1).sum::<usize>();
    while length(from, to) < QUOTED && (from > 0 || to < words.len()) {
        from = from.saturating_sub(1);
        to = (to + 1).min(words.len());
    }
    let shown: Vec<&str> = words[from..to].iter().map(|(_, word)| *word).collect();
    let (before, behind) = (if from > 0 { "\u{2026} " } else { "" }, if to < words.len() { " \u{2026}" } else { "" });
    format!("{before}{}{behind}", shown.join(" "))
}

/// Where a word of a text lies in it.
fn offset(text: &str, word: &str) -> usize {
    word.as_ptr() as usize - text.as_ptr() as usize
}
