//! Where files lie and how they are written: on the disk or in memory, whole or not at all, and never out of the folder.

pub mod cannot_write;
pub mod files;
pub mod finished;
pub mod history;
pub mod incoming;
pub mod inputs;
pub mod inside;
pub mod listing;
pub mod made;
pub mod made_last;
pub mod rename;
pub mod save;
pub mod secret;
pub mod tar_files;
pub mod unfinished;
pub mod unpack;
pub mod used_rows;
