//! What the approved texts of a folder know as hidden: kept so that a rule that is lost cannot publish it.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::disk::files::FolderFiles;
use crate::folder::disk::listing::entries;
use crate::folder::text::diagnostics::Diagnostics;

/// A figure that was hidden when the text of a period was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenBefore {
    /// The measure's id.
    pub indicator: String,
    /// The period of the figure, in full.
    pub period: String,
    /// The approved text that knows it: `expected/2024-25-q3`.
    pub place: String,
}

/// How a hidden figure stands in an approved text.
const MARK: &str = "[c]";

/// Reads what was hidden by a decision in any approved text of the folder. A text that was edited by hand still counts; one
/// that is there and cannot be read is an error.
pub fn read_hidden_before(files: FolderFiles, faults: &Diagnostics) -> Vec<HiddenBefore> {
    let mut found = Vec::new();
    for (name, is_folder) in entries(files, "expected", faults) {
        if !is_folder {
            continue;
        }
        let place = format!("expected/{name}");
        let decisions = text(files, &format!("{place}/decisions.snap"), faults);
        let hiding: Vec<&str> = lines(&decisions)
            .filter(|(_, what, held)| *what == "disclosure" && held.contains(" hidden"))
            .map(|(id, ..)| id)
            .collect();
        if hiding.is_empty() {
            continue;
        }
        let held = format!("{place}/findings.snap");
        if !files.is_file(&held) {
            faults.add(which_is_lost(&held));
            continue;
        }
        let findings = text(files, &held, faults);
        let hidden = lines(&findings).filter(|(id, _, held)| hiding.contains(id) && is_marked(held));
        found.extend(hidden.map(|(id, period, _)| HiddenBefore {
            indicator: id.to_owned(),
            period: period.to_owned(),
            place: place.clone(),
        }));
    }
    found
}

/// Without the figures nobody knows which of them were hidden.
fn which_is_lost(held: &str) -> Diagnostic {
    Diagnostic::error(Code::SnapshotDamaged, format!("`{held}` is missing, and figures in it were hidden"))
        .at(Place::file(held))
        .help("restore the file from a backup or from git, so that what was hidden stays hidden")
}

/// The text of a file of the folder; empty if there is none.
pub fn text(files: FolderFiles, name: &str, faults: &Diagnostics) -> String {
    match files.source(name) {
        Ok(source) => source.text,
        Err(fault) => {
            if fault.code != Code::MissingFile {
                faults.add(fault);
            }
            String::new()
        }
    }
}

fn is_marked(held: &str) -> bool {
    held.split("; ").next().is_some_and(|value| value == MARK)
}

/// The facts of a listing, each with the measure it is of.
pub fn lines(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let mut id = "";
    text.lines().filter_map(move |line| {
        if let Some(named) = line.strip_prefix('[') {
            id = named.split(']').next().unwrap_or("");
        }
        let (what, held) = line.strip_prefix("  ")?.split_once(" = ")?;
        (!id.is_empty()).then_some((id, what, held))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_decision_hid_is_found_and_what_the_source_held_back_is_not() {
        let place = tempfile::tempdir().expect("a folder");
        let expected = place.path().join("expected/2024-25-q3");
        std::fs::create_dir_all(&expected).expect("made");
        let decisions = "[custody] Custody\n  disclosure = counts of 1 to 4 hidden, by rule \"small\"\n\n[plans] Plans\n  disclosure = all of it is printed, by rule \"all\"\n";
        let findings = "[custody] Custody\n  name = x\n  quarter 2 2024/25 = 12\n  quarter 3 2024/25 = [c]; of 30\n\n[plans] Plans\n  quarter 3 2024/25 = [c]\n";
        std::fs::write(expected.join("decisions.snap"), decisions).expect("written");
        std::fs::write(expected.join("findings.snap"), findings).expect("written");
        let found = read_hidden_before(FolderFiles::OnDisk(place.path()), &Diagnostics::default());
        let expected = HiddenBefore {
            indicator: "custody".into(),
            period: "quarter 3 2024/25".into(),
            place: "expected/2024-25-q3".into(),
        };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn an_approved_text_that_cannot_be_read_is_an_error_and_one_that_is_not_there_is_none() {
        let place = tempfile::tempdir().expect("a folder");
        let expected = place.path().join("expected/2024-25-q3");
        std::fs::create_dir_all(&expected).expect("made");
        let told = || {
            let faults = Diagnostics::default();
            assert_eq!(read_hidden_before(FolderFiles::OnDisk(place.path()), &faults), []);
            faults.into_vec().iter().map(|fault| (fault.code, fault.is_error())).collect::<Vec<_>>()
        };
        assert_eq!(told(), []);
        std::fs::write(expected.join("decisions.snap"), "[a] A\n  disclosure = counts of 1 to 4 hidden\n")
            .expect("written");
        assert_eq!(told(), [(Code::SnapshotDamaged, true)]);
        std::fs::remove_file(expected.join("decisions.snap")).expect("removed");
        std::fs::create_dir(expected.join("decisions.snap")).expect("made");
        assert_eq!(told(), [(Code::UnreadableFile, true)]);
    }
}
