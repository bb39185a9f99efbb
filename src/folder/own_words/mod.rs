//! The officer's own words in `commentary.toml`: comments, actions, and sentences instead of a rule's.

pub mod actions;
pub mod comment;
pub mod commentary;
pub mod overrides;
