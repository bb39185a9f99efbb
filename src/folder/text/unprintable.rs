//! Characters of an officer's files that no page can show, told where they are typed: the layout in which they would stop a
//! build is nobody's to correct.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::prose::{instead, is_unprintable, numbered};

use super::source::Source;

/// So many places are shown; of more only how many.
const SHOWN: usize = 3;

/// An error at the first character of a file that cannot be printed.
pub fn unprintable(source: &Source) -> Option<Diagnostic> {
    let found = source.text.char_indices().filter(|(_, sign)| is_unprintable(*sign));
    told_once(found.map(|(at, sign)| (sign, move || source.place(at..at + sign.len_utf8()))))
}

/// The same of what the texts of a TOML file stand for: `\u001e` is such a character too.
pub fn unprintable_value(source: &Source, table: &DeTable) -> Option<Diagnostic> {
    let mut found = Vec::new();
    of_table(table, &mut found);
    found.sort_by_key(|(_, span)| span.start);
    told_once(found.into_iter().map(|(sign, span)| (sign, move || source.place(span.clone()))))
}

fn of_table(table: &DeTable, found: &mut Vec<(char, std::ops::Range<usize>)>) {
    for (key, value) in table {
        found.extend(key.get_ref().chars().find(|sign| is_unprintable(*sign)).map(|sign| (sign, key.span())));
        of_value(value, found);
    }
}

fn of_value(value: &Spanned<DeValue>, found: &mut Vec<(char, std::ops::Range<usize>)>) {
    match value.get_ref() {
        DeValue::String(text) => {
            found.extend(text.chars().find(|sign| is_unprintable(*sign)).map(|sign| (sign, value.span())));
        }
        DeValue::Array(list) => list.iter().for_each(|value| of_value(value, found)),
        DeValue::Table(table) => of_table(table, found),
        _ => {}
    }
}

/// The error of a character; `so_many` says how many more there are.
pub fn of_sign(sign: char, so_many: &str) -> Diagnostic {
    let message = format!("there is a character here that cannot be printed, {}{so_many}", numbered(sign));
    Diagnostic::error(Code::UnprintableCharacter, message).help(instead(sign))
}

/// One error for all of them: the first with where the next are.
pub fn told_once(mut found: impl Iterator<Item = (char, impl FnOnce() -> Place)>) -> Option<Diagnostic> {
    let (sign, place) = found.next()?;
    let mut also: Vec<Place> = Vec::new();
    let mut more = 0_usize;
    for (_, place) in found {
        more += 1;
        if also.len() + 1 < SHOWN {
            also.push(place());
        }
    }
    let so_many = match more {
        0 => String::new(),
        1 => "; there is one more".to_owned(),
        more => format!("; there are {more} more"),
    };
    let fault = of_sign(sign, &so_many).at(place());
    Some(also.into_iter().fold(fault, |fault, place| fault.also(place, "and here")))
}
