//! A snapshot file, in the format of `insta`: a few lines about it between two rules of dashes, then what is approved.
//!
//! The line `seal` holds a mark of what follows and of who approved it, so that an edit by hand is noticed. A developer's `cargo insta` keeps
//! it.

use sha2::{Digest, Sha256};

use super::content::one_line;

/// Between the lines about it and what is approved.
const ENDS: &str = "\n---\n";

/// Why a snapshot cannot be compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Two versions are in it that somebody has to choose from.
    Conflict,
    /// It does not open with the lines that every snapshot has.
    NoHeader,
    /// What it holds is not what was sealed.
    Edited,
}

/// A snapshot as it is saved under a name: the seal is of the name too, so that no file is taken for another.
pub fn write(name: &str, about: &str, contents: &str) -> String {
    let contents = normal(contents);
    let about = about.replace('\\', "/").replace('"', "'");
    sealed(name, &format!("---\nsource: scrutineer test\ndescription: \"{about}\"\ninfo:\n"), &contents)
}

/// The lines about it with the seal under them, and what is approved.
fn sealed(name: &str, header: &str, contents: &str) -> String {
    let seal = seal(name, signed_in(header).as_deref(), contents);
    format!("{header}  seal: {seal}{ENDS}{contents}\n")
}

/// The same with who approved it, which is sealed with it.
pub fn signed(name: &str, text: &str, by: &str) -> String {
    let by = one_line(by).replace('\\', "/").replace('"', "'");
    match text.split_once(ENDS) {
        Some((header, contents)) => {
            let lines = header.lines().filter(|line| !line.trim().starts_with("seal:"));
            let header: String = lines.map(|line| format!("{line}\n")).collect();
            sealed(name, &format!("{header}  by: \"{by}\"\n"), &normal(contents))
        }
        None => text.to_owned(),
    }
}

/// Who approved it, where that was said.
pub fn signed_by(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    signed_in(text.split_once(ENDS)?.0)
}

fn signed_in(header: &str) -> Option<String> {
    let by = header.lines().find_map(|line| line.trim().strip_prefix("by:"))?;
    let by = by.trim().trim_matches(['"', '\'']).trim();
    (!by.is_empty()).then(|| one_line(by))
}

/// What a snapshot that was saved under a name holds.
///
/// # Errors
/// What is wrong with it.
pub fn read(name: &str, text: &str) -> Result<String, Damage> {
    let text = text.replace("\r\n", "\n");
    if ["<<<<<<< ", "=======", ">>>>>>> "].iter().all(|mark| text.lines().any(|line| line.starts_with(mark))) {
        return Err(Damage::Conflict);
    }
    let rest = text.strip_prefix("---\n").ok_or(Damage::NoHeader)?;
    let (header, contents) = rest.split_once(ENDS).ok_or(Damage::NoHeader)?;
    let sealed = header.lines().find_map(|line| line.trim().strip_prefix("seal:")).ok_or(Damage::NoHeader)?;
    let contents = normal(contents);
    let is_as_sealed = sealed.trim().trim_matches(['"', '\'']) == seal(name, signed_in(header).as_deref(), &contents);
    if is_as_sealed { Ok(contents) } else { Err(Damage::Edited) }
}

/// A mark of what a snapshot holds, of what it is called and of who approved it: it moves with every letter.
fn seal(name: &str, by: Option<&str>, contents: &str) -> String {
    let by = by.map_or_else(String::new, |by| format!("{by}\0"));
    // A leading letter: what is all digits would be read as a number.
    let hash = Sha256::digest(format!("{name}\0{by}{}", normal(contents)).as_bytes());
    let hex: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("s{hex}")
}

/// With the line ends that `insta` compares by.
fn normal(contents: &str) -> String {
    contents.replace("\r\n", "\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_approved_it_is_sealed_with_it() {
        let saved = write("text.snap", "Anyshire", "One.\n---\nby: nobody");
        assert_eq!(signed_by(&saved), None);
        let signed = signed("text.snap", &saved, "Jo \"Jay\" Doe,\n\u{202E}Head of Performance");
        assert_eq!(signed_by(&signed).as_deref(), Some("Jo 'Jay' Doe, \u{FFFD}Head of Performance"));
        assert_eq!(signed_by(&signed.replace('\n', "\r\n")), signed_by(&signed));
        assert_eq!(read("text.snap", &signed), read("text.snap", &saved));
        assert_eq!(read("text.snap", &signed.replace('\n', "\r\n")), read("text.snap", &saved));
        let line = signed.lines().find(|line| line.trim().starts_with("by:")).expect("a line");
        for other in [signed.replace("Doe", "Roe"), signed.replace(&format!("{line}\n"), "")] {
            assert_eq!(read("text.snap", &other), Err(Damage::Edited), "{other}");
        }
        let unsigned = saved.replace("  seal", "  by: \"Jo Doe\"\n  seal");
        assert_eq!(read("text.snap", &unsigned), Err(Damage::Edited));
        let quoted = super::signed("text.snap", &saved, "'Jay' Doe");
        assert_eq!(read("text.snap", &quoted), read("text.snap", &saved));
    }

    #[test]
    fn an_edit_by_hand_is_noticed_and_other_line_ends_are_not() {
        let saved = write("text.snap", "Anyshire, \"quarter 3\"", "One.\nTwo.\n");
        assert_eq!(read("text.snap", &saved).as_deref(), Ok("One.\nTwo."));
        assert_eq!(read("text.snap", &saved.replace('\n', "\r\n")).as_deref(), Ok("One.\nTwo."));
        assert_eq!(read("text.snap", &saved.replace("Two", "Three")), Err(Damage::Edited));
        assert_eq!(read("rules.snap", &saved), Err(Damage::Edited));
        assert_eq!(read("text.snap", "One.\nTwo.\n"), Err(Damage::NoHeader));
        let both = saved.replace("Two.", "<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> branch");
        assert_eq!(read("text.snap", &both), Err(Damage::Conflict));
    }
}
