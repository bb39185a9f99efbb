//! TOML that is not TOML, said so that an officer can fix it.

use toml::de::{DeTable, Error};

use crate::diagnostic::{Code, Place};

use super::conflict::conflict;
use super::diagnostics::Diagnostics;
use super::limits::{long_line, long_value};
use super::source::Source;
use super::unprintable::{unprintable, unprintable_value};

/// Reads a TOML file. `None` where its syntax is broken: then every broken line is in `errors`.
pub fn parse<'a>(source: &'a Source, faults: &Diagnostics) -> Option<DeTable<'a>> {
    if let Some(fault) = conflict(source).or_else(|| unprintable(source)).or_else(|| long_line(source)) {
        faults.add(fault);
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    if errors.is_empty() {
        let table = table.into_inner();
        // A name that is not what it seems is found nowhere: that is one error, and not one for each place.
        return match unprintable_value(source, &table).or_else(|| long_value(source, &table)) {
            Some(fault) => {
                faults.add(fault);
                None
            }
            None => Some(table),
        };
    }
    // One slip makes several errors on its line: the first of them is the telling one.
    let mut lines = Vec::new();
    for error in &errors {
        let place = match error.span() {
            Some(span) => source.place(span),
            None => Place::file(&source.name),
        };
        if lines.contains(&place.line) {
            continue;
        }
        lines.push(place.line);
        let (message, help) = plain(error, &place);
        faults.error(Code::TomlSyntax, place, message, help);
    }
    None
}

/// The error in an officer's words, and what to do.
fn plain(error: &Error, place: &Place) -> (String, String) {
    let said = error.message();
    if ["recursion", "nested", "depth"].iter().any(|word| said.contains(word)) {
        let help = "write each table under a heading of its own: [name]";
        return ("there are too many lists or tables within each other".into(), help.into());
    }
    let (message, help) = of_line(said, place);
    (message.to_owned(), help.to_owned())
}

/// The same of what a line shows.
fn of_line(said: &str, place: &Place) -> (&'static str, &'static str) {
    let line = place.text.trim();
    let after_equals = line.split_once('=').map_or("", |(_, value)| value.trim());
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if line.contains(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}'])
        && has(&["quote", "string", "value", "unquoted", "content"])
    {
        ("these are curly quotation marks", "type straight ones, \": word processors turn them curly")
    } else if has(&["duplicate key"]) {
        ("this name is used twice", "keep one of them: an indicator or key can appear only once")
    } else if after_equals.is_empty() && line.ends_with('=') {
        ("there is nothing after the equals sign", "give a value, or remove the line")
    } else if line.starts_with('=') {
        ("a name is missing before the equals sign", "write name = \"value\"")
    } else if has(&["unquoted key"]) {
        (
            "this is not a name that can stand without quotation marks",
            "a name has letters without accents, digits, - and _ only; put another in quotation marks: \"café\"",
        )
    } else if has(&["boolean"]) {
        ("this is not a value", "write true or false, a number, or text in quotation marks")
    } else if has(&["cannot extend"]) {
        ("this name has a value above, and is a heading here", "keep one of them: rename the heading or the key")
    } else if has(&["string values must be quoted"]) {
        ("text must be in quotation marks", "put the value in straight quotation marks: name = \"the value\"")
    } else if has(&["quote", "invalid basic string", "string"]) {
        (
            "a quotation mark is missing",
            "start and end text on one line with \", and text over several lines with \"\"\"",
        )
    } else if line.starts_with('[') && has(&["table", "array"]) {
        ("this heading is not complete", "a heading is a name in brackets: [name], or [[name]] where there are several")
    } else if has(&["array"]) {
        ("this list is not complete", "a list starts with [, ends with ] and has commas between its entries")
    } else if has(&["inline table"]) {
        ("the part in { } is not complete", "write it like { text = \"...\" }, with a comma between keys")
    } else if has(&["date", "time", "month", "day"]) || date_like(after_equals) {
        ("this is not a date", "write a date as year-month-day: 2020-03-03")
    } else if after_equals.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        (
            "this is not a number as TOML writes it",
            "write a number with digits and a point only, such as 1234.5; put anything else in quotation marks",
        )
    } else if has(&["key with no value", "missing assignment", "missing value", "invalid key", "unquoted key"]) {
        (
            "a line must be `name = value`",
            "write a name, an equals sign and a value, or start the line with # to make it a note",
        )
    } else if has(&["escape", "unicode"]) {
        (
            "a backslash inside \" \" must be written twice",
            "write \\\\ or /, or use single quotation marks: 'C:\\folder'",
        )
    } else {
        ("this line cannot be read", "write a line as `name = value` or `[heading]`, or start it with #")
    }
}

fn date_like(value: &str) -> bool {
    let digits = value.chars().take_while(|c| c.is_ascii_digit()).count();
    digits == 4 && value[digits..].starts_with('-')
}
