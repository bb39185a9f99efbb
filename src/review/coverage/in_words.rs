//! Coverage in words: the totals of each file, and what was never seen.

use super::covered::{Count, Coverage, FileCoverage, RuleSpot, Shortfall};

impl Coverage {
    /// As `coverage` prints it.
    pub fn in_words(&self) -> String {
        let mut text = String::new();
        let width = self.files.iter().map(|file| file.file.chars().count()).max().unwrap_or(0).max(5);
        for file in &self.files {
            text.push_str(&row(&file.file, width, [file.rules, file.branches, file.conditions]));
        }
        text.push_str(&row("total", width, [self.rules(), self.branches(), self.conditions()]));
        for (heading, spots) in [
            ("Rules that were never used", (|file| &file.never_fired) as fn(&FileCoverage) -> &Vec<RuleSpot>),
            ("Branches that were never used", |file| &file.never_taken),
            ("Parts of conditions that were never true", |file| &file.never_true),
            ("Parts of conditions that were always true", |file| &file.never_false),
        ] {
            let lines: String =
                self.files.iter().flat_map(|file| spots(file).iter().map(|spot| line(&file.file, spot))).collect();
            if !lines.is_empty() {
                text.push_str(&format!("\n{heading}\n{lines}"));
            }
        }
        text
    }
}

impl Coverage {
    /// As data: the files with their counts and what was never seen, and the totals.
    pub fn as_json(&self) -> String {
        let whole = serde_json::json!({
            "files": self.files,
            "rules": self.rules(),
            "branches": self.branches(),
            "conditions": self.conditions(),
        });
        format!("{whole:#}\n")
    }
}

fn row(name: &str, width: usize, [rules, branches, conditions]: [Count; 3]) -> String {
    let of = |count: Count, what: &str| format!("{:>3} of {:>3} {what}", count.seen, count.of);
    format!(
        "{name:<width$}  {}  {}  {}\n",
        of(rules, "rules"),
        of(branches, "branches"),
        of(conditions, "conditions both ways")
    )
}

/// `rules/4-change.rhai:31:12: "changed": if i.improved { ... }`
fn line(file: &str, spot: &RuleSpot) -> String {
    format!("  {file}:{}:{}: \"{}\": {}\n", spot.line, spot.column, spot.rule, spot.text)
}

impl Shortfall {
    /// `112 of 116 rules are covered, less than the required 100%`
    pub fn in_words(&self) -> String {
        format!(
            "{} of {} {} are covered, less than the required {}%",
            self.count.seen, self.count.of, self.what, self.least
        )
    }
}
