//! The door of what is served: a link that works once gives the key, and each request shows it.

use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};

use super::answer::{Answer, TEXT};
use super::keys::Keys;
use super::request::Request;

/// The lines of a request that hold what a link holds, and the key.
const LINK: &str = "x-scrutineer-link";
const KEY: &str = "x-scrutineer";

/// Who may come in.
pub struct Door {
    keys: Mutex<Keys>,
    /// Told of the next link, where one has been used.
    links: Sender<String>,
    /// Where it is.
    port: u16,
}

impl Door {
    /// A door with these keys.
    pub fn of(keys: Keys, links: Sender<String>, port: u16) -> Door {
        Door { keys: Mutex::new(keys), links, port }
    }

    fn keys(&self) -> std::sync::MutexGuard<'_, Keys> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The address with a link that works once.
    pub fn link(&self) -> String {
        format!("http://127.0.0.1:{}/#{}", self.port, self.keys().link())
    }

    /// The key, for who comes by the link.
    pub fn enter(&self, request: &Request) -> Answer {
        let key = request.given(LINK).and_then(|link| self.used(link));
        key.map_or_else(Door::link_is_used, |key| Answer::given(key, TEXT))
    }

    /// The key for a link that works, which from then on does not.
    pub fn used(&self, link: &str) -> Option<String> {
        let key = self.keys().enter(link)?;
        let _ = self.links.send(self.link());
        Some(key)
    }

    /// What is said to who comes by a link that does not work.
    pub fn link_is_used() -> Answer {
        Answer::refused("403 Forbidden", "this link has been used: open the one that the program shows")
    }

    /// Whether a request shows the key.
    pub fn has_key(&self, request: &Request) -> bool {
        request.given(KEY).is_some_and(|key| self.keys().opens(key))
    }

    /// A pass for a frame, which can show no key.
    pub fn pass(&self) -> String {
        self.keys().pass()
    }

    /// Whether a request for a frame has a pass that holds.
    pub fn has_pass(&self, request: &Request) -> bool {
        request.asked("pass").is_some_and(|pass| self.keys().lets_pass(pass))
    }

    /// What is said to who has neither.
    pub fn closed() -> Answer {
        Answer::refused("403 Forbidden", "this preview shows itself only to who opened it: use the link of the program")
    }
}
