//! Both reports of the project, every sentence.

use super::{read, told};
use crate::press::fixture;

/// Two verdicts on one figure are still printed.
const STILL_PRINTED: &[&str] = &[];

fn is_borne_out(name: &str) {
    let path = fixture(name);
    let ledger = read(&path);
    println!("{name}\n{}", ledger.counted());
    let troubles: Vec<_> =
        ledger.troubles.into_iter().filter(|trouble| !STILL_PRINTED.contains(&trouble.kind)).collect();
    assert!(troubles.is_empty(), "{}", told(&path, &troubles));
}

#[test]
fn the_first_report() {
    is_borne_out("leicestershire-2019-20-q3");
}

#[test]
fn the_made_up_county() {
    is_borne_out("anyshire");
}
