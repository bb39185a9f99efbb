//! Reading the file of a meeting: when and where it is, who sits on the committee, and the agenda.

use std::path::Path;

use crate::folder::reading_toml::{
    Entry, FolderFiles, FolderReading, Inputs, Placed, read_date, read_look, read_officer, take_look,
};
use crate::folder::{Numbering, Officer};

use super::around::Around;
use super::items::{Reading, read_items};
use super::plan::{Law, PackPlan};

/// Reads the file of a meeting with its agenda. `None` where the committee or the date is missing.
pub fn read_meeting(path: &Path, root: Entry) -> Option<PackPlan> {
    let words = |placed: Option<Placed>| placed.map(|(text, _)| text.trim().to_owned());
    let committee = words(root.needed("committee", "Children and Families Overview and Scrutiny Committee"));
    let date = read_date(&root);
    let date_from = root.get("date").map_or_else(|| root.at().clone(), |value| root.place(value.span()));
    let time = words(root.needed("time", "2.00 pm")).unwrap_or_default();
    let place = words(root.needed("place", "Committee Room 1, County Hall")).unwrap_or_default();
    let law = root.word("nation", &[("England", Law::England), ("Wales", Law::Wales)]).unwrap_or_default();
    let council = root.text("council");
    let numbering = root.word("numbering", &Numbering::WORDS).unwrap_or_default();
    let membership = read_membership(&root);
    let contact = read_contact(&root);
    let around = Around::of(path);
    let (look, assets) = take_look(
        FolderReading {
            files: FolderFiles::OnDisk(&around.folder),
            inputs: &Inputs::default(),
            faults: root.faults(),
            store: None,
            used: None,
        },
        &read_look(&root),
    );
    let items = read_items(&root, Reading { around: &around, law, agenda: None });
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
        supplement: None,
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
