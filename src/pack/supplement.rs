//! Reading a supplement: papers that were to follow, and urgent items, of a meeting whose agenda is published already.

use std::path::{Path, PathBuf};

use crate::diagnostic::Code;
use crate::folder::reading_toml::{Entry, Source, parse, read_day};
use crate::folder::{Date, Part};

use super::around::Around;
use super::items::{Reading, read_items};
use super::plan::{PackPlan, PaperPlan, SupplementPlan, pack_stem};
use super::reader::read_meeting;

/// The key that tells a supplement from a meeting's own file.
pub const KEY: &str = "supplement_to";

/// No pack has more pages.
const MOST_PAGES: u32 = 99_999;

/// Reads a supplement. Meeting, membership and look are those of the agenda's file. `None` where that cannot be read.
pub fn read_supplement(path: &Path, root: Entry) -> Option<PackPlan> {
    let around = Around::of(path);
    let named = root.needed(KEY, "march.toml");
    let published =
        read_day(&root, "published", "add the day on which the supplement is published: published = 2020-02-27");
    let first_page = read_first_page(&root);
    let found = named.as_ref().and_then(|named| around.find(&root, "file", named));
    let agenda =
        found.as_ref().zip(named.as_ref()).and_then(|(found, (name, _))| read_agenda(path, found, name, &root));
    let (name, from) = named?;
    let name = name.trim().replace('\\', "/");
    let agenda = agenda?;
    let reading = Reading { around: &around, law: agenda.law, agenda: Some((&name, &agenda.items)) };
    let items = read_items(&root, reading);
    if let Some(published) = published {
        is_before_the_meeting(&root, published, &agenda);
    }
    root.finish("a supplement");
    let published = published?;
    let made = made(&found?, &name, &agenda);
    let mut files = around.named.into_inner();
    files.extend(agenda.named);
    files.extend(made.iter().map(|(_, path)| path.clone()));
    let reports = agenda.items.into_iter().filter(|item| matches!(item.paper, PaperPlan::Report { .. })).collect();
    let supplement = SupplementPlan { published, first_page, agenda: name, from, made, reports };
    Some(PackPlan { items, supplement: Some(supplement), membership: Vec::new(), named: files, ..agenda })
}

/// The file of the agenda.
fn read_agenda(path: &Path, found: &Path, name: &str, root: &Entry) -> Option<PackPlan> {
    let value = root.get(KEY)?;
    if path.canonicalize().is_ok_and(|own| own == found) {
        root.wrong(value, "a supplement cannot be one to itself", "name the file that has the agenda of the meeting");
        return None;
    }
    let source = match Source::read(found, name.trim()) {
        Ok(source) => source,
        Err(fault) => {
            root.faults().add(fault);
            return None;
        }
    };
    let table = parse(&source, root.faults())?;
    let agenda = Entry::root(&source, root.faults(), &table);
    if agenda.entries().any(|(name, _, _)| name == KEY) {
        let help = "name the file that has the agenda of the meeting; for a second supplement say where it begins: first_page = 60";
        root.wrong(value, format!("`{name}` is a supplement itself"), help);
        return None;
    }
    read_meeting(found, agenda)
}

fn read_first_page(root: &Entry) -> Option<u32> {
    let page = root.whole("first_page", MOST_PAGES)?;
    if page == 0 {
        root.wrong(root.get("first_page")?, "pages begin with 1", "write it like this: first_page = 42");
        return None;
    }
    Some(page)
}

fn is_before_the_meeting(root: &Entry, published: Date, agenda: &PackPlan) {
    if published > agenda.date
        && let Some(value) = root.get("published")
    {
        let message = format!("the supplement is published on {published}, after the meeting on {}", agenda.date);
        root.faults().error(
            Code::WrongValue,
            root.place(value.span()),
            message,
            "write the day on which it is published, year-month-day",
        );
    }
}

/// The packs that were made of the agenda: its public one, and the private one where it has papers that are in no other.
fn made(found: &Path, name: &str, agenda: &PackPlan) -> Vec<(String, PathBuf)> {
    let stem = found.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let has_private = agenda.items.iter().any(|item| item.is_withheld(Part::A) && item.paper.is_at_hand());
    let parts: &[Part] = if has_private { &[Part::A, Part::B] } else { &[Part::A] };
    let beside = name.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
    let of = |part: &Part| format!("{}.pdf", pack_stem(&stem, *part));
    parts.iter().map(|part| (format!("{beside}{}", of(part)), found.with_file_name(of(part)))).collect()
}
