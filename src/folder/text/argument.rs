//! A path as it is typed behind a command that an officer copies.

/// A path as it is typed in a terminal: in quotation marks where it holds what a shell would part or read for itself.
pub fn argument(path: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\._-:~+@%,=".contains(letter);
    if !path.is_empty() && path.chars().all(is_plain) { path.to_owned() } else { format!("\"{path}\"") }
}

#[cfg(test)]
mod tests {
    use super::argument;

    #[test]
    fn what_a_shell_would_part_is_quoted() {
        for (path, typed) in [
            ("data/card.xlsx", "data/card.xlsx"),
            ("data/Card Q2.xlsx", "\"data/Card Q2.xlsx\""),
            ("data/Card (2).xlsx", "\"data/Card (2).xlsx\""),
            ("Adults & Health.csv", "\"Adults & Health.csv\""),
        ] {
            assert_eq!(argument(path), typed);
        }
    }
}
