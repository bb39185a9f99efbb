//! A layout: Typst sources and the pictures they show, as bytes.

/// What a PDF is typeset by. Paths are relative to the report folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Every file of `layouts/`: path and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// The one to begin with: `layouts/committee.typ`.
    pub main: String,
    /// The files that `report.toml` names as assets.
    pub assets: Vec<(String, Vec<u8>)>,
    /// True for an officer's own layout: it is typeset in its own process, with a deadline.
    pub officer: bool,
}

impl Layout {
    /// Where the main file is looked for.
    pub const MAIN: &'static str = "layouts/committee.typ";

    /// The main file of a pack.
    pub const PACK: &'static str = "layouts/pack.typ";

    /// The main file of a correction slip.
    pub(crate) const SLIP: &'static str = "layouts/slip.typ";

    /// The layout that comes with the program.
    pub fn shipped() -> Layout {
        let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        Layout {
            files: vec![
                file(Layout::MAIN, include_str!("../../layouts/committee.typ")),
                file("layouts/chart.typ", include_str!("../../layouts/chart.typ")),
                file("layouts/chart-places.typ", include_str!("../../layouts/chart-places.typ")),
                file("layouts/dashboard.typ", include_str!("../../layouts/dashboard.typ")),
                file("layouts/five-years.typ", include_str!("../../layouts/five-years.typ")),
                file("layouts/glossary.typ", include_str!("../../layouts/glossary.typ")),
                file("layouts/measures.typ", include_str!("../../layouts/measures.typ")),
                file("layouts/further.typ", include_str!("../../layouts/further.typ")),
                file("layouts/looks.typ", include_str!("../../layouts/looks.typ")),
                file("layouts/methods.typ", include_str!("../../layouts/methods.typ")),
                file("layouts/overview.typ", include_str!("../../layouts/overview.typ")),
                file(Layout::PACK, include_str!("../../layouts/pack.typ")),
                file("layouts/report.typ", include_str!("../../layouts/report.typ")),
                file("layouts/shapes.typ", include_str!("../../layouts/shapes.typ")),
                file(Layout::SLIP, include_str!("../../layouts/slip.typ")),
                file("layouts/strip.typ", include_str!("../../layouts/strip.typ")),
                file("layouts/summary.typ", include_str!("../../layouts/summary.typ")),
                file("layouts/style.typ", include_str!("../../layouts/style.typ")),
                file("layouts/example.json", include_str!("../../layouts/example.json")),
            ],
            main: Layout::MAIN.to_owned(),
            assets: Vec::new(),
            officer: false,
        }
    }

    /// The shipped layout with an officer's own files over it: a folder that holds only its own `style.typ`
    /// changes the colours and keeps the rest.
    pub fn with_officers_files(mut self, files: Vec<(String, Vec<u8>)>) -> Layout {
        for (path, bytes) in files {
            self.officer = true;
            match self.files.iter_mut().find(|(known, _)| *known == path) {
                Some(file) => file.1 = bytes,
                None => self.files.push((path, bytes)),
            }
        }
        self
    }

    /// Every file and asset.
    #[cfg(feature = "pdf")]
    pub(crate) fn everything(&self) -> impl Iterator<Item = &(String, Vec<u8>)> {
        self.files.iter().chain(&self.assets)
    }
}
