//! `new`: a folder to learn on.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::Error;
use scrutineer::files::{ReportWords, Secret, new_folder};
use scrutineer::measure::{Period, YearKind};

use super::print;

/// Makes a practice folder for a made-up council
#[derive(clap::Args)]
pub struct New {
    /// The folder to make; it must not exist yet, or be empty
    dir: PathBuf,
    /// Make it from a workbook or a table of your own, which is read as it is
    #[arg(long, value_name = "FILE", requires_all = ["area", "committee", "date", "period"])]
    from: Option<PathBuf>,
    /// The council, as it reads in a sentence
    #[arg(long, requires = "from")]
    area: Option<String>,
    /// The committee that receives the report
    #[arg(long, requires = "from")]
    committee: Option<String>,
    /// The day of the meeting: 2025-03-04
    #[arg(long, requires = "from")]
    date: Option<String>,
    /// The period to report: "quarter 3 2024/25"
    #[arg(long, requires = "from")]
    period: Option<String>,
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

/// What of a folder is not for a shared history: the secret, and what the program makes and can make again.
const IGNORED: &str = "# Not for a shared history: the secret of the folder, and what the program makes again.\n\
                       secret.key\nbuild/\n/*.pdf\n/*.html\n/*.docx\n*.snap.new\n.scrutineer-*\n\
                       # What Word, Excel and LibreOffice leave beside an open file.\n~$*\n.~lock*\n";

impl New {
    /// Unpacks it and says what to do next.
    pub fn run(self) -> Result<ExitCode, Error> {
        if let (Some(from), Some(area), Some(committee), Some(date), Some(period)) =
            (&self.from, &self.area, &self.committee, &self.date, &self.period)
        {
            let period = Period::read(period, YearKind::Financial)?;
            let words = ReportWords {
                area: area.trim().to_owned(),
                committee: committee.trim().to_owned(),
                date: date.clone(),
                period: period.in_full().trim_start_matches("the ").to_owned(),
            };
            return self.of_file(from, &words);
        }
        let secret = super::secret::fresh()?.as_file();
        let files: Vec<(&str, &[u8])> = ANYSHIRE
            .iter()
            .copied()
            .chain([(Secret::FILE, secret.as_bytes()), (".gitignore", IGNORED.as_bytes())])
            .collect();
        scrutineer::files::unpack(&self.dir, &files)?;
        Ok(print::out(next_steps(&self.dir)))
    }

    fn of_file(&self, from: &Path, words: &ReportWords) -> Result<ExitCode, Error> {
        let (proposal, files) = new_folder(from, words)?;
        let secret = super::secret::fresh()?.as_file();
        let own = [(Secret::FILE, secret.as_bytes()), (".gitignore", IGNORED.as_bytes())];
        let name = files.first().map_or_else(String::new, |(name, _)| name.clone());
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).chain(own).collect();
        scrutineer::files::unpack(&self.dir, &files)?;
        let shown = print::argument(&self.dir);
        Ok(print::out(format!(
            "Made: {}\n\n{}\nNext:\n  scrutineer check {shown}      list everything that is wrong\n  \
             scrutineer build {shown}      make the report as a PDF\n",
            self.dir.display(),
            super::import::said(&name, &proposal)
        )))
    }
}

fn next_steps(dir: &Path) -> String {
    let shown = print::argument(dir);
    format!(
        "Made: {} (Anyshire does not exist: every figure is made up)\n\n\
         Next:\n  \
         scrutineer check {shown}      list everything that is wrong\n  \
         scrutineer build {shown}      make the report as a PDF\n  \
         scrutineer explain {shown}    show why each sentence says what it says\n\n\
         README.md in the folder explains each file and suggests five things to try.\n",
        dir.display()
    )
}
