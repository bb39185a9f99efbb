//! `secret`: the secret of a folder that has none.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::files::Secret;
use scrutineer::{Code, Diagnostic, Error};

use super::print;

/// Makes the secret that seals the list of files a PDF was made from
#[derive(clap::Args)]
pub struct MakeSecret {
    /// The report folder
    dir: PathBuf,
}

impl MakeSecret {
    /// Makes it; one that is there stays.
    pub fn run(self) -> Result<ExitCode, Error> {
        scrutineer::files::write_secret(&self.dir, &fresh()?)?;
        let path = self.dir.join(Secret::FILE);
        Ok(print::out(format!("Made: {}\nKeep it with the folder and do not publish it.\n", path.display())))
    }
}

/// A secret that nobody has had before.
pub fn fresh() -> Result<Secret, Error> {
    Ok(Secret::of(random()?))
}

/// Bytes that nobody can guess: the only randomness of the program.
pub fn random() -> Result<[u8; 32], Error> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|_| {
        let message = "a secret cannot be made: the system has no random numbers";
        Error::one(
            Diagnostic::error(Code::CannotWrite, message).help("try again when the system has been started anew"),
        )
    })?;
    Ok(random)
}
