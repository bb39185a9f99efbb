//! The columns that are looked for in a national table.

/// A column that is looked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Our name for it.
    pub ours: &'static str,
    /// Its heading in the file.
    pub theirs: String,
    /// Nothing can be read without it.
    pub needed: bool,
}

impl Wanted {
    /// A column that is called as we call it.
    pub fn plain(ours: &'static str, needed: bool) -> Wanted {
        Wanted { ours, theirs: ours.to_owned(), needed }
    }
}

/// What they are headed with.
pub fn heading_line(wanted: &[Wanted]) -> String {
    wanted.iter().map(|column| column.theirs.as_str()).collect::<Vec<_>>().join(",")
}
