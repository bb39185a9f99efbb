//! A file that somebody sends, kept for themselves alone until it is known whether it is taken: in a folder of its own, which goes with it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::prose::is_unprintable;

use super::save::cannot;
use super::unfinished;

/// A file that has come.
#[derive(Debug)]
pub struct Incoming {
    place: TempDir,
    _held: Option<File>,
    path: PathBuf,
}

/// So much of it is held in memory at a time.
const PIECE: usize = 64 << 10;

/// A longer name no disk takes.
const LONGEST_NAME: usize = 200;

/// Why a file did not come.
#[derive(Debug)]
pub enum NotCome {
    /// It broke off.
    BrokenOff,
    /// It cannot be kept.
    Fault(Diagnostic),
}

impl From<Diagnostic> for NotCome {
    fn from(fault: Diagnostic) -> NotCome {
        NotCome::Fault(fault)
    }
}

impl Incoming {
    /// Takes a file of so many bytes in, piece by piece, into a folder of its own in `beside`.
    ///
    /// # Errors
    /// Its name leads elsewhere, it breaks off, or it cannot be written.
    pub fn take(beside: &Path, name: &str, length: u64, from: &mut dyn Read) -> Result<Incoming, NotCome> {
        if is_hidden(name) {
            let message = format!("`{}` is the lock of an open workbook, or is hidden", name.escape_debug());
            return Err(Diagnostic::error(Code::OutsideFolder, message).help("give the workbook itself").into());
        }
        if !plain_file_name(name) {
            let message = format!("`{}` is not a name for a file of the folder", name.escape_debug());
            let help = "rename it with letters, digits, spaces and hyphens";
            return Err(Diagnostic::error(Code::OutsideFolder, message).help(help).into());
        }
        let told = |error: io::Error| NotCome::Fault(cannot(Path::new(name), &error));
        let (place, held) = unfinished::folder(beside).map_err(told)?;
        // It may be about anybody: until it is taken it is its officer's alone. Windows gives it the rights of the folder above.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(place.path(), std::fs::Permissions::from_mode(0o700)).map_err(told)?;
        }
        let path = place.path().join(name);
        let mut file = File::create_new(&path).map_err(told)?;
        let (mut left, mut piece) = (length, vec![0; PIECE]);
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            match from.read(&mut piece[..most]) {
                Ok(0) => return Err(NotCome::BrokenOff),
                Ok(read) => {
                    file.write_all(&piece[..read]).map_err(told)?;
                    left -= read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(NotCome::BrokenOff),
            }
        }
        file.flush().map_err(told)?;
        Ok(Incoming { place, _held: held, path })
    }

    /// Clears away what a studio that was ended left of such in a place.
    pub fn clear_left(beside: &Path) {
        unfinished::clear(beside);
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A text with its name as the person has it, in the place of that which it would have in `data/`.
    pub fn as_it_is_called(&self, text: &str) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let (there, here) = (format!("data/{name}"), name.into_owned());
        let text = text.replace(&format!("`{there}`"), &format!("`{here}`"));
        text.strip_prefix(&there).map(|rest| format!("{here}{rest}")).unwrap_or(text)
    }

    /// A text without the place in which it lies, which is nobody's business.
    pub fn without_place(&self, text: &str) -> String {
        let place = format!("{}{}", self.place.path().display(), std::path::MAIN_SEPARATOR);
        text.replace(&place, "").replace(&place.replace('\\', "/"), "")
    }
}

/// Whether a name is that of a file which an open program keeps, or which no list shows: `~$card.xlsx`, `.card.xlsx`.
fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '~']) && !name.contains(['/', '\\']) && !name.trim_start_matches('.').is_empty()
}

/// Whether a name is that of a file or a folder and nothing else, on every system, and reads as what it is.
pub fn plain_file_name(name: &str) -> bool {
    let is_strange = |sign: char| sign.is_control() || is_unprintable(sign) || "/\\:*?\"<>|".contains(sign);
    let is_short = !name.is_empty() && name.len() <= LONGEST_NAME;
    let is_plain = !name.starts_with(['.', ' ', '~']) && !name.ends_with(['.', ' ']);
    is_short && is_plain && !name.contains(is_strange) && !is_device(name)
}

/// Whether Windows takes a name for that of a device, whatever it ends in: `nul.csv`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_uppercase();
    let numbered = ["COM", "LPT"].iter().find_map(|port| stem.strip_prefix(port));
    let is_number = |sign: char| sign.is_ascii_digit() || "\u{b9}\u{b2}\u{b3}".contains(sign);
    let is_port = numbered.is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(is_number));
    is_port || ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_whole_under_its_name_and_goes_with_its_folder() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let bytes = vec![7; PIECE * 2 + 5];
        let taken = Incoming::take(place.path(), "q3 2025.xlsx", bytes.len() as u64, &mut &bytes[..]).expect("taken");
        assert_eq!(std::fs::read(taken.path()).expect("there"), bytes);
        let told = format!("`{}` is no workbook", taken.path().display());
        assert_eq!(taken.without_place(&told), "`q3 2025.xlsx` is no workbook");
        drop(taken);
        let broken = Incoming::take(place.path(), "q3.xlsx", 100, &mut &bytes[..50]);
        assert!(matches!(broken, Err(NotCome::BrokenOff)));
        for name in ["", "..", "../q3.xlsx", "a/b.csv", "a\\b.csv", "C:b.csv", "a\0.csv", "a.csv.", " a.csv", "a\n.csv"]
            .into_iter()
            .chain(["CON", "nul.csv", "Com1.xlsx", "LPT\u{b2}.xlsx", "aux .csv"])
            .chain(["a\u{202e}xcod.xlsx", "a\u{200b}.csv", "a\u{2028}.csv", ".hidden.xlsx", "~$a.xlsx"])
        {
            let refused = Incoming::take(place.path(), name, 1, &mut &b"x"[..]);
            assert!(matches!(refused, Err(NotCome::Fault(_))), "{name:?}");
        }
        assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 0, "nothing is left");
        for name in
            ["console.csv", "COM10.csv", "nullable.xlsx", "comments 1.csv", "caf\u{e9} \u{2013} Q3 (2).xlsx", "a~b.csv"]
        {
            assert!(plain_file_name(name), "{name}");
        }
    }
}
