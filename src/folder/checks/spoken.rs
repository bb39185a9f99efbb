//! Whether every indicator is reported once, and every comment has its paragraph.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::figures::measure::Indicator;
use crate::folder::own_words::commentary::Comment;
use crate::folder::own_words::overrides::{Override, Overruled};
use crate::folder::settings::plan::{ParagraphPlan, Plan, SectionPlan};
use crate::folder::table::row::unknown_indicator;
use crate::folder::text::diagnostics::Diagnostics;

/// Checks the sections against the catalogue. A summary may repeat what another section reports; one section may not.
pub fn sections(plan: &Plan, catalogue: &[Indicator], faults: &Diagnostics) {
    let ids: HashSet<&str> = catalogue.iter().map(|indicator| indicator.id.as_str()).collect();
    for section in &plan.sections {
        let mut seen: HashMap<&str, &Place> = HashMap::new();
        for (id, place) in section.spoken() {
            if !ids.contains(id) {
                let ids = catalogue.iter().map(|indicator| indicator.id.as_str());
                faults.add(unknown_indicator(id, ids, place.clone(), 1));
            } else if let Some(first) = seen.get(id) {
                faults.add(
                    Diagnostic::error(Code::IndicatorTwice, format!("`{id}` is reported twice in one section"))
                        .at(place.clone())
                        .also((*first).clone(), "the first")
                        .help("remove it from one of the two places; another section may report it again"),
                );
            }
            seen.entry(id).or_insert(place);
        }
        for (id, place) in section.in_tables().filter(|(id, _)| !ids.contains(id)) {
            faults.add(unknown_indicator(id, catalogue.iter().map(|one| one.id.as_str()), place.clone(), 1));
        }
    }
    tables_of_sections(plan, faults);
}

/// A table of a section has measures only where the section, or one below it, reports some.
fn tables_of_sections(plan: &Plan, faults: &Diagnostics) {
    let reports = |section: &SectionPlan| {
        let chooses = |paragraph: &ParagraphPlan| matches!(paragraph, ParagraphPlan::Chosen { .. });
        section.spoken().chain(section.in_tables()).next().is_some() || section.paragraphs.iter().any(chooses)
    };
    for (nth, section) in plan.sections.iter().enumerate() {
        let below = plan.sections[nth + 1..].iter().take_while(|below| below.level > section.level);
        let is_empty = !std::iter::once(section).chain(below).any(reports);
        for paragraph in section.paragraphs.iter().filter(|_| is_empty) {
            let ParagraphPlan::Table(table) = paragraph else { continue };
            let help =
                "list the measures: table = [\"calls\", \"sickness\"], or put it into the section that reports them";
            let message = "this section reports no measure that the table could show";
            faults.error(Code::WrongValue, table.from.clone(), message, help);
        }
    }
}

/// Checks the commentary against the sections.
pub fn comments(plan: &Plan, catalogue: &[Indicator], comments: &[Comment], faults: &Diagnostics) {
    for comment in comments {
        let id = comment.indicator.as_str();
        let place = comment.indicator_from.clone();
        if !catalogue.iter().any(|indicator| indicator.id == id) {
            faults.add(unknown_indicator(id, catalogue.iter().map(|indicator| indicator.id.as_str()), place, 1));
        } else if !plan.chooses() && !plan.spoken().any(|(spoken, _)| spoken == id) {
            let message = format!("this comment is never shown, because no paragraph reports `{id}`");
            let help = "add the indicator to a section of report.toml, or remove the comment";
            faults.warning(Code::UnusedComment, place, message, help);
        }
    }
}

/// Checks that the period of a comment is one that the folder can report.
pub fn periods(plan: &Plan, indicators: &[Indicator], comments: &[Comment], faults: &Diagnostics) {
    let held = || indicators.iter().flat_map(|indicator| &indicator.observations).map(|held| held.period.end());
    for comment in comments {
        let Some(period) = comment.period.filter(|period| *period != plan.period) else { continue };
        let like = period.style() == plan.period.style();
        if like && held().any(|end| end >= period.end()) && held().any(|end| end <= period.end()) {
            continue;
        }
        let message = if like {
            format!("this comment is for {}, and the folder has no figures of that time", period.in_full())
        } else {
            format!("this comment is for {}, and the report is on {}", period.in_full(), plan.period.in_full())
        };
        let help = format!("write the period as report.toml has it: {}; or leave it out", plan.period.in_full());
        faults.warning(Code::UnusedComment, comment.from.clone(), message, help);
    }
}

/// Checks the overrides against the catalogue; whether there is a sentence to overrule is known only when it is reported.
pub fn overrides(catalogue: &[Indicator], overrides: &[Override], faults: &Diagnostics) {
    for over in overrides {
        let Overruled::Of { indicator: id, .. } = &over.of else { continue };
        if !catalogue.iter().any(|indicator| indicator.id == *id) {
            let ids = catalogue.iter().map(|indicator| indicator.id.as_str());
            faults.add(unknown_indicator(id, ids, over.of_from.clone(), 1));
        }
    }
}

/// Checks that each indicator of a section has a row in some period up to the report's, and each that has figures a section.
/// What has neither is in the catalogue for another report.
pub fn figures(plan: &Plan, indicators: &[Indicator], faults: &Diagnostics) {
    let ids: HashSet<&str> = plan.spoken().map(|(id, _)| id).collect();
    let mut without: Vec<Diagnostic> = Vec::new();
    for indicator in indicators {
        let spoken = ids.contains(indicator.id.as_str());
        // A paragraph that chooses its measures may report it.
        if !spoken && !plan.chooses() && !indicator.quiet && indicator.has_figures(plan.period) {
            let message = format!("no paragraph reports `{}`", indicator.id);
            let help = "add it to a section of report.toml, or set quiet = true here to count it without reporting it";
            faults.warning(Code::UnreportedIndicator, indicator.from.clone(), message, help);
        }
        let row = indicator.observations.iter().any(|one| one.period.end() <= plan.period.end());
        // Of an area without a name nothing is found: that is one error, and told where it is written.
        if row || !spoken || plan.area.trim().is_empty() {
            continue;
        }
        let message = format!("there is no figure for `{}` up to {}", indicator.id, plan.period.in_full());
        let elsewhere: Vec<&str> = indicator.peers.values().flatten().map(|(area, _)| &**area).take(1).collect();
        let help = match elsewhere[..] {
            [area] => format!(
                "there are figures for {area} but not for {}: check that the area in report.toml is spelt as in the \
                 table",
                plan.area
            ),
            _ => "add a row for it; if it is not published yet, give the row the status `not available`, or of a sheet of periods \
                  write n/a in its cell"
                .to_owned(),
        };
        without.push(Diagnostic::error(Code::NoFigures, message).at(indicator.from.clone()).help(help));
    }
    together(without).into_iter().for_each(|fault| faults.add(fault));
}

/// Measures that lack their figures for one reason: an area that is spelt in another way, a table that is not there.
fn together(without: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<(Diagnostic, Vec<Diagnostic>)> = Vec::new();
    for one in without {
        match kept.iter_mut().find(|(first, _)| first.help == one.help) {
            Some((_, others)) => others.push(one),
            None => kept.push((one, Vec::new())),
        }
    }
    let joined = |(first, others): (Diagnostic, Vec<Diagnostic>)| {
        if others.len() < 3 {
            return std::iter::once(first).chain(others).collect();
        }
        let first =
            Diagnostic { message: format!("{}, nor for {} more measures", first.message, others.len()), ..first };
        let places = others.into_iter().filter_map(|one| one.at).take(2);
        vec![places.fold(first, |told, place| told.also(place, "nor for this"))]
    };
    kept.into_iter().flat_map(joined).collect()
}
