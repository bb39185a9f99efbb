//! The PDF of a pack, typeset by Typst.

use crate::diagnostic::{Error, Warned};
use crate::page::Layout;
use crate::page::typst::{TypstInput, in_json, typeset_here};

use super::super::document::Pack;

/// Typesets a pack.
///
/// # Errors
/// Whatever Typst finds wrong.
pub fn pdf(pack: &Pack, layout: &Layout) -> Result<Warned<Vec<u8>>, Error> {
    let input = TypstInput {
        input: "pack",
        path: "/pack.json",
        text: in_json(pack),
        look: Some(&pack.look),
        ident: format!("{}\n{}\npack, part {:?}", pack.committee, pack.date_iso, pack.part),
        date_iso: &pack.date_iso,
    };
    typeset_here(&input, layout)
}
