//! Abbreviations that headings and names of files have and nobody says.

/// A word in full, where it is one of them; else as it is. In a name of many words only what can mean nothing else.
pub fn in_full(word: &str, is_first: bool) -> String {
    let full = match word.to_lowercase().as_str() {
        "avg" | "avg." | "av." | "ave." => "average",
        "no." | "nr." => "number",
        "\u{a3}" if is_first => "amount",
        _ => return word.to_owned(),
    };
    let mut letters = full.chars();
    match letters.next() {
        Some(first) if is_first => first.to_uppercase().chain(letters).collect(),
        _ => full.to_owned(),
    }
}

/// The same of a word of a computer's heading, which shortens more: `ClaimantsAsPropOf16_65Pop`.
pub fn of_computers(word: &str) -> String {
    match word {
        "prop" => "proportion".to_owned(),
        "pop" => "population".to_owned(),
        word => in_full(word, false),
    }
}
