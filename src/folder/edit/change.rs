//! The keys of an entry changed: the value of one that stands there, one added behind the last, one taken out.

use super::entries::nth;
use super::file_text::FileText;
use super::kind::EntryKind;
use super::unmade::Unmade;
use super::value::EntryValue;

/// Changes keys of an entry: to a value, or, without one, takes the key out. What says the same already stays as it is written.
///
/// # Errors
/// Where the file is not TOML, the entry is not in it, or notes within a list would be lost.
pub fn change_entry(
    text: &FileText,
    kind: EntryKind,
    which: usize,
    changes: &[(&str, Option<EntryValue>)],
) -> Result<FileText, Unmade> {
    let mut text = text.clone();
    for (key, value) in changes {
        // Each is found anew: the one before it may have moved what stands behind it.
        let keys = nth(&text, kind, which)?.keys;
        let says_it = |value: &EntryValue| keys.key(key).is_some_and(|there| value.says_the_same(&there.value));
        if !value.as_ref().is_some_and(says_it) {
            text = keys.changed(&text, key, value.as_ref())?;
        }
    }
    Ok(text)
}
