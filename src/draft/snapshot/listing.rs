//! Facts as text, for the findings and the decisions: a heading for each indicator, a line for each fact.

use super::content::Entry;

/// `[id] label`, then `  what = held` for each fact.
pub fn write(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&format!("[{}] {}\n", entry.id, entry.label));
        for (what, held) in &entry.lines {
            text.push_str(&format!("  {what} = {held}\n"));
        }
        text.push('\n');
    }
    text
}

/// Reads it back.
///
/// # Errors
/// The first line that is not as it is written, from 1.
pub fn read(text: &str) -> Result<Vec<Entry>, usize> {
    let mut entries: Vec<Entry> = Vec::new();
    for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let wrong = nth + 1;
        let Some(fact) = line.strip_prefix("  ") else {
            let (id, label) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')).ok_or(wrong)?;
            entries.push(Entry { id: id.to_owned(), label: label.trim().to_owned(), lines: Vec::new() });
            continue;
        };
        // A fact whose words end with the equals sign: nothing is held.
        let (what, held) = fact.split_once(" = ").or(fact.strip_suffix(" =").map(|what| (what, ""))).ok_or(wrong)?;
        entries.last_mut().ok_or(wrong)?.lines.push((what.to_owned(), held.to_owned()));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let lines =
            vec![("quarter 3 2019/20".to_owned(), "93; 186 of 200".to_owned()), ("note".into(), "a = b".into())];
        let entries = vec![Entry { id: "cp_reviews".into(), label: "Reviews [all] = a".into(), lines }];
        assert_eq!(read(&write(&entries)), Ok(entries));
        assert_eq!(read("[a] A\n\n  nothing held"), Err(3));
        assert_eq!(read("  what = held"), Err(1));
        assert_eq!(read("what = held"), Err(1));
    }
}
