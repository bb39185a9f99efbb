//! Measures of a file that the next quarter's file in its place no longer has: dropped, or renamed.

use crate::figures::measure::Indicator;
use crate::figures::prose::list;
use crate::folder::known_names::KnownNames;
use crate::folder::toml_text::quoted;

use super::proposal::Proposal;

impl Proposal {
    /// Takes out what is new only by its name, a measure with the code of one that is gone, and tells of both. `old`: what the file gave
    /// whose place this one takes.
    pub(super) fn gone_since(&mut self, old: &Proposal, catalogue: &[Indicator]) {
        let known = KnownNames::of(catalogue);
        let has = |name: &str| known.first(name).and_then(|at| catalogue.get(at));
        let still: Vec<&str> = self.figures.keys().filter_map(|name| has(name)).map(|one| one.id.as_str()).collect();
        let mut gone: Vec<&Indicator> = old.figures.keys().filter_map(|name| has(name)).collect();
        gone.retain(|one| !still.contains(&one.id.as_str()));
        let mut told = Vec::new();
        self.new.retain(|new| {
            let is_it = |one: &&Indicator| !one.code.is_empty() && one.code == new.code();
            let Some(at) = gone.iter().position(is_it) else { return true };
            let before = gone.remove(at);
            let (id, code, written) = (&before.id, &before.code, quoted(&new.written));
            told.push(format!(
                "{written} has the code {code} of `{id}`, which is no longer in the file, and is not added: if it is the same measure under \
                 another name, write that in its entry in indicators.toml: called = [{written}]; else give one of them another code"
            ));
            false
        });
        let names: Vec<String> = gone.iter().map(|one| quoted(&one.label)).collect();
        if !names.is_empty() {
            told.push(format!(
                "no longer in the file: {}. If a measure has another name now, write that in its entry in indicators.toml (called = [...]); \
                 if it is no longer reported, take it out of report.toml",
                list(&names)
            ));
        }
        self.told.extend(told);
    }
}
