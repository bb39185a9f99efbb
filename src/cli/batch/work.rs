//! One report of a batch, from its folder to its files.

use std::time::Instant;

use scrutineer::batch::Drafting;
use scrutineer::pack::{PackPlan, pack_layout};
use scrutineer::record::{Pages, pages};
use scrutineer::report::Part;
use scrutineer::{Diagnostic, Error, Format};

use super::super::{pack, print};
use super::Batch;
use super::items::Item;
use super::results::{Done, Output};

/// Makes it, or leaves it as it was. What goes wrong is in what comes back: a batch goes on.
pub fn make(item: &Item, batch: &Batch, before: Option<&Done>, drafting: &mut Drafting) -> Done {
    let began = Instant::now();
    let (made_of, plan) = made_of(item, batch);
    if let Some(before) = before.filter(|before| !batch.force && is_there(before, &made_of, batch)) {
        return Done { as_it_was: true, ..before.clone() };
    }
    let made = if let Some(plan) = plan { packed(plan, batch) } else { drafted(item, batch, drafting) };
    let (pages, told) = match made {
        Ok((_, told)) if print::stops(&told, batch.strict) => (Vec::new(), told),
        Ok(made) => made,
        Err(error) => (Vec::new(), error.into_diagnostics()),
    };
    let (mut outputs, mut told) = (Vec::new(), told);
    for (format, bytes) in &pages {
        let file = format.file_name(&item.name);
        let made_before = before.and_then(|before| before.outputs.iter().find(|output| output.file == file));
        let hash = made_before.map(|output| output.sha256.as_str());
        match scrutineer::batch::save_output(&batch.out.join(&file), bytes, hash, batch.force) {
            Ok(()) => {
                let (format, sha256) = (format.name().to_owned(), scrutineer::batch::sha256(bytes));
                outputs.push(Output { format, file, sha256, made_of: made_of.clone() });
            }
            Err(error) => {
                told.extend(error.into_diagnostics());
                break;
            }
        }
    }
    let errors: Vec<Diagnostic> = told.iter().filter(|told| batch.strict || told.is_error()).cloned().collect();
    Done {
        schema: 1,
        item: item.name.clone(),
        made_of,
        outputs,
        errors: errors.len(),
        warnings: told.len() - errors.len(),
        told: if errors.is_empty() { String::new() } else { print::plain(&errors) },
        milliseconds: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        as_it_was: false,
    }
}

/// The plan of a pack with everything that is said of it so far.
type OpenedPack = Result<(PackPlan, Vec<Diagnostic>), Error>;

/// What it is made of, and the plan of a pack.
fn made_of(item: &Item, batch: &Batch) -> (String, Option<OpenedPack>) {
    let plan = item.is_pack().then(|| pack::open(&item.path));
    let named = plan.as_ref().and_then(|plan| plan.as_ref().ok()).map_or(&[][..], |(plan, _)| &plan.named);
    let council = item.council.as_ref().map(|council| format!("{} {:?}", council.area, council.period));
    (scrutineer::batch::made_of(&item.path, named, &batch.out, &council.unwrap_or_default()), plan)
}

/// Whether every file that is wanted is there as it was made, of what it would be made of now.
fn is_there(before: &Done, made_of: &str, batch: &Batch) -> bool {
    let stands = |made: &Output| {
        let hash = scrutineer::batch::file_hash(&batch.out.join(&made.file));
        made.made_of == made_of && hash.as_deref() == Some(made.sha256.as_str())
    };
    let of = |format: &Format| before.outputs.iter().find(|output| output.format == format.name());
    !before.failed() && batch.format.iter().all(|format| of(format).is_some_and(stands))
}

/// The formats of one report or pack, with everything that is said of it.
type Made = (Pages, Vec<Diagnostic>);

fn drafted(item: &Item, batch: &Batch, drafting: &mut Drafting) -> Result<Made, Error> {
    let (folder, draft) = drafting.draft(&item.path, item.council.as_ref())?;
    let (pages, _, told) = pages(&folder, draft, &batch.format, &pack::this_program())?;
    Ok((pages, told))
}

/// The public pack. A pack has no workbook: of that format none is made.
fn packed(plan: OpenedPack, batch: &Batch) -> Result<Made, Error> {
    let (plan, told) = plan?;
    let mut told = Error::unless_clean(told)?;
    let program = pack::this_program();
    let assembled = scrutineer::pack::assemble(&plan, Part::A, &program)?;
    told.extend(assembled.warnings);
    let mut pages = Vec::new();
    for format in batch.format.iter().filter(|format| **format != Format::Xlsx) {
        let published = if *format == Format::Proof {
            scrutineer::pack::publish_sign_off(&scrutineer::pack::sign_off(&plan, Part::A, &program)?.value)?
        } else {
            scrutineer::pack::publish_pack(&assembled.value, *format, &pack_layout(&plan))?
        };
        told.extend(published.warnings);
        pages.push((*format, published.value));
    }
    Ok((pages, told))
}
