//! A folder of one's own: `READ=my-report cargo test --release --test reader by_hand -- --ignored --nocapture`.

use std::path::Path;

use super::{read, told};
use crate::press;

#[test]
#[ignore = "reads the folders named in READ, parted by colons"]
fn by_hand() {
    for path in std::env::var("READ").expect("READ=folder").split(':') {
        let path = Path::new(path);
        println!("=== {}", path.display());
        match press::print(path, "text") {
            Err(told) => println!("no report is made: {told}"),
            Ok(_) => {
                let ledger = read(path);
                println!("{} statements\n{}", ledger.total(), told(path, &ledger.troubles));
            }
        }
    }
}
