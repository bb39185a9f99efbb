//! What the tests of the page count of a report.

use scrutineer::report::Report;
use serde_json::Value;

/// What the tests count of a report.
pub trait Counted {
    fn dashboard_rows(&self) -> usize;
    fn tests(&self) -> usize;
    fn overview_rows(&self) -> usize;
    fn first_rows(&self) -> usize;
    fn paragraphs(&self) -> Vec<(u64, Vec<String>)>;
}

impl Counted for Report {
    fn dashboard_rows(&self) -> usize {
        self.dashboard.groups.iter().map(|group| group.rows.len()).sum()
    }

    fn tests(&self) -> usize {
        self.method_page.tests.len()
    }

    /// The outcomes of the overview panel, and the totals.
    fn overview_rows(&self) -> usize {
        let json = serde_json::to_value(self).expect("a report");
        let sections = json["sections"].as_array().expect("a list").iter();
        let blocks = sections.flat_map(|section| section["blocks"].as_array().expect("a list"));
        blocks.filter_map(|block| Some(block["overview"]["outcomes"].as_array()?.len() + 1)).sum()
    }

    /// What page 1 has in its tables.
    fn first_rows(&self) -> usize {
        self.summary.iter().map(|summary| summary.picture.rows.len() + summary.attention.rows.len()).sum()
    }

    fn paragraphs(&self) -> Vec<(u64, Vec<String>)> {
        let json = serde_json::to_value(self).expect("a report");
        let sections = json["sections"].as_array().expect("a list").clone();
        let blocks = sections.iter().flat_map(|section| section["blocks"].as_array().expect("a list").clone());
        let texts = |block: &Value| -> Vec<String> {
            let sentences = block["sentences"].as_array().expect("a list").iter();
            sentences.map(|sentence| sentence["text"].as_str().expect("a text").to_owned()).collect()
        };
        blocks.filter_map(|block| Some((block["number"].as_u64()?, texts(&block)))).collect()
    }
}
