//! Stepping through what differs: accept, reject, skip, accept all from this rule. What is rejected is kept, with why.

use scrutineer::Error;
use scrutineer::diff::{Differences, Rejected, approve, keep_rejected, partly};

use super::super::paint::Paint;
use super::super::{in_words, print};
use super::outcome::{Allowed, Now, Outcome, TestedFolder};

/// What a person decided of a passage.
#[derive(Clone, PartialEq)]
enum Answer {
    Open,
    Accepted,
    /// And why.
    Rejected(String),
}

const QUESTION: &str = "accept (a), reject (r), skip (s), accept all from this rule (f), quit (q)? ";

/// Asks about each passage that differs and saves what was accepted.
///
/// # Errors
/// What was accepted could not be saved.
pub fn review(tested: &mut TestedFolder, (print_hidden, by): Allowed, paint: Paint) -> Result<(), Error> {
    let Some(now) = &tested.now else { return Ok(()) };
    let Outcome::Differs(found) = &tested.outcome else { return Ok(()) };
    let Some(earlier) = &now.earlier else { return Ok(()) };
    let answers = ask((found, &tested.rejected), &tested.called(), paint);
    let Some(answers) = answers else { return Ok(()) };
    let taken = |nth: usize| answers.get(nth).is_none_or(|answer| *answer == Answer::Accepted);
    let accepted = answers.iter().filter(|answer| **answer == Answer::Accepted).count();
    let rejected: Vec<usize> = (0..answers.len()).filter(|nth| matches!(answers[*nth], Answer::Rejected(_))).collect();
    let kept = kept((found, &tested.rejected), &answers, by);
    if accepted == 0 && !answers.is_empty() {
        keep_rejected(&tested.dir, &now.folder, &kept)?;
        print::out(closing(found, accepted, &rejected));
        tested.rejected = kept;
        return Ok(());
    }
    let edition = partly(earlier, &now.snapshot, found, taken);
    let files = approve(&tested.dir, &now.folder, &edition, print_hidden, by)?;
    keep_rejected(&tested.dir, &now.folder, &kept)?;
    print::out(closing(found, accepted, &rejected));
    let left = left(now, &edition);
    tested.rejected = kept;
    tested.outcome = if left.any() { Outcome::Differs(Box::new(left)) } else { Outcome::Approved(files.len()) };
    Ok(())
}

/// What is rejected from now on: what was just now, and what was before and was not decided otherwise.
fn kept((found, before): (&Differences, &[Rejected]), answers: &[Answer], by: Option<&str>) -> Vec<Rejected> {
    let one = |(changed, answer)| match answer {
        &Answer::Accepted => None,
        Answer::Rejected(why) => Some(Rejected::today(changed, by, why)),
        &Answer::Open => before.iter().find(|one| one.is_of(changed)).cloned(),
    };
    found.passages.iter().zip(answers).filter_map(one).collect()
}

/// What is still to be read after what was accepted.
fn left(now: &Now, approved: &scrutineer::diff::Snapshot) -> Differences {
    scrutineer::diff::differences(approved, &now.snapshot, &now.folder)
}

/// An answer for each passage; `None` where nobody was there to answer and nothing may be taken.
fn ask((found, rejected): (&Differences, &[Rejected]), called: &str, paint: Paint) -> Option<Vec<Answer>> {
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
        let before: String = rejected
            .iter()
            .filter(|one| one.is_of(changed))
            .map(|one| format!("       {}\n", one.in_words()))
            .collect();
        print::out(before);
        loop {
            match print::ask(QUESTION).as_deref() {
                Some("a") => answers[nth] = Answer::Accepted,
                Some("r") => {
                    answers[nth] = Answer::Rejected(print::ask_words("why (Enter for nothing)? ").unwrap_or_default())
                }
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

/// Accepts this passage and every one like it that is not yet decided.
fn accept_alike(found: &Differences, nth: usize, answers: &mut [Answer]) {
    for at in found.alike(nth) {
        if at == nth || answers[at] == Answer::Open {
            answers[at] = Answer::Accepted;
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
        let at = found.to_mend(changed);
        let which = if read.address.is_empty() { &read.heading } else { &read.address };
        text.push_str(&format!("  to fix: {which}, at {at}\n"));
    }
    text
}
