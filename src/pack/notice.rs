//! Advice on the notice of a meeting: by when its agenda and papers should be open to the public.
//!
//! Advice and no more: the program does not know what a council's own rules add, nor when a paper is urgent.

use super::PackPlan;
use crate::diagnostic::{Code, Diagnostic, Warned};
use crate::figures::prose::words;
use crate::folder::Date;

use super::holidays::{YEARS, is_working};

/// The last day on which papers can be published, in a sentence; with a warning where bank holidays are not known.
pub fn notice(plan: &PackPlan) -> Warned<String> {
    let (days, section) = plan.law.notice();
    if let Some(supplement) = &plan.supplement {
        let meeting = format!("on {} {}", plan.date.weekday(), plan.date);
        let given = notice_given(supplement.published, plan.date);
        let wanted = words(days.into());
        let advice = format!(
            "Notice: the supplement is published on {}, {given} {meeting}; the Local Government Act 1972, section {section}, asks for \
             {wanted} clear working days.",
            long(supplement.published)
        );
        return Warned { value: advice, warnings: unknown_holidays(plan, supplement.published).into_iter().collect() };
    }
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

/// `Thursday 27 February 2020`
pub fn long(day: Date) -> String {
    format!("{} {day}", day.weekday())
}

/// How many working days lie between the day of publication and the meeting; neither is counted.
pub fn clear_days(published: Date, meeting: Date) -> u32 {
    let mut days = 0;
    let mut day = meeting.before();
    while let Some(one) = day.filter(|one| *one > published) {
        days += u32::from(is_working(one));
        day = one.before();
    }
    days
}

/// `two clear working days before the meeting`
pub fn notice_given(published: Date, meeting: Date) -> String {
    match clear_days(published, meeting) {
        _ if published == meeting => "on the day of the meeting".into(),
        0 => "with no clear working day before the meeting".into(),
        1 => "one clear working day before the meeting".into(),
        days => format!("{} clear working days before the meeting", words(days.into())),
    }
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
    fn the_notice_of_a_supplement_counts_as_the_advice_does() {
        let given = |published| {
            let day = |text| Date::read(text).expect("a day");
            notice_given(day(published), day("2020-03-03"))
        };
        assert_eq!(given("2020-02-24"), "five clear working days before the meeting");
        assert_eq!(given("2020-02-27"), "two clear working days before the meeting");
        assert_eq!(given("2020-02-28"), "one clear working day before the meeting");
        assert_eq!(given("2020-02-29"), "one clear working day before the meeting");
        assert_eq!(given("2020-03-02"), "with no clear working day before the meeting");
        assert_eq!(given("2020-03-03"), "on the day of the meeting");
    }

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
