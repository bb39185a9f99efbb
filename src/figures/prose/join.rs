//! Whether two neighbouring sentences of one indicator are joined into one.

/// How two sentences hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Both good, both bad, or neither.
    And,
    /// One verdict is good and the other bad.
    But,
}

/// Most words a joint sentence may have.
const LONGEST: usize = 42;

/// Joins two whole sentences: where both begin "This ", or the second begins with the area's name.
/// Never a third, never after "but", never past 42 words.
pub fn join(first: &str, second: &str, area: &str, link: Link) -> Option<String> {
    // "The figure has risen three times running" looks back over several periods, and what follows over one.
    let names_figure = first.starts_with("The figure ") && !first.starts_with("The figure has ");
    let both_this = (points_back(first) || names_figure) && points_back(second);
    let names_area = !area.is_empty() && second.strip_prefix(area).is_some_and(|rest| rest.starts_with(' '));
    if !(both_this || names_area) || first.contains(" but ") || second.contains(" but ") {
        return None;
    }
    let head = first.strip_suffix('.')?;
    // "This is lower than quarter 2 and places ...", with no comma: the subject is the same.
    let tail = if both_this { second.strip_prefix("This ")? } else { second };
    if head.contains(". ") || head.contains(';') {
        return None;
    }
    let joint = match link {
        Link::And => format!("{head} and {tail}"),
        Link::But => format!("{head}, but {tail}"),
    };
    (joint.split_whitespace().count() <= LONGEST).then_some(joint)
}

/// Whether "This" is the subject and a verb follows: "This places ...", not "This improvement moves ...".
pub fn points_back(sentence: &str) -> bool {
    let verb = sentence.strip_prefix("This ").and_then(|rest| rest.split(' ').next());
    verb.is_some_and(|verb| verb == "was" || verb.ends_with('s'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_that_begin_alike_are_one_sentence() {
        assert_eq!(
            join("This is lower than quarter 2.", "This places Anyshire in the top quartile.", "Anyshire", Link::And)
                .as_deref(),
            Some("This is lower than quarter 2 and places Anyshire in the top quartile.")
        );
        assert_eq!(
            join("This is lower than quarter 2.", "Anyshire remains in the fourth quartile.", "Anyshire", Link::But)
                .as_deref(),
            Some("This is lower than quarter 2, but Anyshire remains in the fourth quartile.")
        );
    }

    #[test]
    fn what_would_read_badly_stays_apart() {
        assert_eq!(
            join("This is lower.", "This improvement moves Anyshire into the third quartile.", "Anyshire", Link::And),
            None
        );
        assert_eq!(join("The percentage was 93%.", "This is lower.", "Anyshire", Link::And), None);
        assert_eq!(join("This is lower but represents one more.", "This is better.", "Anyshire", Link::And), None);
        let long = format!("This is {}.", "very ".repeat(40));
        assert_eq!(join(&long, "This is better.", "Anyshire", Link::And), None);
        assert_eq!(join("This is lower.", "Anyshireton remains.", "Anyshire", Link::And), None);
    }
}
