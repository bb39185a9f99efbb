//! A picture by its bytes, whatever its file is called: which kind it is, how large, and whether it is whole.

use super::dots::{Dots, dots};
use super::svg;
use super::unfit::{LARGEST, Unfit};

/// The kinds that PDF and web page can both show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Drawn, at any size.
    Svg,
    /// Dots, without loss.
    Png,
    /// Dots, a photograph.
    Jpeg,
}

impl Picture {
    /// Which kind these bytes are.
    ///
    /// # Errors
    /// Why they are none that can be used.
    pub fn of(bytes: &[u8]) -> Result<Picture, Unfit> {
        if bytes.len() > LARGEST {
            return Err(Unfit::Heavy(bytes.len()));
        }
        if let Some(kind) = dots(bytes)? {
            Ok(match kind {
                Dots::Png => Picture::Png,
                Dots::Jpeg => Picture::Jpeg,
            })
        } else if let Some(kind) = other(bytes) {
            Err(Unfit::Other(kind))
        } else {
            svg::inspect(bytes)?;
            svg::drawn(bytes)?;
            Ok(Picture::Svg)
        }
    }

    /// Whether a file of this kind may be called so: the PDF goes by the ending of its name, the web page by its bytes. A name
    /// without an ending of a picture says nothing.
    pub fn may_be_called(self, name: &str) -> bool {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "svg" => self == Picture::Svg,
            "png" => self == Picture::Png,
            "jpg" | "jpeg" => self == Picture::Jpeg,
            other => !["svgz", "gif", "webp", "pdf"].contains(&other),
        }
    }

    /// What it is in words, and the ending of its name.
    pub fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Picture::Svg => ("an SVG picture", "svg"),
            Picture::Png => ("a PNG picture", "png"),
            Picture::Jpeg => ("a JPEG picture", "jpg"),
        }
    }

    /// What a web page calls it.
    pub fn media_type(self) -> &'static str {
        match self {
            Picture::Svg => "image/svg+xml",
            Picture::Png => "image/png",
            Picture::Jpeg => "image/jpeg",
        }
    }
}

/// What a file is that is not a picture we show; `None` where it may be an SVG.
fn other(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 11] = [
        (b"PK\x03\x04", "a Word, Excel or PowerPoint file, or another compressed file"),
        (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
        (b"%PDF", "a PDF"),
        (b"%!PS", "a PostScript file"),
        (b"GIF8", "a GIF picture"),
        (b"RIFF", "a WebP picture, a sound or a film"),
        (b"BM", "a BMP picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"\x1f\x8b", "a compressed file, perhaps an SVGZ picture"),
        (b"\0\0\0", "a HEIC or AVIF picture, or a film"),
    ];
    if bytes.is_empty() {
        return Some("empty");
    }
    let known = KINDS.iter().find(|(begins, _)| bytes.starts_with(begins)).map(|(_, kind)| *kind);
    known.or_else(|| std::str::from_utf8(bytes).is_err().then_some("not a picture"))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::unfit::SIDE;
    use super::*;
    use image::{ImageFormat, RgbImage};

    fn drawn(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, (x * y) as u8]));
        picture.write_to(&mut bytes, format).expect("it is drawn");
        bytes.into_inner()
    }

    #[test]
    fn a_whole_picture_is_one_whatever_it_is_called() {
        assert_eq!(Picture::of(&drawn(ImageFormat::Png, 40, 30)), Ok(Picture::Png));
        assert_eq!(Picture::of(&drawn(ImageFormat::Jpeg, 40, 30)), Ok(Picture::Jpeg));
        let svg = b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h4v4z'/></svg>";
        assert_eq!(Picture::of(svg), Ok(Picture::Svg));
    }

    #[test]
    fn a_name_that_says_another_kind_is_told_apart() {
        assert!(Picture::Png.may_be_called("assets/crest.PNG") && Picture::Jpeg.may_be_called("a.jpeg"));
        assert!(Picture::Svg.may_be_called("crest") && Picture::Png.may_be_called("v1.2/crest"));
        for (kind, name) in [(Picture::Png, "a.svg"), (Picture::Jpeg, "a.png"), (Picture::Svg, "a.jpg")] {
            assert!(!kind.may_be_called(name), "{name}");
        }
    }

    #[test]
    fn the_limits_are_reached_and_not_passed() {
        assert_eq!(Picture::of(&drawn(ImageFormat::Png, SIDE, 2)), Ok(Picture::Png));
        assert_eq!(Picture::of(&drawn(ImageFormat::Png, 2, SIDE + 1)), Err(Unfit::Large(2, SIDE + 1)));
        let mut heavy = drawn(ImageFormat::Png, 4, 4);
        heavy.resize(LARGEST, 0);
        assert_eq!(Picture::of(&heavy), Ok(Picture::Png));
        heavy.push(0);
        assert_eq!(Picture::of(&heavy), Err(Unfit::Heavy(LARGEST + 1)));
    }

    /// A picture that breaks off anywhere is not a picture.
    #[test]
    fn half_a_picture_is_damaged() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let whole = drawn(format, 64, 48);
            for tenths in 1..10 {
                let part = &whole[..whole.len() * tenths / 10];
                assert_eq!(Picture::of(part), Err(Unfit::Damaged), "{format:?}, {tenths} tenths");
            }
        }
    }

    #[test]
    fn other_files_are_named() {
        assert_eq!(Picture::of(b""), Err(Unfit::Other("empty")));
        assert_eq!(Picture::of(b"%PDF-1.7"), Err(Unfit::Other("a PDF")));
        assert_eq!(Picture::of(b"\x00\xff\xfe\x01"), Err(Unfit::Other("not a picture")));
        assert_eq!(Picture::of("Crest: £5".as_bytes()), Err(Unfit::Other("not a picture")));
    }
}
