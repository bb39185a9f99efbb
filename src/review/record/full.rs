//! The full record of a report: what it was made from, what was decided by which rule and why not by another, what was said.
//!
//! It stays beside the folder as `build/record.json`. Made of protected findings, it holds no hidden figure; but its hashes are
//! plain, and who has all of a table but one figure could find that one by trying, so it is not for publication.

use std::io::{self, BufWriter, Write};
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Serializer;

use crate::draft::report::Report;
use crate::draft::trace::Trace;
use crate::figures::prose::Sentence;
use crate::folder::{Folder, Input, sha256};
use crate::rules::RuleBook;

use super::indented::Indented;
use super::version::PROGRAM;

/// Everything there is to record.
#[derive(Debug, Serialize)]
pub struct Record {
    /// The version of this structure: [`Record::SCHEMA`].
    schema: u32,
    /// The program's version.
    program: String,
    rule_book: Book,
    area: String,
    period: String,
    /// The file that was published with it.
    report: Option<Made>,
    /// Every file that was read, in name order.
    inputs: Vec<Input>,
    /// What was decided by which rule and why not by another.
    #[serde(flatten)]
    trace: Trace,
    /// Every sentence in reading order.
    sentences: Vec<Sentence>,
}

/// The finished file.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// `pdf`, `proof`, `text` or `json`.
    pub format: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Their SHA-256.
    pub sha256: String,
}

/// Which rules there were.
#[derive(Debug, Clone, Serialize)]
struct Book {
    /// SHA-256 over the rules that come with the program.
    shipped: String,
    /// The council's and the report's own files.
    own: Vec<Input>,
}

impl Record {
    /// The version of the structure that this program writes.
    pub const SCHEMA: u32 = 2;

    /// The same, of a report that was published so.
    pub(super) fn with(self, made: Made) -> Record {
        Record { report: Some(made), ..self }
    }

    /// Writes it as JSON, piece by piece: as one text it is larger than everything that it is made of.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        // The pieces are small, and a million: they are put together before they go on their way.
        let mut to = BufWriter::new(to);
        self.serialize(&mut Serializer::with_formatter(&mut to, Indented::default()))?;
        to.write_all(b"\n")?;
        to.flush()
    }

    /// The record of a draft: its trace and its sentences, with the files that they rest on.
    pub fn of(folder: &Folder, report: &Report, trace: Trace, inputs: &[Input]) -> Record {
        let plan = folder.plan();
        let own = |input: &&Input| folder.rules().iter().any(|file| file.name == input.name);
        Record {
            schema: Record::SCHEMA,
            program: PROGRAM.to_owned(),
            rule_book: Book { shipped: shipped_rules(), own: inputs.iter().filter(own).cloned().collect() },
            area: plan.area.clone(),
            period: plan.period.in_full(),
            report: None,
            inputs: inputs.to_vec(),
            trace,
            sentences: report.sentences().cloned().collect(),
        }
    }
}

/// SHA-256 over the rules that come with the program: each file's name, length and text.
pub fn shipped_rules() -> String {
    static HASH: LazyLock<String> = LazyLock::new(|| {
        let mut all = Vec::new();
        for file in RuleBook::shipped() {
            all.extend(format!("{}\0{}\0", file.name, file.text.len()).into_bytes());
            all.extend(file.text.into_bytes());
        }
        sha256(&all)
    });
    HASH.clone()
}
