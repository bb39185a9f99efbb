//! The record inside the PDF: what the page prints, the rule behind each sentence, and hashes that only the folder can read.
//!
//! It is published with the report, so nothing is in it that the page does not print, except for names and lines of
//! rules: no
//! figure that a rule read, no size of a file, no hash that could be tried out.

use serde::{Deserialize, Serialize};

use crate::draft::report::Report;
use crate::folder::{Council, Folder, Secret};

use super::full::shipped_rules;
use super::version::PROGRAM;

/// What is attached as `record.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attached {
    /// The version of this structure: [`Attached::SCHEMA`].
    pub schema: u32,
    /// The program's version.
    pub program: String,
    /// The council of a table that it was made for, in place of the one that `report.toml` names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_for: Option<MadeFor>,
    /// The files it was made from, and the shipped rules; empty where the folder has no secret.
    pub inputs: Vec<Sealed>,
    /// Every sentence in reading order.
    pub sentences: Vec<PrintedSentence>,
}

/// A council, and the period of its report where that is not of `report.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeFor {
    /// Its name.
    pub area: String,
    /// `quarter 3 2024/25`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

/// A file, by a hash that is keyed with the folder's secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// From the report folder.
    pub name: String,
    /// HMAC-SHA-256 of the name and of the file's SHA-256.
    pub seal: String,
}

/// A sentence as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintedSentence {
    /// `7.2`. Empty in paragraphs without a number.
    pub address: String,
    /// What is printed.
    pub text: String,
    /// The rules that made it; none for fixed text of `report.toml`.
    pub rules: Vec<RecordedRule>,
}

/// A rule, by its name and place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedRule {
    /// Its name, or `officer’s own words`.
    pub rule: String,
    /// `rules/3-latest.rhai:31`
    pub at: String,
}

/// What the shipped rules are called among the inputs: no file of a folder can be.
pub const SHIPPED: &str = "(the shipped rules)";

impl Attached {
    /// The version of the structure that this program writes.
    pub const SCHEMA: u32 = 1;

    /// The record of a report.
    pub fn of(report: &Report, folder: &Folder) -> Attached {
        let (secret, inputs) = (folder.secret(), folder.inputs());
        let made_for = |council: &Council| MadeFor {
            area: council.area.clone(),
            period: council.period.map(|period| period.in_full()),
        };
        let sealed = |secret: &Secret| {
            let rules = (SHIPPED.to_owned(), shipped_rules());
            let files = inputs.iter().map(|input| (input.name.clone(), input.sha256.clone()));
            files.chain([rules]).map(|(name, hash)| Sealed { seal: secret.seal(&name, &hash), name }).collect()
        };
        let printed = report.sentences().map(|sentence| PrintedSentence {
            address: sentence.address.clone(),
            text: sentence.text.clone(),
            rules: sentence
                .because
                .iter()
                .map(|because| RecordedRule { rule: because.rule.clone(), at: because.at.clone() })
                .collect(),
        });
        Attached {
            schema: Attached::SCHEMA,
            program: PROGRAM.to_owned(),
            made_for: folder.made_for().map(made_for),
            inputs: secret.map_or_else(Vec::new, sealed),
            sentences: printed.collect(),
        }
    }

    /// As it is attached.
    pub fn in_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("a record holds only strings, numbers and lists");
        json.push('\n');
        json
    }
}
