//! Who may ask the preview: not every user of this computer. The browser is given a key by a link that works once; each request
//! carries the key, and what a frame fetches, which can carry nothing, a pass that the page asks for.

use std::collections::VecDeque;

use crate::folder::sha256;

/// So many passes hold at a time: each view of the page asks for one.
const PASSES: usize = 16;

/// The keys of one preview, made of random bytes that nobody else has.
pub struct Keys {
    seed: [u8; 32],
    key: String,
    /// How many links have been used, and passes given.
    links: u64,
    given: u64,
    passes: VecDeque<String>,
}

impl Keys {
    /// Of random bytes.
    pub fn of(seed: [u8; 32]) -> Keys {
        let mut keys = Keys { seed, key: String::new(), links: 0, given: 0, passes: VecDeque::new() };
        keys.key = keys.made("key", 0);
        keys
    }

    fn made(&self, what: &str, nth: u64) -> String {
        let text = [&self.seed[..], format!("{what} {nth}").as_bytes()].concat();
        sha256(&text)[..32].to_owned()
    }

    /// What the link holds that works now.
    pub fn link(&self) -> String {
        self.made("link", self.links)
    }

    /// The key, for who comes by the link: from then on another link works.
    pub fn enter(&mut self, link: &str) -> Option<String> {
        let is_it = is_same(link, &self.link());
        self.links += u64::from(is_it);
        is_it.then(|| self.key.clone())
    }

    /// Whether this is the key.
    pub fn opens(&self, key: &str) -> bool {
        is_same(key, &self.key)
    }

    /// A pass for a frame.
    pub fn pass(&mut self) -> String {
        self.given += 1;
        let pass = self.made("pass", self.given);
        self.passes.push_back(pass.clone());
        if self.passes.len() > PASSES {
            self.passes.pop_front();
        }
        pass
    }

    /// Whether this is a pass that holds.
    pub fn lets_pass(&self, pass: &str) -> bool {
        self.passes.iter().any(|known| is_same(pass, known))
    }
}

/// Whether two texts are the same, in a time that does not tell where they begin to differ.
fn is_same(one: &str, other: &str) -> bool {
    let differ = one.bytes().zip(other.bytes()).fold(0, |differ, (one, other)| differ | (one ^ other));
    one.len() == other.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_works_once_and_passes_for_a_while() {
        let mut keys = Keys::of([7; 32]);
        let link = keys.link();
        assert_eq!(keys.enter("another"), None);
        let key = keys.enter(&link).expect("the link works");
        assert!(keys.opens(&key) && !keys.opens("") && !keys.opens(&link));
        assert_eq!(keys.enter(&link), None, "and works once");
        assert_eq!(keys.enter(&keys.link()), Some(key.clone()), "the next one works");
        let first = keys.pass();
        assert!(keys.lets_pass(&first) && !keys.lets_pass(&key) && !keys.lets_pass(""));
        (0..PASSES).for_each(|_| drop(keys.pass()));
        assert!(!keys.lets_pass(&first));
        assert_ne!(Keys::of([8; 32]).link(), link);
    }
}
