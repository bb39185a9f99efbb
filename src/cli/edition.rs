//! `--format`: what a report or a pack is written as.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use scrutineer::Format;

/// Reads the name of a format.
pub fn formats() -> impl TypedValueParser<Value = Format> {
    of_these(&Format::ALL)
}

/// The same of those that a pack has.
pub fn formats_of_pack() -> impl TypedValueParser<Value = Format> {
    let has = |format: &Format| *format != Format::Xlsx;
    of_these(&Format::ALL.into_iter().filter(has).collect::<Vec<_>>())
}

fn of_these(formats: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let names: Vec<_> = formats.iter().map(|format| PossibleValue::new(format.name()).help(meaning(*format))).collect();
    PossibleValuesParser::new(names).map(|name| Format::named(&name).expect("one of these names"))
}

/// What it is for, in the help.
fn meaning(format: Format) -> &'static str {
    match format {
        Format::Pdf => "Accessible PDF",
        Format::Html => "Web edition: one accessible file",
        Format::Docx => "Word edition, for colleagues to comment on",
        Format::Xlsx => "Workbook of the figures, as the government's guidance wants them published",
        Format::Text => "Plain text, one paragraph a line",
        Format::Json => "The whole report as data, for other programs",
        Format::Proof => "Sign-off copy, with the rule and figures under each sentence",
    }
}

/// What may be written over.
pub fn over(force: bool) -> scrutineer::files::Overwrite {
    use scrutineer::files::Overwrite;
    if force { Overwrite::Anything } else { Overwrite::MadeLast }
}
