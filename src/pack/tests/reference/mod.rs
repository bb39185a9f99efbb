//! `docs/reference.md` has every key that the program reads, each with its meaning and an example that builds.

mod examples;
mod page;
mod standard;

use crate::folder::reading_toml::{AskedOf, Key, headings, keys_asked};
use crate::rules::{Figures, counted_keys};

use page::Page;

/// The keys of made-up figures, which the rules read.
fn figures() -> [AskedOf; 2] {
    let asked = |what: &str, keys: Vec<(&'static str, &str)>| AskedOf {
        what: what.to_owned(),
        keys: keys.into_iter().map(|(name, holds)| Key { name, holds: holds.to_owned(), needed: false }).collect(),
    };
    let words = [("which", "text"), ("period", "text"), ("sections", "a table of whole numbers")];
    let counted = counted_keys().into_iter().map(|key| (&*key.leak(), "a whole number"));
    [
        asked("the figures of a case", Figures::keys().collect()),
        asked("the figures of a whole report", words.into_iter().chain(counted).collect()),
    ]
}

/// To write the tables of the page anew after a key has come, gone or changed: `INSTA_UPDATE=always` before this test.
#[test]
fn every_key_has_a_meaning_and_an_example_that_builds() {
    let path = standard::file("docs/reference.md");
    let text = std::fs::read_to_string(&path).expect("the page").replace("\r\n", "\n");
    let page = Page::read(&text);
    let mut faults = Vec::new();
    let mut asked = keys_asked(|| faults = examples::try_all(&page));
    asked.extend(headings());
    asked.extend(figures());
    let anew = page.with_keys(&asked);
    if std::env::var("INSTA_UPDATE").is_ok_and(|wanted| wanted == "always") {
        std::fs::write(&path, &anew).expect("written");
        faults.extend(Page::read(&anew).faults(&asked));
    } else {
        faults.extend(page.faults(&asked));
        if faults.is_empty() && anew != text {
            faults.push("its tables are not as they are written from the keys: write them anew".to_owned());
        }
    }
    let rows = page.parts.iter().map(|part| part.rows.len()).sum::<usize>();
    assert!(rows > 200, "only {rows} keys were found");
    assert!(
        faults.is_empty(),
        "docs/reference.md:\n{}\n\nTo write its tables anew from the keys that are read: INSTA_UPDATE=always cargo test \
         --release --lib reference. Then fill the meaning and the example of each new key.",
        faults.join("\n")
    );
}
