//! What stands beside the figures of a table is held as what it is: the year to date, a comparator without a period, a sign in the
//! place of a figure.

use scrutineer::{Diagnostic, Format, draft_files, layout, publish};

use crate::desk::{Desk, utf8};

const UNITS: [&str; 4] = ["percent", "count", "money", "rate"];

/// A measure of this unit.
fn entry(unit: &str, more: &str) -> String {
    format!(
        "[tips]\nname = \"fly tips cleared\"\nunit = \"{unit}\"\ngood = \"low\"\nfrequency = \"quarterly\"\n{more}\n"
    )
}

/// The lines that are said of a wide table with one row of figures, and what is told of it. `comparators`: of the recipe.
fn said(catalogue: &str, headings: &str, cells: &str, recipe: &str) -> (Vec<String>, Vec<Diagnostic>) {
    let report = format!(
        "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-11-20\narea = \"Anyshire\"\nlength = \"full\"\n\
         period = \"quarter 2 2025/26\"\n\n[[section]]\nheading = \"All\"\nparagraphs = [{{ indicators = [\"tips\"] }}]\n\n\
         [[source]]\nfile = \"data/card.csv\"\nindicator = \"Measure\"\n{recipe}"
    );
    let files = [
        ("report.toml", report),
        ("indicators.toml", catalogue.to_owned()),
        ("data/card.csv", format!("Measure,{headings}\ntips,{cells}\n")),
    ];
    let (folder, draft) = draft_files(files).unwrap_or_else(|error| panic!("{error}"));
    let told = draft.diagnostics.clone();
    let draft = draft.sound().unwrap_or_else(|error| panic!("{error}"));
    let text = publish(&draft.report, Format::Text, &layout(&folder)).unwrap_or_else(|error| panic!("{error}"));
    (utf8(text.value).lines().map(str::to_owned).collect(), told)
}

fn paragraph(lines: &[String]) -> &str {
    lines.iter().find(|line| line.starts_with("1. ")).expect("a paragraph")
}

#[test]
fn the_year_to_date_beside_the_quarter_is_not_the_quarter() {
    for unit in UNITS {
        for (headings, cells) in [
            ("Q1 2025/26,Q2 2025/26,Q2 2025/26 YTD,Target", "33,34,67,30"),
            ("Q2 2025/26 YTD,Target,Q2 2025/26,Q1 2025/26", "67,30,34,33"),
            ("Q1 2025/26,Q2 2025/26,April to September 2025,Target,2024/25", "33,34,67,30,99"),
        ] {
            let (lines, _) = said(&entry(unit, ""), headings, cells, "target = \"Target\"\n");
            let line = paragraph(&lines);
            let (first, _) = line.split_once(" in quarter 2").unwrap_or_else(|| panic!("{line}"));
            assert!(first.contains("34") && !first.contains("67"), "{line}");
            assert!(line.contains("quarter 1") && line.contains("4 "), "it is beside the quarter before: {line}");
            assert!(line.contains("From April to September 2025 it was"), "{line}");
            assert!(!line.contains("37"), "nothing is held against the year to date: {line}");
        }
    }
}

#[test]
fn a_table_of_years_to_date_with_a_whole_year_needs_no_other_rules() {
    for unit in UNITS {
        for measure in ["", "measure = \"flow\"\n", "measure = \"stock\"\n", "measure = \"cumulative\"\n"] {
            let tables = [
                ("Q2 2025/26 YTD,2024/25", "67,99"),
                ("Q1 2025/26 YTD,Q2 2025/26 YTD,2024/25", "33,67,99"),
                ("Q2 2025/26,Q2 2025/26 YTD,2024/25", "34,67,99"),
            ];
            // How things stood on one day cannot be two figures.
            let fits = if measure.contains("stock") { 2 } else { 3 };
            for (headings, cells) in tables.into_iter().take(fits) {
                let (lines, told) = said(&entry(unit, measure), headings, cells, "");
                let errors: Vec<&Diagnostic> = told.iter().filter(|one| one.is_error()).collect();
                assert!(errors.is_empty() && !paragraph(&lines).is_empty(), "{unit} {measure} {headings}: {errors:?}");
            }
        }
    }
}

#[test]
fn a_comparator_without_a_period_is_not_set_beside_part_of_a_year() {
    const RECIPE: &str = "target = \"Target 2025/26\"\ncomparators = { \"Mean\" = \"the CIPFA mean\" }\n";
    let of = |unit: &str, more: &str, recipe: &str| {
        let headings = "Q1 2025/26,Q2 2025/26,Target 2025/26,Mean";
        paragraph(&said(&entry(unit, more), headings, "33,34,70,58.4", recipe).0).to_owned()
    };
    for unit in ["count", "money", "rate"] {
        for measure in ["", "measure = \"flow\"\n", "measure = \"cumulative\"\n"] {
            let line = of(unit, measure, RECIPE);
            assert!(!line.contains("CIPFA"), "{unit} {measure}: {line}");
        }
        let line = of(unit, "measure = \"stock\"\n", RECIPE);
        assert!(line.contains("CIPFA"), "what stands on a day is the same of a year: {line}");
        let line = of(unit, "", &format!("{RECIPE}comparators_for = \"quarter 2 2025/26\"\n"));
        assert!(line.contains("CIPFA"), "an officer says of which period it is: {line}");
    }
    assert!(of("percent", "", RECIPE).contains("CIPFA"), "a share is no more in a year than in a quarter");
    let line = of("percent", "measure = \"cumulative\"\n", RECIPE);
    assert!(!line.contains("CIPFA"), "but one that grows until March is: {line}");
}

#[test]
fn a_sign_with_many_meanings_gives_no_reason() {
    for (marks, is_reason) in [("\"*\" = \"withheld\"", false), ("\"*\" = \"suppressed\"", true)] {
        let (lines, _) =
            said(&entry("count", ""), "Q1 2025/26,Q2 2025/26", "121,*", &format!("marks = {{ {marks} }}\n"));
        let line = paragraph(&lines);
        assert_eq!(line.contains("so few people"), is_reason, "{line}");
        assert_eq!(lines.iter().any(|line| line.contains("[c]")), is_reason, "{lines:#?}");
    }
    // As it is where no recipe says anything, and as an import writes it.
    let desk = Desk::of(&[]);
    desk.write("card.csv", "Measure,Q1 2025/26,Q2 2025/26\nSmokers who quit,121,*\nFly tips reported,330,341\n");
    let words = ["--area", "Anyshire", "--committee", "Scrutiny", "--date", "2025-11-20"];
    let made = desk.run(&[&["new", "report", "--from", "card.csv"], &words[..]].concat());
    assert!(made.out.contains("*  withheld"), "{}", made.said);
    let text = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
    assert!(text.code == 0 && text.out.contains("was not available in quarter 2"), "{}", text.said);
    assert!(!text.out.contains("so few people"), "{}", text.out);
}

#[test]
fn new_says_what_a_figure_is_taken_to_cover_and_what_the_file_does_not_say() {
    let desk = Desk::of(&[]);
    let rows = "Homes on the waiting list,900,905,910,915,920,950,900\nComplaints received,31,28,40,35,30,33,120\n\
                Affordable homes let or built,20,21,30,55,12,18,120\nApprentices,34,34,35,36,37,38,40\n\
                Council tax collected (cumulative),28,56,83,98,28,56,98\nCalls answered %,91%,92%,93%,92%,91%,92%,95%\n";
    let headings = "Measure,Q1 2024/25,Q2 2024/25,Q3 2024/25,Q4 2024/25,Q1 2025/26,Q2 2025/26,Target 2025/26";
    desk.write("card.csv", &format!("{headings}\n{rows}"));
    let words = ["--area", "Anyshire", "--committee", "Scrutiny", "--date", "2025-11-20"];
    let made = desk.run(&[&["new", "report", "--from", "card.csv"], &words[..]].concat());
    let line = |start: &str| made.out.lines().find(|line| line.contains(start)).unwrap_or_default().to_owned();
    let named = line("taken by its name");
    for taken in
        ["homes_on_waiting_list (stock)", "complaints_received (flow)", "council_tax_collected_cumulative (cumulative)"]
    {
        assert!(named.contains(taken), "{taken}: {}", made.out);
    }
    let open = line("does not say, so these are not added up");
    assert!(
        open.contains("affordable_homes") && open.contains("apprentices") && !open.contains("calls"),
        "{}",
        made.out
    );
    assert!(open.contains("measure = \"flow\""), "what to write: {open}");
    // One line of `check` says the same until it is written.
    let told = desk.run(&["check", "report"]).said;
    let noted = told.lines().find(|line| line.contains("Not held against the target of a year")).unwrap_or_default();
    assert!(noted.contains("apprentices") && !noted.contains("complaints"), "{told}");
}
