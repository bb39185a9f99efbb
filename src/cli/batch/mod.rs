//! `batch`: many reports in one run: of many folders and packs, or of one folder for many councils.

mod items;
mod results;
mod shard;
mod summary;
mod work;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use scrutineer::batch::Drafting;
use scrutineer::{Error, Format};

use self::items::Item;
use self::results::{Done, Results};
use self::shard::Shard;
use super::edition::formats;
use super::print;

/// Makes many reports in one run, leaves out those that nothing has changed of, and goes on after a faulty one
#[derive(clap::Args)]
pub struct Batch {
    /// Report folders, packs (`march.toml`), patterns such as "reports/*", or a text file with one of these a line. With --summary:
    /// files of results
    #[arg(required = true)]
    list: Vec<String>,
    /// A table of councils: the one report folder is made for each, under its own name. Headings: area and, if you wish, period
    #[arg(long, value_name = "FILE", conflicts_with = "summary")]
    each: Option<PathBuf>,
    /// The folder to write the reports into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Which formats to write, with commas: pdf,html
    #[arg(long, value_parser = formats(), value_delimiter = ',', default_value = "pdf")]
    format: Vec<Format>,
    /// How many reports are made at the same time
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u8).range(1..=64))]
    jobs: u8,
    /// The part of the list that this run makes: 2/4 is the second of four. `auto` asks the scheduler (Slurm, AWS Batch) which part
    /// this is and of how many; `auto/4` asks only which (Kubernetes)
    #[arg(long, value_name = "K/N")]
    shard: Option<String>,
    /// Where to keep what came of each report, a line each. Default: results.jsonl in the folder of --out
    #[arg(long, value_name = "FILE")]
    results: Option<PathBuf>,
    /// Make every report again, and write over files that were changed since
    #[arg(long)]
    force: bool,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// Sum up files of results: a table here, and in the folder of --out index.html, with the worst first, and junit.xml
    #[arg(long)]
    summary: bool,
}

impl Batch {
    /// Makes them all; 1 where any of them failed.
    pub fn run(self) -> Result<ExitCode, Error> {
        if self.summary {
            return summary::run(&self.list, &self.out);
        }
        let shard = self
            .shard
            .as_deref()
            .map_or(Ok(Shard::whole()), |text| Shard::read(text, |name| std::env::var(name).ok()))?;
        let (all, warnings) = items::read(&self.list, self.each.as_deref())?;
        print::tell(&warnings);
        let many = all.len();
        let items: Vec<Item> = all.into_iter().filter(|item| shard.has(&item.name)).collect();
        scrutineer::batch::make_folder(&self.out)?;
        let kept = self.results.clone().unwrap_or_else(|| self.out.join("results.jsonl"));
        let results = Results::open(&kept)?;
        if items.is_empty() {
            print::say(&format!("none of the {many} reports is in this part"));
        }
        let tally = self.make_all(items, &results)?;
        print::out(format!("{tally}. What came of each: {}\n", kept.display()));
        Ok(if tally.failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    /// So many at the same time, each taking the next of the list when it is done with one.
    fn make_all(&self, items: Vec<Item>, results: &Results) -> Result<Tally, Error> {
        let next = Mutex::new(items.into_iter());
        let first = Drafting::default();
        let work = |mut drafting: Drafting| -> Result<Tally, Error> {
            let mut tally = Tally::default();
            loop {
                let Some(item) = next.lock().ok().and_then(|mut items| items.next()) else { return Ok(tally) };
                let done = work::make(&item, self, results.before(&item.name), &mut drafting);
                tally.count(&done);
                print::out(format!("{}\n", done.line()));
                if !done.as_it_was {
                    results.add(&done)?;
                }
            }
        };
        let mut tally = Tally::default();
        std::thread::scope(|scope| {
            let drafters: Vec<Drafting> = (1..self.jobs).map(|_| first.beside()).collect();
            let others: Vec<_> = drafters.into_iter().map(|drafting| scope.spawn(|| work(drafting))).collect();
            tally.add(&work(first)?);
            for other in others {
                tally.add(&other.join().expect("a fault of the program is not caught")?);
            }
            Ok(tally)
        })
    }
}

/// How many came out how.
#[derive(Clone, Copy, Default)]
struct Tally {
    made: usize,
    as_they_were: usize,
    failed: usize,
}

impl Tally {
    fn count(&mut self, done: &Done) {
        match (done.as_it_was, done.failed()) {
            (true, _) => self.as_they_were += 1,
            (false, true) => self.failed += 1,
            (false, false) => self.made += 1,
        }
    }

    fn add(&mut self, other: &Tally) {
        self.made += other.made;
        self.as_they_were += other.as_they_were;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} made, {} unchanged, {} failed", self.made, self.as_they_were, self.failed)
    }
}
