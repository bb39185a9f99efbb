//! `test`: whether reports still say what was approved.

pub mod junit;
mod outcome;
mod review;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::{Diagnostic, Error};

use self::outcome::{Outcome, TestedFolder};
use super::paint::Paint;
use super::{in_words, print};

/// Compares reports with their approved text (`expected/` in each folder) and shows what changed and why
#[derive(clap::Args)]
pub struct TestVerb {
    /// The report folders
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// Review each difference: accept, reject or skip
    #[arg(long, conflicts_with_all = ["accept", "pending", "format"])]
    review: bool,
    /// Approve everything the reports say now
    #[arg(long, conflicts_with = "pending")]
    accept: bool,
    /// An indicator whose figures may be approved as printed although they were hidden when they were last approved
    #[arg(long, value_name = "INDICATOR")]
    print_hidden: Vec<String>,
    /// Who approves, and in what job: "Jo Doe, Head of Performance". It is written beside the text
    #[arg(long, value_name = "WHO", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    by: Option<String>,
    /// Write differences as `.snap.new` files beside the approved ones, for `cargo insta review`
    #[arg(long)]
    pending: bool,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    format: Wanted,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Wanted {
    /// For a person
    Text,
    /// For a build server
    Junit,
    /// For other programs
    Json,
}

impl TestVerb {
    /// Compares all folders; 1 where one differs, has an error, or has nothing approved.
    pub fn run(self) -> Result<ExitCode, Error> {
        let paint = Paint { colours: print::colours_out() && self.format == Wanted::Text };
        let mut all = Vec::new();
        for dir in &self.dirs {
            let mut tested = outcome::test(dir);
            if self.accept {
                tested.accept((&self.print_hidden, self.by.as_deref()));
            } else if self.review {
                review::review(&mut tested, (&self.print_hidden, self.by.as_deref()), paint)?;
            } else if self.pending {
                tested.leave_pending();
            }
            if self.format == Wanted::Text {
                print::out(said(&tested, paint));
            }
            tested.forget();
            all.push(tested);
        }
        let written = match self.format {
            Wanted::Text => print::out(closing(&all)),
            Wanted::Junit => print::out(junit::junit(&all)),
            Wanted::Json => print::out(outcome::json(&all)),
        };
        Ok(if all.iter().all(TestedFolder::passes) { written } else { ExitCode::FAILURE })
    }
}

/// What a person reads of one folder.
fn said(tested: &TestedFolder, paint: Paint) -> String {
    let fails: Vec<Diagnostic> = tested.cases.iter().filter_map(|case| case.fails.clone()).collect();
    let cases = match (tested.cases.len(), fails.len()) {
        (0, _) => String::new(),
        (1, 0) => "  its case passes\n".to_owned(),
        (all, 0) => format!("  all {all} cases pass\n"),
        (all, failed) => format!("  {failed} of {all} cases failed\n\n{}\n", print::report(&fails)),
    };
    format!("{}{cases}", compared(tested, paint))
}

/// How it stands to what was approved.
fn compared(tested: &TestedFolder, paint: Paint) -> String {
    let head = paint.strong(&tested.called());
    let by = tested.by.as_ref().map_or_else(String::new, |by| format!(", last by {by}"));
    match &tested.outcome {
        Outcome::Faulty(faults) if tested.is_new() => {
            format!("{head}: nothing has been approved yet\n\n{}\n", print::report(faults))
        }
        Outcome::Faulty(faults) => format!("{head}: cannot be compared\n\n{}\n", print::report(faults)),
        Outcome::Approved(count) => format!("{head}: approved, {count} files written\n"),
        Outcome::Same(differences) if differences.edits.is_empty() && differences.other_lines == 0 => {
            format!("{head}: as approved{by}\n")
        }
        Outcome::Same(differences) => {
            let lines = match differences.other_lines {
                0 => String::new(),
                1 => "  1 rule has moved to another line or has a new name; ".to_owned(),
                more => format!("  the rules of {more} sentences have moved to other lines or have new names; "),
            };
            let note = "`--accept` updates the record\n";
            let lines = if lines.is_empty() { format!("  {note}") } else { format!("\n{lines}{note}") };
            format!("{head}: as approved{by}\n{}{lines}\n", in_words::all(differences, paint))
        }
        Outcome::Differs(differences) => {
            let rejected: String =
                tested.rejected.iter().map(|one| format!("  {}  {}\n", one.at, one.in_words())).collect();
            let rejected = if rejected.is_empty() { rejected } else { format!("\nRejected\n{rejected}") };
            format!("{head}: {}\n{}{rejected}\n", differences.summary(), in_words::all(differences, paint))
        }
    }
}

/// How many of each, and what to do.
fn closing(all: &[TestedFolder]) -> String {
    let count = |is: fn(&Outcome) -> bool| all.iter().filter(|tested| is(&tested.outcome)).count();
    let same = count(|outcome| matches!(outcome, Outcome::Same(_)));
    let approved = count(|outcome| matches!(outcome, Outcome::Approved(_)));
    let differ = count(|outcome| matches!(outcome, Outcome::Differs(_)));
    let new = all.iter().filter(|tested| tested.is_new()).count();
    let faulty = count(|outcome| matches!(outcome, Outcome::Faulty(_))) - new;
    let fails = all.iter().filter(|tested| tested.cases.iter().any(|case| !case.passed())).count();
    let said = [
        (same, "as approved"),
        (approved, "newly approved"),
        (differ, "to review"),
        (new, "not approved yet"),
        (faulty, "not compared"),
        (fails, "with a case that fails"),
    ];
    let said: Vec<String> =
        said.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let folders = if all.len() == 1 { "1 folder".to_owned() } else { format!("{} folders", all.len()) };
    let mut text = format!("{folders}: {}\n", said.join(", "));
    if differ > 0 {
        let dirs: Vec<String> = all
            .iter()
            .filter(|tested| matches!(tested.outcome, Outcome::Differs(_)))
            .map(|tested| print::argument(Path::new(&tested.dir)))
            .collect();
        let dirs = dirs.join(" ");
        text.push_str(&format!(
            "Review one by one: scrutineer test --review {dirs}\nAccept all:        scrutineer test --accept {dirs}\n"
        ));
    }
    text
}
