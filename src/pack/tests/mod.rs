//! Tests that see the folder, its draft and the pack.

mod reference;
