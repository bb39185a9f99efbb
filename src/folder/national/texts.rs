//! The lines that are shown beside an error: the table itself is not kept, so they are fetched when there is one.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::folder::diagnostics::Diagnostics;
use crate::folder::inputs::FolderReading;
use crate::folder::named::NamedFile;

use super::stream::Stream;

/// Puts the text of their lines to every place of the file that lacks it.
pub fn with_texts(from: FolderReading, file: &NamedFile, told: Vec<Diagnostic>) {
    let lacks = |place: &Place| place.file == *file.path && place.line > 0 && place.text.is_empty();
    let mut wanted: HashMap<usize, Place> = HashMap::new();
    for place in told.iter().flat_map(|one| one.at.iter().chain(one.also.iter().map(|(place, _)| place))) {
        if lacks(place) {
            wanted.insert(place.line, place.clone());
        }
    }
    // Whatever this second reading meets has been reported by the first.
    let quiet = Diagnostics::default();
    let second = FolderReading { faults: &quiet, ..from };
    let stream = if wanted.is_empty() { None } else { Stream::open(second, file, &[]) };
    if let Some(mut stream) = stream {
        let mut left = wanted.len();
        while left > 0 && stream.next(&quiet) {
            if let Some(place) = wanted.get_mut(&stream.line()) {
                *place = stream.place();
                left -= 1;
            }
        }
    }
    let found = |place: Place| if lacks(&place) { wanted.get(&place.line).cloned().unwrap_or(place) } else { place };
    for mut one in told {
        one.at = one.at.map(found);
        one.also = one.also.into_iter().map(|(place, words)| (found(place), words)).collect();
        from.faults.add(one);
    }
}
