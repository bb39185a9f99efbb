//! What a layout can see: its own files, named assets, the report, its fonts. No clock, no packages, no plug-ins.

use std::collections::HashMap;
use std::sync::OnceLock;

use ::typst::diag::{FileError, FileResult, PackageError};
use ::typst::foundations::{Binding, Bytes, Datetime, Dict, Duration, IntoValue, Module, Scope};
use ::typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use ::typst::text::{Font, FontBook, FontVariant, FontWeight};
use ::typst::utils::LazyHash;
use ::typst::{Feature, Features, Library, LibraryExt, World};

use crate::diagnostic::{Code, Diagnostic, Error, Place};
use crate::page::Layout;

use super::input::TypstInput;

/// One layout and one input, laid out for Typst.
pub(super) struct LayoutWorld<'a> {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    files: HashMap<FileId, LayoutFile<'a>>,
}

/// A file that a layout can ask for. What Typst makes of it is made when it does: a source is imported and not read as well,
/// and of a report the pack's is neither.
struct LayoutFile<'a> {
    bytes: &'a [u8],
    /// Of a source its text.
    source: Option<&'a str>,
    parsed: OnceLock<Source>,
    read: OnceLock<Bytes>,
}

impl<'a> LayoutWorld<'a> {
    /// Lays everything out.
    pub(super) fn set_up(input: &'a TypstInput, layout: &'a Layout) -> Result<LayoutWorld<'a>, Error> {
        let mut files = HashMap::new();
        for (path, bytes) in layout.everything() {
            let source = if path.ends_with(".typ") { Some(text_of(path, bytes)?) } else { None };
            files.insert(file_id(path)?, LayoutFile { bytes, source, parsed: OnceLock::new(), read: OnceLock::new() });
        }
        let (bytes, read) = (input.text.as_slice(), input.text.clone().into());
        files.insert(file_id(input.path)?, LayoutFile { bytes, source: None, parsed: OnceLock::new(), read });

        let (fonts, book) = type_case(input, layout);
        Ok(LayoutWorld {
            library: LazyHash::new(library(input)),
            book: LazyHash::new(book),
            fonts,
            main: file_id(&layout.main)?,
            files,
        })
    }

    /// The path of a file as the officer knows it, and its text where it has one.
    pub(super) fn named(&self, id: FileId) -> (String, Option<&str>) {
        let path = id.vpath().get_without_slash().to_owned();
        let held = self.files.get(&id);
        (path, held.and_then(|held| held.source.or_else(|| std::str::from_utf8(held.bytes).ok())))
    }

    /// Why a layout cannot have a file.
    fn refused(&self, id: FileId) -> FileError {
        match id.root() {
            VirtualRoot::Package(package) => {
                let words = format!("`{package}` is not available: a layout cannot use packages");
                FileError::Package(PackageError::Other(Some(words.into())))
            }
            VirtualRoot::Project => {
                let path = id.vpath().get_without_slash();
                let words = format!(
                    "a layout cannot read `{path}`: it can use only `layouts/` and the assets listed in `report.toml`"
                );
                FileError::Other(Some(words.into()))
            }
        }
    }
}

impl World for LayoutWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let held = self.files.get(&id).ok_or_else(|| self.refused(id))?;
        let text = held.source.ok_or(FileError::NotSource)?;
        Ok(held.parsed.get_or_init(|| Source::new(id, text.to_owned())).clone())
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let held = self.files.get(&id).ok_or_else(|| self.refused(id))?;
        Ok(held.read.get_or_init(|| Bytes::new(held.bytes.to_vec())).clone())
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Noto Sans, and the council's own font where it has one. Its two cuts are found under one name and as regular and bold,
/// whatever each calls itself.
fn type_case(input: &TypstInput, layout: &Layout) -> (Vec<Font>, FontBook) {
    let shipped = [notosans::REGULAR_TTF, notosans::BOLD_TTF].map(|data| Font::iter(Bytes::new(data)));
    let mut fonts: Vec<Font> = shipped.into_iter().flatten().collect();
    let mut book = FontBook::from_fonts(&fonts);
    let own = input.look.and_then(|look| look.font.as_ref()).into_iter();
    let cuts = own.flat_map(|font| [(font, &font.regular, FontWeight::REGULAR), (font, &font.bold, FontWeight::BOLD)]);
    for (font, file, weight) in cuts {
        let bytes = layout.assets.iter().find(|(path, _)| path == file).map(|(_, bytes)| Bytes::new(bytes.clone()));
        let Some(cut) = bytes.and_then(|bytes| Font::new(bytes, 0)) else { continue };
        let mut about = cut.info().clone();
        about.family.clone_from(&font.family);
        about.variant = FontVariant { weight, ..FontVariant::default() };
        book.push(about);
        fonts.push(cut);
    }
    (fonts, book)
}

/// Typst's own words without `plugin`, and with the heads of rows for those who listen.
fn library(input: &TypstInput) -> Library {
    let mut inputs = Dict::new();
    inputs.insert(input.input.into(), input.path.into_value());
    if let Some(look) = input.look {
        let look = serde_json::to_string(look).expect("a look holds only strings");
        inputs.insert("look".into(), look.into_value());
    }
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    let mut library = Library::builder().with_inputs(inputs).with_features(features).build();
    let mut scope = Scope::new();
    for (name, binding) in library.global.scope().iter().filter(|(name, _)| name.as_str() != "plugin") {
        scope.bind(name.clone(), binding.clone());
    }
    library.global = Module::new("global", scope);
    library.std = Binding::detached(library.global.clone());
    library
}

fn file_id(path: &str) -> Result<FileId, Error> {
    match VirtualPath::new(path) {
        Ok(inside) => Ok(RootedPath::new(VirtualRoot::Project, inside).intern()),
        Err(_) => {
            let words = format!("`{path}` is not a path that a layout can use");
            Err(Error::one(Diagnostic::error(Code::LayoutError, words)))
        }
    }
}

fn text_of<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(fault) => {
            let line = bytes[..fault.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            let fault = Diagnostic::error(Code::LayoutError, "the layout is not UTF-8 text");
            Err(Error::one(fault.at(Place::line(path, line, "")).help("save the file as UTF-8")))
        }
    }
}
