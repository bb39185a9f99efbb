//! An edition of a pack made and put beside its file: one way for the verb and for the studio.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Error, Warned};
use crate::folder::{Overwrite, Part, is_as_made, save_made};
use crate::page::Format;

use super::page::{publish_pack, publish_sign_off};
use super::plan::{PackPlan, pack_stem};
use super::{assemble, pack_layout, sign_off};

/// Makes an edition of a pack. `program`: see [`assemble`]; `put_together`: what is done when the papers are, and its pages begin.
///
/// # Errors
/// As [`assemble`] and [`publish_pack`]; of the proof as [`sign_off`].
pub fn make_edition(
    plan: &PackPlan,
    (part, format): (Part, Format),
    program: &Path,
    put_together: impl FnOnce(),
) -> Result<Warned<Vec<u8>>, Error> {
    let (mut warnings, published) = if format == Format::Proof {
        let sign_off = sign_off(plan, part, program)?;
        put_together();
        (sign_off.warnings, publish_sign_off(&sign_off.value)?)
    } else {
        let pack = assemble(plan, part, program)?;
        put_together();
        (pack.warnings, publish_pack(&pack.value, format, &pack_layout(plan))?)
    };
    warnings.extend(published.warnings);
    Ok(Warned { value: published.value, warnings })
}

/// Where an edition goes: beside the file of the pack, `march.pdf` and `march-part-b.pdf`. The private pack never takes the place of
/// the public one.
pub fn edition_file(file: &Path, (part, format): (Part, Format)) -> PathBuf {
    let stem = file.file_stem().map_or_else(|| "pack".into(), |stem| stem.to_string_lossy());
    file.with_file_name(format.file_name(&pack_stem(&stem, part)))
}

/// The folder of the file of a pack, for which its editions are made.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes an edition, over nothing that the pack names.
///
/// # Errors
/// `cannot-write`.
pub fn save_edition(file: &Path, target: &Path, bytes: &[u8], plan: &PackPlan, over: Overwrite) -> Result<(), Error> {
    save_made(target, bytes, &plan.named, folder_of(file), over)
}

/// Whether there is a file in the place of an edition that this program did not make, or that was changed since.
pub(crate) fn is_anothers(file: &Path, target: &Path) -> bool {
    target.exists() && !is_as_made(target, folder_of(file))
}
