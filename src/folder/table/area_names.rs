//! The names of areas in a table: a million rows have a hundred and fifty of them, and each name is looked at once.

use std::collections::HashMap;
use std::sync::Arc;

/// What was found of each name.
#[derive(Debug)]
pub struct AreaNames<T>(HashMap<Arc<str>, T>);

impl<T> Default for AreaNames<T> {
    fn default() -> AreaNames<T> {
        AreaNames(HashMap::new())
    }
}

impl<T> AreaNames<T> {
    /// What was found of a name; `look` finds it the first time.
    pub fn of(&mut self, name: &str, look: impl FnOnce(Arc<str>) -> T) -> &T {
        if !self.0.contains_key(name) {
            let name: Arc<str> = name.into();
            self.0.insert(name.clone(), look(name));
        }
        &self.0[name]
    }
}
