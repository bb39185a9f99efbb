//! What the program asks of itself in a process of its own: the pages of a PDF, a crest, a layout. The question may be spoilt
//! in what it holds, or as a question.

use std::fs;
use std::path::Path;

use scrutineer::Layout;
use scrutineer::child::{CONVERT_ARGUMENT, DRAW_ARGUMENT, READ_ARGUMENT, TYPESET_ARGUMENT};
use serde_json::json;

use crate::desk::{Desk, Seeded, example, fixture, plain_pdf, root};

use super::in_memory::crest_svg;
use super::inside_pdf::Sound;
use super::pieces::Kind;
use super::process::run;
use super::rounds::{Met, Reader, Spoilt};
use super::spoil::spoilt;

/// A child and what it is asked: a PDF in most rounds, else bytes of a kind.
struct Child {
    name: &'static str,
    argument: &'static str,
    pdfs: Vec<Sound>,
    other: Vec<(Vec<u8>, Kind)>,
    part: u32,
}

pub fn readers() -> Vec<Box<dyn Reader>> {
    let of = |name, argument, pdfs, other, part| -> Box<dyn Reader> {
        Box::new(Child { name, argument, pdfs, other, part })
    };
    vec![
        of("pdf-read", READ_ARGUMENT, pdfs(), vec![], 2),
        of("pdf-converted", CONVERT_ARGUMENT, pdfs(), vec![], 3),
        of("crest-drawn", DRAW_ARGUMENT, vec![], vec![(crest_svg(), Kind::Svg)], 1),
        of("typeset", TYPESET_ARGUMENT, vec![], vec![(typesetting(), Kind::Json)], 1),
    ]
}

/// PDFs of other programs and of this one.
fn pdfs() -> Vec<Sound> {
    let read = |path: std::path::PathBuf| fs::read(path).expect("a PDF");
    let mut pdfs = vec![
        Sound::of(read(fixture("pack-2020-03/partners.pdf"))),
        Sound::of(read(root().join("tests/foreign/owner-password.pdf"))),
        Sound::of(read(root().join("tests/foreign/locked.pdf"))),
        Sound::of(plain()),
        Sound::of(plain()),
    ];
    let desk = Desk::sound(&[]);
    let built = run(&desk.at(""), &["build", "report", "-o", "report.pdf"], b"");
    assert_eq!(built.code, Some(0), "{}", built.err);
    pdfs.push(Sound::of(read(desk.at("report.pdf"))));
    pdfs
}

/// A PDF that is read as it stands, with everything in it that a page may use.
fn plain() -> Vec<u8> {
    let content = "q 1 0 0 1 0 0 cm /G0 gs 0.9 g 40 40 300 300 re f Q BT /F1 12 Tf 60 760 Td (Words of the page.) Tj ET\n\
                   BT /F3 10 Tf 60 700 Td (aba) Tj ET q 0 0 100 100 re W n /P0 sh Q /X0 Do\n\
                   /Artifact BMC BT /F1 8 Tf 60 30 Td [(1) -200 (of 1)] TJ ET EMC\n\
                   BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI\n";
    let form = "q 1 0 0 rg 0 0 20 20 re f Q";
    let letter = "500 0 0 0 500 700 d1 0 0 500 700 re f";
    let sample = "\0\x40\x20\x7f";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 12 0 R] >> >> /AF [12 0 R] >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F3 6 0 R >> \
         /XObject << /X0 8 0 R >> /ExtGState << /G0 9 0 R >> /Shading << /P0 10 0 R >> >> >>"
            .to_owned(),
        stream("", content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 7 0 R /b 7 0 R >> \
         /Encoding << /Type /Encoding /Differences [97 /a /b] >> /FirstChar 97 /LastChar 98 /Widths [500 500] >>"
            .to_owned(),
        stream("", letter),
        stream("/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Group << /S /Transparency >>", form),
        "<< /Type /ExtGState /ca 0.5 /BM /Multiply /SMask << /S /Alpha /G 8 0 R >> >>".to_owned(),
        "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 100 0] /Function 11 0 R /Extend [true true] >>".to_owned(),
        stream("/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] /Size [2] /BitsPerSample 8", sample),
        "<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << /F 13 0 R >> >>".to_owned(),
        stream("/Type /EmbeddedFile", "attached"),
    ];
    plain_pdf(&objects)
}

fn stream(of: &str, content: &str) -> String {
    format!("<< {of} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// The shipped layout and the layouts' example, as a child is asked to typeset them.
fn typesetting() -> Vec<u8> {
    let layout = Layout::shipped();
    let lengths =
        |files: &[(String, Vec<u8>)]| files.iter().map(|(name, bytes)| json!([name, bytes.len()])).collect::<Vec<_>>();
    let task = json!({
        "memory": 2_u64 << 30,
        "main": layout.main,
        "files": lengths(&layout.files),
        "assets": lengths(&layout.assets),
        "report": example(),
    });
    let mut question = serde_json::to_vec(&task).expect("texts and numbers");
    question.push(b'\n');
    layout.files.iter().chain(&layout.assets).for_each(|(_, bytes)| question.extend(bytes));
    question
}

impl Reader for Child {
    fn name(&self) -> &'static str {
        self.name
    }

    fn part(&self) -> u32 {
        self.part
    }

    fn spoilt(&self, seeded: &mut Seeded) -> Spoilt {
        let nth = seeded.below(self.pdfs.len() + self.other.len());
        let mut bytes = match self.pdfs.get(nth) {
            Some(pdf) => pdf.spoilt(seeded),
            None => {
                let (bytes, kind) = &self.other[nth - self.pdfs.len()];
                spoilt(bytes, *kind, seeded)
            }
        };
        if self.argument == CONVERT_ARGUMENT {
            bytes.insert(0, seeded.below(3) as u8);
        }
        let mut length = bytes.len() as u64;
        if seeded.below(40) == 0 {
            length = [0, 1, length / 2, length + 1, u64::MAX][seeded.below(5)];
        }
        Spoilt { name: self.argument.to_owned(), bytes: [&length.to_be_bytes()[..], &bytes].concat(), choice: 0 }
    }

    fn read(&self, spoilt: &Spoilt) -> Result<Met, String> {
        let length = u64::from_be_bytes(spoilt.bytes[..8].try_into().expect("eight bytes"));
        if length > spoilt.bytes.len() as u64 - 8 {
            // A question that goes on for ever is waited for: it ends with its pipe.
            return Ok(Met::Refused);
        }
        run(Path::new("."), &[self.argument], &spoilt.bytes).of_a_child()
    }
}
