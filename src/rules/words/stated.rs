//! How far a figure moved as the source says it, where the earlier figure is not held: `27% lower`.

use crate::figures::measure::{StatedChange, Unit};
use crate::figures::prose::{grouped, said_points, way_in_words};

use super::super::indicator_context::IndicatorFacts;
use super::super::word::Word;
use super::names::{in_period, period_name};
use super::text;

fn stated(i: &IndicatorFacts) -> Option<&StatedChange> {
    i.latest()?.stated_change.as_ref()
}

/// `27% lower`, `2.1 percentage points higher`.
pub fn in_words(i: &IndicatorFacts) -> Option<String> {
    let way = i.latest()?.stated.iter().find_map(|word| word.direction())?;
    let size = stated(i)?.size;
    let size = match i.finding.indicator.unit {
        Unit::Percent => said_points(size),
        _ => format!("{}%", grouped(size)),
    };
    Some(format!("{size} {}", way_in_words(way, &i.finding.indicator)))
}

/// Whether the verdict is the source's own about this change.
pub fn decides(i: &IndicatorFacts) -> bool {
    stated(i).is_some() && i.decided.judgement.as_ref().is_some_and(|judgement| judgement.stated)
}

/// ` than in quarter 1 2019/20`, ` than before`; empty where the figure before has a row, which the sentence names.
fn than(i: &IndicatorFacts) -> String {
    match stated(i).map(|change| change.than) {
        Some(Some(period)) => format!(" than {}", in_period(&i.finding.indicator, period, i.finding.report)),
        Some(None) if i.baseline().is_none_or(|earlier| earlier.average) => " than before".to_owned(),
        _ => String::new(),
    }
}

/// What a source says of how far it went.
pub const STATED: &[Word] = &[
    Word::of_figure("stated_change", "how far it went as the source says, `27% lower`; empty if it does not", |i| {
        text(in_words(i).unwrap_or_default()).into()
    }),
    Word::of_figure("stated_record", "a record as the source says, `lowest on record`; empty if it does not", |i| {
        let record = i.latest().and_then(|latest| latest.stated_record);
        text(record.map_or_else(String::new, |record| {
            let since = record
                .since
                .map(|since| format!("since {}", period_name(&i.finding.indicator, since, i.finding.report)));
            let which = if record.highest { "highest" } else { "lowest" };
            format!("{which} {}", since.unwrap_or_else(|| "on record".to_owned()))
        }))
        .into()
    }),
    Word::of_figure("stated_than", "since when, ` than in quarter 1 2019/20`; empty if the source does not say", |i| {
        text(than(i)).into()
    }),
];
