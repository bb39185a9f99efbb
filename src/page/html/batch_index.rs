//! The page over the reports of a batch: which were made, and what is wrong with the others, the worst first.

use maud::{Markup, html};

use super::frame::{BASE, Frame};

/// A report of the batch.
#[derive(Debug, Clone)]
pub struct IndexLine {
    /// What it is called.
    pub name: String,
    /// Its files, each with its format, in the folder of the page.
    pub files: Vec<(String, String)>,
    /// How many errors there were.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// The errors, as a person reads them.
    pub told: String,
}

/// The page, of lines in the order in which they are to be read.
pub fn batch_index(lines: &[IndexLine]) -> String {
    let failed = lines.iter().filter(|line| line.errors > 0).count();
    let heading = match (lines.len(), failed) {
        (1, 0) => "1 report".to_owned(),
        (all, 0) => format!("{all} reports"),
        (all, failed) => format!("{failed} of {all} reports could not be made"),
    };
    let none = html! {};
    Frame {
        language: "en-GB",
        title: &heading,
        description: "",
        skip: ("reports", "Skip to the reports"),
        style: BASE,
        header: none.clone(),
        contents: none.clone(),
        main: html! {
            h1 { (heading) }
            table {
                thead { tr { th scope="col" { "Report" } th scope="col" { "Files" } th scope="col" { "Errors" } th scope="col" { "Warnings" } } }
                tbody { @for line in lines { (row(line)) } }
            }
        },
        footer: none,
    }
    .page()
}

fn row(line: &IndexLine) -> Markup {
    html! {
        tr {
            th scope="row" {
                (line.name)
                @if !line.told.is_empty() { details { summary { "What is wrong" } pre { (line.told) } } }
            }
            td {
                @for (nth, (format, file)) in line.files.iter().enumerate() {
                    @if nth > 0 { ", " }
                    a href=(file) { (format) }
                }
                @if line.files.is_empty() { "none" }
            }
            td { (line.errors) }
            td { (line.warnings) }
        }
    }
}
