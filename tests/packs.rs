//! The pack of `fixtures/pack-2020-03.toml`: what is in it, and that Part A holds nothing of an exempt paper.
#![cfg(feature = "pdf")]

use std::path::{Path, PathBuf};

use scrutineer::{Folder, Format, Layout, Pack, PackPlan, Part, assemble, draft, publish, publish_pack};

/// Words that stand in exempt papers of the fixture and nowhere else, their title among them.
const EXEMPT: [&str; 7] = [
    "Quillfeather",
    "Oxbow",
    "Marlstone",
    "£4,385",
    "residential placements framework",
    "guaranteed occupancy",
    "Bids",
];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn plan(file: &Path) -> PackPlan {
    let (plan, told) = PackPlan::open(file);
    assert!(told.is_empty(), "{told:?}");
    plan.expect("a plan without faults")
}

fn pack_of(file: &Path, part: Part) -> Pack {
    let program = Path::new(env!("CARGO_BIN_EXE_scrutineer"));
    assemble(&plan(file), part, program).unwrap_or_else(|error| panic!("{error}")).value
}

fn pack(part: Part) -> Pack {
    pack_of(&fixtures().join("pack-2020-03.toml"), part)
}

/// The fixture with another `pack.toml`, in a folder of its own that goes with the first of the two.
fn edited(edit: impl Fn(&str) -> String) -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().expect("a temporary folder");
    let toml = std::fs::read_to_string(fixtures().join("pack-2020-03.toml")).expect("the fixture");
    for name in ["anyshire", "leicestershire-2019-20-q3", "pack-2020-03"] {
        copy(&fixtures().join(name), &place.path().join(name));
    }
    let file = place.path().join("pack.toml");
    std::fs::write(&file, edit(&toml)).expect("written");
    (place, file)
}

/// The fixture with the report of item 4 exempt.
fn exempt_report() -> (tempfile::TempDir, PathBuf) {
    edited(|toml| {
        let (open, exempt) = ("report = \"anyshire\"", "report = \"anyshire\"\npart = \"B\"\nexempt = [1, 2]");
        let (before, rest) = toml.split_once("[[item]]\nnumber = 5").expect("item 5");
        let (_, last) = rest.split_once("[[item]]\nnumber = 7").expect("item 7");
        format!("{}\n[[item]]\nnumber = 7{last}", before.replace(open, exempt))
    })
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy(&path, &target) } else { std::fs::copy(&path, target).map(drop).expect("copied") }
    }
}

fn shipped() -> Layout {
    Layout { main: Layout::PACK.to_owned(), ..Layout::shipped() }
}

fn published(pack: &Pack, format: Format) -> Vec<u8> {
    let made = publish_pack(pack, format, &shipped()).unwrap_or_else(|error| panic!("{error}"));
    assert!(made.warnings.is_empty(), "{:?}", made.warnings);
    made.value
}

fn text(pack: &Pack) -> String {
    String::from_utf8(published(pack, Format::Text)).expect("UTF-8")
}

/// The text of a pack; of a long paper only how it begins, as the reports have snapshots of their own.
fn outline(pack: &Pack) -> String {
    const MOST: usize = 18;
    let text = text(pack);
    let papers = text.split("\nAgenda Item ").map(|paper| {
        let parts: Vec<&str> = paper.split("\n\n").collect();
        let more = parts.len().saturating_sub(MOST);
        let more = if more > 0 { format!("\n\n... and {more} more parts\n") } else { String::new() };
        parts[..parts.len().min(MOST)].join("\n\n") + more.as_str()
    });
    papers.collect::<Vec<_>>().join("\nAgenda Item ")
}

#[test]
fn the_agenda_and_its_papers_in_order() {
    insta::assert_snapshot!("pack_part_a", outline(&pack(Part::A)));
    insta::assert_snapshot!("pack_part_b", outline(&pack(Part::B)));
}

#[test]
fn what_part_a_is_made_of_holds_no_exempt_word() {
    let (public, private) =
        [Part::A, Part::B].map(|part| serde_json::to_string(&pack(part)).expect("plain data")).into();
    for words in EXEMPT {
        assert!(!public.contains(words), "{words}");
        assert!(private.contains(words), "{words} proves nothing: it is in no exempt paper");
    }
}

#[test]
fn a_report_of_the_pack_says_what_it_says_by_itself() {
    let folder = Folder::open(&fixtures().join("anyshire")).0.expect("a folder");
    let alone = draft(&folder).expect("a report").value;
    let alone = publish(&alone, Format::Text, &Layout::shipped()).expect("text").value;
    let alone = String::from_utf8(alone).expect("UTF-8");
    let (_, body) = alone.split_once("\n\nPurpose of the report\n\n").expect("a first heading");
    assert!(text(&pack(Part::A)).contains(body.trim_end()));
}

mod as_page {
    use super::*;

    fn page(pack: &Pack) -> String {
        String::from_utf8(published(pack, Format::Html)).expect("UTF-8")
    }

    /// The words of a page, without its tags.
    fn words(page: &str) -> String {
        let (_, body) = page.split_once("<body").expect("a body");
        let text: Vec<&str> = body.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
        let text = text.concat().replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&amp;", "&")
    }

    fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
        let begin = format!(" {attribute}=\"");
        page.split(&begin).skip(1).map(|rest| rest.split('"').next().expect("an end")).collect()
    }

    #[test]
    fn every_line_of_the_agenda_leads_to_its_paper() {
        let page = page(&pack(Part::B));
        let (_, agenda) = page.split_once("<table class=\"agenda\">").expect("an agenda");
        let (agenda, papers) = agenda.split_once("<section class=\"item\"").expect("a paper");
        let links: Vec<&str> = values(agenda, "href");
        assert_eq!(links, ["#item-1", "#item-3", "#item-4", "#item-5", "#item-6", "#item-7"]);
        let headings = papers.split("<h2 id=\"").skip(1).map(|rest| rest.split('"').next().expect("an end"));
        assert_eq!(headings.map(|id| format!("#{id}")).collect::<Vec<_>>(), links);
        let mut ids = values(&page, "id");
        let leads = |link: &&str| link.strip_prefix('#').is_none_or(|id| ids.contains(&id));
        assert_eq!(values(&page, "href").into_iter().find(|link| !leads(link)), None);
        ids.sort_unstable();
        assert!(ids.windows(2).all(|two| two[0] != two[1]), "an id stands twice");
    }

    #[test]
    fn headings_go_down_by_one() {
        let page = page(&pack(Part::B));
        let levels: Vec<u32> = page
            .match_indices("<h")
            .filter_map(|(at, _)| {
                page[at + 2..].chars().next()?.to_digit(10).filter(|_| page[at + 3..].starts_with(['>', ' ']))
            })
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(levels.len() > 60 && levels[0] == 1);
        assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
    }

    #[test]
    fn paragraphs_bear_the_labels_of_the_house() {
        let (_place, file) = edited(|toml| format!("numbering = \"hierarchical\"\n{toml}"));
        let page = words(&page(&pack_of(&file, Part::A)));
        for label in ["1 Purpose of the report1.1 The purpose of this report", "3.2 Quartile positions are added"] {
            assert!(page.contains(label), "{label}");
        }
        assert!(words(&self::page(&pack(Part::A))).contains("4. Quartile positions are added"));
    }

    #[test]
    fn a_page_from_elsewhere_is_a_picture_with_its_words() {
        let page = page(&pack(Part::A));
        let pictures: Vec<&str> =
            page.split("<img ").skip(1).map(|rest| rest.split('>').next().expect("an end")).collect();
        assert_eq!(pictures.len(), 2);
        for (picture, said) in
            pictures.iter().zip(["how agencies share what they know", "November 8 Health assessments"])
        {
            assert!(picture.starts_with("src=\"data:image/svg+xml,%3Csvg"), "{}", &picture[..60]);
            assert!(picture.split_once(" alt=\"").is_some_and(|(_, alt)| alt.contains(said)), "{said}");
            assert_eq!(words(&page).matches(said).count(), 1, "{said}");
        }
    }

    #[test]
    fn the_private_pack_says_so_on_the_page_and_in_print() {
        let [public, private] = [Part::A, Part::B].map(|part| page(&pack(part)));
        for mark in [
            "<p class=\"private\"><strong>Part B: not for publication</strong>",
            "@top-right { content: \"Part B: not for publication\"",
        ] {
            assert!(private.contains(mark) && !public.contains(mark), "{mark}");
        }
        assert!(private.contains("This paper contains exempt information under paragraph 3"));
        assert!(public.contains("Exempt under paragraph 3 of Part 1") && !public.contains("not for publication"));
    }
}

#[cfg(feature = "proof")]
mod as_proof {
    use scrutineer::{Warned, publish_sign_off, sign_off};

    use super::*;

    fn made(file: &Path, part: Part) -> Result<Vec<u8>, scrutineer::Error> {
        let Warned { value, .. } = sign_off(&plan(file), part, Path::new(env!("CARGO_BIN_EXE_scrutineer")))?;
        publish_sign_off(&value).map(|made| made.value)
    }

    fn proof(file: &Path, part: Part) -> Vec<u8> {
        made(file, part).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The words of its pages, every kind of space alike.
    fn words(pdf: &[u8]) -> String {
        let read = as_pdf::read(pdf);
        let pages = read["pages"].as_array().expect("pages").iter();
        let words: Vec<&str> = pages.map(|page| page["words"].as_str().expect("text")).collect();
        words.join("\n").replace('\u{a0}', " ")
    }

    fn replace(file: &Path, old: &str, new: &str) {
        let text = std::fs::read_to_string(file).expect("a file of the fixture");
        assert!(text.contains(old), "{old}");
        std::fs::write(file, text.replace(old, new)).expect("written");
    }

    #[test]
    fn what_changed_since_it_was_approved_is_marked_with_where_it_comes_from() {
        let (place, file) = edited(str::to_owned);
        let figures = place.path().join("anyshire/data/observations.csv");
        replace(&figures, "2024/25,91.6,1402,1531", "2024/25,91.2,1396,1531");
        let words = words(&proof(&file, Part::B));
        assert!(words.contains("Compared with the text approved for quarter 3 2019/20: it reads as approved."));
        assert!(words.contains("Compared with the text approved for quarter 3 2024/25: "));
        let changed = "91.6% (1,402 91.2% (1,396";
        let (_, behind) = words.split_once(changed).expect("both figures stand in the sentence");
        let at = behind.find("changed since it was approved Figures changed").expect("a note");
        assert!(at < 400, "{}", &behind[..at]);
        assert!(behind[at..].contains("quarter 3 2024/25: 91.6; 1402 of 1531 → 91.2; 1396 of 1531"));
        // A row of the dashboard is no sentence, and is told all the same.
        let (_, rest) = words.split_once("What else changed since it was approved").expect("the rest");
        assert!(rest.contains("Performance dashboard, Quarter 3 2024/25: Children are safe and well"));
    }

    #[test]
    fn where_nothing_is_approved_the_item_says_so() {
        let (place, file) = edited(str::to_owned);
        std::fs::remove_dir_all(place.path().join("leicestershire-2019-20-q3/expected")).expect("it is there");
        let words = words(&proof(&file, Part::A));
        assert!(words.contains("No text has been approved for quarter 3 2019/20, so no changes are marked."));
        assert!(!words.contains("changed since it was approved Figures"));
    }

    #[test]
    fn what_was_approved_and_is_damaged_is_a_fault_of_its_folder() {
        let (place, file) = edited(str::to_owned);
        std::fs::write(place.path().join("anyshire/expected/2024-25-q3/text.snap"), "text").expect("written");
        let told = made(&file, Part::A).expect_err("a fault").into_diagnostics();
        assert_eq!(told[0].code, scrutineer::Code::SnapshotDamaged);
        assert!(told[0].at.as_ref().is_some_and(|at| at.file.starts_with("anyshire/expected/")), "{told:?}");
    }

    #[test]
    fn every_item_has_a_box_in_which_it_is_signed_off_and_no_exempt_word_is_in_part_a() {
        let file = fixtures().join("pack-2020-03.toml");
        let [public, private] = [Part::A, Part::B].map(|part| words(&proof(&file, part)));
        assert_eq!([&public, &private].map(|words| words.matches("Signed off by").count()), [5, 6]);
        for words in EXEMPT {
            assert!(!public.contains(words) && private.contains(words), "{words}");
        }
        for item in
            ["Agenda Item 1: Minutes of the meeting", "Agenda Item 7: Bids for the residential placements framework"]
        {
            assert!(private.contains(item), "{item}");
        }
        assert!(private.contains("Proof (Part B, not for publication)") && !public.contains("Part B, not for"));
    }

    #[test]
    fn by_section_the_number_is_that_of_the_pack() {
        let (_place, file) = edited(|toml| format!("numbering = \"hierarchical\"\n{toml}"));
        let words = words(&proof(&file, Part::A));
        assert!(words.contains("Paragraphs are numbered here as in the pack"));
        assert!(words.contains("3.2 Quartile positions are added"));
    }

    #[test]
    fn the_same_pack_gives_the_same_proof() {
        let file = fixtures().join("pack-2020-03.toml");
        assert!(proof(&file, Part::B) == proof(&file, Part::B));
    }
}

mod as_word {
    use std::io::{Cursor, Read};
    use std::process::Command;

    use roxmltree::{Document, Node};

    use super::*;

    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn word(pack: &Pack) -> Vec<u8> {
        publish_pack(pack, Format::Docx, &shipped()).unwrap_or_else(|error| panic!("{error}")).value
    }

    /// The XML of each part by its name.
    pub fn parts(docx: &[u8]) -> Vec<(String, String)> {
        let mut file = zip::ZipArchive::new(Cursor::new(docx)).expect("a zip file");
        let names: Vec<String> = file.file_names().map(str::to_owned).collect();
        let xml = names.into_iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels"));
        let mut parts = Vec::new();
        for name in xml {
            let mut text = String::new();
            file.by_name(&name).expect("a part").read_to_string(&mut text).expect("UTF-8");
            parts.push((name, text));
        }
        parts
    }

    fn document(pack: &Pack) -> String {
        let parts = parts(&word(pack));
        parts.into_iter().find(|(name, _)| name == "word/document.xml").expect("a document").1
    }

    fn words(node: Node) -> String {
        let text = node.descendants().filter(|node| node.has_tag_name((W, "t"))).filter_map(|node| node.text());
        text.collect::<String>().replace('\u{a0}', " ")
    }

    /// Style and words of every paragraph.
    fn paragraphs(xml: &str) -> Vec<(String, String)> {
        let document = Document::parse(xml).expect("well formed");
        let all = document.descendants().filter(|node| node.has_tag_name((W, "p")));
        all.map(|node| {
            let style = node.descendants().find(|node| node.has_tag_name((W, "pStyle")));
            (style.and_then(|style| style.attribute((W, "val"))).unwrap_or_default().to_owned(), words(node))
        })
        .collect()
    }

    #[test]
    fn items_are_headings_with_their_papers_one_level_deeper() {
        let paragraphs = paragraphs(&document(&pack(Part::B)));
        let of = |style: &str| -> Vec<&str> {
            paragraphs.iter().filter(|(own, _)| own == style).map(|(_, words)| words.as_str()).collect()
        };
        let items: Vec<&str> = of("Heading1").into_iter().filter(|words| words.starts_with("Agenda Item")).collect();
        let numbers: Vec<&str> = items.iter().filter_map(|words| words.split([' ', ':']).nth(2)).collect();
        assert_eq!(numbers, ["1", "3", "4", "5", "6", "7"]);
        assert_eq!(of("Heading1").len(), items.len() + 3);
        assert!(of("Heading2").contains(&"Appendix A: Performance dashboard, Quarter 3 2019/20"));
        assert!(of("Heading3").contains(&"Early years") && of("Heading3").contains(&"Key"));
    }

    #[test]
    fn every_sentence_of_a_report_stands_in_it() {
        let pack = pack(Part::A);
        let said = paragraphs(&document(&pack)).into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n");
        let json = serde_json::to_value(&pack).expect("plain data");
        let mut count = 0;
        for section in json["items"][3]["paper"]["report"]["sections"].as_array().expect("sections") {
            for block in section["blocks"].as_array().expect("blocks") {
                for sentence in block["sentences"].as_array().into_iter().flatten() {
                    let text = sentence["text"].as_str().expect("text").replace('\u{a0}', " ");
                    assert!(said.contains(&text), "{text}");
                    count += 1;
                }
            }
        }
        assert!(count > 50);
    }

    #[test]
    fn the_agenda_leads_to_the_items_and_each_begins_a_page() {
        let xml = document(&pack(Part::A));
        let document = Document::parse(&xml).expect("well formed");
        let named = |tag: &'static str, attribute: &'static str| -> Vec<String> {
            let found = document.descendants().filter(|node| node.has_tag_name((W, tag)));
            found.filter_map(|node| node.attribute((W, attribute)).map(str::to_owned)).collect()
        };
        let marks = named("bookmarkStart", "name");
        assert_eq!(marks, ["item_1", "item_3", "item_4", "item_5", "item_6"]);
        assert_eq!(named("hyperlink", "anchor"), marks);
        // A section of Word's, or a break before the heading.
        let breaks = document.descendants().filter(|node| node.has_tag_name((W, "pageBreakBefore"))).count();
        let sections = document.descendants().filter(|node| node.has_tag_name((W, "sectPr"))).count();
        assert_eq!((breaks, sections), (1 + 5, 5), "the agenda and every item; two reports part the pages in five");
    }

    #[test]
    fn the_word_edition_says_what_it_does_not_draw() {
        let made = publish_pack(&pack(Part::A), Format::Docx, &shipped()).expect("a file");
        let told: Vec<(&str, &str)> =
            made.warnings.iter().map(|told| (told.code.as_str(), told.message.as_str())).collect();
        let message = "the Word edition has only the words of the pages of `partners.pdf`, item 5";
        assert_eq!(told, [("drawing-left-out", message)]);
        let said = paragraphs(&document(&pack(Part::A)));
        assert!(said.iter().any(|(_, words)| words.contains("Its pages are drawn in the PDF and in the web edition")));
        assert!(said.iter().any(|(_, words)| words.contains("November 8 Health assessments January 11")));
    }

    /// What LibreOffice counts is what the labels say.
    #[test]
    fn word_counts_the_labels_of_the_house() {
        let (place, file) = edited(|toml| format!("numbering = \"hierarchical\"\n{toml}"));
        std::fs::write(place.path().join("pack.docx"), word(&pack_of(&file, Part::A))).expect("written");
        let profile = format!("-env:UserInstallation=file://{}/office", place.path().display());
        let asked = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
            .args([place.path(), &place.path().join("pack.docx")])
            .output();
        let made = std::fs::read_to_string(place.path().join("pack.txt"));
        let (Ok(_), Ok(text)) = (asked, made) else {
            assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "LibreOffice must be there");
            println!("skipped: there is no LibreOffice here");
            return;
        };
        let text = text.replace(['\t', '\u{a0}'], " ");
        for words in [
            "1.1 Present: Councillors A",
            "2 Minutes of the previous meeting",
            "1.1 The purpose of this report",
            "3.2 Quartile positions are added",
            "10.3 More detailed national data",
            "1.1 This report presents the Committee",
        ] {
            assert!(text.contains(words), "{words}");
        }
    }
}

/// Every format but the PDF and the proof, which [`as_pdf`] and [`as_proof`] take apart.
#[test]
fn part_a_of_no_format_holds_an_exempt_word() {
    for format in [Format::Html, Format::Text, Format::Json, Format::Docx] {
        let [public, private] = [Part::A, Part::B].map(|part| everything(&pack(part), format));
        for words in EXEMPT {
            assert!(!public.contains(words), "{words} in {}", format.name());
            assert!(private.contains(words), "{words} is not even found in Part B as {}", format.name());
        }
    }
}

#[test]
fn an_exempt_report_leaves_nothing_in_part_a_of_any_format() {
    let (_place, file) = exempt_report();
    let [public, private] = [Part::A, Part::B].map(|part| pack_of(&file, part));
    for format in [Format::Html, Format::Text, Format::Json, Format::Docx] {
        let [public, private] = [&public, &private].map(|pack| everything(pack, format));
        for words in ["Anyshire", "item-4", "item_4", "Casualty"] {
            assert!(!public.contains(words), "{words} in {}", format.name());
        }
        assert!(private.contains("Anyshire") && private.contains("Casualty"), "{}", format.name());
    }
}

/// All words of a pack in a format, its title and whatever else it says of itself included.
fn everything(pack: &Pack, format: Format) -> String {
    let bytes = publish_pack(pack, format, &shipped()).unwrap_or_else(|error| panic!("{error}")).value;
    match format {
        Format::Docx => as_word::parts(&bytes).into_iter().map(|(name, text)| format!("{name}\n{text}\n")).collect(),
        _ => String::from_utf8(bytes).expect("UTF-8"),
    }
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let (one, other) = (pack(Part::B), pack(Part::B));
    for format in [Format::Html, Format::Text, Format::Json, Format::Docx] {
        let [one, other] = [&one, &other].map(|pack| publish_pack(pack, format, &shipped()).expect("a file").value);
        assert!(one == other, "{}", format.name());
    }
}

mod as_pdf {
    use std::collections::BTreeMap;
    use std::io::Write;
    use std::process::{Command, Stdio};

    use lopdf::{Dictionary, Document, Object, dictionary};

    use super::*;

    fn pdf(pack: &Pack) -> Vec<u8> {
        published(pack, Format::Pdf)
    }

    /// What can be got out of a PDF: words of pages, attachments, bookmarks, and everything else as raw text.
    struct Got {
        pages: Vec<String>,
        attached: BTreeMap<String, String>,
        bookmarks: Vec<String>,
        raw: String,
    }

    impl Got {
        fn out_of(pdf: &[u8]) -> Got {
            let read = read(pdf);
            let document = Document::load_mem(pdf).expect("a PDF");
            let text = |bytes: &serde_json::Value| {
                let bytes: Vec<u8> = serde_json::from_value(bytes.clone()).expect("bytes");
                String::from_utf8_lossy(&bytes).into_owned()
            };
            let attached = read["attached"].as_object().expect("attachments").iter();
            Got {
                pages: read["pages"].as_array().expect("pages").iter().map(|page| words(&page["words"])).collect(),
                attached: attached.map(|(name, bytes)| (name.clone(), text(bytes))).collect(),
                bookmarks: bookmarks(&document),
                raw: document.objects.values().map(raw).collect(),
            }
        }

        /// All of it, every kind of space alike.
        fn everything(&self) -> String {
            let attached = self.attached.iter().map(|(name, text)| format!("{name}\n{text}"));
            let all: Vec<String> = self.pages.iter().cloned().chain(attached).collect();
            [all.join("\n"), self.bookmarks.join("\n"), self.raw.clone()].join("\n").replace('\u{a0}', " ")
        }
    }

    fn words(value: &serde_json::Value) -> String {
        value.as_str().expect("text").replace('\u{a0}', " ")
    }

    /// The program's own reader of PDFs.
    pub fn read(pdf: &[u8]) -> serde_json::Value {
        let mut child = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
            .arg(scrutineer::READ_ARGUMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("piped").write_all(pdf).expect("it reads");
        let said = child.wait_with_output().expect("it ends").stdout;
        serde_json::from_slice::<serde_json::Value>(&said).expect("JSON")["Ok"].clone()
    }

    /// Every text string and every stream of an object.
    fn raw(object: &Object) -> String {
        let all = |dictionary: &Dictionary| {
            dictionary
                .iter()
                .map(|(name, value)| format!("{} {}\n", String::from_utf8_lossy(name), raw(value)))
                .collect()
        };
        match object {
            Object::String(bytes, _) => decoded(bytes),
            Object::Name(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Object::Array(list) => list.iter().map(|one| raw(one) + "\n").collect(),
            Object::Dictionary(dictionary) => all(dictionary),
            Object::Stream(stream) => {
                let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                all(&stream.dict) + &*String::from_utf8_lossy(&bytes)
            }
            _ => String::new(),
        }
    }

    fn decoded(bytes: &[u8]) -> String {
        match bytes {
            [0xfe, 0xff, rest @ ..] => {
                let units: Vec<u16> = rest.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                String::from_utf16_lossy(&units)
            }
            bytes => String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// The tree of bookmarks, two spaces a level.
    fn bookmarks(document: &Document) -> Vec<String> {
        fn walk(document: &Document, first: Option<Object>, depth: usize, found: &mut Vec<String>) {
            let mut next = first;
            while let Some(Object::Reference(id)) = next {
                let one = document.get_dictionary(id).expect("a bookmark");
                let title = one.get(b"Title").and_then(Object::as_str).expect("a title");
                found.push(format!("{}{}", "  ".repeat(depth), decoded(title).replace('\u{a0}', " ")));
                walk(document, one.get(b"First").ok().cloned(), depth + 1, found);
                next = one.get(b"Next").ok().cloned();
            }
        }
        let catalogue = document.catalog().expect("a catalogue");
        let outlines = catalogue.get(b"Outlines").and_then(Object::as_reference).expect("bookmarks");
        let first = document.get_dictionary(outlines).expect("a tree").get(b"First").ok().cloned();
        let mut found = Vec::new();
        walk(document, first, 0, &mut found);
        found
    }

    /// Where each page of the agenda says an item begins.
    fn first_page(got: &Got, item: u32) -> usize {
        let divider = format!("Agenda Item {item} ");
        1 + got
            .pages
            .iter()
            .position(|page| page.contains(&divider) && !page.contains(" Title Pages "))
            .expect("a divider")
    }

    #[test]
    fn the_agenda_gives_the_pages_on_which_the_papers_stand() {
        let got = Got::out_of(&pdf(&pack(Part::B)));
        let agenda = got.pages.iter().find(|page| page.contains(" Title Pages ")).expect("the agenda");
        for (item, next) in [(1, 3), (3, 4), (4, 5), (5, 6), (6, 7)] {
            let (first, last) = (first_page(&got, item), first_page(&got, next) - 1);
            let said = if first == last { format!(" {first} ") } else { format!(" {first} to {last} ") };
            assert!(agenda.contains(&said), "item {item}: {said} in {agenda}");
        }
        for (nth, page) in got.pages.iter().enumerate() {
            assert!(
                page.ends_with(&format!("Page {}", nth + 1)) || page.contains(&format!(" Page {} ", nth + 1)),
                "{page}"
            );
        }
    }

    #[test]
    fn the_bookmarks_are_items_with_sections_and_appendices() {
        insta::assert_snapshot!("pack_bookmarks", Got::out_of(&pdf(&pack(Part::B))).bookmarks.join("\n"));
    }

    #[test]
    fn paragraphs_are_numbered_by_section_where_the_house_does() {
        let (_place, file) = edited(|toml| format!("numbering = \"hierarchical\"\n{toml}"));
        let got = Got::out_of(&pdf(&pack_of(&file, Part::B)));
        let text = got.pages.join(" ");
        for words in [
            "1 Purpose of the report 1.1 The purpose of this report",
            "3.2 Quartile positions are added",
            // A subsection has no number, and its paragraphs run on.
            "Primary school outcomes – SEN and FSM 10.3 More detailed",
            "Background papers • Strategic Plan",
            // The next paper begins again.
            "1 Purpose of the report 1.1 This report presents the Committee",
            "Report of: Chief Executive and the Director of Children and Family Services",
        ] {
            assert!(text.contains(words), "{words}");
        }
        assert!(got.bookmarks.contains(&"  5 Children at most risk are kept safe and protected from harm".to_owned()));
    }

    #[test]
    fn each_reports_figures_and_record_are_inside_under_names_of_their_own() {
        let pack = pack(Part::A);
        let got = Got::out_of(&pdf(&pack));
        let names: Vec<&str> = got.attached.keys().map(String::as_str).collect();
        assert_eq!(names, ["item-3-figures.csv", "item-3-record.json", "item-4-figures.csv", "item-4-record.json"]);
        let json = serde_json::to_value(&pack).expect("plain data");
        assert_eq!(got.attached["item-3-figures.csv"], json["items"][2]["paper"]["report"]["figures_csv"]);
        assert_eq!(got.attached["item-4-record.json"], json["items"][3]["paper"]["report"]["record_json"]);
    }

    #[test]
    fn part_a_holds_no_exempt_word() {
        let (public, private) = [Part::A, Part::B].map(|part| Got::out_of(&pdf(&pack(part)))).into();
        let (public_words, private_words) = (public.everything(), private.everything());
        for words in EXEMPT {
            assert!(!public_words.contains(words), "{words}");
            assert!(private_words.contains(words), "{words} is not even found in Part B");
        }
        assert!(public_words.contains("Exempt under paragraph 3 of Part 1 of Schedule 12A"));
        assert!(public.bookmarks.iter().all(|title| !title.contains("Item 7")));
        assert!(private.bookmarks.iter().any(|title| title.contains("Item 7")));
        assert_eq!(private.pages.iter().filter(|page| !page.contains("Part B: not for publication")).count(), 0);
        assert_eq!(public.pages.iter().filter(|page| page.contains("not for publication")).count(), 0);
    }

    /// A whole report that is exempt: its figures, record, charts and alternative texts stay out too.
    #[test]
    fn an_exempt_report_leaves_nothing_in_part_a() {
        let (_place, file) = exempt_report();
        let (public, private) =
            [Part::A, Part::B].map(|part| Got::out_of(&pdf(&pack_of(&file, part))).everything()).into();
        for words in ["Anyshire", "item-4", "anyshire", "Casualty"] {
            assert!(!public.contains(words), "{words}");
            assert!(private.contains(words) || words == "anyshire", "{words}");
        }
        assert!(public.contains("Exempt under paragraphs 1 and 2 of Part 1 of Schedule 12A"));
    }

    #[test]
    fn a_page_from_elsewhere_holds_its_own_words() {
        let got = Got::out_of(&pdf(&pack(Part::A)));
        let everything = got.everything();
        assert!(everything.contains("They looked at how agencies share what they know of children who go missing"));
        assert!(everything.contains("November 8 Health assessments January 11"));
        assert!(got.pages.iter().any(|page| page.contains("Agenda Item 5, page 2 of 2")));
    }

    /// A PDF of so many pages, on each of them a grey square.
    fn squares(pages: usize) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let tree = document.new_object_id();
        let drawn = lopdf::Stream::new(Dictionary::new(), b"0.5 g 100 100 200 200 re f".to_vec());
        let drawn = document.add_object(drawn);
        let page = dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => drawn,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        let kids: Vec<Object> = (0..pages).map(|_| document.add_object(page.clone()).into()).collect();
        let count = i64::try_from(pages).expect("few");
        document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
        let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", catalogue);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("written");
        bytes
    }

    /// A pack whose only paper is this PDF.
    fn pack_with(bytes: &[u8]) -> Result<scrutineer::Warned<Pack>, scrutineer::Error> {
        let place = tempfile::tempdir().expect("a temporary folder");
        let toml = std::fs::read_to_string(fixtures().join("pack-2020-03.toml")).expect("the fixture");
        let (before, _) = toml.split_once("[[item]]").expect("an item");
        let toml = format!("{before}[[item]]\nnumber = 1\ntitle = \"A paper\"\npdf = \"paper.pdf\"\n");
        std::fs::write(place.path().join("pack.toml"), toml).expect("written");
        std::fs::write(place.path().join("paper.pdf"), bytes).expect("written");
        let program = Path::new(env!("CARGO_BIN_EXE_scrutineer"));
        assemble(&plan(&place.path().join("pack.toml")), Part::A, program)
    }

    #[test]
    fn a_page_without_words_is_named_and_given_none() {
        let made = pack_with(&squares(2)).expect("a pack");
        let told: Vec<&str> = made.warnings.iter().map(|told| told.message.as_str()).collect();
        let named = |page| format!("page {page} of `paper.pdf`, item 1, has no text for screen readers");
        assert_eq!(told, [named(1), named(2)]);
        let got = Got::out_of(&pdf(&made.value));
        let said = got.pages.iter().filter(|page| page.contains("A page without words that can be read out")).count();
        assert_eq!(said, 2);
    }

    #[test]
    fn a_pdf_that_cannot_be_a_paper_is_told_why() {
        let why = |bytes: &[u8]| {
            let told = pack_with(bytes).expect_err("refused").into_diagnostics();
            assert_eq!((told.len(), told[0].code), (1, scrutineer::Code::ForeignPdf));
            told[0].message.clone()
        };
        let sound = std::fs::read(fixtures().join("pack-2020-03/partners.pdf")).expect("the fixture");
        assert!(why(&squares(500)).ends_with("it has 500 pages, and the limit for one file in a pack is 100"));
        assert!(why(b"Dear all").ends_with("it is not a PDF"));
        assert!(why(b"%PDF-1.7\n%%EOF").ends_with("it is damaged, or its end is missing"));
        let Some(locked) = locked(&sound) else { return };
        assert!(why(&locked).ends_with("it is locked with a password"));
    }

    /// The same with a password, by a program that may not be there.
    fn locked(bytes: &[u8]) -> Option<Vec<u8>> {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (open, locked) = (place.path().join("open.pdf"), place.path().join("locked.pdf"));
        std::fs::write(&open, bytes).expect("written");
        let asked =
            Command::new("qpdf").args(["--encrypt", "secret", "owner", "256", "--"]).args([&open, &locked]).status();
        match asked {
            Ok(ended) if ended.success() => Some(std::fs::read(&locked).expect("written")),
            _ => {
                println!("skipped: there is no `qpdf` here");
                None
            }
        }
    }

    #[test]
    fn the_same_folder_gives_the_same_bytes() {
        assert!(pdf(&pack(Part::A)) == pdf(&pack(Part::A)));
        let bytes = pdf(&pack(Part::A));
        for words in ["pdfuaid:part", "pdfaid:part>3", "pdfaid:conformance>A"] {
            assert!(bytes.windows(words.len()).any(|window| window == words.as_bytes()), "{words}");
        }
    }
}
