//! What is asked of a table: every key and, in tests, what each may hold. `docs/reference.md` is held to that.

use std::cell::RefCell;

/// The keys that have been asked for, in the order in which they were.
#[derive(Debug, Default)]
pub struct Asked {
    names: RefCell<Vec<&'static str>>,
    #[cfg(test)]
    keys: RefCell<Vec<Key>>,
}

impl Asked {
    /// From now on it is a known one. Where it is asked for several times, what is said first of what it may hold counts.
    pub fn key(&self, name: &'static str, holds: impl FnOnce() -> String, needed: bool) {
        self.names.borrow_mut().push(name);
        #[cfg(test)]
        self.keys.borrow_mut().push(Key { name, holds: holds(), needed });
        #[cfg(not(test))]
        let _ = (holds, needed);
    }

    /// Whether a key has been asked for.
    pub fn has(&self, name: &str) -> bool {
        self.names.borrow().contains(&name)
    }

    /// Every key that has been asked for, once each.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = Vec::new();
        for name in self.names.borrow().iter() {
            if !names.contains(name) {
                names.push(name);
            }
        }
        names
    }

    /// Nothing more is asked of this table.
    pub fn close(self, what: &str) {
        #[cfg(test)]
        recorder::close(what, self.keys.into_inner());
        let _ = what;
    }
}

#[cfg(test)]
pub use recorder::{AskedOf, Key, keys_asked};

/// The tables that are read while a test listens.
#[cfg(test)]
mod recorder {
    use std::cell::RefCell;

    /// A key that the program reads.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Key {
        /// Its name.
        pub name: &'static str,
        /// What it may hold, in words. Empty where no reader says it.
        pub holds: String,
        /// Whether it must be there.
        pub needed: bool,
    }

    /// A table, as errors name it, with every key that it may have.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct AskedOf {
        /// `a section`
        pub what: String,
        /// In the order in which they are asked for.
        pub keys: Vec<Key>,
    }

    thread_local! {
        static TABLES: RefCell<Option<Vec<AskedOf>>> = const { RefCell::new(None) };
    }

    /// What was asked of each table while this was read, tables of one name put together.
    pub fn keys_asked(read: impl FnOnce()) -> Vec<AskedOf> {
        TABLES.with(|tables| *tables.borrow_mut() = Some(Vec::new()));
        read();
        TABLES.with(|tables| tables.borrow_mut().take()).unwrap_or_default()
    }

    pub fn close(what: &str, asked: Vec<Key>) {
        TABLES.with(|tables| {
            if let Some(tables) = tables.borrow_mut().as_mut() {
                let read = AskedOf { what: what.to_owned(), keys: once_each(asked) };
                match tables.iter_mut().find(|known| known.what == read.what) {
                    Some(known) => known.add(read.keys),
                    None => tables.push(read),
                }
            }
        });
    }

    fn once_each(asked: Vec<Key>) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for key in asked {
            match keys.iter_mut().find(|known| known.name == key.name) {
                Some(known) => {
                    known.needed |= key.needed;
                    known.say(key.holds);
                }
                None => keys.push(key),
            }
        }
        keys
    }

    impl Key {
        fn say(&mut self, holds: String) {
            if self.holds.is_empty() {
                self.holds = holds;
            }
        }
    }

    impl AskedOf {
        /// The keys of another table of this name. A key is needed where every one of them needs it.
        fn add(&mut self, keys: Vec<Key>) {
            for known in &mut self.keys {
                known.needed &= keys.iter().any(|key| key.name == known.name && key.needed);
            }
            let mut after = 0;
            for key in keys {
                match self.keys.iter().position(|known| known.name == key.name) {
                    Some(at) => {
                        self.keys[at].say(key.holds);
                        after = at + 1;
                    }
                    None => {
                        self.keys.insert(after, Key { needed: false, ..key });
                        after += 1;
                    }
                }
            }
        }
    }
}
