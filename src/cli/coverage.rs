//! `coverage`: which rules and branches something is asserted of.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use scrutineer::coverage::{Coverage, Least, Watching};
use scrutineer::{Diagnostic, Error};

use super::print;

/// Shows which rules and branches are tested by the examples, cases and approved texts
#[derive(clap::Args)]
pub struct Covering {
    /// The report folders
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// Text for people or data for programs
    #[arg(long, value_enum, default_value = "text")]
    format: CoverageFormat,
    /// Also test the rules on thousands of made-up edge cases, and fail if any goes wrong
    #[arg(long)]
    grid: bool,
    /// Check only the rules that come with the program
    #[arg(long)]
    shipped: bool,
    /// Fail if fewer than this percentage of rules is covered
    #[arg(long, value_name = "PER CENT", value_parser = clap::value_parser!(u32).range(0..=100))]
    least_rules: Option<u32>,
    /// Fail if fewer than this percentage of branches is covered
    #[arg(long, value_name = "PER CENT", value_parser = clap::value_parser!(u32).range(0..=100))]
    least_branches: Option<u32>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum CoverageFormat {
    Text,
    Json,
}

impl Covering {
    /// Prints it; cases that fail are on standard error, and make it fail.
    pub fn run(self) -> Result<ExitCode, Error> {
        let mut folders = Vec::new();
        let mut faults: Vec<Diagnostic> = Vec::new();
        for dir in &self.dirs {
            let (folder, draft) = scrutineer::draft_folder(dir)?;
            faults.extend(draft.diagnostics.into_iter().filter(Diagnostic::is_error));

            faults.extend(scrutineer::coverage::run_cases(&folder).into_iter().filter_map(|outcome| outcome.fails));
            // Drafting a folder proves something only where somebody has approved its result.
            let approved = scrutineer::diff::approved(dir, &folder).is_ok();
            folders.push((name_of(dir), approved, folder));
        }
        let watching: Vec<Watching> = folders
            .iter()
            .map(|(name, approved, folder)| Watching { name: name.clone(), folder, approved: *approved })
            .collect();
        let mut edge_cases = String::new();
        // A rule with an error would be applied to thousands of edge cases for nothing.
        if self.grid && faults.is_empty() {
            for (name, _, folder) in &folders {
                let outcome = scrutineer::coverage::grid(folder);
                edge_cases.push_str(&format!(
                    "{name}: {} edge cases, {} problems found\n",
                    outcome.edge_cases,
                    outcome.found.len()
                ));
                faults.extend(outcome.found);
            }
        }
        let covered = scrutineer::coverage::cover(&watching);
        let covered = if self.shipped { covered.shipped() } else { covered };
        print::tell(&faults);
        let written = print::out(self.text(&covered));
        // Data stays data: what was put is reported beside it.
        match self.format {
            CoverageFormat::Text if !edge_cases.is_empty() => drop(print::out(format!("\n{edge_cases}"))),
            _ => {}
        }
        let short = covered.short_of(Least { rules: self.least_rules, branches: self.least_branches });
        for short in &short {
            print::say(&short.in_words());
        }
        Ok(if faults.is_empty() && short.is_empty() { written } else { ExitCode::FAILURE })
    }

    fn text(&self, covered: &Coverage) -> String {
        match self.format {
            CoverageFormat::Text => covered.in_words(),
            CoverageFormat::Json => covered.as_json(),
        }
    }
}

fn name_of(dir: &Path) -> String {
    let real = dir.canonicalize().ok();
    let name = real.as_deref().unwrap_or(dir).file_name();
    name.map_or_else(|| dir.display().to_string(), |name| name.to_string_lossy().into_owned())
}
