//! What was saved in a report folder, step by step, so that each can be taken back; and who has the folder open.
//!
//! There is one idea in it: a **step** is some files as they were and as they are. To save is to make a step; to undo the last
//! step is to save its files as they were, and to redo it as they are. Whichever way, a file that is no longer what it is taken
//! for is left as it is: it was overtaken.
//!
//! All of it lies in `.scrutineer/` of the folder, each person's steps where only they can read them, since files of before may hold
//! numbers that no edition prints. It is bounded, it is not read with the folder, and no copy of the folder, edition or hash has it.

mod clock;
mod kept_files;
mod lockable;
mod name;
mod place;
mod presence;
mod save_step;
mod steps;

#[cfg(test)]
mod tests;

pub use clock::today;
pub use name::HISTORY;
pub use presence::{OpenElsewhere, Presence, User};
pub use save_step::{History, NotSaved, Version};
#[cfg(test)]
pub use steps::Change;
pub use steps::Step;
