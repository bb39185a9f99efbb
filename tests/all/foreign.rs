//! PDFs from elsewhere as a clerk meets them: missing, locked, cut off, damaged, empty, far too long or large, made to do
//! harm. Whatever is wrong is told of the item, no pack is written, and an earlier one stays.

use crate::desk::{Desk, plain_pdf};

const PACK: &str = r#"committee = "Scrutiny Committee"
date = 2025-06-03
time = "2.00 pm"
place = "Council Chamber"
membership = ["Councillor A (Chair)"]

[contact]
title = "Democratic Services Officer"
email = "democracy@anyshire.example"

[[item]]
number = 4
title = "A paper from elsewhere"
pdf = "paper.pdf"
"#;

const TEXT: &str = "BT /F1 12 Tf 60 760 Td (Words of the page that can be read.) Tj ET\n";

/// A PDF of pages with these contents, of this size.
fn pages(contents: &[String], size: &str) -> Vec<u8> {
    let font = 3 + 2 * contents.len();
    let kids: String = (0..contents.len()).map(|nth| format!("{} 0 R ", 3 + 2 * nth)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", contents.len()),
    ];
    for (nth, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents {} 0 R /Resources << /Font << /F1 {font} 0 R >> >> >>",
            4 + 2 * nth
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned());
    plain_pdf(&objects)
}

fn page() -> Vec<u8> {
    pages(&[TEXT.to_owned()], "595 842")
}

/// What is said of a pack with this paper, by `check` and by `pack`, and the pack that then stands there.
fn made(paper: Option<&[u8]>) -> (String, Vec<u8>) {
    let desk = Desk::of(&[]);
    desk.write("meeting.toml", PACK);
    std::fs::write(desk.at("meeting.pdf"), "an earlier pack").expect("written");
    if let Some(bytes) = paper {
        std::fs::write(desk.at("paper.pdf"), bytes).expect("written");
    }
    let (checked, packed) = (desk.run(&["check", "meeting.toml"]), desk.run(&["pack", "--force", "meeting.toml"]));
    assert_eq!(checked.code, packed.code, "{}{}", checked.said, packed.said);
    let stands = std::fs::read(desk.at("meeting.pdf")).expect("it is there");
    if packed.code != 0 {
        assert!(stands == b"an earlier pack", "an earlier pack stays");
        assert_eq!(checked.said, packed.said);
        assert_eq!(std::fs::read_dir(desk.at("")).expect("a folder").count(), 2 + usize::from(paper.is_some()));
    }
    (checked.said, stands)
}

#[track_caller]
fn is_refused(paper: &[u8], why: &str) {
    let (said, _) = made(Some(paper));
    let told = format!("error[foreign-pdf]: `paper.pdf` cannot be the paper for item 4: {why}\n");
    assert!(said.starts_with(&told) && said.contains("--> meeting.toml:14:7") && said.contains("= help: "), "{said}");
}

#[track_caller]
fn is_taken(paper: &[u8]) -> Vec<u8> {
    let (said, pack) = made(Some(paper));
    assert!(pack.starts_with(b"%PDF-"), "{said}");
    assert!(said.contains("no errors"), "{said}");
    pack
}

#[test]
fn what_is_not_there_or_cannot_be_opened() {
    let (said, _) = made(None);
    assert!(said.starts_with("error[missing-file]: there is no file `paper.pdf`"), "{said}");
    is_refused(include_bytes!("../foreign/locked.pdf"), "it is locked with a password");
    is_refused(b"Dear clerk, the paper follows.", "it is not a PDF");
    // A password of its owner only: everybody may read it.
    is_taken(include_bytes!("../foreign/owner-password.pdf"));
}

#[test]
fn what_is_damaged_is_not_taken_as_far_as_it_goes() {
    let damaged = "it is damaged, or its end is missing";
    let whole = pages(&vec![TEXT.to_owned(); 9], "595 842");
    for part in [10, 4, 2] {
        is_refused(&whole[..whole.len() - whole.len() / part], damaged);
    }
    let noise: Vec<u8> = (0_u32..5_000).map(|nth| (nth * 7_919 % 251) as u8).collect();
    is_refused(&[b"%PDF-1.7\n", &noise[..]].concat(), damaged);
    is_taken(&whole);
}

#[test]
fn what_holds_no_page() {
    let none = "it has no pages";
    let catalogue = "<< /Type /Catalog /Pages 2 0 R >>".to_owned();
    is_refused(&plain_pdf(&[catalogue.clone(), "<< /Type /Pages /Kids [] /Count 0 >>".to_owned()]), none);
    let ring =
        ["<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>", "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"];
    is_refused(&plain_pdf(&[catalogue, ring[0].to_owned(), ring[1].to_owned()]), none);
}

#[test]
fn what_is_too_long_belongs_beside_the_pack() {
    is_refused(
        &pages(&vec![TEXT.to_owned(); 500], "595 842"),
        "it has 500 pages, and the limit for one file in a pack is 100",
    );
}

#[test]
fn a_page_of_any_size_is_shown() {
    // Words would not be on the smallest, and are too small to be read on the largest.
    for size in ["0 0", "1 1", "14400 14400", "2000000 2000000"] {
        is_taken(&pages(&["0 0 300 300 re f\n".to_owned()], size));
    }
    is_taken(&pages(&[TEXT.to_owned()], "2384 3370"));
}

/// A stream of 5 KB that unpacks to 3 GB: the child that meets it has no such memory, and this process never holds it.
#[test]
fn a_bomb_goes_off_in_the_child() {
    is_refused(include_bytes!("../foreign/bomb.pdf"), "it is too large, or it cannot be read in a reasonable time");
}

/// PDF/A bounds how deep clips may lie in each other. A page beyond that is refused by Typst, and is shown as a picture; one
/// that is not is shown as lines, however near to the bound it is.
#[test]
fn a_page_that_typst_refuses_is_a_picture() {
    let clipped = |depth: usize| -> String {
        let clip = |nth: usize| {
            let (x, y) = (200 + nth % 90, 300 + nth % 80);
            format!(
                "q {} {} m {x} 800 l 580 {y} l h W n 0.{nth:02} g {} {} 50 50 re f\n",
                nth % 7,
                nth % 5,
                100 + nth,
                200 + nth
            )
        };
        format!("{TEXT}{}{}", (0..depth).map(clip).collect::<String>(), "Q\n".repeat(depth))
    };
    let as_pictures = |paper: &[u8]| -> Vec<bool> {
        let desk = Desk::of(&[]);
        desk.write("meeting.toml", PACK);
        std::fs::write(desk.at("paper.pdf"), paper).expect("written");
        let ended = desk.run(&["pack", "meeting.toml", "--format", "json", "-o", "pack.json"]);
        assert_eq!(ended.code, 0, "{}", ended.said);
        let json = std::fs::read(desk.at("pack.json")).expect("written");
        let pack: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let pages = pack["items"][0]["paper"]["pages"].as_array().expect("pages");
        pages.iter().map(|page| page["svg"].as_str().expect("a drawing").contains("data:image/png")).collect()
    };
    assert_eq!(as_pictures(&page()), [false]);
    assert_eq!(as_pictures(&pages(&[clipped(60)], "595 842")), [true]);
    let near = pages(&(8..40).map(clipped).collect::<Vec<_>>(), "595 842");
    let kinds = as_pictures(&near);
    assert!(kinds.is_sorted() && !kinds[0] && kinds[31], "lines up to a bound, pictures beyond it: {kinds:?}");
    is_taken(&near);
}

/// A symbolic link does not lead out of what a pack may read.
#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(outside.path().join("paper.pdf"), page()).expect("written");
    let desk = Desk::of(&[]);
    desk.write("meetings/june/pack.toml", PACK);
    std::os::unix::fs::symlink(outside.path().join("paper.pdf"), desk.at("meetings/june/paper.pdf")).expect("a link");
    let ended = desk.run(&["pack", "meetings/june/pack.toml"]);
    assert!(ended.code == 1 && ended.said.contains("error[outside-folder]"), "{}", ended.said);
    assert!(!desk.at("meetings/june/pack.pdf").exists());
}
