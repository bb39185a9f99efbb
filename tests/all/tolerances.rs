//! A column "Tolerance" beside the targets: what is close to its target by the file is close to it in the report, and where the file does
//! not show whether it is of points or of per cent nothing is close.

use crate::doubtful_files::{made, text};

/// What a tolerance of "5%" of a percentage is of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Of {
    Points,
    Target,
}

/// A name, its good direction, its target, the tolerance, its figure and whether it is close by points and by per cent of the target.
const ROWS: [(&str, &str, &str, &str, &str, bool, bool); 6] = [
    ("Residents satisfied", "High", "80%", "5%", "75.5%", true, false),
    ("Calls answered", "High", "40%", "3%", "38.9%", true, true),
    ("Invoices paid", "High", "50%", "2 points", "48.2%", true, true),
    ("Homes empty (days)", "Low", "20", "1 day", "20.8", true, true),
    ("Complaints late", "Low", "10", "2", "13", false, false),
    ("Bins missed", "Low", "50", "10%", "54", true, true),
];

fn card(of: Of, heading: &str, has_colours: bool, order: &[usize]) -> String {
    let mut text = format!("Measure,Good is,Target,{heading},Q1 2025/26{}\n", if has_colours { ",RAG" } else { "" });
    for at in order {
        let (name, good, target, tolerance, figure, points, target_share) = ROWS[*at];
        let is_close = if of == Of::Points { points } else { target_share };
        let colour = match (has_colours, is_close) {
            (false, _) => "",
            (true, true) => ",Amber",
            (true, false) => ",Red",
        };
        text.push_str(&format!("{name},{good},{target},{tolerance},{figure}{colour}\n"));
    }
    text
}

#[test]
fn what_the_file_calls_close_is_close() {
    for heading in ["Tolerance", "Tolerance (+/-)", "Amber tolerance"] {
        for (of, order) in
            [(Of::Points, [0, 1, 2, 3, 4, 5]), (Of::Target, [5, 4, 3, 2, 1, 0]), (Of::Points, [3, 0, 5, 1, 4, 2])]
        {
            let (desk, run) = made(&card(of, heading, true, &order), &[]);
            assert_eq!(run.code, 0, "{}", run.said);
            let what = if of == Of::Points { "percentage points" } else { "per cent of the target" };
            assert!(run.said.contains(&format!("is taken for {what}, as the colours of the file are")), "{}", run.said);
            let said = text(&desk);
            for (name, _, _, _, _, points, target_share) in ROWS {
                let bare = name.split(" (").next().unwrap_or(name).to_lowercase();
                let line =
                    said.lines().find(|line| line.to_lowercase().contains(&bare) && line.contains("in quarter 1"));
                let line = line.unwrap_or_else(|| panic!("no {name}: {said}"));
                let is_close = if of == Of::Points { points } else { target_share };
                assert_eq!(line.contains("is close to"), is_close, "{heading} {of:?}: {line}");
            }
            let told = desk.run(&["check", "report"]).said;
            assert!(!told.contains("own-verdict") && told.contains("no errors"), "{told}");
        }
    }
}

#[test]
fn without_a_colour_nobody_knows_of_what_a_percentage_is() {
    let (desk, run) = made(&card(Of::Points, "Tolerance", false, &[0, 1, 3, 5]), &[]);
    let told = "write amber = \"within 5 points\" or amber = \"within 5%\" under [residents_satisfied]";
    assert!(run.said.contains(told), "{}", run.said);
    let said = text(&desk);
    let line = |name: &str| {
        said.lines().find(|line| line.contains(name) && line.contains("in quarter 1")).expect("a line").to_owned()
    };
    assert!(line("residents satisfied").contains("misses the target of 80%"), "{said}");
    // What the file says of the others holds.
    assert!(line("bins missed").contains("is close to the target of 50"), "{said}");
    // The answer is taken, and holds for the targets of the file.
    let catalogue = desk.read("report/indicators.toml");
    desk.write(
        "report/indicators.toml",
        &catalogue.replace("[residents_satisfied]\n", "[residents_satisfied]\namber = \"within 5 points\"\n"),
    );
    assert!(text(&desk).contains("is close to the target of 80%"), "{}", text(&desk));
    // Numbers alone may be of either, too.
    let (_, run) = made(
        "Measure,Good is,Target,Tolerance,Q1 2025/26\nBins missed,Low,50,5,54\nComplaints late,Low,10,5,11\n",
        &[],
    );
    assert!(run.said.contains("a tolerance of 5 may be"), "{}", run.said);
}
