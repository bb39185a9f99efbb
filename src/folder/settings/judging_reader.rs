//! `judge`, `without_counts` and `tolerance` of `report.toml`: how changes are judged where no rule says otherwise.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::figures::finding::{Judge, Judging, Tolerance};
use crate::folder::text::entry::Entry;

const PERCENT: &str = "write a number of percentage points or a percentage of the earlier figure: percent = \"2 points\" or percent = \"5%\"";
const OTHER: &str = "write a percentage of the earlier figure: other = \"5%\"";

/// Reads the keys; what is not there is as the program ships it.
pub fn read_judging(root: &Entry) -> Judging {
    let shipped = Judging::default();
    let without_counts = root.word("without_counts", &Judging::WITHOUT_COUNTS);
    let judging = Judging {
        judge: root.word("judge", &Judge::ALL).unwrap_or(shipped.judge),
        without_counts: without_counts.unwrap_or(shipped.without_counts),
        ..shipped
    };
    let Some(table) = root.table("tolerance") else { return judging };
    let percent = read_tolerance(&table, "percent", PERCENT).unwrap_or(shipped.percent);
    let other = read_tolerance(&table, "other", OTHER).unwrap_or(shipped.other);
    table.finish("`tolerance`");
    Judging { percent, other, ..judging }
}

/// `"2 points"` of a percentage, `"5%"` of any figure.
fn read_tolerance(table: &Entry, key: &'static str, help: &str) -> Option<Tolerance> {
    let (text, place) = table.placed(key)?;
    let found = tolerance(&text).filter(|found| key == "percent" || matches!(found, Tolerance::Relative(_)));
    if found.is_none() {
        table.faults().error(Code::WrongValue, place, format!("`{text}` is not a tolerance for `{key}`"), help);
    }
    found
}

fn tolerance(text: &str) -> Option<Tolerance> {
    let text = text.trim();
    let size = |number: &str| {
        Decimal::from_str_exact(number.trim())
            .ok()
            .filter(|size| *size > Decimal::ZERO && *size <= Decimal::ONE_HUNDRED)
    };
    if let Some(number) = text.strip_suffix('%') {
        return size(number).map(Tolerance::Relative);
    }
    let (number, word) = text.split_once(' ')?;
    let points = ["point", "points", "percentage point", "percentage points"];
    points.contains(&word.trim()).then(|| size(number).map(Tolerance::Points))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tolerance_says_what_it_is_of() {
        assert_eq!(tolerance("2 points"), Some(Tolerance::Points(Decimal::TWO)));
        assert_eq!(tolerance("0.5 percentage points"), Some(Tolerance::Points(Decimal::new(5, 1))));
        assert_eq!(tolerance(" 5% "), Some(Tolerance::Relative(Decimal::from(5))));
        for wrong in ["2", "two points", "-1%", "0%", "points", "101%", "", "5 pounds"] {
            assert_eq!(tolerance(wrong), None, "{wrong}");
        }
    }
}
