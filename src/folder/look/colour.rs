//! A colour, and whether what is drawn in it can be seen: the arithmetic of WCAG 2.

use serde::{Deserialize, Serialize};

/// A colour as a screen mixes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

impl Colour {
    /// The program's own, `deep` of `layouts/style.typ` and of the web edition.
    pub const OWN: Colour = Colour::new(0x12, 0x3f, 0x5e);

    /// What is printed on.
    pub const WHITE: Colour = Colour([255; 3]);

    /// The ratio that words need to be read.
    pub const WORDS: f64 = 4.5;

    /// The ratio that lines and shapes need to be seen.
    pub const SHAPES: f64 = 3.0;

    /// A colour by its bytes.
    pub const fn new(red: u8, green: u8, blue: u8) -> Colour {
        Colour([red, green, blue])
    }

    /// Reads `#123f5e`; the small letters may be capitals.
    pub fn read(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        digits.chars().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Colour([byte(0)?, byte(2)?, byte(4)?]))
    }

    /// How far two colours are apart: 1 for the same, 21 for black and white.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The nearest darker shade of the same hue that stands so far apart from the ground; black where none does.
    pub fn darker(self, ratio: f64, ground: Colour) -> Colour {
        let shades = (0..=255).rev().map(|step| self.each(|channel| channel * step / 255));
        first(shades, ratio, ground)
    }

    /// The nearest lighter shade of the same hue that stands so far apart from the ground: as full as it can be, and only
    /// then paler; white where none does.
    pub fn lighter(self, ratio: f64, ground: Colour) -> Colour {
        let top = u32::from(self.0.into_iter().max().unwrap_or(0)).max(1);
        let fuller = (top..=255).map(|full| self.each(|channel| channel * full / top));
        let fullest = self.each(|channel| channel * 255 / top);
        let paler = (0..=255).rev().map(|step| fullest.each(|channel| 255 - (255 - channel) * step / 255));
        first(fuller.chain(paler), ratio, ground)
    }

    /// Every channel changed in the same way.
    fn each(self, change: impl Fn(u32) -> u32) -> Colour {
        Colour(self.0.map(|channel| u8::try_from(change(u32::from(channel))).expect("no more than a whole channel")))
    }

    /// Relative luminance, as WCAG 2 defines it.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}

/// The first of these shades that stands so far apart from the ground; else the last.
fn first(shades: impl Iterator<Item = Colour> + Clone, ratio: f64, ground: Colour) -> Colour {
    let reached = shades.clone().find(|shade| shade.contrast(ground) >= ratio);
    reached.or_else(|| shades.last()).unwrap_or(Colour::WHITE)
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Colour, String> {
        Colour::read(&text).ok_or_else(|| format!("`{text}` is not a colour"))
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn colour(text: &str) -> Colour {
        Colour::read(text).expect("a colour")
    }

    /// Published figures: black on white, and #767676, the palest grey that WCAG lets carry words on white.
    #[test]
    fn the_contrast_of_known_pairs() {
        let on_white = |text: &str| (colour(text).contrast(Colour::WHITE) * 100.0).floor() / 100.0;
        assert_eq!(on_white("#000000"), 21.0);
        assert_eq!(on_white("#ffffff"), 1.0);
        assert_eq!(on_white("#767676"), 4.54);
        assert_eq!(on_white("#777777"), 4.47);
        assert_eq!(on_white("#ff0000"), 3.99);
        assert_eq!(on_white("#0000ff"), 8.59);
    }

    #[test]
    fn what_is_a_colour() {
        assert_eq!(colour("#12AbfE").to_string(), "#12abfe");
        for none in ["", "#", "123f5e", "#123f5", "#123f5e0", "#12345g", "#+12345", "#€00", "navy"] {
            assert_eq!(Colour::read(none), None, "{none}");
        }
    }

    #[test]
    fn a_pale_colour_has_a_darker_shade_that_can_be_read() {
        assert_eq!(colour("#ffd200").darker(Colour::WORDS, Colour::WHITE).to_string(), "#8e7400");
        assert_eq!(colour("#123f5e").darker(Colour::WORDS, Colour::WHITE).to_string(), "#123f5e");
        assert_eq!(Colour::WHITE.darker(Colour::WORDS, Colour::WHITE).to_string(), "#767676");
    }

    #[test]
    fn a_dark_colour_has_a_lighter_shade_that_keeps_its_hue() {
        let dark = colour("#1c252c");
        assert_eq!(colour("#1d4f42").lighter(7.0, dark).to_string(), "#47c2a2");
        assert_eq!(colour("#000000").lighter(7.0, dark).to_string(), "#aeaeae");
    }

    proptest! {
        /// Whatever the colour: the shade reaches the ratio, is the nearest that does, and a light one can be had on dark.
        #[test]
        fn shades_reach_their_ratio(red: u8, green: u8, blue: u8) {
            let (colour, dark) = (Colour::new(red, green, blue), Colour::new(18, 24, 29));
            let shade = colour.darker(Colour::WORDS, Colour::WHITE);
            prop_assert!(shade.contrast(Colour::WHITE) >= Colour::WORDS);
            prop_assert!(colour.contrast(Colour::WHITE) < Colour::WORDS || shade == colour);
            prop_assert!(colour.lighter(7.0, dark).contrast(dark) >= 7.0);
            prop_assert_eq!(Colour::read(&colour.to_string()), Some(colour));
        }
    }
}
