//! The outcome for a build server, as JUnit writes it: a suite for each folder, a case for each thing approved.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use scrutineer::diff::Differences;

use super::super::paint::Paint;
use super::super::{in_words, print};
use super::outcome::{Outcome, TestedFolder};

/// The whole file. No clock is in it: the same folders give the same bytes.
pub fn junit(all: &[TestedFolder]) -> String {
    let mut report = Report::new("scrutineer test");
    for tested in all {
        let mut suite = TestSuite::new(tested.called());
        match &tested.outcome {
            Outcome::Faulty(faults) => suite.add_test_case(case("approved text", Some(print::plain(faults)))),
            Outcome::Approved(_) => suite.add_test_case(case("approved text", None)),
            Outcome::Same(found) | Outcome::Differs(found) => suite.add_test_cases(parts(found)),
        };
        for outcome in &tested.cases {
            let fails = outcome.fails.as_ref().map(|fault| print::plain(std::slice::from_ref(fault)));
            suite.add_test_case(case(&format!("case: {}", outcome.name), fails));
        }
        report.add_test_suite(suite);
    }
    report.to_string().expect("text is written into memory")
}

/// The text, the decisions and the figures, each a case of its own.
fn parts(found: &Differences) -> Vec<TestCase> {
    let only = |differences: Differences| {
        differences
            .any()
            .then(|| format!("{}\n{}", differences.summary(), in_words::all(&differences, Paint { colours: false })))
    };
    let none = Differences { edits: found.edits.clone(), ..Differences::default() };
    vec![
        case("text", only(Differences { passages: found.passages.clone(), ..none.clone() })),
        case("decisions", only(Differences { decisions: found.decisions.clone(), ..none.clone() })),
        case("figures", only(Differences { figures: found.figures.clone(), ..none })),
    ]
}

/// One thing that came out well, or failed with this text.
pub fn case(name: &str, failure: Option<String>) -> TestCase {
    let status = match failure {
        None => TestCaseStatus::success(),
        Some(text) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(text.lines().next().unwrap_or("").to_owned()).set_description(text);
            status
        }
    };
    TestCase::new(name, status)
}
