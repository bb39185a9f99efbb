//! Why a file cannot be used as a picture, and how large one may be.

/// No picture may have more bytes.
pub const LARGEST: usize = 5_000_000;

/// No side of a picture may have more pixels.
pub const SIDE: u32 = 4_000;

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// More bytes than [`LARGEST`].
    Heavy(usize),
    /// A side longer than [`SIDE`]: width and height.
    Large(u32, u32),
    /// Another kind of file, in words: `a Word, Excel or PowerPoint file`.
    Other(&'static str),
    /// It breaks off, or does not hold together.
    Damaged,
    /// In the four inks of a printing press.
    Inks,
    /// An SVG that runs, fetches or needs what a picture does not: in words.
    Reaches(String),
    /// An SVG with words that are still letters.
    Lettered,
    /// An SVG without a size, or with nothing to be seen in it.
    Undrawn,
}
