//! What was edited in the rules between two snapshots, statement by statement; and the rules with some of it done.

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::rules::{RuleFile, Written, written};

use crate::draft::snapshot::without_controls;

/// A statement that was put in, taken out or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RuleEdit {
    /// Its file.
    pub file: String,
    /// The line on which it begins: now, or of old where it was taken out.
    pub line: usize,
    /// `rule "slightly"`
    pub called: String,
    /// As it was; `None` where it was put in.
    pub was: Option<String>,
    /// As it is; `None` where it was taken out.
    pub is: Option<String>,
}

impl RuleEdit {
    /// `rules/house.rhai:4`
    pub fn at(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    /// What was done to it.
    pub fn done(&self) -> &'static str {
        match (&self.was, &self.is) {
            (Some(was), Some(is)) if was == is => "has moved",
            (Some(_), Some(_)) => "was edited",
            (None, _) => "is new",
            (_, None) => "was removed",
        }
    }
}

/// Every edit between two sets of rules, and how to do some of them only.
#[derive(Debug, Clone, Default)]
pub struct Edits {
    /// In the order of the files.
    pub edits: Vec<RuleEdit>,
    files: Vec<Steps>,
}

/// A file, statement by statement: as it was and as it is.
#[derive(Debug, Clone)]
struct Steps {
    name: String,
    layer: u8,
    steps: Vec<Step>,
}

#[derive(Debug, Clone)]
struct Step {
    was: Option<String>,
    is: Option<String>,
    /// Which of the edits; `None` where nothing was done to it.
    edit: Option<usize>,
}

impl Edits {
    /// Compares the rules of then with the rules of now. Notes between the rules and the space within them are not
    /// edits.
    pub fn between(earlier: &[RuleFile], later: &[RuleFile]) -> Edits {
        let mut found = Edits::default();
        let same = |a: &RuleFile, b: &RuleFile| a.name == b.name && a.layer == b.layer;
        let gone = earlier.iter().filter(|old| !later.iter().any(|new| same(old, new)));
        let mut all: Vec<(Option<&RuleFile>, Option<&RuleFile>)> =
            later.iter().map(|new| (earlier.iter().find(|old| same(old, new)), Some(new))).collect();
        all.extend(gone.map(|old| (Some(old), None)));
        let of = |file: Option<&RuleFile>| file.map_or_else(Vec::new, |file| written(&file.name, &file.text));
        for (old, new) in all {
            let Some(file) = new.or(old) else { continue };
            found.file(file, &of(old), &of(new));
        }
        found.join_moved();
        found
    }

    fn file(&mut self, file: &RuleFile, old: &[Written], new: &[Written]) {
        let words =
            |statements: &[Written]| -> Vec<String> { statements.iter().map(|one| one.words.clone()).collect() };
        let mut steps = Vec::new();
        for step in capture_diff_slices(Algorithm::Myers, &words(old), &words(new)) {
            let (was, is) = (&old[step.old_range()], &new[step.new_range()]);
            if step.tag() == DiffTag::Equal {
                steps.extend(is.iter().map(|statement| Step {
                    was: Some(statement.text.clone()),
                    is: Some(statement.text.clone()),
                    edit: None,
                }));
                continue;
            }
            let named = |statement: &Written, others: &[Written]| {
                others.iter().position(|other| other.called == statement.called)
            };
            for gone in was.iter().filter(|gone| named(gone, is).is_none()) {
                steps.push(self.edited(file, Some(gone), None));
            }
            for come in is {
                steps.push(self.edited(file, named(come, was).map(|at| &was[at]), Some(come)));
            }
        }
        self.files.push(Steps { name: file.name.clone(), layer: file.layer, steps });
    }

    fn edited(&mut self, file: &RuleFile, was: Option<&Written>, is: Option<&Written>) -> Step {
        let (line, called) = is.or(was).map_or((0, String::new()), |one| (one.line, one.called.clone()));
        let text = |statement: Option<&Written>| statement.map(|statement| statement.text.clone());
        let shown = |statement: Option<&Written>| text(statement).map(|text| without_controls(&text));
        let called = without_controls(&called);
        let edit = RuleEdit { file: file.name.clone(), line, called, was: shown(was), is: shown(is) };
        self.edits.push(edit);
        Step { was: text(was), is: text(is), edit: Some(self.edits.len() - 1) }
    }

    /// A statement taken out in one place and put in at another is one edit: done by halves it would be there twice.
    fn join_moved(&mut self) {
        let mut at = 0;
        while at < self.edits.len() {
            let gone = &self.edits[at];
            let moved = (gone.is.is_none())
                .then(|| self.edits.iter().position(|other| other.was.is_none() && other.called == gone.called))
                .flatten();
            match moved {
                Some(to) => {
                    self.edits[to].was = self.edits[at].was.clone();
                    self.edits.remove(at);
                    let follow = |edit: &mut usize| match *edit {
                        own if own == at => *edit = to - usize::from(to > at),
                        own => *edit = own - usize::from(own > at),
                    };
                    self.files
                        .iter_mut()
                        .flat_map(|file| &mut file.steps)
                        .filter_map(|step| step.edit.as_mut())
                        .for_each(follow);
                }
                None => at += 1,
            }
        }
    }

    /// The rules of then with these of the edits done. The lines of statements are not those of any file.
    pub fn done(&self, which: impl Fn(usize) -> bool) -> Vec<RuleFile> {
        let file = |file: &Steps| {
            let chosen = file.steps.iter().filter_map(|step| match step.edit {
                Some(edit) if which(edit) => step.is.as_deref(),
                _ => step.was.as_deref(),
            });
            let text: String = chosen.map(|statement| format!("{statement};\n\n")).collect();
            RuleFile { name: file.name.clone(), text, layer: file.layer }
        };
        let mut files: Vec<RuleFile> = self.files.iter().map(file).collect();
        files.sort_by(|a, b| (a.layer, &a.name).cmp(&(b.layer, &b.name)));
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(text: &str) -> Vec<RuleFile> {
        vec![RuleFile { name: "rules/house.rhai".into(), text: text.into(), layer: 2 }]
    }

    const BEFORE: &str = "rule(\"a\").say(|i| `a`);\nrule(\"b\").say(|i| `b`);\nrule(\"c\").say(|i| `c`);\n";

    fn told(edits: &Edits) -> Vec<String> {
        edits.edits.iter().map(|edit| format!("{} {} {}", edit.at(), edit.called, edit.done())).collect()
    }

    #[test]
    fn an_edit_is_named_by_its_rule_and_line() {
        let after =
            "// A note.\nrule(\"a\")\n  .say(|i| `a`);\nrule(\"b\").say(|i| `bb`);\nrule(\"d\").say(|i| `d`);\n";
        let edits = Edits::between(&house(BEFORE), &house(after));
        assert_eq!(
            told(&edits),
            [
                "rules/house.rhai:3 rule \"c\" was removed",
                "rules/house.rhai:4 rule \"b\" was edited",
                "rules/house.rhai:5 rule \"d\" is new"
            ]
        );
        let only_b = edits.done(|edit| edits.edits[edit].called == "rule \"b\"");
        assert_eq!(
            only_b[0].text,
            "rule(\"a\")\n  .say(|i| `a`);\n\nrule(\"c\").say(|i| `c`);\n\nrule(\"b\").say(|i| `bb`);\n\n"
        );
    }

    #[test]
    fn a_rule_that_was_moved_is_there_once_whatever_is_done() {
        let after = "rule(\"c\").say(|i| `c`);\nrule(\"a\").say(|i| `a`);\nrule(\"b\").say(|i| `b`);\n";
        let edits = Edits::between(&house(BEFORE), &house(after));
        assert_eq!(told(&edits).len(), 1);
        for done in [true, false] {
            assert_eq!(edits.done(|_| done)[0].text.matches("rule(\"c\")").count(), 1);
        }
        assert!(Edits::between(&house(BEFORE), &house(&BEFORE.replace("; ", ";\n\n// x\n"))).edits.is_empty());
    }
}
