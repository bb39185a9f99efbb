//! Small numbers out of the data: what the rules decide of each indicator, and the findings of what may be printed.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::disclosure::{Hidden, Policy, is_hidden, protect};
use crate::finding::Finding;
use crate::folder::{Folder, HiddenBefore};
use crate::measure::{Indicator, Observation, Period};
use crate::narrative::Overruled;
use crate::rules::{RuleBook, Scene, Undecided};

/// Findings that hold nothing that may not be printed.
pub struct Guarded {
    /// The findings.
    pub findings: Vec<Arc<Finding>>,
    /// What was hidden: where, never what.
    pub hidden: Vec<Hidden>,
    /// What was decided, for each indicator of which a rule has.
    pub kept: Vec<Kept>,
    /// Indicators with small counts of which no rule has decided.
    pub undecided: Vec<Arc<Indicator>>,
    /// Whether every rule about disclosure could be asked. Where not, the strictest policy holds, and nothing may be shown.
    pub certain: bool,
    /// Faults of the rules, figures that could be worked out all the same, comments on hidden figures.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a rule decided of an indicator's small numbers.
pub struct Kept {
    /// The indicator's id.
    pub indicator: String,
    /// The decision.
    pub policy: Policy,
    /// The rule.
    pub rule: String,
    /// Where it is.
    pub at: String,
}

/// A count below this is worth asking about where nobody has decided.
const SMALL: u32 = 5;

/// Decides about disclosure over the figures as they are held, and takes out what may not be printed.
pub fn guard(book: &RuleBook, folder: &Folder, raw: Vec<Arc<Finding>>) -> Guarded {
    let doubt = book.doubt();
    let mut guarded = Guarded {
        findings: Vec::new(),
        hidden: Vec::new(),
        kept: Vec::new(),
        undecided: Vec::new(),
        certain: doubt.told.is_empty(),
        diagnostics: doubt.told.clone(),
    };
    let (mut policies, mut in_doubt) = (Vec::new(), Vec::new());
    for finding in &raw {
        let scene = Scene { area: folder.plan().area.clone(), follows: None };
        let decided = book.policy(finding.clone(), scene).unwrap_or_else(|one| {
            in_doubt.push(one);
            None
        });
        if decided.is_none() && has_small_counts(finding) {
            guarded.undecided.push(finding.indicator.clone());
        }
        policies.push(decided.as_ref().map(|(policy, ..)| *policy).unwrap_or_default());
        let indicator = finding.indicator.id.clone();
        guarded.kept.extend(decided.map(|(policy, rule, at)| Kept { indicator, policy, rule, at }));
    }
    guarded.certain &= in_doubt.is_empty();
    guarded.diagnostics.extend(Undecided::told(in_doubt));
    if let Some(lost) = lost(folder, &raw, &guarded.kept).filter(|_| guarded.certain) {
        guarded.certain = false;
        guarded.diagnostics.push(lost);
    }
    if !guarded.certain {
        // It fails closed: what a rule with an error would have hidden is not known.
        guarded.undecided.clear();
        policies.fill(book.strictest());
    }
    if policies.iter().all(|policy| *policy == Policy::default()) {
        guarded.findings = raw;
        return guarded;
    }
    let indicators: Vec<Indicator> = raw.iter().map(|finding| (*finding.indicator).clone()).collect();
    let protected = protect(&indicators, &policies);
    guarded.diagnostics.extend(protected.open.iter().map(|open| told_open(open, &indicators)));
    guarded.diagnostics.extend(comments(folder, &protected.hidden));
    guarded.hidden = protected.hidden;
    for indicator in protected.indicators {
        match Finding::of(Arc::new(indicator), folder.plan().period, folder.plan().quartiles) {
            Ok(finding) => guarded.findings.push(Arc::new(finding)),
            Err(fault) => guarded.diagnostics.push(fault),
        }
    }
    guarded
}

/// A figure that an approved text knows as hidden, and about which no rule in force decides: most often the file of the rule
/// was renamed or lost.
fn lost(folder: &Folder, raw: &[Arc<Finding>], kept: &[Kept]) -> Option<Diagnostic> {
    let printed = |before: &&HiddenBefore| {
        let finding = raw.iter().find(|finding| finding.indicator.id == before.indicator);
        let decided = kept.iter().any(|kept| kept.indicator == before.indicator);
        let is_it = |held: &Observation| held.value.is_some() && held.period.in_full() == before.period;
        !decided && finding.is_some_and(|finding| finding.indicator.observations.iter().any(is_it))
    };
    let lost: Vec<&HiddenBefore> = folder.hidden_before().iter().filter(printed).collect();
    let first = lost.first()?;
    let more = match lost.len() - 1 {
        0 => String::new(),
        1 => "; so is one more".to_owned(),
        more => format!("; so are {more} more"),
    };
    let message = format!(
        "the figure of `{}` for {} was hidden when its text was approved, and now no rule decides whether it is printed{more}",
        first.indicator, first.period
    );
    Some(Diagnostic::fault(Code::HiddenBefore, message).at(Place::file(format!("{}/decisions.snap", first.place))).help(
        "put the rule about disclosure back into rules/: was its file renamed? To print the figure, say so by a rule: \
         `rule(\"printed\").about(\"disclosure\").then(publish_all());`",
    ))
}

/// One warning for all indicators with small counts that nobody has decided about.
pub fn small_numbers(undecided: &[Arc<Indicator>]) -> Option<Diagnostic> {
    let first = undecided.first()?;
    let names: Vec<String> = undecided.iter().map(|indicator| format!("`{}`", indicator.id)).collect();
    let message = format!(
        "{} {} counts of one to four, and no rule says whether to publish them",
        crate::prose::list(&names),
        if names.len() == 1 { "prints" } else { "print" }
    );
    Some(Diagnostic::warning(Code::SmallNumber, message).at(first.from.clone()).help(
        "decide this in rules/house.rhai: `rule(\"small numbers\").about(\"disclosure\").then(fewer_than(5));`, or \
         `publish_all()`; or set `institutions = true` if the indicator does not count people",
    ))
}

/// Whether a count that would be printed, the latest or an earlier one, is one to four, or what remains of its whole is.
fn has_small_counts(finding: &Finding) -> bool {
    let indicator = &finding.indicator;
    indicator.observations.iter().any(|held| is_hidden(indicator, held, SMALL))
}

/// A hidden figure that can be worked out, because nothing else of its sum is left to hide.
fn told_open(open: &Hidden, indicators: &[Indicator]) -> Diagnostic {
    let message = format!(
        "the hidden figure for `{}` in {} can be worked out from the printed figures",
        open.indicator,
        open.period.in_full()
    );
    let place = indicators.iter().find(|indicator| indicator.id == open.indicator).map(|found| found.from.clone());
    let fault = Diagnostic::fault(Code::Disclosed, message).help(
        "raise the threshold, add `.and_round_to(5)`, or remove from the report one of the indicators that add \
            up with it",
    );
    match place {
        Some(place) => fault.at(place),
        None => fault,
    }
}

/// The officer's own sentences about a figure that is hidden: the program cannot tell whether they give it away.
fn comments(folder: &Folder, hidden: &[Hidden]) -> Vec<Diagnostic> {
    // "Up from three a year ago": a comment may mention any figure of the last twelve months.
    let year = folder.plan().period.end() - 12;
    let told = |what: &str, indicator: &str, period: Option<Period>, from: &Place| {
        let of = hidden.iter().rev().find(|hidden| {
            let own = period == Some(hidden.period);
            hidden.indicator == indicator && (own || hidden.period.end() >= year)
        })?;
        let message =
            format!("{what} is about `{}`, and its figure for {} is hidden", of.indicator, of.period.in_full());
        Some(
            Diagnostic::warning(Code::CommentOnHidden, message)
                .at(from.clone())
                .help("read it again: it is printed as written, so it must not reveal the figure"),
        )
    };
    let comments = folder
        .comments()
        .iter()
        .filter_map(|comment| told("a comment", &comment.indicator, comment.period, &comment.from));
    let overrides = folder.overrides().iter().filter_map(|over| match &over.of {
        Overruled::Of { indicator, .. } => told("an override", indicator, over.period, &over.from),
        Overruled::In { .. } => None,
    });
    comments.chain(overrides).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Reason;

    #[test]
    fn a_hidden_figure_that_can_be_worked_out_stops_the_build() {
        let period = Period::quarter(2024, 3).expect("a quarter");
        let told = told_open(&Hidden { indicator: "custody".into(), period, reason: Reason::Small }, &[]);
        assert_eq!((told.code, told.is_fault()), (Code::Disclosed, true));
        assert!(told.message.contains("`custody` in quarter 3 2024/25 can be worked out"), "{}", told.message);
    }
}
