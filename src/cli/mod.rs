//! The verbs an officer types: one a file, each over the library's public face.
//! Exit codes: 0 done, 1 the folder has errors (or, with `--strict`, warnings), 2 wrong usage.

mod batch;
mod build;
mod check;
mod coverage;
mod diff;
mod edition;
mod explain;
mod export;
mod import;
mod in_words;
mod manual;
mod national;
mod new;
mod opened;
mod pack;
mod paint;
mod print;
mod progress;
mod replay;
mod roll;
mod secret;
mod studio;
mod test;
#[cfg(feature = "pdf")]
mod verify;
mod watch;
mod words;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns a council's folder of performance figures into the committee's report.
#[derive(Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    New(new::New),
    Import(import::Import),
    Check(check::Check),
    Coverage(coverage::Covering),
    Build(build::Build),
    Batch(batch::Batch),
    Export(export::Export),
    Pack(pack::MakePack),
    Explain(explain::Explain),
    Test(test::TestVerb),
    Diff(diff::Diff),
    Replay(replay::Replay),
    National(national::NationalVerb),
    Watch(watch::WatchFolder),
    Studio(studio::OpenStudio),
    Words(words::WordsVerb),
    Roll(roll::Roll),
    Secret(secret::MakeSecret),
    #[command(hide = true)]
    Manual(manual::Manual),
    #[cfg(feature = "pdf")]
    Verify(verify::Verify),
}

/// What the command line says. Where it says nothing, the studio; or the help, where nobody could see a studio.
fn said() -> Verb {
    let nothing = std::env::args_os().len() <= 1;
    match studio::OpenStudio::of_nothing_said().filter(|_| nothing) {
        Some(studio) => Verb::Studio(studio),
        None => CommandLine::parse().verb,
    }
}

/// Runs what the command line says.
pub fn run() -> ExitCode {
    let done = match said() {
        Verb::New(new) => new.run(),
        Verb::Import(import) => import.run(),
        Verb::Check(check) => check.run(),
        Verb::Coverage(covering) => covering.run(),
        Verb::Build(build) => build.run(),
        Verb::Batch(batch) => batch.run(),
        Verb::Export(export) => export.run(),
        Verb::Pack(pack) => pack.run(),
        Verb::Explain(explain) => explain.run(),
        Verb::Test(test) => test.run(),
        Verb::Diff(diff) => diff.run(),
        Verb::Replay(replay) => replay.run(),
        Verb::National(national) => national.run(),
        Verb::Watch(watch) => watch.run(),
        Verb::Studio(studio) => studio.run(),
        Verb::Words(words) => words.run(),
        Verb::Roll(roll) => roll.run(),
        Verb::Secret(secret) => secret.run(),
        Verb::Manual(manual) => manual.run(),
        #[cfg(feature = "pdf")]
        Verb::Verify(verify) => verify.run(),
    };
    done.unwrap_or_else(|error| {
        print::tell(error.diagnostics());
        ExitCode::FAILURE
    })
}

/// For whom what a verb finds is written.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Reading {
    /// For a person
    Text,
    /// For other programs
    Json,
}

/// A value as the verbs write it for other programs: a character that a terminal would obey is in it by its number.
fn json(value: &serde_json::Value) -> String {
    let text = serde_json::to_string_pretty(value).expect("strings, numbers and lists");
    let mut safe = String::with_capacity(text.len() + 1);
    for (sign, shown) in text.chars().zip(scrutineer::shown_as_signs(&text).chars()) {
        if sign == shown {
            safe.push(sign);
        } else {
            // None of them is beyond the first plane, and none stands outside a string.
            safe.push_str(&format!("\\u{:04x}", u32::from(sign)));
        }
    }
    safe.push('\n');
    safe
}
