//! Opening a pack file: that of a meeting, or a supplement to one.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::folder::reading_toml::{Diagnostics, Entry, Source, parse};

use super::plan::PackPlan;
use super::reader::read_meeting;
use super::supplement::{KEY, read_supplement};

impl PackPlan {
    /// Reads the file of a pack, with every error it has. `None` where it cannot be read as one.
    pub fn open(path: &Path) -> (Option<PackPlan>, Vec<Diagnostic>) {
        let faults = Diagnostics::default();
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let plan = match Source::read(path, &name) {
            Ok(source) => read_pack(path, &source, &faults),
            Err(fault) => {
                faults.add(fault);
                None
            }
        };
        (plan, faults.into_vec())
    }
}

fn read_pack(path: &Path, source: &Source, faults: &Diagnostics) -> Option<PackPlan> {
    let table = parse(source, faults)?;
    let root = Entry::root(source, faults, &table);
    let is_supplement = root.entries().any(|(name, _, _)| name == KEY);
    if is_supplement { read_supplement(path, root) } else { read_meeting(path, root) }
}
