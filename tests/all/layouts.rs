//! Layouts of an officer's own: what is told of their errors, what they may read, and how long they may take.

use std::time::{Duration, Instant};

use scrutineer::child::{Bounds, typeset_in_child};
use scrutineer::{Code, Diagnostic, Format, Layout, publish};

use crate::desk::{example, program, published};

/// What a layout made of this one file is told.
fn told(source: &str) -> Vec<Diagnostic> {
    let layout = Layout {
        files: vec![("layouts/own.typ".into(), source.into())],
        main: "layouts/own.typ".into(),
        ..Layout::shipped()
    };
    publish(&example(), Format::Pdf, &layout).expect_err("the layout is refused").into_diagnostics()
}

fn own(source: &str) -> Layout {
    let layout = Layout { main: "layouts/own.typ".into(), ..Layout::shipped() };
    layout.with_officers_files(vec![("layouts/own.typ".into(), source.into())])
}

fn in_child(layout: &Layout, bounds: Bounds) -> Result<Vec<u8>, Vec<Diagnostic>> {
    typeset_in_child(program(), bounds, &example(), layout)
        .map(|made| made.value)
        .map_err(|error| error.into_diagnostics())
}

#[test]
fn a_syntax_error_names_file_and_line() {
    let told = told("= Heading\n\n#let x = (1, 2\n");
    assert_eq!(told[0].code, Code::LayoutError);
    let place = told[0].at.as_ref().expect("a place");
    assert_eq!((place.file.as_str(), place.line, place.text.as_str()), ("layouts/own.typ", 3, "#let x = (1, 2"));
    assert!(told[0].message.contains("unclosed"), "{}", told[0].message);
}

#[test]
fn a_layout_reads_nothing_but_its_own() {
    let refused = [
        ("#read(\"/etc/passwd\")", "can use only `layouts/` and the assets"),
        ("#read(\"../report.toml\")", "can use only `layouts/` and the assets"),
        ("#read(\"../../x\")", "cannot read files outside the report folder"),
        ("#import \"@preview/cetz:0.3.0\"", "cannot use packages"),
        ("#plugin(bytes((0, 97, 115, 109, 1, 0, 0, 0)))", "cannot use plug-ins"),
        ("#std.plugin(\"x.wasm\")", "plugin"),
        ("#datetime.today()", "cannot use today's date"),
        ("#image(\"crest.png\")", "can use only `layouts/` and the assets"),
    ];
    for (source, words) in refused {
        let told = told(source);
        assert!(told[0].message.contains(words), "{source}: {}", told[0].message);
        assert_eq!(
            told[0].at.as_ref().map(|place| (place.file.as_str(), place.line)),
            Some(("layouts/own.typ", 1)),
            "{source}"
        );
    }
}

#[test]
fn a_sign_that_the_font_lacks_is_named() {
    let told = told(
        "#set text(font: \"Noto Sans\", fallback: false)\n#set document(title: \"x\", date: none)\nA cup ☕ of tea",
    );
    assert!(told.iter().any(|told| told.message == "the font Noto Sans has no character `☕`"), "{told:?}");
}

#[test]
fn an_asset_that_is_named_is_there() {
    let mut layout = Layout::shipped();
    layout.assets.push((
        "pictures/crest.svg".into(),
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>".to_vec(),
    ));
    let main = layout.files.iter_mut().find(|(path, _)| path == Layout::MAIN).expect("the main file");
    main.1.extend_from_slice(b"\n#image(\"/pictures/crest.svg\", alt: \"Crest\")\n");
    assert!(publish(&example(), Format::Pdf, &layout).is_ok());
}

#[test]
fn a_layout_of_an_officers_own_is_typeset_apart() {
    let style = include_str!("../../layouts/style.typ").replace("#123f5e", "#5e1212");
    let layout = Layout::shipped().with_officers_files(vec![("layouts/style.typ".into(), style.into_bytes())]);
    assert!(layout.officer);
    let bytes = in_child(&layout, Bounds::of(&example())).expect("the layout is typeset");
    assert!(bytes.starts_with(b"%PDF") && bytes != published(&example(), Format::Pdf, &Layout::shipped()));

    let told = in_child(&own("= Heading\n\n#let x = (1, 2\n"), Bounds::of(&example())).expect_err("refused");
    let place = told[0].at.as_ref().expect("a place");
    assert_eq!((told[0].code, place.file.as_str(), place.line), (Code::LayoutError, "layouts/own.typ", 3));
}

#[test]
fn a_layout_that_never_ends_is_stopped() {
    let started = Instant::now();
    let bounds = Bounds { work: Duration::from_secs(1), ..Bounds::of(&example()) };
    let forever = "#{ let n = 0\n while n < 900000000 { for i in range(9000) { for j in range(9000) { n = calc.rem(n + 1, 7) } } } }";
    let told = in_child(&own(forever), bounds).expect_err("stopped");
    assert_eq!(told[0].code, Code::LayoutTooLong);
    assert_eq!(told[0].message, "the layout `layouts/own.typ` did not finish in 1 second");
    assert!(started.elapsed() < Duration::from_secs(8));
}

#[cfg(target_os = "linux")]
#[test]
fn a_layout_that_fills_the_memory_is_stopped() {
    let told = in_child(
        &own("#let words = \"words \" * 900000000\n#words"),
        Bounds { memory: 1 << 30, ..Bounds::of(&example()) },
    )
    .expect_err("stopped");
    assert_eq!(told[0].code, Code::LayoutTooLong, "{}", told[0].message);
    assert_eq!(told[0].message, "the layout `layouts/own.typ` needs more than 1024 MiB of memory");
}
