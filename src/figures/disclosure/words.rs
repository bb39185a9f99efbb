//! The words of a source about a hidden figure: they may say what it is.

use crate::figures::measure::Indicator;

/// Takes out the words beside a hidden figure, and those of the year after it: "the same as last quarter", "up from 3 a
/// year ago". What is said of others against it goes too, until the next figure.
pub fn take_out(indicator: &mut Indicator, at: usize) {
    let period = indicator.observations[at].period;
    let after = indicator.observations[at..].iter().map(|held| held.period.end()).find(|end| *end > period.end());
    for (place, held) in indicator.observations.iter_mut().enumerate() {
        let within = held.period.end() >= period.end() && held.period.end() <= period.end() + 12;
        if within || place == at || place == at + 1 {
            held.stated.clear();
            held.note.clear();
        }
        // How far it went since then gives the hidden figure back, whenever it is said.
        let since = held.stated_change.as_ref().is_some_and(|change| change.than.is_none_or(|than| than == period));
        if within || place == at || place == at + 1 || since {
            held.stated_change = None;
            held.stated_record = None;
        }
    }
    let until = after.unwrap_or(i32::MAX);
    let beside = |end: i32| end >= period.end() && (end < until || end == period.end());
    indicator.benchmarks.iter_mut().filter(|row| beside(row.period.end())).for_each(|row| row.stated.clear());
}
