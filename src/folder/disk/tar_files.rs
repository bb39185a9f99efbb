//! The files of a folder as a tar, for programs that hold them in memory and not on a disk.

use std::io::Read;

use crate::diagnostic::{Code, Diagnostic, Error};

/// More than any report folder holds: what comes without end should not fill the memory.
const LARGEST: u64 = 512 << 20;

/// More files than any report folder has.
const MOST_FILES: usize = 5_000;

/// The files of a tar by their names. Folders in it are passed over; a link, or anything else that is no ordinary file, is refused.
///
/// # Errors
/// `unreadable-file`, `too-large`.
pub fn read_tar(from: impl Read) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let broken = |_| {
        let told =
            Diagnostic::error(Code::UnreadableFile, "what comes on standard input is no tar, or it ends too early");
        Error::from(
            told.help("put the files of the report folder into a tar, each by its name from the folder: report.toml"),
        )
    };
    let too_large =
        |why: String| Error::from(Diagnostic::error(Code::TooLarge, why).help("check that it is the right folder"));
    let mut files = Vec::new();
    let mut left = LARGEST;
    let mut archive = tar::Archive::new(from);
    for entry in archive.entries().map_err(broken)? {
        let mut entry = entry.map_err(broken)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let kind = entry.header().entry_type();
        if kind.is_dir() || kind.is_pax_global_extensions() {
            continue;
        }
        if !kind.is_file() {
            let told = Diagnostic::error(Code::UnreadableFile, format!("`{name}` in the tar is no ordinary file"));
            return Err(told.help("put the file itself into the tar: links are not followed").into());
        }
        if files.len() == MOST_FILES {
            return Err(too_large(format!(
                "the tar has more than {MOST_FILES} files, the most that is read of a folder"
            )));
        }
        let mut bytes = Vec::new();
        entry.by_ref().take(left + 1).read_to_end(&mut bytes).map_err(broken)?;
        left = left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            too_large(format!("the tar holds more than {} MiB, the most that is read of a folder", LARGEST >> 20))
        })?;
        files.push((name.strip_prefix("./").unwrap_or(&name).to_owned(), bytes));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tarred(fill: impl FnOnce(&mut tar::Builder<Vec<u8>>)) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        fill(&mut builder);
        builder.into_inner().expect("in memory")
    }

    fn header(name: &str, kind: tar::EntryType, size: u64) -> tar::Header {
        let mut header = tar::Header::new_gnu();
        header.set_path(name).expect("a name");
        header.set_entry_type(kind);
        header.set_size(size);
        header.set_cksum();
        header
    }

    fn message(bytes: &[u8]) -> String {
        read_tar(bytes).expect_err("refused").diagnostics()[0].message.clone()
    }

    #[test]
    fn files_come_by_their_names() {
        let bytes = tarred(|tar| {
            tar.append(&header("./data/", tar::EntryType::Directory, 0), &b""[..]).expect("added");
            tar.append(&header("./data/a.csv", tar::EntryType::Regular, 3), &b"a,b"[..]).expect("added");
        });
        assert_eq!(read_tar(&bytes[..]).expect("a tar"), [("data/a.csv".to_owned(), b"a,b".to_vec())]);
    }

    #[test]
    fn what_is_no_file_and_what_is_no_tar_is_refused() {
        let link = tarred(|tar| {
            let mut header = header("report.toml", tar::EntryType::Symlink, 0);
            tar.append_link(&mut header, "report.toml", "/etc/hostname").expect("added");
        });
        assert_eq!(message(&link), "`report.toml` in the tar is no ordinary file");
        assert_eq!(message(b"title = \"no tar\"\n"), "what comes on standard input is no tar, or it ends too early");
        let cut =
            tarred(|tar| tar.append(&header("a", tar::EntryType::Regular, 2_000), &[7; 2_000][..]).expect("added"));
        assert_eq!(message(&cut[..1_000]), "what comes on standard input is no tar, or it ends too early");
    }
}
