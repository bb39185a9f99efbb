//! The marks that version control leaves in a file it could not merge: both versions, one after the other.

use crate::diagnostic::{Code, Diagnostic};

use super::source::Source;

/// An error at the first conflict of a file, if it holds one.
pub fn conflict(source: &Source) -> Option<Diagnostic> {
    let marks: Vec<usize> = source
        .text
        .match_indices("<<<<<<<")
        .map(|(at, _)| at)
        .filter(|at| *at == 0 || source.text[..*at].ends_with('\n'))
        .collect();
    let first = *marks.first()?;
    let line = source.text[first..].lines().next().unwrap_or_default();
    let message = match marks.len() {
        1 => "there is an unresolved merge conflict here".to_owned(),
        more => format!("there are unresolved merge conflicts in {more} places"),
    };
    Some(
        Diagnostic::error(Code::MergeConflict, message)
            .at(source.place(first..first + line.len()))
            .help("keep one of the two versions between `<<<<<<<` and `>>>>>>>`, and remove the three marker lines"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_at_the_edge_of_a_line_are_a_conflict() {
        let told = |text: &str| conflict(&Source::of("x", text)).map(|fault| fault.at.expect("a place").line);
        assert_eq!(told("a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n"), Some(2));
        assert_eq!(told("a <<<<<<< b\n"), None);
        assert_eq!(told("# =======\n"), None);
    }
}
