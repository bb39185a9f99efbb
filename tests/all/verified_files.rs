//! Files as councils keep them, that a verification of the import found to come out wrong. Every figure is made up.

use crate::doubtful_files::{made, text};

#[test]
fn percentages_that_cannot_be_are_told_however_many_are_wrong() {
    for (figures, told, code) in [
        ("812,834,841,829", "error", "impossible-percentage"),
        ("81200,83400,84100,82900", "error", "impossible-percentage"),
        ("-81.2,-83.4,-84.1,-82.9", "warning", "impossible-percentage"),
        ("81.2,83.4,-84.1,-82.9", "warning", "impossible-percentage"),
        ("0.81,0.83,84%,85%", "error", "fraction-likely"),
        ("90.1%,91.2%,0.923,0.931", "error", "fraction-likely"),
        (",,91.2,0.923", "error", "fraction-likely"),
        ("104.2,112.9,131.0,124.8", "", "impossible-percentage"),
        ("-3.1,2.4,-1.9,-6.2", "", "impossible-percentage"),
        ("-3.1,-2.4,-1.9,-6.2", "", "impossible-percentage"),
        (",,91.2,0.5", "", "fraction-likely"),
    ] {
        let (desk, _) =
            made(&format!("Measure,Q4 2024/25,Q1 2025/26,Q2 2025/26,Q3 2025/26\n% of calls answered,{figures}\n"), &[]);
        let said = desk.run(&["check", "report"]).said;
        let found = said.lines().any(|line| line.starts_with(told) && line.contains(code));
        assert_eq!(found && said.contains(code), !told.is_empty(), "{figures}: {said}");
    }
}
