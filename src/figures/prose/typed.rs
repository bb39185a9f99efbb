//! The numbers a person typed into a sentence, as far as they could be figures.

use rust_decimal::{Decimal, RoundingStrategy};

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed<'a> {
    /// As typed, with its character: `£1,200`, `86.2%`.
    pub written: &'a str,
    /// The byte at which it begins.
    pub start: usize,
    /// Its value, in full: 18,400,000 for `£18.4 million`.
    pub value: Decimal,
    /// What its last digit counts: 0.1 for `86.2`, 100,000 for `18.4 million`.
    pub step: Decimal,
    /// Whether `%`, `per cent` or `percentage points` follows.
    pub percent: bool,
    /// Whether `£` comes before it.
    pub pounds: bool,
    /// The word before it, in small letters.
    pub after: String,
}

impl Typed<'_> {
    /// Whether a character or decimals show that it is a measured figure.
    pub fn is_measured(&self) -> bool {
        self.percent || self.pounds || self.step != Decimal::ONE
    }

    /// Whether a figure, rounded as this was typed, is this.
    pub fn is_rounded(&self, figure: Decimal) -> bool {
        to_step(figure, self.step) == Some(self.value)
    }
}

/// A figure, half away from zero, as a multiple of a step: 18,400,000 for 18,437,000 and a step of 100,000.
pub fn to_step(figure: Decimal, step: Decimal) -> Option<Decimal> {
    let steps = figure.checked_div(step)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    steps.checked_mul(step)
}

/// What follows digits and says that they count more than ones; a letter is joined to them, a word is not.
const IN_FULL: [(&str, i64); 7] = [
    (" million", 1_000_000),
    (" billion", 1_000_000_000),
    ("m", 1_000_000),
    ("bn", 1_000_000_000),
    ("k", 1_000),
    ("M", 1_000_000),
    ("K", 1_000),
];

/// What digits count where a word or letters for it follow; with how many bytes are joined to the digits.
fn in_full(pounds: bool, behind: &str) -> Option<(Decimal, usize)> {
    let found = IN_FULL.iter().find(|(word, _)| {
        let joined = !word.starts_with(' ');
        // "12m" without a pound is as likely a length.
        (pounds || !joined)
            && behind.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
    });
    found.map(|(word, times)| ((*times).into(), if word.starts_with(' ') { 0 } else { word.len() }))
}

const SHORT_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Words after which a number is a name: `quarter 2`, `Key Stage 2`, `Appendix 3`.
pub const NAMING: [&str; 16] = [
    "quarter",
    "quarters",
    "q",
    "stage",
    "year",
    "years",
    "grade",
    "band",
    "phase",
    "tier",
    "level",
    "section",
    "paragraph",
    "appendix",
    "table",
    "page",
];

/// Every number of a text that is not a year, date, ordinal or part of a name.
pub fn typed(text: &str) -> Vec<Typed<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|letter: char| letter.is_ascii_digit()).map(|offset| at + offset) {
        let end = start + length(&text[start..]);
        at = end;
        let (before, behind) = (&text[..start], &text[end..]);
        // 2019/20, 3/4, 2018-19, 11:30 and KS2 are not figures, nor is what follows in them.
        let glued = |letter: char| letter.is_alphabetic() || matches!(letter, '/' | ':' | '_');
        let pounds = before.ends_with('£') || before.ends_with("£ ");
        let times = in_full(pounds, behind);
        let (times, joined) = times.unwrap_or((Decimal::ONE, 0));
        let named = behind.starts_with(glued) && joined == 0;
        if before.ends_with(glued) || named || in_year_range(before, &text[start..end], behind) {
            continue;
        }
        let percent = ["%", " %", " per cent", " percent"].iter().any(|sign| behind.starts_with(sign));
        let after = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
        let next: String = behind.trim_start().chars().take(3).collect::<String>().to_lowercase();
        let Ok(value) = Decimal::from_str_exact(&text[start..end].replace(',', "")) else { continue };
        let year =
            value.scale() == 0 && end - start == 4 && (Decimal::from(1900)..Decimal::from(2200)).contains(&value);
        let dated = SHORT_MONTHS.contains(&next.as_str())
            || after.len() >= 3 && after.get(..3).is_some_and(|short| SHORT_MONTHS.contains(&short)) && after != "may";
        if !percent && !pounds && (year || dated || NAMING.contains(&after.as_str())) {
            continue;
        }
        let from = if pounds { before.rfind('£').unwrap_or(start) } else { start };
        let to = if behind.starts_with('%') { end + 1 } else { end + joined };
        let step = Decimal::new(1, value.scale()) * times;
        let Some(value) = value.checked_mul(times) else { continue };
        found.push(Typed { written: &text[from..to], start: from, value, step, percent, pounds, after });
    }
    found
}

/// Bytes of the number that the text begins with: digits, thousands commas, one point with digits behind it.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    // `1,234` is one number; `2018,123` is two.
    while end <= bytes.len() && digits(0) <= 3 && bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
        end += 4;
    }
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        end += if fraction > 0 { fraction + 1 } else { 0 };
    }
    end
}

/// Whether it is the first or second part of `2018-19`: a range of figures, `10-15`, is none.
fn in_year_range(before: &str, number: &str, behind: &str) -> bool {
    let dash = |letter: char| matches!(letter, '-' | '\u{2013}');
    let digit = |letter: char| letter.is_ascii_digit();
    let first = number.len() == 4 && behind.strip_prefix(dash).is_some_and(|rest| rest.starts_with(digit));
    let second = before.strip_suffix(dash).is_some_and(|rest| rest.len() - rest.trim_end_matches(digit).len() == 4);
    first || second
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        typed(text).into_iter().map(|typed| typed.written).collect()
    }

    #[test]
    fn figures_are_found() {
        assert_eq!(found("It rose to 86.2% (1,240 of 3,007), or £1,200.50."), ["86.2%", "1,240", "3,007", "£1,200.50"]);
        assert_eq!(found("2.1 percentage points, 5 per cent, 10-15."), ["2.1", "5", "10", "15"]);
    }

    #[test]
    fn millions_are_read_in_full_and_as_exactly_as_they_are_typed() {
        let held = Decimal::from(18_437_000);
        for text in ["£18.4 million", "£18.4m", "18.4 million"] {
            let found = typed(text);
            assert_eq!((found[0].value, found[0].step), (18_400_000.into(), 100_000.into()), "{text}");
            assert!(found[0].is_rounded(held) && found[0].is_measured(), "{text}");
        }
        assert!(!typed("£18.3 million")[0].is_rounded(held));
        assert!(typed("£162k")[0].is_rounded(162_300.into()));
        assert_eq!(typed("£12 millions")[0].value, 12.into());
        assert_eq!(found("12m long, 3k"), [""; 0]);
        assert_eq!((found("£18.4m"), found("£18.4 million")), (vec!["£18.4m"], vec!["£18.4"]));
    }

    #[test]
    fn years_dates_and_names_are_none() {
        for text in [
            "in 2019/20 and 2018-19, since 2014",
            "on 3 March 2020, in March 2020, by 31 December",
            "quarter 2, Q3, Key Stage 2, KS4, the 1st and the 22nd",
            "Year 6 and Appendix 2",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
