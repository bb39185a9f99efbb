//! The files that the program itself puts into every new report folder.

use crate::folder::disk::secret::Secret;

use super::new_folder::NewFiles;

/// What of a folder is not for a shared history: the secret, and what the program makes and can make again.
const IGNORED: &str = "# Not for a shared history: the secret of the folder, and what the program makes again.\n\
                       secret.key\nbuild/\n/*.pdf\n/*.html\n/*.docx\n*.snap.new\n.scrutineer-*\n\
                       # What Word, Excel and LibreOffice leave beside an open file.\n~$*\n.~lock*\n";

/// The files of a new folder with its secret, and with what git leaves out of it.
pub fn with_own_files(mut files: NewFiles, secret: &Secret) -> NewFiles {
    let own = [(Secret::FILE, secret.as_file()), (".gitignore", IGNORED.to_owned())];
    files.extend(own.map(|(name, text)| (name.to_owned(), text.into_bytes())));
    files
}
