//! A report folder as git holds it at a revision. Git is asked by its own program; nothing of the work tree is touched.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::diagnostic::{Code, Diagnostic};
use crate::folder::store_named;

/// A file of a revision: its name from the report folder, and its bytes.
type RevisionFile = (String, Vec<u8>);

/// The files of a report folder at a revision, with the rule files beside it.
///
/// # Errors
/// `unknown-revision` where git is not there, the folder is in no repository, the revision does not exist, or the folder
/// was not there.
pub fn files_at(folder: &Path, revision: &str) -> Result<Vec<RevisionFile>, Diagnostic> {
    let prefix = text(
        git(folder, &["rev-parse", "--show-prefix"], &[])
            .map_err(|why| refused(folder, revision, &format!("git says: {why}"), "use a folder that is in git"))?,
    );
    let commit = format!("{revision}^{{commit}}");
    let commit =
        text(git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit], &[]).map_err(|_| {
            refused(
                folder,
                revision,
                "there is no such revision",
                "use a commit, branch or tag that `git log` shows, such as HEAD~1",
            )
        })?);
    let trouble =
        |why: String| refused(folder, revision, &format!("git says: {why}"), "check that the repository is complete");
    let listed = git(folder, &["ls-tree", "-r", "-z", "--full-tree", commit.trim()], &[]).map_err(trouble)?;
    let own = prefix.trim_end_matches(['\n', '\r']).to_owned();
    let beside = own.trim_end_matches('/').rsplit_once('/').map_or("", |(beside, _)| beside);
    let beside = if beside.is_empty() { String::new() } else { format!("{beside}/") };
    let listed = text(listed);
    let report = wanted(&listed, &own, &beside, None).into_iter().find(|(_, name)| name == "report.toml");
    let report = contents(folder, report.into_iter().collect()).map_err(trouble)?;
    let store = report.first().and_then(|(_, bytes)| store_named(&String::from_utf8_lossy(bytes)));
    let wanted = wanted(&listed, &own, &beside, store.as_deref());
    if !wanted.iter().any(|(_, name)| !name.starts_with("../")) {
        return Err(refused(folder, revision, "the folder did not exist then", "use a later revision"));
    }
    contents(folder, wanted).map_err(trouble)
}

/// Object and name of each file of the folder, and of each rule file and each file of the store beside it, which has `../` before it. Links and
/// other repositories are skipped.
fn wanted(listed: &str, own: &str, beside: &str, store: Option<&str>) -> Vec<(String, String)> {
    let entry = |line: &str| {
        let (about, name) = line.split_once('\t')?;
        let mut about = about.split(' ');
        let (mode, kind, object) = (about.next()?, about.next()?, about.next()?);
        let rule = name.starts_with(beside) && name.to_lowercase().ends_with(".rhai");
        let of_store = |name: &str| store.is_some_and(|store| name.starts_with(&format!("{store}/")));
        let file = kind == "blob" && mode.starts_with("100");
        let name = match name.strip_prefix(own) {
            Some(within) => within.to_owned(),
            None => Some(format!("../{}", name.strip_prefix(beside)?)).filter(|name| rule || of_store(name))?,
        };
        file.then(|| (object.to_owned(), name))
    };
    listed.split('\0').filter_map(entry).collect()
}

/// The bytes of objects, by one run of git.
fn contents(folder: &Path, wanted: Vec<(String, String)>) -> Result<Vec<RevisionFile>, String> {
    let asked: String = wanted.iter().map(|(object, _)| format!("{object}\n")).collect();
    let answer = git(folder, &["cat-file", "--batch"], asked.as_bytes())?;
    let mut rest = answer.as_slice();
    let mut files = Vec::new();
    let cut = || "its output was cut off".to_owned();
    for (_, name) in wanted {
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(cut)?;
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        let size: usize = head.rsplit(' ').next().and_then(|size| size.parse().ok()).ok_or(head)?;
        let bytes = rest.get(end + 1..end + 1 + size).ok_or_else(cut)?;
        files.push((name, bytes.to_vec()));
        rest = rest.get(end + 2 + size..).ok_or_else(cut)?;
    }
    Ok(files)
}

/// Runs git on a folder and gives what it prints, or why it fails.
fn git(folder: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut child = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        // It only reads: no lock, no prompt, nothing fetched.
        .envs([("GIT_OPTIONAL_LOCKS", "0"), ("GIT_TERMINAL_PROMPT", "0"), ("GIT_NO_LAZY_FETCH", "1"), ("LC_ALL", "C")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => "it is not installed".to_owned(),
            _ => "it could not be started".to_owned(),
        })?;
    let pipe = child.stdin.take();
    let input = input.to_vec();
    // Its answer may be long before all of the input is read: both go on at once.
    let writer = std::thread::Builder::new().spawn(move || pipe.map(|mut pipe| pipe.write_all(&input)));
    let ended = child.wait_with_output().map_err(|_| "it could not be waited for".to_owned())?;
    // Where it ends early what it prints says why. Where the system gives no thread its input is closed: it says what it lacks.
    let _ = writer.map(std::thread::JoinHandle::join);
    if ended.status.success() {
        return Ok(ended.stdout);
    }
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    Err(said.lines().next().unwrap_or("nothing").trim_start_matches("fatal: ").to_owned())
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

fn refused(folder: &Path, revision: &str, why: &str, help: &str) -> Diagnostic {
    let message = format!("`{}` cannot be read at `{revision}`: {why}", folder.display());
    Diagnostic::error(Code::UnknownRevision, message).help(help)
}
