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

/// A figure that the last report printed as its latest, and one before that, are others now.
#[test]
fn an_earlier_figure_that_was_revised_is_named_with_what_it_was() {
    let desk = Desk::of(&[]);
    report(&desk, "quarter 2 2024/25", BEFORE);
    assert_eq!(desk.run(&["test", "--accept", "report"]).code, 0, "approved");
    let rows = BEFORE.to_owned() + "visits,quarter 3 2024/25,91,910,1000,\n";

    report(&desk, "quarter 3 2024/25", &rows);
    assert!(!as_text(&opened(&desk.at("report"))).contains("revised"), "nothing has been revised");
    assert!(!desk.run(&["check", "report"]).out.contains("Revised"));

    let revised = rows.replace("81,810", "83,830");
    report(&desk, "quarter 3 2024/25", &revised.replace("length = \"full\"", "length = \"short\""));
    let text = as_text(&opened(&desk.at("report")));
    let said = "Since the report on quarter 2 the figure for quarter 2 has been revised, from 81% to 83%.";
    assert!(text.contains(said), "{said:?} is not in\n{text}");

    report(&desk, "quarter 3 2024/25", &revised.replace("80,800", "79,790"));
    let text = as_text(&opened(&desk.at("report")));
    let said = "revised, from 81% to 83%, and so has one figure before that.";
    assert!(text.contains(said), "{said:?} is not in\n{text}");
    let told = desk.run(&["check", "report"]).out;
    let line = "Revised since the report on quarter 2 2024/25: visits (quarter 2 2024/25 from 81% to 83%, and one earlier figure).";
    assert!(told.contains(line), "{line:?} is not in\n{told}");
}

/// What does not show in the figures as they are printed is no revision.
#[test]
fn a_difference_that_is_not_printed_is_no_revision() {
    const REPAIRS: &str = "repairs,quarter 1 2024/25,70,700,1000,\n";
    let desk = Desk::of(&[]);
    let rounded = |rows: &str| {
        report(&desk, if rows.contains("quarter 3") { "quarter 3 2024/25" } else { "quarter 2 2024/25" }, rows);
        desk.write("report/indicators.toml", &CATALOGUE.replace("[repairs]", "decimals = 0\n[repairs]"));
    };
    rounded(&format!("{REPAIRS}visits,quarter 1 2024/25,80.2,802,1000,\nvisits,quarter 2 2024/25,81.1,811,1000,\n"));
    assert_eq!(desk.run(&["test", "--accept", "report"]).code, 0, "approved");
    rounded(&format!(
        "{REPAIRS}visits,quarter 1 2024/25,80.4,804,1000,\nvisits,quarter 2 2024/25,81.3,813,1000,\nvisits,quarter 3 2024/25,91,910,1000,\n"
    ));
    let text = as_text(&opened(&desk.at("report")));
    assert!(!text.contains("revised"), "{text}");
}

const SCORECARD: &str = "Measure,Q1 2024/25,Q2 2024/25,England\n\
    visits,80.0,81.0,77.5\nrepairs,70.0,71.0,75.0\npupils,61.0,66.0,62.0\n";

/// A report on a quarter of a workbook with one column of comparators.
fn of_scorecard(desk: &Desk, quarter: &str, scorecard: &str, more: &str) {
    report(desk, quarter, "");
    std::fs::remove_file(desk.at("report/data/observations.csv")).expect("removed");
    let head = std::fs::read_to_string(desk.at("report/report.toml")).expect("written");
    let recipe = "\n[[source]]\nfile = \"data/scorecard.csv\"\nindicator = \"Measure\"\ncomparators = { \"England\" = \"England\" }\n";
    desk.write("report/report.toml", &format!("{head}{recipe}{more}"));
    let catalogue = CATALOGUE.replace("annual\"\nyear = \"academic\"", "quarterly\"\nmeasure = \"cumulative\"");
    desk.write("report/indicators.toml", &catalogue);
    desk.write("report/data/scorecard.csv", scorecard);
}

/// One column of comparators was left as it was beside a new column of figures, but for one of them.
#[test]
fn a_comparator_that_was_not_brought_up_to_date_is_of_the_period_it_had() {
    let desk = Desk::of(&[]);
    of_scorecard(&desk, "quarter 2 2024/25", SCORECARD, "");
    let text = as_text(&opened(&desk.at("report")));
    assert!(text.contains("better than England (77.5%)"), "{text}");
    let told = desk.run(&["check", "report"]).out;
    assert!(told.contains("no table says the period of 2 figures (England)"), "{told}");
    assert_eq!(desk.run(&["test", "--accept", "report"]).code, 0, "approved");

    let next = "Measure,Q1 2024/25,Q2 2024/25,Q3 2024/25,England\n\
        visits,80.0,81.0,82.0,77.5\nrepairs,70.0,71.0,72.0,75.5\npupils,61.0,66.0,67.0,62.0\n";
    of_scorecard(&desk, "quarter 3 2024/25", next, "");
    let text = as_text(&opened(&desk.at("report")));
    assert!(text.contains("better than England (77.5% in quarter 2)"), "it is of quarter 2: {text}");
    assert!(text.contains("worse than England (75.5%)"), "this one is new: {text}");
    assert_eq!(
        text.matches("than England").count(),
        2,
        "April to September is not set beside April to December: {text}"
    );
    let told = desk.run(&["check", "report"]).out;
    let line = "2 comparators in `data/scorecard.csv` are the same as in the report on quarter 2 2024/25";
    assert!(told.contains(line) && !told.contains("unlike-figures"), "{told}");

    let given = "comparators_for = \"quarter 3 2024/25\"\n";
    of_scorecard(&desk, "quarter 3 2024/25", next, given);
    let text = as_text(&opened(&desk.at("report")));
    assert_eq!(text.matches("than England (").count(), 3, "the officer says of which period they are: {text}");
    assert!(!desk.run(&["check", "report"]).out.contains("stale-comparator"));
}
