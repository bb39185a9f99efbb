//! A text that many places share: a table has a place a row, and a million of them hold its name and its lines once.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// A stretch of a text that many share. It is compared, sorted, hashed and written as the words it holds.
#[derive(Clone)]
pub struct SharedText {
    whole: Arc<str>,
    range: Range<u32>,
}

impl SharedText {
    /// This stretch of a text, in bytes. What lies beyond 4 GiB is left out; no file of a folder is as large.
    pub fn within(whole: &Arc<str>, range: Range<usize>) -> SharedText {
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        SharedText { whole: whole.clone(), range: at(range.start)..at(range.end) }
    }

    /// The words it holds.
    pub fn as_str(&self) -> &str {
        self
    }
}

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.range.start as usize..self.range.end as usize).unwrap_or("")
    }
}

impl From<Arc<str>> for SharedText {
    fn from(whole: Arc<str>) -> SharedText {
        SharedText::within(&whole, 0..whole.len())
    }
}

impl From<String> for SharedText {
    fn from(text: String) -> SharedText {
        SharedText::from(Arc::<str>::from(text))
    }
}

impl From<&String> for SharedText {
    fn from(text: &String) -> SharedText {
        text.as_str().into()
    }
}

impl From<&str> for SharedText {
    fn from(text: &str) -> SharedText {
        SharedText::from(Arc::<str>::from(text))
    }
}

impl Default for SharedText {
    fn default() -> SharedText {
        SharedText { whole: Arc::default(), range: 0..0 }
    }
}

impl PartialEq for SharedText {
    fn eq(&self, other: &SharedText) -> bool {
        **self == **other
    }
}

impl PartialEq<str> for SharedText {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl Eq for SharedText {}

impl PartialOrd for SharedText {
    fn partial_cmp(&self, other: &SharedText) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SharedText {
    fn cmp(&self, other: &SharedText) -> std::cmp::Ordering {
        (**self).cmp(&**other)
    }
}

impl std::hash::Hash for SharedText {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Display for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Serialize for SharedText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_the_words_it_holds() {
        let whole: Arc<str> = "one\ntwo".into();
        let two = SharedText::within(&whole, 4..7);
        assert_eq!((&*two, &two), ("two", &SharedText::from("two")));
        assert_eq!(&*SharedText::within(&whole, 4..90), "", "a stretch that is none holds nothing");
    }
}
