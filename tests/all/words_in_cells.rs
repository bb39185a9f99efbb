//! Cells and columns beside the figures: words behind a figure, ranks and changes, and a file of which nothing is understood.

use rust_decimal::Decimal;
use scrutineer::Folder;

use crate::doubtful_files::{made, text};

/// A figure with its unit or its base behind it is a figure, and what stands behind it is kept.
#[test]
fn figures_with_words_behind_them_are_figures() {
    let card = "Measure,Q1 2025/26,Q2 2025/26\nClaims decided,10 days,9.5 days\nWaste,12.3 tonnes,11.9 tonnes\n\
                Calls answered,85% (n=120),86% (n=133)\nWeb visits,\"1,234 (prov)\",\"1,300\"\n";
    let (desk, run) = made(card, &[]);
    assert!(!run.said.contains("its figures are words"), "{}", run.said);
    let text = text(&desk);
    for said in ["9.5 days", "11.9 tonnes", "86%", "1,300"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let folder = Folder::open(&desk.at("report")).0.expect("a folder");
    let calls = folder.indicators().iter().find(|one| one.id == "calls_answered").expect("calls");
    let latest = calls.observations.iter().find_map(|held| held.denominator.filter(|base| *base == Decimal::from(133)));
    assert!(latest.is_some(), "{:?}", calls.observations);
    desk.edit("report/data/card.csv", "9.5 days", "2 weeks");
    let told = desk.run(&["check", "report"]).said;
    assert!(told.contains("`2 weeks` is in weeks") && told.contains("are in days"), "{told}");
}

/// A note of the sheet that begins with the sign behind a figure says what the sign is; where none does the message says both ways out.
#[test]
fn the_sign_of_a_footnote_behind_a_figure_is_known_by_the_note() {
    let card = "Measure,2023/24,2024/25\nFeel safe (%),71,88.0 (2)\nWaste recycled (%),45.2,46.3 a\n";
    let noted = format!("{card}(2) Asked of 400 people.,,\na = without schools,,\n");
    let (desk, run) = made(&noted, &[]);
    assert!(run.code == 0 && !run.out.contains("not understood"), "{}", run.said);
    let said = text(&desk);
    assert!(said.contains("88.0%") && said.contains("46.3%"), "{said}");
    let (desk, run) = made(card, &[]);
    assert!(run.out.contains("not understood"), "{}", run.said);
    let told = desk.run(&["check", "report"]).said;
    for help in ["write 88.0 [note 2], or begin the note below the table with (2)", "write 46.3 [note a]"] {
        assert!(told.contains(help), "{help}: {told}");
    }
}

#[test]
fn words_that_say_when_there_will_be_a_figure_are_kept_beside_its_absence() {
    let card = "Measure,2022/23,2023/24,2024/25\nCO2 (tonnes),4.9,4.8,Available November 2026\n\
                Satisfied (%),71,70,N/A \u{2013} survey every two years\nSmoking (%),13.1,12.1,11.1\nObesity (%),23.1,22.1,21.1\n";
    let (desk, run) = made(card, &[]);
    assert!(run.code == 0 && !run.out.contains("not understood"), "{}", run.said);
    let folder = Folder::open(&desk.at("report")).0.expect("a folder");
    let note = |id: &str| {
        let one = folder.indicators().iter().find(|one| one.id.starts_with(id)).expect("a measure");
        one.observations.last().map(|held| (held.value, held.note.clone()))
    };
    assert_eq!(note("co2"), Some((None, "Available November 2026".to_owned())));
    assert_eq!(note("satisfied"), Some((None, "N/A \u{2013} survey every two years".to_owned())));
    assert!(text(&desk).contains("not available in 2024/25"), "{}", text(&desk));
}

/// The council's own column is its figures, whatever other numbers stand beside it.
#[test]
fn ranks_and_changes_beside_the_council_are_not_its_figures() {
    let card = "Measure,Good to be,Year,Anyshire,England,Rank (of 16),Quartile,Change\n\
                Recycled (%),High,2023/24,46.3,42.3,7,2,1.1\nRecycled (%),High,2024/25,48.0,43.1,5,2,1.7\n";
    let (desk, run) = made(card, &[]);
    assert!(run.out.contains("Rank (of 16): a rank") && run.out.contains("Change: a change"), "{}", run.said);
    let text = text(&desk);
    assert!(text.contains("recycled was 48.0% in 2024/25") && text.contains("43.1%"), "{text}");
}

#[test]
fn a_file_without_a_table_is_told_with_what_of_it_is_not_understood() {
    let deep = "x\n".repeat(14) + "Measure,Q1 2025/26,Q2 2025/26\nCalls,84,86\n";
    for (card, says) in [
        (
            "Measure,Q1 2025,Q2 2025\nCalls,84,86\n",
            "\u{201c}Q1 2025\u{201d} and \u{201c}Q2 2025\u{201d} are not periods",
        ),
        ("Measure,Q5 2025/26\nCalls,84\n", "\u{201c}Q5 2025/26\u{201d} is not a period"),
        (&deep, "seem to stand in row 15"),
        ("When,Calls answered (%),Homes built\nQ1 2025/26,84,44\nQ2 2025/26,87,61\n", "has a column"),
        ("Measure,Q1 2025/26,Q2 2025/26\nCalls,\"84,5\",\"85,1\"\n", "a comma for a point"),
    ] {
        let (_, run) = made(card, &[]);
        assert!(run.code != 0 && run.said.contains(says), "{says}: {}", run.said);
    }
}
