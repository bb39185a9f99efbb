//! Differences as a person reads them in a terminal, grouped by what they come from.

use scrutineer::diff::{Cause, Changed, Differences, MadeBy, Moved, Read, RuleEdit};

use super::paint::Paint;

/// This many indicators are named where more moved alike.
const NAMED: usize = 3;

/// Everything that differs; empty where nothing does.
pub fn all(differences: &Differences, paint: Paint) -> String {
    let mut text = grouped(differences, paint, true);
    text.push_str(&beside(differences));
    text
}

/// The same where the edits of rules have been reported before.
pub fn after_edits(differences: &Differences, paint: Paint) -> String {
    grouped(differences, paint, false)
}

/// Every edit of the rules.
pub fn edits(differences: &Differences, paint: Paint) -> String {
    differences.edits.iter().map(|edit| edited(edit, paint)).collect()
}

fn grouped(differences: &Differences, paint: Paint, edits: bool) -> String {
    let mut text = String::new();
    for cause in Cause::ALL {
        let group = group(differences, cause, paint, edits);
        if !group.is_empty() {
            text.push_str(&format!("\n{}\n{group}", paint.strong(cause.heading())));
        }
    }
    text
}

/// One cause: what was done, what is decided differently, what reads differently.
fn group(differences: &Differences, cause: Cause, paint: Paint, edits: bool) -> String {
    let mut text = String::new();
    let passages: Vec<&Changed> = differences.of(cause).collect();
    let decisions: Vec<&Moved> = differences.decisions.iter().filter(|moved| moved.cause == cause).collect();
    differences.figures.iter().filter(|moved| moved.cause == cause).for_each(|moved| text.push_str(&fact(moved)));
    let behind = |nth: &usize| passages.iter().any(|changed| changed.edits.contains(nth));
    let by_rule = matches!(cause, Cause::Rule | Cause::FiguresAndRule);
    for (nth, edit) in differences.edits.iter().enumerate().filter(|_| edits) {
        if behind(&nth) || by_rule && passages.is_empty() && !decisions.is_empty() {
            text.push_str(&edited(edit, paint));
        }
    }
    text.push_str(&alike(&decisions));
    for changed in passages {
        text.push('\n');
        text.push_str(&passage(changed, differences, paint));
    }
    text
}

fn fact(moved: &Moved) -> String {
    format!("  {}\n", moved.in_words())
}

/// Decisions, those of several indicators that moved alike in one line.
fn alike(decisions: &[&Moved]) -> String {
    let mut text = String::new();
    let same = |a: &Moved, b: &Moved| (&a.what, &a.was, &a.is) == (&b.what, &b.was, &b.is);
    for (nth, moved) in decisions.iter().enumerate() {
        if decisions[..nth].iter().any(|other| same(other, moved)) {
            continue;
        }
        let ids: Vec<&str> =
            decisions.iter().filter(|other| same(other, moved)).map(|other| other.id.as_str()).collect();
        let named = match ids.len() {
            few if few <= NAMED => ids.join(", "),
            more => format!("{} and {} more", ids[..NAMED].join(", "), more - NAMED),
        };
        text.push_str(&fact(&Moved { id: named, ..(*moved).clone() }));
    }
    text
}

/// An edit with its place and what was done.
fn edited(edit: &RuleEdit, paint: Paint) -> String {
    let head = format!("  {} {} ({})\n", edit.called, edit.done(), edit.at());
    match (&edit.was, &edit.is) {
        (Some(was), Some(is)) if was != is => format!("{head}      {}\n", paint.passage(was, is)),
        _ => head,
    }
}

/// What is behind one passage: the facts that moved of what it is about, the rules that were edited.
pub fn why(changed: &Changed, differences: &Differences, paint: Paint) -> String {
    let mut text: String = differences.facts_of(changed).map(fact).collect();
    changed.edits.iter().for_each(|edit| text.push_str(&edited(&differences.edits[*edit], paint)));
    text
}

/// A sentence in both versions, with its rule and place.
pub fn passage(changed: &Changed, differences: &Differences, paint: Paint) -> String {
    let Some(read) = changed.read() else { return String::new() };
    let (was, is) = changed.texts();
    let mut text = if changed.cause == Cause::Layout {
        let begins: Vec<&str> = is.split(' ').take(10).collect();
        format!("  {}  {} …\n       {}\n", stands(read), begins.join(" "), moved_to(changed))
    } else {
        // A row or a chart is long: only what changed of it is shown.
        let beside = read.row || read.by.is_empty();
        let both = !was.is_empty() && !is.is_empty();
        let drawn = if beside && both { paint.passage(was, is) } else { paint.sentence(was, is) };
        format!("  {}  {drawn}\n", stands(read))
    };
    let said = |read: &Option<Read>| read.as_ref().map_or(Vec::new(), |read| read.by.clone());
    let (before, now) = (said(&changed.was), said(&changed.is));
    let made = made_by(if now.is_empty() { &before } else { &now });
    let earlier = made_by(&before);
    let same = before.iter().map(|made| &made.rule).eq(now.iter().map(|made| &made.rule)) || now.is_empty();
    match (made.is_empty(), same || before.is_empty()) {
        (true, _) => {}
        (false, true) => text.push_str(&format!("       {}\n", paint.faint(&made))),
        (false, false) => text.push_str(&format!("       {}\n", paint.faint(&format!("{made}; before: {earlier}")))),
    }
    let own = |edit: &&usize| {
        let edit = &differences.edits[**edit];
        !now.iter().any(|made| edit.called == format!("rule \"{}\"", made.rule) || edit.at() == made.at)
    };
    for edit in changed.edits.iter().filter(own).map(|edit| &differences.edits[*edit]) {
        let why = format!("because {} {} ({})", edit.called, edit.done(), edit.at());
        text.push_str(&format!("       {}\n", paint.faint(&why)));
    }
    text
}

/// Where it is: its address, the row or chart it is, or the heading above it.
fn stands(read: &Read) -> String {
    match (read.address.is_empty(), read.by.is_empty(), read.indicators.first()) {
        (false, ..) => read.address.clone(),
        (true, true, Some(indicator)) if read.row => format!("[dashboard, {indicator}]"),
        (true, true, Some(indicator)) => format!("[chart, {indicator}]"),
        _ => format!("[{}]", read.heading),
    }
}

fn moved_to(changed: &Changed) -> String {
    match (&changed.was, &changed.is) {
        (Some(was), Some(is)) if was.address != is.address => {
            format!("was {}, is {}", stands(was), stands(is))
        }
        (Some(was), Some(is)) => format!("was under \"{}\", is under \"{}\"", was.heading, is.heading),
        _ => String::new(),
    }
}

/// `rule "changed" (rules/4-change.rhai:31)`
fn made_by(by: &[MadeBy]) -> String {
    let one = |made: &MadeBy| {
        if made.by_hand {
            format!("{} ({})", made.rule, made.at)
        } else {
            format!("rule \"{}\" ({})", made.rule, made.at)
        }
    };
    by.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What was edited and changes nothing here.
fn beside(differences: &Differences) -> String {
    let idle = differences.edits.len();
    let felt = differences.passages.iter().any(|changed| !changed.edits.is_empty())
        || differences.decisions.iter().any(|moved| matches!(moved.cause, Cause::Rule | Cause::FiguresAndRule));
    let mut text = String::new();
    if idle > 0 && !felt {
        text.push_str(&format!("\n  {} to the rules, with no effect on this report:\n", so_many(idle)));
        for edit in &differences.edits {
            text.push_str(&format!("    {} {} ({})\n", edit.called, edit.done(), edit.at()));
        }
    }
    text
}

fn so_many(count: usize) -> String {
    if count == 1 { "one edit".to_owned() } else { format!("{count} edits") }
}
