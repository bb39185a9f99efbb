//! `replay`: what other rules would have said of every earlier period.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::Error;
use scrutineer::diff::{Differences, Replayed};

use super::paint::Paint;
use super::{in_words, print};

/// Drafts every earlier period with other rules and lists what would have read differently
#[derive(clap::Args)]
pub struct Replay {
    /// The report folder
    dir: PathBuf,
    /// The folder of rule files to use instead of the report's own `rules/`
    #[arg(long, value_name = "DIR")]
    rules: PathBuf,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    format: Wanted,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Wanted {
    /// For a person
    Text,
    /// For other programs
    Json,
}

impl Replay {
    /// Replays them, oldest first; 0 whether or not anything differs, 1 where a period cannot be drafted.
    pub fn run(self) -> Result<ExitCode, Error> {
        let paint = Paint { colours: print::colours_out() };
        let (mut sound, mut periods, mut differ) = (true, 0, 0);
        let mut data = Vec::new();
        for replayed in scrutineer::diff::replay(&self.dir, &self.rules)? {
            periods += 1;
            sound &= replayed.outcome.is_ok();
            differ += usize::from(replayed.outcome.as_ref().is_ok_and(Differences::any));
            match self.format {
                Wanted::Text => {
                    if let (1, Ok(found)) = (periods, &replayed.outcome) {
                        print::out(opening(found, paint));
                    }
                    print::out(said(&replayed, paint));
                }
                Wanted::Json => data.push(json(&replayed)),
            }
        }
        let written = match self.format {
            Wanted::Text => print::out(closing(periods, differ)),
            Wanted::Json => {
                let whole = serde_json::json!({ "schema": 1, "periods": data });
                print::out(super::json(&whole))
            }
        };
        Ok(if sound { written } else { ExitCode::FAILURE })
    }
}

/// What the other rules do differently, reported once.
fn opening(found: &Differences, paint: Paint) -> String {
    format!("{}\n{}\n", paint.strong("The other rules"), in_words::edits(found, paint))
}

fn said(replayed: &Replayed, paint: Paint) -> String {
    let head = paint.strong(&replayed.period);
    let head = if replayed.approved { format!("{head}, as approved") } else { head };
    match &replayed.outcome {
        Ok(found) if found.any() => {
            format!("{head}: {}\n{}\n", found.summary(), in_words::after_edits(found, paint))
        }
        Ok(_) => format!("{head}: nothing would have read differently\n"),
        Err(faults) => format!("{head}: cannot be drafted\n\n{}\n", print::report(faults)),
    }
}

fn closing(periods: usize, differ: usize) -> String {
    match (periods, differ) {
        (0, _) => "The folder has no figures for an earlier period of this kind\n".to_owned(),
        (1, _) => format!("1 earlier period, {differ} would have read differently\n"),
        (periods, differ) => format!("{periods} earlier periods, {differ} would have read differently\n"),
    }
}

fn json(replayed: &Replayed) -> serde_json::Value {
    let (differences, faults) = match &replayed.outcome {
        Ok(found) => (Some(found), None),
        Err(faults) => (None, Some(faults)),
    };
    serde_json::json!({ "period": replayed.period, "approved": replayed.approved, "differences": differences, "faults": faults })
}
