//! Reading `cases/*.toml`: given these figures, this topic says this, or stays silent.

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::inside::{Reach, resolve};
use crate::folder::disk::listing::names;
use crate::folder::settings::plan::Plan;
use crate::folder::table::row::unknown_indicator;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::entry::{Entry, kind};
use crate::folder::text::named::NamedFile;
use crate::folder::text::source::Source;
use crate::folder::text::syntax;
use crate::rules::{Beside, Case, Claim, Figures, Given, UnfitFigures};

/// Reads every case of the folder, and says which of them cannot be put or cannot hold together.
pub fn read_cases(files: FolderFiles, plan: &Plan, indicators: &[Indicator], faults: &Diagnostics) -> Vec<Case> {
    let beside =
        Beside { area: &plan.area, period: plan.period, indicators, words: &plan.words, judging: plan.judging };
    let mut cases: Vec<Case> = Vec::new();
    for file in names(files, "cases", faults) {
        if !file.to_lowercase().ends_with(".toml") || file.starts_with(['.', '~']) {
            continue;
        }
        let path = format!("cases/{file}");
        let named = NamedFile { from: Place::file(&path), path };
        match resolve(files, Reach::Inside, &named).and_then(|()| files.source(&named.path)) {
            Ok(source) => read_file(&source, beside, faults, &mut cases),
            Err(fault) => faults.add(fault),
        }
    }
    for (nth, case) in cases.iter().enumerate() {
        if let Some(other) = cases[..nth].iter().find(|other| case.contradicts(other)) {
            faults.add(contradiction(case, other));
        }
    }
    cases
}

fn contradiction(case: &Case, other: &Case) -> Diagnostic {
    let message =
        format!("cases \"{}\" and \"{}\" expect different results from the same figures", other.name, case.name);
    Diagnostic::error(Code::ContradictingCases, message)
        .at(case.from.clone())
        .also(other.from.clone(), "the other one")
        .help("keep the one you want; if the sentence has both texts, write one case: says = [\"...\", \"...\"]")
}

fn read_file(source: &Source, beside: Beside, faults: &Diagnostics, cases: &mut Vec<Case>) {
    let Some(table) = syntax::parse(source, faults) else { return };
    let root = Entry::root(source, faults, &table);
    cases.extend(root.tables("case").into_iter().filter_map(|entry| read_case(entry, beside)));
    root.finish("a file of cases");
}

/// A table of figures, with where each key and its value are.
struct PlacedFigures {
    figures: Figures,
    at: Place,
    keys: Vec<(String, Place, Place)>,
}

fn read_case(entry: Entry, beside: Beside) -> Option<Case> {
    let faults = entry.faults();
    let before = faults.count();
    let at = entry.at().clone();
    let name = entry.needed("name", "a fall inside the tolerance is no change");
    let topic = entry.needed("topic", "change");
    let indicator = entry.placed("indicator");
    let figures = read_figures(&entry);
    let claim = read_claim(&entry);
    let known = faults.count();
    entry.finish("a case");
    // A claim under a name with a slip in it is reported as that.
    if claim == Some(Claim::default()) && faults.count() == known {
        let help = "say what result you expect: says = \"slightly lower\", rule = \"slightly\" or silent = true";
        faults.error(Code::MissingKey, at, "this case expects nothing", help);
    }
    if let Some((id, place)) = &indicator
        && !beside.indicators.iter().any(|known| known.id == *id)
    {
        let ids = beside.indicators.iter().map(|known| known.id.as_str());
        faults.add(unknown_indicator(id, ids, place.clone(), 1));
    }
    let (name, from) = name?;
    let (topic, topic_from) = topic?;
    let several = figures?;
    if let Some((message, help)) = misfit(&topic, several.len()) {
        faults.error(Code::WrongValue, topic_from, message, help);
        return None;
    }
    let figures = several.iter().map(|placed| placed.figures.clone()).collect();
    let indicator = indicator.map(|(id, _)| id);
    let case = Case { name, figures, indicator, topic, topic_from, claim: claim.unwrap_or_default(), from };
    // Each table alone, so that what is wrong with it is reported at its own keys.
    for placed in &several {
        let alone = Case { figures: vec![placed.figures.clone()], ..case.clone() };
        if let Err(unfit) = alone.sound(beside) {
            tell(faults, placed, unfit);
        }
    }
    (faults.count() == before).then_some(case)
}

/// Why a topic cannot be asked with so many tables of figures.
fn misfit(topic: &str, tables: usize) -> Option<(&'static str, &'static str)> {
    match topic {
        "together" if tables < 2 => {
            Some(("the topic \"together\" needs several figures", "give a list of them: figures = [{ ... }, { ... }]"))
        }
        "lead" | "overview" | "conclusion" if tables != 1 => {
            Some(("this topic is about the whole report", "give one table of totals: figures = { which = \"change\" }"))
        }
        _ => None,
    }
}

fn read_figures(entry: &Entry) -> Option<Vec<PlacedFigures>> {
    const HELP: &str = "write figures = { value = 93, previous = 95.1 }, or a list of such tables";
    let value = entry.must("figures", "a table, or a list of tables", HELP)?;
    let wrong = |value: &Spanned<DeValue>| {
        let message = format!("`figures` should be a table of figures, not {}", kind(value.get_ref()));
        entry.wrong(value, message, HELP);
    };
    let read = |value| {
        let table = entry.as_table(value);
        if table.is_none() {
            wrong(value);
        }
        read_table(&table?)
    };
    let DeValue::Array(list) = value.get_ref() else {
        return Some(vec![read(value)?]);
    };
    if list.is_empty() {
        wrong(value);
        return None;
    }
    // Every table is read, whatever is wrong with the one before it.
    let tables: Vec<Option<PlacedFigures>> = list.iter().map(read).collect();
    tables.into_iter().collect()
}

fn read_table(table: &Entry) -> Option<PlacedFigures> {
    let before = table.faults().count();
    let mut placed = PlacedFigures { figures: Figures::default(), at: table.at().clone(), keys: Vec::new() };
    for (key, at, value) in table.entries() {
        placed.keys.push((key.to_owned(), at, table.place(value.span())));
        if let Some(given) = read_given(table, key, value) {
            placed.figures.0.push((key.to_owned(), given));
        }
    }
    (table.faults().count() == before).then_some(placed)
}

fn read_given(entry: &Entry, key: &str, value: &Spanned<DeValue>) -> Option<Given> {
    match value.get_ref() {
        DeValue::String(text) => Some(Given::Words(text.to_string())),
        DeValue::Boolean(flag) => Some(Given::Flag(*flag)),
        DeValue::Integer(_) | DeValue::Float(_) => entry.decimal(key, value).map(Given::Number),
        DeValue::Array(list) => {
            list.iter().map(|value| read_given(entry, key, value)).collect::<Option<_>>().map(Given::List)
        }
        DeValue::Table(table) => {
            let named =
                table.iter().map(|(name, value)| Some((name.get_ref().to_string(), read_given(entry, key, value)?)));
            named.collect::<Option<_>>().map(Given::Table)
        }
        DeValue::Datetime(_) => {
            entry.wrong(
                value,
                format!("`{key}` is a date, and figures cannot have dates"),
                "write a period: \"quarter 3 2024/25\"",
            );
            None
        }
    }
}

/// What is claimed; the empty claim where nothing is, `None` where it cannot be read.
fn read_claim(entry: &Entry) -> Option<Claim> {
    let says = match entry.value("says", "text, or a list of texts").map(Spanned::get_ref) {
        Some(DeValue::Array(_)) => entry.texts("says"),
        _ => entry.placed("says").into_iter().collect(),
    };
    let silent = entry.flag("silent").unwrap_or(false);
    let rule = entry.placed("rule");
    let empty = says.iter().find(|(text, _)| text.trim().is_empty());
    if let Some((_, place)) = empty {
        let help = "write the text you expect: says = \"slightly lower\"";
        entry.faults().error(Code::WrongValue, place.clone(), "`says` is empty", help);
        return None;
    }
    if silent && (!says.is_empty() || rule.is_some()) {
        let message = "this case has both `silent` and an expected result";
        entry.faults().error(Code::WrongValue, entry.at().clone(), message, "keep one of them");
        return None;
    }
    Some(Claim { says: says.into_iter().map(|(text, _)| text).collect(), silent, rule })
}

/// Tells what is wrong with a table of figures, at the key it is wrong of.
fn tell(faults: &Diagnostics, placed: &PlacedFigures, unfit: UnfitFigures) {
    let help = if unfit.help.is_empty() {
        "write figures as { value = 93, previous = 95.1, unit = \"percent\" }".to_owned()
    } else {
        unfit.help
    };
    let places = placed.keys.iter().find(|(key, ..)| *key == unfit.key);
    match (places, unfit.unknown) {
        (Some((_, at, _)), true) => {
            let message = format!("`{}` is not a key of the figures of a case", unfit.key);
            faults.error(Code::UnknownKey, at.clone(), message, help);
        }
        (Some((.., at)), false) => faults.error(Code::WrongValue, at.clone(), unfit.message, help),
        (None, _) => faults.error(Code::WrongValue, placed.at.clone(), unfit.message, help),
    }
}
