//! What programs that know nothing of this one make of a file. Where one is not there, that is said and its test skipped:
//! `.ci/run` has them all.

use std::fs;
use std::process::{Command, Stdio};

/// What an outside program says of a file, for which `FILE` stands; nothing where there is no such program.
pub fn asked(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("page.pdf");
    fs::write(&file, bytes).expect("the temporary folder can be written");
    let file = file.to_str().expect("UTF-8");
    let arguments = arguments.iter().map(|word| if *word == "FILE" { file } else { word });
    match Command::new(program).args(arguments).stderr(Stdio::null()).output() {
        Ok(said) => Some(String::from_utf8_lossy(&said.stdout).into_owned()),
        Err(_) => {
            println!("skipped: there is no `{program}` here");
            None
        }
    }
}

/// The text of a Word file as LibreOffice reads it; nothing where it is not there, but for CI, where it must be.
pub fn office_text(docx: &[u8]) -> Option<String> {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("report.docx"), docx).expect("written");
    let home = format!("-env:UserInstallation=file://{}/home", place.path().display());
    let ended = Command::new("soffice")
        .current_dir(place.path())
        .args([&home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "report.docx"])
        .output();
    let Ok(ended) = ended else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "LibreOffice must be there");
        println!("skipped: there is no LibreOffice here");
        return None;
    };
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    Some(fs::read_to_string(place.path().join("report.txt")).expect("converted"))
}

/// Words in order, with every space alike.
pub fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
