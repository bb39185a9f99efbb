//! How changes are judged: which test fits which figure, what stands in for one, and the words that are printed for it,
//! the same in every edition.

use scrutineer::Format;

use crate::desk::{Desk, as_json, as_text, drafted, opened, published, utf8};

/// A report on one measure: its lines of the catalogue, its rows, and lines of `report.toml`.
fn desk(measure: &str, rows: &[(&str, &str)], keys: &str) -> Desk {
    let desk = Desk::of(&[]);
    let head =
        "title = \"T\"\ncommittee = \"C\"\ndate = 2025-03-11\narea = \"Anyshire\"\nperiod = \"quarter 3 2024/25\"\n";
    let sections = "\n[[section]]\nheading = \"Overview\"\nparagraphs = [{ overview = \"change\" }]\n\n\
        [[section]]\nheading = \"Streets\"\nparagraphs = [{ indicators = [\"one\"] }]\n";
    desk.write("report/report.toml", &format!("{head}{keys}\n{sections}"));
    desk.write(
        "report/indicators.toml",
        &format!("[one]\nname = \"street lights out\"\nfrequency = \"quarterly\"\n{measure}\n"),
    );
    let rows: Vec<String> = rows.iter().map(|(period, cells)| format!("one,{period},{cells}\n")).collect();
    let heads = "indicator,period,value,numerator,denominator,stated\n";
    desk.write("report/data/observations.csv", &format!("{heads}{}", rows.concat()));
    desk
}

fn said(measure: &str, rows: &[(&str, &str)], keys: &str) -> String {
    as_text(&opened(&desk(measure, rows, keys).at("report")))
}

const COUNT: &str = "unit = \"count\"\ngood = \"low\"\nnoun = [\"light\", \"lights\"]";
const PERCENT: &str = "unit = \"percent\"\ngood = \"low\"\nnoun = [\"light\", \"lights\"]";

fn before_and_now<'a>(before: &'a str, now: &'a str) -> [(&'a str, &'a str); 2] {
    [("quarter 2 2024/25", before), ("quarter 3 2024/25", now)]
}

fn holds(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
}

#[test]
fn separate_events_are_tested_and_a_stock_is_held_against_a_tolerance() {
    let flow = format!("{COUNT}\nmeasure = \"flow\"");
    // 80 of 120 to fall to either with the chance of a coin: p = 0.007.
    let text = said(&flow, &before_and_now("80,,,", "120,,,"), "");
    holds(
        &text,
        &["40 more (worse) than quarter 2 (80).", "Got worse (up 40)", "| 0.006 |", "Exact test of two counts"],
    );
    // 26 against 20 could be chance, and is a third more.
    let text = said(&flow, &before_and_now("20,,,", "26,,,"), "");
    holds(&text, &["six more than quarter 2 (20), which is no clear change.", "No clear change (up 6)"]);
    let stock = format!("{COUNT}\nmeasure = \"stock\"");
    let text = said(&stock, &before_and_now("20,,,", "26,,,"), "");
    holds(
        &text,
        &[
            "six more (worse) than quarter 2 (20), a change of 30.0% against a tolerance of 5%.",
            "Got worse (up 6, by tolerance)",
            "Of the verdicts, one rests on a tolerance, which takes no account of chance.",
            "Tolerance for a change",
        ],
    );
    assert!(!text.contains("Exact test"), "{text}");
    // What is weighed is never tested as if it were counted, whatever the catalogue says of it.
    let weighed = flow.replace("\"light\", \"lights\"", "\"tonne\", \"tonnes\"");
    holds(&said(&weighed, &before_and_now("9000,,,", "9900,,,"), ""), &["against a tolerance of 5%"]);
}

#[test]
fn the_smallest_change_is_measured_from_the_figure_before_however_long_its_month() {
    let rate = "unit = \"rate\"\ngood = \"low\"\nmeasure = \"flow\"\ndecimals = 0";
    let desk = desk(rate, &[("November 2024", "69.90,280,40060,"), ("December 2024", "59.91,240,40061,")], "");
    let catalogue = desk.read("report/indicators.toml").replace("quarterly", "monthly");
    desk.write("report/indicators.toml", &catalogue);
    // A day of December has fewer of them than one of November, and 10 is not less than the smallest change that shows.
    holds(&as_text(&opened(&desk.at("report"))), &["| 10 lower |", "| 0.035 | 9.24 |", "Improved (down 10)"]);
}

#[test]
fn a_count_that_does_not_say_what_it_counts_must_pass_both() {
    // Beyond chance, and under 5%.
    let text = said(COUNT, &before_and_now("40000,,,", "41000,,,"), "");
    holds(
        &text,
        &["1,000 more than quarter 2 (40,000): more than chance would show, and less than is reported as a change."],
    );
    // Over 5%, and within chance.
    holds(&said(COUNT, &before_and_now("20,,,", "26,,,"), ""), &["which is no clear change."]);
    holds(&said(COUNT, &before_and_now("80,,,", "150,,,"), ""), &["Got worse (up 70)"]);
    let told = desk(COUNT, &before_and_now("80,,,", "150,,,"), "").run(&["check", "report"]);
    holds(&told.out, &["Judged with caution", "`measure = \"flow\"`"]);
    // Two thirds of the way to 120 may be what has come since April.
    holds(&said(COUNT, &before_and_now("80,,,", "120,,,"), ""), &["No judgement (no earlier figure to compare)"]);
}

#[test]
fn a_fall_from_five_or_fewer_is_too_few_to_tell() {
    let flow = format!("{COUNT}\nmeasure = \"flow\"");
    let text = said(&flow, &before_and_now("5,,,", "0,,,"), "");
    holds(&text, &["too few to tell a change from chance", "Too small to judge (down 5)"]);
    holds(&said(&flow, &before_and_now("6,,,", "0,,,"), ""), &["Improved (down 6)"]);
    holds(
        &said(&flow, &before_and_now("5,,,", "9,,,"), ""),
        &["four more than quarter 2 (5), which is no clear change."],
    );
}

#[test]
fn without_counts_only_the_key_lets_a_tolerance_stand_in() {
    let rows = before_and_now("20.0,,,", "23.0,,,");
    let text = said(PERCENT, &rows, "");
    holds(
        &text,
        &[
            "3.0 percentage points higher (worse) than quarter 2 (20.0%).",
            "Higher (up 3.0 points, worse, no counts to test)",
        ],
    );
    let told = desk(PERCENT, &rows, "").run(&["check", "report"]);
    holds(&told.out, &["Cannot be judged: one measure has no counts", "`without_counts = \"tolerance\"`"]);
    let text = said(PERCENT, &rows, "without_counts = \"tolerance\"");
    holds(
        &text,
        &[
            "3.0 percentage points higher (worse) than quarter 2 (20.0%), against a tolerance of 2 points.",
            "Got worse (up 3.0 points, by tolerance)",
            "Tolerance in place of a test",
            "Setting: 2 percentage points",
        ],
    );
    let text = said(PERCENT, &rows, "without_counts = \"tolerance\"\ntolerance = { percent = \"4 points\" }");
    holds(&text, &["which is no clear change (by tolerance)."]);
    // It stands in for want of counts alone: too few is still too few.
    let few = before_and_now("75.0,3,4,", "25.0,1,4,");
    holds(&said(PERCENT, &few, "without_counts = \"tolerance\""), &["a change cannot be judged"]);
    let counted = before_and_now("20.0,200,1000,", "23.0,230,1000,");
    let text = said(PERCENT, &counted, "without_counts = \"tolerance\"");
    holds(&text, &["No clear change (up 3.0 points)"]);
    assert!(!text.contains("olerance"), "{text}");
}

#[test]
fn one_key_chooses_for_all() {
    let counted = before_and_now("20.0,200,1000,", "23.0,230,1000,");
    holds(&said(PERCENT, &counted, "judge = \"tolerance\""), &["Got worse (up 3.0 points, by tolerance)"]);
    let near = before_and_now("20.0,200,1000,", "20.1,201,1000,");
    holds(&said(PERCENT, &near, "judge = \"any change\""), &["Got worse (up 0.1 points)"]);
    let rolling = format!("{PERCENT}\nmeasure = \"rolling\"");
    holds(&said(&rolling, &counted, "judge = \"tolerance\""), &["overlapping periods"]);
}

#[test]
fn a_change_that_does_not_show_is_none() {
    let rows = before_and_now("7,70000,1000000,", "7,73000,1000000,");
    let text = said(PERCENT, &rows, "");
    holds(
        &text,
        &[
            "the same as quarter 2 when rounded, which is no clear change, but represents 3,000 more lights.",
            "No clear change (the same when rounded)",
            "or the same when rounded.",
        ],
    );
}

#[test]
fn a_councils_own_words_stand_in_every_edition() {
    let keys = "without_counts = \"tolerance\"\n\n[words]\nbetter = \"gone well\"\nno_change = \"no real movement\"\nworse = \"gone badly\"";
    for (now, word) in [("23.0,,,", "gone badly"), ("17.0,,,", "gone well"), ("20.5,,,", "no real movement")] {
        let desk = desk(PERCENT, &before_and_now("20.0,,,", now), keys);
        let folder = opened(&desk.at("report"));
        let capital = format!("{}{}", &word[..1].to_uppercase(), &word[1..]);
        let report = drafted(&folder);
        for format in [Format::Text, Format::Html] {
            let text = utf8(published(&report, format, &scrutineer::layout(&folder)));
            holds(&text, &[word, &capital]);
            for shipped in ["no clear change", "No clear change", "got worse", "Got worse", "as improved"] {
                assert!(!text.contains(shipped), "{shipped:?} in {format:?}");
            }
        }
        let json = as_json(&folder);
        let row = &json["dashboard"]["groups"][0]["rows"][0];
        assert_eq!(row["travel"]["word"], capital);
        // What programs read is always the program's own word.
        assert!(["got worse", "improved", "no clear change"].contains(&row["headline"].as_str().expect("a headline")));
    }
}
