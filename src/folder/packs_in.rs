//! The files of packs that lie in a place.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::folder::disk::files::FolderFiles;
use crate::folder::text::source::{Source, bytes_of};

/// More of them nobody looks through.
const MOST: usize = 200;

/// The file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// `march.toml`
    pub name: String,
    /// Of a supplement, the file of the agenda as it is named there.
    pub supplement_to: Option<String>,
}

/// Those that lie there, by name: the files with an agenda. One that cannot be read is none.
pub fn packs_in(place: &Path) -> Vec<PackFile> {
    let entries = FolderFiles::OnDisk(place).entries("").unwrap_or_default().into_iter();
    let files = entries.filter(|(name, is_folder)| !is_folder && name.ends_with(".toml") && !name.starts_with('.'));
    files.take(MOST).filter_map(|(name, _)| pack_file(place, name)).collect()
}

fn pack_file(place: &Path, name: String) -> Option<PackFile> {
    let source = Source::from_bytes(&bytes_of(place, &name).ok()?, &name).ok()?;
    let table = DeTable::parse(&source.text).ok()?.into_inner();
    let held = |key: &str| table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value.get_ref());
    let has_agenda = matches!(held("item"), Some(DeValue::Array(_)));
    let supplement_to = held("supplement_to").and_then(DeValue::as_str).map(|name| name.trim().to_owned());
    has_agenda.then_some(PackFile { name, supplement_to })
}
