//! Prose checks: what reads wrong in a sentence, whoever wrote it. Each has a code that begins with `prose-`.
//!
//! A check is a function of a text and of what it is about, and gives [`Slip`]s: the words, what is wrong with them and
//! what to write instead. It would rather miss a slip than blame sound prose.

mod acronym;
mod agreement;
mod claim;
mod colour;
mod count;
mod direction;
mod form;
#[cfg(feature = "grammar")]
mod grammar;
mod lexicon;
mod named;
mod negative;
mod period;
mod points;
mod polarity;
mod refer;
mod said;
mod shares;
mod significant;
mod tally;
#[cfg(test)]
mod tests;
mod text;
mod told;
mod trial;
mod typed;
mod words;

pub use said::{About, Author, Said, Slip};
pub use told::{Own, Sources, checks};
#[cfg(feature = "grammar")]
pub use trial::try_grammar;
pub use trial::try_sentence;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::prose::FigureRead;
use crate::rules::Subject;

use acronym::Acronyms;
use text::{Statement, statements};

/// A check of one sentence.
type Check = fn(&Said, &Statement) -> Vec<Slip>;

const OF_A_STATEMENT: [Check; 16] = [
    points::points,
    negative::negative,
    direction::direction,
    polarity::polarity,
    agreement::agreement,
    form::numeral,
    form::long,
    significant::significant,
    colour::colour,
    shares::shares,
    typed::figure,
    typed::stale,
    count::count,
    words::repeated,
    words::missing,
    tally::tally,
];

const MISPLACED: [Code; 2] = [Code::ProseCount, Code::ProseFigure];

/// Everything that reads wrong in a text, except for acronyms, which are a report's, and grammar.
pub fn slips(said: &Said, parted: &[Statement]) -> Vec<Slip> {
    let mut found: Vec<Slip> = parted
        .iter()
        .flat_map(|statement| OF_A_STATEMENT.iter().flat_map(|check| check(said, statement)))
        .chain(form::spacing(said))
        .chain(period::period(said, parted))
        .collect();
    found.sort_by_key(|slip| (slip.at.start, slip.at.end, slip.code));
    found.dedup();
    // A figure in the wrong place is not an old one.
    let misplaced: Vec<_> =
        found.iter().filter(|slip| MISPLACED.contains(&slip.code)).map(|slip| slip.at.clone()).collect();
    found.retain(|slip| slip.code != Code::ProseStale || !misplaced.contains(&slip.at));
    found
}

/// What reads wrong in one sentence of a rule on one indicator. Needs no folder.
pub fn of_sentence(text: &str, subject: &Subject, read: &[FigureRead]) -> Vec<Diagnostic> {
    let said = Said {
        text,
        about: vec![About { finding: &subject.finding, decided: &subject.decided }],
        read: read.iter().collect(),
        author: Author::Rule,
        ..Said::default()
    };
    let parted = statements(text);
    let mut found = slips(&said, &parted);
    found.extend(Acronyms::new(&[]).read(&parted));
    found.iter().map(|slip| told::told(&said, slip, "")).collect()
}
