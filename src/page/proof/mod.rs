//! The sign-off copy.
use crate::diagnostic::Warned;
use crate::error::Error;
use crate::report::Report;
pub(crate) fn proof(_: &Report) -> Result<Warned<Vec<u8>>, Error> {
    Ok(Warned { value: Vec::new(), warnings: Vec::new() })
}
