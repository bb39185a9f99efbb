//! Word by word: the pages of the PDF against those the folder gives, and against the PDF's own record.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::review::record::attached::PrintedSentence;
use crate::review::record::pdf::PdfPage;

/// So many words, of both together, are set side by side; more are compared page by page.
const MOST_WORDS: usize = 40_000;

/// So many words come before and behind what differs.
const AROUND: usize = 5;

/// A place of the pages that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The page of the PDF, from 1.
    pub page: usize,
    /// What is there, with a few words around it.
    pub there: String,
    /// What the folder gives in its place.
    pub given: String,
    /// No more than what differs, of the two, each with the word before it and with the word behind.
    pub close: [String; 4],
}

impl Place {
    /// Whether one of these sentences accounts for it.
    pub fn is_of(&self, sentences: &[String]) -> bool {
        self.close.iter().any(|words| !words.is_empty() && sentences.iter().any(|sentence| sentence.contains(words)))
    }
}

/// Whether the pages hold the same words.
pub fn same(there: &[PdfPage], given: &[PdfPage]) -> bool {
    there.len() == given.len() && there.iter().zip(given).all(|(a, b)| a.words == b.words)
}

/// Every place that differs.
pub fn differences(there: &[PdfPage], given: &[PdfPage]) -> Vec<Place> {
    let (old, new) = (words(there), words(given));
    if old.len() + new.len() > MOST_WORDS {
        return page_by_page(there, given);
    }
    let plain = |list: &[(usize, &str)]| list.iter().map(|(_, word)| (*word).to_owned()).collect::<Vec<_>>();
    let (a, b) = (plain(&old), plain(&new));
    let mut places: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        // What is only a few words apart is one place.
        match places.last_mut() {
            Some((old, new)) if op.old_range().start.saturating_sub(old.end) < AROUND => {
                old.end = op.old_range().end;
                new.end = op.new_range().end;
            }
            _ => places.push((op.old_range(), op.new_range())),
        }
    }
    let shown = |list: &[String], range: &std::ops::Range<usize>| {
        let (from, to) = (range.start.saturating_sub(AROUND), (range.end + AROUND).min(list.len()));
        list[from..to].join(" ")
    };
    let close = |list: &[String], range: &std::ops::Range<usize>| {
        let before = list[range.start.saturating_sub(1)..range.end].join(" ");
        let behind = list[range.start..(range.end + 1).min(list.len())].join(" ");
        // A word or two are everywhere.
        if range.is_empty() { Default::default() } else { [before, behind] }
    };
    let page = |at: usize| old.get(at).or(old.last()).map_or(1, |(page, _)| *page);
    places
        .iter()
        .map(|(old, new)| {
            let ([before, behind], [first, last]) = (close(&a, old), close(&b, new));
            let close = [before, behind, first, last];
            Place { page: page(old.start), there: shown(&a, old), given: shown(&b, new), close }
        })
        .collect()
}

/// Each word with its page.
fn words(pages: &[PdfPage]) -> Vec<(usize, &str)> {
    pages.iter().enumerate().flat_map(|(nth, page)| page.words.split(' ').map(move |word| (nth + 1, word))).collect()
}

fn page_by_page(there: &[PdfPage], given: &[PdfPage]) -> Vec<Place> {
    let nothing = PdfPage::default();
    (0..there.len().max(given.len()))
        .filter_map(|nth| {
            let (a, b) = (there.get(nth).unwrap_or(&nothing), given.get(nth).unwrap_or(&nothing));
            let first = |page: &PdfPage| page.words.split(' ').take(4 * AROUND).collect::<Vec<_>>().join(" ");
            (a.words != b.words).then(|| Place {
                page: nth + 1,
                there: first(a),
                given: first(b),
                close: Default::default(),
            })
        })
        .collect()
}

/// The sentences of a PDF's own record that its pages do not hold in their order, each with what is there instead.
pub fn not_held<'a>(pages: &[PdfPage], sentences: &'a [PrintedSentence]) -> Vec<(&'a PrintedSentence, String)> {
    let body = pages.iter().map(|page| page.body.as_str()).collect::<Vec<_>>().join(" ");
    let mut begins = 0;
    let mut ends: Vec<usize> = Vec::new();
    for page in pages {
        ends.push(begins + page.body.len());
        begins += page.body.len() + 1;
    }
    let mut from = 0;
    let mut lost = Vec::new();
    for sentence in sentences {
        let text = sentence.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = body[from..].find(&text).map(|at| from + at + text.len());
        match whole.or_else(|| over_two_pages(&body, &ends, from, &text)) {
            Some(at) => from = at,
            None => {
                let there: Vec<&str> = body[from..].split_whitespace().take(text.split(' ').count() + AROUND).collect();
                lost.push((sentence, there.join(" ")));
            }
        }
    }
    lost
}

/// Where a sentence ends that begins on one page and goes on upon the next, behind a drawing at its head: the words of that
/// stand between.
fn over_two_pages(body: &str, ends: &[usize], from: usize, text: &str) -> Option<usize> {
    let next_ends = ends.windows(2).skip_while(|pair| pair[0] <= from);
    next_ends.into_iter().find_map(|pair| {
        let (page, next) = (&body[from..pair[0]], &body[pair[0]..pair[1]]);
        let cut = text.rmatch_indices(' ').map(|(at, _)| at).find(|at| page.contains(&text[..*at]))?;
        let rest = &text[cut + 1..];
        next.find(rest).map(|at| pair[0] + at + rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(texts: &[&str]) -> Vec<PdfPage> {
        texts.iter().map(|text| PdfPage { words: (*text).into(), body: (*text).into() }).collect()
    }

    #[test]
    fn a_word_that_differs_is_shown_in_its_place() {
        let there = pages(&["one two three four five six seven eight", "nine ten eleven"]);
        let given = pages(&["one two three four five six 7 eight nine", "ten twelve"]);
        let found = differences(&there, &given);
        assert_eq!(found.len(), 1, "close together");
        assert_eq!(found[0].page, 1);
        assert_eq!(found[0].there, "two three four five six seven eight nine ten eleven");
        assert_eq!(found[0].given, "two three four five six 7 eight nine ten twelve");
        assert!(same(&there, &there) && !same(&there, &given) && !same(&there, &there[..1]));
        assert_eq!(differences(&there, &there), []);
    }

    #[test]
    fn more_words_than_can_be_set_side_by_side() {
        let many = (0..MOST_WORDS).map(|nth| nth.to_string()).collect::<Vec<_>>().join(" ");
        let found = differences(&pages(&["a", &many]), &pages(&["a", "b"]));
        assert_eq!((found.len(), found[0].page, found[0].given.as_str()), (1, 2, "b"));
    }

    #[test]
    fn a_sentence_may_run_over_two_pages() {
        let own = |text: &str| PrintedSentence { address: String::new(), text: text.into(), rules: vec![] };
        let pages = pages(&["It was 93%. It", "fell to\u{20}two."]);
        let sentences = [own("It was 93%."), own("It fell to\u{a0}two.")];
        assert_eq!(not_held(&pages, &sentences), []);
        let drawn = self::pages(&["It was 93%. It fell", "Table 1: 93 of 100 to\u{20}two. And up."]);
        assert_eq!(not_held(&drawn, &[own("It was 93%."), own("It fell to two."), own("And up.")]), []);
        assert_eq!(not_held(&drawn, &[own("It fell by two."), own("And up.")]).len(), 1);
        let sentences = [own("It was 91%."), own("It fell to two.")];
        let lost = not_held(&pages, &sentences);
        assert_eq!(lost.len(), 1);
        assert!(lost[0].1.starts_with("It was 93%."), "{}", lost[0].1);
    }
}
