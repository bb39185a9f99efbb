//! The frame: paragraphs are numbered one after the other, and a heading has something under it.

use super::Reader;
use super::ledger::Ledger;

impl Reader<'_> {
    pub(super) fn structure(&self, ledger: &mut Ledger) {
        for (at, paragraph) in self.edition.paragraphs.iter().enumerate() {
            ledger.at(&format!("paragraph {}", paragraph.number), &paragraph.text);
            ledger.hold("paragraph number", paragraph.number == at + 1, || format!("it is the {}th", at + 1));
        }
        for heading in &self.edition.headings {
            ledger.at("a heading", &heading.text);
            ledger.hold("heading", heading.filled, || "nothing stands under it".into());
        }
    }
}
