//! What a council's own file would give a report: its shape recognised, a recipe for it, and entries for the catalogue. No
//! figure is copied: the file is read as it is at every build.

mod alone;
mod candidates;
mod choices;
mod entry;
mod heading_words;
mod into_folder;
mod lateness;
mod meta;
mod neighbours;
mod new_folder;
mod proposal;
mod published;
mod published_text;
mod sections;
mod shares;

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{Indicator, YearKind, read_period};

use super::columns::plain;
use super::grid::Grid;
use super::known_names::KnownNames;
use super::open_table::open_sheets;
use super::recognise::{RecognisedTable, recognise, unread_periods};

use alone::alone;
pub use choices::ImportChoices;
pub use entry::NewEntry;
pub use into_folder::{Imported, import_into};
use lateness::{lag, periods_with_figures};
pub use new_folder::{NewFiles, NewFolder, ReportWords, blank_folder, new_folder};
pub use proposal::Proposal;
use published::published;

/// Looks at a file by its name in `data/` of a report folder.
///
/// # Errors
/// Whatever is wrong with the file as such; and where none of its sheets has a shape that is known.
pub fn propose(name: &str, bytes: &[u8], catalogue: &[Indicator], choices: &ImportChoices) -> Result<Proposal, Error> {
    if let Some(found) = published((name, bytes), catalogue, choices)? {
        return Ok(found);
    }
    let (sheets, told) = open(name, bytes)?;
    let known = KnownNames::of(catalogue);
    let found = recognise(name, &sheets.iter().collect::<Vec<_>>(), &[], &known);
    if found.tables.is_empty() {
        return Err(unknown(name).into());
    }
    let mut proposal = Proposal { unread_sheets: found.unread_sheets, told, ..Proposal::default() };
    let mut periods = Vec::new();
    for table in &found.tables {
        proposal.recipes.push_str(&table.recipe);
        proposal.add(table, (catalogue, &known));
        periods.extend(table.periods().map(str::to_owned));
    }
    proposal.told.extend(found.tables.iter().flat_map(RecognisedTable::undated));
    proposal.told.extend(found.tables.iter().filter_map(|table| table.shape.fits_two()));
    proposal.told.extend(unread_periods(&periods));
    proposal.periods = first_and_last(&periods);
    Ok(proposal)
}

/// Every sheet that is shown, and what is hidden.
fn open(name: &str, bytes: &[u8]) -> Result<(Vec<Grid>, Vec<String>), Error> {
    let (sheets, told) = alone(name, bytes, |from, file| open_sheets(from, file, &[])).map_err(Error::stopped_by)?;
    match sheets.filter(|_| !told.iter().any(Diagnostic::is_error)) {
        Some(sheets) => Ok((sheets, told.into_iter().map(|one| one.message).collect())),
        None => Err(Error::stopped_by(told)),
    }
}

fn first_and_last(periods: &[String]) -> Option<(String, String)> {
    let read = periods.iter().filter_map(|text| Some(read_period(text, YearKind::Financial).ok()?.0));
    let mut read: Vec<_> = read.collect();
    read.sort_by_key(|period| (period.end(), std::cmp::Reverse(period.months())));
    Some((read.first()?.in_full(), read.last()?.in_full()))
}

impl Proposal {
    fn add(&mut self, table: &RecognisedTable, (catalogue, known): (&[Indicator], &KnownNames)) {
        let found = &table.found;
        let periods = periods_with_figures(&found.measures);
        for measure in &found.measures {
            if known.first(&measure.written).is_some() {
                self.known += 1;
                continue;
            }
            let written = plain(&measure.written);
            if self.new.iter().any(|new| plain(&new.written) == written) {
                continue;
            }
            let ids = catalogue.iter().map(|known| known.id.clone()).chain(self.new.iter().map(|new| new.id.clone()));
            let mut new = NewEntry::of(measure, &ids.collect::<Vec<_>>()).with_lag(lag(measure, &periods));
            new.beside = table.beside(measure, known).into_iter().map(|at| catalogue[at].id.clone()).collect();
            self.told.extend(entry::unit_doubt(measure));
            self.new.push(new);
        }
        self.left_out.extend(table.left_out().into_iter().map(|(what, why)| (what.to_owned(), why.to_owned())));
        self.marks.extend(found.marks.iter().map(|(sign, meaning)| (sign.clone(), (*meaning).to_owned())));
        self.undated_targets.extend(table.undated_targets().map(str::to_owned));
        self.unread.extend(found.unread.iter().cloned());
        let areas = found.areas.iter().filter(|area| !self.areas.contains(area));
        let areas: Vec<String> = areas.cloned().collect();
        self.areas.extend(areas);
    }
}

fn unknown(name: &str) -> Diagnostic {
    let message = format!("`{name}` has no table of measures that the program recognises");
    let help = "it looks for a row of headings with the name of a measure and at least two periods (Q1 2024/25, Q2 2024/25), or with \
                a period and a figure; write a [[source]] by hand, or put the figures into data/observations.csv";
    Diagnostic::error(Code::MissingColumn, message).at(Place::file(name)).help(help)
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    #[test]
    fn a_word_of_time_in_the_format_of_the_cells_is_the_unit() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, heading) in (0..).zip(["Measure", "Q1 2024/25", "Q2 2024/25"]) {
            sheet.write(0, column, heading).expect("written");
        }
        let days = Format::new().set_num_format("0 \"days\"");
        sheet.write(1, 0, "Re-let of homes").expect("written").write(2, 0, "Homes let").expect("written");
        for column in 1..=2 {
            sheet.write_with_format(1, column, 20 + column, &days).expect("written");
            sheet.write(2, column, 40 + column).expect("written");
        }
        let bytes = book.save_to_buffer().expect("a workbook");
        let found = propose("data/a.xlsx", &bytes, &[], &ImportChoices::default()).expect("recognised");
        let units: Vec<&str> = found.new.iter().map(|new| new.unit.as_str()).collect();
        assert_eq!(units, ["unit = \"time\"\nword = [\"day\", \"days\"]\n", "unit = \"count\"\n"]);
    }
}
