//! Words as runs: what an officer writes is text, and what no XML can hold is left out.

use docx_rs::{Paragraph, Run};

use super::styles::Style;

/// A paragraph of plain words.
pub(crate) fn paragraph(style: Style, words: &str) -> Paragraph {
    Paragraph::new().style(style.id()).add_run(run(words))
}

/// Words on one line: a line break or a tab of their own becomes a space.
pub(crate) fn run(words: &str) -> Run {
    Run::new().add_text(held(words))
}

/// The characters that XML 1.0 has a place for.
pub(crate) fn held(words: &str) -> String {
    let sign = |sign: char| match sign {
        '\n' | '\r' | '\t' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        sign if sign.is_control() => None,
        sign => Some(sign),
    };
    words.chars().filter_map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(held("one\ntwo\u{0}\u{1b}[31m\u{ffff} £é–"), "one two[31m £é–");
    }
}
