//! Rounds: who reads, what is spoilt, how it is met, and what is kept of a round that brought somebody down.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::desk::Seeded;

use super::memory::most_held;

/// More than any round takes, without optimisation and with other tests beside it. A child that reads a PDF is stopped after
/// a minute, and may be asked twice.
const LONG: Duration = Duration::from_secs(150);

/// MiB that this process holds at most while something of a few hundred KB is read, the tests' own with it. Only where nothing
/// else runs beside it is that looked at.
const LARGE: u64 = 2_048;

/// So many faults are enough to begin with.
const MANY: usize = 25;

/// Whoever reads bytes.
pub trait Reader {
    /// What it is called: `workbooks`.
    fn name(&self) -> &'static str;

    /// Its part of the time: twice as much where it is 2.
    fn part(&self) -> u32 {
        1
    }

    /// Something to be read that was sound.
    fn spoilt(&self, seeded: &mut Seeded) -> Spoilt;

    /// Has it read.
    ///
    /// # Errors
    /// What is wrong with how it was met.
    fn read(&self, spoilt: &Spoilt) -> Result<Met, String>;
}

/// A file that was spoilt.
pub struct Spoilt {
    /// Its name, as its reader has it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What is to be done with it, where there is a choice.
    pub choice: usize,
}

/// How bytes were met: neither is a fault.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// They were read, as far as they go.
    Taken,
    /// They were refused with a reason.
    Refused,
    /// The process that was there to be lost was lost: by what.
    Contained(String),
}

/// The readers, and how far each has come.
pub struct Rounds {
    readers: Vec<Box<dyn Reader>>,
    spent: Vec<Duration>,
    met: Vec<BTreeMap<Met, u64>>,
    faults: Vec<String>,
    /// Rounds begin at this one.
    from: u64,
    /// Whether nothing else runs in this process.
    alone: bool,
}

impl Rounds {
    pub fn of(readers: Vec<Box<dyn Reader>>, from: u64) -> Rounds {
        let many = readers.len();
        Rounds {
            readers,
            spent: vec![Duration::ZERO; many],
            met: vec![BTreeMap::new(); many],
            faults: vec![],
            from,
            alone: false,
        }
    }

    /// So many rounds of each.
    pub fn each(&mut self, rounds: u64) {
        for nth in 0..self.readers.len() {
            (0..rounds).for_each(|_| self.next(nth));
        }
    }

    /// For so long: each has its part of the time.
    pub fn until(&mut self, until: Instant) {
        self.alone = true;
        let mut told = Instant::now();
        while Instant::now() < until && self.faults.len() < MANY {
            let least = |nth: &usize| self.spent[*nth] / self.readers[*nth].part();
            let nth = (0..self.readers.len()).min_by_key(least).expect("a reader");
            self.next(nth);
            if told.elapsed() > Duration::from_secs(300) {
                told = Instant::now();
                println!("{}", self.table());
            }
        }
    }

    /// One round again, by its name: `workbooks:17`.
    pub fn again(&mut self, name: &str) {
        let (name, round) = name.split_once(':').expect("the name of a reader, `:` and the number of a round");
        let nth = self.readers.iter().position(|reader| reader.name() == name).expect("the name of a reader");
        let round = round.parse().expect("the number of a round");
        self.round(nth, round);
        println!("{:?}", self.met[nth]);
    }

    fn next(&mut self, nth: usize) {
        let round = self.from + self.met[nth].values().sum::<u64>();
        let begun = Instant::now();
        self.round(nth, round);
        self.spent[nth] += begun.elapsed();
    }

    fn round(&mut self, nth: usize, round: u64) {
        let reader = &self.readers[nth];
        // Each reader has its own chance.
        let own = reader.name().bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(257).wrapping_add(byte.into()));
        let spoilt = reader.spoilt(&mut Seeded(own.wrapping_add(round)));
        // Written before it is read: some ways to come down leave nobody who could.
        let kept = kept(reader.name(), round, &spoilt);
        let begun = Instant::now();
        let met =
            catch_unwind(AssertUnwindSafe(|| reader.read(&spoilt))).unwrap_or_else(|panic| Err(words_of(&*panic)));
        let met = met.and_then(|met| match begun.elapsed() {
            took if took > LONG => Err(format!("it took {took:?}")),
            _ if self.alone && most_held().is_some_and(|held| held > LARGE) => Err("it fills the memory".to_owned()),
            _ => Ok(met),
        });
        let met = met.unwrap_or_else(|why| {
            let fault = format!(
                "{}:{round} ({}, choice {}): {why}\n  what was read is {}; `ANY_BYTES_ROUND={0}:{round}` runs it again",
                reader.name(),
                spoilt.name,
                spoilt.choice,
                kept.display()
            );
            println!("{fault}");
            self.faults.push(fault);
            Met::Contained("FAULT".to_owned())
        });
        if met != Met::Contained("FAULT".to_owned()) {
            let _ = fs::remove_file(kept);
        }
        *self.met[nth].entry(met).or_default() += 1;
    }

    /// How many rounds of each, and how they were met.
    pub fn table(&self) -> String {
        let mut all = 0;
        let mut table = String::new();
        for ((reader, met), spent) in self.readers.iter().zip(&self.met).zip(&self.spent) {
            let rounds: u64 = met.values().sum();
            let of = |met_as: &Met| met.get(met_as).copied().unwrap_or_default();
            let contained: Vec<String> = met
                .iter()
                .filter_map(|(met, many)| match met {
                    Met::Contained(what) => Some(format!("{many} {what}")),
                    _ => None,
                })
                .collect();
            table += &format!(
                "{:<16}{rounds:>8} rounds in {:>5} s: {} taken, {} refused{}{}\n",
                reader.name(),
                spent.as_secs(),
                of(&Met::Taken),
                of(&Met::Refused),
                if contained.is_empty() { "" } else { "; kept within its process: " },
                contained.join(", ")
            );
            all += rounds;
        }
        format!("{table}{all} rounds in all\n")
    }

    /// That nobody was brought down.
    pub fn hold(&self) {
        assert!(
            self.faults.is_empty(),
            "{} rounds brought the program down:\n{}",
            self.faults.len(),
            self.faults.join("\n")
        );
    }
}

/// Where what is read in a round is kept, until it has been read.
fn kept(reader: &str, round: u64, spoilt: &Spoilt) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("any-bytes");
    let name = spoilt.name.replace(['/', ' '], "-");
    let kept = place.join(format!("{reader}-{round}-{name}"));
    fs::create_dir_all(&place)
        .and_then(|()| fs::write(&kept, &spoilt.bytes))
        .expect("the folder of the build can be written");
    kept
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned()));
    format!("a panic: {}", words.unwrap_or_default())
}
