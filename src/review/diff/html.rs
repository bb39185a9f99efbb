//! The differences as a page that a director can read in any browser: one file, no script, each change before and now.

use maud::{Markup, html};

use crate::figures::prose::{Wording, wording};
use crate::page::html::{BASE, Frame};

use super::differences::{Cause, Changed, Differences, Moved};
use super::edits::RuleEdit;

/// What is compared with what.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The earlier version, as it was named.
    pub earlier: &'a str,
    /// The later one.
    pub later: &'a str,
    /// The period of the later one: `quarter 3 2019/20`.
    pub period: &'a str,
}

/// The whole page.
pub fn page(compared: Compared, differences: &Differences) -> String {
    let title = format!("Changes to the report of {}", compared.period);
    let description = format!("What reads differently from {} to {}.", compared.earlier, compared.later);
    Frame {
        language: "en-GB",
        title: &title,
        description: &description,
        skip: ("changes", "Skip to the changes"),
        style: &format!("{BASE}{STYLE}"),
        header: html! {
            h1 { (title) }
            p { "From " strong { (compared.earlier) } " to " strong { (compared.later) } "." }
            (counts(differences))
        },
        contents: Markup::default(),
        main: html! {
            @for cause in Cause::ALL { (group(differences, cause)) }
            (unfelt(differences))
        },
        footer: html! {
            p { "In the earlier text, removed words are struck through; in the present text, new words are \
                underlined." }
        },
    }
    .page()
}

/// How many passages each cause changed.
fn counts(differences: &Differences) -> Markup {
    let number = |cause: Cause| differences.of(cause).count();
    html! {
        @if !differences.any() {
            p { "Nothing reads differently." }
        } @else {
            table {
                caption { "How many passages changed, and by what" }
                thead { tr { th scope="col" { "Cause" } th scope="col" { "Passages" } } }
                tbody {
                    @for cause in Cause::ALL.into_iter().filter(|cause| number(*cause) > 0) {
                        tr { th scope="row" { (cause.heading()) } td { (number(cause)) } }
                    }
                }
            }
        }
    }
}

fn group(differences: &Differences, cause: Cause) -> Markup {
    let changed: Vec<&Changed> = differences.of(cause).collect();
    let decisions: Vec<&Moved> = differences.decisions.iter().filter(|moved| moved.cause == cause).collect();
    let figures: Vec<&Moved> = differences.figures.iter().filter(|moved| moved.cause == cause).collect();
    if changed.is_empty() && decisions.is_empty() && figures.is_empty() {
        return Markup::default();
    }
    let behind = |nth: usize| changed.iter().any(|changed| changed.edits.contains(&nth));
    let rule_alone = cause == Cause::Rule && changed.is_empty();
    let edits: Vec<&RuleEdit> = differences
        .edits
        .iter()
        .enumerate()
        .filter(|(nth, _)| behind(*nth) || rule_alone)
        .map(|(_, edit)| edit)
        .collect();
    html! {
        section {
            h2 { (cause.heading()) }
            @for edit in edits { (edited(edit)) }
            (facts("Figures", figures))
            (facts("Decisions", decisions))
            @for changed in changed { (passage(changed, differences)) }
        }
    }
}

/// A table of facts; nothing where there are none.
fn facts(what: &str, moved: Vec<&Moved>) -> Markup {
    let shown = |held: &Option<String>| held.clone().unwrap_or_else(|| "nothing".to_owned());
    html! {
        @if !moved.is_empty() {
            div class="wide" tabindex="0" role="region" aria-label={ (what) " that moved" } {
                table {
                    caption { (what) " that moved" }
                    thead { tr { @for head in ["Measure", "Fact", "Before", "Now"] { th scope="col" { (head) } } } }
                    tbody {
                        @for fact in moved {
                            tr { th scope="row" { (fact.label) } td { (fact.what) } td { (shown(&fact.was)) } td { (shown(&fact.is)) } }
                        }
                    }
                }
            }
        }
    }
}

fn edited(edit: &RuleEdit) -> Markup {
    html! {
        details {
            summary { code { (edit.called) } " " (edit.done()) " (" (edit.at()) ")" }
            @if let Some(was) = &edit.was { p class="label" { "Before" } pre { (was) } }
            @if let Some(is) = &edit.is { p class="label" { "Now" } pre { (is) } }
        }
    }
}

fn passage(changed: &Changed, differences: &Differences) -> Markup {
    let (was, is) = changed.texts();
    let parts = wording(was, is);
    let read = changed.read();
    let heading = read.map_or("", |read| read.heading.as_str());
    let address = read.map_or("", |read| read.address.as_str());
    let by = read.map_or(&[][..], |read| &read.by);
    let stood = changed.was.as_ref().map_or("", |read| read.address.as_str());
    html! {
        article {
            h3 { @if !address.is_empty() { "Paragraph " (address) ", " } (heading) }
            @if changed.cause == Cause::Layout {
                p { (is) }
                p class="why" { @if !stood.is_empty() { "It was at " (stood) "." } @else { "It was elsewhere." } }
            } @else {
                @if !was.is_empty() {
                    p class="label" { "Before" }
                    p { @for part in &parts { @match part {
                        Wording::Kept(words) => { (words) " " }
                        Wording::Gone(words) => { del { (words) } " " }
                        Wording::New(_) => {}
                    } } }
                }
                p class="label" { @if is.is_empty() { "Now: nothing" } @else { "Now" } }
                @if !is.is_empty() {
                    p { @for part in &parts { @match part {
                        Wording::Kept(words) => { (words) " " }
                        Wording::New(words) => { ins { (words) } " " }
                        Wording::Gone(_) => {}
                    } } }
                }
            }
            @for made in by { p class="why" { (made.rule) " (" (made.topic) "), " code { (made.at) } } }
            @for edit in changed.edits.iter().map(|edit| &differences.edits[*edit]) {
                p class="why" { "Because " code { (edit.called) } " " (edit.done()) " (" (edit.at()) ")" }
            }
            @for moved in differences.facts_of(changed) { p class="why" { (moved.in_words()) } }
        }
    }
}

/// Edits of rules by which nothing reads differently.
fn unfelt(differences: &Differences) -> Markup {
    let felt = |nth: usize| differences.passages.iter().any(|changed| changed.edits.contains(&nth));
    let decided = differences.decisions.iter().any(|moved| moved.cause == Cause::Rule);
    let idle: Vec<&RuleEdit> =
        differences.edits.iter().enumerate().filter(|(nth, _)| !felt(*nth) && !decided).map(|(_, edit)| edit).collect();
    html! {
        @if !idle.is_empty() {
            section {
                h2 { "Rules that were edited without any effect here" }
                @for edit in idle { (edited(edit)) }
            }
        }
    }
}

/// What the page adds to the style sheet of every page.
const STYLE: &str = include_str!("changes.css");
