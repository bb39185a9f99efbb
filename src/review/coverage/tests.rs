//! A book that notes what it is asked says what a book says that does not.

use std::path::{Path, PathBuf};

use crate::draft::{Checks, Draft, draft_by, draft_with};
use crate::folder::Folder;
use crate::rules::{RuleBook, RuleWatch, Statements, WatchedBook};

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    ["anyshire", "leicestershire-2019-20-q3"].map(|name| root.join(name)).to_vec()
}

#[test]
fn a_watched_book_says_the_same_as_a_plain_one() {
    for path in fixtures() {
        let folder = Folder::open(&path).0.expect("a folder");
        let files = RuleBook::whole(folder.rules());
        let plain = draft_by(&folder, &files, &mut Statements::default());
        let (watched, found) = WatchedBook::open(&RuleWatch::default(), "fixture", folder.rules());
        let watched = draft_with(&folder, &watched.book, files, found, Checks::None);
        assert_eq!(plain.diagnostics, watched.diagnostics);
        assert_eq!(plain.report, watched.report, "{}", path.display());
        let spoke = |draft: &Draft| draft.trace.spoke().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(spoke(&plain), spoke(&watched), "{}", path.display());
        assert!(plain.report.sentences().count() > 40);
    }
}
