//! Every integration test in one program, so that Typst is linked once: a module for each thing that is held to be so.
//!
//! `cargo test --release --test all faults::` runs the tests of one module.

mod desk;

mod accepted;
mod any_bytes;
mod approved;
mod attacks;
mod bad_input;
mod batch;
mod beside;
mod cells_of_others;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod charts;
mod check_against;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod cli;
mod comments;
mod contrast;
mod coverage;
mod dashboard;
mod diff;
mod disclosure;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod documentation;
mod doubtful_files;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod editions;
mod false_signals;
mod faults;
mod file_circles;
#[cfg(feature = "pdf")]
mod five_years;
mod folders;
mod for_programs;
#[cfg(feature = "pdf")]
mod foreign;
mod glance;
#[cfg(feature = "pdf")]
mod glossary;
mod headings_of_two_rows;
mod headings_without_period;
mod hostile;
mod house;
mod imports;
mod judging;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod layouts;
mod leicestershire;
mod limits;
mod looks;
mod memory;
mod method_properties;
mod methods;
mod mixed_periods;
mod national;
mod new_folders;
mod news;
mod next_quarter;
mod numbering;
mod officers;
mod others;
mod overrides;
mod overview;
mod own_house;
mod own_words;
#[cfg(feature = "pdf")]
mod packs;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod pages;
mod paragraphs;
mod periods;
mod printed_figures;
mod prose;
mod published;
mod published_signs;
mod records;
mod rows_of_files;
mod rules;
mod several_rows_of_a_name;
mod sheets_at_odds;
mod since_last_quarter;
#[cfg(feature = "pdf")]
mod slip;
mod slips;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod store;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod strict;
mod strip;
mod studio;
mod tables_and_lists;
#[cfg(all(feature = "pdf", feature = "proof"))]
mod times;
mod tolerances;
mod verified_files;
mod verify;
mod watch;
mod web;
mod which_target;
mod word;
mod words_in_cells;
mod workbook_made;
mod workbooks;
mod year_targets;
