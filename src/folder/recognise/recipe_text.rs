//! A recipe as it is written into `report.toml`, of the shape that was recognised.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::figures::measure::{is_neighbours, spoken_area};
use crate::folder::sources::is_period;
use crate::folder::text::toml_text::{list, pairs, quoted};

use super::found::Found;
use super::limit_headings::{Side, is_of};
use super::shape::{NameFrom, ONLY_OURS, PeriodFrom, Shape};
use super::words::Role;

/// The recipe for sheets that are alike. `all`: they are every visible sheet of the file.
pub fn recipe(file: &str, shapes: &[Shape], all: bool, found: &Found) -> String {
    let shape = &shapes[0];
    let mut text = format!("\n[[source]]\nfile = {}\n", quoted(file));
    if !all {
        let _ = writeln!(text, "sheets = {}", list(shapes.iter().map(|shape| shape.sheet.as_str())));
    }
    let _ = match &shape.name {
        NameFrom::Column(at) => {
            let headings: Vec<&str> =
                [Some(*at), shape.apart].into_iter().flatten().filter_map(|at| shape.heading(at)).collect();
            text.push_str(&taken("indicator", &headings));
            Ok(())
        }
        NameFrom::Sheet => writeln!(text, "indicator = {{ sheet = true }}"),
        NameFrom::Title(title) => writeln!(text, "indicator = {{ is = {} }}", quoted(title)),
    };
    text.push_str(&period(shape));
    let ours = ONLY_OURS.map(|key| (key, Role::Ours(key)));
    let keys = [
        ("value", Role::Value),
        ("numerator", Role::Numerator),
        ("denominator", Role::Denominator),
        ("area", Role::Area),
        ("area_type", Role::AreaType),
    ];
    for (key, role) in keys.into_iter().chain(ours) {
        if let Some((_, heading)) = shape.of(role).next() {
            let _ = writeln!(text, "{key} = {}", quoted(heading));
        }
    }
    let targets: Vec<&str> = shape.of(Role::Target).map(|(_, heading)| heading).collect();
    text.push_str(&taken("target", &targets));
    text.push_str(&own_limits(shape));
    let comparators: Vec<(&str, String)> =
        shape.of(Role::Comparator).map(|(_, heading)| (heading, spoken(heading))).collect();
    if !comparators.is_empty() {
        let named = comparators.iter().map(|(heading, name)| (*heading, name.as_str()));
        let _ = writeln!(text, "comparators = {}", pairs(named));
    }
    text.push_str(&periods(shape));
    text.push_str(&(other_limits(shape) + check_against(shape).as_str()));
    if !found.marks.is_empty() {
        let _ =
            writeln!(text, "marks = {}", pairs(found.marks.iter().map(|(sign, meaning)| (sign.as_str(), *meaning))));
    }
    let mut left = left_out(shape, found);
    left.retain(|heading, _| !found.disputed.contains(*heading));
    if !left.is_empty() {
        let _ = writeln!(text, "leave_out = {}", list(left.keys().copied()));
    }
    text
}

/// What is taken from the columns under some headings: one, or a list.
fn taken(key: &str, headings: &[&str]) -> String {
    match headings {
        [] => String::new(),
        [one] => format!("{key} = {}\n", quoted(one)),
        several => format!("{key} = {}\n", list(several.iter().copied())),
    }
}

/// Where the period of a row is; nothing where it is in the headings.
fn period(shape: &Shape) -> String {
    match &shape.period {
        PeriodFrom::Headings => String::new(),
        PeriodFrom::Sheet => "period = { sheet = true }\n".to_owned(),
        PeriodFrom::Columns(columns) => {
            let headings: Vec<&str> = columns.iter().filter_map(|at| shape.heading(*at)).collect();
            taken("period", &headings)
        }
    }
}

/// The columns of figures whose period the sheet says.
fn periods(shape: &Shape) -> String {
    let meant = || shape.meant.iter().filter(|one| !one.word.is_empty());
    let words = pairs(meant().map(|one| (one.heading.as_str(), one.word)));
    if meant().next().is_none() { String::new() } else { format!("periods = {words}\n") }
}

/// The columns of the confidence limits of the figures.
fn own_limits(shape: &Shape) -> String {
    let of = |(key, side): (&str, Side)| {
        let both = shape.of(Role::Limit(Side::Both));
        let headings: Vec<&str> = shape.of(Role::Limit(side)).chain(both).map(|(_, heading)| heading).collect();
        taken(key, &headings)
    };
    [("lower", Side::Lower), ("upper", Side::Upper)].map(of).concat()
}

/// The columns of the limits of the comparators.
fn other_limits(shape: &Shape) -> String {
    let of = |comparator: &str| {
        let side = |side: Side| {
            let both = shape.of(Role::OtherLimit(Side::Both));
            shape
                .of(Role::OtherLimit(side))
                .chain(both)
                .map(|(_, heading)| heading)
                .find(|limits| is_of(limits, comparator))
        };
        let headings = [side(Side::Lower)?, side(Side::Upper)?];
        Some(format!("{} = {}", quoted(comparator), list(headings.into_iter())))
    };
    let limits: Vec<String> = shape.of(Role::Comparator).filter_map(|(_, heading)| of(heading)).collect();
    if limits.is_empty() { String::new() } else { format!("comparator_limits = {{ {} }}\n", limits.join(", ")) }
}

/// The columns of the file's own verdicts.
fn check_against(shape: &Shape) -> String {
    let of = |(key, role): (&str, Role)| Some(format!("{key} = {}", quoted(shape.of(role).next()?.1)));
    let keys: Vec<String> = [("rag", Role::Rag), ("direction", Role::Direction)].into_iter().filter_map(of).collect();
    if keys.is_empty() { String::new() } else { format!("check_against = {{ {} }}\n", keys.join(", ")) }
}

/// Columns and rows that are not read, and why.
pub fn left_out<'a>(shape: &'a Shape, found: &'a Found) -> BTreeMap<&'a str, &'static str> {
    let columns = shape.columns.iter().filter(|(at, _, _)| shape.apart != Some(*at));
    let columns = columns.filter_map(|(_, heading, role)| match role {
        Role::LeftOut(why) => Some((heading.as_str(), *why)),
        // What these say stands in the catalogue.
        Role::Code | Role::Unit | Role::Good | Role::Frequency | Role::Section | Role::Tolerance => {
            Some((heading.as_str(), "read once, for the catalogue"))
        }
        _ => None,
    });
    columns.chain(found.left_out.iter().chain(&found.again).map(|(name, why)| (name.as_str(), *why))).collect()
}

/// A comparator as a sentence names it: "England" of "All England 2023/24".
fn spoken(heading: &str) -> String {
    if is_neighbours(heading) {
        return "the statistical neighbour average".to_owned();
    }
    // What is in brackets and a period are no part of its name; "Top 10 councils" is.
    let before = heading.split('(').next().unwrap_or_default();
    let is_quarter = |word: &str| word.len() == 2 && word.to_lowercase().starts_with('q');
    let words = before.split_whitespace().filter(|word| !is_period(word) && !is_quarter(word));
    let words = words.map(|word| if word.eq_ignore_ascii_case("avg") { "average" } else { word });
    let named = words.collect::<Vec<_>>().join(" ");
    let named = named.strip_prefix("All ").or(named.strip_prefix("all ")).unwrap_or(&named).trim();
    an_average(named).unwrap_or_else(|| spoken_area(if named.is_empty() { heading } else { named }))
}

/// "The national average" of "National average": it stands within a sentence.
fn an_average(named: &str) -> Option<String> {
    const IN_SMALL: [&str; 12] = [
        "average",
        "mean",
        "median",
        "national",
        "regional",
        "family",
        "group",
        "peer",
        "nearest",
        "neighbour",
        "county",
        "district",
    ];
    let words: Vec<&str> = named.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("the")).collect();
    let last = words.last().filter(|_| words.len() > 1)?.to_lowercase();
    let small = |word: &&str| {
        let lower = word.to_lowercase();
        if IN_SMALL.contains(&lower.as_str()) { lower } else { (*word).to_owned() }
    };
    let said: Vec<String> = words.iter().map(small).collect();
    ["average", "mean", "median"].contains(&last.as_str()).then(|| format!("the {}", said.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparator_as_it_stands_within_a_sentence() {
        for (heading, said) in [
            ("National average", "the national average"),
            ("Regional Average 2024/25", "the regional average"),
            ("England avg", "the England average"),
            ("England", "England"),
            ("Best in family", "Best in family"),
            ("Stat neighbour average", "the statistical neighbour average"),
        ] {
            assert_eq!(spoken(heading), said, "{heading}");
        }
    }
}
