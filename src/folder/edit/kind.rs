//! The entries that are edited: of which file, and with which keys.

/// A kind of entry of a report folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// `[[comment]]`
    Comment,
    /// `[[action]]`
    Action,
    /// `[[override]]`
    Override,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [EntryKind; 3] = [EntryKind::Comment, EntryKind::Action, EntryKind::Override];

    /// The file in which they stand.
    pub const FILE: &'static str = "commentary.toml";

    /// As it is called in the file: `comment`.
    pub fn as_str(self) -> &'static str {
        match self {
            EntryKind::Comment => "comment",
            EntryKind::Action => "action",
            EntryKind::Override => "override",
        }
    }

    /// The kind that is called so.
    pub fn named(name: &str) -> Option<EntryKind> {
        EntryKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Its keys, in the order in which they are written.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            EntryKind::Comment => &["indicator", "period", "place", "text", "facts"],
            EntryKind::Action => &["indicator", "text", "owner", "by", "state", "facts"],
            EntryKind::Override => {
                &["indicator", "topic", "paragraph", "rule", "period", "text", "why", "who", "pinned", "facts"]
            }
        }
    }
}
