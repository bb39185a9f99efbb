//! Whatever bytes come from an officer's disk, another office or a browser: the program says what is wrong, and neither stops
//! by a panic, nor thinks for long, nor fills the memory, nor loses a file.
//!
//! Something sound is spoilt, as it is or inside what it is packed in, and has to be read. Seeded, so that a fault comes again:
//! it is told with the number of its round, which `ANY_BYTES_ROUND=workbooks:17` runs again, and what was read is left in
//! `target/tmp/any-bytes/`, to become a file in `tests/`. A new reader of bytes joins in [`readers`].
//! `ANY_BYTES_SECONDS` sets how long it goes on: two minutes in `.ci/run`, an hour in `.ci/long`.
// A program without the PDF leaves out those who read some of it.
#![cfg_attr(not(all(feature = "pdf", feature = "proof")), allow(dead_code))]

#[cfg(all(feature = "pdf", feature = "proof"))]
mod children;
mod in_memory;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod inside_pdf;
mod memory;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod on_disk;
mod packed;
mod pieces;
mod pieces_drawn;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod preview;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod process;
mod rounds;
mod spoil;

use std::time::{Duration, Instant};

use rounds::{Reader, Rounds};

/// Everybody who reads bytes.
#[cfg_attr(not(all(feature = "pdf", feature = "proof")), allow(unused_mut))]
fn readers() -> Vec<Box<dyn Reader>> {
    let mut readers = in_memory::readers();
    #[cfg(all(feature = "pdf", feature = "proof"))]
    {
        readers.extend(on_disk::readers());
        readers.extend(children::readers());
        readers.push(Box::new(preview::Preview::new()));
    }
    readers
}

fn set(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|text| !text.is_empty())
}

#[test]
fn whatever_the_bytes_the_program_says_what_is_wrong() {
    let mut rounds = Rounds::of(readers(), 0);
    rounds.each(3);
    rounds.hold();
}

#[test]
#[ignore = "named in .ci/run and .ci/long"]
fn for_as_long_as_is_set() {
    let from = set("ANY_BYTES_FROM").map_or(1_000_000, |text| text.parse().expect("a number"));
    let mut rounds = Rounds::of(readers(), from);
    if let Some(round) = set("ANY_BYTES_ROUND") {
        rounds.again(&round);
    } else {
        let seconds = set("ANY_BYTES_SECONDS").map_or(3600, |text| text.parse().expect("a number of seconds"));
        rounds.until(Instant::now() + Duration::from_secs(seconds));
        println!("rounds from {from}\n{}", rounds.table());
    }
    rounds.hold();
}
