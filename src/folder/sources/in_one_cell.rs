//! The two confidence limits of a figure in one cell: `3.3 to 5.7`, `(3.3, 5.7)`, `95% CI 3.3-5.7`.

use crate::folder::cell::Cell;
use crate::folder::number::read_number;

/// What stands between the two, the surest first: a hyphen may be a minus, and a comma stand between thousands.
const BETWEEN: [&str; 8] = [" to ", "\u{2013}", "\u{2014}", " - ", ";", ", ", "-", ","];

/// The two cells of limits, where both are one cell of the file.
pub fn parted([lower, upper]: [Cell; 2]) -> [Cell; 2] {
    let is_one = lower.text == upper.text && (lower.line, lower.column) == (upper.line, upper.column);
    match two(&lower.text).filter(|_| is_one) {
        Some([first, last]) => [lower.saying(first), upper.saying(last)],
        None => [lower, upper],
    }
}

/// The two numbers of a text, as they are written.
pub fn two(text: &str) -> Option<[&str; 2]> {
    let text = text.trim();
    // What stands before the numbers is a name of them: "95% CI: ".
    let named = ["CI", "ci", "Ci"].iter().find_map(|name| text.rsplit_once(name)).map_or(text, |(_, behind)| behind);
    let bare = named.trim_matches([' ', ':', '(', ')', '[', ']', '=']);
    let is_number = |text: &str| read_number(text).is_ok();
    BETWEEN.iter().find_map(|between| {
        // A hyphen at the very beginning is a minus.
        let from = bare.char_indices().nth(1).map_or(0, |(at, _)| at);
        let at = from + bare.get(from..)?.find(between)?;
        let (first, last) = (bare[..at].trim(), bare[at + between.len()..].trim());
        (is_number(first) && is_number(last)).then_some([first, last])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_limits_in_one_cell() {
        for text in
            ["3.3 to 5.7", "3.3-5.7", "3.3 \u{2013} 5.7", "(3.3, 5.7)", "[3.3; 5.7]", "95% CI: 3.3 - 5.7", "CI 3.3-5.7"]
        {
            assert_eq!(two(text), Some(["3.3", "5.7"]), "{text}");
        }
        assert_eq!(two("3.3% to 5.7%"), Some(["3.3%", "5.7%"]));
        assert_eq!(two("-1.2 to 0.4"), Some(["-1.2", "0.4"]));
        assert_eq!(two("-1.2-0.4"), Some(["-1.2", "0.4"]));
        assert_eq!(two("1,204 to 1,310"), Some(["1,204", "1,310"]));
        for text in ["", "3.3", "n/a", "-", "3.3 to", "see note", "\u{2013}5"] {
            assert_eq!(two(text), None, "{text}");
        }
    }
}
