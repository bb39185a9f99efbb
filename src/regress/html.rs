//! The differences as a page that a director can read in any browser: one file, no script, each change before and now.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::prose::{Wording, wording};

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
    let markup = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#changes" { "Skip to the changes" }
                header {
                    h1 { (title) }
                    p { "From " strong { (compared.earlier) } " to " strong { (compared.later) } "." }
                    (counts(differences))
                }
                main id="changes" {
                    @for cause in Cause::ALL { (group(differences, cause)) }
                    (unfelt(differences))
                }
                footer {
                    p { "Words that went are struck through in what stood before; words that came are underlined in what stands now." }
                }
            }
        }
    };
    markup.into_string()
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
    let figures: &[Moved] = if cause == Cause::Figures { &differences.figures } else { &[] };
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
            (facts("Figures", figures.iter().collect()))
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
                p class="why" { @if !stood.is_empty() { "It stood at " (stood) "." } @else { "It stood elsewhere." } }
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
                h2 { "Rules that were edited, and nothing here reads differently" }
                @for edit in idle { (edited(edit)) }
            }
        }
    }
}

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #16212b; --paper: #fff; --soft: #44525f; --line: #8a97a3; --gone: #9a2a1f; --new: #0b5d3b; --pale: #f1f4f6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf1; --paper: #14191e; --soft: #b4c0ca; --line: #7c8a97; --gone: #ff9d91; --new: #7fdcae; --pale: #1f272e; } }
body { font: 1.125rem/1.5 'Noto Sans', Arial, sans-serif; color: var(--ink); background: var(--paper); max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { font-size: 1.4rem; margin-top: 2.2rem; border-top: 2px solid var(--line); padding-top: .8rem; } h3 { font-size: 1.05rem; margin: 0 0 .4rem; }
article { border-left: 4px solid var(--line); padding: .2rem 0 .2rem 1rem; margin: 1.4rem 0; }
article p { margin: .2rem 0 .5rem; } .label { color: var(--soft); font-weight: bold; font-size: .9rem; margin-bottom: 0; }
.why { color: var(--soft); font-size: .95rem; }
del { color: var(--gone); text-decoration: line-through; text-decoration-thickness: 2px; } ins { color: var(--new); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .15em; }
table { border-collapse: collapse; margin: 1rem 0; } caption { text-align: left; font-weight: bold; padding-bottom: .3rem; } th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); } thead th { white-space: nowrap; } tbody th { font-weight: normal; }
.wide { overflow-x: auto; } pre { white-space: pre-wrap; background: var(--pale); padding: .6rem; font-size: .9rem; } code { font-size: .95em; }
summary { cursor: pointer; } .skip { position: absolute; left: -100vw; } .skip:focus { position: static; }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px; }
footer { color: var(--soft); border-top: 1px solid var(--line); margin-top: 2rem; }
@media print { body { max-width: none; font-size: 11pt; } details > * { display: block; } .skip { display: none; } }
";
