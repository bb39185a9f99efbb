//! The whole pipeline on one screen: a folder becomes findings, decisions, sentences, a report.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, Warned};
use crate::error::Error;
use crate::finding::{Finding, rebase_doubts, timely, unlike_comparators};
use crate::folder::{Contains, Folder, ParagraphPlan, Plan, Secret};
use crate::guard::{Guarded, guard, small_numbers};
use crate::lint::{Depth, Own, Sources, checks};
use crate::narrative::{Comment, Indicated, Narrative, Outline, Paragraph, narrate, unsaid, unsuited};
use crate::page::Layout;
use crate::prose::{Because, capital};
use crate::report::{ByOutcome, FrontMatter, Report, SectionFrame, Strip};
use crate::rules::{RuleBook, RuleFile, Statements};
use crate::signs::unprintable;

/// Drafts the report of a folder.
///
/// # Errors
/// Every fault of the figures and rules, all at once: nothing is drafted from a folder with one.
pub fn draft(folder: &Folder) -> Result<Warned<Report>, Error> {
    let (told, mut diagnostics) = tell(folder);
    diagnostics.extend(prose(folder, &told, Depth::Cheap));
    let warnings = Error::unless_clean(diagnostics)?;
    let report = told.report(folder);
    Error::unless_clean(unprintable(folder, &report))?;
    Ok(Warned { value: report, warnings })
}

/// Everything that can be said against a folder's figures and rules beyond what [`Folder::open`] told: faults,
/// figures that are held and unsaid, rules that never speak. A bad rule is set aside, and the rest goes on.
pub fn check(folder: &Folder) -> Vec<Diagnostic> {
    let (told, mut diagnostics) = tell(folder);
    diagnostics.extend(told.book.doubts(folder.cases()));
    diagnostics.extend(small_numbers(&told.guarded.undecided));
    diagnostics.extend(no_secret(folder));
    diagnostics.extend(unsuited(&told.book, &told.narrative));
    diagnostics.extend(unsaid(&told.narrative));
    diagnostics.extend(prose(folder, &told, Depth::Whole));
    let silent = silent(&told, &diagnostics);
    diagnostics.extend(silent);
    diagnostics.extend(unprintable(folder, &told.report(folder)));
    diagnostics
}

/// The layout of a folder: the shipped one, or the officer's own over it.
pub fn layout(folder: &Folder) -> Layout {
    let shipped = Layout::shipped();
    let layouts: Vec<(String, Vec<u8>)> = folder.layouts().to_vec();
    let mut layout = if layouts.is_empty() { shipped } else { shipped.with_officers_files(layouts) };
    layout.assets = folder.assets().to_vec();
    if let Some(named) = &folder.plan().layout {
        layout.main.clone_from(&named.path);
    }
    layout
}

/// A folder told, with the book that told it.
pub(crate) struct Told {
    pub(crate) book: RuleBook,
    pub(crate) narrative: Narrative,
    pub(crate) guarded: Guarded,
}

impl Told {
    /// The report of what was told.
    pub(crate) fn report(self, folder: &Folder) -> Report {
        Report::new(front_matter(folder, &self.guarded), self.narrative)
    }
}

/// Tells a folder by the shipped rules and its own over them.
pub(crate) fn tell(folder: &Folder) -> (Told, Vec<Diagnostic>) {
    tell_by(folder, &RuleBook::whole(folder.rules()))
}

/// The same after an edit, taking over the statements of the rules that stand as they did.
pub(crate) fn tell_again(folder: &Folder, rules: &[RuleFile], kept: &mut Statements) -> (Told, Vec<Diagnostic>) {
    let (book, faults) = RuleBook::again(rules, kept);
    let (narrative, guarded, diagnostics) = tell_with(folder, &book, faults);
    (Told { book, narrative, guarded }, diagnostics)
}

/// Tells a folder by these rule files and no others.
pub(crate) fn tell_by(folder: &Folder, rules: &[RuleFile]) -> (Told, Vec<Diagnostic>) {
    let (book, faults) = RuleBook::of(rules);
    let (narrative, guarded, diagnostics) = tell_with(folder, &book, faults);
    (Told { book, narrative, guarded }, diagnostics)
}

/// Tells a folder with a book that has been opened, of which these faults are known.
pub(crate) fn tell_with(
    folder: &Folder,
    book: &RuleBook,
    faults: Vec<Diagnostic>,
) -> (Narrative, Guarded, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut findings = Vec::new();
    for indicator in folder.indicators() {
        match Finding::of(Arc::new(indicator.clone()), folder.plan().period, folder.plan().quartiles) {
            Ok(finding) => {
                diagnostics.extend(timely(&finding));
                diagnostics.extend(unlike_comparators(&finding));
                diagnostics.extend(rebase_doubts(&finding));
                findings.push(Arc::new(finding));
            }
            Err(fault) => diagnostics.push(fault),
        }
    }
    diagnostics.extend(too_early(folder.plan()));
    diagnostics.extend(faults);
    let mut guarded = guard(book, folder, findings);
    diagnostics.append(&mut guarded.diagnostics);
    let (narrative, faults) = narrate(book, &outline(folder), &guarded.findings);
    diagnostics.extend(faults);
    diagnostics.extend(undrawn(&narrative, &folder.plan().area));
    diagnostics.extend(totals(&narrative, &frames(folder.plan())));
    (narrative, guarded, diagnostics)
}

/// What reads wrong in the sentences, an officer's and the rules' alike.
fn prose(folder: &Folder, told: &Told, depth: Depth) -> Vec<Diagnostic> {
    let paragraphs = folder.plan().sections.iter().flat_map(|section| &section.paragraphs);
    let texts = paragraphs.map(|paragraph| match paragraph {
        ParagraphPlan::Text { facts, from, .. } => Some(Own { at: from, facts }),
        _ => None,
    });
    let comments = folder.comments().iter().map(|comment| Own { at: &comment.from, facts: &comment.facts });
    let sources = Sources { book: &told.book, texts: texts.collect(), comments: comments.collect() };
    checks(&told.narrative, &sources, &folder.plan().prose, depth)
}

/// A meeting before the period has ended: most often last quarter's date, left standing.
fn too_early(plan: &Plan) -> Option<Diagnostic> {
    let met = plan.date.year * 12 + i32::from(plan.date.month) - 1;
    (met < plan.period.end()).then(|| {
        Diagnostic::warning(
            Code::WrongValue,
            format!("the meeting on {} is before {} has ended", plan.date, plan.period.in_full()),
        )
        .at(plan.period_from.clone())
        .help("change `date` to the day of the next meeting")
    })
}

/// Without a secret the PDF cannot say which files it was made from.
fn no_secret(folder: &Folder) -> Option<Diagnostic> {
    folder.lacks_secret().then(|| {
        Diagnostic::warning(
            Code::NoSecret,
            "this folder has no secret, so the PDF does not say which files it was made from",
        )
        .at(Place::file(Secret::FILE))
        .help("make one with `scrutineer secret FOLDER`, keep it with the folder, and do not publish it")
    })
}

/// A quartile strip that is asked for and cannot be drawn.
fn undrawn(narrative: &Narrative, area: &str) -> Vec<Diagnostic> {
    let asked = narrative.indicated.iter().filter(|indicated| indicated.finding.indicator.strip);
    let told = |indicated: &Indicated| {
        let indicator = &indicated.finding.indicator;
        let why = Strip::of(indicated, area).err()?;
        let message = format!("no quartile strip of `{}` is drawn: {why}", indicator.id);
        Some(Diagnostic::warning(Code::NoPeers, message).at(indicator.from.clone()).help(
            "a strip needs figures of other areas, of a national table or in data/; else take `strip = true` out",
        ))
    };
    asked.filter_map(told).collect()
}

/// The totals must add up, those of the overview panel to those of its paragraph, or nothing is built.
fn totals(narrative: &Narrative, sections: &[SectionFrame]) -> Option<Diagnostic> {
    let tally = &narrative.tally;
    let verdicts: usize = tally.verdicts.values().sum();
    let rows = narrative.indicated.iter().filter(|indicated| !indicated.finding.indicator.supporting).count();
    let agreed = ByOutcome::of(sections, narrative).agrees(tally);
    (verdicts != rows || tally.counted != rows || tally.benchmarked() > rows || !agreed).then(|| {
        Diagnostic::fault(
            Code::TotalsDisagree,
            format!("{rows} measures are counted and their verdicts come to {verdicts}"),
        )
        .help("this is a fault of the program: please report it with the folder")
    })
}

/// Rules of the officer's own that spoke of nothing, but for those that a fault is told of.
fn silent(told: &Told, diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let sentences = told.narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences);
    // A rule that was overruled spoke too.
    let rule = |because: &Because| because.instead_of.as_ref().map_or(&because.rule, |instead| &instead.rule).clone();
    let spoke: Vec<String> = sentences.flat_map(|sentence| &sentence.because).map(rule).collect();
    let indicated = &told.narrative.indicated;
    let decided =
        |name: &str| indicated.iter().any(|indicated| indicated.decided.by.iter().any(|(_, rule, _)| rule == name));
    let faulty = |name: &str| {
        let named = format!("rule \"{name}\"");
        diagnostics.iter().any(|told| told.is_fault() && told.message.contains(&named))
    };
    let kept = |name: &str| told.guarded.kept.iter().any(|kept| kept.rule == name);
    told.book
        .own_rules()
        .filter(|(name, _)| !kept(name) && !spoke.iter().any(|rule| rule == name) && !decided(name) && !faulty(name))
        .map(|(name, place)| match told.book.hidden_by(name) {
            Some(other) => Diagnostic::warning(
                Code::UnreachableRule,
                format!("rule \"{name}\" can never speak: \"{other}\" stands before it and has no condition"),
            )
            .at(place)
            .help(format!("add `.before(\"{other}\")`")),
            None => Diagnostic::warning(Code::SilentRule, format!("rule \"{name}\" speaks of nothing in this folder"))
                .at(place)
                .help("`scrutineer explain` shows for each indicator which condition did not hold"),
        })
        .collect()
}

fn outline(folder: &Folder) -> Outline {
    let plan = folder.plan();
    let mut paragraphs = Vec::new();
    for section in &plan.sections {
        let numbered = section.numbered;
        for paragraph in &section.paragraphs {
            paragraphs.push(match paragraph {
                ParagraphPlan::Text { text, .. } => Paragraph::Text { sentences: vec![filled(text, plan)], numbered },
                ParagraphPlan::Overview { word, .. } => {
                    Paragraph::Whole { topic: "overview", which: word.clone(), numbered }
                }
                ParagraphPlan::Conclusion { word, .. } => {
                    Paragraph::Whole { topic: "conclusion", which: word.clone(), numbered }
                }
                ParagraphPlan::Indicators { ids, .. } => {
                    Paragraph::Indicators { ids: ids.iter().map(|(id, _)| id.clone()).collect(), numbered }
                }
            });
        }
    }
    let comments = folder
        .comments()
        .iter()
        .map(|comment| Comment {
            indicator: comment.indicator.clone(),
            period: comment.period,
            before: comment.before,
            text: comment.text.clone(),
            at: comment.from.to_string(),
        })
        .collect();
    let overrides = folder.overrides().to_vec();
    Outline { area: plan.area.clone(), period: plan.period, paragraphs, comments, overrides }
}

/// Fills the words in braces of a text of `report.toml`.
fn filled(text: &str, plan: &Plan) -> String {
    text.replace("{period}", &plan.period.in_full())
        .replace("{Period}", &capital(&plan.period.in_full()))
        .replace("{months}", &plan.period.in_months())
        .replace("{area}", &plan.area)
        .replace("{committee}", &plan.committee)
        .replace("{department}", &plan.department)
}

/// The headings, and what stands under each.
fn frames(plan: &Plan) -> Vec<SectionFrame> {
    let overview = |paragraph: &ParagraphPlan| matches!(paragraph, ParagraphPlan::Overview { .. });
    plan.sections
        .iter()
        .map(|section| SectionFrame {
            heading: section.heading.clone(),
            level: section.level,
            paragraphs: section.paragraphs.len(),
            overview_after: section.paragraphs.iter().rposition(overview).map(|nth| nth + 1),
            indicators: section
                .paragraphs
                .iter()
                .flat_map(|paragraph| match paragraph {
                    ParagraphPlan::Indicators { ids, .. } => ids.iter().map(|(id, _)| id.clone()).collect(),
                    _ => Vec::new(),
                })
                .collect(),
            items: section.items.clone(),
            officers: section.contains == Some(Contains::Officers),
            appendices: section.contains == Some(Contains::Appendices),
        })
        .collect()
}

fn front_matter(folder: &Folder, guarded: &Guarded) -> FrontMatter {
    let plan = folder.plan();
    FrontMatter {
        title: filled(&plan.title, plan),
        committee: plan.committee.clone(),
        date: plan.date.to_string(),
        date_iso: plan.date.iso(),
        area: plan.area.clone(),
        period: capital(&plan.period.in_full()),
        language: plan.language.clone(),
        authors: plan.authors.clone(),
        sections: frames(plan),
        officers: plan.officers.clone(),
        appendices: plan.appendices.clone(),
        small_numbers: guarded
            .kept
            .iter()
            .map(|kept| (kept.indicator.clone(), kept.policy.in_words()))
            .filter(|(_, policy)| !policy.is_empty())
            .collect(),
        look: folder.look().clone(),
        assets: folder.assets().iter().map(|(name, _)| name.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Period;

    #[test]
    fn totals_that_do_not_add_up_stop_the_build() {
        let outline = Outline {
            area: "Anyshire".into(),
            period: Period::UNDATED,
            paragraphs: Vec::new(),
            comments: Vec::new(),
            overrides: Vec::new(),
        };
        let (mut narrative, _) = narrate(&RuleBook::open(&[]).0, &outline, &[]);
        assert_eq!(totals(&narrative, &[]), None);
        narrative.tally.counted += 1;
        assert_eq!(totals(&narrative, &[]).expect("a fault").code, Code::TotalsDisagree);
    }
}
