//! A PDF from elsewhere with words that cannot be seen on its page is told of, page and number and never the words; what
//! everybody can see, and what recognition lays over a scan, is taken.

use crate::desk::{Desk, plain_pdf};

const SEEN: &str = "BT /F1 12 Tf 60 760 Td (The review lasted three weeks.) Tj ET\n";

/// A line of words after these orders.
fn words(before: &str) -> String {
    format!("BT {before} /F1 12 Tf 60 740 Td (Quillfeather) Tj ET\n")
}

/// A PDF of one page with this content, and a picture of 8 by 8 dots of this grey that it may draw as I0.
fn pdf(content: &str, dots: &[u8; 64]) -> Vec<u8> {
    let states = "/G0 << /ca 0 /CA 0 >> /GM << /BM /Multiply >>";
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> \
             /XObject << /I0 6 0 R >> /ExtGState << {states} >> >> >>"
        )
        .into_bytes(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        [
            b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 64 >>\nstream\n",
            &dots[..],
            b"\nendstream",
        ]
        .concat(),
    ];
    plain_pdf(&objects)
}

/// What is said of a pack with such a paper, and the text of the pack where there is one.
fn told(content: &str, dots: &[u8; 64]) -> (String, String) {
    let desk = Desk::of(&[]);
    let pack = include_str!("../../faults/hidden-words/pack.toml").replace("review.pdf", "paper.pdf");
    desk.write("pack.toml", &pack);
    std::fs::write(desk.at("paper.pdf"), pdf(content, dots)).expect("written");
    let said = desk.run(&["check", "pack.toml"]).said;
    let made = desk.run(&["pack", "pack.toml", "--format", "json", "-o", "pack.json"]);
    let text = if made.code == 0 { desk.read("pack.json") } else { String::new() };
    (format!("{said}{}", made.said), text)
}

/// Dots of a picture in which something can be seen.
const CHEQUERED: [u8; 64] = {
    let mut dots = [255; 64];
    let mut at = 0;
    while at < 64 {
        dots[at] = if (at / 8 + at) % 2 == 0 { 0 } else { 255 };
        at += 1;
    }
    dots
};

const WHOLE_PAGE: &str = "q 595 0 0 842 0 0 cm /I0 Do Q\n";

#[test]
fn words_that_cannot_be_seen_are_told_of_and_put_nowhere() {
    let kinds = [
        ("under a black box", format!("{}0 g 58 736 90 16 re f\n", words(""))),
        ("under a white box", format!("{}1 g 58 736 90 16 re f\n", words(""))),
        ("under a thick line", format!("{}0 G 18 w 56 744 m 150 744 l S\n", words(""))),
        ("under a felt pen", format!("{}q /GM gs 0 g 58 736 90 16 re f Q\n", words(""))),
        ("white on white", words("1 g")),
        ("grey on grey", format!("0.5 g 58 736 90 16 re f\n{}", words("0.5 g"))),
        ("off the page", words("1 0 0 1 900 0 Tm")),
        ("out of the clip", format!("q 0 0 9 9 re W n\n{}Q\n", words(""))),
        ("transparent", format!("q /G0 gs\n{}Q\n", words(""))),
        ("invisible, and no scan beneath", words("3 Tr")),
        ("under a small picture", format!("{}q 100 0 0 20 56 736 cm /I0 Do Q\n", words(""))),
        (
            "under a label on a box",
            format!("{}0 g 58 736 90 16 re f\nBT 1 g /F1 9 Tf 62 741 Td (withheld) Tj ET\n", words("")),
        ),
    ];
    for (kind, content) in kinds {
        let content =
            if kind == "off the page" { "BT /F1 12 Tf 900 740 Td (Quillfeather) Tj ET\n".to_owned() } else { content };
        let (said, text) = told(&format!("{SEEN}{content}"), &CHEQUERED);
        assert!(said.contains("error[hidden-words]: page 1 of `paper.pdf`, item 1, has a word that"), "{kind}: {said}");
        assert!(!said.contains("Quillfeather") && text.is_empty(), "{kind}: {said}");
    }
}

#[test]
fn what_everybody_can_see_is_taken() {
    let kinds = [
        ("plain", words("")),
        ("white on black", format!("0 g 58 736 90 16 re f\n{}", words("1 g"))),
        ("marked with a felt pen", format!("{}q /GM gs 1 1 0 rg 58 736 90 16 re f Q\n", words(""))),
        ("struck out", format!("{}0 G 1 w 58 744 m 150 744 l S\n", words(""))),
        ("in pale grey", words("0.9 g")),
        ("twice, to be bold", format!("{}{}", words(""), words(""))),
        ("within a wide clip", format!("q 50 730 200 40 re W n\n{}Q\n", words(""))),
    ];
    for (kind, content) in kinds {
        let (said, text) = told(&format!("{SEEN}{content}"), &CHEQUERED);
        assert!(!said.contains("error[") && text.contains("Quillfeather"), "{kind}: {said}");
    }
}

#[test]
fn the_words_over_a_scan_stay_and_those_under_its_black_do_not() {
    let (said, text) = told(&format!("{WHOLE_PAGE}{}", words("3 Tr")), &CHEQUERED);
    assert!(!said.contains("error[") && text.contains("Quillfeather"), "{said}");
    let (said, text) = told(&format!("{}{WHOLE_PAGE}", words("")), &CHEQUERED);
    assert!(!said.contains("error[") && text.contains("Quillfeather"), "under the scan: {said}");
    for black in [[0; 64], [255; 64]] {
        let (said, text) = told(&format!("{WHOLE_PAGE}{}", words("3 Tr")), &black);
        assert!(said.contains("error[hidden-words]") && text.is_empty(), "{said}");
    }
    let boxed = format!("{WHOLE_PAGE}{}0 g 58 736 90 16 re f\n", words("3 Tr"));
    assert!(told(&boxed, &CHEQUERED).0.contains("error[hidden-words]"));
}
