//! Drafts a report folder and prints its text: `cargo run --release --example draft_a_folder -- fixtures/anyshire`.

use std::path::PathBuf;

use scrutineer::{Error, Format, draft_folder, layout, publish};

fn main() -> Result<(), Error> {
    let dir: PathBuf = std::env::args().nth(1).unwrap_or_else(|| "fixtures/anyshire".into()).into();
    let (folder, draft) = draft_folder(&dir)?;
    // Nothing of a draft with an error is shown: a rule that was set aside may have hidden a figure.
    let draft = draft.sound()?;
    for warning in &draft.diagnostics {
        eprintln!("warning: {}", warning.message);
    }
    let text = publish(&draft.report, Format::Text, &layout(&folder))?;
    print!("{}", String::from_utf8_lossy(&text.value));
    Ok(())
}
