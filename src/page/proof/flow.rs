//! Breaking text into lines: left-aligned, at spaces only, several faces on one line.

/// The kinds of type of the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FontFace {
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// A sentence.
    Body,
    /// Words that an earlier version had: struck through.
    Gone,
    /// Words that only the later version has: underlined.
    New,
    /// A paragraph's number.
    Number,
    /// Where a sentence comes from.
    Note,
    /// The rule's name, and the heads in the margin.
    Strong,
    /// Words to tick.
    Margin,
}

impl FontFace {
    /// In points.
    pub(crate) fn size(self) -> u8 {
        match self {
            FontFace::Title => 15,
            FontFace::Heading => 14,
            FontFace::Body | FontFace::Gone | FontFace::New | FontFace::Number => 11,
            FontFace::Note | FontFace::Strong | FontFace::Margin => 9,
        }
    }

    /// From one line to the next, in millimetres.
    pub(crate) fn pitch(self) -> f32 {
        match self {
            FontFace::Title => 7.2,
            FontFace::Heading => 6.4,
            FontFace::Body | FontFace::Gone | FontFace::New | FontFace::Number => 5.5,
            FontFace::Note | FontFace::Strong | FontFace::Margin => 3.9,
        }
    }
}

/// How wide words are in a face, in millimetres.
pub(crate) type WidthOf<'a> = &'a dyn Fn(FontFace, &str) -> f32;

/// Words of one face, and the room before them where they follow others on a line.
#[derive(Debug, Clone)]
pub(crate) struct TextRun {
    pub(crate) face: FontFace,
    pub(crate) words: String,
    pub(crate) gap: f32,
}

impl TextRun {
    /// Words that follow at once.
    pub(crate) fn new(face: FontFace, words: impl Into<String>) -> TextRun {
        TextRun { face, words: words.into(), gap: 0.0 }
    }

    /// Words that keep a distance from those before them.
    pub(crate) fn after(gap: f32, face: FontFace, words: impl Into<String>) -> TextRun {
        TextRun { face, words: words.into(), gap }
    }
}

/// Words at their place on a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    pub(crate) x: f32,
    pub(crate) face: FontFace,
    pub(crate) words: String,
}

/// Fills lines of a width with runs.
pub(crate) fn flow(runs: &[TextRun], width: f32, width_of: WidthOf) -> Vec<Vec<Placed>> {
    let mut lines: Vec<Vec<Placed>> = vec![Vec::new()];
    let mut end = 0.0;
    for run in runs.iter().filter(|run| !run.words.is_empty()) {
        let mut start = if end > 0.0 { end + run.gap } else { 0.0 };
        let mut held = String::new();
        for word in run.words.split(' ').flat_map(|word| pieces(word, run.face, width, width_of)) {
            let longer = if held.is_empty() { word.clone() } else { format!("{held} {word}") };
            if start + width_of(run.face, &longer) <= width || (start == 0.0 && held.is_empty()) {
                held = longer;
                continue;
            }
            put(&mut lines, start, run.face, held);
            lines.push(Vec::new());
            start = 0.0;
            held = word;
        }
        end = start + width_of(run.face, &held);
        put(&mut lines, start, run.face, held);
    }
    lines
}

fn put(lines: &mut [Vec<Placed>], x: f32, face: FontFace, words: String) {
    if let (false, Some(line)) = (words.is_empty(), lines.last_mut()) {
        line.push(Placed { x, face, words });
    }
}

/// A word, parted only where it is longer than a whole line: behind a sign such as that of a path, else within it.
fn pieces(word: &str, face: FontFace, width: f32, width_of: WidthOf) -> Vec<String> {
    if width_of(face, word) <= width {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for part in word.split_inclusive(['/', '-', '_', '.', ':', ',', '@', '\u{a0}']) {
        let last = pieces.last_mut().expect("begun with one");
        if last.is_empty() || width_of(face, &format!("{last}{part}")) <= width {
            last.push_str(part);
        } else {
            pieces.push(part.to_owned());
        }
    }
    pieces.into_iter().flat_map(|piece| letters(&piece, face, width, width_of)).collect()
}

/// A piece that no sign parts, cut where the line ends.
fn letters(word: &str, face: FontFace, width: f32, width_of: WidthOf) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let last = pieces.last_mut().expect("begun with one");
        last.push(letter);
        if last.chars().count() > 1 && width_of(face, last) > width {
            last.pop();
            pieces.push(letter.to_string());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter a millimetre wide.
    fn count(_: FontFace, words: &str) -> f32 {
        words.chars().count() as f32
    }

    fn lines(runs: &[TextRun], width: f32) -> Vec<String> {
        let words = |line: &Vec<Placed>| line.iter().map(|placed| placed.words.as_str()).collect::<Vec<_>>().join("|");
        flow(runs, width, &count).iter().map(words).collect()
    }

    #[test]
    fn breaks_at_spaces_only() {
        let sentence = TextRun::new(FontFace::Body, "in quarter\u{a0}3 it fell");
        assert_eq!(lines(&[sentence], 12.0), ["in quarter\u{a0}3", "it fell"]);
    }

    #[test]
    fn a_run_follows_on_the_same_line() {
        let runs = [TextRun::new(FontFace::Number, "7."), TextRun::after(2.0, FontFace::Body, "The share was")];
        assert_eq!(lines(&runs, 9.0), ["7.|The", "share was"]);
        assert_eq!(flow(&runs, 9.0, &count)[0][1].x, 4.0);
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut() {
        assert_eq!(lines(&[TextRun::new(FontFace::Note, "abcdefgh")], 3.0), ["abc", "def", "gh"]);
    }

    #[test]
    fn a_path_longer_than_a_line_is_parted_behind_its_signs() {
        let path = TextRun::new(FontFace::Note, "data/observations.csv:12");
        assert_eq!(lines(&[path], 13.0), ["data/", "observations.", "csv:12"]);
    }

    #[test]
    fn nothing_gives_one_empty_line() {
        assert_eq!(lines(&[TextRun::new(FontFace::Body, "")], 10.0), [""]);
    }
}
