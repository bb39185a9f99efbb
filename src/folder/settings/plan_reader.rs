//! Reading `report.toml`.

use toml::de::DeValue;

use crate::diagnostic::{Code, Place};
use crate::figures::finding::Method;
use crate::figures::measure::{Period, YearKind, read_period};
use crate::folder::catalogue::comparing::read_comparing;
use crate::folder::national::{NationalPlan, read_national};
use crate::folder::settings::chosen::{Numbering, Officer};
use crate::folder::sources::{Recipe, read_recipes};
use crate::folder::table::columns::{BENCHMARKS, OBSERVATIONS, TARGETS, Table, read_columns};
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::entry::{Entry, Placed};
use crate::folder::text::named::{NamedFile, file};
use crate::folder::text::source::Source;
use crate::folder::text::syntax;
use crate::folder::words::date::Date;

use super::accept::read_accept;
use super::appendix_plan::read_appendices;
use super::judging_reader::read_judging;
use super::length::read_length;
use super::look_reader::read_look;
use super::plan::Plan;
use super::prose_settings::read_prose;
use super::report_version::read_version;
use super::section_reader::{braced, read_header, read_sections};
use super::store::read_from;
use super::unnamed::{Open, Unnamed, has_open_date, is_unnamed, read_named};
use super::words_reader::read_words;

/// A plan as far as it could be read.
#[derive(Debug, Clone)]
pub struct ReadPlan {
    /// With stand-ins for what is missing.
    pub plan: Plan,
    /// Whether nothing that a report cannot do without is a stand-in.
    pub complete: bool,
}

/// Reads `report.toml`. `None` where it is not TOML at all.
pub fn read_plan(source: &Source, faults: &Diagnostics) -> Option<ReadPlan> {
    let table = syntax::parse(source, faults)?;
    let root = Entry::root(source, faults, &table);
    let title = root.needed("title", "{Period} performance report");
    let (Named { committee, area, date, period }, unnamed) = read_what_it_is_of(&root);
    let complete = title.is_some() && committee.is_some() && date.is_some() && area.is_some() && period.is_some();
    let (period, period_from) = period.unwrap_or((Period::UNDATED, Place::file(&source.name)));
    let (data, columns) = (root.table("data"), root.table("columns"));
    let named = |entry: &Option<Entry>, key| entry.as_ref().map_or_else(Vec::new, |entry| files(entry.texts(key)));
    let renamed = |key, table| renamed(columns.as_ref(), key, table);
    let own = area.clone().unwrap_or_else(|| (String::new(), Place::file(&source.name)));
    let (sources, national) = read_sources(&root, &own);
    let plan = Plan {
        title: braced(faults, source, title).unwrap_or_default(),
        committee: committee.map(|(text, _)| text).unwrap_or_default(),
        date: date.unwrap_or(Date { year: 1900, month: 1, day: 1 }),
        version: read_version(&root),
        area: area.map(|(text, _)| text.trim().to_owned()).unwrap_or_default(),
        unnamed,
        made_for: None,
        area_named: own,
        how: read_length(&root),
        methods_in_full: root.word("methods", &[("short", false), ("full", true)]).unwrap_or_default(),
        period,
        period_from,
        authors: words(root.texts("authors")),
        department: root.text("department"),
        quartiles: root.word("quartiles", &[("rank", Method::Rank), ("lait", Method::Lait)]).unwrap_or_default(),
        quartiles_of: root.text("quartiles_of"),
        comparing: read_comparing(&root),
        language: read_language(&root).unwrap_or_else(|| "en-GB".to_owned()),
        rules: files(root.texts("rules")),
        layout: root.placed("layout").map(file),
        look: read_look(&root),
        assets: files(root.texts("assets")),
        observations: named(&data, "observations"),
        benchmarks: named(&data, "benchmarks"),
        targets: named(&data, "targets"),
        observation_columns: renamed("observations", &OBSERVATIONS),
        benchmark_columns: renamed("benchmarks", &BENCHMARKS),
        target_columns: renamed("targets", &TARGETS),
        sources,
        store: read_from(&root),
        national,
        prose: read_prose(&root),
        ratings: read_ratings(&root),
        words: read_words(&root).into(),
        judging: read_judging(&root),
        accepts: root.tables("accept").into_iter().filter_map(read_accept).collect(),
        numbering: root.word("numbering", &Numbering::WORDS).unwrap_or_default(),
        summary: root.flag("summary"),
        sections: read_sections(&root, source),
        header: read_header(&root, source),
        officers: root.tables("officer").into_iter().map(read_officer).collect(),
        appendices: read_appendices(&root),
    };
    [(data, "[data]"), (columns, "[columns]")].into_iter().for_each(|(table, name)| finish(table, name));
    root.finish("report.toml");
    Some(ReadPlan { plan, complete })
}

/// `language = "en-GB"`: a language in two or three small letters, and what else its tag says.
fn read_language(root: &Entry) -> Option<String> {
    let (text, _) = root.placed("language")?;
    let is_tag = |text: &str| {
        let mut parts = text.split('-');
        let first = parts.next().unwrap_or_default();
        (2..=3).contains(&first.len())
            && first.bytes().all(|letter| letter.is_ascii_lowercase())
            && parts
                .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric()))
    };
    if let (false, Some(value)) = (is_tag(&text), root.get("language")) {
        let help = "write the tag that screen readers know: language = \"en-GB\" for British English, \"cy\" for Welsh";
        root.wrong(value, format!("`{}` is not the tag of a language", text.trim()), help);
        return None;
    }
    Some(text)
}

/// Of which council, to whom, when and about which period.
struct Named {
    committee: Option<Placed>,
    area: Option<Placed>,
    date: Option<Date>,
    period: Option<(Period, Place)>,
}

/// With what of it is still to be named.
fn read_what_it_is_of(root: &Entry) -> (Named, Vec<Open>) {
    let mut open = Vec::new();
    let committees = "Children and Families Overview and Scrutiny Committee";
    let committee = read_named(root, Unnamed::Committee, committees, &mut open);
    let area = read_named(root, Unnamed::Area, "Leicestershire", &mut open);
    let period = read_report_period(root);
    let date = if has_open_date(root, &mut open) {
        // Until it is known, what is due is held against the first day after the period.
        period.as_ref().and_then(|(period, _)| Date::first_after(*period))
    } else {
        read_date(root)
    };
    (Named { committee, area, date, period }, open)
}

/// The recipes, and the table of all areas, which one of them may be of.
fn read_sources(root: &Entry, own: &Placed) -> (Vec<Recipe>, Option<NationalPlan>) {
    let sources = read_recipes(root);
    let national = read_national(root, own, sources.iter().any(Recipe::is_of_columns));
    (sources, national)
}

/// Our columns and the file's own headings for them, in a kind of table.
fn renamed(columns: Option<&Entry>, key: &'static str, table: &Table) -> Vec<(String, String)> {
    columns.and_then(|columns| columns.table(key)).map_or_else(Vec::new, |entry| read_columns(entry, table))
}

fn finish(table: Option<Entry>, name: &str) {
    table.into_iter().for_each(|table| table.finish(name));
}

fn files(texts: Vec<Placed>) -> Vec<NamedFile> {
    texts.into_iter().map(file).collect()
}

fn words(texts: Vec<Placed>) -> Vec<String> {
    texts.into_iter().map(|(text, _)| text).collect()
}

/// `ratings = ["Green", "Amber", "Red"]`
fn read_ratings(root: &Entry) -> Option<[String; 3]> {
    let value = root.value("ratings", "a list of three words")?;
    let words: Vec<String> = root.texts("ratings").into_iter().map(|(word, _)| word.trim().to_owned()).collect();
    let apart = |words: &[String; 3]| {
        words.iter().enumerate().all(|(nth, word)| !word.is_empty() && !words[..nth].contains(word))
    };
    let read = <[String; 3]>::try_from(words).ok().filter(apart);
    if read.is_none() {
        let help =
            "write the word for a target that is met, close and missed: ratings = [\"Green\", \"Amber\", \"Red\"]";
        root.wrong(value, "`ratings` should be three words, each different", help);
    }
    read
}

/// The day of the meeting, which must be there.
pub fn read_date(root: &Entry) -> Option<Date> {
    read_day(root, "date", "add the day of the meeting: date = 2020-03-03")
}

/// A day that must be there; `missing` says what to do where it is not.
pub fn read_day(root: &Entry, key: &'static str, missing: &str) -> Option<Date> {
    let value = root.must(key, "a date", missing)?;
    let date = match value.get_ref() {
        DeValue::Datetime(stamp) => stamp.date.and_then(|date| Date::new(i32::from(date.year), date.month, date.day)),
        DeValue::String(text) => Date::read(text),
        _ => None,
    };
    if date.is_none() {
        let help = format!("write a real date as year-month-day: {key} = 2020-03-03");
        root.wrong(value, format!("`{key}` is not a date"), help);
    }
    date
}

fn read_report_period(root: &Entry) -> Option<(Period, Place)> {
    let (text, place) = root.needed("period", "quarter 3 2019/20")?;
    if is_unnamed(&text) {
        let help = "write the period that the report is about: period = \"quarter 3 2019/20\"";
        root.faults().error(Code::ToBeNamed, place, "`period` is still to be named", help);
        return None;
    }
    match read_period(&text, YearKind::Financial) {
        Ok((period, _)) if period.is_dated() => Some((period, place)),
        Ok(_) => {
            let help = "write the period of the report: quarter 3 2019/20";
            root.faults().error(
                Code::UnreadablePeriod,
                place,
                format!("`{text}` is not a period that a report can cover"),
                help,
            );
            None
        }
        Err(help) => {
            root.faults().error(Code::UnreadablePeriod, place, format!("`{text}` is not a period"), help);
            None
        }
    }
}

/// Somebody to ask.
pub fn read_officer(entry: Entry) -> Officer {
    let officer = Officer {
        title: entry
            .needed("title", "Director of Children and Family Services")
            .map(|(text, _)| text)
            .unwrap_or_default(),
        telephone: entry.text("telephone"),
        email: entry.text("email"),
    };
    entry.finish("an officer");
    officer
}
