//! The colours and arrows of a council's own table are held against its figures, and only what can be decided is told.

use crate::desk::{Desk, told};

/// A measure of the catalogue: its id, which way is good, and more of its entry.
type Entry = (&'static str, &'static str, &'static str);

/// What is told of colours and arrows where these rows stand under `Measure,Q3 2023/24,Q2 2024/25,Q3 2024/25,Target,RAG,DOT`.
fn differ(entries: &[Entry], rows: &str, more: &str) -> Vec<String> {
    let ids: Vec<String> = entries.iter().map(|(id, ..)| format!("\"{id}\"")).collect();
    let report = format!(
        "title = \"Report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\nperiod = \"quarter 3 2024/25\"\n\n\
         [[section]]\nheading = \"Overview\"\nparagraphs = [{{ indicators = [{}] }}]\n\n[[source]]\nfile = \"data/card.csv\"\n\
         indicator = \"Measure\"\ntarget = \"Target\"\ncheck_against = {{ rag = \"RAG\", direction = \"DOT\" }}\n{more}",
        ids.join(", ")
    );
    let entry = |(id, good, more): &Entry| {
        format!(
            "[{id}]\nname = \"{id} on time\"\nunit = \"percent\"\ngood = \"{good}\"\nfrequency = \"quarterly\"\n{more}\n"
        )
    };
    let table = format!("Measure,Q3 2023/24,Q2 2024/25,Q3 2024/25,Target,RAG,DOT\n{rows}");
    let files =
        [("report.toml", report), ("indicators.toml", entries.iter().map(entry).collect()), ("data/card.csv", table)];
    let of_them = told(files).into_iter().filter(|one| ["own-verdict", "unknown-word"].contains(&one.code.as_str()));
    of_them.map(|one| one.message).collect()
}

const ONE: [Entry; 1] = [("calls", "high", "")];

#[test]
fn a_colour_is_held_against_the_target() {
    let of = |row| differ(&ONE, row, "");
    assert_eq!(
        of("calls,88.0,90.0,94.1,92,Red,\n"),
        [
            "the table says \u{201c}Red\u{201d} of `calls` for quarter 3 2024/25, and its figures do not: 94.1% meets the target of 92%"
        ]
    );
    assert_eq!(
        of("calls,88.0,90.0,91.1,92,On target,\n"),
        [
            "the table says \u{201c}On target\u{201d} of `calls` for quarter 3 2024/25, and its figures do not: 91.1% does not meet the target of 92%"
        ]
    );
    // Whose rule for amber is not known, who has no target, and who says nothing.
    for row in ["calls,88.0,90.0,91.1,92,Amber,\n", "calls,88.0,90.0,91.1,,Red,\n", "calls,88.0,90.0,91.1,92,n/a,\n"] {
        assert_eq!(of(row), [""; 0], "{row}");
    }
    assert_eq!(of("calls,88.0,90.0,91.1,92,R,\n"), [""; 0]);
}

#[test]
fn an_arrow_is_told_where_it_is_the_opposite_of_every_movement_that_may_be_meant() {
    let of = |row| differ(&ONE, row, "");
    assert_eq!(
        of("calls,88.0,90.0,94.1,92,Green,\u{2193}\n"),
        [
            "the table says \u{201c}\u{2193}\u{201d} of `calls` for quarter 3 2024/25, and its figures do not: 94.1% is higher than 90.0% in quarter 2 2024/25, which is better"
        ]
    );
    assert_eq!(of("calls,88.0,90.0,94.1,92,Green,Worse\n").len(), 1);
    // Up since the quarter before and down on the year, or steady by a rule that is not known.
    for row in ["calls,95.0,90.0,94.1,92,Green,\u{25bc}\n", "calls,88.0,90.0,94.1,92,Green,\u{2194}\n"] {
        assert_eq!(of(row), [""; 0], "{row}");
    }
}

/// Above the quarter before and below the year before: where it may count since April either may be meant.
#[test]
fn an_arrow_beside_what_may_count_since_april_may_be_of_the_quarter_before() {
    assert_eq!(differ(&[("fines", "low", "")], "fines,83.0,55.0,82.5,,,Worse\n", ""), [""; 0]);
    let told = differ(&[("fines", "low", "")], "fines,83.0,85.0,82.5,,,Worse\n", "");
    assert!(told.len() == 1 && told[0].contains("lower than"), "{told:?}");
}

const LOW: [Entry; 5] =
    [("visits", "low", ""), ("waits", "low", ""), ("debts", "low", ""), ("fines", "low", ""), ("moves", "low", "")];

#[test]
fn what_an_arrow_means_where_low_is_good_is_seen_in_its_column() {
    // Four fell, which is better, and one rose: the arrows of the column say better and worse.
    let rows = "visits,30.0,20.0,10.1,,,\u{2191}\nwaits,30.0,20.0,10.2,,,\u{2191}\ndebts,30.0,20.0,10.3,,,\u{2191}\nfines,30.0,20.0,10.4,,,\u{2191}\nmoves,10.0,20.0,30.5,,,\u{2191}\n";
    let told = differ(&LOW, rows, "");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("`moves`") && told[0].ends_with("which is worse"), "{told:?}");
    // Two rows alone show nothing.
    let rows = "visits,30.0,20.0,10.1,,,\u{2191}\nwaits,10.0,20.0,30.2,,,\u{2191}\n";
    assert_eq!(differ(&LOW[..2], rows, ""), [""; 0]);
}

#[test]
fn a_table_that_is_right_is_accepted_and_a_heading_that_is_gone_is_told() {
    let accept = "\n[[accept]]\nfinding = \"own-verdict\"\nindicator = \"calls\"\nperiod = \"quarter 3 2024/25\"\nfigure = 94.1\nwhy = \"The year's target is 95.\"\n";
    assert_eq!(differ(&ONE, "calls,88.0,90.0,94.1,92,Red,\n", accept), [""; 0]);
    assert_eq!(
        differ(&ONE, "calls,88.0,90.0,94.1,92,Pink,\n", ""),
        ["\u{201c}Pink\u{201d} under \u{201c}RAG\u{201d} is not a word that can be compared with the figures"]
    );
    let amber = [("calls", "high", "target = 92\namber = 90")];
    assert_eq!(differ(&amber, "calls,88.0,90.0,91.1,,Amber,\n", ""), [""; 0]);
    let told = differ(&amber, "calls,88.0,90.0,91.1,,Green,\n", "");
    assert!(
        told.len() == 1 && told[0].ends_with("91.1% is close to, and does not meet, the target of 92%"),
        "{told:?}"
    );
}

/// A year that is not over: where it stands is told by the profile, and where nothing says how much should have come it is said that
/// the colour is compared with nothing.
#[test]
fn a_colour_beside_the_target_of_a_year_is_compared_or_said_to_be_not() {
    let of = |row, more| {
        let entry = [("fines", "low", "measure = \"flow\"\n"), ("homes", "high", "measure = \"flow\"\n")];
        let entries: Vec<String> = entry
            .iter()
            .map(|(id, good, more)| {
                format!("[{id}]\nname = \"{id} done\"\nunit = \"count\"\ngood = \"{good}\"\n{more}\n")
            })
            .collect();
        let report = "title = \"Report\"\ncommittee = \"Scrutiny\"\ndate = 2025-11-11\narea = \"Anyshire\"\nperiod = \"quarter 2 2025/26\"\n\n\
                      [[section]]\nheading = \"All\"\nparagraphs = [{ indicators = [\"fines\", \"homes\"] }]\n\n[[source]]\n\
                      file = \"data/card.csv\"\nindicator = \"Measure\"\ntarget = \"Annual target\"\ncheck_against = { rag = \"RAG\" }\n";
        let table = format!("Measure,{more}Q1 2025/26,Q2 2025/26,Annual target,RAG\n{row}");
        let desk = Desk::of(&[]);
        for (name, text) in [("report.toml", report), ("indicators.toml", &entries.concat()), ("data/card.csv", &table)]
        {
            desk.write(&format!("report/{name}"), text);
        }
        desk.run(&["check", "report"]).said
    };
    let told = of("fines,401,420,1500,Green\nhomes,60,70,200,Red\n", "");
    assert!(
        told.contains("Not compared with the table\u{2019}s own colours: fines (\u{201c}Green\u{201d}), homes (\u{201c}Red\u{201d})"),
        "{told}"
    );
    // Half of last year's had come by then.
    let years = "Q1 2024/25,Q2 2024/25,Q3 2024/25,Q4 2024/25,";
    let told = of("fines,300,300,300,300,401,420,1500,Green\nhomes,50,50,50,50,60,70,200,Red\n", years);
    assert!(
        told.contains("the table says \u{201c}Green\u{201d} of `fines`")
            && told.contains("821 so far is behind, where 750 by now"),
        "{told}"
    );
    assert!(
        told.contains("the table says \u{201c}Red\u{201d} of `homes`") && told.contains("130 so far is on course"),
        "{told}"
    );
    assert!(!told.contains("Not compared"), "{told}");
}
