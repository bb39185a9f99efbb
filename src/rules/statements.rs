//! What the statements of rule files came to, kept for a book that is read again after an edit.

use std::collections::BTreeMap;
use std::sync::Arc;

use rhai::AST;
use rust_decimal::Decimal;

use crate::diagnostic::Diagnostic;

use super::draft_rule::Edit;

/// A statement by its file and its text as it is run, moved to where it is.
type Key = (String, String);

/// What a sound statement came to, with its syntax tree.
type CompiledEdit = (Edit, Arc<AST>);

/// The statements of the last reading. A statement is taken over where it is, word for word, at the same place of the
/// same file, and the numbers are what they were: it can read these while it is run.
#[derive(Debug, Clone, Default)]
pub struct Statements {
    numbers: BTreeMap<String, Decimal>,
    before: BTreeMap<Key, CompiledEdit>,
    now: BTreeMap<Key, CompiledEdit>,
}

impl Statements {
    /// Begins a reading by these numbers.
    pub fn begin(&mut self, numbers: &BTreeMap<String, Decimal>) {
        if self.numbers != *numbers {
            self.before.clear();
            self.numbers.clone_from(numbers);
        }
    }

    /// What a statement came to: as it is kept, or by running its text now. An error is not kept.
    pub fn or(
        &mut self,
        file: &str,
        text: String,
        run: impl FnOnce(&str) -> Result<CompiledEdit, Diagnostic>,
    ) -> Result<CompiledEdit, Diagnostic> {
        let key = (file.to_owned(), text);
        let came = match self.before.remove(&key) {
            Some(came) => came,
            None => run(&key.1)?,
        };
        self.now.insert(key, came.clone());
        Ok(came)
    }

    /// Ends the reading: what is in no file any more is let go.
    pub fn end(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }
}
