//! The rule book: the rules in the order in which they are asked, and the files of the shipped one.

use rhai::Engine;

use crate::figures::prose::Topic;

use super::closed::Doubt;
use super::rule::Rule;
use super::rule_file::RuleFile;
use super::topic::Topics;

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => { [$((concat!("rules/", $name), include_str!(concat!("../../rules/", $name)))),+] };
}

/// Every rule, in the order in which they are asked.
pub struct RuleBook {
    /// The engine they run in.
    pub engine: Engine,
    pub(super) rules: Vec<Rule>,
    pub(super) topics: Topics,
    pub(super) doubt: Doubt,
}

impl RuleBook {
    /// The files of the shipped book.
    pub fn shipped() -> Vec<RuleFile> {
        let files = shipped![
            "0-disclosure.rhai",
            "0-baseline.rhai",
            "1-polarity.rhai",
            "2-significance.rhai",
            "3-latest.rhai",
            "4-change.rhai",
            "4-earlier.rhai",
            "5-others.rhai",
            "6-report.rhai",
            "7-attention.rhai",
            "8-finding.rhai",
        ];
        files.map(|(name, text)| RuleFile { name: name.into(), text: text.into(), layer: 0 }).to_vec()
    }

    /// The shipped files and these over them, in the order in which they are read.
    pub fn whole(files: &[RuleFile]) -> Vec<RuleFile> {
        let mut files: Vec<RuleFile> = RuleBook::shipped().into_iter().chain(files.iter().cloned()).collect();
        files.sort_by(|a, b| (a.layer, &a.name).cmp(&(b.layer, &b.name)));
        files
    }

    /// The rules about a topic, in the order in which they are asked.
    pub fn about<'a>(&'a self, topic: &'a Topic) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().filter(move |rule| rule.is_about(topic))
    }

    /// Every rule.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The topics of sentences.
    pub fn topics(&self) -> &Topics {
        &self.topics
    }

    /// What errors leave in doubt about disclosure.
    pub fn doubt(&self) -> &Doubt {
        &self.doubt
    }
}

#[cfg(test)]
mod tests {
    use super::super::coverage::RuleWatch;
    use super::*;

    #[test]
    fn the_shipped_book_is_sound_and_every_example_comes_out() {
        let (book, faults) = RuleBook::watched(&[], &RuleWatch::default());
        let told: Vec<String> = faults
            .iter()
            .map(|fault| {
                format!(
                    "{}: {} ({:?})",
                    fault.at.as_ref().map_or(String::new(), |at| at.to_string()),
                    fault.message,
                    fault.help
                )
            })
            .collect();
        assert!(faults.is_empty(), "{}", told.join("\n"));
        assert!(book.rules().len() > 50);
        assert!(book.rules().iter().map(|rule| rule.examples.len()).sum::<usize>() > 200);
    }
}
