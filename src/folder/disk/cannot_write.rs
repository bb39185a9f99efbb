//! Why a file or folder cannot be written, in the words of whoever reads it.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::text::in_use::is_in_use;

/// The system's reason in plain English.
pub fn cannot(path: &Path, error: &io::Error) -> Diagnostic {
    let in_use = ("another program is using it", "close the file where it is open, then run this again");
    let (why, help) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("the disk is full", "make room, then run this again"),
        ErrorKind::PermissionDenied => {
            ("you have no permission to write there", "close the file if it is open elsewhere, or ask for permission")
        }
        ErrorKind::ReadOnlyFilesystem => ("the disk is read-only", "choose another place"),
        ErrorKind::NotFound => ("its folder does not exist", "make the folder first, or choose another place"),
        ErrorKind::NotADirectory => ("there is a file where its folder should be", "rename or remove that file"),
        ErrorKind::InvalidFilename => {
            ("the name is too long or has characters that are not allowed", "choose another name")
        }
        ErrorKind::FileTooLarge => ("the file would be larger than the system allows", "choose another place"),
        ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => {
            ("something with this name is already there", "rename or remove it")
        }
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => in_use,
        _ if is_in_use(error) => in_use,
        ErrorKind::CrossesDevices => ("its folder is on two disks", "choose another place"),
        _ => ("the system refuses", "check that the disk or network drive is connected, and that you may write there"),
    };
    refused(path, why, help)
}

/// A path as a person types it, with `/`: without the sign that Windows puts before one that was looked up.
fn as_typed(path: &str) -> String {
    let plain = match path.strip_prefix(r"\\?\UNC\") {
        Some(server) => format!(r"\\{server}"),
        None => path.strip_prefix(r"\\?\").unwrap_or(path).to_owned(),
    };
    plain.replace('\\', "/")
}

/// A file or folder that is not written, and why.
pub fn refused(path: &Path, why: &str, help: &str) -> Diagnostic {
    let shown = as_typed(&path.display().to_string());
    let fault =
        Diagnostic::error(Code::CannotWrite, format!("`{shown}` cannot be written: {why}")).at(Place::file(shown));
    if help.is_empty() { fault } else { fault.help(help) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_as_it_is_typed() {
        for (path, typed) in [
            (r"\\?\C:\reports\q3.pdf", "C:/reports/q3.pdf"),
            (r"\\?\UNC\server\share\q3.pdf", "//server/share/q3.pdf"),
            (r"data\a.csv", "data/a.csv"),
            ("/home/me/q3.pdf", "/home/me/q3.pdf"),
        ] {
            assert_eq!(as_typed(path), typed);
        }
    }

    #[test]
    fn the_disk_is_full() {
        let said = cannot(Path::new("report.pdf"), &ErrorKind::StorageFull.into());
        assert_eq!(said.message, "`report.pdf` cannot be written: the disk is full");
    }
}
