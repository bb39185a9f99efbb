//! What is printed as text: each sentence with its rules, where they are and the figures they read beneath it.

use crate::prose::{Because, FigureRead, Sentence};

use super::edition::Passage;

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
            let Because { rule, topic, indicator, at, .. } = because;
            text.push_str(&format!("{made}{rule} | {topic} | {indicator} | {at}\n"));
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

fn because(made: &str, by_hand: bool) -> Option<Because> {
    // From the end: a rule may be called anything. A blank at the end of a line does not outlive every editor.
    let made = if made.ends_with(" |") { format!("{made} ") } else { made.to_owned() };
    let mut parts = made.rsplitn(4, " | ");
    let (at, indicator, topic, rule) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let word = |word: &str| word.trim().to_owned();
    let (rule, at, topic, indicator) = (word(rule), word(at), word(topic), word(indicator));
    Some(Because { rule, at, topic, indicator, by_hand, figures: Vec::new(), instead_of: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let made = |rule: &str, by_hand| Because {
            rule: rule.into(),
            at: "rules/3-latest.rhai:112".into(),
            topic: "latest".into(),
            indicator: "cp_reviews".into(),
            by_hand,
            figures: vec![FigureRead { word: "value".into(), held: "93%: x".into(), from: String::new() }],
            instead_of: None,
        };
        let sentence = |address: &str, text: &str, because| Passage {
            heading: "Children at risk".into(),
            sentence: Sentence { address: address.into(), text: text.into(), because },
        };
        let row = Because { rule: String::new(), at: String::new(), figures: Vec::new(), ..made("", false) };
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
}
