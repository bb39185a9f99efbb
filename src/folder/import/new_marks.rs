//! Signs of next quarter's file that no recipe of it has met: what they mean is written beside those that it has, for the officer to
//! change.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::folder::text::toml_text::{pairs, quoted};

/// `report.toml` with these signs under `marks` of every `[[source]]` of a file that lacks them, every other byte as it was.
pub fn with_marks(report: &str, file: &str, marks: &[(String, String)]) -> String {
    let mut text = report.to_owned();
    let Ok(table) = DeTable::parse(report) else { return text };
    let sources = value(table.get_ref(), "source").and_then(|sources| sources.get_ref().as_array());
    let of_file = |source: &&Spanned<DeValue>| {
        let table = source.get_ref().as_table();
        let path = table.and_then(|table| value(table, "file")).and_then(|path| path.get_ref().as_str());
        path.is_some_and(|path| path.trim() == file)
    };
    // From the last to the first, so that no place moves before it is used.
    for source in sources.into_iter().flat_map(|sources| sources.iter()).filter(of_file).rev() {
        let Some(table) = source.get_ref().as_table() else { continue };
        let with = with_missing(&text, table, marks);
        text = with.filter(|with| DeTable::parse(with).is_ok()).unwrap_or(text);
    }
    text
}

fn with_missing(text: &str, source: &DeTable, marks: &[(String, String)]) -> Option<String> {
    let held = value(source, "marks");
    let known = held.and_then(|held| held.get_ref().as_table());
    let is_known =
        |sign: &str| known.is_some_and(|known| known.iter().any(|(key, _)| key.get_ref().eq_ignore_ascii_case(sign)));
    let missing =
        || marks.iter().filter(|(sign, _)| !is_known(sign)).map(|(sign, means)| (sign.as_str(), means.as_str()));
    missing().next()?;
    let Some(held) = held else {
        let file = value(source, "file")?.span().end;
        let at = text[file..].find('\n').map_or(text.len(), |end| file + end + 1);
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        return Some(format!("{}marks = {}{end}{}", &text[..at], pairs(missing()), &text[at..]));
    };
    let inner = text[held.span()].strip_prefix('{')?.strip_suffix('}')?.trim_end();
    let more: Vec<String> = missing().map(|(sign, means)| format!("{} = {}", quoted(sign), quoted(means))).collect();
    let comma = if inner.trim().is_empty() { " " } else { ", " };
    let (start, end) = (held.span().start + 1 + inner.len(), held.span().end);
    Some(format!("{}{comma}{} }}{}", &text[..start], more.join(", "), &text[end..]))
}

fn value<'a>(table: &'a DeTable<'a>, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
    table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_is_new_joins_those_that_are_there() {
        let signs = [("n/a".to_owned(), "not available".to_owned()), ("*".to_owned(), "suppressed".to_owned())];
        for (recipe, expected) in [
            (
                "marks = { \"N/A\" = \"not applicable\" } # ours",
                "marks = { \"N/A\" = \"not applicable\", \"*\" = \"suppressed\" } # ours",
            ),
            ("marks = {}", "marks = { \"n/a\" = \"not available\", \"*\" = \"suppressed\" }"),
            ("marks = { \"n/a\" = \"low\", \"*\" = \"low\" }", "marks = { \"n/a\" = \"low\", \"*\" = \"low\" }"),
        ] {
            let report = |recipe: &str| {
                format!(
                    "title = 'x'\n[[source]]\nfile = 'data/b.csv'\n\n[[source]] # a\nfile = \"data/a.csv\" # now\n{recipe}\n[words]\n"
                )
            };
            assert_eq!(with_marks(&report(recipe), "data/a.csv", &signs), report(expected));
        }
        let report = "[[source]]\nfile = \"data/a.csv\" # now\nindicator = \"A\"\n";
        let expected =
            "[[source]]\nfile = \"data/a.csv\" # now\nmarks = { \"*\" = \"suppressed\" }\nindicator = \"A\"\n";
        assert_eq!(with_marks(report, "data/a.csv", &signs[1..]), expected);
    }
}
