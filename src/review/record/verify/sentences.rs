//! Sentence by sentence: the attached record against the one the folder gives.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::review::record::attached::PrintedSentence;

/// A sentence that differs: as it was, and as it is. One of the two may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedSentences<'a> {
    /// As the record inside the PDF has it.
    pub then: Option<&'a PrintedSentence>,
    /// As the folder gives it.
    pub now: Option<&'a PrintedSentence>,
}

/// Every sentence whose words differ.
pub fn differences<'a>(then: &'a [PrintedSentence], now: &'a [PrintedSentence]) -> Vec<ChangedSentences<'a>> {
    let words = |list: &'a [PrintedSentence]| -> Vec<&'a str> { list.iter().map(|one| one.text.as_str()).collect() };
    let mut changed = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &words(then), &words(now)) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, mut new) = (then[op.old_range()].iter(), now[op.new_range()].iter().peekable());
        // Of a stretch that was replaced, those of one address belong together.
        for first in old {
            let beside =
                new.next_if(|one| one.address == first.address || op.old_range().len() == op.new_range().len());
            changed.push(ChangedSentences { then: Some(first), now: beside });
        }
        changed.extend(new.map(|one| ChangedSentences { then: None, now: Some(one) }));
    }
    changed
}

/// Every sentence of the same words that another rule, or another line, made.
pub fn otherwise_made<'a>(then: &'a [PrintedSentence], now: &'a [PrintedSentence]) -> Vec<ChangedSentences<'a>> {
    if then.len() != now.len() {
        return Vec::new();
    }
    let pairs = then.iter().zip(now).filter(|(a, b)| a.text == b.text && a != b);
    pairs.map(|(then, now)| ChangedSentences { then: Some(then), now: Some(now) }).collect()
}

impl ChangedSentences<'_> {
    /// As it is reported: the words, and the rule that says them now.
    pub fn told(&self) -> String {
        let address = self.now.or(self.then).map_or("", |one| one.address.as_str());
        let words = |one: Option<&PrintedSentence>| one.map_or_else(|| "(nothing)".to_owned(), |one| one.text.clone());
        let of = match (self.now, self.then) {
            (Some(now), _) => by(now),
            (None, then) => then.map_or_else(String::new, by),
        };
        format!("{address}\n    was: {}\n    is:  {}{of}", words(self.then), words(self.now))
    }

    /// As it is reported of the rules alone.
    pub fn told_of_rules(&self) -> String {
        let rules = |one: Option<&PrintedSentence>| one.map_or_else(String::new, by);
        let address = self.now.map_or("", |one| one.address.as_str());
        format!("{address}\n    was made:{}\n    is made:{}", rules(self.then), rules(self.now))
    }
}

/// The rules behind a sentence, a line each.
fn by(one: &PrintedSentence) -> String {
    match one.rules.as_slice() {
        [] => "\n    fixed text in report.toml".to_owned(),
        rules => rules.iter().map(|made| format!("\n    by \"{}\", {}", made.rule, made.at)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(list: &[(&str, &str)]) -> Vec<PrintedSentence> {
        list.iter()
            .map(|(at, text)| PrintedSentence { address: (*at).into(), text: (*text).into(), rules: vec![] })
            .collect()
    }

    fn pairs(then: &[PrintedSentence], now: &[PrintedSentence]) -> Vec<(String, String)> {
        let text = |one: Option<&PrintedSentence>| one.map_or_else(String::new, |one| one.text.clone());
        differences(then, now).iter().map(|one| (text(one.then), text(one.now))).collect()
    }

    #[test]
    fn a_sentence_is_set_beside_what_has_taken_its_place() {
        let then = said(&[("1.1", "A."), ("1.2", "B."), ("1.3", "C."), ("2.1", "D.")]);
        let own = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(pairs(&then, &then), []);
        let now = said(&[("1.1", "A."), ("1.2", "X."), ("1.3", "C."), ("2.1", "D.")]);
        assert_eq!(pairs(&then, &now), [own("B.", "X.")]);
        let now = said(&[("1.1", "A."), ("1.2", "C."), ("1.3", "Y."), ("2.1", "D.")]);
        assert_eq!(pairs(&then, &now), [own("B.", ""), own("", "Y.")]);
        let now = said(&[("1.1", "A."), ("1.2", "X."), ("1.3", "Y."), ("1.4", "Z."), ("2.1", "D.")]);
        assert_eq!(pairs(&then, &now), [own("B.", "X."), own("C.", "Y."), own("", "Z.")]);
    }
}
