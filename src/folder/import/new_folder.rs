//! A new report folder: of a council's own file, or a few lines to fill in.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::figures::measure::{Period, YearKind, read_period};
use crate::folder::settings::unnamed::TO_BE_NAMED;
use crate::folder::text::toml_text::quoted;
use crate::folder::words::date::Date;

use super::choices::ImportChoices;
use super::into_folder::{being_edited, described, named};
use super::neighbours::is_neighbours;
use super::proposal::Proposal;
use super::propose;
use super::sections::sections;

/// What no workbook holds; `None` where it is not known yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReportWords {
    /// The council's area.
    pub area: Option<String>,
    /// The committee that receives the report.
    pub committee: Option<String>,
    /// The day of the meeting, `2025-03-04`.
    pub date: Option<String>,
    /// The period to report. Where it is not given: the latest that the file has figures of, and that is over by then.
    pub period: Option<String>,
}

/// The look of a new report.
const LOOK: &str =
    "[look]\nstyle = \"briefing\"   # a head line over each measure; \"committee\" has plain paragraphs\n";

/// Files by their names from the report folder.
pub type NewFiles = Vec<(String, Vec<u8>)>;

impl ReportWords {
    /// The same, with what the file says of what is not given: its latest period, and its area where it names one alone.
    pub fn or(self, file: &Proposal) -> ReportWords {
        let by_then = || file.latest_by(self.date.as_deref()?);
        let latest = || by_then().or_else(|| file.latest()).map(Period::in_full);
        let only = || file.areas.first().filter(|_| file.areas.len() == 1).cloned();
        let period = self.period.clone().or_else(latest);
        ReportWords { period, area: self.area.or_else(only), ..self }
    }

    /// Whether what is given can be written.
    ///
    /// # Errors
    /// A date or period is none.
    pub fn check(&self) -> Result<(), Error> {
        self.text().map(drop)
    }

    /// The keys of `report.toml`, each on its line.
    fn text(&self) -> Result<String, Error> {
        let open = |given: &Option<String>| quoted(given.as_deref().map_or(TO_BE_NAMED, str::trim));
        let note =
            |given: &Option<String>, note: &str| if given.is_none() { format!("   # {note}") } else { String::new() };
        let date = match &self.date {
            None => quoted(TO_BE_NAMED),
            Some(text) => match Date::typed(text) {
                Some(date) => date.iso(),
                None => {
                    let message = format!("`{text}` is not a date");
                    let help = "give the day of the meeting as year-month-day: --date 2025-03-04";
                    return Err(Diagnostic::error(Code::WrongValue, message).help(help).into());
                }
            },
        };
        let period = match &self.period {
            None => quoted(TO_BE_NAMED),
            Some(text) => match read_period(text, YearKind::Financial) {
                Ok((period, _)) => quoted(&period.without_article()),
                Err(help) => {
                    let message = format!("`{text}` is not a period");
                    return Err(Diagnostic::error(Code::UnreadablePeriod, message).help(help).into());
                }
            },
        };
        Ok(format!(
            "title = \"{{Period}} performance report\"\ncommittee = {}\ndate = {date}{}\narea = {}{}\nperiod = {period}{}\n\n{LOOK}",
            open(&self.committee),
            note(&self.date, "the day of the meeting: 2025-03-04"),
            open(&self.area),
            note(&self.area, "the council, as it reads in a sentence"),
            note(&self.period, "\"quarter 3 2024/25\""),
        ))
    }
}

/// A report folder that would read a council's own file.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NewFolder {
    /// The name of the file in it.
    pub name: String,
    /// What the file would give.
    pub proposal: Proposal,
    bytes: Vec<u8>,
}

/// Looks at a file for a new report folder.
///
/// # Errors
/// As for a file that no import takes.
pub fn new_folder(file: &Path, choices: ImportChoices) -> Result<NewFolder, Error> {
    let (name, bytes) = named(file)?;
    if is_neighbours(&name, &bytes) {
        let message = format!("`{name}` is a list of statistical neighbours, and has no figures");
        let help = "make the folder from a table of figures, then take this in with `scrutineer import`";
        return Err(Diagnostic::error(Code::BrokenTable, message).at(Place::file(name)).help(help).into());
    }
    let choices = described(choices, file)?;
    let mut proposal = propose(&name, &bytes, (&[], &[]), &choices)?;
    proposal.say_good(&name, &choices.good)?;
    proposal.told.extend(being_edited(file));
    Ok(NewFolder { name, proposal, bytes })
}

impl NewFolder {
    /// Its files, by their names.
    ///
    /// # Errors
    /// A date or period of `words` is none.
    pub fn files(&self, words: &ReportWords) -> Result<NewFiles, Error> {
        let (proposal, words) = (&self.proposal, words.clone().or(&self.proposal));
        let mut report = format!(
            "# The report. Lines that start with # are notes for you; the program does not read them.\n{}",
            words.text()?
        );
        report.push_str(&sections(&proposal.new, "Performance"));
        report.push_str(&proposal.recipes);
        let mut catalogue = String::from(
            "# The catalogue: one table for each measure. `name` reads after \"The percentage of\" or \"The number of\".\n",
        );
        proposal.new.iter().for_each(|new| catalogue = format!("{catalogue}\n{}", new.text()));
        Ok(vec![
            (self.name.clone(), self.bytes.clone()),
            ("indicators.toml".to_owned(), catalogue.into_bytes()),
            ("report.toml".to_owned(), report.into_bytes()),
        ])
    }
}

/// The files of a new report folder with one measure and no figure, to be filled in.
///
/// # Errors
/// A date or period of `words` is none.
pub fn blank_folder(words: &ReportWords) -> Result<NewFiles, Error> {
    let report =
        format!("{}\n[[section]]\nheading = \"Performance\"\nparagraphs = [{{ choose = \"rest\" }}]\n", words.text()?);
    let catalogue = "[calls]\nname = \"calls answered within 30 seconds\"   # reads after \"The percentage of\"\nunit = \"percent\"\ngood = \"high\"\n";
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    Ok(vec![
        file("data/observations.csv", "indicator,period,value\n".to_owned()),
        file("indicators.toml", catalogue.to_owned()),
        file("report.toml", report),
    ])
}
