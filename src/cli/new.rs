//! `new`: a folder to learn on, of a council's own file, or to fill in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::Error;
use scrutineer::files::{ImportChoices, NewFiles, Proposal, ReportWords, blank_folder, new_folder, with_own_files};

use super::print;

/// Makes a report folder: to practise on, of a workbook of your own, or a few lines to fill in
#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("own").args(["from", "blank"])))]
pub struct New {
    /// The folder to make; it must not exist yet, or be empty
    dir: PathBuf,
    /// Make it from a workbook or a table of your own, which is read as it is
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Make it with one measure and no figure, to be filled in
    #[arg(long)]
    blank: bool,
    /// The council, as it reads in a sentence
    #[arg(long, requires = "own")]
    area: Option<String>,
    /// The committee that receives the report
    #[arg(long, requires = "own")]
    committee: Option<String>,
    /// The day of the meeting: 2025-03-04
    #[arg(long, requires = "own")]
    date: Option<String>,
    /// The period to report: "quarter 3 2024/25"; without it, the latest that the file has figures of
    #[arg(long, requires = "own")]
    period: Option<String>,
    /// Show what would be made, and make nothing
    #[arg(long)]
    dry_run: bool,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    format: super::Reading,
    #[command(flatten)]
    choices: super::import::Choices,
}

/// The files of `fixtures/anyshire/` except for its secret, which everybody can read; `tests/all/cli.rs` fails when one is
/// left out.
const ANYSHIRE: &[(&str, &[u8])] = &[
    ("README.md", include_bytes!("../../fixtures/anyshire/README.md")),
    ("assets/crest.svg", include_bytes!("../../fixtures/anyshire/assets/crest.svg")),
    ("cases/wording.toml", include_bytes!("../../fixtures/anyshire/cases/wording.toml")),
    ("commentary.toml", include_bytes!("../../fixtures/anyshire/commentary.toml")),
    ("data/benchmarks.csv", include_bytes!("../../fixtures/anyshire/data/benchmarks.csv")),
    ("data/national-measures.csv", include_bytes!("../../fixtures/anyshire/data/national-measures.csv")),
    ("data/national-neighbours.csv", include_bytes!("../../fixtures/anyshire/data/national-neighbours.csv")),
    ("data/national.csv", include_bytes!("../../fixtures/anyshire/data/national.csv")),
    ("data/observations.csv", include_bytes!("../../fixtures/anyshire/data/observations.csv")),
    ("data/other-areas.csv", include_bytes!("../../fixtures/anyshire/data/other-areas.csv")),
    ("data/targets.csv", include_bytes!("../../fixtures/anyshire/data/targets.csv")),
    (
        "expected/2024-25-q3/decisions.snap",
        include_bytes!("../../fixtures/anyshire/expected/2024-25-q3/decisions.snap"),
    ),
    ("expected/2024-25-q3/findings.snap", include_bytes!("../../fixtures/anyshire/expected/2024-25-q3/findings.snap")),
    ("expected/2024-25-q3/rules.snap", include_bytes!("../../fixtures/anyshire/expected/2024-25-q3/rules.snap")),
    ("expected/2024-25-q3/text.snap", include_bytes!("../../fixtures/anyshire/expected/2024-25-q3/text.snap")),
    ("indicators.toml", include_bytes!("../../fixtures/anyshire/indicators.toml")),
    ("report.toml", include_bytes!("../../fixtures/anyshire/report.toml")),
    ("rules/house.rhai", include_bytes!("../../fixtures/anyshire/rules/house.rhai")),
];

/// An answer where it is to be checked.
type AsWords<'a> = &'a dyn Fn(&str) -> ReportWords;

impl New {
    /// Makes it and says what to do next.
    pub fn run(self) -> Result<ExitCode, Error> {
        match &self.from {
            Some(from) => self.of_file(from),
            None if self.blank => self.of_nothing(),
            None => {
                let files = ANYSHIRE.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
                self.make(files, None, next_steps(&self.dir))
            }
        }
    }

    fn of_file(&self, from: &Path) -> Result<ExitCode, Error> {
        let mut words = self.words();
        let can_ask = print::can_ask() && !matches!(self.format, super::Reading::Json);
        let new = self.choices.asking(can_ask, |choices| {
            let area = words.area.clone();
            new_folder(from, ImportChoices { area, ..choices })
        })?;
        // Nobody answers questions for nothing.
        words.check()?;
        let known = ReportWords { date: words.date.clone(), ..ReportWords::default() };
        self.ask(&mut words, &known.or(&new.proposal));
        let is_open = words.period.is_none();
        let words = words.or(&new.proposal);
        let to_come =
            words.date.as_deref().filter(|_| is_open).map(|day| new.proposal.on_period(day)).unwrap_or_default();
        let without = words.period.as_deref().and_then(|period| new.proposal.lacks(period)).unwrap_or_default();
        let said =
            format!("{}{to_come}{without}\n{}", super::import::said(&new.name, &new.proposal), self.then(&words));
        self.make(new.files(&words)?, Some((&new.name, &new.proposal)), said)
    }

    fn of_nothing(&self) -> Result<ExitCode, Error> {
        let mut words = self.words();
        self.ask(&mut words, &ReportWords::default());
        let files = blank_folder(&words)?;
        let said = format!(
            "Fill in: report.toml (what the report is), indicators.toml (a table for each measure), data/observations.csv (a row for each figure).\n{}",
            self.then(&words)
        );
        self.make(files, None, said)
    }

    fn words(&self) -> ReportWords {
        let given =
            |text: &Option<String>| text.as_ref().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        ReportWords {
            area: given(&self.area),
            committee: given(&self.committee),
            date: given(&self.date),
            period: given(&self.period),
        }
    }

    /// Asks for what is not given, where somebody is there to answer. An empty answer leaves it open, or takes what the file says.
    fn ask(&self, words: &mut ReportWords, known: &ReportWords) {
        if !print::can_ask() || matches!(self.format, super::Reading::Json) {
            return;
        }
        let (area, period) = (known.area.as_ref(), known.period.as_ref());
        let with = |default: Option<&String>| default.map_or_else(String::new, |default| format!(" [{default}]"));
        let nothing = |_: &str| ReportWords::default();
        let date = |text: &str| ReportWords { date: Some(text.to_owned()), ..ReportWords::default() };
        let of_period = |text: &str| ReportWords { period: Some(text.to_owned()), ..ReportWords::default() };
        let questions: [(_, _, _, AsWords); 4] = [
            (&mut words.area, format!("The council, as it reads in a sentence{}: ", with(area)), area, &nothing),
            (&mut words.committee, "The committee that receives the report: ".to_owned(), None, &nothing),
            (&mut words.date, "The day of the meeting, such as 4 March 2025: ".to_owned(), None, &date),
            (
                &mut words.period,
                format!("The period of the report, such as quarter 3 2024/25{}: ", with(period)),
                period,
                &of_period,
            ),
        ];
        for (word, question, default, as_words) in questions.into_iter().filter(|(word, ..)| word.is_none()) {
            *word = answered(&question, as_words).or_else(|| default.cloned());
        }
    }

    /// Makes the folder of these files, or says that it would.
    fn make(&self, mut files: NewFiles, file: Option<(&str, &Proposal)>, then: String) -> Result<ExitCode, Error> {
        if !self.dry_run {
            files = with_own_files(files, &super::secret::fresh()?);
            let files: Vec<(&str, &[u8])> =
                files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            scrutineer::files::unpack(&self.dir, &files)?;
        }
        let shown = self.dir.display();
        Ok(print::out(match self.format {
            super::Reading::Text if self.dry_run => format!("Would make: {shown}\n\n{then}"),
            super::Reading::Text => format!("Made: {shown}\n\n{then}"),
            super::Reading::Json => {
                let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
                super::json(&serde_json::json!({
                    "schema": 1,
                    "folder": shown.to_string().replace('\\', "/"),
                    "made": !self.dry_run,
                    "files": names,
                    "from": file.map(|(name, proposal)| proposal.as_data(name)),
                }))
            }
        }))
    }

    /// What is still to be named, and the next steps.
    fn then(&self, words: &ReportWords) -> String {
        let open = [
            (&words.area, "the area of the council"),
            (&words.committee, "the committee"),
            (&words.date, "the day of the meeting"),
            (&words.period, "the period"),
        ];
        let open: Vec<&str> = open.into_iter().filter(|(word, _)| word.is_none()).map(|(_, what)| what).collect();
        let open = match open.as_slice() {
            [] => String::new(),
            open => format!(
                "Not known yet: {}. Write it in report.toml where it says \"to be named\".\n\n",
                open.join(", ")
            ),
        };
        let shown = print::argument(&self.dir);
        format!(
            "{open}Next:\n  scrutineer check {shown}      list everything that is wrong\n  \
             scrutineer build {shown}      make the report as a PDF\n"
        )
    }
}

/// The answer to a question, which is asked again while the answer cannot be written: one slip loses none of the others.
fn answered(question: &str, as_words: AsWords) -> Option<String> {
    loop {
        let answer = print::ask_words(question).filter(|answer| !answer.is_empty())?;
        match as_words(&answer).check() {
            Ok(()) => return Some(answer),
            Err(error) => error.diagnostics().iter().for_each(|one| {
                print::say(&format!(
                    "{}{}",
                    one.message,
                    one.help.as_ref().map_or_else(String::new, |help| format!(": {help}"))
                ));
            }),
        }
    }
}

fn next_steps(dir: &Path) -> String {
    let shown = print::argument(dir);
    format!(
        "Anyshire does not exist: every figure is made up.\n\n\
         Next:\n  \
         scrutineer check {shown}      list everything that is wrong\n  \
         scrutineer build {shown}      make the report as a PDF\n  \
         scrutineer explain {shown}    show why each sentence says what it says\n\n\
         README.md in the folder explains each file and suggests five things to try.\n"
    )
}
