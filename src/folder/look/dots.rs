//! A picture of dots: whether it is whole, and how large.

use std::io::Cursor;

use image::codecs::{jpeg::JpegDecoder, png::PngDecoder};
use image::{DynamicImage, ImageDecoder, ImageResult};

use super::unfit::{SIDE, Unfit};

/// The kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dots {
    /// Without loss.
    Png,
    /// A photograph.
    Jpeg,
}

/// Which kind these bytes are; `None` where they are no picture of dots that is read.
///
/// # Errors
/// It is one, and cannot be used.
pub fn dots(bytes: &[u8]) -> Result<Option<Dots>, Unfit> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        whole(PngDecoder::new(Cursor::new(bytes)))?;
        Ok(Some(Dots::Png))
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        whole(JpegDecoder::new(Cursor::new(bytes)))?;
        match inks(bytes) {
            _ if !ends(bytes) => Err(Unfit::Damaged),
            Some(4) => Err(Unfit::Inks),
            _ => Ok(Some(Dots::Jpeg)),
        }
    } else {
        Ok(None)
    }
}

/// A picture of dots as a PNG, how wide it is and how high; `None` where it cannot be read.
pub fn as_png(bytes: &[u8]) -> Option<(Vec<u8>, u32, u32)> {
    let picture = image::load_from_memory(bytes).ok()?;
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).ok()?;
    Some((png.into_inner(), picture.width(), picture.height()))
}

/// Takes a picture of dots apart: only one that is whole comes out.
fn whole(decoder: ImageResult<impl ImageDecoder>) -> Result<(), Unfit> {
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
