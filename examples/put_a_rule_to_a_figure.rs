//! Puts one rule to made-up figures and prints its sentence: `cargo run --release --example put_a_rule_to_a_figure`.

use scrutineer::{Error, try_rule};

fn main() -> Result<(), Error> {
    let figures = "#{ value: 93, previous: 95.1, unit: \"percent\", good: \"high\" }";
    let rule =
        "rule(\"a fall\").about(\"change\").when(|i| i.change < 0).say(|i| `This is ${i.change} than ${i.previous}.`);";
    println!("{}", try_rule(figures, rule)?);
    Ok(())
}
