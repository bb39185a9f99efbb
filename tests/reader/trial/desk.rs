//! Folders made for a trial, in a temporary place.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

pub const OBSERVATIONS: &str = "indicator,area,period,value,numerator,denominator,status,stated,note\n";
pub const BENCHMARKS: &str = "indicator,period,comparator,value,quartile,stated,note\n";

/// The files of a folder that differ from trial to trial.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// Lines at the top of `report.toml`: `period` at least.
    pub report: String,
    /// What stands in the one section: `{ indicators = ["a"] }, ...`.
    pub paragraphs: String,
    pub catalogue: String,
    /// Rows without their headings.
    pub observations: String,
    pub benchmarks: String,
    /// The rows end with the confidence limits of their figures.
    pub limits: bool,
}

impl Made {
    /// Writes it into a temporary place, which goes when it is let go of.
    pub fn write(&self) -> TempDir {
        let place = TempDir::new().expect("a temporary place");
        self.write_to(place.path());
        place
    }

    pub fn write_to(&self, folder: &Path) {
        let write = |name: &str, text: String| fs::write(folder.join(name), text).expect("a file of the folder");
        fs::create_dir_all(folder.join("data")).expect("a folder of tables");
        write(
            "report.toml",
            format!(
                "title = \"{{Period}} report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\nauthors = [\"Director\"]\n\
                 department = \"Department\"\nlength = \"full\"\n{}\n[[section]]\nheading = \"Figures\"\nparagraphs = [\n{}\n]\n",
                self.report, self.paragraphs
            ),
        );
        write("indicators.toml", self.catalogue.clone());
        let headed =
            |heads: &str| if self.limits { heads.replace("note", "note,lower,upper") } else { heads.to_owned() };
        write("data/observations.csv", format!("{}{}", headed(OBSERVATIONS), self.observations));
        write("data/benchmarks.csv", format!("{}{}", headed(BENCHMARKS), self.benchmarks));
    }
}
