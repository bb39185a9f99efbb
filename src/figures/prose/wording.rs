//! Two versions of a sentence, word by word.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A run of words of one version or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// In both.
    Kept(String),
    /// Only in the earlier one.
    Gone(String),
    /// Only in the later one.
    New(String),
}

/// The words of both versions in reading order; of what was changed the earlier words appear first. Space between
/// words is one blank, whatever it was.
pub fn wording(earlier: &str, later: &str) -> Vec<Wording> {
    let (old, new): (Vec<&str>, Vec<&str>) = (earlier.split_whitespace().collect(), later.split_whitespace().collect());
    let mut found = Vec::new();
    let mut put = |words: &[&str], of: fn(String) -> Wording| {
        if !words.is_empty() {
            found.push(of(words.join(" ")));
        }
    };
    let steps = capture_diff_slices(Algorithm::Myers, &old, &new);
    let kept: usize = steps.iter().filter(|step| step.tag() == DiffTag::Equal).map(|step| step.old_range().len()).sum();
    // Where little is left of a sentence, its scattered words are in nobody's way when both are whole.
    if kept * 3 < old.len().max(new.len()) {
        put(&old, Wording::Gone);
        put(&new, Wording::New);
        return found;
    }
    for step in steps {
        let (gone, come) = (&old[step.old_range()], &new[step.new_range()]);
        if step.tag() == DiffTag::Equal {
            put(gone, Wording::Kept);
        } else {
            put(gone, Wording::Gone);
            put(come, Wording::New);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Wording, wording};

    fn drawn(earlier: &str, later: &str) -> String {
        let parts = wording(earlier, later).into_iter().map(|part| match part {
            Wording::Kept(words) => words,
            Wording::Gone(words) => format!("[-{words}-]"),
            Wording::New(words) => format!("[+{words}+]"),
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn whole_words_are_compared() {
        assert_eq!(drawn("This is lower than quarter 2 (95.1%).", "This is lower than quarter 2 (95.2%)."), {
            "This is lower than quarter 2 [-(95.1%).-] [+(95.2%).+]"
        });
        assert_eq!(drawn("It rose.", "It rose."), "It rose.");
        assert_eq!(drawn("", "It rose."), "[+It rose.+]");
        assert_eq!(drawn("One  two", "One two three"), "One two [+three+]");
    }
}
