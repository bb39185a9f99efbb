//! Reading `indicators.toml`: a table for each indicator, in the catalogue's order.

use std::collections::BTreeMap;

use toml::de::DeValue;

use crate::diagnostic::Code;
use crate::figures::measure::{
    AsAt, Frequency, Indicator, Linked, MeasureKind, MeasureSaid, Period, Unit, UnitWords, YearKind,
};
use crate::folder::table::target_cells::TargetOf;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::entry::Entry;
use crate::folder::text::nearest::nearest;
use crate::folder::text::source::Source;
use crate::folder::text::syntax;
use crate::folder::words::unit_reader::{read_noun, read_unit};

use super::catalogue_targets::Of;
use super::comparing::read_comparing;
use super::good_reader::read_good;
use super::name_reads::check_name;

/// What a name looks like.
const NAME: &str = "children in care with three or more placements";

/// What a noun of the catalogue looks like.
const CHILDREN: &str = "[\"child\", \"children\"]";

/// Reads the catalogue: of several files one over the other, so that an entry takes the place of an earlier file's with its id.
/// `None` where one is not TOML at all; an indicator without name, unit or direction still is in the list, with a stand-in, so
/// that the tables can be checked against it.
pub fn read_catalogue(sources: &[Source], faults: &Diagnostics) -> Option<Vec<Indicator>> {
    let mut indicators: Vec<Indicator> = Vec::new();
    for source in sources {
        for own in read_entries(source, faults)? {
            match indicators.iter().position(|indicator| indicator.id == own.id) {
                Some(at) => indicators[at] = own,
                None => indicators.push(own),
            }
        }
    }
    check_parts(&indicators, faults);
    Some(indicators)
}

fn read_entries(source: &Source, faults: &Diagnostics) -> Option<Vec<Indicator>> {
    let table = syntax::parse(source, faults)?;
    let root = Entry::root(source, faults, &table);
    let mut indicators = Vec::new();
    for (id, place, value) in root.entries() {
        let DeValue::Table(_) = value.get_ref() else {
            let message = format!("`{id}` does not belong to an indicator");
            let help = "put it under the heading of its indicator, such as [cp_reviews]";
            faults.error(Code::WrongValue, place, message, help);
            continue;
        };
        if id.trim().is_empty() {
            faults.error(Code::WrongValue, place, "this indicator has an empty id", "give it one: [cp_reviews]");
            continue;
        }
        // An approved text has a line for each id, and what was hidden is found by it.
        if id.contains(['\n', '\r', '[', ']']) {
            let help = "give it another: letters, digits, hyphens and underlines";
            faults.error(Code::WrongValue, place, "this id has a bracket or the end of a line in it", help);
            continue;
        }
        if let Some(entry) = root.as_table(value) {
            let at_name = entry.get("name").map_or_else(|| place.clone(), |name| entry.place(name.span()));
            let mut indicator = read_indicator(id, &entry);
            entry.finish("an indicator");
            indicator.from = place;
            check_name(&indicator, at_name, faults);
            indicators.push(indicator);
        }
    }
    if indicators.is_empty() && faults.count() == 0 {
        root.lacks("[an_indicator]", "declare at least one indicator: a heading [its_id] with name, unit and good");
    }
    Some(indicators)
}

fn read_indicator(id: &str, entry: &Entry) -> Indicator {
    let (name, (unit, unit_words), year, as_at) = (name_of(entry, id), unit_of(entry), year_of(entry), as_at_of(entry));
    let aims = aims_of(entry, id, (unit, &unit_words), year);
    Indicator {
        id: id.to_owned(),
        called: entry.texts("called").into_iter().map(|(name, _)| name).collect(),
        code: entry.text("code").trim().to_owned(),
        subject: entry.text("subject"),
        label: entry.placed("label").map_or_else(|| capital(&name), |(label, _)| label),
        name,
        unit,
        measure_word: entry.text("measure_word"),
        noun: read_noun(entry, "noun", CHILDREN),
        out_of: read_noun(entry, "out_of", CHILDREN),
        done: entry.text("done"),
        decimals: entry.whole("decimals", 6),
        frequency: entry.word("frequency", &Frequency::ALL).unwrap_or(Frequency::Quarterly),
        frequency_given: entry.get("frequency").is_some(),
        lag: entry.whole("lag", 8).unwrap_or(0),
        measure: entry.word("measure", &MeasureKind::ALL).unwrap_or(MeasureKind::Flow),
        measure_said: if entry.get("measure").is_some() { MeasureSaid::Yes } else { MeasureSaid::No },
        as_at,
        earlier_as_at: entry.word("earlier_as_at", &AsAt::ALL).unwrap_or(as_at),
        year,
        good: aims.of.good,
        amber: aims.read_amber_of_tables(entry),
        targets: aims.read_targets(entry),
        family: entry.text("family"),
        variant: entry.text("variant"),
        theme: entry.text("theme"),
        owner: entry.text("owner"),
        means: entry.text("means"),
        source: entry.text("source"),
        why_missing: entry.text("why_missing"),
        share_of: entry.text("share_of"),
        earlier_name: entry.text("earlier_name"),
        short: read_short(entry),
        supporting: entry.flag("supporting").unwrap_or(false),
        quiet: entry.flag("quiet").unwrap_or(false),
        silent: entry.flag("silent").unwrap_or(false),
        rebase: read_rebase(entry, year),
        comparing: read_comparing(entry),
        usual_range_of: read_usual_range_of(entry, year),
        institutions: entry.flag("institutions").unwrap_or(false),
        parts: read_parts(entry, id),
        chart: entry.flag("chart").unwrap_or(false),
        strip: entry.flag("strip").unwrap_or(false),
        no_quartile: entry.flag("no_quartile").unwrap_or(false),
        above_100: entry.flag("above_100").unwrap_or(false),
        extra: read_extra(entry),
        observations: Vec::new(),
        benchmarks: Vec::new(),
        peers: BTreeMap::new(),
        unit_words,
        national: Linked { measure: entry.placed("national"), ..Linked::default() },
        last_report: None,
        said_beside: Vec::new(),
        from: entry.at().clone(),
    }
}

/// The kind of year that its years are.
fn year_of(entry: &Entry) -> YearKind {
    entry.word("year", &YearKind::ALL).unwrap_or(YearKind::Financial)
}

/// The unit with its words; a stand-in where the entry has none that can be read.
fn unit_of(entry: &Entry) -> (Unit, UnitWords) {
    let (unit, words) = read_unit(entry);
    (unit.unwrap_or(Unit::Percent), words)
}

fn name_of(entry: &Entry, id: &str) -> String {
    entry.needed("name", NAME).map_or(id.to_owned(), |(name, _)| name)
}

fn as_at_of(entry: &Entry) -> AsAt {
    entry.word("as_at", &AsAt::ALL).unwrap_or(AsAt::Period)
}

/// What its targets are read by.
fn aims_of<'a>(entry: &Entry<'a>, id: &'a str, (unit, words): (Unit, &'a UnitWords), year: YearKind) -> Of<'a> {
    Of { of: TargetOf { id, unit, words, good: read_good(entry, words), faults: entry.faults() }, year }
}

/// The name at the start of a row. A first word that has a capital of its own (`iPads`) is left as it is.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first_word = name.split_whitespace().next().unwrap_or("");
    match letters.next() {
        Some(first) if !first_word.chars().skip(1).any(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// So many letters stand on two lines of page 1.
const SHORT: usize = 74;

/// The name for page 1.
fn read_short(entry: &Entry) -> String {
    let short = entry.text("short").trim().to_owned();
    if let Some(value) = entry.get("short").filter(|_| short.chars().count() > SHORT) {
        let message = format!("`short` has {} letters, and {SHORT} are the most", short.chars().count());
        entry.wrong(
            value,
            message,
            "leave out what the first page and the dashboard need not say: short = \"Calls answered in two minutes\"",
        );
    }
    short
}

/// The indicators that add up to this one. Whether the catalogue has them is seen when all of it is read.
fn read_parts(entry: &Entry, id: &str) -> Vec<String> {
    let parts = entry.texts("parts");
    let help = "name the indicators whose counts add up to this one: parts = [\"boys\", \"girls\"]";
    for (part, place) in parts.iter().filter(|(part, _)| part == id) {
        entry.faults().error(Code::WrongValue, place.clone(), format!("`{part}` cannot be a part of itself"), help);
    }
    if let [(part, place)] = parts.as_slice() {
        entry.faults().error(Code::WrongValue, place.clone(), format!("`{part}` alone is not a sum"), help);
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

/// A part that the catalogue lacks: with a part unknown, nothing could be kept from being worked out.
fn check_parts(indicators: &[Indicator], faults: &Diagnostics) {
    for indicator in indicators {
        for part in &indicator.parts {
            let known = indicators.iter().any(|other| other.id == *part);
            if !known {
                let ids = indicators.iter().map(|other| other.id.as_str());
                let help = match nearest(part, ids) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "add it to the catalogue, or remove it from `parts`".into(),
                };
                let message = format!("`{}` has the part `{part}`, which is not in indicators.toml", indicator.id);
                faults.error(Code::UnknownIndicator, indicator.from.clone(), message, help);
            }
        }
    }
}

/// The periods at which the limits of the control chart start again.
fn read_rebase(entry: &Entry, year: YearKind) -> Vec<Period> {
    let help = "write the first period of the new way of working: rebase = [\"quarter 1 2019/20\"]";
    entry.value("rebase", "a list of periods");
    let texts = entry.texts("rebase");
    texts.into_iter().filter_map(|(text, place)| entry.dated(&text, place, year, help)).collect()
}

/// The first and the last period of the stretch whose figures the usual range is from.
fn read_usual_range_of(entry: &Entry, year: YearKind) -> Option<(Period, Period)> {
    let help = "write the first and the last period: usual_range_of = [\"quarter 1 2018/19\", \"quarter 4 2021/22\"]";
    let value = entry.value("usual_range_of", "a list of two periods")?;
    let texts = entry.texts("usual_range_of");
    let ends: Vec<Period> =
        texts.iter().filter_map(|(text, place)| entry.dated(text, place.clone(), year, help)).collect();
    match ends[..] {
        [from, to] if from < to => Some((from, to)),
        _ if ends.len() < texts.len() => None,
        _ => {
            entry.wrong(value, "`usual_range_of` should be two periods, the earlier one first", help);
            None
        }
    }
}

/// Words of a council's own: texts under names of its own.
fn read_extra(entry: &Entry) -> BTreeMap<String, String> {
    let mut extra = BTreeMap::new();
    if let Some(table) = entry.table("extra") {
        for (name, _, value) in table.entries() {
            match value.get_ref() {
                DeValue::String(text) => {
                    extra.insert(name.to_owned(), text.to_string());
                }
                _ => table.wrong(value, format!("`{name}` should be text"), format!("write {name} = \"...\"")),
            }
        }
    }
    extra
}
