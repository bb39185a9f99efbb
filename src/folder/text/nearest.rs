//! "Did you mean ...?": the nearest word of a list to one that is not in it.

/// A longer word is a slip of another kind, and comparing it takes long.
const LONGEST_WORD: usize = 64;

/// The nearest of the words, where one is near enough to be meant.
pub fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let words: Vec<&str> = words.into_iter().collect();
    let sought = plain(word);
    let allowed = (sought.chars().count() / 3).max(1);
    let near = words
        .iter()
        .filter(|candidate| candidate.len() <= LONGEST_WORD)
        .map(|candidate| (strsim::damerau_levenshtein(&sought, &plain(candidate)), *candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate);
    near.or_else(|| words.into_iter().find(|candidate| is_misspelt(word, candidate)))
}

/// Whether a name of several words is another, or its beginning, with a slip in one of its words: `Calls answerd` beside `Calls
/// answered in two minutes`.
pub fn is_misspelt(name: &str, other: &str) -> bool {
    /// In a shorter word another letter makes another word.
    const LONG: usize = 5;
    let (name, other) = (plain(name), plain(other));
    let (one, two): (Vec<&str>, Vec<&str>) = (name.split('_').collect(), other.split('_').collect());
    let differ: Vec<(&str, &str)> =
        one.iter().copied().zip(two.iter().copied()).filter(|(one, two)| one != two).collect();
    let [(wrong, right)] = differ[..] else { return false };
    let is_slip = wrong.len().min(right.len()) >= LONG
        && wrong.len().max(right.len()) <= LONGEST_WORD
        && wrong.chars().chain(right.chars()).all(char::is_alphabetic)
        && strsim::damerau_levenshtein(wrong, right) == 1;
    one.len() > 1 && one.len() <= two.len() && is_slip
}

/// `did you mean "x"?`, or else the whole list where it is short enough to read.
pub fn advice<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match nearest(word, words.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if words.is_empty() => String::new(),
        None if words.len() <= 12 => format!("it can be {}", listed(&words)),
        None => String::new(),
    }
}

/// `a`, `b` or `c`, each in backticks.
pub fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_near_word_is_meant() {
        let words = ["numerator", "denominator", "value"];
        assert_eq!(nearest("Numerater", words), Some("numerator"));
        assert_eq!(nearest("valeu", words), Some("value"));
        assert_eq!(nearest("comment", words), None);
        let long = "x".repeat(LONGEST_WORD + 1);
        assert_eq!(nearest(&long, [long.as_str()]), None);
        let calls = "Calls answered in two minutes";
        assert_eq!(nearest("Calls answerd", [calls]), Some(calls));
        assert!(is_misspelt("Complaint upheld", "Complaints upheld") && !is_misspelt("Calls answered", calls));
        assert!(!is_misspelt("Homes sold", "Homes told") && !is_misspelt("Year 10 pupils", "Year 11 pupils"));
        assert_eq!(advice("zzz", ["a", "b"]), "it can be `a` or `b`");
    }
}
