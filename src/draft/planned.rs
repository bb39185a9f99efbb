//! From the plan in `report.toml` to what a narrative and a report are made of: the outline, the headings, the front matter.

use std::collections::BTreeMap;

use crate::draft::narrative::{Narrative, Outline, OutlineSection, Paragraph, PlacedComment};
use crate::draft::report::{Below, DoingFrame, FrontMatter, HeaderField, SectionFrame, SummaryFrame, TableFrame};
use crate::figures::measure::Period;
use crate::figures::prose::{TextPart, Topic, capital, text_parts};
use crate::folder::{Comment, Contains, Folder, ParagraphPlan, Plan, SectionPlan, TableOf};

use super::disclosure::Protection;

/// What is to be said, in which order, with the officers' own words.
pub(super) fn outline(folder: &Folder) -> Outline {
    let plan = folder.plan();
    let mut paragraphs = Vec::new();
    for section in &plan.sections {
        let numbered = section.numbered;
        for paragraph in &section.paragraphs {
            paragraphs.push(match paragraph {
                ParagraphPlan::Text { text, .. } => Paragraph::Text { sentences: words_of(text, plan), numbered },
                ParagraphPlan::Table(table) => {
                    Paragraph::Table { ids: table.named().iter().map(|(id, _)| id.clone()).collect() }
                }
                ParagraphPlan::Overview { word, .. } => {
                    Paragraph::Whole { topic: Topic::Overview, which: word.clone(), numbered }
                }
                ParagraphPlan::Conclusion { word, .. } => {
                    Paragraph::Whole { topic: Topic::Conclusion, which: word.clone(), numbered }
                }
                ParagraphPlan::Chosen { by, .. } => Paragraph::Chosen { by: *by, numbered },
                ParagraphPlan::Indicators { ids, .. } => {
                    Paragraph::Indicators { ids: ids.iter().map(|(id, _)| id.clone()).collect(), numbered }
                }
            });
        }
    }
    if has_summary(folder) {
        paragraphs.push(Paragraph::Whole { topic: Topic::Lead, which: "glance".into(), numbered: false });
    }
    let comments = folder
        .comments()
        .iter()
        .map(|comment| PlacedComment {
            indicator: comment.indicator.clone(),
            period: comment.period,
            before: comment.before,
            text: comment.text.clone(),
            at: comment.from.to_string(),
        })
        .collect();
    let overrides = folder.overrides().to_vec();
    let sections = plan.sections.iter().map(|section| OutlineSection {
        heading: headed(&section.heading, plan),
        level: section.level,
        paragraphs: section.paragraphs.len(),
    });
    Outline {
        area: plan.area.clone(),
        how: plan.how.clone(),
        words: plan.words.clone(),
        judging: plan.judging,
        ratings: plan.ratings.clone(),
        sections: sections.collect(),
        numbering: plan.numbering,
        before: folder.totals_before().cloned(),
        period: plan.period,
        paragraphs,
        comments,
        overrides,
    }
}

/// A report of fewer measures than these is as short as a page about it.
const LEAST_MEASURES: usize = 5;

/// Whether the report begins with the period at a glance.
fn has_summary(folder: &Folder) -> bool {
    folder.plan().summary.unwrap_or(folder.indicators().len() >= LEAST_MEASURES)
}

/// The words of a text that are not a list.
fn words_of(text: &str, plan: &Plan) -> Vec<String> {
    let words = text_parts(text).into_iter().filter_map(|part| match part {
        TextPart::Words(words) => Some(filled(&words, plan)),
        _ => None,
    });
    words.collect()
}

/// The list of a text.
fn list_of(text: &str, plan: &Plan) -> Option<Below> {
    text_parts(text).into_iter().find_map(|part| match part {
        TextPart::List { items, numbered } => {
            Some(Below::List { items: items.iter().map(|item| filled(item, plan)).collect(), numbered })
        }
        _ => None,
    })
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

/// The same of a title or a heading, where a period has no article unless words lead up to it: `Report for the 2023/24 academic year`.
fn headed(text: &str, plan: &Plan) -> String {
    let (mut headed, mut rest) = (String::new(), text);
    while let Some((before, behind)) = rest.split_once("{period}") {
        headed.push_str(before);
        let leads = headed.trim_end().ends_with(|last: char| last.is_alphanumeric());
        headed.push_str(&if leads { plan.period.in_full() } else { plan.period.without_article() });
        rest = behind;
    }
    headed.push_str(rest);
    filled(&headed.replace("{Period}", &capital(&plan.period.without_article())), plan)
}

/// The headings, and what is under each.
pub(super) fn frames(plan: &Plan, narrative: &Narrative) -> Vec<SectionFrame> {
    let mut begin = 0;
    let frame = |(nth, section): (usize, &SectionPlan)| {
        let end = begin + section.paragraphs.len();
        let told: Vec<&(usize, Vec<String>)> =
            narrative.planned.iter().filter(|(from, _)| (begin..end).contains(from)).collect();
        let of = |from: usize| &section.paragraphs[from - begin];
        let overview = |from: usize| matches!(of(from), ParagraphPlan::Overview { .. });
        let below = &plan.sections[nth + 1..];
        let with_below: usize =
            below.iter().take_while(|below| below.level > section.level).map(|below| below.paragraphs.len()).sum();
        let all = || narrative.planned.iter().filter(|(from, _)| (begin..end + with_below).contains(from));
        let reported = || all().flat_map(|(_, ids)| ids.iter().cloned()).collect();
        let frame = SectionFrame {
            heading: headed(&section.heading, plan),
            level: section.level,
            has_paragraphs: !section.paragraphs.is_empty(),
            below: told.iter().map(|(from, _)| below_of(of(*from), section, plan, &reported)).collect(),
            overview_after: told.iter().rposition(|(from, _)| overview(*from)).map(|nth| nth + 1),
            indicators: told.iter().flat_map(|(_, ids)| ids.iter().cloned()).collect(),
            items: section.items.iter().map(|item| filled(item, plan)).collect(),
            officers: section.contains == Some(Contains::Officers),
            appendices: section.contains == Some(Contains::Appendices),
        };
        begin = end;
        frame
    };
    plan.sections.iter().enumerate().map(frame).collect()
}

/// What stands below the words of a paragraph. `reported`: the measures that its section reports.
fn below_of(
    paragraph: &ParagraphPlan,
    section: &SectionPlan,
    plan: &Plan,
    reported: &dyn Fn() -> Vec<String>,
) -> Option<Below> {
    match paragraph {
        ParagraphPlan::Text { text, .. } => list_of(text, plan),
        ParagraphPlan::Table(table) => Some(Below::Table(TableFrame {
            title: headed(if table.title.trim().is_empty() { &section.heading } else { &table.title }, plan),
            columns: table.columns.clone(),
            ids: match &table.of {
                TableOf::Section => reported(),
                TableOf::Measures(ids) => ids.iter().map(|(id, _)| id.clone()).collect(),
            },
        })),
        _ => None,
    }
}

/// Everything around the sections.
pub(super) fn front_matter(folder: &Folder, sections: Vec<SectionFrame>, protection: &Protection) -> FrontMatter {
    let plan = folder.plan();
    let (date, date_iso) = plan.day();
    FrontMatter {
        title: headed(&plan.title, plan),
        committee: plan.committee.clone(),
        date,
        date_iso,
        version: plan.version.clone(),
        area: plan.area.clone(),
        numbering: plan.numbering,
        period: capital(&plan.period.without_article()),
        language: plan.language.clone(),
        authors: plan.authors.clone(),
        header: plan
            .header
            .iter()
            .map(|(name, text)| HeaderField { name: name.clone(), text: headed(text, plan) })
            .collect(),
        sections,
        officers: plan.officers.clone(),
        appendices: plan.appendices.clone(),
        small_numbers: protection
            .decisions
            .iter()
            // A threshold under which nothing has fallen has changed nothing.
            .filter(|decision| {
                let hides = protection.hidden.iter().any(|hidden| hidden.indicator == decision.indicator);
                hides || decision.policy.round_to.is_some()
            })
            .map(|decision| (decision.indicator.clone(), decision.policy.in_words()))
            .filter(|(_, policy)| !policy.is_empty())
            .collect(),
        methods_in_full: plan.methods_in_full,
        look: folder.look().clone(),
        assets: folder.assets().iter().map(|(name, _)| name.clone()).collect(),
        summary: has_summary(folder).then(|| SummaryFrame {
            heading: at_a_glance(plan.period),
            under: format!("{}, {}", plan.area, plan.period.in_months()),
        }),
        doing: doing(folder),
    }
}

/// What is being done about each measure: the first action in an officer's words. Without one the first comment behind its sentences
/// that is for this period, as a comment: whether it says what is being done nobody knows but its writer.
fn doing(folder: &Folder) -> BTreeMap<String, DoingFrame> {
    let period = folder.plan().period;
    let frame = |words: &Comment, lead: &str, brief: String| DoingFrame {
        words: words.text.clone(),
        brief,
        at: words.from.to_string(),
        lead: lead.trim_end().to_owned(),
    };
    let comments = folder.comments().iter().filter(|comment| !comment.before && comment.period == Some(period));
    let comments = comments.map(|comment| (&comment.indicator, frame(comment, Comment::LEAD, comment.brief())));
    let actions = folder.actions().iter();
    let actions = actions
        .map(|action| (&action.words.indicator, frame(&action.words, action.lead(), action.brief(folder.plan().date))));
    let mut found = BTreeMap::new();
    for (id, frame) in actions.chain(comments) {
        found.entry(id.clone()).or_insert(frame);
    }
    found
}

/// `Quarter 3 at a glance`
fn at_a_glance(period: Period) -> String {
    let named = period.beside(period);
    format!("{} at a glance", capital(named.strip_prefix("the ").unwrap_or(&named)))
}
