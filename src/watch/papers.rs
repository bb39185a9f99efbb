//! The papers of a pack as they were last had: a report is drafted again when its folder was edited, a PDF converted again
//! when it has other bytes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
#[cfg(feature = "pdf")]
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::folder::FolderFingerprint;
#[cfg(feature = "pdf")]
use crate::folder::sha256;
#[cfg(feature = "pdf")]
use crate::pack::{Outcome, convert};
use crate::pack::{Reported, Sources};
#[cfg(feature = "pdf")]
use crate::review::record::page_count;

use super::drafted::Drafted;

/// What was had of the papers that lie in folders and files of their own.
pub struct Papers {
    reports: BTreeMap<PathBuf, KeptPaper>,
    #[cfg(feature = "pdf")]
    program: PathBuf,
    /// By the SHA-256 of the file, the last time and this time.
    #[cfg(feature = "pdf")]
    converted: [Mutex<BTreeMap<String, Outcome>>; 2],
}

/// A report, and its folder as it stood when it was drafted.
struct KeptPaper {
    drafted: Drafted,
    standing: FolderFingerprint,
}

impl Papers {
    /// None yet. `program` is this program, which is called again to convert a PDF.
    #[cfg_attr(not(feature = "pdf"), allow(unused_variables, reason = "without the PDF nothing is converted"))]
    pub fn none(program: &Path) -> Papers {
        Papers {
            reports: BTreeMap::new(),
            #[cfg(feature = "pdf")]
            program: program.to_owned(),
            #[cfg(feature = "pdf")]
            converted: Default::default(),
        }
    }

    /// Drafts the reports of these folders that were edited, lets go of every other folder's, and says which were drafted.
    pub fn draft(&mut self, folders: &[&Path]) -> Vec<PathBuf> {
        let mut drafted = Vec::new();
        let mut before = std::mem::take(&mut self.reports);
        for folder in folders {
            if self.reports.contains_key(*folder) {
                continue;
            }
            let kept = match before.remove(*folder) {
                Some(kept) if kept.standing == FolderFingerprint::of(folder, &kept.drafted.rules_beside) => kept,
                kept => {
                    drafted.push((*folder).to_owned());
                    KeptPaper::again(folder, kept.map(|kept| kept.drafted))
                }
            };
            self.reports.insert((*folder).to_owned(), kept);
        }
        drafted
    }

    /// The report of a folder, as it was last drafted.
    pub fn report(&self, folder: &Path) -> Option<&Drafted> {
        self.reports.get(folder).map(|kept| &kept.drafted)
    }

    /// The title of each report, by its folder.
    pub fn titles(&self) -> BTreeMap<PathBuf, String> {
        let of = |kept: &KeptPaper| Some(kept.drafted.report.as_ref()?.title.clone());
        self.reports.iter().filter_map(|(folder, kept)| Some((folder.clone(), of(kept)?))).collect()
    }

    /// The folders of the council's rules that the reports lean on.
    pub fn rules_beside(&self) -> impl Iterator<Item = &PathBuf> {
        self.reports.values().flat_map(|kept| &kept.drafted.rules_beside)
    }

    /// Lets go of the PDFs that were not asked for since the last time.
    pub fn let_go(&mut self) {
        #[cfg(feature = "pdf")]
        {
            let [last, now] = &mut self.converted;
            *last = std::mem::take(now);
        }
    }
}

impl KeptPaper {
    fn again(folder: &Path, before: Option<Drafted>) -> KeptPaper {
        // Before the reading: a file that is edited during it is then found to differ the next time.
        let beside = before.as_ref().map_or_else(Vec::new, |before| before.rules_beside.clone());
        let standing = FolderFingerprint::of(folder, &beside);
        let drafted = Drafted::again(folder, before);
        let standing = if drafted.rules_beside == beside {
            standing
        } else {
            FolderFingerprint::of(folder, &drafted.rules_beside)
        };
        KeptPaper { drafted, standing }
    }
}

impl Sources for Papers {
    fn report(&self, folder: &Path) -> (Option<Reported>, Vec<Diagnostic>) {
        let drafted = self.report(folder).expect("every report was drafted before the pack is put together");
        (drafted.reported(), drafted.diagnostics.clone())
    }

    #[cfg(feature = "pdf")]
    fn pages(&self, bytes: &[u8]) -> Outcome {
        let hash = sha256(bytes);
        let [last, now] = &self.converted;
        let of = |one: &Mutex<BTreeMap<String, Outcome>>| {
            one.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned()
        };
        let outcome = of(now).or_else(|| of(last)).unwrap_or_else(|| convert(&self.program, bytes));
        now.lock().unwrap_or_else(PoisonError::into_inner).insert(hash, outcome.clone());
        outcome
    }

    #[cfg(feature = "pdf")]
    fn page_count(&self, bytes: &[u8]) -> Option<usize> {
        page_count(&self.program, bytes)
    }
}

#[cfg(feature = "pdf")]
#[cfg(test)]
mod tests {
    use super::*;

    /// The program that would convert is not there: whatever pages come were kept.
    #[test]
    fn a_pdf_is_converted_again_only_when_it_has_other_bytes() {
        let mut papers = Papers::none(Path::new("no such program"));
        assert!(papers.pages(b"one").is_err() && papers.pages(b"two").is_err());
        papers.let_go();
        papers.converted[0].get_mut().expect("not poisoned").insert(sha256(b"one"), Ok(Vec::new()));
        for _ in 0..3 {
            assert!(papers.pages(b"one").is_ok() && papers.pages(b"two").is_err());
            papers.let_go();
        }
        papers.let_go();
        assert!(papers.pages(b"one").is_err(), "what is not asked for any more is let go of");
    }
}
