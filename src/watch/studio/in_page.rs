//! What is said of a folder, in the words of the pages: where the file has a key, a form has a field.

use crate::diagnostic::{Code, Diagnostic};
use crate::folder::edit::EntryKind;

/// What the forms of an entry call its key `facts`.
pub const FACTS: &str = "Figures in it that are in no table";

/// The same, with what is to be done where the page does it, or where it is done otherwise.
pub fn in_page(told: &Diagnostic) -> Diagnostic {
    let mut told = told.clone();
    let of_entry = told.at.as_ref().is_some_and(|at| at.file.ends_with(EntryKind::FILE));
    told.help = told.help.map(|help| match told.code {
        Code::TypedFigure if of_entry => under_its_field(&help),
        Code::SmallNumber => format!("{help}; that is written in an editor: the studio cannot do it yet"),
        _ => help,
    });
    told
}

/// `declare it below the text: facts = ["10"]` as `write 10 under “Figures in it that are in no table”`.
fn under_its_field(help: &str) -> String {
    let Some((before, key)) = help.split_once("declare it ") else { return help.to_owned() };
    let Some((how, figure)) = key.strip_suffix("\"]").and_then(|key| key.split_once("facts = [\"")) else {
        return help.to_owned();
    };
    let what = if how.starts_with("with its words") { "it with its words" } else { figure };
    format!("{before}write {what} under “{FACTS}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_declared_in_the_field_of_the_form() {
        let below = "if it is correct, declare it below the text: facts = [\"10\"]";
        assert_eq!(under_its_field(below), "if it is correct, write 10 under “Figures in it that are in no table”");
        let words =
            "remove it: the rules report it. If it is another figure, declare it with its words: facts = [\"...\"]";
        assert!(under_its_field(words).ends_with("write it with its words under “Figures in it that are in no table”"));
        assert_eq!(under_its_field("correct it"), "correct it");
    }
}
