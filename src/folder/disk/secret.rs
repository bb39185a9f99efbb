//! The folder's secret, with which the PDF seals what it says of the folder's files.
//!
//! A plain hash of a small table can be tried out: who knows all of its figures but one finds the last by hashing every
//! candidate. Keyed with 32 random bytes that never leave the folder, a hash tells nothing to anybody who has not got it.

use std::fmt;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::folder::text::diagnostics::Diagnostics;

use super::files::FolderFiles;
use super::save::{refused, save};

/// 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl fmt::Debug for Secret {
    /// Says nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Secret {
    /// Where it is kept.
    pub const FILE: &'static str = "secret.key";

    /// A secret of bytes that nobody can guess: this library has no randomness of its own.
    pub fn of(random: [u8; 32]) -> Secret {
        Secret(random)
    }

    /// The text of the file it is kept in.
    pub fn as_file(&self) -> String {
        let mut text = super::inputs::in_hex(&self.0);
        text.push('\n');
        text
    }

    /// A file's hash, keyed: the same for the same name, bytes and secret, and telling nothing without the secret.
    pub fn seal(&self, name: &str, sha256: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length will do");
        mac.update(name.as_bytes());
        mac.update(&[0]);
        mac.update(sha256.as_bytes());
        super::inputs::in_hex(&mac.finalize().into_bytes())
    }

    fn read(text: &str) -> Option<Secret> {
        let digits = text.trim().as_bytes();
        let digit = |byte: u8| (byte as char).to_digit(16);
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
        }
        Some(Secret(bytes))
    }
}

/// What a folder has of a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldSecret {
    /// It.
    Read(Secret),
    /// None.
    Missing,
    /// Something that cannot be used, which has been reported.
    Unusable,
}

/// The secret of a folder. One that cannot be used is a warning, which does not show it: the report is made all the same.
pub fn read_secret(files: FolderFiles, faults: &Diagnostics) -> HeldSecret {
    let (why, help) = match files.source(Secret::FILE) {
        Ok(source) => match Secret::read(&source.text) {
            Some(secret) => return HeldSecret::Read(secret),
            None => (format!("`{}` is not 64 characters from 0 to 9 and a to f", Secret::FILE), String::new()),
        },
        Err(fault) if fault.code == Code::MissingFile => return HeldSecret::Missing,
        Err(fault) => (fault.message, fault.help.map(|help| format!("{help}, or ")).unwrap_or_default()),
    };
    let message = format!("{why}, so the PDF does not say which files it was made from");
    let help =
        format!("{help}restore the file; if you cannot, delete it and make another with `scrutineer secret FOLDER`");
    faults.warning(Code::NoSecret, Place::file(Secret::FILE), message, help);
    HeldSecret::Unusable
}

/// Writes a secret into a report folder that has none.
///
/// # Errors
/// `missing-file` where there is no report; `cannot-write`, also where there is a secret: what was sealed with it could no
/// longer be verified.
pub fn write_secret(folder: &Path, secret: &Secret) -> Result<(), Error> {
    if !folder.join("report.toml").is_file() {
        let message = format!("there is no report in `{}`", folder.display());
        return Err(Diagnostic::error(Code::MissingFile, message).help("give the folder that has report.toml").into());
    }
    let path = folder.join(Secret::FILE);
    if std::fs::symlink_metadata(&path).is_ok() {
        return Err(refused(&path, "there is already a secret", "keep it: it is needed to verify reports").into());
    }
    Ok(save(&path, secret.as_file().as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_back_and_never_shown() {
        let secret = Secret::of(std::array::from_fn(|nth| nth as u8 * 7));
        assert_eq!(Secret::read(&secret.as_file()), Some(secret.clone()));
        assert_eq!(Secret::read(&secret.as_file().to_uppercase().replace('\n', "\r\n")), Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "Secret(..)");
        for broken in ["", "00", &"g".repeat(64), &"0".repeat(63), &"é".repeat(32)] {
            assert_eq!(Secret::read(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn one_that_cannot_be_used_is_a_warning_and_never_shown() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(Secret::FILE);
        let read = || {
            let faults = Diagnostics::default();
            let held = read_secret(FolderFiles::OnDisk(folder.path()), &faults);
            let told = faults.into_vec();
            assert!(told.iter().all(|one| one.code == Code::NoSecret && !one.is_error()), "{told:?}");
            (held, told.into_iter().map(|one| one.message).collect::<String>())
        };
        assert_eq!(read(), (HeldSecret::Missing, String::new()));
        let why = ", so the PDF does not say which files it was made from";
        std::fs::create_dir(&path).expect("a folder");
        let folder_there = format!("`secret.key` cannot be read: it is a folder, not a file{why}");
        assert_eq!(read(), (HeldSecret::Unusable, folder_there));
        std::fs::remove_dir(&path).expect("removed");
        for damaged in [&b"c0ffee\n"[..], b"", b"\0\0", &[b'0'; 65]] {
            std::fs::write(&path, damaged).expect("written");
            let (held, said) = read();
            assert_eq!(held, HeldSecret::Unusable);
            assert!(said.starts_with("`secret.key` ") && said.ends_with(why) && !said.contains("c0ffee"), "{said}");
        }
        std::fs::write(&path, Secret::of([7; 32]).as_file()).expect("written");
        assert_eq!(read(), (HeldSecret::Read(Secret::of([7; 32])), String::new()));
    }

    /// RFC 4231, test case 2, has a key of four bytes; ours are 32: calculated with `openssl dgst -sha256 -mac HMAC`.
    #[test]
    fn a_seal_is_hmac_sha_256() {
        let secret = Secret::of([11; 32]);
        assert_eq!(
            secret.seal("report.toml", "00"),
            "9f04c2edc326963add69c29b374c0865159e067d565a4e22e48aa53e8c2aef4f"
        );
        assert_ne!(secret.seal("report.toml", "00"), secret.seal("report.tom", "00"));
        assert_ne!(secret.seal("report.toml", "00"), Secret::of([12; 32]).seal("report.toml", "00"));
    }
}
