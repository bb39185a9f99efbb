//! Prose checks: what reads wrong in a sentence, whoever wrote it. Each has a code that begins with `prose-`.
//!
//! A check is a function of a text and of what it is about, and gives issues: the words, what is wrong with them and
//! what to write instead. It would rather miss an issue than blame sound prose.

mod acronym;
mod agreement;
mod amount;
mod amounts;
mod claim;
mod claims;
mod clause;
mod colour;
mod count;
mod direction;
mod evidence;
mod form;
#[cfg(feature = "grammar")]
mod grammar;
mod how_much;
mod inverse;
mod issues;
mod level;
mod lexicon;
mod mention;
mod named;
mod negative;
mod noun;
mod object;
mod of_sentence;
mod own_name;
mod period;
mod place;
mod plain;
mod points;
mod polarity;
mod reading;
mod record;
mod refer;
mod said;
mod season;
mod shares;
mod side;
mod significant;
mod stated;
mod statement;
mod streak;
mod subject;
mod tally;
#[cfg(test)]
mod tests;
mod text;
mod token;
mod trial;
mod two_parts;
mod typed;
mod unit;
mod verdict;
mod when;
mod whole_report;
mod wording;
mod words;

#[cfg(test)]
pub use of_sentence::of_a_person;
pub use of_sentence::of_sentence;
pub(crate) use text::counted;
#[cfg(feature = "grammar")]
pub use trial::try_grammar;
pub use trial::try_sentence;
pub use whole_report::{Own, SentenceSources, checks};
