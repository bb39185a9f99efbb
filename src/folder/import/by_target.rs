//! Which direction is good, where the targets of a measure say it themselves ("\u{2265} 85%", "under 10 days"), or where the file
//! calls some figures green and others red beside their targets.

use rust_decimal::Decimal;

use crate::figures::measure::{OwnVerdict, Reached, TargetRead, Unit, read_target};
use crate::folder::recognise::FoundMeasure;
use crate::folder::words::number::read_number;
use crate::folder::words::unit_named;
use crate::folder::words::unit_reader::unit_in_words;

/// `high` or `low`, and what says it; none where nothing does, or two things say otherwise.
pub fn direction(found: &FoundMeasure) -> Option<(&'static str, String)> {
    let said = found.targets.iter().filter_map(|text| Some((way(text)?, text)));
    let of_targets = all_agree(said).map(|(good, text)| {
        (good, format!("as its target says: {}", text.split_whitespace().collect::<Vec<_>>().join(" ")))
    });
    of_targets.or_else(|| by_colours(found))
}

/// The range that every target of a measure is, "90-95%", with how it is written: no figure is held against it.
pub fn range(found: &FoundMeasure) -> Option<(String, [Decimal; 2])> {
    let mut read = found.targets.iter().map(|text| Some((text, ends(text)?)));
    let (text, first) = read.next()??;
    read.all(|other| other.is_some_and(|(_, ends)| ends == first)).then(|| (text.trim().to_owned(), first))
}

/// The two figures of "90-95%", "25 to 28 days", "between 80 and 85".
fn ends(text: &str) -> Option<[Decimal; 2]> {
    let lower = text.to_lowercase();
    let text = lower.trim().trim_start_matches("between ");
    let parts = ["-", "\u{2013}", "\u{2014}", " to ", " and "].iter().find_map(|sign| text.split_once(sign));
    let (low, rest) = parts?;
    let rest = rest.trim();
    let end = rest.find(char::is_alphabetic).unwrap_or(rest.len());
    let figure = |text: &str| read_number(text).ok().map(|number| number.value);
    let (low, high) = (figure(low)?, figure(rest[..end].trim())?);
    (low < high).then_some([low, high])
}

/// The first, where all say the same direction.
fn all_agree<T>(said: impl Iterator<Item = (&'static str, T)>) -> Option<(&'static str, T)> {
    let mut said = said;
    let first = said.next()?;
    said.all(|(other, _)| other == first.0).then_some(first)
}

/// As the colours of the file have it. It takes a green figure and one that is not: a green figure may miss its target by less
/// than somebody minds, and a year's target lies on one side of all figures of quarters. Of a share, which has no year to fill, one that
/// is red is enough.
fn by_colours(found: &FoundMeasure) -> Option<(&'static str, String)> {
    let read = |[figure, target, word]: &'_ [String; 3]| {
        let (own, aim) = (number(figure)?, number(target)?);
        let is_met = match OwnVerdict::of_target(word)? {
            OwnVerdict::OnTarget => true,
            OwnVerdict::OffTarget | OwnVerdict::Close => false,
            _ => return None,
        };
        let way = match (own.cmp(&aim), is_met) {
            // What just meets its target says nothing of the direction.
            (std::cmp::Ordering::Equal, _) => return None,
            (std::cmp::Ordering::Greater, true) | (std::cmp::Ordering::Less, false) => "high",
            _ => "low",
        };
        Some((way, (is_met, format!("{figure} against {target} is {word}"))))
    };
    let read: Vec<_> = found.judged.iter().filter_map(read).collect();
    let told = |met: bool| read.iter().find(|(_, (is_met, _))| *is_met == met).map(|(_, (_, words))| words.as_str());
    let words = match (told(true), told(false)) {
        (Some(met), Some(missed)) => format!("as the file has it: {met}, {missed}"),
        (None, Some(missed)) if is_share(found) => format!("as the file has it: {missed}"),
        _ => return None,
    };
    all_agree(read.iter().map(|(way, _)| (*way, ()))).map(|(way, ())| (way, words))
}

/// Whether it is a percentage, by its figures, its column of units or its name, and of nothing that fills up through a year.
fn is_share(found: &FoundMeasure) -> bool {
    let has_sign = || {
        !found.figures.is_empty()
            && found.figures.iter().all(|text| read_number(text).is_ok_and(|number| number.percent))
    };
    let is = |unit: Option<Unit>| unit == Some(Unit::Percent);
    let fills_up = ["collect", "spen", "budget", "cumulative", "year to date", "ytd", "complet", "deliver"];
    let small = found.written.to_lowercase();
    let named = || unit_named::by_name(&found.written).map(|(unit, _)| unit);
    let is_percent = has_sign() || is(unit_in_words(&found.unit).map(|(unit, _)| unit)) || is(named());
    is_percent && !fills_up.iter().any(|word| small.contains(word))
}

fn number(text: &str) -> Option<Decimal> {
    match read_target(text)? {
        TargetRead::Figure(figure, Reached::AtIt, _) => Some(figure),
        _ => None,
    }
}

fn way(text: &str) -> Option<&'static str> {
    // "Within 5%" and "up to 10%" say how far from something, too.
    let is_how_far = ["within", "up to"].iter().any(|words| text.to_lowercase().contains(words));
    match read_target(text).filter(|_| !is_how_far)? {
        TargetRead::Figure(_, Reached::AtLeast | Reached::Above, _) => Some("high"),
        TargetRead::Figure(_, Reached::AtMost | Reached::Below, _) => Some("low"),
        TargetRead::Figure(_, Reached::AtIt, _) | TargetRead::Quartile(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_that_say_more_or_less_say_which_is_good() {
        let of = |targets: &[&str]| {
            let targets = targets.iter().map(|text| (*text).to_owned()).collect();
            direction(&FoundMeasure { targets, ..FoundMeasure::default() }).map(|(good, _)| good)
        };
        for (targets, good) in [
            (&["\u{2265} 85%"][..], Some("high")),
            (&["90%", "at least 85%", "95%+"], Some("high")),
            (&["under 10 days"], Some("low")),
            (&["45 max", "no more than 40"], Some("low")),
            (&["85%", "10 days"], None),
            (&["at least 85%", "no more than 95%"], None),
            (&["within 5%"], None),
            (&["to be agreed"], None),
        ] {
            assert_eq!(of(targets), good, "{targets:?}");
        }
    }

    #[test]
    fn a_range_is_two_figures() {
        let of = |targets: &[&str]| {
            let targets = targets.iter().map(|text| (*text).to_owned()).collect();
            let found = range(&FoundMeasure { targets, ..FoundMeasure::default() });
            found.map(|(_, ends)| ends.map(|end| end.to_string()).join(" "))
        };
        for (targets, ends) in [
            (&["90-95%"][..], Some("90 95")),
            (&["25 to 28 days", "25\u{2013}28 days"], Some("25 28")),
            (&["between 80 and 85"], Some("80 85")),
            (&["90-95%", "91-95%"], None),
            (&["90-95%", "95%"], None),
            (&["98.5% +/-0.5"], None),
            (&["2024-25"], None),
            (&["10% reduction on 2024/25"], None),
            (&[], None),
        ] {
            assert_eq!(of(targets).as_deref(), ends, "{targets:?}");
        }
    }

    #[test]
    fn a_green_figure_and_a_red_one_say_which_is_good() {
        let of = |judged: &[[&str; 3]]| {
            let judged = judged.iter().map(|row| row.map(str::to_owned)).collect();
            direction(&FoundMeasure { judged, ..FoundMeasure::default() })
        };
        let fly_tips = of(&[["312", "280", "Red"], ["265", "280", "Green"]]);
        let calls = FoundMeasure {
            written: "Calls answered (%)".into(),
            judged: vec![["68.8", "75", "Red"].map(str::to_owned)],
            ..FoundMeasure::default()
        };
        assert_eq!(direction(&calls), Some(("high", "as the file has it: 68.8 against 75 is Red".into())));
        let spent = FoundMeasure { written: "Budget spent (%)".into(), ..calls };
        assert_eq!(direction(&spent), None, "a year's budget lies above the figure of each quarter");
        assert_eq!(
            fly_tips,
            Some(("low", "as the file has it: 265 against 280 is Green, 312 against 280 is Red".into()))
        );
        for (judged, good) in [
            (&[["93.75%", "90.00%", "Green"], ["88.46%", "90.00%", "Amber"]][..], Some("high")),
            // One colour alone, or a figure at its target, says too little.
            (&[["93.75%", "90.00%", "Green"], ["96%", "90.00%", "Green"]], None),
            (&[["150", "200", "Red"], ["55", "200", "Red"]], None),
            (&[["90%", "90%", "Green"], ["88%", "90%", "Red"]], None),
            // A quarter's figures beside the year's target: both lie below it.
            (&[["150", "200", "Red"], ["40", "200", "Green"], ["80", "200", "Red"]], None),
            // A green figure that misses by less than somebody minds, in a measure where high is good.
            (&[["89.5%", "90%", "Green"], ["80%", "90%", "Red"], ["95%", "90%", "Green"]], None),
            (&[["12", "to be agreed", "Red"], ["n/a", "10", "Green"]], None),
        ] {
            assert_eq!(of(judged).map(|(good, _)| good), good, "{judged:?}");
        }
    }
}
