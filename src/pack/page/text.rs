//! A pack as plain text: the front sheet, a line an item of the agenda, and every paper behind its divider.

use crate::page::text::{body, header, joined, officer, sections};

use super::super::document::{AgendaItem, Pack, Paper};

/// The whole pack.
pub fn text(pack: &Pack) -> String {
    let mut parts = front_sheet(pack);
    parts.push(pack.agenda_heading().to_owned());
    for (heading, note, items) in pack.parts() {
        parts.extend(heading.into_iter().chain(note).map(str::to_owned));
        parts.push(items.into_iter().map(line).collect::<Vec<_>>().join("\n"));
    }
    parts.extend(pack.papers().flat_map(item));
    joined(parts)
}

fn front_sheet(pack: &Pack) -> Vec<String> {
    let private = if pack.is_private() { Pack::PRIVATE_NOTE.join(" ") } else { String::new() };
    let subtitle = pack.subtitle();
    let named = [pack.council.as_str(), &pack.committee, &subtitle];
    let named = named.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let members: Vec<String> = pack.membership.iter().map(|member| format!("- {member}")).collect();
    vec![
        if pack.is_private() { Pack::PRIVATE.to_owned() } else { String::new() },
        named,
        pack.facts().map(|(name, words)| format!("{name}: {words}")).join("\n"),
        private,
        pack.supplement_note().unwrap_or_default(),
        if members.is_empty() { String::new() } else { "Membership".to_owned() },
        members.join("\n"),
        "Contact".to_owned(),
        officer(&pack.contact),
    ]
}

/// `3 | Quarter 3 2019/20 performance report (Report of the Chief Executive) | Report`
fn line(item: &AgendaItem) -> String {
    let under = item.under_title();
    let under = if under.is_empty() { under } else { format!(" ({under})") };
    let first = format!("{} | {}{under} | {}", item.number, item.title, item.kind());
    [first.as_str()].into_iter().chain(item.sentences()).collect::<Vec<_>>().join("\n")
}

fn item(item: &AgendaItem) -> Vec<String> {
    let mut parts = vec![item.heading(), item.authors().to_owned(), header(item.header())];
    parts.extend(item.private_note().map(|note| note.join(" ")));
    parts.extend(item.notes.iter().cloned());
    match &item.paper {
        Paper::AgendaOnly | Paper::ToFollow | Paper::OnAgenda { .. } | Paper::Withheld => {}
        Paper::Text { sections } => parts.extend(self::sections(sections)),
        Paper::Report { report } => parts.extend(body(report)),
        Paper::Pages { pages, .. } => parts.extend(pages.iter().enumerate().map(|(nth, page)| {
            let words = if page.words.is_empty() { "no words that can be read out" } else { &page.words };
            format!("[Page {} of {}] {words}", nth + 1, pages.len())
        })),
    }
    parts
}
