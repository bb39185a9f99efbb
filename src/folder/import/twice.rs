//! A row that may stand twice in the file that is brought, and would be two measures.

use crate::folder::checks::all_but_one;
use crate::folder::recognise::FoundMeasure;
use crate::folder::table::columns::plain;

/// What is said of the measures of one name of which all figures but one are the same.
pub fn twice(measures: &[&FoundMeasure]) -> Vec<String> {
    let mut told = Vec::new();
    for (nth, one) in measures.iter().enumerate().filter(|(_, one)| !one.alone.is_empty()) {
        let is_pair = measures.iter().filter(|other| plain(&other.alone) == plain(&one.alone)).count() == 2;
        for other in measures[nth + 1..].iter().filter(|other| plain(&other.alone) == plain(&one.alone)) {
            let is_one_code = is_pair && !one.code.is_empty() && one.code == other.code;
            let (first, second) = (one.dated(), other.dated());
            let Some((_, apart)) = all_but_one(&first, &second, is_one_code) else { continue };
            let figure = |held: &[(_, rust_decimal::Decimal)]| {
                held.iter()
                    .find(|(period, _)| *period == apart)
                    .map_or_else(String::new, |(_, figure)| figure.to_string())
            };
            told.push(format!(
                "\u{201c}{}\u{201d} and \u{201c}{}\u{201d} may be one row that stands twice: they differ only in {} ({} and {}){}. If so, take \
                 the wrong row out of the file before it is read",
                one.written,
                other.written,
                apart.in_full(),
                figure(&first),
                figure(&second),
                if is_one_code { format!(", and have one code, {}", one.code) } else { String::new() }
            ));
        }
    }
    told
}
