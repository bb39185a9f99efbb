//! Slips put in one by one, and how many are told, by kind and by what the table holds.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use scrutineer::{Code, Diagnostic};

use super::measure::{HOLDS, Holds, Measure};
use super::slip::{SLIPS, Slip};

/// What looks like a slip: of a sound measure none is told.
const DOUBTS: [Code; 8] = [
    Code::FractionLikely,
    Code::ImpossiblePercentage,
    Code::DigitLikely,
    Code::DenominatorJump,
    Code::UnlikePublished,
    Code::FigureRepeated,
    Code::NameLikely,
    Code::NoNewFigures,
];

/// A slip that was put into a measure, and what tells of it.
pub struct Slipped<'a> {
    pub slip: Slip,
    pub codes: &'static [Code],
    pub sound: &'a Measure,
    pub wrong: &'a Measure,
}

/// How many of so many slips are told; and how many sound measures are doubted.
#[derive(Default)]
pub struct Trial {
    told: BTreeMap<(Slip, Holds), (usize, usize)>,
    /// Those that are not told, in words.
    untold: Vec<String>,
    pub false_alarms: Vec<String>,
    pub sound: usize,
}

impl Trial {
    /// That these sound measures are so many, and what is doubted of them.
    pub fn sound(&mut self, measures: usize, told: &[Diagnostic]) {
        self.sound += measures;
        let doubted = told.iter().filter(|one| DOUBTS.contains(&one.code));
        self.false_alarms.extend(doubted.map(|one| one.message.clone()));
    }

    /// That a slip was put in; and what was told with it and without.
    pub fn put(&mut self, slipped: &Slipped, with: &[Diagnostic], without: &[Diagnostic]) {
        let was = |one: &Diagnostic| without.iter().any(|before| before.message == one.message);
        let is_told = with.iter().any(|one| slipped.codes.contains(&one.code) && !was(one));
        let (slip, holds) = (slipped.slip, slipped.sound.holds());
        if !is_told {
            let figures = |of: &Measure| {
                let figures = of.rows.iter().map(|row| match row.counts {
                    Some((part, whole)) => format!("{} ({part} of {whole})", row.value),
                    None => row.value.to_string(),
                });
                figures.collect::<Vec<_>>().join(", ")
            };
            let (before, now) = (figures(slipped.sound), figures(slipped.wrong));
            let areas: Vec<&str> = slipped.wrong.rows.iter().map(|row| row.area.as_str()).collect();
            let area = areas.iter().find(|area| **area != slipped.sound.area).unwrap_or(&areas[0]);
            let comment = slipped.wrong.comment.as_deref().unwrap_or_default();
            let unit = slipped.sound.unit;
            self.untold.push(format!("{slip:?} ({holds:?}), {unit}, {area} {comment}: {now}\n  was {before}"));
        }
        let (told, of) = self.told.entry((slip, holds)).or_default();
        (*told, *of) = (*told + usize::from(is_told), *of + 1);
    }

    pub fn slips(&self) -> usize {
        self.told.values().map(|(_, of)| of).sum()
    }

    fn count(&self, fits: impl Fn(Slip, Holds) -> bool) -> (usize, usize) {
        let fitting = self.told.iter().filter(|((slip, holds), _)| fits(*slip, *holds)).map(|(_, told)| told);
        fitting.fold((0, 0), |(told, of), one| (told + one.0, of + one.1))
    }

    /// A line a kind, a column by what is held.
    pub fn table(&self) -> String {
        let mut table = format!("{:<16}", "told, of");
        for holds in HOLDS {
            let _ = write!(table, "{:>14}", format!("{holds:?}"));
        }
        let line = |table: &mut String, name: &str, fits: &dyn Fn(Slip) -> bool| {
            let _ = write!(table, "\n{name:<16}");
            for holds in HOLDS {
                let (told, of) = self.count(|slip, of| of == holds && fits(slip));
                let cell = if of == 0 { "-".to_owned() } else { format!("{told} of {of}") };
                let _ = write!(table, "{cell:>14}");
            }
        };
        for slip in SLIPS {
            line(&mut table, &format!("{slip:?}"), &|one| one == slip);
        }
        line(&mut table, "all", &|_| true);
        format!("{table}\n{} of {} sound measures are doubted\n", self.false_alarms.len(), self.sound)
    }

    /// That as many are told as must be, and no more than so many sound measures doubted.
    pub fn holds(&self, name: &str, alarms: usize) {
        println!("{name}: {} slips\n{}\nnot told:\n{}", self.slips(), self.table(), self.untold.join("\n"));
        let witnessed = |holds| matches!(holds, Holds::EightEarlier | Holds::Published);
        let shares = [
            ("with counts", self.count(|_, holds| holds == Holds::Counts), 98),
            ("with eight earlier figures or a published one", self.count(|_, holds| witnessed(holds)), 85),
            (
                "fractions, and factors of ten and more, whatever is held",
                self.count(|slip, _| slip == Slip::Fraction || slip.is_of_order()),
                95,
            ),
        ];
        for (what, (told, of), least) in shares.into_iter().filter(|(_, (_, of), _)| *of > 0) {
            println!("{what}: {:.1}%", told as f64 * 100.0 / of as f64);
            assert!(told * 100 >= least * of, "{name}, {what}: {told} of {of}\n{}", self.table());
        }
        assert!(self.false_alarms.len() <= alarms, "{name}: {:#?}", self.false_alarms);
    }
}
