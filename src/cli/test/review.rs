//! Stepping through what differs: accept, reject, skip, accept all from this rule.

use scrutineer::Error;
use scrutineer::diff::{Differences, approve, partly};

use super::super::paint::Paint;
use super::super::{in_words, print};
use super::outcome::{Now, Outcome, TestedFolder};

/// What a person decided of a passage.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Open,
    Accepted,
    Rejected,
}

const QUESTION: &str = "accept (a), reject (r), skip (s), accept all from this rule (f), quit (q)? ";

/// Asks about each passage that differs and saves what was accepted.
///
/// # Errors
/// What was accepted could not be saved.
pub fn review(tested: &mut TestedFolder, print_hidden: &[String], paint: Paint) -> Result<(), Error> {
    let Some(now) = &tested.now else { return Ok(()) };
    let Outcome::Differs(found) = &tested.outcome else { return Ok(()) };
    let Some(earlier) = &now.earlier else { return Ok(()) };
    let answers = ask(found, &tested.called(), paint);
    let Some(answers) = answers else { return Ok(()) };
    let taken = |nth: usize| answers.get(nth).is_none_or(|answer| *answer == Answer::Accepted);
    let accepted = answers.iter().filter(|answer| **answer == Answer::Accepted).count();
    let rejected: Vec<usize> = (0..answers.len()).filter(|nth| answers[*nth] == Answer::Rejected).collect();
    if accepted == 0 && !answers.is_empty() {
        print::out(closing(found, accepted, &rejected));
        return Ok(());
    }
    let edition = partly(earlier, &now.snapshot, found, taken);
    let files = approve(&tested.dir, &now.folder, &edition, print_hidden)?;
    print::out(closing(found, accepted, &rejected));
    let left = left(now, &edition);
    tested.outcome = if left.any() { Outcome::Differs(Box::new(left)) } else { Outcome::Approved(files.len()) };
    Ok(())
}

/// What is still to be read after what was accepted.
fn left(now: &Now, approved: &scrutineer::diff::Snapshot) -> Differences {
    scrutineer::diff::differences(approved, &now.snapshot, &now.folder)
}

/// An answer for each passage; `None` where nobody was there to answer and nothing may be taken.
fn ask(found: &Differences, called: &str, paint: Paint) -> Option<Vec<Answer>> {
    let mut answers = vec![Answer::Open; found.passages.len()];
    if answers.is_empty() {
        print::out(format!("{called}\n{}", in_words::all(found, paint)));
        let answer = print::ask("\nNo sentence differs. Accept these facts (a) or skip them (s)? ")?;
        return (answer == "a").then_some(answers);
    }
    for nth in 0..answers.len() {
        if answers[nth] != Answer::Open {
            continue;
        }
        let changed = &found.passages[nth];
        let head = format!("\n{} of {}  {called}: {}\n", nth + 1, answers.len(), changed.cause.heading());
        print::out(paint.strong(&head));
        print::out(in_words::why(changed, found, paint));
        print::out(in_words::passage(changed, found, paint));
        loop {
            match print::ask(QUESTION).as_deref() {
                Some("a") => answers[nth] = Answer::Accepted,
                Some("r") => answers[nth] = Answer::Rejected,
                Some("s") => {}
                Some("f") => accept_alike(found, nth, &mut answers),
                Some("q") | None => return Some(answers),
                Some(_) => {
                    print::out("Type one of the letters: a, r, s, f or q.\n");
                    continue;
                }
            }
            break;
        }
    }
    Some(answers)
}

/// Accepts this passage and every one not yet decided that the same edits of rules changed, or else the same rule made.
fn accept_alike(found: &Differences, nth: usize, answers: &mut [Answer]) {
    let this = &found.passages[nth];
    let rules = |at: usize| -> Vec<&str> {
        let read = found.passages[at].read();
        read.map_or(Vec::new(), |read| read.by.iter().map(|made| made.rule.as_str()).collect())
    };
    let own = rules(nth);
    for (at, answer) in answers.iter_mut().enumerate().filter(|(_, answer)| **answer == Answer::Open) {
        let alike = if this.edits.is_empty() {
            rules(at).iter().any(|rule| own.contains(rule))
        } else {
            found.passages[at].edits == this.edits && found.passages[at].cause == this.cause
        };
        if at == nth || alike {
            *answer = Answer::Accepted;
        }
    }
}

/// How many were accepted, and what is left to fix.
fn closing(found: &Differences, accepted: usize, rejected: &[usize]) -> String {
    let skipped = found.passages.len() - accepted - rejected.len();
    let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
    let mut text = format!("\n{accepted} accepted, {} rejected{skipped}\n", rejected.len());
    for changed in rejected.iter().map(|nth| &found.passages[*nth]) {
        let Some(read) = changed.read() else { continue };
        let at = match changed.edits.first().and_then(|edit| found.edits.get(*edit)) {
            Some(edit) => edit.at(),
            None => read.by.first().map_or_else(|| "report.toml".to_owned(), |made| made.at.clone()),
        };
        let which = if read.address.is_empty() { &read.heading } else { &read.address };
        text.push_str(&format!("  to fix: {which}, at {at}\n"));
    }
    text
}
