//! The clock and the process-wide ids that printpdf leaves in a file, replaced by the meeting's date and the content.
//!
//! Every replacement is as long as what it replaces, so that the file's table of offsets stays right.

/// Replaces both dates and both ids.
pub(super) fn fix(bytes: &mut [u8], date_iso: &str) {
    let day: String = date_iso.chars().filter(char::is_ascii_digit).collect();
    let day = if day.len() == 8 { day } else { "20000101".to_owned() };
    for key in ["/CreationDate", "/ModDate"] {
        if let Some((from, to)) = string_after(bytes, key) {
            // D:YYYYMMDDHHmmSS and whatever zone follows: only the digits change.
            let stamp = format!("{day}000000");
            let digits = bytes[from..to].iter_mut().filter(|byte| byte.is_ascii_digit());
            for (byte, new) in digits.zip(stamp.bytes().chain(std::iter::repeat(b'0'))) {
                *byte = new;
            }
        }
    }
    if let Some((first, end)) = string_after(bytes, "/ID") {
        let second = string_after_at(bytes, end);
        for (from, to) in [Some((first, end)), second].into_iter().flatten() {
            bytes[from..to].fill(b'0');
        }
        let id = letters(bytes);
        for (from, to) in [Some((first, end)), second].into_iter().flatten() {
            for (byte, letter) in bytes[from..to].iter_mut().zip(id.iter().cycle()) {
                *byte = *letter;
            }
        }
    }
}

/// The inside of the bracketed string that follows the last occurrence of a key: the trailer and its dictionaries
/// are written last.
fn string_after(bytes: &[u8], key: &str) -> Option<(usize, usize)> {
    let key = key.as_bytes();
    let at = (0..bytes.len().saturating_sub(key.len())).rev().find(|at| bytes[*at..].starts_with(key))?;
    string_after_at(bytes, at + key.len())
}

fn string_after_at(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let from = at + bytes[at..].iter().position(|byte| *byte == b'(')? + 1;
    let to = from + bytes[from..].iter().position(|byte| *byte == b')')?;
    Some((from, to))
}

/// 32 letters that depend on every byte (FNV-1a, twice with different beginnings).
fn letters(bytes: &[u8]) -> Vec<u8> {
    let hash =
        |begin: u64| bytes.iter().fold(begin, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    format!("{:016x}{:016x}", hash(0xcbf2_9ce4_8422_2325), hash(0x9ae1_6a3b_2f90_404f)).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::fix;

    #[test]
    fn clock_and_ids_go_and_the_length_stays() {
        let made =
            |date: &str, id: &str| format!("/CreationDate(D:{date}+00'00')/ModDate(D:{date}+00'00') /ID[({id})({id})]");
        let mut first = made("20261124005850", "ABCDEFGH").into_bytes();
        let mut second = made("20271231235959", "HGFEDCBA").into_bytes();
        let length = first.len();
        fix(&mut first, "2020-03-03");
        fix(&mut second, "2020-03-03");
        assert_eq!(first, second);
        assert_eq!(first.len(), length);
        assert!(String::from_utf8_lossy(&first).starts_with("/CreationDate(D:20200303000000+00'00')"));
    }
}
