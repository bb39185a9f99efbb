//! The lines that are shown beside an error: the tables themselves are not kept, so they are fetched when there is one.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::text::diagnostics::Diagnostics;
use crate::folder::text::named::NamedFile;

use super::stream::Stream;

/// Puts the text of their lines to every place of these files that lacks it.
pub fn with_texts(from: FolderReading, files: &[&NamedFile], mut told: Vec<Diagnostic>) {
    for file in files {
        texts_of(from, file, &mut told);
    }
    told.into_iter().for_each(|one| from.faults.add(one));
}

fn texts_of(from: FolderReading, file: &NamedFile, told: &mut [Diagnostic]) {
    let lacks = |place: &Place| place.file == *file.path && place.line > 0 && place.text.is_empty();
    let mut wanted: HashMap<usize, Place> = HashMap::new();
    for place in told.iter().flat_map(|one| one.at.iter().chain(one.also.iter().map(|(place, _)| place))) {
        if lacks(place) {
            wanted.insert(place.line, place.clone());
        }
    }
    if wanted.is_empty() {
        return;
    }
    // Whatever this second reading meets has been reported by the first.
    let quiet = Diagnostics::default();
    let second = FolderReading { faults: &quiet, ..from };
    if let Some(mut stream) = Stream::open(second, file, &[], "") {
        let mut left = wanted.len();
        while left > 0 && stream.next(&quiet) {
            if let Some(place) = wanted.get_mut(&stream.line()) {
                *place = stream.place();
                left -= 1;
            }
        }
    }
    let put = |place: &mut Place| {
        if lacks(place)
            && let Some(found) = wanted.get(&place.line)
        {
            place.clone_from(found);
        }
    };
    for one in told {
        one.at.iter_mut().for_each(put);
        one.also.iter_mut().for_each(|(place, _)| put(place));
    }
}
