//! Reading `[look]` of `report.toml` and of a pack's file, and the crest and fonts that it names.

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic};
use crate::folder::disk::inputs::FolderReading;
use crate::folder::look::{Colour, Crest, Face, LARGEST, Look, Picture, Style, Typeface, Unfit, Unusable};
use crate::folder::text::entry::{Entry, in_quotes};
use crate::folder::text::named::{NamedBytes, NamedFile, file};

use super::look_plan::LookPlan;

/// Reads the table; the plain look where there is none.
pub fn read_look(root: &Entry) -> LookPlan {
    let Some(entry) = root.table("look") else { return LookPlan::default() };
    let colours = [("colour", Colour::WORDS), ("accent", Colour::SHAPES)];
    let [colour, accent] = colours.map(|(key, ratio)| read_colour(&entry, key, ratio));
    let plan =
        LookPlan { style: read_style(&entry), colour, accent, crest: read_crest(&entry), font: read_font(&entry) };
    entry.finish("[look]");
    plan
}

const STYLES: [(&str, Style); 2] = [("committee", Style::Committee), ("briefing", Style::Briefing)];

/// One of the shipped looks.
fn read_style(entry: &Entry) -> Style {
    let gone = |value: &&Spanned<DeValue>| matches!(value.get_ref(), DeValue::String(text) if text.trim() == "modern");
    if let Some(value) = entry.value("style", &in_quotes(&STYLES)).filter(gone) {
        let help = "write style = \"briefing\": each measure has a head line, and with `colour` there is a band in it";
        entry.wrong(value, "there is no look `modern` any more", help);
        return Style::default();
    }
    entry.word("style", &STYLES).unwrap_or_default()
}

/// A colour that is far enough apart from white paper for what is drawn in it.
fn read_colour(entry: &Entry, key: &'static str, ratio: f64) -> Option<Colour> {
    let (text, from) = entry.placed(key)?;
    let Some(colour) = Colour::read(text.trim()) else {
        let help = format!("write a colour as # and six characters from 0 to 9 and a to f: {key} = \"#123f5e\"");
        entry.faults().error(Code::WrongValue, from, format!("`{text}` is not a colour"), help);
        return None;
    };
    let found = colour.contrast(Colour::WHITE);
    if found >= ratio {
        return Some(colour);
    }
    let what = if ratio >= Colour::WORDS {
        "words in this colour would be hard to read"
    } else {
        "lines in this colour would be hard to see"
    };
    // Cut off and not rounded, so that what falls short is never shown as if it did not.
    let shown = (found * 10.0).floor() / 10.0;
    let message =
        format!("{colour} is too pale: {what} on white (its contrast is {shown:.1} to 1, and it needs {ratio} to 1)");
    let help = format!("the nearest shade that works is {key} = \"{}\"", colour.darker(ratio, Colour::WHITE));
    entry.faults().error(Code::PaleColour, from, message, help);
    None
}

fn read_crest(entry: &Entry) -> Option<(NamedFile, String)> {
    const EXAMPLE: &str = "The crest of Anyshire County Council";
    if entry.get("crest").is_none() {
        if let Some(value) = entry.get("crest_alternative") {
            entry.wrong(
                value,
                "there is `crest_alternative` but no `crest`",
                "add a line like crest = \"assets/crest.svg\"",
            );
        }
        return None;
    }
    let crest = entry.needed("crest", "assets/crest.svg").map(file);
    if entry.get("crest_alternative").is_none() {
        let help = format!("describe the crest for people who use a screen reader: crest_alternative = \"{EXAMPLE}\"");
        entry.lacks("crest_alternative", help);
        return None;
    }
    let (alternative, _) = entry.needed("crest_alternative", EXAMPLE)?;
    Some((crest?, alternative.split_whitespace().collect::<Vec<_>>().join(" ")))
}

fn read_font(entry: &Entry) -> Option<(NamedFile, NamedFile)> {
    let cuts = [("font", "font_bold", "assets/Council-Bold.ttf"), ("font_bold", "font", "assets/Council-Regular.ttf")];
    for (given, other, example) in cuts {
        if entry.get(given).is_some() && entry.get(other).is_none() {
            let help =
                format!("a report needs a regular font and a bold font: add a line like {other} = \"{example}\"");
            entry.lacks(other, help);
            return None;
        }
    }
    entry.get("font")?;
    let regular = entry.needed("font", "assets/Council-Regular.ttf").map(file);
    let bold = entry.needed("font_bold", "assets/Council-Bold.ttf").map(file);
    Some((regular?, bold?))
}

/// Reads what a look names from the folder. What cannot be used is reported and left out.
pub fn take_look(from: FolderReading, plan: &LookPlan) -> (Look, Vec<NamedBytes>) {
    let mut files = Vec::new();
    let mut look = Look { style: plan.style, colour: plan.colour, accent: plan.accent, crest: None, font: None };
    if let Some((named, alternative)) = &plan.crest
        && let Some(bytes) = take(from, named)
    {
        match Picture::of(&bytes) {
            Ok(kind) if !kind.may_be_called(&named.path) => from.faults.add(misnamed(named, kind)),
            Ok(_) => {
                look.crest = Some(Crest { file: named.path.clone(), alternative: alternative.clone() });
                files.push((named.path.clone(), bytes));
            }
            Err(why) => from.faults.add(unfit(named, &why)),
        }
    }
    if let Some((regular, bold)) = &plan.font {
        let cuts = [regular, bold].map(|named| take(from, named).and_then(|bytes| cut(from, named, bytes)));
        if let [Some((family, regular_bytes)), Some((_, bold_bytes))] = cuts {
            look.font = Some(Typeface { family, regular: regular.path.clone(), bold: bold.path.clone() });
            files.push((regular.path.clone(), regular_bytes));
            files.push((bold.path.clone(), bold_bytes));
        }
    }
    (look, files)
}

fn take(from: FolderReading, named: &NamedFile) -> Option<Vec<u8>> {
    match from.bytes(named) {
        Ok(bytes) => Some(bytes),
        Err(fault) => {
            from.faults.add(Diagnostic { at: Some(named.from.clone()), ..fault });
            None
        }
    }
}

/// A cut of the font with the name of its family.
fn cut(from: FolderReading, named: &NamedFile, bytes: Vec<u8>) -> Option<(String, Vec<u8>)> {
    match Face::read(&bytes).map(|face| face.family().to_owned()) {
        Ok(family) => Some((family, bytes)),
        Err(why) => {
            from.faults.add(unusable(named, why));
            None
        }
    }
}

/// A picture whose name says that it is another kind of picture.
fn misnamed(named: &NamedFile, kind: Picture) -> Diagnostic {
    let (path, (words, ending)) = (&named.path, kind.in_words());
    let right = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    Diagnostic::error(
        Code::UnfitPicture,
        format!("`{path}` is {words}, and its name ends as another kind of file does"),
    )
    .at(named.from.clone())
    .help(format!("rename the file to `{right}.{ending}`, and write that name here"))
}

/// Why a file is not a crest.
fn unfit(named: &NamedFile, why: &Unfit) -> Diagnostic {
    let path = &named.path;
    let (message, help) = match why {
        Unfit::Heavy(bytes) => {
            let megabytes = LARGEST / 1_000_000;
            let message =
                format!("`{path}` is {} MB, and a crest can be up to {megabytes} MB", bytes.div_ceil(1_000_000));
            (message, "ask for the crest as SVG, or save it smaller: 1,000 pixels across is enough".to_owned())
        }
        Unfit::Large(width, height) => {
            let message = format!("`{path}` is {width} by {height} pixels, and each side can be up to 4,000");
            (message, "save it smaller (1,000 pixels across is enough), or ask for the crest as SVG".into())
        }
        Unfit::Other(kind) => {
            let message = match *kind {
                "empty" => format!("`{path}` is empty"),
                kind => {
                    format!("`{path}` is {kind}, whatever its name says; a crest must be a PNG, JPEG or SVG picture")
                }
            };
            (
                message,
                "ask the council's designers for the crest as SVG or PNG; renaming a file does not change it".into(),
            )
        }
        Unfit::Damaged => (format!("the picture `{path}` is damaged"), "get another copy of it".into()),
        Unfit::Inks => {
            let message =
                format!("`{path}` uses the four inks of a printing press (CMYK), which a screen cannot show correctly");
            (message, "save it with screen colours (RGB), or ask for the crest as SVG or PNG".into())
        }
        Unfit::Reaches(how) => {
            let message = format!("`{path}` is more than a picture: it {how}");
            (message, "ask for the crest as a plain SVG: shapes and colours only, with nothing linked in".into())
        }
        Unfit::Lettered => {
            let message = format!("`{path}` has text in a font that readers may not have");
            (message, "convert the text to outlines (in Inkscape: Path, Object to Path) and save it again".into())
        }
        Unfit::Undrawn => (
            format!("`{path}` draws nothing: it has no width or height, or nothing in it"),
            "open it in a drawing program and save it again, or ask for another copy of the crest".into(),
        ),
    };
    Diagnostic::error(Code::UnfitPicture, message).at(named.from.clone()).help(help)
}

/// Why a file is not a font that a report can be set in.
fn unusable(named: &NamedFile, why: Unusable) -> Diagnostic {
    let path = &named.path;
    let (message, help) = match why {
        Unusable::NoFont => (
            format!("`{path}` is not a font, or it is damaged"),
            "use a TrueType or OpenType font: a file that ends in .ttf or .otf",
        ),
        Unusable::ForTheWeb => {
            (format!("`{path}` is a font packed for web pages (WOFF)"), "ask for the same font as .ttf or .otf")
        }
        Unusable::Collection => (
            format!("`{path}` holds several fonts (a .ttc collection)"),
            "ask for separate files for the regular and the bold font",
        ),
        Unusable::Variable => {
            (format!("`{path}` is a variable font"), "ask for separate files for the regular and the bold font")
        }
        Unusable::Nameless => {
            (format!("the font `{path}` has no name"), "ask the council's designers for another copy of it")
        }
        Unusable::Restricted => (
            format!("the licence in the font `{path}` does not allow embedding it in a document"),
            "ask for a licence that allows it, or use another font",
        ),
        Unusable::Lacks(sign) => {
            return Diagnostic::error(
                Code::UnfitFont,
                format!("the font `{path}` has no character `{sign}`, which every report needs"),
            )
            .at(named.from.clone())
            .help("use the font of the council's letters, not one of symbols or capitals");
        }
    };
    Diagnostic::error(Code::UnfitFont, message).at(named.from.clone()).help(help)
}
