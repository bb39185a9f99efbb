//! What a file gives, for other programs and for the pages of the studio.

use serde_json::{Value, json};

use super::into_folder::Imported;
use super::proposal::Proposal;

impl Proposal {
    /// What a file of this name gives.
    pub fn as_data(&self, name: &str) -> Value {
        let new = self.new.iter().map(|new| {
            json!({ "id": new.id, "written": new.written, "name": new.name, "section": new.section, "good": new.good,
                "lag": new.lag, "measure": new.kind.map(|kind| kind.word),
                "measure_by_figures": new.kind.is_some_and(|kind| kind.by_figures), "measure_open": new.is_kind_open })
        });
        let places = self.unread_at.iter();
        let places = places.map(|at| at.cell.as_deref().map_or_else(|| format!("line {}", at.line), str::to_owned));
        json!({
            "file": name,
            "periods": self.periods,
            "known": self.known,
            "new": new.collect::<Vec<_>>(),
            "marks": self.marks,
            "told": self.told,
            "not_understood": self.unread,
            "not_understood_at": places.collect::<Vec<_>>(),
            "left_out": self.left_out,
            "sheets_not_read": self.unread_sheets,
            "areas": self.areas,
            "recipes": self.recipes,
        })
    }
}

impl Imported {
    /// What its file gives, and what is written of it.
    pub fn as_data(&self) -> Value {
        let mut value = self.proposal.as_data(&self.name);
        value["written"] = json!(self.written);
        value["removed"] = json!(self.removed);
        value["report_is_of"] = json!(self.earlier_report);
        value
    }
}
