//! A picture by its bytes, whatever its file is called: which kind it is, how large, and whether it is whole.

use std::io::Cursor;

use image::codecs::{jpeg::JpegDecoder, png::PngDecoder};
use image::{DynamicImage, ImageDecoder, ImageResult};

use super::svg;
use super::unfit::{LARGEST, SIDE, Unfit};

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
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            dots(PngDecoder::new(Cursor::new(bytes)))?;
            Ok(Picture::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            dots(JpegDecoder::new(Cursor::new(bytes)))?;
            match inks(bytes) {
                _ if !ends(bytes) => Err(Unfit::Damaged),
                Some(4) => Err(Unfit::Inks),
                _ => Ok(Picture::Jpeg),
            }
        } else if let Some(kind) = other(bytes) {
            Err(Unfit::Other(kind))
        } else {
            svg::inspect(bytes)?;
            svg::drawn(bytes)?;
            Ok(Picture::Svg)
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

/// Takes a picture of dots apart: only one that is whole comes out.
fn dots(decoder: ImageResult<impl ImageDecoder>) -> Result<(), Unfit> {
    let decoder = decoder.map_err(|_| Unfit::Damaged)?;
    let (width, height) = decoder.dimensions();
    if width > SIDE || height > SIDE {
        return Err(Unfit::Large(width, height));
    }
    DynamicImage::from_decoder(decoder).map(drop).map_err(|_| Unfit::Damaged)
}

/// Whether a JPEG has its end mark behind its last scan: a reader fills what is missing with grey.
fn ends(bytes: &[u8]) -> bool {
    let last = |mark: [u8; 2]| bytes.windows(2).rposition(|pair| pair == mark);
    last([0xff, 0xda]).is_some_and(|scan| last([0xff, 0xd9]).is_some_and(|end| end > scan))
}

/// Of how many inks each dot of a JPEG is mixed, as the head of its frame says: 1, 3 or 4.
fn inks(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let [0xff, mark, high, low, ..] = *bytes.get(at..)? else { return None };
        if matches!(mark, 0xc0..=0xcf) && !matches!(mark, 0xc4 | 0xc8 | 0xcc) {
            return bytes.get(at + 9).copied();
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
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
