//! What is served: it answers a request that this computer's own browser makes.

use super::answer::Answer;
use super::request::Request;

/// Pages and what they fetch.
pub trait Site: Send + Sync {
    /// Answers a request. Who makes it is known to be a browser on this computer, and nothing else.
    fn answer(&self, request: &Request) -> Answer;
}
