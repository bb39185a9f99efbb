//! Advice on the notice of a meeting: by when its agenda and papers should be open to the public.
//!
//! Advice and no more: the program does not know what a council's own rules add, nor when a paper is urgent.

use super::{Law, PackPlan};
use crate::diagnostic::{Code, Diagnostic, Warned};
use crate::figures::prose::words;
use crate::folder::Date;

use super::holidays::{YEARS, is_working};

/// The last day on which papers can be published, in a sentence; with a warning where bank holidays are not known.
pub fn notice(plan: &PackPlan) -> Warned<String> {
    let (days, section) = match plan.law {
        Law::England => (5_u32, "100B"),
        Law::Wales => (3, "100BA"),
    };
    let Some(latest) = latest(plan.date, days) else { return Warned { value: String::new(), warnings: Vec::new() } };
    let advice = format!(
        "Advice: publish the agenda and papers on {} {latest} at the latest. That leaves {} clear working days before the meeting \
         on {} {} (Local Government Act 1972, section {section}); Saturdays, Sundays and bank holidays are not counted, nor \
         the day of publication and the day of the meeting.",
        latest.weekday(),
        words(days.into()),
        plan.date.weekday(),
        plan.date,
    );
    Warned { value: advice, warnings: unknown_holidays(plan, latest).into_iter().collect() }
}

/// A warning where the years between the last day to publish and the meeting are not all known.
fn unknown_holidays(plan: &PackPlan, latest: Date) -> Option<Diagnostic> {
    let (first, last) = YEARS;
    let is_known = |day: Date| (first..=last).contains(&day.year);
    let beyond = if !is_known(plan.date) {
        format!("the meeting is on {}", plan.date)
    } else if !is_known(latest) {
        // Which day of it rests on the bank holidays that are not known.
        format!("the papers are to be published in {}", latest.year)
    } else {
        return None;
    };
    let message = format!("the program knows the bank holidays for {first} to {last} only, and {beyond}");
    let help = "check yourself whether there is a bank holiday before the meeting";
    Some(Diagnostic::warning(Code::HolidaysUnknown, message).at(plan.date_from.clone()).help(help))
}

/// The day before so many clear working days before a meeting; itself a working day.
fn latest(meeting: Date, clear: u32) -> Option<Date> {
    let mut day = meeting;
    for _ in 0..=clear {
        day = day.before()?;
        while !is_working(day) {
            day = day.before()?;
        }
    }
    Some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_and_bank_holidays_are_no_clear_days() {
        let by = |meeting, clear| latest(Date::read(meeting).expect("a day"), clear).expect("a day").iso();
        // 25, 26, 27, 28 February and 2 March are the five.
        assert_eq!(by("2020-03-03", 5), "2020-02-24");
        assert_eq!(by("2020-03-03", 3), "2020-02-26");
        // Good Friday and Easter Monday lie between.
        assert_eq!(by("2020-04-16", 5), "2020-04-06");
        // New Year's Day, and the days after Christmas.
        assert_eq!(by("2021-01-05", 5), "2020-12-23");
    }
}
