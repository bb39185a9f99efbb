//! British English: figures as they are printed and as a person typed them, numbers in words, nouns by count, lists
//! with "and"; two versions of a sentence word by word; characters that no page can show.

mod amount;
mod figure;
mod join;
mod list;
mod number;
mod plain_text;
mod sentence;
mod subject;
mod topic;
mod typed;
mod unprintable;
mod wording;

pub use amount::{
    changed, difference, difference_in_figures, figure, figure_alone, figure_in_full, rounded_to, said_points, span,
    way_in_words,
};
pub use figure::{as_clock, grouped, number, print, rounded, share};
pub use join::{Half, Link, join};
pub use list::{capital, list};
pub use number::{ordinal, said, words};
pub use plain_text::{TextPart, out_of_turn, text_parts};
pub use sentence::{FigureRead, Overridden, Provenance, Sentence};
pub use subject::{SentenceSubject, points_back};
pub use topic::Topic;
pub use typed::{NAMING, Typed, to_step, typed};
pub use unprintable::{instead, is_unprintable, numbered};
pub use wording::{Wording, wording};
