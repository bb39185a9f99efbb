//! The reader: a second program that reads what the first one printed, and holds every statement against the folder.
//!
//! It uses nothing of that program but what it prints. A folder's files are read by `folder/`; what they say of each measure is worked out in
//! `facts/`; `edition.rs` takes the text edition apart; `grammar/` reads a sentence into claims (`claim.rs`); `check/`
//! holds a claim against the facts. `trial/` tries the reader itself: folders of each kind of wrong sentence, a made-up
//! nation, and true sentences made false.

mod check;
mod claim;
mod edition;
mod facts;
mod folder;
mod grammar;
mod press;
mod trial;
