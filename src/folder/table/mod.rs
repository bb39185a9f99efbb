//! A table as a spreadsheet leaves it: cells, rows and columns, of a text or of a workbook.

pub mod area_names;
pub mod bare_signs;
pub mod cell;
pub mod columns;
pub mod csv_rows;
pub mod csv_table;
pub mod decimal_commas;
pub mod footnotes;
pub mod grid;
pub mod kind_words;
pub mod known_names;
pub mod open_table;
pub mod person_level;
pub mod row;
pub mod row_limits;
pub mod shown_row;
pub mod table_limits;
pub mod target_cells;
#[cfg(feature = "pdf")]
pub mod text_rows;
pub mod time_cell;
pub mod unprintable_cell;
pub mod workbook;
pub mod worksheet_rows;
