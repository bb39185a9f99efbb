//! Putting the cases of a folder to its book.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::Folder;
use crate::rules::{Beside, Came, Case, RuleBook};

/// A case, and the result of it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CaseOutcome {
    /// The case's name.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// Why it does not hold; `None` where it does.
    pub fails: Option<Diagnostic>,
    /// What came of it.
    pub(crate) came: Vec<Came>,
}

impl CaseOutcome {
    /// Whether everything came as the case claims.
    pub fn passed(&self) -> bool {
        self.fails.is_none()
    }
}

/// Puts every case of a folder to the shipped book with the folder's own rules over it, in the order in which they are
/// written. A rule with an error is not used, as `check` tells.
pub fn run_cases(folder: &Folder) -> Vec<CaseOutcome> {
    if folder.cases().is_empty() {
        return Vec::new();
    }
    run_cases_by(&RuleBook::open(folder.rules()).0, folder)
}

/// The same with a book that has been opened.
pub(crate) fn run_cases_by(book: &RuleBook, folder: &Folder) -> Vec<CaseOutcome> {
    folder.cases().iter().map(|case| outcome(book, case, beside(folder))).collect()
}

/// Where the cases of a folder are set.
pub(crate) fn beside(folder: &Folder) -> Beside<'_> {
    Beside {
        area: &folder.plan().area,
        period: folder.plan().period,
        indicators: folder.indicators(),
        words: &folder.plan().words,
        judging: folder.plan().judging,
    }
}

fn outcome(book: &RuleBook, case: &Case, beside: Beside) -> CaseOutcome {
    let (came, instead) = match book.put(case, beside) {
        Ok((came, _)) if case.holds(&came) => (came, None),
        Ok((came, _)) => (came.clone(), Some(in_words(case, &came))),
        Err(unfit) => (Vec::new(), Some(unfit.in_words())),
    };
    let fails = instead.map(|instead| {
        Diagnostic::error(Code::CaseFails, format!("case \"{}\" fails: {instead}", case.name))
            .at(case.from.clone())
            .help(claimed(case))
    });
    CaseOutcome { name: case.name.clone(), place: case.from.clone(), fails, came }
}

fn in_words(case: &Case, came: &[Came]) -> String {
    let one = |came: &Came| format!("\u{201C}{}\u{201D} by rule \"{}\" ({})", came.text, came.rule, came.at);
    match came {
        [] => format!("no rule about \"{}\" applies", case.topic),
        _ => came.iter().map(one).collect::<Vec<_>>().join("; "),
    }
}

/// What was expected, and what to do.
fn claimed(case: &Case) -> String {
    let claim = &case.claim;
    if claim.silent {
        return "it expects no rule to apply: change the rule or the case".into();
    }
    let says = claim.says.iter().map(|text| format!("\u{201C}{text}\u{201D}"));
    let rule = claim.rule.iter().map(|(rule, _)| format!("rule \"{rule}\""));
    format!(
        "it expects {}: change the rule or the case",
        crate::figures::prose::list(&says.chain(rule).collect::<Vec<_>>())
    )
}
