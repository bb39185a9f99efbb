//! The rules in force as text: every file whole, so that what was approved can be drafted again by the rules of then.

use crate::rules::RuleFile;

/// `rules/house.rhai (layer 2)`, then each line of it behind a bar.
pub fn write(files: &[RuleFile]) -> String {
    let mut text = String::new();
    for file in files {
        text.push_str(&format!("{} (layer {})\n", file.name, file.layer));
        for line in file.text.lines() {
            text.push_str(format!("| {line}").trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// Reads it back. Line ends and blanks at the end of a line are not kept.
///
/// # Errors
/// The first line that is not as it is written, from 1.
pub fn read(text: &str) -> Result<Vec<RuleFile>, usize> {
    let mut files: Vec<RuleFile> = Vec::new();
    for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let heading = line.strip_suffix(')').and_then(|line| line.rsplit_once(" (layer "));
        match (line.strip_prefix('|'), files.last_mut(), heading) {
            (Some(own), Some(file), _) => {
                file.text.push_str(own.strip_prefix(' ').unwrap_or(own));
                file.text.push('\n');
            }
            (None, _, Some((name, layer))) => {
                let layer = layer.parse().map_err(|_| nth + 1)?;
                files.push(RuleFile { name: name.to_owned(), text: String::new(), layer });
            }
            _ => return Err(nth + 1),
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let text = "// A note.\n\nrule(\"a\")\n  .say(|i| `x`);\n";
        let files = vec![RuleFile { name: "rules/house (1).rhai".into(), text: text.into(), layer: 2 }];
        assert_eq!(read(&write(&files)), Ok(files));
        let shipped = crate::rules::RuleBook::shipped();
        assert_eq!(read(&write(&shipped)), Ok(shipped));
        assert_eq!(read("| stray"), Err(1));
    }
}
