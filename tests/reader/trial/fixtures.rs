//! Both reports of the project, every sentence.

use super::{read, told};
use crate::press::fixture;

fn is_borne_out(name: &str) {
    let path = fixture(name);
    let ledger = read(&path);
    println!("{name}\n{}", ledger.counted());
    assert!(ledger.troubles.is_empty(), "{}", told(&path, &ledger.troubles));
}

#[test]
fn the_first_report() {
    is_borne_out("leicestershire-2019-20-q3");
}

#[test]
fn the_made_up_county() {
    is_borne_out("anyshire");
}
