//! A book that notes what it is asked says what a book says that does not.

use std::path::{Path, PathBuf};

use crate::draft::{tell, tell_with};
use crate::folder::Folder;
use crate::rules::{Watch, Watched};

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    ["anyshire", "leicestershire-2019-20-q3"].map(|name| root.join(name)).to_vec()
}

#[test]
fn a_watched_book_says_the_same_as_a_plain_one() {
    for path in fixtures() {
        let folder = Folder::open(&path).0.expect("a folder");
        let (told, faults) = tell(&folder);
        let (watched, found) = Watched::open(&Watch::default(), "fixture", folder.rules());
        let (narrative, _, faults_watched) = tell_with(&folder, &watched.book, found);
        assert_eq!(faults, faults_watched);
        assert_eq!(told.narrative.paragraphs, narrative.paragraphs, "{}", path.display());
        let decided = |narrative: &crate::narrative::Narrative| -> Vec<String> {
            narrative.indicated.iter().map(|indicated| format!("{:?}", indicated.decided)).collect()
        };
        assert_eq!(decided(&told.narrative), decided(&narrative));
        assert!(narrative.paragraphs.iter().map(|(_, sentences)| sentences.len()).sum::<usize>() > 40);
    }
}
