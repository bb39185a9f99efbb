//! What is printed as text: each sentence with its rules, where they are and the figures they read beneath it.

use crate::figures::prose::{FigureRead, Provenance, Sentence, Topic};

use super::content::Passage;

/// Before the rule that made a sentence.
const BY_RULE: &str = "    < ";
/// Before the place of words that a person wrote.
const BY_HAND: &str = "    ~ ";
/// Before a figure that the rule read.
const FIGURE: &str = "      = ";

/// `# heading`, `7.2 sentence`, `    < rule | topic | indicator | place`, `      = word: figure`.
pub fn write(passages: &[Passage]) -> String {
    let mut text = String::new();
    let mut under: Option<&str> = None;
    for Passage { heading, sentence } in passages {
        if under != Some(heading) {
            text.push_str(&format!("\n# {heading}\n\n"));
            under = Some(heading);
        }
        let address = if sentence.address.is_empty() { "-" } else { &sentence.address };
        text.push_str(&format!("{address} {}\n", sentence.text));
        for because in &sentence.because {
            let made = if because.by_hand { BY_HAND } else { BY_RULE };
            let Provenance { rule, topic, indicators, at, .. } = because;
            text.push_str(&format!("{made}{rule} | {topic} | {} | {at}\n", listed(indicators)));
            for figure in &because.figures {
                text.push_str(&format!("{FIGURE}{}: {}\n", figure.word, figure.held));
            }
        }
    }
    text
}

/// Reads it back.
///
/// # Errors
/// The first line that is not as it is written, from 1.
pub fn read(text: &str) -> Result<Vec<Passage>, usize> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut heading = None;
    for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let wrong = nth + 1;
        if let Some(figure) = line.strip_prefix(FIGURE) {
            let (word, held) =
                figure.split_once(": ").or(figure.strip_suffix(':').map(|word| (word, ""))).ok_or(wrong)?;
            let because = passages.last_mut().and_then(|passage| passage.sentence.because.last_mut()).ok_or(wrong)?;
            because.figures.push(FigureRead { word: word.into(), held: held.into(), from: String::new() });
        } else if let Some(made) = line.strip_prefix(BY_RULE) {
            passages.last_mut().ok_or(wrong)?.sentence.because.push(because(made, false).ok_or(wrong)?);
        } else if let Some(made) = line.strip_prefix(BY_HAND) {
            passages.last_mut().ok_or(wrong)?.sentence.because.push(because(made, true).ok_or(wrong)?);
        } else if let Some(words) = line.strip_prefix("# ").or((line == "#").then_some("")) {
            heading = Some(words.to_owned());
        } else {
            let (address, words) = line.split_once(' ').ok_or(wrong)?;
            let address = if address == "-" { "" } else { address };
            let sentence = Sentence { address: address.into(), text: words.into(), because: Vec::new() };
            passages.push(Passage { heading: heading.clone().ok_or(wrong)?, sentence });
        }
    }
    Ok(passages)
}

fn because(made: &str, by_hand: bool) -> Option<Provenance> {
    // From the end: a rule may be called anything. A blank at the end of a line does not outlive every editor.
    let made = if made.ends_with(" |") { format!("{made} ") } else { made.to_owned() };
    let mut parts = made.rsplitn(4, " | ");
    let (at, indicator, topic, rule) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let (rule, at, topic) = (rule.trim().to_owned(), at.trim().to_owned(), Topic::of(topic.trim()));
    let indicators = ids(indicator.trim())?;
    Some(Provenance { rule, at, topic, indicators, by_hand, figures: Vec::new(), instead_of: None })
}

/// Ids in a line; as JSON writes a text the one that would be taken for several, or for the end of its field.
fn listed(ids: &[String]) -> String {
    let plain = |id: &str| !id.contains([',', '|', '"']) && id.trim() == id;
    let quoted = |id: &str| serde_json::Value::from(id).to_string().replace('|', "\\u007c");
    ids.iter().map(|id| if plain(id) { id.clone() } else { quoted(id) }).collect::<Vec<_>>().join(", ")
}

/// The ids of such a line; `None` where one is not as it is written.
fn ids(line: &str) -> Option<Vec<String>> {
    let mut ids = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let (id, after) = if rest.starts_with('"') {
            let mut quoted = serde_json::Deserializer::from_str(rest).into_iter::<String>();
            let id = quoted.next()?.ok()?;
            let after = &rest[quoted.byte_offset()..];
            (id, after.strip_prefix(", ").unwrap_or(after))
        } else {
            let (id, after) = rest.split_once(", ").unwrap_or((rest, ""));
            (id.to_owned(), after)
        };
        ids.push(id);
        rest = after;
    }
    Some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let made = |rule: &str, by_hand| Provenance {
            rule: rule.into(),
            at: "rules/3-latest.rhai:112".into(),
            topic: "latest".into(),
            indicators: vec!["cp_reviews".into()],
            by_hand,
            figures: vec![FigureRead { word: "value".into(), held: "93%: x".into(), from: String::new() }],
            instead_of: None,
        };
        let sentence = |address: &str, text: &str, because| Passage {
            heading: "Children at risk".into(),
            sentence: Sentence { address: address.into(), text: text.into(), because },
        };
        let row = Provenance { rule: String::new(), at: String::new(), figures: Vec::new(), ..made("", false) };
        let passages = vec![
            sentence("7.1", "The percentage was 93%.", vec![made("one | or other", false), made("mine", true)]),
            sentence("", "Fixed words.", Vec::new()),
            sentence("", "A row", vec![row]),
        ];
        let text = write(&passages);
        assert_eq!(read(&text), Ok(passages.clone()));
        let trimmed: Vec<&str> = text.lines().map(str::trim_end).collect();
        assert_eq!(read(&trimmed.join("\n")), Ok(passages));
        assert_eq!(read("# A\n\n    < stray"), Err(3));
        assert_eq!(read("7.1 no heading"), Err(1));
    }

    #[test]
    fn an_id_is_read_back_whatever_it_holds() {
        let all = ["plans", "a, b", "a | b", "say \"a\"", "\\q", "\"\\q|\\u007c\"", " edge ", "é,"].map(String::from);
        for one in &all {
            let line = listed(std::slice::from_ref(one));
            assert!(!line.contains('|'), "{line}");
            assert_eq!(ids(&line), Some(vec![one.clone()]), "{line}");
        }
        assert_eq!(ids(&listed(&all)), Some(all.to_vec()));
        assert_eq!(ids(&listed(&[])), Some(Vec::new()));
        assert_eq!(ids("\"never closed"), None);
    }
}
