//! The empty lines that part one thing of a file from the next.

use std::ops::Range;

use super::file_text::FileText;

/// What parts something new from what stands before it at the end of a file: an empty line, and the line end of the last line
/// where it has none.
pub fn gap(text: &FileText) -> String {
    let (read, end) = (text.read(), text.line_end());
    if read.is_empty() {
        String::new()
    } else if !read.ends_with('\n') {
        end.repeat(2)
    } else if read.ends_with("\n\n") || read.ends_with("\n\r\n") || read == "\n" || read == "\r\n" {
        String::new()
    } else {
        end.to_owned()
    }
}

/// The empty line behind what is taken out, where another stands before it or nothing does.
pub fn blank_behind(text: &FileText, start: usize, end: usize) -> Option<Range<usize>> {
    let behind = text.behind_line_end(end);
    let before = text.read()[..start].trim_end_matches(' ');
    let is_apart = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
    (is_apart && behind > end).then_some(end..behind)
}
