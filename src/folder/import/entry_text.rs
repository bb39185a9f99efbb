//! A new entry of the catalogue as it stands in `indicators.toml`, each line that nobody said with why.

use std::fmt::Write as _;

use crate::folder::catalogue::kind_in_name::own_subject;
use crate::folder::table::columns::plain;
use crate::folder::text::toml_text::{list, quoted};

use super::entry::NewEntry;
use super::tolerance::Tolerance;

impl NewEntry {
    /// As it stands in `indicators.toml`.
    pub fn text(&self) -> String {
        let mut text = format!("[{}]\nname = {}\n", self.id, quoted(&self.name));
        // A figure of which nobody says the unit is called no score.
        let figure_for = || self.is_unit_open.then(|| format!("The figure for {}", self.name));
        if let Some(subject) = own_subject(&self.name, &self.of_unit).or_else(figure_for) {
            let _ = writeln!(text, "subject = {}", quoted(&subject));
        }
        let called = std::iter::once(&self.written).chain(&self.also).filter(|one| plain(one) != plain(&self.name));
        let called: Vec<&str> = called.map(String::as_str).collect();
        if !called.is_empty() {
            let _ = writeln!(text, "called = {}", list(called));
        }
        if !self.code.is_empty() {
            let _ = writeln!(text, "code = {}", quoted(&self.code));
        }
        text.push_str(&self.unit);
        if let Some(decimals) = self.decimals {
            let _ = writeln!(text, "decimals = {decimals}");
        }
        text.push_str(&self.good_line());
        if let Some(Tolerance::Said(amber)) = &self.tolerance {
            let _ = writeln!(text, "amber = {}   # as the tolerance of the file", quoted(amber));
        }
        if let Some(kind) = self.kind {
            let _ = writeln!(text, "measure = {}   # {}", quoted(kind.word), kind.why);
        }
        if self.is_as_at_month {
            text.push_str("as_at = \"month\"\n");
        }
        if let Some(frequency) = self.frequency {
            let _ = writeln!(text, "frequency = {}", quoted(frequency));
        }
        if self.lag > 0 {
            let cells = if self.lag == 1 {
                "its last cell has".to_owned()
            } else {
                format!("its last {} cells have", self.lag)
            };
            let _ = writeln!(
                text,
                "lag = {}   # {cells} no figure yet: take the line out if it is not always so late",
                self.lag
            );
        }
        if let Some(year) = self.year {
            let _ = writeln!(text, "year = {}", quoted(year));
        }
        if let Some(why) = self.no_quartile {
            let _ = writeln!(text, "no_quartile = true   # {why}");
        }
        text
    }

    /// Which way is good, with what says it.
    fn good_line(&self) -> String {
        if let Some(good) = self.good {
            let why = self.good_by.as_ref().map(|why| format!("   # {why}")).unwrap_or_default();
            return format!("good = {}{why}\n", quoted(good));
        }
        let range = self
            .range
            .as_ref()
            .map_or_else(String::new, |(range, band)| format!("; if it is good within its target of {range}, {band}"));
        format!(
            "good = \"none\"   # the file does not say which direction is good: \"high\", \"low\" or \"none\"{range}\n"
        )
    }
}
