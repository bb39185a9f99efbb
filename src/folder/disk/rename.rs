//! What is finished gets its name. Windows refuses that while another program has the file open, and a scanner or a program that
//! keeps folders in step with a server has every new one open for a moment: then it is tried again.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::folder::text::in_use::is_in_use;

/// How often it is tried, and how long it is waited in between.
const TRIES: usize = if cfg!(windows) { 10 } else { 1 };
const PAUSE: Duration = Duration::from_millis(50);

/// Renames a folder, or a file over one that has the name.
///
/// # Errors
/// The system's reason.
pub fn rename(from: &Path, to: &Path) -> Result<(), io::Error> {
    while_held(TRIES, || std::fs::rename(from, to))
}

/// Gives a file that is written its name. It is held until then, so that nobody clears it away.
///
/// # Errors
/// The system's reason; the file is gone then.
pub fn put<F>(file: NamedTempFile<F>, to: &Path) -> Result<(), io::Error> {
    let (held, written) = file.into_parts();
    // The library's own would not find a path of more than 260 characters on Windows.
    rename(&written, to)?;
    // It has been renamed: nothing is left to clear away.
    let _renamed = written.keep();
    drop(held);
    Ok(())
}

fn while_held(tries: usize, mut attempt: impl FnMut() -> Result<(), io::Error>) -> Result<(), io::Error> {
    for _ in 1..tries {
        match attempt() {
            Err(error) if error.kind() == ErrorKind::PermissionDenied || is_in_use(&error) => sleep(PAUSE),
            ended => return ended,
        }
    }
    attempt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_for_a_moment_is_tried_again_and_nothing_else() {
        let after = |refusals: usize, tries: usize, kind: ErrorKind| {
            let mut asked = 0;
            let ended = while_held(tries, || {
                asked += 1;
                if asked > refusals { Ok(()) } else { Err(kind.into()) }
            });
            (ended.is_ok(), asked)
        };
        assert_eq!(after(2, 3, ErrorKind::PermissionDenied), (true, 3));
        assert_eq!(after(3, 3, ErrorKind::PermissionDenied), (false, 3));
        assert_eq!(after(1, 1, ErrorKind::PermissionDenied), (false, 1));
        assert_eq!(after(1, 3, ErrorKind::StorageFull), (false, 1));
    }

    #[test]
    fn a_file_gets_its_name_over_another_and_leaves_nothing() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let to = place.path().join("report.pdf");
        std::fs::write(&to, "old").expect("written");
        let new = tempfile::NamedTempFile::new_in(place.path()).expect("made");
        std::fs::write(new.path(), "new").expect("written");
        put(new, &to).expect("it has its name");
        assert_eq!(std::fs::read_to_string(&to).expect("there"), "new");
        assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 1);
        put(tempfile::NamedTempFile::new_in(place.path()).expect("made"), &place.path().join("no/report.pdf"))
            .expect_err("no such folder");
        assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 1);
    }

    #[cfg(windows)]
    #[test]
    fn a_file_that_another_program_has_open_is_told_as_that() {
        assert!(is_in_use(&io::Error::from_raw_os_error(32)) && !is_in_use(&io::Error::from_raw_os_error(5)));
    }
}
