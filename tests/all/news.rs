//! What is news since the report before this one, by the text of that which was approved.

use crate::desk::{Desk, as_text, opened};

const CATALOGUE: &str = "\
[pupils]\nname = \"pupils reaching the expected level\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"annual\"\nyear = \"academic\"\n\
[visits]\nname = \"visits made on time\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"quarterly\"\n\
[repairs]\nname = \"repairs done on time\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"quarterly\"\nlag = 1\n";

const HEAD: &str = "indicator,period,value,numerator,denominator,stated\n";
const PUPILS: &str = "pupils,2022/23 academic year,61,610,1000,\npupils,2023/24 academic year,66,660,1000,\n";

/// A report on a quarter, with these rows.
fn report(desk: &Desk, quarter: &str, rows: &str) {
    let head = format!(
        "title = \"T\"\ncommittee = \"C\"\ndate = 2025-03-11\narea = \"Anyshire\"\nperiod = \"{quarter}\"\nlength = \"full\"\n"
    );
    let sections = "\n[[section]]\nheading = \"Overview\"\nparagraphs = [{ overview = \"change\" }]\n\n\
        [[section]]\nheading = \"Services\"\nparagraphs = [{ indicators = [\"pupils\"] }, { indicators = [\"visits\"] }, { indicators = [\"repairs\"] }]\n";
    desk.write("report/report.toml", &format!("{head}{sections}"));
    desk.write("report/indicators.toml", CATALOGUE);
    desk.write("report/data/observations.csv", &format!("{HEAD}{PUPILS}{rows}"));
}

const BEFORE: &str = "visits,quarter 1 2024/25,80,800,1000,\nvisits,quarter 2 2024/25,81,810,1000,\n\
    repairs,quarter 1 2024/25,70,700,1000,\n";

#[test]
fn a_figure_that_the_last_report_had_is_no_news() {
    let desk = Desk::of(&[]);
    report(&desk, "quarter 2 2024/25", BEFORE);
    let text = as_text(&opened(&desk.at("report")));
    assert!(!text.contains("report on"), "there is no report before this one: {text}");
    assert_eq!(desk.run(&["test", "--accept", "report"]).code, 0, "approved");

    // A new figure of the visits; that of the repairs, which are a quarter behind, was put right.
    let rows = BEFORE.to_owned() + "visits,quarter 3 2024/25,91,910,1000,\n";
    report(&desk, "quarter 3 2024/25", &rows.replace("70,700", "72,720"));
    let text = as_text(&opened(&desk.at("report")));
    for said in [
        "Since the report on quarter 2, one measure has a new figure: one has improved; one has the same figure as there and \
         one has one that was revised since.",
        "The report on quarter 2 had this figure too.",
        "In the report on quarter 2 this figure was 70%; it has been revised since.",
    ] {
        assert!(text.contains(said), "{said:?} is not in\n{text}");
    }
    assert_eq!(text.matches("had this figure too").count(), 1, "{text}");
}
