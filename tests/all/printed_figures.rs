//! No digit leaves the folder that the page does not print: a share with many digits would tell how many of how many.

use scrutineer::{Format, draft, explain, layout};

use crate::desk::{Desk, decoded, drafted, opened, parts_of_word};

const REPORT: &str = r#"
title = "{Period} performance report"
committee = "Scrutiny Committee"
date = 2025-03-11
area = "Anyshire"
period = "quarter 3 2024/25"

[[section]]
heading = "Figures"
paragraphs = [{ indicators = ["share"] }, { indicators = ["spent"] }]
"#;

const CATALOGUE: &str = r#"
[share]
name = "children seen on time"
unit = "percent"
good = "high"
decimals = 0
frequency = "quarterly"
target = 36.3636
chart = true

[spent]
name = "net expenditure"
unit = "money"
held_in = "millions"
decimals = 1
good = "low"
frequency = "quarterly"
"#;

/// Thirteen figures, so that limits are drawn; none of their decimals is printed.
fn figures() -> String {
    let mut rows = String::from("indicator,area,period,value,numerator,denominator,status,stated,note\n");
    for nth in 0..13 {
        let (year, quarter) = (2021 + (nth + 2) / 4, (nth + 2) % 4 + 1);
        let label = format!("quarter {quarter} {year}/{:02}", year + 1 - 2000);
        let value = [18.1818, 27.2727, 24.2424][nth % 3];
        rows.push_str(&format!("share,Anyshire,{label},{value},,,,,\n"));
        rows.push_str(&format!("spent,Anyshire,{label},{}.4377,,,,,\n", 17 + nth % 2));
    }
    rows
}

/// What would tell of a digit behind the printed ones, in any edition.
const FINER: [&str; 6] = ["18.18", "27.27", "24.24", "36.36", "7.437", "8.437"];

#[test]
fn nothing_holds_more_decimals_than_are_printed() {
    let place = Desk::of(&[]);
    place.write("report.toml", REPORT);
    place.write("indicators.toml", CATALOGUE);
    place.write("data/observations.csv", &figures());
    let folder = opened(&place.at(""));
    let report = drafted(&folder);
    let mut found: Vec<String> = Vec::new();
    let mut look = |edition: &str, text: &str| {
        assert!(
            text.contains("18%") || ["figures.csv", "workbook"].contains(&edition),
            "{edition} prints the share:\n{text}"
        );
        found.extend(FINER.iter().filter(|finer| text.contains(*finer)).map(|finer| format!("{finer} in {edition}")));
    };
    for format in [Format::Text, Format::Json, Format::Html] {
        let bytes = crate::desk::published(&report, format, &layout(&folder));
        look(format.name(), &decoded(&bytes));
    }
    let parts = |format| {
        let made = crate::desk::published(&report, format, &layout(&folder));
        parts_of_word(&made).into_iter().map(|(_, text)| text).collect::<String>()
    };
    look("docx", &parts(Format::Docx));
    look("workbook", &parts(Format::Xlsx));
    look("figures.csv", &report.figures_csv);
    let told = explain(&draft(&folder), Some("spent"), true).expect("an explanation");
    assert!(told.contains("£17.4 million") && !told.contains("4377"), "{told}");
    assert!(found.is_empty(), "{found:#?}");
}
