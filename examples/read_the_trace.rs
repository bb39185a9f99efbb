//! Prints which rule wrote each sentence, and how many rules were asked for it:
//! `cargo run --release --example read_the_trace -- fixtures/anyshire`.

use std::path::PathBuf;

use scrutineer::trace::TraceOutcome;
use scrutineer::{Error, draft_folder};

fn main() -> Result<(), Error> {
    let dir: PathBuf = std::env::args().nth(1).unwrap_or_else(|| "fixtures/anyshire".into()).into();
    let (_, draft) = draft_folder(&dir)?;
    let draft = draft.sound()?;
    for indicator in &draft.trace.indicators {
        for topic in &indicator.sentences {
            let asked = topic.rules.iter().filter(|rule| rule.outcome != TraceOutcome::NotAsked).count();
            for rule in &topic.rules {
                if let TraceOutcome::Spoke { said, .. } = &rule.outcome {
                    println!(
                        "{} {}: \"{}\" ({}), {asked} asked\n    {said}",
                        indicator.id, topic.topic, rule.rule, rule.at
                    );
                }
            }
        }
    }
    Ok(())
}
