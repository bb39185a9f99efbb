//! Reading `PACK.toml`.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::reading_toml::{
    Astray, Diagnostics, Entry, FolderFiles, FolderReading, Inputs, Placed, Source, follow, listed, parse, read_date,
    read_look, read_officer, take_look, unprintable,
};
use crate::folder::{Numbering, Officer};

use super::plan::{ItemPlan, Law, PackPlan, PaperPlan};

/// No agenda has more.
const MOST_ITEMS: u32 = 999;

impl PackPlan {
    /// Reads the file of a pack, with every error it has. `None` where it cannot be read as one.
    pub fn open(path: &Path) -> (Option<PackPlan>, Vec<Diagnostic>) {
        let faults = Diagnostics::default();
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let plan = match Source::read(path, &name) {
            Ok(source) => read_pack(path, &source, &faults),
            Err(fault) => {
                faults.add(fault);
                None
            }
        };
        (plan, faults.into_vec())
    }
}

/// Where a pack lies: paths lead from its folder, and no further out than that folder's parent.
struct Around {
    folder: PathBuf,
    bounds: PathBuf,
    /// What was looked for.
    named: RefCell<Vec<PathBuf>>,
}

impl Around {
    fn of(file: &Path) -> Around {
        let beside = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = beside.canonicalize().unwrap_or_else(|_| beside.to_owned());
        let bounds = folder.parent().unwrap_or(&folder).to_owned();
        Around { folder, bounds, named: RefCell::default() }
    }

    /// What a path of the file leads to; an error where that is nothing, or lies too far out.
    fn find(&self, entry: &Entry, what: &str, (path, from): &Placed) -> Option<PathBuf> {
        let path = path.trim().replace('\\', "/");
        let found = follow(&self.folder, &self.bounds, &path);
        if matches!(found, Ok(_) | Err(Astray::Missing)) {
            self.named.borrow_mut().push(self.folder.join(&path));
        }
        let told = match found {
            Ok(found) => return Some(found),
            Err(Astray::Missing) => Diagnostic::error(Code::MissingFile, format!("there is no {what} `{path}`"))
                .help("write paths from the folder that has the pack file"),
            Err(Astray::NoPath) => outside(format!("`{path}` is not a path from the folder of the pack")),
            Err(Astray::Out) => outside(format!("`{path}` is too far from the folder of the pack")),
        };
        entry.faults().add(told.at(from.clone()));
        None
    }
}

/// What the name of a clerk's text ends in.
const TEXTS: [&str; 2] = ["md", "txt"];

impl Around {
    /// Why a file may not be printed as a paper, whatever is in it: a slip, or a file of somebody else's making, could name a
    /// key, or the figures of a report before anything of them was hidden. Where a link leads counts too.
    fn no_text(&self, path: &Path, named: &str) -> Option<Diagnostic> {
        let real = path.canonicalize().ok()?;
        let is_text = |path: &Path| {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            path.is_dir() || ending.is_some_and(|ending| TEXTS.contains(&ending.as_str()))
        };
        if !is_text(path) || !is_text(&real) {
            let message = format!("`{named}` is not a text for a paper: its name does not end in .md or .txt");
            let help = "save the words of the paper as a text file that ends in .md; a PDF is named by `pdf`";
            return Some(Diagnostic::error(Code::WrongValue, message).help(help));
        }
        // The folder of the pack may lie anywhere.
        let inside = real.strip_prefix(&self.folder).or_else(|_| real.strip_prefix(&self.bounds)).unwrap_or(&real);
        if inside.iter().any(|part| part.to_string_lossy().starts_with('.')) {
            let message = format!("`{named}` is hidden: its name, or a folder's, begins with a dot");
            let help = "hidden files are not for printing: copy the words into a text file of the meeting";
            return Some(Diagnostic::error(Code::WrongValue, message).help(help));
        }
        let of_report = real.ancestors().skip(1).take_while(|at| at.starts_with(&self.bounds));
        let of_report = of_report.into_iter().any(|at| at.join("report.toml").exists());
        of_report.then(|| {
            let message = format!("`{named}` belongs to a report folder, and nothing of one is printed as a text");
            Diagnostic::error(Code::OutsideFolder, message)
                .help("to print the report write `report = \"...\"`; copy a text of your own out of its folder")
        })
    }
}

fn outside(message: String) -> Diagnostic {
    Diagnostic::error(Code::OutsideFolder, message)
        .help("papers must be in the folder that has the pack file, or next to that folder: copy them there")
}

/// Reads a pack file. `None` where it is not TOML, or the committee, the date or every item is missing.
fn read_pack(path: &Path, source: &Source, faults: &Diagnostics) -> Option<PackPlan> {
    let table = parse(source, faults)?;
    let root = Entry::root(source, faults, &table);
    let words = |placed: Option<Placed>| placed.map(|(text, _)| text.trim().to_owned());
    let committee = words(root.needed("committee", "Children and Families Overview and Scrutiny Committee"));
    let date = read_date(&root);
    let date_from = root.get("date").map_or_else(|| Place::file(&source.name), |value| root.place(value.span()));
    let time = words(root.needed("time", "2.00 pm")).unwrap_or_default();
    let place = words(root.needed("place", "Committee Room 1, County Hall")).unwrap_or_default();
    let law = root.word("nation", &[("England", Law::England), ("Wales", Law::Wales)]).unwrap_or_default();
    let numberings = [("continuous", Numbering::Continuous), ("hierarchical", Numbering::Hierarchical)];
    let council = root.text("council");
    let numbering = root.word("numbering", &numberings).unwrap_or_default();
    let membership = read_membership(&root);
    let contact = read_contact(&root);
    let around = Around::of(path);
    let (look, assets) = take_look(
        FolderReading { files: FolderFiles::OnDisk(&around.folder), inputs: &Inputs::default(), faults, store: None },
        &read_look(&root),
    );
    let items = read_items(&root, &around, law);
    root.finish("a pack file");
    let mut named = around.named.into_inner();
    named.extend(assets.iter().map(|(name, _)| around.folder.join(name)));
    Some(PackPlan {
        council,
        committee: committee?,
        date: date?,
        date_from,
        time,
        place,
        law,
        numbering,
        membership,
        contact,
        look,
        assets,
        items,
        named,
    })
}

fn read_membership(root: &Entry) -> Vec<String> {
    let members: Vec<String> = root.texts("membership").into_iter().map(|(text, _)| text.trim().to_owned()).collect();
    let help = "add who sits on it: membership = [\"Councillor A (Chair)\", \"Councillor B\"]";
    root.must("membership", "a list of texts", help);
    members
}

fn read_contact(root: &Entry) -> Officer {
    let help = "add a contact: a heading [contact] with title = \"...\" and email = \"...\" below it";
    root.must("contact", "a table", help);
    match root.table("contact") {
        Some(entry) => {
            if entry.get("telephone").is_none() && entry.get("email").is_none() {
                entry.lacks("email", "say how to reach them: email = \"democracy@council.example\"");
            }
            read_officer(entry)
        }
        None => Officer { title: String::new(), telephone: String::new(), email: String::new() },
    }
}

/// More items than any meeting gets through.
const ITEMS: usize = 200;

/// An item with where its number is.
type Numbered = (ItemPlan, Place);

fn read_items(root: &Entry, around: &Around, law: Law) -> Vec<ItemPlan> {
    root.must("item", "a list of tables", "add an [[item]] with number, title and text for each item of the agenda");
    let entries = root.tables("item");
    if entries.len() > ITEMS {
        let message = format!("there are {} items, and an agenda may have {ITEMS} at most", entries.len());
        let help = "check that it is the right file, or make two packs of it";
        root.faults().error(Code::TooLarge, root.at().clone(), message, help);
        return Vec::new();
    }
    let items: Vec<Numbered> = entries.into_iter().filter_map(|entry| read_item(entry, around, law)).collect();
    for (nth, (item, from)) in items.iter().enumerate() {
        if let Some((_, first)) = items[..nth].iter().find(|(other, _)| other.number == item.number) {
            let message = format!("two items have the number {}", item.number);
            let told = Diagnostic::error(Code::ItemTwice, message).at(from.clone());
            root.faults().add(
                told.also(first.clone(), "the first")
                    .help("give each item its own number, as members cite items by number"),
            );
        }
        let public = items[nth..].iter().find(|(other, _)| other.exempt.is_empty() && !item.exempt.is_empty());
        if let Some((public, _)) = public {
            let message =
                format!("item {} is exempt but comes before item {}, which is public", item.number, public.number);
            let help = "put exempt items last, so that both packs have the same page numbers";
            root.faults().error(Code::WrongValue, from.clone(), message, help);
        }
    }
    items.into_iter().map(|(item, _)| item).collect()
}

fn read_item(entry: Entry, around: &Around, law: Law) -> Option<Numbered> {
    let number = read_number(&entry);
    let exempt = read_exempt(&entry, law);
    let public_title = entry.text("public_title").trim().to_owned();
    if exempt.is_empty()
        && let Some(value) = entry.get("public_title")
    {
        entry.wrong(value, "`public_title` is for an exempt item", "remove the line: the public pack prints `title`");
    }
    let paper = read_paper(&entry, around);
    let title = if entry.get("report").is_some() {
        entry.text("title")
    } else {
        entry.needed("title", "Declarations of interest").map_or_else(String::new, |(text, _)| text)
    };
    entry.finish("an item");
    let (number, from) = number?;
    Some((ItemPlan { number, title: title.trim().to_owned(), public_title, exempt, paper: paper? }, from))
}

fn read_number(entry: &Entry) -> Option<(u32, Place)> {
    let help = "add the number by which members cite the item: number = 9";
    let value = entry.must("number", &format!("a whole number from 1 to {MOST_ITEMS}"), help)?;
    let number = entry.whole("number", MOST_ITEMS)?;
    if number == 0 {
        entry.wrong(value, "an agenda starts with item 1", "write it like this: number = 1");
        return None;
    }
    Some((number, entry.place(value.span())))
}

/// The paragraphs of Schedule 12A; none for a public item. `part = "B"` and `exempt` go together.
fn read_exempt(entry: &Entry, law: Law) -> Vec<u32> {
    let private = entry.word("part", &[("A", false), ("B", true)]);
    let (least, most) = law.paragraphs();
    let named = format!("a paragraph of Schedule 12A, {least} to {most} in {}: exempt = {}", law.nation(), least + 2);
    match (private, entry.value("exempt", "a number, or a list of numbers")) {
        (Some(true), None) => {
            entry.lacks("exempt", format!("an item in Part B needs the reason why it is exempt: give {named}"));
            Vec::new()
        }
        (Some(true), Some(value)) => paragraphs(value, law).unwrap_or_else(|| {
            let message = format!("`exempt` is not a paragraph of Schedule 12A for {}", law.nation());
            entry.wrong(value, message, format!("give {named}; if there are two, exempt = [{least}, {}]", least + 1));
            Vec::new()
        }),
        (_, Some(value)) => {
            entry.wrong(value, "this item is exempt but not in Part B", "add part = \"B\", or remove `exempt`");
            Vec::new()
        }
        (_, None) => Vec::new(),
    }
}

/// One number or a list of them, in order and each once.
fn paragraphs(value: &Spanned<DeValue>, law: Law) -> Option<Vec<u32>> {
    let (least, most) = law.paragraphs();
    let one = |value: &DeValue| match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse::<u32>().ok(),
        _ => None,
    };
    let mut found: Vec<u32> = match value.get_ref() {
        DeValue::Array(list) => list.iter().map(|value| one(value.get_ref())).collect::<Option<_>>()?,
        value => vec![one(value)?],
    };
    found.sort_unstable();
    found.dedup();
    (!found.is_empty() && found.iter().all(|number| (least..=most).contains(number))).then_some(found)
}

/// What an item says beside its paper.
const BESIDE: [&str; 5] = ["number", "title", "public_title", "part", "exempt"];

const KINDS: [&str; 5] = ["text", "text_file", "report", "pdf", "agenda_only"];

fn read_paper(entry: &Entry, around: &Around) -> Option<PaperPlan> {
    let given: Vec<&str> = KINDS.into_iter().filter(|kind| entry.get(kind).is_some()).collect();
    match given[..] {
        ["text"] => entry.needed("text", "To receive any apologies.").map(|(text, _)| PaperPlan::Text(text)),
        ["text_file"] => read_text_file(entry, around),
        ["report"] => read_report(entry, around),
        ["pdf"] => read_pdf(entry, around),
        ["agenda_only"] => (entry.flag("agenda_only")?).then_some(PaperPlan::AgendaOnly),
        [] => {
            // An unknown key is the likelier slip: `finish` names it with the nearest kind.
            let known = |name: &str| KINDS.contains(&name) || BESIDE.contains(&name);
            if entry.entries().any(|(name, _, _)| !known(name)) {
                return None;
            }
            entry.lacks("text", format!("an item needs {}; use agenda_only = true if it has no paper", listed(&KINDS)));
            None
        }
        _ => {
            let message = format!("an item can have only one paper, and this one has {}", given.join(" and "));
            let help = "split it into separate items, or join the texts";
            entry.faults().error(Code::WrongValue, entry.at().clone(), message, help);
            None
        }
    }
}

fn read_text_file(entry: &Entry, around: &Around) -> Option<PaperPlan> {
    let named = entry.needed("text_file", "2020-03/minutes.md")?;
    let path = around.find(entry, "file", &named)?;
    if let Some(fault) = around.no_text(&path, named.0.trim()) {
        entry.faults().add(fault.at(named.1));
        return None;
    }
    match Source::read(&path, named.0.trim()) {
        Ok(source) if source.text.trim().is_empty() => {
            let help = "write the paper in it, with a blank line between paragraphs, or use agenda_only = true";
            entry.faults().error(Code::WrongValue, named.1, format!("`{}` is empty", named.0), help);
            None
        }
        Ok(source) => {
            unprintable(&source).into_iter().for_each(|fault| entry.faults().add(fault));
            Some(PaperPlan::Text(source.text))
        }
        Err(fault) => {
            // Where a line of the text is meant it is shown; else where the text is named.
            let is_of_line = fault.at.as_ref().is_some_and(|at| at.line > 0);
            entry.faults().add(if is_of_line { fault } else { fault.at(named.1) });
            None
        }
    }
}

fn read_pdf(entry: &Entry, around: &Around) -> Option<PaperPlan> {
    let named = entry.needed("pdf", "2020-03/partners.pdf")?;
    let path = around.find(entry, "file", &named)?;
    let (name, from) = named;
    if path.is_dir() {
        let message = format!("`{name}` is a folder, and `pdf` must be a file");
        entry.faults().error(
            Code::WrongValue,
            from,
            message,
            "give the path of the PDF; for a report folder use `report`",
        );
        return None;
    }
    Some(PaperPlan::Pdf { name: name.trim().replace('\\', "/"), path, from })
}

fn read_report(entry: &Entry, around: &Around) -> Option<PaperPlan> {
    let named = entry.needed("report", "performance-2020-q3")?;
    let path = around.find(entry, "folder", &named)?;
    let (name, from) = named;
    if !path.is_dir() {
        let message = format!("`{name}` is a file, and `report` must be a folder");
        entry.faults().error(Code::WrongValue, from, message, "give the folder that has report.toml");
        return None;
    }
    Some(PaperPlan::Report { name: name.trim().trim_end_matches('/').replace('\\', "/"), path, from })
}
