//! Whether days or hours are counted, as those that are lost, or say how long something takes: the first are more or fewer, the
//! second longer or shorter.

use super::{Indicator, Unit, UnitWords};

/// Words with which a name says itself that it is a time.
const TIMES: [&str; 12] = [
    "time", "average", "mean", "median", "length", "duration", "longest", "shortest", "typical", "wait", "waiting",
    "delay",
];

/// Behind these a name no longer says what is counted: `time in days`, `visits that took days`.
const IN_BETWEEN: [&str; 8] = ["in", "of", "for", "to", "that", "with", "within", "per"];

/// What is lost is counted, whatever else the name says.
const LOST: &str = "lost";

/// Of these there are so many days, unless the name says that it is about how long they last.
const ABSENCES: [&str; 5] = ["sickness", "absence", "absences", "sick", "absenteeism"];

/// Words with which a name says how long something lasts.
const LONG: [&str; 8] = ["time", "length", "duration", "long", "longest", "wait", "waiting", "taken"];

impl Indicator {
    /// Whether its name says itself that it is a time: `average wait for an answer`.
    pub fn is_named_as_time(&self) -> bool {
        is_time(&self.name)
    }

    /// Whether its name begins with what is counted, in its own unit: `days lost to sickness`, `working days lost`.
    pub fn is_named_as_number(&self) -> bool {
        self.unit_words.word.as_ref().is_some_and(|word| is_number(&self.name, &word.many))
    }

    /// What is measured, after "the": `percentage of children ...`. A name that is a time already is not "the time of" it, and of
    /// days lost it is the number.
    pub fn measured(&self) -> String {
        let (measure, name) = (self.measure_noun(), &self.name);
        let has_word = self.unit_words.word.is_some() && self.measure_word.is_empty();
        if !has_word || self.is_named_as_number() && !self.is_named_as_time() {
            format!("{measure} of {name}")
        } else if self.is_named_as_time() {
            name.clone()
        } else if self.unit == Unit::Time {
            format!("time for {name}")
        } else {
            format!("amount of {name}")
        }
    }

    /// `percentage`, `number`, `rate`, or the catalogue's own word.
    pub fn measure_noun(&self) -> &str {
        match self.measure_word.as_str() {
            // Of days lost it is the number, as their subject says.
            "" if self.unit_words.word.is_some() && self.is_named_as_number() => Unit::Count.noun(),
            "" => self.unit.noun(),
            own => own,
        }
    }

    /// Whether its figures are so much time that was lost or given, and do not say how long something takes.
    pub fn counts_time(&self) -> bool {
        let many = self.unit_words.word.as_ref().map_or("", |word| &word.many);
        self.unit == Unit::Time && counts(&self.name, &self.subject, many)
    }
}

/// The same of a measure that has no entry yet, by its name and what its figures are in.
pub fn counts_time_of(name: &str, words: &UnitWords) -> bool {
    counts(name, "", words.word.as_ref().map_or("", |word| &word.many))
}

fn is_time(name: &str) -> bool {
    let plain = name.to_lowercase();
    let begins = |with: &str| plain.strip_prefix(with).is_some_and(|rest| rest.starts_with(' '));
    TIMES.iter().any(|time| begins(time))
}

fn is_number(name: &str, many: &str) -> bool {
    let (plain, many) = (name.to_lowercase(), many.to_lowercase());
    // What is counted comes before anything is said of it.
    let mut head = words(&plain).take(3).take_while(|word| !IN_BETWEEN.contains(word));
    let last = many.split_whitespace().last();
    !is_time(name) && head.any(|one| Some(one) == last)
}

/// A subject that the catalogue gives is what a reader sees in place of the name.
fn counts(name: &str, subject: &str, many: &str) -> bool {
    let plain = if subject.is_empty() { name.to_lowercase() } else { subject.to_lowercase() };
    let has = |known: &[&str]| words(&plain).any(|word| known.contains(&word));
    let number = match subject {
        "" => is_number(name, many),
        _ => plain.starts_with("the number of "),
    };
    has(&[LOST]) || number || has(&ABSENCES) && !has(&LONG)
}

/// The words of a text without the signs around them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn days_lost_are_counted_and_a_time_is_long() {
        for name in [
            "working days lost to sickness",
            "days lost per employee",
            "average days lost to sickness",
            "sickness: days per FTE",
            "sickness absence per employee",
        ] {
            assert!(counts(name, "", "days"), "{name}");
        }
        for name in [
            "average time to let a home",
            "time taken to answer a complaint",
            "average wait for an answer in days",
            "average length of a sickness absence",
            "re-let time",
        ] {
            assert!(!counts(name, "", "days"), "{name}");
        }
        assert!(counts("respite care", "The number of days of respite care", "days"));
        assert!(!counts("days lost", "The average wait for an answer", "days"), "the subject is what is read");
    }
}
