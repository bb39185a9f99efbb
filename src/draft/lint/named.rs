//! Which indicators a fixed text is about: those whose names are in it.

use super::claims::plain;
use super::said::About;
use super::text::statements;

/// A text in stretches, each with the indicators it is about: a sentence that begins with "This" goes on about the
/// same.
pub fn stretches<'a, 'b>(text: &'a str, all: &[About<'b>]) -> Vec<(&'a str, Vec<About<'b>>)> {
    let mut found: Vec<(usize, usize, Vec<About>)> = Vec::new();
    for statement in statements(text) {
        let end = statement.start + statement.text.len();
        let own = named(statement.text, all);
        let on = ["This ", "It ", "The figure ", "That "].iter().any(|opening| statement.text.starts_with(opening));
        match found.last_mut() {
            Some((_, last, _)) if on && own.is_empty() => *last = end,
            Some((_, last, about)) if own.is_empty() && about.is_empty() => *last = end,
            _ => found.push((statement.start, end, own)),
        }
    }
    // From one beginning to the next, so that what is between two sentences is read too.
    let starts: Vec<usize> = found.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]).collect();
    found.into_iter().zip(starts).map(|((start, _, about), next)| (&text[start..next], about)).collect()
}

/// The indicators whose names are in a sentence; of names within names the longest.
fn named<'b>(text: &str, all: &[About<'b>]) -> Vec<About<'b>> {
    let low = plain(text);
    let mut hits: Vec<(String, About)> = all
        .iter()
        .filter_map(|about| {
            let indicator = &about.finding.indicator;
            let names = [&indicator.name, &indicator.label, &indicator.subject];
            let name =
                names.into_iter().map(|name| plain(name)).filter(|name| telling(name) && low.contains(name.as_str()));
            name.max_by_key(String::len).map(|name| (name, *about))
        })
        .collect();
    let names: Vec<String> = hits.iter().map(|(name, _)| name.clone()).collect();
    hits.retain(|(name, _)| !names.iter().any(|other| other.len() > name.len() && other.contains(name.as_str())));
    hits.into_iter().map(|(_, about)| about).collect()
}

/// A name of one or two words ("children in care" has three) is met by chance.
fn telling(name: &str) -> bool {
    name.split_whitespace().count() > 2
}
