//! What Word knows and the writer has no word for: heads of tables that repeat, what is read out in place of a
//! picture, the language, the document's own properties, the order of its schema.
//!
//! The writer's XML is put right as text. An officer's words are escaped in it, so no mark looked for can be one of them.

use std::io::Cursor;

use docx_rs::Docx;

use super::order::ordered;
use super::words::held;

/// What the file says of itself.
pub(crate) struct DocumentFacts<'a> {
    pub(crate) title: &'a str,
    /// May be empty.
    pub(crate) authors: &'a str,
    /// May be empty.
    pub(crate) language: &'a str,
    /// At the foot of every page. May be empty.
    pub(crate) version: &'a str,
    /// The day of the meeting. May be empty.
    pub(crate) date_iso: &'a str,
}

/// The file.
pub(crate) fn finish(document: Docx, about: &DocumentFacts, alternatives: &[String]) -> Vec<u8> {
    let mut parts = document.build();
    let language = if about.language.is_empty() { "en-GB" } else { about.language };
    parts.document = rewritten(&parts.document, |document| ordered(&read_out(&heads_repeated(document), alternatives)));
    parts.styles = rewritten(&parts.styles, |styles| ordered(&in_language(styles, language)));
    parts.numberings = rewritten(&parts.numberings, ordered);
    for furniture in parts.headers.iter_mut().chain(&mut parts.footers) {
        *furniture = rewritten(furniture, ordered);
    }
    parts.doc_props.core = properties(about, language).into_bytes();
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).expect("memory takes every byte");
    file.into_inner()
}

fn rewritten(xml: &[u8], rewrite: impl FnOnce(&str) -> String) -> Vec<u8> {
    rewrite(std::str::from_utf8(xml).expect("the writer writes UTF-8")).into_bytes()
}

/// The first row of every table is its head, and its first column says what a row is about.
fn heads_repeated(document: &str) -> String {
    const LOOK: &str = "<w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" \
                        w:noHBand=\"0\" w:noVBand=\"0\" />";
    let mut tables = document.split("<w:tbl>");
    let before = tables.next().unwrap_or_default().to_owned();
    tables.fold(before, |whole, table| {
        let table = table.replacen("</w:tblPr>", &format!("{LOOK}</w:tblPr>"), 1).replacen(
            "<w:cantSplit />",
            "<w:cantSplit /><w:tblHeader />",
            1,
        );
        format!("{whole}<w:tbl>{table}")
    })
}

/// How Word marks a picture that only repeats what words beside it say.
const DECORATIVE: &str = "><a:extLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
    <a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative \
    xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\" /></a:ext></a:extLst></wp:docPr>";

/// Every picture with an id of its own and the words that are read out in its place. The writer gives all the same id and no
/// words; it writes them in reading order.
fn read_out(document: &str, alternatives: &[String]) -> String {
    let mut pieces = document.split("<wp:docPr id=\"1\" name=\"Figure\" />");
    let before = pieces.next().unwrap_or_default().to_owned();
    pieces.zip(alternatives).enumerate().fold(before, |whole, (nth, (piece, words))| {
        let (number, words) = (nth + 1, escaped(words));
        let (descr, end) =
            if words.is_empty() { (String::new(), DECORATIVE) } else { (format!(" descr=\"{words}\""), " />") };
        format!("{whole}<wp:docPr id=\"{number}\" name=\"Figure {number}\"{descr}{end}{piece}")
    })
}

/// The language of every run, and the style of a paragraph that names none.
fn in_language(styles: &str, language: &str) -> String {
    let language = escaped(language);
    let end = "</w:rPr></w:rPrDefault>";
    let lang = format!("<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" />");
    styles.replacen(end, &format!("{lang}{end}"), 1).replacen(
        "w:styleId=\"Normal\"",
        "w:default=\"1\" w:styleId=\"Normal\"",
        1,
    )
}

/// The title, the language and, as the only day there is, that of the meeting.
pub(crate) fn properties(about: &DocumentFacts, language: &str) -> String {
    let day = |name: &str| match about.date_iso {
        "" => String::new(),
        day => format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:{name}>", escaped(day)),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language>{}{}</cp:coreProperties>",
        escaped(about.title),
        escaped(about.authors),
        escaped(language),
        day("created"),
        day("modified"),
    )
}

fn escaped(words: &str) -> String {
    held(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_of_each_table_is_its_head() {
        let row = "<w:tr><w:trPr><w:cantSplit /></w:trPr></w:tr>";
        let table = format!("<w:tbl><w:tblPr></w:tblPr>{row}{row}</w:tbl>");
        let made = heads_repeated(&format!("<w:p />{table}<w:p />{table}"));
        assert_eq!(made.matches("<w:tblHeader />").count(), 2);
        assert_eq!(made.matches("w:firstRow=\"1\"").count(), 2);
        let first = made.find("<w:tblHeader />").expect("a head");
        assert!(first < made.find("</w:tr>").expect("a row") && made.starts_with("<w:p /><w:tbl><w:tblPr><w:tblLook"));
    }

    #[test]
    fn a_language_cannot_leave_its_place() {
        let styles = "<w:rPrDefault><w:rPr></w:rPr></w:rPrDefault><w:style w:styleId=\"Normal\">";
        let made = in_language(styles, "en\"/><x>");
        assert!(
            made.contains("<w:lang w:val=\"en&quot;/&gt;&lt;x&gt;\"") && made.contains("w:default=\"1\""),
            "{made}"
        );
    }
}
