//! The files inside a PDF, as its catalogue names them.

use std::collections::BTreeMap;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object, Stream, String as PdfString};

/// So deep may the tree of names be.
const DEEPEST: usize = 16;

/// So many files may be inside.
const MOST: usize = 64;

/// Every file inside, by its name; of two of one name the first.
pub fn attached(pdf: &Pdf) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let catalogue: Option<Dict> = pdf.xref().get(pdf.xref().root_id());
    let Some(catalogue) = catalogue else { return found };
    if let Some(tree) = catalogue.get::<Dict>("Names").and_then(|names| names.get::<Dict>("EmbeddedFiles")) {
        walk(&tree, DEEPEST, &mut found);
    }
    // What is only associated, and is in no tree of names.
    for one in catalogue.get::<Array>("AF").iter().flat_map(|files| files.iter::<Dict>()) {
        take(&one, &mut found);
    }
    found
}

fn walk(tree: &Dict, deep: usize, found: &mut BTreeMap<String, Vec<u8>>) {
    for object in tree.get::<Array>("Names").iter().flat_map(|names| names.iter::<Object>()) {
        if let Object::Dict(file) = object {
            take(&file, found);
        }
    }
    if deep > 0 {
        for kid in tree.get::<Array>("Kids").iter().flat_map(|kids| kids.iter::<Dict>()) {
            walk(&kid, deep - 1, found);
        }
    }
}

fn take(file: &Dict, found: &mut BTreeMap<String, Vec<u8>>) {
    let name = file.get::<PdfString>("UF").or_else(|| file.get::<PdfString>("F"));
    let stream = file.get::<Dict>("EF").and_then(|held| held.get::<Stream>("F").or_else(|| held.get::<Stream>("UF")));
    let (Some(name), Some(stream)) = (name, stream) else { return };
    let name = text(name.as_bytes());
    // Typst names a file by its path.
    let name = name.trim_start_matches('/').to_owned();
    if found.len() < MOST && !found.contains_key(&name) {
        found.insert(name, stream.decoded().map(|bytes| bytes.into_owned()).unwrap_or_default());
    }
}

/// A text string: UTF-16 by its mark, else UTF-8 or what every encoding has in common.
fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => String::from_utf8_lossy(bytes).into_owned(),
    }
}
