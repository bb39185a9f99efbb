//! `measures` of a `[[source]]`: what a table with a column for each measure gives, and of which of its rows.

use toml::de::DeValue;

use crate::diagnostic::Place;
use crate::figures::measure::month_number;
use crate::folder::text::entry::Entry;

/// One measure of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureRecipe {
    /// Its id in the catalogue.
    pub indicator: String,
    /// The column of its figures; none where the shape of the table has only one.
    pub value: Option<String>,
    /// The column of what is above the line.
    pub numerator: Option<String>,
    /// The column of what is below it.
    pub denominator: Option<String>,
    /// The columns of its lower and of its upper confidence limit.
    pub limits: Option<[String; 2]>,
    /// Which rows are its own: the text under each of these headings.
    pub only: Vec<(String, String)>,
    /// The months that its figures are of, where the table says only the year.
    pub months: Option<MonthsOfYear>,
    /// Where it is described.
    pub from: Place,
}

/// Months that come every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthsOfYear {
    /// The last of them, 1 to 12.
    pub last: i32,
    /// How many there are.
    pub many: i32,
}

/// Reads the list.
pub fn read_measures(entry: &Entry) -> Vec<MeasureRecipe> {
    entry.tables("measures").into_iter().filter_map(read_measure).collect()
}

fn read_measure(entry: Entry) -> Option<MeasureRecipe> {
    let heading = |key| entry.placed(key).map(|(text, _)| text.trim().to_owned()).filter(|text| !text.is_empty());
    let indicator = entry.needed("indicator", "its id in indicators.toml");
    let measure = MeasureRecipe {
        value: heading("value"),
        numerator: heading("numerator"),
        denominator: heading("denominator"),
        limits: read_limits(&entry),
        only: read_only(&entry),
        months: read_months(&entry),
        from: indicator.as_ref().map_or_else(|| entry.at().clone(), |(_, place)| place.clone()),
        indicator: indicator.map(|(text, _)| text.trim().to_owned()).unwrap_or_default(),
    };
    entry.finish("a measure of a source");
    (!measure.indicator.is_empty()).then_some(measure)
}

/// `lower = "Lower CI 95.0 limit"`, `upper = "Upper CI 95.0 limit"`
fn read_limits(entry: &Entry) -> Option<[String; 2]> {
    let heading = |key| entry.placed(key).map(|(text, _)| text.trim().to_owned()).filter(|text| !text.is_empty());
    let both = (heading("lower"), heading("upper"));
    both_or_neither(entry, [both.0.is_some(), both.1.is_some()]);
    both.0.zip(both.1).map(<[String; 2]>::from)
}

/// One limit alone says nothing of a figure.
pub fn both_or_neither(entry: &Entry, is_said: [bool; 2]) {
    let (said, lacking) = match is_said {
        [true, false] => ("lower", "upper"),
        [false, true] => ("upper", "lower"),
        [true, true] | [false, false] => return,
    };
    if let Some(value) = entry.get(said) {
        let message = format!("`{said}` names the {said} confidence limits, and nothing names the {lacking} ones");
        entry.wrong(
            value,
            message,
            format!("write both: {lacking} = \"...\"; or take `{said}` out, and none are read"),
        );
    }
}

/// `where = { Sex = "Persons" }`
fn read_only(entry: &Entry) -> Vec<(String, String)> {
    let Some(table) = entry.table("where") else { return Vec::new() };
    let mut only = Vec::new();
    for (heading, _, value) in table.entries() {
        match value.get_ref() {
            DeValue::String(text) => only.push((heading.to_owned(), text.trim().to_owned())),
            _ => table.wrong(
                value,
                format!("`{heading}` should be text"),
                "write the heading and what its rows say: where = { Sex = \"Persons\" }",
            ),
        }
    }
    only
}

/// `period_is = "December to February"`, `"March"` or `"year ending March"`.
fn read_months(entry: &Entry) -> Option<MonthsOfYear> {
    let (text, _) = entry.placed("period_is")?;
    let months = months_in_words(&text);
    if let (None, Some(value)) = (months, entry.get("period_is")) {
        let help = "write the months without the year, which the table says: period_is = \"December to February\", \"March\" or \
                    \"year ending March\"";
        entry.wrong(value, format!("`{}` are not months of a year", text.trim()), help);
    }
    months
}

/// Months of a year in words.
pub fn months_in_words(text: &str) -> Option<MonthsOfYear> {
    let text = text.trim().to_lowercase();
    let year = text.strip_prefix("the ").unwrap_or(&text).strip_prefix("year ending ");
    if let Some(last) = year {
        return Some(MonthsOfYear { last: month(last.strip_prefix("in ").unwrap_or(last))?, many: 12 });
    }
    let (first, last) = text.split_once(" to ").unwrap_or((&text, &text));
    let (first, last) = (month(first)?, month(last)?);
    Some(MonthsOfYear { last, many: (last - first).rem_euclid(12) + 1 })
}

/// `year_ends = "March"`: the month in which the years of a table end.
pub fn read_year_ends(entry: &Entry) -> Option<i32> {
    let (text, _) = entry.placed("year_ends")?;
    let found = month(&text);
    if let (None, Some(value)) = (found, entry.get("year_ends")) {
        entry.wrong(value, format!("`{}` is not a month", text.trim()), "write it in full: year_ends = \"March\"");
    }
    found
}

/// A month by its name.
fn month(text: &str) -> Option<i32> {
    month_number(text.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_that_come_every_year() {
        let read = |text| months_in_words(text).map(|months| (months.last, months.many));
        assert_eq!(read("December to February"), Some((2, 3)));
        assert_eq!(read("march"), Some((3, 1)));
        assert_eq!(read("the year ending March"), Some((3, 12)));
        assert_eq!(read("Sep to Aug"), Some((8, 12)));
        assert_eq!(read("winter"), None);
        assert_eq!(read("December 2024 to February 2025"), None);
    }
}
