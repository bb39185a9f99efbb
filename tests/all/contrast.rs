//! Every colour that carries text has 4.5 to 1 against what it stands on, every line and shape 3 to 1: by WCAG 2's relative luminance,
//! read off the layouts and the style sheet as they are shipped, in light and in dark.

use std::collections::BTreeMap;
use std::fs;

use crate::desk::root;

type Colour = [f64; 3];
type Palette = BTreeMap<String, Colour>;

const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

fn colour(hex: &str) -> Colour {
    let hex: String = if hex.len() == 3 { hex.chars().flat_map(|digit| [digit, digit]).collect() } else { hex.into() };
    let part = |from: usize| u8::from_str_radix(&hex[from..from + 2], 16).expect("two hexadecimal digits");
    [0, 2, 4].map(|from| f64::from(part(from)) / 255.0)
}

fn luminance(colour: Colour) -> f64 {
    let linear = colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// So much of a colour over paper.
fn pale(colour: Colour, share: f64, paper: Colour) -> Colour {
    [0, 1, 2].map(|part| colour[part] * share + paper[part] * (1.0 - share))
}

/// A use of a colour: its name, what it stands on, how much contrast it needs.
type Use = (&'static str, &'static str, f64);

const USES: &[Use] = &[
    ("ink", "paper", TEXT),
    ("ink", "wash", TEXT),
    ("ink", "own", TEXT),
    ("muted", "paper", TEXT),
    ("muted", "wash", TEXT),
    ("deep", "paper", TEXT),
    ("deep", "wash", TEXT),
    ("deep", "own", TEXT),
    ("improved", "paper", SHAPE),
    ("improved", "wash", SHAPE),
    ("declined", "paper", SHAPE),
    ("declined", "wash", SHAPE),
    ("steady", "paper", SHAPE),
    ("steady", "wash", SHAPE),
    ("rule", "paper", SHAPE),
    ("rule", "wash", SHAPE),
    ("rule", "own", SHAPE),
    ("paper", "improved", SHAPE),
    ("paper", "declined", SHAPE),
];

/// The further colours of the web edition.
const WEB: &[Use] = &[
    ("link", "paper", TEXT),
    ("link", "wash", TEXT),
    ("visited", "paper", TEXT),
    ("visited", "wash", TEXT),
    ("gone", "paper", TEXT),
    ("new", "paper", TEXT),
    ("focus", "paper", SHAPE),
    ("focus", "wash", SHAPE),
];

/// The further colours of the PDF.
const PDF: &[Use] = &[
    ("accent", "paper", SHAPE),
    ("ink", "band", TEXT),
    ("improved", "band", SHAPE),
    ("declined", "band", SHAPE),
    ("rule", "band", SHAPE),
];

/// What separates and fills, and never says anything alone.
const DECORATION: [&str; 5] = ["hairline", "wash", "own", "paper", "band"];

fn weak(palette: &Palette, uses: &[Use]) -> Vec<String> {
    let of = |name: &str| *palette.get(name).unwrap_or_else(|| panic!("no colour `{name}` in {palette:?}"));
    let found = uses.iter().map(|(name, on, least)| (name, on, least, contrast(of(name), of(on))));
    found
        .filter(|(.., least, found)| found < *least)
        .map(|(name, on, least, found)| format!("{name} on {on} has {found:.2}, needs {least}"))
        .collect()
}

/// Colours that no use is listed for: a new one is put there with what it stands on.
fn unlisted(palette: &Palette, uses: &[Use]) -> Vec<String> {
    let known = |name: &String| DECORATION.contains(&name.as_str()) || uses.iter().any(|(listed, ..)| listed == name);
    palette.keys().filter(|name| !known(name)).cloned().collect()
}

/// Every `name` before `mark` and, after it on its line, a colour of six or three digits.
fn named(text: &str, mark: &str) -> Palette {
    let mut found = Palette::new();
    for (at, _) in text.match_indices(mark) {
        let name: String = text[..at].chars().rev().take_while(|sign| sign.is_alphanumeric() || *sign == '-').collect();
        let line = text[at + mark.len()..].lines().next().unwrap_or_default();
        let hex = line.split_once('#').map_or("", |(_, hex)| hex);
        let hex: String = hex.chars().take_while(char::is_ascii_hexdigit).collect();
        let name = name.chars().rev().collect::<String>().trim_start_matches("--").to_owned();
        if !name.is_empty() && matches!(hex.len(), 3 | 6) {
            found.insert(name, colour(&hex));
        }
    }
    found
}

fn shipped(place: &str) -> Vec<(String, String)> {
    let dir = root().join(place);
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<(String, String)> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "typ" || ending == "css"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("text")))
        .collect();
    files.sort();
    files
}

#[test]
fn the_formula_gives_what_the_standard_says() {
    let (black, white) = (colour("000"), colour("ffffff"));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9 && (contrast(white, white) - 1.0).abs() < 1e-9);
    // The grey that is known for being just enough, and the one that is just too little.
    assert!(contrast(colour("767676"), white) >= TEXT && contrast(colour("777777"), white) < TEXT);
}

#[test]
fn every_look_of_the_pdf_can_be_read() {
    let mut looks = 0;
    for (file, text) in shipped("layouts") {
        let mut palette = named(&text, ": rgb(");
        if !palette.contains_key("ink") {
            continue;
        }
        looks += 1;
        let paper = colour("fff");
        palette.insert("paper".into(), paper);
        // As `layouts/strip.typ` mixes it.
        palette.insert("own".into(), pale(palette["deep"], 0.14, paper));
        let all: Vec<Use> = USES.iter().chain(PDF).copied().collect();
        assert_eq!(unlisted(&palette, &all), Vec::<String>::new(), "{file}");
        assert_eq!(weak(&palette, &all), Vec::<String>::new(), "{file}");
    }
    assert!(looks > 0, "no file of colours was found");
}

#[test]
fn the_web_edition_can_be_read_in_light_and_in_dark() {
    let files = shipped("src/page/html");
    let (_, base) = files.iter().find(|(file, _)| file.ends_with("base.css")).expect("the style sheet");
    let (light, rest) = base.split_once("prefers-color-scheme: dark").expect("a dark scheme");
    let (dark, _) = rest.split_once("forced-colors").expect("forced colours after it");
    let all: Vec<Use> = USES.iter().chain(WEB).copied().collect();
    for (scheme, text) in [("light", light), ("dark", dark)] {
        let palette = named(text, ": ");
        assert!(palette.len() >= 15, "{scheme}: {palette:?}");
        assert_eq!(unlisted(&palette, &all), Vec::<String>::new(), "{scheme}");
        assert_eq!(weak(&palette, &all), Vec::<String>::new(), "{scheme}");
    }
}

#[test]
fn nothing_is_set_smaller_than_nine_points() {
    let mut sizes = 0;
    for (file, text) in shipped("layouts").into_iter().chain(shipped("src/page/html")) {
        let typst = file.ends_with(".typ");
        let table = typst.then(|| text.split("#let size = (").nth(1)?.split(')').next()).flatten().unwrap_or("");
        let marks: &[&str] = if typst { &["size: "] } else { &["font-size: ", "font: "] };
        let set = marks
            .iter()
            .flat_map(|mark| text.split(mark).skip(1))
            .chain(table.split(", ").filter_map(|one| one.split(": ").nth(1)));
        for words in set {
            let digits: String = words.chars().take_while(|sign| sign.is_ascii_digit() || *sign == '.').collect();
            let (Some(unit), Ok(size)) = (words.get(digits.len()..digits.len() + 2), digits.parse::<f64>()) else {
                continue;
            };
            if unit == "pt" {
                sizes += 1;
                assert!(size >= 9.0, "{file}: {size} pt");
            }
        }
    }
    assert!(sizes > 12, "only {sizes} sizes were found");
}
