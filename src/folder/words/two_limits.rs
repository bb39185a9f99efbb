//! The two confidence limits of a figure in one text: `3.3 to 5.7`, `(3.3, 5.7)`, `95% CI 3.3-5.7`; and behind it in its own cell,
//! `4.4 (95% CI 3.3 to 5.7)`.

use rust_decimal::Decimal;

use super::number::read_number;

/// What stands between the two, the surest first: a hyphen may be a minus, and a comma stand between thousands.
const BETWEEN: [&str; 8] = [" to ", "\u{2013}", "\u{2014}", " - ", ";", ", ", "-", ","];

/// The two numbers of a text, as they are written.
pub fn two_limits(text: &str) -> Option<[&str; 2]> {
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

/// A figure without the limits that stand behind it in brackets and say that they are of confidence: a range alone may be of anything.
pub fn with_limits(text: &str) -> Option<(&str, [Decimal; 2])> {
    let (before, inner) = text.trim().strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let is_said = inner.to_lowercase().split([' ', ':', '=']).any(|word| word == "ci" || word == "confidence");
    let [lower, upper] = two_limits(inner).filter(|_| is_said && !before.trim().is_empty())?;
    let number = |text: &str| read_number(text).ok().map(|number| number.value);
    Some((before.trim_end(), [number(lower)?, number(upper)?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_limits_in_one_cell() {
        for text in
            ["3.3 to 5.7", "3.3-5.7", "3.3 \u{2013} 5.7", "(3.3, 5.7)", "[3.3; 5.7]", "95% CI: 3.3 - 5.7", "CI 3.3-5.7"]
        {
            assert_eq!(two_limits(text), Some(["3.3", "5.7"]), "{text}");
        }
        assert_eq!(two_limits("3.3% to 5.7%"), Some(["3.3%", "5.7%"]));
        assert_eq!(two_limits("-1.2 to 0.4"), Some(["-1.2", "0.4"]));
        assert_eq!(two_limits("-1.2-0.4"), Some(["-1.2", "0.4"]));
        assert_eq!(two_limits("1,204 to 1,310"), Some(["1,204", "1,310"]));
        for text in ["", "3.3", "n/a", "-", "3.3 to", "see note", "\u{2013}5"] {
            assert_eq!(two_limits(text), None, "{text}");
        }
    }

    #[test]
    fn limits_behind_the_figure_say_that_they_are_of_confidence() {
        let both = |lower: &str, upper: &str| [lower, upper].map(|limit| limit.parse().expect("a number"));
        assert_eq!(with_limits("4.4 (95% CI 3.3 to 5.7)"), Some(("4.4", both("3.3", "5.7"))));
        assert_eq!(with_limits("9.2% (CI: 6.8%-11.6%)"), Some(("9.2%", both("6.8", "11.6"))));
        for text in ["4.4 (3.3-5.7)", "(95% CI 3.3 to 5.7)", "85% (n=120)", "4.4", "12 (5)", "4.4 (CI)"] {
            assert_eq!(with_limits(text), None, "{text}");
        }
    }
}
