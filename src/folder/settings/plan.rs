//! `report.toml` as plain data: what the report is called, and what each of its paragraphs is about.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::figures::finding::{Judging, Method};
use crate::figures::measure::{Comparing, Period};
use crate::folder::national::NationalPlan;
use crate::folder::settings::chosen::{Numbering, Officer};
use crate::folder::settings::prose_settings::Settings;
use crate::folder::sources::Recipe;
use crate::folder::text::named::NamedFile;
use crate::folder::words::date::Date;
use crate::rules::PrintedWords;

use super::accept::Accept;
use super::appendix_plan::AppendixPlan;
use super::council::Council;
use super::length::HowMuch;
use super::look_plan::LookPlan;
use super::table_plan::TablePlan;
use super::unnamed::{Open, Unnamed};

/// What is to be reported, where and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The title. `{period}` and the other words of [`BRACES`] are still in it.
    pub title: String,
    /// The committee that receives it.
    pub committee: String,
    /// The day of the meeting.
    pub date: Date,
    /// `Version 2, 13 March 2025`; empty where the report has no version.
    pub version: String,
    /// The council's area, as it reads in a sentence.
    pub area: String,
    /// What of these is still to be named: it is printed so.
    pub unnamed: Vec<Open>,
    /// The council of a table that the report is made for, in place of the one that `report.toml` names.
    pub made_for: Option<Council>,
    /// The same with where it is named.
    pub area_named: (String, Place),
    /// How much is said of an indicator, and what first.
    pub how: HowMuch,
    /// Whether paper has the methods in full (`methods = "full"`).
    pub methods_in_full: bool,
    /// The period reported.
    pub period: Period,
    /// Where the period is given.
    pub period_from: Place,
    /// Who reports, by office.
    pub authors: Vec<String>,
    /// The department. May be empty.
    pub department: String,
    /// How quartiles are computed where none is given.
    pub quartiles: Method,
    /// What a quartile without a family is a quartile of, in the council's own words. May be empty.
    pub quartiles_of: String,
    /// What judges and what else is said, of every measure whose own entry says nothing of it.
    pub comparing: Comparing,
    /// A language tag: `en-GB`.
    pub language: String,
    /// Folders of the council's own rules.
    pub rules: Vec<NamedFile>,
    /// The folder's own layout, if the shipped one is not to be used.
    pub layout: Option<NamedFile>,
    /// The council's colours, crest and font.
    pub look: LookPlan,
    /// Files that a layout may show.
    pub assets: Vec<NamedFile>,
    /// Tables of figures, where they are named.
    pub observations: Vec<NamedFile>,
    /// Tables of what the figures are measured against, where they are named.
    pub benchmarks: Vec<NamedFile>,
    /// Tables of targets, where they are named.
    pub targets: Vec<NamedFile>,
    /// Our column and the file's own heading for it, in the tables of figures.
    pub observation_columns: Vec<(String, String)>,
    /// The same in the benchmarks.
    pub benchmark_columns: Vec<(String, String)>,
    /// The same in the targets.
    pub target_columns: Vec<(String, String)>,
    /// Files of the council's own that are read as they are.
    pub sources: Vec<Recipe>,
    /// The folder of `[from]`, whose catalogue and tables are read too.
    pub store: Option<NamedFile>,
    /// The national table, where one is named.
    pub national: Option<NationalPlan>,
    /// What is wanted of the prose checks.
    pub prose: Settings,
    /// What is printed for each verdict.
    pub words: Arc<PrintedWords>,
    /// How changes are judged where no rule says otherwise.
    pub judging: Judging,
    /// What a measure is rated by its target: met, close, missed. None: it is not rated.
    pub ratings: Option<[String; 3]>,
    /// What looks like a slip, and an officer knows to be right.
    pub accepts: Vec<Accept>,
    /// How its paragraphs are numbered.
    pub numbering: Numbering,
    /// Whether the report begins with a page of its own, the period at a glance. None: a report of enough measures does.
    pub summary: Option<bool>,
    /// The sections in reading order.
    pub sections: Vec<SectionPlan>,
    /// What stands under the title, each with its name: `Wards affected`, `All`. Words in braces are still in it.
    pub header: Vec<(String, String)>,
    /// The officers to contact.
    pub officers: Vec<Officer>,
    /// Appendices after the dashboard.
    pub appendices: Vec<AppendixPlan>,
}

impl Plan {
    /// Whether an officer has accepted what is told of a figure, as it is now.
    pub fn is_accepted(&self, told: &Diagnostic) -> bool {
        told.doubted.as_ref().is_some_and(|doubted| {
            self.accepts.iter().any(|accept| accept.is_of(told, doubted) && accept.is_figure(doubted))
        })
    }

    /// Makes it one for this council, in place of the one that `report.toml` names.
    pub(crate) fn put_for(&mut self, council: &Council) {
        let named = (council.area.clone(), council.from.clone());
        self.made_for = Some(council.clone());
        self.area.clone_from(&council.area);
        self.unnamed.retain(|(open, _)| *open != Unnamed::Area);
        if let Some(national) = &mut self.national {
            national.area.clone_from(&named);
        }
        self.area_named = named;
        if let Some(period) = council.period {
            (self.period, self.period_from) = (period, council.from.clone());
        }
    }

    /// The day of the meeting as it is printed, and for programs: empty where it is still to be named.
    pub fn day(&self) -> (String, String) {
        if self.unnamed.iter().any(|(open, _)| *open == Unnamed::Date) {
            (Unnamed::Date.printed(), String::new())
        } else {
            (self.date.to_string(), self.date.iso())
        }
    }

    /// The council's own area as published tables name it, with where that is said.
    pub fn area_in_tables(&self) -> &(String, Place) {
        self.national.as_ref().map_or(&self.area_named, |national| &national.area)
    }

    /// Every indicator that a paragraph or a table names, with where it is named.
    pub fn reported(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.spoken().chain(self.sections.iter().flat_map(SectionPlan::in_tables))
    }

    /// Every indicator a paragraph is about, in reading order, with where it is named.
    pub fn spoken(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.sections.iter().flat_map(SectionPlan::spoken)
    }
}

impl Plan {
    /// Whether any paragraph chooses its measures.
    pub fn chooses(&self) -> bool {
        let mut paragraphs = self.sections.iter().flat_map(|section| &section.paragraphs);
        paragraphs.any(|paragraph| matches!(paragraph, ParagraphPlan::Chosen { .. }))
    }
}

impl SectionPlan {
    /// Every indicator that its paragraphs are about, in reading order, with where it is named.
    pub fn spoken(&self) -> impl Iterator<Item = (&str, &Place)> {
        let ids = self.paragraphs.iter().flat_map(|paragraph| match paragraph {
            ParagraphPlan::Indicators { ids, .. } => ids.as_slice(),
            _ => &[],
        });
        ids.map(|(id, place)| (id.as_str(), place))
    }

    /// Every indicator that its tables name, with where.
    pub fn in_tables(&self) -> impl Iterator<Item = (&str, &Place)> {
        let tables = self.paragraphs.iter().filter_map(|paragraph| match paragraph {
            ParagraphPlan::Table(table) => Some(table),
            _ => None,
        });
        tables.flat_map(|table| table.named()).map(|(id, place)| (id.as_str(), place))
    }
}

/// A heading and what is under it.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionPlan {
    /// The heading.
    pub heading: String,
    /// 1 or 2.
    pub level: u8,
    /// Whether its paragraphs carry numbers.
    pub numbered: bool,
    /// Its paragraphs in order.
    pub paragraphs: Vec<ParagraphPlan>,
    /// A plain list. May be empty.
    pub items: Vec<String>,
    /// What else it holds.
    pub contains: Option<Contains>,
    /// Where it is declared.
    pub from: Place,
}

/// What a section holds besides paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contains {
    /// The officers to contact.
    Officers,
    /// The list of appendices.
    Appendices,
}

/// By what a paragraph chooses its measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Those that members should look at first.
    Attention,
    /// Those that got better.
    Improved,
    /// Those that miss a target.
    OffTarget,
    /// Those that no other paragraph reports.
    Rest,
}

impl Choice {
    /// Every one, with its word in `report.toml`.
    pub const WORDS: [(&'static str, Choice); 4] = [
        ("attention", Choice::Attention),
        ("improved", Choice::Improved),
        ("off target", Choice::OffTarget),
        ("rest", Choice::Rest),
    ];
}

/// One numbered paragraph: what it is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum ParagraphPlan {
    /// The officer's own fixed words.
    Text {
        /// With `{period}` and its like still in it.
        text: String,
        /// Figures in it that are not figures of the folder's.
        facts: Vec<String>,
        /// Where it is written.
        from: Place,
    },
    /// The rules of the topic `overview` that answer to this word.
    Overview {
        /// `change`, `quartiles`.
        word: String,
        /// Where it is written.
        from: Place,
    },
    /// The rules of the topic `conclusion` that answer to this word.
    Conclusion {
        /// The word.
        word: String,
        /// Where it is written.
        from: Place,
    },
    /// A table of measures.
    Table(TablePlan),
    /// What the rules say of each measure that is chosen, a paragraph each.
    Chosen {
        /// By what.
        by: Choice,
        /// Where it is written.
        from: Place,
    },
    /// What the rules say of these indicators.
    Indicators {
        /// At least one, each with where it is named.
        ids: Vec<(String, Place)>,
        /// Where the paragraph is declared.
        from: Place,
    },
}

/// The words that may be in braces in the texts of `report.toml`.
pub const BRACES: [&str; 6] = ["period", "Period", "months", "area", "committee", "department"];
