//! The document model of a pack: front sheet, agenda, and the paper of every item, before anything is typeset.
//!
//! Every format of a pack is a function of a [`Pack`] and of nothing else; its proof of a [`SignOff`].

mod agenda;
mod pack;
mod sign_off;

pub use pack::{AgendaItem, Exempt, ForeignPage, Pack, Paper, Supplement};
pub use sign_off::{SignOff, SinceApproved};
