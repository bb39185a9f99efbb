//! File by file: whether the folder is the one the PDF was made from, as the sealed hashes show.

use crate::review::record::attached::Sealed;

/// What the seals say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Files {
    /// Every file is as it was: whatever differs was altered in the PDF.
    Same,
    /// These have changed, gone or come.
    Changed(Vec<String>),
    /// It cannot be said, and why.
    Unknown(&'static str),
}

impl Files {
    /// Holds the seals of a PDF against the folder's.
    pub fn of(then: &[Sealed], now: &[Sealed]) -> Files {
        match (then.is_empty(), now.is_empty()) {
            (true, _) => return Files::Unknown("the PDF does not say which files it was made from"),
            (_, true) => return Files::Unknown("the folder has no secret any more"),
            (false, false) => {}
        }
        let seal = |list: &[Sealed], name: &str| list.iter().find(|one| one.name == name).map(|one| one.seal.clone());
        let mut changed = Vec::new();
        for one in now {
            match seal(then, &one.name) {
                Some(seal) if seal == one.seal => {}
                Some(_) => changed.push(one.name.clone()),
                None => changed.push(format!("{} (new)", one.name)),
            }
        }
        // Not one that is as it was: rather the secret.
        if changed.len() == now.len() {
            return Files::Unknown("the folder has a different secret, or every file has changed");
        }
        let gone = then.iter().filter(|one| seal(now, &one.name).is_none());
        changed.extend(gone.map(|one| format!("{} (no longer there)", one.name)));
        if changed.is_empty() { Files::Same } else { Files::Changed(changed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seals_tell_which_files_changed() {
        let sealed = |list: &[(&str, &str)]| -> Vec<Sealed> {
            list.iter().map(|(name, seal)| Sealed { name: (*name).into(), seal: (*seal).into() }).collect()
        };
        let then = sealed(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert_eq!(Files::of(&then, &then), Files::Same);
        assert_eq!(
            Files::of(&then, &sealed(&[("a", "1"), ("b", "9"), ("d", "4")])),
            Files::Changed(vec!["b".into(), "d (new)".into(), "c (no longer there)".into()])
        );
        assert!(matches!(Files::of(&then, &sealed(&[("a", "7"), ("b", "8"), ("c", "9")])), Files::Unknown(_)));
        assert!(matches!(Files::of(&[], &then), Files::Unknown(_)));
        assert!(matches!(Files::of(&then, &[]), Files::Unknown(_)));
    }
}
