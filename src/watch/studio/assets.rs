//! The pages of the studio as they are in the program: no data of a folder is in them.

use crate::watch::answer::{Answer, HTML, SCRIPT, STYLE};

/// Each by its address.
const ASSETS: [(&str, &str, &str); 25] = [
    ("/", include_str!("page/studio.html"), HTML),
    ("/studio.css", include_str!("page/studio.css"), STYLE),
    ("/studio.js", include_str!("page/studio.js"), SCRIPT),
    ("/ask.js", include_str!("page/ask.js"), SCRIPT),
    ("/made.js", include_str!("page/made.js"), SCRIPT),
    ("/sentence.js", include_str!("page/sentence.js"), SCRIPT),
    ("/entries.js", include_str!("page/entries.js"), SCRIPT),
    ("/lists.js", include_str!("page/lists.js"), SCRIPT),
    ("/typing.js", include_str!("page/typing.js"), SCRIPT),
    ("/wording.js", include_str!("page/wording.js"), SCRIPT),
    ("/effect.js", include_str!("page/effect.js"), SCRIPT),
    ("/figures.js", include_str!("page/figures.js"), SCRIPT),
    ("/grid.js", include_str!("page/grid.js"), SCRIPT),
    ("/bring.js", include_str!("page/bring.js"), SCRIPT),
    ("/approve.js", include_str!("page/approve.js"), SCRIPT),
    ("/cases.js", include_str!("page/cases.js"), SCRIPT),
    ("/change_case.js", include_str!("page/change_case.js"), SCRIPT),
    ("/keep.js", include_str!("page/keep.js"), SCRIPT),
    ("/what_if.js", include_str!("page/what_if.js"), SCRIPT),
    ("/begin.js", include_str!("page/begin.js"), SCRIPT),
    ("/about.js", include_str!("page/about.js"), SCRIPT),
    ("/pack.js", include_str!("page/pack.js"), SCRIPT),
    ("/publish.js", include_str!("page/publish.js"), SCRIPT),
    ("/pdf.js", include_str!("page/pdf.js"), SCRIPT),
    ("/frame.js", include_str!("page/frame.js"), SCRIPT),
];

/// What has this address.
pub fn asset(path: &str) -> Option<Answer> {
    ASSETS.iter().find(|(at, _, _)| *at == path).map(|(_, text, kind)| Answer::given(*text, kind))
}

/// The report for a browser without script, and what is missing there.
pub fn without_script(report: &str) -> Answer {
    let note = include_str!("page/note.html");
    let body = report.find("<body").and_then(|at| report[at..].find('>').map(|end| at + end + 1));
    Answer::given(
        match body {
            Some(at) => format!("{}{note}{}", &report[..at], &report[at..]),
            None => include_str!("page/nothing.html").to_owned(),
        },
        HTML,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A slow computer has the page before the report comes.
    const MOST: usize = 400_000;

    #[test]
    fn the_page_is_small() {
        let bytes: usize = ASSETS.iter().map(|(_, text, _)| text.len()).sum();
        assert!(bytes < MOST, "{bytes} bytes");
    }
}
