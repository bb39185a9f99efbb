//! One rule on made-up figures: each file of `tests/rules/` gives figures, `---` and a rule; its snapshot holds the
//! sentence, or every error as the officer reads it.

use scrutineer::{Diagnostic, try_rule};

use crate::desk::snapshots;

#[test]
fn a_rule_says_its_sentence_or_its_faults() {
    let _kept = snapshots(module_path!());
    insta::glob!("../rules", "*.txt", |path| {
        let case = std::fs::read_to_string(path).expect("a case is text");
        let (figures, rule) = case.split_once("\n---\n").expect("figures, `---`, a rule");
        let outcome = match try_rule(figures, rule) {
            Ok(said) => said,
            Err(faults) => faults.diagnostics().iter().map(told).collect::<Vec<_>>().join("\n"),
        };
        insta::with_settings!({ description => rule.trim_end(), omit_expression => true }, {
            insta::assert_snapshot!(outcome);
        });
    });
}

/// `rule-mistake at 3:20: message / help`
fn told(fault: &Diagnostic) -> String {
    let at = fault.at.as_ref().map_or_else(String::new, |place| format!(" at {}:{}", place.line, place.column));
    let help = fault.help.as_deref().expect("every fault says what to do");
    format!("{}{at}: {} / {help}", fault.code, fault.message)
}
