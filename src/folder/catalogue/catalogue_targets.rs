//! The targets of the catalogue: `target = 98`, one table, or several.

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::Place;
use crate::figures::measure::{Amber, Basis, Target, YearKind};
use crate::folder::table::target_cells::TargetOf;
use crate::folder::text::entry::Entry;

/// What a figure of a target may be.
const FIGURE: &str = "a number, or text";

/// What of the indicator its targets are read by.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a> {
    /// What they are of, and where what is wrong goes.
    pub of: TargetOf<'a>,
    /// What a bare year is.
    pub year: YearKind,
}

impl Of<'_> {
    /// `target = 98`, one table, or several.
    pub fn read_targets(self, entry: &Entry) -> Vec<Target> {
        let amber = entry.value("amber", FIGURE);
        let Some(value) = entry.value("target", "a number, text, a table or a list of tables") else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Table(_) => {
                self.not_beside_a_table(entry, amber);
                entry.table("target").into_iter().map(|table| self.read_target(table)).collect()
            }
            DeValue::Array(_) => {
                self.not_beside_a_table(entry, amber);
                entry.tables("target").into_iter().map(|table| self.read_target(table)).collect()
            }
            _ => {
                let mut target = Target::of(None, "target", entry.place(value.span()));
                self.read_value(entry, &mut target, value);
                target.amber = amber.and_then(|amber| self.read_amber(entry, amber));
                if target.value.is_none() && target.words.is_empty() { Vec::new() } else { vec![target] }
            }
        }
    }

    /// `amber` without a target beside it: it is of the targets that tables give.
    pub fn read_amber_of_tables(self, entry: &Entry) -> Option<Amber> {
        let amber = entry.value("amber", FIGURE).filter(|_| !entry.has("target"))?;
        self.read_amber(entry, amber)
    }

    fn not_beside_a_table(self, entry: &Entry, amber: Option<&Spanned<DeValue>>) {
        if let Some(amber) = amber {
            let help = "write it within the target: target = { value = 85, amber = 83 }";
            entry.wrong(amber, "`amber` is beside a target with keys of its own", help);
        }
    }

    fn read_target(self, entry: Entry) -> Target {
        let name = entry.placed("name");
        let value = entry.value("value", FIGURE);
        if value.is_none() && name.is_none() {
            entry.lacks("value", "give the figure to reach, or at least the name of the target");
        }
        let name = name.map_or_else(|| "target".to_owned(), |(name, _)| name);
        let mut target = Target::of(None, &name, entry.at().clone());
        if let Some(value) = value {
            self.read_value(&entry, &mut target, value);
        }
        target.amber = entry.value("amber", FIGURE).and_then(|amber| self.read_amber(&entry, amber));
        target.basis = entry.word("basis", &Basis::ALL).or(target.basis);
        target.forecast = entry.value("forecast", FIGURE).and_then(|value| {
            self.written(&entry, "forecast", value).and_then(|(text, place)| self.of.read_forecast(&text, &place))
        });
        target.note = entry.text("note");
        target.by = entry.placed("by").and_then(|(text, place)| {
            entry.dated(&text, place, self.year, "write the period of the target: by = \"quarter 4 2019/20\"")
        });
        entry.finish("a target");
        target
    }

    fn read_value(self, entry: &Entry, target: &mut Target, value: &Spanned<DeValue>) {
        if let Some((text, place)) = self.written(entry, "target", value) {
            self.of.read_value(target, &text, &place);
        }
    }

    fn read_amber(self, entry: &Entry, value: &Spanned<DeValue>) -> Option<Amber> {
        let (text, place) = self.written(entry, "amber", value)?;
        self.of.read_amber(&text, &place)
    }

    /// A number or a text, as text.
    fn written(self, entry: &Entry, key: &'static str, value: &Spanned<DeValue>) -> Option<(String, Place)> {
        match value.get_ref() {
            DeValue::String(text) => Some((text.to_string(), entry.place(value.span()))),
            _ => Some((entry.decimal(key, value)?.to_string(), entry.place(value.span()))),
        }
    }
}
