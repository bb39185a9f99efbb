//! Whether two neighbouring sentences of one indicator are joined into one.

use super::subject::{SentenceSubject, points_back};

/// How two sentences hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Both good, both bad, or neither.
    And,
    /// One verdict is good and the other bad.
    But,
}

/// A sentence that may be joined, and what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Half<'a> {
    /// From the capital to the full stop.
    pub text: &'a str,
    /// What it is about.
    pub subject: SentenceSubject,
}

/// Most words a joint sentence may have.
const LONGEST: usize = 42;

/// How a sentence begins whose subject a second verb may share.
const SHARED: [&str; 2] = ["The figure ", "The latest figure "];

/// Joins two whole sentences: where both are about the latest figure and the second says "This", or where the second is about the area and
/// names it. Never a third, never after "but", never past 42 words.
pub fn join(first: Half, second: Half, area: &str, link: Link) -> Option<String> {
    let named = points_back(first.text) || SHARED.iter().any(|begin| first.text.starts_with(begin));
    let of_latest = second.subject == SentenceSubject::Latest && points_back(second.text);
    let of_area = second.subject == SentenceSubject::Area
        && !area.is_empty()
        && second.text.strip_prefix(area).is_some_and(|rest| rest.starts_with(' '));
    if first.subject != SentenceSubject::Latest || !(of_area || named && of_latest) {
        return None;
    }
    if first.text.contains(" but ") || second.text.contains(" but ") {
        return None;
    }
    let head = first.text.strip_suffix('.')?;
    // "This is lower than quarter 2 and places ...", with no comma: the subject is the same. Behind a clause of its own a
    // comma ends that clause: "which is no clear change, and places ...".
    let tail = if of_latest { second.text.strip_prefix("This ")? } else { second.text };
    if head.contains(". ") || head.contains(';') {
        return None;
    }
    let joint = match link {
        Link::And if head.contains(", ") => format!("{head}, and {tail}"),
        Link::And => format!("{head} and {tail}"),
        Link::But => format!("{head}, but {tail}"),
    };
    (joint.split_whitespace().count() <= LONGEST).then_some(joint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, subject: SentenceSubject) -> Half<'_> {
        Half { text, subject }
    }

    fn latest(text: &str) -> Half<'_> {
        of(text, SentenceSubject::Latest)
    }

    fn joined(first: Half, second: Half, link: Link) -> Option<String> {
        join(first, second, "Anyshire", link)
    }

    #[test]
    fn two_about_the_latest_figure_are_one_sentence() {
        let lower = latest("This is lower than quarter 2.");
        assert_eq!(
            joined(lower, latest("This places Anyshire in the top quartile."), Link::And).as_deref(),
            Some("This is lower than quarter 2 and places Anyshire in the top quartile.")
        );
        assert_eq!(
            joined(
                latest("This is lower, which is no clear change."),
                latest("This is better than England."),
                Link::And
            )
            .as_deref(),
            Some("This is lower, which is no clear change, and is better than England.")
        );
        let remains = of("Anyshire remains in the fourth quartile.", SentenceSubject::Area);
        assert_eq!(
            joined(lower, remains, Link::But).as_deref(),
            Some("This is lower than quarter 2, but Anyshire remains in the fourth quartile.")
        );
    }

    #[test]
    fn a_tolerance_ends_before_the_second_verb() {
        let higher = latest("This is higher than quarter 2, against a tolerance of 2 points.");
        assert_eq!(
            joined(higher, latest("This meets the target of 90%."), Link::And).as_deref(),
            Some("This is higher than quarter 2, against a tolerance of 2 points, and meets the target of 90%.")
        );
    }

    #[test]
    fn a_sentence_about_another_figure_is_joined_to_none() {
        use SentenceSubject::{Area, Count, Earlier, Run, Target, Unnamed, Year};
        let meets = latest("This meets the target of 70%.");
        for subject in [Earlier, Year, Run, Count, Target, Area, Unnamed] {
            let first = of("The figure for the whole of 2022/23 was 64%.", subject);
            assert_eq!(joined(first, meets, Link::And), None, "{subject:?}");
            assert_eq!(joined(meets, of("This was 64%.", subject), Link::And), None, "{subject:?}");
        }
        let remains = of("Anyshire remains in the fourth quartile.", Area);
        assert_eq!(joined(of("The figure for 2022/23 was 64%.", Year), remains, Link::And), None);
        let unnamed = of("Anyshire had 64% in 2022/23.", Unnamed);
        assert_eq!(joined(meets, unnamed, Link::And), None, "the area's name alone says nothing");
    }

    #[test]
    fn what_would_read_badly_stays_apart() {
        let lower = latest("This is lower.");
        let better = latest("This is better.");
        let improvement = latest("This improvement moves Anyshire into the third quartile.");
        assert_eq!(joined(lower, improvement, Link::And), None);
        assert_eq!(joined(latest("The percentage was 93%."), lower, Link::And), None);
        assert_eq!(joined(latest("This is lower but represents one more."), better, Link::And), None);
        let long = format!("This is {}.", "very ".repeat(40));
        assert_eq!(joined(latest(&long), better, Link::And), None);
        assert_eq!(joined(lower, of("Anyshireton remains.", SentenceSubject::Area), Link::And), None);
    }
}
