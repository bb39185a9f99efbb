//! How a true sentence of the rules is made false in one place, by kind, in the words of an officer.

use rust_decimal::Decimal;

use crate::figures::finding::Finding;
use crate::figures::measure::{Period, Unit};
use crate::figures::prose::{figure_alone, typed};

/// A kind, and the sentence made false.
type Mutant = (&'static str, String);

/// Every way in which a sentence about one measure can be made false.
pub fn mutants(text: &str, finding: &Finding) -> Vec<Mutant> {
    let mut found = swapped(text, finding);
    found.extend(of_changes(text, finding));
    found.extend(of_figures(text, finding));
    found.extend(of_periods(text, finding));
    found.extend(of_comparators(text, finding));
    found.retain(|(_, made)| made != text);
    found
}

/// Of each kind, words and what stands in their place.
const WORDS: &[(&str, &str, &str)] = &[
    ("direction", " higher than", " lower than"),
    ("direction", " lower than", " higher than"),
    ("direction", " more than", " fewer than"),
    ("direction", " fewer than", " more than"),
    ("direction", " longer than", " shorter than"),
    ("direction", " shorter than", " longer than"),
    ("direction", " higher (", " lower ("),
    ("direction", " lower (", " higher ("),
    ("direction", " has risen", " has fallen"),
    ("direction", " has fallen", " has risen"),
    ("direction", " is better than", " is worse than"),
    ("direction", " is worse than", " is better than"),
    ("noun", " is better than", " is a deterioration on"),
    ("noun", " is worse than", " is an improvement on"),
    ("noun", "This improvement", "This decline"),
    ("noun", "This decline", "This improvement"),
    ("noun", "This rise", "This fall"),
    ("noun", "This fall", "This rise"),
    ("noun", " is slightly higher than", " is a slight fall on"),
    ("noun", " is slightly lower than", " is a slight rise on"),
    ("noun", " reported as an improvement", " reported as a decline"),
    ("noun", " reported as a decline", " reported as an improvement"),
    ("state", " is better than", " is the same as"),
    ("state", " is worse than", " has not changed since"),
    ("state", " is the same as", " is higher than"),
    ("state", " meets the ", " misses the "),
    ("state", " now meets the ", " still misses the "),
    ("state", " misses the ", " meets the "),
    ("state", " now misses the ", " has reached the "),
    ("state", " is close to the ", " has achieved the "),
];

fn swapped(text: &str, finding: &Finding) -> Vec<Mutant> {
    let mut found = Vec::new();
    for (kind, from, to) in WORDS {
        for (at, _) in text.match_indices(from) {
            if text[at..].contains("than chance would show") || text.starts_with("The whole range") {
                continue;
            }
            // A stated improvement that the figures do not show, and others' figures that are hidden, leave nothing to tell.
            let others = ["neighbour", "England", "region", "average"].iter().any(|name| text[at..].contains(name));
            let kind = if others && *kind == "direction" { "comparator" } else { kind };
            found.push((kind, format!("{}{to}{}", &text[..at], &text[at + from.len()..])));
        }
    }
    let judged: Vec<_> = finding
        .targets
        .iter()
        .filter(|one| one.is_due() && one.judged.is_some() && one.target.value.is_some())
        .collect();
    if let [one] = judged[..]
        && finding.targets.len() == 1
    {
        for (said, made) in [("misses the", "achieved"), ("meets the", "missed")] {
            if text.contains(said) {
                found.push(("state", format!("The {} was {made}.", one.target.name)));
            }
        }
    }
    found
}

/// How a change is said: the word of direction, and the nouns that are the other way.
const CHANGES: [(&str, [&str; 4]); 6] = [
    ("higher", ["fall", "decrease", "drop", "reduction"]),
    ("lower", ["rise", "increase", "growth", "jump"]),
    ("more", ["fall", "decrease", "drop", "reduction"]),
    ("fewer", ["rise", "increase", "growth", "jump"]),
    ("longer", ["fall", "decrease", "drop", "reduction"]),
    ("shorter", ["rise", "increase", "growth", "jump"]),
];

/// "is 3.6 percentage points higher than quarter 2": as a noun the other way, as no change, and by another amount.
fn of_changes(text: &str, finding: &Finding) -> Vec<Mutant> {
    let mut found = Vec::new();
    for (way, nouns) in CHANGES {
        for (at, _) in text.match_indices(&format!(" {way} ")) {
            let Some(than) = text[at..].find(" than ").filter(|than| *than <= way.len() + 11) else { continue };
            let Some(is) = text[..at].rfind(" is ") else { continue };
            let amount = &text[is + 4..at];
            if !amount.chars().any(|letter| letter.is_ascii_digit()) || amount.len() > 30 || amount.contains("than") {
                continue;
            }
            let (head, tail) = (&text[..is], &text[at + than + 6..]);
            let beside = ["neighbour", "England", "region", "average"].iter().any(|name| tail.contains(name));
            if !beside {
                for (verb, noun, on) in [
                    ("is", nouns[0], "on"),
                    ("represents", nouns[1], "from"),
                    ("is", nouns[2], "since"),
                    ("shows", nouns[3], "compared with"),
                ] {
                    found.push(("noun", format!("{head} {verb} {} {noun} of {amount} {on} {tail}", article(noun))));
                }
                for state in ["has not changed since", "is the same as", "is unchanged from", "shows no change on"] {
                    found.push(("state", format!("{head} {state} {tail}")));
                }
            }
            found.push(("amount", format!("{head} is {}{}", bumped(amount), &text[at..])));
            if !beside && !text[at..at + than].contains('(') {
                let made = if matches!(way, "higher" | "more" | "longer") { "risen" } else { "fallen" };
                found.push(("amount", format!("{head} has {made} by {} since {tail}", bumped(amount))));
            }
        }
    }
    for (at, _) in text.match_indices(" above)").chain(text.match_indices(" below)")) {
        let open = text[..at].rfind('(').unwrap_or(0);
        found.push(("amount", format!("{}{}{}", &text[..open], bumped(&text[open..at]), &text[at..])));
    }
    // "was 91.6% in quarter 3" for a figure that moved.
    let (now, then) = (value(finding.latest.as_ref()), finding.previous.as_ref().and_then(|one| one.value));
    if now.zip(then).is_some_and(|(now, then)| print(finding, now) != print(finding, then)) {
        for (at, _) in text.match_indices(" was ").filter(|(at, _)| text[at + 5..].starts_with(is_digit)) {
            found.push(("state", format!("{} remained at {}", &text[..at], &text[at + 5..])));
        }
    }
    found
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with('i') { "an" } else { "a" }
}

/// Figures with their unit doubled, lost or another's, and with another digit.
fn of_figures(text: &str, finding: &Finding) -> Vec<Mutant> {
    let mut found = Vec::new();
    let latest = value(finding.latest.as_ref());
    for one in typed(text) {
        let end = one.start + one.written.len();
        let (head, tail) = (&text[..one.start], &text[end..]);
        let own = Some(one.value) == latest && (head.ends_with("was ") || head.ends_with("at "));
        let points = tail.starts_with(" percentage");
        if one.percent && !points && one.written.ends_with('%') {
            found.push(("unit", format!("{head}{} per cent{tail}", one.written)));
            if own && one.value.scale() > 0 {
                found.push(("unit", format!("{head}{}{tail}", one.written.trim_end_matches('%'))));
            }
        }
        if points {
            let tail = tail.trim_start_matches(" percentage points").trim_start_matches(" percentage point");
            found.push(("unit", format!("{head}{}%{tail}", one.written)));
        }
        let other = matches!(finding.indicator.unit, Unit::Count | Unit::Score | Unit::Rate | Unit::Money);
        if own && other && (one.value.scale() > 0 || one.value > Decimal::ONE_HUNDRED) {
            let head = head.strip_suffix('£').unwrap_or(head);
            found.push(("unit", format!("{head}{}%{tail}", one.written.trim_start_matches('£'))));
        }
        if own {
            found.push(("amount", format!("{head}{}{tail}", bumped(one.written))));
        }
    }
    found
}

/// A period in the place of another: that of the figure, or one that has its own figure behind it.
fn of_periods(text: &str, finding: &Finding) -> Vec<Mutant> {
    let mut found = Vec::new();
    let Some(latest) = finding.latest.as_ref() else { return found };
    let held = finding.indicator.observations.iter().filter(|one| one.period.is_dated());
    for period in held.clone().map(|one| one.period) {
        let label = period.beside(finding.report);
        let own = value(held.clone().find(|one| one.period == period));
        for (at, _) in text.match_indices(label.as_str()) {
            let (head, tail) = (&text[..at], &text[at + label.len()..]);
            let whole = !tail.starts_with(|letter: char| {
                letter.is_ascii_digit() || letter == '/' || letter == ' ' && tail[1..].starts_with("20")
            });
            // Where the text has no figure, nobody can tell which period it is of.
            let given = own.is_some_and(|own| text.contains(&format!(" was {}", print(finding, own))));
            let of_figure = period == latest.period && head.ends_with("in ") && given;
            let bracketed = own.is_some_and(|own| tail.starts_with(&format!(" ({}", print(finding, own))));
            if !whole
                || !of_figure && !bracketed
                || finding.indicator.measure == crate::figures::measure::MeasureKind::Cumulative
            {
                continue;
            }
            for other in near(period) {
                let alike = held.clone().find(|one| one.period == other).is_some_and(|one| {
                    let there = value(Some(one));
                    there.zip(own).is_some_and(|(one, own)| print(finding, one) == print(finding, own))
                });
                if !alike {
                    found.push(("period", format!("{head}{}{tail}", other.beside(finding.report))));
                }
            }
        }
    }
    found
}

/// Periods of the same kind, before and after.
fn near(period: Period) -> Vec<Period> {
    [-12, -period.months(), period.months()].iter().map(|months| period.moved(*months)).collect()
}

/// Other words than those of a comparator, and another's figure.
fn of_comparators(text: &str, finding: &Finding) -> Vec<Mutant> {
    let mut found = Vec::new();
    for one in &finding.comparisons {
        let name = &one.benchmark.comparator;
        for (at, _) in text.match_indices(name.as_str()) {
            let (head, tail) = (&text[..at], &text[at + name.len()..]);
            for (from, to) in [
                ("better than ", "worse than "),
                ("worse than ", "better than "),
                ("above ", "below "),
                ("below ", "above "),
            ] {
                if let Some(head) = head.strip_suffix(from) {
                    found.push(("comparator", format!("{head}{to}{name}{tail}")));
                }
            }
            let Some(value) = one.benchmark.value else { continue };
            let shown = print(finding, value);
            let Some(rest) = tail
                .strip_prefix(" (")
                .or(tail.strip_prefix(" of "))
                .and_then(|tail| tail.strip_prefix(shown.as_str()))
            else {
                continue;
            };
            let between = &tail[..tail.len() - rest.len() - shown.len()];
            found.push(("comparator", format!("{head}{name}{between}{}{rest}", bumped(&shown))));
            let others = finding
                .comparisons
                .iter()
                .filter(|other| other.benchmark.value.is_some_and(|other| print(finding, other) != shown));
            found.extend(others.map(|other| ("comparator", format!("{head}{}{tail}", other.benchmark.comparator))));
        }
    }
    found
}

fn value(held: Option<&crate::figures::measure::Observation>) -> Option<Decimal> {
    held.and_then(|held| held.value)
}

fn print(finding: &Finding, value: Decimal) -> String {
    figure_alone(&finding.indicator, value)
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '£'
}

/// The first digit of a text, another one.
fn bumped(amount: &str) -> String {
    let Some(at) = amount.find(|letter: char| letter.is_ascii_digit()) else { return amount.to_owned() };
    let digit = amount[at..].chars().next().and_then(|digit| digit.to_digit(10)).unwrap_or(0);
    format!("{}{}{}", &amount[..at], if digit < 8 { digit + 2 } else { digit - 3 }, &amount[at + 1..])
}
