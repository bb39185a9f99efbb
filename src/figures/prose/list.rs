//! Lists with "and", and the capital at the start of a sentence.

/// `a`, `a and b`, `a, b and c`. Empty items are left out; nothing at all gives an empty text.
pub fn list(items: &[String]) -> String {
    let items: Vec<&str> = items.iter().map(String::as_str).filter(|item| !item.is_empty()).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// With a capital first letter. A sentence that begins with a numeral is left for the checks to find.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_read_aloud() {
        let list = |items: &[&str]| super::list(&items.iter().map(|item| item.to_string()).collect::<Vec<_>>());
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a", "", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(super::capital("éclair"), "Éclair");
    }
}
