//! What is served: it answers a request that this computer's own browser makes.

use std::io::Read;
use std::sync::Arc;

use super::answer::Answer;
use super::door::Door;
use super::request::Request;
use super::shown::Showing;
use super::watcher::Bell;

/// What a site is made of: who may come in, what is shown, and what wakes those who wait for an edit.
pub struct Served {
    pub door: Arc<Door>,
    pub showing: Arc<Showing>,
    pub bell: Bell,
}

/// Pages and what they fetch.
pub trait Site: Send + Sync {
    /// Answers a request. Who makes it is known to be a browser on this computer, and nothing else.
    fn answer(&self, request: &Request) -> Answer;

    /// Whether a request, of which the head has come, shows that it comes from whoever opened this.
    fn knows(&self, head: &Request) -> bool;

    /// Whether the body of a request, of which the head has come, is a file that is taken: only where it shows the key.
    fn takes(&self, _head: &Request) -> bool {
        false
    }

    /// Takes a file of so many bytes as it comes.
    fn take(&self, _request: &Request, _length: u64, _file: &mut dyn Read) -> Answer {
        Answer::nothing()
    }
}
