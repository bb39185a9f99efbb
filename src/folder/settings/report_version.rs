//! The version of a report that is published again after a correction, and its day.

use toml::de::DeValue;

use crate::folder::text::entry::Entry;
use crate::folder::words::date::Date;

/// `Version 2, 13 March 2025`; empty where the report has no version.
pub fn read_version(root: &Entry) -> String {
    let version = root.placed("version");
    let date = read_version_date(root);
    let Some((text, _)) = version else {
        if let Some(value) = root.get("version_date") {
            root.wrong(value, "there is a day of a version, and no version", "add a line like version = \"2\"");
        }
        return String::new();
    };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = words.strip_prefix("Version ").or_else(|| words.strip_prefix("version ")).unwrap_or(&words);
    if name.is_empty() {
        if let Some(value) = root.get("version") {
            root.wrong(value, "`version` is empty", "write it like this: version = \"2\"");
        }
        return String::new();
    }
    if root.get("version_date").is_none() {
        root.lacks("version_date", "add the day of this version: version_date = 2025-03-13");
    }
    date.map_or_else(String::new, |date| format!("Version {name}, {date}"))
}

fn read_version_date(root: &Entry) -> Option<Date> {
    let value = root.value("version_date", "a date")?;
    let date = match value.get_ref() {
        DeValue::Datetime(stamp) => stamp.date.and_then(|date| Date::new(i32::from(date.year), date.month, date.day)),
        DeValue::String(text) => Date::read(text),
        _ => None,
    };
    if date.is_none() {
        root.wrong(
            value,
            "`version_date` is not a date",
            "write a real date as year-month-day: version_date = 2025-03-13",
        );
    }
    date
}
