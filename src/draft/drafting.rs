//! One report after another: the rules that were compiled, and the rows that were used of large tables, serve the next.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Error;
use crate::folder::{Council, Folder, UsedRows};
use crate::rules::Statements;

use super::{Draft, draft_again, drafted_by};

/// Drafts one folder after another, and says of each what [`draft_folder`](super::draft_folder) says of it.
///
/// ```
/// use scrutineer::batch::Drafting;
///
/// let mut drafting = Drafting::default();
/// for folder in ["fixtures/anyshire", "fixtures/leicestershire-2019-20-q3"] {
///     let (_, draft) = drafting.draft(folder.as_ref(), None)?;
///     println!("{}", draft.sound()?.report.title);
/// }
/// # Ok::<(), scrutineer::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Drafting {
    statements: Statements,
    used: Arc<UsedRows>,
}

impl Drafting {
    /// Another, for a thread of its own, that shares the tables with this one.
    pub fn beside(&self) -> Drafting {
        Drafting { statements: Statements::default(), used: self.used.clone() }
    }

    /// Drafts a folder, for another council than its `report.toml` names where one is given.
    ///
    /// # Errors
    /// As [`draft_folder`](super::draft_folder).
    pub fn draft(&mut self, dir: &Path, council: Option<&Council>) -> Result<(Folder, Draft), Error> {
        let statements = &mut self.statements;
        drafted_by(Folder::open_for(dir, council, &self.used), |folder| draft_again(folder, statements))
    }
}
