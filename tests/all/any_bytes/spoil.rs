//! Bytes with something wrong in them: what a slip, a broken disk, another program or an ill will makes of a file that was
//! sound.

use crate::desk::Seeded;

use super::pieces::{ANYWHERE, Kind};

/// No spoilt file is longer: what a file may hold is tried elsewhere, and a round is to be short.
const LONGEST: usize = 1 << 20;

/// The bytes with one to four things done to them.
pub fn spoilt(bytes: &[u8], kind: Kind, seeded: &mut Seeded) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=seeded.below(4) {
        spoil(&mut bytes, kind, seeded);
        bytes.truncate(LONGEST);
    }
    bytes
}

/// Does one thing to them.
fn spoil(bytes: &mut Vec<u8>, kind: Kind, seeded: &mut Seeded) {
    let at = seeded.below(bytes.len() + 1);
    let end = (at + seeded.below(40)).min(bytes.len());
    match seeded.below(14) {
        0 => bytes.truncate(at),
        1 | 2 if at < bytes.len() => bytes[at] ^= 1 << seeded.below(8),
        3 => drop(bytes.drain(at..end)),
        4 => {
            let piece = bytes[at..end].to_vec();
            let to = seeded.below(bytes.len() + 1);
            bytes.splice(to..to, piece.iter().copied().cycle().take(piece.len() * (1 + seeded.below(60))));
        }
        5 => lines(bytes, seeded),
        6 => nested(bytes, at, seeded),
        7 | 8 => word_for_word(bytes, seeded),
        9 => number(bytes, seeded),
        10 if at < bytes.len() => bytes[at] = seeded.next() as u8,
        _ => {
            let own = kind.pieces();
            let piece = match seeded.below(3) {
                0 => ANYWHERE[seeded.below(ANYWHERE.len())],
                _ => own[seeded.below(own.len())],
            };
            let to = if seeded.below(2) == 0 { at } else { end };
            bytes.splice(at..to, piece.iter().copied());
        }
    }
}

/// Turns the lines round, or puts one of them where another was.
fn lines(bytes: &mut Vec<u8>, seeded: &mut Seeded) {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let [one, other] = [seeded.below(lines.len()), seeded.below(lines.len())];
    match seeded.below(4) {
        0 => lines.reverse(),
        1 => lines[one] = lines[other],
        2 => lines.swap(one, other),
        _ => drop(lines.remove(one)),
    }
    *bytes = lines.join(&b'\n');
}

/// Opens a bracket far too often, and closes it as often or not.
fn nested(bytes: &mut Vec<u8>, at: usize, seeded: &mut Seeded) {
    const PAIRS: [(&[u8], &[u8]); 8] = [
        (b"[", b"]"),
        (b"{", b"}"),
        (b"(", b")"),
        (b"<<", b">>"),
        (b"<g>", b"</g>"),
        (b"<</a", b">>"),
        (b"if true {", b"}"),
        (b"-", b""),
    ];
    let (open, close) = PAIRS[seeded.below(PAIRS.len())];
    let deep = [30, 300, 3_000, 30_000][seeded.below(4)];
    let mut piece = open.repeat(deep);
    if seeded.below(2) == 0 {
        piece.extend(close.repeat(deep));
    }
    bytes.splice(at..at, piece);
}

/// Where the words are: stretches of letters, digits and what stands between them in a name.
fn words(bytes: &[u8], is_of: impl Fn(u8) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut begins = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (is_of(*byte), begins) {
            (true, None) => begins = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                begins = None;
            }
            _ => {}
        }
    }
    found.extend(begins.map(|from| from..bytes.len()));
    found
}

/// Puts a word of the file where another was: what is right in one place and wrong in the other.
fn word_for_word(bytes: &mut Vec<u8>, seeded: &mut Seeded) {
    let words = words(bytes, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !words.is_empty() {
        let [one, other] = [0, 1].map(|_| words[seeded.below(words.len())].clone());
        let word = bytes[one].to_vec();
        bytes.splice(other, word);
    }
}

/// Puts a number that nobody means where a number was.
fn number(bytes: &mut Vec<u8>, seeded: &mut Seeded) {
    const NUMBERS: [&[u8]; 20] = [
        b"0",
        b"-1",
        b"1",
        b"255",
        b"65536",
        b"2147483648",
        b"4294967295",
        b"4294967296",
        b"9223372036854775807",
        b"18446744073709551616",
        b"-9223372036854775808",
        b"79228162514264337593543950335",
        b"79228162514264337593543950336",
        b"1e308",
        b"1e-308",
        b"1e999999999",
        b"0.00000000000000000000000000001",
        b"NaN",
        b"inf",
        b"0x7fffffff",
    ];
    let found = words(bytes, |byte| byte.is_ascii_digit());
    if !found.is_empty() {
        let at = found[seeded.below(found.len())].clone();
        bytes.splice(at, NUMBERS[seeded.below(NUMBERS.len())].iter().copied());
    }
}

#[test]
fn what_is_spoilt_is_no_more_what_it_was_and_comes_again() {
    let sound = b"one = 1\ntwo = [2, 2]\nthree = \"three\"\n";
    let all = |seed: u64| spoilt(sound, Kind::Toml, &mut Seeded(seed));
    let same = (0..1000).filter(|seed| all(*seed) == sound).count();
    assert!(same < 100, "{same} of 1,000 are as they were");
    assert!((0..1000).all(|seed| all(seed) == all(seed)));
    assert_eq!(spoilt(b"", Kind::Toml, &mut Seeded(1)), spoilt(b"", Kind::Toml, &mut Seeded(1)));
}
