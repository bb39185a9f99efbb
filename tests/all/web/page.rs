//! A page taken apart, and held to be well formed on the way.

use std::collections::BTreeMap;

use crate::desk::spaced;

/// A part of a page, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Open(String, BTreeMap<String, String>),
    Close(String),
    Text(String),
}

/// Elements that hold nothing.
const VOID: [&str; 4] = ["meta", "link", "br", "input"];

/// A page taken apart, and held to be well formed on the way.
pub struct Page(pub Vec<Part>);

impl Page {
    pub fn of(html: &str) -> Page {
        let mut parts = Vec::new();
        let mut open: Vec<String> = Vec::new();
        let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("a doctype");
        while !rest.is_empty() {
            let Some(inside) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                parts.push(Part::Text(plain(&rest[..end])));
                rest = &rest[end..];
                continue;
            };
            let end = inside.find('>').expect("a tag ends");
            let tag = &inside[..end];
            rest = &inside[end + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name), "before {}", &rest[..rest.len().min(80)]);
                parts.push(Part::Close(name.to_owned()));
            } else {
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                parts.push(Part::Open(name.to_owned(), attributes_of(attributes)));
                if !VOID.contains(&name) {
                    open.push(name.to_owned());
                }
                if name == "style" {
                    rest = &rest[rest.find("</style>").expect("the style sheet ends")..];
                }
            }
        }
        assert!(open.is_empty(), "{open:?} never end");
        Page(parts)
    }

    /// Every element of these names with its attributes and the text in it.
    pub fn all(&self, names: &[&str]) -> Vec<(&str, &BTreeMap<String, String>, String)> {
        let opened = self.0.iter().enumerate().filter_map(|(at, part)| match part {
            Part::Open(name, attributes) if names.contains(&name.as_str()) => Some((at, name.as_str(), attributes)),
            _ => None,
        });
        opened.map(|(at, name, attributes)| (name, attributes, text(self.inside(at)))).collect()
    }

    /// What lies between the element that opens here and its end.
    pub fn inside(&self, at: usize) -> &[Part] {
        let mut deep = 0;
        for (nth, part) in self.0[at..].iter().enumerate() {
            match part {
                Part::Open(name, _) if !VOID.contains(&name.as_str()) => deep += 1,
                Part::Close(_) => deep -= 1,
                _ => {}
            }
            if deep == 0 {
                return &self.0[at + 1..at + nth.max(1)];
            }
        }
        unreachable!("the page was well formed")
    }

    /// The text of each element of this class.
    pub fn of_class(&self, name: &str, class: &str) -> Vec<String> {
        let has = |attributes: &BTreeMap<String, String>| {
            attributes.get("class").is_some_and(|held| held.split(' ').any(|one| one == class))
        };
        self.all(&[name]).into_iter().filter(|(_, attributes, _)| has(attributes)).map(|(.., text)| text).collect()
    }

    /// Everything that is read or heard: text, and what stands for a drawing.
    pub fn words(&self) -> String {
        let said = self.0.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Open(_, attributes) => {
                attributes.get("aria-label").map(|label| format!(" {label} ")).unwrap_or_default()
            }
            Part::Close(_) => String::new(),
        });
        spaced(&said.collect::<String>())
    }
}

fn attributes_of(mut rest: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    while let Some((name, behind)) = rest.split_once("=\"") {
        let (value, behind) = behind.split_once('"').expect("a value ends");
        assert!(found.insert(name.trim().to_owned(), plain(value)).is_none(), "{name} stands twice");
        rest = behind;
    }
    assert_eq!(rest.trim(), "", "an attribute without a value");
    found
}

fn text(parts: &[Part]) -> String {
    let texts = parts.iter().filter_map(|part| match part {
        Part::Text(text) => Some(text.as_str()),
        _ => None,
    });
    spaced(&texts.collect::<String>())
}

fn plain(escaped: &str) -> String {
    escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
