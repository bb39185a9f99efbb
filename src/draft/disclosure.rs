//! Small numbers out of the data: what the rules decide of each indicator, and the findings of what may be printed.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::disclosure::{Hidden, Policy, is_hidden, protect};
use crate::figures::finding::Finding;
use crate::figures::measure::{Indicator, Observation, Period};
use crate::folder::{Folder, HiddenBefore, Overruled};
use crate::rules::{DecidedPolicy, RuleBook, Scene, Undecided};

/// Findings that hold nothing that may not be printed.
#[derive(Debug)]
pub struct Protection {
    /// The findings.
    pub findings: Vec<Arc<Finding>>,
    /// What was hidden: where, never what.
    pub hidden: Vec<Hidden>,
    /// What was decided, for each indicator of which a rule has.
    pub decisions: Vec<DisclosureDecision>,
    /// Indicators with small counts of which no rule has decided.
    pub undecided: Vec<Arc<Indicator>>,
    /// How many small counts those hold.
    pub small_undecided: usize,
    /// Whether every rule about disclosure could be asked. Where not, the strictest policy holds, and nothing may be shown.
    pub certain: bool,
    /// Errors of the rules, figures that could be worked out all the same, comments on hidden figures.
    pub diagnostics: Vec<Diagnostic>,
}

impl Protection {
    /// What is hidden, what is printed by which rule, and how many small counts are.
    pub fn in_one_line(&self) -> String {
        if !self.certain {
            // Which rule would have hidden them is not known.
            let hidden = figures(self.hidden.len());
            return format!(
                "Small numbers: in doubt because of an error, so the strictest rule hides {hidden} of {}, and no report is shown.",
                measures(self.findings.len())
            );
        }
        let mut parts: Vec<String> = Vec::new();
        let mut rules: Vec<&str> = Vec::new();
        for decision in &self.decisions {
            if !rules.contains(&&*decision.rule) {
                rules.push(&decision.rule);
            }
        }
        for rule in rules {
            let of_rule: Vec<&DisclosureDecision> = self.decisions.iter().filter(|one| *one.rule == *rule).collect();
            let is_of = |id: &str| of_rule.iter().any(|one| one.indicator == id);
            let hidden = self.hidden.iter().filter(|hidden| is_of(&hidden.indicator)).count();
            let measures = measures(of_rule.len());
            parts.push(if of_rule[0].policy == Policy::default() {
                let small: usize = of_rule.iter().map(|one| one.small).sum();
                format!("rule \"{rule}\" prints {measures} in full ({})", small_counts(small))
            } else {
                format!("rule \"{rule}\" hides {} of {measures}", figures(hidden))
            });
        }
        if !self.undecided.is_empty() {
            let small = self.small_undecided;
            parts.push(format!("no rule decides about {} ({})", measures(self.undecided.len()), small_counts(small)));
        }
        if parts.is_empty() { String::new() } else { format!("Small numbers: {}.", parts.join("; ")) }
    }
}

fn measures(count: usize) -> String {
    if count == 1 { "1 measure".into() } else { format!("{count} measures") }
}

fn figures(count: usize) -> String {
    match count {
        0 => "no figure".into(),
        1 => "1 figure".into(),
        more => format!("{more} figures"),
    }
}

fn small_counts(count: usize) -> String {
    match count {
        0 => "none of them with a small count".into(),
        1 => "1 small count".into(),
        more => format!("{more} small counts"),
    }
}

/// What a rule decided of an indicator's small numbers.
#[derive(Debug)]
pub struct DisclosureDecision {
    /// The indicator's id.
    pub indicator: String,
    /// The decision.
    pub policy: Policy,
    /// The rule.
    pub rule: Arc<str>,
    /// Where it is.
    pub at: Arc<str>,
    /// How many of its figures are or rest on a count of one to four, where all of them are printed; otherwise 0.
    pub small: usize,
}

/// A count below this is worth asking about where nobody has decided.
const SMALL: u32 = 5;

/// Decides about disclosure over the figures as they are held, and takes out what may not be printed.
pub fn apply_disclosure(book: &RuleBook, folder: &Folder, raw: Vec<Arc<Finding>>) -> Protection {
    let doubt = book.doubt();
    let mut protection = Protection {
        findings: Vec::new(),
        hidden: Vec::new(),
        decisions: Vec::new(),
        undecided: Vec::new(),
        small_undecided: 0,
        certain: doubt.told.is_empty(),
        diagnostics: doubt.told.clone(),
    };
    let (mut policies, mut in_doubt) = (Vec::new(), Vec::new());
    for finding in &raw {
        let scene = Scene {
            area: folder.plan().area.clone(),
            follows: None,
            words: folder.plan().words.clone(),
            judging: folder.plan().judging,
        };
        let decided = book.policy(finding.clone(), scene).unwrap_or_else(|one| {
            in_doubt.push(one);
            None
        });
        let policy = decided.as_ref().map(|decided| decided.policy).unwrap_or_default();
        let small = if policy == Policy::default() { small_counts_of(finding) } else { 0 };
        if decided.is_none() && small > 0 {
            protection.undecided.push(finding.indicator.clone());
            protection.small_undecided += small;
        }
        policies.push(policy);
        let indicator = finding.indicator.id.clone();
        protection.decisions.extend(decided.map(|DecidedPolicy { policy, rule, at }| DisclosureDecision {
            indicator,
            policy,
            rule,
            at,
            small,
        }));
    }
    protection.certain &= in_doubt.is_empty();
    in_doubt.retain(|one| !doubt.told.iter().any(|told| one.is_of(told)));
    protection.diagnostics.extend(Undecided::told(in_doubt));
    if let Some(lost) = lost(folder, &raw, &protection.decisions).filter(|_| protection.certain) {
        protection.certain = false;
        protection.diagnostics.push(lost);
    }
    if !protection.certain {
        // It fails closed: what a rule with an error would have hidden is not known.
        protection.undecided.clear();
        policies.fill(book.strictest());
    }
    if policies.iter().all(|policy| *policy == Policy::default()) {
        protection.findings = raw;
        return protection;
    }
    hide(&mut protection, folder, &raw, &policies);
    protection
}

/// Takes out of the findings what the policies hide, and whatever would give it back.
fn hide(protection: &mut Protection, folder: &Folder, raw: &[Arc<Finding>], policies: &[Policy]) {
    let indicators: Vec<Indicator> = raw.iter().map(|finding| (*finding.indicator).clone()).collect();
    let protected = protect(&indicators, policies);
    protection.diagnostics.extend(protected.open.iter().map(|open| told_open(open, &indicators)));
    protection.diagnostics.extend(comments(folder, &protected.hidden));
    protection.hidden = protected.hidden;
    for (mut indicator, policy) in protected.indicators.into_iter().zip(policies) {
        if *policy != Policy::default() {
            as_printed(&mut indicator);
        }
        match Finding::of(Arc::new(indicator), folder.plan().period, folder.plan().quartiles) {
            Ok(finding) => protection.findings.push(Arc::new(finding)),
            Err(fault) => protection.diagnostics.push(fault),
        }
    }
}

/// Where small numbers are kept, judging goes by the figures as they are printed: 18.1818% is two of 11, and a verdict on it
/// that 18% does not give would tell so.
fn as_printed(indicator: &mut Indicator) {
    let printed =
        |indicator: &Indicator, at: usize| indicator.observations[at].value.map(|value| indicator.as_printed(value));
    for at in 0..indicator.observations.len() {
        indicator.observations[at].value = printed(indicator, at);
    }
}

/// A figure that an approved text knows as hidden, and about which no rule in force decides: most often the file of the rule
/// was renamed or lost.
fn lost(folder: &Folder, raw: &[Arc<Finding>], kept: &[DisclosureDecision]) -> Option<Diagnostic> {
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
    Some(Diagnostic::error(Code::HiddenBefore, message).at(Place::file(format!("{}/decisions.snap", first.place))).help(
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
        crate::figures::prose::list(&names),
        if names.len() == 1 { "prints" } else { "print" }
    );
    Some(Diagnostic::warning(Code::SmallNumber, message).at(first.from.clone()).help(
        "decide this in rules/house.rhai: `rule(\"small numbers\").about(\"disclosure\").then(fewer_than(5));`, or \
         `publish_all()`; or set `institutions = true` if the indicator does not count people",
    ))
}

/// How many of an indicator's figures would be hidden by the usual threshold.
fn small_counts_of(finding: &Finding) -> usize {
    let indicator = &finding.indicator;
    indicator.observations.iter().filter(|held| is_hidden(indicator, held, SMALL)).count()
}

/// A hidden figure that can be worked out, because nothing else of its sum is left to hide.
fn told_open(open: &Hidden, indicators: &[Indicator]) -> Diagnostic {
    let message = format!(
        "the hidden figure for `{}` in {} can be worked out from the printed figures",
        open.indicator,
        open.period.in_full()
    );
    let place = indicators.iter().find(|indicator| indicator.id == open.indicator).map(|found| found.from.clone());
    let fault = Diagnostic::error(Code::Disclosed, message).help(
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
    use crate::figures::disclosure::Reason;

    #[test]
    fn a_hidden_figure_that_can_be_worked_out_stops_the_build() {
        let period = Period::quarter(2024, 3).expect("a quarter");
        let told = told_open(&Hidden { indicator: "custody".into(), period, reason: Reason::Primary }, &[]);
        assert_eq!((told.code, told.is_error()), (Code::Disclosed, true));
        assert!(told.message.contains("`custody` in quarter 3 2024/25 can be worked out"), "{}", told.message);
    }
}
