//! The one room that opens workbooks, Excel's and LibreOffice's: the cells that a person sees as she sees them, with what
//! they hold behind that; what is hidden is left out and named.

mod book;
mod by_format;
mod clock;
mod date_format;
mod format_pieces;
mod number_format;
mod ods;
mod ods_cell;
mod ods_styles;
mod open_book;
mod own_table;
mod sheet_cells;
mod shown;
mod unfit;
mod xlsx;
mod xlsx_layout;
mod xml;

pub use book::OpenedBook;
pub use open_book::open_book;
pub use own_table::own_tables;
pub use unfit::unfit;
