//! How far from its target a figure is still close, as a column "Tolerance" has it: "2 points", "1 day", "5%". "5%" of a percentage, and
//! a bare number, may be so much of the measure's own unit or so many per cent of the target: that is taken only where the file shows it,
//! by its own colours or by the units beside it.

use rust_decimal::Decimal;

use crate::figures::measure::{OwnVerdict, TargetRead, Unit, UnitWords, read_target};
use crate::folder::recognise::FoundMeasure;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum Tolerance {
    /// One thing, as `amber` has it in the catalogue.
    Said(String),
    /// So much of the unit, or so many per cent of the target.
    Either(Either),
}

/// What can be understood in two ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Either {
    number: Decimal,
    /// It has no sign and no unit.
    is_bare: bool,
    of_percentage: bool,
    /// By the colour of the row it is of the unit, or of the target.
    shown: Option<Way>,
}

/// Of what a tolerance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    OfTheUnit,
    OfTheTarget,
}

impl Either {
    fn amber(&self, way: Way) -> String {
        let number = self.number.normalize();
        match way {
            Way::OfTheTarget => format!("within {number}%"),
            Way::OfTheUnit if self.of_percentage && number == Decimal::ONE => "within 1 point".to_owned(),
            Way::OfTheUnit if self.of_percentage => format!("within {number} points"),
            Way::OfTheUnit => format!("within {number}"),
        }
    }
}

/// What the file says of a measure; `None` where it says nothing, or nothing that can be read.
pub fn tolerance(
    found: &FoundMeasure,
    (unit, words): &(Unit, UnitWords),
    good: Option<&'static str>,
) -> Option<Tolerance> {
    let text = found.tolerance.to_lowercase();
    let begins = ["within", "+/-", "\u{b1}", "\u{a3}"];
    let text = begins.iter().fold(text.trim(), |text, begin| text.strip_prefix(begin).unwrap_or(text).trim_start());
    let end =
        text.find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',').unwrap_or(text.len());
    let number =
        Decimal::from_str_exact(&text[..end].replace(',', "")).ok().filter(|number| *number > Decimal::ZERO)?;
    let of_percentage = *unit == Unit::Percent;
    let either = |is_bare| {
        let shown = shown(found, number, good);
        Some(Tolerance::Either(Either { number, is_bare, of_percentage, shown }))
    };
    let said = |way| Some(Tolerance::Said(Either { number, is_bare: false, of_percentage, shown: None }.amber(way)));
    match text[end..].trim() {
        "" => either(true),
        "%" | "per cent" | "percent" if of_percentage => either(false),
        "%" | "per cent" | "percent" => said(Way::OfTheTarget),
        "pp" | "ppt" | "ppts" | "pt" | "pts" | "point" | "points" | "percentage points" | "percentage point"
        | "% points" => of_percentage.then(|| said(Way::OfTheUnit))?,
        rest => words.is_in(rest).then(|| said(Way::OfTheUnit))?,
    }
}

/// In which way the colour of a row that misses its target is right, where only one is.
fn shown(found: &FoundMeasure, number: Decimal, good: Option<&'static str>) -> Option<Way> {
    let ways = found.judged.iter().filter_map(|[figure, target, word]| {
        let (own, aim) = (figure_of(figure)?, figure_of(target)?);
        let is_close = match OwnVerdict::of_target(word)? {
            OwnVerdict::Close => true,
            OwnVerdict::OffTarget => false,
            _ => return None,
        };
        let short = match good? {
            "high" => aim - own,
            "low" => own - aim,
            _ => return None,
        };
        let of_target = aim.abs().checked_mul(number)? / Decimal::ONE_HUNDRED;
        match (short > Decimal::ZERO, (short <= number) == is_close, (short <= of_target) == is_close) {
            (true, true, false) => Some(Way::OfTheUnit),
            (true, false, true) => Some(Way::OfTheTarget),
            _ => None,
        }
    });
    only(ways)
}

fn figure_of(text: &str) -> Option<Decimal> {
    match read_target(text)? {
        TargetRead::Figure(figure, ..) => Some(figure),
        TargetRead::Quartile(_) => None,
    }
}

/// The one way, where all are the same.
fn only(mut ways: impl Iterator<Item = Way>) -> Option<Way> {
    let first = ways.next()?;
    ways.all(|way| way == first).then_some(first)
}

/// Decides what can be understood in two ways, for all measures of a file alike, and tells how.
pub fn settle(mut found: Vec<(String, &mut Option<Tolerance>)>) -> Option<String> {
    let either = |one: &Option<Tolerance>| match one {
        Some(Tolerance::Either(either)) => Some(either.clone()),
        Some(Tolerance::Said(_)) | None => None,
    };
    let of = |is_bare: bool| found.iter().filter_map(|(_, one)| either(one)).filter(move |one| one.is_bare == is_bare);
    // Beside "3%" and "1 day" a bare number is of its own unit.
    let has_units = of(false).next().is_some() || found.iter().any(|(_, one)| matches!(one, Some(Tolerance::Said(_))));
    let ways = [of(false), of(true)].map(|all| only(all.filter_map(|one| one.shown)));
    let ways = [ways[0], ways[1].or(has_units.then_some(Way::OfTheUnit))];
    let (mut open, mut by_colours) = (None, None);
    for (id, tolerance) in &mut found {
        let Some(one) = either(tolerance) else { continue };
        match ways[usize::from(one.is_bare)] {
            Some(way) => {
                **tolerance = Some(Tolerance::Said(one.amber(way)));
                by_colours = by_colours.or(Some(way).filter(|_| !one.is_bare));
            }
            None => {
                **tolerance = None;
                open.get_or_insert((id.clone(), one));
            }
        }
    }
    let taken = match by_colours {
        Some(Way::OfTheUnit) => Some("percentage points"),
        Some(Way::OfTheTarget) => Some("per cent of the target"),
        None => None,
    };
    let taken = taken.map(|what| {
        format!(
            "a tolerance such as \u{201c}5%\u{201d} of a percentage is taken for {what}, as the colours of the file are"
        )
    });
    taken.or_else(|| {
        let (id, one) = open?;
        Some(format!(
            "a tolerance of {} may be so much of the measure's unit or so many per cent of its target, and the file does not show which: it \
             is not read; write amber = \"{}\" or amber = \"{}\" under [{id}] in indicators.toml",
            one.number.normalize(),
            one.amber(Way::OfTheUnit),
            one.amber(Way::OfTheTarget)
        ))
    })
}
