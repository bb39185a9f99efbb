//! Whether the figures are of the periods they should be of: as recent as the catalogue says, and of its frequency.

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::measure::{Frequency, Observation, Style};

use super::Finding;

/// What is to be said of when the figures are of: older than the usual lag, or of another kind of period.
pub fn timely(finding: &Finding) -> Vec<Diagnostic> {
    let odd = finding.indicator.observations.iter().find(|held| !suits(finding.indicator.frequency, held));
    match odd {
        Some(held) => vec![another_kind(finding, held)],
        None => stale(finding).into_iter().collect(),
    }
}

/// A whole year may be beside any figures, and a year to date or a rolling year comes as often as anything.
fn suits(frequency: Frequency, held: &Observation) -> bool {
    match held.period.style() {
        Style::Month => frequency == Frequency::Monthly,
        Style::Quarter => frequency == Frequency::Quarterly,
        _ => true,
    }
}

fn another_kind(finding: &Finding, held: &Observation) -> Diagnostic {
    let indicator = &finding.indicator;
    let word = Frequency::ALL.iter().find(|(_, known)| *known == indicator.frequency).map_or("", |(word, _)| word);
    let help = match indicator.frequency {
        Frequency::Quarterly => {
            "write the quarter; for a figure at the end of a month, set `measure = \"stock\"` and `as_at = \"month\"`"
        }
        _ => "write a period of that kind, or change `frequency` in indicators.toml",
    };
    let message = format!("{} is not a period of `{}`, which is {word}", held.period.in_full(), indicator.id);
    Diagnostic::error(Code::UnreadablePeriod, message).at(held.from.clone()).help(help)
}

fn stale(finding: &Finding) -> Option<Diagnostic> {
    let (indicator, latest) = (&finding.indicator, finding.latest.as_ref()?);
    let behind = (finding.report.end() - latest.period.end()) / indicator.frequency.months();
    if behind <= indicator.lag as i32 {
        return None;
    }
    let message = format!("the latest figure of `{}` is for {}", indicator.id, latest.period.in_full());
    let help = format!("add the newer one, or set `lag = {behind}` in indicators.toml if it is always this late");
    Some(Diagnostic::warning(Code::StaleFigure, message).at(latest.from.clone()).help(help))
}
