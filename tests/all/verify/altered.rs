//! Another program that opens a PDF, alters its words or what is attached to it, and saves it.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::desk::Desk;

/// Lets another program open the PDF, do something to it, and save it.
pub fn altered(place: &Desk, alter: impl FnOnce(&mut Document)) {
    let path = place.at("report.pdf");
    let mut document = Document::load(&path).expect("another program can read it");
    alter(&mut document);
    document.save(&path).expect("written");
}

/// The letters of each font of a page, by their codes.
fn letters(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<[u8; 2], char>> {
    let mut fonts = BTreeMap::new();
    for (name, font) in document.get_page_fonts(page) {
        let id = font.get(b"ToUnicode").and_then(Object::as_reference).expect("a table of letters");
        let stream = document.get_object(id).and_then(Object::as_stream).expect("a stream");
        let table = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let hex = |word: &str| u32::from_str_radix(word.trim_matches(['<', '>']), 16).ok();
        let pair = |line: &str| {
            let (code, letter) = line.split_once(' ')?;
            let code = u16::try_from(hex(code)?).ok()?.to_be_bytes();
            Some((code, char::from_u32(hex(letter)?)?))
        };
        fonts.insert(name, String::from_utf8_lossy(&table).lines().filter_map(pair).collect());
    }
    fonts
}

/// Rewrites the first text that is shown with these words in it, on whichever page; as many letters as there were.
pub fn rewrite(document: &mut Document, from: &str, to: &str) {
    assert_eq!(from.chars().count(), to.chars().count());
    for page in document.get_pages().into_values().collect::<Vec<_>>() {
        let fonts = letters(document, page);
        let mut content = Content::decode(&document.get_page_content(page).expect("content")).expect("operators");
        let mut font = Vec::new();
        for operation in &mut content.operations {
            let shown: &mut [Object] = match (operation.operator.as_str(), operation.operands.as_mut_slice()) {
                ("Tf", [Object::Name(name), ..]) => {
                    font.clone_from(name);
                    continue;
                }
                ("TJ", [Object::Array(parts)]) => parts,
                ("Tj", operands) => operands,
                _ => continue,
            };
            if shown.iter_mut().any(|part| respell(part, &fonts[&font], from, to)) {
                let changed = content.encode().expect("encoded");
                return document.change_page_content(page, changed).expect("changed");
            }
        }
    }
    panic!("no page shows {from:?} in one piece");
}

fn respell(shown: &mut Object, font: &BTreeMap<[u8; 2], char>, from: &str, to: &str) -> bool {
    let Object::String(bytes, _) = &*shown else { return false };
    let text: Vec<char> = bytes.chunks_exact(2).map(|code| font.get(code).copied().unwrap_or('\u{fffd}')).collect();
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let Some(at) = text.windows(from.len()).position(|window| window == from) else { return false };
    let mut bytes = bytes.clone();
    for (nth, letter) in to.iter().enumerate() {
        let code = font.iter().find(|(_, known)| *known == letter).map(|(code, _)| *code);
        bytes[(at + nth) * 2..][..2].copy_from_slice(&code.expect("a letter that this font has"));
    }
    *shown = Object::String(bytes, StringFormat::Hexadecimal);
    true
}

/// Rewrites what is attached and holds these words.
pub fn reattach(document: &mut Document, from: &str, to: &str) {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"EmbeddedFile") {
            let text = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            let text = String::from_utf8(text).expect("text");
            if text.contains(from) {
                stream.set_plain_content(text.replacen(from, to, 1).into_bytes());
                return;
            }
        }
    }
    panic!("nothing is attached that holds {from:?}");
}

/// Attaches one more file.
pub fn attach(document: &mut Document, name: &str, bytes: &[u8]) {
    let held = document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, bytes.to_vec()));
    let file = document.add_object(dictionary! {
        "Type" => "Filespec", "F" => Object::string_literal(name), "UF" => Object::string_literal(name),
        "EF" => dictionary! { "F" => held },
    });
    let files = document.catalog_mut().and_then(|root| root.get_mut(b"AF")).and_then(Object::as_array_mut);
    files.expect("what is attached").push(file.into());
}

/// Shows words on the first page in Helvetica, which every reader is to have.
pub fn write_over(document: &mut Document, words: &str) {
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let page = *document.get_pages().values().next().expect("a page");
    let resources = document.get_or_create_resources(page).and_then(Object::as_dict_mut).expect("resources");
    let fonts = match resources.get(b"Font").cloned() {
        Ok(Object::Reference(id)) => document.get_object_mut(id).and_then(Object::as_dict_mut).expect("fonts"),
        _ => resources.get_mut(b"Font").and_then(Object::as_dict_mut).expect("fonts"),
    };
    fonts.set("Helv", font);
    let mut content = document.get_page_content(page).expect("content");
    content.extend(format!("\nBT /Helv 12 Tf 1 0 0 1 90 90 Tm ({words}) Tj ET\n").bytes());
    document.change_page_content(page, content).expect("changed");
}
