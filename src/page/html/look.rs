//! A council's own look on a page: what the style sheet adds for it, and its crest.

use base64::{Engine, engine::general_purpose::STANDARD};
use maud::{Markup, html};

use crate::folder::look::{Colour, Look, Picture, Style};

/// The darkest and the lightest ground that words are on in the dark, `--paper` and `--wash` of `base.css`.
const DARK: [Colour; 2] = [Colour::new(0x12, 0x18, 0x1d), Colour::new(0x1c, 0x25, 0x2c)];

/// What a shade for the dark reaches there: as easy to read as the page's own.
const IN_THE_DARK: f64 = 7.0;

/// What a crest adds. It is on white, also in the dark.
const CREST: &str = ".crest { display: block; height: 5rem; width: auto; max-width: 100%; object-fit: contain; padding: .3rem; margin-bottom: 1rem; border-radius: .3rem; background: #fff; }
@media (min-width: 48rem), print { .crest { float: right; height: 6.5rem; max-width: 45%; margin: 0 0 1rem 2rem; } }
";

/// What the look `briefing` adds, and with a colour of the council's the band in it.
const BRIEFING: &str = include_str!("briefing.css");
const BAND: &str = include_str!("band.css");

/// The style sheet of a look; nothing for the plain one.
pub(crate) fn style(look: &Look) -> String {
    let mut style = String::new();
    let shades = [("deep", look.colour), ("accent", look.accent.or(look.colour))];
    let given: Vec<(&str, Colour)> =
        shades.into_iter().filter_map(|(name, colour)| colour.map(|colour| (name, colour))).collect();
    if !given.is_empty() {
        let light = given.iter().map(|(name, colour)| format!("--{name}: {colour};")).collect::<String>();
        let dark =
            given.iter().map(|(name, colour)| format!("--{name}: {};", in_the_dark(*colour))).collect::<String>();
        // Where the reader has chosen colours of their own, those stay.
        style += &format!("@media (forced-colors: none) {{ :root {{ {light} }} }}\n");
        style += &format!(
            "@media screen and (forced-colors: none) and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        );
    }
    if look.accent.is_some() {
        style += "html { border-top-color: var(--accent); }\n";
    }
    if let Some(font) = &look.font {
        style += &format!(
            "body {{ font-family: {}, \"Noto Sans\", \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Liberation Sans\", sans-serif; }}\n",
            quoted(&font.family)
        );
    }
    if look.crest.is_some() {
        style += CREST;
    }
    match look.style {
        Style::Committee => style,
        Style::Briefing => {
            let band = look.colour.map(|band| format!(":root {{ --band: {band}; }}\n{BAND}")).unwrap_or_default();
            [&style, &band, BRIEFING].concat()
        }
    }
}

/// The crest as a picture that the page itself carries; nothing if there is none.
pub(crate) fn crest(look: &Look, assets: &[(String, Vec<u8>)]) -> Markup {
    let Some(crest) = &look.crest else { return Markup::default() };
    let Some((_, bytes)) = assets.iter().find(|(path, _)| *path == crest.file) else { return Markup::default() };
    let Ok(picture) = Picture::of(bytes) else { return Markup::default() };
    // As a picture it runs nothing and fetches nothing, whatever it holds.
    let address = format!("data:{};base64,{}", picture.media_type(), STANDARD.encode(bytes));
    html! { img class="crest" src=(address) alt=(crest.alternative); }
}

/// The nearest shade of a colour that can be read on either ground of a dark page.
fn in_the_dark(colour: Colour) -> Colour {
    DARK.into_iter().fold(colour, |shade, ground| shade.lighter(IN_THE_DARK, ground))
}

/// A name as a style sheet quotes it: nothing in it ends the quotation.
fn quoted(name: &str) -> String {
    let escaped = |sign: char| match sign {
        ' ' | '-' | '_' => sign.to_string(),
        _ if sign.is_ascii_alphanumeric() => sign.to_string(),
        _ => format!("\\{:x} ", u32::from(sign)),
    };
    format!("\"{}\"", name.chars().map(escaped).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_plain_look_adds_nothing() {
        assert_eq!(style(&Look::default()), "");
    }

    #[test]
    fn a_name_cannot_end_its_quotation() {
        assert_eq!(quoted("Council Sans"), "\"Council Sans\"");
        assert_eq!(quoted("a\"}</style>"), "\"a\\22 \\7d \\3c \\2f style\\3e \"");
    }

    /// The grounds of the dark are those of the style sheet.
    #[test]
    fn the_dark_is_as_dark_as_the_page() {
        let sheet = super::super::BASE;
        for (name, ground) in ["--paper", "--wash"].iter().zip(DARK) {
            assert!(sheet.contains(&format!("{name}: {ground};")), "{name}");
        }
    }

    proptest! {
        #[test]
        fn every_colour_can_be_read_in_the_dark(red: u8, green: u8, blue: u8) {
            let shade = in_the_dark(Colour::new(red, green, blue));
            prop_assert!(DARK.iter().all(|ground| shade.contrast(*ground) >= IN_THE_DARK));
        }
    }
}
