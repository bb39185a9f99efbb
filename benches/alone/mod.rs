//! A measurement in a process of its own, so that its memory is its own; and what the plain reads and made-up tables share.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What this process is to measure, and on which folder, where it is such a child.
pub fn asked() -> Option<(String, PathBuf)> {
    let words: Vec<String> = std::env::args().collect();
    let at = words.iter().position(|word| word == "--child")?;
    Some((words[at + 1].clone(), PathBuf::from(&words[at + 2])))
}

/// Seconds and peak memory in KiB of a process of its own.
pub fn run(which: &str, folder: &Path) -> Option<(f64, f64)> {
    let program = std::env::current_exe().ok()?;
    let run = Command::new(program).args(["--child", which]).arg(folder).output().ok()?;
    let said = String::from_utf8(run.stdout).ok()?;
    let mut numbers = said.split_whitespace().map_while(|word| word.parse::<f64>().ok());
    Some((numbers.next()?, numbers.next()?))
}

/// The child's side: does the work, which gives how much it found, and says what it took.
pub fn measured(work: impl FnOnce() -> usize) {
    let begun = Instant::now();
    let found = work();
    let seconds = begun.elapsed().as_secs_f64();
    assert!(found > 0, "something was read or made");
    println!("{seconds} {}", peak());
}

/// Goes through the records of a table and does nothing with them. Gives how many fields they have.
pub fn plain_read(mut reader: csv::Reader<impl Read>) -> usize {
    let mut record = csv::ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).expect("a record") {
        fields += record.len();
    }
    fields
}

/// The most memory this process has had, in KiB; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Numbers that look like chance and are the same every time.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}
