//! The lists are right: calamine finds in each file what its list says, and the next edition has one period more.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::book::{Book, Edition, Entry, Figure, Good, Measure, Place, Reading, Told};
use super::look::shown;
use super::opened::{Opened, opened};
use super::wide::marks;
use super::{TWELVE, dated_headings, directorates, indicator_a_sheet, long_areas, long_export, monthly, one_measure};
use super::{quarter_a_sheet, saved_as_text, scorecard, tabbed, two_headings};

/// Both editions of a workbook hold what their lists say.
fn holds(make: fn(Edition) -> Book) {
    let [now, next] = [Edition::Now, Edition::Next].map(make);
    for book in [&now, &next] {
        let file = opened(book);
        for measure in &book.measures {
            measure_is_there(measure, &file);
        }
        what_is_left_out_is_there(book, &file);
        let blank = |(sheet, _): &(String, bool)| file.stands(sheet, "_");
        assert!(!file.sheets.iter().any(blank), "{}: an empty cell is written as `_`", book.file);
        marks_are_answered(book);
        what_the_officer_gives(book);
    }
    one_period_more(&now, &next);
}

fn measure_is_there(measure: &Measure, file: &Opened) {
    let name = &measure.name;
    if measure.place.cell.is_empty() {
        assert!(file.sheets.contains(&(measure.written.clone(), true)), "{name}: no such sheet");
    } else {
        text_is_there(file, &measure.place, &measure.written);
    }
    for entry in measure.figures.iter().chain(&measure.to_date).chain(&measure.targets) {
        entry_is_there(entry, measure, file);
    }
    for (who, entry) in &measure.comparators {
        assert!(!who.is_empty(), "{name}: whose figure is it?");
        entry_is_there(entry, measure, file);
    }
    for (heading, place, verdict) in &measure.stated {
        assert!(file.stands(&place.sheet, heading), "{name}: no heading {heading}");
        text_is_there(file, place, verdict);
    }
    if let Some(section) = &measure.section {
        let is_sheet = file.sheets.iter().any(|(sheet, _)| sheet == section);
        assert!(is_sheet || file.stands(&measure.place.sheet, section), "{name}: no section {section}");
    }
    if let Some(code) = &measure.code {
        assert!(file.stands(&measure.place.sheet, code), "{name}: no code {code}");
    }
    let periods: BTreeSet<&String> = measure.figures.iter().map(|entry| &entry.period).collect();
    assert_eq!(periods.len(), measure.figures.len(), "{name}: a period twice");
    // What is above a hundred or below nought is no percentage here, but for a change on the year before.
    if measure.unit == "%" && !measure.name.contains("Change") {
        let outside = |figure: &Figure| figure.value.is_sign_negative() || figure.value > Decimal::ONE_HUNDRED;
        assert!(!measure.figures.iter().filter_map(Entry::figure).any(outside), "{name}: no percentage");
    }
}

fn text_is_there(file: &Opened, place: &Place, text: &str) {
    let content = file.cell(place).unwrap_or_else(|| panic!("{place:?} is empty: {text}"));
    assert_eq!(content.held, text, "{place:?}");
}

fn entry_is_there(entry: &Entry, measure: &Measure, file: &Opened) {
    match &entry.reading {
        Reading::Mark(sign) => text_is_there(file, &entry.place, sign),
        Reading::Figure(figure) => {
            figure_is_there(figure, &entry.place, file);
            if let Some([numerator, denominator]) = &entry.counts {
                figure_is_there(&numerator.1, &numerator.0, file);
                figure_is_there(&denominator.1, &denominator.0, file);
                let share = numerator.1.value / denominator.1.value * Decimal::ONE_HUNDRED;
                let difference = (share - figure.value).abs();
                assert!(difference <= Decimal::new(5, 2), "{}: {share} of its counts", measure.name);
            }
        }
    }
}

fn figure_is_there(figure: &Figure, place: &Place, file: &Opened) {
    let content = file.cell(place).unwrap_or_else(|| panic!("{place:?} is empty: {}", figure.held));
    if !content.is_number {
        assert_eq!(content.held, figure.held, "{place:?}");
        assert_eq!(content.held, figure.shown, "{place:?}: a text is shown as it is");
        return;
    }
    let [read, held] = [&content.held, &figure.held].map(|text| text.parse::<Decimal>().expect("a decimal"));
    assert_eq!(read, held, "{place:?}");
    if let Some(format) = &content.format {
        assert_eq!(shown(read, format), figure.shown, "{place:?} by {format}");
    }
    let hundredfold = if figure.shown.ends_with('%') { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    assert_eq!(figure.value, held * hundredfold, "{place:?}");
}

fn what_is_left_out_is_there(book: &Book, file: &Opened) {
    for left in &book.left_out {
        assert!(!left.why.is_empty(), "{}: {} is left out for nothing", book.file, left.what);
        let hidden = file.sheets.contains(&(left.what.clone(), false));
        let visible = file.sheets.contains(&(left.what.clone(), true));
        assert_eq!(hidden, left.why == "a hidden sheet", "{}: {}", book.file, left.what);
        let dated = left.what.starts_with('@');
        assert!(hidden || visible || dated || file.stands(&left.sheet, &left.what), "{}: {}", book.file, left.what);
    }
}

/// Each mark has its answer, and no answer is of a mark that nothing has.
fn marks_are_answered(book: &Book) {
    let mut answered: Vec<&str> = book.marks.iter().map(|mark| mark.sign).collect();
    answered.sort_unstable();
    assert_eq!(marks(&book.measures), answered, "{}", book.file);
    assert!(book.marks.iter().all(|mark| !mark.meaning.is_empty()), "{}", book.file);
    assert!(book.answers.iter().all(|answer| !answer.asked.is_empty() && !answer.answer.is_empty()), "{}", book.file);
    let noted = |entry: &Entry| entry.figure().is_some_and(|figure| figure.note.is_some());
    let any_noted = book.measures.iter().any(|measure| measure.figures.iter().any(noted));
    assert!(!any_noted || book.answers.iter().any(|answer| answer.asked.contains('*')), "{}: a note", book.file);
}

/// The period that is given is one that most measures have a figure or a mark of.
fn what_the_officer_gives(book: &Book) {
    let given = &book.given;
    assert!([given.area, given.committee, given.period].iter().all(|text| !text.is_empty()), "{}", book.file);
    assert_eq!(given.date.len(), "2025-03-04".len(), "{}: {}", book.file, given.date);
    let has = |measure: &&Measure| measure.figures.iter().any(|entry| entry.period == given.said);
    let having = book.measures.iter().filter(has).count();
    assert!(having * 2 > book.measures.len(), "{}: {having} measures have {}", book.file, given.said);
}

fn one_period_more(now: &Book, next: &Book) {
    assert_eq!(now.file, next.file);
    assert_eq!(now.measures.len(), next.measures.len(), "{}", now.file);
    let periods = |book: &Book| -> BTreeSet<String> {
        book.measures.iter().flat_map(|measure| &measure.figures).map(|entry| entry.period.clone()).collect()
    };
    let more: Vec<String> = periods(next).difference(&periods(now)).cloned().collect();
    assert_eq!(more, [next.given.said], "{}", now.file);
    for (before, after) in now.measures.iter().zip(&next.measures) {
        let kept = |entry: &Entry| after.figures.iter().any(|later| later.period == entry.period);
        assert!(before.figures.iter().all(kept), "{}: a period is gone", before.name);
        assert_eq!(
            (&before.name, before.unit, before.told, before.good),
            (&after.name, after.unit, after.told, after.good)
        );
    }
}

macro_rules! each_holds_what_its_list_says {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            holds($name::book);
        })*
    };
}

each_holds_what_its_list_says! {
    scorecard indicator_a_sheet quarter_a_sheet long_export one_measure long_areas
    two_headings directorates dated_headings monthly saved_as_text tabbed
}

/// Two measures of three are percentages, or nearly three of four.
#[test]
fn most_measures_are_percentages() {
    let all: Vec<Measure> = TWELVE.iter().flat_map(|make| make(Edition::Now).measures).collect();
    let share = all.iter().filter(|measure| measure.unit == "%").count() * 100 / all.len();
    assert!((60..=80).contains(&share), "{share}% of {} measures", all.len());
    for told in [Told::Column, Told::Cell, Told::Name, Told::Nothing] {
        assert!(all.iter().any(|measure| measure.told == told), "no unit is told by {told:?}");
    }
    for good in [Good::High, Good::Low, Good::Neither] {
        assert!(all.iter().any(|measure| measure.good == Some(good)), "{good:?} is good of none");
    }
}

/// The files to be looked at, in the folder for what tests leave behind.
#[test]
fn written_out() {
    for edition in [Edition::Now, Edition::Next] {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks").join(format!("{edition:?}"));
        std::fs::create_dir_all(&folder).expect("a folder");
        for make in TWELVE {
            let book = make(edition);
            std::fs::write(folder.join(book.file), &book.bytes).expect("a file of it");
        }
    }
}
