//! The strip of an indicator whose others are too few for quartiles: each by its name on one line, with the target.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::draft::narrative::Indicated;
use crate::figures::finding::Comparison;
use crate::figures::measure::{Indicator, Unit};
use crate::figures::prose::{Sentence, capital, figure, figure_alone, list};
use crate::rules::{IndicatorContext, Scene};

use super::chart::titled;
use super::heard::bare;
use super::row::lowered_polarity;
use super::strip::{NamedMark, OwnDot, Strip};

/// How much of the line is left free at each end, so that the words of the outermost have room.
const FREE: f64 = 0.08;

/// The strip of an indicator under the title that the rules gave it, without its number yet: of all areas, else of others by their names.
///
/// # Errors
/// Why there is none, in words.
pub fn strip(indicated: &Indicated, area: &str, title: Option<&Sentence>) -> Result<Strip, &'static str> {
    Strip::of(indicated, area, title).or_else(|why| by_name(indicated, area, title).ok_or(why))
}

/// None where no figure of another area may be set beside it.
fn by_name(indicated: &Indicated, area: &str, title: Option<&Sentence>) -> Option<Strip> {
    let (finding, indicator) = (&indicated.finding, &*indicated.finding.indicator);
    let subject = IndicatorContext::new(finding.clone(), indicated.decided.clone(), Scene::default());
    let latest = finding.latest.as_ref()?;
    let own = latest.value?;
    let others: Vec<Other> = finding.comparisons.iter().filter_map(|one| Other::of(&subject, one)).collect();
    if others.is_empty() {
        return None;
    }
    let target = finding.target_line();
    let all = others.iter().map(|other| other.value).chain(target).chain([own]);
    let (low, high) = (all.clone().min()?, all.max()?);
    let at = |value: Decimal| {
        let share = (value - low).checked_div(high - low).and_then(|share| share.to_f64()).unwrap_or(0.5);
        FREE + (1.0 - 2.0 * FREE) * share
    };
    let aim = target.map(|target| (target, figure_alone(indicator, target)));
    let shown = figure(indicator, own, finding.latest_decimals());
    let mark = |other: &Other| NamedMark { at: at(other.value), label: other.label(indicator), is_target: false };
    let line = aim.iter().map(|(target, printed)| NamedMark {
        at: at(*target),
        label: format!("Target {}", short(indicator, printed)),
        is_target: true,
    });
    let period = indicator.covers(latest.period);
    let polarity = indicated.decided.polarity_of(indicator);
    let (title, under) = titled(
        title,
        indicator,
        &format!("{} {} for {}.", lowered_polarity(polarity, indicator), capital(area), period.beside(finding.report)),
    );
    let beside =
        others.iter().map(Other::heard).chain(aim.iter().map(|(_, printed)| format!("the target at {printed}")));
    let heard = format!(
        "{}: {area} is at {shown} for {}. Beside it are {}.",
        indicator.label,
        period.in_full(),
        list(&beside.collect::<Vec<_>>())
    );
    Some(Strip {
        id: indicator.id.clone(),
        number: 0,
        title,
        under,
        bands: Vec::new(),
        slots: 0,
        columns: Vec::new(),
        own: OwnDot { at: at(own), label: format!("{} {shown}", capital(area)) },
        named: others.iter().map(mark).chain(line).collect(),
        best: String::new(),
        worst: String::new(),
        alt: heard.replace('%', " per cent"),
    })
}

/// Another area that the sentences compare with.
struct Other<'a> {
    name: &'a str,
    value: Decimal,
    printed: String,
    /// ` in 2023/24`, where its figure is not of the same period.
    when: String,
}

impl<'a> Other<'a> {
    fn of(subject: &IndicatorContext, comparison: &'a Comparison) -> Option<Other<'a>> {
        let value = comparison.benchmark.value.filter(|_| subject.relation(comparison).is_some())?;
        let printed = figure(&subject.finding.indicator, value, subject.decimals_of_comparator(comparison));
        let when = subject.comparator_period(comparison).map(|when| format!(" {when}")).unwrap_or_default();
        Some(Other { name: &comparison.benchmark.comparator, value, printed, when })
    }

    fn label(&self, indicator: &Indicator) -> String {
        format!("{} {}{}", capital(self.name), short(indicator, &self.printed), self.when)
    }

    fn heard(&self) -> String {
        format!("{} at {}{}", self.name, self.printed, self.when)
    }
}

/// The figure of a time without its word, which this council's own has.
fn short(indicator: &Indicator, printed: &str) -> String {
    if indicator.unit == Unit::Time { bare(indicator, printed) } else { printed.to_owned() }
}
