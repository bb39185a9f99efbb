//! `import`: a council's own file, read as it is.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::files::{ImportChoices, Imported, NewEntry, Proposal, import_into};
use scrutineer::measure::Period;
use scrutineer::{Code, Error};

use super::print;

/// What an officer says of a published table that it does not say itself.
#[derive(clap::Args, Default)]
pub struct Choices {
    /// Of a published table with many measures: one that is meant, as it is listed; may be given several times
    #[arg(long, value_name = "NAME")]
    measure: Vec<String>,
    /// Of a published table: the month in which its years end, as its notes say: March
    #[arg(long, value_name = "MONTH")]
    year_ends: Option<String>,
    /// Of a published table: the months that its figures are of: "December to February"; of one without years, its year: 2023/24
    #[arg(long, value_name = "MONTHS")]
    period_is: Option<String>,
    /// Of a published table: the file that describes it, a `.meta.csv` or a list of measures with their names, units and polarity
    #[arg(long, value_name = "FILE")]
    described_in: Option<PathBuf>,
    /// Which direction is good of a new measure, by its id as it is listed: "missed_bins=low"; high, low or none; may be given several times
    #[arg(long, value_name = "ID=WAY", value_parser = way)]
    good: Vec<(String, String)>,
}

/// A measure, and which direction is good of it.
fn way(text: &str) -> Result<(String, String), String> {
    let (id, way) = text.split_once('=').ok_or("write the id, = and high, low or none")?;
    Ok((id.trim().to_owned(), way.trim().to_owned()))
}

impl Choices {
    /// Does what takes a file with these choices. Where its table does not say of which months its figures are, and somebody is
    /// there to answer, that is asked.
    ///
    /// # Errors
    /// Whatever `take` says.
    pub fn asking<T>(&self, can_ask: bool, take: impl Fn(ImportChoices) -> Result<T, Error>) -> Result<T, Error> {
        let choices = self.choices();
        let not_said = |error: &Error| {
            let is_open = choices.year_ends.is_none() && choices.period_is.is_none();
            is_open && error.diagnostics().iter().any(|one| one.code == Code::UnreadablePeriod)
        };
        let refused = match take(choices.clone()) {
            Err(error) if can_ask && not_said(&error) => error,
            taken => return taken,
        };
        let message = &refused.diagnostics()[0].message;
        let question = format!(
            "{message}.\nThe month in which its years end, such as March; or the months of its figures, such as December to February: "
        );
        match print::ask_words(&question).filter(|answer| !answer.is_empty()) {
            Some(months) if months.contains(' ') => take(ImportChoices { period_is: Some(months), ..choices }),
            Some(month) => take(ImportChoices { year_ends: Some(month), ..choices }),
            None => Err(refused),
        }
    }

    /// As plain data.
    fn choices(&self) -> ImportChoices {
        ImportChoices {
            measures: self.measure.clone(),
            year_ends: self.year_ends.clone(),
            period_is: self.period_is.clone(),
            described_in: self.described_in.clone(),
            good: self.good.iter().cloned().collect(),
            ..ImportChoices::default()
        }
    }
}

/// Takes a workbook or a table into a report folder: a recipe that reads it as it is, and what the catalogue lacks
#[derive(clap::Args)]
pub struct Import {
    /// The workbooks or tables
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The report folder
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    into: PathBuf,
    #[command(flatten)]
    choices: Choices,
    /// The file of the folder whose place it takes: next quarter's file under another name is read by the same recipe
    #[arg(long, value_name = "FILE")]
    in_place_of: Option<String>,
    /// Show what would be taken, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    format: super::Reading,
}

impl Import {
    /// Takes each file in turn.
    pub fn run(self) -> Result<ExitCode, Error> {
        let mut taken = Vec::new();
        for file in &self.files {
            let can_ask = print::can_ask() && !matches!(self.format, super::Reading::Json);
            let in_place_of = &self.in_place_of;
            let take = |choices| {
                let choices = ImportChoices { in_place_of: in_place_of.clone(), ..choices };
                import_into(&self.into, file, choices, self.dry_run)
            };
            taken.push(self.choices.asking(can_ask, take)?);
        }
        let text = match self.format {
            super::Reading::Json => {
                let files: Vec<_> = taken.iter().map(Imported::as_data).collect();
                super::json(&serde_json::json!({ "schema": 1, "files": files }))
            }
            super::Reading::Text => {
                let parts: Vec<String> = taken.iter().map(|one| self.said(one)).collect();
                format!("{}\nThen: scrutineer check {}\n", parts.join("\n"), print::argument(&self.into))
            }
        };
        Ok(print::out(text))
    }

    fn said(&self, taken: &Imported) -> String {
        let mut text = said(&taken.name, &taken.proposal);
        let names: Vec<String> = taken.written.iter().map(|path| path.display().to_string()).collect();
        if let Some(earlier) = &taken.earlier_report {
            let latest = taken.proposal.latest().map_or_else(String::new, Period::in_full);
            text.push_str(&is_of_later(
                (earlier, &latest),
                &taken.proposal.undated_targets,
                &print::argument(&self.into),
            ));
        }
        text.push_str(&match (names.as_slice(), self.dry_run) {
            ([], _) => "\nNothing is new: no file was changed.\n".to_owned(),
            (names, true) => format!("\nWould write: {}\n", names.join(", ")),
            (names, false) => format!("\nWritten: {}\n", names.join(", ")),
        });
        if let Some(removed) = &taken.removed {
            let what = if self.dry_run { "Would remove" } else { "Removed" };
            text.push_str(&format!("{what}: {}, whose place it takes\n", removed.display()));
        }
        text
    }
}

/// What is said where the file has figures of a later period than the report's.
fn is_of_later((earlier, latest): (&str, &str), targets: &[String], folder: &str) -> String {
    let named: Vec<String> = targets.iter().map(|heading| format!("\u{201c}{heading}\u{201d}")).collect();
    let targets = match named.as_slice() {
        [] => String::new(),
        named => format!(
            "\nUntil then its targets under {}, which say no period, judge the figures for {earlier}.",
            named.join(" and ")
        ),
    };
    format!(
        "\nreport.toml is still for {earlier}, and the file has figures for {latest}.{targets}\n\
         To begin the next report and keep this one: scrutineer roll {folder} \"{}\", and put the file there.\n\
         To report them in this folder: change `period` and `date` in report.toml.\n",
        latest.trim_start_matches("the ")
    )
}

/// So many texts that are not understood are shown.
const SHOWN: usize = 5;

/// `1 new measure`.
fn measures(count: usize, kind: &str) -> String {
    format!("{count} {kind}{}", if count == 1 { "measure" } else { "measures" })
}

/// What a file gives, for a person.
pub fn said(name: &str, proposal: &Proposal) -> String {
    let mut text = format!("{name}\n");
    if let Some((first, last)) = &proposal.periods {
        let stretch = if first == last { format!("of {first}") } else { format!("from {first} to {last}") };
        text.push_str(&format!("  figures {stretch}\n"));
    }
    if proposal.known > 0 {
        text.push_str(&format!("  {} that the catalogue has already\n", measures(proposal.known, "")));
    }
    if !proposal.new.is_empty() {
        text.push_str(&format!("  {}:\n", measures(proposal.new.len(), "new ")));
        let widest = proposal.new.iter().map(|new| new.id.chars().count()).max().unwrap_or(0);
        for new in &proposal.new {
            text.push_str(&format!("    {:<widest$}  {}\n", new.id, new.written));
        }
    }
    text.push_str(&without_unit(&proposal.new));
    text.push_str(&directions(&proposal.new));
    text.push_str(&late(proposal));
    text.push_str(&kinds(&proposal.new));
    if !proposal.marks.is_empty() {
        text.push_str("  in the place of figures, taken to mean (change it under `marks` in report.toml):\n");
        // "low" is a sign, and the word for what it means.
        let full = |meaning: &str| {
            if meaning == "low" { "above zero, but rounds to it".to_owned() } else { meaning.to_owned() }
        };
        proposal.marks.iter().for_each(|(sign, meaning)| text.push_str(&format!("    {sign}  {}\n", full(meaning))));
    }
    if !proposal.unread.is_empty() {
        let mut unread: Vec<&str> = Vec::new();
        proposal.unread.iter().for_each(|text| {
            if !unread.contains(&text.as_str()) {
                unread.push(text)
            }
        });
        let shown: Vec<String> = unread.iter().take(SHOWN).map(|text| format!("\u{201c}{text}\u{201d}")).collect();
        let more = match unread.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        text.push_str(&format!(
            "  in the place of figures, and not understood: {}{more}; check says where they stand\n",
            shown.join(", ")
        ));
    }
    proposal.told.iter().for_each(|told| text.push_str(&format!("  {told}\n")));
    if !proposal.left_out.is_empty() || !proposal.unread_sheets.is_empty() {
        text.push_str("  not read:\n");
        proposal.left_out.iter().for_each(|(what, why)| text.push_str(&format!("    {what}: {why}\n")));
        let sheets = proposal.unread_sheets.iter();
        sheets.for_each(|sheet| text.push_str(&format!("    the sheet {sheet}: it has no table of measures\n")));
    }
    text
}

/// The measures of which nothing says the unit.
fn without_unit(new: &[NewEntry]) -> String {
    let named: Vec<&str> = new.iter().filter(|new| new.is_unit_open).map(|new| new.id.as_str()).collect();
    if named.is_empty() {
        return String::new();
    }
    format!(
        "  the file does not say the unit of: {} (unit = \"score\" is written; a percentage is \"percent\", an average time \"time\")\n",
        named.join(", ")
    )
}

/// Of which measures the file does not say which direction is good, and of which their targets or colours say it.
fn directions(new: &[NewEntry]) -> String {
    let mut text = String::new();
    let unsaid = new.iter().filter(|new| new.good.is_none()).count();
    if unsaid > 0 {
        text.push_str(&format!(
            "  of {} the file does not say which direction is good: add it in indicators.toml (good = \"high\" or \"low\")\n",
            match unsaid {
                1 if new.len() == 1 => "it".to_owned(),
                1 => "one of them".to_owned(),
                many => format!("{many} of them"),
            }
        ));
    }
    let by_target: Vec<&str> = new.iter().filter(|new| new.good_by.is_some()).map(|new| new.id.as_str()).collect();
    if !by_target.is_empty() {
        let named = by_target.join(", ");
        text.push_str(&format!(
            "  which direction is good, taken by its target or its colours (`good` in indicators.toml): {named}\n"
        ));
    }
    text
}

/// What the figures of the new measures are taken to cover, by what; and of which nobody knows it.
fn kinds(new: &[NewEntry]) -> String {
    let mut text = String::new();
    for by_figures in [false, true] {
        let found = new.iter().filter_map(|new| Some((new, new.kind.filter(|kind| kind.by_figures == by_figures)?)));
        let named: Vec<String> = found.map(|(new, kind)| format!("{} ({})", new.id, kind.word)).collect();
        if !named.is_empty() {
            let by = if by_figures { "figures alone" } else { "name" };
            let line = format!(
                "  what a figure covers, taken by its {by} (`measure` in indicators.toml; change it if it is wrong): "
            );
            text.push_str(&format!("{line}{}\n", named.join(", ")));
        }
    }
    let open: Vec<&str> = new.iter().filter(|new| new.is_kind_open).map(|new| new.id.as_str()).collect();
    if !open.is_empty() {
        text.push_str(&format!(
            "  what a figure covers the file does not say, so these are not added up to a year: {}. Write measure = \"flow\" (each is of its \
             own period alone), \"stock\" (how things stood on a day) or \"cumulative\" (since April)\n",
            open.join(", ")
        ));
    }
    text
}

/// The measures that are taken to be always late.
fn late(proposal: &Proposal) -> String {
    let late: Vec<&str> = proposal.new.iter().filter(|new| new.lag > 0).map(|new| new.id.as_str()).collect();
    match late.as_slice() {
        [] => String::new(),
        late => format!(
            "  without a figure in the last cells, and taken to be always so late (lag in indicators.toml; take it out if a figure is \
             only missing): {}\n",
            late.join(", ")
        ),
    }
}
