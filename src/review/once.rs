//! That a draft asks each rule once, and that what may not be printed is nowhere in it.

use std::path::Path;

use crate::draft::draft;
use crate::folder::Folder;
use crate::page::{Format, layout, publish};
use crate::rules::asked;

use super::explain::explain;
use super::record::record;

/// Drafting, the records, a page and the explanation of a report put each condition to each figure once.
#[test]
fn each_condition_is_put_once_to_each_figure() {
    for name in ["anyshire", "leicestershire-2019-20-q3"] {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
        let folder = Folder::open(&dir).0.expect("a folder");
        // The examples of the rules are figures of their own.
        draft(&folder);
        let of_examples = asked::taken();
        let drafted = draft(&folder);
        explain(&drafted, None, true).expect("explained");
        let snapshot = drafted.snapshot();
        assert!(!snapshot.passages.is_empty());
        let recorded = record(drafted.sound().expect("no errors"), &folder);
        let format = if cfg!(feature = "pdf") { Format::Pdf } else { Format::Html };
        let published = publish(&recorded.report, format, &layout(&folder)).expect("published");
        let mut json = Vec::new();
        recorded.record(format, &published.value.into()).write(&mut json).expect("written");
        assert!(String::from_utf8(json).expect("text").contains("\"outcome\": \"failed\""));
        let asked = asked::taken();
        let of_figures = asked
            .iter()
            .filter(|((_, of), _)| folder.indicators().iter().any(|one| of.starts_with(&format!("{} after", one.id))));
        let several: Vec<_> = of_figures.clone().filter(|(_, count)| **count > 1).collect();
        assert!(several.is_empty(), "{name}: {several:#?}");
        assert!(of_figures.count() > 1_000, "{name}: conditions were put");
        assert_eq!(of_examples, asked, "the second draft asks what the first did");
    }
}
