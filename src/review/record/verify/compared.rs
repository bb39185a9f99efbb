//! Everything that differs between a PDF and its folder, and what follows from it, in plain English.

use crate::draft::report::Report;
use crate::review::record::attached::Attached;
use crate::review::record::pdf::Read;
use crate::review::record::version::PROGRAM;

use super::figures;
use super::files::Files;
use super::given::GivenPdf;
use super::pages::{self, Place};
use super::sentences;
use super::verdict::Verification;

/// This many lines of one kind are reported.
const MOST_TOLD: usize = 300;

/// What differs. Each list is empty where nothing does.
pub struct ComparedPdf {
    /// It was made by the version that compares.
    same_version: bool,
    files: Files,
    figures: Vec<String>,
    sentences: Vec<String>,
    /// The words of the sentences that changed, as they were and as they are.
    words: Vec<String>,
    rules: Vec<String>,
    /// What is attached, where it is other bytes and says the same.
    bytes: Vec<String>,
    pages: Vec<Place>,
    /// Whether the pages hold the same words.
    same_pages: bool,
    /// Sentences of the PDF's own record that its pages do not hold.
    lost: Vec<String>,
}

impl ComparedPdf {
    /// Holds what a PDF says against what its folder gives.
    pub fn of(given: &GivenPdf, fresh: &Read, record: &Attached, report: &Report) -> ComparedPdf {
        let nothing = Attached::default();
        let own = given.record.as_ref().unwrap_or(&nothing);
        let same_version = given.program.as_deref() == Some(PROGRAM);
        let changed = match given.record {
            Some(_) => sentences::differences(&own.sentences, &record.sentences),
            None => Vec::new(),
        };
        // Lines of the shipped rules move from version to version.
        let rules = if same_version && changed.is_empty() {
            sentences::otherwise_made(&own.sentences, &record.sentences)
        } else {
            Vec::new()
        };
        let texts = changed.iter().flat_map(|one| [one.then, one.now]).flatten();
        let lost = pages::not_held(&given.read.pages, &own.sentences);
        let told = |(one, there): &(&crate::review::record::attached::PrintedSentence, String)| {
            format!("{}\n    its record: {}\n    its pages:  {there}", one.address, one.text)
        };
        let mut compared = ComparedPdf {
            same_version,
            files: Files::of(&own.inputs, &record.inputs),
            figures: Vec::new(),
            words: texts.map(|one| one.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect(),
            sentences: changed.iter().map(|one| one.told()).collect(),
            rules: rules.iter().map(|one| one.told_of_rules()).collect(),
            bytes: Vec::new(),
            pages: pages::differences(&given.read.pages, &fresh.pages),
            same_pages: pages::same(&given.read.pages, &fresh.pages),
            lost: lost.iter().map(told).collect(),
        };
        compared.attachments(given, fresh, record, report);
        compared
    }

    fn attachments(&mut self, given: &GivenPdf, fresh: &Read, record: &Attached, report: &Report) {
        let there = |name: &str| given.read.attached.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        match there("figures.csv") {
            Some(csv) if csv == report.figures_csv => {}
            Some(csv) => {
                self.figures = figures::differences(&csv, &report.figures_csv);
                if self.figures.is_empty() && self.same_version {
                    self.bytes.push("figures.csv is written differently but has the same figures".into());
                }
            }
            None if fresh.attached.contains_key("figures.csv") => {
                self.figures.push("figures.csv is no longer attached".into());
            }
            None => {}
        }
        match &given.record {
            None => self.bytes.push("record.json cannot be read".into()),
            Some(own)
                if self.same_version && own == record && there("record.json").as_ref() != Some(&report.record_json) =>
            {
                self.bytes.push("record.json is written differently but says the same".into());
            }
            Some(_) => {}
        }
        for name in given.read.attached.keys().filter(|name| !fresh.attached.contains_key(*name)) {
            self.bytes.push(format!("{name} was added"));
        }
    }

    /// Whether what is attached says what the folder gives.
    fn same_attachments(&self) -> bool {
        self.figures.is_empty() && self.sentences.is_empty() && self.rules.is_empty() && self.bytes.is_empty()
    }

    /// What follows.
    pub fn verdict(&self, name: &str, given: &GivenPdf) -> Verification {
        let pages = given.read.pages.len();
        let same = !self.same_version && self.same_pages && self.same_attachments() && self.lost.is_empty();
        let mut said = if same {
            format!("The same words: the pages of {name} say what this folder gives.\n")
        } else {
            format!("Different: {name} is not what this folder gives.\n")
        };
        said.push_str(&self.done(given, pages));
        said.push('\n');
        if !same {
            said.push_str(&format!("{}\n", self.why()));
        }
        if let Files::Changed(files) = &self.files {
            section(&mut said, "Files of the folder that have changed since", files);
        }
        section(&mut said, "Figures", &self.figures);
        section(&mut said, "Sentences", &self.sentences);
        section(&mut said, "Sentences with the same words but another rule", &self.rules);
        section(&mut said, "Attachments", &self.bytes);
        section(&mut said, "Sentences in its own record that are not on its pages", &self.lost);
        let elsewhere: Vec<String> = self.elsewhere().map(told).collect();
        let heading = if self.sentences.is_empty() { "Pages" } else { "Elsewhere on the pages" };
        section(&mut said, heading, &elsewhere);
        Verification { same, said: harmless(&said) }
    }

    /// What was done.
    fn done(&self, given: &GivenPdf, pages: usize) -> String {
        match &given.program {
            Some(_) if self.same_version => format!(
                "It was typeset again by the version that made it, {PROGRAM}, and compared byte by byte, then {pages} pages word by word."
            ),
            Some(program) => format!(
                "It was made by version {program}, and this is {PROGRAM}: the words of its {pages} pages were \
                 compared, but not its bytes. Charts and pictures were not compared."
            ),
            None => format!(
                "Its record does not say which version made it: the words of its {pages} pages were compared with what version {PROGRAM} typesets."
            ),
        }
    }

    /// What must have happened, as far as it can be said.
    fn why(&self) -> String {
        let first = match (self.same_pages, self.same_attachments()) {
            (true, true) => self.why_no_words(),
            (true, false) => self.why_attachments(),
            (false, true) => self.why_pages(),
            (false, false) => match &self.files {
                Files::Changed(_) => "The folder has changed since it was made.".to_owned(),
                Files::Unknown(why) => format!("It is not known whether the folder has changed: {why}."),
                Files::Same if self.same_version => {
                    "Its pages and its attachments were altered: the folder has not changed since it was made."
                        .to_owned()
                }
                Files::Same => {
                    "The folder has not changed since it was made: either this version words it differently, or the \
                     PDF was altered."
                        .to_owned()
                }
            },
        };
        if self.lost.is_empty() {
            first
        } else {
            format!("{first}\nIts pages and its own record do not agree: one of the two was altered.")
        }
    }

    fn why_no_words(&self) -> String {
        let saved = "it was saved again by another program, or altered in a place without words";
        match &self.files {
            Files::Changed(_) => "The folder has changed since it was made, but no words have changed.".to_owned(),
            Files::Same => format!("The words, figures and sentences are the same, but the file is not: {saved}."),
            Files::Unknown(why) => {
                format!("The words, figures and sentences are the same, but the file is not: {why}, or {saved}.")
            }
        }
    }

    fn why_attachments(&self) -> String {
        match &self.files {
            // Figures are attached in full, and printed rounded.
            Files::Changed(_) => {
                "The folder has changed since it was made, but the words on the pages have not.".to_owned()
            }
            Files::Same => "Its attachments were altered: its pages are what the folder gives.".to_owned(),
            Files::Unknown(why) => format!(
                "Either the folder has changed without changing the words on the pages, or the attachments were \
                 altered. It is not known which: {why}."
            ),
        }
    }

    fn why_pages(&self) -> String {
        match &self.files {
            // A title, a heading, a layout.
            Files::Changed(_) => "The folder has changed since it was made.".to_owned(),
            Files::Same if self.same_version => {
                "Its pages were altered: its attachments are what the folder gives.".to_owned()
            }
            Files::Same => "Its pages were altered, or this version typesets different words: its attachments are \
                what the folder gives."
                .to_owned(),
            Files::Unknown(why) => format!(
                "Either its pages were altered, or the folder has changed in a place without figures or sentences. \
                 It is not known which: {why}."
            ),
        }
    }

    /// The places of the pages that no sentence accounts for.
    fn elsewhere(&self) -> impl Iterator<Item = &Place> {
        self.pages.iter().filter(|place| !place.is_of(&self.words))
    }
}

fn told(place: &Place) -> String {
    format!("page {}\n    has:               {}\n    the folder gives:  {}", place.page, place.there, place.given)
}

fn section(said: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    said.push_str(&format!("\n{heading}\n"));
    for line in lines.iter().take(MOST_TOLD) {
        said.push_str(&format!("  {line}\n"));
    }
    if lines.len() > MOST_TOLD {
        said.push_str(&format!("  and {} more\n", lines.len() - MOST_TOLD));
    }
}

/// Without what would do something to a terminal: the words of a PDF may come from anywhere.
fn harmless(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() && letter != '\n' { '\u{fffd}' } else { letter }).collect()
}
