//! True sentences made false: one thing in a printed paragraph changed. The reader must tell at least 99 in a hundred.

use regex::{Captures, Regex};

use super::chance::Chance;

/// What is changed in a paragraph, and how often of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Digit,
    Direction,
    Verdict,
    Period,
    Comparator,
    Unit,
    Count,
    Quartile,
    Dropped,
}

pub const SORTS: [Sort; 9] = [
    Sort::Digit,
    Sort::Direction,
    Sort::Verdict,
    Sort::Period,
    Sort::Comparator,
    Sort::Unit,
    Sort::Count,
    Sort::Quartile,
    Sort::Dropped,
];

/// Words that may stand in each other's place, each time with another meaning.
fn swaps(sort: Sort) -> &'static [(&'static str, &'static str)] {
    match sort {
        Sort::Direction => &[
            (r"\bhigher\b", "lower"),
            (r"\blower\b", "higher"),
            (r"\bmore (?:than|[a-z]+)", "fewer"),
            (r"\bfewer\b", "more"),
            (r"\brisen\b", "fallen"),
            (r"\bfallen\b", "risen"),
            (r"\babove\b", "below"),
            (r"\bbelow\b", "above"),
        ],
        Sort::Verdict => &[
            (r"\(better\)", "(worse)"),
            (r"\(worse\)", "(better)"),
            (r", which is no clear change", ""),
            (r"\bbetter than\b", "worse than"),
            (r"\bworse than\b", "better than"),
            (r"\bsimilar to\b", "better than"),
            (r"\bmeets\b", "misses"),
            (r"\bmisses\b", "meets"),
            (r"in the better direction", "in the worse direction"),
            (r"in the worse direction", "in the better direction"),
            (r"\bbest\b", "worst"),
            (r"\bworst\b", "best"),
        ],
        Sort::Period => &[
            (r"\bquarter 3\b", "quarter 1"),
            (r"\bquarter 2\b", "quarter 4"),
            (r"\bquarter 1\b", "quarter 2"),
            (r"\bquarter 4\b", "quarter 2"),
            (r"\b2023/24\b", "2021/22"),
            (r"\b2022/23\b", "2023/24"),
            (r"\bDecember 2024\b", "October 2024"),
            (r"\bNovember 2024\b", "July 2024"),
        ],
        Sort::Comparator => &[
            (r"\bEngland\b", "the region"),
            (r"\bthe region\b", "statistical neighbours"),
            (r"\bstatistical neighbours\b", "England"),
        ],
        Sort::Unit => &[
            (r" percentage points?\b", ""),
            (r"(\d) points?\b", "$1 percentage points"),
            (r"(\d)%", "$1"),
            (r"£(\d)", "$1"),
            (r"(\d) (higher|lower)\b", "$1 points $2"),
        ],
        Sort::Quartile => &[
            (r"\btop quartile\b", "second quartile"),
            (r"\bsecond quartile\b", "third quartile"),
            (r"\bthird quartile\b", "fourth quartile"),
            (r"\bfourth quartile\b", "top quartile"),
            (r"\bremains in\b", "moves into"),
        ],
        Sort::Digit | Sort::Count | Sort::Dropped => &[],
    }
}

/// A paragraph with one thing of this sort changed; none where it has nothing of the sort.
pub fn mutated(text: &str, sort: Sort, chance: &mut Chance) -> Option<String> {
    let made = match sort {
        Sort::Digit => digit(text, r"[£ (]\d[\d,]*(?:\.\d+)?", chance),
        Sort::Count => {
            digit(text, r"\d[\d,]* [a-z]{4,}|\b(?:two|three|four|five|six|seven|eight|nine) [a-z]{4,}", chance)
        }
        Sort::Dropped => dropped(text, chance),
        sort => swapped(text, swaps(sort), chance),
    };
    made.filter(|made| made != text)
}

fn swapped(text: &str, swaps: &[(&str, &str)], chance: &mut Chance) -> Option<String> {
    let patterns: Vec<(Regex, &str)> =
        swaps.iter().map(|(from, to)| (Regex::new(from).expect("a pattern"), *to)).collect();
    let found: Vec<(usize, &Regex, &str)> =
        patterns.iter().flat_map(|(from, to)| from.find_iter(text).map(move |hit| (hit.start(), from, *to))).collect();
    let (at, from, to) = *found.get(chance.below(found.len() as u64) as usize)?;
    Some(format!("{}{}", &text[..at], from.replace(&text[at..], to)))
}

/// One digit of one of the numbers that fit, or a number word, made another.
fn digit(text: &str, numbers: &str, chance: &mut Chance) -> Option<String> {
    const WORDS: [&str; 8] = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let pattern = Regex::new(numbers).expect("a pattern");
    let found: Vec<Captures> = pattern.captures_iter(text).collect();
    let hit = found.get(chance.below(found.len() as u64) as usize)?.get(0)?;
    let inside = hit.as_str();
    let made = match WORDS.iter().position(|word| inside.starts_with(&format!("{word} "))) {
        Some(at) => inside.replacen(WORDS[at], WORDS[(at + 1 + chance.below(7) as usize) % 8], 1),
        None => {
            let digits: Vec<usize> =
                inside.match_indices(|letter: char| letter.is_ascii_digit()).map(|(at, _)| at).collect();
            let at = digits[chance.below(digits.len() as u64) as usize];
            let other = (inside.as_bytes()[at] - b'0' + 1 + chance.below(9) as u8) % 10;
            format!("{}{other}{}", &inside[..at], &inside[at + 1..])
        }
    };
    Some(format!("{}{made}{}", &text[..hit.start()], &text[hit.end()..]))
}

/// A paragraph of two measures without the second, or without the sentence that names it.
fn dropped(text: &str, chance: &mut Chance) -> Option<String> {
    let sentences: Vec<&str> = text.split_inclusive(". ").collect();
    let second = sentences.iter().enumerate().skip(1).find(|(_, sentence)| sentence.contains("of ward"))?.0;
    let after = if chance.once_in(2) { sentences.len() } else { second + 1 };
    Some([&sentences[..second], &sentences[after..]].concat().concat().trim().to_owned())
}
